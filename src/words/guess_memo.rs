//! Remembers how short unknown runs were cut: most come again within a page, and a look here is quicker than the model.

use std::cell::RefCell;

/// Bytes of the longest run that is remembered: eight Han characters.
pub(super) const MEMO_BYTES: usize = 24;

/// How many runs are remembered, each in the one place its bytes lead to.
const PLACES: usize = 4096;

/// A run, zeros behind it, and a bit for each of its characters that ends a word.
#[derive(Clone, Copy)]
struct Remembered {
    run: [u8; MEMO_BYTES],
    ends: u8,
}

thread_local! {
    /// There is one model, so there is one memory for all who ask it.
    static MEMO: RefCell<Vec<Remembered>> = const { RefCell::new(Vec::new()) };
}

/// Which characters of a run end a word, a bit for each, the first character lowest; `ask` says it where it is not known.
pub(super) fn word_ends(run: &str, ask: impl FnOnce() -> u8) -> u8 {
    let mut key = [0; MEMO_BYTES];
    key[..run.len()].copy_from_slice(run.as_bytes());
    MEMO.with_borrow_mut(|memo| {
        memo.resize(PLACES, Remembered { run: [0; MEMO_BYTES], ends: 0 });
        let place = &mut memo[place_of(&key)];
        if place.run != key {
            *place = Remembered { run: key, ends: ask() };
        }
        place.ends
    })
}

fn place_of(key: &[u8; MEMO_BYTES]) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let (words, _) = key.as_chunks::<8>();
    let hash =
        words.iter().fold(0_u64, |hash, word| (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(ODD));
    (hash >> 52) as usize % PLACES
}
