//! The reader's own words: a list in the form of jieba's user dictionary, and the table that is looked up while cutting.

use std::{collections::HashMap, fmt};

use super::route::Step;

/// A word that the reader added, or gave another frequency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserWord {
    /// The word. One with other characters than Han, ASCII letters, digits or `+#&._%-` is never found in a text.
    pub word: String,
    /// How often it occurs, as the dictionary counts. Without it the word gets as much as it takes to be cut as one.
    pub frequency: Option<u32>,
}

/// Why a list of words cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UserWordsError {
    /// What stands after the word is neither a frequency nor a part of speech.
    #[error("line {line} of the words: {found:?} is no frequency from 0 to {}", u32::MAX)]
    Frequency {
        /// From 1.
        line: usize,
        /// What stands there.
        found: String,
    },
}

impl UserWord {
    /// Reads a list in jieba's form: `word`, `word frequency`, `word frequency tag` or `word tag` a line. Parts of speech
    /// are not used; blank lines say nothing.
    ///
    /// # Errors
    ///
    /// Names the first line that cannot be read.
    ///
    /// ```
    /// use gangmu::words::UserWord;
    ///
    /// let words = UserWord::parse_list("纲举目张 3 i\n云计算\n")?;
    /// assert_eq!(words[0], UserWord { word: "纲举目张".into(), frequency: Some(3) });
    /// assert_eq!(words[1], UserWord { word: "云计算".into(), frequency: None });
    /// # Ok::<(), gangmu::words::UserWordsError>(())
    /// ```
    pub fn parse_list(list: &str) -> Result<Vec<Self>, UserWordsError> {
        let list = list.trim_start_matches('\u{FEFF}');
        let lines = list.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        lines.map(|(line, number)| Self::parse(line, number)).collect()
    }

    fn parse(line: &str, number: usize) -> Result<Self, UserWordsError> {
        let mut parts = line.split_whitespace();
        let word = parts.next().unwrap_or_default().to_owned();
        let frequency = match parts.next() {
            Some(part) if !part.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Some(part.parse().map_err(|_| UserWordsError::Frequency { line: number, found: part.to_owned() })?)
            }
            _ => None,
        };
        Ok(Self { word, frequency })
    }
}

impl fmt::Display for UserWord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.word)?;
        self.frequency.map_or(Ok(()), |frequency| write!(out, " {frequency}"))
    }
}

/// The reader's own words, by their first characters.
#[derive(Default)]
pub(super) struct UserWords {
    by_first: HashMap<char, Vec<Entry>>,
    longest: usize,
}

pub(super) struct Entry {
    characters: Box<[char]>,
    frequency: u32,
    log_frequency: f64,
}

impl UserWords {
    /// Characters of the longest word.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Adds a word, or gives it another frequency.
    pub(super) fn insert(&mut self, word: &str, frequency: u32) {
        let characters: Box<[char]> = word.chars().collect();
        let Some(first) = characters.first() else { return };
        self.longest = self.longest.max(characters.len());
        let entries = self.by_first.entry(*first).or_default();
        entries.retain(|entry| entry.characters != characters);
        entries.push(Entry { characters, frequency, log_frequency: f64::from(frequency).ln() });
    }

    /// How often a word occurs; `None` if it is not among them.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        let entries = self.by_first.get(&word.chars().next()?)?;
        let entry = entries.iter().find(|entry| word.chars().eq(entry.characters.iter().copied()))?;
        Some(entry.frequency)
    }

    /// Every word that `steps` start with: its length in characters and the logarithm of its frequency.
    pub(super) fn prefixes(&self, steps: &[Step]) -> impl Iterator<Item = (usize, f64)> + Clone {
        let first = steps.first().filter(|_| self.longest > 0);
        let entries = first.and_then(|first| self.by_first.get(&first.c)).map_or(&[][..], Vec::as_slice);
        let is_prefix = |entry: &&Entry| {
            let here = steps.get(..entry.characters.len());
            here.is_some_and(|here| here.iter().map(|step| step.c).eq(entry.characters.iter().copied()))
        };
        entries.iter().filter(is_prefix).map(|entry| (entry.characters.len(), entry.log_frequency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str, frequency: Option<u32>) -> UserWord {
        UserWord { word: word.to_owned(), frequency }
    }

    #[test]
    fn every_form_of_line_is_read() {
        let list = "\u{FEFF}云计算 5\n李小福 2 nr\r\n\n  创新办 i\n\t八一双鹿\nC++ 7\n";
        let expected = [
            word("云计算", Some(5)),
            word("李小福", Some(2)),
            word("创新办", None),
            word("八一双鹿", None),
            word("C++", Some(7)),
        ];
        assert_eq!(UserWord::parse_list(list).unwrap(), expected);
    }

    #[test]
    fn a_frequency_that_is_none_is_named_with_its_line() {
        for found in ["-1", "1.5", "五", "4294967296", "N"] {
            let error = UserWord::parse_list(&format!("云计算\n\n词 {found}\n")).unwrap_err();
            assert_eq!(error, UserWordsError::Frequency { line: 3, found: found.to_owned() });
        }
    }
}
