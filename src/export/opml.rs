//! OPML 2.0: the outline as outliners and mind maps read it.

use std::fmt::Write;

use crate::{
    engine::OpenFile,
    outline::{Node, Outline},
    text::SourceText,
};

/// How a document ends.
pub(super) const END: &str = "</body>\n</opml>\n";

/// How a document begins.
pub(super) fn head(title: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{}</title></head>\n<body>\n",
        escape(title)
    )
}

/// The outline of a file: an `<outline>` for each node, with its title, the number of its line (from 1) and a subtitle.
/// Where it is `named`, they stand in one for the file.
pub(super) fn file(file: &OpenFile, named: bool) -> String {
    let mut out = String::new();
    // Writing to a String never fails.
    if named {
        _ = writeln!(out, "  <outline text=\"{}\">", escape(file.name()));
    }
    write_nodes(&mut out, file.source(), file.outline(), usize::from(named) + 1);
    if named {
        out.push_str("  </outline>\n");
    }
    out
}

/// `depth` is that of the essays in the document.
fn write_nodes(out: &mut String, source: &SourceText, outline: &Outline, depth: usize) {
    let nodes = &outline.nodes;
    let indent = |level: u8| "  ".repeat(usize::from(level) + depth);
    for (number, node) in nodes.iter().enumerate() {
        let next_level = nodes.get(number + 1).map_or(0, |next| next.level);
        let has_children = next_level > node.level;
        let end = if has_children { ">" } else { "/>" };
        // Writing to a String never fails.
        _ = writeln!(out, "{}<outline {}{end}", indent(node.level), attributes(source, node));
        let closed = if has_children { node.level + 1 } else { next_level };
        for level in (closed..node.level).rev() {
            _ = writeln!(out, "{}</outline>", indent(level));
        }
    }
}

fn attributes(source: &SourceText, node: &Node) -> String {
    let subtitle = &source.text()[node.subtitle.range()];
    let annotation = if subtitle.is_empty() { String::new() } else { format!(" _note=\"{}\"", escape(subtitle)) };
    format!("text=\"{}\" line=\"{}\"{annotation}", escape(node.title(source)), node.line + 1)
}

/// Text as an XML attribute may hold it. Characters that XML has no place for become U+FFFD; white space and control
/// characters that it has a place for are written by number, so that they are read as they are and no terminal obeys them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Writing to a String never fails.
            '\t' | '\n' | '\r' | '\u{7F}'..='\u{9F}' => _ = write!(out, "&#{};", u32::from(c)),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}
