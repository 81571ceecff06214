//! The one coordinate system: decoded text, its lines, and where each begins.

use memchr::memmem;

use crate::{
    progress,
    span::{Span, utf16_len},
};

use super::{DecodeError, Encoding, Warning, check_size};

/// A decoded text. It never changes once made; every [`Span`] counts bytes in it.
///
/// Lines count from 0 and are parted by `\n`; whatever ended a line in the file (CR LF, CR, NEL, LS, PS) has become `\n`.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    /// Where each line starts, in bytes.
    line_starts: Vec<u32>,
    encoding: Encoding,
    warnings: Vec<Warning>,
}

impl SourceText {
    /// Takes text that is already decoded, such as a string that was pasted.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Empty`] where nothing can be seen, [`DecodeError::TooLarge`] past [`MAX_BYTES`](super::MAX_BYTES).
    pub fn from_text(text: &str) -> Result<Self, DecodeError> {
        Self::new(text.to_owned(), text.len(), Encoding::Utf8, Vec::new())
    }

    /// `byte_len` is the size of the file.
    pub(super) fn new(
        text: String,
        byte_len: usize,
        encoding: Encoding,
        warnings: Vec<Warning>,
    ) -> Result<Self, DecodeError> {
        check_size(text.len() as u64)?;
        if text.chars().all(is_unseen) {
            return Err(DecodeError::Empty { byte_len });
        }
        let text = normalize_line_ends(text);
        progress::heartbeat();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect();
        Ok(Self { text, line_starts, encoding, warnings })
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding the file was in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What was not as it should be in the file.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// How many lines there are; at least one. A text that ends in `\n` has an empty last line.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// A line without its `\n`. Panics past the last line.
    pub fn line(&self, line: u32) -> &str {
        &self.text[self.line_span(line).range()]
    }

    /// Where a line stands, without its `\n`. Panics past the last line.
    pub fn line_span(&self, line: u32) -> Span {
        let line = line as usize;
        let end = self.line_starts.get(line + 1).map_or(self.text.len(), |next| *next as usize - 1);
        Span::new(self.line_starts[line] as usize, end)
    }

    /// Where a line stands without the white space around it; empty at its start for a blank line.
    pub fn trimmed_line_span(&self, line: u32) -> Span {
        let span = self.line_span(line);
        let text = &self.text[span.range()];
        let start = span.start as usize + (text.len() - text.trim_start_matches(is_blank).len());
        let len = text.trim_matches(is_blank).len();
        if len == 0 { Span { start: span.start, end: span.start } } else { Span::new(start, start + len) }
    }

    /// The lines in order, each without its `\n`.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n')
    }

    /// The line that holds a byte.
    pub fn line_of(&self, byte: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= byte) as u32 - 1
    }

    /// How many UTF-16 code units the whole text has.
    pub fn utf16_len(&self) -> usize {
        utf16_len(&self.text)
    }
}

/// White space, and the characters without width that files are joined with: a byte order mark, joiners, U+200B.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// What shows nothing by itself: blanks, control characters, variation selectors.
fn is_unseen(c: char) -> bool {
    is_blank(c) || c.is_control() || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Turns CR LF, CR, NEL, LS and PS into `\n`, in place.
fn normalize_line_ends(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() && !has_long_line_ends(text.as_bytes()) {
        return text;
    }
    let mut bytes = text.into_bytes();
    let (mut read, mut written) = (0, 0);
    // Each line end is one of these bytes, or starts with one; a 0xC2 or 0xE2 mostly starts another character.
    while let Some(ahead) = memchr::memchr3(b'\r', 0xC2, 0xE2, &bytes[read..]) {
        let len = line_end_len(&bytes[read + ahead..]);
        let kept = ahead + usize::from(len == 0);
        bytes.copy_within(read..read + kept, written);
        written += kept;
        read += kept + len;
        if len > 0 {
            bytes[written] = b'\n';
            written += 1;
        }
    }
    bytes.copy_within(read.., written);
    bytes.truncate(written + bytes.len() - read);
    String::from_utf8(bytes).expect("only whole characters were taken out")
}

/// Whether there is a NEL, LS or PS.
fn has_long_line_ends(text: &[u8]) -> bool {
    ["\u{85}", "\u{2028}", "\u{2029}"].iter().any(|end| memmem::find(text, end.as_bytes()).is_some())
}

/// How many bytes the line end takes that `text` starts with; 0 where it starts with none.
fn line_end_len(text: &[u8]) -> usize {
    match text {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\r', ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        SourceText::from_text(text).expect("not empty").lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(lines("一\r\n二\r三\n四\u{85}五\u{2028}六\u{2029}七"), ["一", "二", "三", "四", "五", "六", "七"]);
        assert_eq!(lines("一\n\r\n二\r\r三"), ["一", "", "二", "", "三"]);
    }

    #[test]
    fn line_ends_leave_the_characters_around_them_whole() {
        assert_eq!(lines("“一”…\r“二”\u{A0}三\u{2028}\u{2027}四\r"), ["“一”…", "“二”\u{A0}三", "\u{2027}四", ""]);
        assert_eq!(lines("“一”…\u{A0}"), ["“一”…\u{A0}"]);
    }

    #[test]
    fn a_byte_order_mark_amid_the_text_is_kept_but_trimmed_off_its_line() {
        let source = SourceText::from_text("甲\n\u{FEFF}乙\n").expect("not empty");
        assert_eq!(&source.text()[source.trimmed_line_span(1).range()], "乙");
        assert_eq!(source.line(1), "\u{FEFF}乙");
    }

    #[test]
    fn a_trimmed_line_keeps_its_place() {
        let source = SourceText::from_text("甲\n　　乙丙 \n").expect("not empty");
        let span = source.trimmed_line_span(1);
        assert_eq!((&source.text()[span.range()], source.line_of(span.start)), ("乙丙", 1));
        assert_eq!(source.line_count(), 3);
    }

    #[test]
    fn what_shows_nothing_is_empty() {
        for text in ["", " \n　\u{FEFF}\t\u{200B}", "\u{1A}", "\u{1}\u{7F}\u{9B}\n", "\u{FE0F}"] {
            assert!(matches!(SourceText::from_text(text), Err(DecodeError::Empty { .. })), "{text:?}");
        }
    }
}
