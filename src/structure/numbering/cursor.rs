//! Reads the parts of a number: numerals in all their characters, brackets, separators.

/// Reads a line from the front; `at` counts bytes.
pub(super) struct Cursor<'a> {
    pub(super) line: &'a str,
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn numeral(&mut self) -> Option<u32> {
        let start = self.at;
        let mut value = 0_u32;
        while let Some(digit) = self.peek().and_then(arabic_digit) {
            value = value.saturating_mul(10).saturating_add(digit);
            self.next();
        }
        if self.at > start { Some(value) } else { self.han_numeral() }
    }

    /// 三, 十二, 一百零五, 廿三, 二〇, 壹拾
    pub(super) fn han_numeral(&mut self) -> Option<u32> {
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

    pub(super) fn close_bracket(&mut self) -> Option<()> {
        self.peek().is_some_and(|c| "）)】]〕".contains(c)).then(|| {
            self.next();
        })
    }

    pub(super) fn skip_separator(&mut self) {
        self.skip_spaces();
        if self.peek().is_some_and(|c| "、，：．.,:".contains(c)) {
            self.next();
        }
        self.skip_spaces();
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|c| c.is_whitespace() && c != '\n') {
            self.next();
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        // A number is short: what runs on past 120 bytes is none.
        if self.at > 120 { None } else { self.line[self.at..].chars().next() }
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.line[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
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

pub(super) fn is_han_digit(c: char) -> bool {
    han_part(c).is_some()
}

pub(super) fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

pub(super) fn arabic_digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| is_wide_digit(c).then(|| c as u32 - '０' as u32))
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c) || "“《「『（".contains(c)
}

pub(super) fn letter_value(c: char) -> Option<u32> {
    c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase() as u32 - 'A' as u32 + 1)
}

pub(super) fn roman_value(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMERALS.iter().position(|numeral| *numeral == word).map(|at| at as u32 + 1)
}
