//! The page that a tree stands in removes and moves its nodes: what is left goes on, and nothing fails.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::page::{Page, show};

struct Signals {
    n: RwSignal<i32>,
    open: RwSignal<bool>,
    items: RwSignal<Vec<i32>>,
}

fn tree() -> (Page, Signals) {
    let (n, open, items) = (RwSignal::new(1), RwSignal::new(true), RwSignal::new(vec![1, 2, 3]));
    let page = show(|| {
        view! {
            <p title=n>{n} {move || Some(n.get())}</p>
            {move || open.get().then(|| view! { <b>{n}</b> <i>{n}</i> })}
            <For each=move || items.get() key=|n| *n children=|n| view! { <u>{n}</u> <s>{n}</s> }/>
        }
    });
    (page, Signals { n, open, items })
}

/// Changes everything in turn.
fn change(signals: &Signals) {
    let Signals { n, open, items } = signals;
    for step in 0..6 {
        n.set(step);
        open.set(step % 2 == 0);
        items.set([vec![3, 1], vec![], vec![1, 2, 3, 4], vec![4, 9, 1]][step as usize % 4].clone());
        leptos::flush();
    }
}

/// All nodes of the tree, texts that mark a place too.
fn nodes(page: &Page) -> Vec<Node> {
    fn collect(node: &Node, all: &mut Vec<Node>) {
        let children = node.child_nodes();
        for child in (0..children.length()).map(|at| children.item(at).unwrap()) {
            all.push(child.clone());
            collect(&child, all);
        }
    }
    let mut all = Vec::new();
    collect(&page.root, &mut all);
    all
}

#[wasm_bindgen_test]
fn any_node_may_be_removed() {
    let number = nodes(&tree().0).len();
    for at in 0..number {
        let (mut page, signals) = tree();
        let node = nodes(&page)[at].clone();
        node.parent_node().unwrap().remove_child(&node).unwrap();
        change(&signals);
        drop(page.handle.take());
        change(&signals);
    }
}

#[wasm_bindgen_test]
fn any_node_may_be_moved() {
    let number = nodes(&tree().0).len();
    for at in 0..number {
        let (mut page, signals) = tree();
        let node = nodes(&page)[at].clone();
        page.root.append_child(&node).unwrap();
        change(&signals);
        drop(page.handle.take());
        change(&signals);
    }
}

#[wasm_bindgen_test]
fn all_may_be_removed() {
    let (mut page, signals) = tree();
    page.root.set_text_content(None);
    change(&signals);
    assert_eq!(page.html(), "");
    drop(page.handle.take());
}

#[wasm_bindgen_test]
fn what_goes_does_not_take_along_what_is_not_its_own() {
    // An item's last node is gone: its end is not searched for in what follows.
    let (page, signals) = tree();
    page.all("s")[0].remove();
    signals.items.set(vec![2, 3]);
    page.shows(r#"<p title="1">11</p><b>1</b><i>1</i><u>2</u><s>2</s><u>3</u><s>3</s>"#);
}

#[wasm_bindgen_test]
fn a_translated_text_is_made_anew() {
    let (page, signals) = tree();
    let p: Element = page.find("p");
    let texts = p.child_nodes();
    let last = texts.item(texts.length() - 2).unwrap();
    let font = page.root.owner_document().unwrap().create_element("font").unwrap();
    font.set_text_content(Some("uno"));
    p.replace_child(&font, &last).unwrap();
    signals.n.set(2);
    page.shows(
        r#"<p title="2">22</p><b>2</b><i>2</i><u>1</u><s>1</s><u>2</u><s>2</s><u>3</u><s>3</s>"#,
    );
}
