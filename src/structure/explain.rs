//! What every line was taken for, what it nearly was, and why: so that a wrong file can be understood in a minute.
//!
//! ```text
//!    2  title     0.99  (heading 0.01)   纪委书记…            声明或分隔之后的短行，下有副标题
//!    7  lead      1.00  (body 0.00)      带头学出廉政。…      第1个“带头…”并列句
//! ```

use crate::text::SourceText;

use super::{
    Role,
    decoder::{ALL_TAGS, Tag},
    essay::role,
    model, reason,
    survey::Survey,
    weights::WEIGHTS,
};

/// A paragraph and how it was decided what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Its first line, counted from 0.
    pub line: u32,
    /// What it is.
    pub role: Role,
    /// How likely that is, 0 to 1.
    pub confidence: f32,
    /// What it is most likely else, and how likely.
    pub runner_up: (Role, f32),
    /// Why it is a title or a heading; empty for other lines.
    pub reason: String,
}

/// Explains every paragraph of a text, in order.
pub fn explain(source: &SourceText) -> Vec<Explained> {
    let survey = Survey::new(source);
    let decoded = model::decode(source, &survey, &WEIGHTS, &[]);
    let explained = |at: usize| {
        let (tag, beliefs) = (decoded.tags[at], &decoded.beliefs[at]);
        let own = role(&survey, at, tag);
        let others = ALL_TAGS.iter().filter(|other| role(&survey, at, **other) != own);
        let runner_up = others.max_by(|a, b| beliefs[**a as usize].total_cmp(&beliefs[**b as usize]));
        let runner_up = runner_up.copied().unwrap_or(tag);
        Explained {
            line: survey.lines[at].number,
            role: own,
            confidence: beliefs[tag as usize],
            runner_up: (role(&survey, at, runner_up), beliefs[runner_up as usize]),
            reason: match tag {
                Tag::Title => reason::of_essay(&survey, &decoded.tags, at),
                Tag::Heading | Tag::Lead => reason::of_heading(source, &survey, at),
                _ => String::new(),
            },
        }
    };
    (0..survey.lines.len()).map(explained).collect()
}
