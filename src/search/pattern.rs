//! Regular expressions, in a mode of their own.
//!
//! They run in the core, on the text as it was written. There is no backtracking: one search reads each byte once, so that
//! a look at the clock between searches is time-out enough, and no worker that holds the text has to be stopped.

use regex_lite::{Regex, RegexBuilder};

use crate::{
    progress,
    span::{Utf16Span, utf16_len},
    text::SourceText,
    words::fold::Folding,
};

use super::{Hits, Note};

/// How long a pattern may be, in characters.
const MAX_CHARS: usize = 1000;
/// How many bytes of text may be read between two looks at the clock. Longer lines are searched in pieces of that.
const BYTES_AT_ONCE: usize = 1 << 14;

/// Why a regular expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is none.
    #[error("not a regular expression: {reason}")]
    Syntax {
        /// What is wrong with it, in English.
        reason: String,
    },
    /// It is too long.
    #[error("the pattern has {char_count} characters; {allowed} are allowed")]
    TooLong {
        /// How long it is.
        char_count: usize,
        /// How long it may be.
        allowed: usize,
    },
}

impl PatternError {
    /// A stable word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "pattern-syntax",
            Self::TooLong { .. } => "pattern-too-long",
        }
    }

    /// What to do.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => {
                "close every bracket, and put \\ before . * + ? ( ) [ ] { } | ^ $ meant as characters"
            }
            Self::TooLong { .. } => "look for a part of it",
        }
    }
}

/// A regular expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Reads a regular expression. Of `folding` only the case counts.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub fn new(pattern: &str, folding: Folding) -> Result<Self, PatternError> {
        let char_count = pattern.chars().count();
        if char_count > MAX_CHARS {
            return Err(PatternError::TooLong { char_count, allowed: MAX_CHARS });
        }
        let regex = RegexBuilder::new(pattern).case_insensitive(folding.case).build();
        regex.map(|regex| Self { regex }).map_err(|error| PatternError::Syntax { reason: error.to_string() })
    }
}

/// Every place in the lines of `texts`, which follow one another as in a [`Haystack`](super::Haystack), that `pattern`
/// describes; a place is never empty. Stops with a note when `may_go_on` says no.
pub fn find_pattern<'a>(
    texts: impl IntoIterator<Item = &'a SourceText>,
    pattern: &Pattern,
    mut may_go_on: impl FnMut() -> bool,
) -> Hits {
    let (mut hits, mut at, mut read) = (Hits::default(), 0, 0);
    let mut is_late = |len: usize| {
        read += len;
        let is_due = read > BYTES_AT_ONCE;
        read = if is_due { 0 } else { read };
        if is_due {
            progress::heartbeat();
        }
        is_due && !may_go_on()
    };
    'texts: for line in texts.into_iter().flat_map(SourceText::lines) {
        for piece in pieces(line) {
            let mut byte = 0;
            let mut late = is_late(piece.len());
            let mut places = pattern.regex.find_iter(piece);
            while !late && let Some(found) = places.next() {
                let start = at + utf16_len(&piece[byte..found.start()]);
                at = start + utf16_len(found.as_str());
                byte = found.end();
                hits.spans.extend((!found.is_empty()).then(|| Utf16Span::new(start, at)));
                // The next search may read on to the end, whatever it finds.
                late = is_late(piece.len() - byte);
            }
            if late {
                hits.notes.push(Note::TimedOut);
                break 'texts;
            }
            at += utf16_len(&piece[byte..]);
        }
        at += 1;
    }
    hits
}

/// A line in pieces of at most [`BYTES_AT_ONCE`]; hardly any has more than one.
fn pieces(mut line: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let ends = (1..=BYTES_AT_ONCE.min(line.len())).rev();
        let (piece, rest) = line.split_at(ends.into_iter().find(|end| line.is_char_boundary(*end))?);
        line = rest;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, pattern: &str) -> Vec<(u32, u32)> {
        let source = SourceText::from_text(text).expect("not empty");
        let pattern = Pattern::new(pattern, Folding::ALL).expect("a pattern");
        find_pattern([&source, &source], &pattern, || true).spans.iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn places_count_utf16_code_units_over_all_texts() {
        assert_eq!(hits("𠮷第一条\n第十二条", "第[一二十]+条"), [(2, 5), (6, 10), (13, 16), (17, 21)]);
    }

    #[test]
    fn empty_places_are_left_out_and_case_is_folded() {
        assert_eq!(hits("aAb", "a*"), [(0, 2), (4, 6)]);
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        let error = |pattern: &str| Pattern::new(pattern, Folding::ALL).expect_err("no pattern").code();
        assert_eq!((error("第(一"), error(&"一".repeat(1001))), ("pattern-syntax", "pattern-too-long"));
        assert!(Pattern::new("((((a{100}){100}){100}){100})", Folding::ALL).is_err());
    }

    #[test]
    fn long_lines_are_searched_in_pieces() {
        let line = "一二𠮷".repeat(5000);
        let places = hits(&line, "二");
        assert_eq!((places.len(), places[4999], places[5000]), (10_000, (19_997, 19_998), (20_002, 20_003)));
    }

    #[test]
    fn the_clock_is_looked_at_within_a_line() {
        let source = SourceText::from_text(&"一".repeat(100_000)).expect("not empty");
        let pattern = Pattern::new("[一-龥](.*龘)?", Folding::ALL).expect("a pattern");
        let mut looks = 0;
        let hits = find_pattern([&source], &pattern, || {
            looks += 1;
            looks < 20
        });
        assert_eq!(hits.notes, [Note::TimedOut]);
        assert!(hits.spans.len() < 100);
    }

    #[test]
    fn a_scan_out_of_time_says_so() {
        let source = SourceText::from_text(&"一二三\n".repeat(30_000)).expect("not empty");
        let pattern = Pattern::new("二", Folding::ALL).expect("a pattern");
        let hits = find_pattern([&source], &pattern, || false);
        assert_eq!(hits.notes, [Note::TimedOut]);
        assert!(!hits.spans.is_empty() && hits.spans.len() < 30_000);
    }
}
