//! The boundary: the only files that know JavaScript. They stay dull.
//!
//! What a call takes and gives is said in `www/types.d.ts`. Anything long crosses as a string or a `Uint32Array`, small
//! objects by serde. Errors are thrown as an `ErrorPayload`.
//!
//! The library is built twice: with the feature `core` it is the engine, with the feature `words` the segmenter, which
//! brings jieba-rs and is only fetched, with the dictionary, once something needs words.

#[cfg(feature = "core")]
mod decoder;
#[cfg(feature = "core")]
mod engine;
#[cfg(feature = "core")]
mod listener;
#[cfg(feature = "core")]
mod objects;
#[cfg(feature = "core")]
mod options;
#[cfg(feature = "core")]
mod remote_segmenter;
#[cfg(feature = "words")]
mod segmenter;

#[cfg(feature = "words")]
pub use segmenter::JsSegmenter;
#[cfg(feature = "core")]
pub use {engine::JsEngine, remote_segmenter::RemoteSegmenter};

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::{error::Error, view::ErrorPayload};

type JsResult<T> = Result<T, JsValue>;

fn to_js<T: Serialize + ?Sized>(value: &T) -> JsResult<JsValue> {
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}

fn payload(error: &Error) -> JsValue {
    to_js(&ErrorPayload::from(error)).unwrap_or_else(|_| JsValue::from_str(error.code()))
}
