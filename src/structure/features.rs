//! What the decoder looks at: each line as a handful of numbered observations.
//!
//! An observation is a [`Look`] and a value, such as `LenEnd` 27: “from 6 to 9 characters, ending in a letter”. None of
//! them holds words of a text. The same code makes them when the outline is read and when the weights are learnt.
//!
//! Lines are looked at twice. The second time a first decoding is known, so that a line can be held against its like: the
//! other lines of its numbering, of its shape, with its text.

use super::{
    decoder::{Beliefs, Tag},
    impression::{Impression, MAKES},
    line::{ENDINGS, Line, OPENINGS},
    numbering::STYLES,
    survey::{Survey, is_short},
    words::{SIGNS, Sign, prose_chars},
};
use crate::text::SourceText;

/// Names what is observed, with the number of values it can have.
macro_rules! looks {
    ($($name:ident: $size:expr,)*) => {
        /// What is observed.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Look { $($name,)* }

        /// The names and the number of values, in order.
        pub(super) const LOOKS: &[(&str, usize)] = &[$((stringify!($name), $size),)*];
    };
}

const LENS: usize = 10;
const LEADS: usize = 8;
const BELIEFS: usize = 7;

looks! {
    Always: 1,
    Len: LENS,
    LenEnd: LENS * ENDINGS,
    LenOfMedian: 6 * 3,
    Opening: OPENINGS * 3,
    Style: STYLES + 1,
    StyleLen: (STYLES + 1) * LENS,
    StyleEnd: (STYLES + 1) * 3,
    StyleAlone: (STYLES + 1) * 2,
    LeadLen: LEADS * 3,
    LeadEnd: 7 * LEADS,
    LeadStyle: LEADS * (STYLES + 1),
    Chain: 5 * 2 * 3 * 2,
    ChainStyle: 5 * (STYLES + 1) * 2,
    ChainAdjacent: 4 * 2 * 3,
    ChainLeads: 3 * 2 * 3,
    ChainLen: 6 * 2,
    Worded: 5 * 2 * 2,
    WordedShare: 4 * 4 * 2 * 2,
    WordedOpening: 5 * 2 * 2 * 2,
    Shaped: 6 * 2 * 2,
    ShapedLead: 6 * LEADS,
    ShapedVerb: 6 * 2 * 2,
    Announced: 3 * 2,
    Repeats: 4 * 4,
    Gaps: 9 * 3,
    Indent: 4 * 3,
    FromStart: 4 * 3,
    FromEnd: 4 * 3,
    ShortAround: 11 * 3,
    ShortInAll: 5 * 3,
    Prose: 5 * LENS,
    Commas: 3 * 3,
    Inner: 4 * 3,
    Sign: SIGNS * 3,
    SignBefore: SIGNS * 3,
    SignAfter: SIGNS * 3,
    LenBefore: 6 * 3,
    LenAfter: 6 * LENS,
    LenSecondAfter: 6 * 3,
    EndBefore: ENDINGS * 3,
    EndAfter: 3 * 3,
    StyleBefore: (STYLES + 1) * 3,
    StyleAfter: (STYLES + 1) * 3,
    NextStep: 5 * 2 * 2,
    DashAfter: 2 * 3,
    RepeatBefore: 4 * 3,
    RepeatAfter: 4 * 3,
    // Only the second time:
    Again: 10 * BELIEFS,
    AgainBefore: 10 * 3,
    AgainAfter: 10 * 3,
    ChainBelief: 3 * BELIEFS,
    ShapeBelief: 3 * BELIEFS * 2,
    GroupBelief: BELIEFS * 2,
    TextBelief: 3 * BELIEFS,
    ContextBelief: 3 * BELIEFS * 3,
    HeadBelief: 3 * BELIEFS,
    TailBelief: 3 * BELIEFS,
    TitlesInAll: 4 * BELIEFS,
    HeadingsInAll: 4 * 3,
    SinceTitle: 5 * 3,
    UntilTitle: 5 * 3,
    SinceHeading: 4 * 3 * 2,
    AfterNotice: 3 * 3,
    UsualMake: (MAKES + 1) * 2 * 3 * 2,
}

