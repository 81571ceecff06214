//! The words are those of jieba-rs, and a broken dictionary says what is wrong with it.

use std::{fs, sync::LazyLock};

use gangmu::words::{DictionaryError, Segmenter};
use jieba_rs::Jieba;

const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::load(DICTIONARY).unwrap());

static JIEBA_TEXT: LazyLock<String> = LazyLock::new(|| fs::read_to_string(env!("JIEBA_DICTIONARY")).unwrap());

static JIEBA: LazyLock<Jieba> = LazyLock::new(|| Jieba::with_dict(&mut JIEBA_TEXT.as_bytes()).unwrap());

/// Checks one text, with guessing and without.
fn assert_same_words(text: &str) {
    for hmm in [true, false] {
        let ours: Vec<&str> = SEGMENTER.cut(text, hmm).collect();
        let theirs: Vec<&str> = JIEBA.cut(text, hmm).into_iter().map(|token| token.word).collect();
        assert!(ours == theirs, "hmm {hmm}, {text:?}:\nours   {ours:?}\ntheirs {theirs:?}");
    }
}

/// Numbers that look like chance and are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 8) as usize % limit
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn han(&mut self) -> char {
        char::from_u32(0x4E00 + self.below(0x9FFF - 0x4E00) as u32).unwrap()
    }
}

#[test]
fn random_strings_are_cut_as_jieba_cuts_them() {
    const ODD: &str = "aZ09.%-_+#&@ \r\n\t，。“”、〇零一ＡＢ５ｃ鿕鿖鿿㐀䶿豈𠀀𠮷𪚥𫜵丽😀👨‍👩‍👧é\u{301}\u{FEFF}\0";
    let odd: Vec<char> = ODD.chars().collect();
    let words: Vec<&str> = JIEBA_TEXT.lines().filter_map(|line| line.split(' ').next()).collect();
    // Each character as often as words have it, so that neighbours do form words.
    let common: Vec<char> = words.iter().flat_map(|word| word.chars()).collect();
    let mut chance = Chance(0x1234_5678_9ABC_DEF0);
    for number in 0..100_000 {
        let mut text = String::new();
        for _ in 0..=chance.below(24) {
            match (number % 4, chance.below(3)) {
                (1 | 3, 0) => text.push(chance.one_of(&odd)),
                (0 | 1, _) => text.push(chance.one_of(&common)),
                (2, _) => text.push(chance.han()),
                _ => text.push_str(chance.one_of(&words)),
            }
        }
        assert_same_words(&text);
    }
}

#[test]
fn long_runs_without_punctuation_are_cut_as_jieba_cuts_them() {
    let words: Vec<&str> = JIEBA_TEXT.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut chance = Chance(0x0FED_CBA9_8765_4321);
    let of_words: String = (0..50_000).map(|_| chance.one_of(&words)).collect();
    assert_same_words(&of_words);
    let of_characters: String = (0..200_000).map(|_| chance.han()).collect();
    assert_same_words(&of_characters);
    let mixed: String = (0..100_000).map(|_| if chance.below(3) == 0 { '𠮷' } else { chance.han() }).collect();
    assert_same_words(&mixed);
    for unit in ["a", "的", "中国", "研究生命", "1.", "-", "𠮷", "%a", "囍"] {
        assert_same_words(&unit.repeat(100_000));
        assert_same_words(&unit.repeat(100_001));
    }
}

#[test]
fn a_file_that_is_no_whole_dictionary_says_what_is_wrong() {
    let load = |bytes: &[u8]| Segmenter::load(bytes).err().unwrap();
    let changed = |at: usize| {
        let mut bytes = DICTIONARY.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    assert_eq!(load(b""), DictionaryError::Empty);
    assert_eq!(load(b"<!doctype html><title>404</title>"), DictionaryError::NotADictionary);
    assert_eq!(load(&changed(8)), DictionaryError::WrongVersion { found: 0, expected: 1 });
    for len in [1, 8, 11, 20, 44, 1000, DICTIONARY.len() - 1] {
        let error = load(&DICTIONARY[..len]);
        assert!(matches!(error, DictionaryError::WrongLength { found, .. } if found == len), "{len}: {error}");
    }
    let longer = [DICTIONARY, b"\n"].concat();
    let expected = DICTIONARY.len();
    assert_eq!(load(&longer), DictionaryError::WrongLength { found: expected + 1, expected });
    for at in [16, 24, 44, 1_000, 500_000, 1_000_000, DICTIONARY.len() - 1] {
        assert!(matches!(load(&changed(at)), DictionaryError::WrongChecksum { .. }), "byte {at}");
    }
}
