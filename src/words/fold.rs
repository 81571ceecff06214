//! Which characters count as the same when something is looked for.
//!
//! Almost every character folds to one of the same length, so that an offset in folded text is the offset in the
//! original. The few others (… is three full stops, ㎏ two letters, e with a combining accent one) come as pieces that say
//! how long they were and what they became.

use std::{
    collections::BTreeSet,
    sync::{LazyLock, OnceLock},
};

mod tables {
    include!(concat!(env!("OUT_DIR"), "/fold_tables.rs"));
}

/// Pairs: a character, and one that NFKC makes of it. One that becomes several has a pair for each.
static COMPATIBLE: LazyLock<Vec<[char; 2]>> = LazyLock::new(|| unpack(&tables::COMPATIBLE));
/// Pairs: a character, and the one that stands for it and its variants.
static VARIANTS: LazyLock<Vec<[char; 2]>> = LazyLock::new(|| unpack(&tables::VARIANTS));
/// A letter, a combining mark, and what they make together.
static COMPOSITIONS: LazyLock<Vec<[char; 3]>> = LazyLock::new(|| unpack(&tables::COMPOSITIONS));

/// The rows of a table, in order, as the build script has packed them.
fn unpack<const N: usize>(bytes: &[u8]) -> Vec<[char; N]> {
    let (mut rows, mut row, mut bytes) = (Vec::new(), ['\0'; N], bytes.iter());
    while !bytes.as_slice().is_empty() {
        for c in &mut row {
            let (mut step, mut shift) = (0, 0);
            for byte in bytes.by_ref() {
                step |= u32::from(byte & 0x7F) << shift;
                shift += 7;
                if byte >> 7 == 0 {
                    break;
                }
            }
            let number = u32::from(*c);
            let number = if step & 1 == 1 { number.wrapping_sub(step >> 1) } else { number.wrapping_add(step >> 1) };
            *c = char::from_u32(number).unwrap_or_default();
        }
        rows.push(row);
    }
    rows
}

/// What is folded; each can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "four switches of the page, in any combination")]
pub struct Folding {
    /// Compatibility forms as by NFKC: Ａ is A, ㎏ is kg, ① is 1, and a letter with its combining accent is one letter.
    pub width: bool,
    /// Capitals are small letters.
    pub case: bool,
    /// “ ” 「 」 " are one, and so are ‘ ’ 『 』 '.
    pub quotes: bool,
    /// Simplified characters are traditional ones and their variants: 国 is 國, 为 is 為 and 爲.
    pub variants: bool,
}

impl Folding {
    /// Everything is folded.
    pub const ALL: Self = Self { width: true, case: true, quotes: true, variants: true };
    /// NFKC and lower case: what a browser's own find does.
    pub const COMPATIBLE: Self = Self { quotes: false, variants: false, ..Self::ALL };
    /// Nothing is folded.
    pub const NONE: Self = Self { width: false, case: false, quotes: false, variants: false };

    fn number(self) -> usize {
        [self.width, self.case, self.quotes, self.variants].iter().fold(0, |number, on| number * 2 + usize::from(*on))
    }
}

/// One or more characters of a text that fold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The characters.
    pub original: &'a str,
    /// What they fold to.
    pub folded: &'a [u16],
    /// Whether it is one character of the same length as the original.
    pub one_to_one: bool,
}

