//! Values on their way out to the page's scripts.

use article::json::Value;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The value as the page's scripts see it.
pub(crate) fn to_js(value: Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(bool) => bool.into(),
        Value::Number(number) => number.into(),
        Value::String(string) => string.into(),
        Value::Array(values) => values.into_iter().map(to_js).collect::<Array>().into(),
        Value::Object(fields) => {
            let object = Object::new();
            for (key, value) in fields {
                // Setting a property of a fresh plain object does not fail.
                let _ = Reflect::set(&object, &key.into(), &to_js(value));
            }
            object.into()
        }
    }
}
