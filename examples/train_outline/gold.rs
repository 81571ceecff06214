//! Texts whose outline is known.

use std::{collections::HashMap, error::Error, path::Path};

use gangmu::{
    structure::training::{Example, Model, WRONG},
    text::SourceText,
};
use serde::Deserialize;

/// Tags in the order of the model.
pub const TITLE: usize = 0;
pub const TITLE_MORE: usize = 1;
pub const SUBTITLE: usize = 2;
pub const BYLINE: usize = 3;
pub const NOTICE: usize = 4;
pub const FRONT: usize = 5;
pub const HEADING: usize = 6;
pub const LEAD: usize = 7;
pub const BODY: usize = 8;
pub const TAIL: usize = 9;

/// What counts as right for a line: a score for each tag.
pub type Right = [f32; 10];

/// How much less than body text a heading is wanted on a line that may be either.
const OPTIONAL: f32 = -1.0;

/// A text with its outline.
pub struct Text {
    pub name: String,
    pub genre: String,
    pub lines: Vec<String>,
    /// For each line what counts as right.
    pub right: Vec<Right>,
    /// The first and last line of each essay.
    pub essays: Vec<(usize, usize)>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct Gold {
    genre: String,
    #[serde(default)]
    sources: Vec<String>,
    documents: Vec<GoldEssay>,
    #[serde(default)]
    notices: Vec<usize>,
    #[serde(default)]
    optional: Vec<usize>,
    #[serde(default)]
    toc: Vec<usize>,
    collection_title_line: Option<usize>,
}

#[derive(Deserialize)]
struct GoldEssay {
    start_line: usize,
    end_line: usize,
    title_line: Option<usize>,
    title_end_line: Option<usize>,
    subtitle_line: Option<usize>,
    bylines: Option<Vec<usize>>,
    tail: Option<Vec<usize>>,
    headings: Vec<GoldHeading>,
}

#[derive(Deserialize)]
struct GoldHeading {
    line: usize,
    #[serde(default)]
    lead: bool,
}

/// Only these tags are right.
pub fn only(tags: &[usize]) -> Right {
    std::array::from_fn(|tag| if tags.contains(&tag) { 0.0 } else { WRONG })
}

/// Reads every text of a folder, by name.
pub fn read_folder(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut names: Vec<String> = std::fs::read_dir(folder.join("gold"))?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().map(|name| read(folder, name)).collect()
}

fn read(folder: &Path, name: String) -> Result<Text, Box<dyn Error>> {
    let path = folder.join("texts").join(&name).with_extension("txt");
    let text = std::fs::read_to_string(&path)?.replace("\r\n", "\n");
    let gold: Gold =
        serde_json::from_str(&std::fs::read_to_string(folder.join("gold").join(&name).with_extension("json"))?)?;
    let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let right = right(&gold, &lines);
    let essays = gold.documents.iter().map(|essay| (essay.start_line, essay.end_line)).collect();
    let mut sources: Vec<String> = gold.sources.into_iter().filter(|source| source.contains(':')).collect();
    if sources.is_empty() {
        sources.push(name.clone());
    }
    Ok(Text { name: path.display().to_string(), genre: gold.genre, lines, right, essays, sources })
}

fn right(gold: &Gold, lines: &[String]) -> Vec<Right> {
    // Outside essays: notices and separators; before the first, front matter too.
    let first = gold.documents.first().map_or(0, |essay| essay.start_line);
    let mut right: Vec<Right> =
        (0..lines.len()).map(|line| only(if line < first { &[NOTICE, FRONT] } else { &[NOTICE] })).collect();
    for essay in &gold.documents {
        of_essay(essay, lines, &mut right);
    }
    for line in &gold.optional {
        if right[*line][BODY] == 0.0 {
            right[*line][HEADING] = OPTIONAL;
            right[*line][LEAD] = OPTIONAL;
        }
    }
    gold.notices.iter().for_each(|line| right[*line] = only(&[NOTICE]));
    gold.toc.iter().chain(&gold.collection_title_line).for_each(|line| right[*line] = only(&[FRONT]));
    right
}

fn of_essay(essay: &GoldEssay, lines: &[String], right: &mut [Right]) {
    right[essay.start_line..=essay.end_line].fill(only(&[BODY]));
    let title = essay.title_line.unwrap_or(essay.start_line);
    let text: Vec<usize> = (title + 1..=essay.end_line).filter(|line| !lines[*line].trim().is_empty()).collect();
    let is_short = |line: &&usize| lines[**line].trim().chars().count() <= 40;
    if essay.bylines.is_none() {
        let skip = usize::from(essay.subtitle_line.is_some());
        text.iter().skip(skip).take(2).take_while(is_short).for_each(|line| right[*line] = only(&[BODY, BYLINE]));
    }
    if essay.tail.is_none() {
        text.iter().rev().take(4).take_while(is_short).for_each(|line| right[*line] = only(&[BODY, TAIL]));
    }
    // A label on a line of its own stands before the title.
    right[essay.start_line..title].fill(only(&[NOTICE]));
    essay.bylines.iter().flatten().for_each(|line| right[*line] = only(&[BYLINE]));
    essay.tail.iter().flatten().for_each(|line| right[*line] = only(&[TAIL]));
    if let Some(title) = essay.title_line {
        right[title] = only(&[TITLE]);
        if let Some(end) = essay.title_end_line.filter(|end| *end > title) {
            right[title + 1..=end].fill(only(&[TITLE_MORE]));
        }
    }
    essay.subtitle_line.iter().for_each(|line| right[*line] = only(&[SUBTITLE]));
    for heading in &essay.headings {
        right[heading.line] = only(&[if heading.lead { LEAD } else { HEADING }]);
    }
}

impl Text {
    /// A text joined from essays of others.
    pub fn joined(genre: &str, lines: Vec<String>, right: Vec<Right>) -> Self {
        Self { name: String::new(), genre: genre.to_owned(), lines, right, essays: Vec::new(), sources: Vec::new() }
    }

