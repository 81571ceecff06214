//! The words are those of jieba-rs, and a broken dictionary says what is wrong with it.

use std::{fs, sync::LazyLock, time::Instant};

use gangmu::words::{DictionaryError, Segmenter, UserWord};
use jieba_rs::Jieba;

const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::load(DICTIONARY).unwrap());

static JIEBA_TEXT: LazyLock<String> = LazyLock::new(|| fs::read_to_string(env!("JIEBA_DICTIONARY")).unwrap());

static JIEBA: LazyLock<Jieba> = LazyLock::new(|| Jieba::with_dict(&mut JIEBA_TEXT.as_bytes()).unwrap());

/// The words of the dictionary.
static WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| JIEBA_TEXT.lines().filter_map(|line| line.split(' ').next()).collect());

fn assert_same_words(text: &str) {
    assert_same_words_of(&SEGMENTER, &JIEBA, text);
}

/// Checks one text, with guessing and without.
fn assert_same_words_of(segmenter: &Segmenter, jieba: &Jieba, text: &str) {
    for hmm in [true, false] {
        let ours: Vec<&str> = segmenter.cut(text, hmm).collect();
        let theirs: Vec<&str> = jieba.cut(text, hmm).into_iter().map(|token| token.word).collect();
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
fn every_word_has_the_frequency_that_jieba_gives_it() {
    let frequency = |line: &'static str| line.split(' ').nth(1).unwrap().parse::<f64>().unwrap();
    let total: f64 = JIEBA_TEXT.lines().map(frequency).sum();
    for (line, word) in JIEBA_TEXT.lines().zip(&*WORDS) {
        let share = SEGMENTER.share(word) * total;
        assert!((share - frequency(line)).abs() < 1e-6, "{word}: {share} of {total}");
    }
}

#[test]
fn essays_are_cut_as_jieba_cuts_them() {
    let fixtures = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).unwrap();
    for path in fixtures.map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert_same_words(&text);
        text.lines().for_each(assert_same_words);
    }
}

#[test]
fn random_strings_are_cut_as_jieba_cuts_them() {
    const ODD: &str = "aZ09.%-_+#&@ \r\n\t，。“”、〇零一ＡＢ５ｃ鿕鿖鿿㐀䶿豈𠀀𠮷𪚥𫜵丽😀👨‍👩‍👧é\u{301}\u{FEFF}\0";
    let odd: Vec<char> = ODD.chars().collect();
    // Each character as often as words have it, so that neighbours do form words.
    let common: Vec<char> = WORDS.iter().flat_map(|word| word.chars()).collect();
    let mut chance = Chance(0x1234_5678_9ABC_DEF0);
    for number in 0..100_000 {
        let mut text = String::new();
        for _ in 0..=chance.below(24) {
            match (number % 4, chance.below(3)) {
                (1 | 3, 0) => text.push(chance.one_of(&odd)),
                (0 | 1, _) => text.push(chance.one_of(&common)),
                (2, _) => text.push(chance.han()),
                _ => text.push_str(chance.one_of(&WORDS)),
            }
        }
        assert_same_words(&text);
    }
}

#[test]
fn long_runs_without_punctuation_are_cut_as_jieba_cuts_them() {
    let mut chance = Chance(0x0FED_CBA9_8765_4321);
    let of_words: String = (0..50_000).map(|_| chance.one_of(&WORDS)).collect();
    assert_same_words(&of_words);
    let of_characters: String = (0..200_000).map(|_| chance.han()).collect();
    assert_same_words(&of_characters);
    let mixed: String = (0..100_000).map(|_| if chance.below(3) == 0 { '𠮷' } else { chance.han() }).collect();
    assert_same_words(&mixed);
    // 廼 is never but in the middle of a word, for the model: a run of it is one word.
    for unit in ["a", "中国", "研究生命", "1.", "-", "𠮷", "%a", "囍", "廼"] {
        assert_same_words(&unit.repeat(200_000));
        assert_same_words(&unit.repeat(300_001));
    }
}

