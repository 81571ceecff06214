//! Every place of a term in the folded text: the plain scan.
//!
//! Blocks of the text are compared at once with the first and the last unit of the term; what passes is compared in full.
//! In wasm with SIMD 8 units go into an instruction, elsewhere 4 into a word. None of it needs unsafe code.

/// How many places are looked at together.
const BLOCK: usize = 32;

/// A term longer than this is looked for by an algorithm whose time does not grow with the term.
const MAX_FILTERED_LEN: usize = 256;

/// Adds every place where `term` starts in `units`, those that overlap too, in order. An empty term is nowhere.
pub(super) fn occurrences(units: &[u16], term: &[u16], found: &mut Vec<u32>) {
    match term {
        [] => {}
        _ if term.len() > units.len() => {}
        _ if term.len() > MAX_FILTERED_LEN => long_occurrences(units, term, found),
        [first, .., last] => {
            let inner = 1..term.len() - 1;
            filtered(units, *first, *last, term.len() - 1, found, |at| {
                inner.is_empty() || units[at + 1..at + term.len() - 1] == term[inner.clone()]
            });
        }
        [only] => filtered(units, *only, *only, 0, found, |_| true),
    }
}

/// Places with `first` there, `last` at `distance` from it, and `accept`ed.
fn filtered(
    units: &[u16],
    first: u16,
    last: u16,
    distance: usize,
    found: &mut Vec<u32>,
    accept: impl Fn(usize) -> bool,
) {
    let (start_blocks, start_rest) = units[..units.len() - distance].as_chunks::<BLOCK>();
    let (end_blocks, end_rest) = units[distance..].as_chunks::<BLOCK>();
    let mut try_at = |at| {
        if accept(at) {
            found.push(at as u32);
        }
    };
    for (block, (starts, ends)) in start_blocks.iter().zip(end_blocks).enumerate() {
        each_bit(candidates(starts, ends, first, last), |bit| try_at(block * BLOCK + bit));
    }
    let from = start_blocks.len() * BLOCK;
    for (at, (start, end)) in (from..).zip(start_rest.iter().zip(end_rest)) {
        if *start == first && *end == last {
            try_at(at);
        }
    }
}

/// An array, and what is looked for in it.
#[derive(Clone, Copy)]
pub(super) enum Lane<'a> {
    /// This unit.
    Unit(&'a [u16], u16),
    /// Readings from the first to the last one, or with the highest bit set: those have to be looked at more closely.
    Readings(&'a [u16], [u16; 2]),
}

impl<'a> Lane<'a> {
    fn numbers(self) -> &'a [u16] {
        match self {
            Lane::Unit(numbers, _) | Lane::Readings(numbers, _) => numbers,
        }
    }

    /// One bit for each place of a block: whether it is met there.
    #[inline]
    fn bits(self, block: &[u16; BLOCK]) -> u32 {
        match self {
            Lane::Unit(_, unit) => candidates(block, block, unit, unit),
            Lane::Readings(_, [first, last]) => readings_within(block, first, last),
        }
    }

    fn is_met(self, at: usize) -> bool {
        match self {
            Lane::Unit(units, unit) => units[at] == unit,
            Lane::Readings(readings, [first, last]) => {
                (first..=last).contains(&readings[at]) || readings[at] >> 15 == 1
            }
        }
    }
}

/// Gives every place where all of the lanes are met, which are equally long. Best with the one first that is met least.
pub(super) fn all_met(lanes: &[Lane<'_>], mut each: impl FnMut(usize)) {
    let blocks: Vec<_> = lanes.iter().map(|lane| (*lane, lane.numbers().as_chunks::<BLOCK>().0)).collect();
    let Some((first, first_blocks)) = blocks.first() else { return };
    for (number, block) in first_blocks.iter().enumerate() {
        let mut candidates = first.bits(block);
        for (lane, blocks) in &blocks[1..] {
            if candidates == 0 {
                break;
            }
            candidates &= lane.bits(&blocks[number]);
        }
        each_bit(candidates, |bit| each(number * BLOCK + bit));
    }
    let rest = first_blocks.len() * BLOCK..first.numbers().len();
    rest.filter(|at| lanes.iter().all(|lane| lane.is_met(*at))).for_each(each);
}

fn each_bit(mut bits: u32, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// One bit for each place of a block: whether `first` is there in `starts`, and `last` in `ends`.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn candidates(starts: &[u16; BLOCK], ends: &[u16; BLOCK], first: u16, last: u16) -> u32 {
    use core::arch::wasm32::{u16x8_eq, u16x8_splat, v128_and, v128_any_true, v128_or};
    let (first, last) = (u16x8_splat(first), u16x8_splat(last));
    let equal = |at| v128_and(u16x8_eq(load(starts, at), first), u16x8_eq(load(ends, at), last));
    let (a, b, c, d) = (equal(0), equal(8), equal(16), equal(24));
    if v128_any_true(v128_or(v128_or(a, b), v128_or(c, d))) { highest_bits([a, b, c, d]) } else { 0 }
}

/// One bit for each place of a block: whether a reading from `first` to `last` is there, or one with the highest bit set.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn readings_within(block: &[u16; BLOCK], first: u16, last: u16) -> u32 {
    use core::arch::wasm32::{u16x8_le, u16x8_splat, u16x8_sub, v128_or};
    let (first, span) = (u16x8_splat(first), u16x8_splat(last - first));
    let wanted = |at| {
        let readings = load(block, at);
        v128_or(u16x8_le(u16x8_sub(readings, first), span), readings)
    };
    highest_bits([wanted(0), wanted(8), wanted(16), wanted(24)])
}