/// How many observations there are in all.
pub(super) const FEATURES: usize = {
    let (mut sum, mut at) = (0, 0);
    while at < LOOKS.len() {
        sum += LOOKS[at].1;
        at += 1;
    }
    sum
};

const OFFSETS: [u16; LOOKS.len()] = {
    let mut offsets = [0; LOOKS.len()];
    let mut at = 1;
    while at < LOOKS.len() {
        offsets[at] = offsets[at - 1] + LOOKS[at - 1].1 as u16;
        at += 1;
    }
    offsets
};

/// Collects the observations of one line.
pub(super) struct Observer<'a> {
    pub(super) source: &'a SourceText,
    pub(super) survey: &'a Survey,
    /// What is known from a first decoding, the second time.
    pub(super) before: Option<(&'a Beliefs, &'a Impression)>,
}

/// The numbers of what was observed.
struct Seen<'a>(&'a mut Vec<u16>);

impl Seen<'_> {
    /// Adds an observation; `parts` are values, each with the number of values it can have, the last one changing fastest.
    fn add(&mut self, look: Look, parts: &[(usize, usize)]) {
        let value = parts.iter().fold(0, |value, (part, size)| {
            debug_assert!(part < size, "{look:?} {parts:?}");
            value * size + part
        });
        debug_assert!(value < LOOKS[look as usize].1, "{look:?} {parts:?}");
        self.0.push(OFFSETS[look as usize] + value as u16);
    }
}

