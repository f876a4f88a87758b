//! Copies of documents for readers without a network, in the page's own store.

use js_sys::{Array, Date, JSON, Promise, Reflect};
use wasm_bindgen::{
    JsCast,
    prelude::{JsValue, wasm_bindgen},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// `CacheStorage` and `Cache`, as far as it is needed. A page may have put something of its own in their place.
    type Store;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Store, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(this: &Store, url: &str, copy: &Response) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = match)]
    fn find(this: &Store, url: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Store, url: &str) -> Result<Promise, JsValue>;
}

/// The name of the store.
const NAME: &str = "article-widget";

/// Saves a document under its address. What the browser does not allow is left: without a copy everything else goes
/// on.
pub(crate) async fn save(url: String, value: JsValue) {
    let _ = put(&url, value).await;
}

async fn put(url: &str, value: JsValue) -> Result<(), JsValue> {
    let store = store().await?;
    let text = JSON::stringify(&Array::of2(&Date::now().into(), &value))?;
    let copy = Response::new_with_opt_str(Some(&String::from(text)))?;
    JsFuture::from(store.put(url, &copy)?).await.map(|_| ())
}

/// The document that was saved under an address, and the epoch time of that; `None` where there is none.
pub(crate) async fn saved(url: &str) -> Option<(JsValue, f64)> {
    let copy = find(url).await.ok()?.dyn_into::<Array>().ok()?;
    Some((copy.get(1), copy.get(0).as_f64().unwrap_or_default()))
}

async fn find(url: &str) -> Result<JsValue, JsValue> {
    let found = JsFuture::from(store().await?.find(url)?).await?;
    JsFuture::from(found.dyn_into::<Response>()?.json()?).await
}

/// Takes the copy of an address away.
pub(crate) async fn remove(url: &str) {
    if let Ok(store) = store().await
        && let Ok(removed) = store.delete(url)
    {
        let _ = JsFuture::from(removed).await;
    }
}

/// The store of the page's origin. In a sandbox merely asking for it throws: it is not taken beforehand.
async fn store() -> Result<Store, JsValue> {
    let stores: Store = Reflect::get(&js_sys::global(), &"caches".into())?.unchecked_into();
    JsFuture::from(stores.open(NAME)?).await.map(JsCast::unchecked_into)
}
