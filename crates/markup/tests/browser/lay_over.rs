//! A tree written as HTML, parsed, and laid over what became of it: no node is made, and everything lives.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Node};

use crate::page::{Count, Page, empty, show};

/// What a browser makes of HTML.
#[allow(
    clippy::disallowed_methods,
    reason = "the browser is to parse what was written, as a page's HTML is"
)]
fn parsed(html: &str) -> Page {
    let page = empty();
    page.root.set_inner_html(html);
    page
}

#[derive(Clone)]
struct Signals {
    n: RwSignal<i32>,
    text: RwSignal<&'static str>,
    open: RwSignal<bool>,
    items: RwSignal<Vec<i32>>,
    clicks: Count,
}

impl Signals {
    fn new() -> Signals {
        Signals {
            n: RwSignal::new(1),
            text: RwSignal::new("te\r\nxt"),
            open: RwSignal::new(false),
            items: RwSignal::new(vec![1, 2, 3, 4]),
            clicks: Count::default(),
        }
    }
}

/// A tree with everything in it, at the beginning and at the end of their parents too.
fn everything(signals: &Signals) -> impl IntoView + use<> {
    let Signals { n, text, open, items, clicks } = signals.clone();
    let item = move |k: i32| match k {
        1 => view! { {move || open.get().then_some("open")} <u>{k}</u> }.into_any(),
        2 => "item".into_any(),
        3 => "text".into_any(),
        _ => ().into_any(),
    };
    view! {
        {n} "beside" {move || Some(n.get())}
        <p class="first" class:odd=move || n.get() % 2 == 1 title=text style:--n=n>
            {text} {move || open.get().then(|| view! { <b>{n}</b> })}
        </p>
        <ul>
            <For each=move || items.get() key=|k| *k children=item/>
        </ul>
        <pre>{"\n\ncode"}</pre>
        <pre>{move || ""}{"\nmore"}</pre>
        <button on:click=move |_| clicks.add() disabled=open>
            {move || view! { "<" <i>{n}</i> ">" }}
        </button>
        <Show when=move || !open.get() fallback=|| "none"><img src="data:," alt="a\u{a0}b" width=n/></Show>
        {move || open.get()
            .then_some("end")}
    }
}

fn nodes(root: &Node) -> Vec<Node> {
    let children = root.child_nodes();
    let children = (0..children.length()).map(|at| children.item(at).unwrap());
    children.flat_map(|child| [vec![child.clone()], nodes(&child)].concat()).collect()
}

fn elements(root: &Node) -> Vec<Element> {
    nodes(root).into_iter().filter_map(|node| node.dyn_into().ok()).collect()
}

