//! A query on its way in, and how it was read on its way out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    search::{Joint, Note, Options, PatternError, Pinyin, Scope, Suggestion, Term},
    words::fold::Folding,
};

/// How the page wants a query taken; what it leaves out is as usual.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FilterOptions {
    whole_word: Option<bool>,
    scope: Option<ScopeName>,
    variants: Option<bool>,
    quotes: Option<bool>,
    width: Option<bool>,
    case: Option<bool>,
    pinyin: Option<bool>,
    regex: Option<bool>,
    composing: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum ScopeName {
    Paragraph,
    Section,
    Essay,
}

impl FilterOptions {
    /// Whether the query is a regular expression.
    pub fn is_regex(self) -> bool {
        self.regex.unwrap_or(false)
    }

    /// The same for the core.
    pub fn options(self) -> Options {
        let scope = match self.scope {
            None | Some(ScopeName::Paragraph) => Scope::Paragraph,
            Some(ScopeName::Section) => Scope::Section,
            Some(ScopeName::Essay) => Scope::Essay,
        };
        let pinyin = match (self.pinyin, self.composing) {
            (Some(false), _) => Pinyin::Never,
            (_, Some(true)) => Pinyin::Always,
            _ => Pinyin::Fallback,
        };
        let variants = self.variants.unwrap_or(true);
        let folding = Folding {
            variants,
            // Without variants, only what a browser's own find takes as the same: no quotes for other quotes either.
            quotes: self.quotes.unwrap_or(variants),
            width: self.width.unwrap_or(true),
            case: self.case.unwrap_or(true),
        };
        Options { folding, scope, whole_word: self.whole_word.unwrap_or(false), pinyin }
    }
}

/// One term of a query, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// Without quotes, sign or prefix.
    pub text: String,
    /// As it would have to be typed.
    pub typed: String,
    /// `and`, `or`, `not`.
    pub joint: &'static str,
    /// It stood in quotes.
    pub literal: bool,
    /// It is looked for in titles and headings only.
    pub in_title: bool,
}

impl From<&Term> for TermView {
    fn from(term: &Term) -> Self {
        let joint = match term.joint {
            Joint::And => "and",
            Joint::Or => "or",
            Joint::Not => "not",
        };
        let (text, typed) = (term.text.clone(), term.to_text());
        Self { text, typed, joint, literal: term.literal, in_title: term.in_title }
    }
}

/// Something about a query that the reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// A stable word.
    pub code: &'static str,
    /// A sentence.
    pub message: String,
    /// What the page's own sentence may name.
    pub values: BTreeMap<&'static str, usize>,
}

impl From<&Note> for NoteView {
    fn from(note: &Note) -> Self {
        let values = match note {
            Note::TooManyTerms { count, allowed } => vec![("count", *count), ("allowed", *allowed)],
            Note::AlsoByPinyin { count } => vec![("count", *count)],
            _ => Vec::new(),
        };
        Self { code: note.code(), message: note.to_string(), values: values.into_iter().collect() }
    }
}

impl From<&PatternError> for NoteView {
    fn from(error: &PatternError) -> Self {
        Self { code: error.code(), message: format!("{error}; {}", error.help()), values: BTreeMap::new() }
    }
}

/// A query that finds something in place of one that does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuggestionView {
    /// `words`, `part`, `sounds-alike`, `nearly-same`.
    pub kind: &'static str,
    /// What to filter by instead.
    pub query: String,
    /// How many hits it has.
    pub total: usize,
}

impl From<Suggestion> for SuggestionView {
    fn from(suggestion: Suggestion) -> Self {
        Self { kind: suggestion.kind.code(), query: suggestion.query, total: suggestion.count }
    }
}