/// Words that the dictionary has and has not, with frequencies that make them win, lose, or both.
fn random_user_words(chance: &mut Chance) -> Vec<UserWord> {
    let parts = ["C++", "5G", "纲", "𠮷野家", "·", "的", "㐀"];
    let mut words = Vec::new();
    for number in 0..300 {
        let word = match number % 5 {
            0 => chance.one_of(&WORDS).to_owned(),
            1 => chance.one_of(&WORDS).to_owned() + chance.one_of(&WORDS),
            2 => chance.one_of(&parts).to_owned() + chance.one_of(&WORDS),
            3 => (0..=chance.below(3)).map(|_| chance.han()).collect(),
            _ => chance.one_of(&parts).repeat(1 + chance.below(20)),
        };
        let frequency = [None, Some(0), Some(1), Some(1 << chance.below(30))][chance.below(4)];
        words.push(UserWord { word, frequency });
    }
    words
}

#[test]
fn user_words_are_cut_as_jieba_cuts_them() {
    let mut chance = Chance(0x5555_AAAA_1234_4321);
    let mut segmenter = Segmenter::load(DICTIONARY).unwrap();
    for _ in 0..5 {
        let words = random_user_words(&mut chance);
        segmenter.set_user_words(&words);
        let mut jieba = JIEBA.clone();
        for UserWord { word, frequency } in &words {
            jieba.add_word(word, frequency.map(|frequency| frequency as usize), None);
        }
        for _ in 0..4_000 {
            let text: String = (0..=chance.below(12))
                .map(|_| match chance.below(3) {
                    0 => words[chance.below(words.len())].word.clone(),
                    1 => chance.one_of(&WORDS).to_owned(),
                    _ => chance.han().to_string(),
                })
                .collect();
            assert_same_words_of(&segmenter, &jieba, &text);
        }
        let long: String = (0..20_000).map(|_| words[chance.below(words.len())].word.as_str()).collect();
        assert_same_words_of(&segmenter, &jieba, &long);
    }
    segmenter.set_user_words(&[]);
    assert_same_words_of(&segmenter, &JIEBA, &WORDS[..10_000].concat());
}

#[test]
fn the_time_that_user_words_take_grows_as_their_number() {
    let words = |count: usize| -> Vec<UserWord> {
        (0..count).map(|number| UserWord { word: format!("护林站{number}"), frequency: None }).collect()
    };
    let mut segmenter = Segmenter::load(DICTIONARY).unwrap();
    let mut time = |words: &[UserWord]| {
        let took = || {
            let start = Instant::now();
            segmenter.set_user_words(words);
            start.elapsed()
        };
        std::iter::repeat_with(took).take(3).min().unwrap()
    };
    let (few, many) = (time(&words(5_000)), time(&words(40_000)));
    assert!(many < 24 * few, "8 times the words: {few:?}, {many:?}");
}

#[test]
fn a_list_of_user_words_is_read_as_jieba_reads_it() {
    let list = "云计算 5\n李小福 2 nr\n\n凱特琳\t7 nz\r\n台中 200000\n纲举目张 3 i\n";
    let mut segmenter = Segmenter::load(DICTIONARY).unwrap();
    segmenter.set_user_words(&UserWord::parse_list(list).words);
    let mut jieba = JIEBA.clone();
    jieba.load_dict(&mut list.as_bytes()).unwrap();
    let text = "李小福是创新办主任也是云计算方面的专家，凱特琳在台中正确应该不会被切开，纲举目张";
    assert_same_words_of(&segmenter, &jieba, text);
    assert!(segmenter.cut(text, true).any(|word| word == "云计算"));
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
    assert_eq!(load(&changed(8)), DictionaryError::WrongVersion { found: 3, expected: 2 });
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