/// Eight units, in a single instruction.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn load(block: &[u16; BLOCK], at: usize) -> core::arch::wasm32::v128 {
    let unit = |lane| block[at + lane];
    core::arch::wasm32::u16x8(unit(0), unit(1), unit(2), unit(3), unit(4), unit(5), unit(6), unit(7))
}

/// The highest bit of each unit.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn highest_bits([a, b, c, d]: [core::arch::wasm32::v128; 4]) -> u32 {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_narrow_i16x8};
    // Narrowing saturates, so that what was negative stays so.
    let bits = |low, high| u32::from(i8x16_bitmask(i8x16_narrow_i16x8(low, high)));
    bits(a, b) | bits(c, d) << 16
}

/// The same for engines without SIMD: four units in a word, most blocks left after a look at eight words.
#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
#[inline]
fn candidates(starts: &[u16; BLOCK], ends: &[u16; BLOCK], first: u16, last: u16) -> u32 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let word = |block: &[u16; BLOCK], at: usize| {
        (0..4).fold(0, |word, lane| word | u64::from(block[at + lane]) << (16 * lane))
    };
    let zero_somewhere = (0..BLOCK).step_by(4).fold(0, |found, at| {
        let difference = word(starts, at) ^ (u64::from(first) * ONES) | word(ends, at) ^ (u64::from(last) * ONES);
        found | difference.wrapping_sub(ONES) & !difference & (ONES << 15)
    });
    if zero_somewhere == 0 {
        return 0;
    }
    (0..BLOCK).fold(0, |bits, at| bits | u32::from(starts[at] == first && ends[at] == last) << at)
}

/// The same for engines without SIMD.
#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
#[inline]
fn readings_within(block: &[u16; BLOCK], first: u16, last: u16) -> u32 {
    let is_wanted = |reading: u16| reading.wrapping_sub(first) <= last - first || reading >> 15 == 1;
    (0..BLOCK).fold(0, |bits, at| bits | u32::from(is_wanted(block[at])) << at)
}

/// Knuth, Morris and Pratt's: each unit of the text is looked at twice at most.
fn long_occurrences(units: &[u16], term: &[u16], found: &mut Vec<u32>) {
    let fallback = borders(term);
    let mut matched = 0;
    for (at, unit) in units.iter().enumerate() {
        while matched > 0 && term[matched] != *unit {
            matched = fallback[matched - 1];
        }
        matched += usize::from(term[matched] == *unit);
        if matched == term.len() {
            found.push((at + 1 - term.len()) as u32);
            matched = fallback[matched - 1];
        }
    }
}

/// For each prefix of `term`, the length of the longest shorter one that it ends in.
fn borders(term: &[u16]) -> Vec<usize> {
    let mut borders = vec![0; term.len()];
    let mut len = 0;
    for at in 1..term.len() {
        while len > 0 && term[len] != term[at] {
            len = borders[len - 1];
        }
        len += usize::from(term[len] == term[at]);
        borders[at] = len;
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::random::Random;

    fn plain(units: &[u16], term: &[u16]) -> Vec<u32> {
        let windows = units.windows(term.len()).enumerate();
        windows.filter(|(_, window)| *window == term).map(|(at, _)| at as u32).collect()
    }

    fn scanned(units: &[u16], term: &[u16]) -> Vec<u32> {
        let mut found = Vec::new();
        occurrences(units, term, &mut found);
        found
    }

    /// Few different units, so that terms occur, overlap and nearly match.
    fn units(random: &mut Random, len: usize) -> Vec<u16> {
        (0..len).map(|_| [0, 1, 2, 1, 0, 1, 0x7FFF, 0x8000, 0xFFFF, 0x4E00][random.below(10)]).collect()
    }

    #[test]
    fn the_scan_finds_what_a_plain_loop_finds() {
        for seed in 0..4000 {
            let mut random = Random::new(seed);
            let len = 1 + random.below(300);
            let text = units(&mut random, len);
            let len = 1 + random.below(6);
            let term = units(&mut random, len);
            assert_eq!(scanned(&text, &term), plain(&text, &term), "seed {seed}");
        }
    }

    #[test]
    fn any_piece_of_a_text_is_found() {
        for seed in 0..1000 {
            let mut random = Random::new(seed);
            let len = 1 + random.below(900);
            let text = units(&mut random, len);
            let from = random.below(text.len());
            let term = &text[from..=from + random.below(text.len() - from)];
            assert_eq!(scanned(&text, term), plain(&text, term), "seed {seed}");
        }
    }

    #[test]
    fn a_long_term_in_a_text_of_one_character_takes_no_longer_than_a_short_one() {
        let units = vec![7; 400_000];
        assert_eq!(scanned(&units, &units[..100_000]).len(), 300_001);
    }

    #[test]
    fn nothing_is_nowhere() {
        assert_eq!(scanned(&[1, 2], &[]), [0; 0]);
        assert_eq!(scanned(&[1, 2], &[1, 2, 3]), [0; 0]);
    }
}
