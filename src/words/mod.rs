//! Words of Chinese text, cut as jieba cuts them.

mod borders;
pub mod fold;
mod segmenter;

pub use borders::WordBorders;
pub use segmenter::{DictionaryError, Segmenter};
