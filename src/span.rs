//! Places in a text. The type says what is counted.

use std::ops::Range;

/// A half-open range of UTF-8 bytes, counted from the start of a [`SourceText`](crate::text::SourceText).
///
/// Both ends lie on character borders. 𠮷 is 4 bytes long here, and 2 units in a [`Utf16Span`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A half-open range of UTF-16 code units, for JavaScript. What it counts from is said where it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Utf16Span {
    /// The first code unit.
    pub start: u32,
    /// The code unit after the last one.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The same as a range that slices a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Utf16Span {
    /// A span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The same as a range that slices UTF-16 code units.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How many UTF-16 code units `text` has.
pub fn utf16_len(text: &str) -> usize {
    // Every byte that starts a character is one unit; a character of four bytes is two.
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_outside_the_basic_plane_is_two_units() {
        assert_eq!(utf16_len("a中𠮷😀"), "a中𠮷😀".encode_utf16().count());
    }
}
