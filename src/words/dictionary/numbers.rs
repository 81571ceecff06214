//! Reads the numbers of the packed form, which `format.rs` describes.

/// The numbers of a column.
pub(super) struct Numbers<'a>(&'a [u8]);

impl<'a> Numbers<'a> {
    pub(super) fn new(column: &'a [u8]) -> Self {
        Self(column)
    }

    /// How many bytes are left.
    pub(super) fn byte_len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next one; `None` at the end, and where it is cut or does not fit in 32 bits.
    pub(super) fn next(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        if *first < 0x80 { Some(u32::from(*first)) } else { self.rest_of(*first) }
    }

    fn rest_of(&mut self, first: u8) -> Option<u32> {
        let mut number = u64::from(first & 0x7F);
        for shift in [7, 14, 21, 28] {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return number.try_into().ok();
            }
        }
        None
    }
}
