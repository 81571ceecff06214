//! Rows: what the text pane draws as one block each.

use std::ops::Range;

use serde::Serialize;

use crate::{
    outline::Outline,
    progress,
    span::utf16_len,
    structure::{Document, Role},
    text::SourceText,
};

/// A line that is longer is drawn in pieces, so that no file can make one block of megabytes. UTF-16 code units.
const MAX_ROW_UNITS: usize = 2000;

/// Where a row starts. It ends where the next one of its line starts, or with the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowStart {
    /// The line in its file.
    pub line: u32,
    /// Bytes from the start of the file.
    pub byte: u32,
    /// UTF-16 code units from the start of the line.
    pub utf16: u32,
}

/// The rows of one file: its lines that are not blank, very long ones in pieces.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// In reading order.
    pub starts: Vec<RowStart>,
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// One of the kinds of `Row` in `types.d.ts`.
    pub kind: &'static str,
    /// Level of a heading or lead; else 0.
    pub level: u8,
    /// UTF-16 code units of the lead that opens the row; else 0.
    pub lead: u32,
}

/// A row, as the page gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its number over everything open.
    pub row: u32,
    /// The number of its file.
    pub file: u32,
    /// The line in that file.
    pub line: u32,
    /// Where it starts in its line, in UTF-16 code units.
    pub start: u32,
    /// Where it starts in everything open, in UTF-16 code units.
    pub at: u32,
    /// What it is for.
    pub kind: &'static str,
    /// Level of a heading or lead; else 0.
    pub level: u8,
    /// The innermost node it belongs to, by its number over everything open.
    pub node: u32,
    /// UTF-16 code units of the lead that opens it; else 0.
    pub lead: u32,
    /// What it says, without the white space around.
    pub text: String,
}

impl Rows {
    /// Cuts a text into rows.
    pub fn new(source: &SourceText) -> Self {
        let mut rows = Self::default();
        for line in progress::each(0..source.line_count() as u32) {
            rows.push_line(source, line);
        }
        rows
    }

    fn push_line(&mut self, source: &SourceText, line: u32) {
        let (whole, trimmed) = (source.line_span(line), source.trimmed_line_span(line));
        let mut rest = &source.text()[trimmed.range()];
        let mut byte = trimmed.start;
        let mut utf16 = utf16_len(&source.text()[whole.start as usize..byte as usize]) as u32;
        while !rest.is_empty() {
            self.starts.push(RowStart { line, byte, utf16 });
            let (piece, after) = rest.split_at(piece_len(rest));
            byte += piece.len() as u32;
            utf16 += utf16_len(piece) as u32;
            rest = after;
        }
    }

    /// What the row with this number in the file says.
    pub fn text<'a>(&self, source: &'a SourceText, row: usize) -> &'a str {
        let start = self.starts[row];
        let line_end = source.trimmed_line_span(start.line).end;
        let end = match self.starts.get(row + 1) {
            Some(next) if next.line == start.line => next.byte,
            _ => line_end,
        };
        &source.text()[start.byte as usize..end as usize]
    }

    /// How the row is drawn: what it is for, the level of its heading, the length of its lead in UTF-16 code units.
    pub fn look(&self, source: &SourceText, document: &Document, outline: &Outline, row: usize) -> Look {
        let line = self.starts[row].line;
        let opens_line = row == 0 || self.starts[row - 1].line != line;
        let node = outline.node_of_line(line).map(|node| &outline.nodes[node]).filter(|node| node.line == line);
        match (node, document.roles[line as usize]) {
            (Some(node), Role::Lead) if opens_line => {
                let lead = utf16_len(&source.text()[node.title.range()]) as u32;
                Look { kind: "lead", level: node.level, lead }
            }
            (Some(node), Role::Heading) => Look { kind: "heading", level: node.level, lead: 0 },
            (_, role) => Look { kind: kind(role), level: 0, lead: 0 },
        }
    }

    /// The rows of a range of lines.
    pub fn of_lines(&self, lines: &Range<u32>) -> Range<usize> {
        self.starts.partition_point(|row| row.line < lines.start)
            ..self.starts.partition_point(|row| row.line < lines.end)
    }
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Byline | Role::Date | Role::Salutation | Role::Signature => "byline",
        Role::Notice | Role::Separator | Role::Contents => "notice",
        Role::Heading | Role::Lead | Role::Body | Role::Blank => "body",
    }
}

/// The bytes of the first piece of a line: all of it, or up to the last full stop before the limit, or the limit.
fn piece_len(line: &str) -> usize {
    // No character is more code units than bytes.
    if line.len() <= MAX_ROW_UNITS {
        return line.len();
    }
    let mut units = 0;
    let mut stop = None;
    for (at, c) in line.char_indices() {
        units += c.len_utf16();
        if units > MAX_ROW_UNITS {
            return stop.unwrap_or(at);
        }
        if matches!(c, '。' | '！' | '？' | '；') && units > MAX_ROW_UNITS / 2 {
            stop = Some(at + c.len_utf8());
        }
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &SourceText) -> Vec<String> {
        let rows = Rows::new(source);
        (0..rows.starts.len()).map(|row| rows.text(source, row).to_owned()).collect()
    }

    #[test]
    fn blank_lines_are_no_rows_and_white_space_is_cut_off() {
        let source = SourceText::from_text("　　甲乙 \n\n丙\n").expect("not empty");
        assert_eq!(texts(&source), ["甲乙", "丙"]);
        assert_eq!(Rows::new(&source).starts[0], RowStart { line: 0, byte: 6, utf16: 2 });
    }

    #[test]
    fn a_very_long_line_is_cut_into_pieces_that_join_to_it() {
        let line = "𠮷字。".repeat(1500);
        let source = SourceText::from_text(&line).expect("not empty");
        let pieces = texts(&source);
        assert_eq!(pieces.concat(), line);
        assert!(pieces.len() > 2 && pieces.iter().all(|piece| utf16_len(piece) <= MAX_ROW_UNITS));
        assert!(pieces.iter().all(|piece| piece.ends_with('。')));
        let starts = Rows::new(&source).starts;
        assert_eq!(starts[1].utf16 as usize, utf16_len(&pieces[0]));
        assert_eq!(starts[2].utf16 as usize, utf16_len(&pieces[0]) + utf16_len(&pieces[1]));
    }
}
