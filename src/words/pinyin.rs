//! How characters are read, without tones: some 400 syllables in the order of the alphabet, ü spelt v.
//!
//! The table is built in, but not in the browser: there it is a file of its own, fetched when letters are first looked for.

mod format;
mod load;

#[cfg(not(target_family = "wasm"))]
use std::sync::LazyLock;

use format::IDEOGRAPHS;
pub use load::PinyinError;

/// Readings from here on, those with the highest bit, stand for several syllables, any of which the character may be read
/// as; below, 0 is none.
pub const SEVERAL: u16 = format::SEVERAL;

#[cfg(not(target_family = "wasm"))]
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pinyin.bin"));

/// Syllables that follow one another in the alphabet, as those with the same beginning do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sound {
    /// The number of the first syllable, from 1.
    pub first: u16,
    /// The number of the last one.
    pub last: u16,
}

/// Which characters are read how.
#[derive(Clone, Debug)]
pub struct PinyinTable {
    /// In the order of the alphabet; the numbers of syllables count from 1.
    syllables: Vec<Box<str>>,
    /// For each set of several readings, the numbers of its syllables, the usual one first.
    sets: Vec<[u16; 3]>,
    /// For each ideograph of the main block.
    readings: Vec<u16>,
}

impl PinyinTable {
    /// The table that is built in; `None` in the browser, which fetches it.
    pub fn built_in() -> Option<&'static Self> {
        #[cfg(not(target_family = "wasm"))]
        {
            static TABLE: LazyLock<PinyinTable> =
                LazyLock::new(|| PinyinTable::load(PACKED).expect("the build packs a whole table"));
            Some(&TABLE)
        }
        #[cfg(target_family = "wasm")]
        None
    }

    /// The syllable spelt so; `None` where there is none.
    pub fn syllable(&self, spelling: &str) -> Option<Sound> {
        let spelling = match spelling {
            "lue" => "lve",
            "nue" => "nve",
            _ => spelling,
        };
        let number = self.syllables.binary_search_by(|syllable| (**syllable).cmp(spelling)).ok()? as u16 + 1;
        Some(Sound { first: number, last: number })
    }

    /// The syllables that begin so; `None` where there are none.
    ///
    /// ```
    /// use gangmu::words::pinyin::PinyinTable;
    /// let table = PinyinTable::built_in().unwrap();
    /// let sound = table.beginning("zh").unwrap();
    /// let is_read = |c: char| table.includes(sound, table.reading(c as u16));
    /// assert!(is_read('长') && !is_read('全'));
    /// ```
    pub fn beginning(&self, letters: &str) -> Option<Sound> {
        let first = self.syllables.partition_point(|syllable| **syllable < *letters);
        let count = self.syllables[first..].partition_point(|syllable| syllable.starts_with(letters));
        (count > 0).then_some(Sound { first: first as u16 + 1, last: (first + count) as u16 })
    }

    /// Any syllable: that of every character that has a reading.
    pub fn any(&self) -> Sound {
        Sound { first: 1, last: self.syllables.len() as u16 }
    }

    /// The most usual syllable of a reading; `None` for none.
    pub fn usual(&self, reading: u16) -> Option<Sound> {
        let number = reading.checked_sub(SEVERAL).map_or(reading, |set| self.sets[usize::from(set)][0]);
        (number > 0).then_some(Sound { first: number, last: number })
    }

    /// Whether a character with this reading may be read so.
    pub fn includes(&self, sound: Sound, reading: u16) -> bool {
        let is_one = |syllable: &u16| (sound.first..=sound.last).contains(syllable);
        match reading.checked_sub(SEVERAL) {
            None => is_one(&reading),
            Some(set) => self.sets[usize::from(set)].iter().any(is_one),
        }
    }

    /// How a UTF-16 code unit is read: 0 for what is no ideograph of the main block, nor the zero of dates (二〇二五).
    pub fn reading(&self, unit: u16) -> u16 {
        let unit = if unit == '〇' as u16 { '零' as u16 } else { unit };
        let place = unit.checked_sub(*IDEOGRAPHS.start()).map(usize::from);
        place.and_then(|place| self.readings.get(place)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> &'static PinyinTable {
        PinyinTable::built_in().expect("natively")
    }

    fn is_read(c: char, spelling: &str) -> bool {
        table().syllable(spelling).is_some_and(|sound| table().includes(sound, table().reading(c as u16)))
    }

    #[test]
    fn characters_have_their_usual_readings() {
        for (c, spellings) in [('全', "quan"), ('长', "chang zhang"), ('長', "chang zhang"), ('行', "xing hang")] {
            assert!(spellings.split(' ').all(|spelling| is_read(c, spelling)), "{c}");
        }
        assert!(is_read('绿', "lv") && is_read('略', "lve") && is_read('略', "lue"));
        assert!(is_read('么', "me") && is_read('著', "zhu"));
        assert!(is_read('〇', "ling") && is_read('伽', "jia") && is_read('掺', "chan") && is_read('嗯', "en"));
        assert!(!is_read('是', "ti") && !is_read('a', "a"));
    }

    #[test]
    fn syllables_with_the_same_beginning_follow_one_another() {
        for letters in ["q", "zh", "xia", "a"] {
            let sound = table().beginning(letters).expect("there are some");
            for (number, syllable) in (1..).zip(&table().syllables) {
                assert_eq!((sound.first..=sound.last).contains(&number), syllable.starts_with(letters), "{syllable}");
            }
        }
        assert_eq!((table().beginning("i"), table().beginning("zhx")), (None, None));
    }
}
