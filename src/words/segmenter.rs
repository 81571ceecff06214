//! Cuts text into words.

use super::{
    block::BlockCutter,
    chars::is_word_char,
    class::WordClass,
    dictionary::{Dictionary, DictionaryError},
    guesser::Guesser,
    user_words::UserWord,
    vocabulary::Vocabulary,
};

/// Cuts text into words: jieba's most probable path over a dictionary, a hidden Markov model for what is not in it.
///
/// The words are those of jieba-rs 0.11, always.
///
/// ```
/// use gangmu::words::Segmenter;
///
/// // The native command holds the dictionary, the page fetches it.
/// let dictionary = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));
/// let segmenter = Segmenter::load(dictionary)?;
/// assert_eq!(segmenter.cut("𠮷野家在图书馆旁", true).collect::<Vec<_>>(), ["𠮷", "野家", "在", "图书馆", "旁"]);
/// assert_eq!(segmenter.word_ends("𠮷野家", true), [2, 4]); // 𠮷 is two UTF-16 code units
/// # Ok::<(), gangmu::words::DictionaryError>(())
/// ```
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

    /// Takes the reader's own words, in place of those it took before. They count as with jieba-rs, added one by one: a
    /// word named twice has the frequency named last; one without a frequency gets what takes it to be cut as one then.
    pub fn set_user_words(&mut self, words: &[UserWord]) {
        self.clear_user_words();
        self.add_user_words(words);
    }

    /// Forgets the reader's own words.
    pub fn clear_user_words(&mut self) {
        self.vocabulary.clear_user_words();
    }

    /// Takes more of the reader's own words, beside those it has.
    pub fn add_user_words(&mut self, words: &[UserWord]) {
        for UserWord { word, frequency } in words {
            let frequency = frequency.unwrap_or_else(|| self.suggested_frequency(word));
            self.vocabulary.insert(word, frequency);
        }
    }

    /// The frequency from which on `word` is rather cut as one than in parts.
    #[allow(clippy::cast_sign_loss, reason = "the exponential of anything is positive")]
    fn suggested_frequency(&self, word: &str) -> u32 {
        let log_total = self.vocabulary.log_total();
        let frequency = |word| self.vocabulary.frequency(word).unwrap_or(1);
        let mut log_frequency = 0.0;
        self.for_each_word(word, false, |part| {
            log_frequency = log_frequency + f64::from(frequency(part)).ln() - log_total;
        });
        let of_the_parts = (log_frequency + log_total).exp() as u32;
        of_the_parts.saturating_add(1).max(frequency(word))
    }

    /// Which part of all words of the language `word` is, as far as the dictionary knows; of one that it lacks, about what
    /// the more usual of its words are, since many a guess is no word at all. Above 0.
    pub fn share(&self, word: &str) -> f64 {
        const OF_A_GUESS: u32 = 100;
        let frequency = self.vocabulary.frequency(word).unwrap_or(OF_A_GUESS).max(1);
        f64::from(frequency) / self.vocabulary.total() as f64
    }

    /// What `word` does in a sentence.
    pub fn class(&self, word: &str) -> WordClass {
        self.vocabulary.class(word)
    }

    /// The words of `text`, in order; joined they are `text` again. With `hmm`, words the dictionary lacks are guessed.
    pub fn cut<'t>(&self, text: &'t str, hmm: bool) -> impl Iterator<Item = &'t str> + use<'t> {
        let mut words = Vec::with_capacity(text.len() / 6 + 1);
        self.for_each_word(text, hmm, |word| words.push(word));
        words.into_iter()
    }

    /// Where each word of `text` ends, in UTF-16 code units from its start.
    pub fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32> {
        let mut ends = Vec::with_capacity(text.len() / 6 + 1);
        self.word_ends_into(text, hmm, &mut ends);
        ends
    }

    /// The same, into `ends` in place of what was there.
    pub fn word_ends_into(&self, text: &str, hmm: bool, ends: &mut Vec<u32>) {
        ends.clear();
        let mut end = 0;
        self.for_each_word(text, hmm, |word| {
            // Words are short: character by character is quicker than byte by byte.
            end += word.chars().map(char::len_utf16).sum::<usize>() as u32;
            ends.push(end);
        });
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
