//! What a reader types: terms parted by white space, all of which a paragraph must hold.

use super::haystack::fold;

/// A query, read. Anything that can be typed is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order typed.
    pub terms: Vec<Term>,
}

/// One term of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed.
    pub text: String,
    /// How it stands to the term before it.
    pub joint: Joint,
    /// Folded, as UTF-16 code units; never empty.
    pub units: Vec<u16>,
}

/// How a term stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Both must be there.
    And,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let terms = typed.split_whitespace().map(|text| Term {
            text: text.to_owned(),
            joint: Joint::And,
            units: text.encode_utf16().map(fold).collect(),
        });
        Self { terms: terms.collect() }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
