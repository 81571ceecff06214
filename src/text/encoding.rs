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
    ///
    /// ```
    /// use gangmu::text::Encoding;
    ///
    /// assert_eq!(Encoding::from_label(" GBK "), Some(Encoding::Gb18030));
    /// assert_eq!(Encoding::from_label("klingon"), None);
    /// ```
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        match label.as_str() {
            "gbk" | "gb2312" => Some(Self::Gb18030),
            "big5-hkscs" => Some(Self::Big5),
            "utf8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16Le),
            _ => Self::ALL.into_iter().find(|encoding| encoding.label() == label),
        }
    }

    /// The encoding whose byte order mark the bytes start with.
    pub(super) fn from_bom(bytes: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| !encoding.bom().is_empty() && bytes.starts_with(encoding.bom()))
    }

    /// U+FEFF in this encoding; empty where it has none.
    pub(super) fn bom(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Gb18030 => b"\x84\x31\x95\x33",
            Self::Big5 => b"",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_leads_back_to_its_encoding() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_label(&encoding.label().to_uppercase()), Some(encoding));
        }
    }

    #[test]
    fn a_byte_order_mark_names_its_encoding() {
        assert_eq!(Encoding::from_bom(b"\xFF\xFEa\0"), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::from_bom(b"abc"), None);
        assert_eq!(Encoding::from_bom(b""), None);
    }
}
