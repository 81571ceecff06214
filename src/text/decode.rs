//! From bytes to text: which encoding it is, and what it says.

use super::{Encoding, SourceText, Warning};

/// The largest text that is opened, in bytes: 1 GiB.
pub(super) const MAX_BYTES: usize = 1 << 30;

/// Why bytes could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing, or nothing but white space.
    #[error("the file holds no text ({byte_len} bytes, all of them white space)")]
    Empty {
        /// The size of the file.
        byte_len: usize,
    },
    /// The bytes are a picture, an archive, a program …
    #[error("the file is no text: its first bytes are those of {format}")]
    Binary {
        /// What the first bytes say it is.
        format: &'static str,
    },
    /// The bytes fit no encoding that is known.
    #[error("byte {offset} (0x{byte:02X}) belongs to no encoding that is known")]
    UnknownEncoding {
        /// Counted in bytes from the start of the file.
        offset: usize,
        /// The byte there.
        byte: u8,
    },
    /// Past the limit.
    #[error("the text is {byte_len} bytes long; {allowed} are allowed")]
    TooLarge {
        /// How long it is.
        byte_len: usize,
        /// How long it may be.
        allowed: usize,
    },
}

/// Decodes the encodings that have tables: the browser's own decoder there, `encoding_rs` natively.
pub trait LegacyDecoder {
    /// `bytes` as text, with U+FFFD for what does not belong to `encoding`.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String;
}

/// Finds the encoding of `bytes`, unless one is `chosen`, and decodes them.
///
/// # Errors
///
/// Says why the bytes are no text, or none that can be read.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>, legacy: &dyn LegacyDecoder) -> Result<SourceText, DecodeError> {
    let encoding = chosen.unwrap_or(match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => Encoding::Gb18030,
    });
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        _ => legacy.decode(encoding, bytes),
    };
    let count = text.matches('\u{FFFD}').count();
    let warnings = if count > 0 { vec![Warning::ReplacedBytes { count }] } else { Vec::new() };
    SourceText::new(text, encoding, warnings)
}
