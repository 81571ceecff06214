//! Words that say what a line is for: short closed lists of set phrases in official prose, and simple shapes.
//!
//! ```text
//! 本文系作者原创投稿，请勿照搬照抄！   Notice          各位领导、同志们：       Salutation
//! 二〇二四年三月六日                   Date            此致                     Thanks
//! 文/秦小舟                            Byline          目 录                    ContentsHead
//! 一、活动通知……………1                 ContentsLine    ******                   Separator
//! - 3 -                                PageNumber      附件：报名表             Annex
//! ```

mod lists;

use crate::text::SourceText;

use lists::{
    ANNEXES, BYLINES, CLOSINGS, COLLECTIONS, DOCUMENT_NAMES, NOTICE, PART_NAMES, PROSE, PROSE_CHARS, SALUTATIONS,
    THANKS, TITLE_OPENINGS, VERBS,
};

use super::{
    line::{Ending, Line, Opening},
    numbering::Style,
};

/// What the words of a line speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// 版权 转载 仅供 …
    Notice,
    /// A year and a month somewhere in a short line.
    Dated,
    /// Nothing but a date, perhaps in brackets.
    Date,
    Salutation,
    /// 谢谢大家！ 此致 敬礼
    Thanks,
    /// …的通知, …心得体会
    DocumentName,
    /// 前言, 结语
    PartName,
    Byline,
    ContentsLine,
    ContentsHead,
    Separator,
    PageNumber,
    /// 【篇一】 alone on its line
    Label,
    /// 加强, 坚持, 推进
    VerbOpening,
    /// 我, 这, 去年, 但是
    ProseOpening,
    /// 附件, 注, 参考资料
    Annex,
    /// Speech: “……”
    Speech,
    /// Hardly any Chinese character.
    Foreign,
    /// 关于, 论, 谈, 读《
    TitleOpening,
    /// 特此通知, 以上 …请指正
    Closing,
    /// 精选, 合集, 大全, N篇
    Collection,
    /// Pairs of words parted by wide spaces, as in tables: 姓名：…　年龄：…
    Table,
}

/// How many signs there are.
pub(super) const SIGNS: usize = Sign::Table as usize + 1;

/// The signs of a line, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u32);

impl Signs {
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u32 != 0
    }

    /// The numbers of the signs that are set.
    pub(super) fn each(self) -> impl Iterator<Item = usize> {
        (0..SIGNS).filter(move |sign| self.0 & 1 << sign != 0)
    }

    fn set(&mut self, sign: Sign, on: bool) {
        self.0 |= u32::from(on) << sign as u32;
    }
}

/// How many words of running text stand in a short line, at most 4.
pub(super) fn prose_chars(text: &str) -> usize {
    text.chars().take(60).filter(|c| PROSE_CHARS.contains(*c)).count().min(4)
}

/// Reads the signs of a line.
pub(super) fn signs(source: &SourceText, line: &Line) -> Signs {
    let mut signs = Signs::default();
    let words = line.words(source);
    signs.set(Sign::VerbOpening, starts(words, &VERBS));
    signs.set(Sign::ProseOpening, starts(words, &PROSE));
    if line.char_len <= 90 {
        of_short_line(&mut signs, line, line.text(source), words);
    }
    signs
}

