//! The native `gangmu` command: files in, outlines, places and words out.

mod command;

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use gangmu::export::visible;

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
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let done = command::run(cli.command, &mut out).and_then(|code| out.flush().map(|()| code));
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

/// Says what is wrong with the arguments, or helps. The arguments may be names of files that were not looked at.
fn refuse(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        eprint!("{}", visible(&error.render().to_string()));
        return ExitCode::from(2);
    }
    error.exit()
}
