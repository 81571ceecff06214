//! Every place that sounds as a term is spelt.

use std::ops::Range;

use crate::{progress, span::Utf16Span, words::pinyin::PinyinTable};

use super::{
    Ground, Haystack,
    scan::{Lane, all_met},
    spelling::{Element, Letters, spellings},
};

/// A text, and how it is read.
#[derive(Clone, Copy)]
pub(super) struct SpokenText<'a> {
    haystack: &'a Haystack,
    table: &'a PinyinTable,
}

impl<'a> SpokenText<'a> {
    /// `None` while there is no table of pinyin.
    pub(super) fn of(ground: &Ground<'a>) -> Option<Self> {
        Some(Self { haystack: ground.haystack, table: ground.pinyin? })
    }

    pub(super) fn haystack(self) -> &'a Haystack {
        self.haystack
    }

    pub(super) fn table(self) -> &'a PinyinTable {
        self.table
    }

    fn is_met(self, at: usize, element: Element) -> bool {
        match element {
            Element::Unit(unit) => self.haystack.units()[at] == unit,
            Element::Sound(sound) => self.table.includes(sound, self.haystack.readings(self.table)[at]),
        }
    }

    fn lane(self, range: Range<usize>, element: Element) -> Lane<'a> {
        match element {
            Element::Unit(unit) => Lane::Unit(&self.haystack.units()[range], unit),
            Element::Sound(sound) => {
                Lane::Readings(&self.haystack.readings(self.table)[range], [sound.first, sound.last])
            }
        }
    }
}

/// Where a text may be read as `term`, sorted; places of different spellings may overlap.
///
/// A last syllable that is complete is taken as it is; only where that is nowhere may it go on (fan, then fang) and, where
/// that is nowhere either, may each letter stand for a character (za: 杂, then 再, then 治安).
pub(super) fn places_by_pinyin(text: SpokenText<'_>, term: &[u16]) -> Vec<Utf16Span> {
    let mut tried = Vec::new();
    for letters in [Letters::Syllables, Letters::OpenSyllables, Letters::Initials] {
        let spellings = spellings(text.table, term, letters);
        let found = if spellings == tried { Vec::new() } else { spelt(text, &spellings) };
        if !found.is_empty() {
            return found;
        }
        tried = spellings;
    }
    Vec::new()
}

/// Where a text is as any of `spellings` wants it, sorted.
pub(super) fn spelt(text: SpokenText<'_>, spellings: &[Vec<Element>]) -> Vec<Utf16Span> {
    let mut found: Vec<Utf16Span> = Vec::new();
    for spelling in spellings {
        progress::heartbeat();
        let len = spelling.len() as u32;
        occurrences(text, spelling, |start| found.push(Utf16Span { start, end: start + len }));
    }
    // Each spelling's places are in order: a sort that keeps runs merges them.
    found.sort();
    found.dedup();
    found
}

/// Gives every place where each unit is as `spelling` wants it, in order.
fn occurrences(text: SpokenText<'_>, spelling: &[Element], mut each: impl FnMut(u32)) {
    let len = text.haystack.units().len();
    if spelling.len() > len {
        return;
    }
    // Cut so that a place in any of them is where the whole starts; those that fewest units meet come first.
    let starts = len - spelling.len() + 1;
    let mut order: Vec<usize> = (0..spelling.len()).collect();
    order.sort_by_key(|at| width(spelling[*at]));
    let lanes: Vec<Lane<'_>> = order.iter().map(|at| text.lane(*at..at + starts, spelling[*at])).collect();
    // A lane lets every character pass that has several readings.
    all_met(&lanes, |start| {
        if spelling.iter().enumerate().all(|(at, element)| text.is_met(start + at, *element)) {
            each(start as u32);
        }
    });
}

fn width(element: Element) -> u16 {
    match element {
        Element::Unit(_) => 0,
        Element::Sound(sound) => 1 + sound.last - sound.first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::random::Random,
        text::SourceText,
        words::fold::{Folding, fold},
    };

    fn haystack(text: &str) -> Haystack {
        let mut haystack = Haystack::default();
        haystack.push(&SourceText::from_text(text).expect("not empty"));
        haystack
    }

    fn spoken(haystack: &Haystack) -> SpokenText<'_> {
        SpokenText { haystack, table: PinyinTable::built_in().expect("natively") }
    }

    fn found(text: &str, term: &str) -> Vec<String> {
        let haystack = haystack(text);
        let places = places_by_pinyin(spoken(&haystack), &fold(term, Folding::ALL));
        places.into_iter().map(|place| haystack.original_text(place)).collect()
    }

    #[test]
    fn full_syllables_initials_and_mixtures_find_the_same() {
        for term in ["quanmiancongyan", "qmcy", "quanm从严", "全mcy", "quan'mian", "QMCY", "quanmcongy", "quanmianc"]
        {
            assert!(found("坚持全面从严治党。", term)[0].starts_with("全面"), "{term}");
        }
        assert_eq!(found("坚持全面从严治党。", "qm严"), [""; 0]);
    }

    #[test]
    fn initials_may_look_like_a_syllable() {
        assert_eq!(found("公安局的方案制定", "gaj"), ["公安局"]);
        assert_eq!(found("公安局的方案制定", "fazd"), ["方案制定"]);
        assert_eq!(found("维护治安", "za"), ["治安"]);
        assert_eq!(found("维护治安，再", "za"), ["再"]);
        assert_eq!(found("维护治安，杂志", "za"), ["杂"]);
    }

    #[test]
    fn syllables_are_taken_whole() {
        assert_eq!(found("百度网盘", "oa"), [""; 0]);
        assert_eq!(found("方面的饭", "fan"), ["饭"]);
        assert_eq!(found("方面", "fan"), ["方"]);
        assert_eq!(found("先去西安", "xian"), ["先", "西安"]);
        assert_eq!(found("先去西安", "xi'an"), ["西安"]);
    }

    #[test]
    fn a_character_is_found_by_each_of_its_usual_readings() {
        assert_eq!(found("重启行长", "chongqi"), ["重启"]);
        assert_eq!(found("重启行长", "hangzhang"), ["行长"]);
        assert_eq!(found("從嚴治黨，著名", "congyan"), ["從嚴"]);
        assert_eq!(found("從嚴治黨，著名", "zhuming"), ["著名"]);
    }

    #[test]
    fn the_scan_finds_what_a_plain_loop_finds() {
        const CHARS: [char; 12] = ['全', '面', '从', '严', '长', '行', '重', 'q', '，', '𠮷', '…', '的'];
        const TERMS: [&str; 8] = ["qm", "cy", "quanm", "chang", "xh", "hangz", "d面", "changxing"];
        for seed in 0..2000 {
            let mut random = Random::new(seed);
            let text: String = (0..=random.below(120)).map(|_| CHARS[random.below(CHARS.len())]).collect();
            let haystack = haystack(&format!("字{text}"));
            let text = spoken(&haystack);
            for spelling in
                spellings(text.table, &fold(TERMS[random.below(TERMS.len())], Folding::ALL), Letters::Syllables)
            {
                let is_here = |start: &usize| (0..spelling.len()).all(|at| text.is_met(start + at, spelling[at]));
                let last = haystack.units().len().saturating_sub(spelling.len());
                let plain: Vec<u32> = (0..=last)
                    .filter(|start| start + spelling.len() <= haystack.units().len())
                    .filter(is_here)
                    .map(|start| start as u32)
                    .collect();
                let mut found = Vec::new();
                occurrences(text, &spelling, |start| found.push(start));
                assert_eq!(found, plain, "seed {seed}");
            }
        }
    }
}
