//! What the engine finds.

use super::{Engine, OpenFile};
use crate::{
    search::{
        Ground, Hits, Kept, Layout, Options, Passage, Pattern, Query, Suggestion, by_relevance, find, find_pattern,
        suggest,
    },
    span::Utf16Span,
    words::WordBorders,
};

/// Bytes of text that are cut into words for a single filter, at most: about a fifth of a second.
const CUT_AT_ONCE: usize = 4 << 20;

/// The words of the rows that had hits when words were asked for.
#[derive(Default)]
pub(super) struct CutRows {
    borders: WordBorders,
    /// For each row, whether it is cut.
    is_cut: Vec<bool>,
}

impl Engine {
    /// Finds every place of a query, and keeps them for the calls that ask for hits until the next filter.
    pub fn filter(&mut self, query: &Query) -> &Hits {
        if query.options.whole_word {
            // Where the parts of words are, whose rows have to be cut.
            let options = Options { whole_word: false, ..query.options };
            self.find_and_keep(&Query { options, ..query.clone() });
            self.cut_rows_with_hits();
        }
        self.find_and_keep(query);
        &self.hits
    }

    /// Finds every place that a regular expression describes, and keeps them as [`filter`](Self::filter) does. Stops with a
    /// note when `may_go_on` says no.
    pub fn filter_by_pattern(&mut self, pattern: &Pattern, may_go_on: impl FnMut() -> bool) -> &Hits {
        self.hits = find_pattern(self.files.iter().map(OpenFile::source), pattern, may_go_on);
        &self.hits
    }

    /// What to look for instead, where the last filter found nothing for `query`.
    pub fn suggestions(&self, query: &Query) -> Vec<Suggestion> {
        let words = |text: &str| {
            let segmenter = self.segmenter.as_ref();
            segmenter.into_iter().flat_map(|segmenter| segmenter.cut(text, true)).map(str::to_owned).collect()
        };
        suggest(&self.ground(), query, &self.hits, Some(&words))
    }

    /// The paragraphs with hits of the last filter, those first that are likely to be what was meant.
    pub fn passages(&mut self) -> Vec<Passage> {
        self.cut_rows_with_hits();
        by_relevance(&self.ground(), &self.hits)
    }

    /// Makes ready for what is open now; there are no hits.
    pub(super) fn start_filtering(&mut self) {
        self.layout = Layout::default();
        for file in &self.files {
            file.lay_out(&self.haystack, &mut self.layout);
        }
        self.kept = Kept::default();
        self.hits = Hits::default();
        self.cut_rows = CutRows::default();
    }

    fn find_and_keep(&mut self, query: &Query) {
        let mut kept = std::mem::take(&mut self.kept);
        self.hits = find(&self.ground(), &mut kept, query);
        self.kept = kept;
    }

    fn ground(&self) -> Ground<'_> {
        let words = self.segmenter.as_ref().map(|_| &self.cut_rows.borders);
        Ground { haystack: &self.haystack, layout: &self.layout, words }
    }

    /// Cuts the rows with hits into words, as far as there is time. Nothing without a dictionary.
    fn cut_rows_with_hits(&mut self) {
        let Some(segmenter) = &self.segmenter else { return };
        let mut cut_rows = std::mem::take(&mut self.cut_rows);
        cut_rows.is_cut.resize(self.row_count() as usize, false);
        let (mut byte_len, mut row_span) = (0, Utf16Span::default());
        for hit in &self.hits.spans {
            if byte_len > CUT_AT_ONCE {
                break;
            }
            if hit.start < row_span.end {
                continue;
            }
            let Some((row, span)) = self.row_at(hit.start).and_then(|row| Some((row, self.row_span(row)?))) else {
                continue;
            };
            row_span = span;
            if !std::mem::replace(&mut cut_rows.is_cut[row as usize], true)
                && let Some((_, file)) = self.file_of_row(row)
            {
                byte_len += file.row_text(row).len();
                cut_rows.borders.cut(span, &segmenter.word_ends(file.row_text(row), true));
            }
        }
        self.cut_rows = cut_rows;
    }
}
