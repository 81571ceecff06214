//! What each observation says about each tag: a table learnt by `examples/train_outline.rs`, in `weights.txt`.
//!
//! ```text
//! pass 1                      the first of the two tables
//! LenEnd 27 3 0 -12 …         observation, value, and for each tag hundredths of a natural logarithm
//! step 4 2 0 0 …              a step between lines, the tag before, and for each tag after
//! ```
//!
//! Rows of zeros are left out.

use std::sync::LazyLock;

use super::{
    decoder::{STEPS, StepScores, TAGS, exp_steps},
    features::{FEATURES, LOOKS},
};

/// The weights of one look at a document.
#[derive(Clone)]
pub(super) struct Weights {
    /// By observation and tag.
    pub(super) looks: Vec<[f32; TAGS]>,
    pub(super) steps: StepScores,
    /// The steps as factors.
    pub(super) factors: StepScores,
}

/// The weights of the first and of the second look.
pub(super) static WEIGHTS: LazyLock<[Weights; 2]> = LazyLock::new(|| parse(include_str!("weights.txt")));

impl Weights {
    pub(super) fn zero() -> Self {
        let steps = [[[0.0; TAGS]; TAGS]; STEPS];
        Self { looks: vec![[0.0; TAGS]; FEATURES], steps, factors: exp_steps(&steps) }
    }

    /// The sum of what the observations of a line say.
    pub(super) fn scores(&self, seen: &[u16]) -> [f32; TAGS] {
        let mut sums = [0.0; TAGS];
        for look in seen {
            for (sum, weight) in sums.iter_mut().zip(&self.looks[usize::from(*look)]) {
                *sum += weight;
            }
        }
        sums
    }
}

/// Reads the table; rows that name no observation are skipped.
fn parse(table: &str) -> [Weights; 2] {
    let mut all = [Weights::zero(), Weights::zero()];
    let mut pass = 0;
    for row in table.lines() {
        let mut words = row.split(' ');
        let name = words.next().unwrap_or_default();
        let numbers: Vec<i16> = words.filter_map(|word| word.parse().ok()).collect();
        match (name, numbers.as_slice()) {
            ("pass", [number]) => pass = usize::from(*number == 2),
            ("step", [step, tag, scores @ ..]) => fill(&mut all[pass].steps[*step as usize][*tag as usize], scores),
            (_, [value, scores @ ..]) => {
                if let Some(offset) = offset_of(name) {
                    fill(&mut all[pass].looks[offset + *value as usize], scores);
                }
            }
            _ => {}
        }
    }
    for weights in &mut all {
        weights.factors = exp_steps(&weights.steps);
    }
    all
}

fn fill(weights: &mut [f32; TAGS], hundredths: &[i16]) {
    for (weight, hundredths) in weights.iter_mut().zip(hundredths) {
        *weight = f32::from(*hundredths) / 100.0;
    }
}

fn offset_of(name: &str) -> Option<usize> {
    let at = LOOKS.iter().position(|(look, _)| *look == name)?;
    Some(LOOKS[..at].iter().map(|(_, size)| size).sum())
}

/// Writes the table.
pub(super) fn write(all: &[Weights; 2]) -> String {
    let mut table = String::new();
    for (pass, weights) in all.iter().enumerate() {
        table.push_str(&format!("pass {}\n", pass + 1));
        let mut rows = weights.looks.iter();
        for (name, size) in LOOKS {
            for (value, row) in rows.by_ref().take(*size).enumerate() {
                write_row(&mut table, &format!("{name} {value}"), row);
            }
        }
        for (step, tags) in weights.steps.iter().enumerate() {
            for (tag, row) in tags.iter().enumerate() {
                write_row(&mut table, &format!("step {step} {tag}"), row);
            }
        }
    }
    table
}

fn write_row(table: &mut String, name: &str, row: &[f32; TAGS]) {
    let hundredths = row.map(|weight| (weight * 100.0).round() as i32);
    if hundredths.iter().any(|weight| *weight != 0) {
        table.push_str(name);
        for weight in hundredths {
            table.push_str(&format!(" {weight}"));
        }
        table.push('\n');
    }
}
