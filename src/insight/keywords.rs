//! The words that set a text apart from the rest of what is open.

use crate::words::WordCutter;

use super::{telling::is_telling, word_counts::WordCounts};

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

/// As many words of the language at large stand beside the rest of the collection. They decide where the rest is small,
/// as with a single essay, and hardly matter where it is large.
const LANGUAGE_WORDS: f64 = 5_000.0;

/// The `limit` words that set a text apart, strongest first; none where no word stands twice.
///
/// `cutter` says which part of all words of the language a word is; `own` are the words of the text, `collection` those of
/// everything open, the text included. A word weighs what it adds to the divergence (Kullback–Leibler) of the
/// text from the rest: its count, times the logarithm of how many times more often it stands here than there.
pub fn keywords(cutter: &dyn WordCutter, own: &WordCounts, collection: &WordCounts, limit: usize) -> Vec<Keyword> {
    let rest_total = collection.total().saturating_sub(own.total()) as f64;
    let score = |word: &str, count: u32| {
        let in_rest = f64::from(collection.count(word).saturating_sub(count));
        let expected = (in_rest + LANGUAGE_WORDS * cutter.share(word)) / (rest_total + LANGUAGE_WORDS);
        f64::from(count) * (f64::from(count) / own.total() as f64 / expected).ln()
    };
    let is_one_character = |word: &str| word.chars().nth(1).is_none();
    let candidates =
        own.iter().filter(|(word, count)| *count > 1 && !is_one_character(word) && is_telling(cutter, own, word));
    let mut scored: Vec<(f64, &str, u32)> = candidates.map(|(word, count)| (score(word, count), word, count)).collect();
    scored.retain(|(score, ..)| *score > 0.0);
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.truncate(limit);
    let best = scored.first().map_or(1.0, |first| first.0);
    let keyword = |(score, word, count): (f64, &str, u32)| Keyword {
        word: word.to_owned(),
        count,
        weight: (score / best) as f32,
    };
    scored.into_iter().map(keyword).collect()
}
