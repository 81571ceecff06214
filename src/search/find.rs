//! The scan.

use crate::span::Utf16Span;

use super::{Haystack, Query};

/// Places found, in reading order; they count from the start of everything open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Sorted by start, then by end; places of different terms may overlap.
    pub spans: Vec<Utf16Span>,
}

impl Hits {
    /// How many start in `range`.
    pub fn count_in(&self, range: Utf16Span) -> u32 {
        (self.first_from(range.end) - self.first_from(range.start)) as u32
    }

    /// The number of the first hit that starts at `at` or after it.
    pub fn first_from(&self, at: u32) -> usize {
        self.spans.partition_point(|span| span.start < at)
    }
}

/// Every place of each term of `query`, in the paragraphs that hold all of them.
pub fn find(haystack: &Haystack, query: &Query) -> Hits {
    let places: Vec<Vec<u32>> = query.terms.iter().map(|term| occurrences(haystack.units(), &term.units)).collect();
    let spans = match places.as_slice() {
        [] => Vec::new(),
        [only] => spans(only, query.terms[0].units.len()).collect(),
        _ => in_shared_paragraphs(haystack, query, &places),
    };
    Hits { spans }
}

/// Where `needle` occurs, without overlaps, as `indexOf` in a loop would find it.
fn occurrences(units: &[u16], needle: &[u16]) -> Vec<u32> {
    let (Some(&first), len) = (needle.first(), needle.len()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while at + len <= units.len() {
        if units[at] == first && units[at..at + len] == *needle {
            found.push(at as u32);
            at += len;
        } else {
            at += 1;
        }
    }
    found
}

fn spans(starts: &[u32], len: usize) -> impl Iterator<Item = Utf16Span> {
    starts.iter().map(move |start| Utf16Span { start: *start, end: start + len as u32 })
}

/// The places of all terms that lie in paragraphs with at least one place of each.
fn in_shared_paragraphs(haystack: &Haystack, query: &Query, places: &[Vec<u32>]) -> Vec<Utf16Span> {
    let mut found = Vec::new();
    let mut cursors = vec![0; places.len()];
    let Some(rarest) = (0..places.len()).min_by_key(|term| places[*term].len()) else { return found };
    while let Some(&at) = places[rarest].get(cursors[rarest]) {
        let paragraph = haystack.line_around(at);
        let inside: Vec<&[u32]> = places
            .iter()
            .zip(&mut cursors)
            .map(|(starts, cursor)| {
                let from = *cursor + starts[*cursor..].partition_point(|start| *start < paragraph.start);
                *cursor = from + starts[from..].partition_point(|start| *start < paragraph.end);
                &starts[from..*cursor]
            })
            .collect();
        if inside.iter().all(|starts| !starts.is_empty()) {
            for (starts, term) in inside.iter().zip(&query.terms) {
                found.extend(spans(starts, term.units.len()));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use crate::text::SourceText;

    use super::*;

    fn hits(text: &str, query: &str) -> Vec<(u32, u32)> {
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(text).expect("not empty"));
        find(&haystack, &Query::parse(query)).spans.iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn every_place_is_found_without_overlaps() {
        assert_eq!(hits("监督的再监督", "监督"), [(0, 2), (4, 6)]);
        assert_eq!(hits("哈哈哈", "哈哈"), [(0, 2)]);
    }

    #[test]
    fn offsets_count_utf16_code_units() {
        assert_eq!(hits("𠮷𠮷监督😀督", "督"), [(5, 6), (8, 9)]);
        assert_eq!(hits("甲\n𠮷乙", "𠮷"), [(2, 4)]);
    }

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(hits("ＷＡＳＭ与wasm", "Wasm"), [(0, 4), (5, 9)]);
    }

    #[test]
    fn several_terms_must_share_a_paragraph() {
        assert_eq!(hits("监督与问责\n只有监督\n只有问责", "监督 问责"), [(0, 2), (3, 5)]);
        assert_eq!(hits("问责。监督。问责。\n监督问责", "监督 问责"), [(0, 2), (3, 5), (6, 8), (10, 12), (12, 14)]);
    }
}
