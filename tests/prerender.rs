//! Trying.
#![cfg(not(target_family = "wasm"))]
#[test]
fn writes() {
    let text = std::fs::read_to_string("demo/every-block.json").unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let reading = article::read(&value, &article::Options::new(&article::url::resolve, 0)).unwrap();
    let views = article_widget::prerender::views(
        reading,
        &article_widget::prerender::Options {
            attribute: &|_| None,
            page_language: "en",
            src: "https://x.example/a.json",
        },
    );
    println!("{}", views.html);
}
