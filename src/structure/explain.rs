//! What every line was taken for, what it nearly was, and why: so that a wrong file can be understood in a minute.
//!
//! ```text
//!    2  title     0.99  (heading 0.01)   纪委书记…            声明或分隔之后的短行，下有副标题
//!    7  lead      1.00  (body 0.00)      带头学出廉政。…      第1个“带头…”并列句
//! ```

use crate::text::SourceText;

use super::{
    Corrections, Role,
    analysis::Analysis,
    decoder::{ALL_TAGS, Tag},
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
    let analysis = Analysis::new(source, &WEIGHTS, &Corrections::default());
    (0..analysis.survey.lines.len()).map(|at| explained(&analysis, at)).collect()
}

fn explained(analysis: &Analysis, at: usize) -> Explained {
    let (tag, role) = (analysis.tag(at), analysis.role(at));
    let runner_up = runner_up(analysis, at);
    Explained {
        line: analysis.survey.lines[at].number,
        role,
        confidence: analysis.belief(at, tag),
        runner_up: (analysis.role_as(at, runner_up), analysis.belief(at, runner_up)),
        reason: match tag {
            Tag::Title => analysis.reason_of_essay(at),
            Tag::Heading | Tag::Lead => analysis.reason_of_heading(at),
            _ => String::new(),
        },
    }
}

/// The likeliest tag under which a line would be something else.
fn runner_up(analysis: &Analysis, at: usize) -> Tag {
    let own = analysis.role(at);
    let others = ALL_TAGS.into_iter().filter(|other| analysis.role_as(at, *other) != own);
    others.max_by(|a, b| analysis.belief(at, *a).total_cmp(&analysis.belief(at, *b))).unwrap_or(analysis.tag(at))
}
