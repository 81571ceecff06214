//! The number in front of a line, in every way official and everyday Chinese writes it.
//!
//! ```text
//! number   = "第" numeral unit | word numeral | bracket | numeral mark | decimal | symbol | order-word
//! unit     = 编 部 卷 册 | 篇 | 章 回 讲 幕 | 节 | 条 | 款 项 | "，" "、" "："
//! bracket  = （一） | (1) | 【三】 | （A）
//! mark     = "、" | "." | "．" | "," | ")" | white space | end of line
//! decimal  = 1.1 | 1.1.1
//! symbol   = ① ⑴ ㈠ ⒈ Ⅰ ❶
//! order    = 一是 | 一要 | 其一 | 首先 其次 再次 最后
//! ```
//!
//! Samples: 第三章 总则 · 第十条 · 第一，立足岗位 · 一、提高认识 · （二）敲门行动 · 3.登记造册 · 1.2 选错了地点 · 四是 ·
//! 二要管住手 · 其三 · 篇一：… · 壹、 · 廿三、 · 三十章 · 卷五.
//!
//! Whether such a line is a heading is not decided here: 一是一，二是二 and 第一封信 give nothing, but a list item 1. and a
//! heading 1. read the same. [`super::chain`] looks at the numbers of the whole document.

mod cursor;
mod forms;

use cursor::Cursor;

/// The way a number is written. Numbers of one style count on from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一编, 第一部, 卷一
    Volume,
    /// 第一篇, 篇一, 范文一, 案例一
    Part,
    /// 第一章, 第一回, 第三讲
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 第一，
    Ordinal,
    /// 一、
    HanComma,
    /// 一． 一. 一：
    HanDot,
    /// （一）, ㈠
    HanBracket,
    /// 一 alone on its line, or before a space
    HanBare,
    /// 1. 1、 ⒈
    ArabicDot,
    /// （1）, ⑴
    ArabicBracket,
    /// 1)
    ArabicHalfBracket,
    /// 1 alone on its line, or before a space
    ArabicBare,
    /// ①
    Circled,
    /// 1.1
    Decimal2,
    /// 1.1.1
    Decimal3,
    /// Ⅰ, IV.
    Roman,
    /// A.
    Letter,
    /// 一是, 一来
    HanIs,
    /// 一要
    HanMust,
    /// 其一
    OneOf,
    /// 首先, 其次
    InOrder,
}

/// How many styles there are.
pub(super) const STYLES: usize = Style::InOrder as usize + 1;

/// The value of 最后, which ends any row of 首先, 其次 …
pub(super) const LAST: u32 = u32::MAX;

/// A number in front of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) style: Style,
    pub(super) value: u32,
    /// Bytes from the start of the line up to the text after the number, its mark included.
    pub(super) byte_len: u16,
}

/// The number in front of `line`, which starts without white space.
pub(super) fn read(line: &str) -> Option<Number> {
    let mut cursor = Cursor { line, at: 0 };
    let (style, value) = cursor.number()?;
    Some(Number { style, value, byte_len: cursor.at as u16 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(lines: &[&str]) -> Vec<Option<(Style, u32)>> {
        lines.iter().map(|line| read(line).map(|number| (number.style, number.value))).collect()
    }

    #[test]
    fn every_style_of_official_prose_is_read() {
        use Style::*;
        let cases = [
            ("第三章　总则", Chapter, 3),
            ("第一百零五条 本法", Article, 105),
            ("第二，停下来", Ordinal, 2),
            ("十二、结语", HanComma, 12),
            ("（二）敲门行动", HanBracket, 2),
            ("(二)敲门行动", HanBracket, 2),
            ("㈢巡查", HanBracket, 3),
            ("1.划分责任", ArabicDot, 1),
            ("２．登记", ArabicDot, 2),
            ("（1）到会", ArabicBracket, 1),
            ("1)借书", ArabicHalfBracket, 1),
            ("③修书", Circled, 3),
            ("1.2 选错了地点", Decimal2, 2),
            ("1.2.3 平路", Decimal3, 3),
            ("Ⅳ 结果", Roman, 4),
            ("A.方案", Letter, 1),
            ("四是抓落实", HanIs, 4),
            ("二要管住手", HanMust, 2),
            ("其三，访", OneOf, 3),
            ("其次，起步", InOrder, 2),
            ("壹、缘起", HanComma, 1),
            ("廿三、归来", HanComma, 23),
            ("三十章 雪", Chapter, 30),
            ("卷五", Volume, 5),
            ("范文二：心得", Part, 2),
            ("【篇三】", Part, 3),
            ("七", HanBare, 7),
            ("01", ArabicBare, 1),
        ];
        for (line, style, value) in cases {
            assert_eq!(read(line).map(|number| (number.style, number.value)), Some((style, value)), "{line}");
        }
    }

    #[test]
    fn prose_that_begins_with_a_number_has_none() {
        let lines = [
            "第一封信是十岁那年写的",
            "第九部队进城",
            "一是一，二是二",
            "40多岁的影评人",
            "2016年的最后一班车",
            "3月12日是植树节",
            "三个人",
            "1.5万元",
            "一、二年级同学",
            "一天早晨",
        ];
        assert_eq!(read_all(&lines), vec![None; lines.len()]);
    }

    #[test]
    fn the_length_covers_the_mark() {
        assert_eq!(read("一、 提高").map(|number| number.byte_len), Some(7));
        assert_eq!(read("第一，立足").map(|number| number.byte_len), Some(9));
    }
}
