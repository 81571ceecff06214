//! First version: rules over what the survey of the document found.

use std::collections::HashMap;

use crate::text::SourceText;

use super::{
    Role,
    chain::Chains,
    lead::Groups,
    line::{Ending, Line, Opening},
};

/// Words of notices that a collection repeats.
const NOTICE_WORDS: [&str; 9] = ["原创", "转载", "版权", "仅供", "来源", "侵权", "请勿", "投稿", "声明"];

/// The role of each line.
pub(super) fn decode(source: &SourceText, lines: &[Line], chains: &Chains, groups: &Groups) -> Vec<Role> {
    let mut repeats: HashMap<u64, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.hash != 0) {
        *repeats.entry(line.hash).or_default() += 1;
    }
    let is_notice = |line: &Line| {
        let text = line.text(source);
        let words = line.char_len < 60 && NOTICE_WORDS.iter().any(|word| text.contains(word));
        words && (repeats.get(&line.hash).is_some_and(|count| *count > 1) || line.number < 3)
    };
    let mut roles: Vec<Role> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let before = roles.iter().rev().find(|role| **role != Role::Notice).copied();
        let after_notice = roles.last() == Some(&Role::Notice);
        let short = line.char_len <= 40 && line.stands_alone() && is_open(line.ending);
        let role = if is_notice(line) {
            Role::Notice
        } else if before == Some(Role::Title) && line.opening == Opening::Dash {
            Role::Subtitle
        } else if short && line.mark.is_none() && (before.is_none() || after_notice) {
            Role::Title
        } else if short && chains.of(at).is_some_and(|chain| chain.len > 1) {
            Role::Heading
        } else if is_lead(at, line, chains, groups) {
            Role::Lead
        } else {
            Role::Body
        };
        roles.push(role);
    }
    roles
}

fn is_lead(at: usize, line: &Line, chains: &Chains, groups: &Groups) -> bool {
    let numbered = chains.of(at).is_some_and(|chain| chain.len > 1 && chain.starts_at_one);
    !line.stands_alone() && line.char_len > 40 && (numbered || groups.worded[at].len >= 3)
}

fn is_open(ending: Ending) -> bool {
    !matches!(ending, Ending::Stop | Ending::Comma | Ending::Semicolon | Ending::Colon)
}
