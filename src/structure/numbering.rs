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

/// Reads a line from the front; `at` counts bytes.
struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn number(&mut self) -> Option<(Style, u32)> {
        for prefix in ["番外", "正文"] {
            // 番外 第一章
            if self.line.strip_prefix(prefix).is_some_and(|rest| rest.trim_start().starts_with('第')) {
                self.at = prefix.len();
                self.skip_spaces();
            }
        }
        let first = self.peek()?;
        match first {
            '第' => self.with_unit(),
            '（' | '(' | '【' | '[' | '〔' => self.bracketed(),
            '其' | '首' | '再' | '最' => self.order_word(),
            _ => self.symbol().or_else(|| self.labelled()).or_else(|| self.counted()).or_else(|| self.lettered()),
        }
    }

    /// 第三章, 第十条, 第一，
    fn with_unit(&mut self) -> Option<(Style, u32)> {
        self.take('第');
        let value = self.numeral()?;
        let style = match self.next()? {
            '编' | '部' | '卷' | '册' => Style::Volume,
            '篇' => Style::Part,
            '章' | '回' | '讲' | '幕' => Style::Chapter,
            '节' => Style::Section,
            '条' | '款' | '项' => Style::Article,
            '，' | '、' | '：' | ',' | ':' => return Some((Style::Ordinal, value)),
            _ => return None,
        };
        if style == Style::Volume && self.line[self.at..].starts_with(['分', '队', '门', '长']) {
            self.take('分');
            if !matches!(self.line[..self.at].chars().last(), Some('分')) {
                return None; // 第九部队, 第三部门
            }
        }
        self.skip_separator();
        Some((style, value))
    }

    /// （一）, (1), 【三】, （A）
    fn bracketed(&mut self) -> Option<(Style, u32)> {
        self.next();
        self.skip_spaces();
        if let Some(value) = self.label_word().and_then(|()| self.numeral()) {
            self.close_bracket()?;
            return Some((Style::Part, value));
        }
        let arabic = self.peek()?.is_ascii_digit() || is_wide_digit(self.peek()?);
        let (style, value) = if arabic {
            (Style::ArabicBracket, self.numeral()?)
        } else if let Some(value) = self.numeral() {
            (Style::HanBracket, value)
        } else {
            (Style::Letter, letter_value(self.next()?)?)
        };
        self.skip_spaces();
        self.close_bracket()?;
        (value < 200).then(|| self.skip_separator())?;
        Some((style, value))
    }

    /// 其一, 首先, 其次, 再次, 最后
    fn order_word(&mut self) -> Option<(Style, u32)> {
        const WORDS: [(&str, u32); 5] = [("首先", 1), ("其次", 2), ("再次", 3), ("再者", 3), ("最后", LAST)];
        if let Some((word, value)) = WORDS.iter().find(|(word, _)| self.line.starts_with(word)) {
            self.at = word.len();
            self.skip_separator();
            return Some((Style::InOrder, *value));
        }
        self.take('其').then_some(())?;
        let value = self.han_numeral()?;
        self.skip_separator();
        (value <= 20).then_some((Style::OneOf, value))
    }

    /// ①, ⑴, ㈠, ⒈, Ⅰ, ❶
    fn symbol(&mut self) -> Option<(Style, u32)> {
        let first = self.peek()?;
        let (style, base) = match first {
            '①'..='⑳' => (Style::Circled, '①'),
            '❶'..='❿' => (Style::Circled, '❶'),
            '⑴'..='⒇' => (Style::ArabicBracket, '⑴'),
            '⒈'..='⒛' => (Style::ArabicDot, '⒈'),
            '㈠'..='㈩' => (Style::HanBracket, '㈠'),
            '㊀'..='㊉' => (Style::HanBracket, '㊀'),
            'Ⅰ'..='Ⅻ' => (Style::Roman, 'Ⅰ'),
            _ => return None,
        };
        self.next();
        self.skip_separator();
        Some((style, first as u32 - base as u32 + 1))
    }

    /// 篇一：…, 范文二, 卷五, 附件3, Chapter 4
    fn labelled(&mut self) -> Option<(Style, u32)> {
        let start = self.at;
        let read = self.label_word().and_then(|()| {
            self.skip_spaces();
            self.numeral()
        });
        let ended = self.peek().is_none_or(|c| c.is_whitespace() || "：:、.．，】）".contains(c));
        match read {
            Some(value) if ended && value < 1000 => {
                let style = if self.line.starts_with(['卷', '部']) { Style::Volume } else { Style::Part };
                self.skip_separator();
                Some((style, value))
            }
            _ => {
                self.at = start;
                None
            }
        }
    }

    fn label_word(&mut self) -> Option<()> {
        const WORDS: [&str; 16] = [
            "篇", "范文", "案例", "例文", "文章", "材料", "样本", "部分", "附件", "附录", "卷", "部", "模板",
            "Chapter ", "CHAPTER ", "Part ",
        ];
        let word = WORDS.iter().find(|word| self.line[self.at..].starts_with(**word))?;
        self.at += word.len();
        Some(())
    }

    /// 一、 1. 1.1 1) 一是 一要 三十章 一
    fn counted(&mut self) -> Option<(Style, u32)> {
        let arabic = self.peek().is_some_and(|c| c.is_ascii_digit() || is_wide_digit(c));
        let digits_start = self.at;
        let value = self.numeral()?;
        let digits = self.line[digits_start..self.at].chars().count();
        if arabic {
            return if digits <= 3 { self.after_arabic(value) } else { None };
        }
        if value > 999 || digits > 5 {
            return None;
        }
        self.after_han(value, digits)
    }

    fn after_arabic(&mut self, value: u32) -> Option<(Style, u32)> {
        let Some(mark) = self.peek() else { return Some((Style::ArabicBare, value)) };
        match mark {
            '.' | '．' | '、' | '。' | ',' | '，' | '：' | ':' => {
                self.next();
                if self.peek().is_some_and(|c| c.is_ascii_digit() || is_wide_digit(c)) {
                    return if mark == '.' || mark == '．' { self.decimal() } else { None };
                }
                self.skip_spaces();
                Some((Style::ArabicDot, value))
            }
            ')' | '）' => {
                self.next();
                self.skip_separator();
                Some((Style::ArabicHalfBracket, value))
            }
            c if c.is_whitespace() => {
                self.skip_spaces();
                self.peek().is_none_or(is_han).then_some((Style::ArabicBare, value))
            }
            '章' | '回' => {
                self.next();
                self.skip_separator();
                Some((Style::Chapter, value))
            }
            c if is_han(c) && value < 100 && self.at == 2 && self.line.starts_with('0') => {
                Some((Style::ArabicBare, value)) // 01起航
            }
            _ => None,
        }
    }

    /// After “1.”: 1.2 or 1.2.3; the value is the last part.
    fn decimal(&mut self) -> Option<(Style, u32)> {
        let second = self.numeral()?;
        let mut found = (Style::Decimal2, second);
        if (self.take('.') || self.take('．'))
            && let Some(third) = self.numeral()
        {
            found = (Style::Decimal3, third);
            self.take('.');
        }
        let next_is_text = self.peek().is_none_or(|c| c.is_whitespace() || is_han(c) || "“《（、".contains(c));
        let measures = ["万", "亿", "元", "倍", "米", "公里", "个百分点", "版"];
        if !next_is_text || measures.iter().any(|unit| self.line[self.at..].starts_with(unit)) || found.1 > 99 {
            return None;
        }
        self.skip_separator();
        Some(found)
    }

    fn after_han(&mut self, value: u32, digits: usize) -> Option<(Style, u32)> {
        let Some(mark) = self.peek() else { return Some((Style::HanBare, value)) };
        let style = match mark {
            '、' => Style::HanComma,
            '．' | '.' | '：' | ':' => Style::HanDot,
            '是' | '来' if digits == 1 => Style::HanIs,
            '要' if digits == 1 => Style::HanMust,
            '章' | '回' => Style::Chapter,
            c if c.is_whitespace() => Style::HanBare,
            _ => return None,
        };
        self.next();
        let idiom = style == Style::HanIs && self.peek().is_none_or(is_han_digit);
        (!idiom).then_some(())?; // 一是一，二是二
        self.skip_separator();
        // 一、二年级…: a list of numbers, not a number.
        let goes_on = style == Style::HanComma && self.line[self.at..].starts_with(is_han_digit) && {
            let rest = &self.line[self.at..];
            rest.chars().nth(1).is_some_and(|c| "、年月日个十".contains(c))
        };
        (!goes_on).then_some((style, value))
    }

    /// A. B、 IV.
    fn lettered(&mut self) -> Option<(Style, u32)> {
        let word_len = self.line.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = &self.line[..word_len];
        let mark = self.line[word_len..].chars().next()?;
        if !".、．)）".contains(mark) || self.line[word_len + mark.len_utf8()..].starts_with(|c: char| c.is_ascii())
        {
            return None;
        }
        let found = match (roman_value(word), word_len) {
            (Some(value), _) if word != "C" && word != "D" => (Style::Roman, value),
            (_, 1) => (Style::Letter, letter_value(word.chars().next()?)?),
            _ => return None,
        };
        self.at = word_len + mark.len_utf8();
        Some(found)
    }

    fn numeral(&mut self) -> Option<u32> {
        let start = self.at;
        let mut value = 0_u32;
        while let Some(digit) = self.peek().and_then(arabic_digit) {
            value = value.saturating_mul(10).saturating_add(digit);
            self.next();
        }
        if self.at > start { Some(value) } else { self.han_numeral() }
    }

    /// 三, 十二, 一百零五, 廿三, 二〇, 壹拾
    fn han_numeral(&mut self) -> Option<u32> {
        let start = self.at;
        let (mut sum, mut last) = (0_u32, 0_u32);
        let mut digits_in_a_row = 0;
        while let Some(part) = self.peek().and_then(han_part) {
            match part {
                HanPart::Digit(digit) if digits_in_a_row > 0 => {
                    last = last.saturating_mul(10).saturating_add(digit);
                }
                HanPart::Digit(digit) => last = digit,
                HanPart::Tens(tens) => sum = sum.saturating_add(tens),
                HanPart::Unit(unit) => {
                    sum = sum.saturating_add(last.max(1).saturating_mul(unit));
                    last = 0;
                }
            }
            digits_in_a_row = if matches!(part, HanPart::Digit(digit) if digit > 0 || digits_in_a_row > 0) {
                digits_in_a_row + 1
            } else {
                0
            };
            self.next();
        }
        (self.at > start).then(|| sum.saturating_add(last))
    }

    fn close_bracket(&mut self) -> Option<()> {
        self.peek().is_some_and(|c| "）)】]〕".contains(c)).then(|| {
            self.next();
        })
    }

    fn skip_separator(&mut self) {
        self.skip_spaces();
        if self.peek().is_some_and(|c| "、，：．.,:".contains(c)) {
            self.next();
        }
        self.skip_spaces();
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|c| c.is_whitespace() && c != '\n') {
            self.next();
        }
    }

    fn peek(&self) -> Option<char> {
        // A number is short: what runs on past 120 bytes is none.
        if self.at > 120 { None } else { self.line[self.at..].chars().next() }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.line[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }
}

