//! Every place of a query, from the places of its terms.

use crate::{
    span::Utf16Span,
    words::{WordBorders, pinyin::PinyinTable},
};

use super::{
    Haystack, Joint, Kept, Layout, Note, Options, Pinyin, Query, Term,
    by_pinyin::{SpokenText, places_by_pinyin},
    layout::{Parts, skip_while},
    places::{drop_overlaps, keep_wanted, places},
    spelling::may_be_pinyin,
};

/// So many terms, the first ones, are also looked for by their sound; more are pasted, not typed.
const MAX_SPOKEN: usize = 16;

/// What a query is put to.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The text.
    pub haystack: &'a Haystack,
    /// Its parts.
    pub layout: &'a Layout,
    /// Its words, once they are cut.
    pub words: Option<&'a WordBorders>,
    /// How its characters are read, once that is known.
    pub pinyin: Option<&'a PinyinTable>,
}

/// Places found, in reading order; they count from the start of everything open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Sorted by start, then by end, each once. Places of different terms may overlap, and those of one as it is written and
    /// as it sounds.
    pub spans: Vec<Utf16Span>,
    /// Those of them that were found by their sound, in the same order.
    pub by_pinyin: Vec<Utf16Span>,
    /// How often each term is said, in the order of the query, wherever the others are.
    pub term_counts: Vec<u32>,
    /// What a reader should know about them.
    pub notes: Vec<Note>,
}

impl Hits {
    /// The number of the first hit that starts at `at` or after it.
    pub fn first_from(&self, at: u32) -> usize {
        self.spans.partition_point(|span| span.start < at)
    }

    /// Whether a hit was found by its sound, and not as it is written.
    pub fn is_by_pinyin(&self, hit: Utf16Span) -> bool {
        self.by_pinyin.binary_search(&hit).is_ok()
    }
}

/// Every place of each term of `query`, in the parts of the text that hold all that it asks for.
///
/// ```
/// use gangmu::{search::{Ground, Haystack, Kept, Layout, Options, Query, find}, text::SourceText, words::pinyin::PinyinTable};
///
/// let mut haystack = Haystack::default();
/// haystack.push(&SourceText::from_text("𠮷野家：全面從嚴。\n重３㎏")?);
/// let ground = Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
/// let starts = |typed: &str| -> Vec<u32> {
///     let hits = find(&ground, &mut Kept::default(), &Query::parse(typed, &Options::default()));
///     hits.spans.iter().map(|hit| hit.start).collect()
/// };
/// // 𠮷 is two UTF-16 code units.
/// assert_eq!((starts("从严"), starts("qmcy"), starts("3kg | 全面 重")), (vec![7], vec![5], vec![12]));
/// # Ok::<(), gangmu::text::DecodeError>(())
/// ```
pub fn find(ground: &Ground<'_>, kept: &mut Kept, query: &Query) -> Hits {
    let terms = query.terms.iter().zip(may_be_spoken(query));
    let terms: Vec<_> = terms.map(|(term, spoken)| term_places(ground, kept, term, query.options, spoken)).collect();
    let unused: usize = terms.iter().filter(|term| !term.written.is_empty()).map(|term| term.spoken.len()).sum();
    let always_spoken = query.options.pinyin == Pinyin::Always;
    let again = (!always_spoken && unused > 0).then(|| terms.clone());
    let mut notes = query.notes.clone();
    let mut hits = join(ground, query, terms, always_spoken);
    match again {
        // What is written so has nothing to do with the rest.
        Some(terms) if hits.spans.is_empty() => hits = join(ground, query, terms, true),
        Some(_) => notes.push(Note::AlsoByPinyin { count: unused }),
        None => {}
    }
    if query.options.whole_word && ground.words.is_none() {
        notes.push(Note::WordsNotReady);
    }
    if ground.pinyin.is_none() && may_be_spoken(query).any(|may_be| may_be) {
        notes.push(Note::NoPinyin);
    }
    Hits { notes, ..hits }
}

/// For each term of a query whether it is also looked for by its sound.
fn may_be_spoken(query: &Query) -> impl Iterator<Item = bool> {
    query.terms.iter().enumerate().map(|(number, term)| {
        let is_wanted = !term.literal && term.joint != Joint::Not && query.options.pinyin != Pinyin::Never;
        is_wanted && number < MAX_SPOKEN && may_be_pinyin(&term.units)
    })
}

