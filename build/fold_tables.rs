//! Makes the tables by which characters are folded: compatibility forms from `unicode-normalization` (NFKC), simplified
//! and traditional characters and their variants from `ferrous-opencc` (the `OpenCC` tables, Apache-2.0).

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Write as _,
};

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use unicode_normalization::{UnicodeNormalization as _, char::canonical_combining_class};

/// Characters, and which one each folds to.
type Pairs = Vec<(char, char)>;

/// Punctuation that Chinese text has mostly in full width: there it stands for its class, so that folding changes few
/// units of a text, and few originals need to be kept.
const FULL_WIDTH: [(char, char); 8] =
    [(',', '，'), (';', '；'), (':', '：'), ('!', '！'), ('?', '？'), ('(', '（'), (')', '）'), ('~', '～')];

/// The source of the tables, as Rust. `variants` is what [`variants`] gives.
pub(crate) fn generate(variants: &[(char, char)]) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let mut table =
        |name: &str, bytes: Vec<u8>| writeln!(code, "pub(super) static {name}: [u8; {}] = {bytes:?};", bytes.len());
    let pairs = |pairs: &[(char, char)]| pack(pairs.iter().map(|(from, to)| [*from, *to]));
    table("COMPATIBLE", pairs(&compatibility_forms()))?;
    table("VARIANTS", pairs(variants))?;
    table("COMPOSITIONS", pack(compositions()))?;
    Ok(code)
}

/// Rows of characters, each as how far it is from the one above it: seven bits to a byte, the lowest first, the highest bit
/// set where more follow; the lowest bit of the number is its sign. As they are, the tables would be 11 KB more to download.
fn pack<const N: usize>(rows: impl IntoIterator<Item = [char; N]>) -> Vec<u8> {
    let (mut bytes, mut above) = (Vec::new(), ['\0'; N]);
    for row in rows {
        for (c, above) in row.into_iter().zip(above) {
            let step = i64::from(u32::from(c)) - i64::from(u32::from(above));
            let mut rest = step.unsigned_abs() << 1 | u64::from(step < 0);
            while rest > 0x7F {
                bytes.push(rest as u8 & 0x7F | 0x80);
                rest >>= 7;
            }
            bytes.push(rest as u8);
        }
        above = row;
    }
    bytes
}

/// What NFKC makes of a character, where that is not itself: a pair for each character it becomes.
fn compatibility_forms() -> Pairs {
    let mut pairs = Vec::new();
    for c in '\0'..=char::MAX {
        let folded: Vec<char> = c.nfkc().map(in_common_width).collect();
        if folded != [c] {
            pairs.extend(folded.into_iter().map(|to| (c, to)));
        }
    }
    pairs
}

fn in_common_width(c: char) -> char {
    FULL_WIDTH.iter().find(|(ascii, _)| *ascii == c).map_or(c, |(_, wide)| *wide)
}

/// Each character of the basic plane that NFC makes of two, after those two.
fn compositions() -> Vec<[char; 3]> {
    let all = ('\0'..='\u{FFFF}').filter(|c| !('\u{AC00}'..='\u{D7A3}').contains(c)).filter_map(|composed| {
        let mut parts = None;
        unicode_normalization::char::decompose_canonical(composed, |_| parts = Some(()));
        parts?;
        composed_of(composed)
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    all
}

/// The pair of characters whose composition is `composed`; `None` for what is not composed.
fn composed_of(composed: char) -> Option<[char; 3]> {
    let decomposed: Vec<char> = composed.nfd().collect();
    let (&mark, base) = decomposed.split_last()?;
    let mut base = base.iter().copied().nfc();
    let (base, None) = (base.next()?, base.next()) else { return None };
    let is_pair = unicode_normalization::char::compose(base, mark) == Some(composed);
    (is_pair && canonical_combining_class(mark) != 0).then_some([base, mark, composed])
}

/// Each character with the one that stands for it and its variants, mostly the simplified one.
pub(crate) fn variants() -> Result<Pairs, Box<dyn Error>> {
    let simplified = conversions(BuiltinConfig::T2s)?;
    let in_use: BTreeSet<char> = simplified.values().copied().collect();
    let mut steps = vec![conversions(BuiltinConfig::Hk2t)?, conversions(BuiltinConfig::Tw2t)?];
    // 么 is 幺 in Taiwan, but 麼 elsewhere: what traditional characters are simplified to stays as it is.
    for regional in &mut steps {
        regional.retain(|from, _| !in_use.contains(from));
    }
    steps.push(simplified);
    let settled = |c: char| (0..2 * steps.len()).fold(c, |c, at| *steps[at % steps.len()].get(&c).unwrap_or(&c));

    let changed: BTreeSet<char> = steps.iter().flat_map(|step| step.keys().copied()).collect();
    let mut classes: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for c in changed {
        let stand_in = settled(c);
        classes.entry(stand_in).or_insert_with(|| vec![stand_in]).push(c);
    }
    let mut pairs = Vec::new();
    for (stand_in, mut class) in classes {
        class.sort_unstable();
        class.dedup();
        // A character outside the basic plane is two units long: one of length 1 stands for it where there is one.
        let stand_in = if stand_in > '\u{FFFF}' { class[0] } else { stand_in };
        pairs.extend(class.iter().filter(|c| **c != stand_in).map(|c| (*c, stand_in)));
    }
    pairs.sort_unstable();
    Ok(pairs)
}

/// What `OpenCC` makes of single ideographs, where that is one other character.
fn conversions(config: BuiltinConfig) -> Result<BTreeMap<char, char>, Box<dyn Error>> {
    let ideographs: Vec<char> = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}').collect();
    let lines: String = ideographs.iter().flat_map(|c| [*c, '\n']).collect();
    let converted = OpenCC::from_config(config)?.convert(&lines);
    let pairs = ideographs.iter().zip(converted.lines()).filter_map(|(from, line)| {
        let mut chars = line.chars();
        let (to, None) = (chars.next()?, chars.next()) else { return None };
        (to != *from).then_some((*from, to))
    });
    Ok(pairs.collect())
}
