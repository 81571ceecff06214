//! Words of Chinese text, cut as jieba cuts them.

mod borders;
pub mod fold;
pub mod pinyin;
mod segmenter;

pub use borders::WordBorders;
pub use segmenter::{DictionaryError, Segmenter};
