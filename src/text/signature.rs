//! Files that are no text, by the bytes they start with.

use memchr::memmem;

use super::{DecodeError, zip_names::zip_names};

/// What a file starts with whose format never holds plain text. Each has a byte that text does not start with.
const HEADS: [(&[u8], &str); 22] = [
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
    (b"8BPS\0", "PSD"),
    // A shortcut of Windows, in place of what it points to.
    (b"L\0\0\0\x01\x14\x02\0", "LNK"),
    // What macOS keeps beside a file on disks of others.
    (b"\0\x05\x16\x07", "AppleDouble"),
    (b"\x1A\x45\xDF\xA3", "Matroska"),
    (b"fLaC\0", "FLAC"),
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

/// What a document starts with that is not read, and at which byte. Text has no such start: a NUL is in each, or beside it.
const DOCUMENT_HEADS: [(usize, &[u8], &str); 7] = [
    (0, b"\xFF\xFE\0\0", "UTF-32"),
    (0, b"\0\0\xFE\xFF", "UTF-32"),
    (0, b"ITSF\x03\0", "CHM"),
    (0, b"CAJ\0", "CAJ"),
    (0, b"AT&TFORM\0", "DJVU"),
    (60, b"BOOKMOBI\0", "MOBI"),
    // Protected by Microsoft Information Protection.
    (0, b".pfile\x02\0", "DRM"),
];

/// Text of a kind that is not read: it has nothing but plain characters, but starts and ends as no essay does.
const FRAMES: [(&[u8], &[u8], &str); 2] = [(b"%PDF-", b"%%EOF", "PDF"), (b"{\\rtf", b"}", "RTF")];

/// What programs that lock the documents of an office write near the start of each, among bytes that are no text.
const LOCKS: [&[u8]; 2] = [b"E-SafeNet", b"%TSD-Header-###%"];
const LOCK_WITHIN: usize = 512;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a document that is a ZIP archive says of itself in its first file, `mimetype`, which is not compressed.
const MIME_TYPES: [(&[u8], &str); 4] = [
    (b"application/epub+zip", "EPUB"),
    (b"application/vnd.oasis.opendocument.text", "ODT"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    (b"application/vnd.oasis.opendocument.presentation", "ODP"),
];

/// The folder in an Office Open XML package whose name shows what it is.
const OFFICE_FOLDERS: [(&[u8], &str); 3] = [(b"word/", "DOCX"), (b"xl/", "XLSX"), (b"ppt/", "PPTX")];
const OFFICE_CONTENTS: &[u8] = b"[Content_Types].xml";

/// A file that other documents have inside.
const TELLING_FILES: [(&[u8], &str); 3] =
    [(b"OFD.xml", "OFD"), (b"META-INF/container.xml", "EPUB"), (b"Index/Document.iwa", "iWork")];

/// Streams and storages in an OLE file, by their names in UTF-16LE. What locks others stands first.
const OLE_PARTS: [(&[u8], &str); 6] = [
    (b"D\0R\0M\0C\0o\0n\0t\0e\0n\0t\0", "DRM"),
    (b"D\0R\0M\0E\0n\0c\0r\0y\0p\0t\0e\0d\0", "DRM"),
    // A document of today's kind, locked with a password.
    (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "encrypted OOXML"),
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "DOC"),
    (b"W\0o\0r\0k\0b\0o\0o\0k\0", "XLS"),
    (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", "PPT"),
];

/// How far from the end of a file its last word may stand, in bytes.
const TAIL_LEN: usize = 1024;

/// Refuses a file that its bytes show to be something other than text.
pub(super) fn refuse_known(bytes: &[u8]) -> Result<(), DecodeError> {
    if let Some(format) = document(bytes) {
        return Err(DecodeError::Unsupported { format });
    }
    match name_in(&HEADS, bytes).or_else(|| media(bytes)).or(bytes.starts_with(ZIP).then_some("ZIP")) {
        Some(format) => Err(DecodeError::Binary { format }),
        None => Ok(()),
    }
}

/// What a file that is no text may be, by a start that would prove nothing by itself.
pub(super) fn likely_format(bytes: &[u8]) -> Option<&'static str> {
    name_in(&TEXT_LIKE_HEADS, bytes)
}

fn name_in(heads: &[(&[u8], &'static str)], bytes: &[u8]) -> Option<&'static str> {
    heads.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, format)| *format)
}

/// The format of a document that has text, though not as plain text.
fn document(bytes: &[u8]) -> Option<&'static str> {
    let starts_at = |at: usize, head: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(head));
    if let Some((_, _, format)) = DOCUMENT_HEADS.iter().find(|(at, head, _)| starts_at(*at, head)) {
        return Some(format);
    }
    let framed = FRAMES.iter().find(|(head, tail, _)| bytes.starts_with(head) && ends_near(bytes, tail));
    if let Some((_, _, format)) = framed {
        return Some(format);
    }
    if bytes.starts_with(ZIP) {
        return zipped_document(bytes);
    }
    if bytes.starts_with(OLE) {
        return part_in(&OLE_PARTS, bytes).or(Some("OLE"));
    }
    is_locked(bytes).then_some("DRM")
}

