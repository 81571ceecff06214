//! What a folded text was before it was folded, kept only where that made a difference.

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

    /// The original of the unit at `at`; `None` where it was not changed.
    pub(super) fn get(&self, at: usize) -> Option<u16> {
        let (word, bit) = (*self.changed.get(at / 64)?, at % 64);
        let rank = self.before[at / 64] + (word & ((1 << bit) - 1)).count_ones();
        (word >> bit & 1 == 1).then(|| self.units[rank as usize])
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
        for at in 0..1100 {
            assert_eq!(originals.get(at), places.contains(&at).then_some(at as u16 + 7), "{at}");
        }
    }
}
