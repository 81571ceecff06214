//! What words do in a sentence.

/// What a word does in a sentence, as far as the dictionary knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// It says something: 图书馆 读书 成都.
    Content,
    /// It holds the sentence together: 和 的 一个 我们 非常 通过.
    Function,
    /// The dictionary lacks it.
    Unknown,
}

impl WordClass {
    const ALL: [Self; 3] = [Self::Content, Self::Function, Self::Unknown];

    /// The class that has this number, as by `as u8`; a number that none has says nothing.
    pub fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Unknown)
    }
}
