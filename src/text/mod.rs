//! From bytes to text: the encoding is found, the text decoded, each line end made `\n`.

mod decode;
mod detect;
mod double_byte;
mod encoding;
mod lines;
#[cfg(not(target_family = "wasm"))]
mod native;
mod signature;
mod utf16;
mod utf8;
mod zip_names;

pub use decode::{DecodeError, LegacyDecoder, MAX_BYTES, check_size, decode};
pub use encoding::Encoding;
pub use lines::SourceText;
#[cfg(not(target_family = "wasm"))]
pub use native::NativeDecoder;

/// Something in a file that was not as it should be, but did not keep it from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// So many places held bytes that are no text in the file's encoding; each is shown as U+FFFD �.
    ReplacedBytes {
        /// How many U+FFFD stand in the text for bytes that could not be read.
        count: usize,
    },
}

impl Warning {
    /// A stable word by which the page finds the sentence in the reader's language.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReplacedBytes { .. } => "replaced-bytes",
        }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ReplacedBytes { count } => {
                write!(out, "{count} places could not be read and are shown as �")
            }
        }
    }
}
