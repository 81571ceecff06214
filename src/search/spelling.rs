//! What a term says when its Latin letters are taken as pinyin: full syllables, initials, and Han characters between them.
//!
//! ```text
//! quanmian     全面            qmcy        全面从严, 求名存义, …
//! quanm从严    全面从严        xi'an       西安, but not 先
//! ```
//!
//! Of the ways to cut letters into syllables, those count that leave the fewest letters to stand for a syllable alone.

use crate::words::pinyin::Sound;

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

/// Each way to read a term as pinyin; none where it has no Latin letters, or a single one and nothing else.
///
/// The last syllable has to be complete, unless it cannot be; with `is_open`, it may always go on.
pub(super) fn spellings(term: &[u16], is_open: bool) -> Vec<Vec<Element>> {
    if !(2..=MAX_LEN).contains(&term.len()) || term.iter().all(|unit| letter(*unit).is_none()) {
        return Vec::new();
    }
    let mut ways: Vec<Vec<Element>> = vec![Vec::new()];
    for run in term.chunk_by(|one, next| letter(*one).is_some() && letter(*next).is_some()) {
        let run_ways = match letter(run[0]) {
            Some(_) => cut(run, is_open && term.ends_with(run)),
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

/// The ways to cut a run of letters that leave the fewest of them alone; none where letters are no pinyin.
fn cut(run: &[u16], is_open: bool) -> Vec<Vec<Element>> {
    let letters: String = run.iter().filter_map(|unit| letter(*unit)).collect();
    // For each place, from the last: how many letters after it are left alone, and how they are cut.
    let mut rest: Vec<(usize, Vec<Vec<Element>>)> = vec![(0, vec![Vec::new()])];
    for from in (0..letters.len()).rev() {
        let mut best: (usize, Vec<Vec<Element>>) = (usize::MAX, Vec::new());
        for to in from + 1..=letters.len().min(from + MAX_SYLLABLE) {
            let Some((sound, alone)) = piece(&letters[from..to], to == letters.len(), is_open) else { continue };
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
    rest.pop().map_or_else(Vec::new, |(_, ways)| ways)
}

/// What letters that stand for one character sound like, and how many of them stand for it alone.
fn piece(letters: &str, is_last: bool, is_open: bool) -> Option<(Sound, usize)> {
    let is_initial = letters.len() == 1 || matches!(letters, "zh" | "ch" | "sh");
    let sound = match Sound::syllable(letters) {
        Some(syllable) if !(is_initial || is_last && is_open) => syllable,
        Some(_) => Sound::beginning(letters)?,
        None if is_initial || is_last => Sound::beginning(letters)?,
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

    /// How many characters each spelling of a term has.
    fn lens(term: &str) -> Vec<usize> {
        let mut lens: Vec<usize> = spellings(&fold(term, Folding::ALL), false).iter().map(Vec::len).collect();
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
    }

    #[test]
    fn syllables_initials_and_characters_mix() {
        assert_eq!((lens("dangm从严"), lens("全mian"), lens("q面")), (vec![4], vec![2, 3], vec![2]));
    }

    #[test]
    fn the_last_syllable_may_be_half_typed() {
        assert_eq!((lens("zhonggua"), lens("zhongg")), (vec![2], vec![2]));
        let open = spellings(&fold("fan", Folding::ALL), true);
        assert_eq!(open, [[Element::Sound(Sound::beginning("fan").expect("fan, fang"))]]);
    }

    #[test]
    fn what_is_no_pinyin_has_no_spelling() {
        for term in ["全面", "q", "ui", "vqm i", "123", "'", ""] {
            assert_eq!(spellings(&fold(term, Folding::ALL), false), Vec::<Vec<Element>>::new(), "{term}");
        }
    }

    #[test]
    fn a_long_run_of_letters_is_cut_in_few_ways() {
        assert!(spellings(&fold(&"an".repeat(30), Folding::ALL), false).len() <= MAX_WAYS);
        assert!(spellings(&fold(&"an".repeat(31), Folding::ALL), false).is_empty());
    }
}
