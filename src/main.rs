//! The native `gangmu` command: files in, outlines, places and words out.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use gangmu::{
    engine::{Engine, OpenFile},
    error::Error,
    export::{self, Format},
    search::{Options, Pinyin, Query},
    structure,
    text::NativeDecoder,
    words::{Segmenter, fold::Folding},
};

/// jieba's words, packed when the command was built.
const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

/// The outline of Chinese essays, and every place where a word is said.
///
/// Exit codes: 0 found or done, 1 nothing found (find), 2 a file could not be read; the others are still done.
#[derive(Parser)]
#[command(name = "gangmu", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the outline of each file: essays, headings, leads that open paragraphs.
    Outline {
        /// How to print it: json prints one object a line for each file.
        #[arg(long, value_enum, default_value_t = OutlineFormat::Tree)]
        format: OutlineFormat,
        /// Print instead what each line was taken for, how surely, what else it might be, and why.
        #[arg(long)]
        explain: bool,
        /// Text files, in any encoding.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print every place of a query.
    Find {
        /// One JSON object a hit; start and end count UTF-16 code units from the start of the line.
        #[arg(long)]
        json: bool,
        /// Only places that begin and end where words do.
        #[arg(long)]
        whole_word: bool,
        /// Only places written as the query is: not in other widths, capitals, quotes or variants, not by pinyin.
        #[arg(long)]
        no_fold: bool,
        /// What to look for; terms parted by spaces must stand in the same paragraph.
        query: String,
        /// Text files, in any encoding.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the words of each line, joined by one space.
    Words {
        /// Do not guess words that the dictionary lacks.
        #[arg(long)]
        no_hmm: bool,
        /// Text files, in any encoding.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum OutlineFormat {
    Tree,
    Json,
    Markdown,
    Opml,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = run(cli.command, &mut out).and_then(|code| out.flush().map(|()| code));
    match done {
        Ok(code) => code,
        // Whoever reads our output has seen enough: `gangmu … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gangmu: standard output: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, out: &mut impl Write) -> io::Result<ExitCode> {
    match command {
        Command::Outline { explain: true, files, .. } => each_file(&files, |file| {
            explain(file.opened(), out)?;
            Ok(true)
        }),
        Command::Outline { format, files, .. } => each_file(&files, |file| {
            out.write_all(outline(file.opened(), format).as_bytes())?;
            Ok(true)
        }),
        Command::Find { json, whole_word, no_fold, query, files } => {
            let (folding, pinyin) =
                if no_fold { (Folding::NONE, Pinyin::Never) } else { (Folding::ALL, Pinyin::default()) };
            let query = Query::parse(&query, &Options { folding, pinyin, whole_word, ..Options::default() });
            each_file(&files, |file| find(file, &query, json, out))
        }
        Command::Words { no_hmm, files } => {
            let segmenter = segmenter();
            each_file(&files, |file| {
                for line in file.opened().source().lines() {
                    let words: Vec<&str> =
                        segmenter.cut(line, !no_hmm).filter(|word| !word.chars().all(char::is_whitespace)).collect();
                    writeln!(out, "{}", words.join(" "))?;
                }
                Ok(true)
            })
        }
    }
}

/// A file, opened alone in an engine of its own.
struct Opened {
    engine: Engine,
}

impl Opened {
    fn read(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| format!("{error}; check the path"))?;
        let mut engine = Engine::default();
        let say = |error: Error| format!("{error}; {}", error.help());
        engine.stage(&path.to_string_lossy(), &bytes, None, &NativeDecoder).map_err(say)?;
        engine.commit(false);
        Ok(Self { engine })
    }

    fn opened(&self) -> &OpenFile {
        &self.engine.files()[0]
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
                eprintln!("gangmu: {}: {why}", path.display());
            }
        }
    }
    Ok(ExitCode::from(if failed { 2 } else { u8::from(!found) }))
}

fn outline(file: &OpenFile, format: OutlineFormat) -> String {
    match format {
        OutlineFormat::Tree => export::tree(file),
        OutlineFormat::Json => export::write(file, Format::Json),
        OutlineFormat::Markdown => export::markdown_outline(file),
        OutlineFormat::Opml => export::write(file, Format::Opml),
    }
}

/// A line for each paragraph: its number (from 1), role, confidence, runner-up, first words and reason.
fn explain(file: &OpenFile, out: &mut impl Write) -> io::Result<()> {
    const SHOWN_CHARS: usize = 20;
    writeln!(out, "{}", file.name())?;
    for line in structure::explain(file.source()) {
        let words: String = file.source().line(line.line).trim().chars().take(SHOWN_CHARS).collect();
        let (role, (other, likely)) = (line.role.name(), line.runner_up);
        let other = format!("({} {likely:.2})", other.name());
        writeln!(out, "{:>6}  {role:<10} {:.2}  {other:<17} {words}  {}", line.line + 1, line.confidence, line.reason)?;
    }
    Ok(())
}

/// A place as a program reads it.
#[derive(serde::Serialize)]
struct FoundJson<'a> {
    file: &'a str,
    line: u32,
    start: u32,
    end: u32,
    path: Vec<&'a str>,
}

fn segmenter() -> Segmenter {
    Segmenter::load(DICTIONARY).expect("the build packed it")
}

fn find(opened: &mut Opened, query: &Query, json: bool, out: &mut impl Write) -> io::Result<bool> {
    if query.options.whole_word {
        opened.engine.take_cutter(Box::new(segmenter()));
        opened.engine.read_words(usize::MAX);
    }
    opened.engine.filter(query);
    let matches = opened.engine.matches(None);
    let file = opened.opened();
    for place in matches.chunks_exact(4) {
        let (line, start, end) = (place[1], place[2], place[3]);
        let path = file.path_of_line(line);
        if json {
            serde_json::to_writer(&mut *out, &FoundJson { file: file.name(), line, start, end, path })?;
            writeln!(out)?;
        } else {
            let text = file.source().line(line).trim();
            writeln!(out, "{}:{}:{}: [{}] {text}", file.name(), line + 1, start + 1, path.join(" › "))?;
        }
    }
    Ok(!matches.is_empty())
}