#[derive(Clone, Copy)]
enum HanPart {
    Digit(u32),
    Tens(u32),
    Unit(u32),
}

fn han_part(c: char) -> Option<HanPart> {
    Some(match c {
        '〇' | '零' | '○' => HanPart::Digit(0),
        '一' | '壹' => HanPart::Digit(1),
        '二' | '两' | '贰' => HanPart::Digit(2),
        '三' | '叁' => HanPart::Digit(3),
        '四' | '肆' => HanPart::Digit(4),
        '五' | '伍' => HanPart::Digit(5),
        '六' | '陆' => HanPart::Digit(6),
        '七' | '柒' => HanPart::Digit(7),
        '八' | '捌' => HanPart::Digit(8),
        '九' | '玖' => HanPart::Digit(9),
        '廿' => HanPart::Tens(20),
        '卅' => HanPart::Tens(30),
        '十' | '拾' => HanPart::Unit(10),
        '百' | '佰' => HanPart::Unit(100),
        '千' => HanPart::Unit(1000),
        _ => return None,
    })
}

fn is_han_digit(c: char) -> bool {
    han_part(c).is_some()
}

fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

fn arabic_digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| is_wide_digit(c).then(|| c as u32 - '０' as u32))
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c) || "“《「『（".contains(c)
}

fn letter_value(c: char) -> Option<u32> {
    c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase() as u32 - 'A' as u32 + 1)
}

fn roman_value(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMERALS.iter().position(|numeral| *numeral == word).map(|at| at as u32 + 1)
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
