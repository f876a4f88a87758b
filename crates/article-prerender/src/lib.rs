//! `<article-widget>` with its article as HTML: a reader sees it with the page's first bytes, without scripts too, and
//! the element takes it over once it is there (`docs/prerendering.md`).
//!
//! ```
//! use article_prerender::{Assets, Prerender, Styles};
//!
//! // What `integrity.json` of the release says, and where its files are.
//! let json = r#"{"article-widget-AAAA.css": "sha256-AAAA", "article-widget-BBBB.wasm": "sha256-BBBB"}"#;
//! let assets = Assets::new("https://cdn.example/widget/", json)?;
//!
//! let document = serde_json::json!({ "headline": "A bridge opens", "body": [{ "type": "html", "html": "<p>Today." }] });
//! let src = "https://news.example/api/bridge.json";
//! let prerender = Prerender::new(src, &assets).attribute("lang", "en").styles(Styles::Link);
//! let html = prerender.html(&document)?;
//! assert!(html.contains("A bridge opens"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It is as safe as the element: no word of a document becomes anything but text, or the value of an attribute that the
//! components write. There is no script in it, no handler and no `style` attribute.

mod assets;
mod element;

pub use assets::{Assets, BadAssets};
pub use element::{ATTRIBUTES, Document, Prerender, Styles};
