//! The outline as a person reads it in a terminal.

use std::fmt::Write;

use crate::{engine::OpenFile, outline::NodeKind};

use super::terminal::{one_line, visible};

/// The name of the file, then one line a node: its line in the file, counted from 1, and its title, indented by level.
pub fn write(file: &OpenFile) -> String {
    let (source, outline) = (file.source(), file.outline());
    let mut out = format!("{} · {}\n", one_line(file.name()), source.encoding());
    for warning in source.warnings() {
        writeln!(out, "! {warning}").expect("a String takes everything");
    }
    for node in &outline.nodes {
        let indent = "  ".repeat(usize::from(node.level));
        let mark = if node.kind == NodeKind::Essay { '◆' } else { '◇' };
        let subtitle = &source.text()[node.subtitle.range()];
        let gap = if subtitle.is_empty() { "" } else { "  " };
        let title = visible(node.title(source));
        writeln!(out, "{:>6}  {indent}{mark} {title}{gap}{}", node.line + 1, visible(subtitle))
            .expect("a String takes everything");
    }
    out
}
