//! The reader's own words on their way to what cuts words: a long list is handed over in slices.

use super::Engine;
use crate::words::{UserWord, UserWordFault, UserWordList, WordCutter};

/// To take a word costs about as much as to cut so many bytes.
const BYTES_PER_WORD: usize = 32;

/// The words, and how many of them the cutter has.
#[derive(Default)]
pub(super) struct GivenWords {
    words: Vec<UserWord>,
    given: usize,
}

impl GivenWords {
    pub(super) fn all_given(&self) -> bool {
        self.given == self.words.len()
    }

    /// Begins again, with a cutter that is to have these words and no others.
    pub(super) fn begin(&mut self, cutter: &mut dyn WordCutter) {
        cutter.clear_user_words();
        self.given = 0;
    }

    /// Gives the cutter so many more.
    fn give(&mut self, cutter: &mut dyn WordCutter, at_most: usize) {
        let next = self.given.saturating_add(at_most).min(self.words.len());
        cutter.add_user_words(&self.words[self.given..next]);
        self.given = next;
    }
}

impl Engine {
    /// Takes the reader's own words, in place of those from before: a word a line, with a frequency or without. They may
    /// come before words can be cut. Returns how many there are, and the lines that cannot be read.
    ///
    /// What cuts words gets them in slices of [`read_words`](Self::read_words), or all that are left when words are asked
    /// for.
    pub fn set_user_words(&mut self, list: &str) -> (usize, Vec<UserWordFault>) {
        let UserWordList { words, faults } = UserWord::parse_list(list);
        self.user_words = GivenWords { words, given: 0 };
        if let Some(cutter) = &mut self.cutter {
            self.user_words.begin(cutter.as_mut());
        }
        self.forget_words();
        (self.user_words.words.len(), faults)
    }

    /// Gives what cuts words all of the reader's own that it lacks.
    pub fn give_user_words(&mut self) {
        self.give_some(usize::MAX);
    }

    /// Gives as many of them as take the time of cutting so many bytes.
    pub(super) fn give_for(&mut self, byte_len: usize) {
        self.give_some(byte_len / BYTES_PER_WORD);
    }

    fn give_some(&mut self, at_most: usize) {
        if let Some(cutter) = self.cutter.as_mut().filter(|_| at_most > 0 && !self.user_words.all_given()) {
            self.user_words.give(cutter.as_mut(), at_most);
        }
    }
}
