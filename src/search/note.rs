//! What a reader should know about a query and its hits.

use std::fmt;

/// Something about a query that is no error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A quotation mark was not closed; everything after it was taken as quoted.
    UnclosedQuote,
    /// There are operators, but no term.
    OnlyOperators,
    /// An alternative excludes, but looks for nothing.
    OnlyExcluded,
    /// `标题:` without a term.
    EmptyTitle,
    /// Terms past the first few were left out.
    TooManyTerms {
        /// How many there were.
        count: usize,
        /// How many are looked for.
        allowed: usize,
    },
    /// Whole words were asked for, but no dictionary is loaded: every place counts.
    WordsNotReady,
    /// It is not known how characters are read: letters are only looked for as they stand.
    NoPinyin,
    /// There was no time to read everything; there may be more hits.
    TimedOut,
    /// Terms were found as they stand; read as pinyin, they would be found in more places.
    AlsoByPinyin {
        /// How many more, over everything open.
        count: usize,
    },
}

impl Note {
    /// A stable word, by which the page finds the text in the reader's language.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnclosedQuote => "unclosed-quote",
            Self::OnlyOperators => "only-operators",
            Self::OnlyExcluded => "only-excluded",
            Self::EmptyTitle => "empty-title",
            Self::TooManyTerms { .. } => "too-many-terms",
            Self::WordsNotReady => "words-not-ready",
            Self::NoPinyin => "no-pinyin",
            Self::TimedOut => "timed-out",
            Self::AlsoByPinyin { .. } => "also-by-pinyin",
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnclosedQuote => write!(out, "a quotation mark is open; all after it is taken as quoted"),
            Self::OnlyOperators => write!(out, "there are signs, but no word to look for"),
            Self::OnlyExcluded => write!(out, "it says what must not be there, but not what must"),
            Self::EmptyTitle => write!(out, "there is no word after the prefix for titles"),
            Self::TooManyTerms { count, allowed } => write!(out, "{count} terms; the first {allowed} are looked for"),
            Self::WordsNotReady => write!(out, "the words are not there yet, so parts of words count too"),
            Self::NoPinyin => write!(out, "the table of pinyin is not there, so letters count only as they stand"),
            Self::TimedOut => write!(out, "there was no time to read everything; there may be more hits"),
            Self::AlsoByPinyin { count } => write!(out, "read as pinyin, there are {count} more places"),
        }
    }
}
