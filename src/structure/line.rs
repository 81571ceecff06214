//! What can be seen of a line by itself: its length, its first and last sign, its number, its first sentence.
//!
//! A [`Line`] is a paragraph: where a file is hard-wrapped, the lines of a paragraph become one.
//!
//! ```text
//! 　　第一，字要写大。来镇卫生院看病的人一半以上是老人，      one Line, 2 lines long,
//! 药盒上的字比芝麻还小。我们印了一种大字标签。                whose lead is 第一，字要写大。
//! ```

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::{progress::Steps, span::Span, text::SourceText};

use super::numbering::{self, Number};

/// A first sentence longer than this is no lead.
const LEAD_CHARS: usize = 48;
/// Lines longer than this are not compared with each other.
const HASHED_BYTES: usize = 400;
/// Lines that share so many first or last characters begin or end alike.
const ALIKE_CHARS: usize = 4;

/// A paragraph with something on it, and what can be seen of it without looking around.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Counted from 0.
    pub(super) number: u32,
    /// The last line of the paragraph; `number`, but for hard-wrapped text.
    pub(super) last: u32,
    /// The first line without the white space around it.
    pub(super) span: Span,
    pub(super) char_len: u32,
    /// Blank lines before it, at most 255.
    pub(super) blanks_before: u8,
    /// Columns of white space before it: a full-width space is 2, a tab 4. At most 255.
    pub(super) indent: u8,
    pub(super) mark: Option<Number>,
    /// Bytes of the first sentence, its mark included, where more text follows; 0 without one.
    pub(super) lead_bytes: u16,
    /// Characters of the first sentence without its number.
    pub(super) lead_chars: u8,
    pub(super) opening: Opening,
    pub(super) ending: Ending,
    /// The same for the same text; 0 for a long line.
    pub(super) hash: u64,
    /// The same for short lines that begin alike, without their numbers; 0 for others.
    pub(super) head: u32,
    /// The same for short lines that end alike; 0 for others.
    pub(super) tail: u32,
}

/// The sign a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Text,
    Quote,
    Dash,
    /// 【 [
    Square,
    /// （
    Round,
    /// 《
    Work,
    /// • ■ ★ - *
    Bullet,
    Digit,
    Latin,
}

/// How many kinds of opening there are.
pub(super) const OPENINGS: usize = Opening::Latin as usize + 1;

/// The sign a line ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Text,
    /// 。 .
    Stop,
    /// ！
    Exclaim,
    /// ？
    Question,
    /// …
    Dots,
    /// ， 、
    Comma,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// ”
    Quote,
    /// ） 】
    Bracket,
    /// 》
    Work,
    Digit,
}

/// How many kinds of ending there are.
pub(super) const ENDINGS: usize = Ending::Digit as usize + 1;

impl Line {
    /// The text of its first line, without the white space around it.
    pub(super) fn text<'a>(&self, source: &'a SourceText) -> &'a str {
        &source.text()[self.span.range()]
    }

    /// The text behind the number.
    pub(super) fn words<'a>(&self, source: &'a SourceText) -> &'a str {
        let text = self.text(source);
        &text[self.mark.map_or(0, |mark| usize::from(mark.byte_len)).min(text.len())..]
    }

    /// The first sentence without its number and closing mark; empty without one.
    pub(super) fn lead<'a>(&self, source: &'a SourceText) -> &'a str {
        let text = self.text(source);
        let end = usize::from(self.lead_bytes).min(text.len());
        let start = self.mark.map_or(0, |mark| usize::from(mark.byte_len)).min(end);
        text[start..end].trim_end_matches(is_lead_end)
    }

    /// Whether the line is one thing: no sentence and then more text.
    pub(super) fn stands_alone(&self) -> bool {
        self.lead_bytes == 0
    }

    fn new(source: &SourceText, lines: (u32, u32), blanks_before: u8) -> Self {
        let (number, last) = lines;
        let span = source.trimmed_line_span(number);
        let text = &source.text()[span.range()];
        let before = &source.text()[source.line_span(number).start as usize..span.start as usize];
        let whole = &source.text()[span.start as usize..source.trimmed_line_span(last).end as usize];
        let mark = numbering::read(text);
        let lead = first_sentence(whole, mark.map_or(0, |mark| usize::from(mark.byte_len)));
        Self {
            number,
            last,
            span,
            char_len: char_len(whole),
            blanks_before,
            indent: before.chars().take(100).map(columns_of_space).sum::<usize>().min(255) as u8,
            mark,
            lead_bytes: lead.map_or(0, |(bytes, _)| bytes.min(text.len()) as u16),
            lead_chars: lead.map_or(0, |(_, chars)| chars),
            opening: opening(text),
            ending: ending(whole),
            hash: if whole.len() <= HASHED_BYTES { hash_of(whole) } else { 0 },
            head: end_hash(text[mark.map_or(0, |mark| usize::from(mark.byte_len)).min(text.len())..].chars()),
            tail: end_hash(text.chars().rev()),
        }
    }
}

