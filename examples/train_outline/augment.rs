//! Essays joined anew, with other notices, separators, labels, blank lines and indents.

use gangmu::structure::training::Random;

use crate::{
    gold::{BODY, NOTICE, Right, TITLE, Text, only},
    phrases::NOTICES,
};

/// How many texts are made.
const TEXTS: usize = 260;
/// Longer essays are left as they are.
const LONGEST: usize = 160;

/// How the essays of a text are told apart.
#[derive(Clone, Copy, PartialEq)]
enum Between {
    Nothing,
    Notice,
    NoticeAfter,
    Separator,
    Label,
}

/// New texts from the essays of others, each with the part of the texts it was made from.
pub fn join_anew(texts: &[(&Text, usize)]) -> Vec<(Text, usize)> {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let essays: Vec<(&Text, usize, (usize, usize))> = texts
        .iter()
        .flat_map(|(text, part)| text.essays.iter().map(move |essay| (*text, *part, *essay)))
        .filter(|(_, _, (start, end))| end - start <= LONGEST)
        .collect();
    (0..TEXTS).filter_map(|_| join(&essays, &mut random)).collect()
}

fn join(essays: &[(&Text, usize, (usize, usize))], random: &mut Random) -> Option<(Text, usize)> {
    let (seed, part, _) = essays[random.below(essays.len())];
    let mixed = random.below(4) == 0;
    let alike: Vec<&(&Text, usize, (usize, usize))> = essays
        .iter()
        .filter(|(text, other, _)| other % 20 == part % 20 && (mixed || text.genre == seed.genre))
        .collect();
    let count = 1 + random.below(7).min(alike.len());
    let between =
        [Between::Nothing, Between::Nothing, Between::Notice, Between::NoticeAfter, Between::Separator, Between::Label]
            [random.below(6)];
    let mut layout = Layout::new(between, random);
    for number in 0..count {
        let (text, _, (start, end)) = alike[random.below(alike.len())];
        layout.essay(number, text, *start, *end, random);
    }
    (!layout.lines.is_empty()).then(|| (Text::joined(&seed.genre, layout.lines, layout.right), part))
}

struct Layout {
    between: Between,
    notice: String,
    /// Blank lines between paragraphs: as in the source, none, or one.
    blanks: usize,
    blanks_between: usize,
    /// Indents: as in the source, none, paragraphs, all.
    indent: usize,
    label: usize,
    lines: Vec<String>,
    right: Vec<Right>,
}

impl Layout {
    fn new(between: Between, random: &mut Random) -> Self {
        Self {
            between,
            notice: NOTICES[random.below(NOTICES.len())].to_owned(),
            blanks: random.below(3),
            blanks_between: random.below(3),
            indent: random.below(4),
            label: random.below(4),
            lines: Vec::new(),
            right: Vec::new(),
        }
    }

    fn push(&mut self, line: &str, right: Right) {
        self.lines.push(line.to_owned());
        self.right.push(right);
    }

    fn blank(&mut self, count: usize) {
        (0..count).for_each(|_| self.push("", only(&[BODY])));
    }

    fn essay(&mut self, number: usize, text: &Text, start: usize, end: usize, random: &mut Random) {
        const NUMERALS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];
        if number > 0 {
            self.blank(self.blanks_between);
        }
        let notice = self.notice.clone();
        match self.between {
            Between::Notice => self.push(&notice, only(&[NOTICE])),
            Between::Separator if number > 0 => {
                let line = ["******", "==========", "- 3 -", "———————", "※※※※※"][random.below(5)];
                self.push(line, only(&[NOTICE]));
            }
            Between::Label => {
                let numeral = NUMERALS[number.min(7)];
                let label = match self.label {
                    0 => format!("【篇{numeral}】"),
                    1 => format!("篇{numeral}"),
                    2 => format!("范文{numeral}"),
                    _ => format!("第{numeral}篇"),
                };
                self.push(&label, only(&[NOTICE]));
            }
            _ => {}
        }
        for line in start..=end {
            self.line(&text.lines[line], text.right[line]);
        }
        if self.between == Between::NoticeAfter {
            self.push(&notice, only(&[NOTICE]));
        }
    }

    fn line(&mut self, line: &str, right: Right) {
        let is_notice = right[NOTICE] == 0.0;
        if is_notice || (line.trim().is_empty() && self.blanks > 0) {
            return;
        }
        let paragraph = right[TITLE] != 0.0 && line.trim().chars().count() > 40;
        let line = match self.indent {
            0 => line.to_owned(),
            1 => line.trim().to_owned(),
            2 if !paragraph => line.trim().to_owned(),
            _ => format!("　　{}", line.trim()),
        };
        self.push(&line, right);
        if self.blanks == 2 {
            self.blank(1);
        }
    }
}
