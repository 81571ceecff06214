//! What the outline of a text is: a fixture for each phenomenon, its outline as a person reads it, and what must hold for
//! any text.

#![allow(clippy::format_collect, reason = "texts of a test need not be made fast")]

use std::fmt::Write;

use gangmu::{
    outline::{NodeKind, Outline},
    structure::{self, Correction, Corrections, Document, Role},
    text::SourceText,
};
use proptest::prelude::*;

fn source(text: &str) -> SourceText {
    SourceText::from_text(text).unwrap()
}

fn fixture(name: &str) -> SourceText {
    let path = format!("{}/tests/fixtures/outline/texts/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    source(&std::fs::read_to_string(path).unwrap())
}

/// The outline, a node a line, indented by level: leads after ·, the subtitle in brackets.
fn draw(source: &SourceText, document: &Document) -> String {
    let mut drawn = String::new();
    for node in Outline::new(source, document).nodes {
        let indent = "  ".repeat(usize::from(node.level));
        let mark = if node.kind == NodeKind::Lead { "· " } else { "" };
        write!(drawn, "{indent}{mark}{}", node.title(source)).unwrap();
        let subtitle = &source.text()[node.subtitle.range()];
        if !subtitle.is_empty() {
            write!(drawn, " [{subtitle}]").unwrap();
        }
        drawn.push('\n');
    }
    drawn
}

fn outline(name: &str) -> String {
    let source = fixture(name);
    draw(&source, &structure::parse(&source))
}

fn roles(name: &str, role: Role) -> Vec<String> {
    let source = fixture(name);
    let document = structure::parse(&source);
    let lines = document.roles.iter().enumerate().filter(|(_, other)| **other == role);
    lines.map(|(line, _)| source.line(line as u32).trim().to_owned()).collect()
}

#[test]
fn parallel_openings_are_points_between_repeated_notices() {
    insta::assert_snapshot!(outline("parallel_leads"));
}

#[test]
fn prose_that_begins_with_an_ordinal_is_no_heading() {
    insta::assert_snapshot!(outline("prose_with_ordinals"));
}

#[test]
fn formal_numerals_are_numbers() {
    insta::assert_snapshot!(outline("odd_numerals"));
}

#[test]
fn a_stray_number_does_not_take_the_place_of_a_heading() {
    insta::assert_snapshot!(outline("stray_number"));
}

#[test]
fn chapters_stand_below_volumes() {
    insta::assert_snapshot!(outline("volumes_and_chapters"));
}

#[test]
fn text_before_the_first_heading_is_kept() {
    insta::assert_snapshot!(outline("text_before_first_heading"));
}

#[test]
fn unrelated_pieces_with_plain_titles_are_told_apart() {
    insta::assert_snapshot!(outline("plain_collection"));
}

#[test]
fn an_essay_without_headings_has_none() {
    insta::assert_snapshot!(outline("no_headings"));
}

#[test]
fn a_table_of_contents_and_a_signature_are_no_headings() {
    insta::assert_snapshot!(outline("contents_and_signature"));
}

#[test]
fn labels_open_essays_and_first_next_last_are_points() {
    insta::assert_snapshot!(outline("labels"));
}

#[test]
fn skipped_and_restarted_numbers_keep_their_levels() {
    insta::assert_snapshot!(outline("skipped_numbers"));
}

#[test]
fn a_title_may_have_two_lines() {
    insta::assert_snapshot!(outline("two_line_title"));
}

#[test]
fn points_are_found_in_hard_wrapped_text() {
    insta::assert_snapshot!(outline("hard_wrapped"));
}

#[test]
fn chapters_need_no_ordinal_sign() {
    insta::assert_snapshot!(outline("chapter_shapes"));
}

#[test]
fn alike_lines_of_their_own_are_headings() {
    insta::assert_snapshot!(outline("own_line_siblings"));
}

#[test]
fn set_lines_around_an_essay_have_their_roles() {
    assert_eq!(roles("contents_and_signature", Role::Date), ["2021年5月26日"]);
    assert_eq!(roles("contents_and_signature", Role::Salutation), ["各村民小组："]);
    assert_eq!(roles("hard_wrapped", Role::Byline), ["作者：何晓"]);
    assert_eq!(roles("parallel_leads", Role::Notice).len(), 2);
}

#[test]
fn every_paragraph_is_explained() {
    let source = fixture("odd_numerals");
    let explained = structure::explain(&source);
    assert_eq!(explained.len(), 9);
    let heading = &explained[3];
    assert_eq!((heading.role, heading.reason.as_str()), (Role::Heading, "序号“贰”与前后连续，共4个"));
    assert!(explained.iter().all(|line| line.role != line.runner_up.0));
}

/// The lines that open an essay with a title, and those of headings and leads, as the outline has them.
fn outlined(document: &Document) -> (Vec<u32>, Vec<u32>) {
    let titles = document.essays.iter().filter_map(|essay| Some(essay.title?.line)).collect();
    let headings = document.essays.iter().flat_map(|essay| &essay.headings).map(|heading| heading.line).collect();
    (titles, headings)
}

/// The same as the explanation has them; the second line of a title has no reason of its own.
fn explained(source: &SourceText) -> (Vec<u32>, Vec<u32>) {
    let lines = structure::explain(source);
    let of = |roles: &[Role]| {
        let lines = lines.iter().filter(|line| roles.contains(&line.role) && !line.reason.is_empty());
        lines.map(|line| line.line).collect()
    };
    (of(&[Role::Title]), of(&[Role::Heading, Role::Lead]))
}

#[test]
fn what_is_explained_is_the_outline() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/outline/texts");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.map(|path| std::fs::read_to_string(path).unwrap());
    let numbered = "第一篇　雪人\n雪下得很大。\n第二篇　椅子\n椅子空着。\n第三篇　门\n门开着。\n".to_owned();
    for text in texts.chain([numbered]) {
        let source = source(&text);
        let document = structure::parse(&source);
        assert_eq!(explained(&source), outlined(&document), "{text}");
        for line in structure::explain(&source) {
            assert_eq!(line.role, document.roles[line.line as usize], "line {} of {text}", line.line);
        }
    }
}

