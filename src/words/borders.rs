//! Where words begin and end, a bit for each place.

use crate::span::Utf16Span;

/// Word borders of a text, in UTF-16 code units from its start. What is not cut yet has a border everywhere.
#[derive(Clone, Debug, Default)]
pub struct WordBorders {
    /// A bit is set where there is no border.
    inside: Vec<u64>,
}

impl WordBorders {
    /// Takes the words of `span`, each by its end in code units from the start of `span`, in order.
    pub fn cut(&mut self, span: Utf16Span, ends: &[u32]) {
        let words = (span.range().end / 64 + 1).max(self.inside.len());
        self.inside.resize(words, 0);
        let mut at = span.start;
        for end in ends {
            for inside in at + 1..(span.start + end).min(span.end) {
                self.inside[inside as usize / 64] |= 1 << (inside % 64);
            }
            at = span.start + end;
        }
    }

    /// Whether words begin and end where `place` does.
    pub fn are_around(&self, place: Utf16Span) -> bool {
        self.is_border(place.start) && self.is_border(place.end)
    }

    fn is_border(&self, at: u32) -> bool {
        self.inside.get(at as usize / 64).is_none_or(|bits| bits >> (at % 64) & 1 == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_whole_and_its_parts_are_not() {
        let mut words = WordBorders::default();
        words.cut(Utf16Span::new(100, 106), &[2, 3, 6]);
        let is_whole = |start, end| words.are_around(Utf16Span::new(start, end));
        assert!(is_whole(100, 102) && is_whole(102, 103) && is_whole(100, 106));
        assert!(!is_whole(100, 101) && !is_whole(103, 105) && !is_whole(101, 103));
        assert!(is_whole(98, 99) && is_whole(1000, 1001), "nothing is cut there");
    }
}
