//! Which characters jieba makes words of.

/// Whether words are made of `c`: Han characters, ASCII letters and digits, and a few ASCII marks. Every other character
/// is cut off by itself.
pub(super) fn is_word_char(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-'),
        '\u{3400}'..='\u{4DBF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}'
        | '\u{2B820}'..='\u{2CEAF}'
        | '\u{2CEB0}'..='\u{2EBEF}'
        | '\u{2F800}'..='\u{2FA1F}' => true,
        _ => false,
    }
}

/// Whether the hidden Markov model knows characters like `c`.
pub(super) fn is_model_char(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FD5}')
}
