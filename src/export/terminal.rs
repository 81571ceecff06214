//! Text for a terminal, which obeys some characters instead of showing them: ESC starts orders, U+202E turns what follows
//! around. A text, a title or the name of a file must not give such orders.

use std::borrow::Cow;

/// Text with each such character replaced by one that is seen: ESC by ␛, NUL by ␀, others by �. Line ends and tabs stay,
/// and so does the number of characters.
///
/// ```
/// use gangmu::export::visible;
///
/// assert_eq!(visible("甲\u{1B}[31m乙\n"), "甲␛[31m乙\n");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    replace(text, |c| is_obeyed(c) && !is_kept(c))
}

/// The same for output that is mostly read by programs: only control characters are replaced, as what changes the
/// direction belongs to the text.
pub fn controls_visible(text: &str) -> Cow<'_, str> {
    replace(text, |c| c.is_control() && !is_kept(c))
}

/// The same for what must stay on one line, such as the name of a file: line ends are replaced too.
pub fn one_line(text: &str) -> Cow<'_, str> {
    replace(text, is_obeyed)
}

fn replace(text: &str, is_replaced: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_replaced) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_replaced(c) { picture(c) } else { c }).collect())
}

fn is_kept(c: char) -> bool {
    matches!(c, '\n' | '\t')
}

/// Control characters, and those that change the direction of what is around them.
fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What is shown for a character: its control picture, where Unicode has one.
fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        let orders: String =
            (0..=0x9F).chain(0x2028..=0x202E).chain(0x2066..=0x2069).filter_map(char::from_u32).collect();
        let seen = one_line(&orders);
        assert!(!seen.contains(is_obeyed));
        assert_eq!(seen.chars().count(), orders.chars().count());
        assert_eq!(visible("\u{9B}\u{7F}\u{202E}\u{7}\n\t"), "�␡�␇\n\t");
        assert_eq!(controls_visible("\u{9B}\u{202E}\n"), "�\u{202E}\n");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(visible("甲“乙”\u{200B}\n\t😀"), Cow::Borrowed(_)));
    }
}
