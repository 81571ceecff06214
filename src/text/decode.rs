//! From bytes to text: which encoding it is, and what it says.

use memchr::memmem;

use super::{Encoding, SourceText, Warning, detect::detect, utf8, utf16};
use crate::progress;

/// The largest text that is opened, in bytes: 1 GiB; in wasm, what 4 GiB of memory were measured to be enough for.
pub const MAX_BYTES: u64 = if cfg!(target_family = "wasm") { 700 << 20 } else { 1 << 30 };

/// U+FFFD as GB18030 has it.
const REPLACEMENT_IN_GB18030: &[u8] = b"\x84\x31\xA4\x37";

/// Why bytes could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing, or nothing that can be seen.
    #[error("the file holds no text: nothing in its {byte_len} bytes can be seen")]
    Empty {
        /// The size of the file.
        byte_len: usize,
    },
    /// The bytes are a picture, an archive, a program …
    #[error("the file is no text: its first bytes are those of {format}")]
    Binary {
        /// What the first bytes say it is: `PNG`, `ZIP` …
        format: &'static str,
    },
    /// Too many control characters for a text.
    #[error("the file is no text: {control_count} of its {byte_len} bytes are control characters")]
    ControlCharacters {
        /// How many bytes are control characters.
        control_count: usize,
        /// The size of the file, without its byte order mark.
        byte_len: usize,
    },
    /// A document that has text, but not as plain text.
    #[error("the file is {format}, which cannot be read")]
    Unsupported {
        /// What it is: `DOCX`, `PDF` …
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
        byte_len: u64,
        /// How long it may be.
        allowed: u64,
    },
}

/// Decodes the encodings that have tables: the browser's own decoder there, `encoding_rs` natively.
pub trait LegacyDecoder {
    /// `bytes` as text, with U+FFFD for what does not belong to `encoding`. A U+FEFF at the start is kept.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String;
}

/// Finds the encoding of `bytes`, unless one is `chosen`, and decodes them.
///
/// A chosen encoding is obeyed whatever the bytes are. A byte order mark is left out of the text.
///
/// # Errors
///
/// Says why the bytes are no text, or none that can be read.
///
/// ```
/// use gangmu::text::{Encoding, NativeDecoder, decode};
///
/// let source = decode(b"\xB4\xBA\xD3\xEA", None, &NativeDecoder)?;
/// assert_eq!((source.text(), source.encoding()), ("春雨", Encoding::Gb18030));
/// # Ok::<(), gangmu::text::DecodeError>(())
/// ```
pub fn decode(bytes: &[u8], chosen: Option<Encoding>, legacy: &dyn LegacyDecoder) -> Result<SourceText, DecodeError> {
    check_size(bytes.len() as u64)?;
    let promised = Encoding::from_bom(bytes);
    let encoding = match chosen {
        Some(encoding) => encoding,
        None => detect(bytes, promised)?,
    };
    let bom = chosen.or(promised).map_or(&[][..], Encoding::bom);
    let body = bytes.strip_prefix(bom).unwrap_or(bytes);
    progress::heartbeat();
    let (text, count) = decode_as(encoding, body, legacy);
    let warnings = if count > 0 { vec![Warning::ReplacedBytes { count }] } else { Vec::new() };
    progress::heartbeat();
    SourceText::new(text, bytes.len(), encoding, warnings)
}

/// Refuses a text of so many bytes where that is past the limit; to be asked before it is read.
///
/// # Errors
///
/// [`DecodeError::TooLarge`], with both numbers.
pub fn check_size(byte_len: u64) -> Result<(), DecodeError> {
    if byte_len <= MAX_BYTES { Ok(()) } else { Err(DecodeError::TooLarge { byte_len, allowed: MAX_BYTES }) }
}

/// `body` as text, and how many places became U+FFFD.
fn decode_as(encoding: Encoding, body: &[u8], legacy: &dyn LegacyDecoder) -> (String, usize) {
    match encoding {
        Encoding::Utf8 => utf8::decode(body),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16::decode(body, encoding),
        Encoding::Gb18030 | Encoding::Big5 => {
            let text = legacy.decode(encoding, body);
            let count = memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
            let meant = memmem::find_iter(body, REPLACEMENT_IN_GB18030).count();
            (text, count.saturating_sub(meant))
        }
    }
}
