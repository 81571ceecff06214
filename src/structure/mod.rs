//! From text to structure: what each line is, where each essay begins, and the headings of each essay in reading order.

mod chain;
mod decoder;
mod essay;
mod lead;
mod level;
mod line;
mod numbering;

use std::fmt;

use crate::{span::Span, text::SourceText};

/// What a line is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing but white space.
    Blank,
    /// Running text.
    #[default]
    Body,
    /// A line that repeats through the file: 本文系作者原创投稿，请勿照搬照抄！
    Notice,
    /// The title of an essay.
    Title,
    /// The subtitle under it: ——学习《规定》心得体会
    Subtitle,
    /// Who wrote it, or when, under the title.
    Byline,
    /// A heading that fills its line: 一、提高认识
    Heading,
    /// A heading that opens a paragraph: 一是聚焦政治统领。正文……
    Lead,
}

/// What a file holds, line by line and essay by essay.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The role of each line, by line number.
    pub roles: Vec<Role>,
    /// In reading order; their lines do not overlap. Lines before the first essay belong to none.
    pub essays: Vec<Essay>,
}

/// One essay: a title, perhaps a subtitle, and headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Essay {
    /// Its first line, counted from 0.
    pub start_line: u32,
    /// Its last line that is not blank.
    pub end_line: u32,
    /// `None` in an essay that opens with running text.
    pub title: Option<TitleLine>,
    /// The line after the title that explains it, mostly after a dash: ——学习《规定》心得体会
    pub subtitle: Option<TitleLine>,
    /// Lines that repeat from essay to essay and belong to none: copyright notices, running heads. Those before the
    /// title come first.
    pub notices: Vec<u32>,
    /// In reading order.
    pub headings: Vec<Heading>,
    /// How sure we are that an essay begins here, 0 to 1.
    pub confidence: f32,
    /// Why an essay begins here.
    pub reason: Reason,
}

/// A line of the title block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleLine {
    /// Counted from 0.
    pub line: u32,
    /// The line without the white space around it.
    pub span: Span,
}

/// A heading, on a line of its own or opening a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Counted from 0.
    pub line: u32,
    /// 1 for the outermost headings of an essay.
    pub level: u8,
    /// Whether it opens a paragraph, so that more text stands after it on the line.
    pub lead: bool,
    /// The number in front (一、, （二）, 第三条, 一是), as it is written.
    pub number: Option<Span>,
    /// The whole heading, its number and closing mark included.
    pub span: Span,
    /// How sure we are, 0 to 1.
    pub confidence: f32,
    /// Why it is a heading.
    pub reason: Reason,
}

/// Why a line was taken for what it is: a sentence for the reader of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(pub String);

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Finds the essays of a text and the headings of each.
///
/// Never fails: a text without any heading is a document with one essay and no headings.
pub fn parse(source: &SourceText) -> Document {
    essay::parse(source)
}
