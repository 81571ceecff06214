//! The folded text of everything open, as one array of UTF-16 code units.

use std::sync::OnceLock;

use crate::{
    progress::{self, Steps},
    span::Utf16Span,
    text::{DecodeError, SourceText},
    words::{
        fold::{FoldTable, Folding, Piece, fold_pieces},
        pinyin::PinyinTable,
    },
};

use super::{
    odd_forms::{OddForms, PLACEHOLDER},
    originals::Originals,
};

/// Units to a block.
const LINE_BLOCK: usize = 64;

/// Progress is reported each so many units.
const REPORTED_UNITS: usize = 1 << 18;

/// Lines longer than so many bytes are folded in runs.
const MAX_RUN_LEN: usize = 256;

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
    /// The line that holds the first unit of each block of [`LINE_BLOCK`] units: from there it is a few steps.
    block_lines: Vec<u32>,
}

impl Default for Haystack {
    fn default() -> Self {
        let (units, originals, odd_forms) = (Vec::new(), Originals::default(), OddForms::default());
        Self { units, originals, odd_forms, readings: OnceLock::new(), line_starts: vec![0], block_lines: Vec::new() }
    }
}

/// So many code units can be searched at once: offsets are `u32`.
const MAX_LEN: u64 = u32::MAX as u64;

