//! From the tag of each line to essays: where each begins and ends, its title block, its headings.
//!
//! An essay begins with its title, or with the first text of the file. Notices between two essays belong to the second
//! where a title follows them, to the first at the end of the file.

use crate::{progress, span::Span, text::SourceText};

use super::{
    Corrections, Document, Essay, Heading, Reason, Role, TitleLine,
    analysis::Analysis,
    decoder::Tag,
    level::{self, Kind},
    survey::Survey,
    weights::Weights,
    words::Sign,
};

pub(super) fn parse(source: &SourceText, weights: &[Weights; 2], corrections: &Corrections) -> Document {
    let analysis = Analysis::new(source, weights, corrections);
    let mut builder =
        Builder { analysis: &analysis, corrections, essays: Vec::new(), notices: Vec::new(), kinds: Vec::new() };
    for at in progress::each(0..analysis.survey.lines.len()) {
        builder.add(at);
    }
    let essays = builder.finish();
    Document { roles: roles(&analysis), essays }
}

/// The role of each line of the file.
fn roles(analysis: &Analysis) -> Vec<Role> {
    let mut roles = vec![Role::Blank; analysis.source.line_count()];
    for (at, line) in analysis.survey.lines.iter().enumerate() {
        roles[line.number as usize..=line.last as usize].fill(Role::Body);
        roles[line.number as usize] = analysis.role(at);
    }
    roles
}

/// The role of a line by its tag; its words tell a date from a name, a separator from a notice.
pub(super) fn role(survey: &Survey, at: usize, tag: Tag) -> Role {
    let signs = survey.signs[at];
    match tag {
        Tag::Title | Tag::TitleMore => Role::Title,
        Tag::Subtitle => Role::Subtitle,
        Tag::Heading => Role::Heading,
        Tag::Lead => Role::Lead,
        Tag::Notice | Tag::Front if signs.has(Sign::Separator) || signs.has(Sign::PageNumber) => Role::Separator,
        Tag::Front if signs.has(Sign::ContentsLine) || signs.has(Sign::ContentsHead) => Role::Contents,
        Tag::Notice | Tag::Front => Role::Notice,
        Tag::Byline | Tag::Tail | Tag::Body if signs.has(Sign::Date) => Role::Date,
        Tag::Byline => Role::Byline,
        Tag::Tail => Role::Signature,
        Tag::Body if signs.has(Sign::Salutation) => Role::Salutation,
        Tag::Body => Role::Body,
    }
}

/// Essays as they grow, line by line.
struct Builder<'a> {
    analysis: &'a Analysis<'a>,
    corrections: &'a Corrections,
    essays: Vec<Essay>,
    /// Notices since the last line of an essay.
    notices: Vec<u32>,
    /// The kinds of the last essay's headings.
    kinds: Vec<Kind>,
}

impl Builder<'_> {
    fn add(&mut self, at: usize) {
        let (line, tag) = (&self.analysis.survey.lines[at], self.analysis.tag(at));
        match tag {
            Tag::Notice | Tag::Front => return self.notices.push(line.number),
            Tag::Title => self.open(at, true),
            _ if self.essays.is_empty() => self.open(at, false),
            _ => {}
        }
        let heading = match tag {
            Tag::Heading => Some(self.heading(at, false)),
            Tag::Lead => Some(self.heading(at, true)),
            _ => None,
        };
        let Some(essay) = self.essays.last_mut() else { return };
        essay.end_line = line.last;
        essay.notices.append(&mut self.notices);
        if tag == Tag::Subtitle && essay.subtitle.is_none() {
            essay.subtitle = Some(TitleLine { line: line.number, span: line.span });
        }
        essay.headings.extend(heading);
    }

    fn finish(mut self) -> Vec<Essay> {
        if self.essays.is_empty() && !self.analysis.survey.lines.is_empty() {
            self.open(0, false);
        }
        self.close();
        if let Some(essay) = self.essays.last_mut() {
            essay.notices.append(&mut self.notices);
        }
        self.essays
    }

    /// Gives the headings of the last essay their levels.
    fn close(&mut self) {
        let levels = level::assign(&std::mem::take(&mut self.kinds));
        let Some(essay) = self.essays.last_mut() else { return };
        for (heading, level) in essay.headings.iter_mut().zip(levels) {
            heading.level = self.corrections.level(heading.line, level);
        }
    }

    fn open(&mut self, at: usize, titled: bool) {
        self.close();
        let line = &self.analysis.survey.lines[at];
        let belief = self.analysis.belief(at, Tag::Title);
        self.essays.push(Essay {
            start_line: line.number,
            end_line: line.last,
            title: titled.then_some(TitleLine { line: line.number, span: line.span }),
            subtitle: None,
            notices: std::mem::take(&mut self.notices),
            headings: Vec::new(),
            confidence: if titled { belief } else { 1.0 - belief },
            reason: Reason(self.analysis.reason_of_essay(at)),
        });
    }

    fn heading(&mut self, at: usize, lead: bool) -> Heading {
        let line = &self.analysis.survey.lines[at];
        let kind = Kind {
            style: line.mark.map(|mark| mark.style),
            lead,
            outermost: !lead && line.mark.is_none() && self.analysis.survey.signs[at].has(Sign::PartName),
            first: line.mark.is_some_and(|mark| mark.value == 1),
            follows: at > 0 && self.analysis.tag(at - 1) == Tag::Heading,
        };
        self.kinds.push(kind);
        let start = line.span.start as usize;
        let lead_end = start + usize::from(line.lead_bytes);
        let end = if lead && lead_end > start { lead_end } else { line.span.end as usize };
        let tag = if lead { Tag::Lead } else { Tag::Heading };
        Heading {
            line: line.number,
            level: 1,
            lead,
            number: line.mark.map(|mark| Span::new(start, start + usize::from(mark.byte_len))),
            span: Span::new(start, end),
            confidence: self.analysis.belief(at, tag),
            reason: Reason(self.analysis.reason_of_heading(at)),
        }
    }
}
