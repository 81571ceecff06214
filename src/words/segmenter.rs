//! Cuts text into words.

use jieba_rs::Jieba;

use crate::span::utf16_len;

/// Why a dictionary could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// It is not in the form that is expected.
    #[error("the dictionary cannot be read: {reason}")]
    Malformed {
        /// What was wrong, with the line.
        reason: String,
    },
}

/// Cuts text into words: jieba's most probable path over a dictionary, a hidden Markov model for what is not in it.
pub struct Segmenter {
    jieba: Jieba,
}

impl Segmenter {
    /// Loads a dictionary: a word and its frequency a line, as jieba writes them.
    ///
    /// # Errors
    ///
    /// Says which line could not be read.
    pub fn load(mut dictionary: &[u8]) -> Result<Self, DictionaryError> {
        match Jieba::with_dict(&mut dictionary) {
            Ok(jieba) => Ok(Self { jieba }),
            Err(error) => Err(DictionaryError::Malformed { reason: error.to_string() }),
        }
    }

    /// The words of `text`, in order; joined they are `text` again. With `hmm`, words the dictionary lacks are guessed.
    pub fn cut<'a>(&self, text: &'a str, hmm: bool) -> impl Iterator<Item = &'a str> {
        self.jieba.cut(text, hmm).into_iter().map(|token| token.word)
    }

    /// Where each word of `text` ends, in UTF-16 code units from its start.
    pub fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32> {
        let mut end = 0;
        self.cut(text, hmm)
            .map(|word| {
                end += utf16_len(word) as u32;
                end
            })
            .collect()
    }
}
