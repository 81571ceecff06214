//! From the role of each line to essays: where each begins and ends, its title block, its headings and why they are some.

use crate::{span::Span, text::SourceText};

use super::{
    Document, Essay, Heading, Reason, Role, TitleLine,
    chain::Chains,
    decoder,
    lead::Groups,
    level::{Kind, Levels},
    line::{self, Line},
};

/// Words that head the first or last part of an essay, outside its numbering.
const OUTERMOST: [&str; 16] = [
    "前言",
    "引言",
    "序言",
    "序",
    "导言",
    "摘要",
    "绪论",
    "结语",
    "结束语",
    "后记",
    "附录",
    "附则",
    "结论",
    "总结",
    "参考文献",
    "致谢",
];

pub(super) fn parse(source: &SourceText) -> Document {
    let lines = line::read(source);
    let chains = Chains::new(&lines);
    let groups = Groups::new(source, &lines);
    let roles = decoder::decode(source, &lines, &chains, &groups);
    let mut builder = Builder { source, lines: &lines, chains: &chains, groups: &groups, essays: Vec::new() };
    let mut pending: Vec<u32> = Vec::new();
    let mut levels = Levels::default();
    for (at, role) in roles.iter().enumerate() {
        let line = &lines[at];
        match role {
            Role::Notice => pending.push(line.number),
            Role::Title => {
                builder.open(at, true, &mut pending);
                levels = Levels::default();
            }
            _ if builder.essays.is_empty() => builder.open(at, false, &mut pending),
            _ => {}
        }
        builder.add(at, *role, &mut levels);
    }
    if let Some(essay) = builder.essays.last_mut() {
        essay.notices.append(&mut pending);
    }
    let mut document = Document { roles: vec![Role::Blank; source.line_count()], essays: builder.essays };
    for (line, role) in lines.iter().zip(&roles) {
        for number in line.number..=line.last {
            document.roles[number as usize] = if number == line.number { *role } else { Role::Body };
        }
    }
    document
}

/// Essays as they grow, line by line.
struct Builder<'a> {
    source: &'a SourceText,
    lines: &'a [Line],
    chains: &'a Chains,
    groups: &'a Groups,
    essays: Vec<Essay>,
}

impl Builder<'_> {
    fn open(&mut self, at: usize, titled: bool, notices: &mut Vec<u32>) {
        let line = &self.lines[at];
        self.essays.push(Essay {
            start_line: line.number,
            end_line: line.last,
            title: titled.then_some(TitleLine { line: line.number, span: line.span }),
            subtitle: None,
            notices: std::mem::take(notices),
            headings: Vec::new(),
            confidence: 0.9,
            reason: Reason(if titled { "文首短行" } else { "正文开头" }.to_owned()),
        });
    }

    fn add(&mut self, at: usize, role: Role, levels: &mut Levels) {
        let line = &self.lines[at];
        let heading = match role {
            Role::Heading => Some(self.heading(at, false, levels)),
            Role::Lead => Some(self.heading(at, true, levels)),
            _ => None,
        };
        let Some(essay) = self.essays.last_mut() else { return };
        if role != Role::Notice {
            essay.end_line = line.last;
        }
        if role == Role::Subtitle && essay.subtitle.is_none() {
            essay.subtitle = Some(TitleLine { line: line.number, span: line.span });
        }
        essay.headings.extend(heading);
    }

    fn heading(&self, at: usize, lead: bool, levels: &mut Levels) -> Heading {
        let line = &self.lines[at];
        let kind = Kind {
            style: line.mark.map(|mark| mark.style),
            lead,
            outermost: !lead && OUTERMOST.contains(&line.text(self.source)),
            first: line.mark.is_some_and(|mark| mark.value == 1),
        };
        let start = line.span.start as usize;
        let end = if lead { start + usize::from(line.lead_bytes) } else { line.span.end as usize };
        Heading {
            line: line.number,
            level: levels.next(kind),
            lead,
            number: line.mark.map(|mark| Span::new(start, start + usize::from(mark.byte_len))),
            span: Span::new(start, end),
            confidence: 0.9,
            reason: self.reason(at),
        }
    }

    fn reason(&self, at: usize) -> Reason {
        let group = self.groups.worded[at];
        Reason(match self.chains.of(at) {
            Some(chain) if chain.len > 1 => format!("序号连续，共{}个", chain.len),
            _ if group.len > 1 => format!("第{}个并列句", group.index + 1),
            _ => "单独成行的短句".to_owned(),
        })
    }
}
