//! Files that are no text, by the bytes they start with.

use memchr::memmem;

use super::DecodeError;

/// What a file starts with whose format never holds plain text. Each has a byte that text does not start with.
const HEADS: [(&[u8], &str); 17] = [
    (b"\x89PNG\r\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"\x1F\x8B\x08", "GZIP"),
    // An archive without files.
    (b"PK\x05\x06", "ZIP"),
    (b"7z\xBC\xAF\x27\x1C", "7Z"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"\xFD7zXZ\0", "XZ"),
    (b"\x28\xB5\x2F\xFD", "ZSTD"),
    (b"\x7FELF", "ELF"),
    (b"\xCF\xFA\xED\xFE", "Mach-O"),
    (b"\0asm", "WASM"),
    (b"SQLite format 3\0", "SQLite"),
    (b"OggS\0", "OGG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\x01\0", "ICO"),
    (b"\0\x01\0\0\0", "TTF"),
];

/// The same where text may start so too. They only give a name to what is known to be no text.
const TEXT_LIKE_HEADS: [(&[u8], &str); 7] = [
    (b"MZ", "EXE"),
    (b"BM", "BMP"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"BZh", "BZIP2"),
    (b"ID3", "MP3"),
    (b"%PDF-", "PDF"),
];

/// Text of a kind that is not read: it has nothing but plain characters, but starts and ends as no essay does.
const FRAMES: [(&[u8], &[u8], &str); 2] = [(b"%PDF-", b"%%EOF", "PDF"), (b"{\\rtf", b"}", "RTF")];

/// UTF-32, which no browser decodes.
const UTF32_BOMS: [&[u8]; 2] = [b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"];

/// A format that holds others.
struct Container {
    head: &'static [u8],
    format: &'static str,
    /// What is found inside, and the format that it shows.
    parts: &'static [(&'static [u8], &'static str)],
}

const CONTAINERS: [Container; 2] = [
    Container {
        head: b"PK\x03\x04",
        format: "ZIP",
        parts: &[
            (b"word/", "DOCX"),
            (b"xl/workbook", "XLSX"),
            (b"ppt/presentation", "PPTX"),
            (b"application/epub+zip", "EPUB"),
            (b"application/vnd.oasis.opendocument.text", "ODT"),
        ],
    },
    Container {
        head: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        format: "OLE",
        parts: &[
            (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "DOC"),
            (b"W\0o\0r\0k\0b\0o\0o\0k\0", "XLS"),
            (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", "PPT"),
            // A document of today's kind, locked with a password.
            (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "encrypted OOXML"),
            // Any other document of that kind.
            (b"\xD0\xCF\x11\xE0", "OLE"),
        ],
    },
];

/// How far from the end of a file its last word may stand, in bytes.
const TAIL_LEN: usize = 1024;

/// Refuses a file that its first bytes alone show to be something other than text.
pub(super) fn refuse_known(bytes: &[u8]) -> Result<(), DecodeError> {
    if let Some(format) = document(bytes) {
        return Err(DecodeError::Unsupported { format });
    }
    let containers = CONTAINERS.iter().map(|container| (container.head, container.format));
    match name_in(HEADS.into_iter().chain(containers), bytes) {
        Some(format) => Err(DecodeError::Binary { format }),
        None => Ok(()),
    }
}

/// What a file that is no text may be, by a start that would prove nothing by itself.
pub(super) fn likely_format(bytes: &[u8]) -> Option<&'static str> {
    name_in(TEXT_LIKE_HEADS, bytes)
}

fn name_in(heads: impl IntoIterator<Item = (&'static [u8], &'static str)>, bytes: &[u8]) -> Option<&'static str> {
    heads.into_iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, format)| format)
}

/// The format of a document that has text, though not as plain text.
fn document(bytes: &[u8]) -> Option<&'static str> {
    if UTF32_BOMS.iter().any(|bom| bytes.starts_with(bom)) {
        return Some("UTF-32");
    }
    let framed = FRAMES.iter().find(|(head, tail, _)| bytes.starts_with(head) && ends_near(bytes, tail));
    if let Some((_, _, format)) = framed {
        return Some(format);
    }
    let container = CONTAINERS.iter().find(|container| bytes.starts_with(container.head))?;
    container.parts.iter().find(|(part, _)| memmem::find(bytes, part).is_some()).map(|(_, format)| *format)
}

fn ends_near(bytes: &[u8], tail: &[u8]) -> bool {
    memmem::rfind(&bytes[bytes.len().saturating_sub(TAIL_LEN)..], tail).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_named_by_what_it_holds() {
        let refusal = |bytes: &[u8]| refuse_known(bytes).expect_err("an archive");
        assert_eq!(refusal(b"PK\x03\x04..word/document.xml"), DecodeError::Unsupported { format: "DOCX" });
        assert_eq!(refusal(b"PK\x03\x04..a.txt"), DecodeError::Binary { format: "ZIP" });
    }

    #[test]
    fn a_start_that_text_may_have_proves_nothing() {
        for text in ["PK赛", "MZ世代", "BM是缩写", "%PDF 这四个字符", "%PDF-1.4 是什么", "{\\rtf 是什么"]
        {
            assert_eq!(refuse_known(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_document_of_plain_characters_is_known_by_its_end() {
        assert_eq!(refuse_known(b"{\\rtf1 text}\r\n"), Err(DecodeError::Unsupported { format: "RTF" }));
        assert_eq!(refuse_known(b"%PDF-1.4 1 0 obj %%EOF\n"), Err(DecodeError::Unsupported { format: "PDF" }));
    }
}