/// Folds a text, piece by piece in reading order.
pub fn fold_pieces(text: &str, folding: Folding, mut each: impl FnMut(Piece<'_>)) {
    let table = FoldTable::of(folding);
    let mut rest = text.chars();
    let (mut folded, mut units) = (String::new(), Vec::new());
    loop {
        let from = rest.as_str();
        let Some(first) = rest.next() else { break };
        if let Some(unit) = table.char(first)
            && rest.clone().next().is_none_or(|next| table.char(next).is_some())
        {
            each(Piece { original: &from[..first.len_utf8()], folded: &[unit], one_to_one: true });
            continue;
        }
        folded.clear();
        fold_char(first, folding, &mut |c| folded.push(c));
        while folding.width
            && let Some(composed) = compose(folded.chars().next_back(), rest.clone().next())
        {
            folded.pop();
            folded.push(composed);
            rest.next();
        }
        units.clear();
        units.extend(folded.encode_utf16());
        let original = &from[..from.len() - rest.as_str().len()];
        let one_to_one =
            original.len() == first.len_utf8() && units.len() == first.len_utf16() && folded.chars().count() == 1;
        each(Piece { original, folded: &units, one_to_one });
    }
}

/// Folds a text to UTF-16 code units; it may become shorter or longer.
///
/// ```
/// use gangmu::words::fold::{Folding, fold};
/// assert_eq!(fold("Ｗ３c　綱目 ㎏", Folding::ALL), fold("w3C 纲目 KG", Folding::ALL));
/// assert_ne!(fold("綱目", Folding::COMPATIBLE), fold("纲目", Folding::COMPATIBLE));
/// ```
pub fn fold(text: &str, folding: Folding) -> Vec<u16> {
    let mut units = Vec::with_capacity(text.len() / 2);
    fold_pieces(text, folding, |piece| units.extend_from_slice(piece.folded));
    units
}

/// What a single UTF-16 code unit folds to, as a table.
pub struct FoldTable {
    /// [`LOOK_CLOSER`] where the unit alone does not tell.
    units: Box<[u16]>,
}

const LOOK_CLOSER: u16 = 0;

impl FoldTable {
    /// The table, made when it is first asked for.
    pub fn of(folding: Folding) -> &'static Self {
        static TABLES: [OnceLock<FoldTable>; 16] = [const { OnceLock::new() }; 16];
        TABLES[folding.number()].get_or_init(|| Self::new(folding))
    }

    /// The code unit that `unit` folds to; `None` where [`fold_pieces`] has to look at the characters: a form that changes
    /// its length, a mark that may join the letter before it, half of a character outside the basic plane.
    pub fn unit(&self, unit: u16) -> Option<u16> {
        let folded = self.units[usize::from(unit)];
        (folded != LOOK_CLOSER).then_some(folded)
    }

    /// The same for a character; `None` also for those outside the basic plane.
    pub fn char(&self, c: char) -> Option<u16> {
        self.unit(u16::try_from(u32::from(c)).ok()?)
    }

    fn new(folding: Folding) -> Self {
        let mut units = vec![LOOK_CLOSER; 0x1_0000].into_boxed_slice();
        let marks: BTreeSet<char> = COMPOSITIONS.iter().map(|[_, mark, _]| *mark).collect();
        for c in '\u{1}'..='\u{FFFF}' {
            let (mut folded, mut count) = (c, 0);
            fold_char(c, folding, &mut |c| (folded, count) = (c, count + 1));
            let is_mark = folding.width && marks.contains(&folded);
            if count == 1 && !is_mark {
                units[c as usize] = u16::try_from(u32::from(folded)).unwrap_or(LOOK_CLOSER);
            }
        }
        Self { units }
    }
}

/// Gives each character that `c` folds to.
fn fold_char(c: char, folding: Folding, each: &mut impl FnMut(char)) {
    let mut lower = |c: char| match c {
        'ς' if folding.case => each('σ'),
        _ if folding.case => c.to_lowercase().for_each(|c| each(fold_shape(c, folding))),
        _ => each(fold_shape(c, folding)),
    };
    if !folding.width {
        return lower(c);
    }
    let becomes = rows_of(&COMPATIBLE, c);
    if becomes.is_empty() {
        return lower(c);
    }
    for [_, to] in becomes {
        lower(*to);
    }
}

fn fold_shape(c: char, folding: Folding) -> char {
    let c = if folding.quotes { fold_quote(c) } else { c };
    if folding.variants { look_up(&VARIANTS, c) } else { c }
}

