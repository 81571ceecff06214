//! What the engine knows of words, once it has a dictionary.

use super::{CutRows, Engine};
use crate::{
    error::Error,
    insight::{Keyword, WordCounts, keywords},
    span::Utf16Span,
    words::{Segmenter, UserWord},
};

/// Bytes whose words are counted without waiting for idle moments.
const COUNTED_AT_ONCE: usize = 1 << 20;

impl Engine {
    /// Takes a dictionary; words can be cut from then on.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it; a dictionary that was there before stays.
    pub fn load_dictionary(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut segmenter = Segmenter::load(bytes)?;
        segmenter.set_user_words(&self.user_words);
        self.segmenter = Some(segmenter);
        self.forget_word_counts();
        Ok(())
    }

    /// Takes the reader's own words, in place of those from before: a word a line, with a frequency or without. They may
    /// come before the dictionary.
    ///
    /// # Errors
    ///
    /// Names the first line that cannot be read; the words from before stay.
    pub fn set_user_words(&mut self, list: &str) -> Result<(), Error> {
        self.user_words = UserWord::parse_list(list)?;
        if let Some(segmenter) = &mut self.segmenter {
            segmenter.set_user_words(&self.user_words);
        }
        self.forget_word_counts();
        Ok(())
    }

    /// Counts the words of the next `byte_len` bytes or a little more, for [`keywords`](Self::keywords). Meant for idle
    /// moments. Returns which part of everything open is counted, 1 when all is; 0 without a dictionary.
    pub fn count_words(&mut self, byte_len: usize) -> f32 {
        let Some(segmenter) = &self.segmenter else { return 0.0 };
        let first = self.counted_rows;
        let files = self.files.iter().filter(|file| first < file.rows().end);
        let rows = files.flat_map(|file| (first.max(file.rows().start)..file.rows().end).map(|row| file.row_text(row)));
        let mut counted_bytes = 0;
        for text in rows {
            if counted_bytes >= byte_len {
                break;
            }
            self.word_counts.add(segmenter, text);
            self.counted_rows += 1;
            counted_bytes += text.len();
        }
        let row_count = self.row_count();
        if row_count == 0 { 1.0 } else { self.counted_rows as f32 / row_count as f32 }
    }

    pub(super) fn forget_word_counts(&mut self) {
        self.cut_rows = CutRows::default();
        self.word_counts = WordCounts::default();
        self.counted_rows = 0;
    }

    /// Where each word of `text` ends, in UTF-16 code units from its start; nothing without a dictionary. With `hmm`, words
    /// that the dictionary lacks are guessed.
    pub fn cut(&self, text: &str, hmm: bool) -> Vec<u32> {
        self.segmenter.as_ref().map_or_else(Vec::new, |segmenter| segmenter.word_ends(text, hmm))
    }

    /// The word around an offset in a row, in UTF-16 code units from the start of the row; `None` without a dictionary.
    pub fn word_at(&self, row: u32, offset: u32) -> Option<Utf16Span> {
        let (_, file) = self.file_of_row(row)?;
        let ends = self.segmenter.as_ref()?.word_ends(file.row_text(row), true);
        let word = ends.partition_point(|end| *end <= offset);
        let start = word.checked_sub(1).map_or(0, |before| ends[before]);
        Some(Utf16Span { start, end: *ends.get(word)? })
    }

    /// The words that set a node apart from the rest of everything open, strongest first; none without a dictionary.
    ///
    /// Of a large collection the rest is what [`count_words`](Self::count_words) has counted so far.
    pub fn keywords(&mut self, node: u32, limit: usize) -> Vec<Keyword> {
        self.count_words(COUNTED_AT_ONCE);
        let Some(own) = self.words_of(node) else { return Vec::new() };
        self.segmenter.as_ref().map_or_else(Vec::new, |segmenter| keywords(segmenter, &own, &self.word_counts, limit))
    }

    /// How often each word stands in a node and its descendants; `None` without a dictionary.
    pub fn words_of(&self, node: u32) -> Option<WordCounts> {
        let file = self.files.iter().find(|file| file.nodes().contains(&node))?;
        let mut counts = WordCounts::default();
        counts.add(self.segmenter.as_ref()?, file.node_text(node));
        Some(counts)
    }
}
