//! What a first decoding says about lines that are alike: if 二、 and 三、 are headings, so is 一、; if 基本案情 is one
//! everywhere else, it is here.

use std::collections::HashMap;

use super::{
    decoder::{Beliefs, Tag},
    features::{bucket, class},
    line::{ENDINGS, Opening},
    numbering::STYLES,
    survey::Survey,
    words::Sign,
};

/// Means over lines that are alike, of how likely they are titles, headings and leads.
pub(super) struct Impression {
    chains: Vec<Mean>,
    shapes: Vec<Mean>,
    groups: HashMap<u32, Mean>,
    texts: HashMap<u64, Mean>,
    contexts: Vec<Mean>,
    heads: HashMap<u32, Mean>,
    tails: HashMap<u32, Mean>,
    /// How many titles are expected in all.
    pub(super) titles: f32,
    /// How many headings are expected in all.
    pub(super) headings: f32,
    /// How many notices are followed by a title, of all.
    pub(super) titles_after_notices: f32,
    /// Likely titles, as places in the list of lines.
    title_lines: Vec<u32>,
    /// For each line the last likely heading before it.
    heading_before: Vec<u32>,
    /// For each essay that begins with a likely title, how many points of each make are expected.
    points: Vec<[f32; MAKES]>,
}

/// Makes of points: a lead with a number, one alike to others, a plain one, a heading with a number, one without.
pub(super) const MAKES: usize = 5;

/// What is known about the lines that are like one line; `None` where there are none.
pub(super) struct About {
    pub(super) chain: Option<[f32; 3]>,
    pub(super) shape: Option<[f32; 3]>,
    pub(super) group: Option<[f32; 3]>,
    pub(super) text: Option<[f32; 3]>,
    pub(super) context: Option<[f32; 3]>,
    pub(super) head: Option<[f32; 3]>,
    pub(super) tail: Option<[f32; 3]>,
}

#[derive(Clone, Copy, Default)]
struct Mean {
    sum: [f32; 3],
    count: f32,
}

impl Mean {
    fn add(&mut self, belief: [f32; 3]) {
        for (sum, belief) in self.sum.iter_mut().zip(belief) {
            *sum += belief;
        }
        self.count += 1.0;
    }

    /// The mean over all but one.
    fn without(&self, belief: [f32; 3]) -> Option<[f32; 3]> {
        (self.count > 1.5).then(|| std::array::from_fn(|at| (self.sum[at] - belief[at]) / (self.count - 1.0)))
    }
}

const NONE: u32 = u32::MAX;

impl Impression {
    pub(super) fn new(survey: &Survey, beliefs: &Beliefs) -> Self {
        let mut new = Self {
            chains: vec![Mean::default(); survey.chains.row_count()],
            shapes: vec![Mean::default(); SHAPES],
            groups: HashMap::new(),
            texts: HashMap::new(),
            contexts: vec![Mean::default(); CONTEXTS],
            heads: HashMap::new(),
            tails: HashMap::new(),
            titles: 0.0,
            headings: 0.0,
            titles_after_notices: 0.0,
            title_lines: Vec::new(),
            heading_before: Vec::with_capacity(beliefs.len()),
            points: vec![[0.0; MAKES]],
        };
        let (mut notices, mut heading) = (0.0, NONE);
        for (at, belief) in beliefs.iter().enumerate() {
            new.heading_before.push(heading);
            new.add(survey, at, three(belief));
            if belief[Tag::Title as usize] > 0.4 {
                new.title_lines.push(at as u32);
                new.points.push([0.0; MAKES]);
            }
            if let Some(points) = new.points.last_mut() {
                points[make(survey, at, false)] += belief[Tag::Heading as usize];
                points[make(survey, at, true)] += belief[Tag::Lead as usize];
            }
            if belief[Tag::Heading as usize] > 0.5 {
                heading = at as u32;
            }
            let notice = belief[Tag::Notice as usize];
            notices += notice;
            new.titles_after_notices += notice * beliefs.get(at + 1).map_or(0.0, |next| next[Tag::Title as usize]);
        }
        new.titles_after_notices /= f32::max(notices, 1.0);
        new
    }

    fn add(&mut self, survey: &Survey, at: usize, belief: [f32; 3]) {
        self.titles += belief[0];
        self.headings += belief[1];
        if let Some(row) = survey.chains.row_of(at) {
            self.chains[row as usize].add(belief);
        }
        self.shapes[shape(survey, at)].add(belief);
        let group = survey.groups.worded[at];
        if group.len > 0 {
            self.groups.entry(group.first).or_default().add(belief);
        }
        self.contexts[context(survey, at)].add(belief);
        let line = &survey.lines[at];
        if line.head != 0 {
            self.heads.entry(line.head).or_default().add(belief);
        }
        if line.tail != 0 {
            self.tails.entry(line.tail).or_default().add(belief);
        }
        if survey.repeats[at] > 1 {
            self.texts.entry(survey.lines[at].hash).or_default().add(belief);
        }
    }

