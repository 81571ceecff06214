use roxmltree::Document;

use crate::{engine::Engine, text::NativeDecoder};

use super::*;

/// An engine with files of these names and texts.
fn open(files: &[(&str, &str)]) -> Engine {
    let mut engine = Engine::default();
    for (name, text) in files {
        engine.stage(name, text.as_bytes(), None, &NativeDecoder).expect("text");
    }
    engine.commit(false).expect("it fits");
    engine
}

/// What an XML parser reads in each `<outline>`: its depth and its text.
fn outlines(opml: &str) -> Vec<(usize, String)> {
    let document = Document::parse(opml).expect("well-formed");
    let depth = |node: roxmltree::Node| node.ancestors().filter(|above| above.has_tag_name("outline")).count();
    let nodes = document.descendants().filter(|node| node.has_tag_name("outline"));
    nodes.map(|node| (depth(node), node.attribute("text").unwrap_or_default().to_owned())).collect()
}

const TWO_ESSAYS: &str = include_str!("../../tests/fixtures/two_essays.txt");
const POINTS: &str = "读书\n一是要多读。书读多了自然明理，这话不假。\n二是要细读。一页一页地读，才算读过。\n";

#[test]
fn several_files_are_one_opml_document_with_an_outline_for_each() {
    let one = outlines(&write_all(open(&[("甲.txt", TWO_ESSAYS)]).files(), Format::Opml));
    assert_eq!(one[0], (1, "论读书".to_owned()));
    let engine = open(&[("甲.txt", TWO_ESSAYS), ("乙.txt", POINTS)]);
    let both = outlines(&write_all(engine.files(), Format::Opml));
    assert_eq!(both[..2], [(1, "甲.txt".to_owned()), (2, "论读书".to_owned())]);
    let second = both.iter().position(|(_, text)| text == "乙.txt").expect("the other file");
    assert_eq!(both[second..][..3], [(1, "乙.txt".to_owned()), (2, "读书".to_owned()), (3, "一是要多读".to_owned())]);
}

#[test]
fn opml_is_well_formed_whatever_is_in_titles_and_names() {
    let odd: String = (0..0x300).chain(0xFFF0..0x10000).filter_map(char::from_u32).collect();
    let title: String = odd.chars().filter(|c| !matches!(c, '\n' | '\r' | '\u{85}')).collect();
    let text = format!("第一篇　{title}\n雨。\n第二篇　〈&\"'〉]]><!--\n雪。\n");
    let names = [odd.as_str(), "", "<a b=\"'&amp;\">]]>\n\r\t.txt", "甲\u{1B}[31m"];
    let engine = open(&names.map(|name| (name, text.as_str())));
    let read = outlines(&write_all(engine.files(), Format::Opml));
    let files: Vec<&str> = read.iter().filter(|(depth, _)| *depth == 1).map(|(_, text)| text.as_str()).collect();
    assert_eq!(files[1..], ["", "<a b=\"'&amp;\">]]>\n\r\t.txt", "甲\u{FFFD}[31m"]);
    assert!(read.iter().any(|(_, text)| text == "第二篇　〈&\"'〉]]><!--"));
}

#[test]
fn json_is_one_document_an_object_for_one_file_and_an_array_for_several() {
    let json = |files: &[(&str, &str)]| -> serde_json::Value {
        serde_json::from_str(&write_all(open(files).files(), Format::Json)).expect("one document")
    };
    assert_eq!(json(&[("甲.txt", TWO_ESSAYS)])["file"], "甲.txt");
    let both = json(&[("甲.txt", TWO_ESSAYS), ("乙.txt", POINTS)]);
    assert_eq!((&both[0]["file"], &both[1]["file"]), (&"甲.txt".into(), &"乙.txt".into()));
    assert_eq!(json(&[]), serde_json::json!([]));
}

#[test]
fn markdown_writes_each_lead_once_in_a_bold_that_shows() {
    let markdown = write_all(open(&[("甲.txt", POINTS)]).files(), Format::Markdown);
    assert_eq!(
        markdown,
        "# 读书\n\n**一是要多读**。书读多了自然明理，这话不假。\n\n**二是要细读**。一页一页地读，才算读过。\n\n"
    );
}

#[test]
fn markdown_of_several_files_names_them_above_their_essays() {
    let engine = open(&[("甲.txt", TWO_ESSAYS), ("乙\n# 丙.txt", POINTS)]);
    let markdown = write_all(engine.files(), Format::Markdown);
    let heads: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(heads, ["# 甲.txt", "## 论读书", "## 论走路", "# 乙 # 丙.txt", "## 读书"]);
}
