//! Cuts runs of characters that no word of the dictionary covers, as jieba's hidden Markov model guesses.

use jieba_rs::Jieba;

use super::{
    chars::is_model_char,
    guess_memo::{self, MEMO_BYTES},
};

/// Guesses the words of an unknown run.
///
/// The model is jieba-rs's own: without a dictionary, all it does to a run of Han characters is to ask its model. So none of
/// it is copied here. Measured against the same steps written out over a table beside the dictionary: cutting takes 14 %
/// longer, since jieba-rs makes a list of tokens for each run, and the download is 25 KB larger (brotli: the table is 126 KB
/// of the wasm, and would be 101 KB of the dictionary). For that the guesses cannot differ from jieba's.
pub(super) struct Guesser {
    jieba: Jieba,
}

impl Guesser {
    /// The longest run that the model is asked about at once, in bytes; all of its characters take three. jieba-rs needs
    /// thirty times as much memory for it.
    const WINDOW_BYTES: usize = 3 << 17;
    /// Every character the model knows takes so many bytes.
    const HAN_BYTES: usize = 3;
    /// The sides of a window, in bytes.
    const MARGIN_BYTES: usize = 3 << 10;

    pub(super) fn new() -> Self {
        Self { jieba: Jieba::empty() }
    }

    /// Gives the words of `run`, which has characters of words only.
    pub(super) fn cut<'t>(&self, run: &'t str, word: &mut impl FnMut(&'t str)) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let is_known = is_model_char(first);
            let len = rest.find(|c| is_model_char(c) != is_known).unwrap_or(rest.len());
            let (part, after) = rest.split_at(len);
            if is_known {
                self.cut_han(part, word);
            } else {
                cut_others(part, word);
            }
            rest = after;
        }
    }

    fn cut_han<'t>(&self, run: &'t str, word: &mut impl FnMut(&'t str)) {
        if run.len() <= MEMO_BYTES {
            let mut ends = guess_memo::word_ends(run, || self.ends_of_short(run));
            let mut rest = run;
            while ends != 0 {
                let chars = ends.trailing_zeros() + 1;
                ends = ends.checked_shr(chars).unwrap_or(0);
                let (first, after) = rest.split_at(chars as usize * Self::HAN_BYTES);
                word(first);
                rest = after;
            }
        } else if run.len() <= Self::WINDOW_BYTES {
            self.jieba.cut(run, true).into_iter().for_each(|token| word(token.word));
        } else {
            self.cut_in_windows(run, word);
        }
    }

    /// A bit for each character of a short run that ends a word.
    fn ends_of_short(&self, run: &str) -> u8 {
        self.jieba.cut(run, true).iter().fold(0, |ends, token| ends | 1 << (token.byte_end / Self::HAN_BYTES - 1))
    }

    /// Asks the model window by window. The ends of words are taken from the middle of each window only, where the model has
    /// seen far to both sides: of 15 million characters, some at random, some one or two repeated, not one word came out
    /// otherwise than in one go.
    fn cut_in_windows<'t>(&self, run: &'t str, word: &mut impl FnMut(&'t str)) {
        let (mut word_start, mut seen) = (0, 0);
        while seen < run.len() {
            let start = seen.saturating_sub(Self::MARGIN_BYTES);
            let end = (start + Self::WINDOW_BYTES).min(run.len());
            let middle_end = if end == run.len() { end } else { end - Self::MARGIN_BYTES };
            let ends = self.jieba.cut(&run[start..end], true).into_iter().map(|token| start + token.byte_end);
            for word_end in ends.filter(|end| seen < *end && *end <= middle_end) {
                word(&run[word_start..word_end]);
                word_start = word_end;
            }
            seen = middle_end;
        }
    }
}

/// Cuts characters that the model does not know. Names of things with letters and digits stay whole, joined by `.`, `_`
/// or `-` inside and with a `%` at the end: `3.5%`, `GB-2312`. What stands between them is one word.
fn cut_others<'t>(mut rest: &'t str, word: &mut impl FnMut(&'t str)) {
    while !rest.is_empty() {
        let gap = rest.bytes().position(|byte| byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let len = if gap > 0 { gap } else { name_len(rest.as_bytes()) };
        let (first, after) = rest.split_at(len);
        word(first);
        rest = after;
    }
}

/// Bytes of the name that `bytes` start with.
fn name_len(bytes: &[u8]) -> usize {
    let is_alphanumeric = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_joint = |at: usize| matches!(bytes.get(at), Some(b'.' | b'_' | b'-')) && is_alphanumeric(at + 1);
    let mut end = 0;
    while is_alphanumeric(end) || is_joint(end) {
        end += 1;
    }
    end + usize::from(bytes.get(end) == Some(&b'%'))
}
