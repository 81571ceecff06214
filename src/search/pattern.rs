//! Regular expressions, in a mode of their own.
//!
//! They run in the core, on the text as it was written: their time grows with the text alone (there is no backtracking),
//! so that a look at the clock every few lines is time-out enough, and no worker that holds the text has to be stopped.

use regex_lite::{Regex, RegexBuilder};

use crate::{
    span::{Utf16Span, utf16_len},
    text::SourceText,
    words::fold::Folding,
};

use super::{Hits, Note};

/// How long a pattern may be, in characters.
const MAX_CHARS: usize = 1000;
/// How many bytes of text are read between two looks at the clock.
const BYTES_AT_ONCE: usize = 1 << 16;

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
    let (mut hits, mut line_start, mut bytes) = (Hits::default(), 0, 0);
    for line in texts.into_iter().flat_map(SourceText::lines) {
        bytes += line.len() + 1;
        if bytes > BYTES_AT_ONCE {
            bytes = 0;
            if !may_go_on() {
                hits.notes.push(Note::TimedOut);
                break;
            }
        }
        let (mut byte, mut at) = (0, line_start);
        for found in pattern.regex.find_iter(line).filter(|found| !found.is_empty()) {
            let start = at + utf16_len(&line[byte..found.start()]);
            at = start + utf16_len(found.as_str());
            byte = found.end();
            hits.spans.push(Utf16Span::new(start, at));
        }
        line_start = at + utf16_len(&line[byte..]) + 1;
    }
    hits
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
    fn a_scan_out_of_time_says_so() {
        let source = SourceText::from_text(&"一二三\n".repeat(30_000)).expect("not empty");
        let pattern = Pattern::new("二", Folding::ALL).expect("a pattern");
        let hits = find_pattern([&source], &pattern, || false);
        assert_eq!(hits.notes, [Note::TimedOut]);
        assert!(!hits.spans.is_empty() && hits.spans.len() < 30_000);
    }
}
