//! The encodings a file may be in.

use std::fmt;

/// An encoding, by its WHATWG name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
    /// Big5 with the Hong Kong characters.
    Big5,
}

impl Encoding {
    /// Every encoding, in the order in which a reader is offered them.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Gb18030, Self::Big5, Self::Utf16Le, Self::Utf16Be];

    /// The name `TextDecoder` knows it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }

    /// The encoding of that name, in any case; `gbk` and `gb2312` are read as GB18030.
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        match label.as_str() {
            "gbk" | "gb2312" => Some(Self::Gb18030),
            "utf8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16Le),
            _ => Self::ALL.into_iter().find(|encoding| encoding.label() == label),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.label())
    }
}
