use unicode_normalization::UnicodeNormalization as _;

use super::*;
use crate::{
    search::{Options, Scope, random::Random},
    text::SourceText,
    words::fold::Folding,
};

fn haystack(text: &str) -> Haystack {
    let mut haystack = Haystack::default();
    haystack.push(&SourceText::from_text(text).expect("not empty"));
    haystack
}

fn hits_with(text: &str, query: &str, options: Options) -> Vec<(u32, u32)> {
    let ground =
        Ground { haystack: &haystack(text), layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
    let hits = find(&ground, &mut Kept::default(), &Query::parse(query, &options));
    hits.spans.iter().map(|span| (span.start, span.end)).collect()
}

fn hits(text: &str, query: &str) -> Vec<(u32, u32)> {
    hits_with(text, query, Options::default())
}

fn folding(folding: Folding) -> Options {
    Options { folding, ..Options::default() }
}

#[test]
fn every_place_is_found_without_overlaps() {
    assert_eq!(hits("监督的再监督", "监督"), [(0, 2), (4, 6)]);
    assert_eq!(hits("哈哈哈", "哈哈"), [(0, 2)]);
}

#[test]
fn offsets_count_utf16_code_units() {
    assert_eq!(hits("𠮷𠮷监督😀督", "督"), [(5, 6), (8, 9)]);
    assert_eq!(hits("甲\n𠮷乙", "𠮷"), [(2, 4)]);
}

#[test]
fn width_and_case_do_not_matter() {
    assert_eq!(hits("ＷＡＳＭ与wasm", "Wasm"), [(0, 4), (5, 9)]);
}

#[test]
fn forms_that_change_their_length_are_found_whole() {
    assert_eq!(hits("重３㎏。", "3kg"), [(1, 3)]);
    assert_eq!(hits("重㎏ｋ", "k"), [(1, 2), (2, 3)]);
    assert_eq!(hits("好……吧", "..."), [(1, 2), (2, 3)]);
    assert_eq!(hits("好……吧", "好......吧"), [(0, 4)]);
    assert_eq!(hits("ﬁve与five", "FIVE"), [(0, 3), (4, 8)]);
    assert_eq!(hits("㈠第㈠", "（一）"), [(0, 1), (2, 3)]);
    assert_eq!(hits("甲\u{2F800}乙", "丽"), [(1, 3)]);
    assert_eq!(hits("㎏", "㎏"), [(0, 1)]);
    let long = "这是一句从文中抄来的很长的话……".repeat(9);
    assert_eq!(hits(&format!("前言。{long}后记"), &long), [(3, 3 + 9 * 16)]);
    assert_eq!(hits(&"…".repeat(500), &".".repeat(200)), []);
}

#[test]
fn a_letter_with_its_mark_is_one_letter() {
    assert_eq!(hits("cafe\u{301}s", "café"), [(0, 5)]);
    assert_eq!(hits("cafe\u{301}s", "cafe"), []);
    assert_eq!(hits("café", "cafe\u{301}"), [(0, 4)]);
}

#[test]
fn a_place_does_not_reach_over_the_end_of_a_line() {
    assert_eq!(hits("甲\n乙", "\"甲\n乙\""), []);
    assert_eq!(hits("…\n…", "......"), []);
}

#[test]
fn simplified_finds_traditional_unless_switched_off() {
    assert_eq!(hits("從嚴与从严", "从严"), [(0, 2), (3, 5)]);
    assert_eq!(hits_with("從嚴与从严", "从严", folding(Folding { variants: false, ..Folding::ALL })), [(3, 5)]);
    assert_eq!(hits_with("從嚴与从严", "從嚴", folding(Folding::COMPATIBLE)), [(0, 2)]);
}

#[test]
fn each_fold_can_be_switched_off() {
    let text = "Ａa 「甲」“甲” ㎏kg";
    let off = |folding| move |query: &str| hits_with(text, query, folding);
    let width = off(self::folding(Folding { width: false, ..Folding::ALL }));
    assert_eq!((width("a"), width("kg"), width("㎏")), (vec![(1, 2)], vec![(11, 13)], vec![(10, 11)]));
    let case = off(self::folding(Folding { case: false, ..Folding::ALL }));
    assert_eq!((case("a"), case("A"), case("KG")), (vec![(1, 2)], vec![(0, 1)], vec![]));
    assert_eq!(hits_with("iⅢ", "Ⅲ", self::folding(Folding { case: false, ..Folding::ALL })), [(1, 2)]);
    assert_eq!(hits_with("㎏\u{301}", "K", self::folding(Folding { variants: false, ..Folding::ALL })), [(0, 2)]);
    let quotes = off(self::folding(Folding { quotes: false, ..Folding::ALL }));
    assert_eq!((quotes("“"), quotes("「甲")), (vec![(6, 7)], vec![(3, 5)]));
}

#[test]
fn several_terms_must_share_a_paragraph() {
    assert_eq!(hits("监督与问责\n只有监督\n只有问责", "监督 问责"), [(0, 2), (3, 5)]);
    assert_eq!(hits("问责。监督。问责。\n监督问责", "监督 问责"), [(0, 2), (3, 5), (6, 8), (10, 12), (12, 14)]);
}

#[test]
fn terms_are_excluded_and_joined() {
    let text = "监督与问责\n只有监督\n只有问责\n别的";
    assert_eq!(hits(text, "监督 -问责"), [(8, 10)]);
    assert_eq!(hits(text, "监督 -问责 | 别的"), [(8, 10), (16, 18)]);
    assert_eq!(hits(text, "监督 | 监督 问责"), [(0, 2), (3, 5), (8, 10)]);
    assert_eq!(hits(text, "-问责"), []);
}

#[test]
fn scope_and_titles_follow_the_layout() {
    let haystack = haystack("题监督\n一问责\n正文监督\n二别的\n正文问责");
    let layout = Layout {
        essay_starts: vec![0],
        section_starts: vec![0, 4, 13],
        headings: vec![Utf16Span::new(0, 3), Utf16Span::new(4, 7), Utf16Span::new(13, 16)],
    };
    let find = |query: &str, scope| {
        let query = Query::parse(query, &Options { scope, ..Options::default() });
        let ground = Ground { haystack: &haystack, layout: &layout, words: None, pinyin: PinyinTable::built_in() };
        find(&ground, &mut Kept::default(), &query).spans.iter().map(|span| span.start).collect::<Vec<_>>()
    };
    assert_eq!(find("监督 问责", Scope::Paragraph), [0; 0]);
    assert_eq!(find("监督 问责", Scope::Section), [5, 10]);
    assert_eq!(find("监督 问责", Scope::Essay), [1, 5, 10, 19]);
    assert_eq!((find("标题:监督", Scope::Paragraph), find("标题:正文", Scope::Paragraph)), (vec![1], vec![]));
    assert_eq!(find("标题:问责 监督", Scope::Section), [5, 10]);
}

#[test]
fn whole_words_have_borders_at_both_ends() {
    let haystack = haystack("共产党员和党");
    let mut words = WordBorders::default();
    for at in [0, 4, 5, 6] {
        words.push(at);
    }
    let query = Query::parse("党", &Options { whole_word: true, ..Options::default() });
    let ground = Ground {
        haystack: &haystack,
        layout: &Layout::default(),
        words: Some(&words),
        pinyin: PinyinTable::built_in(),
    };
    assert_eq!(find(&ground, &mut Kept::default(), &query).spans, [Utf16Span::new(5, 6)]);
    let hits = find(&Ground { words: None, ..ground }, &mut Kept::default(), &query);
    assert_eq!((hits.spans.len(), hits.notes), (2, vec![Note::WordsNotReady]));
}

/// Text of pieces that fold in every way, and a query of the same.
fn pieces(random: &mut Random, count: usize) -> String {
    const PIECES: [&str; 24] = [
        "a", "A", "ａ", "k", "g", "㎏", ".", "…", "。", "e", "é", "e\u{301}", "国", "國", "后", "後", "𠮷", "𝐀", "😀",
        "1", "①", "１", "ﬁ", "x\u{301}",
    ];
    (0..count).map(|_| PIECES[random.below(PIECES.len())]).collect()
}

#[test]
fn lines_are_found_as_nfkc_and_lower_case_say() {
    for seed in 0..3000 {
        let mut random = Random::new(seed);
        let text: Vec<String> = (0..4).map(|_| pieces(&mut random, 12)).collect();
        let len = 1 + random.below(3);
        let term = pieces(&mut random, len);
        let truth = |text: &str| text.nfkc().flat_map(char::to_lowercase).collect::<String>();
        let expected: Vec<bool> = text.iter().map(|line| truth(line).contains(&truth(&term))).collect();

        let haystack = haystack(&text.join("\n"));
        let ground =
            Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
        let query = Query::parse(&format!("\"{term}\""), &folding(Folding::COMPATIBLE));
        let hits = find(&ground, &mut Kept::default(), &query);
        let found = haystack.line_starts().windows(2).map(|line| hits.first_from(line[1]) > hits.first_from(line[0]));
        assert_eq!(found.collect::<Vec<_>>(), expected, "seed {seed}: {term} in {text:?}");
    }
}

#[test]
fn latin_letters_are_pinyin_where_they_are_nowhere_as_they_stand() {
    let find = |text: &str, query: &str, pinyin| {
        let ground = Ground {
            haystack: &haystack(text),
            layout: &Layout::default(),
            words: None,
            pinyin: PinyinTable::built_in(),
        };
        find(&ground, &mut Kept::default(), &Query::parse(query, &Options { pinyin, ..Options::default() }))
    };
    let span = Utf16Span::new;
    let hits = find("全面从严qm", "qmcy 全面", Pinyin::Fallback);
    assert_eq!((hits.spans, hits.by_pinyin), (vec![span(0, 2), span(0, 4)], vec![span(0, 4)]));
    let hits = find("全面从严qm", "qm", Pinyin::Fallback);
    assert_eq!((hits.spans, hits.notes), (vec![span(4, 6)], vec![Note::AlsoByPinyin { count: 1 }]));
    let hits = find("全面从严qm", "qm", Pinyin::Always);
    assert_eq!((hits.spans, hits.by_pinyin), (vec![span(0, 2), span(4, 6)], vec![span(0, 2)]));
    // Where what is written so has nothing to do with the rest of the query, what sounds so counts.
    let hits = find("从严cy\n从严治党", "cy 治党", Pinyin::Fallback);
    assert_eq!((hits.spans, hits.by_pinyin, hits.notes), (vec![span(5, 7), span(7, 9)], vec![span(5, 7)], vec![]));
    // What another term is written as is no hit by its sound only.
    let hits = find("全面从严", "qm | 全面", Pinyin::Fallback);
    assert_eq!((hits.spans, hits.by_pinyin), (vec![span(0, 2)], vec![]));
    assert_eq!(find("全面从严", "qm", Pinyin::Never).spans, []);
    assert_eq!(find("全面从严", "\"qm\"", Pinyin::Always).spans, []);
}

#[test]
fn odd_queries_give_a_result_or_a_note() {
    const PIECES: [&str; 16] =
        ["\"", "“", "”", "-", "|", " ", "标题:", "全面", "q", "\u{3000}", "…", "😀", "\n", "'", "title：", "\u{301}"];
    let haystack = haystack("全面从严…😀q，全面\u{301}");
    let ground =
        Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
    for seed in 0..5000 {
        let mut random = Random::new(seed);
        let typed: String = (0..random.below(12)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let query = Query::parse(&typed, &Options { pinyin: Pinyin::Always, ..folding(Folding::COMPATIBLE) });
        let hits = find(&ground, &mut Kept::default(), &query);
        assert_eq!(hits.term_counts.len(), query.terms.len(), "seed {seed}");
        assert!(!query.is_empty() || !hits.notes.is_empty() || typed.trim().is_empty(), "seed {seed}: {typed}");
        assert!(hits.spans.iter().all(|hit| hit.start < hit.end && hit.range().end < haystack.units().len()));
    }
}

#[test]
fn very_long_queries_end() {
    let haystack = haystack(&"全面从严qm…".repeat(200));
    let ground =
        Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
    for piece in ["全", "q", "…", "全 ", "|", "\"", "-", "q面", "全|", "'", "标题:", "标题:全 -"] {
        let query = Query::parse(&piece.repeat(1_000_000 / piece.len()), &Options::default());
        find(&ground, &mut Kept::default(), &query);
    }
}