#[wasm_bindgen_test]
fn written_parsed_and_laid_over() {
    let signals = Signals::new();
    let html = {
        let owner = Owner::new();
        owner.with(|| everything(&signals).into_any().to_html())
    };
    let drawn = show(|| everything(&signals));
    let mut page = parsed(&html);
    let before = elements(&page.root);
    // Properties of the style are not written.
    let without_style = |html: String| html.replace(r#" style="--n: 1;""#, "");
    assert_eq!(page.html(), without_style(drawn.html()));

    page.handle = Some(lay_over(&page.root, || everything(&signals)));
    assert!(elements(&page.root) == before, "an element was made");
    assert_eq!(page.html(), drawn.html());

    page.find::<HtmlElement>("button").click();
    assert_eq!(signals.clicks.take(), 1);
    for step in 0..8 {
        signals.n.set(step);
        signals.text.set(["", "a", "b"][step as usize % 3]);
        signals.open.set(step % 2 == 0);
        signals.items.set([vec![4, 2, 1], vec![], vec![3, 2, 1, 4]][step as usize % 3].clone());
        leptos::flush();
        assert_eq!(page.html(), drawn.html());
    }
    assert_eq!(elements(&page.root)[0], before[0]);
    page.close();
    signals.n.set(9);
    leptos::flush();
    assert_eq!(page.html(), "");
}

#[wasm_bindgen_test]
fn what_a_reader_has_done_stays() {
    let n = RwSignal::new(1);
    let tree = move || view! { <details><summary>{n}</summary><input/></details> };
    let page = parsed(&tree().to_html());
    let details: Element = page.find("details");
    details.set_attribute("open", "").unwrap();
    let handle = lay_over(&page.root, tree);
    n.set(2);
    page.shows(r#"<details open=""><summary>2</summary><input></details>"#);
    drop(handle);
}

#[wasm_bindgen_test]
fn an_attribute_that_is_there_is_not_set_again() {
    let tree = || view! { <img alt="a" src={"data:,"}/> };
    let page = parsed(&tree().to_html());
    let seen = Count::default();
    let count = seen.clone();
    let callback = wasm_bindgen::closure::Closure::<dyn FnMut(js_sys::Array)>::new(
        move |records: js_sys::Array| (0..records.length()).for_each(|_| count.add()),
    );
    let observer = web_sys::MutationObserver::new(callback.as_ref().unchecked_ref()).unwrap();
    let options = web_sys::MutationObserverInit::new();
    options.set_attributes(true);
    options.set_subtree(true);
    observer.observe_with_options(&page.root, &options).unwrap();
    let _handle = lay_over(&page.root, tree);
    assert_eq!(observer.take_records().length(), 0);
    observer.disconnect();
}

#[wasm_bindgen_test]
fn a_text_that_the_parser_cut() {
    let (long, n) = ("long ".repeat(30_000), RwSignal::new(1));
    let text = long.clone();
    let tree = move || view! { <p>{n}{text.clone()}{n}</p> };
    let page = parsed(&tree().to_html());
    let p: Element = page.find("p");
    let text: web_sys::Text = p.first_child().unwrap().unchecked_into();
    text.split_text(65_536).unwrap();
    let handle = lay_over(&page.root, tree);
    n.set(2);
    page.shows(&format!("<p>2{long}2</p>"));
    drop(handle);
}

#[wasm_bindgen_test]
fn another_tree_becomes_this_one() {
    let runs = Count::default();
    let n = RwSignal::new(1);
    let tree = |count: Count| {
        move || {
            let text = move || {
                count.add();
                n.get()
            };
            view! { <p title="t">"a" {text} "b" {move || Some(n.get())}</p> <i>{"i"}</i> }
        }
    };
    for html in [
        "",
        r#"<p title="t">a1b1</p>"#,
        r#"<p title="t">a1b1</p><i>i</i><b>more</b>"#,
        r#"<p title="t">a1b1</p><i>i</i>more"#,
        r#"more<p title="t">a1b1</p><i>i</i>"#,
        "<p>a1b1</p><b>i</b>",
        r#"<p title="other" lang="en" class="x">a1b1<i>i</i></p>"#,
        "<p>a1b</p><i>i</i>",
        "<p>a1b12</p><i>i</i>",
        "<p>a2b1</p><i>i</i>",
        "<p>a<!---->1b1</p><i>i</i>",
        "<p>a1b1</p><i></i>",
        "<i>i</i><p>a1b1</p>",
        " \n <p>\n<b>a1b1</b></p> <i>i</i><!---->",
    ] {
        let page = parsed(html);
        runs.take();
        let handle = lay_over(&page.root, tree(runs.clone()));
        page.shows(r#"<p title="t">a1b1</p><i>i</i>"#);
        assert_eq!(runs.take(), 1, "{html}");
        n.set(5);
        leptos::flush();
        page.shows(r#"<p title="t">a5b5</p><i>i</i>"#);
        assert_eq!(runs.take(), 1, "{html}");
        n.set(1);
        drop(handle);
        assert_eq!(page.html(), "");
    }
}

#[wasm_bindgen_test]
fn what_is_the_same_in_another_tree_stays() {
    let tree = |words: &'static [&'static str]| {
        move || {
            let blocks =
                words.iter().map(|word| view! { <details><summary>{*word}</summary></details> });
            view! { <div class="body">{blocks.collect::<Vec<_>>()}</div> }
        }
    };
    let page = parsed(&tree(&["one", "two", "three", "four"])().to_html());
    let before: Vec<Element> = elements(&page.root);
    let at = |place: usize| before[1 + 2 * place].clone();
    at(2).set_attribute("open", "").unwrap();
    let handle = lay_over(&page.root, tree(&["nought", "one", "three", "fourth"]));
    page.shows(concat!(
        r#"<div class="body"><details><summary>nought</summary></details>"#,
        "<details><summary>one</summary></details>",
        r#"<details open=""><summary>three</summary></details>"#,
        "<details><summary>fourth</summary></details></div>",
    ));
    let after = elements(&page.root);
    assert!(after[0] == before[0], "what it stands in");
    assert!(after[3] == at(0), "the first");
    assert!(after[5] == at(2), "the third");
    // What is of the same kind, in the same place, is changed.
    assert!(after[7] == at(3), "the fourth");
    drop(handle);
}

#[wasm_bindgen_test]
fn what_has_moved_stays_too() {
    let tree = |words: &'static [&'static str]| {
        move || {
            let blocks = words.iter().map(|word| match *word {
                "-" => view! { <hr class=*word/> }.into_any(),
                word => view! { <p>{word}</p> }.into_any(),
            });
            view! { <div class="body">{blocks.collect::<Vec<_>>()}</div> }
        }
    };
    let page = parsed(&tree(&["a", "b", "-", "c"])().to_indented_html(1));
    let before = elements(&page.root);
    let handle = lay_over(&page.root, tree(&["-", "a", "b", "-", "c"]));
    let html = r#"<div class="body"><hr class="-"><p>a</p><p>b</p><hr class="-"><p>c</p></div>"#;
    page.shows(html);
    let after = elements(&page.root);
    for (old, new) in [(0, 0), (1, 2), (2, 3), (3, 1), (4, 5)] {
        assert!(before[old] == after[new], "{old}");
    }
    drop(handle);
    let page = parsed(&tree(&["a", "b", "c"])().to_html());
    let before = elements(&page.root);
    let handle = lay_over(&page.root, tree(&["c", "a", "b"]));
    let after = elements(&page.root);
    for (old, new) in [(1, 2), (2, 3), (3, 1)] {
        assert!(before[old] == after[new], "{old}");
    }
    drop(handle);
}

#[wasm_bindgen_test]
fn a_player_of_other_files_is_another_one() {
    let tree = |file: &'static str| move || view! { <figure class="media"><audio controls=true><source src=file/></audio></figure> };
    for (new, stays) in [("data:,a", true), ("data:,b", false)] {
        let page = parsed(&tree("data:,a")().to_html());
        let before: Element = page.find("audio");
        let handle = lay_over(&page.root, tree(new));
        assert_eq!(page.find::<Element>("audio") == before, stays, "{new}");
        drop(handle);
    }
}

#[wasm_bindgen_test]
fn a_selection_stays_where_white_space_goes() {
    let tree = || view! { <ul><li>{"words that are selected"}<ul><li>{1}</li></ul></li></ul> };
    let page = parsed(&tree().to_indented_html(1));
    let item: Element = page.find("li");
    let text: web_sys::Text = item.first_child().unwrap().unchecked_into();
    assert!(text.data().ends_with(' '), "{:?}", text.data());
    let range = item.owner_document().unwrap().create_range().unwrap();
    range.set_start(&text, 6).unwrap();
    range.set_end(&text, 10).unwrap();
    let handle = lay_over(&page.root, tree);
    assert_eq!(text.data(), "words that are selected");
    assert_eq!((range.start_offset().unwrap(), range.end_offset().unwrap()), (6, 10));
    drop(handle);
}
