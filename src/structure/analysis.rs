//! A text as far as the tag of each line: the one way there, for the outline and for its explanation alike.

use crate::{progress, text::SourceText};

use super::{
    Corrections, Role,
    decoder::Tag,
    essay::role,
    model::{self, Decoded},
    numbered_essays, reason,
    survey::Survey,
    weights::Weights,
};

/// What was seen in a text, and what its lines were taken for.
pub(super) struct Analysis<'a> {
    pub(super) source: &'a SourceText,
    pub(super) survey: Survey,
    pub(super) decoded: Decoded,
}

impl<'a> Analysis<'a> {
    /// Looks at a text and names its lines, around what is settled beforehand.
    pub(super) fn new(source: &'a SourceText, weights: &[Weights; 2], corrections: &Corrections) -> Self {
        let survey = progress::part(0.0..0.4, || Survey::new(source));
        // What the reader put right comes last, and so wins.
        let mut fixed = numbered_essays::settled(source, &survey);
        fixed.extend(corrections.fixed(&survey));
        let decoded = progress::part(0.4..0.95, || model::decode(source, &survey, weights, &fixed));
        Self { source, survey, decoded }
    }

    /// What a line of the survey was taken for.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.decoded.tags[at]
    }

    /// How likely it is that a line has a tag, 0 to 1.
    pub(super) fn belief(&self, at: usize, tag: Tag) -> f32 {
        self.decoded.beliefs[at][tag as usize]
    }

    /// What a line is for.
    pub(super) fn role(&self, at: usize) -> Role {
        self.role_as(at, self.tag(at))
    }

    /// What a line would be for under a tag.
    pub(super) fn role_as(&self, at: usize, tag: Tag) -> Role {
        role(&self.survey, at, tag)
    }

    /// Why an essay begins at a line.
    pub(super) fn reason_of_essay(&self, at: usize) -> String {
        reason::of_essay(&self.survey, &self.decoded.tags, at)
    }

    /// Why a line is a heading.
    pub(super) fn reason_of_heading(&self, at: usize) -> String {
        reason::of_heading(self.source, &self.survey, at)
    }
}
