//! Reads a packed dictionary, and trusts none of its bytes.

use super::{Dictionary, NO_RANK, Node, PairFilter, Rank};
use crate::words::format::{CHECKED_FROM, Column, HEADER_BYTES, MAGIC, VERSION, checksum};

/// Why a dictionary could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// There are no bytes.
    #[error("the dictionary is empty")]
    Empty,
    /// It does not start as a dictionary does: the page of an error 404, say.
    #[error("this is no dictionary")]
    NotADictionary,
    /// It was packed by another version of Gangmu.
    #[error("the dictionary has version {found}; this program reads version {expected}")]
    WrongVersion {
        /// The version in the file.
        found: u32,
        /// The one that can be read.
        expected: u32,
    },
    /// It was cut, or something was added.
    #[error("the dictionary has {found} bytes; it should have {expected}")]
    WrongLength {
        /// How many bytes there are.
        found: usize,
        /// How many there must be; of a file cut before it says so, how many at least.
        expected: usize,
    },
    /// Some of its bytes are not what they were.
    #[error("the dictionary is damaged: its checksum is {found:016x}, not {expected:016x}")]
    WrongChecksum {
        /// The checksum of the bytes.
        found: u64,
        /// The one in the file.
        expected: u64,
    },
    /// It is whole, but what it says cannot be.
    #[error("the dictionary makes no sense: column {column:?}")]
    Malformed {
        /// Where.
        column: Column,
    },
}

impl DictionaryError {
    /// A stable word by which the page finds the sentence in the reader's language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-dictionary",
            Self::NotADictionary => "not-a-dictionary",
            Self::WrongVersion { .. } => "dictionary-version",
            Self::WrongLength { .. } => "cut-dictionary",
            Self::WrongChecksum { .. } | Self::Malformed { .. } => "damaged-dictionary",
        }
    }
}

impl Dictionary {
    /// Reads the packed form that `format.rs` describes.
    ///
    /// # Errors
    ///
    /// Says in which way `bytes` are not a whole, unchanged dictionary of this version.
    pub(in crate::words) fn load(bytes: &[u8]) -> Result<Self, DictionaryError> {
        let [characters, child_counts, ranks, values, frequencies] = columns(bytes)?;
        let malformed = |column| DictionaryError::Malformed { column };

        let (character_count, ranks_of) = read_characters(characters).ok_or(malformed(Column::Characters))?;
        let (mut nodes, longest) = read_child_counts(child_counts).ok_or(malformed(Column::ChildCounts))?;
        let pairs = read_ranks(ranks, &mut nodes, character_count).ok_or(malformed(Column::Ranks))?;
        let frequencies = read_frequencies(frequencies).ok_or(malformed(Column::Frequencies))?;
        let total = read_values(values, &mut nodes, &frequencies).ok_or(malformed(Column::Values))?;

        Ok(Self {
            ranks: ranks_of,
            root_child_count: nodes[1].first_child - 1,
            nodes,
            log_frequencies: frequencies.iter().map(|frequency| f64::from(*frequency).ln()).collect(),
            frequencies,
            pairs,
            total,
            longest,
        })
    }
}

/// The columns of a file whose header and checksum are right.
fn columns(bytes: &[u8]) -> Result<[&[u8]; Column::ALL.len()], DictionaryError> {
    if bytes.is_empty() {
        return Err(DictionaryError::Empty);
    }
    if !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) {
        return Err(DictionaryError::NotADictionary);
    }
    let wrong_length = |expected| DictionaryError::WrongLength { found: bytes.len(), expected };
    let header = |at| u32_at(bytes, at).ok_or(wrong_length(HEADER_BYTES));
    let version = header(8)?;
    if version != VERSION {
        return Err(DictionaryError::WrongVersion { found: version, expected: VERSION });
    }
    let byte_len = (header(12)? as usize).max(HEADER_BYTES);
    if bytes.len() != byte_len {
        return Err(wrong_length(byte_len));
    }
    let expected = u64::from(header(16)?) | u64::from(header(20)?) << 32;
    let found = checksum(&bytes[CHECKED_FROM..]);
    if found != expected {
        return Err(DictionaryError::WrongChecksum { found, expected });
    }
    let mut columns = [[].as_slice(); Column::ALL.len()];
    let mut rest = &bytes[HEADER_BYTES..];
    for (number, column) in Column::ALL.into_iter().enumerate() {
        let byte_len = header(CHECKED_FROM + 4 * number)? as usize;
        (columns[number], rest) = rest.split_at_checked(byte_len).ok_or(DictionaryError::Malformed { column })?;
    }
    Ok(columns)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// How many characters there are, and the rank of each character of the Basic Multilingual Plane.
fn read_characters(column: &[u8]) -> Option<(u32, Box<[Rank]>)> {
    let (characters, []) = column.as_chunks::<2>() else { return None };
    let mut ranks = vec![NO_RANK; 1 << 16].into_boxed_slice();
    for (rank, character) in characters.iter().enumerate() {
        let place = &mut ranks[usize::from(u16::from_le_bytes(*character))];
        if *place != NO_RANK || rank >= usize::from(NO_RANK) {
            return None;
        }
        *place = rank as Rank;
    }
    Some((characters.len() as u32, ranks))
}

/// The nodes, of which only the first children are known yet, and how many levels are below the root.
fn read_child_counts(column: &[u8]) -> Option<(Vec<Node>, usize)> {
    let mut nodes = Vec::with_capacity(column.len() + 1);
    let node = |first_child| Node { first_child, rank: NO_RANK, value: 0 };
    nodes.push(node(1));
    let (mut next, mut levels, mut level_end) = (1_u32, 0, 1);
    for (parent, child_count) in numbers(column).enumerate() {
        if parent == level_end as usize {
            levels += 1;
            level_end = next;
        }
        // Children come after their parents, and there are no more of them than numbers in the column.
        if next as usize <= parent {
            return None;
        }
        next = next.checked_add(child_count?).filter(|next| *next as usize <= column.len())?;
        nodes.push(node(next));
    }
    (nodes.len() == next as usize + 1).then_some((nodes, levels))
}