    pub fn example(&self, part: usize) -> Option<Example> {
        let source = SourceText::from_text(&self.lines.join("\n")).ok()?;
        Some(Example::new(source, |line| self.right[line as usize], 1.0, part))
    }

    /// The outline a model gives, as one line of JSON.
    pub fn prediction(&self, model: &Model) -> String {
        let Ok(source) = SourceText::from_text(&self.lines.join("\n")) else { return String::new() };
        let document = model.parse(&source);
        let essays: Vec<_> = document
            .essays
            .iter()
            .map(|essay| {
                let headings: Vec<_> = essay
                    .headings
                    .iter()
                    .map(|heading| {
                        serde_json::json!({"line": heading.line, "level": heading.level, "lead": heading.lead,
                            "confidence": heading.confidence, "reason": heading.reason.0})
                    })
                    .collect();
                serde_json::json!({"start_line": essay.start_line, "end_line": essay.end_line,
                    "title": essay.title.map(|title| serde_json::json!({"line": title.line})),
                    "subtitle": essay.subtitle.map(|title| serde_json::json!({"line": title.line})),
                    "notices": essay.notices, "confidence": essay.confidence, "headings": headings})
            })
            .collect();
        serde_json::json!({"file": self.name, "essays": essays}).to_string()
    }
}

/// For each text the number of its part: texts that share a source, directly or through others, share a part. Parts are
/// numbered so that each genre is spread over all of them.
pub fn parts(texts: &[Text], by_repository: bool) -> Vec<usize> {
    let mut owner: HashMap<&str, usize> = HashMap::new();
    let mut root: Vec<usize> = (0..texts.len()).collect();
    for (at, text) in texts.iter().enumerate() {
        for source in &text.sources {
            let source = if by_repository { source.split(':').next().unwrap_or(source) } else { source };
            let other = find(&root, *owner.entry(source).or_insert(at));
            let own = find(&root, at);
            root[own.max(other)] = own.min(other);
        }
    }
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut parts = vec![0; texts.len()];
    for at in 0..texts.len() {
        let root = find(&root, at);
        parts[at] = if root == at {
            let count = next.entry(if by_repository { "" } else { &texts[at].genre }).or_default();
            *count += 1;
            *count - 1
        } else {
            parts[root]
        };
    }
    parts
}

fn find(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}
