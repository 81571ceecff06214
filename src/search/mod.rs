//! Every place where a query is said: an exact scan over folded text, no index.

mod by_pinyin;
mod find;
mod haystack;
mod kept;
mod layout;
mod note;
mod odd_forms;
mod originals;
mod pattern;
mod places;
mod query;
#[cfg(test)]
pub(crate) mod random;
mod relevance;
mod scan;
mod spelling;
mod suggest;

pub use find::{Ground, Hits, find};
pub use haystack::Haystack;
pub use kept::Kept;
pub use layout::Layout;
pub use note::Note;
pub use pattern::{Pattern, PatternError, find_pattern};
pub use query::{Joint, Options, Pinyin, Query, Scope, Term};
pub use relevance::{Passage, PassageOrder, by_relevance, passages};
pub use suggest::{Cut, Suggestion, SuggestionKind, suggest};
