//! From text to structure: what each line is, where each essay begins, and the headings of each essay in reading order.

mod analysis;
mod chain;
mod correction;
mod decoder;
mod essay;
mod explain;
mod features;
mod impression;
mod lead;
mod level;
mod line;
mod model;
mod numbered_essays;
mod numbering;
mod reason;
mod survey;
pub mod training;
mod weights;
mod words;

use std::fmt;

use crate::{span::Span, text::SourceText};

pub use correction::{Correction, CorrectionError, Corrections};
pub use explain::{Explained, explain};

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
    /// Who wrote it, under the title: 文/秦小舟
    Byline,
    /// A line that is a date: （2023年6月18日）
    Date,
    /// Who is spoken to: 各位领导、同志们：
    Salutation,
    /// Who signs, at the end, and annexes: 述职人：蒋大川
    Signature,
    /// Asterisks, dashes, page numbers.
    Separator,
    /// A line of a table of contents that is part of the text.
    Contents,
    /// A heading that fills its line: 一、提高认识
    Heading,
    /// A heading that opens a paragraph: 一是聚焦政治统领。正文……
    Lead,
}

impl Role {
    /// Its name in English, one word: `heading`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Body => "body",
            Self::Notice => "notice",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Salutation => "salutation",
            Self::Signature => "signature",
            Self::Separator => "separator",
            Self::Contents => "contents",
            Self::Heading => "heading",
            Self::Lead => "lead",
        }
    }
}

/// What a file holds, line by line and essay by essay.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The role of each line, by line number.
    pub roles: Vec<Role>,
    /// In reading order; their lines do not overlap. What stands before the first essay belongs to none; the
    /// outline gives it to the first.
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
    parse_with(source, &Corrections::default())
}

/// The same, around what the reader put right by hand.
///
/// ```
/// use gangmu::{structure::{self, Correction, Corrections}, text::SourceText};
///
/// let source = SourceText::from_text("论读书\n书要一页一页地读。\n读完再想\n想完再写。\n")?;
/// let mut corrections = Corrections::default();
/// corrections.push(Correction::Promote(2));
/// let document = structure::parse_with(&source, &corrections);
/// assert_eq!(document.essays[0].headings[0].line, 2);
/// # Ok::<(), gangmu::text::DecodeError>(())
/// ```
pub fn parse_with(source: &SourceText, corrections: &Corrections) -> Document {
    essay::parse(source, &weights::WEIGHTS, corrections)
}
