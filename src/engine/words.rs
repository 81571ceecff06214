//! What the engine knows of words, once it has a dictionary.

use super::Engine;
use crate::{
    error::Error,
    insight::{Keyword, WordCounts, keywords},
    span::{Utf16Span, utf16_len},
    view::WordCountView,
    words::{Segmenter, UserWord, WordBorders},
};

/// Bytes whose words are cut without waiting for idle moments.
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
    /// Cuts the next row, which starts at `at`.
    fn row(&mut self, segmenter: &Segmenter, text: &str, mut at: u32) {
        self.borders.push(at);
        segmenter.for_each_word(text, true, |word| {
            self.counts.add_word(word);
            at += utf16_len(word) as u32;
            self.borders.push(at);
        });
        self.rows += 1;
    }
}

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
        self.forget_words();
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
        self.forget_words();
        Ok(())
    }

    /// Cuts the next `byte_len` bytes or a little more, for key words and for whole-word filters. Meant for idle moments.
    /// Returns which part of everything open is cut, 1 when all is; 0 without a dictionary.
    pub fn read_words(&mut self, byte_len: usize) -> f32 {
        let Some(segmenter) = &self.segmenter else { return 0.0 };
        let mut read = std::mem::take(&mut self.read);
        let mut cut_bytes = 0;
        while let Some((_, file)) = self.file_of_row(read.rows).filter(|_| cut_bytes < byte_len) {
            let text = file.row_text(read.rows);
            read.row(segmenter, text, file.row_span(&self.haystack, read.rows).start);
            cut_bytes += text.len();
        }
        self.read = read;
        let row_count = self.row_count();
        if row_count == 0 { 1.0 } else { self.read.rows as f32 / row_count as f32 }
    }

    /// Where words begin and end, once all of them are cut.
    pub(super) fn all_word_borders(&self) -> Option<&WordBorders> {
        let all = self.segmenter.is_some() && self.read.rows == self.row_count();
        all.then_some(&self.read.borders)
    }

    pub(super) fn forget_words(&mut self) {
        self.read = ReadWords::default();
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
    /// Of a large collection the rest is what [`read_words`](Self::read_words) has read so far.
    pub fn keywords(&mut self, node: u32, limit: usize) -> Vec<Keyword> {
        self.read_words(READ_AT_ONCE);
        let Some(own) = self.words_of(node) else { return Vec::new() };
        self.segmenter.as_ref().map_or_else(Vec::new, |segmenter| keywords(segmenter, &own, &self.read.counts, limit))
    }

    /// How often each word stands in a node and its descendants; `None` without a dictionary.
    pub fn words_of(&self, node: u32) -> Option<WordCounts> {
        let file = self.files.iter().find(|file| file.nodes().contains(&node))?;
        let mut counts = WordCounts::default();
        counts.add(self.segmenter.as_ref()?, file.node_text(node));
        Some(counts)
    }

    /// The `limit` words that stand in a node most often, its numbers and marks left out; none without a dictionary.
    pub fn frequent_words(&self, node: u32, limit: usize) -> Vec<WordCountView> {
        let counts = self.words_of(node).unwrap_or_default();
        let view = |(word, count): (&str, u32)| WordCountView { word: word.to_owned(), count };
        counts.most_frequent(limit).into_iter().map(view).collect()
    }
}
