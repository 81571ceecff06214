//! What an essay is about.

mod keywords;
mod stop_words;

pub use keywords::{Keyword, Keywords};
