//! jieba-rs as it is, with its dictionary read from text.

use jieba_rs::Jieba;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub struct Segmenter(Jieba);

#[wasm_bindgen]
impl Segmenter {
    /// Reads a dictionary in jieba's own form.
    #[wasm_bindgen(constructor)]
    pub fn new(mut dictionary: &[u8]) -> Self {
        Self(Jieba::with_dict(&mut dictionary).expect("jieba's own dictionary"))
    }

    /// Where each word ends, in UTF-16 code units.
    pub fn cut(&self, text: &str) -> Vec<u32> {
        let mut end = 0;
        let units = |word: &str| word.chars().map(char::len_utf16).sum::<usize>() as u32;
        self.0.cut(text, true).iter().map(|token| { end += units(token.word); end }).collect()
    }
}
