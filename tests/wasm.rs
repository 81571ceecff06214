//! The boundary, in a real browser: error fields, offsets in UTF-16 code units, an engine used after close.
#![cfg(target_family = "wasm")]

use gangmu::{
    search::{Ground, Haystack, Kept, Layout, Options, Pinyin, Query, find},
    text::SourceText,
    wasm::JsEngine,
    words::pinyin::PinyinTable,
};
use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PINYIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pinyin.bin"));

fn open(text: &str) -> JsEngine {
    let mut engine = JsEngine::new();
    engine.stage("试.txt", text.as_bytes(), None, None).expect("text");
    engine.commit(false, None).expect("opens");
    engine
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

fn string(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().expect("a string")
}

#[wasm_bindgen_test]
fn offsets_slice_the_same_words_out_of_a_javascript_string() {
    let mut engine = open("甲\n😀𠮷野家的监督\n");
    assert_eq!(get(&engine.filter("监督", &JsValue::UNDEFINED).expect("filters"), "total"), 1.0);
    let matches = engine.matches(None).to_vec();
    assert_eq!(matches, [0, 1, 7, 9]);
    let rows: Array = engine.rows(1, 2).expect("rows").unchecked_into();
    let text: JsString = get(&rows.get(0), "text").unchecked_into();
    assert_eq!(text.slice(matches[2], matches[3]), "监督");
}

#[wasm_bindgen_test]
fn an_error_crosses_with_all_its_fields() {
    let error = JsEngine::new().stage("空.txt", b" \n", None, None).expect_err("white space");
    assert_eq!(string(&error, "code"), "empty");
    assert!(string(&error, "message").contains('2'), "says how many bytes");
    assert!(!string(&error, "help").is_empty());
    assert!(get(&error, "at").is_null());
    assert!(get(&error, "values").is_object());
}

#[wasm_bindgen_test]
fn a_file_past_the_limit_is_refused_by_its_size_alone() {
    let engine = JsEngine::new();
    assert_eq!(engine.check_size(1e6), Ok(()));
    let error = engine.check_size(5e9).expect_err("no memory of wasm has so much");
    assert_eq!(string(&error, "code"), "too-large");
    assert_eq!(string(&get(&error, "values"), "byteLength"), "5000000000");
}

#[wasm_bindgen_test]
fn the_browser_decodes_gb18030() {
    let bytes = [0xBC, 0xCD, 0xCE, 0xAF, 0xCA, 0xE9, 0xBC, 0xC7, b'\n'];
    let mut engine = JsEngine::new();
    engine.stage("记.txt", &bytes, None, None).expect("text");
    let opened = engine.commit(false, None).expect("opens");
    let file = get(&get(&opened, "files"), "0");
    assert_eq!(string(&file, "encoding"), "gb18030");
    let rows: Array = engine.rows(0, 1).expect("rows").unchecked_into();
    assert_eq!(string(&rows.get(0), "text"), "纪委书记");
}

#[wasm_bindgen_test]
fn a_file_that_fails_leaves_what_was_open() {
    let mut engine = open("正文还在。");
    engine.stage("坏.txt", b"", None, None).expect_err("empty");
    engine.commit(false, None).expect("nothing to open");
    let rows: Array = engine.rows(0, 9).expect("rows").unchecked_into();
    assert_eq!(rows.length(), 1);
}

/// A function that adds what it is called with to a list.
fn recorder() -> (Array, Function) {
    let calls = Array::new();
    let pushed = calls.clone();
    let push = Closure::<dyn FnMut(JsValue)>::new(move |share| _ = pushed.push(&share));
    (calls, push.into_js_value().unchecked_into())
}

#[wasm_bindgen_test]
fn long_work_calls_back_with_the_share_that_is_done() {
    let text = "一、读书\n书要一页一页地读，读完一页再想一想。\n".repeat(100_000);
    let [(beats, heartbeat), (progress, onprogress)] = [recorder(), recorder()];
    let mut engine = JsEngine::new();
    engine.on_heartbeat(heartbeat);
    engine.stage("长.txt", text.as_bytes(), None, Some(onprogress)).expect("text");
    let shares: Vec<f64> = progress.iter().map(|share| share.as_f64().expect("a number")).collect();
    assert!(
        shares.len() > 1 && shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)),
        "{shares:?}"
    );
    assert_eq!(beats.length(), 0);
    engine.stage("长.txt", text.as_bytes(), None, None).expect("text");
    assert!(beats.length() > 1);
}

#[wasm_bindgen_test]
fn corrections_cross_and_odd_ones_are_refused() {
    let mut engine = open("论读书\n书要一页一页地读。\n读完再想\n想完再写。\n");
    let corrected = engine.correct(0, 2, "title").expect("a correction");
    assert_eq!(string(&get(&get(&corrected, "files"), "0"), "corrections"), "title 2");
    assert_eq!(string(&get(&corrected, "nodes"), "titles"), "论读书\n读完再想\n");
    let error = engine.correct(0, 2, "raise").expect_err("no correction");
    assert_eq!(
        (string(&error, "code"), string(&get(&error, "values"), "word")),
        ("corrections".into(), "raise".into())
    );
    let undone = engine.undo_correction(0).expect("one to undo");
    assert_eq!(get(&get(&undone, "nodes"), "count"), 1.0);
}

