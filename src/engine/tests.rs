use std::{cell::RefCell, rc::Rc};

use crate::{
    progress,
    search::{Options, PassageOrder, Query, Scope},
    span::utf16_len,
    structure::Correction,
    text::NativeDecoder,
    view::NODE_COLUMNS,
    words::{UserWord, WordClass, WordCutter},
};

use super::*;

const FIRST: &str = include_str!("../../tests/fixtures/two_essays.txt");

fn engine(files: &[(&str, &str)]) -> Engine {
    let mut engine = Engine::default();
    for (name, text) in files {
        engine.stage(name, text.as_bytes(), None, &NativeDecoder).expect("text");
    }
    engine.commit(false).expect("it fits");
    engine
}

fn filter(engine: &mut Engine, query: &str) -> usize {
    engine.filter(&Query::parse(query, &Options::default())).spans.len()
}

fn titles(engine: &Engine) -> Vec<&str> {
    engine.files().iter().flat_map(|file| file.outline().nodes.iter().map(|node| node.title(file.source()))).collect()
}

#[test]
fn nodes_count_the_hits_of_their_descendants() {
    let mut engine = engine(&[("甲.txt", FIRST)]);
    assert_eq!(titles(&engine), ["论读书", "一是要多读", "二是要细读", "三是要常读", "论走路"]);
    assert_eq!(filter(&mut engine, "读"), 9);
    assert_eq!(engine.node_hits(), NodeHits { sums: vec![9, 3, 3, 1, 0], essays: 1, sections: 3 });
    assert_eq!(filter(&mut engine, "论"), 2);
    assert_eq!(engine.node_hits(), NodeHits { sums: vec![1, 0, 0, 0, 1], essays: 2, sections: 0 });
}

#[test]
fn hits_in_titles_count_from_the_title() {
    let indented = FIRST.replace('\n', "\n　　");
    let mut engine = engine(&[("甲.txt", &indented), ("乙.txt", FIRST)]);
    assert_eq!(titles(&engine)[..2], ["论读书", "一是要多读"]);
    filter(&mut engine, "dushu");
    assert_eq!(engine.hits_in_titles(), [0, 1, 3, 1, 5, 1, 3, 1]);
    filter(&mut engine, "多读");
    assert_eq!(engine.hits_in_titles(), [1, 3, 5, 0, 6, 3, 5, 0]);
}

#[test]
fn several_files_are_numbered_on() {
    let mut engine = engine(&[("甲.txt", FIRST), ("乙.txt", "论写字\n字要常写。\n")]);
    let views = engine.file_views();
    assert_eq!((views[1].first_node, views[1].first_row), (5, views[0].row_count));
    assert_eq!(filter(&mut engine, "写字"), 1);
    let place = engine.hit(0).expect("one hit");
    assert_eq!((place.row, place.start, place.end, place.node), (views[1].first_row, 1, 3, 5));
    assert_eq!(engine.matches(None), [1, 0, 1, 3]);
}

#[test]
fn every_hit_stands_in_a_row_where_the_row_says() {
    let mut engine = engine(&[("甲.txt", FIRST), ("乙.txt", "　　𠮷读\n\n\n读😀读\n")]);
    let total = filter(&mut engine, "读");
    let places = engine.hits_in_rows(0..engine.row_count());
    assert_eq!(places.len(), total * 5);
    for place in places.chunks_exact(5) {
        let row = &engine.rows(place[1]..place[1] + 1)[0];
        let units: Vec<u16> = row.text.encode_utf16().collect();
        let hit = String::from_utf16(&units[place[2] as usize..place[3] as usize]).expect("whole characters");
        assert_eq!(hit, "读");
        assert_eq!(engine.hit(place[0]).map(|hit| (hit.row, hit.start)), Some((place[1], place[2])));
    }
}

#[test]
fn a_hit_across_two_pieces_of_a_line_is_drawn_in_both() {
    let mut engine = engine(&[("长.txt", &"字".repeat(5000))]);
    let first = utf16_len(&engine.rows(0..1)[0].text);
    assert_eq!(filter(&mut engine, &"字".repeat(first + 1)), 2);
    let places = engine.hits_in_rows(0..2);
    assert_eq!(places[..10], [0, 0, 0, first as u32, 0, 0, 1, 0, 1, 0]);
}

#[test]
fn nothing_changes_when_nothing_could_be_read() {
    let mut engine = engine(&[("甲.txt", FIRST)]);
    assert!(engine.stage("空.txt", b"", None, &NativeDecoder).is_err());
    engine.commit(false).expect("it fits");
    assert_eq!(engine.files().len(), 1);
}

