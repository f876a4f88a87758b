//! When things run: effects after views, the outer before the inner, each once.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::page::{Count, show};

#[wasm_bindgen_test]
fn an_effect_finds_the_tree_as_it_is_to_be() {
    let (n, other) = (RwSignal::new(1), RwSignal::new(0));
    let seen = Rc::new(RefCell::new(Vec::new()));
    let kept = seen.clone();
    let place: NodeRef<leptos::html::P> = NodeRef::new();
    let mut page = show(|| {
        Effect::new(move |before: Option<i32>| {
            let now = n.get();
            let text = place.get_untracked().unwrap().text_content().unwrap();
            kept.borrow_mut().push((before, now, text));
            now
        });
        let text = move || {
            other.track();
            n.get()
        };
        // Deeper than the effect, and made after it.
        view! { <p node_ref=place>{move || Some(move || Some(text))}</p> }
    });
    assert!(seen.borrow().is_empty(), "not while it is drawn");
    leptos::flush();
    // Now the text subscribes to the signal later than the effect.
    other.set(1);
    leptos::flush();
    n.set(2);
    n.set(3);
    leptos::flush();
    page.close();
    n.set(4);
    leptos::flush();
    assert_eq!(seen.take(), [(None, 1, "1".into()), (Some(1), 3, "3".into())]);
}

#[wasm_bindgen_test]
async fn what_waits_runs_by_itself() {
    let n = RwSignal::new(1);
    let page = show(|| view! { <p>{n}</p> });
    n.set(2);
    assert_eq!(page.html(), "<p>1</p>");
    for _ in 0..3 {
        let soon: js_sys::Promise = js_sys::Promise::resolve(&JsValue::NULL);
        JsFuture::from(soon).await.unwrap();
    }
    assert_eq!(page.html(), "<p>2</p>");
}

#[wasm_bindgen_test]
fn a_memo_that_changes_runs_what_reads_it_once() {
    let owner = Owner::new();
    owner.with(|| {
        let (n, runs) = (RwSignal::new(1), Count::default());
        let half = Memo::new(move |_| n.get() / 2);
        let more = Memo::new(move |_| half.get() + n.get() / 100);
        let count = runs.clone();
        let text = move || {
            count.add();
            more.get() + half.get()
        };
        let page = show(|| view! { <p>{text}</p> });
        assert_eq!(runs.take(), 1);
        n.set(4);
        page.shows("<p>4</p>");
        assert_eq!(runs.take(), 1);
        n.set(5);
        page.shows("<p>4</p>");
        assert_eq!(runs.take(), 0, "the memo is the same");
        n.set(6);
        n.set(8);
        page.shows("<p>8</p>");
        assert_eq!(runs.take(), 1);
    });
}

#[wasm_bindgen_test]
fn what_is_about_to_go_does_not_run_once_more() {
    // The list subscribes to the items later than what stands in them: it was run again by the other signal.
    let (items, other) = (RwSignal::new(vec![1, 2]), RwSignal::new(0));
    let page = show(|| {
        let each = move || {
            other.track();
            0..items.with(Vec::len)
        };
        let item = move |at: usize| view! { <b>{move || items.with(|items| items[at])}</b> };
        view! { <For each key=|at| *at children=item/> }
    });
    page.shows("<b>1</b><b>2</b>");
    other.set(1);
    page.shows("<b>1</b><b>2</b>");
    // An item that still ran would be out of bounds.
    items.set(vec![3]);
    page.shows("<b>3</b>");
}

