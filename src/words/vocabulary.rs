//! All the words there are: those of the dictionary and the reader's own.

use super::{
    dictionary::{Dictionary, Rank},
    route::Step,
};

/// The dictionary with the reader's own words, and how frequent they all are together.
pub(super) struct Vocabulary {
    dictionary: Dictionary,
    log_total: f64,
}

impl Vocabulary {
    pub(super) fn new(dictionary: Dictionary) -> Self {
        let log_total = (dictionary.total() as f64).ln();
        Self { dictionary, log_total }
    }

    /// The natural logarithm of the sum of all frequencies.
    pub(super) fn log_total(&self) -> f64 {
        self.log_total
    }

    /// Characters of the longest word.
    pub(super) fn longest(&self) -> usize {
        self.dictionary.longest()
    }

    /// The rank of a character in the dictionary.
    pub(super) fn rank(&self, c: char) -> Rank {
        self.dictionary.rank(c)
    }

    /// Gives every word that `steps` start with: its length in characters and the logarithm of its frequency.
    pub(super) fn for_each_prefix(&self, steps: &[Step], found: impl FnMut(usize, f64)) {
        self.dictionary.for_each_prefix(steps.iter().map(|step| step.rank), found);
    }

    /// How often a word occurs; `None` if it is in neither.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        self.dictionary.frequency(word)
    }
}