/// The paragraphs of a text, in order; blank lines are left out.
pub(super) fn read(source: &SourceText) -> Vec<Line> {
    let width = wrap_width(source);
    let mut lines: Vec<Line> = Vec::new();
    let mut blanks = 0_u8;
    let mut number = 0;
    let mut steps = Steps::new(source.line_count(), 1 << 10);
    while number < source.line_count() as u32 {
        steps.reach(number as usize);
        if is_blank(source, number) {
            blanks = blanks.saturating_add(1);
            number += 1;
            continue;
        }
        let last = width.map_or(number, |width| paragraph_end(source, number, width));
        lines.push(Line::new(source, (number, last), blanks));
        blanks = 0;
        number = last + 1;
    }
    lines
}

fn is_blank(source: &SourceText, line: u32) -> bool {
    let span = source.trimmed_line_span(line);
    span.start == span.end
}

/// Where lines are broken in a hard-wrapped text, in columns (a Chinese character is 2).
///
/// A text is hard-wrapped where a third of its lines come within two characters of the longest, and few of those end like
/// sentences.
fn wrap_width(source: &SourceText) -> Option<usize> {
    const LONGEST: usize = 160;
    let (mut counts, mut closed) = ([0_usize; LONGEST + 1], [0_usize; LONGEST + 1]);
    for line in source.lines() {
        let width = columns(line, LONGEST);
        counts[width] += 1;
        closed[width] += usize::from(line.trim_end().ends_with(['。', '！', '？', '”', '；', '：']));
    }
    let all: usize = counts[1..].iter().sum();
    let longer = |width: usize| counts[width + 1..].iter().sum::<usize>();
    let width = (40..LONGEST).find(|width| longer(*width) * 50 <= all)?;
    let full: usize = counts[width - 4..=width].iter().sum();
    let full_closed: usize = closed[width - 4..=width].iter().sum();
    (full * 3 >= all && full >= 6 && full_closed * 3 <= full).then_some(width)
}

/// The last line of the paragraph that begins at `line`.
fn paragraph_end(source: &SourceText, line: u32, width: usize) -> u32 {
    let mut last = line;
    while (last as usize) + 1 < source.line_count() {
        let full = columns(source.line(last), width) + 4 >= width;
        let next = source.line(last + 1);
        if !full || next.starts_with(char::is_whitespace) || next.is_empty() {
            break;
        }
        last += 1;
    }
    last
}

/// The width of a line in columns, counted up to `limit`.
fn columns(line: &str, limit: usize) -> usize {
    let line = line.trim_end();
    let mut columns = 0;
    for c in line.chars() {
        columns += if c.is_ascii() { 1 } else { 2 };
        if columns >= limit {
            return limit;
        }
    }
    columns
}

fn columns_of_space(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{3000}' => 2,
        _ => 1,
    }
}

fn char_len(text: &str) -> u32 {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80 && *byte != b'\n').count() as u32
}

/// Ends of the first sentence of `text`, searched from byte `from`: its bytes, mark included, and its characters from
/// `from` on without the mark. `None` where it is too long or nothing follows it.
fn first_sentence(text: &str, from: usize) -> Option<(usize, u8)> {
    let mut chars = 0_u8;
    let mut rest = text.get(from..)?.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if usize::from(chars) > LEAD_CHARS {
            return None;
        }
        if is_lead_end(c) && chars > 0 {
            let mut end = from + at + c.len_utf8();
            while let Some((_, close)) = rest.next_if(|(_, c)| "”’」』）".contains(*c)) {
                end += close.len_utf8();
            }
            let rest = text[end..].trim();
            // 一、缘起：一间车棚里的六排书架 is one heading, not a lead with its paragraph.
            let goes_on =
                !matches!(c, '：' | ':') || rest.contains(['。', '；', '！', '？', '，']) || ends_sentence(rest);
            return (!rest.is_empty() && goes_on).then_some((end, chars));
        }
        if c != '\n' {
            chars += 1;
        }
    }
    None
}

