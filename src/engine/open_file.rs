//! One file that is open: its text, its structure, and its place among the others.

use std::ops::Range;

use crate::{
    error::Error,
    outline::{Node, NodeKind, Outline},
    progress,
    search::{Haystack, Layout},
    span::{Utf16Span, utf16_len},
    structure::{self, Corrections, Document, Role},
    text::{self, Encoding, LegacyDecoder, SourceText},
    view::{FileView, NodeContext, PackedNodes, Row, RowStart, Rows, node_span},
};

/// A file that was read, with everything that follows from its text alone.
pub struct OpenFile {
    name: String,
    byte_len: usize,
    source: SourceText,
    document: Document,
    corrections: Corrections,
    outline: Outline,
    rows: Rows,
    /// What it numbers from, among everything open.
    first: First,
}

/// The first node, row and line of a file, counted over everything open.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    node: u32,
    row: u32,
    line: u32,
}

impl OpenFile {
    pub(super) fn read(
        name: &str,
        bytes: &[u8],
        chosen: Option<Encoding>,
        legacy: &dyn LegacyDecoder,
    ) -> Result<Self, Error> {
        let source = progress::part(0.0..0.1, || text::decode(bytes, chosen, legacy))?;
        let document = progress::part(0.1..0.9, || structure::parse(&source));
        let outline = Outline::new(&source, &document);
        let rows = progress::part(0.9..1.0, || Rows::new(&source));
        let corrections = Corrections::default();
        let (name, byte_len) = (name.to_owned(), bytes.len());
        Ok(Self { name, byte_len, source, document, corrections, outline, rows, first: First::default() })
    }

    /// Numbers its nodes, rows and lines on from the file before.
    pub(super) fn number_after(&mut self, before: Option<&Self>) {
        self.first = before.map_or_else(First::default, |file| First {
            node: file.nodes().end,
            row: file.rows().end,
            line: file.first.line + file.source.line_count() as u32,
        });
    }

    /// The name it was opened under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// What each line is, and the essays.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the reader put right in it.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Decodes its structure again, around these corrections.
    pub(super) fn set_corrections(&mut self, corrections: Corrections) {
        self.document = structure::parse_with(&self.source, &corrections);
        self.outline = Outline::new(&self.source, &self.document);
        self.corrections = corrections;
    }

    /// Whether it has that line, and there is something on it.
    pub(super) fn has_text(&self, line: u32) -> bool {
        self.document.roles.get(line as usize).is_some_and(|role| *role != Role::Blank)
    }

