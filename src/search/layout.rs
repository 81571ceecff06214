//! Where the parts of everything open begin, as far as a query asks for it.

use crate::span::Utf16Span;

use super::{Haystack, Scope};

/// Where essays and sections begin, and which places are titles and headings; all in reading order, in UTF-16 code units
/// from the start of everything open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Each essay ends where the next one starts.
    pub essay_starts: Vec<u32>,
    /// Each section ends where the next one starts. A section is what stands between two headings.
    pub section_starts: Vec<u32>,
    /// Titles and headings; they do not overlap.
    pub headings: Vec<Utf16Span>,
}

/// Leads from places in reading order to the part that holds each.
pub(super) struct Parts<'a> {
    starts: &'a [u32],
    /// The part that was asked for last.
    at: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn new(haystack: &'a Haystack, layout: &'a Layout, scope: Scope) -> Self {
        let starts = match scope {
            Scope::Paragraph => haystack.line_starts(),
            Scope::Section => &layout.section_starts,
            Scope::Essay => &layout.essay_starts,
        };
        Self { starts, at: 0 }
    }

    /// The part that holds `place`, which is not before the last one asked for.
    pub(super) fn around(&mut self, place: u32) -> Utf16Span {
        self.at = skip_while(self.starts, self.at, |start| *start <= place);
        let start = self.at.checked_sub(1).map_or(0, |part| self.starts[part]);
        Utf16Span { start, end: self.starts.get(self.at).copied().unwrap_or(u32::MAX) }
    }
}

/// The first place from `from` on where `is_before` does not hold, which holds up to some place and never after. Quick
/// where that is near.
pub(super) fn skip_while<T>(sorted: &[T], from: usize, is_before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while sorted.get(from + step - 1).is_some_and(&is_before) {
        step *= 2;
    }
    let known = from + step / 2;
    let end = sorted.len().min(from + step);
    known.min(end) + sorted[known.min(end)..end].partition_point(is_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipping_finds_what_a_plain_loop_finds() {
        for len in 0..40_u32 {
            let numbers: Vec<u32> = (0..len).map(|number| number * 2).collect();
            for from in 0..=len as usize {
                for limit in 0..90 {
                    let plain = (from..numbers.len()).find(|at| numbers[*at] >= limit).unwrap_or(numbers.len());
                    assert_eq!(skip_while(&numbers, from, |number| *number < limit), plain.max(from));
                }
            }
        }
    }
}
