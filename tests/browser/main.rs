//! x
use wasm_bindgen_test::*;
wasm_bindgen_test_configure!(run_in_browser);
#[wasm_bindgen::prelude::wasm_bindgen(module = "/tests/browser/page.js")]
extern "C" {
    fn hello() -> bool;
}
#[wasm_bindgen_test]
fn works() {
    assert!(hello());
    assert!(article_widget::styles().len() > 10);
    let n = article_widget::mount(
        web_sys::window()
            .unwrap()
            .document()
            .unwrap()
            .create_element("div")
            .unwrap()
            .dyn_into()
            .unwrap(),
        web_sys::window()
            .unwrap()
            .document()
            .unwrap()
            .create_element("div")
            .unwrap()
            .dyn_into()
            .unwrap(),
        js_sys::Function::new_no_args(""),
    );
    article_widget::load(n, wasm_bindgen::JsValue::NULL);
}
use wasm_bindgen::JsCast;
