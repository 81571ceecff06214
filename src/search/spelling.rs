//! What a term says when its Latin letters are taken as pinyin: full syllables, initials, and Han characters between them.
//!
//! ```text
//! quanmian     全面            qmcy        全面从严, 求名存义, …
//! quanm从严    全面从严        xi'an       西安, but not 先
//! ```
//!
//! Of the ways to cut letters into syllables, those count that leave the fewest letters to stand for a syllable alone; and
//! where some are left, each letter may be meant to (gaj is 公安局 too, not only what sounds as ga and j).

use crate::words::pinyin::{PinyinTable, Sound};

/// What one unit of the text has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Element {
    /// This unit.
    Unit(u16),
    /// A character that may be read so.
    Sound(Sound),
}

/// A longer term, in UTF-16 code units, is hardly meant as pinyin.
const MAX_LEN: usize = 60;
/// How many ways of cutting are followed.
const MAX_WAYS: usize = 24;
/// The longest syllables are zhuang, shuang and chuang.
const MAX_SYLLABLE: usize = 6;

/// What letters may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// Syllables; the last one has to be complete, unless it cannot be.
    Syllables,
    /// The same, but the last one may always go on.
    OpenSyllables,
    /// A character each.
    Initials,
}

/// Whether a term may be pinyin: it has Latin letters, and is more than a single one.
pub(super) fn may_be_pinyin(term: &[u16]) -> bool {
    (2..=MAX_LEN).contains(&term.len()) && term.iter().any(|unit| letter(*unit).is_some())
}

/// Each way to read a term as pinyin; none where it cannot be.
pub(super) fn spellings(table: &PinyinTable, term: &[u16], letters: Letters) -> Vec<Vec<Element>> {
    if !may_be_pinyin(term) {
        return Vec::new();
    }
    let mut ways: Vec<Vec<Element>> = vec![Vec::new()];
    for run in term.chunk_by(|one, next| letter(*one).is_some() && letter(*next).is_some()) {
        let run_ways = match letter(run[0]) {
            Some(_) if letters == Letters::OpenSyllables && !term.ends_with(run) => cut(table, run, Letters::Syllables),
            Some(_) => cut(table, run, letters),
            None if is_apostrophe(run[0]) => continue,
            None => vec![vec![Element::Unit(run[0])]],
        };
        ways = ways
            .iter()
            .flat_map(|way| run_ways.iter().map(|more| [way.as_slice(), more].concat()))
            .take(MAX_WAYS)
            .collect();
    }
    ways.sort_unstable();
    ways.dedup();
    ways
}

/// The ways to cut a run of letters that leave the fewest of them alone, and those that leave each alone if some do; none
/// where letters are no pinyin.
fn cut(table: &PinyinTable, run: &[u16], meaning: Letters) -> Vec<Vec<Element>> {
    let letters: String = run.iter().filter_map(|unit| letter(*unit)).collect();
    let (alone, mut ways) = cut_best(table, &letters, meaning);
    if 0 < alone && alone < letters.len() {
        ways.extend(cut_best(table, &letters, Letters::Initials).1);
        ways.truncate(MAX_WAYS);
    }
    ways
}

/// Whether letters may stand for a character each: no vowel goes on to the end of a syllable, as in ang, er and ao.
fn may_be_initials(letters: &str) -> bool {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'o');
    let mut pairs = letters.chars().zip(letters.chars().skip(1));
    !pairs.any(|(one, next)| is_vowel(one) && (is_vowel(next) || matches!(next, 'n' | 'r')))
}

/// How many letters the best ways leave alone, and those ways.
fn cut_best(table: &PinyinTable, letters: &str, meaning: Letters) -> (usize, Vec<Vec<Element>>) {
    if meaning == Letters::Initials && !may_be_initials(letters) {
        return (0, Vec::new());
    }
    // For each place, from the last: how many letters after it are left alone, and how they are cut.
    let mut rest: Vec<(usize, Vec<Vec<Element>>)> = vec![(0, vec![Vec::new()])];
    for from in (0..letters.len()).rev() {
        let mut best: (usize, Vec<Vec<Element>>) = (usize::MAX, Vec::new());
        for to in from + 1..=letters.len().min(from + MAX_SYLLABLE) {
            let is_last = to == letters.len();
            let Some((sound, alone)) = piece(table, &letters[from..to], is_last, meaning) else { continue };
            let (alone_after, ways) = &rest[letters.len() - to];
            let alone = alone.saturating_add(*alone_after);
            if alone < best.0 {
                best = (alone, Vec::new());
            }
            if alone == best.0 {
                let longer = ways.iter().map(|way| [&[Element::Sound(sound)], way.as_slice()].concat());
                best.1.extend(longer.take(MAX_WAYS.saturating_sub(best.1.len())));
            }
        }
        rest.push(best);
    }
    rest.pop().unwrap_or_default()
}

