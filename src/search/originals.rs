//! What a folded text was before it was folded, kept only where that made a difference.

use std::ops::Range;

/// The units that folding changed, found by their place in constant time.
#[derive(Clone, Debug, Default)]
pub(super) struct Originals {
    /// One bit for each unit: whether it was changed.
    changed: Vec<u64>,
    /// How many units were changed before each of those words.
    before: Vec<u32>,
    /// The changed units, in order.
    units: Vec<u16>,
}

impl Originals {
    /// Notes the original of the unit at `at`; places come in order, and not twice.
    pub(super) fn push(&mut self, at: usize, original: u16) {
        self.extend_to(at);
        self.changed[at / 64] |= 1 << (at % 64);
        self.units.push(original);
    }

    /// Bytes that are held.
    #[cfg(test)]
    pub(super) fn byte_len(&self) -> usize {
        8 * self.changed.capacity() + 4 * self.before.capacity() + 2 * self.units.capacity()
    }

    /// The original of the unit at `at`; `None` where it was not changed.
    pub(super) fn get(&self, at: usize) -> Option<u16> {
        let (word, bit) = (*self.changed.get(at / 64)?, at % 64);
        let rank = self.before[at / 64] + (word & ((1 << bit) - 1)).count_ones();
        (word >> bit & 1 == 1).then(|| self.units[rank as usize])
    }

    /// Gives the place and the original of each unit that was changed, in order.
    pub(super) fn each(&self, mut each: impl FnMut(usize, u16)) {
        let mut originals = self.units.iter();
        for (word, bits) in self.changed.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            for bit in (0..64).filter(|bit| bits >> bit & 1 == 1) {
                if let Some(original) = originals.next() {
                    each(word * 64 + bit, *original);
                }
            }
        }
    }

    /// Whether any unit of `range`, which is not empty, was changed.
    pub(super) fn any_in(&self, range: Range<usize>) -> bool {
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        let from = u64::MAX << (range.start % 64);
        let to = u64::MAX >> (63 - (range.end - 1) % 64);
        let changed = |word: usize, mask: u64| self.changed.get(word).is_some_and(|bits| bits & mask != 0);
        if first == last {
            return changed(first, from & to);
        }
        changed(first, from) || (first + 1..last).any(|word| changed(word, u64::MAX)) || changed(last, to)
    }

    /// Makes room for `len` units in all.
    pub(super) fn reserve(&mut self, len: usize) {
        let words = (len / 64 + 1).saturating_sub(self.changed.len());
        self.changed.reserve_exact(words);
        self.before.reserve_exact(words);
    }

    fn extend_to(&mut self, at: usize) {
        while self.changed.len() <= at / 64 {
            self.changed.push(0);
            self.before.push(self.units.len() as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_has_an_original() {
        let mut originals = Originals::default();
        let places = [0, 5, 63, 64, 200, 201, 1000];
        for at in places {
            originals.push(at, at as u16 + 7);
        }
        let mut given = Vec::new();
        originals.each(|at, original| given.push((at, original)));
        assert_eq!(given, places.map(|at| (at, at as u16 + 7)));
        for at in 0..1100 {
            let any = |len| (at..at + len).any(|at| places.contains(&at));
            assert!([1, 2, 64, 200].iter().all(|len| originals.any_in(at..at + len) == any(*len)), "{at}");
            assert_eq!(originals.get(at), places.contains(&at).then_some(at as u16 + 7), "{at}");
        }
    }
}
