//! What the native command does with its files.

mod excerpt;
mod find;
mod input;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use gangmu::{
    engine::OpenFile,
    export::{self, Bundle, OPML_END, controls_visible, one_line, visible},
    search::{Options, Pinyin, Query},
    structure,
    words::{Segmenter, fold::Folding},
};

use super::{Command, OutlineFormat};
use input::Opened;

/// jieba's words, packed when the command was built.
const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

/// Does what was asked for. Control characters of a text reach the output in JSON only, where they are escaped:
/// whatever is printed may be printed to a terminal, which would obey them.
pub(super) fn run(command: Command, out: &mut impl Write) -> io::Result<ExitCode> {
    match command {
        Command::Outline { explain: true, files, .. } => each_file(&files, |file| {
            explain(file.opened(), out)?;
            Ok(true)
        }),
        Command::Outline { format: OutlineFormat::Opml, files, .. } => opml(&files, out),
        Command::Outline { format, files, .. } => {
            let bundle = bundle(&files);
            each_file(&files, |file| {
                out.write_all(outline(file.opened(), format, &bundle).as_bytes())?;
                Ok(true)
            })
        }
        Command::Find { json, whole_word, no_fold, query, files } => {
            let (folding, pinyin) =
                if no_fold { (Folding::NONE, Pinyin::Never) } else { (Folding::ALL, Pinyin::default()) };
            let query = Query::parse(&query, &Options { folding, pinyin, whole_word, ..Options::default() });
            each_file(&files, |file| find::find(file, &query, json, out))
        }
        Command::Words { no_hmm, files } => {
            let segmenter = segmenter();
            each_file(&files, |file| {
                words(file.opened(), &segmenter, !no_hmm, out)?;
                Ok(true)
            })
        }
    }
}

/// Does `work` for each file; it says whether anything was found. Files that cannot be read are named on standard error.
fn each_file(paths: &[PathBuf], mut work: impl FnMut(&mut Opened) -> io::Result<bool>) -> io::Result<ExitCode> {
    let (mut found, mut failed) = (false, false);
    for path in paths {
        match Opened::read(path) {
            Ok(mut file) => found |= work(&mut file)?,
            Err(why) => {
                failed = true;
                eprintln!("gangmu: {}: {}", one_line(&path.to_string_lossy()), one_line(&why));
            }
        }
    }
    Ok(ExitCode::from(if failed { 2 } else { u8::from(!found) }))
}

fn outline(file: &OpenFile, format: OutlineFormat, bundle: &Bundle) -> String {
    match format {
        OutlineFormat::Tree => export::tree(file),
        OutlineFormat::Json => export::json_line(file),
        OutlineFormat::Markdown => visible(&bundle.markdown_outline(file)).into_owned(),
        OutlineFormat::Opml => bundle.opml_file(file),
    }
}

fn bundle(paths: &[PathBuf]) -> Bundle {
    let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    Bundle::new(names.iter().map(AsRef::as_ref))
}

/// One document with all files; nothing where none can be read.
fn opml(paths: &[PathBuf], out: &mut impl Write) -> io::Result<ExitCode> {
    let bundle = bundle(paths);
    let mut begun = false;
    let code = each_file(paths, |file| {
        if !std::mem::replace(&mut begun, true) {
            out.write_all(bundle.opml_head().as_bytes())?;
        }
        out.write_all(bundle.opml_file(file.opened()).as_bytes())?;
        Ok(true)
    })?;
    if begun {
        out.write_all(OPML_END.as_bytes())?;
    }
    Ok(code)
}

/// A line for each paragraph: its number (from 1), role, confidence, runner-up, first words and reason.
fn explain(file: &OpenFile, out: &mut impl Write) -> io::Result<()> {
    const SHOWN_CHARS: usize = 20;
    writeln!(out, "{}", one_line(file.name()))?;
    for line in structure::explain(file.source()) {
        let words: String = file.source().line(line.line).trim().chars().take(SHOWN_CHARS).collect();
        let (role, (other, likely)) = (line.role.name(), line.runner_up);
        let other = format!("({} {likely:.2})", other.name());
        let (words, reason) = (visible(&words), visible(&line.reason));
        writeln!(out, "{:>6}  {role:<10} {:.2}  {other:<17} {words}  {reason}", line.line + 1, line.confidence)?;
    }
    Ok(())
}

/// The words of each line, one line for each, so that they can be laid beside the text; a character that is replaced, by one.
fn words(file: &OpenFile, segmenter: &Segmenter, hmm: bool, out: &mut impl Write) -> io::Result<()> {
    for line in file.source().lines() {
        let words = segmenter.cut(line, hmm).filter(|word| !word.chars().all(char::is_whitespace));
        writeln!(out, "{}", controls_visible(&words.collect::<Vec<_>>().join(" ")))?;
    }
    Ok(())
}

fn segmenter() -> Segmenter {
    Segmenter::load(DICTIONARY).expect("the build packed it")
}
