//! Which encoding a file is in, by what all of its bytes say.

use super::{DecodeError, Encoding, double_byte, signature, utf8, utf16};
use crate::progress;

/// One control character in so many bytes is too many for UTF-8, where nothing else speaks against text.
const UTF8_BYTES_PER_CONTROL: usize = 10;
/// The same for bytes that are not UTF-8. Compressed data has one in ten.
const BYTES_PER_CONTROL: usize = 50;
/// One bad place in so many bytes is let pass in a text that is ASCII but for those.
const ASCII_BYTES_PER_BAD_PLACE: usize = 100;

/// The encoding of `bytes`; `promised` is the one whose byte order mark they start with.
///
/// A mark is believed where the bytes bear it out. Without one the surest signs come first: UTF-8 with hardly a
/// fault, then the pattern of UTF-16; after those, whichever of UTF-8, GB18030 and Big5 reads best.
///
/// # Errors
///
/// Says what else the bytes are, or where they cease to make sense.
pub(super) fn detect(bytes: &[u8], promised: Option<Encoding>) -> Result<Encoding, DecodeError> {
    signature::refuse_known(bytes)?;
    let bom_len = promised.map_or(0, |encoding| encoding.bom().len());
    let padded = &bytes[bom_len..];
    let body = without_padding(padded);
    if let Some(encoding) = promised.filter(|encoding| keeps_its_promise(body, *encoding)) {
        return Ok(encoding);
    }
    if is_clean_utf8(body) {
        return Ok(Encoding::Utf8);
    }
    progress::heartbeat();
    let utf8 = utf8::Evidence::of(body);
    progress::heartbeat();
    if utf8.is_overwhelming() {
        return refuse_controls(body, UTF8_BYTES_PER_CONTROL).map(|()| Encoding::Utf8);
    }
    // The last unit of UTF-16 may end in a NUL that is no padding.
    if let Some(encoding) = utf16::guess(&padded[..body.len().next_multiple_of(2).min(padded.len())]) {
        return Ok(encoding);
    }
    let is_utf8 = utf8.points() >= 0;
    refuse_controls(body, if is_utf8 { UTF8_BYTES_PER_CONTROL } else { BYTES_PER_CONTROL })?;
    progress::heartbeat();
    let (encoding, double_byte) = double_byte::guess(body);
    if double_byte.is_convincing() && !(is_utf8 && utf8.points() > double_byte.points()) {
        return Ok(encoding);
    }
    if is_utf8 || utf8.bad as usize <= body.len() / ASCII_BYTES_PER_BAD_PLACE {
        return Ok(Encoding::Utf8);
    }
    let first_beyond_ascii = || body.iter().position(|byte| !byte.is_ascii());
    let offset = double_byte.first_bad.or_else(first_beyond_ascii).unwrap_or(0);
    Err(DecodeError::UnknownEncoding { offset: bom_len + offset, byte: body[offset] })
}

/// Whether what follows a byte order mark is in its encoding.
fn keeps_its_promise(body: &[u8], encoding: Encoding) -> bool {
    match encoding {
        Encoding::Utf8 => is_clean_utf8(body),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16::keeps_its_promise(body, encoding),
        Encoding::Gb18030 | Encoding::Big5 => true,
    }
}

/// Whether all of it is UTF-8, with a NUL here and there at most: UTF-16 of Latin text is UTF-8 too, and every second byte
/// is a NUL.
fn is_clean_utf8(body: &[u8]) -> bool {
    std::str::from_utf8(body).is_ok() && memchr::memchr_iter(0, body).count() <= body.len() / UTF8_BYTES_PER_CONTROL
}

/// The bytes without the NULs and ^Z (0x1A) that programs fill a file up with, or end it by: they say nothing about what
/// stands before them. Where there is nothing else, or where the start is that of
/// a format with such an end, all is looked at.
fn without_padding(body: &[u8]) -> &[u8] {
    let Some(last) = body.iter().rposition(|byte| !matches!(byte, 0 | 0x1A)) else { return body };
    if signature::likely_format(body).is_some() {
        return body;
    }
    &body[..=last]
}

/// Refuses what has more than one control character in `bytes_per_control` bytes.
fn refuse_controls(body: &[u8], bytes_per_control: usize) -> Result<(), DecodeError> {
    let control_count = body.iter().filter(|byte| is_control(**byte)).count();
    if control_count <= body.len() / bytes_per_control {
        return Ok(());
    }
    Err(match signature::likely_format(body) {
        Some(format) => DecodeError::Binary { format },
        None => DecodeError::ControlCharacters { control_count, byte_len: body.len() },
    })
}

/// Whether a byte is a control character that text has no use for; tabs, line and page ends and ESC may stand in it.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_that_is_broken_is_looked_through() {
        assert_eq!(detect(b"\xEF\xBB\xBF\xB4\xBA\xD3\xEA", Some(Encoding::Utf8)), Ok(Encoding::Gb18030));
    }

    #[test]
    fn a_few_nuls_are_no_reason_to_refuse_a_text() {
        for text in ["春天的雨很细，\0我们出门。", "the rain\0 has stopped"] {
            assert_eq!(detect(text.as_bytes(), None), Ok(Encoding::Utf8), "{text}");
        }
        let refused = Err(DecodeError::ControlCharacters { control_count: 9, byte_len: 9 });
        assert_eq!(detect(&[0; 9], None), refused);
    }

    #[test]
    fn a_text_may_be_padded_at_its_end() {
        let utf16: Vec<u8> = "the rain has stopped".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let texts: [(&[u8], Encoding); 4] = [
            ("雨停了".as_bytes(), Encoding::Utf8),
            (b"\xB4\xBA\xD3\xEA", Encoding::Gb18030),
            (b"\xAC\x4B\xAA\xBA\xA7\xDA\xAD\xCC\xA4\xA3", Encoding::Big5),
            (&utf16, Encoding::Utf16Le),
        ];
        for (text, encoding) in texts {
            for padding in [&b"\x1A"[..], b"\0", &[0; 999], &[0x1A; 128], b"\x1A\0\0\0\0\0\0\0"] {
                assert_eq!(detect(&[text, padding].concat(), None), Ok(encoding), "{encoding} and {padding:?}");
            }
        }
        assert_eq!(
            detect(&[b"GIF89a".as_slice(), &[0; 99]].concat(), None),
            Err(DecodeError::Binary { format: "GIF" })
        );
    }

    #[test]
    fn control_characters_give_a_name_its_meaning() {
        assert_eq!(detect(b"MZ\x90\0\x03\0\0\0\x04", None), Err(DecodeError::Binary { format: "EXE" }));
    }

    #[test]
    fn a_stray_byte_in_much_ascii_is_let_pass() {
        let mut bytes = b"the rain has stopped. ".repeat(10);
        bytes.push(0xE9);
        assert_eq!(detect(&bytes, None), Ok(Encoding::Utf8));
        assert_eq!(detect(b"caf\xE9", None), Err(DecodeError::UnknownEncoding { offset: 3, byte: 0xE9 }));
        assert_eq!(detect(b"abc\xE6\xE1", None), Err(DecodeError::UnknownEncoding { offset: 3, byte: 0xE6 }));
    }
}
