//! The options of a filter as a page gives them: any value of any kind.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::{JsResult, payload};
use crate::view::{FilterOptions, Given, OptionError};

/// Reads options; undefined and null, for all or for one of them, stand for the usual.
pub(super) fn read(options: &JsValue) -> JsResult<FilterOptions> {
    let mut read = FilterOptions::default();
    if options.is_undefined() || options.is_null() {
        return Ok(read);
    }
    if !options.is_object() {
        let values = "an object of options";
        return Err(refuse(OptionError { field: "filterOptions", found: given(options), values }));
    }
    for field in FilterOptions::FIELDS {
        let value = Reflect::get(options, &field.into())?;
        if !value.is_undefined() && !value.is_null() {
            read.set(field, given(&value)).map_err(refuse)?;
        }
    }
    Ok(read)
}

fn refuse(error: OptionError) -> JsValue {
    payload(&error.into())
}

fn given(value: &JsValue) -> Given {
    match (value.as_bool(), value.as_string()) {
        (Some(flag), _) => Given::Flag(flag),
        (None, Some(word)) => Given::Word(word),
        (None, None) => Given::Other(value.as_f64().map_or_else(|| type_of(value), |number| number.to_string())),
    }
}

fn type_of(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}
