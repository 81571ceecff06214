//! The packed table of pinyin: how its bytes are laid out, in one place for who writes it and who reads it.
//!
//! All numbers are little-endian.
//!
//! | at | bytes | what |
//! |---|---|---|
//! | 0 | 8 | [`MAGIC`] |
//! | 8 | 4 | [`VERSION`] |
//! | 12 | 4 | bytes of the whole file |
//! | 16 | 8 | checksum of all bytes from [`CHECKED_FROM`] on, as of a dictionary |
//! | 24 | 4 | bytes of the syllables |
//! | 28 | 4 | how many sets of syllables there are |
//! | 32 | | the syllables in the order of the alphabet, ü as v, with `\n` between them; numbered from 1 |
//! | | 3 × 2 each | the sets: the numbers of the syllables that a character may be read as, the usual one first; of two, the last one stands twice |
//! | | 2 each | for each of [`IDEOGRAPHS`], its reading: the number of its syllable, or [`SEVERAL`] and the index of its set; 0 is none |

use std::ops::RangeInclusive;

/// What a packed table starts with.
pub(crate) const MAGIC: [u8; 8] = *b"GangmuPy";

/// The version of the layout above. A change of the layout, not of the readings, raises it.
pub(crate) const VERSION: u32 = 1;

/// Where the bytes start that the checksum covers: after itself.
pub(crate) const CHECKED_FROM: usize = 24;

/// Where the syllables start.
pub(crate) const HEADER_BYTES: usize = CHECKED_FROM + 8;

/// Readings from here on, those with the highest bit, stand for several syllables.
pub(crate) const SEVERAL: u16 = 0x8000;

/// The characters that have an entry: the main block of ideographs.
pub(crate) const IDEOGRAPHS: RangeInclusive<u16> = 0x4E00..=0x9FFF;
