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

/// A list of words, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserWordList {
    /// The words, in the order of their lines.
    pub words: Vec<UserWord>,
    /// The lines that cannot be read, in order.
    pub faults: Vec<UserWordFault>,
}

/// A line of a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserWordFault {
    /// From 1.
    pub line: usize,
    /// What the line says; of a long one, how it begins.
    pub text: String,
    /// What is wrong with it.
    pub why: UserWordError,
}

/// Why a line is no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserWordError {
    /// What stands after the word is neither a frequency, a whole number from 0 to 4,294,967,295, nor a part of speech.
    Frequency,
    /// There is white space in the word. Text is cut at white space, so the word would never be found.
    Space,
}

impl UserWordError {
    /// A stable word by which the page finds the sentence in the reader's language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Frequency => "frequency",
            Self::Space => "space",
        }
    }
}

impl UserWord {
    /// Reads a list in jieba's form: `word`, `word frequency`, `word frequency tag` or `word tag` a line. Parts of speech
    /// are not used. Blank lines and comments (`# 人名`) say nothing; a line that cannot be read does not keep the others
    /// from being taken.
    ///
    /// ```
    /// use gangmu::words::{UserWord, UserWordError};
    ///
    /// let list = UserWord::parse_list("纲举目张 3 i\n云计算\n井台 3.5\n");
    /// assert_eq!(list.words[0], UserWord { word: "纲举目张".into(), frequency: Some(3) });
    /// assert_eq!(list.words[1], UserWord { word: "云计算".into(), frequency: None });
    /// assert_eq!((list.faults[0].line, list.faults[0].why), (3, UserWordError::Frequency));
    /// ```
    pub fn parse_list(list: &str) -> UserWordList {
        let mut read = UserWordList::default();
        for (text, line) in list.trim_start_matches('\u{FEFF}').lines().zip(1..) {
            let fields: Vec<&str> = text.split_whitespace().collect();
            let is_comment = fields.first().is_none_or(|first| first.chars().all(|c| c == '#'));
            if is_comment {
                continue;
            }
            match Self::parse(&fields) {
                Ok(word) => read.words.push(word),
                Err(why) => read.faults.push(UserWordFault { line, text: beginning(text), why }),
            }
        }
        read
    }

    fn parse(fields: &[&str]) -> Result<Self, UserWordError> {
        let is_tag = |field: &str| field.bytes().all(|byte| byte.is_ascii_lowercase());
        let fields = match fields {
            [rest @ .., last] if !rest.is_empty() && is_tag(last) => rest,
            all => all,
        };
        match fields {
            [word] => Ok(Self { word: (*word).to_owned(), frequency: None }),
            [word, frequency] => {
                let frequency = frequency.parse().map_err(|_| UserWordError::Frequency)?;
                Ok(Self { word: (*word).to_owned(), frequency: Some(frequency) })
            }
            [.., last] if last.parse::<u32>().is_ok() => Err(UserWordError::Space),
            _ => Err(UserWordError::Frequency),
        }
    }
}

/// As much of a line as fits into a message.
fn beginning(line: &str) -> String {
    const MAX_CHARS: usize = 60;
    line.trim().chars().take(MAX_CHARS).collect()
}

impl fmt::Display for UserWord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.word)?;
        self.frequency.map_or(Ok(()), |frequency| write!(out, " {frequency}"))
    }
}

/// The number of a node; 0 is the root.
type NodeId = u32;

/// The reader's own words, as a trie.
pub(super) struct UserWords {
    children: HashMap<(NodeId, char), NodeId>,
    /// By the numbers of the nodes: the word that ends there.
    entries: Vec<Option<Entry>>,
    longest: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    frequency: u32,
    log_frequency: f64,
}

impl Default for UserWords {
    fn default() -> Self {
        Self { children: HashMap::new(), entries: vec![None], longest: 0 }
    }
}

impl UserWords {
    /// Characters of the longest word.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Adds a word, which is not empty, or gives it another frequency.
    pub(super) fn insert(&mut self, word: &str, frequency: u32) {
        let mut node = 0;
        for c in word.chars() {
            node = *self.children.entry((node, c)).or_insert(self.entries.len() as NodeId);
            if node as usize == self.entries.len() {
                self.entries.push(None);
            }
        }
        self.longest = self.longest.max(word.chars().count());
        self.entries[node as usize] = Some(Entry { frequency, log_frequency: f64::from(frequency).ln() });
    }

    /// How often a word occurs; `None` if it is not among them.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        let node = word.chars().try_fold(0, |node, c| self.children.get(&(node, c)).copied())?;
        self.entries[node as usize].map(|entry| entry.frequency)
    }

    /// Every word that `steps` start with, the shortest first: its length in characters and the logarithm of its frequency.
    pub(super) fn prefixes(&self, steps: &[Step]) -> impl Iterator<Item = (usize, f64)> {
        let nodes = steps.iter().scan(0, |node, step| {
            *node = *self.children.get(&(*node, step.c))?;
            Some(*node)
        });
        nodes.zip(1..).filter_map(|(node, len)| Some((len, self.entries[node as usize]?.log_frequency)))
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
        let list = "\u{FEFF}云计算 5\n李小福 2 nr\r\n\n  创新办 i\n\t八一双鹿\n# 注释 这是一行\n##\nC++ 7\nhello\n";
        let expected = [
            word("云计算", Some(5)),
            word("李小福", Some(2)),
            word("创新办", None),
            word("八一双鹿", None),
            word("C++", Some(7)),
            word("hello", None),
        ];
        assert_eq!(UserWord::parse_list(list), UserWordList { words: expected.to_vec(), faults: Vec::new() });
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_and_the_others_are_taken() {
        for (text, why) in [
            ("词 -1", UserWordError::Frequency),
            ("词 3.5", UserWordError::Frequency),
            ("词 五", UserWordError::Frequency),
            ("词 4294967296", UserWordError::Frequency),
            ("词 N", UserWordError::Frequency),
            ("Edu Trust认证", UserWordError::Frequency),
            ("Edu Trust认证 2000", UserWordError::Space),
            ("李 小福 2 nr", UserWordError::Space),
        ] {
            let list = UserWord::parse_list(&format!("云计算\n\n {text}\n井台\n"));
            assert_eq!(list.words, [word("云计算", None), word("井台", None)], "{text}");
            assert_eq!(list.faults, [UserWordFault { line: 3, text: text.to_owned(), why }]);
        }
    }

    #[test]
    fn of_a_long_line_only_the_beginning_is_named() {
        let list = UserWord::parse_list(&format!("{} 很多", "词".repeat(1_000_000)));
        assert_eq!(list.faults[0].text, "词".repeat(60));
    }
}
