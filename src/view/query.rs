//! A query on its way in, and how it was read on its way out.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

use crate::{
    search::{Joint, Note, Options, PatternError, Pinyin, Scope, Suggestion, Term},
    words::fold::Folding,
};

/// How the page wants a query taken; fields that are left out take their defaults.
#[derive(Clone, Copy, Debug, Default)]
pub struct FilterOptions {
    whole_word: Option<bool>,
    scope: Option<Scope>,
    variants: Option<bool>,
    quotes: Option<bool>,
    width: Option<bool>,
    case: Option<bool>,
    pinyin: Option<bool>,
    regex: Option<bool>,
    composing: Option<bool>,
}

/// What a page gives for an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// `true` or `false`.
    Flag(bool),
    /// A string.
    Word(String),
    /// Nothing that any option may be, as it is told to the page.
    Other(String),
}

impl fmt::Display for Given {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(out, "{flag}"),
            Self::Word(word) => write!(out, "\"{word}\""),
            Self::Other(kind) => out.write_str(kind),
        }
    }
}

/// An option that cannot be what it was said to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} cannot be {found}; it may be {values}")]
pub struct OptionError {
    /// The name of the option.
    pub field: &'static str,
    /// What was given.
    pub found: Given,
    /// What it may be, in a list.
    pub values: &'static str,
}

const FLAGS: &str = "true, false";
const SCOPES: &str = "paragraph, section, essay";

impl FilterOptions {
    /// The names of all options.
    pub const FIELDS: [&str; 9] =
        ["wholeWord", "scope", "variants", "quotes", "width", "case", "pinyin", "regex", "composing"];

    /// Takes what was given for one of [`FIELDS`](Self::FIELDS); any other name is passed over.
    ///
    /// # Errors
    ///
    /// Names the option and what it may be.
    pub fn set(&mut self, field: &'static str, given: Given) -> Result<(), OptionError> {
        let option = match field {
            "scope" => {
                self.scope = Some(scope(given)?);
                return Ok(());
            }
            "wholeWord" => &mut self.whole_word,
            "variants" => &mut self.variants,
            "quotes" => &mut self.quotes,
            "width" => &mut self.width,
            "case" => &mut self.case,
            "pinyin" => &mut self.pinyin,
            "regex" => &mut self.regex,
            "composing" => &mut self.composing,
            _ => return Ok(()),
        };
        let Given::Flag(flag) = given else { return Err(OptionError { field, found: given, values: FLAGS }) };
        *option = Some(flag);
        Ok(())
    }

    /// Whether the query is a regular expression.
    pub fn is_regex(self) -> bool {
        self.regex.unwrap_or(false)
    }

    /// The same for the core.
    pub fn options(self) -> Options {
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
        let (scope, whole_word) = (self.scope.unwrap_or_default(), self.whole_word.unwrap_or(false));
        Options { folding, scope, whole_word, pinyin }
    }
}

fn scope(given: Given) -> Result<Scope, OptionError> {
    match &given {
        Given::Word(word) if word == "paragraph" => Ok(Scope::Paragraph),
        Given::Word(word) if word == "section" => Ok(Scope::Section),
        Given::Word(word) if word == "essay" => Ok(Scope::Essay),
        _ => Err(OptionError { field: "scope", found: given, values: SCOPES }),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_says_what_it_may_be() {
        for field in FilterOptions::FIELDS {
            let mut options = FilterOptions::default();
            let wrong = options.set(field, Given::Word("chapter".to_owned())).expect_err("no option may be that");
            assert_eq!(wrong.field, field);
            assert!(wrong.to_string().starts_with(&format!("{field} cannot be \"chapter\"; it may be ")), "{wrong}");
            assert!(options.set(field, Given::Other("7".to_owned())).is_err(), "{field}");
            assert_eq!(options.options(), FilterOptions::default().options(), "{field} is as before");
            let right = if field == "scope" { Given::Word("essay".to_owned()) } else { Given::Flag(true) };
            assert_eq!(options.set(field, right), Ok(()));
        }
    }

    #[test]
    fn an_option_that_is_set_counts() {
        let mut options = FilterOptions::default();
        assert_eq!(options.set("scope", Given::Word("section".to_owned())), Ok(()));
        assert_eq!(options.set("quotes", Given::Flag(false)), Ok(()));
        assert_eq!((options.options().scope, options.options().folding.quotes), (Scope::Section, false));
    }
}
