//! From what was typed to terms, from left to right.

use super::Note;

/// What opens a term that is looked for in titles only; full-width colons do as well.
const TITLE_PREFIXES: [&str; 3] = ["标题", "標題", "title"];

/// A term as it was read.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) excluded: bool,
    pub(super) in_title: bool,
    pub(super) literal: bool,
}

/// A query of one character asks for that, be it an operator.
pub(super) fn only_char(typed: &str) -> Option<Typed> {
    let text = typed.trim();
    (text.chars().count() == 1).then(|| Typed { text: text.to_owned(), ..Typed::default() })
}

/// Reads a query from left to right.
pub(super) struct Reader<'a> {
    /// What is not read yet.
    pub(super) rest: &'a str,
    /// What was odd, each once.
    pub(super) notes: Vec<Note>,
}

impl Reader<'_> {
    /// Says something once.
    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The terms up to the next bar; `None` at the end.
    pub(super) fn alternative(&mut self) -> Option<Vec<Typed>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut terms = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.skip(is_bar) {
                return Some(terms);
            }
            terms.extend(self.term());
        }
    }

    /// A term; `None` for operators without one.
    fn term(&mut self) -> Option<Typed> {
        let excluded = !self.is_at_rule() && self.skip(is_hyphen);
        let in_title = self.skip_title_prefix();
        let (text, literal) = match self.quoted() {
            Some(text) => (text, true),
            None => (self.word().to_owned(), false),
        };
        if text.is_empty() && in_title {
            self.note(Note::EmptyTitle);
        }
        (!text.is_empty()).then_some(Typed { text, excluded, in_title, literal })
    }

    /// Whether a word of nothing but hyphens follows, as texts rule themselves off with: there is nothing to exclude in it.
    fn is_at_rule(&self) -> bool {
        let after = self.rest.trim_start_matches(is_hyphen);
        let hyphens = &self.rest[..self.rest.len() - after.len()];
        hyphens.chars().nth(1).is_some() && after.chars().next().is_none_or(ends_word)
    }

    /// What stands in quotes. Where they are not closed, what follows.
    fn quoted(&mut self) -> Option<String> {
        let mut inside = self.rest.chars();
        inside.next().filter(|c| is_quote(*c) && *c != '”')?;
        let inside = inside.as_str();
        let text = if let Some((text, rest)) = inside.split_once(is_quote) {
            self.rest = rest;
            text
        } else {
            self.note(Note::UnclosedQuote);
            self.rest = "";
            inside
        };
        Some(text.replace(['\n', '\r'], " "))
    }

    /// What stands before white space or a bar.
    fn word(&mut self) -> &str {
        let end = self.rest.find(ends_word).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn skip_title_prefix(&mut self) -> bool {
        let after = TITLE_PREFIXES.iter().find_map(|prefix| {
            let (start, rest) = self.rest.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then_some(rest)?.strip_prefix([':', '：'])
        });
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn skip(&mut self, is_wanted: impl Fn(char) -> bool) -> bool {
        let after = self.rest.strip_prefix(is_wanted);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '－')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_bar(c)
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂')
}
