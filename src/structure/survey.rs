//! What is usual in this document, and what each line is against it.
//!
//! Nothing here is a fixed length: a line is short against the median, a gap wide against the usual gap, an indent deep
//! against the usual indent. So blank lines between all paragraphs, or an indent before each, change nothing.

use std::collections::HashMap;

use crate::{progress, text::SourceText};

use super::{
    chain::Chains,
    lead::Groups,
    line::{self, Ending, Line},
    words::{self, Signs},
};

/// All that was found about a document before anything is decided.
pub(super) struct Survey {
    pub(super) lines: Vec<Line>,
    pub(super) chains: Chains,
    pub(super) groups: Groups,
    pub(super) signs: Vec<Signs>,
    /// How often the text of each line occurs, at most 255.
    pub(super) repeats: Vec<u8>,
    /// How many points the text before a line announced: 牢牢把握“四个聚焦” gives 4; 0 for none.
    pub(super) announced: Vec<u8>,
    /// Blank lines before most lines.
    usual_gap: u8,
    /// Columns before most long lines.
    usual_indent: u8,
    /// The median length of lines, in characters.
    pub(super) median_len: u32,
    /// For each line, how many short lines stand before it in the document.
    short_before: Vec<u32>,
}

impl Survey {
    pub(super) fn new(source: &SourceText) -> Self {
        let lines = progress::part(0.0..0.3, || line::read(source));
        let chains = Chains::new(&lines);
        let groups = progress::part(0.3..0.6, || Groups::new(source, &lines));
        let signs =
            progress::part(0.6..1.0, || progress::each(lines.iter()).map(|line| words::signs(source, line)).collect());
        let mut short_before = Vec::with_capacity(lines.len() + 1);
        let mut count = 0;
        for line in &lines {
            short_before.push(count);
            count += u32::from(is_short(line));
        }
        short_before.push(count);
        Self {
            repeats: repeats(&lines),
            announced: announced(source, &lines),
            usual_gap: usual(lines.iter().skip(1).map(|line| line.blanks_before)),
            usual_indent: usual_indent(&lines),
            median_len: median_len(&lines),
            short_before,
            chains,
            groups,
            signs,
            lines,
        }
    }

    /// Whether more or fewer blank lines than usual stand before a line: 0 fewer, 1 as usual, 2 more. The first line has
    /// more.
    pub(super) fn gap(&self, line: usize) -> usize {
        if line == 0 || line >= self.lines.len() {
            return 2;
        }
        against(self.lines[line].blanks_before, self.usual_gap)
    }

    /// Whether a line is indented less (0), as usual (1), more (2) or much more (3).
    pub(super) fn indent(&self, line: usize) -> usize {
        let indent = self.lines[line].indent;
        if indent > self.usual_indent.saturating_add(8) { 3 } else { against(indent, self.usual_indent) }
    }

    /// How many tenths of the lines around a line, five to each side, are short.
    pub(super) fn short_around(&self, line: usize) -> usize {
        let (from, to) = (line.saturating_sub(5), (line + 6).min(self.lines.len()));
        (self.short_before[to] - self.short_before[from]) as usize * 10 / (to - from)
    }

    /// How many tenths of all lines are short.
    pub(super) fn short_tenths(&self) -> usize {
        self.short_before[self.lines.len()] as usize * 10 / self.lines.len().max(1)
    }
}

/// Whether a line could be a title or heading by its looks: short, one thing, and not closed like a sentence.
pub(super) fn is_short(line: &Line) -> bool {
    line.char_len <= 40
        && line.stands_alone()
        && !matches!(line.ending, Ending::Stop | Ending::Comma | Ending::Semicolon | Ending::Colon)
}

fn against(value: u8, usual: u8) -> usize {
    match value.cmp(&usual) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    }
}

/// The usual indent of long lines, of all where there are none.
fn usual_indent(lines: &[Line]) -> u8 {
    const LONG: u32 = 40;
    let any_long = lines.iter().any(|line| line.char_len > LONG);
    usual(lines.iter().filter(|line| line.char_len > LONG || !any_long).map(|line| line.indent))
}

/// The most frequent value; the smallest of those, 0 for none.
fn usual(values: impl Iterator<Item = u8>) -> u8 {
    let mut counts = [0_usize; 256];
    values.for_each(|value| counts[usize::from(value)] += 1);
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|count| *count == most).unwrap_or(0) as u8
}

fn median_len(lines: &[Line]) -> u32 {
    let mut lens: Vec<u32> = lines.iter().map(|line| line.char_len).collect();
    let middle = lens.len() / 2;
    if lens.is_empty() { 0 } else { *lens.select_nth_unstable(middle).1 }
}

fn repeats(lines: &[Line]) -> Vec<u8> {
    let mut counts: HashMap<u64, u8> = HashMap::new();
    for line in lines.iter().filter(|line| line.hash != 0) {
        let count = counts.entry(line.hash).or_default();
        *count = count.saturating_add(1);
    }
    lines.iter().map(|line| counts.get(&line.hash).copied().unwrap_or(1)).collect()
}

/// How far behind its announcement a point may begin, in lines.
const ANNOUNCED_FOR: usize = 6;

fn announced(source: &SourceText, lines: &[Line]) -> Vec<u8> {
    let (mut count, mut since) = (0, 0);
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        all.push(if since <= ANNOUNCED_FOR { count } else { 0 });
        since += 1;
        if let Some(found) = announcement(line.text(source)) {
            (count, since) = (found, 0);
        }
    }
    all
}

/// The number in 四个聚焦, 以下三点, 两个方面, in the last words of a line or anywhere in a short one.
fn announcement(text: &str) -> Option<u8> {
    const DIGITS: [char; 9] = ['两', '三', '四', '五', '六', '七', '八', '九', '十'];
    const LAST_BYTES: usize = 150;
    let from = (text.len().saturating_sub(LAST_BYTES)..text.len()).find(|at| text.is_char_boundary(*at))?;
    let tail = &text[from..];
    tail.char_indices().rev().find_map(|(at, c)| {
        let digit = DIGITS.iter().position(|digit| *digit == c)?;
        let counted =
            tail[at + c.len_utf8()..].starts_with(['个', '点', '条', '项', '种', '件', '步', '句', '方', '大']);
        counted.then_some(digit as u8 + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announced_count_is_read() {
        assert_eq!(announcement("牢牢把握“四个聚焦”。"), Some(4));
        assert_eq!(announcement("我有以下三点体会："), Some(3));
        assert_eq!(announcement("三月的一天"), None);
    }

    #[test]
    fn more_blank_lines_everywhere_are_as_usual() {
        let survey = |text: &str| Survey::new(&SourceText::from_text(text).expect("not empty"));
        let (dense, airy) = (survey("甲\n乙\n\n丙\n丁"), survey("甲\n\n乙\n\n\n\n丙\n\n丁"));
        let gaps = |survey: &Survey| (0..4).map(|line| survey.gap(line)).collect::<Vec<_>>();
        assert_eq!(gaps(&dense), gaps(&airy));
    }
}
