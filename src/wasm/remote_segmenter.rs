//! The segmenter as the engine calls it: it lives in a wasm of its own. Text crosses as UTF-8 bytes, a block of many lines
//! at once, and the ends of words come back packed.

use wasm_bindgen::prelude::*;

use crate::words::{UserWord, WordClass, WordCutter};

#[wasm_bindgen]
extern "C" {
    /// A `JsSegmenter` of the other wasm.
    #[wasm_bindgen(typescript_type = "import('../words-glue/gangmu.js').Segmenter")]
    pub type RemoteSegmenter;

    #[wasm_bindgen(method, js_name = wordEnds)]
    fn word_ends(this: &RemoteSegmenter, utf8: &[u8], hmm: bool) -> Vec<u32>;

    #[wasm_bindgen(method)]
    fn share(this: &RemoteSegmenter, word: &str) -> f64;

    #[wasm_bindgen(method, js_name = wordClass)]
    fn word_class(this: &RemoteSegmenter, word: &str) -> u8;

    #[wasm_bindgen(method, js_name = clearUserWords)]
    fn clear_user_words(this: &RemoteSegmenter);

    #[wasm_bindgen(method, js_name = addUserWords)]
    fn add_user_words(this: &RemoteSegmenter, list: &str);
}

impl WordCutter for RemoteSegmenter {
    fn word_ends(&self, text: &str, hmm: bool) -> Vec<u32> {
        self.word_ends(text.as_bytes(), hmm)
    }

    fn share(&self, word: &str) -> f64 {
        self.share(word)
    }

    fn class(&self, word: &str) -> WordClass {
        WordClass::from_number(self.word_class(word))
    }

    fn clear_user_words(&mut self) {
        RemoteSegmenter::clear_user_words(self);
    }

    fn add_user_words(&mut self, words: &[UserWord]) {
        let lines: Vec<String> = words.iter().map(ToString::to_string).collect();
        RemoteSegmenter::add_user_words(self, &lines.join("\n"));
    }
}
