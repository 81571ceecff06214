//! Words of Chinese text, cut as jieba cuts them.

mod segmenter;

pub use segmenter::{DictionaryError, Segmenter};
