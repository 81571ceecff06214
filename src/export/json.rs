//! JSON: the essays of a file and their headings, by line. The shape is a contract with programs outside.

use std::fmt::Write;

use serde::Serialize;

use crate::{
    engine::OpenFile,
    span::Span,
    structure::{Essay, Heading, TitleLine},
    text::SourceText,
};

/// One document: the object of the file, or an array with that of each file where there are several or none.
pub(super) fn document(files: &[OpenFile]) -> String {
    let objects: Vec<String> = files.iter().map(object).collect();
    match objects.as_slice() {
        [object] => format!("{object}\n"),
        objects => format!("[{}]\n", objects.join(",\n")),
    }
}

/// `{"file", "encoding", "warnings", "essays": [...]}`, on one line.
pub(super) fn object(file: &OpenFile) -> String {
    let source = file.source();
    let object = FileJson {
        file: file.name(),
        encoding: source.encoding().label(),
        warnings: source.warnings().iter().map(ToString::to_string).collect(),
        essays: file.document().essays.iter().map(|essay| essay_json(source, essay)).collect(),
    };
    to_json(&object)
}

/// A value as JSON, on one line. DEL and U+0080–U+009F are escaped, as all that is below U+0020: a terminal obeys them.
///
/// # Panics
///
/// Where the value has no JSON form; strings and numbers, in lists and structs, always have one.
pub fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings and numbers always have a JSON form");
    if !json.contains(char::is_control) {
        return json;
    }
    // JSON has them in strings only.
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if c.is_control() => write!(escaped, "\\u{:04x}", u32::from(c)).expect("a string takes all"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    encoding: &'a str,
    warnings: Vec<String>,
    essays: Vec<EssayJson<'a>>,
}

#[derive(Serialize)]
struct EssayJson<'a> {
    start_line: u32,
    end_line: u32,
    title: Option<LineJson<'a>>,
    subtitle: Option<LineJson<'a>>,
    notices: &'a [u32],
    headings: Vec<HeadingJson<'a>>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    line: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct HeadingJson<'a> {
    line: u32,
    level: u8,
    lead: bool,
    number: Option<&'a str>,
    text: &'a str,
    confidence: f64,
    reason: String,
}

fn essay_json<'a>(source: &'a SourceText, essay: &'a Essay) -> EssayJson<'a> {
    let line = |title: TitleLine| LineJson { line: title.line, text: slice(source, title.span) };
    EssayJson {
        start_line: essay.start_line,
        end_line: essay.end_line,
        title: essay.title.map(line),
        subtitle: essay.subtitle.map(line),
        notices: &essay.notices,
        headings: essay.headings.iter().map(|heading| heading_json(source, heading)).collect(),
    }
}

fn heading_json<'a>(source: &'a SourceText, heading: &Heading) -> HeadingJson<'a> {
    HeadingJson {
        line: heading.line,
        level: heading.level,
        lead: heading.lead,
        number: heading.number.map(|number| slice(source, number)),
        text: slice(source, heading.span),
        // Three decimals, as the page shows it; an f32 would print its binary tail.
        confidence: (f64::from(heading.confidence) * 1000.0).round() / 1000.0,
        reason: heading.reason.to_string(),
    }
}

fn slice(source: &SourceText, span: Span) -> &str {
    &source.text()[span.range()]
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_reads_the_same() {
        let text: String = (0..=0xA0).filter_map(char::from_u32).chain("甲“乙”".chars()).collect();
        let json = to_json(&text);
        assert!(!json.contains(char::is_control));
        assert!(json.ends_with("\\u009f\u{A0}甲“乙”\""));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
