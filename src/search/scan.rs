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

/// Numbers that a scan looks for: a range of them, and all from some number on.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// The first of the range.
    pub(super) first: u16,
    /// The last of the range.
    pub(super) last: u16,
    /// Everything above is wanted too.
    pub(super) limit: u16,
}

impl Wanted {
    fn includes(self, number: u16) -> bool {
        number.wrapping_sub(self.first) <= self.last - self.first || number > self.limit
    }
}

/// An array, and what is looked for in it.
#[derive(Clone, Copy)]
pub(super) struct Lane<'a> {
    /// As long as those of the other lanes.
    pub(super) numbers: &'a [u16],
    /// What has to stand there.
    pub(super) wanted: Wanted,
}

/// Gives every place where what stands in each of the lanes is wanted. The lane that lets the fewest pass goes first.
pub(super) fn all_wanted(lanes: &[Lane<'_>], mut each: impl FnMut(usize)) {
    let blocks: Vec<_> = lanes.iter().map(|lane| (lane.numbers.as_chunks::<BLOCK>().0, lane.wanted)).collect();
    let Some((first, wanted)) = blocks.first() else { return };
    for (block, numbers) in first.iter().enumerate() {
        let mut candidates = wanted_bits(numbers, *wanted);
        for (numbers, wanted) in &blocks[1..] {
            if candidates == 0 {
                break;
            }
            candidates &= wanted_bits(&numbers[block], *wanted);
        }
        each_bit(candidates, |bit| each(block * BLOCK + bit));
    }
    let rest = first.len() * BLOCK..lanes[0].numbers.len();
    rest.filter(|at| lanes.iter().all(|lane| lane.wanted.includes(lane.numbers[*at]))).for_each(each);
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
    use core::arch::wasm32::{u16x8_eq, u16x8_splat, v128_and};
    let (first, last) = (u16x8_splat(first), u16x8_splat(last));
    let equal = |at| v128_and(u16x8_eq(load(starts, at), first), u16x8_eq(load(ends, at), last));
    bits_of([equal(0), equal(8), equal(16), equal(24)])
}

/// One bit for each place of a block: whether the number there is wanted.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn wanted_bits(block: &[u16; BLOCK], wanted: Wanted) -> u32 {
    use core::arch::wasm32::{u16x8_gt, u16x8_le, u16x8_splat, u16x8_sub, v128_or};
    let (first, span) = (u16x8_splat(wanted.first), u16x8_splat(wanted.last - wanted.first));
    let limit = u16x8_splat(wanted.limit);
    let is_wanted = |at| {
        let numbers = load(block, at);
        v128_or(u16x8_le(u16x8_sub(numbers, first), span), u16x8_gt(numbers, limit))
    };
    bits_of([is_wanted(0), is_wanted(8), is_wanted(16), is_wanted(24)])
}

/// Eight units, in a single instruction.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn load(block: &[u16; BLOCK], at: usize) -> core::arch::wasm32::v128 {
    let unit = |lane| block[at + lane];
    core::arch::wasm32::u16x8(unit(0), unit(1), unit(2), unit(3), unit(4), unit(5), unit(6), unit(7))
}

/// One bit for each lane, of lanes that are all ones or all zeros.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn bits_of([a, b, c, d]: [core::arch::wasm32::v128; 4]) -> u32 {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_narrow_i16x8, v128_any_true, v128_or};
    if !v128_any_true(v128_or(v128_or(a, b), v128_or(c, d))) {
        return 0;
    }
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

/// One bit for each place of a block: whether the number there is wanted.
#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
#[inline]
fn wanted_bits(block: &[u16; BLOCK], wanted: Wanted) -> u32 {
    (0..BLOCK).fold(0, |bits, at| bits | u32::from(wanted.includes(block[at])) << at)
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
    #[cfg(target_family = "wasm")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

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
