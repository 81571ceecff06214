//! Essays made up from parts, for the forms of which collections have few: every numbering, on lines of their own and
//! before text, parallel points without a number, two-line titles, bylines, salutations, signatures, tables of contents.
//!
//! The words do not matter, as no observation holds any but set phrases; the shapes do. All sentences are our own.

use gangmu::structure::training::Random;

use crate::{
    gold::{BODY, BYLINE, FRONT, HEADING, LEAD, NOTICE, Right, SUBTITLE, TAIL, TITLE, TITLE_MORE, Text, only},
    phrases::{
        BYLINES, CLOSINGS, INTROS, NAMES, NOTICES, OPENINGS, POINTS, SALUTATIONS, SENTENCES, SHORT_LINES, SUBTITLES,
        TAILS, TITLES, TRAPS,
    },
};

/// The genre of made-up texts.
pub(crate) const GENRE: &str = "composed";
/// How many collections are made up.
const TEXTS: usize = 240;

/// Collections of made-up essays, each with a part of its own.
pub(crate) fn compose() -> Vec<(Text, usize)> {
    let mut random = Random(0x5851_F42D_4C95_7F2D);
    (0..TEXTS).map(|part| (Composer::new(&mut random).collection(), part)).collect()
}

/// How the points of an essay are numbered.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    None,
    Han,
    HanDot,
    HanBracket,
    Arabic,
    ArabicComma,
    ArabicBracket,
    HalfBracket,
    Circled,
    Ordinal,
    Is,
    Must,
    OneOf,
    InOrder,
    Chapter,
    Section,
    Financial,
    Bare,
    Roman,
    Square,
}

const ON_LINES: [Numbering; 13] = [
    Numbering::Han,
    Numbering::Han,
    Numbering::None,
    Numbering::None,
    Numbering::HanBracket,
    Numbering::Arabic,
    Numbering::ArabicComma,
    Numbering::Chapter,
    Numbering::Section,
    Numbering::HanDot,
    Numbering::Financial,
    Numbering::Bare,
    Numbering::Roman,
];
const BEFORE_TEXT: [Numbering; 20] = [
    Numbering::None,
    Numbering::None,
    Numbering::None,
    Numbering::None,
    Numbering::None,
    Numbering::Is,
    Numbering::Is,
    Numbering::Must,
    Numbering::Ordinal,
    Numbering::InOrder,
    Numbering::OneOf,
    Numbering::HanBracket,
    Numbering::Han,
    Numbering::Arabic,
    Numbering::ArabicComma,
    Numbering::ArabicBracket,
    Numbering::HalfBracket,
    Numbering::Circled,
    Numbering::Square,
    Numbering::HanDot,
];

const HAN: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];

impl Numbering {
    fn write(self, number: usize, last: bool) -> String {
        let han = HAN[number.min(7)];
        let n = number + 1;
        match self {
            Self::None | Self::Square => String::new(),
            Self::Han => format!("{han}、"),
            Self::HanDot => format!("{han}．"),
            Self::HanBracket => format!("（{han}）"),
            Self::Arabic => format!("{n}."),
            Self::ArabicComma => format!("{n}、"),
            Self::ArabicBracket => format!("（{n}）"),
            Self::HalfBracket => format!("{n})"),
            Self::Circled => ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"][number.min(7)].to_owned(),
            Self::Ordinal => format!("第{han}，"),
            Self::Is => format!("{han}是"),
            Self::Must => format!("{han}要"),
            Self::OneOf => format!("其{han}，"),
            Self::InOrder if last => "最后，".to_owned(),
            Self::InOrder => ["首先，", "其次，", "再次，"].get(number).map_or("此外，", |word| word).to_string(),
            Self::Chapter => format!("第{han}章　"),
            Self::Section => format!("第{han}节 "),
            Self::Financial => format!("{}、", ["壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌"][number.min(7)]),
            Self::Bare => format!("{han}　"),
            Self::Roman => format!("{}. ", ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][number.min(7)]),
        }
    }
}

