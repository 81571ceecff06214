//! Cuts a block: characters of words, with no other characters between them.

use std::ops::Range;

use super::{
    chars::is_word_char,
    guesser::Guesser,
    route::{self, Step},
    vocabulary::Vocabulary,
};

/// The longest block that is cut in one go, in bytes.
///
/// In a longer one the way is found twice: once from the end to the start, keeping only what each window has to know of
/// the next, then window by window from the start. So it is the same way, in memory that does not grow with the block.
const WINDOW_BYTES: usize = 1 << 15;

/// Cuts the blocks of a text, one after the other.
pub(super) struct BlockCutter<'s, 't> {
    vocabulary: &'s Vocabulary,
    /// Asked for what the vocabulary lacks, if anybody is to guess.
    guesser: Option<&'s Guesser>,
    text: &'t str,
    /// The characters that are looked at, and one more for their end.
    steps: Vec<Step>,
    /// Where the next word starts, in bytes from the start of the text.
    next: usize,
    /// Where the run of single characters starts that the way is in.
    run: Option<usize>,
}

impl<'s, 't> BlockCutter<'s, 't> {
    pub(super) fn new(vocabulary: &'s Vocabulary, guesser: Option<&'s Guesser>, text: &'t str) -> Self {
        Self { vocabulary, guesser, text, steps: Vec::new(), next: 0, run: None }
    }

    /// Gives the words of the block that starts at byte `start`, and returns where it ends.
    pub(super) fn cut(&mut self, start: usize, word: &mut impl FnMut(&'t str)) -> usize {
        self.next = start;
        let mut end = self.read(start..start + WINDOW_BYTES);
        if self.text[end..].starts_with(is_word_char) {
            end += self.text[end..].find(|c| !is_word_char(c)).unwrap_or(self.text.len() - end);
            self.cut_in_windows(start..end, word);
        } else {
            route::solve(self.vocabulary, &mut self.steps, &[0.0]);
            self.follow(end, word);
        }
        self.end_run(end, word);
        end
    }

    /// Makes a step of each character of a block that starts in `bytes`. Returns where the last of them ends.
    fn read(&mut self, bytes: Range<usize>) -> usize {
        self.steps.clear();
        let mut end = bytes.start;
        for c in self.text[bytes.start..].chars().take_while(|c| is_word_char(*c)) {
            if end >= bytes.end {
                break;
            }
            self.steps.push(Step::new(end, c, self.vocabulary.rank(c)));
            end += c.len_utf8();
        }
        self.steps.push(Step::new(end, '\0', 0));
        end
    }

    fn cut_in_windows(&mut self, block: Range<usize>, word: &mut impl FnMut(&'t str)) {
        let windows = windows(self.text, block.clone());
        // What is known from the end of the block on, from the start of its last window on, …
        let mut known = vec![vec![0.0]];
        for window in windows.iter().rev() {
            self.solve_window(window, block.end, known.last());
            let first_steps = self.steps.iter().take(self.vocabulary.longest());
            known.push(first_steps.map(|step| step.log_probability).collect());
        }
        for window in &windows {
            known.pop();
            self.solve_window(window, block.end, known.last());
            self.follow(window.end, word);
        }
    }

    /// Finds the best ways from the characters of a window. `known` are those from its end on.
    fn solve_window(&mut self, window: &Range<usize>, block_end: usize, known: Option<&Vec<f64>>) {
        let known = known.map_or(&[][..], Vec::as_slice);
        let mut after = self.text[window.end..block_end].char_indices();
        let end = after.nth(known.len() - 1).map_or(block_end, |(byte, _)| window.end + byte);
        self.read(window.start..end);
        route::solve(self.vocabulary, &mut self.steps, known);
    }

    /// Gives the words that start before byte `end`, those of an unfinished run left out.
    fn follow(&mut self, end: usize, word: &mut impl FnMut(&'t str)) {
        let mut at = self.steps.partition_point(|step| (step.byte as usize) < self.next);
        while self.next < end {
            let Step { char_count, c, .. } = self.steps[at];
            at += char_count as usize;
            let word_end = self.steps[at].byte as usize;
            if char_count == 1 && (self.guesser.is_some() || c.is_ascii_alphanumeric()) {
                self.run.get_or_insert(self.next);
            } else {
                self.end_run(self.next, word);
                word(&self.text[self.next..word_end]);
            }
            self.next = word_end;
        }
    }

    /// Gives the words of the run that ends at byte `end`, if there is one.
    fn end_run(&mut self, end: usize, word: &mut impl FnMut(&'t str)) {
        let Some(start) = self.run.take() else { return };
        let run = &self.text[start..end];
        match self.guesser {
            // Letters and digits.
            None => word(run),
            Some(_) if run.chars().nth(1).is_none() => word(run),
            // The way went through it by single characters although it is a word: so shall it be.
            Some(_) if self.vocabulary.frequency(run).is_some() => {
                run.char_indices().for_each(|(at, c)| word(&run[at..at + c.len_utf8()]));
            }
            Some(guesser) => guesser.cut(run, word),
        }
    }
}

/// Parts of a block, in order, none of them longer than a window.
fn windows(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    let mut start = block.start;
    while start < block.end {
        let mut end = block.end.min(start + WINDOW_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        windows.push(start..end);
        start = end;
    }
    windows
}
