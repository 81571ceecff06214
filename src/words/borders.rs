//! Where words begin and end, a bit for each place.

/// Word borders of a text, in UTF-16 code units from its start.
#[derive(Clone, Debug, Default)]
pub struct WordBorders {
    bits: Vec<u64>,
}

impl WordBorders {
    /// Notes that a word begins or ends at `at`.
    pub fn push(&mut self, at: u32) {
        let word = at as usize / 64;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (at % 64);
    }

    /// Whether a word begins or ends at `at`.
    pub fn is_border(&self, at: u32) -> bool {
        self.bits.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}
