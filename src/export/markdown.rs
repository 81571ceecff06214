//! Markdown: essay titles as `#`, headings below them as `##` and deeper, leads in bold. Where there are several files,
//! their names are `#` and everything else stands one deeper.

use std::fmt::Write;

use crate::{
    engine::OpenFile,
    outline::{Node, NodeKind},
    structure::Role,
};

/// Markdown knows six levels.
const DEEPEST: u8 = 6;

/// A file with its text.
pub(super) fn file(file: &OpenFile, named: bool) -> String {
    let (source, outline) = (file.source(), file.outline());
    let mut out = String::with_capacity(source.text().len() + source.text().len() / 8);
    out.push_str(&name_of(file, named));
    for (line, role) in file.document().roles.iter().enumerate().filter(|(_, role)| **role != Role::Blank) {
        let line = line as u32;
        let text = &source.text()[source.trimmed_line_span(line).range()];
        let node = outline.node_of_line(line).map(|node| &outline.nodes[node]).filter(|node| node.line == line);
        match (role, node) {
            (Role::Title | Role::Heading, Some(node)) => writeln!(out, "{} {text}\n", hashes(node, named)),
            (Role::Lead, Some(node)) => writeln!(out, "{}\n", bold(text, node.title.range().len())),
            _ => writeln!(out, "{}\n", escape(text)),
        }
        .expect("a String takes everything");
    }
    out
}

/// The outline alone: essay titles as `#`, what is below them as a nested list.
pub(super) fn outline(file: &OpenFile, named: bool) -> String {
    let (source, outline) = (file.source(), file.outline());
    let mut out = name_of(file, named);
    for (number, node) in outline.nodes.iter().enumerate() {
        let title = node.title(source);
        let gap = if number > 0 { "\n" } else { "" };
        // Writing to a String never fails.
        _ = match node.level {
            0 => writeln!(out, "{gap}{} {title}\n", hashes(node, named)),
            level => writeln!(out, "{}- {}", "  ".repeat(usize::from(level) - 1), escape(title)),
        };
    }
    // What follows is no part of the list.
    if named && !out.ends_with("\n\n") {
        out.push('\n');
    }
    out
}

/// The name of a file as a heading, on one line whatever is in it.
fn name_of(file: &OpenFile, named: bool) -> String {
    let name = file.name().split(['\n', '\r']).collect::<Vec<_>>().join(" ");
    if named { format!("# {name}\n\n") } else { String::new() }
}

fn hashes(node: &Node, named: bool) -> String {
    let level = if node.kind == NodeKind::Essay { 1 } else { node.level + 1 };
    "#".repeat(usize::from((level + u8::from(named)).min(DEEPEST)))
}

/// A paragraph whose first `lead_len` bytes are in bold, but for the marks at their end: after a mark and before a letter
/// `**` closes nothing (`**一是多读。**书` shows its asterisks).
fn bold(text: &str, lead_len: usize) -> String {
    let lead = text[..lead_len].trim_end_matches(|c: char| !c.is_alphanumeric());
    if lead.is_empty() { escape(text) } else { format!("**{lead}**{}", &text[lead.len()..]) }
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
