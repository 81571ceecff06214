//! Reads a packed table, and trusts none of its bytes.

use super::{
    PinyinTable,
    format::{CHECKED_FROM, HEADER_BYTES, IDEOGRAPHS, MAGIC, SEVERAL, VERSION},
};
use crate::words::format::checksum;

/// Why a table of pinyin could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PinyinError {
    /// It does not start as a table does: the page of an error 404, say.
    #[error("this is no table of pinyin")]
    NotATable,
    /// It was packed by another version of Gangmu.
    #[error("the table of pinyin has version {found}; this program reads version {expected}")]
    WrongVersion {
        /// The version in the file.
        found: u32,
        /// The one that can be read.
        expected: u32,
    },
    /// It was cut, or some of its bytes are not what they were.
    #[error("the table of pinyin is cut or damaged")]
    Damaged,
}

impl PinyinError {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotATable => "not-a-pinyin-table",
            Self::WrongVersion { .. } => "pinyin-version",
            Self::Damaged => "damaged-pinyin",
        }
    }
}

impl PinyinTable {
    /// Reads the packed form that `format.rs` describes.
    ///
    /// # Errors
    ///
    /// Says in which way `bytes` are not a whole, unchanged table of this version.
    pub fn load(bytes: &[u8]) -> Result<Self, PinyinError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(PinyinError::NotATable);
        }
        match u32_at(bytes, 8) {
            Some(VERSION) => {}
            Some(found) => return Err(PinyinError::WrongVersion { found, expected: VERSION }),
            None => return Err(PinyinError::Damaged),
        }
        is_whole(bytes).then(|| read(bytes)).flatten().ok_or(PinyinError::Damaged)
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let sum = bytes.get(CHECKED_FROM..).map(|checked| checksum(checked).to_le_bytes());
    u32_at(bytes, 12) == Some(bytes.len() as u32) && bytes.get(16..CHECKED_FROM) == sum.as_ref().map(|sum| &sum[..])
}

/// The table in a whole file; `None` where a number points nowhere.
fn read(bytes: &[u8]) -> Option<PinyinTable> {
    let [spelt_len, set_count] = [CHECKED_FROM, CHECKED_FROM + 4].map(|at| u32_at(bytes, at));
    let (spelt, rest) = bytes.get(HEADER_BYTES..)?.split_at_checked(spelt_len? as usize)?;
    let (sets, readings) = rest.split_at_checked(set_count?.checked_mul(6)? as usize)?;
    let syllables: Vec<Box<str>> = str::from_utf8(spelt).ok()?.split('\n').map(Box::from).collect();
    let sets: Vec<[u16; 3]> = numbers(sets).as_chunks::<3>().0.to_vec();
    let readings = numbers(readings);

    let is_syllable = |number: &u16| usize::from(*number) <= syllables.len();
    let is_reading = |reading: &u16| match reading.checked_sub(SEVERAL) {
        None => is_syllable(reading),
        Some(set) => usize::from(set) < sets.len(),
    };
    let fits = syllables.is_sorted()
        && sets.iter().flatten().all(is_syllable)
        && readings.iter().all(is_reading)
        && readings.len() == IDEOGRAPHS.count();
    fits.then_some(PinyinTable { syllables, sets, readings })
}

fn numbers(bytes: &[u8]) -> Vec<u16> {
    bytes.as_chunks::<2>().0.iter().map(|number| u16::from_le_bytes(*number)).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::pinyin::PACKED;

    /// Makes the length and the checksum right again.
    fn sealed(mut file: Vec<u8>) -> Vec<u8> {
        let byte_len = file.len() as u32;
        file[12..16].copy_from_slice(&byte_len.to_le_bytes());
        let sum = checksum(&file[CHECKED_FROM..]);
        file[16..CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
        file
    }

    fn error(bytes: &[u8]) -> Option<PinyinError> {
        PinyinTable::load(bytes).err()
    }

    #[test]
    fn what_is_no_table_is_told_from_one_that_was_cut() {
        assert_eq!(error(b"<!doctype html>"), Some(PinyinError::NotATable));
        assert_eq!(error(b""), Some(PinyinError::NotATable));
        for len in (MAGIC.len()..PACKED.len()).step_by(7) {
            assert_eq!(error(&PACKED[..len]), Some(PinyinError::Damaged), "{len} bytes");
        }
    }

    #[test]
    fn another_version_is_refused() {
        let mut other = PACKED.to_vec();
        other[8] += 1;
        assert_eq!(error(&sealed(other)), Some(PinyinError::WrongVersion { found: VERSION + 1, expected: VERSION }));
    }

    #[test]
    fn no_changed_byte_escapes() {
        for at in (12..PACKED.len()).step_by(11) {
            let mut changed = PACKED.to_vec();
            changed[at] ^= 1;
            assert_eq!(error(&changed), Some(PinyinError::Damaged), "byte {at}");
        }
    }

    #[test]
    fn a_sealed_file_that_points_nowhere_is_refused() {
        let last = PACKED.len() - 1;
        for (at, byte) in
            [(last, 0xFF), (last, 0x7F), (CHECKED_FROM, 0xFF), (CHECKED_FROM + 7, 0xFF), (HEADER_BYTES, b'z')]
        {
            let mut changed = PACKED.to_vec();
            changed[at] = byte;
            assert_eq!(error(&sealed(changed)), Some(PinyinError::Damaged), "byte {at}");
        }
        assert_eq!(error(&sealed(PACKED[..last - 1].to_vec())), Some(PinyinError::Damaged));
    }
}