/// The format of a document that is a ZIP archive. Of one that is cut off, only what it holds can tell.
fn zipped_document(bytes: &[u8]) -> Option<&'static str> {
    let Some(names) = zip_names(bytes) else {
        return part_in(&OFFICE_FOLDERS, bytes).or_else(|| part_in(&MIME_TYPES, bytes));
    };
    let names: Vec<_> = names.collect();
    let by_file = || TELLING_FILES.iter().find(|(file, _)| names.contains(file)).map(|(_, format)| *format);
    let by_folder = || names.iter().find_map(|name| name_in(&OFFICE_FOLDERS, name));
    let office = names.contains(&OFFICE_CONTENTS).then(by_folder).flatten();
    office.or_else(|| mime_type(bytes)).or_else(by_file)
}

/// What the first file of an archive says of it. It comes after its header of 30 bytes, and its name.
fn mime_type(bytes: &[u8]) -> Option<&'static str> {
    let said = bytes.get(30..)?.strip_prefix(b"mimetype")?;
    name_in(&MIME_TYPES, said)
}

fn part_in(parts: &[(&[u8], &'static str)], bytes: &[u8]) -> Option<&'static str> {
    parts.iter().find(|(part, _)| memmem::find(bytes, part).is_some()).map(|(_, format)| *format)
}

/// Whether a program has locked it: what it was cannot be told.
fn is_locked(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(LOCK_WITHIN)];
    memchr::memchr(0, start).is_some() && LOCKS.iter().any(|lock| memmem::find(start, lock).is_some())
}

/// Pictures and films in ISO's container: the brand stands after the length of its box and `ftyp`.
fn media(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.strip_prefix(b"\0\0\0")?.get(1..)?.strip_prefix(b"ftyp")?;
    let is_picture = [b"heic", b"heix", b"mif1", b"msf1", b"avif"].iter().any(|picture| brand.starts_with(*picture));
    Some(if is_picture { "HEIC" } else { "MP4" })
}

fn ends_near(bytes: &[u8], tail: &[u8]) -> bool {
    memmem::rfind(&bytes[bytes.len().saturating_sub(TAIL_LEN)..], tail).is_some()
}

#[cfg(test)]
mod tests {
    use super::{super::zip_names::tests::zip_of, *};

    #[test]
    fn an_archive_is_named_by_what_it_holds() {
        let refusal = |bytes: &[u8]| refuse_known(bytes).expect_err("an archive");
        assert_eq!(refusal(b"PK\x03\x04..word/document.xml"), DecodeError::Unsupported { format: "DOCX" });
        assert_eq!(refusal(b"PK\x03\x04..a.txt"), DecodeError::Binary { format: "ZIP" });
    }

    #[test]
    fn a_document_in_an_archive_is_known_by_the_names_inside() {
        let refusal = |names: &[&str]| refuse_known(&zip_of(names)).expect_err("an archive");
        for (names, format) in [
            (&["[Content_Types].xml", "_rels/.rels", "word/document.xml"][..], "DOCX"),
            (&["[Content_Types].xml", "xl/workbook.xml"], "XLSX"),
            (&["[Content_Types].xml", "ppt/slides/slide1.xml"], "PPTX"),
            (&["OFD.xml", "Doc_0/Document.xml"], "OFD"),
            (&["META-INF/container.xml", "OEBPS/1.xhtml"], "EPUB"),
        ] {
            assert_eq!(refusal(names), DecodeError::Unsupported { format }, "{names:?}");
        }
    }

    #[test]
    fn an_archive_of_documents_is_an_archive() {
        for names in [&["word/生词.txt"][..], &["password/a.txt"], &["[Content_Types].xml.docx", "总结word/二.docx"]]
        {
            let refused = refuse_known(&zip_of(names));
            assert_eq!(refused, Err(DecodeError::Binary { format: "ZIP" }), "{names:?}");
        }
    }

    #[test]
    fn what_is_locked_is_told_from_what_is_only_of_another_format() {
        let ole = |part: &str| {
            let name: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
            refuse_known(&[OLE, &[0; 64], &name].concat())
        };
        for (part, format) in
            [("EncryptedPackage", "encrypted OOXML"), ("DRMEncryptedDataSpace", "DRM"), ("WordDocument", "DOC")]
        {
            assert_eq!(ole(part), Err(DecodeError::Unsupported { format }), "{part}");
        }
        let locked = b"b\x14#e\0\0\x01\0E-SafeNet\0\0\0LOCK";
        assert_eq!(refuse_known(locked), Err(DecodeError::Unsupported { format: "DRM" }));
        assert_eq!(refuse_known("单位用 E-SafeNet 给文稿加密。".as_bytes()), Ok(()));
    }

    #[test]
    fn pictures_of_phones_are_named() {
        assert_eq!(refuse_known(b"\0\0\0\x18ftypheic"), Err(DecodeError::Binary { format: "HEIC" }));
        assert_eq!(refuse_known(b"\0\0\0\x20ftypisom"), Err(DecodeError::Binary { format: "MP4" }));
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
