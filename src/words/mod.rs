//! Words of Chinese text, cut as jieba cuts them.

mod block;
mod chars;
mod dictionary;
mod format;
mod guesser;
mod route;
mod segmenter;
mod user_words;
mod vocabulary;

#[cfg(test)]
mod pack;

pub use dictionary::DictionaryError;
pub use format::Column;
pub use segmenter::Segmenter;
pub use user_words::{UserWord, UserWordsError};
