//! The words that set an essay apart from the rest of what is open.

use std::collections::{HashMap, HashSet};

use crate::words::Segmenter;

use super::stop_words::is_stop_word;

/// A word that says what a text is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The word as it stands in the text.
    pub word: String,
    /// How often it stands there.
    pub count: u32,
    /// 0 to 1; the first of a list has 1.
    pub weight: f32,
}

/// In how many essays each word stands: what makes a frequent word a telling one.
#[derive(Debug, Default)]
pub struct Keywords {
    essay_count: u32,
    essays_with: HashMap<String, u32>,
}

impl Keywords {
    /// Counts the words of every essay that is open.
    pub fn new<'a>(segmenter: &Segmenter, essays: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = Self::default();
        for essay in essays {
            counts.essay_count += 1;
            let words: HashSet<&str> = segmenter.cut(essay, true).filter(|word| is_candidate(word)).collect();
            for word in words {
                *counts.essays_with.entry(word.to_owned()).or_default() += 1;
            }
        }
        counts
    }

    /// The `limit` most telling words of `text`, strongest first: how often a word stands there, times how few essays
    /// have it (TF-IDF). Words that stand there once count only when nothing else is left.
    pub fn of(&self, segmenter: &Segmenter, text: &str, limit: usize) -> Vec<Keyword> {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for word in segmenter.cut(text, true).filter(|word| is_candidate(word)) {
            *counts.entry(word).or_default() += 1;
        }
        let mut scored: Vec<(f32, &str, u32)> =
            counts.into_iter().map(|(word, count)| (self.score(word, count), word, count)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored.truncate(limit);
        let best = scored.first().map_or(1.0, |first| first.0);
        let keyword =
            |(score, word, count): (f32, &str, u32)| Keyword { word: word.to_owned(), count, weight: score / best };
        scored.into_iter().map(keyword).collect()
    }

    fn score(&self, word: &str, count: u32) -> f32 {
        let essays_with = self.essays_with.get(word).copied().unwrap_or(1).max(1);
        let rarity = (1.0 + self.essay_count as f32 / essays_with as f32).ln();
        let repeats = if count > 1 { 1.0 + (count as f32).ln() } else { 0.4 };
        repeats * rarity * (word.chars().count() as f32).sqrt()
    }
}

/// Whether a word can say what a text is about: two characters or more, none of them a digit or a mark, no stop word.
fn is_candidate(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(|c| c.is_alphabetic() && !c.is_ascii()) && !is_stop_word(word)
}
