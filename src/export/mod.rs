//! What is open, written in the formats that other programs read.

mod json;
mod markdown;
mod opml;
mod terminal;
mod tree;

pub use json::to_json;
pub use terminal::{controls_visible, one_line, visible};
pub use tree::write as tree;

use crate::engine::OpenFile;

/// A format to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The text with its headings marked by `#`.
    Markdown,
    /// The essays of each file and their headings, by line.
    Json,
    /// The outline for outliners and mind maps.
    Opml,
}

impl Format {
    /// The names of all formats.
    pub const NAMES: &str = "markdown, json, opml";

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "opml" => Some(Self::Opml),
            _ => None,
        }
    }
}

/// Files by name, written one after the other into one document.
///
/// What is written is `head`, then `file` for each, then `end`. Where there is more than one file, each has a part of its
/// own under its name.
#[derive(Clone, Debug)]
pub struct Bundle {
    title: String,
    is_one: bool,
}

impl Bundle {
    /// A document for the files of these names.
    ///
    /// ```
    /// use gangmu::export::Bundle;
    ///
    /// let bundle = Bundle::new(["甲.txt", "乙.txt"]);
    /// assert!(bundle.opml_head().contains("<title>甲.txt +1</title>"));
    /// ```
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names = names.into_iter();
        let first = names.next().unwrap_or_default();
        match names.count() {
            0 => Self { title: first.to_owned(), is_one: true },
            others => Self { title: format!("{first} +{others}"), is_one: false },
        }
    }

    /// How an OPML document begins.
    pub fn opml_head(&self) -> String {
        opml::head(&self.title)
    }

    /// The outline of a file as OPML, to stand between [`opml_head`](Self::opml_head) and [`OPML_END`].
    pub fn opml_file(&self, file: &OpenFile) -> String {
        opml::file(file, !self.is_one)
    }

    /// The outline of a file as a Markdown list.
    pub fn markdown_outline(&self, file: &OpenFile) -> String {
        markdown::outline(file, !self.is_one)
    }

    /// A file with its text as Markdown.
    fn markdown_file(&self, file: &OpenFile) -> String {
        markdown::file(file, !self.is_one)
    }
}

/// How an OPML document ends.
pub const OPML_END: &str = opml::END;

/// The outline of a file as JSON in one line, which ends in `\n`.
pub fn json_line(file: &OpenFile) -> String {
    json::object(file) + "\n"
}

/// All files as one document of a format: JSON is an object for one file, an array of such objects for several.
pub fn write_all(files: &[OpenFile], format: Format) -> String {
    let bundle = Bundle::new(files.iter().map(OpenFile::name));
    match format {
        Format::Markdown => files.iter().map(|file| bundle.markdown_file(file)).collect(),
        Format::Json => json::document(files),
        Format::Opml => {
            let body: String = files.iter().map(|file| bundle.opml_file(file)).collect();
            bundle.opml_head() + &body + OPML_END
        }
    }
}

#[cfg(test)]
mod tests;
