//! Packs jieba's dictionary, a text of lines `word frequency tag`, in the layout that `format.rs` describes.
//!
//! `build.rs` includes this file and that one, so neither may use the rest of the crate.

use std::collections::HashMap;

use super::format::{CHECKED_FROM, HEADER_BYTES, MAGIC, VERSION, checksum};

/// A word, as ranks of its characters or, before those are known, as UTF-16 code units.
type Letters = Vec<u16>;

/// The packed form of `text`.
///
/// # Errors
///
/// Names the line that is not `word frequency` or `word frequency tag`, the word that stands twice, or the one with a
/// character outside the Basic Multilingual Plane.
pub fn pack(text: &str) -> Result<Vec<u8>, String> {
    let mut words = read(text)?;
    let characters = characters_by_rank(&words);
    let mut rank_of = vec![0; 1 << 16];
    for (rank, character) in characters.iter().enumerate() {
        rank_of[usize::from(*character)] = rank as u16;
    }
    for (letters, _) in &mut words {
        letters.iter_mut().for_each(|letter| *letter = rank_of[usize::from(*letter)]);
    }
    words.sort_unstable();

    let frequencies = by_count(words.iter().map(|(_, frequency)| *frequency));
    let trie = Trie::new(&words, &frequencies);
    let mut frequency_column = Vec::new();
    frequencies.iter().for_each(|frequency| push_number(&mut frequency_column, *frequency));
    let characters = characters.iter().flat_map(|character| character.to_le_bytes()).collect();
    Ok(file(&[characters, trie.child_counts, trie.ranks, trie.values, frequency_column]))
}

/// The words and their frequencies, sorted by code unit.
fn read(text: &str) -> Result<Vec<(Letters, u32)>, String> {
    let mut words: Vec<(Letters, u32)> = Vec::with_capacity(text.len() / 14);
    for (number, line) in text.lines().enumerate() {
        let mut parts = line.split_ascii_whitespace();
        let Some(word) = parts.next() else { continue };
        let frequency = parts.next().and_then(|part| part.parse().ok());
        let frequency = frequency.ok_or_else(|| format!("line {}: {line:?} has no frequency", number + 1))?;
        if word.chars().any(|c| c > '\u{FFFF}') {
            return Err(format!("line {}: {word} has a character outside the Basic Multilingual Plane", number + 1));
        }
        words.push((word.encode_utf16().collect(), frequency));
    }
    words.sort_unstable();
    match words.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(format!("{} stands twice", String::from_utf16_lossy(&pair[0].0))),
        None => Ok(words),
    }
}

/// Every character of the words: those that start one first, and in both groups those on most nodes of the trie first.
fn characters_by_rank(words: &[(Letters, u32)]) -> Vec<u16> {
    let mut node_counts = vec![0_u32; 1 << 16];
    let mut starts = vec![false; 1 << 16];
    let mut before: &[u16] = &[];
    for (word, _) in words {
        let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count();
        word[shared..].iter().for_each(|letter| node_counts[usize::from(*letter)] += 1);
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
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut values: Vec<(u32, u32)> = counts.into_iter().collect();
    values.sort_unstable_by_key(|(value, count)| (u32::MAX - count, *value));
    values.into_iter().map(|(value, _)| value).collect()
}

/// The columns that have an entry for each node.
struct Trie {
    child_counts: Vec<u8>,
    ranks: Vec<u8>,
    values: Vec<u8>,
}

impl Trie {
    /// `words` are sorted, so the words below a node follow each other: a node is a range of words and a depth.
    fn new(words: &[(Letters, u32)], frequencies: &[u32]) -> Self {
        let value_of: HashMap<u32, u32> = frequencies.iter().copied().zip(1..).collect();
        let mut trie = Self { child_counts: Vec::new(), ranks: Vec::new(), values: Vec::new() };
        let mut level = vec![0..words.len()];
        for depth in 0.. {
            let mut next_level = Vec::new();
            for node in level {
                // The word that ends at the node itself is the first of its range.
                let ends_here = words[node.start..node.end].first().is_some_and(|(word, _)| word.len() == depth);
                let mut rest = &words[node.start + usize::from(ends_here)..node.end];
                let (mut child_count, mut expected) = (0, 0);
                while let Some((word, frequency)) = rest.first() {
                    let rank = word[depth];
                    let len = rest.partition_point(|(other, _)| other[depth] == rank);
                    let value = if word.len() == depth + 1 { value_of[frequency] } else { 0 };
                    push_number(&mut trie.ranks, u32::from(rank - expected));
                    push_number(&mut trie.values, value);
                    let start = node.end - rest.len();
                    next_level.push(start..start + len);
                    rest = &rest[len..];
                    child_count += 1;
                    expected = rank + 1;
                }
                push_number(&mut trie.child_counts, child_count);
            }
            if next_level.is_empty() {
                break;
            }
            level = next_level;
        }
        trie
    }
}

fn push_number(column: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        column.push(number as u8 | 0x80);
        number >>= 7;
    }
    column.push(number as u8);
}

fn file(columns: &[Vec<u8>; 5]) -> Vec<u8> {
    let byte_len = HEADER_BYTES + columns.iter().map(Vec::len).sum::<usize>();
    let mut checked = Vec::with_capacity(byte_len);
    columns.iter().for_each(|column| checked.extend((column.len() as u32).to_le_bytes()));
    columns.iter().for_each(|column| checked.extend(column));
    let mut file = Vec::with_capacity(CHECKED_FROM + checked.len());
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((byte_len as u32).to_le_bytes());
    file.extend(checksum(&checked).to_le_bytes());
    file.extend(checked);
    file
}
