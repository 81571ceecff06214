//! Words of Chinese text, cut as jieba cuts them.

pub mod fold;
mod segmenter;

pub use segmenter::{DictionaryError, Segmenter};
