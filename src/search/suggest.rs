//! What to look for instead of a term that is nowhere. Offered to the reader, never done silently.

use std::{collections::HashMap, ops::RangeInclusive};

use crate::{
    progress,
    words::fold::{Folding, fold},
};

use super::{
    Ground, Hits, Joint, Kept, Query, Term,
    by_pinyin::{SpokenText, spelt},
    find,
    places::places,
    spelling::Element,
};

/// Of longer terms only so many characters are looked at.
const MAX_CHARS: usize = 40;

/// A term of so many UTF-16 code units may have one wrong character.
const NEARLY_SAME_LEN: RangeInclusive<usize> = 4..=12;

/// Gives the words of a text.
pub type Cut<'a> = dyn Fn(&str) -> Vec<String> + 'a;

/// A query that finds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it has to do with the query that found nothing.
    pub kind: SuggestionKind,
    /// The whole query, as it would be typed.
    pub query: String,
    /// How many hits it has.
    pub count: usize,
}

/// What a suggestion has to do with a term that is nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// Its words, each for itself: 纪委监督 as 纪委 监督.
    Words,
    /// The longest part of it that is somewhere.
    Part,
    /// What sounds the same: 既委 as 纪委.
    SoundsAlike,
    /// What has one other character: 全面重严 as 全面从严.
    NearlySame,
}

impl SuggestionKind {
    /// A stable word, by which the page finds the text in the reader's language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Part => "part",
            Self::SoundsAlike => "sounds-alike",
            Self::NearlySame => "nearly-same",
        }
    }
}

/// What would be found, where `hits` of `query` are none: at most one suggestion of each kind, for the first term that is
/// nowhere. `cut` gives the words of a text, once there is a dictionary.
pub fn suggest(ground: &Ground<'_>, query: &Query, hits: &Hits, cut: Option<&Cut<'_>>) -> Vec<Suggestion> {
    let is_missing = |(term, count): &(&Term, &u32)| term.joint != Joint::Not && **count == 0;
    let Some(missing) = query.terms.iter().zip(&hits.term_counts).position(|pair| is_missing(&pair)) else {
        return Vec::new();
    };
    let term = &query.terms[missing];
    let text: String = term.text.chars().take(MAX_CHARS).collect();
    let words = cut.map(|cut| cut(&text)).map(with_characters).filter(|words| words.len() > 1);
    let spoken = SpokenText::of(ground);
    let kinds = [
        (SuggestionKind::Words, words),
        (SuggestionKind::Part, longest_part(ground, query, &text).map(|part| vec![part])),
        (SuggestionKind::SoundsAlike, spoken.and_then(|spoken| most_alike(spoken, &text)).map(|alike| vec![alike])),
        (SuggestionKind::NearlySame, spoken.and_then(|spoken| nearly_same(spoken, &text)).map(|near| vec![near])),
    ];
    let suggestion = |(kind, texts): (SuggestionKind, Option<Vec<String>>)| {
        let instead = query.with_term(missing, &texts?)?;
        let count = find(ground, &mut Kept::default(), &instead).spans.len();
        (count > 0).then(|| Suggestion { kind, query: instead.to_text(), count })
    };
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for found in kinds.into_iter().filter_map(suggestion) {
        // What has one other character may also sound the same.
        if suggestions.iter().all(|known| known.query != found.query) {
            suggestions.push(found);
        }
    }
    suggestions
}

/// The words that are more than signs.
fn with_characters(words: Vec<String>) -> Vec<String> {
    words.into_iter().filter(|word| word.contains(char::is_alphanumeric)).collect()
}

/// The longest part of `text`, of two characters at least, that is somewhere; the first of several.
fn longest_part(ground: &Ground<'_>, query: &Query, text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = Kept::default();
    let mut longest = String::new();
    let mut len = 2;
    for from in 0..chars.len() {
        while let Some(part) = chars.get(from..from + len).filter(|_| len < chars.len()) {
            let part: String = part.iter().collect();
            if part.contains(char::is_whitespace)
                || places(ground, &mut kept, &Term::new(&part, query.options), query.options).is_empty()
            {
                break;
            }
            (longest, len) = (part, len + 1);
        }
    }
    (!longest.is_empty()).then_some(longest)
}

/// What is said most often of all that sounds like `text`; `None` where it has characters without a reading.
fn most_alike(spoken: SpokenText<'_>, text: &str) -> Option<String> {
    let table = spoken.table();
    let sounds = text.encode_utf16().map(|unit| table.usual(table.reading(unit)).map(Element::Sound));
    let spelling: Vec<Element> = sounds.collect::<Option<_>>()?;
    (spelling.len() > 1).then(|| most_frequent(spoken, &[spelling]))?
}