#[wasm_bindgen_test]
fn a_place_takes_down_what_it_held_before_that_runs() {
    let (name, runs) = (RwSignal::new(Some(1)), Count::default());
    let count = runs.clone();
    let page = show(|| {
        let inner = move || {
            count.add();
            name.get().unwrap()
        };
        let effect = move || {
            let inner = inner.clone();
            Effect::new(move || assert!(name.get().unwrap() > 0));
            view! { <b title=move || name.get().unwrap()>{inner}</b> }
        };
        move || name.get().is_some().then(effect.clone())
    });
    page.shows(r#"<b title="1">1</b>"#);
    name.set(None);
    page.shows("");
    name.set(Some(2));
    page.shows(r#"<b title="2">2</b>"#);
    assert_eq!(runs.take(), 2);
}

#[wasm_bindgen_test]
fn a_memo_stands_between_a_place_and_what_it_holds() {
    // The memo subscribes to the name later than what is shown: the other signal had it asked again.
    let owner = Owner::new();
    owner.with(|| {
        let (name, other) = (RwSignal::new(Some(1)), RwSignal::new(0));
        let known = Memo::new(move |_| other.get() < 5 && name.get().is_some());
        let inner = move || name.get().unwrap();
        let page = show(|| move || known.get().then(|| view! { <b title=inner>{inner}</b> }));
        other.set(1);
        page.shows(r#"<b title="1">1</b>"#);
        name.set(None);
        page.shows("");
    });
}

#[wasm_bindgen_test]
fn effects_and_views_may_set_signals() {
    let (n, double, m) = (RwSignal::new(1), RwSignal::new(0), RwSignal::new(0));
    let page = show(|| {
        Effect::new(move || double.set(n.get() * 2));
        // One that reads what it sets, until it is content.
        Effect::new(move || {
            if m.get() < 5 {
                m.update(|m| *m += 1);
            }
        });
        let drawn = move || {
            // While it is drawn, for what was drawn before.
            n.set(7);
            view! { <b>{n}</b> }
        };
        view! { <p>{n} "," {double} "," {m}</p> {drawn} }
    });
    page.shows("<p>7,14,5</p><b>7</b>");
    n.set(8);
    page.shows("<p>8,16,5</p><b>8</b>");
}

#[wasm_bindgen_test]
fn what_is_not_drawn_yet_waits() {
    let (n, items) = (RwSignal::new(1), RwSignal::new(vec![1]));
    let tree = view! {
        <p title=n>{n} {move || view! { <b>{n}</b> }}</p>
        <For each=move || items.get() key=|n| *n children=|n| view! { <i>{n}</i> }/>
    };
    n.set(2);
    items.set(vec![2, 1]);
    leptos::flush();
    let page = show(|| tree);
    page.shows(r#"<p title="2">2<b>2</b></p><i>2</i><i>1</i>"#);
}

#[wasm_bindgen_test]
fn an_effect_may_take_down_the_tree_it_stands_in() {
    let (go, other) = (RwSignal::new(false), RwSignal::new(0));
    let handle = Rc::new(RefCell::new(None));
    let (kept, runs) = (handle.clone(), Count::default());
    let count = runs.clone();
    let mut page = show(|| {
        Effect::new(move || {
            count.add();
            if go.get() {
                drop(kept.take());
                other.track();
            }
        });
        view! { <p>{move || go.get().then_some(1)} {other}</p> }
    });
    handle.replace(page.handle.take());
    leptos::flush();
    go.set(true);
    page.shows("");
    assert_eq!(runs.take(), 2);
    other.set(1);
    go.set(false);
    leptos::flush();
    assert_eq!(runs.take(), 0);
}

#[wasm_bindgen_test]
fn cleanups_run_before_the_nodes_go() {
    let (open, seen) = (RwSignal::new(true), Rc::new(RefCell::new(String::new())));
    let kept = seen.clone();
    let page = show(|| {
        move || {
            let place: NodeRef<leptos::html::P> = NodeRef::new();
            let left = Left(kept.clone(), place);
            leptos::keep(left);
            open.get().then(|| view! { <p node_ref=place>{1}</p> })
        }
    });
    let p: Element = page.find("p");
    open.set(false);
    leptos::flush();
    assert!(!p.is_connected());
    assert_eq!(seen.take(), "true");
}

/// Notes down, when it is dropped, whether its element is in the page.
struct Left(Rc<RefCell<String>>, NodeRef<leptos::html::P>);

impl Drop for Left {
    fn drop(&mut self) {
        let there = self.1.get_untracked().is_some_and(|place| place.is_connected());
        self.0.borrow_mut().push_str(&there.to_string());
    }
}
