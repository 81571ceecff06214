//! UTF-8 that may have bad places.

/// What speaks for UTF-8, and what against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Characters of two bytes. GBK has some that look like one.
    short: u32,
    /// Characters of three or four bytes, which hardly ever stand by chance in anything else.
    long: u32,
    /// Places that are no UTF-8.
    pub(super) bad: u32,
}

impl Evidence {
    /// Weighs all of `bytes`.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut evidence = Self::default();
        for chunk in bytes.utf8_chunks() {
            let leads = |least: u8| chunk.valid().bytes().filter(|byte| *byte >= least).count() as u32;
            let long = leads(0xE0);
            evidence.long += long;
            evidence.short += leads(0xC2) - long;
            evidence.bad += u32::from(!chunk.invalid().is_empty());
        }
        evidence
    }

    /// Whether nothing else needs to be tried.
    pub(super) fn is_overwhelming(self) -> bool {
        self.bad < self.long / 100
    }

    /// What speaks for UTF-8, less what speaks against it; comparable with the points of other encodings.
    ///
    /// GBK read as UTF-8 has more than one bad place a character, a short character to each fifth and a long one to each
    /// thirtieth. A UTF-8 file with a GBK file of the same length behind it still counts as UTF-8.
    pub(super) fn points(self) -> i64 {
        4 * i64::from(self.long) + 2 * i64::from(self.short) - i64::from(self.bad)
    }
}

/// `bytes` as text, and how many places became U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), 0);
    }
    let bad = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    // Enough for all of it: a text that outgrows its memory takes twice as much.
    let mut text = String::with_capacity(bytes.len() + bad * char::REPLACEMENT_CHARACTER.len_utf8());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bad_place_is_replaced_once_and_counted() {
        assert_eq!(decode(b"\xE6\x98\xA5\xFF\xE6\x98"), ("春\u{FFFD}\u{FFFD}".to_owned(), 2));
    }

    #[test]
    fn a_replacement_character_in_good_text_is_not_counted() {
        assert_eq!(decode("春\u{FFFD}".as_bytes()).1, 0);
    }

    #[test]
    fn one_bad_byte_does_not_outweigh_a_sentence() {
        assert!(Evidence::of(b"\xE6\x98\xA5\xE5\xA4\xA9\xFF").points() > 0);
        assert!(Evidence::of(b"backup \xBD\xF1\xCC\xEC finished").points() < 0);
    }
}
