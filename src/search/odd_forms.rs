//! Forms that change their length when folded: … is three full stops, ㎏ two letters, e with a combining accent one.
//!
//! They are few (one character in 2,500), so that each is looked at for itself. In the folded text their place is taken by
//! units that no term holds, and here stands what they fold to.

use std::collections::HashMap;

use crate::span::Utf16Span;

/// Stands in the folded text for a form that changes its length. A low surrogate after what is no high one: no text and
/// no term holds that.
pub(super) const PLACEHOLDER: u16 = 0xDC00;

/// A term that agrees with a form in more ways than this (a hundred full stops, with …) is not looked for in such forms, so
/// that a hostile pair of text and term stays quick.
const MAX_ALIGNMENTS: usize = 128;

/// The forms of a text that change their length.
#[derive(Clone, Debug, Default)]
pub(super) struct OddForms {
    /// In reading order.
    places: Vec<Place>,
    /// What they fold to, each once.
    folded: Vec<Box<[u16]>>,
    numbers: HashMap<Box<[u16]>, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    span: Utf16Span,
    /// Which of the folded forms it is.
    form: u32,
}

/// How a term may lie against a form: its first unit `before` units ahead of the form, or `inside` units within it.
#[derive(Clone, Copy)]
struct Alignment {
    before: usize,
    inside: usize,
}

impl OddForms {
    /// Bytes that are held for places; the forms themselves are few.
    #[cfg(test)]
    pub(super) fn byte_len(&self) -> usize {
        self.places.capacity() * size_of::<Place>()
    }

    /// Notes a form; places come in order.
    pub(super) fn push(&mut self, span: Utf16Span, folded: &[u16]) {
        let known = self.numbers.get(folded).copied();
        let form = known.unwrap_or_else(|| {
            let number = self.folded.len() as u32;
            self.numbers.insert(folded.into(), number);
            self.folded.push(folded.into());
            number
        });
        self.places.push(Place { span, form });
    }

    /// Where `term` lies over at least one of the forms, sorted. A form that is only partly needed is taken whole.
    pub(super) fn occurrences(&self, units: &[u16], term: &[u16]) -> Vec<Utf16Span> {
        if self.places.is_empty() || term.is_empty() {
            return Vec::new();
        }
        let alignments: Vec<Vec<Alignment>> = self.folded.iter().map(|form| alignments(form, term)).collect();
        let count: usize = alignments.iter().map(Vec::len).sum();
        if !(1..=MAX_ALIGNMENTS).contains(&count) {
            return Vec::new();
        }
        let mut found: Vec<Utf16Span> = (0..self.places.len())
            .flat_map(|place| {
                alignments[self.places[place].form as usize].iter().map(move |alignment| (place, alignment))
            })
            .filter_map(|(place, alignment)| self.match_at(units, term, place, *alignment))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What `term` covers when it meets its first form at `place` in this alignment, if it is said there.
    fn match_at(&self, units: &[u16], term: &[u16], place: usize, alignment: Alignment) -> Option<Utf16Span> {
        let form_start = self.places[place].span.start as usize;
        let start = form_start.checked_sub(alignment.before)?;
        if units[start..form_start] != term[..alignment.before] {
            return None;
        }
        let mut rest = &term[alignment.before..];
        let mut skip = alignment.inside;
        let mut at = form_start;
        let mut places = self.places[place..].iter().peekable();
        while !rest.is_empty() {
            if let Some(place) = places.next_if(|place| place.span.start as usize == at) {
                let form = &self.folded[place.form as usize][std::mem::take(&mut skip)..];
                let len = form.len().min(rest.len());
                if form[..len] != rest[..len] {
                    return None;
                }
                (rest, at) = (&rest[len..], place.span.end as usize);
            } else {
                if units.get(at) != rest.first() {
                    return None;
                }
                (rest, at) = (&rest[1..], at + 1);
            }
        }
        Some(Utf16Span::new(start, at))
    }
}

/// Every way in which `term` agrees with `form` where they overlap.
fn alignments(form: &[u16], term: &[u16]) -> Vec<Alignment> {
    let agree = |form: &[u16], term: &[u16]| form.iter().zip(term).all(|(one, other)| one == other);
    let inside =
        (1..form.len()).filter(|inside| agree(&form[*inside..], term)).map(|inside| Alignment { before: 0, inside });
    let before =
        (0..term.len()).filter(|before| agree(form, &term[*before..])).map(|before| Alignment { before, inside: 0 });
    inside.chain(before).collect()
}
