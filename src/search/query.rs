//! What a reader types, read.
//!
//! ```text
//! 监督 问责      both, in one paragraph        -问责         not this
//! 监督 | 问责    one or the other; parts what is joined by spaces
//! "从严 治党"    just so, spaces and all       标题:监督     in titles and headings only
//! ```
//!
//! Anything that can be typed is a query. What is half-typed or odd is read as far as it goes, and a note says so.

mod reader;

use crate::words::fold::{Folding, fold};

use super::note::Note;
use reader::{Reader, Typed, only_char};

/// How many terms are looked for; more is hardly meant.
const MAX_TERMS: usize = 64;
/// How a query is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What counts as the same character.
    pub folding: Folding,
    /// Where all terms have to be.
    pub scope: Scope,
    /// Whether both ends of a place must be word borders.
    pub whole_word: bool,
    /// When Latin letters are taken as pinyin.
    pub pinyin: Pinyin,
}

impl Default for Options {
    fn default() -> Self {
        Self { folding: Folding::ALL, scope: Scope::Paragraph, whole_word: false, pinyin: Pinyin::Fallback }
    }
}

/// Where all terms of a query have to be found together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In one line of the text.
    #[default]
    Paragraph,
    /// From a heading to the next one.
    Section,
    /// In one essay.
    Essay,
}

/// When Latin letters are taken as pinyin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pinyin {
    /// Never.
    Never,
    /// For a term that is nowhere as it stands; a note says what else there would be.
    #[default]
    Fallback,
    /// Always, beside what is there as it stands.
    Always,
}

/// A query, read. Anything that can be typed is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order typed, but those that exclude after the others that they are typed with. The first is never joined
    /// by [`Joint::Or`].
    pub terms: Vec<Term>,
    /// How it is to be taken.
    pub options: Options,
    /// What was odd about it.
    pub notes: Vec<Note>,
}

/// One term of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed, without its operators.
    pub text: String,
    /// How it stands to the terms before it.
    pub joint: Joint,
    /// Whether it stood in quotes: then it is never taken as pinyin.
    pub literal: bool,
    /// Whether it is looked for in titles and headings only.
    pub in_title: bool,
    /// With everything folded, as UTF-16 code units; never empty.
    pub units: Vec<u16>,
    /// Folded as the options say; the same as `units` where they fold everything.
    pub exact: Vec<u16>,
}

/// How a term stands to the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Must be there too.
    And,
    /// Opens an alternative, up to the next `Or`.
    Or,
    /// Must not be there.
    Not,
}

impl Query {
    /// Reads what was typed.
    ///
    /// ```
    /// use gangmu::search::{Joint, Options, Query};
    /// let query = Query::parse("监督 -问责 | \"从严 治党\"", &Options::default());
    /// let terms: Vec<_> = query.terms.iter().map(|term| (term.text.as_str(), term.joint)).collect();
    /// assert_eq!(terms, [("监督", Joint::And), ("问责", Joint::Not), ("从严 治党", Joint::Or)]);
    /// ```
    pub fn parse(typed: &str, options: &Options) -> Self {
        let mut reader = Reader { rest: typed, notes: Vec::new() };
        let mut terms: Vec<Term> = Vec::new();
        let mut term_count = 0;
        if let Some(only) = only_char(typed) {
            add_alternative(&mut terms, vec![only], *options);
            reader.rest = "";
        }
        while let Some(alternative) = reader.alternative() {
            term_count += alternative.len();
            if alternative.iter().any(|term| !term.excluded) {
                add_alternative(&mut terms, alternative, *options);
            } else if !alternative.is_empty() {
                reader.note(Note::OnlyExcluded);
            }
        }
        if term_count > MAX_TERMS {
            reader.note(Note::TooManyTerms { count: term_count, allowed: MAX_TERMS });
        }
        if terms.is_empty() && reader.notes.is_empty() && !typed.trim().is_empty() {
            reader.note(Note::OnlyOperators);
        }
        Self { terms, options: *options, notes: reader.notes }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The query as it would be typed.
    pub fn to_text(&self) -> String {
        let terms: Vec<String> = self.terms.iter().map(Term::to_text).collect();
        terms.join(" ")
    }

    /// The same query with other texts in the place of a term, all of which must be there; `None` where that cannot be
    /// typed.
    pub(super) fn with_term(&self, term: usize, texts: &[String]) -> Option<Self> {
        let mut query = self.clone();
        let old = query.terms.remove(term);
        for (number, text) in texts.iter().enumerate() {
            let joint = if number == 0 { old.joint } else { Joint::And };
            let typed = Typed { text: text.clone(), in_title: old.in_title, literal: !is_plain(text), excluded: false };
            query.terms.insert(term + number, typed.into_term(joint, self.options));
        }
        let read = Self::parse(&query.to_text(), &self.options);
        (read.terms == query.terms).then_some(read)
    }

    /// The terms that must be met together, each set enough for a hit.
    pub(super) fn alternatives(&self) -> impl Iterator<Item = &[Term]> {
        self.terms.chunk_by(|_, next| next.joint != Joint::Or)
    }
}

impl Term {
    /// A term that must be there, read from the text of one.
    pub(super) fn new(text: &str, options: Options) -> Self {
        Typed { text: text.to_owned(), ..Typed::default() }.into_term(Joint::And, options)
    }

