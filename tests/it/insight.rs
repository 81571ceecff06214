//! What essays and sections are about.

use gangmu::{engine::Engine, text::NativeDecoder, words::Segmenter};

const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

const ESSAY: &str = "\
论读书与走路
一、读书
读书要多读，多读才能明白道理。图书馆里有书，书店里有书，同学家里也有书。去图书馆借书，读完再去图书馆还书。
二、走路
走路要多走，多走才能认得道路。公园里有小路，山上有小路，河边也有小路。沿着小路走到河边，再沿着小路走到山上。
";

const OTHER: &str = "\
论图书馆
一、历史
图书馆古时候叫藏书楼。图书馆里有古书，图书馆外有花园。图书馆到今天还在。
二、花园
花园里有玫瑰，花园外有菊花。玫瑰开在五月，菊花开在十月，花园里总有花。
";

fn engine(texts: &[&str]) -> Engine {
    let mut engine = Engine::default();
    for text in texts {
        engine.stage("甲.txt", text.as_bytes(), None, &NativeDecoder).unwrap();
    }
    engine.commit(false).expect("it fits");
    engine
}

fn with_dictionary(texts: &[&str]) -> Engine {
    let mut engine = engine(texts);
    engine.take_cutter(Box::new(Segmenter::load(DICTIONARY).unwrap()));
    engine
}

fn keywords(engine: &mut Engine, node: u32) -> Vec<String> {
    engine.keywords(node, 10).into_iter().map(|keyword| keyword.word).collect()
}

#[test]
fn a_section_is_about_what_its_siblings_are_not() {
    let mut engine = with_dictionary(&[ESSAY]);
    assert_eq!(keywords(&mut engine, 1)[0], "图书馆");
    assert_eq!(keywords(&mut engine, 2)[0], "小路");
}

#[test]
fn a_word_that_the_rest_is_full_of_weighs_less() {
    let weight = |engine: &mut Engine| {
        let keywords = engine.keywords(1, 10);
        let of = |word| keywords.iter().find(|keyword| keyword.word == word).unwrap().weight;
        of("读书") / of("图书馆")
    };
    let alone = weight(&mut with_dictionary(&[ESSAY]));
    let beside_others = weight(&mut with_dictionary(&[ESSAY, &OTHER.repeat(50)]));
    assert!(beside_others > alone, "{beside_others} > {alone}");
}

#[test]
fn keywords_come_with_their_counts_and_fall_in_weight() {
    let keywords = with_dictionary(&[ESSAY]).keywords(0, 10);
    assert_eq!((keywords[0].word.as_str(), keywords[0].count, keywords[0].weight), ("小路", 5, 1.0));
    assert!(keywords.is_sorted_by(|a, b| a.weight >= b.weight), "{keywords:?}");
    assert!(keywords.iter().all(|keyword| keyword.count > 1 && keyword.weight > 0.0), "{keywords:?}");
}

#[test]
fn without_a_dictionary_or_a_word_said_twice_there_are_no_keywords() {
    assert!(engine(&[ESSAY]).keywords(0, 10).is_empty());
    assert!(with_dictionary(&["论道\n道可道，非常道。"]).keywords(0, 10).is_empty());
}

#[test]
fn words_are_counted_in_slices_and_again_after_a_change() {
    let mut engine = with_dictionary(&[ESSAY, OTHER]);
    let mut parts = vec![engine.read_words(1)];
    while parts.last().is_some_and(|part| *part < 1.0) {
        parts.push(engine.read_words(1));
    }
    assert!(parts.len() > 5 && parts.is_sorted(), "{parts:?}");
    engine.stage("乙.txt", OTHER.as_bytes(), None, &NativeDecoder).unwrap();
    engine.commit(true).expect("it fits");
    assert!(engine.read_words(0) < 1.0);
    engine.set_user_words("多读 5000\n");
    assert!(engine.read_words(0) <= 0.0);
}

#[test]
fn the_words_of_a_node_are_counted() {
    let words = with_dictionary(&[ESSAY]).words_of(2).unwrap();
    assert_eq!(words.count("小路"), 5);
    let segmenter = Segmenter::load(DICTIONARY).unwrap();
    assert_eq!(words.most_frequent(&segmenter, 1), [("小路", 5)]);
    assert_eq!(words.iter().map(|(_, count)| u64::from(count)).sum::<u64>(), words.total());
    assert_eq!(words.iter().count(), words.different());
}

#[test]
fn a_long_list_of_words_is_taken_in_slices() {
    let mut engine = with_dictionary(&["论山\n护林站长上山。"]);
    let mut list: Vec<String> = (0..20_000).map(|number| format!("护林站{number}")).collect();
    list.push("护林站长".to_owned());
    assert_eq!(engine.set_user_words(&list.join("\n")).0, 20_001);
    assert!(engine.read_words(1 << 17) <= 0.0, "the words come first");
    assert_eq!(engine.word_at(1, 0).unwrap().end, 4, "all of them before a word is asked for");
    assert!(engine.read_words(1 << 17) >= 1.0);
}

#[test]
fn the_readers_words_may_come_before_the_dictionary() {
    let mut engine = engine(&["论云\n云计算"]);
    let (taken, faults) = engine.set_user_words("井台 多\n云计算\n");
    assert_eq!((taken, faults.len(), faults[0].line), (1, 1, 1));
    engine.take_cutter(Box::new(Segmenter::load(DICTIONARY).unwrap()));
    let word = engine.word_at(1, 0).unwrap();
    assert_eq!((word.start, word.end), (0, 3));
    engine.set_user_words("");
    assert_eq!(engine.word_at(1, 0).unwrap().end, 1);
}

#[test]
fn function_words_are_neither_key_words_nor_frequent_words() {
    let text = "论井台\n有人在一间屋里和我们说话。有人在井台边和孩子们说话。玄德曰井台在一间屋边，玄德曰井台是我们的。一半的井台，一半的屋。\n";
    let mut engine = with_dictionary(&[text]);
    let key = keywords(&mut engine, 0);
    let frequent: Vec<String> = engine.frequent_words(0, 20).into_iter().map(|counted| counted.word).collect();
    assert_eq!((key[0].as_str(), frequent[0].as_str()), ("井台", "井台"));
    for word in ["有人", "一间", "一半", "我们", "玄德曰", "和", "的", "在", "是"] {
        assert!(!key.iter().chain(&frequent).any(|told| told == word), "{word}: {key:?}, {frequent:?}");
    }
}

#[test]
fn a_word_of_the_readers_own_tells_something_whatever_its_tag() {
    let mut engine = with_dictionary(&["论一间\n一间很小，一间很大。\n"]);
    assert_eq!(keywords(&mut engine, 0), [""; 0]);
    engine.set_user_words("一间 3000\n");
    assert_eq!(keywords(&mut engine, 0), ["一间"]);
}
