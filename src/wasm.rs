//! The boundary: the one file that knows JavaScript. It stays dull: every call goes straight to the [`Engine`].
//!
//! What a call takes and gives is said in `www/types.d.ts`. Anything long crosses as a string or a `Uint32Array`, small
//! objects by serde. Errors are thrown as an `ErrorPayload`.

use js_sys::{Object, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::TextDecoder;

use crate::{
    engine::Engine,
    error::Error,
    export,
    search::{Options, Query},
    text::{Encoding, LegacyDecoder},
    view::{ErrorPayload, KeywordView, PackedNodes, TermView},
};

type JsResult<T> = Result<T, JsValue>;

/// What is open, for JavaScript.
#[wasm_bindgen(js_name = Engine)]
#[derive(Default)]
pub struct JsEngine {
    engine: Engine,
}

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// An engine with nothing open.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, to be opened by the next `commit`.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that says why it cannot be read.
    pub fn stage(&mut self, name: &str, bytes: &[u8], encoding: Option<String>) -> JsResult<()> {
        self.engine.stage(name, bytes, encoding.as_deref(), &BrowserDecoder).map_err(|error| payload(&error))
    }

    /// Opens what was read; gives `Opened` without `failed`.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn commit(&mut self, keep: bool) -> JsResult<Object> {
        self.engine.commit(keep);
        let opened = Object::new();
        set(&opened, "files", &to_js(&self.engine.file_views())?)?;
        set(&opened, "nodes", &nodes_to_js(&self.engine.nodes())?.into())?;
        set(&opened, "rowCount", &self.engine.row_count().into())?;
        set(&opened, "length", &(self.engine.utf16_len() as f64).into())?;
        Ok(opened)
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

    /// Finds every place of a query; gives `Filtered`.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn filter(&mut self, typed: &str) -> JsResult<Object> {
        let query = Query::parse(typed, &Options::default());
        let total = self.engine.filter(&query).spans.len();
        let terms: Vec<TermView> = query.terms.iter().map(TermView::from).collect();
        let filtered = Object::new();
        set(&filtered, "query", &typed.into())?;
        set(&filtered, "total", &(total as f64).into())?;
        set(&filtered, "nodeHits", &packed(&self.engine.node_hits()))?;
        set(&filtered, "terms", &to_js(&terms)?)?;
        set(&filtered, "notes", &js_sys::Array::new())?;
        Ok(filtered)
    }

    /// The hits in a range of rows, `[n, 4]`.
    pub fn hits(&self, start: u32, end: u32) -> Uint32Array {
        packed(&self.engine.hits_in_rows(start..end))
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

    /// Takes the dictionary.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that says what is wrong with it.
    #[wasm_bindgen(js_name = loadDictionary)]
    pub fn load_dictionary(&mut self, bytes: &[u8]) -> JsResult<()> {
        self.engine.load_dictionary(bytes).map_err(|error| payload(&error))
    }

    /// Where each word of a text ends.
    pub fn cut(&self, text: &str, hmm: bool) -> Uint32Array {
        packed(&self.engine.cut(text, hmm))
    }

    /// The word around an offset in a row, or null.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    #[wasm_bindgen(js_name = wordAt)]
    pub fn word_at(&self, row: u32, offset: u32) -> JsResult<JsValue> {
        to_js(&self.engine.word_at(row, offset))
    }

    /// `Keyword[]` of a node.
    ///
    /// # Errors
    ///
    /// None that is known; serde may fail.
    pub fn keywords(&mut self, node: u32, limit: u32) -> JsResult<JsValue> {
        let keywords = self.engine.keywords(node, limit as usize);
        to_js(&keywords.into_iter().map(KeywordView::from).collect::<Vec<_>>())
    }

    /// Everything open in the format of that name; empty for a format that is not known.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(&self, format: &str) -> String {
        export::Format::from_name(format)
            .map_or_else(String::new, |format| export::write_all(self.engine.files(), format))
    }
}

/// The browser's own tables.
struct BrowserDecoder;

impl LegacyDecoder for BrowserDecoder {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        TextDecoder::new_with_label(encoding.label())
            .and_then(|decoder| decoder.decode_with_u8_array(bytes))
            .unwrap_or_default()
    }
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> JsResult<JsValue> {
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}

fn payload(error: &Error) -> JsValue {
    to_js(&ErrorPayload::from(error)).unwrap_or_else(|_| JsValue::from_str(error.code()))
}

fn packed(numbers: &[u32]) -> Uint32Array {
    Uint32Array::from(numbers)
}

fn set(object: &Object, key: &str, value: &JsValue) -> JsResult<()> {
    Reflect::set(object, &key.into(), value).map(|_| ())
}

fn nodes_to_js(nodes: &PackedNodes) -> JsResult<Object> {
    let object = Object::new();
    set(&object, "count", &nodes.count.into())?;
    for (key, lines) in [
        ("titles", &nodes.titles),
        ("subtitles", &nodes.subtitles),
        ("numbers", &nodes.numbers),
        ("reasons", &nodes.reasons),
    ] {
        set(&object, key, &lines.as_str().into())?;
    }
    set(&object, "columns", &packed(&nodes.columns))?;
    Ok(object)
}
