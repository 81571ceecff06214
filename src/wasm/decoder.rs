//! Decodes the encodings that have tables.

use web_sys::{TextDecodeOptions, TextDecoder};

use super::JsResult;
use crate::{
    progress,
    text::{Encoding, LegacyDecoder},
};

/// The browser's own tables.
pub(super) struct BrowserDecoder;

/// So many bytes are decoded at once: what the browser gives is another copy of them.
const DECODED_AT_ONCE: usize = 1 << 22;

impl LegacyDecoder for BrowserDecoder {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        decode_in_pieces(encoding, bytes).unwrap_or_default()
    }
}

fn decode_in_pieces(encoding: Encoding, bytes: &[u8]) -> JsResult<String> {
    let decoder = TextDecoder::new_with_label(encoding.label())?;
    let goes_on = TextDecodeOptions::new();
    goes_on.set_stream(true);
    // A character of two bytes has three in UTF-8, and a text that outgrows its memory takes twice as much.
    let mut text = String::with_capacity(bytes.len() / 2 * 3);
    for piece in bytes.chunks(DECODED_AT_ONCE) {
        text += &decoder.decode_with_u8_array_and_options(piece, &goes_on)?;
        progress::heartbeat();
    }
    text += &decoder.decode()?;
    Ok(text)
}
