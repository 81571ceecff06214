//! The one coordinate system: decoded text, its lines, and where each begins.

use crate::span::{Span, utf16_len};

use super::{DecodeError, Encoding, Warning, decode::MAX_BYTES};

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
    /// [`DecodeError::Empty`] where there is nothing but white space, [`DecodeError::TooLarge`] past 1 GiB.
    pub fn from_text(text: &str) -> Result<Self, DecodeError> {
        Self::new(text.to_owned(), Encoding::Utf8, Vec::new())
    }

    pub(super) fn new(text: String, encoding: Encoding, warnings: Vec<Warning>) -> Result<Self, DecodeError> {
        if text.len() > MAX_BYTES {
            return Err(DecodeError::TooLarge { byte_len: text.len(), allowed: MAX_BYTES });
        }
        if text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
            return Err(DecodeError::Empty { byte_len: text.len() });
        }
        let text = normalize_line_ends(text);
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
        let start = span.start as usize + (text.len() - text.trim_start().len());
        let len = text.trim().len();
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

/// Turns CR LF, CR, NEL, LS and PS into `\n`.
fn normalize_line_ends(text: String) -> String {
    const LONG_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];
    if memchr::memchr(b'\r', text.as_bytes()).is_none() && !text.contains(LONG_ENDS) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        out.push_str(&rest[..at]);
        out.push('\n');
        let end = &rest[at..];
        let len = if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
        rest = &end[len..];
    }
    out.push_str(rest);
    out
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
    fn a_trimmed_line_keeps_its_place() {
        let source = SourceText::from_text("甲\n　　乙丙 \n").expect("not empty");
        let span = source.trimmed_line_span(1);
        assert_eq!((&source.text()[span.range()], source.line_of(span.start)), ("乙丙", 1));
        assert_eq!(source.line_count(), 3);
    }

    #[test]
    fn white_space_alone_is_empty() {
        assert!(matches!(SourceText::from_text(" \n　\u{FEFF}\t"), Err(DecodeError::Empty { .. })));
    }
}
