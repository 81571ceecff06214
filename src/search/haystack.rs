//! The folded text of everything open, as one array of UTF-16 code units.

use crate::{span::Utf16Span, text::SourceText};

/// Everything open, folded, in one array. Files follow one another; each ends in `\n`.
///
/// Folding is one code unit to one, so an offset here *is* the offset in the original, counted in UTF-16 code units from
/// the start of everything open.
#[derive(Clone, Debug)]
pub struct Haystack {
    units: Vec<u16>,
    /// Where each line of everything open starts, and last the length of `units`.
    line_starts: Vec<u32>,
}

impl Default for Haystack {
    fn default() -> Self {
        Self { units: Vec::new(), line_starts: vec![0] }
    }
}

impl Haystack {
    /// Adds a file after what is there.
    pub fn push(&mut self, source: &SourceText) {
        self.units.reserve(source.utf16_len() + 1);
        for line in source.lines() {
            self.units.extend(line.encode_utf16().map(fold));
            self.units.push(u16::from(b'\n'));
            self.line_starts.push(self.units.len() as u32);
        }
    }

    /// The folded text.
    pub fn units(&self) -> &[u16] {
        &self.units
    }

    /// Where each line of everything open starts; one more entry ends the last.
    pub fn line_starts(&self) -> &[u32] {
        &self.line_starts
    }

    /// The number of the line that holds `at`, over everything open.
    pub fn line_number_at(&self, at: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= at) as u32 - 1
    }

    /// The line that holds `at`, without its `\n`.
    pub fn line_around(&self, at: u32) -> Utf16Span {
        let line = self.line_number_at(at) as usize;
        Utf16Span { start: self.line_starts[line], end: self.line_starts[line + 1] - 1 }
    }
}

/// Folds width and case: full-width ＡＢＣ１２３ to ASCII, the ideographic space to a space, capitals to small letters.
///
/// ```
/// use gangmu::search::fold;
/// let folded: Vec<u16> = "Ｗ３c　纲目".encode_utf16().map(fold).collect();
/// assert_eq!(String::from_utf16(&folded).unwrap(), "w3c 纲目");
/// ```
pub fn fold(unit: u16) -> u16 {
    let narrow = match unit {
        0xFF01..=0xFF5E => unit - 0xFEE0,
        0x3000 => 0x20,
        _ => unit,
    };
    match narrow {
        0x41..=0x5A => narrow + 0x20,
        // Greek and Cyrillic capitals have their small letters at a fixed distance.
        0x391..=0x3A1 | 0x3A3..=0x3A9 | 0x410..=0x42F => narrow + 0x20,
        0x400..=0x40F => narrow + 0x50,
        _ => narrow,
    }
}
