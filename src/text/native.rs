//! The decoder of the native command and of the tests.

use super::{Encoding, LegacyDecoder};

/// Decodes with `encoding_rs`, which holds the tables that browsers have.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDecoder;

impl LegacyDecoder for NativeDecoder {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        let decoder =
            encoding_rs::Encoding::for_label(encoding.label().as_bytes()).expect("every label is a WHATWG name");
        decoder.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_has_a_decoder() {
        let read = |encoding, bytes| NativeDecoder.decode(encoding, bytes);
        assert_eq!(read(Encoding::Gb18030, b"\xB4\xBA\x95\x34\xB2\x35\x80"), "春𠮷€");
        assert_eq!(read(Encoding::Big5, b"\xAC\x4B\xFF"), "春\u{FFFD}");
        assert!(Encoding::ALL.iter().all(|encoding| read(*encoding, b"").is_empty()));
    }
}
