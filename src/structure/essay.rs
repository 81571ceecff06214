//! From the tag of each line to essays: where each begins and ends, its title block, its headings.
//!
//! An essay begins with its title, or with the first text of the file. Notices between two essays belong to the second
//! where a title follows them, to the first at the end of the file.

use crate::{span::Span, text::SourceText};

use super::{
    Corrections, Document, Essay, Heading, Reason, Role, TitleLine,
    decoder::Tag,
    level::{self, Kind},
    model::{self, Decoded},
    numbered_essays, reason,
    survey::Survey,
    weights::Weights,
    words::Sign,
};

pub(super) fn parse(source: &SourceText, weights: &[Weights; 2], corrections: &Corrections) -> Document {
    let survey = Survey::new(source);
    // What the reader put right comes last, and so wins.
    let mut fixed = numbered_essays::settled(source, &survey);
    fixed.extend(corrections.fixed(&survey));
    let decoded = model::decode(source, &survey, weights, &fixed);
    let mut builder = Builder {
        source,
        survey: &survey,
        decoded: &decoded,
        corrections,
        essays: Vec::new(),
        notices: Vec::new(),
        kinds: Vec::new(),
    };
    for at in 0..survey.lines.len() {
        builder.add(at);
    }
    let essays = builder.finish();
    Document { roles: roles(source, &survey, &decoded.tags), essays }
}

/// The role of each line of the file.
fn roles(source: &SourceText, survey: &Survey, tags: &[Tag]) -> Vec<Role> {
    let mut roles = vec![Role::Blank; source.line_count()];
    for (at, (line, tag)) in survey.lines.iter().zip(tags).enumerate() {
        roles[line.number as usize..=line.last as usize].fill(Role::Body);
        roles[line.number as usize] = role(survey, at, *tag);
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
    source: &'a SourceText,
    survey: &'a Survey,
    decoded: &'a Decoded,
    corrections: &'a Corrections,
    essays: Vec<Essay>,
    /// Notices since the last line of an essay.
    notices: Vec<u32>,
    /// The kinds of the last essay's headings.
    kinds: Vec<Kind>,
}

impl Builder<'_> {
    fn add(&mut self, at: usize) {
        let (line, tag) = (&self.survey.lines[at], self.decoded.tags[at]);
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
        if self.essays.is_empty() && !self.survey.lines.is_empty() {
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
        let line = &self.survey.lines[at];
        let belief = self.decoded.beliefs[at][Tag::Title as usize];
        self.essays.push(Essay {
            start_line: line.number,
            end_line: line.last,
            title: titled.then_some(TitleLine { line: line.number, span: line.span }),
            subtitle: None,
            notices: std::mem::take(&mut self.notices),
            headings: Vec::new(),
            confidence: if titled { belief } else { 1.0 - belief },
            reason: Reason(reason::of_essay(self.survey, &self.decoded.tags, at)),
        });
    }

    fn heading(&mut self, at: usize, lead: bool) -> Heading {
        let line = &self.survey.lines[at];
        let kind = Kind {
            style: line.mark.map(|mark| mark.style),
            lead,
            outermost: !lead && line.mark.is_none() && self.survey.signs[at].has(Sign::PartName),
            first: line.mark.is_some_and(|mark| mark.value == 1),
            follows: at > 0 && matches!(self.decoded.tags[at - 1], Tag::Heading),
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
            confidence: self.decoded.beliefs[at][tag as usize],
            reason: Reason(reason::of_heading(self.source, self.survey, at)),
        }
    }
}