    /// Its tree; the nodes are numbered from 0 within the file.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The titles from the essay down to the innermost node that holds a line.
    pub fn path_of_line(&self, line: u32) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = self.outline.node_of_line(line);
        while let Some(node) = at.map(|node| &self.outline.nodes[node]) {
            path.push(node.title(&self.source));
            at = node.parent.map(|parent| parent as usize);
        }
        path.reverse();
        path
    }

    /// Its nodes, by their numbers over everything open.
    pub fn nodes(&self) -> Range<u32> {
        self.first.node..self.first.node + self.outline.nodes.len() as u32
    }

    /// Its rows, by their numbers over everything open.
    pub fn rows(&self) -> Range<u32> {
        self.first.row..self.first.row + self.rows.starts.len() as u32
    }

    /// Its first line, counted over everything open.
    pub(super) fn first_line(&self) -> u32 {
        self.first.line
    }

    pub(super) fn view(&self) -> FileView {
        FileView {
            name: self.name.clone(),
            encoding: self.source.encoding().label(),
            warnings: self.source.warnings().iter().map(|warning| (*warning).into()).collect(),
            byte_length: self.byte_len,
            line_count: self.source.line_count(),
            char_count: count_chars(self.source.text()),
            first_node: self.first.node,
            node_count: self.outline.nodes.len() as u32,
            first_row: self.first.row,
            row_count: self.rows.starts.len() as u32,
            corrections: self.corrections.to_string(),
        }
    }

    pub(super) fn pack_nodes(&self, haystack: &Haystack, nodes: &mut PackedNodes) {
        let mut chars_before = vec![0];
        chars_before.extend(progress::each(0..self.source.line_count() as u32).scan(0, |sum, line| {
            *sum += count_chars(self.source.line(line));
            Some(*sum)
        }));
        let context = NodeContext {
            source: &self.source,
            rows: &self.rows,
            first_node: self.first.node,
            first_row: self.first.row,
            line_starts: self.line_starts(haystack),
            chars_before: &chars_before,
        };
        nodes.push(&self.outline, &context);
    }

    /// Adds where its parts begin in everything open.
    pub(super) fn lay_out(&self, haystack: &Haystack, layout: &mut Layout) {
        let line_starts = self.line_starts(haystack);
        let mut essays = self.document.essays.iter();
        for node in &self.outline.nodes {
            let span = node_span(node, line_starts);
            layout.section_starts.push(span.start);
            // Without a title an essay is called by its first words, which are text.
            let is_heading = if node.kind == NodeKind::Essay {
                layout.essay_starts.push(span.start);
                essays.next().is_some_and(|essay| essay.title.is_some())
            } else {
                true
            };
            layout.headings.extend(is_heading.then(|| self.title_span(node, line_starts)));
        }
    }

    fn title_span(&self, node: &Node, line_starts: &[u32]) -> Utf16Span {
        let line_start = self.source.line_span(node.line).start as usize;
        let title = node.title.range();
        let text = self.source.text();
        let start = line_starts[node.line as usize] as usize + utf16_len(&text[line_start..title.start]);
        Utf16Span::new(start, start + utf16_len(&text[title]))
    }

    /// What each node covers of everything open, and its title there.
    pub(super) fn node_spans(&self, haystack: &Haystack) -> impl Iterator<Item = [Utf16Span; 2]> {
        let line_starts = self.line_starts(haystack);
        self.outline.nodes.iter().map(move |node| [node_span(node, line_starts), self.title_span(node, line_starts)])
    }

    /// The text of a node and its descendants.
    pub(super) fn node_text(&self, node: u32) -> &str {
        let node = &self.outline.nodes[(node - self.first.node) as usize];
        text_of_lines(&self.source, node.lines.clone())
    }

    /// The row with this number over everything open, which must be one of the file's; `file` is the file's number.
    pub(super) fn row(&self, haystack: &Haystack, file: u32, row: u32) -> Row {
        let start = self.row_start(row);
        let look = self.rows.look(&self.source, &self.document, &self.outline, (row - self.first.row) as usize);
        Row {
            row,
            file,
            line: start.line,
            start: start.utf16,
            at: self.row_span(haystack, row).start,
            kind: look.kind,
            level: look.level,
            node: self.node_of_row(row),
            lead: look.lead,
            text: self.row_text(row).to_owned(),
        }
    }

    /// What a row says.
    pub(super) fn row_text(&self, row: u32) -> &str {
        self.rows.text(&self.source, (row - self.first.row) as usize)
    }

    /// Some `byte_len` bytes from a row on, in whole rows, and the row after them.
    pub(super) fn text_from_row(&self, row: u32, byte_len: usize) -> (&str, u32) {
        let starts = &self.rows.starts;
        let first = (row - self.first.row) as usize;
        let from = starts[first].byte as usize;
        let next = starts.partition_point(|row| (row.byte as usize) < from + byte_len).max(first + 1);
        let end = starts.get(next).map_or(self.source.text().len(), |row| row.byte as usize);
        (&self.source.text()[from..end], self.first.row + next as u32)
    }

    /// Where a row stands in everything open.
    pub(super) fn row_span(&self, haystack: &Haystack, row: u32) -> Utf16Span {
        let row_start = self.row_start(row);
        let start = self.line_starts(haystack)[row_start.line as usize] + row_start.utf16;
        Utf16Span { start, end: start + utf16_len(self.row_text(row)) as u32 }
    }

    /// The innermost node that a row belongs to, over everything open.
    pub(super) fn node_of_row(&self, row: u32) -> u32 {
        self.first.node + self.outline.node_of_line(self.row_start(row).line).unwrap_or(0) as u32
    }

    /// The row that holds a place in everything open, or is nearest to it: rows have no indentation, and blank lines have
    /// no row. `None` where there are no rows.
    pub(super) fn row_at(&self, haystack: &Haystack, at: u32) -> Option<u32> {
        let line = haystack.line_number_at(at);
        let offset = at - haystack.line_starts()[line as usize];
        let line = line - self.first.line;
        let starts = &self.rows.starts;
        let after = starts.partition_point(|row| (row.line, row.utf16) <= (line, offset));
        let is_of_line = |row: usize| starts.get(row).is_some_and(|row| row.line == line);
        let row = if is_of_line(after) && !is_of_line(after.wrapping_sub(1)) { after } else { after.saturating_sub(1) };
        (row < starts.len()).then(|| self.first.row + row as u32)
    }

    fn row_start(&self, row: u32) -> RowStart {
        self.rows.starts[(row - self.first.row) as usize]
    }

    /// Where each of its lines starts in everything open, and where the last ends, in UTF-16 code units.
    fn line_starts<'a>(&self, haystack: &'a Haystack) -> &'a [u32] {
        let first = self.first.line as usize;
        &haystack.line_starts()[first..=first + self.source.line_count()]
    }
}

/// Characters that are not white space: the 字数 a reader counts.
fn count_chars(text: &str) -> u32 {
    text.chars().filter(|c| !c.is_whitespace()).count() as u32
}

/// The text of lines, without the `\n` of the last.
fn text_of_lines(source: &SourceText, lines: Range<u32>) -> &str {
    if lines.is_empty() {
        return "";
    }
    &source.text()[source.line_span(lines.start).start as usize..source.line_span(lines.end - 1).end as usize]
}