fn of_short_line(signs: &mut Signs, line: &Line, text: &str, words: &str) {
    let at_most = |chars: u32| line.char_len <= chars;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    signs.set(Sign::Notice, has(text, &NOTICE));
    signs.set(Sign::Dated, at_most(40) && is_dated(text));
    signs.set(Sign::Date, at_most(24) && is_date(bare));
    signs.set(Sign::Salutation, at_most(30) && line.ending == Ending::Colon && has(text, &SALUTATIONS));
    signs.set(Sign::Thanks, at_most(40) && has(text, &THANKS));
    signs.set(Sign::DocumentName, at_most(60) && DOCUMENT_NAMES.iter().any(|name| bare.ends_with(name)));
    signs.set(Sign::PartName, PART_NAMES.iter().any(|name| words.strip_prefix(name).is_some_and(is_count_or_none)));
    signs.set(Sign::Byline, at_most(30) && (starts(bare, &BYLINES) || is_unit_and_name(bare)));
    signs.set(Sign::ContentsLine, is_contents_line(text));
    signs.set(Sign::ContentsHead, at_most(5) && text.starts_with('目') && text.ends_with('录'));
    signs.set(Sign::Separator, bare.is_empty());
    signs.set(Sign::PageNumber, at_most(10) && line.mark.is_none() && is_page_number(bare));
    signs.set(Sign::Label, words.is_empty() && line.mark.is_some_and(|mark| mark.style == Style::Part));
    signs.set(Sign::Annex, starts(text, &ANNEXES));
    signs.set(Sign::Speech, line.opening == Opening::Quote && matches!(line.ending, Ending::Quote | Ending::Stop));
    signs.set(Sign::Foreign, is_foreign(text));
    signs.set(Sign::TitleOpening, at_most(50) && starts(words, &TITLE_OPENINGS));
    signs.set(Sign::Closing, at_most(50) && has(text, &CLOSINGS));
    signs.set(Sign::Collection, at_most(40) && has(text, &COLLECTIONS));
    signs.set(Sign::Table, at_most(60) && is_table_row(text));
}

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// 序言 or 序言一.
fn is_count_or_none(rest: &str) -> bool {
    rest.is_empty() || rest.len() <= 6 && rest.starts_with(['一', '二', '三', '四', '：', ' ', '\u{3000}'])
}

fn is_dated(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.contains('年') && (digits >= 4 || text.contains('月'))
}

fn is_date(bare: &str) -> bool {
    let of_date = |c: char| c.is_numeric() || "年月日〇○零一二三四五六七八九十元/-. 至上中下旬初末".contains(c);
    let marks = bare.chars().filter(|c| "年月日/-.".contains(*c)).count();
    marks >= 2 && bare.chars().all(of_date) && (bare.contains('年') || bare.starts_with(|c: char| c.is_ascii_digit()))
}

/// 康宁镇卫生院　谷雨晴: two or three short words parted by white space, the last as short as a name.
fn is_unit_and_name(bare: &str) -> bool {
    let words: Vec<&str> = bare.split_whitespace().collect();
    let han = |word: &str| word.chars().all(|c| ('\u{3400}'..='\u{9FFF}').contains(&c));
    (2..=3).contains(&words.len())
        && words.iter().all(|word| han(word))
        && words.last().is_some_and(|name| (2..=4).contains(&name.chars().count()))
}

fn is_contents_line(text: &str) -> bool {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let leader = head.trim_end_matches(['.', '…', '·', '・', ' ', '\u{3000}', '\t', '-', '．']);
    head.len() < text.len() && (leader.len() + 4 < head.len() || head.ends_with('\t')) && !leader.is_empty()
}

fn is_page_number(bare: &str) -> bool {
    let inner = bare.trim_start_matches(['第', ' ']).trim_end_matches(['页', ' ']);
    !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || "/共页 ".contains(c))
}

fn is_foreign(text: &str) -> bool {
    let han = text.chars().filter(|c| *c >= '\u{2E80}').count();
    han * 3 < text.chars().count()
}

fn is_table_row(text: &str) -> bool {
    let gaps = text.split(['\u{3000}', '\t']).filter(|part| !part.trim().is_empty()).count();
    gaps >= 3 || (gaps >= 2 && text.matches('：').count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_phrases_are_known() {
        let cases = [
            ("本文系作者原创，请勿照搬！", Sign::Notice),
            ("（一九三三年八月十二日）", Sign::Date),
            ("2024年3月6日", Sign::Date),
            ("各位领导、同志们：", Sign::Salutation),
            ("节约用水倡议书", Sign::DocumentName),
            ("文/秦小舟", Sign::Byline),
            ("双河县农技站　莫新禾", Sign::Byline),
            ("一、活动通知……………1", Sign::ContentsLine),
            ("目 录", Sign::ContentsHead),
            ("******", Sign::Separator),
            ("- 3 -", Sign::PageNumber),
            ("【篇一】", Sign::Label),
            ("一、加强学习", Sign::VerbOpening),
            ("附件：报名表", Sign::Annex),
        ];
        for (text, sign) in cases {
            let source = SourceText::from_text(text).expect("not empty");
            let line = &super::super::line::read(&source)[0];
            assert!(signs(&source, line).has(sign), "{text} is no {sign:?}");
        }
    }
}
