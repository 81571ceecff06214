//! What can go wrong, in one type: a stable word for programs, a sentence for people, a place, and what to do.

use crate::{
    structure::CorrectionError,
    text::DecodeError,
    view::OptionError,
    words::{DictionaryError, pinyin::PinyinError},
};

/// Why something asked of the [`Engine`](crate::engine::Engine) could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A file could not be read as text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The dictionary could not be loaded; everything but words goes on working.
    #[error(transparent)]
    Dictionary(#[from] DictionaryError),
    /// The table of pinyin could not be loaded; letters are looked for as they stand.
    #[error(transparent)]
    Pinyin(#[from] PinyinError),
    /// Saved corrections of an outline could not be read; those from before stay.
    #[error(transparent)]
    Corrections(#[from] CorrectionError),
    /// A page gave an option that cannot be.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// Somebody asked for an encoding by a name that none has.
    #[error("no encoding is called {label:?}")]
    UnknownLabel {
        /// What was asked for.
        label: String,
    },
}

impl Error {
    /// A stable word by which the page finds the sentence in the reader's language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Decode(DecodeError::Empty { .. }) => "empty",
            Self::Decode(DecodeError::Binary { .. } | DecodeError::ControlCharacters { .. }) => "binary",
            Self::Decode(DecodeError::Unsupported { .. }) => "unsupported",
            Self::Decode(DecodeError::UnknownEncoding { .. }) => "unknown-encoding",
            Self::Decode(DecodeError::TooLarge { .. }) => "too-large",
            Self::Dictionary(error) => error.code(),
            Self::Pinyin(error) => error.code(),
            Self::Corrections(_) => "corrections",
            Self::Option(_) => "bad-option",
            Self::UnknownLabel { .. } => "unknown-label",
        }
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Decode(DecodeError::Empty { .. }) => "check that it is the right file and was saved with its text",
            Self::Decode(DecodeError::Binary { .. } | DecodeError::ControlCharacters { .. }) => {
                "check that it is the right file; pictures, archives and programs have no text to open"
            }
            Self::Decode(DecodeError::Unsupported { .. }) => {
                "save the document as plain text (.txt) in UTF-8 and open that"
            }
            Self::Decode(DecodeError::UnknownEncoding { .. }) => {
                "save the file as UTF-8, or name its encoding when opening it"
            }
            Self::Decode(DecodeError::TooLarge { .. }) => "split the file and open the parts",
            Self::Dictionary(_) => "reload the page; everything but words goes on working",
            Self::Pinyin(_) => "reload the page; everything but pinyin goes on working",
            Self::Corrections(_) => "save them again from the outline; the outline is as it was",
            Self::Option(_) => "set it to one of these, or leave it out",
            Self::UnknownLabel { .. } => "choose utf-8, gb18030, big5, utf-16le or utf-16be",
        }
    }

    /// Where, in bytes from the start of the file.
    pub fn at(&self) -> Option<usize> {
        match self {
            Self::Decode(DecodeError::UnknownEncoding { offset, .. }) => Some(*offset),
            _ => None,
        }
    }

    /// What the page's own sentence may name: pairs of a name and a value.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Decode(DecodeError::Empty { byte_len }) => vec![("byteLength", byte_len.to_string())],
            Self::Decode(DecodeError::Binary { format } | DecodeError::Unsupported { format }) => {
                vec![("format", (*format).to_owned())]
            }
            Self::Decode(DecodeError::ControlCharacters { control_count, byte_len }) => {
                vec![("controlCount", control_count.to_string()), ("byteLength", byte_len.to_string())]
            }
            Self::Decode(DecodeError::UnknownEncoding { offset, byte }) => {
                vec![("offset", offset.to_string()), ("byte", format!("0x{byte:02X}"))]
            }
            Self::Decode(DecodeError::TooLarge { byte_len, allowed }) => {
                vec![("byteLength", byte_len.to_string()), ("allowed", allowed.to_string())]
            }
            Self::Corrections(CorrectionError { word }) => vec![("word", word.clone())],
            Self::Dictionary(DictionaryError::WrongVersion { found, expected }) => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Dictionary(DictionaryError::WrongLength { found, expected }) => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Option(OptionError { field, values, .. }) => {
                vec![("field", (*field).to_owned()), ("values", (*values).to_owned())]
            }
            Self::UnknownLabel { label } => vec![("label", label.clone())],
            _ => Vec::new(),
        }
    }
}
