//! What an essay is about.

mod keywords;
mod telling;
mod word_counts;

pub use keywords::{Keyword, keywords};
pub use word_counts::WordCounts;
