//! What the engine knows of the last filter: its hits, by number, by row, by node and by paragraph.

use std::ops::Range;

use super::{Engine, NodeHits, OpenFile};
use crate::{
    error::Error,
    search::{
        Ground, Hits, Passage, PassageOrder, Pattern, Query, Suggestion, by_relevance, find, find_pattern, passages,
        suggest,
    },
    span::Utf16Span,
    view::{HitPlace, PassageView},
    words::{pinyin::PinyinTable, slices},
};

impl Engine {
    /// Finds every place of a query, and keeps them for the calls below until the next filter.
    pub fn filter(&mut self, query: &Query) -> &Hits {
        let mut kept = std::mem::take(&mut self.kept);
        let hits = find(&self.ground(), &mut kept, query);
        self.kept = kept;
        self.query = query.clone();
        self.take_hits(hits)
    }

    /// The same for a regular expression; `may_go_on` is asked now and then whether there is still time.
    pub fn filter_by_pattern(&mut self, pattern: &Pattern, may_go_on: impl FnMut() -> bool) -> &Hits {
        let hits = find_pattern(self.files.iter().map(OpenFile::source), pattern, may_go_on);
        self.query = Query::default();
        self.take_hits(hits)
    }

    fn take_hits(&mut self, hits: Hits) -> &Hits {
        self.longest_hit = hits.spans.iter().map(|hit| hit.end - hit.start).max().unwrap_or(0);
        self.passages = passages(&self.haystack, &hits);
        self.ranked = None;
        self.hits = hits;
        &self.hits
    }

    pub(super) fn forget_hits(&mut self) {
        self.query = Query::default();
        self.take_hits(Hits::default());
    }

    /// The hits of the last filter.
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// How the hits spread over the nodes.
    pub fn node_hits(&self) -> NodeHits {
        self.tree.count(&self.passages)
    }

    /// What would be found in place of a query that finds nothing.
    pub fn suggest(&self) -> Vec<Suggestion> {
        let cut = self
            .cutter
            .as_ref()
            .map(|cutter| |text: &str| slices(text, &cutter.word_ends(text, true)).map(str::to_owned).collect());
        let cut = cut.as_ref().map(|cut| cut as &dyn Fn(&str) -> Vec<String>);
        suggest(&self.ground(), &self.query, &self.hits, cut)
    }

    /// The hits in a range of rows. Shape `[n, 5]`, flattened: number of the hit, row, start and end in UTF-16 code units
    /// from the start of the row, and 1 if it was found by its pinyin. A hit that crosses into another piece of its line
    /// stands once for each.
    pub fn hits_in_rows(&self, range: Range<u32>) -> Vec<u32> {
        let mut found = Vec::new();
        for row in range.start..range.end.min(self.row_count()) {
            let Some(span) = self.row_span(row) else { continue };
            // A hit may have started in the piece before.
            let from = self.hits.first_from(span.start.saturating_sub(self.longest_hit));
            let hits = self.hits.spans[from..].iter().enumerate().take_while(|(_, hit)| hit.start < span.end);
            for (number, hit) in hits {
                let (start, end) = (hit.start.max(span.start), hit.end.min(span.end));
                if start < end {
                    let by_pinyin = u32::from(self.hits.is_by_pinyin(*hit));
                    found.extend([(from + number) as u32, row, start - span.start, end - span.start, by_pinyin]);
                }
            }
        }
        found
    }

    /// The hits in titles, as the outline shows them. Shape `[n, 4]`, flattened: node, in ascending order, start and end in
    /// UTF-16 code units from the start of its title, and 1 if it was found by its pinyin.
    pub fn hits_in_titles(&self) -> Vec<u32> {
        let mut found = Vec::new();
        for passage in &self.passages {
            let Some((node, title)) = self.tree.title_in(passage.line) else { continue };
            let from = passage.first_hit as usize;
            let hits = self.hits.spans[from..from + passage.hit_count as usize].iter();
            for hit in hits.take_while(|hit| hit.start < title.end).filter(|hit| title.start < hit.end) {
                let (start, end) = (hit.start.max(title.start), hit.end.min(title.end));
                let by_pinyin = u32::from(self.hits.is_by_pinyin(*hit));
                found.extend([node, start - title.start, end - title.start, by_pinyin]);
            }
        }
        found
    }

    /// Where the hit with this number stands.
    pub fn hit(&self, number: u32) -> Option<HitPlace> {
        let hit = self.hits.spans.get(number as usize)?;
        let row = self.row_at(hit.start)?;
        let span = self.row_span(row)?;
        // What is outside the row, such as indentation, is at its edge.
        let [start, end] = [hit.start, hit.end].map(|at| at.clamp(span.start, span.end) - span.start);
        let node = self.file_of_row(row)?.1.node_of_row(row);
        Some(HitPlace { number, row, start, end, node })
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
        let span = node.map_or(Some(whole), |node| self.tree.span(node)).unwrap_or_default();
        let mut found = Vec::new();
        for hit in &self.hits.spans[self.hits.first_from(span.start)..self.hits.first_from(span.end)] {
            let line = self.haystack.line_number_at(hit.start);
            let line_start = self.haystack.line_starts()[line as usize];
            let file = self.files.partition_point(|file| file.first_line() <= line) - 1;
            let line = line - self.files[file].first_line();
            found.extend([file as u32, line, hit.start - line_start, hit.end - line_start]);
        }
        found
    }

    /// How many paragraphs have hits.
    pub fn passage_count(&self) -> u32 {
        self.passages.len() as u32
    }

    /// The paragraphs with hits of a range of numbers in an order, cut to what there is.
    pub fn passages(&mut self, range: Range<u32>, order: PassageOrder) -> Vec<PassageView> {
        if order == PassageOrder::Relevance && self.ranked.is_none() {
            self.ranked = Some(by_relevance(&self.ground(), &self.hits, &self.passages));
        }
        let list = match (order, &self.ranked) {
            (PassageOrder::Relevance, Some(ranked)) => ranked,
            _ => &self.passages,
        };
        let end = list.len().min(range.end as usize);
        let wanted = &list[end.min(range.start as usize)..end];
        wanted.iter().filter_map(|passage| self.passage_view(*passage)).collect()
    }

    fn passage_view(&self, passage: Passage) -> Option<PassageView> {
        let first = self.hit(passage.first_hit)?;
        let (_, file) = self.file_of_row(first.row)?;
        let hits = self.hits_in_rows(first.row..first.row + 1);
        Some(PassageView::new(passage, &first, file.row_text(first.row), &hits))
    }

    /// Takes a packed table of pinyin. Without one, and where none is built in, letters are looked for as they stand.
    ///
    /// # Errors
    ///
    /// Says why the bytes are no table.
    pub fn take_pinyin(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.pinyin = Some(PinyinTable::load(bytes)?);
        Ok(())
    }

    fn ground(&self) -> Ground<'_> {
        Ground {
            haystack: &self.haystack,
            layout: &self.layout,
            words: self.all_word_borders(),
            pinyin: self.pinyin.as_ref().or(PinyinTable::built_in()),
        }
    }
}
