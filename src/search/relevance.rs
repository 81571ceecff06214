//! Passages in the order in which they are likely to be what was meant.

use crate::progress;

use super::{Ground, Haystack, Hits, layout::skip_while};

/// What a hit in a title or a heading is worth.
const IN_TITLE: f32 = 4.0;
/// What it is worth that all hits are whole words.
const WHOLE_WORDS: f32 = 2.0;
/// What it is worth that two different terms stand side by side.
const SIDE_BY_SIDE: f32 = 2.0;
/// At this distance, in UTF-16 code units, two terms are worth half of that.
const HALF_NEAR: f32 = 8.0;
/// What is only there by its sound stands below all that is there as it was typed.
const BY_PINYIN: f32 = -100.0;

/// An order of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageOrder {
    /// Reading order.
    Place,
    /// What fits best comes first.
    Relevance,
}

/// A paragraph with hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its line, over everything open.
    pub line: u32,
    /// The number of its first hit.
    pub first_hit: u32,
    /// How many hits it has.
    pub hit_count: u32,
}

/// The paragraphs with hits, in reading order.
pub fn passages(haystack: &Haystack, hits: &Hits) -> Vec<Passage> {
    let (mut passages, mut from) = (Vec::new(), 0);
    while let Some(first) = hits.spans.get(from) {
        let line = haystack.line_number_at(first.start);
        let end = haystack.line_starts()[line as usize + 1];
        let to = skip_while(&hits.spans, from, |hit| hit.start < end);
        passages.push(Passage { line, first_hit: from as u32, hit_count: (to - from) as u32 });
        from = to;
    }
    passages
}

/// Passages best first, those that fit as well as they come.
///
/// Titles and headings come before text, several hits before one, whole words before parts of words (once words are cut),
/// terms that stand together before those far apart, and what was found by pinyin last.
pub fn by_relevance(ground: &Ground<'_>, hits: &Hits, passages: &[Passage]) -> Vec<Passage> {
    let mut scored: Vec<_> =
        progress::each(passages.iter()).map(|passage| (score(ground, hits, *passage), *passage)).collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    scored.into_iter().map(|(_, passage)| passage).collect()
}

/// How well a passage fits; only the order means something.
fn score(ground: &Ground<'_>, hits: &Hits, passage: Passage) -> f32 {
    let from = passage.first_hit as usize;
    let spans = &hits.spans[from..from + passage.hit_count as usize];
    let mut score = (spans.len() as f32).ln_1p();
    let headings = &ground.layout.headings;
    let heading = headings.partition_point(|heading| heading.end <= spans[0].start);
    if headings
        .get(heading)
        .is_some_and(|heading| spans.iter().any(|hit| heading.start <= hit.start && hit.end <= heading.end))
    {
        score += IN_TITLE;
    }
    if let Some(words) = ground.words {
        let whole = spans.iter().filter(|hit| words.is_border(hit.start) && words.is_border(hit.end)).count();
        score += WHOLE_WORDS * whole as f32 / spans.len() as f32;
    }
    let said = |number: usize| &ground.haystack.units()[spans[number].range()];
    let gaps = (1..spans.len()).filter(|next| said(*next) != said(next - 1));
    if let Some(gap) = gaps.map(|next| spans[next].start.saturating_sub(spans[next - 1].end)).min() {
        score += SIDE_BY_SIDE * HALF_NEAR / (HALF_NEAR + gap as f32);
    }
    if spans.iter().all(|hit| hits.is_by_pinyin(*hit)) { score + BY_PINYIN } else { score }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{Kept, Layout, Options, Pinyin, Query, find},
        span::Utf16Span,
        text::SourceText,
        words::{WordBorders, pinyin::PinyinTable},
    };

    /// The first character of each paragraph, in order of relevance.
    fn order(text: &str, query: &str, layout: &Layout, words: Option<&WordBorders>) -> String {
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(text).expect("not empty"));
        let ground = Ground { haystack: &haystack, layout, words, pinyin: PinyinTable::built_in() };
        let query = Query::parse(query, &Options { pinyin: Pinyin::Always, ..Options::default() });
        let hits = find(&ground, &mut Kept::default(), &query);
        let first_char = |passage: &Passage| {
            let start = haystack.line_starts()[passage.line as usize];
            haystack.original_text(Utf16Span { start, end: start + 1 })
        };
        by_relevance(&ground, &hits, &passages(&haystack, &hits)).iter().map(first_char).collect()
    }

    #[test]
    fn what_fits_better_comes_first() {
        let layout = Layout { headings: vec![Utf16Span::new(8, 11)], ..Layout::default() };
        assert_eq!(order("甲说监督。\n\n乙监督\n丙监督和监督", "监督", &layout, None), "乙丙甲");
        assert_eq!(order("甲监督很久以后才问责\n乙监督问责", "监督 问责", &Layout::default(), None), "乙甲");
    }

    #[test]
    fn whole_words_come_before_parts_of_words() {
        let mut words = WordBorders::default();
        for at in [0, 1, 4, 5, 6, 8] {
            words.push(at);
        }
        assert_eq!(order("甲共产党\n乙产党", "产党", &Layout::default(), Some(&words)), "乙甲");
    }

    #[test]
    fn what_was_found_by_pinyin_comes_last() {
        assert_eq!(order("全面全面\nqm", "qm", &Layout::default(), None), "q全");
    }
}