    /// Whether another term asks for the same, be it in another alternative.
    fn is_same(&self, other: &Self) -> bool {
        let kind = |term: &Self| (term.in_title, term.literal, term.joint == Joint::Not);
        (&self.text, kind(self)) == (&other.text, kind(other))
    }

    /// The term as it would be typed, with its operators.
    pub fn to_text(&self) -> String {
        let joint = match self.joint {
            Joint::And => "",
            Joint::Or => "| ",
            Joint::Not => "-",
        };
        let title = if self.in_title { "标题:" } else { "" };
        let quote = if self.literal { "\"" } else { "" };
        format!("{joint}{title}{quote}{}{quote}", self.text)
    }
}

/// Joins an alternative to the terms before it, those that exclude last, if there is room for it and it is new.
fn add_alternative(terms: &mut Vec<Term>, typed: Vec<Typed>, options: Options) {
    let (excluded, wanted): (Vec<_>, Vec<_>) = typed.into_iter().partition(|term| term.excluded);
    let excluded = each_once(excluded, MAX_TERMS - 1, Joint::Not, options);
    let mut alternative = each_once(wanted, MAX_TERMS - excluded.len(), Joint::And, options);
    alternative.extend(excluded);
    let is_first = terms.is_empty();
    match alternative.first_mut() {
        Some(term) if term.joint == Joint::And && !is_first => term.joint = Joint::Or,
        Some(term) if term.joint == Joint::And => {}
        _ => return,
    }
    let is_known = terms.chunk_by(|_, next| next.joint != Joint::Or).any(|known| {
        known.len() == alternative.len() && known.iter().zip(&alternative).all(|(known, term)| known.is_same(term))
    });
    // Without its last terms, which exclude, it would find more than was asked for.
    if !is_known && terms.len() + alternative.len() <= MAX_TERMS {
        terms.extend(alternative);
    }
}

/// The first of several terms, each once.
fn each_once(typed: Vec<Typed>, most: usize, joint: Joint, options: Options) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for typed in typed {
        if terms.len() == most {
            break;
        }
        let term = typed.into_term(joint, options);
        if !term.units.is_empty() && !terms.iter().any(|known| known.is_same(&term)) {
            terms.push(term);
        }
    }
    terms
}

/// Whether a text is read as the one term that it is.
fn is_plain(text: &str) -> bool {
    let read = Query::parse(text, &Options::default());
    matches!(&read.terms[..], [only] if only.text == text && !only.in_title)
}

impl Typed {
    fn into_term(self, joint: Joint, options: Options) -> Term {
        let Self { text, in_title, literal, .. } = self;
        let (units, exact) = (fold(&text, Folding::ALL), fold(&text, options.folding));
        Term { text, joint, literal, in_title, units, exact }
    }
}

#[cfg(test)]
mod tests;
