//! The most probable way through a block of characters, each step a word: what jieba finds, to the last bit.
//!
//! A word is as probable as it is frequent; what no word covers goes character by character, each as probable as a word
//! that occurs once. The way is found from the end of the block to its start, so that every character knows the best way
//! on from it. Of two equal ways jieba takes the one with the longer word.

use super::{dictionary::Rank, vocabulary::Vocabulary};

/// One character of a block, and the best way on from it.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Natural logarithm of the probability of the best way from here to the end of the block.
    pub(super) log_probability: f64,
    /// Where the character starts, in bytes from the start of the text.
    pub(super) byte: u32,
    /// Characters of the word that the best way takes from here.
    pub(super) char_count: u32,
    pub(super) c: char,
    pub(super) rank: Rank,
}

impl Step {
    /// A character from which no way is known yet.
    pub(super) fn new(byte: usize, c: char, rank: Rank) -> Self {
        Self { log_probability: 0.0, byte: byte as u32, char_count: 0, c, rank }
    }
}

/// Finds the best way from each of the steps. From the last ones it is known: `known` are the logarithms of their
/// probabilities. The very last step is the end of the characters.
#[allow(clippy::float_cmp, reason = "only ways that are equal to the last bit are equal")]
pub(super) fn solve(vocabulary: &Vocabulary, steps: &mut [Step], known: &[f64]) {
    let open = steps.len() - known.len().min(steps.len());
    for (step, log_probability) in steps[open..].iter_mut().zip(known) {
        step.log_probability = *log_probability;
    }
    let log_total = vocabulary.log_total();
    for at in (0..open).rev() {
        let (mut best, mut best_len) = (f64::NEG_INFINITY, 0);
        vocabulary.for_each_prefix(&steps[at..steps.len() - 1], |char_count, log_frequency| {
            let log_probability = log_frequency - log_total + steps[at + char_count].log_probability;
            if log_probability > best || (log_probability == best && char_count > best_len) {
                (best, best_len) = (log_probability, char_count);
            }
        });
        if best_len == 0 {
            (best, best_len) = (0.0 - log_total + steps[at + 1].log_probability, 1);
        }
        steps[at].log_probability = best;
        steps[at].char_count = best_len as u32;
    }
}