/// Whether a text ends as a sentence does; a heading ends openly.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '…', '：', '.', '!', '?', ';', ':', '”', '）'])
}

fn is_lead_end(c: char) -> bool {
    matches!(c, '。' | '：' | '；' | '！' | '？' | '】' | ':' | ';' | '!' | '?')
}

fn opening(text: &str) -> Opening {
    match text.chars().next() {
        Some('“' | '‘' | '「' | '『' | '"') => Opening::Quote,
        Some('—' | '–' | '―' | '─') => Opening::Dash,
        Some('-') if text.starts_with("--") => Opening::Dash,
        Some('【' | '[' | '〔' | '［') => Opening::Square,
        Some('（' | '(') => Opening::Round,
        Some('《' | '〈') => Opening::Work,
        Some(
            '•' | '·' | '●' | '○' | '■' | '□' | '◆' | '◇' | '▲' | '△' | '★' | '☆' | '※' | '-' | '*' | '▪' | '▶' | '►',
        ) => Opening::Bullet,
        Some(c) if c.is_ascii_digit() => Opening::Digit,
        Some(c) if c.is_ascii_alphabetic() => Opening::Latin,
        _ => Opening::Text,
    }
}

fn ending(text: &str) -> Ending {
    match text.chars().next_back() {
        Some('。' | '.' | '．') => Ending::Stop,
        Some('！' | '!') => Ending::Exclaim,
        Some('？' | '?') => Ending::Question,
        Some('…') => Ending::Dots,
        Some('，' | '、' | ',') => Ending::Comma,
        Some('；' | ';') => Ending::Semicolon,
        Some('：' | ':') => Ending::Colon,
        Some('”' | '’' | '」' | '』' | '"') => Ending::Quote,
        Some('）' | ')' | '】' | ']' | '〕') => Ending::Bracket,
        Some('》' | '〉') => Ending::Work,
        Some(c) if c.is_ascii_digit() => Ending::Digit,
        _ => Ending::Text,
    }
}

/// The hash of the first [`ALIKE_CHARS`] characters, for texts that are longer than that but short; 0 for others.
fn end_hash(mut chars: impl Iterator<Item = char>) -> u32 {
    let mut hasher = DefaultHasher::new();
    for _ in 0..ALIKE_CHARS {
        let Some(c) = chars.next() else { return 0 };
        c.hash(&mut hasher);
    }
    if chars.nth(60).is_some() { 0 } else { (hasher.finish() as u32).max(1) }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> (SourceText, Vec<Line>) {
        let source = SourceText::from_text(text).expect("not empty");
        let lines = read(&source);
        (source, lines)
    }

    #[test]
    fn the_first_sentence_is_a_lead_where_more_follows() {
        let (source, lines) = lines("一是抓学习，明方向。会后又学。\n一是抓学习。\n“听”是第一步。再说。");
        let leads: Vec<&str> = lines.iter().map(|line| line.lead(&source)).collect();
        assert_eq!(leads, ["抓学习，明方向", "", "“听”是第一步"]);
    }

    #[test]
    fn a_colon_inside_a_heading_does_not_end_it() {
        let (source, lines) = lines("二、办法：让读书方便\n二、办法：要让读书方便，先开门。\n1. 注意：\n正文");
        assert_eq!(lines.iter().map(|line| line.lead(&source)).collect::<Vec<_>>(), ["", "办法", "", ""]);
    }

    #[test]
    fn a_hard_wrapped_paragraph_is_one_line() {
        let row = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己";
        let paragraph = format!("　　{row}\n{row}子丑\n{row}子丑\n尾。\n");
        let (_, lines) = lines(&format!("标题\n{}", paragraph.repeat(3)));
        assert_eq!(
            lines.iter().map(|line| (line.number, line.last)).collect::<Vec<_>>(),
            [(0, 0), (1, 4), (5, 8), (9, 12)]
        );
    }

    #[test]
    fn indents_and_blank_lines_are_counted() {
        let (_, lines) = lines("甲\n\n \n　　乙\n\t丙");
        let seen: Vec<_> = lines.iter().map(|line| (line.blanks_before, line.indent)).collect();
        assert_eq!(seen, [(0, 0), (2, 4), (0, 4)]);
    }
}
