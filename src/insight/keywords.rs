//! The words that set a text apart from the rest of what is open.

use super::{stop_words::is_stop_word, word_counts::WordCounts};

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
/// `share` says which part of all words of the language a word is; `own` are the words of the text, `collection` those of everything open, the text included. A word weighs what it adds to
/// the divergence (Kullback–Leibler) of the text from the rest: its count, times the logarithm of how many times more
/// often it stands here than there.
pub fn keywords(share: impl Fn(&str) -> f64, own: &WordCounts, collection: &WordCounts, limit: usize) -> Vec<Keyword> {
    let rest_total = collection.total().saturating_sub(own.total()) as f64;
    let score = |word: &str, count: u32| {
        let in_rest = f64::from(collection.count(word).saturating_sub(count));
        let expected = (in_rest + LANGUAGE_WORDS * share(word)) / (rest_total + LANGUAGE_WORDS);
        f64::from(count) * (f64::from(count) / own.total() as f64 / expected).ln()
    };
    let candidates = own.iter().filter(|(word, count)| *count > 1 && is_candidate(word));
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

/// Whether a word can say what a text is about: two characters or more, not all of them numerals, and no stop word.
fn is_candidate(word: &str) -> bool {
    let is_numeral = |c| "〇零一二三四五六七八九十百千万亿两第".contains(c);
    word.chars().nth(1).is_some() && !word.chars().all(is_numeral) && !is_stop_word(word)
}