#[test]
fn keep_adds_and_commit_replaces() {
    let mut engine = engine(&[("甲.txt", FIRST)]);
    engine.stage("乙.txt", "论写字\n字要常写。\n".as_bytes(), None, &NativeDecoder).expect("text");
    engine.commit(true).expect("it fits");
    assert_eq!(engine.files().len(), 2);
    engine.stage("丙.txt", "论走路\n路要多走。\n".as_bytes(), None, &NativeDecoder).expect("text");
    engine.commit(false).expect("it fits");
    assert_eq!(engine.files()[0].name(), "丙.txt");
    assert_eq!((engine.files().len(), filter(&mut engine, "写字")), (1, 0));
}

#[test]
fn the_strip_counts_every_hit_once() {
    let mut engine = engine(&[("甲.txt", FIRST)]);
    let total = filter(&mut engine, "读");
    assert_eq!(engine.strip(7).iter().sum::<u32>() as usize, total);
}

#[test]
fn numbers_past_the_end_give_nothing() {
    let mut engine = engine(&[("甲.txt", FIRST)]);
    filter(&mut engine, "读");
    assert_eq!(engine.hit(99), None);
    assert_eq!(engine.hit_from(99), 9);
    assert!(engine.rows(90..99).is_empty() && engine.hits_in_rows(90..99).is_empty());
    assert!(engine.matches(Some(99)).is_empty() && engine.keywords(99, 5).is_empty());
}

#[test]
fn titles_and_scopes_are_those_of_the_outline() {
    let mut engine = engine(&[("甲.txt", FIRST), ("乙.txt", "论写字\n字要常写。\n")]);
    assert_eq!((filter(&mut engine, "标题:多读"), filter(&mut engine, "标题:论")), (1, 3));
    assert_eq!(filter(&mut engine, "一辈子 一小时"), 0);
    let mut within =
        |scope, typed| engine.filter(&Query::parse(typed, &Options { scope, ..Options::default() })).spans.len();
    assert_eq!((within(Scope::Essay, "一辈子 一小时"), within(Scope::Section, "多读 细读")), (2, 0));
}

#[test]
fn the_first_words_of_an_essay_without_a_title_are_no_title() {
    let mut engine =
        engine(&[("甲.txt", "一是加强监督检查。我们要把监督检查做在日常，一件一件地查，一件一件地改。\n")]);
    assert_eq!((filter(&mut engine, "标题:监督检查"), filter(&mut engine, "标题:我们要")), (1, 0));
}

#[test]
fn a_hit_in_the_indentation_is_in_its_own_paragraph() {
    let mut engine = engine(&[("甲.txt", "　　甲段落在前面。\n　　\n　　乙段全面从严。\n")]);
    assert_eq!(filter(&mut engine, "\"　　乙段\""), 1);
    let hit = engine.hit(0).expect("one");
    assert_eq!((hit.row, hit.start, hit.end), (1, 0, 2));
    let passages = engine.passages(0..9, PassageOrder::Place);
    assert_eq!(passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>(), ["乙段全面从严。"]);
    assert_eq!(filter(&mut engine, "\"　\""), 6);
    let rows: Vec<u32> = (0..6).filter_map(|number| Some(engine.hit(number)?.row)).collect();
    assert_eq!(rows, [0, 0, 0, 0, 1, 1], "a blank line has no row of its own");
}

#[test]
fn once_words_are_cut_they_count_for_the_order() {
    struct CutsAtCommas;
    impl WordCutter for CutsAtCommas {
        fn word_ends(&self, text: &str, _hmm: bool) -> Vec<u32> {
            let words = text.split_inclusive('，').flat_map(|part| [part.trim_end_matches('，'), "，"]);
            let ends = words.scan(0, |end, word| {
                *end += utf16_len(word) as u32;
                Some(*end)
            });
            ends.filter(|end| *end <= utf16_len(text) as u32).collect()
        }

        fn share(&self, _word: &str) -> f64 {
            1.0
        }

        fn class(&self, _word: &str) -> WordClass {
            WordClass::Content
        }

        fn clear_user_words(&mut self) {}

        fn add_user_words(&mut self, _words: &[UserWord]) {}
    }
    let mut engine = engine(&[("甲.txt", "题目\n\n共产党，在\n好，产党，在\n")]);
    engine.take_cutter(Box::new(CutsAtCommas));
    assert_eq!(filter(&mut engine, "产党"), 2);
    let first = |engine: &mut Engine| engine.passages(0..1, PassageOrder::Relevance)[0].first_hit;
    assert_eq!(first(&mut engine), 0);
    while engine.read_words(1) < 1.0 {}
    assert_eq!(first(&mut engine), 1);
}

