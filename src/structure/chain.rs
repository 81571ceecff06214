//! Numbers that count on: 一、…… 二、…… 三、 through the whole document, all styles at once.
//!
//! A number joins the newest row of its style that waits for it; where none does, one that skips a step; 1 always begins a
//! row. So a stray 40 between 3 and 4 stands alone and takes nothing from its neighbours, a restart at 1 begins a row of
//! its own, and a style met for the first time needs no rule.
//!
//! ```text
//! 一、  1. 2. 3.  二、  1. 2.  四、      rows: 一 二 四 (a step skipped) · 1 2 3 · 1 2
//! ```

use super::{
    line::Line,
    numbering::{LAST, STYLES},
};

/// How far a row may skip: 一、二、四 is one row.
const LONGEST_STEP: u32 = 2;

/// The rows of a document.
#[derive(Default)]
pub(super) struct Chains {
    /// For each line the number of its row, where it has a number.
    of_line: Vec<Option<u32>>,
    rows: Vec<Chain>,
}

/// One row of numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// How many lines it has.
    pub(super) len: u32,
    pub(super) starts_at_one: bool,
    /// How many of its lines have text after a first sentence.
    pub(super) leads: u32,
    /// The first and the last line of it, as places in the list of lines.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Steps that follow the line before without anything between.
    pub(super) adjacent: u32,
    pub(super) skips: u32,
    pub(super) char_sum: u64,
}

impl Chains {
    pub(super) fn new(lines: &[Line]) -> Self {
        let mut chains = Self { of_line: vec![None; lines.len()], rows: Vec::new() };
        // For each style, the rows that may go on; the newest wins.
        let mut waiting: [Vec<Open>; STYLES] = std::array::from_fn(|_| Vec::new());
        for (at, line) in lines.iter().enumerate() {
            let Some(mark) = line.mark else { continue };
            let open = &mut waiting[mark.style as usize];
            let row = if mark.value <= 1 { None } else { take_waiting(open, mark.value) };
            if let Some((row, _)) = row {
                let last = chains.rows[row as usize].last;
                waiting.iter_mut().flatten().for_each(|open| open.passed |= open.since > last);
            }
            let (row, step) = row.unwrap_or_else(|| {
                chains.rows.push(Chain {
                    starts_at_one: mark.value <= 1,
                    first: at as u32,
                    last: at as u32,
                    ..Chain::default()
                });
                (chains.rows.len() as u32 - 1, 0)
            });
            chains.add(row, step, at as u32, line);
            if mark.value != LAST {
                let since = chains.rows[row as usize].first;
                remember(&mut waiting[mark.style as usize], Open { value: mark.value, row, since, passed: false });
            }
        }
        chains
    }

    /// The row of a line, by its place in the list of lines.
    pub(super) fn of(&self, line: usize) -> Option<&Chain> {
        self.of_line[line].map(|row| &self.rows[row as usize])
    }

    /// The number of the row of a line.
    pub(super) fn row_of(&self, line: usize) -> Option<u32> {
        self.of_line[line]
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn add(&mut self, row: u32, step: u32, at: u32, line: &Line) {
        let chain = &mut self.rows[row as usize];
        chain.adjacent += u32::from(chain.len > 0 && chain.last + 1 == at);
        chain.skips += u32::from(step > 1);
        chain.len += 1;
        chain.leads += u32::from(!line.stands_alone());
        chain.char_sum += u64::from(line.char_len);
        chain.last = at;
        self.of_line[at as usize] = Some(row);
    }
}

/// A row that may go on.
#[derive(Clone, Copy)]
struct Open {
    /// Its last value.
    value: u32,
    row: u32,
    /// Its first line.
    since: u32,
    /// Whether a row that began before it has gone on since: 1. 2. are over once 一、 is followed by 二、.
    passed: bool,
}

/// How many rows of one style stay open; older ones are forgotten, so that contradictory numbers cost no more than others.
const OPEN_ROWS: usize = 8;

fn remember(open: &mut Vec<Open>, row: Open) {
    if open.len() == OPEN_ROWS {
        open.remove(0);
    }
    open.push(row);
}

/// The newest row that waits for `value`, and the step it takes: one that was not passed by before one that was.
fn take_waiting(open: &mut Vec<Open>, value: u32) -> Option<(u32, u32)> {
    const TRIES: [(u32, bool); 4] = [(1, false), (LONGEST_STEP, false), (1, true), (LONGEST_STEP, true)];
    let waits = |row: &Open, step: u32| {
        if value == LAST { step == 1 } else { row.value.checked_add(step) == Some(value) }
    };
    TRIES.iter().find_map(|(step, passed)| {
        let at = open.iter().rposition(|row| row.passed == *passed && waits(row, *step))?;
        Some((open.remove(at).row, *step))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    fn rows(text: &str) -> Vec<u32> {
        let source = SourceText::from_text(text).expect("not empty");
        let lines = super::super::line::read(&source);
        let chains = Chains::new(&lines);
        (0..lines.len()).filter_map(|line| chains.row_of(line)).collect()
    }

    #[test]
    fn a_stray_number_stands_alone() {
        assert_eq!(rows("1.甲\n2.乙\n40.丙\n3.丁"), [0, 0, 1, 0]);
    }

    #[test]
    fn a_restart_begins_a_row_and_a_skip_does_not() {
        assert_eq!(rows("一、甲\n1.子\n2.丑\n二、乙\n1.子\n四、丁"), [0, 1, 1, 0, 2, 0]);
    }

    #[test]
    fn a_row_that_was_passed_by_does_not_take_from_the_next() {
        assert_eq!(rows("一、甲\n1.子\n2.丑\n二、乙\n1.子\n3.丑"), [0, 1, 1, 0, 2, 2]);
    }
}
