//! How characters are read, without tones: some 400 syllables in the order of the alphabet, ü spelt v.

mod tables {
    include!(concat!(env!("OUT_DIR"), "/pinyin_tables.rs"));
}

/// Readings from here on, those with the highest bit, stand for several syllables, any of which the character may be read
/// as; below, 0 is none.
pub const SEVERAL: u16 = tables::POLYPHONE;

/// Syllables that follow one another in the alphabet, as those with the same beginning do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sound {
    /// The number of the first syllable, from 1.
    pub first: u16,
    /// The number of the last one.
    pub last: u16,
}

impl Sound {
    /// Any of them: every character that has a reading.
    pub const ANY: Self = Self { first: 1, last: tables::SYLLABLES.len() as u16 };

    /// The syllable spelt so; `None` where there is none.
    pub fn syllable(spelling: &str) -> Option<Self> {
        let spelling = match spelling {
            "lue" => "lve",
            "nue" => "nve",
            _ => spelling,
        };
        let number = tables::SYLLABLES.binary_search(&spelling).ok()? as u16 + 1;
        Some(Self { first: number, last: number })
    }

    /// The syllables that begin so; `None` where there are none.
    ///
    /// ```
    /// use gangmu::words::pinyin::{Sound, reading};
    /// let sound = Sound::beginning("zh").unwrap();
    /// assert!(sound.includes(reading('长' as u16)) && !sound.includes(reading('全' as u16)));
    /// ```
    pub fn beginning(letters: &str) -> Option<Self> {
        let first = tables::SYLLABLES.partition_point(|syllable| *syllable < letters);
        let count = tables::SYLLABLES[first..].partition_point(|syllable| syllable.starts_with(letters));
        (count > 0).then_some(Self { first: first as u16 + 1, last: (first + count) as u16 })
    }

    /// The most usual syllable of a reading; `None` for none.
    pub fn usual(reading: u16) -> Option<Self> {
        let number = reading.checked_sub(SEVERAL).map_or(reading, |place| tables::POLYPHONES[usize::from(place)][0]);
        (number > 0).then_some(Self { first: number, last: number })
    }

    /// Whether a character with this reading may be read so.
    pub fn includes(self, reading: u16) -> bool {
        let is_one = |syllable: &u16| (self.first..=self.last).contains(syllable);
        match reading.checked_sub(SEVERAL) {
            None => is_one(&reading),
            Some(place) => tables::POLYPHONES[usize::from(place)].iter().any(is_one),
        }
    }
}

/// How a UTF-16 code unit is read: 0 for what is no ideograph of the main block, nor the zero of dates (二〇二五).
pub fn reading(unit: u16) -> u16 {
    let unit = if unit == '〇' as u16 { '零' as u16 } else { unit };
    let place = unit.checked_sub(0x4E00).map(usize::from);
    place.and_then(|place| tables::READINGS.get(place)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_read(c: char, spelling: &str) -> bool {
        Sound::syllable(spelling).is_some_and(|sound| sound.includes(reading(c as u16)))
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
            let sound = Sound::beginning(letters).expect("there are some");
            for (number, syllable) in (1..).zip(tables::SYLLABLES) {
                assert_eq!((sound.first..=sound.last).contains(&number), syllable.starts_with(letters), "{syllable}");
            }
        }
        assert_eq!((Sound::beginning("i"), Sound::beginning("zhx")), (None, None));
    }
}