struct Composer<'a> {
    random: &'a mut Random,
    /// Blank lines: 0 nowhere, 1 around title blocks, 2 between all paragraphs.
    blanks: usize,
    blanks_between: usize,
    /// Indents: 0 none, 1 paragraphs, 2 paragraphs and headings, 3 paragraphs by a tab.
    indent: usize,
    /// Columns after which lines are broken, 0 for nowhere.
    wrap: usize,
    separate: usize,
    /// How essays announce themselves: 0 not, 1 label on its own line, 2 label in the title.
    label: usize,
    word: &'static str,
    lines: Vec<String>,
    right: Vec<Right>,
}

impl<'a> Composer<'a> {
    fn new(random: &'a mut Random) -> Self {
        let word = ["篇", "范文", "【篇", "第"][random.below(4)];
        Self {
            blanks: random.below(3),
            blanks_between: random.below(3),
            indent: random.below(4),
            wrap: if random.below(10) == 0 { 34 + random.below(12) } else { 0 },
            separate: random.below(7),
            label: [0, 0, 0, 0, 1, 2][random.below(6)],
            word,
            lines: Vec::new(),
            right: Vec::new(),
            random,
        }
    }

    fn collection(mut self) -> Text {
        let count = 1 + self.random.below(5);
        let titles: Vec<&str> = (0..count).map(|_| self.pick(&TITLES)).collect();
        self.front(&titles);
        for (number, title) in titles.iter().enumerate() {
            self.essay(number, title);
        }
        if self.separate == 3 {
            let notice = NOTICES[0];
            self.push(notice, &[NOTICE]);
        }
        Text::joined(GENRE, self.lines, self.right)
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.random.below(one_in) == 0
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.random.below(items.len())]
    }

    fn push(&mut self, line: &str, tags: &[usize]) {
        self.lines.push(line.to_owned());
        self.right.push(only(tags));
    }

    fn blank(&mut self, count: usize) {
        (0..count).for_each(|_| self.push("", &[BODY]));
    }

    /// A name for the collection, a table of contents, a notice.
    fn front(&mut self, titles: &[&str]) {
        let many = titles.len() > 1;
        if many && self.chance(8) {
            let title = self.pick(&["年度心得体会范文汇编", "培训总结（精选五篇）", "读书征文合集", "优秀发言稿大全"]);
            self.push(title, &[FRONT]);
            self.blank(1);
        }
        if many && self.chance(8) {
            let head = self.pick(&["目录", "目 录", "目　录"]);
            self.push(head, &[FRONT]);
            let leader = self.pick(&["\t", "……………………", "............", " "]);
            let numbered = self.chance(2);
            for (at, title) in titles.iter().enumerate() {
                let number = if numbered { Numbering::Han.write(at, false) } else { String::new() };
                self.push(&format!("{number}{title}{leader}{}", at * 3 + 1), &[FRONT]);
            }
            self.blank(1 + self.blanks_between);
        } else if self.chance(12) {
            let notice = self.pick(&NOTICES);
            self.push(notice, &[NOTICE]);
            self.blank(self.blanks_between);
        }
    }

    fn essay(&mut self, number: usize, title: &str) {
        if number > 0 {
            let least = usize::from(self.separate == 6);
            self.blank(self.blanks_between.max(least));
        }
        match self.separate {
            0 | 1 => self.push(NOTICES[self.blanks_between * 3 + self.indent], &[NOTICE]),
            2 if number > 0 => {
                let line =
                    ["******", "——————", "==========", "※※※", "- 4 -", "· · ·"][self.indent + self.blanks_between % 2];
                self.push(line, &[NOTICE]);
            }
            3 if number > 0 => self.push(NOTICES[0], &[NOTICE]),
            _ => {}
        }
        self.title_block(number, title);
        self.text();
        if self.chance(4) {
            let closing = self.pick(&CLOSINGS);
            self.paragraph(closing);
        }
        if self.chance(4) {
            self.tail();
        }
    }

    fn title_block(&mut self, number: usize, title: &str) {
        let label = format!("{}{}", self.word, HAN[number.min(7)]);
        let label = match self.word {
            "【篇" => format!("{label}】"),
            "第" => format!("{label}篇"),
            _ => label,
        };
        match self.label {
            1 => {
                self.push(&label, &[NOTICE]);
                self.push(title, &[TITLE]);
            }
            2 => self.push(&format!("{label}：{title}"), &[TITLE]),
            _ => self.push(title, &[TITLE]),
        }
        if self.label == 0 && self.chance(12) {
            let more = self.pick(&[
                "关于开展互助活动的报告",
                "在年度总结会上的发言",
                "阅读推广工作情况汇报",
                "三年工作回顾与展望",
            ]);
            self.push(more, &[TITLE_MORE]);
        }
        if self.chance(3) {
            let subtitle = self.pick(&SUBTITLES);
            self.push(subtitle, &[SUBTITLE]);
        }
        if self.chance(3) {
            let byline = self.pick(&BYLINES);
            self.push(byline, &[BYLINE]);
        }
        if self.blanks == 1 {
            self.blank(1);
        }
        if self.chance(5) {
            let salutation = self.pick(&SALUTATIONS);
            self.paragraph(salutation);
        }
    }

    /// The text of an essay: prose, points that open paragraphs, or points on lines of their own.
    fn text(&mut self) {
        let shape = self.random.below(9);
        if shape == 8 && !self.chance(3) {
            return self.book();
        }
        if !self.chance(5) {
            let intro = self.pick(&INTROS);
            let before = self.body(1);
            self.paragraph(&format!("{before}{intro}"));
        }
        match shape {
            0 | 1 => self.prose(),
            8 => self.book(),
            2..=4 => {
                let numbering = self.pick(&BEFORE_TEXT);
                self.leads(numbering);
            }
            _ => {
                let numbering = self.pick(&ON_LINES);
                self.sections(numbering, 0);
            }
        }
        if self.chance(2) {
            let closing = self.body(1);
            self.paragraph(&closing);
        }
    }

    fn prose(&mut self) {
        for _ in 0..3 + self.random.below(5) {
            if self.chance(2) {
                let trap = self.pick(&TRAPS);
                let rest = if self.chance(3) { String::new() } else { self.body(2) };
                self.paragraph(&format!("{trap}{rest}"));
            } else {
                let body = self.body(3);
                self.paragraph(&body);
            }
        }
    }

    /// Chapters, perhaps in volumes that restart them or not.
    fn book(&mut self) {
        const TENS: [&str; 8] = ["", "十", "二十", "三十", "四十", "五十", "廿", "一百"];
        let shape = self.random.below(6);
        let volumes = if self.chance(2) { 2 + self.random.below(2) } else { 1 };
        let restart = self.chance(2);
        let tens = if volumes == 1 && self.chance(2) { self.pick(&TENS) } else { "" };
        let mut chapter = 0;
        for volume in HAN.iter().take(volumes) {
            let names = self.names();
            let name = self.pick(names);
            if volumes > 1 {
                let unit = ["卷", "部", "编"][shape % 3];
                self.indented(&format!("第{volume}{unit}　{name}"), self.indent == 2, HEADING);
                chapter = if restart { 0 } else { chapter };
            }
            for _ in 0..2 + self.random.below(2) {
                let names = self.names();
                let name = self.pick(names);
                let han = HAN[chapter.min(7)];
                let line = match shape {
                    0 | 1 => format!("第{tens}{han}章　{name}"),
                    2 => format!("第{tens}{han}章{name}"),
                    3 => format!("第{tens}{han}回 {name}"),
                    4 => format!("{tens}{han}章 {name}"),
                    _ => format!("第{}章 {name}", chapter + 1),
                };
                self.indented(&line, self.indent == 2, HEADING);
                chapter += 1;
                for _ in 0..=self.random.below(4) {
                    let trap = if self.chance(4) { self.pick(&TRAPS) } else { "" };
                    let body = self.body(3);
                    self.paragraph(&format!("{trap}{body}"));
                }
            }
        }
    }

    fn names(&mut self) -> &'static [&'static str] {
        if self.chance(2) { self.pick(&NAMES) } else { self.pick(&POINTS) }
    }

    fn leads(&mut self, numbering: Numbering) {
        let points = self.pick(&POINTS);
        let count = (2 + self.random.below(4)).min(points.len());
        let numbering = if count < 3 && numbering == Numbering::None { Numbering::Is } else { numbering };
        for (number, point) in points[..count].iter().enumerate() {
            let mark = numbering.write(number, number + 1 == count && number > 0);
            let sentences = 2 + self.random.below(4);
            let body = self.body(sentences);
            let line = match numbering {
                Numbering::Square => format!("【{point}】{body}"),
                Numbering::ArabicBracket | Numbering::HalfBracket | Numbering::Circled
                    if self.indent.is_multiple_of(2) =>
                {
                    format!("{mark}{point}：{body}")
                }
                _ => format!("{mark}{point}。{body}"),
            };
            self.indented(&line, self.indent > 0, LEAD);
            if self.chance(6) {
                let body = self.body(3);
                self.paragraph(&body);
            }
        }
    }

    fn sections(&mut self, numbering: Numbering, depth: usize) {
        let points =
            if self.chance(3) || numbering == Numbering::Bare { self.pick(&NAMES) } else { self.pick(&POINTS) };
        let count = (2 + self.random.below(4)).min(points.len());
        for (number, point) in points[..count].iter().enumerate() {
            let mark = numbering.write(number, false);
            let bare = numbering == Numbering::Bare && self.indent == 0;
            let line = if bare { mark.trim().to_owned() } else { format!("{mark}{point}") };
            self.indented(&line, self.indent == 2, HEADING);
            let below = self.random.below(10);
            if depth < 2 && (below == 0 || below > 7) {
                let next = [Numbering::HanBracket, Numbering::Arabic, Numbering::None][depth + self.random.below(2)];
                if next != numbering && next != Numbering::None {
                    self.sections(next, depth + 1);
                    continue;
                }
            }
            let body = self.body(2);
            self.paragraph(&body);
            if below < 3 {
                let next = self.pick(&[
                    Numbering::Is,
                    Numbering::HalfBracket,
                    Numbering::Circled,
                    Numbering::Arabic,
                    Numbering::None,
                ]);
                if next != numbering {
                    self.leads(next);
                }
            } else if below < 5 {
                let body = self.body(3);
                self.paragraph(&body);
            } else if below == 5 {
                for line in self.pick(&SHORT_LINES) {
                    self.paragraph(line);
                }
            }
        }
    }

    fn tail(&mut self) {
        if self.chance(2) {
            self.blank(1);
        }
        let deep = if self.chance(2) { "　　　　　　　　　　　　" } else { "" };
        for line in self.pick(&TAILS) {
            self.push(&format!("{deep}{line}"), &[TAIL]);
        }
    }

    fn body(&mut self, sentences: usize) -> String {
        let mut body = String::new();
        if self.chance(3) {
            body.push_str(self.pick(&OPENINGS));
        }
        for _ in 0..sentences {
            body.push_str(self.pick(&SENTENCES));
        }
        body
    }

    fn paragraph(&mut self, text: &str) {
        self.indented(text, self.indent > 0, BODY);
    }

    fn indented(&mut self, text: &str, indented: bool, tag: usize) {
        let indent = if !indented {
            ""
        } else if self.indent == 3 {
            "\t"
        } else {
            "　　"
        };
        let line = format!("{indent}{text}");
        let chars: Vec<char> = line.chars().collect();
        if self.wrap == 0 || chars.len() <= self.wrap {
            self.push(&line, &[tag]);
        } else {
            for (at, piece) in chars.chunks(self.wrap).enumerate() {
                let piece: String = piece.iter().collect();
                self.push(&piece, &[if at == 0 { tag } else { BODY }]);
            }
        }
        if self.blanks == 2 {
            self.blank(1);
        }
    }
}
