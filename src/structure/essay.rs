//! Where essays begin and end.

use crate::text::SourceText;

use super::{Document, Essay, Reason, Role};

pub(super) fn parse(source: &SourceText) -> Document {
    let roles = source.lines().map(|line| if line.trim().is_empty() { Role::Blank } else { Role::Body }).collect();
    let end_line = source.line_count() as u32 - 1;
    Document {
        roles,
        essays: vec![Essay {
            start_line: 0,
            end_line,
            title: None,
            subtitle: None,
            notices: vec![],
            headings: vec![],
            confidence: 0.5,
            reason: Reason(String::new()),
        }],
    }
}