/// Where a term is.
#[derive(Clone)]
struct TermPlaces {
    /// As it is written.
    written: Vec<Utf16Span>,
    /// By its sound, where that is asked for.
    spoken: Vec<Utf16Span>,
}

fn term_places(ground: &Ground<'_>, kept: &mut Kept, term: &Term, options: Options, may_be_spoken: bool) -> TermPlaces {
    let written = places(ground, kept, term, options);
    let Some(text) = SpokenText::of(ground).filter(|_| may_be_spoken) else {
        return TermPlaces { written, spoken: Vec::new() };
    };
    let mut spoken = places_by_pinyin(text, &term.units);
    keep_wanted(&mut spoken, ground, term.in_title, options.whole_word);
    drop_overlaps(&mut spoken);
    TermPlaces { written, spoken }
}

impl TermPlaces {
    fn uses_spoken(&self, always_spoken: bool) -> bool {
        always_spoken || self.written.is_empty()
    }

    /// All that count. Both kinds are in order: a sort that keeps runs merges them.
    fn wanted(mut self, always_spoken: bool) -> Vec<Utf16Span> {
        if self.uses_spoken(always_spoken) && !self.spoken.is_empty() {
            self.written.append(&mut self.spoken);
            self.written.sort();
        }
        self.written
    }
}

/// The hits of a query whose terms are in these places; what is spoken counts always, or where nothing is written so.
fn join(ground: &Ground<'_>, query: &Query, terms: Vec<TermPlaces>, always_spoken: bool) -> Hits {
    let mut hits = Hits { by_pinyin: only_spoken(&terms, always_spoken), ..Hits::default() };
    let mut terms = terms.into_iter().map(|term| term.wanted(always_spoken));
    for (number, alternative) in query.alternatives().enumerate() {
        let places: Vec<_> = terms.by_ref().take(alternative.len()).collect();
        hits.term_counts.extend(places.iter().map(|places| places.len() as u32));
        let parts = Parts::new(ground.haystack, ground.layout, query.options.scope);
        let found = together(parts, alternative, places);
        if number == 0 {
            hits.spans = found;
        } else {
            hits.spans.extend(found);
        }
    }
    // Those of each alternative are in order.
    hits.spans.sort();
    hits.spans.dedup();
    keep_if(&mut hits.by_pinyin, true, &hits.spans);
    hits
}

/// The places that count by their sound and are of no term as it is written.
fn only_spoken(terms: &[TermPlaces], always_spoken: bool) -> Vec<Utf16Span> {
    let used = terms.iter().filter(|term| term.uses_spoken(always_spoken));
    let mut places: Vec<_> = used.flat_map(|term| &term.spoken).copied().collect();
    places.sort();
    places.dedup();
    for TermPlaces { written, .. } in terms {
        keep_if(&mut places, false, written);
    }
    places
}

/// Leaves the places that are among `others`, or those that are not; all are in order.
fn keep_if(places: &mut Vec<Utf16Span>, are_among: bool, others: &[Utf16Span]) {
    let mut at = 0;
    places.retain(|place| {
        at = skip_while(others, at, |other| other < place);
        (others.get(at) == Some(place)) == are_among
    });
}

/// The places of all terms that lie in parts with at least one place of each, and none of those that are excluded.
fn together(mut parts: Parts<'_>, terms: &[Term], mut places: Vec<Vec<Utf16Span>>) -> Vec<Utf16Span> {
    let wanted = terms.iter().filter(|term| term.joint != Joint::Not).count();
    if places.len() == 1 {
        return places.swap_remove(0);
    }
    let Some(rarest) = (0..wanted).min_by_key(|term| places[*term].len()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut cursors = vec![0; places.len()];
    while let Some(place) = places[rarest].get(cursors[rarest]) {
        let part = parts.around(place.start);
        let mut inside = |term: usize| {
            let from = skip_while(&places[term], cursors[term], |place| place.start < part.start);
            cursors[term] = skip_while(&places[term], from, |place| place.start < part.end);
            &places[term][from..cursors[term]]
        };
        let inside: Vec<_> = (0..places.len()).map(&mut inside).collect();
        if (0..places.len()).all(|term| inside[term].is_empty() == (term >= wanted)) {
            let from = found.len();
            inside[..wanted].iter().for_each(|places| found.extend_from_slice(places));
            found[from..].sort_unstable();
        }
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests;
