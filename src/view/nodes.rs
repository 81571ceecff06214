//! The outline in columns: a few long strings and one array cross the boundary, not a hundred thousand objects.

use crate::{
    outline::{Node, NodeKind, Outline},
    span::Utf16Span,
    text::SourceText,
};

use super::Rows;

/// How many numbers stand for a node in [`PackedNodes::columns`].
pub const NODE_COLUMNS: usize = 10;

/// The nodes of everything open, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedNodes {
    /// How many there are.
    pub count: u32,
    /// One line a node, each with its `\\n`.
    pub titles: String,
    /// One line a node; empty but for essays with a subtitle.
    pub subtitles: String,
    /// One line a node: the number in front of its title.
    pub numbers: String,
    /// One line a node: why it is here.
    pub reasons: String,
    /// Shape `[count, 10]`, flattened: kind (0 essay, 1 heading, 2 lead), parent + 1 (0: none), level, line of its title
    /// in its file, row of its title, first row, start in everything open and length (UTF-16 code units), characters that
    /// are not white space, confidence in thousandths. Length and characters include the descendants.
    pub columns: Vec<u32>,
}

/// What has to be known of a file to number its nodes over everything open.
pub(crate) struct NodeContext<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) rows: &'a Rows,
    pub(crate) first_node: u32,
    pub(crate) first_row: u32,
    /// Where each line starts in everything open, in UTF-16 code units; the last entry is the end of the last line.
    pub(crate) line_starts: &'a [u32],
    /// Characters that are not white space before each line, and in all.
    pub(crate) chars_before: &'a [u32],
}

impl PackedNodes {
    /// Adds the nodes of a file.
    pub(crate) fn push(&mut self, outline: &Outline, context: &NodeContext) {
        for node in &outline.nodes {
            self.count += 1;
            push_line(&mut self.titles, node.title(context.source));
            push_line(&mut self.subtitles, &context.source.text()[node.subtitle.range()]);
            push_line(&mut self.numbers, &context.source.text()[node.number.range()]);
            push_line(&mut self.reasons, &node.reason);
            self.columns.extend(columns(node, context));
        }
    }
}

#[expect(clippy::cast_sign_loss, reason = "a confidence is never below 0")]
fn columns(node: &Node, context: &NodeContext) -> [u32; NODE_COLUMNS] {
    let kind = match node.kind {
        NodeKind::Essay => 0,
        NodeKind::Heading => 1,
        NodeKind::Lead => 2,
    };
    let span = node_span(node, context.line_starts);
    let first_row_of = |line| context.first_row + context.rows.of_lines(&(line..node.lines.end)).start as u32;
    [
        kind,
        node.parent.map_or(0, |parent| context.first_node + parent + 1),
        u32::from(node.level),
        node.line,
        first_row_of(node.line),
        first_row_of(node.lines.start),
        span.start,
        span.end - span.start,
        context.chars_before[node.lines.end as usize] - context.chars_before[node.lines.start as usize],
        (node.confidence * 1000.0).round() as u32,
    ]
}

/// What a node and its descendants cover, in UTF-16 code units of everything open.
pub(crate) fn node_span(node: &Node, line_starts: &[u32]) -> Utf16Span {
    Utf16Span { start: line_starts[node.lines.start as usize], end: line_starts[node.lines.end as usize] }
}

fn push_line(lines: &mut String, line: &str) {
    lines.push_str(line);
    lines.push('\n');
}
