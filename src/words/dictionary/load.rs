//! Reads a packed dictionary, and trusts none of its bytes.

use super::{Dictionary, NO_RANK, Node, NodeId, PairFilter, Rank, numbers::Numbers};
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
        let [characters, child_counts, ranks, values, frequencies, functions] = columns(bytes)?;
        let malformed = |column| DictionaryError::Malformed { column };
        let (character_count, ranks_of) = read_characters(characters).ok_or(malformed(Column::Characters))?;
        let frequencies = read_frequencies(frequencies).ok_or(malformed(Column::Frequencies))?;
        let columns = NodeColumns {
            child_counts: Numbers::new(child_counts),
            ranks: Numbers::new(ranks),
            values: Numbers::new(values),
            character_count,
            frequency_count: frequencies.len(),
        };
        let trie = columns.read().map_err(malformed)?;
        if functions.len() != (trie.nodes.len() - 1).div_ceil(8) {
            return Err(malformed(Column::Functions));
        }
        let word_frequencies =
            trie.nodes.iter().filter_map(|node| frequencies.get(usize::from(node.value).checked_sub(1)?));
        Ok(Self {
            total: word_frequencies.map(|frequency| u64::from(*frequency)).sum(),
            ranks: ranks_of,
            root_child_count: trie.nodes[1].first_child - 1,
            nodes: trie.nodes,
            log_frequencies: frequencies.iter().map(|frequency| f64::from(*frequency).ln()).collect(),
            frequencies,
            functions: functions.into(),
            pairs: trie.pairs,
            longest: trie.level_count,
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

fn read_frequencies(column: &[u8]) -> Option<Vec<u32>> {
    let mut numbers = Numbers::new(column);
    let mut frequencies = Vec::new();
    while !numbers.is_empty() {
        frequencies.push(numbers.next()?);
    }
    (frequencies.len() < usize::from(u16::MAX)).then_some(frequencies)
}

/// The columns that have an entry for each node.
struct NodeColumns<'a> {
    child_counts: Numbers<'a>,
    ranks: Numbers<'a>,
    values: Numbers<'a>,
    /// How many ranks there are.
    character_count: u32,
    /// How many values there are, 0 aside.
    frequency_count: usize,
}

/// What they say.
struct Trie {
    nodes: Vec<Node>,
    pairs: PairFilter,
    /// The levels below the root.
    level_count: usize,
}

impl NodeColumns<'_> {
    /// Reads the nodes level by level, as they stand. The error is the column that makes no sense.
    fn read(mut self) -> Result<Trie, Column> {
        // No node takes less than a byte in any of the columns.
        let mut nodes = Vec::with_capacity(self.child_counts.byte_len() + 1);
        nodes.push(Node { first_child: 0, rank: NO_RANK, value: 0 });
        let mut trie = Trie { nodes, pairs: PairFilter::new(), level_count: 0 };
        let mut level_end = 1;
        let mut node = 0;
        while node < trie.nodes.len() {
            if node == level_end {
                trie.level_count += 1;
                level_end = trie.nodes.len();
            }
            self.read_children(node, &mut trie)?;
            node += 1;
        }
        trie.nodes.push(Node { first_child: node as NodeId, rank: NO_RANK, value: 0 });
        let columns =
            [(self.child_counts, Column::ChildCounts), (self.ranks, Column::Ranks), (self.values, Column::Values)];
        match columns.into_iter().find(|(numbers, _)| !numbers.is_empty()) {
            Some((_, column)) => Err(column),
            None => Ok(trie),
        }
    }

    /// Not inlined: a browser runs a function slowly at first, and a quick version takes over only at the next call.
    #[inline(never)]
    fn read_children(&mut self, parent: usize, trie: &mut Trie) -> Result<(), Column> {
        let child_count = self.child_counts.next().ok_or(Column::ChildCounts)?;
        trie.nodes[parent].first_child = trie.nodes.len() as NodeId;
        let first = trie.nodes[parent].rank;
        let mut next_rank = 0_u32;
        for _ in 0..child_count {
            // Those of the root's children leave none out.
            let skipped = self.ranks.next().filter(|skipped| parent > 0 || *skipped == 0);
            let rank = skipped.and_then(|skipped| next_rank.checked_add(skipped));
            let rank = rank.filter(|rank| *rank < self.character_count).ok_or(Column::Ranks)?;
            let value =
                self.values.next().filter(|value| *value as usize <= self.frequency_count).ok_or(Column::Values)?;
            if trie.level_count == 1 {
                trie.pairs.add(first, rank as Rank);
            }
            trie.nodes.push(Node { first_child: 0, rank: rank as Rank, value: value as u16 });
            next_rank = rank + 1;
        }
        Ok(())
    }
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
    fn function_words_are_told_by_their_tags() {
        let text = format!("{TEXT}的 900 uj\n我们 70 r\n我们家 1 n\n");
        let dictionary = Dictionary::load(&pack(&text).unwrap()).unwrap();
        let told = ["的", "我们", "我们家", "中国", "中", "我", "民"].map(|word| dictionary.is_function(word));
        assert_eq!(told, [Some(true), Some(true), Some(false), Some(false), Some(false), None, None]);
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
