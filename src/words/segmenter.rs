//! Cuts text into words.

use super::{
    block::BlockCutter,
    chars::is_word_char,
    dictionary::{Dictionary, DictionaryError},
    guesser::Guesser,
    vocabulary::Vocabulary,
};
use crate::span::utf16_len;

/// Cuts text into words: jieba's most probable path over a dictionary, a hidden Markov model for what is not in it.
///
/// The words are those of jieba-rs 0.11, always.
pub struct Segmenter {
    vocabulary: Vocabulary,
    guesser: Guesser,
}

impl Segmenter {
    /// Loads a packed dictionary, as `build.rs` makes it.
    ///
    /// # Errors
    ///
    /// Says why the bytes are no dictionary, or not a whole one.
    pub fn load(dictionary: &[u8]) -> Result<Self, DictionaryError> {
        Ok(Self { vocabulary: Vocabulary::new(Dictionary::load(dictionary)?), guesser: Guesser::new() })
    }

    /// The words of `text`, in order; joined they are `text` again. With `hmm`, words the dictionary lacks are guessed.
    pub fn cut<'t>(&self, text: &'t str, hmm: bool) -> impl Iterator<Item = &'t str> + use<'t> {
        let mut words = Vec::with_capacity(text.len() / 6 + 1);
        self.for_each_word(text, hmm, |word| words.push(word));
        words.into_iter()
    }

    /// Where each word of `text` ends, in UTF-16 code units from its start.
    pub fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32> {
        let (mut ends, mut end) = (Vec::with_capacity(text.len() / 6 + 1), 0);
        self.for_each_word(text, hmm, |word| {
            end += utf16_len(word) as u32;
            ends.push(end);
        });
        ends
    }

    /// Gives the words of `text` one by one, in order. The memory it takes does not grow with the text.
    pub fn for_each_word<'t>(&self, text: &'t str, hmm: bool, mut word: impl FnMut(&'t str)) {
        let guesser = hmm.then_some(&self.guesser);
        let mut blocks = BlockCutter::new(&self.vocabulary, guesser, text);
        let mut start = 0;
        while let Some(c) = text[start..].chars().next() {
            if is_word_char(c) {
                start = blocks.cut(start, &mut word);
            } else {
                let end = start + if text[start..].starts_with("\r\n") { 2 } else { c.len_utf8() };
                word(&text[start..end]);
                start = end;
            }
        }
    }
}
