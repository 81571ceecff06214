//! The dictionary: a trie in flat arrays, read from the packed form without looking anything up.

mod load;
mod numbers;

pub use load::DictionaryError;

/// The number of a node. 0 is the root.
type NodeId = u32;

/// The rank of a character, a small number for a common one; see `format.rs`.
pub(super) type Rank = u16;

/// The rank of every character that no word has.
const NO_RANK: Rank = Rank::MAX;

/// The words of the dictionary and their frequencies.
pub(super) struct Dictionary {
    /// For each character of the Basic Multilingual Plane.
    ranks: Box<[Rank]>,
    root_child_count: u32,
    /// By their numbers, and one more for the end of the last one's children.
    nodes: Vec<Node>,
    frequencies: Vec<u32>,
    /// For each node a bit: whether a function word ends there.
    functions: Box<[u8]>,
    /// For each of `frequencies`, its natural logarithm.
    log_frequencies: Vec<f64>,
    /// Which second characters follow which first: a filter that lets no false one out.
    pairs: PairFilter,
    total: u64,
    longest: usize,
}

impl Dictionary {
    /// The sum of all frequencies.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Characters of the longest word.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The rank of a character.
    pub(super) fn rank(&self, c: char) -> Rank {
        self.ranks.get(c as usize).copied().unwrap_or(NO_RANK)
    }

    /// Gives every word that `ranks` starts with, from the shortest to the longest: its length in characters and the
    /// logarithm of its frequency.
    pub(super) fn for_each_prefix(&self, mut ranks: impl Iterator<Item = Rank>, mut found: impl FnMut(usize, f64)) {
        let Some(first) = ranks.next() else { return };
        let Some(mut node) = self.root_child(first) else { return };
        let mut char_count = 1;
        loop {
            if let Some(log_frequency) = self.log_frequency(node) {
                found(char_count, log_frequency);
            }
            let Some(rank) = ranks.next() else { return };
            if char_count == 1 && !self.pairs.may_have(first, rank) {
                return;
            }
            let Some(child) = self.child(node, rank) else { return };
            node = child;
            char_count += 1;
        }
    }

    /// How often a word occurs; `None` if it is not in the dictionary.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        let value = self.nodes[self.find(word)? as usize].value;
        (value != 0).then(|| self.frequencies[usize::from(value) - 1])
    }

    /// Whether a word is a function word; `None` if it is not in the dictionary.
    pub(super) fn is_function(&self, word: &str) -> Option<bool> {
        let node = self.find(word)? as usize;
        (self.nodes[node].value != 0).then(|| self.functions[node / 8] >> (node % 8) & 1 == 1)
    }

    /// Where `word` ends in the trie, be it a word or the start of one.
    fn find(&self, word: &str) -> Option<NodeId> {
        let mut ranks = word.chars().map(|c| self.rank(c));
        let first = ranks.next()?;
        let node = self.root_child(first)?;
        if ranks.clone().next().is_some_and(|second| !self.pairs.may_have(first, second)) {
            return None;
        }
        ranks.try_fold(node, |node, rank| self.child(node, rank))
    }

    fn root_child(&self, rank: Rank) -> Option<NodeId> {
        let rank = u32::from(rank);
        (rank < self.root_child_count).then_some(rank + 1)
    }

    /// Halves the children until one is left, without a branch that depends on the text.
    fn child(&self, node: NodeId, rank: Rank) -> Option<NodeId> {
        let node = node as usize;
        let (mut start, end) = (self.nodes[node].first_child as usize, self.nodes[node + 1].first_child as usize);
        let mut len = end - start;
        if len == 0 {
            return None;
        }
        while len > 1 {
            let half = len / 2;
            start = std::hint::select_unpredictable(self.nodes[start + half].rank <= rank, start + half, start);
            len -= half;
        }
        (self.nodes[start].rank == rank).then_some(start as NodeId)
    }

    fn log_frequency(&self, node: NodeId) -> Option<f64> {
        let value = self.nodes[node as usize].value;
        (value != 0).then(|| self.log_frequencies[usize::from(value) - 1])
    }
}

/// A place in the trie. All that a step needs to know of it lies in one line of the processor's cache.
#[derive(Clone, Copy)]
struct Node {
    /// Its children start here, and end where those of the next node start.
    first_child: NodeId,
    /// The rank of its character.
    rank: Rank,
    /// 0 if no word ends here, else 1 + an index into the frequencies.
    value: u16,
}

/// A set of pairs of ranks that may hold more than were put in. Most characters of a text do not go on to a word with the
/// next one; this says so from 512 KB, without a search among the children.
struct PairFilter(Vec<u64>);

impl PairFilter {
    const BITS: u32 = 22;

    fn new() -> Self {
        Self(vec![0; 1 << (Self::BITS - 6)])
    }

    fn add(&mut self, first: Rank, second: Rank) {
        let bit = Self::bit(first, second);
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    fn may_have(&self, first: Rank, second: Rank) -> bool {
        let bit = Self::bit(first, second);
        self.0[bit >> 6] >> (bit & 63) & 1 == 1
    }

    fn bit(first: Rank, second: Rank) -> usize {
        let pair = u32::from(first) << 16 | u32::from(second);
        (pair.wrapping_mul(0x9E37_79B1) >> (32 - Self::BITS)) as usize
    }
}