impl Observer<'_> {
    /// Puts the observations of a line into `seen`, which is emptied before.
    pub(super) fn look(&self, at: usize, seen: &mut Vec<u16>) {
        seen.clear();
        let mut seen = Seen(seen);
        let line = &self.survey.lines[at];
        let class = class(line);
        seen.add(Look::Always, &[(0, 1)]);
        self.shape(line, class, &mut seen);
        self.number(at, line, class, &mut seen);
        self.group(at, line, &mut seen);
        self.place(at, class, &mut seen);
        self.words(at, line, class, &mut seen);
        self.neighbours(at, line, class, &mut seen);
        if let Some((beliefs, impression)) = self.before {
            self.again(at, class, beliefs, impression, &mut seen);
        }
    }

    fn shape(&self, line: &Line, class: usize, seen: &mut Seen) {
        let len = len_of(line);
        seen.add(Look::Len, &[(len, LENS)]);
        seen.add(Look::LenEnd, &[(len, LENS), (line.ending as usize, ENDINGS)]);
        let tenths = line.char_len as usize * 10 / (self.survey.median_len as usize + 1);
        seen.add(Look::LenOfMedian, &[(bucket(tenths, &[1, 3, 6, 10, 20]), 6), (class, 3)]);
        seen.add(Look::Opening, &[(line.opening as usize, OPENINGS), (class, 3)]);
        let lead = lead_len(line);
        seen.add(Look::LeadLen, &[(lead, LEADS), (bucket(line.char_len as usize, &[40, 90]), 3)]);
        seen.add(Look::LeadEnd, &[(lead_end(self.source, line), 7), (lead, LEADS)]);
    }

    fn number(&self, at: usize, line: &Line, class: usize, seen: &mut Seen) {
        let style = style_of(line);
        let styles = (style, STYLES + 1);
        let alone = (usize::from(line.stands_alone()), 2);
        seen.add(Look::Style, &[styles]);
        seen.add(Look::StyleAlone, &[styles, alone]);
        seen.add(Look::LeadStyle, &[(lead_len(line), LEADS), styles]);
        let Some(chain) = self.survey.chains.of(at) else { return };
        seen.add(Look::StyleLen, &[styles, (len_of(line), LENS)]);
        seen.add(Look::StyleEnd, &[styles, (class, 3)]);
        let len = (bucket(chain.len as usize, &[1, 2, 4, 8]), 5);
        let place = if chain.first as usize == at { 0 } else { 1 + usize::from(chain.last as usize == at) };
        seen.add(Look::Chain, &[len, (usize::from(chain.starts_at_one), 2), (place, 3), alone]);
        seen.add(Look::ChainStyle, &[len, styles, alone]);
        let steps = (chain.len - 1).max(1) as usize;
        let adjacent = bucket(chain.adjacent as usize * 10 / steps, &[0, 4, 8]);
        seen.add(Look::ChainAdjacent, &[(adjacent, 4), alone, (bucket(chain.len as usize, &[1, 3]), 3)]);
        let leads = bucket(chain.leads as usize * 10 / chain.len as usize, &[1, 7]);
        seen.add(Look::ChainLeads, &[(leads, 3), alone, (class, 3)]);
        let mean = chain.char_sum / u64::from(chain.len);
        seen.add(Look::ChainLen, &[(bucket(mean as usize, &[8, 14, 24, 50, 100]), 6), alone]);
        let count = self.survey.announced[at];
        let told = if count == 0 { 0 } else { 1 + usize::from(chain.len == u32::from(count)) };
        seen.add(Look::Announced, &[(told, 3), alone]);
    }

    fn group(&self, at: usize, line: &Line, seen: &mut Seen) {
        let alone = (usize::from(line.stands_alone()), 2);
        let numbered = (usize::from(line.mark.is_some()), 2);
        let (worded, shaped) = (self.survey.groups.worded[at], self.survey.groups.shaped[at]);
        let len = (bucket(worded.len as usize, &[0, 2, 3, 5]), 5);
        seen.add(Look::Worded, &[len, alone, numbered]);
        if worded.len > 0 {
            let share = |chars: u8| (usize::from(chars).min(3), 4);
            let three = (usize::from(worded.len >= 3), 2);
            seen.add(Look::WordedShare, &[share(worded.prefix), share(worded.suffix), alone, three]);
        }
        let prose = (usize::from(self.survey.signs[at].has(Sign::ProseOpening)), 2);
        let long = (usize::from(line.char_len > 60), 2);
        seen.add(Look::WordedOpening, &[len, prose, alone, long]);
        let len = (bucket(shaped.len as usize, &[0, 2, 3, 5, 8]), 6);
        seen.add(Look::Shaped, &[len, alone, numbered]);
        seen.add(Look::ShapedLead, &[len, (lead_len(line), LEADS)]);
        let verb = (usize::from(self.survey.signs[at].has(Sign::VerbOpening)), 2);
        seen.add(Look::ShapedVerb, &[len, verb, alone]);
        let count = u32::from(self.survey.announced[at]);
        if line.mark.is_none() && count > 0 {
            seen.add(Look::Announced, &[(1 + usize::from(worded.len == count || shaped.len == count), 3), alone]);
        }
    }

    fn place(&self, at: usize, class: usize, seen: &mut Seen) {
        let survey = self.survey;
        let class = (class, 3);
        seen.add(Look::Gaps, &[(survey.gap(at), 3), (survey.gap(at + 1), 3), class]);
        seen.add(Look::Indent, &[(survey.indent(at), 4), class]);
        seen.add(Look::FromStart, &[(at.min(3), 4), class]);
        seen.add(Look::FromEnd, &[((survey.lines.len() - 1 - at).min(3), 4), class]);
        seen.add(Look::ShortAround, &[(survey.short_around(at), 11), class]);
        seen.add(Look::ShortInAll, &[(bucket(survey.short_tenths(), &[0, 1, 3, 6]), 5), class]);
    }

    fn words(&self, at: usize, line: &Line, class: usize, seen: &mut Seen) {
        let repeats = bucket(usize::from(self.survey.repeats[at]), &[1, 2, 4]);
        seen.add(Look::Repeats, &[(repeats, 4), (bucket(line.char_len as usize, &[6, 16, 60]), 4)]);
        for sign in self.survey.signs[at].each() {
            seen.add(Look::Sign, &[(sign, SIGNS), (class, 3)]);
        }
        if line.char_len > 60 {
            return;
        }
        let text = line.text(self.source);
        seen.add(Look::Prose, &[(prose_chars(line.words(self.source)), 5), (len_of(line), LENS)]);
        seen.add(Look::Commas, &[(text.matches(['，', ',']).count().min(2), 3), (class, 3)]);
        let inner =
            usize::from(text.contains(['《', '“'])) + 2 * usize::from(text.contains([' ', '\u{3000}', '：', '—']));
        seen.add(Look::Inner, &[(inner, 4), (class, 3)]);
    }

    fn neighbours(&self, at: usize, line: &Line, class: usize, seen: &mut Seen) {
        let lines = &self.survey.lines;
        let class = (class, 3);
        let near = |at: Option<&Line>| at.map_or(5, |line| bucket(line.char_len as usize, &[9, 20, 38, 90]));
        let (before, after) = (at.checked_sub(1).map(|at| &lines[at]), lines.get(at + 1));
        seen.add(Look::LenBefore, &[(near(before), 6), class]);
        seen.add(Look::LenAfter, &[(near(after), 6), (len_of(line), LENS)]);
        seen.add(Look::LenSecondAfter, &[(near(lines.get(at + 2)), 6), class]);
        if let Some(before) = before {
            seen.add(Look::EndBefore, &[(before.ending as usize, ENDINGS), class]);
            seen.add(Look::StyleBefore, &[(style_of(before), STYLES + 1), class]);
            seen.add(Look::RepeatBefore, &[(bucket(usize::from(self.survey.repeats[at - 1]), &[1, 2, 4]), 4), class]);
            for sign in self.survey.signs[at - 1].each() {
                seen.add(Look::SignBefore, &[(sign, SIGNS), class]);
            }
        }
        let Some(after) = after else { return };
        seen.add(Look::EndAfter, &[(self::class(after), 3), class]);
        seen.add(Look::StyleAfter, &[(style_of(after), STYLES + 1), class]);
        seen.add(Look::RepeatAfter, &[(bucket(usize::from(self.survey.repeats[at + 1]), &[1, 2, 4]), 4), class]);
        seen.add(Look::DashAfter, &[(usize::from(after.opening == super::line::Opening::Dash), 2), class]);
        let alone = (usize::from(line.stands_alone()), 2);
        seen.add(Look::NextStep, &[(step(line, after), 5), alone, (usize::from(line.mark.is_some()), 2)]);
        for sign in self.survey.signs[at + 1].each() {
            seen.add(Look::SignAfter, &[(sign, SIGNS), class]);
        }
    }

    fn again(&self, at: usize, class: usize, beliefs: &Beliefs, impression: &Impression, seen: &mut Seen) {
        let classes = (class, 3);
        let own = &beliefs[at];
        for (tag, belief) in own.iter().enumerate() {
            seen.add(Look::Again, &[(tag, 10), (grade(Some(*belief)), BELIEFS)]);
        }
        if let Some(before) = at.checked_sub(1) {
            seen.add(Look::AgainBefore, &[(likeliest(&beliefs[before]), 10), classes]);
        }
        if let Some(after) = beliefs.get(at + 1) {
            seen.add(Look::AgainAfter, &[(likeliest(after), 10), classes]);
        }
        let about = impression.of(self.survey, at, own);
        for (number, tag) in [Tag::Title, Tag::Heading, Tag::Lead].into_iter().enumerate() {
            let number = (number, 3);
            let grades = |belief: Option<[f32; 3]>| (grade(belief.map(|belief| belief[number.0])), BELIEFS);
            seen.add(Look::ChainBelief, &[number, grades(about.chain)]);
            let alone = usize::from(self.survey.lines[at].stands_alone());
            seen.add(Look::ShapeBelief, &[number, grades(about.shape), (alone, 2)]);
            seen.add(Look::TextBelief, &[number, grades(about.text)]);
            seen.add(Look::ContextBelief, &[number, grades(about.context), classes]);
            seen.add(Look::HeadBelief, &[number, grades(about.head)]);
            seen.add(Look::TailBelief, &[number, grades(about.tail)]);
            if tag == Tag::Lead {
                let numbered = usize::from(self.survey.lines[at].mark.is_some());
                seen.add(Look::GroupBelief, &[grades(about.group), (numbered, 2)]);
            }
        }
        let titles = (bucket(impression.titles, &[1.5, 2.5, 4.5]), 4);
        seen.add(Look::TitlesInAll, &[titles, (grade(Some(own[Tag::Title as usize])), BELIEFS)]);
        let headings = (bucket(impression.headings, &[0.5, 3.5, 10.5]), 4);
        seen.add(Look::HeadingsInAll, &[headings, classes]);
        let far = |lines: usize| (bucket(lines, &[1, 3, 8, 30]), 5);
        seen.add(Look::SinceTitle, &[far(impression.since_title(at)), classes]);
        seen.add(Look::UntilTitle, &[far(impression.until_title(at)), classes]);
        let alone = (usize::from(self.survey.lines[at].stands_alone()), 2);
        let (make, same) = impression.usual_make(self.survey, at, own).unwrap_or((MAKES, false));
        seen.add(Look::UsualMake, &[(make, MAKES + 1), (usize::from(same), 2), classes, alone]);
        seen.add(Look::SinceHeading, &[(impression.heading_before(self.survey, at), 4), classes, alone]);
        if at > 0 && beliefs[at - 1][Tag::Notice as usize] > 0.5 {
            let share = bucket(impression.titles_after_notices, &[0.3, 0.7]);
            seen.add(Look::AfterNotice, &[(share, 3), classes]);
        }
    }
}