/// What letters that stand for one character sound like, and how many of them stand for it alone.
fn piece(table: &PinyinTable, letters: &str, is_last: bool, meaning: Letters) -> Option<(Sound, usize)> {
    let is_initial = letters.len() == 1 || matches!(letters, "zh" | "ch" | "sh");
    if meaning == Letters::Initials && !is_initial {
        return None;
    }
    let is_open = meaning == Letters::OpenSyllables;
    let sound = match table.syllable(letters) {
        Some(syllable) if !(is_initial || is_last && is_open) => syllable,
        Some(_) => table.beginning(letters)?,
        None if is_initial || is_last => table.beginning(letters)?,
        None => return None,
    };
    Some((sound, if is_initial { letters.len() } else { 0 }))
}

/// The letter of pinyin that a folded unit is.
fn letter(unit: u16) -> Option<char> {
    match char::from_u32(unit.into())? {
        'ü' => Some('v'),
        c => c.is_ascii_lowercase().then_some(c),
    }
}

/// What parts syllables, as an input method writes it.
fn is_apostrophe(unit: u16) -> bool {
    matches!(char::from_u32(unit.into()), Some('\'' | '‘'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::fold::{Folding, fold};

    fn table() -> &'static PinyinTable {
        PinyinTable::built_in().expect("natively")
    }

    fn spelt(term: &str, letters: Letters) -> Vec<Vec<Element>> {
        spellings(table(), &fold(term, Folding::ALL), letters)
    }

    /// How many characters each spelling of a term has.
    fn lens(term: &str) -> Vec<usize> {
        let mut lens: Vec<usize> = spelt(term, Letters::Syllables).iter().map(Vec::len).collect();
        lens.sort_unstable();
        lens
    }

    #[test]
    fn letters_are_cut_into_syllables() {
        assert_eq!((lens("zhong"), lens("ZhongYao"), lens("quan")), (vec![1], vec![2], vec![1, 2]));
        assert_eq!((lens("xian"), lens("xi'an"), lens("xi’an")), (vec![1, 2], vec![2], vec![2]));
        assert_eq!((lens("lüse"), lens("lvse")), (vec![2], vec![2]));
    }

    #[test]
    fn initials_may_be_one_letter_or_two() {
        assert_eq!((lens("qmcy"), lens("shzy")), (vec![4], vec![3, 4]));
        assert_eq!((lens("gaj"), lens("fazd"), lens("ga"), lens("xuj")), (vec![2, 3], vec![3, 4], vec![1], vec![2]));
    }

    #[test]
    fn syllables_initials_and_characters_mix() {
        assert_eq!((lens("dangm从严"), lens("全mian"), lens("q面")), (vec![4], vec![2, 3], vec![2]));
    }

    #[test]
    fn the_last_syllable_may_be_half_typed() {
        assert_eq!((lens("zhonggua"), lens("zhongg")), (vec![2], vec![2]));
        let open = spelt("fan", Letters::OpenSyllables);
        assert_eq!(open, [[Element::Sound(table().beginning("fan").expect("fan, fang"))]]);
    }

    #[test]
    fn what_is_no_pinyin_has_no_spelling() {
        for term in ["全面", "q", "ui", "vqm i", "123", "'", ""] {
            assert_eq!(spelt(term, Letters::Syllables), Vec::<Vec<Element>>::new(), "{term}");
        }
    }

    #[test]
    fn a_long_run_of_letters_is_cut_in_few_ways() {
        assert!(spelt(&"an".repeat(30), Letters::Syllables).len() <= MAX_WAYS);
        assert!(spelt(&"an".repeat(31), Letters::Syllables).is_empty());
    }
}
