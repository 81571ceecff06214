//! Words of Chinese text, cut as jieba cuts them.

mod block;
mod borders;
mod chars;
mod class;
mod cutter;
mod dictionary;
pub mod fold;
mod format;
mod guess_memo;
mod guesser;
pub mod pinyin;
mod route;
mod segmenter;
mod user_words;
mod vocabulary;

#[cfg(test)]
mod pack;

pub use borders::WordBorders;
pub use class::WordClass;
pub use cutter::{WordCutter, slices};
pub use dictionary::DictionaryError;
pub use format::Column;
pub use segmenter::Segmenter;
pub use user_words::{UserWord, UserWordError, UserWordFault, UserWordList};
