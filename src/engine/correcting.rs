//! What the reader puts right by hand: a line made a title, a heading or text, and the outline decoded again around it.

use crate::{
    error::Error,
    structure::{Correction, Corrections},
};

use super::Engine;

impl Engine {
    /// Puts a line of a file right and decodes its outline again around it. Nodes are numbered anew; rows and words stay,
    /// the hits of the last filter are forgotten. A file that is not open or a line without text changes nothing.
    pub fn correct(&mut self, file: u32, correction: Correction) {
        let corrections = self.files.get(file as usize).filter(|open| open.has_text(correction.line()));
        let Some(mut corrections) = corrections.map(|open| open.corrections().clone()) else { return };
        corrections.push(correction);
        self.replace_corrections(file, corrections);
    }

    /// Takes the last correction of a file back, and gives it; `None` where there is none.
    pub fn undo_correction(&mut self, file: u32) -> Option<Correction> {
        let mut corrections = self.files.get(file as usize)?.corrections().clone();
        let undone = corrections.undo()?;
        self.replace_corrections(file, corrections);
        Some(undone)
    }

    /// Takes corrections as they were saved, see [`Corrections`], in place of those of a file.
    ///
    /// # Errors
    ///
    /// Names the word that is no correction; the corrections from before stay.
    pub fn set_corrections(&mut self, file: u32, saved: &str) -> Result<(), Error> {
        self.replace_corrections(file, saved.parse()?);
        Ok(())
    }

    fn replace_corrections(&mut self, file: u32, corrections: Corrections) {
        let file = file as usize;
        if file >= self.files.len() {
            return;
        }
        self.files[file].set_corrections(corrections);
        for next in file + 1..self.files.len() {
            let (before, rest) = self.files.split_at_mut(next);
            rest[0].number_after(before.last());
        }
        self.take_outline();
    }
}
