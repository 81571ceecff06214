//! What a reader types, read.
//!
//! ```text
//! 监督 问责      both, in one paragraph        -问责         not this
//! 监督 | 问责    one or the other; parts what is joined by spaces
//! "从严 治党"    just so, spaces and all       标题:监督     in titles and headings only
//! ```
//!
//! Anything that can be typed is a query. What is half-typed or odd is read as far as it goes, and a note says so.

use crate::words::fold::{Folding, fold};

use super::note::Note;

/// How many terms are looked for; more is hardly meant.
const MAX_TERMS: usize = 64;
/// What opens a term that is looked for in titles only; full-width colons do as well.
const TITLE_PREFIXES: [&str; 3] = ["标题", "標題", "title"];

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

/// A query of one character asks for that, be it an operator.
fn only_char(typed: &str) -> Option<Typed> {
    let text = typed.trim();
    (text.chars().count() == 1).then(|| Typed { text: text.to_owned(), ..Typed::default() })
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

/// A term as it was read.
#[derive(Default)]
struct Typed {
    text: String,
    excluded: bool,
    in_title: bool,
    literal: bool,
}

impl Typed {
    fn into_term(self, joint: Joint, options: Options) -> Term {
        let Self { text, in_title, literal, .. } = self;
        let (units, exact) = (fold(&text, Folding::ALL), fold(&text, options.folding));
        Term { text, joint, literal, in_title, units, exact }
    }
}

/// Reads a query from left to right.
struct Reader<'a> {
    rest: &'a str,
    notes: Vec<Note>,
}

impl Reader<'_> {
    /// Says something once.
    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The terms up to the next bar; `None` at the end.
    fn alternative(&mut self) -> Option<Vec<Typed>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Query {
        Query::parse(typed, &Options::default())
    }

    fn read(typed: &str) -> String {
        parse(typed).to_text()
    }

    #[test]
    fn operators_are_read() {
        assert_eq!(read("监督　问责"), "监督 问责");
        assert_eq!(read("监督|问责 党员"), "监督 | 问责 党员");
        assert_eq!(read("监督 -问责 －党员"), "监督 -问责 -党员");
        assert_eq!(read("“从严 治党”监督"), "\"从严 治党\" 监督");
        assert_eq!(read("标题:监督 -標題：\"问 责\" Title:a"), "标题:监督 标题:a -标题:\"问 责\"");
    }

    #[test]
    fn a_term_that_excludes_never_opens_an_alternative() {
        assert_eq!(read("甲 | -乙 丙"), "甲 | 丙 -乙");
        assert_eq!(parse("甲 | -乙").notes, [Note::OnlyExcluded]);
    }

    #[test]
    fn operators_inside_a_word_are_characters() {
        assert_eq!(read("十四-五 3-5 标题 看:标题:"), "十四-五 3-5 标题 看:标题:");
        assert_eq!(read("”：他说 监督”"), "”：他说 监督”");
    }

    #[test]
    fn a_rule_of_hyphens_is_looked_for() {
        for rule in ["--", "-----", "－－", "甲 --- 乙"] {
            assert_eq!(read(rule), rule);
        }
        assert_eq!(read("甲 --乙"), "甲 --乙");
        assert_eq!(parse("甲 --乙").terms[1].joint, Joint::Not);
    }

    #[test]
    fn what_is_half_typed_is_read_as_far_as_it_goes() {
        assert_eq!((read("“全面 从"), parse("“全面 从").notes), ("\"全面 从\"".into(), vec![Note::UnclosedQuote]));
        assert_eq!((read("监督 标题:"), parse("监督 标题:").notes), ("监督".into(), vec![Note::EmptyTitle]));
        assert_eq!((read("监督 |"), read("监督 -"), read("监督 \"\"")), ("监督".into(), "监督".into(), "监督".into()));
        assert_eq!(parse("-监督").notes, [Note::OnlyExcluded]);
    }

    #[test]
    fn an_operator_alone_is_looked_for() {
        for typed in ["“", "\"", "-", "－", "|", " ｜ "] {
            assert_eq!(read(typed), typed.trim());
        }
        assert_eq!(read("监督 \""), "监督");
    }

    #[test]
    fn operators_alone_give_a_note() {
        for typed in ["| |", "- -", "- | -", "\"\"", "标题: |"] {
            assert!(parse(typed).is_empty() && parse(typed).notes.len() == 1, "{typed}");
        }
        assert_eq!(parse(" \u{3000}\n"), Query::default());
    }

    #[test]
    fn a_term_typed_twice_counts_once() {
        assert_eq!(read("监督 监督 标题:监督"), "监督 标题:监督");
        assert_eq!(read("监督 -监督 \"监督\" -监督"), "监督 \"监督\" -监督");
    }

    #[test]
    fn what_is_odd_is_said_once() {
        assert_eq!(parse(&"-甲|标题: ".repeat(30)).notes, [Note::OnlyExcluded, Note::EmptyTitle]);
    }

    #[test]
    fn cutting_a_long_query_leaves_no_exclusion_out() {
        let numbers = |joint: &str| (0..63).map(|number| number.to_string()).collect::<Vec<_>>().join(joint);
        assert_eq!(parse(&(numbers("|") + "|监督 -问责 | 党员")).to_text().matches(['监', '问', '党']).count(), 1);
        assert_eq!(read("甲|乙|甲|乙 甲|乙 -甲"), "甲 | 乙 | 乙 甲 | 乙 -甲");
        assert_eq!(
            parse(&(numbers(" ") + " -" + &numbers(" -") + " -a"))
                .terms
                .iter()
                .filter(|term| term.joint == Joint::Not)
                .count(),
            63
        );
    }

    #[test]
    fn too_many_terms_are_cut_with_a_note() {
        let typed: String = (0..100_000).map(|number| number.to_string() + " ").collect();
        let query = parse(&typed);
        assert_eq!((query.terms.len(), query.notes), (64, vec![Note::TooManyTerms { count: 100_000, allowed: 64 }]));
    }

    #[test]
    fn a_term_keeps_what_the_options_do_not_fold() {
        let options = Options { folding: Folding { variants: false, ..Folding::ALL }, ..Options::default() };
        let query = Query::parse("國Ａ", &options);
        assert_eq!(
            (query.terms[0].units.clone(), query.terms[0].exact.clone()),
            (vec![0x56FD, 0x61], vec![0x570B, 0x61])
        );
    }
}
