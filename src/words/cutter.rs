//! What cuts words, as the engine sees it.

use super::{Segmenter, UserWord, WordClass};

/// Cuts text into words: a [`Segmenter`] or, in the browser, one in a wasm of its own, which arrives after the first
/// outline is on screen.
pub trait WordCutter {
    /// Where each word of `text` ends, in UTF-16 code units from its start. With `hmm`, words the dictionary lacks are
    /// guessed.
    fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32>;

    /// Which part of all words of the language `word` is, above 0.
    fn share(&self, word: &str) -> f64;

    /// What `word` does in a sentence.
    fn class(&self, word: &str) -> WordClass;

    /// Forgets the reader's own words.
    fn clear_user_words(&mut self);

    /// Takes more of the reader's own words, beside those it has.
    fn add_user_words(&mut self, words: &[UserWord]);
}

impl WordCutter for Segmenter {
    fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32> {
        self.word_ends(text, hmm)
    }

    fn share(&self, word: &str) -> f64 {
        self.share(word)
    }

    fn class(&self, word: &str) -> WordClass {
        self.class(word)
    }

    fn clear_user_words(&mut self) {
        self.clear_user_words();
    }

    fn add_user_words(&mut self, words: &[UserWord]) {
        self.add_user_words(words);
    }
}

/// The words of `text` that end at `ends`, in UTF-16 code units from its start.
pub fn slices<'t>(text: &'t str, ends: &[u32]) -> impl Iterator<Item = &'t str> {
    let (mut rest, mut at) = (text, 0);
    ends.iter().map(move |end| {
        let units = (*end - at) as usize;
        at = *end;
        let (word, after) = rest.split_at(byte_len_of(rest, units));
        rest = after;
        word
    })
}

/// The bytes of the first so many UTF-16 code units, or all there are.
fn byte_len_of(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let mut chars = text.char_indices();
    let end = chars.find(|(_, c)| {
        let is_end = seen >= units;
        seen += c.len_utf16();
        is_end
    });
    end.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_the_words_between_ends() {
        assert_eq!(slices("𠮷野家，ab", &[2, 4, 5, 7]).collect::<Vec<_>>(), ["𠮷", "野家", "，", "ab"]);
        assert_eq!(slices("", &[]).count(), 0);
    }
}
