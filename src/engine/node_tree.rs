//! Where the nodes of everything open stand, and how many hits each of them has.

use std::ops::Range;

use crate::{search::Passage, span::Utf16Span};

/// Where there is no node: the parent of an essay, and what a line outside all nodes is in.
const NONE: u32 = u32::MAX;

/// The nodes of everything open, in reading order, parents before their children.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeTree {
    /// What each node covers, in UTF-16 code units from the start of everything open. Nodes lie apart or one within the
    /// other.
    spans: Vec<Utf16Span>,
    /// Where each node's title stands, as the outline shows it.
    titles: Vec<Utf16Span>,
    /// The number of each node's parent, or [`NONE`].
    parents: Vec<u32>,
    /// The innermost node of each line of everything open, or [`NONE`].
    line_nodes: Vec<u32>,
}

/// How hits spread over the nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeHits {
    /// Hits that start in each node, those in its descendants included.
    pub sums: Vec<u32>,
    /// How many essays have hits.
    pub essays: u32,
    /// How many other nodes have hits outside their descendants.
    pub sections: u32,
}

impl NodeTree {
    /// Adds a node after what is there, with its lines in everything open; `parent` is its number.
    pub(super) fn push(&mut self, span: Utf16Span, title: Utf16Span, lines: Range<u32>, parent: Option<u32>) {
        let node = self.spans.len() as u32;
        self.spans.push(span);
        self.titles.push(title);
        self.parents.push(parent.unwrap_or(NONE));
        let line_count = self.line_nodes.len().max(lines.end as usize);
        self.line_nodes.resize(line_count, NONE);
        self.line_nodes[lines.start as usize..lines.end as usize].fill(node);
    }

    /// What a node covers.
    pub(super) fn span(&self, node: u32) -> Option<Utf16Span> {
        self.spans.get(node as usize).copied()
    }

    /// The node whose title may be in a line of everything open, and where the title stands.
    pub(super) fn title_in(&self, line: u32) -> Option<(u32, Utf16Span)> {
        let node = *self.line_nodes.get(line as usize)?;
        Some((node, *self.titles.get(node as usize)?))
    }

    /// Counts the hits of passages.
    pub(super) fn count(&self, passages: &[Passage]) -> NodeHits {
        let mut hits = NodeHits { sums: vec![0; self.spans.len()], ..NodeHits::default() };
        for passage in passages {
            let node = self.line_nodes.get(passage.line as usize).map_or(usize::MAX, |node| *node as usize);
            if let Some(own) = hits.sums.get_mut(node) {
                hits.sections += u32::from(*own == 0 && self.parents[node] != NONE);
                *own += passage.hit_count;
            }
        }
        // Children come after their parents: from the last node on, each is complete when its turn comes.
        for (node, parent) in self.parents.iter().enumerate().rev() {
            match (hits.sums[node], *parent) {
                (0, _) => {}
                (_, NONE) => hits.essays += 1,
                (sum, parent) => hits.sums[parent as usize] += sum,
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{Haystack, Hits, passages, random::Random},
        text::SourceText,
    };

    #[test]
    fn counts_are_those_of_a_recount() {
        for seed in 0..500 {
            let mut random = Random::new(seed);
            let line_count = 1 + random.below(40) as u32;
            let text: String = (0..line_count).map(|_| "字".repeat(random.below(9)) + "尾\n").collect();
            let mut haystack = Haystack::default();
            haystack.push(&SourceText::from_text(&text).expect("not empty"));
            let mut hits: Vec<_> = (0..random.below(60)).map(|_| random.below(haystack.units().len()) as u32).collect();
            hits.sort_unstable();
            let hits: Vec<_> = hits.into_iter().map(|start| Utf16Span { start, end: start + 1 }).collect();
            let mut tree = NodeTree::default();
            nest(&mut random, &haystack, 0..line_count, None, 3, &mut tree);
            let holds = |node: usize, hit: &Utf16Span| tree.spans[node].range().contains(&(hit.start as usize));
            let in_child = |node: usize, hit: &Utf16Span| {
                (0..tree.spans.len()).any(|child| tree.parents[child] == node as u32 && holds(child, hit))
            };
            let is_own = |node, hit: &Utf16Span| holds(node, hit) && !in_child(node, hit);
            let recount = |node| hits.iter().filter(|hit| holds(node, hit)).count() as u32;
            let has_own = |node| hits.iter().any(|hit| is_own(node, hit));
            let nodes = 0..tree.spans.len();
            let (essays, sections): (Vec<_>, Vec<_>) = nodes.clone().partition(|node| tree.parents[*node] == NONE);
            let expected = NodeHits {
                sums: nodes.map(recount).collect(),
                essays: essays.into_iter().filter(|node| recount(*node) > 0).count() as u32,
                sections: sections.into_iter().filter(|node| has_own(*node)).count() as u32,
            };
            let passages = passages(&haystack, &Hits { spans: hits, ..Hits::default() });
            assert_eq!(tree.count(&passages), expected, "seed {seed}");
        }
    }

    /// Nodes within a range of lines, each with nodes within it.
    fn nest(
        random: &mut Random,
        haystack: &Haystack,
        lines: Range<u32>,
        parent: Option<u32>,
        depth: u32,
        tree: &mut NodeTree,
    ) {
        let mut from = lines.start;
        while depth > 0 && from < lines.end {
            let start = from + random.below(4) as u32;
            let end = lines.end.min(start + 1 + random.below(15) as u32);
            if start >= end {
                break;
            }
            let [first, last] = [start, end].map(|line| haystack.line_starts()[line as usize]);
            let node = tree.spans.len() as u32;
            tree.push(Utf16Span { start: first, end: last }, Utf16Span::default(), start..end, parent);
            nest(random, haystack, start..end, Some(node), depth - 1, tree);
            from = end;
        }
    }
}