/// 0 for what looks like a heading, 1 for another short line, 2 for a paragraph.
pub(super) fn class(line: &Line) -> usize {
    if is_short(line) { 0 } else { 1 + usize::from(line.char_len > 40) }
}

/// How the next line's number follows this one's: 0 no number, 1 counts on, 2 begins a row, 3 another number, 4 the same.
pub(super) fn step(line: &Line, after: &Line) -> usize {
    match (line.mark, after.mark) {
        (_, None) => 0,
        (Some(mark), Some(next)) if mark.style == next.style && mark.value.checked_add(1) == Some(next.value) => 1,
        (Some(mark), Some(next)) if mark.style == next.style && mark.value == next.value => 4,
        (_, Some(next)) => 2 + usize::from(next.value != 1),
    }
}

fn likeliest(beliefs: &[f32; 10]) -> usize {
    (0..10).max_by(|a, b| beliefs[*a].total_cmp(&beliefs[*b])).unwrap_or(0)
}

/// A probability as one of six grades; the seventh for none.
fn grade(belief: Option<f32>) -> usize {
    const GRADES: [f32; 5] = [0.02, 0.12, 0.4, 0.7, 0.93];
    belief.map_or(BELIEFS - 1, |belief| GRADES.iter().take_while(|grade| belief > **grade).count())
}

