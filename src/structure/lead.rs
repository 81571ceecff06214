//! Parallel openings: neighbours that begin, end or are built alike, numbered or not.
//!
//! ```text
//! 带头学出廉政。…… 带头思考廉政。…… 带头宣传廉政。……       the same first words
//! “听”是第一道工夫。…… “证”是第二道工夫。……                the same last words
//! 拜农民为师。…… 拿数据说话。…… 替大家跑路。……             the same build, one after the other
//! 我的条件 / 我的打算 / 我的困难                             lines of their own
//! ```
//!
//! One such opening is prose; a heading only where it has siblings. Openings are compared without their numbers. Lines
//! with a first sentence are compared with each other, lines of their own with each other.

use crate::{progress, text::SourceText};

use super::line::Line;

/// How many openings back a sibling is looked for.
const REACH: usize = 6;
/// The longest opening that is compared, in characters.
const LONGEST: usize = 40;

/// The group of alike openings a line belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// How many openings it has, itself included.
    pub(super) len: u32,
    /// Its place in the group, from 0.
    pub(super) index: u32,
    /// The first line of the group, as a place in the list of lines.
    pub(super) first: u32,
    /// Characters all of them begin with.
    pub(super) prefix: u8,
    /// Characters all of them end with.
    pub(super) suffix: u8,
}

/// Alike openings in a document, for each line.
pub(super) struct Groups {
    /// Those that share words.
    pub(super) worded: Vec<Group>,
    /// Those that follow each other and have about the same length and build.
    pub(super) shaped: Vec<Group>,
}

/// What two openings share, in characters.
#[derive(Clone, Copy)]
struct Likeness {
    prefix: u8,
    suffix: u8,
    same_build: bool,
}

impl Likeness {
    /// Whether the words are enough to call them parallel.
    fn in_words(self) -> bool {
        self.prefix >= 2 || self.suffix >= 2 || (self.prefix >= 1 && self.suffix >= 1)
    }
}

/// An opening, ready to be compared.
struct Opening {
    /// Its line, as a place in the list of lines.
    line: usize,
    chars: Vec<char>,
    commas: usize,
}

impl Groups {
    pub(super) fn new(source: &SourceText, lines: &[Line]) -> Self {
        let mut groups =
            Self { worded: vec![Group::default(); lines.len()], shaped: vec![Group::default(); lines.len()] };
        let mut kinds = [Grouping::default(), Grouping::default()];
        for (at, line) in progress::each(lines.iter().enumerate()) {
            let text = if line.stands_alone() { line.words(source) } else { line.lead(source) };
            let Some(opening) = Opening::new(at, text) else { continue };
            kinds[usize::from(line.stands_alone())].push(opening, &mut groups);
        }
        close(&mut groups.worded);
        close(&mut groups.shaped);
        groups
    }
}

impl Opening {
    fn new(line: usize, text: &str) -> Option<Self> {
        if text.len() > LONGEST * 4 {
            return None;
        }
        let chars: Vec<char> = text.chars().collect();
        let commas = chars.iter().filter(|c| matches!(c, '，' | ',')).count();
        (2..=LONGEST).contains(&chars.len()).then_some(Self { line, chars, commas })
    }

    fn likeness(&self, other: &Self) -> Likeness {
        let prefix = self.chars.iter().zip(&other.chars).take_while(|(a, b)| a == b).count();
        let rest = self.chars.len().min(other.chars.len()) - prefix;
        let suffix =
            self.chars.iter().rev().zip(other.chars.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
        let longer = self.chars.len().max(other.chars.len());
        let same_build = self.commas == other.commas && self.chars.len().abs_diff(other.chars.len()) * 5 <= longer + 3;
        Likeness { prefix: prefix as u8, suffix: suffix as u8, same_build }
    }
}

/// The last few openings of a kind, among which siblings are looked for.
#[derive(Default)]
struct Grouping {
    recent: std::collections::VecDeque<Opening>,
}

impl Grouping {
    fn push(&mut self, opening: Opening, groups: &mut Groups) {
        let sibling = self
            .recent
            .iter()
            .rev()
            .map(|other| (other.line, opening.likeness(other)))
            .filter(|(_, likeness)| likeness.in_words())
            .max_by_key(|(line, likeness)| (likeness.prefix + likeness.suffix, *line));
        join(&mut groups.worded, opening.line, sibling);
        let before = self
            .recent
            .back()
            .filter(|other| opening.line - other.line <= 2)
            .map(|other| (other.line, opening.likeness(other)))
            .filter(|(_, likeness)| likeness.same_build);
        join(&mut groups.shaped, opening.line, before);
        if self.recent.len() == REACH {
            self.recent.pop_front();
        }
        self.recent.push_back(opening);
    }
}

/// Puts `line` behind its sibling. Until [`close`], `len` is the distance to that sibling.
fn join(groups: &mut [Group], line: usize, sibling: Option<(usize, Likeness)>) {
    let Some((before, Likeness { prefix, suffix, .. })) = sibling else { return };
    let index = groups[before].index + 1;
    if index == 1 {
        (groups[before].prefix, groups[before].suffix) = (prefix, suffix);
    }
    let first = if index == 1 { before as u32 } else { groups[before].first };
    groups[before].first = first;
    groups[line] = Group { len: (line - before) as u32, index, first, prefix, suffix };
}

/// Gives every member of a group the length of the longest row that passes through it.
fn close(groups: &mut [Group]) {
    let mut lens = vec![0_u32; groups.len()];
    for at in (0..groups.len()).rev() {
        lens[at] = lens[at].max(groups[at].index + 1);
        if groups[at].index > 0 {
            let before = at - groups[at].len as usize;
            lens[before] = lens[before].max(lens[at]);
        }
    }
    for (group, len) in groups.iter_mut().zip(lens) {
        group.len = if len > 1 { len } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worded(text: &str) -> Vec<(u32, u32)> {
        let source = SourceText::from_text(text).expect("not empty");
        let lines = super::super::line::read(&source);
        Groups::new(&source, &lines).worded.iter().map(|group| (group.len, group.index)).collect()
    }

    #[test]
    fn the_same_first_words_make_a_group() {
        assert_eq!(
            worded("带头学习。甲。\n他来了。乙。\n带头思考。丙。\n带头宣传。丁。"),
            [(3, 0), (0, 0), (3, 1), (3, 2)]
        );
    }

    #[test]
    fn the_same_last_words_make_a_group() {
        assert_eq!(worded("“听”是第一道工夫。甲。\n“证”是第二道工夫。乙。"), [(2, 0), (2, 1)]);
    }
    #[test]
    fn a_group_may_have_more_members_than_sixteen_bits_count() {
        assert_eq!(worded(&"带头学习。甲。\n".repeat(70_000)).last(), Some(&(70_000, 69_999)));
    }
}
