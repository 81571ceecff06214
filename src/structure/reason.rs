//! Why a line is a title or a heading, in a few Chinese words.
//!
//! ```text
//! 序号一、二、三连续，共4个      第3个“带头…”并列句      文件中第一行短标题      声明之后的短标题
//! ```

use crate::text::SourceText;

use super::{decoder::Tag, survey::Survey, words::Sign};

/// Why an essay begins at a line.
pub(super) fn of_essay(survey: &Survey, tags: &[Tag], at: usize) -> String {
    if tags[at] != Tag::Title {
        return "正文从这里开始，没有标题".to_owned();
    }
    let signs = survey.signs[at];
    let before = at.checked_sub(1).map(|before| tags[before]);
    let place = match before {
        None => "文件的第一行",
        Some(Tag::Notice | Tag::Front) => "声明或分隔之后的短行",
        Some(Tag::Tail) => "落款之后的短行",
        Some(_) if survey.gap(at) == 2 => "空行之后的短行",
        Some(_) => "正文之后的短行",
    };
    let what = match tags.get(at + 1) {
        Some(Tag::Subtitle) => "，下有副标题",
        Some(Tag::Byline) => "，下有署名或日期",
        _ if signs.has(Sign::DocumentName) => "，以文种名结尾",
        _ if survey.repeats[at] > 1 => "，多次出现",
        _ => "，自成一段",
    };
    format!("{place}{what}")
}

/// Why a line is a heading.
pub(super) fn of_heading(source: &SourceText, survey: &Survey, at: usize) -> String {
    let line = &survey.lines[at];
    if let Some(chain) = survey.chains.of(at).filter(|chain| chain.len > 1) {
        let number = &line.text(source)[..line.mark.map_or(0, |mark| usize::from(mark.byte_len))];
        let number = number.trim_end_matches(|c: char| c.is_whitespace() || "，、：".contains(c));
        let step = if chain.skips > 0 { "有跳号" } else { "连续" };
        return format!("序号“{number}”与前后{step}，共{}个", chain.len);
    }
    let group = survey.groups.worded[at];
    if group.len > 1 {
        let text = if line.stands_alone() { line.words(source) } else { line.lead(source) };
        return format!("第{}个“{}”并列句", group.index + 1, shared(text, group.prefix, group.suffix));
    }
    if survey.signs[at].has(Sign::PartName) {
        return "常用的部分名称，单独成行".to_owned();
    }
    match (line.mark, line.stands_alone()) {
        (Some(_), true) => "带序号，单独成行".to_owned(),
        (Some(_), false) => "带序号，开启一段".to_owned(),
        (None, true) if survey.repeats[at] > 1 => format!("单独成行，全文出现{}次", survey.repeats[at]),
        (None, true) => "短，单独成行，句末无标点".to_owned(),
        (None, false) if survey.groups.shaped[at].len > 1 => "与相邻段首句结构相同".to_owned(),
        (None, false) => "段首短句，其后展开".to_owned(),
    }
}

/// What parallel openings share: 带头… or …是第一道工夫.
fn shared(text: &str, prefix: u8, suffix: u8) -> String {
    const MOST: usize = 8;
    if prefix >= suffix {
        let head: String = text.chars().take(usize::from(prefix).min(MOST)).collect();
        return format!("{head}…");
    }
    let skip = text.chars().count().saturating_sub(usize::from(suffix).min(MOST));
    let tail: String = text.chars().skip(skip).collect();
    format!("…{tail}")
}
