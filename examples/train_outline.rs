//! Learns the weights of the outline from folders of texts with gold outlines.
//!
//! ```text
//! cargo run --release --example train_outline -- FOLDER...            learn, and write src/structure/weights.txt
//! cargo run --release --example train_outline -- --cross FILE FOLDER...
//!         learn from four fifths and read the fifth, five times over; predictions of all texts go to FILE, one JSON
//!         object a line, as `gangmu outline --format json` prints them
//! ```
//!
//! A folder holds `texts/NAME.txt` and `gold/NAME.json`: `{"genre", "sources": [..], "documents": [{"start_line",
//! "end_line", "title_line", "title_end_line"?, "subtitle_line", "bylines"?, "tail"?, "headings": [{"line", "lead"}]}],
//! "notices": [..], "optional": [..], "toc"?: [..], "collection_title_line"?}`, lines from 0. Texts that share a source are
//! learnt from, or held back, together. The same folders give the same weights, bit for bit.
//!
//! Besides the texts themselves the learner sees their essays joined anew: with other notices, separators, labels, blank
//! lines and indents, so that it learns what an essay's beginning looks like rather than how one collection was made.

#[path = "train_outline/augment.rs"]
mod augment;
#[path = "train_outline/compose.rs"]
mod compose;
#[path = "train_outline/gold.rs"]
mod gold;
#[path = "train_outline/phrases.rs"]
mod phrases;

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    io::Write,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use gangmu::structure::training::{Effort, Example, Model};
use gold::Text;

const FOLDS: usize = 5;
/// Where the weights are kept.
const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/structure/weights.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut cross = None;
    let mut by_repository = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--cross" => cross = arguments.next(),
            "--by-repository" => by_repository = true,
            _ => folders.push(argument.into()),
        }
    }
    let mut texts: Vec<Text> = Vec::new();
    for folder in &folders {
        texts.extend(gold::read_folder(folder)?);
    }
    let parts = gold::parts(&texts, by_repository);
    match cross {
        None => std::fs::write(WEIGHTS, learn(&texts, &parts).table())?,
        Some(file) => cross_validate(&texts, &parts, &file)?,
    }
    Ok(())
}

const EFFORT: Effort = Effort { epochs: 10, rate: 0.15, decay: 0.08, parts: 4 };

/// Learns from texts; `parts` says which belong together.
fn learn(texts: &[Text], parts: &[usize]) -> Model {
    let chosen: Vec<(&Text, usize)> = texts.iter().zip(parts.iter().copied()).collect();
    learn_from(&chosen)
}

fn learn_from(chosen: &[(&Text, usize)]) -> Model {
    let mut made = augment::join_anew(chosen);
    made.extend(compose::compose());
    let texts =
        || chosen.iter().map(|(text, part)| (*text, *part)).chain(made.iter().map(|(text, part)| (text, *part)));
    let (genres, mut examples): (Vec<&str>, Vec<Example>) =
        texts().filter_map(|(text, part)| Some((text.genre.as_str(), text.example(part)?))).unzip();
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for (example, genre) in examples.iter().zip(&genres) {
        *lines.entry(genre).or_default() += example.len();
    }
    let all: usize = lines.values().sum();
    let mean = all as f32 / lines.len() as f32;
    for (example, genre) in examples.iter_mut().zip(&genres) {
        example.weight = (mean / lines[genre] as f32).powf(0.6) * if *genre == compose::GENRE { 3.0 } else { 1.0 };
    }
    Model::learn(&examples.iter().collect::<Vec<_>>(), EFFORT)
}

fn cross_validate(texts: &[Text], parts: &[usize], file: &str) -> Result<(), Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let mut predictions: BTreeMap<usize, String> = BTreeMap::new();
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            loop {
                let fold = next.fetch_add(1, Ordering::Relaxed);
                if fold >= FOLDS {
                    return found;
                }
                let chosen: Vec<(&Text, usize)> =
                    texts.iter().zip(parts.iter().copied()).filter(|(_, part)| part % FOLDS != fold).collect();
                let model = learn_from(&chosen);
                for (at, text) in texts.iter().enumerate().filter(|(at, _)| parts[*at] % FOLDS == fold) {
                    found.push((at, text.prediction(&model)));
                }
                eprintln!("fold {} of {FOLDS} done", fold + 1);
            }
        };
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            predictions.extend(worker.join().expect("a worker does not panic"));
        }
    });
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    for prediction in predictions.values() {
        writeln!(out, "{prediction}")?;
    }
    Ok(())
}