#[wasm_bindgen_test]
fn a_wrong_option_is_named_with_what_it_may_be() {
    let mut engine = open("监督");
    let mut refused = |json: &str| {
        let error =
            engine.filter("监督", &js_sys::JSON::parse(json).expect("JSON")).expect_err("no option may be that");
        let value = |key: &str| string(&get(&error, "values"), key);
        (string(&error, "code"), value("field"), value("values"))
    };
    let scopes = ("bad-option".into(), "scope".into(), "paragraph, section, essay".into());
    assert_eq!(refused(r#"{"scope":"chapter"}"#), scopes);
    assert_eq!(refused(r#"{"scope":["essay"]}"#), scopes);
    for field in ["wholeWord", "variants", "quotes", "width", "case", "pinyin", "regex", "composing"] {
        for value in [r#""yes""#, "1", "{}"] {
            let flags = ("bad-option".into(), field.into(), "true, false".into());
            assert_eq!(refused(&format!(r#"{{"{field}":{value}}}"#)), flags, "{value}");
        }
    }
    assert_eq!(refused("5").1, "filterOptions");
    let usual = js_sys::JSON::parse(r#"{"scope":null,"wholeWord":false,"other":5}"#).expect("JSON");
    assert_eq!(get(&engine.filter("监督", &usual).expect("filters"), "total"), 1.0);
    assert_eq!(string(&engine.export_as("pdf").expect_err("no format"), "code"), "bad-option");
}

#[wasm_bindgen_test]
fn an_engine_goes_on_after_close() {
    let mut engine = open("监督");
    engine.filter("监督", &JsValue::UNDEFINED).expect("filters");
    engine.close();
    assert_eq!(engine.matches(None).length(), 0);
    assert!(engine.hit(0).expect("answers").is_null());
    assert!(engine.word_at(0, 0).expect("answers").is_null());
    engine.stage("又.txt", "再开".as_bytes(), None, None).expect("text");
    assert_eq!(get(&engine.commit(false, None).expect("opens"), "rowCount"), 1.0);
}

/// Where a query is found in a text. Natively the scan takes another way than here, where there may be SIMD.
fn found(text: &str, typed: &str, pinyin: Pinyin) -> Vec<usize> {
    let mut haystack = Haystack::default();
    haystack.push(&SourceText::from_text(text).expect("not empty"));
    let table = PinyinTable::load(PINYIN).expect("whole");
    let ground = Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: Some(&table) };
    let query = Query::parse(typed, &Options { pinyin, ..Options::default() });
    find(&ground, &mut Kept::default(), &query).spans.iter().map(|hit| hit.start as usize).collect()
}

#[wasm_bindgen_test]
fn the_scan_finds_what_a_plain_loop_finds() {
    const CHARS: [&str; 8] = ["全", "面", "从", "全面", "，", "q", "𠮷", "。"];
    let mut seed = 1_u64;
    let mut text = |max_len: usize| -> String {
        let mut below = |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % limit
        };
        (0..=below(max_len)).map(|_| CHARS[below(CHARS.len())]).collect()
    };
    for _ in 0..2000 {
        let (text, term) = (text(150), text(4));
        let plain = text.match_indices(&term).map(|(at, _)| text[..at].encode_utf16().count());
        assert_eq!(found(&text, &term, Pinyin::Never), plain.collect::<Vec<_>>(), "{term} in {text}");
    }
}

#[wasm_bindgen_test]
fn letters_are_found_as_pinyin() {
    let text = "，。𠮷全面从严治党。".repeat(40);
    for (query, first) in [("qmcyzd", 4), ("quanm从严", 4), ("congyan", 6)] {
        assert_eq!(
            found(&text, query, Pinyin::Fallback),
            (0..40).map(|number| number * 11 + first).collect::<Vec<_>>()
        );
    }
}

#[wasm_bindgen_test]
fn letters_stand_for_themselves_until_there_is_a_table_of_pinyin() {
    let mut engine = open("全面从严 qm");
    let filtered = engine.filter("qm", &JsValue::UNDEFINED).expect("filters");
    assert_eq!(
        (get(&filtered, "total").as_f64(), string(&get(&get(&filtered, "notes"), "0"), "code")),
        (Some(1.0), "no-pinyin".into())
    );
    for (bytes, code) in [(&b"<!doctype html>"[..], "not-a-pinyin-table"), (&PINYIN[..9000], "damaged-pinyin")] {
        assert_eq!(string(&engine.take_pinyin(bytes).expect_err("no table"), "code"), code);
    }
    assert_eq!(get(&engine.filter("qmcy", &JsValue::UNDEFINED).expect("filters"), "total"), 0.0);
    engine.take_pinyin(PINYIN).expect("whole");
    assert_eq!(get(&engine.filter("qmcy", &JsValue::UNDEFINED).expect("filters"), "pinyinTotal"), 1.0);
    engine.close();
    engine.stage("又.txt", "再开".as_bytes(), None, None).expect("text");
    engine.commit(false, None).expect("opens");
    assert_eq!(get(&engine.filter("zaikai", &JsValue::UNDEFINED).expect("filters"), "total"), 1.0);
}
