//! Packs jieba's dictionary, a text of lines `word frequency tag`, in the layout that `format.rs` describes.
//!
//! `build.rs` includes this file and that one, so neither may use the rest of the crate.

use std::collections::HashMap;

use super::format::{CHECKED_FROM, MAGIC, VERSION, checksum};

/// The tags of function words: numerals and measures, pronouns, prepositions, conjunctions, particles, adverbs, places on
/// all sides, sounds, affixes, letters. Times (青年, 春节) and most else may be what a text is about.
const FUNCTION_TAGS: [&str; 33] = [
    "m", "mq", "mg", "q", "vq", "r", "rr", "rz", "rg", "p", "c", "u", "ud", "ug", "uj", "ul", "uv", "uz", "y", "e",
    "o", "d", "dg", "df", "vd", "ad", "f", "h", "k", "x", "yg", "dl", "rl",
];

/// A word, its frequency, and whether it is a function word. The word is the ranks of its characters or, before those are
/// known, its UTF-16 code units.
type Word = (Vec<u16>, u32, bool);

/// The packed form of `text`.
///
/// # Errors
///
/// Names the line that is not `word frequency` or `word frequency tag`, the word that stands twice, or the one with a
/// character outside the Basic Multilingual Plane.
pub(crate) fn pack(text: &str) -> Result<Vec<u8>, String> {
    let mut words = read(text)?;
    let characters = characters_by_rank(&words);
    let mut rank_of = vec![0; 1 << 16];
    for (rank, character) in characters.iter().enumerate() {
        rank_of[usize::from(*character)] = rank as u16;
    }
    for (letters, ..) in &mut words {
        for letter in letters {
            *letter = rank_of[usize::from(*letter)];
        }
    }
    words.sort_unstable();

    let frequencies = by_count(words.iter().map(|(_, frequency, _)| *frequency));
    let trie = Trie::new(&words, &frequencies);
    let mut frequency_column = Vec::new();
    for frequency in &frequencies {
        push_number(&mut frequency_column, *frequency);
    }
    let characters = characters.iter().flat_map(|character| character.to_le_bytes()).collect();
    Ok(file(&[characters, trie.child_counts, trie.ranks, trie.values, frequency_column, trie.functions]))
}

/// The words and their frequencies, sorted by code unit.
fn read(text: &str) -> Result<Vec<Word>, String> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 14);
    for (number, line) in text.lines().enumerate() {
        let mut parts = line.split_ascii_whitespace();
        let Some(word) = parts.next() else { continue };
        let frequency = parts.next().and_then(|part| part.parse().ok());
        let frequency = frequency.ok_or_else(|| format!("line {}: {line:?} has no frequency", number + 1))?;
        if word.chars().any(|c| c > '\u{FFFF}') {
            return Err(format!("line {}: {word} has a character outside the Basic Multilingual Plane", number + 1));
        }
        let is_function = parts.next().is_some_and(|tag| FUNCTION_TAGS.contains(&tag));
        words.push((word.encode_utf16().collect(), frequency, is_function));
    }
    words.sort_unstable();
    match words.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(format!("{} stands twice", String::from_utf16_lossy(&pair[0].0))),
        None => Ok(words),
    }
}

/// Every character of the words: those that start one first, and in both groups those on most nodes of the trie first.
fn characters_by_rank(words: &[Word]) -> Vec<u16> {
    let mut node_counts = vec![0_u32; 1 << 16];
    let mut starts = vec![false; 1 << 16];
    let mut before: &[u16] = &[];
    for (word, ..) in words {
        let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count();
        for letter in &word[shared..] {
            node_counts[usize::from(*letter)] += 1;
        }
        starts[usize::from(word[0])] = true;
        before = word;
    }
    let mut characters: Vec<u16> = (0..=u16::MAX).filter(|letter| node_counts[usize::from(*letter)] > 0).collect();
    characters.sort_by_key(|letter| {
        let letter = usize::from(*letter);
        (!starts[letter], u32::MAX - node_counts[letter])
    });
    characters
}

/// The different values, those that come most often first.
fn by_count(values: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<(u32, u32)> = counts.into_iter().collect();
    values.sort_unstable_by_key(|(value, count)| (u32::MAX - count, *value));
    values.into_iter().map(|(value, _)| value).collect()
}

/// The columns that have an entry for each node.
#[derive(Default)]
struct Trie {
    child_counts: Vec<u8>,
    ranks: Vec<u8>,
    values: Vec<u8>,
    functions: Vec<u8>,
}

impl Trie {
    fn new(words: &[Word], frequencies: &[u32]) -> Self {
        let value_of: HashMap<u32, u32> = frequencies.iter().copied().zip(1..).collect();
        let mut trie = Self::default();
        let mut nodes = vec![Node { words, depth: 0 }];
        let mut number = 0;
        while let Some(node) = nodes.get(number) {
            let first_child = nodes.len();
            nodes.extend(node.children());
            push_number(&mut trie.child_counts, (nodes.len() - first_child) as u32);
            let mut next_rank = 0;
            for child in &nodes[first_child..] {
                push_number(&mut trie.ranks, u32::from(child.rank() - next_rank));
                push_number(&mut trie.values, child.word().map_or(0, |(_, frequency, _)| value_of[frequency]));
                next_rank = child.rank() + 1;
            }
            number += 1;
        }
        trie.functions = bits(nodes.iter().map(|node| node.word().is_some_and(|(_, _, is_function)| *is_function)));
        trie
    }
}

/// A node of the trie: the words that begin with the same `depth` characters. They are sorted, so they stand together.
#[derive(Clone, Copy)]
struct Node<'w> {
    words: &'w [Word],
    depth: usize,
}

impl<'w> Node<'w> {
    /// The word that ends here.
    fn word(self) -> Option<&'w Word> {
        self.words.first().filter(|(letters, ..)| letters.len() == self.depth)
    }

    /// The rank of its character; the root has none.
    fn rank(self) -> u16 {
        self.words[0].0[self.depth - 1]
    }

    fn children(self) -> impl Iterator<Item = Self> {
        let longer = &self.words[usize::from(self.word().is_some())..];
        let groups = longer.chunk_by(move |(a, ..), (b, ..)| a[self.depth] == b[self.depth]);
        groups.map(move |words| Node { words, depth: self.depth + 1 })
    }
}

/// Eight to a byte, the first in its lowest bit.
fn bits(values: impl Iterator<Item = bool>) -> Vec<u8> {
    let values: Vec<bool> = values.collect();
    let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    values.chunks(8).map(byte).collect()
}

fn push_number(column: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        column.push(number as u8 | 0x80);
        number >>= 7;
    }
    column.push(number as u8);
}

fn file(columns: &[Vec<u8>; 6]) -> Vec<u8> {
    let mut checked = Vec::new();
    for column in columns {
        checked.extend((column.len() as u32).to_le_bytes());
    }
    checked.extend(columns.concat());
    let byte_len = (CHECKED_FROM + checked.len()) as u32;
    [&MAGIC[..], &VERSION.to_le_bytes(), &byte_len.to_le_bytes(), &checksum(&checked).to_le_bytes(), &checked].concat()
}
