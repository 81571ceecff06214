//! What the reader knows better: lines made title, heading or text by hand.
//!
//! A correction settles the tag of a line; everything else is decoded again around it, so that one heading put right
//! brings its siblings along. Corrections are kept apart from the text, can be undone one by one, and be saved as a line of
//! words that is applied to the same text later:
//!
//! ```text
//! title 12 · promote 31 · body 40        kind and line, counted from 0
//! ```

use std::{fmt, str::FromStr};

use super::{decoder::Tag, survey::Survey};

/// One thing the reader put right. Lines count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The line begins an essay.
    Title(u32),
    /// The line is running text.
    Body(u32),
    /// The line is a heading, or one level further out than it was.
    Promote(u32),
    /// The heading is one level further in than it was.
    Demote(u32),
}

/// What the reader put right in a file, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections(Vec<Correction>);

/// Why saved corrections could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is no correction; expected title, body, promote or demote and a line number")]
pub struct CorrectionError {
    /// The part that was not understood.
    pub word: String,
}

impl Correction {
    /// The correction that is saved under this word: `title`, `body`, `promote`, `demote`.
    pub fn from_name(name: &str, line: u32) -> Option<Self> {
        match name {
            "title" => Some(Self::Title(line)),
            "body" => Some(Self::Body(line)),
            "promote" => Some(Self::Promote(line)),
            "demote" => Some(Self::Demote(line)),
            _ => None,
        }
    }

    /// That word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Body(_) => "body",
            Self::Promote(_) => "promote",
            Self::Demote(_) => "demote",
        }
    }

    /// The line it is about, counted from 0.
    pub fn line(self) -> u32 {
        match self {
            Self::Title(line) | Self::Body(line) | Self::Promote(line) | Self::Demote(line) => line,
        }
    }
}

impl Corrections {
    /// Adds a correction. Takes effect with the next [`parse_with`](super::parse_with).
    pub fn push(&mut self, correction: Correction) {
        self.0.push(correction);
    }

    /// Takes the last correction back; `None` where there is none.
    pub fn undo(&mut self) -> Option<Correction> {
        self.0.pop()
    }

    /// All of them, in the order in which they were made.
    pub fn as_slice(&self) -> &[Correction] {
        &self.0
    }

    /// The places in the list of lines whose tag is settled; the last correction of a line wins. Lines that are blank or
    /// not there are left out.
    pub(super) fn fixed(&self, survey: &Survey) -> Vec<(u32, Tag)> {
        let mut fixed: Vec<(u32, Tag)> = Vec::new();
        for correction in &self.0 {
            let Ok(at) = survey.lines.binary_search_by_key(&correction.line(), |line| line.number) else { continue };
            let heading = if survey.lines[at].stands_alone() { Tag::Heading } else { Tag::Lead };
            let tag = match correction {
                Correction::Title(_) => Tag::Title,
                Correction::Body(_) => Tag::Body,
                Correction::Promote(_) | Correction::Demote(_) => heading,
            };
            fixed.retain(|(line, _)| *line != at as u32);
            fixed.push((at as u32, tag));
        }
        fixed
    }

    /// The level of the heading on a line, which would be `level` without corrections.
    ///
    /// The first `Promote` of a line makes it a heading where it stands; further ones move it out.
    pub(super) fn level(&self, line: u32, level: u8) -> u8 {
        let since = self
            .0
            .iter()
            .rposition(|made| made.line() == line && matches!(made, Correction::Title(_) | Correction::Body(_)));
        let moves = self.0[since.map_or(0, |at| at + 1)..].iter().filter(|made| made.line() == line);
        moves.fold(level, |level, made| match made {
            Correction::Promote(_) => level.saturating_sub(1).max(1),
            Correction::Demote(_) => level.saturating_add(1).min(9),
            _ => level,
        })
    }
}

impl fmt::Display for Corrections {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, correction) in self.0.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(out, "{space}{} {}", correction.name(), correction.line())?;
        }
        Ok(())
    }
}

impl FromStr for Corrections {
    type Err = CorrectionError;

    fn from_str(saved: &str) -> Result<Self, CorrectionError> {
        let mut words = saved.split_whitespace();
        let mut corrections = Self::default();
        while let Some(word) = words.next() {
            let error = || CorrectionError { word: word.to_owned() };
            let line = words.next().and_then(|line| line.parse().ok()).ok_or_else(error)?;
            corrections.push(Correction::from_name(word, line).ok_or_else(error)?);
        }
        Ok(corrections)
    }
}
