//! Essays that are numbered as such.
//!
//! ```text
//! 第一篇　雪人        篇二：怎样读书        范文3 关于……的报告
//! ```
//!
//! Numbers of essays that count on are no guess: a file that says 第一篇 … and 第二篇 … means essays, and what stands before
//! the first of them belongs to none. Where chapters stand between (第一篇　总论, 第一章 …), 篇 is a part of a book and decides
//! nothing; nor does a label that stands alone on its line, with the title in the next.

use crate::text::SourceText;

use super::{
    decoder::Tag,
    line::{Ending, Line},
    numbering::Style,
    survey::Survey,
};

/// The lines whose tag is settled by that, with the tag, in reading order.
pub(super) fn settled(source: &SourceText, survey: &Survey) -> Vec<(u32, Tag)> {
    let lines = 0..survey.lines.len();
    if lines.clone().any(|at| counts_on(survey, at, Style::Chapter)) {
        return Vec::new();
    }
    let is_title = |at: &usize| counts_on(survey, *at, Style::Part) && names_an_essay(source, &survey.lines[*at]);
    let titles: Vec<u32> = lines.filter(is_title).map(|at| at as u32).collect();
    let before = titles.first().map_or(0..0, |first| 0..*first);
    before.map(|at| (at, Tag::Front)).chain(titles.iter().map(|at| (*at, Tag::Title))).collect()
}

/// Whether the number in front of a line is that of an essay, with a title behind it.
fn names_an_essay(source: &SourceText, line: &Line) -> bool {
    let text = &source.text()[line.span.range()];
    let (number, title) = text.split_at(line.mark.map_or(0, |mark| usize::from(mark.byte_len)));
    let of_an_essay = number.contains('篇') || number.starts_with("范文") || number.starts_with("例文");
    of_an_essay && !title.is_empty() && line.ending != Ending::Stop
}

/// Whether a line has a number of that style in a row of two or more.
fn counts_on(survey: &Survey, at: usize, style: Style) -> bool {
    let has_style = survey.lines[at].mark.is_some_and(|mark| mark.style == style);
    has_style && survey.chains.of(at).is_some_and(|chain| chain.len > 1 && chain.starts_at_one)
}

#[cfg(test)]
mod tests {
    use crate::structure;

    use super::*;

    fn titles(text: &str) -> Vec<String> {
        let source = SourceText::from_text(text).expect("not empty");
        let essays = structure::parse(&source).essays;
        essays.iter().filter_map(|essay| Some(source.text()[essay.title?.span.range()].to_owned())).collect()
    }

    #[test]
    fn numbered_essays_begin_with_their_numbers() {
        let text = "几句开头的话。\n第一篇　雪人\n雪下得很大。\n第二篇　椅子：一件旧物\n椅子空着。\n";
        assert_eq!(titles(text), ["第一篇　雪人", "第二篇　椅子：一件旧物"]);
    }

    #[test]
    fn parts_of_a_book_settle_nothing() {
        let text = "第一篇　总论\n第一章　缘起\n话说从头。\n第二章　经过\n说来话长。\n第二篇　分论\n第三章　结局\n就是这样。\n";
        let source = SourceText::from_text(text).expect("not empty");
        assert_eq!(settled(&source, &Survey::new(&source)), []);
    }
}
