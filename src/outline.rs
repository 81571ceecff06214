//! From flat lists to a tree: which heading stands under which, and what text belongs to each.

use std::ops::Range;

use crate::{
    span::Span,
    structure::{Document, Essay, Heading},
    text::SourceText,
};

/// What a node of the outline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An essay; always at the root.
    Essay,
    /// A heading on a line of its own.
    Heading,
    /// A heading that opens a paragraph.
    Lead,
}

/// A node of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it stands for.
    pub kind: NodeKind,
    /// Its place in [`Outline::nodes`]'s tree: `None` for an essay.
    pub parent: Option<u32>,
    /// 0 for an essay, 1 for what stands directly below it, and so on: the depth in this tree, without gaps.
    pub level: u8,
    /// Its title in the source; of an essay that has none, its first words.
    pub title: Span,
    /// The subtitle of an essay; empty where there is none.
    pub subtitle: Span,
    /// The number in front of the title, inside `title`; empty where there is none.
    pub number: Span,
    /// The lines that belong to it and its descendants: from the line of its title on or, with an essay, from the notices
    /// before it. What stands before the first essay belongs to that, so that every line is in the tree.
    pub lines: Range<u32>,
    /// The line of its title.
    pub line: u32,
    /// How sure we are, 0 to 1.
    pub confidence: f32,
    /// Why it is here, in a sentence.
    pub reason: String,
}

/// The outline of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// In reading order, parents before their children.
    pub nodes: Vec<Node>,
}

impl Node {
    /// The title as it stands in `source`, without the mark that closes a lead (。：；).
    pub fn title<'a>(&self, source: &'a SourceText) -> &'a str {
        let title = &source.text()[self.title.range()];
        if self.kind == NodeKind::Lead {
            title.trim_end_matches(['。', '：', '；', ':', ';', '，', ','])
        } else {
            title
        }
    }
}

impl Outline {
    /// Builds the tree over the flat lists of `document`.
    pub fn new(source: &SourceText, document: &Document) -> Self {
        let mut outline = Self::default();
        let mut start = 0;
        for (index, essay) in document.essays.iter().enumerate() {
            let end = document.essays.get(index + 1).map_or(source.line_count() as u32, first_line);
            outline.add_essay(source, essay, start..end);
            start = end;
        }
        outline
    }

    /// Adds `essay`, which has these lines, with its headings below it.
    fn add_essay(&mut self, source: &SourceText, essay: &Essay, lines: Range<u32>) {
        let (root, end_line) = (self.nodes.len() as u32, lines.end);
        let line = essay.title.map_or(essay.start_line, |title| title.line);
        self.nodes.push(Node {
            kind: NodeKind::Essay,
            parent: None,
            level: 0,
            title: essay.title.map_or_else(|| first_words(source, essay.start_line), |title| title.span),
            subtitle: essay.subtitle.map_or_else(Span::default, |subtitle| subtitle.span),
            number: Span::default(),
            lines,
            line,
            confidence: essay.confidence,
            reason: essay.reason.to_string(),
        });
        let mut open: Vec<(u32, u8)> = vec![(root, 0)];
        for heading in &essay.headings {
            while open.len() > 1 && open.last().is_some_and(|&(_, level)| level >= heading.level) {
                self.close(&mut open, heading.line);
            }
            let parent = open.last().map_or(root, |&(node, _)| node);
            let node = self.nodes.len() as u32;
            self.nodes.push(Self::heading_node(heading, parent, open.len() as u8));
            open.push((node, heading.level));
        }
        while !open.is_empty() {
            self.close(&mut open, end_line);
        }
    }

    /// The innermost node that holds a line of the file. `None` only in an outline without nodes.
    pub fn node_of_line(&self, line: u32) -> Option<usize> {
        self.nodes.partition_point(|node| node.lines.start <= line).checked_sub(1)
    }

    fn heading_node(heading: &Heading, parent: u32, level: u8) -> Node {
        Node {
            kind: if heading.lead { NodeKind::Lead } else { NodeKind::Heading },
            parent: Some(parent),
            level,
            title: heading.span,
            subtitle: Span::default(),
            number: heading.number.unwrap_or_default(),
            lines: heading.line..heading.line,
            line: heading.line,
            confidence: heading.confidence,
            reason: heading.reason.to_string(),
        }
    }

    /// Ends the innermost open node before `line`.
    fn close(&mut self, open: &mut Vec<(u32, u8)>, line: u32) {
        if let Some((node, _)) = open.pop() {
            self.nodes[node as usize].lines.end = line;
        }
    }
}

/// Where an essay begins: with the notices before its title, or with the title.
fn first_line(essay: &Essay) -> u32 {
    essay.notices.first().map_or(essay.start_line, |notice| essay.start_line.min(*notice))
}

/// The opening words of an essay without a title, to call it by.
fn first_words(source: &SourceText, line: u32) -> Span {
    const MOST_CHARS: usize = 20;
    let span = source.trimmed_line_span(line);
    let text = &source.text()[span.range()];
    let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
    Span::new(span.start as usize, span.start as usize + end)
}