#[test]
fn a_corrected_line_is_what_the_reader_says_and_undo_takes_it_back() {
    let source = fixture("no_headings");
    let before = structure::parse(&source);
    let mut corrections = Corrections::default();
    corrections.push(Correction::Promote(3));
    let after = structure::parse_with(&source, &corrections);
    assert!(after.essays[0].headings.iter().any(|heading| heading.line == 3));
    assert_eq!(corrections.undo(), Some(Correction::Promote(3)));
    assert_eq!(structure::parse_with(&source, &corrections), before);
}

#[test]
fn a_heading_made_text_is_gone_and_a_line_made_title_begins_an_essay() {
    let source = fixture("stray_number");
    let corrections: Corrections = "body 2 title 7".parse().unwrap();
    let document = structure::parse_with(&source, &corrections);
    assert_eq!(document.essays.len(), 2);
    assert_eq!(document.essays[1].start_line, 7);
    assert!(document.essays.iter().all(|essay| essay.headings.iter().all(|heading| heading.line != 2)));
}

#[test]
fn corrections_are_saved_as_words_and_read_again() {
    let saved = "title 12 promote 31 demote 33 body 40";
    let corrections: Corrections = saved.parse().unwrap();
    assert_eq!(corrections.to_string(), saved);
    assert_eq!("promote 3 raise 4".parse::<Corrections>().unwrap_err().word, "raise");
}

