//! The shapes the page gets: plain data, every place in UTF-16 code units. `www/types.d.ts` says the same in TypeScript.

mod nodes;
mod passage;
mod query;
mod rows;

use serde::Serialize;

pub use nodes::{NODE_COLUMNS, PackedNodes};
pub(crate) use nodes::{NodeContext, node_span};
pub use passage::PassageView;
pub use query::{FilterOptions, Given, NoteView, OptionError, SuggestionView, TermView};
pub use rows::{Look, Row, RowStart, Rows};

use crate::{error::Error, insight::Keyword, text::Warning, words::UserWordFault};

/// A file as the page knows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// The name it was opened under.
    pub name: String,
    /// The WHATWG name of its encoding.
    pub encoding: &'static str,
    /// What was not as it should be.
    pub warnings: Vec<WarningView>,
    /// Its size in bytes.
    pub byte_length: usize,
    /// Lines of the decoded text.
    pub line_count: usize,
    /// Characters that are not white space.
    pub char_count: u32,
    /// The number of its first node.
    pub first_node: u32,
    /// How many nodes it has.
    pub node_count: u32,
    /// The number of its first row.
    pub first_row: u32,
    /// How many rows it has.
    pub row_count: u32,
    /// What the reader put right in it, as it is saved; see [`Corrections`](crate::structure::Corrections).
    pub corrections: String,
}

/// Something that was not as it should be in a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    code: &'static str,
    message: String,
    count: usize,
}

impl From<Warning> for WarningView {
    fn from(warning: Warning) -> Self {
        let Warning::ReplacedBytes { count } = warning;
        Self { code: warning.code(), message: warning.to_string(), count }
    }
}

/// A hit, as a place in the rows of the text pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HitPlace {
    /// Its number in reading order, from 0.
    pub number: u32,
    /// The row it starts in.
    pub row: u32,
    /// UTF-16 code units from the start of the row.
    pub start: u32,
    /// UTF-16 code units from the start of the row; past its end where the hit goes on in the next.
    pub end: u32,
    /// The innermost node it belongs to.
    pub node: u32,
}

/// A word that says what a node is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeywordView {
    /// The word.
    pub word: String,
    /// How often it stands there.
    pub count: u32,
    /// 0 to 1; the first has 1.
    pub weight: f32,
}

impl From<Keyword> for KeywordView {
    fn from(keyword: Keyword) -> Self {
        Self { word: keyword.word, count: keyword.count, weight: keyword.weight }
    }
}

/// A word and how often it stands somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordCountView {
    /// The word.
    pub word: String,
    /// How often it stands there.
    pub count: u32,
}

/// What became of a list of the reader's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenWordsView {
    /// How many words there are.
    pub taken: usize,
    /// The lines that cannot be read.
    pub faults: Vec<WordFaultView>,
}

/// A line of such a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordFaultView {
    /// From 1.
    pub line: usize,
    /// What it says, or how it begins.
    pub text: String,
    /// A stable word.
    pub why: &'static str,
}

impl From<UserWordFault> for WordFaultView {
    fn from(fault: UserWordFault) -> Self {
        Self { line: fault.line, text: fault.text, why: fault.why.code() }
    }
}

/// An error as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorPayload {
    /// A stable word.
    pub code: &'static str,
    /// What went wrong, and where.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// Bytes from the start of the file.
    pub at: Option<usize>,
    /// What the page's own sentence may name.
    pub values: std::collections::BTreeMap<&'static str, String>,
}

impl From<&Error> for ErrorPayload {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            help: error.help(),
            at: error.at(),
            values: error.values().into_iter().collect(),
        }
    }
}
