//! What is open, and everything that can be asked of it. The only state of the core.

mod correcting;
mod hits;
mod node_tree;
mod open_file;
mod user_words;
mod words;

use std::ops::Range;

pub use node_tree::NodeHits;
use node_tree::NodeTree;
pub use open_file::OpenFile;
use user_words::GivenWords;
use words::ReadWords;

use crate::{
    error::Error,
    progress,
    search::{Haystack, Hits, Kept, Layout, Passage, Query},
    span::Utf16Span,
    text::{Encoding, LegacyDecoder},
    view::{FileView, PackedNodes, Row},
    words::{WordCutter, pinyin::PinyinTable},
};

/// Owns what is open: files, the text that is searched, the hits of the last filter, what cuts words.
///
/// Nodes and rows are numbered from 0 over everything open, in reading order. Numbers past the end give nothing.
#[derive(Default)]
pub struct Engine {
    files: Vec<OpenFile>,
    /// Read, but not yet open.
    staged: Vec<OpenFile>,
    haystack: Haystack,
    layout: Layout,
    tree: NodeTree,
    kept: Kept,
    /// What the last filter asked for, and what it found.
    query: Query,
    hits: Hits,
    /// The longest of the hits, in UTF-16 code units.
    longest_hit: u32,
    /// The paragraphs with hits, in reading order.
    passages: Vec<Passage>,
    /// The same, best first; made when first asked for.
    ranked: Option<Vec<Passage>>,
    /// How characters are read, where no table is built in.
    pinyin: Option<PinyinTable>,
    cutter: Option<Box<dyn WordCutter>>,
    user_words: GivenWords,
    read: ReadWords,
}

impl Engine {
    /// Reads a file, to be opened by the next [`commit`](Self::commit). What is open stays as it is.
    ///
    /// # Errors
    ///
    /// Says why the bytes are no text, or which encoding name is unknown.
    pub fn stage(
        &mut self,
        name: &str,
        bytes: &[u8],
        encoding: Option<&str>,
        legacy: &dyn LegacyDecoder,
    ) -> Result<(), Error> {
        let chosen = match encoding {
            None => None,
            Some(label) => {
                Some(Encoding::from_label(label).ok_or_else(|| Error::UnknownLabel { label: label.to_owned() })?)
            }
        };
        self.staged.push(OpenFile::read(name, bytes, chosen, legacy)?);
        Ok(())
    }

    /// Forgets what was read since the last commit.
    pub fn discard(&mut self) {
        self.staged.clear();
    }

    /// Opens what was read: in place of what is open or, with `keep`, beside it. Without anything read, nothing changes.
    ///
    /// # Errors
    ///
    /// Where all of it would be too large; what is open stays, and what was read is forgotten.
    pub fn commit(&mut self, keep: bool) -> Result<(), Error> {
        if self.staged.is_empty() {
            return Ok(());
        }
        if let Err(error) = self.check_room(keep) {
            self.discard();
            return Err(error);
        }
        if !keep {
            self.files.clear();
            self.haystack = Haystack::default();
            self.forget_words();
        }
        let staged = std::mem::take(&mut self.staged);
        let share = 1.0 / staged.len() as f32;
        for (number, mut file) in staged.into_iter().enumerate() {
            file.number_after(self.files.last());
            let start = share * number as f32;
            progress::part(start..start + share, || self.haystack.push(file.source()));
            self.files.push(file);
        }
        self.take_outline();
        Ok(())
    }

    /// Whether what was read can be searched together with what stays open.
    fn check_room(&self, keep: bool) -> Result<(), Error> {
        let open = if keep { self.utf16_len() } else { 0 };
        Ok(Haystack::check_len(open, self.staged.iter().map(OpenFile::source))?)
    }

    /// What follows from the outlines of everything open.
    fn take_outline(&mut self) {
        self.layout = self.lay_out();
        self.tree = self.node_tree();
        self.kept = Kept::default();
        self.forget_hits();
    }

    /// Forgets everything open; the table of pinyin, what cuts words and the reader's own words stay.
    pub fn close(&mut self) {
        let (pinyin, cutter) = (self.pinyin.take(), self.cutter.take());
        let user_words = std::mem::take(&mut self.user_words);
        *self = Self { pinyin, cutter, user_words, ..Self::default() };
    }

    /// What is open, in the order in which it was opened.
    pub fn files(&self) -> &[OpenFile] {
        &self.files
    }

    /// The files as the page knows them.
    pub fn file_views(&self) -> Vec<FileView> {
        self.files.iter().map(OpenFile::view).collect()
    }

    /// The outline of everything open, in columns.
    pub fn nodes(&self) -> PackedNodes {
        let mut nodes = PackedNodes::default();
        for file in &self.files {
            file.pack_nodes(&self.haystack, &mut nodes);
        }
        nodes
    }

    /// UTF-16 code units of everything open.
    pub fn utf16_len(&self) -> usize {
        self.haystack.units().len()
    }

    /// How many rows everything open has.
    pub fn row_count(&self) -> u32 {
        self.files.last().map_or(0, |file| file.rows().end)
    }

    /// How many nodes everything open has.
    pub fn node_count(&self) -> u32 {
        self.files.last().map_or(0, |file| file.nodes().end)
    }

    /// The rows of a range, cut to what there is.
    pub fn rows(&self, range: Range<u32>) -> Vec<Row> {
        let range = range.start..range.end.min(self.row_count());
        range
            .filter_map(|row| self.file_of_row(row).map(|(number, file)| file.row(&self.haystack, number, row)))
            .collect()
    }

    fn lay_out(&self) -> Layout {
        let mut layout = Layout::default();
        for file in &self.files {
            file.lay_out(&self.haystack, &mut layout);
        }
        layout
    }

    fn node_tree(&self) -> NodeTree {
        let mut tree = NodeTree::default();
        for file in &self.files {
            for (node, [span, title]) in file.outline().nodes.iter().zip(file.node_spans(&self.haystack)) {
                let [start, end] = [node.lines.start, node.lines.end].map(|line| file.first_line() + line);
                tree.push(span, title, start..end, node.parent.map(|parent| file.nodes().start + parent));
            }
        }
        tree
    }

    fn file_of_row(&self, row: u32) -> Option<(u32, &OpenFile)> {
        let number = self.files.partition_point(|file| file.rows().end <= row);
        self.files.get(number).map(|file| (number as u32, file))
    }

    fn row_span(&self, row: u32) -> Option<Utf16Span> {
        self.file_of_row(row).map(|(_, file)| file.row_span(&self.haystack, row))
    }

    /// The row that holds a place, counted in UTF-16 code units from the start of everything open.
    fn row_at(&self, at: u32) -> Option<u32> {
        let line = self.haystack.line_number_at(at);
        let file = self.files.get(self.files.partition_point(|file| file.first_line() <= line).checked_sub(1)?)?;
        file.row_at(&self.haystack, at)
    }
}

#[cfg(test)]
mod tests;