fn len_of(line: &Line) -> usize {
    bucket(line.char_len as usize, &[2, 5, 9, 14, 20, 28, 38, 60, 120])
}

fn lead_len(line: &Line) -> usize {
    if line.stands_alone() { 0 } else { 1 + bucket(usize::from(line.lead_chars), &[4, 8, 12, 18, 26, 36]) }
}

/// The mark that ends the first sentence: 0 none, then 。：；！？】 and others.
fn lead_end(source: &SourceText, line: &Line) -> usize {
    let end = usize::from(line.lead_bytes);
    let mark = line
        .text(source)
        .get(..end)
        .and_then(|lead| lead.trim_end_matches(['”', '’', '」', '』', '）']).chars().last());
    match mark {
        None => 0,
        Some('。') => 1,
        Some('：' | ':') => 2,
        Some('；' | ';') => 3,
        Some('！' | '!') => 4,
        Some('？' | '?') => 5,
        Some(_) => 6,
    }
}

fn style_of(line: &Line) -> usize {
    line.mark.map_or(STYLES, |mark| mark.style as usize)
}

/// How many of `borders` a value is above.
pub(super) fn bucket<T: PartialOrd + Copy>(value: T, borders: &[T]) -> usize {
    borders.iter().take_while(|border| value > **border).count()
}
