//! How deep each heading of an essay stands.
//!
//! The order is the essay's own: a kind of heading met inside another is below it, and stays there. Where the essay says
//! nothing, the order of GB/T 9704 does: 编 篇 章 节 > 一、 > （一） > 1. > （1） > ①. Leads are always below the headings on
//! lines of their own; those without a number are one kind.
//!
//! ```text
//! 一、目标            1
//! 二、任务            1
//! （一）排查水域      2
//! 1.划分责任          3
//! （二）设置标志      2
//! 结语                1      a word that closes an essay is never below its last part
//! ```

use super::numbering::Style;

/// What decides where a heading can stand.
#[allow(clippy::struct_excessive_bools)] // four facts that do not exclude each other
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) style: Option<Style>,
    pub(super) lead: bool,
    /// 前言, 结语, 附录 …: outermost wherever they stand.
    pub(super) outermost: bool,
    /// Whether its number begins a row: the 1 of 1. 2. 3.
    pub(super) first: bool,
    /// Whether nothing stands between the heading before and it.
    pub(super) follows: bool,
}

impl Kind {
    fn is_plain(self) -> bool {
        self.style.is_none() && !self.lead && !self.outermost
    }
}

/// Deeper than this nothing is nested.
const DEEPEST: usize = 9;
/// How many plain headings directly below another there must be before that means nesting.
const NESTED: usize = 2;

/// The level of each heading of an essay, from 1.
pub(super) fn assign(kinds: &[Kind]) -> Vec<u8> {
    let pairs = kinds.windows(2).filter(|pair| pair[0].is_plain() && pair[1].is_plain() && pair[1].follows);
    let nested = pairs.count() >= NESTED;
    let mut open: Vec<Kind> = Vec::new();
    let mut levels = Vec::with_capacity(kinds.len());
    for (at, kind) in kinds.iter().enumerate() {
        let plain_before = at > 0 && kinds[at - 1].is_plain();
        let keep = if nested && kind.is_plain() && plain_before {
            let leads_on = kinds.get(at + 1).is_some_and(|next| next.is_plain() && next.follows);
            match (kind.follows, leads_on) {
                (true, _) => open.len(),
                (false, true) => open.len().saturating_sub(2),
                (false, false) => open.len().saturating_sub(1),
            }
        } else {
            place(&open, *kind)
        };
        open.truncate(keep.min(DEEPEST - 1));
        open.push(*kind);
        levels.push(open.len() as u8);
    }
    levels
}

/// How many open headings stay open above a heading of this kind.
fn place(open: &[Kind], kind: Kind) -> usize {
    if kind.outermost {
        return 0;
    }
    if let Some(same) = open.iter().rposition(|open| open.lead == kind.lead && open.style == kind.style) {
        return same;
    }
    if let Some(sibling) = sibling_lead(open, kind) {
        return sibling;
    }
    let above = |open: &Kind| {
        if open.lead != kind.lead {
            return kind.lead;
        }
        match (open.style, kind.style) {
            (Some(outer), Some(inner)) => kind.first || rank(outer) < rank(inner),
            _ => !open.outermost || kind.lead,
        }
    };
    open.iter().take_while(|open| above(open)).count()
}

/// A lead without a number is a sibling of numbered ones before it, and the other way round where the number does not
/// begin a row: 第一，… 第二，… 此外… is one row. Only the innermost numbers have a place of their own.
fn sibling_lead(open: &[Kind], kind: Kind) -> Option<usize> {
    let innermost = |kind: &Kind| kind.style.is_some_and(|style| rank(style) >= rank(Style::HanIs));
    if !kind.lead || kind.first || innermost(&kind) {
        return None;
    }
    open.iter().position(|open| open.lead && !innermost(open) && (open.style.is_none() || kind.style.is_none()))
}

/// The order of styles where the essay does not show one; smaller is further out.
fn rank(style: Style) -> u8 {
    match style {
        Style::Volume => 0,
        Style::Part => 1,
        Style::Chapter => 2,
        Style::Section => 3,
        Style::HanComma | Style::HanDot | Style::HanBare | Style::Roman => 4,
        Style::HanBracket | Style::Ordinal => 5,
        Style::ArabicDot | Style::ArabicBare => 6,
        Style::Decimal2 => 7,
        Style::Decimal3 | Style::ArabicBracket => 8,
        Style::ArabicHalfBracket | Style::Article => 9,
        Style::Circled | Style::Letter => 10,
        Style::HanIs | Style::HanMust | Style::OneOf | Style::InOrder => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(styles: &[Option<Style>]) -> Vec<u8> {
        let kind = |style| Kind { style, lead: false, outermost: false, first: false, follows: false };
        assign(&styles.iter().map(|style| kind(*style)).collect::<Vec<_>>())
    }

    #[test]
    fn a_style_met_again_closes_what_was_inside_it() {
        use Style::{ArabicDot, HanBracket, HanComma};
        let styles = [HanComma, HanBracket, ArabicDot, ArabicDot, HanBracket, HanComma].map(Some);
        assert_eq!(levels(&styles), [1, 2, 3, 3, 2, 1]);
    }

    #[test]
    fn an_outer_style_is_not_nested_below_an_inner_one() {
        assert_eq!(levels(&[Some(Style::HanBracket), Some(Style::HanComma), Some(Style::HanBracket)]), [1, 1, 2]);
    }
}
