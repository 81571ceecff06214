//! What is open, written in the formats that other programs read.

mod json;
mod markdown;
mod tree;

pub use markdown::outline as markdown_outline;
pub use tree::write as tree;

use crate::engine::OpenFile;

/// A format to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The text with its headings marked by `#`.
    Markdown,
    /// One JSON object a line for each file: its essays and their headings, by line.
    Json,
}

impl Format {
    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// One file in a format; ends in `\n`.
pub fn write(file: &OpenFile, format: Format) -> String {
    match format {
        Format::Markdown => markdown::write(file),
        Format::Json => json::write(file),
    }
}

/// All files in a format, one after the other.
pub fn write_all(files: &[OpenFile], format: Format) -> String {
    files.iter().map(|file| write(file, format)).collect()
}
