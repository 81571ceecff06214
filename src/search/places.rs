//! The places of a single term.

use crate::{
    progress,
    span::Utf16Span,
    words::fold::{FoldTable, Folding, fold_pieces},
};

use super::{Ground, Haystack, Kept, Options, Term, layout::skip_while};

/// Where a term is said, in reading order and without overlaps.
pub(super) fn places(ground: &Ground<'_>, kept: &mut Kept, term: &Term, options: Options) -> Vec<Utf16Span> {
    progress::heartbeat();
    let haystack = ground.haystack;
    let len = term.units.len() as u32;
    let starts = kept.starts(haystack.units(), &term.units);
    let mut places: Vec<Utf16Span> = starts.iter().map(|start| Utf16Span { start: *start, end: start + len }).collect();
    let odd = haystack.odd_forms().occurrences(haystack.units(), &term.units);
    let may_overlap = !odd.is_empty() || term.units[1..].contains(&term.units[0]);
    if !odd.is_empty() {
        places.extend(odd);
        places.sort_unstable();
    }
    if options.folding != Folding::ALL {
        let strict = Strict::new(haystack, term, options.folding);
        places.retain(|place| strict.is_met(*place));
    }
    keep_wanted(&mut places, ground, term.in_title, options.whole_word);
    if may_overlap {
        drop_overlaps(&mut places);
    }
    places
}

/// Leaves the places in titles, where only those are asked for, and those that are whole words.
pub(super) fn keep_wanted(places: &mut Vec<Utf16Span>, ground: &Ground<'_>, in_title: bool, whole_word: bool) {
    if in_title {
        let (headings, mut at) = (&ground.layout.headings, 0);
        places.retain(|place| {
            at = skip_while(headings, at, |heading| heading.end <= place.start);
            headings.get(at).is_some_and(|heading| heading.start <= place.start && place.end <= heading.end)
        });
    }
    if let Some(words) = ground.words.filter(|_| whole_word) {
        places.retain(|place| words.is_border(place.start) && words.is_border(place.end));
    }
}

/// Of places that overlap, the first stays, as when a reader steps from one to the next.
pub(super) fn drop_overlaps(places: &mut Vec<Utf16Span>) {
    let mut end = 0;
    places.retain(|place| {
        let is_free = place.start >= end;
        end = if is_free { place.end } else { end };
        is_free
    });
}

/// Tells whether a place still holds the term when less is folded.
struct Strict<'a> {
    haystack: &'a Haystack,
    exact: &'a [u16],
    folding: Folding,
    table: &'static FoldTable,
    /// Whether the folded text itself holds it.
    is_met_unchanged: bool,
}

impl<'a> Strict<'a> {
    fn new(haystack: &'a Haystack, term: &'a Term, folding: Folding) -> Self {
        let table = FoldTable::of(folding);
        let units = term.units.iter().map(|unit| table.unit(*unit).unwrap_or(*unit));
        let is_met_unchanged = units.eq(term.exact.iter().copied());
        Self { haystack, exact: &term.exact, folding, table, is_met_unchanged }
    }

    fn is_met(&self, place: Utf16Span) -> bool {
        if !self.haystack.is_changed(place) {
            return self.is_met_unchanged;
        }
        let unit = |at| self.table.unit(self.haystack.original(at));
        if place.range().all(|at| unit(at).is_some()) {
            return place.range().map(unit).eq(self.exact.iter().copied().map(Some));
        }
        let (mut folded, mut piece_ends) = (Vec::new(), Vec::new());
        fold_pieces(&self.haystack.original_text(place), self.folding, |piece| {
            folded.extend_from_slice(piece.folded);
            piece_ends.push(folded.len());
        });
        // It begins in the first piece and ends in the last one; else a smaller place holds it.
        let first_end = piece_ends.first().copied().unwrap_or(0);
        let last_from = piece_ends.iter().nth_back(1).copied().unwrap_or(0);
        let mut windows = folded.windows(self.exact.len()).enumerate().take(first_end);
        windows.any(|(start, window)| window == self.exact && start + window.len() > last_from)
    }
}