impl Haystack {
    /// Whether files can stand behind `held` code units. Their bytes are counted, as no text has more code units.
    ///
    /// # Errors
    ///
    /// [`DecodeError::TooLarge`] with the sum.
    pub fn check_len<'a>(held: usize, files: impl IntoIterator<Item = &'a SourceText>) -> Result<(), DecodeError> {
        check_sum(held, files.into_iter().map(|file| file.text().len()))
    }

    /// Adds a file after what is there.
    ///
    /// # Panics
    ///
    /// Where [`check_len`](Self::check_len) refuses it.
    pub fn push(&mut self, source: &SourceText) {
        self.readings.take();
        let len = self.units.len() + source.utf16_len() + 1;
        assert!(len as u64 <= MAX_LEN, "check_len was not asked");
        self.units.reserve_exact(len - self.units.len());
        self.originals.reserve(len);
        self.line_starts.reserve_exact(source.line_count());
        self.block_lines.reserve_exact(len.div_ceil(LINE_BLOCK) - self.block_lines.len());
        let table = FoldTable::of(Folding::ALL);
        let mut steps = Steps::new(len, REPORTED_UNITS);
        for line in source.lines() {
            self.push_line(line, table, &mut steps);
            self.units.push(u16::from(b'\n'));
            self.block_lines.resize(self.units.len().div_ceil(LINE_BLOCK), self.line_starts.len() as u32 - 1);
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

    /// The number of the line that holds `at`, over everything open; past the end, the number of lines.
    pub fn line_number_at(&self, at: u32) -> u32 {
        let Some(first) = self.block_lines.get(at as usize / LINE_BLOCK) else {
            return self.line_starts.len() as u32 - 1;
        };
        let later = &self.line_starts[*first as usize + 1..];
        first + later.iter().take_while(|start| **start <= at).count() as u32
    }

    pub(super) fn odd_forms(&self) -> &OddForms {
        &self.odd_forms
    }

    /// How each unit is read, see [`PinyinTable::reading`]. Variants part here: 著 is not read as 着.
    pub(super) fn readings(&self, table: &PinyinTable) -> &[u16] {
        self.readings.get_or_init(|| {
            let mut readings = Vec::with_capacity(self.units.len());
            for units in self.units.chunks(REPORTED_UNITS) {
                progress::heartbeat();
                readings.extend(units.iter().map(|unit| table.reading(*unit)));
            }
            self.originals.each(|at, original| readings[at] = table.reading(original));
            readings
        })
    }

    fn push_line(&mut self, mut line: &str, table: &FoldTable, steps: &mut Steps) {
        while !line.is_empty() {
            steps.reach(self.units.len());
            let (run, rest) = line.split_at(run_len(line, table));
            self.push_run(run, table);
            line = rest;
        }
    }

    fn push_run(&mut self, run: &str, table: &FoldTable) {
        let start = self.units.len();
        if run.encode_utf16().any(|unit| table.unit(unit).is_none()) {
            return fold_pieces(run, Folding::ALL, |piece| self.push_piece(&piece));
        }
        for (at, original) in (start..).zip(run.encode_utf16()) {
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

/// Each file has one unit more than its text, for the line end behind it.
fn check_sum(held: usize, byte_lens: impl Iterator<Item = usize>) -> Result<(), DecodeError> {
    let byte_len = byte_lens.fold(held as u64, |sum, len| sum + len as u64 + 1);
    if byte_len <= MAX_LEN { Ok(()) } else { Err(DecodeError::TooLarge { byte_len, allowed: MAX_LEN }) }
}

/// How many bytes of a line are folded at once: not so many that a single emoji makes a long line slow, and up to a
/// character that cannot be part of what is before it.
fn run_len(line: &str, table: &FoldTable) -> usize {
    let is_plain = |at: usize| line[at..].chars().next().is_some_and(|c| table.char(c).is_some());
    (MAX_RUN_LEN..line.len()).find(|at| line.is_char_boundary(*at) && is_plain(*at)).unwrap_or(line.len())
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

    #[test]
    fn files_whose_offsets_would_not_fit_together_are_refused() {
        let half = 1 << 31;
        assert_eq!(check_sum(half, [half - 2].into_iter()), Ok(()));
        let refused = Err(DecodeError::TooLarge { byte_len: 1 << 32, allowed: MAX_LEN });
        assert_eq!(check_sum(half, [half - 1].into_iter()), refused);
    }

    /// Bytes that the haystack holds.
    fn byte_len(haystack: &Haystack) -> usize {
        let readings = haystack.readings.get().map_or(0, Vec::capacity);
        2 * (haystack.units.capacity() + readings)
            + 4 * (haystack.line_starts.capacity() + haystack.block_lines.capacity())
            + haystack.originals.byte_len()
            + haystack.odd_forms.byte_len()
    }

    #[test]
    fn what_is_searched_takes_less_than_the_text() {
        let text = include_str!("../../tests/fixtures/three_essays.txt").repeat(40);
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(&text).expect("not empty"));
        let share = |haystack: &Haystack| byte_len(haystack) as f64 / text.len() as f64;
        assert!(share(&haystack) <= 0.8, "{}", share(&haystack));
        haystack.readings(PinyinTable::built_in().expect("natively"));
        assert!(share(&haystack) <= 2.2, "{} with pinyin", share(&haystack));
    }

    #[test]
    fn lines_are_found_by_any_of_their_units() {
        let mut haystack = Haystack::default();
        for text in ["甲", "乙\n\n\n丙丁", &"长".repeat(500), "𠮷\n尾"] {
            haystack.push(&SourceText::from_text(&text.repeat(3)).expect("not empty"));
        }
        for at in 0..haystack.units().len() as u32 {
            let plain = haystack.line_starts().partition_point(|start| *start <= at) as u32 - 1;
            assert_eq!(haystack.line_number_at(at), plain, "{at}");
        }
    }

    #[test]
    fn a_long_line_folds_as_its_parts_do() {
        for shift in 0..8 {
            let text = "x".repeat(MAX_RUN_LEN - 4 + shift) + "e\u{301}😀…字";
            let mut haystack = Haystack::default();
            haystack.push(&SourceText::from_text(&text.repeat(3)).expect("not empty"));
            let accents = haystack.odd_forms().occurrences(haystack.units(), &[u16::from(b'x'), 0xE9]);
            assert_eq!(accents.len(), 3, "{shift}");
        }
    }
}