/// What is said most often of all that has one other character than `text`, which is neither so short that much would, nor
/// long.
fn nearly_same(spoken: SpokenText<'_>, text: &str) -> Option<String> {
    let units = fold(text, Folding::ALL);
    let any = spoken.table().any();
    let with_any = |odd: usize| {
        let element = |(at, unit): (usize, &u16)| if at == odd { Element::Sound(any) } else { Element::Unit(*unit) };
        units.iter().enumerate().map(element).collect()
    };
    let spellings: Vec<Vec<Element>> = (0..units.len()).map(with_any).collect();
    NEARLY_SAME_LEN.contains(&units.len()).then(|| most_frequent(spoken, &spellings))?
}

/// What the text says most often of all that is spelt so.
fn most_frequent(spoken: SpokenText<'_>, spellings: &[Vec<Element>]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for place in progress::each(spelt(spoken, spellings).into_iter()) {
        *counts.entry(spoken.haystack().original_text(place)).or_default() += 1;
    }
    counts.into_iter().max_by(|one, other| (one.1, &other.0).cmp(&(other.1, &one.0))).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{Haystack, Layout, Options},
        text::SourceText,
        words::pinyin::PinyinTable,
    };

    fn suggestions(text: &str, query: &str) -> Vec<(SuggestionKind, String, usize)> {
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(text).expect("not empty"));
        let ground =
            Ground { haystack: &haystack, layout: &Layout::default(), words: None, pinyin: PinyinTable::built_in() };
        let query = Query::parse(query, &Options::default());
        let hits = find(&ground, &mut Kept::default(), &query);
        let in_pairs = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            chars.chunks(2).map(|pair| pair.iter().collect()).collect()
        };
        let suggestions = suggest(&ground, &query, &hits, Some(&in_pairs));
        suggestions.into_iter().map(|suggestion| (suggestion.kind, suggestion.query, suggestion.count)).collect()
    }

    #[test]
    fn words_and_parts_of_a_term_that_is_nowhere_are_offered() {
        let text = "纪委要加强监督。\n监督执纪。";
        assert_eq!(
            suggestions(text, "纪委监督"),
            [(SuggestionKind::Words, "纪委 监督".into(), 2), (SuggestionKind::Part, "纪委".into(), 1)]
        );
        assert_eq!(suggestions(text, "要监督执纪"), [(SuggestionKind::Part, "监督执纪".into(), 1)]);
    }

    #[test]
    fn what_sounds_the_same_is_offered() {
        assert_eq!(suggestions("纪委的纪委，计委", "既委"), [(SuggestionKind::SoundsAlike, "纪委".into(), 2)]);
    }

    #[test]
    fn what_has_one_other_character_is_offered() {
        let text = "全面从严治党，全面从严。全面减负";
        assert_eq!(suggestions(text, "全面重严").last(), Some(&(SuggestionKind::NearlySame, "全面从严".into(), 2)));
        assert_eq!(suggestions(text, "全面从岩").last(), Some(&(SuggestionKind::SoundsAlike, "全面从严".into(), 2)));
        assert_eq!(suggestions("全面，严。全面", "全面从严"), [(SuggestionKind::Part, "全面".into(), 2)]);
    }

    #[test]
    fn the_rest_of_the_query_stays() {
        let text = "纪委要加强监督，问责。";
        assert_eq!(suggestions(text, "加强 监督问题 -党员")[0].1, "加强 监督 -党员");
        assert_eq!(suggestions(text, "加强 | \"监督问责\"")[0].1, "加强 | 监督 问责");
    }

    #[test]
    fn a_part_is_never_read_as_an_operator() {
        let text = "监督：全-面从。\n纪委";
        assert_eq!(suggestions(text, "监督 全-面全")[0].1, "监督 全-面");
        assert_eq!(suggestions(text, "乙-面从")[0], (SuggestionKind::Part, "\"-面从\"".into(), 1));
        assert_eq!(suggestions("纪委。乙，纪", "纪委，乙"), [(SuggestionKind::Part, "纪委".into(), 1)]);
    }

    #[test]
    fn nothing_is_offered_where_nothing_is_near() {
        assert_eq!(suggestions("纪委", "党员干部"), []);
        assert_eq!(suggestions("纪委", "-党员"), []);
    }
}
