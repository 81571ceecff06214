//! A paragraph with hits, cut to what is worth showing in a list.

use serde::Serialize;

use super::HitPlace;
use crate::search::Passage;

/// So much is shown before the first hit, and so much in all; UTF-16 code units.
const BEFORE_UNITS: usize = 18;
const ALL_UNITS: usize = 84;

/// A paragraph with hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// The row of its first hit.
    pub row: u32,
    /// The innermost node it belongs to.
    pub node: u32,
    /// The number of its first hit.
    pub first_hit: u32,
    /// How many hits it has.
    pub hit_count: u32,
    /// Where `text` starts in the row, in UTF-16 code units.
    pub from: u32,
    /// Some characters around the first hit.
    pub text: String,
    /// Whether there is more of the row after `text`.
    pub goes_on: bool,
    /// The hits in `text`. Shape `[n, 4]`, flattened: number of the hit, start and end in UTF-16 code units from the start
    /// of `text`, and 1 if it was found by its pinyin.
    pub hits: Vec<u32>,
}

impl PassageView {
    /// `hits` are those in the row, in the shape of [`Engine::hits_in_rows`](crate::engine::Engine::hits_in_rows).
    pub(crate) fn new(passage: Passage, first: &HitPlace, row_text: &str, hits: &[u32]) -> Self {
        let from = (first.start as usize).saturating_sub(BEFORE_UNITS);
        let (from, text, goes_on) = slice(row_text, from);
        let end = from + crate::span::utf16_len(text) as u32;
        let inside = hits.chunks_exact(5).filter(|hit| hit[2] >= from && hit[3] <= end);
        let hits = inside.flat_map(|hit| [hit[0], hit[2] - from, hit[3] - from, hit[4]]).collect();
        let Passage { first_hit, hit_count, .. } = passage;
        Self { row: first.row, node: first.node, first_hit, hit_count, from, text: text.to_owned(), goes_on, hits }
    }
}

/// The piece of a row from `start` on, moved on to the next character border: where it starts, what it says, and whether
/// there is more.
fn slice(row: &str, start: usize) -> (u32, &str, bool) {
    let (mut units, mut from) = (0, None);
    for (byte, c) in row.char_indices() {
        if units >= start && from.is_none() {
            from = Some((units, byte));
        }
        if let Some((first, at)) = from
            && units - first >= ALL_UNITS
        {
            return (first as u32, &row[at..byte], true);
        }
        units += c.len_utf16();
    }
    let (first, at) = from.unwrap_or((units, row.len()));
    (first as u32, &row[at..], false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_starts_and_ends_between_characters() {
        let row = "𠮷".repeat(100);
        let (from, text, goes_on) = slice(&row, 3);
        assert_eq!((from, text.chars().count(), goes_on), (4, ALL_UNITS / 2, true));
        assert_eq!(slice("甲乙丙", 1), (1, "乙丙", false));
    }
}
