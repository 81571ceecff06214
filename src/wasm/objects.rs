//! What crosses as plain objects and packed arrays.

use js_sys::{Object, Reflect, Uint32Array};
use wasm_bindgen::JsValue;

use super::{JsResult, to_js};
use crate::{engine::Engine, view::PackedNodes};

/// What is open: `Opened` without `failed`.
pub(super) fn opened(engine: &Engine) -> JsResult<Object> {
    let opened = Object::new();
    set(&opened, "files", &to_js(&engine.file_views())?)?;
    set(&opened, "nodes", &nodes_to_js(&engine.nodes())?.into())?;
    set(&opened, "rowCount", &engine.row_count().into())?;
    set(&opened, "length", &(engine.utf16_len() as f64).into())?;
    Ok(opened)
}

pub(super) fn packed(numbers: &[u32]) -> Uint32Array {
    Uint32Array::from(numbers)
}

pub(super) fn set(object: &Object, key: &str, value: &JsValue) -> JsResult<()> {
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
