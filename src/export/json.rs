//! JSON: the essays of a file and their headings, by line. The shape is a contract with programs outside.

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
    serde_json::to_string(&object).expect("strings and numbers always have a JSON form")
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