#[test]
fn front_matter_and_notices_belong_to_the_essay_they_open() {
    let text = "学习心得汇编\n本文系作者原创投稿，请勿照搬！\n论读书\n书要多读。\n本文系作者原创投稿，请勿照搬！\n论走路\n路要多走。\n本文系作者原创投稿，请勿照搬！\n论写字\n字要常写。\n";
    let mut engine = engine(&[("甲.txt", text)]);
    assert_eq!(titles(&engine), ["论读书", "论走路", "论写字"]);
    assert_eq!(filter(&mut engine, "请勿照搬"), 3);
    assert_eq!(engine.node_hits().sums, [1, 1, 1]);
    let nodes: Vec<u32> = engine.rows(0..5).iter().map(|row| row.node).collect();
    assert_eq!(nodes, [0, 0, 0, 0, 1]);
    let columns = engine.nodes().columns;
    let second = &columns[NODE_COLUMNS..2 * NODE_COLUMNS];
    assert_eq!(second[4..6], [5, 4], "the row of the title, and the first row");
}

#[test]
fn a_correction_changes_the_outline_of_its_file_and_undo_takes_it_back() {
    let second = "论写字\n字要常写。\n怎样下笔\n笔要拿稳。\n";
    let mut engine = engine(&[("甲.txt", FIRST), ("乙.txt", second), ("丙.txt", "论走路\n路要多走。\n")]);
    let before = (engine.nodes(), engine.file_views());
    let node_count = engine.node_count();
    engine.correct(1, Correction::Title(1));
    assert!(titles(&engine).contains(&"字要常写。"));
    assert_eq!(engine.file_views()[1].corrections, "title 1");
    assert_eq!(engine.file_views()[2].first_node, before.1[2].first_node + engine.node_count() - node_count);
    assert_eq!(filter(&mut engine, "标题:常写"), 1);
    assert_eq!(engine.node_hits().sums.len() as u32, engine.node_count());
    assert_eq!(engine.undo_correction(1), Some(Correction::Title(1)));
    assert_eq!((engine.nodes(), engine.file_views()), before);
    assert_eq!(engine.undo_correction(1), None);
}

#[test]
fn saved_corrections_are_applied_again_and_odd_ones_change_nothing() {
    let mut first = engine(&[("甲.txt", FIRST)]);
    first.correct(0, Correction::Title(2));
    first.correct(0, Correction::Demote(6));
    // Neither that line nor that file is there.
    first.correct(0, Correction::Title(999));
    first.correct(9, Correction::Title(0));
    let saved = first.file_views()[0].corrections.clone();
    assert_eq!(saved, "title 2 demote 6");
    let mut again = engine(&[("甲.txt", FIRST)]);
    again.set_corrections(0, &saved).expect("was saved so");
    assert_eq!(again.nodes(), first.nodes());
    let error = again.set_corrections(0, "title 2 raise 3").expect_err("no such word");
    assert_eq!((error.code(), error.values()), ("corrections", vec![("word", "raise".to_owned())]));
    assert_eq!(again.nodes(), first.nodes());
    again.close();
    again.correct(0, Correction::Body(0));
    assert!(again.files().is_empty());
}

#[test]
fn counts_of_nodes_are_those_of_a_recount() {
    let chars = ["读", "书", "要", "多", "。", "\n", "\n一、", "\n（一）", "\n一是", "\n论读书\n——", "\n\n"];
    let mut seed = 7_u64;
    let mut below = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % limit
    };
    for _ in 0..60 {
        let mut text = || {
            "论读书"
                .chars()
                .map(String::from)
                .chain((0..below(400)).map(|_| chars[below(chars.len())].to_owned()))
                .collect::<String>()
        };
        let (first, second) = (text(), text());
        let mut engine = engine(&[("甲.txt", &first), ("乙.txt", &second)]);
        for query in ["读", "读书", "书要多", "一", "读 -书", "读 书", "标题:读"] {
            filter(&mut engine, query);
            let places = engine.matches(None);
            let recount: Vec<u32> = (0..)
                .zip(engine.files())
                .flat_map(|(number, file)| {
                    let places = &places;
                    file.outline().nodes.iter().map(move |node| {
                        places
                            .chunks_exact(4)
                            .filter(|place| place[0] == number && node.lines.contains(&place[1]))
                            .count() as u32
                    })
                })
                .collect();
            assert_eq!(engine.node_hits().sums, recount, "{query} in {first} and {second}");
        }
    }
}

#[test]
fn how_far_it_is_is_told_within_a_single_line_too() {
    let mut engine = Engine::default();
    engine.stage("长行.txt", "春风又到江南。".repeat(600_000).as_bytes(), None, &NativeDecoder).expect("text");
    let shares = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&shares);
    progress::listen(move |share| told.borrow_mut().push(share), || engine.commit(false)).expect("it fits");
    let mut shares = shares.take();
    shares.dedup();
    assert!(shares.len() > 10, "{shares:?}");
}