    pub(super) fn of(&self, survey: &Survey, at: usize, belief: &[f32; 10]) -> About {
        let own = three(belief);
        let group = survey.groups.worded[at];
        let line = &survey.lines[at];
        About {
            context: self.contexts[context(survey, at)].without(own),
            head: self.heads.get(&line.head).and_then(|mean| mean.without(own)),
            tail: self.tails.get(&line.tail).and_then(|mean| mean.without(own)),
            chain: survey.chains.row_of(at).and_then(|row| self.chains[row as usize].without(own)),
            shape: self.shapes[shape(survey, at)].without(own),
            group: self.groups.get(&group.first).filter(|_| group.len > 0).and_then(|mean| mean.without(own)),
            text: self
                .texts
                .get(&survey.lines[at].hash)
                .filter(|_| survey.repeats[at] > 1)
                .and_then(|m| m.without(own)),
        }
    }

    /// Lines since the last likely title before a line.
    pub(super) fn since_title(&self, at: usize) -> usize {
        let next = self.title_lines.partition_point(|title| (*title as usize) < at);
        next.checked_sub(1).map_or(usize::MAX, |title| at - self.title_lines[title] as usize)
    }

    /// Lines until the next likely title after a line.
    pub(super) fn until_title(&self, at: usize) -> usize {
        let next = self.title_lines.partition_point(|title| (*title as usize) <= at);
        self.title_lines.get(next).map_or(usize::MAX, |title| *title as usize - at)
    }

    /// Of the points expected in the essay of a line, itself not counted: which make there are most of, and whether the
    /// line would be of that make. `None` where hardly any are expected.
    pub(super) fn usual_make(&self, survey: &Survey, at: usize, belief: &[f32; 10]) -> Option<(usize, bool)> {
        let essay = self.title_lines.partition_point(|title| (*title as usize) <= at);
        let mut points = self.points[essay];
        points[make(survey, at, false)] -= belief[Tag::Heading as usize];
        let own = make(survey, at, true);
        points[own] -= belief[Tag::Lead as usize];
        let most = (0..MAKES).max_by(|a, b| points[*a].total_cmp(&points[*b]))?;
        let alone = survey.lines[at].stands_alone();
        (points[most] > 0.8).then_some((most, most == if alone { make(survey, at, false) } else { own }))
    }

    /// Whether a line would be a plain lead in an essay of numbered or parallel ones.
    pub(super) fn is_odd_one_out(&self, survey: &Survey, at: usize, belief: &[f32; 10]) -> bool {
        let usual = self.usual_make(survey, at, belief);
        is_plain(survey, at) && usual.is_some_and(|(make, _)| make < 2)
    }

    /// How a line's number stands to the last likely heading's: 0 there is none, 1 the same style, 2 both or one without
    /// a number, 3 another style.
    pub(super) fn heading_before(&self, survey: &Survey, at: usize) -> usize {
        let heading = self.heading_before[at];
        if heading == NONE {
            return 0;
        }
        match (survey.lines[heading as usize].mark, survey.lines[at].mark) {
            (Some(before), Some(own)) if before.style == own.style => 1,
            (Some(_), Some(_)) => 3,
            _ => 2,
        }
    }
}

/// Whether a line has no number and no neighbours that begin or end alike.
pub(super) fn is_plain(survey: &Survey, at: usize) -> bool {
    survey.lines[at].mark.is_none() && survey.groups.worded[at].len < 2
}

/// The make a line has as a lead or as a heading.
fn make(survey: &Survey, at: usize, lead: bool) -> usize {
    let numbered = survey.lines[at].mark.is_some();
    match (lead, numbered) {
        (true, true) => 0,
        (true, false) if survey.groups.worded[at].len >= 2 => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    }
}

fn three(belief: &[f32; 10]) -> [f32; 3] {
    [belief[Tag::Title as usize], belief[Tag::Heading as usize], belief[Tag::Lead as usize]]
}

const SHAPES: usize = (STYLES + 1) * ENDINGS * 4 * 3 * 5;

/// The look of a line: numbering, last sign, indent, gap, length.
fn shape(survey: &Survey, at: usize) -> usize {
    let line = &survey.lines[at];
    let style = line.mark.map_or(STYLES, |mark| mark.style as usize);
    let len = if line.stands_alone() { bucket(line.char_len as usize, &[6, 20, 40]) } else { 4 };
    let parts = [(line.ending as usize, ENDINGS), (survey.indent(at), 4), (survey.gap(at), 3), (len, 5)];
    parts.iter().fold(style, |value, (part, size)| value * size + part)
}

const CONTEXTS: usize = 3 * 3 * 3 * 4 * 4 * 4;

/// Where a line stands: its looks, the gaps around it, its indent, and the looks of its neighbours.
fn context(survey: &Survey, at: usize) -> usize {
    let looks = |at: usize| match survey.lines.get(at) {
        None => 3,
        Some(_) if survey.signs[at].has(Sign::Date) || survey.signs[at].has(Sign::Byline) => 3,
        Some(line) if line.opening == Opening::Dash || survey.repeats[at] > 1 => 0,
        Some(line) => class(line),
    };
    let before = at.checked_sub(1).map_or(3, looks);
    let parts = [(survey.gap(at), 3), (survey.gap(at + 1), 3), (survey.indent(at), 4), (before, 4), (looks(at + 1), 4)];
    parts.iter().fold(class(&survey.lines[at]), |value, (part, size)| value * size + part)
}