/// Puts the rank of its character into each node. Returns which ranks follow each other at the start of words.
fn read_ranks(column: &[u8], nodes: &mut [Node], character_count: u32) -> Option<PairFilter> {
    let mut pairs = PairFilter::new();
    let mut numbers = numbers(column);
    let root_child_count = nodes[1].first_child - 1;
    for parent in 0..nodes.len() - 1 {
        let starts_words = parent > 0 && parent <= root_child_count as usize;
        let (start, end) = (nodes[parent].first_child as usize, nodes[parent + 1].first_child as usize);
        let mut next_rank = 0_u32;
        for child in &mut nodes[start..end] {
            let rank = next_rank.checked_add(numbers.next()??)?;
            if rank >= character_count || (parent == 0 && rank != next_rank) {
                return None;
            }
            if starts_words {
                pairs.add((parent - 1) as Rank, rank as Rank);
            }
            child.rank = rank as Rank;
            next_rank = rank + 1;
        }
    }
    numbers.next().is_none().then_some(pairs)
}

fn read_frequencies(column: &[u8]) -> Option<Vec<u32>> {
    let frequencies: Vec<u32> = numbers(column).collect::<Option<_>>()?;
    (frequencies.len() < usize::from(u16::MAX)).then_some(frequencies)
}

/// Puts its value into each node. Returns the sum of the frequencies of all words.
fn read_values(column: &[u8], nodes: &mut [Node], frequencies: &[u32]) -> Option<u64> {
    let mut total = 0;
    let mut numbers = numbers(column);
    let (_root, rest) = nodes.split_first_mut()?;
    let (_end, rest) = rest.split_last_mut()?;
    for node in rest {
        let value = numbers.next()??;
        if value != 0 {
            total += u64::from(*frequencies.get(value as usize - 1)?);
        }
        node.value = value as u16;
    }
    numbers.next().is_none().then_some(total)
}

/// The numbers of a column; `None` where one is cut or does not fit in 32 bits.
fn numbers(column: &[u8]) -> impl Iterator<Item = Option<u32>> {
    let mut bytes = column.iter();
    std::iter::from_fn(move || {
        let byte = *bytes.next()?;
        Some(if byte < 0x80 { Some(u32::from(byte)) } else { long_number(byte, &mut bytes) })
    })
}

fn long_number<'a>(first: u8, rest: &mut impl Iterator<Item = &'a u8>) -> Option<u32> {
    let mut number = u64::from(first & 0x7F);
    for shift in [7, 14, 21, 28] {
        let byte = *rest.next()?;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return number.try_into().ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Segmenter, pack::pack};

    const TEXT: &str = "中 9\n中国 300 ns\n中国人 20 n\n国 5\n国人 7\n人 80\nA股 3 n\n人民 200\n人民政府 4\n";

    /// Makes the length and the checksum right again.
    fn sealed(mut file: Vec<u8>) -> Vec<u8> {
        let byte_len = file.len() as u32;
        file[12..16].copy_from_slice(&byte_len.to_le_bytes());
        let sum = checksum(&file[CHECKED_FROM..]);
        file[16..CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
        file
    }

    #[test]
    fn every_word_comes_back_with_its_frequency() {
        let dictionary = Dictionary::load(&pack(TEXT).unwrap()).unwrap();
        for line in TEXT.lines() {
            let mut parts = line.split(' ');
            let (word, frequency) = (parts.next().unwrap(), parts.next().unwrap().parse().ok());
            assert_eq!(dictionary.frequency(word), frequency, "{word}");
        }
        for word in ["", "A", "民", "人民政", "人民政府人", "𠮷", "X"] {
            assert_eq!(dictionary.frequency(word), None, "{word:?}");
        }
        assert_eq!((dictionary.total(), dictionary.longest()), (628, 4));
    }

    #[test]
    fn a_damaged_file_that_is_sealed_again_is_refused_or_cuts_somehow() {
        let file = pack(TEXT).unwrap();
        for at in CHECKED_FROM..file.len() {
            for byte in [0, 1, 2, 0x7F, 0x80, 0xFF, file[at].wrapping_add(1), file[at].wrapping_sub(1)] {
                let mut file = file.clone();
                file[at] = byte;
                if let Ok(segmenter) = Segmenter::load(&sealed(file)) {
                    let text = "中国人民政府，A股的人";
                    assert_eq!(segmenter.cut(text, true).collect::<String>(), text);
                }
            }
        }
    }

    #[test]
    fn a_sealed_file_without_its_end_is_malformed() {
        let file = pack(TEXT).unwrap();
        for len in HEADER_BYTES..file.len() {
            let error = Dictionary::load(&sealed(file[..len].to_vec())).err();
            assert!(matches!(error, Some(DictionaryError::Malformed { .. })), "{len} bytes: {error:?}");
        }
    }

    #[test]
    fn a_text_that_cannot_be_packed_says_where() {
        assert_eq!(pack("中 1\n国\n").unwrap_err(), "line 2: \"国\" has no frequency");
        assert_eq!(pack("中 1\n中 2\n").unwrap_err(), "中 stands twice");
        assert_eq!(pack("𠮷 1\n").unwrap_err(), "line 1: 𠮷 has a character outside the Basic Multilingual Plane");
    }
}
