//! The engine, for JavaScript: every call goes straight to the [`Engine`].

use js_sys::{Function, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::{
    JsResult, RemoteSegmenter,
    decoder::BrowserDecoder,
    listener::listen,
    objects::{opened, packed, set},
    options, payload, to_js,
};
use crate::{
    engine::Engine,
    error::Error,
    export, progress,
    search::{PassageOrder, Pattern, Query},
    structure::{Correction, CorrectionError},
    text::check_size,
    view::{
        FilterOptions, Given, KeywordView, NoteView, OptionError, SuggestionView, TakenWordsView, TermView,
        WordFaultView,
    },
};

/// How long a regular expression may take, in milliseconds.
const PATTERN_MS: f64 = 800.0;

/// What is open, for JavaScript.
#[wasm_bindgen(js_name = Engine)]
#[derive(Default)]
pub struct JsEngine {
    engine: Engine,
    heartbeat: Option<Function>,
}

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// An engine with nothing open.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what is called about every 100 ms while a call of this engine runs longer than that, with the share of the
    /// call that is done where it is known, 0 to 1. It must not call the engine.
    #[wasm_bindgen(js_name = onHeartbeat)]
    pub fn on_heartbeat(&mut self, heartbeat: Function) {
        self.heartbeat = Some(heartbeat);
    }

    /// Does work of the engine, with the heartbeat.
    fn run<T>(&mut self, work: impl FnOnce(&mut Engine) -> T) -> T {
        self.listen_to(None, work)
    }

    /// Does work of the engine, with `listener` in place of the heartbeat.
    fn listen_to<T>(&mut self, listener: Option<Function>, work: impl FnOnce(&mut Engine) -> T) -> T {
        listen(listener.or_else(|| self.heartbeat.clone()), || work(&mut self.engine))
    }

    /// Refuses a file of so many bytes where that is past the limit; to be asked before it is read.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` with both numbers.
    #[wasm_bindgen(js_name = checkSize)]
    #[expect(clippy::cast_sign_loss, reason = "no file has a size below 0")]
    pub fn check_size(&self, byte_len: f64) -> JsResult<()> {
        check_size(byte_len as u64).map_err(|error| payload(&error.into()))
    }

    /// Reads a file, to be opened by the next `commit`; `onprogress` is called in place of the heartbeat.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that says why it cannot be read.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned strings")]
    pub fn stage(
        &mut self,
        name: &str,
        bytes: &[u8],
        encoding: Option<String>,
        onprogress: Option<Function>,
    ) -> JsResult<()> {
        let stage = |engine: &mut Engine| engine.stage(name, bytes, encoding.as_deref(), &BrowserDecoder);
        self.listen_to(onprogress, stage).map_err(|error| payload(&error))
    }

    /// Opens what was read and gives `Opened` without `failed`; `onprogress` is called in place of the heartbeat.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` where all of it would be too large; what is open stays.
    pub fn commit(&mut self, keep: bool, onprogress: Option<Function>) -> JsResult<Object> {
        self.listen_to(onprogress, opening(|engine| engine.commit(keep)))
    }

    /// Puts a line of a file right and gives `Opened` without `failed`; `kind` is the word it is saved under.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` where `kind` is no correction.
    pub fn correct(&mut self, file: u32, line: u32, kind: &str) -> JsResult<Object> {
        let error = || payload(&CorrectionError { word: kind.to_owned() }.into());
        let correction = Correction::from_name(kind, line).ok_or_else(error)?;
        self.run(opening(|engine| {
            engine.correct(file, correction);
            Ok(())
        }))
    }

    /// Takes the last correction of a file back and gives `Opened` without `failed`.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    #[wasm_bindgen(js_name = undoCorrection)]
    pub fn undo_correction(&mut self, file: u32) -> JsResult<Object> {
        self.run(opening(|engine| {
            engine.undo_correction(file);
            Ok(())
        }))
    }

    /// Takes saved corrections in place of those of a file and gives `Opened` without `failed`.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that names the word that is no correction.
    #[wasm_bindgen(js_name = setCorrections)]
    pub fn set_corrections(&mut self, file: u32, saved: &str) -> JsResult<Object> {
        self.run(opening(|engine| engine.set_corrections(file, saved)))
    }

    /// Forgets what was read since the last commit.
    pub fn discard(&mut self) {
        self.engine.discard();
    }

    /// Forgets everything open.
    pub fn close(&mut self) {
        self.engine.close();
    }

    /// `Row[]` of a range.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn rows(&self, start: u32, end: u32) -> JsResult<JsValue> {
        to_js(&self.engine.rows(start..end))
    }

    /// Finds every place of a query; gives `Filtered`. A regular expression that is none finds nothing, and a note says why.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` where an option is what it cannot be.
    pub fn filter(&mut self, typed: &str, options: &JsValue) -> JsResult<Object> {
        let options = options::read(options)?;
        let (terms, notes) = if options.is_regex() {
            (Vec::new(), self.filter_by_pattern(typed, options))
        } else {
            let query = Query::parse(typed, &options.options());
            let notes = self.run(|engine| engine.filter(&query).notes.iter().map(NoteView::from).collect());
            (query.terms.iter().map(TermView::from).collect(), notes)
        };
        self.filtered(typed, &terms, &notes)
    }

    fn filter_by_pattern(&mut self, typed: &str, options: FilterOptions) -> Vec<NoteView> {
        match Pattern::new(typed, options.options().folding) {
            Ok(pattern) => {
                let deadline = js_sys::Date::now() + PATTERN_MS;
                self.run(|engine| {
                    let hits = engine.filter_by_pattern(&pattern, || js_sys::Date::now() < deadline);
                    hits.notes.iter().map(NoteView::from).collect()
                })
            }
            Err(error) => {
                self.engine.filter(&Query::default());
                vec![NoteView::from(&error)]
            }
        }
    }

    fn filtered(&mut self, typed: &str, terms: &[TermView], notes: &[NoteView]) -> JsResult<Object> {
        let filtered = Object::new();
        let hits = self.engine.hits();
        let node_hits = self.engine.node_hits();
        set(&filtered, "query", &typed.into())?;
        set(&filtered, "total", &(hits.spans.len() as f64).into())?;
        set(&filtered, "pinyinTotal", &(hits.by_pinyin.len() as f64).into())?;
        set(&filtered, "nodeHits", &packed(&node_hits.sums))?;
        set(&filtered, "essayCount", &node_hits.essays.into())?;
        set(&filtered, "sectionCount", &node_hits.sections.into())?;
        set(&filtered, "passageCount", &self.engine.passage_count().into())?;
        set(&filtered, "terms", &to_js(terms)?)?;
        set(&filtered, "notes", &to_js(notes)?)?;
        Ok(filtered)
    }

    /// `Suggestion[]` for the last filter.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn suggest(&mut self) -> JsResult<JsValue> {
        to_js(&self.run(|engine| engine.suggest()).into_iter().map(SuggestionView::from).collect::<Vec<_>>())
    }

    /// `Passage[]` of a range of numbers, by relevance or by place.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn passages(&mut self, start: u32, end: u32, by_relevance: bool) -> JsResult<JsValue> {
        let order = if by_relevance { PassageOrder::Relevance } else { PassageOrder::Place };
        to_js(&self.run(|engine| engine.passages(start..end, order)))
    }

    /// The hits in a range of rows, `[n, 5]`.
    pub fn hits(&self, start: u32, end: u32) -> Uint32Array {
        packed(&self.engine.hits_in_rows(start..end))
    }

    /// The hits in titles, `[n, 4]`.
    #[wasm_bindgen(js_name = hitsInTitles)]
    pub fn hits_in_titles(&self) -> Uint32Array {
        packed(&self.engine.hits_in_titles())
    }

    /// `HitPlace`, or null.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn hit(&self, number: u32) -> JsResult<JsValue> {
        to_js(&self.engine.hit(number))
    }

    /// The number of the first hit in a row or after it.
    #[wasm_bindgen(js_name = hitFrom)]
    pub fn hit_from(&self, row: u32) -> u32 {
        self.engine.hit_from(row)
    }

    /// Hits in each of so many equal parts.
    pub fn strip(&self, buckets: u32) -> Uint32Array {
        packed(&self.engine.strip(buckets))
    }

    /// The hits of a node or of everything, `[n, 4]`.
    pub fn matches(&self, node: Option<u32>) -> Uint32Array {
        packed(&self.engine.matches(node))
    }

    /// Takes the table of pinyin; letters are pinyin from the next filter on.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that says why the bytes are no table.
    #[wasm_bindgen(js_name = takePinyin)]
    pub fn take_pinyin(&mut self, bytes: &[u8]) -> JsResult<()> {
        self.engine.take_pinyin(bytes).map_err(|error| payload(&error))
    }

    /// Takes the segmenter of the other wasm; words can be cut from then on.
    #[wasm_bindgen(js_name = takeSegmenter)]
    pub fn take_segmenter(&mut self, segmenter: RemoteSegmenter) {
        self.engine.take_cutter(Box::new(segmenter));
    }

    /// Takes the reader's own words, a word a line; gives `TakenWords`.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    #[wasm_bindgen(js_name = setUserWords)]
    pub fn set_user_words(&mut self, list: &str) -> JsResult<JsValue> {
        let (taken, faults) = self.engine.set_user_words(list);
        to_js(&TakenWordsView { taken, faults: faults.into_iter().map(WordFaultView::from).collect() })
    }

    /// Gives the segmenter those of the reader's own words that it lacks, before it is asked past the engine.
    #[wasm_bindgen(js_name = giveUserWords)]
    pub fn give_user_words(&mut self) {
        self.engine.give_user_words();
    }

    /// Whether words can be cut.
    #[wasm_bindgen(js_name = cutsWords)]
    pub fn cuts_words(&self) -> bool {
        self.engine.cuts_words()
    }

    /// Cuts the next so many bytes; gives which part of everything open is cut.
    #[wasm_bindgen(js_name = readWords)]
    pub fn read_words(&mut self, byte_len: u32) -> f32 {
        self.engine.read_words(byte_len as usize)
    }

    /// The words of a node and how often they stand there, the most frequent first.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    #[wasm_bindgen(js_name = wordCounts)]
    pub fn word_counts(&mut self, node: u32, limit: u32) -> JsResult<JsValue> {
        to_js(&self.run(|engine| engine.frequent_words(node, limit as usize)))
    }

    /// The word around an offset in a row, or null.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    #[wasm_bindgen(js_name = wordAt)]
    pub fn word_at(&mut self, row: u32, offset: u32) -> JsResult<JsValue> {
        to_js(&self.engine.word_at(row, offset))
    }

    /// `Keyword[]` of a node.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn keywords(&mut self, node: u32, limit: u32) -> JsResult<JsValue> {
        let keywords = self.run(|engine| engine.keywords(node, limit as usize));
        to_js(&keywords.into_iter().map(KeywordView::from).collect::<Vec<_>>())
    }

    /// Everything open in the format of that name.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` where the format is not known.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(&mut self, format: &str) -> JsResult<String> {
        let format = export::Format::from_name(format).ok_or_else(|| {
            let (found, values) = (Given::Word(format.to_owned()), export::Format::NAMES);
            payload(&OptionError { field: "format", found, values }.into())
        })?;
        Ok(self.run(|engine| export::write_all(engine.files(), format)))
    }
}

/// Work of the engine after which another outline is open; gives `Opened` without `failed`.
fn opening(work: impl FnOnce(&mut Engine) -> Result<(), Error>) -> impl FnOnce(&mut Engine) -> JsResult<Object> {
    |engine| {
        progress::part(0.0..0.8, || work(engine)).map_err(|error| payload(&error))?;
        progress::part(0.8..1.0, || opened(engine))
    }
}
