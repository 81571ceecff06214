//! GB18030 and Big5, told apart by what their bytes would say.
//!
//! Both write a Hanzi as two bytes, and nearly any bytes of one are good bytes of the other. But both put the characters
//! that are written daily into a block of their own, and what is daily in one is rare in the other. So the pieces are
//! counted as they are read; no table of characters is needed.

use crate::progress::Steps;

use super::Encoding;

/// What a few bytes would be in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A Hanzi or mark that is written daily.
    Common,
    /// Any other character.
    Rare,
    /// Nothing.
    Bad,
}

/// How bytes read in one encoding; ASCII is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    common: u32,
    rare: u32,
    bad: u32,
    /// Counted in bytes.
    pub(super) first_bad: Option<usize>,
}

impl Evidence {
    /// Reads all of `bytes`; `read` is given a slice that starts with a byte from 0x80 up, and takes what it says.
    fn of(bytes: &[u8], read: impl Fn(&[u8]) -> (Piece, usize)) -> Self {
        let mut evidence = Self::default();
        let mut at = 0;
        let mut steps = Steps::new(bytes.len(), 1 << 20);
        while at < bytes.len() {
            steps.reach(at);
            if bytes[at].is_ascii() {
                at += 1;
                continue;
            }
            let (piece, len) = read(&bytes[at..]);
            match piece {
                Piece::Common => evidence.common += 1,
                Piece::Rare => evidence.rare += 1,
                Piece::Bad => {
                    evidence.bad += 1;
                    evidence.first_bad = evidence.first_bad.or(Some(at));
                }
            }
            at += len;
        }
        evidence
    }

    /// What speaks for an encoding, less what speaks against it; comparable with the points of other encodings.
    pub(super) fn points(self) -> i64 {
        2 * i64::from(self.common) - i64::from(self.rare) - 6 * i64::from(self.bad)
    }

    /// Whether more than a quarter of it is daily, and no more than a tenth, and one place, wrong.
    pub(super) fn is_convincing(self) -> bool {
        let count = self.common + self.rare + self.bad;
        self.common > count / 4 && self.bad <= 1 + count / 10
    }
}

/// The encoding in which all of `bytes` read better, and how well.
pub(super) fn guess(bytes: &[u8]) -> (Encoding, Evidence) {
    let gb18030 = Evidence::of(bytes, read_gb18030);
    let big5 = Evidence::of(bytes, read_big5);
    if big5.points() > gb18030.points() { (Encoding::Big5, big5) } else { (Encoding::Gb18030, gb18030) }
}

/// Daily in GB18030: the marks of row 1, full-width ASCII, and the 3755 Hanzi of the first level.
fn read_gb18030(bytes: &[u8]) -> (Piece, usize) {
    match *bytes {
        // The euro sign of Windows.
        [0x80, ..] => (Piece::Rare, 1),
        [0xA1 | 0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, ..] => (Piece::Common, 2),
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => (Piece::Rare, 2),
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => (Piece::Rare, 4),
        _ => (Piece::Bad, 1),
    }
}

/// Daily in Big5: the marks of row 1, and the 5401 Hanzi of the first level.
fn read_big5(bytes: &[u8]) -> (Piece, usize) {
    match *bytes {
        [0xA1 | 0xA4..=0xC6, 0x40..=0x7E | 0xA1..=0xFE, ..] => (Piece::Common, 2),
        [0x81..=0xFE, 0x40..=0x7E | 0xA1..=0xFE, ..] => (Piece::Rare, 2),
        _ => (Piece::Bad, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_bytes_is_common_where_it_is_written_daily() {
        assert_eq!(read_gb18030(b"\xB5\xC4"), (Piece::Common, 2)); // 的
        assert_eq!(read_big5(b"\xAA\xBA"), (Piece::Common, 2)); // 的
        assert_eq!(read_gb18030(b"\xAA\xBA"), (Piece::Rare, 2));
    }

    #[test]
    fn four_bytes_are_one_character_of_gb18030() {
        assert_eq!(read_gb18030(b"\x95\x34\xB2\x35!"), (Piece::Rare, 4)); // 𠮷
        assert_eq!(read_gb18030(b"\x95\x34\xB2"), (Piece::Bad, 1));
    }

    #[test]
    fn a_single_hanzi_is_taken_for_gb18030() {
        assert_eq!(guess(b"\xB4\xBA").0, Encoding::Gb18030);
    }

    #[test]
    fn accents_between_latin_letters_are_neither() {
        let (_, evidence) = guess(b"Le caf\xE9 \xE9tait ferm\xE9");
        assert_eq!((evidence.is_convincing(), evidence.first_bad), (false, Some(6)));
    }
}
