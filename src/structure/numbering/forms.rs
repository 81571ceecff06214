//! Every form that a number in front of a line may take, tried one after the other.

use super::{
    LAST, Style,
    cursor::{Cursor, is_han, is_han_digit, is_wide_digit, letter_value, roman_value},
};

impl Cursor<'_> {
    pub(super) fn number(&mut self) -> Option<(Style, u32)> {
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
}
