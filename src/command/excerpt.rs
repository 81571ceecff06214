//! What is printed of the line of a place: all of a short line, of a long one what stands around the place.

use std::borrow::Cow;

use gangmu::text::SourceText;

/// A line of so many characters is printed whole.
const WHOLE_CHARS: usize = 200;
/// Of a longer one, so many before the start of a place and from it on.
const CHARS_BEFORE: usize = 30;
const CHARS_AFTER: usize = 50;

/// Reads around places that come in reading order, so that each line is gone through once.
pub(super) struct Reader<'a> {
    source: &'a SourceText,
    line: u32,
    /// The place that was asked for last, in its line.
    utf16: u32,
    byte: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a SourceText) -> Self {
        Self { source, line: 0, utf16: 0, byte: 0 }
    }

    /// What is printed for a place that starts so many UTF-16 code units from the start of a line.
    pub(super) fn around(&mut self, line: u32, utf16: u32) -> Cow<'a, str> {
        let text = self.source.line(line);
        if text.char_indices().nth(WHOLE_CHARS).is_none() {
            return Cow::Borrowed(text.trim());
        }
        let at = self.byte_at(line, utf16);
        let start = text[..at].char_indices().nth_back(CHARS_BEFORE - 1).map_or(0, |(start, _)| start);
        let end = text[at..].char_indices().nth(CHARS_AFTER).map_or(text.len(), |(end, _)| at + end);
        let [before, after] = [start > 0, end < text.len()].map(|cut| if cut { "…" } else { "" });
        Cow::Owned(format!("{before}{}{after}", text[start..end].trim()))
    }

    /// Where a place is, in bytes from the start of its line.
    fn byte_at(&mut self, line: u32, utf16: u32) -> usize {
        if line != self.line || utf16 < self.utf16 {
            (self.line, self.utf16, self.byte) = (line, 0, 0);
        }
        for c in self.source.line(line)[self.byte..].chars() {
            if self.utf16 >= utf16 {
                break;
            }
            self.utf16 += c.len_utf16() as u32;
            self.byte += c.len_utf8();
        }
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_printed_whole_and_of_a_long_one_what_is_around() {
        let long = format!("{}雨{}", "𠮷".repeat(200), "山".repeat(200));
        let source = SourceText::from_text(&format!("　　雨停了。 \n{long}\n")).expect("not empty");
        let mut reader = Reader::new(&source);
        assert_eq!(reader.around(0, 2), "雨停了。");
        let around = format!("…{}雨{}…", "𠮷".repeat(CHARS_BEFORE), "山".repeat(CHARS_AFTER - 1));
        assert_eq!(reader.around(1, 400), around);
        assert_eq!(reader.around(1, 0), format!("{}…", "𠮷".repeat(CHARS_AFTER)));
        assert_eq!(reader.around(1, 600), format!("…{}", "山".repeat(CHARS_BEFORE + 1)));
    }
}
