//! Progress of long work, for JavaScript.

use js_sys::{Date, Function};
use wasm_bindgen::JsValue;

use crate::progress;

/// How long work goes on without calling back, in milliseconds.
const PACE_MS: f64 = 100.0;

/// Does `work`; meanwhile `listener` is called with the share of it that is done. What it throws is ignored.
pub(super) fn listen<T>(listener: Option<Function>, work: impl FnOnce() -> T) -> T {
    let Some(listener) = listener else { return work() };
    let mut due = Date::now() + PACE_MS;
    let report = move |share: f32| {
        let now = Date::now();
        if now >= due {
            due = now + PACE_MS;
            _ = listener.call1(&JsValue::UNDEFINED, &share.into());
        }
    };
    progress::listen(report, work)
}
