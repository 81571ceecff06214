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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) style: Option<Style>,
    pub(super) lead: bool,
    /// 前言, 结语, 附录 …: outermost wherever they stand.
    pub(super) outermost: bool,
    /// Whether its number begins a row: the 1 of 1. 2. 3.
    pub(super) first: bool,
}

/// The kinds of heading that are open, from the outermost to the innermost.
#[derive(Default)]
pub(super) struct Levels {
    open: Vec<Kind>,
}

/// Deeper than this nothing is nested.
const DEEPEST: usize = 9;

impl Levels {
    /// The level of the next heading, from 1.
    pub(super) fn next(&mut self, kind: Kind) -> u8 {
        let keep = self.place(kind);
        self.open.truncate(keep.min(DEEPEST - 1));
        self.open.push(kind);
        self.open.len() as u8
    }

    /// How many open headings stay open above a heading of this kind.
    fn place(&self, kind: Kind) -> usize {
        if kind.outermost {
            return self.open.iter().take_while(|open| open.outermost && open.style.is_none() && open.lead).count();
        }
        if let Some(same) = self.open.iter().rposition(|open| open.lead == kind.lead && open.style == kind.style) {
            return same;
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
        self.open.iter().take_while(|open| above(open)).count()
    }
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
        let mut levels = Levels::default();
        let kind = |style| Kind { style, lead: false, outermost: false, first: false };
        styles.iter().map(|style| levels.next(kind(*style))).collect()
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
