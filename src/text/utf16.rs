//! UTF-16: found by its statistics where there is no byte order mark, and decoded.

use super::Encoding;

/// What speaks for one byte order, and what against it.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    unit_count: usize,
    /// Units that Chinese or Latin text is made of.
    likely: usize,
    /// Line ends, spaces, commas and full stops. Read in the wrong order, or from bytes in another encoding, they vanish:
    /// each has a byte that is a control character or 0xFF.
    marks: usize,
}

impl Evidence {
    fn of(bytes: &[u8], order: fn([u8; 2]) -> u16) -> Self {
        let mut evidence = Self::default();
        for unit in units(bytes, order) {
            let mark = is_mark(unit);
            evidence.unit_count += 1;
            evidence.marks += usize::from(mark);
            evidence.likely += usize::from(mark || is_likely(unit));
        }
        evidence
    }

    /// Whether it is text by its marks, or because it reads without a fault here and badly in the `other` order: so does
    /// a title of eight Hanzi.
    fn is_convincing(self, other: Self) -> bool {
        let by_marks = self.marks > self.unit_count / 32 && self.likely * 4 >= self.unit_count * 3;
        let by_contrast = self.likely == self.unit_count && other.likely * 5 <= self.unit_count * 3;
        by_marks || (by_contrast && self.unit_count >= 8)
    }
}

/// The byte order in which `bytes` without a mark read as UTF-16 text, if any does.
pub(super) fn guess(bytes: &[u8]) -> Option<Encoding> {
    let little = Evidence::of(bytes, u16::from_le_bytes);
    let big = Evidence::of(bytes, u16::from_be_bytes);
    if big.likely > little.likely {
        big.is_convincing(little).then_some(Encoding::Utf16Be)
    } else {
        little.is_convincing(big).then_some(Encoding::Utf16Le)
    }
}

/// Whether so few units stand alone that a byte order mark before `bytes` can be believed: one in fifty.
pub(super) fn keeps_its_promise(bytes: &[u8], encoding: Encoding) -> bool {
    let lone = char::decode_utf16(units(bytes, order_of(encoding))).filter(Result::is_err).count();
    lone <= bytes.len() / 2 / 50
}

/// `bytes` as text, and how many lone surrogates, or halves of a unit at the end, became U+FFFD.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> (String, usize) {
    // A unit from U+0800 up becomes three bytes; nothing becomes more for each unit.
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut bad = 0;
    for read in char::decode_utf16(units(bytes, order_of(encoding))) {
        bad += usize::from(read.is_err());
        text.push(read.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
        bad += 1;
    }
    (text, bad)
}

fn order_of(encoding: Encoding) -> fn([u8; 2]) -> u16 {
    if encoding == Encoding::Utf16Be { u16::from_be_bytes } else { u16::from_le_bytes }
}

fn units(bytes: &[u8], order: fn([u8; 2]) -> u16) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(move |pair| order([pair[0], pair[1]]))
}

/// Whether a unit is a line end, a space, or one of ， 。 、 and the like.
fn is_mark(unit: u16) -> bool {
    matches!(unit, 0x0A | 0x0D | 0x20 | 0x3000..=0x3002 | 0xFF01 | 0xFF0C | 0xFF1A | 0xFF1B | 0xFF1F)
}

/// Whether a unit is printable Latin, punctuation, a symbol, kana or a Hanzi of the basic block.
fn is_likely(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x21..=0x7E | 0xA0..=0x17F | 0x2010..=0x27BF | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn little(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn big(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn a_few_words_are_enough_to_know_the_byte_order() {
        for text in ["今天天气很好，我们去河边散步。", "the rain has stopped", "春雨落在河边的竹林里"]
        {
            assert_eq!(guess(&little(text)), Some(Encoding::Utf16Le), "{text}");
            assert_eq!(guess(&big(text)), Some(Encoding::Utf16Be), "{text}");
        }
    }

    #[test]
    fn utf8_is_not_taken_for_utf16() {
        for text in ["雨停了，\0我们出门。", "bush hid the facts"] {
            assert_eq!(guess(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn lone_surrogates_and_a_half_unit_are_replaced_and_counted() {
        assert_eq!(decode(b"\x00\xD8\x25\x66\x6F", Encoding::Utf16Le), ("\u{FFFD}春\u{FFFD}".to_owned(), 2));
        assert_eq!(decode(&big("𠮷"), Encoding::Utf16Be), ("𠮷".to_owned(), 0));
    }

    #[test]
    fn a_mark_before_noise_is_not_believed() {
        assert!(keeps_its_promise(&little("雨"), Encoding::Utf16Le));
        assert!(!keeps_its_promise(&[0xD8; 100], Encoding::Utf16Le));
    }
}
