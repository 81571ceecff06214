//! Two looks at a document: the first names the lines, the second names them again, knowing what their like were named.

use std::collections::HashSet;

use crate::{progress, text::SourceText};

use super::{
    decoder::{self, Beliefs, Lattice, TAGS, Tag},
    features::{Observer, step},
    impression::{Impression, is_plain},
    survey::Survey,
    weights::Weights,
};

/// Lines whose tag is settled, with that tag.
pub(super) type Fixed = [(u32, Tag)];

/// The tags of a document's lines, and how likely each tag is.
pub(super) struct Decoded {
    pub(super) tags: Vec<Tag>,
    pub(super) beliefs: Beliefs,
}

/// Names the lines of a document; `fixed` counts places in the list of lines.
pub(super) fn decode(source: &SourceText, survey: &Survey, weights: &[Weights; 2], fixed: &Fixed) -> Decoded {
    let [first, second] = weights;
    let once = progress::part(0.0..0.3, || lattice(source, survey, first, None, fixed));
    let beliefs = progress::part(0.3..0.4, || decoder::beliefs(&once, &first.factors));
    let impression = Impression::new(survey, &beliefs);
    let twice = progress::part(0.4..0.9, || lattice(source, survey, second, Some((&beliefs, &impression)), fixed));
    let beliefs = progress::part(0.9..1.0, || decoder::beliefs(&twice, &second.factors));
    let mut tags = decoder::best(&twice, &second.steps);
    drop_lone_leads(survey, &beliefs, fixed, &mut tags);
    Decoded { tags, beliefs }
}

/// A plain first sentence, without a number and unlike its neighbours, is a point only where that is likely; beside
/// numbered or parallel points only where it is all but certain, as the points of an essay are made alike.
fn drop_lone_leads(survey: &Survey, beliefs: &Beliefs, fixed: &Fixed, tags: &mut [Tag]) {
    const LIKELY: f32 = 0.9;
    const CERTAIN: f32 = 0.97;
    let impression = Impression::new(survey, beliefs);
    let fixed: HashSet<u32> = fixed.iter().map(|(line, _)| *line).collect();
    for (at, tag) in tags.iter_mut().enumerate() {
        if *tag != Tag::Lead || !is_plain(survey, at) || fixed.contains(&(at as u32)) {
            continue;
        }
        let odd_one_out = impression.is_odd_one_out(survey, at, &beliefs[at]);
        if beliefs[at][Tag::Lead as usize] < if odd_one_out { CERTAIN } else { LIKELY } {
            *tag = Tag::Body;
        }
    }
}

fn lattice(
    source: &SourceText,
    survey: &Survey,
    weights: &Weights,
    before: Option<(&Beliefs, &Impression)>,
    fixed: &Fixed,
) -> Lattice {
    const NEVER: f32 = -1000.0;
    let observer = Observer { source, survey, before };
    let mut seen = Vec::new();
    let mut scores = Vec::with_capacity(survey.lines.len());
    for at in progress::each(0..survey.lines.len()) {
        observer.look(at, &mut seen);
        scores.push(weights.scores(&seen));
    }
    for (line, tag) in fixed {
        let own: &mut [f32; TAGS] = &mut scores[*line as usize];
        *own = std::array::from_fn(|other| if other == *tag as usize { 0.0 } else { NEVER });
    }
    Lattice { scores, steps: steps(survey) }
}

/// How the step to each line looks: the gap before it, and how its number follows the one before.
pub(super) fn steps(survey: &Survey) -> Vec<u8> {
    let lines = &survey.lines;
    let of = |at: usize| if at == 0 { 0 } else { survey.gap(at) * 5 + step(&lines[at - 1], &lines[at]) };
    (0..lines.len()).map(|at| of(at) as u8).collect()
}
