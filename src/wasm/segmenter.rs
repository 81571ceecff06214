//! The segmenter, for JavaScript and for the engine in the other wasm.

use js_sys::Uint32Array;
use wasm_bindgen::prelude::*;

use crate::words::{Segmenter, UserWord};

use super::{JsResult, payload};

/// Cuts text into words.
#[wasm_bindgen(js_name = Segmenter)]
pub struct JsSegmenter {
    segmenter: Segmenter,
    /// The ends last given, for their room.
    ends: Vec<u32>,
}

#[wasm_bindgen(js_class = Segmenter)]
impl JsSegmenter {
    /// A segmenter over a packed dictionary.
    ///
    /// # Errors
    ///
    /// Throws an `ErrorPayload` that says what is wrong with the dictionary.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: &[u8]) -> JsResult<Self> {
        let segmenter = Segmenter::load(dictionary).map_err(|error| payload(&error.into()))?;
        Ok(Self { segmenter, ends: Vec::new() })
    }

    /// Where each word of a text ends, in UTF-16 code units from its start.
    pub fn cut(&mut self, text: &str, hmm: bool) -> Uint32Array {
        self.segmenter.word_ends_into(text, hmm, &mut self.ends);
        Uint32Array::from(&self.ends[..])
    }

    /// The same of a text as UTF-8, as the engine has it.
    #[wasm_bindgen(js_name = wordEnds)]
    pub fn word_ends(&self, utf8: &[u8], hmm: bool) -> Vec<u32> {
        self.segmenter.word_ends(&String::from_utf8_lossy(utf8), hmm)
    }

    /// Which part of all words of the language a word is.
    pub fn share(&self, word: &str) -> f64 {
        self.segmenter.share(word)
    }

    /// What a word does in a sentence: the number of its `WordClass`.
    #[wasm_bindgen(js_name = wordClass)]
    pub fn word_class(&self, word: &str) -> u8 {
        self.segmenter.class(word) as u8
    }

    /// Forgets the reader's own words.
    #[wasm_bindgen(js_name = clearUserWords)]
    pub fn clear_user_words(&mut self) {
        self.segmenter.clear_user_words();
    }

    /// Takes more of the reader's own words, a word a line, beside those it has; the engine has read the list before.
    #[wasm_bindgen(js_name = addUserWords)]
    pub fn add_user_words(&mut self, list: &str) {
        self.segmenter.add_user_words(&UserWord::parse_list(list).words);
    }
}
