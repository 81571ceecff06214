//! Places found before, kept while a reader types: a term that grows narrows them, one that shrinks finds them again.

use super::scan;

/// How many places are kept in all, of six bytes each; a unit of a term counts as one. A single term may have more; then
/// nothing else is kept.
const MAX_PLACES: usize = 4 << 20;
/// How many terms are kept.
const MAX_TERMS: usize = 64;

/// Where the last terms start in a text. To be forgotten when the text changes.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The most recent last.
    terms: Vec<KeptTerm>,
}

#[derive(Clone, Debug)]
struct KeptTerm {
    units: Vec<u16>,
    starts: Vec<u32>,
    /// The unit after each place, so that narrowing is a scan too; 0 at the end of the text. Of a term that has grown, empty
    /// until it grows again.
    next: Vec<u16>,
}

impl KeptTerm {
    fn scanned(units: &[u16], term: &[u16]) -> Self {
        let mut kept = Self { units: term.to_vec(), starts: Vec::new(), next: Vec::new() };
        scan::occurrences(units, term, &mut kept.starts);
        // A term that was just begun is about to grow.
        kept.look_ahead(units);
        kept
    }

    /// Counted as places.
    fn size(&self) -> usize {
        self.starts.len() + self.units.len()
    }

    fn look_ahead(&mut self, units: &[u16]) {
        if self.next.is_empty() {
            let len = self.units.len();
            let next = |start: &u32| units.get(*start as usize + len).copied().unwrap_or(0);
            self.next = self.starts.iter().map(next).collect();
        }
    }

    /// Of the places where `rest` follows, where they start.
    fn narrowed(&mut self, units: &[u16], rest: &[u16]) -> Vec<u32> {
        let [first, rest @ ..] = rest else { return self.starts.clone() };
        self.look_ahead(units);
        let len = self.units.len();
        let mut places = Vec::new();
        scan::occurrences(&self.next, &[*first], &mut places);
        let starts = places.into_iter().map(|place| self.starts[place as usize]);
        // A unit 0 may also be the end of the text.
        let goes_on = |start: &u32| {
            let from = *start as usize + len + 1;
            from <= units.len() && units[from..].starts_with(rest)
        };
        if rest.is_empty() && *first != 0 { starts.collect() } else { starts.filter(goes_on).collect() }
    }
}

impl Kept {
    /// Where `term` starts in `units`, in order, overlapping places too.
    pub(super) fn starts(&mut self, units: &[u16], term: &[u16]) -> &[u32] {
        let kept = match self.terms.iter().position(|kept| kept.units == term) {
            Some(at) => self.terms.remove(at),
            None => self.find(units, term),
        };
        self.terms.push(kept);
        self.drop_oldest();
        self.terms.last().map_or(&[], |kept| &kept.starts)
    }

    fn find(&mut self, units: &[u16], term: &[u16]) -> KeptTerm {
        let shorter = self.terms.iter_mut().filter(|kept| !kept.units.is_empty() && term.starts_with(&kept.units));
        let Some(shorter) = shorter.max_by_key(|kept| kept.units.len()) else { return KeptTerm::scanned(units, term) };
        let starts = shorter.narrowed(units, &term[shorter.units.len()..]);
        KeptTerm { units: term.to_vec(), starts, next: Vec::new() }
    }

    fn drop_oldest(&mut self) {
        let mut places: usize = self.terms.iter().map(KeptTerm::size).sum();
        let mut dropped = 0;
        while dropped + 1 < self.terms.len() && (places > MAX_PLACES || self.terms.len() - dropped > MAX_TERMS) {
            places -= self.terms[dropped].size();
            dropped += 1;
        }
        self.terms.drain(..dropped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::random::Random;

    #[test]
    fn a_term_typed_letter_by_letter_is_found_as_if_typed_at_once() {
        for seed in 0..300 {
            let mut random = Random::new(seed);
            let text: Vec<u16> = (0..400).map(|_| random.below(3) as u16).collect();
            let (mut kept, mut term) = (Kept::default(), Vec::new());
            for _ in 0..30 {
                if random.below(3) == 0 {
                    term.pop();
                } else {
                    term.push(random.below(3) as u16);
                }
                let mut fresh = Vec::new();
                scan::occurrences(&text, &term, &mut fresh);
                assert_eq!(kept.starts(&text, &term), fresh, "seed {seed}, {term:?}");
            }
        }
    }

    #[test]
    fn no_more_is_kept_than_the_cap_allows() {
        let text = vec![1; MAX_PLACES / 2 + 100];
        let mut kept = Kept::default();
        for len in 1..5 {
            kept.starts(&text, &vec![1; len]);
        }
        assert!(kept.terms.len() == 1, "two terms have more places than are kept");
    }
}
