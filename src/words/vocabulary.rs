//! All the words there are: those of the dictionary and the reader's own.

use super::{
    class::WordClass,
    dictionary::{Dictionary, Rank},
    route::Step,
    user_words::UserWords,
};

/// The dictionary with the reader's own words, and how frequent they all are together. A word that is in both has the
/// frequency that the reader gave it.
pub(super) struct Vocabulary {
    dictionary: Dictionary,
    user_words: UserWords,
    total: u64,
    log_total: f64,
}

impl Vocabulary {
    pub(super) fn new(dictionary: Dictionary) -> Self {
        let mut vocabulary = Self { dictionary, user_words: UserWords::default(), total: 0, log_total: 0.0 };
        vocabulary.clear_user_words();
        vocabulary
    }

    /// Forgets the reader's own words.
    pub(super) fn clear_user_words(&mut self) {
        self.user_words = UserWords::default();
        self.set_total(self.dictionary.total());
    }

    /// Adds a word of the reader's own, or gives a word another frequency.
    pub(super) fn insert(&mut self, word: &str, frequency: u32) {
        if word.is_empty() {
            return;
        }
        let before = self.frequency(word).unwrap_or(0);
        self.user_words.insert(word, frequency);
        self.set_total(self.total + u64::from(frequency) - u64::from(before));
    }

    fn set_total(&mut self, total: u64) {
        self.total = total;
        self.log_total = (total as f64).ln();
    }

    /// The sum of all frequencies.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// The natural logarithm of the sum of all frequencies.
    pub(super) fn log_total(&self) -> f64 {
        self.log_total
    }

    /// Characters of the longest word.
    pub(super) fn longest(&self) -> usize {
        self.dictionary.longest().max(self.user_words.longest())
    }

    /// The rank of a character in the dictionary.
    pub(super) fn rank(&self, c: char) -> Rank {
        self.dictionary.rank(c)
    }

    /// Gives every word that `steps` start with: its length in characters and the logarithm of its frequency.
    pub(super) fn for_each_prefix(&self, steps: &[Step], mut found: impl FnMut(usize, f64)) {
        let ranks = steps.iter().map(|step| step.rank);
        if self.user_words.longest() == 0 {
            return self.dictionary.for_each_prefix(ranks, found);
        }
        // Both come from the shortest to the longest.
        let mut own = self.user_words.prefixes(steps).peekable();
        self.dictionary.for_each_prefix(ranks, |char_count, log_frequency| {
            while let Some((own_count, own_log_frequency)) = own.next_if(|(own_count, _)| *own_count < char_count) {
                found(own_count, own_log_frequency);
            }
            if own.peek().is_none_or(|(own_count, _)| *own_count != char_count) {
                found(char_count, log_frequency);
            }
        });
        own.for_each(|(char_count, log_frequency)| found(char_count, log_frequency));
    }

    /// What a word does in a sentence. The reader's own say something.
    pub(super) fn class(&self, word: &str) -> WordClass {
        if self.user_words.frequency(word).is_some() {
            return WordClass::Content;
        }
        match self.dictionary.is_function(word) {
            Some(true) => WordClass::Function,
            Some(false) => WordClass::Content,
            None => WordClass::Unknown,
        }
    }

    /// How often a word occurs; `None` if it is in neither.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        self.user_words.frequency(word).or_else(|| self.dictionary.frequency(word))
    }
}
