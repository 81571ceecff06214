//! What the engine knows of words, once it has something that cuts them.

use super::Engine;
use crate::{
    insight::{Keyword, WordCounts, keywords},
    span::{Utf16Span, utf16_len},
    view::WordCountView,
    words::{WordBorders, WordCutter, slices},
};

/// Bytes whose words are cut in one go.
const READ_AT_ONCE: usize = 1 << 20;

/// The words of everything open, as far as they are cut.
#[derive(Default)]
pub(super) struct ReadWords {
    /// How often each stands there.
    counts: WordCounts,
    /// Where each begins and ends, in UTF-16 code units from the start of everything open.
    borders: WordBorders,
    /// The rows before this one are cut.
    rows: u32,
}

impl ReadWords {
    /// Cuts text that starts at `at`.
    fn add(&mut self, cutter: &dyn WordCutter, text: &str, mut at: u32) {
        self.borders.push(at);
        for word in slices(text, &cutter.word_ends(text, true)) {
            self.counts.add_word(word);
            at += utf16_len(word) as u32;
            self.borders.push(at);
        }
    }
}

impl Engine {
    /// Takes what cuts words, in place of what did before; words can be cut from then on.
    pub fn take_cutter(&mut self, mut cutter: Box<dyn WordCutter>) {
        self.user_words.begin(cutter.as_mut());
        self.cutter = Some(cutter);
        self.forget_words();
    }

    /// Whether words can be cut.
    pub fn cuts_words(&self) -> bool {
        self.cutter.is_some()
    }

    /// Cuts the next `byte_len` bytes or a little more, for key words and for whole-word filters. Meant for idle moments.
    /// Returns which part of everything open is cut, 1 when all is; 0 while words cannot be cut, or not all of the reader's
    /// own words are taken: those come first.
    pub fn read_words(&mut self, byte_len: usize) -> f32 {
        if !self.user_words.all_given() {
            self.give_for(byte_len);
            return 0.0;
        }
        let Some(cutter) = self.cutter.as_deref() else { return 0.0 };
        let mut read = std::mem::take(&mut self.read);
        let mut left = byte_len;
        while let Some((_, file)) = self.file_of_row(read.rows).filter(|_| left > 0) {
            let (text, end) = file.text_from_row(read.rows, left.min(READ_AT_ONCE));
            read.add(cutter, text, file.row_span(&self.haystack, read.rows).start);
            read.rows = end;
            left = left.saturating_sub(text.len());
        }
        let row_count = self.row_count();
        if left < byte_len && read.rows == row_count {
            // The last word was cut just now: whole words count for the order from here on.
            self.ranked = None;
        }
        self.read = read;
        if row_count == 0 { 1.0 } else { self.read.rows as f32 / row_count as f32 }
    }

    /// Where words begin and end, once all of them are cut.
    pub(super) fn all_word_borders(&self) -> Option<&WordBorders> {
        let all = self.cuts_words() && self.read.rows == self.row_count();
        all.then_some(&self.read.borders)
    }

    pub(super) fn forget_words(&mut self) {
        self.read = ReadWords::default();
        self.ranked = None;
    }

    /// The word around an offset in a row, in UTF-16 code units from the start of the row; `None` while words cannot be cut.
    pub fn word_at(&mut self, row: u32, offset: u32) -> Option<Utf16Span> {
        self.give_user_words();
        let (_, file) = self.file_of_row(row)?;
        let ends = self.cutter.as_ref()?.word_ends(file.row_text(row), true);
        let word = ends.partition_point(|end| *end <= offset);
        let start = word.checked_sub(1).map_or(0, |before| ends[before]);
        Some(Utf16Span { start, end: *ends.get(word)? })
    }

    /// The words that set a node apart from the rest of everything open, strongest first; none while words cannot be cut.
    ///
    /// Of a large collection the rest is what [`read_words`](Self::read_words) has read so far.
    pub fn keywords(&mut self, node: u32, limit: usize) -> Vec<Keyword> {
        self.give_user_words();
        self.read_words(READ_AT_ONCE);
        let (Some(own), Some(cutter)) = (self.words_of(node), &self.cutter) else { return Vec::new() };
        keywords(cutter.as_ref(), &own, &self.read.counts, limit)
    }

    /// How often each word stands in a node and its descendants; `None` while words cannot be cut.
    pub fn words_of(&mut self, node: u32) -> Option<WordCounts> {
        self.give_user_words();
        let file = self.files.iter().find(|file| file.nodes().contains(&node))?;
        let mut counts = WordCounts::default();
        counts.add(self.cutter.as_deref()?, file.node_text(node));
        Some(counts)
    }

    /// The `limit` words that stand in a node most often, those left out that say nothing; none while words cannot be cut.
    pub fn frequent_words(&mut self, node: u32, limit: usize) -> Vec<WordCountView> {
        let counts = self.words_of(node).unwrap_or_default();
        let view = |(word, count): (&str, u32)| WordCountView { word: word.to_owned(), count };
        let frequent = self.cutter.as_deref().map(|cutter| counts.most_frequent(cutter, limit));
        frequent.into_iter().flatten().map(view).collect()
    }
}
