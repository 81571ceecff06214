//! How often each word stands in a text.

use std::{collections::HashMap, iter};

use super::telling::is_telling;
use crate::{
    progress,
    words::{WordCutter, slices},
};

/// How often each word stands in a text, which may be added piece by piece. Marks, digits and white space are no words.
#[derive(Debug, Default)]
pub struct WordCounts {
    counts: HashMap<Box<str>, u32>,
    total: u64,
}

impl WordCounts {
    /// Counts the words of `text` as well.
    pub fn add(&mut self, cutter: &dyn WordCutter, text: &str) {
        for block in blocks(text) {
            progress::heartbeat();
            slices(block, &cutter.word_ends(block, true)).for_each(|word| self.add_word(word));
        }
    }

    /// Counts one word more.
    pub fn add_word(&mut self, word: &str) {
        if !word.chars().all(char::is_alphabetic) {
            return;
        }
        self.total += 1;
        // Most words are there already; only a new one needs a copy.
        match self.counts.get_mut(word) {
            Some(count) => *count += 1,
            None => _ = self.counts.insert(word.into(), 1),
        }
    }

    /// How often `word` stands there.
    pub fn count(&self, word: &str) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }

    /// How many words stand there, each as often as it does.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many different words stand there.
    pub fn different(&self) -> usize {
        self.counts.len()
    }

    /// Every word with its count, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.counts.iter().map(|(word, count)| (&**word, *count))
    }

    /// The `limit` words that say something and stand there most often, the most frequent first; equal ones in the order of
    /// their characters.
    pub fn most_frequent(&self, cutter: &dyn WordCutter, limit: usize) -> Vec<(&str, u32)> {
        let mut words: Vec<(&str, u32)> = self.iter().collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words.into_iter().filter(|(word, _)| is_telling(cutter, self, word)).take(limit).collect()
    }
}

/// Bytes whose words are cut at once, so that memory does not grow with the text.
const BLOCK_BYTES: usize = 1 << 20;

/// A text in blocks, each up to the end of a line.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || {
        let end = rest.bytes().skip(BLOCK_BYTES).position(|byte| byte == b'\n');
        let (block, after) = rest.split_at(end.map_or(rest.len(), |at| BLOCK_BYTES + at + 1));
        rest = after;
        (!block.is_empty()).then_some(block)
    })
}