fn fold_quote(c: char) -> char {
    match c {
        '"' | '”' | '„' | '‟' | '〝' | '〞' | '〟' | '「' | '」' => '“',
        '\'' | '’' | '‚' | '‛' | '『' | '』' => '‘',
        _ => c,
    }
}

/// The rows of a table that start with a character.
fn rows_of(table: &[[char; 2]], c: char) -> &[[char; 2]] {
    let rows = &table[table.partition_point(|[from, _]| *from < c)..];
    &rows[..rows.iter().take_while(|[from, _]| *from == c).count()]
}

fn look_up(table: &[[char; 2]], c: char) -> char {
    rows_of(table, c).first().map_or(c, |[_, to]| *to)
}

/// The character that a letter and a combining mark make together.
fn compose(letter: Option<char>, mark: Option<char>) -> Option<char> {
    let pair = [letter?, look_up(&COMPATIBLE, mark?)];
    let at = COMPOSITIONS.binary_search_by_key(&pair, |[letter, mark, _]| [*letter, *mark]).ok()?;
    Some(COMPOSITIONS[at][2])
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn compatible(text: &str) -> Vec<u16> {
        fold(text, Folding::COMPATIBLE)
    }

    /// NFKC and lower case, with one sigma.
    fn truth(text: &str) -> String {
        text.nfkc().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).collect()
    }

    #[test]
    fn every_character_folds_as_nfkc_and_lower_case_say() {
        let mut known: HashMap<Vec<u16>, String> = HashMap::new();
        for c in '\0'..=char::MAX {
            let truth = truth(&c.to_string());
            let folded = compatible(&c.to_string());
            assert_eq!(folded, compatible(&truth), "{c:?} (U+{:04X})", u32::from(c));
            let same = known.entry(folded).or_insert_with(|| truth.clone());
            assert_eq!(*same, truth, "{c:?} (U+{:04X})", u32::from(c));
        }
    }

    #[test]
    fn the_table_says_the_same_as_the_characters() {
        for folding in [Folding::ALL, Folding::COMPATIBLE, Folding::NONE] {
            let table = FoldTable::of(folding);
            for c in '\0'..='\u{FFFF}' {
                if let Some(unit) = table.unit(u32::from(c) as u16) {
                    assert_eq!(fold(&c.to_string(), folding), [unit], "{c:?}");
                }
            }
        }
    }

    #[test]
    fn letters_and_their_marks_become_one() {
        for (apart, joined) in [("e\u{301}", "é"), ("a\u{302}\u{301}", "ấ"), ("ﾊﾞ", "バ"), ("か\u{3099}", "が")]
        {
            assert_eq!(compatible(apart), compatible(joined));
        }
        assert_eq!(compatible("x\u{301}").len(), 2);
    }

    #[test]
    fn simplified_traditional_and_variants_are_one() {
        for (one, other) in [
            ("国", "國"),
            ("为", "爲"),
            ("為", "爲"),
            ("群", "羣"),
            ("里", "裡"),
            ("裏", "裡"),
            ("卫", "衞"),
            ("后", "後"),
        ] {
            assert_eq!(fold(one, Folding::ALL), fold(other, Folding::ALL), "{one} {other}");
            assert_ne!(compatible(one), compatible(other));
        }
        assert_eq!(fold("𦈡", Folding::ALL), fold("繻", Folding::ALL));
    }

    #[test]
    fn nothing_folds_twice() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string(), Folding::ALL);
            if let Ok(text) = String::from_utf16(&once) {
                assert_eq!(fold(&text, Folding::ALL), once, "{c:?} (U+{:04X})", u32::from(c));
            }
        }
    }

    #[test]
    fn quotes_fold_only_when_asked_to() {
        assert_eq!(fold("「全面」", Folding::ALL), fold("\"全面\"", Folding::ALL));
        assert_ne!(compatible("“"), compatible("\""));
        assert_eq!(compatible("＂"), compatible("\""));
    }
}
