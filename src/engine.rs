//! What is open, and everything that can be asked of it. The only state of the core.

mod filter;
mod open_file;
mod words;

use std::ops::Range;

use filter::CutRows;
pub use open_file::OpenFile;

use crate::{
    error::Error,
    insight::WordCounts,
    search::{Haystack, Hits, Kept, Layout},
    span::Utf16Span,
    text::{Encoding, LegacyDecoder},
    view::{FileView, HitPlace, PackedNodes, Row},
    words::{Segmenter, UserWord},
};

/// Owns what is open: files, the text that is searched, the hits of the last filter, the dictionary.
///
/// Nodes and rows are numbered from 0 over everything open, in reading order. Numbers past the end give nothing.
#[derive(Default)]
pub struct Engine {
    files: Vec<OpenFile>,
    /// Read, but not yet open.
    staged: Vec<OpenFile>,
    haystack: Haystack,
    layout: Layout,
    kept: Kept,
    hits: Hits,
    cut_rows: CutRows,
    segmenter: Option<Segmenter>,
    user_words: Vec<UserWord>,
    /// The words of everything open, as far as they are counted.
    word_counts: WordCounts,
    /// The rows before this one are counted.
    counted_rows: u32,
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
    pub fn commit(&mut self, keep: bool) {
        if self.staged.is_empty() {
            return;
        }
        if !keep {
            self.files.clear();
            self.haystack = Haystack::default();
            self.forget_word_counts();
        }
        for mut file in std::mem::take(&mut self.staged) {
            file.number_after(self.files.last());
            self.haystack.push(file.source());
            self.files.push(file);
        }
        self.start_filtering();
    }

    /// Forgets everything open; the dictionary and the reader's words stay.
    pub fn close(&mut self) {
        let segmenter = self.segmenter.take();
        let user_words = std::mem::take(&mut self.user_words);
        *self = Self { segmenter, user_words, ..Self::default() };
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

    /// The hits of the last filter.
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// How many hits each node has, those of its descendants included.
    pub fn node_hits(&self) -> Vec<u32> {
        self.hits.count_in_each(self.node_spans())
    }

    /// The hits in a range of rows. Shape `[n, 4]`, flattened: number of the hit, row, start and end in UTF-16 code units
    /// from the start of the row. A hit that crosses into another piece of its line stands once for each.
    pub fn hits_in_rows(&self, range: Range<u32>) -> Vec<u32> {
        let mut found = Vec::new();
        for row in range.start..range.end.min(self.row_count()) {
            let Some(span) = self.row_span(row) else { continue };
            // A hit may have started in the piece before, but no earlier than the line.
            let line_start = self.haystack.line_around(span.start).start;
            let from = self.hits.first_from(line_start);
            for (number, hit) in self.hits.spans[from..].iter().enumerate().take_while(|(_, hit)| hit.start < span.end)
            {
                let (start, end) = (hit.start.max(span.start), hit.end.min(span.end));
                if start < end {
                    found.extend([(from + number) as u32, row, start - span.start, end - span.start]);
                }
            }
        }
        found
    }

    /// Where the hit with this number stands.
    pub fn hit(&self, number: u32) -> Option<HitPlace> {
        let hit = self.hits.spans.get(number as usize)?;
        let row = self.row_at(hit.start)?;
        let start = self.row_span(row)?.start;
        let node = self.file_of_row(row).map_or(-1, |(_, file)| file.node_of_row(row));
        Some(HitPlace { number, row, start: hit.start - start, end: hit.end - start, node })
    }

    /// The number of the first hit in `row` or after it; the count of hits where there is none.
    pub fn hit_from(&self, row: u32) -> u32 {
        self.row_span(row).map_or(self.hits.spans.len(), |span| self.hits.first_from(span.start)) as u32
    }

    /// How many hits fall in each of `buckets` equal parts of everything open.
    pub fn strip(&self, buckets: u32) -> Vec<u32> {
        let mut counts = vec![0; buckets as usize];
        let len = self.utf16_len().max(1) as u64;
        for hit in &self.hits.spans {
            let bucket = u64::from(hit.start) * u64::from(buckets) / len;
            if let Some(count) = counts.get_mut(bucket as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// The hits of a node and its descendants, or all. Shape `[n, 4]`, flattened: file, line, start and end in UTF-16
    /// code units from the start of the line.
    pub fn matches(&self, node: Option<u32>) -> Vec<u32> {
        let whole = Utf16Span::new(0, self.utf16_len());
        let span = node.map_or(Some(whole), |node| self.node_spans().nth(node as usize)).unwrap_or_default();
        let mut found = Vec::new();
        for hit in &self.hits.spans[self.hits.first_from(span.start)..self.hits.first_from(span.end)] {
            let line = self.haystack.line_number_at(hit.start);
            let line_start = self.haystack.line_starts()[line as usize];
            let file = self.files.partition_point(|file| file.first_line() <= line) - 1;
            found.extend([
                file as u32,
                line - self.files[file].first_line(),
                hit.start - line_start,
                hit.end - line_start,
            ]);
        }
        found
    }

    fn node_spans(&self) -> impl Iterator<Item = Utf16Span> {
        self.files.iter().flat_map(|file| file.node_spans(&self.haystack))
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