#[test]
fn one_long_chapter_does_not_cost_the_others() {
    let chapter = |number: &str, paragraphs: usize| {
        let sentences =
            ["河水在这里转了一个弯，岸边是柳树，他歇了", "他数了数口袋里的钱，够吃几天的饭，走了", "船上的人笑着说"];
        let text: String = (0..paragraphs)
            .map(|day| format!("{}{day}天。然后沿着河一直走，走到天黑，走到看不见路为止。\n", sentences[day % 3]))
            .collect();
        format!("第{number}章 路上\n{text}")
    };
    let text = format!("长路\n{}{}{}", chapter("一", 5), chapter("二", 9000), chapter("三", 5));
    let document = structure::parse(&source(&text));
    assert_eq!(document.essays[0].headings.len(), 3);
}

#[test]
fn a_hundred_thousand_contradictory_headings_do_no_harm() {
    let marks = ["一、", "（九）", "3.", "（77）", "⑤", "第二章 ", "四是", "1.9 ", "Z. "];
    let text: String = (0..100_000).map(|line| format!("{}标题\n", marks[line * 7 % marks.len()])).collect();
    let source = source(&text);
    let document = structure::parse(&source);
    assert_eq!(document.roles.len(), source.line_count());
    assert_holds(&source, &document);
}

/// What must hold for any text: one role a line, a tree over all lines, spans on char borders.
fn assert_holds(source: &SourceText, document: &Document) {
    assert_eq!(document.roles.len(), source.line_count());
    let outline = Outline::new(source, document);
    let mut next = 0;
    for node in outline.nodes.iter().filter(|node| node.kind == NodeKind::Essay) {
        assert_eq!(node.lines.start, next, "essays follow each other without a gap");
        next = node.lines.end;
    }
    assert_eq!(next as usize, source.line_count(), "the tree reaches to the last line");
    for (line, role) in document.roles.iter().enumerate() {
        assert_eq!(*role == Role::Blank, source.line(line as u32).trim().is_empty(), "line {line} is {role:?}");
    }
    for node in &outline.nodes {
        assert!(source.text().get(node.title.range()).is_some_and(|title| !title.contains('\n')));
        assert!((0.0..=1.0).contains(&node.confidence));
    }
}

/// Lines as they stand in essays, from which texts are made up.
fn line() -> impl Strategy<Value = String> {
    let heads = [
        "",
        "一、",
        "（二）",
        "3.",
        "第四章 ",
        "五是",
        "首先，",
        "——",
        "　　",
        "【篇一】",
        "40",
        "1.1 ",
        "其一，",
        "①",
    ];
    let words = [
        "学习心得",
        "要多读书。书读多了自然明理，这话不假。",
        "基本情况",
        "谢谢大家！",
        "2021年5月",
        "𠮷祥如意",
        "，",
        "",
    ];
    (0..heads.len(), 0..words.len()).prop_map(move |(head, word)| format!("{}{}", heads[head], words[word]))
}

proptest! {
    #[test]
    fn any_text_has_one_role_a_line_and_a_tree_over_all_of_it(lines in prop::collection::vec(line(), 1..60)) {
        if let Ok(source) = SourceText::from_text(&lines.join("\n")) {
            assert_holds(&source, &structure::parse(&source));
        }
    }

    #[test]
    fn any_characters_are_parsed(text in "\\PC{0,200}") {
        if let Ok(source) = SourceText::from_text(&text) {
            assert_holds(&source, &structure::parse(&source));
        }
    }

    #[test]
    fn blank_lines_and_indents_everywhere_change_nothing(lines in prop::collection::vec(line(), 1..40), blanks in 1..4_usize) {
        let dense: Vec<&String> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
        prop_assume!(!dense.is_empty());
        let of = |between: &str, indent: &str| {
            let text = dense.iter().map(|line| format!("{indent}{}", line.trim())).collect::<Vec<_>>().join(between);
            let source = source(&text);
            draw(&source, &structure::parse(&source))
        };
        let plain = of("\n", "");
        prop_assert_eq!(&of(&"\n".repeat(blanks + 1), ""), &plain);
        prop_assert_eq!(&of("\n", "　　"), &plain);
    }
}
