//! The whole document at once: of all ways to name its lines, the most likely one.
//!
//! A line is named by what was observed about it and by the name of the line before: a subtitle follows a title, a tail
//! is followed by a title. [`best`] finds the one best row of names (Viterbi), [`beliefs`] how likely each name is for each
//! line when all rows are weighed (forward and backward). Both take time and memory linear in the number of lines, without
//! recursion.

use crate::progress;

/// What a line is, as far as the decoder tells lines apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Title,
    /// The second line of a title.
    TitleMore,
    Subtitle,
    /// Author, unit, date below the title.
    Byline,
    /// Notices, running heads, separators, labels, page numbers.
    Notice,
    /// What stands before the first essay: the name of the collection, a table of contents.
    Front,
    Heading,
    Lead,
    Body,
    /// Signature, date, annex.
    Tail,
}

/// How many tags there are.
pub(super) const TAGS: usize = 10;

pub(super) const ALL_TAGS: [Tag; TAGS] = [
    Tag::Title,
    Tag::TitleMore,
    Tag::Subtitle,
    Tag::Byline,
    Tag::Notice,
    Tag::Front,
    Tag::Heading,
    Tag::Lead,
    Tag::Body,
    Tag::Tail,
];

/// For each line how likely each tag is, 0 to 1.
pub(super) type Beliefs = Vec<[f32; TAGS]>;

/// How the step from one line to the next looks, apart from their tags: the gap and the step of numbers.
pub(super) const STEPS: usize = 15;

/// A table of steps: `[step][tag before][tag]`.
pub(super) type StepScores = [[[f32; TAGS]; TAGS]; STEPS];

/// What speaks for each tag of each line, and for each step between tags.
pub(super) struct Lattice {
    /// For each line, by tag.
    pub(super) scores: Vec<[f32; TAGS]>,
    /// For each line, how the step to it looks.
    pub(super) steps: Vec<u8>,
}

/// The best row of tags.
pub(super) fn best(lattice: &Lattice, steps: &StepScores) -> Vec<Tag> {
    let mut before: Vec<[u8; TAGS]> = Vec::with_capacity(lattice.scores.len());
    let mut sums = [0.0_f32; TAGS];
    for (at, scores) in progress::each(lattice.scores.iter().enumerate()) {
        let mut from = [0; TAGS];
        let mut next = *scores;
        if at > 0 {
            let step = &steps[usize::from(lattice.steps[at])];
            for tag in 0..TAGS {
                let (best, sum) = (0..TAGS)
                    .map(|old| (old, sums[old] + step[old][tag]))
                    .fold((0, f32::MIN), |a, b| if b.1 > a.1 { b } else { a });
                from[tag] = best as u8;
                next[tag] += sum;
            }
        }
        sums = rebase(next);
        before.push(from);
    }
    let mut tag = (0..TAGS).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0);
    let mut tags = vec![Tag::Body; before.len()];
    for at in (0..before.len()).rev() {
        tags[at] = ALL_TAGS[tag];
        tag = usize::from(before[at][tag]);
    }
    tags
}

/// How likely each tag of each line is when all rows of tags are weighed. `factors` are [`exp_steps`].
pub(super) fn beliefs(lattice: &Lattice, factors: &StepScores) -> Beliefs {
    let (mut forward, backward) = sweep(lattice, factors);
    for (forward, backward) in forward.iter_mut().zip(&backward) {
        *forward = to_one(std::array::from_fn(|tag| forward[tag] * backward[tag]));
    }
    forward
}

/// What the lines up to each line say about it, and what the lines after it say, both up to a factor.
pub(super) fn sweep(lattice: &Lattice, factors: &StepScores) -> (Beliefs, Beliefs) {
    (progress::part(0.0..0.5, || forward(lattice, factors)), progress::part(0.5..1.0, || backward(lattice, factors)))
}

fn forward(lattice: &Lattice, factors: &StepScores) -> Beliefs {
    let mut forward: Beliefs = Vec::with_capacity(lattice.scores.len());
    for (at, scores) in progress::each(lattice.scores.iter().enumerate()) {
        let mut weights = exp_scores(scores);
        if let Some(last) = forward.last() {
            let step = &factors[usize::from(lattice.steps[at])];
            let mut sums = [0.0; TAGS];
            for (last, row) in last.iter().zip(step) {
                for (sum, factor) in sums.iter_mut().zip(row) {
                    *sum += last * factor;
                }
            }
            weights.iter_mut().zip(sums).for_each(|(weight, sum)| *weight *= sum);
        }
        forward.push(to_one(weights));
    }
    forward
}

fn backward(lattice: &Lattice, factors: &StepScores) -> Beliefs {
    let count = lattice.scores.len();
    let mut backward = vec![[1.0; TAGS]; count];
    for at in progress::each((1..count).rev()) {
        let own = exp_scores(&lattice.scores[at]);
        let step = &factors[usize::from(lattice.steps[at])];
        let later: [f32; TAGS] = std::array::from_fn(|tag| backward[at][tag] * own[tag]);
        backward[at - 1] =
            to_one(std::array::from_fn(|old| step[old].iter().zip(&later).map(|(factor, later)| factor * later).sum()));
    }
    backward
}

/// The steps as factors.
pub(super) fn exp_steps(steps: &StepScores) -> Box<StepScores> {
    Box::new(steps.map(|step| step.map(|row| row.map(f32::exp))))
}

pub(super) fn exp_scores(scores: &[f32; TAGS]) -> [f32; TAGS] {
    rebase(*scores).map(f32::exp)
}

/// The same scores with 0 for the highest.
fn rebase(scores: [f32; TAGS]) -> [f32; TAGS] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| score - most)
}

/// The same weights, adding up to 1.
pub(super) fn to_one(weights: [f32; TAGS]) -> [f32; TAGS] {
    let sum: f32 = weights.iter().sum();
    weights.map(|weight| weight / f32::max(sum, f32::MIN_POSITIVE))
}
