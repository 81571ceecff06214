//! Every place where a query is said: an exact scan over folded text, no index.

mod find;
mod haystack;
mod query;

pub use find::{Hits, find};
pub use haystack::{Haystack, fold};
pub use query::{Joint, Query, Term};
