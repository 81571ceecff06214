//! The tables of `encoding_rs`, where there is no browser to ask.

use super::{Encoding, LegacyDecoder};

/// Decodes with `encoding_rs`.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDecoder;

impl LegacyDecoder for NativeDecoder {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        let table = encoding_rs::Encoding::for_label(encoding.label().as_bytes());
        table.map_or_else(String::new, |table| table.decode_without_bom_handling(bytes).0.into_owned())
    }
}
