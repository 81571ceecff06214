//! The folded text of everything open, as one array of UTF-16 code units.

use std::sync::OnceLock;

use crate::{
    span::Utf16Span,
    text::SourceText,
    words::{
        fold::{FoldTable, Folding, Piece, fold_pieces},
        pinyin::reading,
    },
};

use super::{
    odd_forms::{OddForms, PLACEHOLDER},
    originals::Originals,
};

/// Everything open, folded, in one array. Files follow one another; each ends in `\n`.
///
/// Folding is one code unit to one, so an offset here *is* the offset in the original, counted in UTF-16 code units from
/// the start of everything open. Forms that change their length stand beside it.
#[derive(Clone, Debug)]
pub struct Haystack {
    units: Vec<u16>,
    originals: Originals,
    odd_forms: OddForms,
    /// How each unit is read; made when pinyin is first asked for.
    readings: OnceLock<Vec<u16>>,
    /// Where each line of everything open starts, and last the length of `units`.
    line_starts: Vec<u32>,
}

impl Default for Haystack {
    fn default() -> Self {
        let (units, originals, odd_forms) = (Vec::new(), Originals::default(), OddForms::default());
        Self { units, originals, odd_forms, readings: OnceLock::new(), line_starts: vec![0] }
    }
}

impl Haystack {
    /// Adds a file after what is there.
    pub fn push(&mut self, source: &SourceText) {
        self.readings.take();
        let len = self.units.len() + source.utf16_len() + 1;
        self.units.reserve_exact(len - self.units.len());
        self.originals.reserve(len);
        self.line_starts.reserve_exact(source.line_count());
        let table = FoldTable::of(Folding::ALL);
        for line in source.lines() {
            self.push_line(line, table);
            self.units.push(u16::from(b'\n'));
            self.line_starts.push(self.units.len() as u32);
        }
    }

    /// The folded text.
    pub fn units(&self) -> &[u16] {
        &self.units
    }

    /// The unit at `at` before it was folded.
    pub fn original(&self, at: usize) -> u16 {
        self.originals.get(at).unwrap_or_else(|| self.units[at])
    }

    /// Whether folding changed anything in `span`, which is not empty.
    pub(super) fn is_changed(&self, span: Utf16Span) -> bool {
        self.originals.any_in(span.range())
    }

    /// The text of `span` before it was folded.
    pub fn original_text(&self, span: Utf16Span) -> String {
        char::decode_utf16(span.range().map(|at| self.original(at)))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    }

    /// Where each line of everything open starts; one more entry ends the last.
    pub fn line_starts(&self) -> &[u32] {
        &self.line_starts
    }

    /// The number of the line that holds `at`, over everything open.
    pub fn line_number_at(&self, at: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= at) as u32 - 1
    }

    /// The line that holds `at`, without its `\n`.
    pub fn line_around(&self, at: u32) -> Utf16Span {
        let line = self.line_number_at(at) as usize;
        Utf16Span { start: self.line_starts[line], end: self.line_starts[line + 1] - 1 }
    }

    pub(super) fn odd_forms(&self) -> &OddForms {
        &self.odd_forms
    }

    /// How each unit is read, see [`reading`]. Variants part here: 著 is not read as 着.
    pub(super) fn readings(&self) -> &[u16] {
        self.readings.get_or_init(|| {
            let mut readings: Vec<u16> = self.units.iter().map(|unit| reading(*unit)).collect();
            self.originals.each(|at, original| readings[at] = reading(original));
            readings
        })
    }

    fn push_line(&mut self, line: &str, table: &FoldTable) {
        let start = self.units.len();
        if line.encode_utf16().any(|unit| table.unit(unit).is_none()) {
            return fold_pieces(line, Folding::ALL, |piece| self.push_piece(&piece));
        }
        for (at, original) in (start..).zip(line.encode_utf16()) {
            self.push_unit(at, table.unit(original).unwrap_or(original), original);
        }
    }

    fn push_piece(&mut self, piece: &Piece<'_>) {
        let start = self.units.len();
        for (at, original) in (start..).zip(piece.original.encode_utf16()) {
            let folded = if piece.one_to_one { piece.folded[at - start] } else { PLACEHOLDER };
            self.push_unit(at, folded, original);
        }
        if !piece.one_to_one {
            self.odd_forms.push(Utf16Span::new(start, self.units.len()), piece.folded);
        }
    }

    fn push_unit(&mut self, at: usize, folded: u16, original: u16) {
        self.units.push(folded);
        if folded != original {
            self.originals.push(at, original);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_original_can_be_read_back() {
        let text = "Ｗ㎏綱目…𠮷𝐀「ﬁ」e\u{301}Ａ\u{30a}\n丽（一）";
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(text).expect("not empty"));
        let len = haystack.units().len();
        assert_eq!(haystack.original_text(Utf16Span::new(0, len)), format!("{text}\n"));
        assert_eq!(len, text.encode_utf16().count() + 1);
    }
}
