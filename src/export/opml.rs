//! OPML 2.0: the outline as outliners and mind maps read it.

use std::fmt::Write;

use crate::engine::OpenFile;

/// The outline of a file: an `<outline>` for each node, with its title, the number of its line (from 1) and a subtitle.
pub(super) fn write(file: &OpenFile) -> String {
    let (source, nodes) = (file.source(), &file.outline().nodes);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
    // Writing to a String never fails.
    _ = writeln!(out, "<head><title>{}</title></head>\n<body>", escape(file.name()));
    for (number, node) in nodes.iter().enumerate() {
        let indent = "  ".repeat(usize::from(node.level) + 1);
        let subtitle = &source.text()[node.subtitle.range()];
        let note = if subtitle.is_empty() { String::new() } else { format!(" _note=\"{}\"", escape(subtitle)) };
        let next_level = nodes.get(number + 1).map_or(0, |next| next.level);
        let has_children = number + 1 < nodes.len() && next_level > node.level;
        let end = if has_children { ">" } else { "/>" };
        _ = writeln!(
            out,
            "{indent}<outline text=\"{}\" line=\"{}\"{note}{end}",
            escape(node.title(source)),
            node.line + 1
        );
        let closed = if has_children { node.level + 1 } else { next_level };
        for level in (closed..node.level).rev() {
            _ = writeln!(out, "{}</outline>", "  ".repeat(usize::from(level) + 1));
        }
    }
    out + "</body>\n</opml>\n"
}

/// Text as an XML attribute may hold it; characters that XML has no place for become U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}
