//! Markdown: essay titles as `#`, headings below them as `##` and deeper, leads in bold.

use std::fmt::Write;

use crate::{
    engine::OpenFile,
    outline::{Node, NodeKind},
    structure::Role,
};

/// Markdown knows six levels.
const DEEPEST: u8 = 6;

pub(super) fn write(file: &OpenFile) -> String {
    let (source, outline) = (file.source(), file.outline());
    let mut out = String::with_capacity(source.text().len() + source.text().len() / 8);
    for (line, role) in file.document().roles.iter().enumerate().filter(|(_, role)| **role != Role::Blank) {
        let line = line as u32;
        let text = &source.text()[source.trimmed_line_span(line).range()];
        let node = outline.node_of_line(line).map(|node| &outline.nodes[node]).filter(|node| node.line == line);
        let written = match (role, node) {
            (Role::Title | Role::Heading, Some(node)) => writeln!(out, "{} {text}\n", hashes(node)),
            (Role::Lead, Some(node)) => {
                let (lead, rest) = text.split_at(node.title.range().len());
                writeln!(out, "{} {}\n\n**{lead}**{}\n", hashes(node), node.title(source), escape(rest))
            }
            _ => writeln!(out, "{}\n", escape(text)),
        };
        written.expect("a String takes everything");
    }
    out
}

/// The outline alone: essay titles as `#`, what is below them as a nested list.
pub fn outline(file: &OpenFile) -> String {
    let (source, outline) = (file.source(), file.outline());
    let mut out = String::new();
    for (number, node) in outline.nodes.iter().enumerate() {
        let title = node.title(source);
        let gap = if number > 0 { "\n" } else { "" };
        let written = match node.level {
            0 => writeln!(out, "{gap}# {title}\n"),
            level => writeln!(out, "{}- {}", "  ".repeat(usize::from(level) - 1), escape(title)),
        };
        written.expect("a String takes everything");
    }
    out
}

fn hashes(node: &Node) -> String {
    let level = if node.kind == NodeKind::Essay { 1 } else { (node.level + 1).min(DEEPEST) };
    "#".repeat(usize::from(level))
}

/// Keeps a line that opens like a Markdown mark from being one: `#`, `>`, `-`, `*`, `+`, and `1.`.
fn escape(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.chars().next() {
        Some('#' | '>' | '-' | '*' | '+') => format!("\\{text}"),
        _ if digits > 0 && text[digits..].starts_with('.') => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.to_owned(),
    }
}
