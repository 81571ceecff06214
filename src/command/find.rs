//! `gangmu find`: a line of text, or of JSON, for each place.

use std::io::{self, Write};

use gangmu::{
    engine::OpenFile,
    export::{one_line, to_json, visible},
    search::Query,
};

use super::{excerpt::Reader, input::Opened, segmenter};

/// So many characters of a title are printed in the path to a place.
const TITLE_CHARS: usize = 40;

/// A place as a program reads it.
#[derive(serde::Serialize)]
struct FoundJson<'a> {
    file: &'a str,
    line: u32,
    start: u32,
    end: u32,
    path: Vec<&'a str>,
}

/// Prints the places of a query; gives whether there are any.
pub(super) fn find(opened: &mut Opened, query: &Query, json: bool, out: &mut impl Write) -> io::Result<bool> {
    if query.options.whole_word {
        opened.engine.take_cutter(Box::new(segmenter()));
        opened.engine.read_words(usize::MAX);
    }
    opened.engine.filter(query);
    let matches = opened.engine.matches(None);
    let places: Vec<Place> =
        matches.chunks_exact(4).map(|place| Place { line: place[1], start: place[2], end: place[3] }).collect();
    if json {
        write_json(opened.opened(), &places, out)?;
    } else {
        write_text(opened.opened(), &places, out)?;
    }
    Ok(!places.is_empty())
}

/// Where something was found: its line, from 0, and UTF-16 code units from the start of that.
struct Place {
    line: u32,
    start: u32,
    end: u32,
}

fn write_json(file: &OpenFile, places: &[Place], out: &mut impl Write) -> io::Result<()> {
    for Place { line, start, end } in places {
        let (path, [line, start, end]) = (file.path_of_line(*line), [*line, *start, *end]);
        writeln!(out, "{}", to_json(&FoundJson { file: file.name(), line, start, end, path }))?;
    }
    Ok(())
}

fn write_text(file: &OpenFile, places: &[Place], out: &mut impl Write) -> io::Result<()> {
    let (name, mut reader) = (one_line(file.name()), Reader::new(file.source()));
    for Place { line, start, .. } in places {
        let path: Vec<String> = file.path_of_line(*line).into_iter().map(shorten).collect();
        let path = path.join(" › ");
        let text = reader.around(*line, *start);
        writeln!(out, "{name}:{}:{}: [{}] {}", line + 1, start + 1, visible(&path), visible(&text))?;
    }
    Ok(())
}

fn shorten(title: &str) -> String {
    match title.char_indices().nth(TITLE_CHARS) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title.to_owned(),
    }
}
