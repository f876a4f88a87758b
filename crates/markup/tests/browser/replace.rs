//! An element that takes the place of another one: a heading of another level.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::page::{Page, document, show};

/// Replaces the heading by one of another level.
fn relevel(page: &Page, old: &str, new: &str) -> Element {
    let old: Element = page.find(old);
    let new = document().create_element(new).unwrap();
    leptos::replace(&old, &new);
    assert!(!old.is_connected() && old.first_child().is_none());
    new
}

#[wasm_bindgen_test]
fn children_move_and_signals_go_on() {
    let (title, n) = (RwSignal::new("a"), RwSignal::new(1));
    let mut page = show(|| {
        view! {
            <h2
                title=title class:odd=move || n.get() % 2 == 1 style:--n=n prop:lang=move || title.get()
            >
                {n} <a href="#x">{n}</a> {move || (n.get() > 1).then(|| view! { <b>{n}</b> })}
            </h2>
        }
    });
    let link: HtmlElement = page.find("a");
    link.focus().unwrap();
    for (level, value) in [("h3", 2), ("h4", 3), ("h2", 4)] {
        let old = page.root.first_element_child().unwrap().local_name();
        let new = relevel(&page, &old, level);
        // A browser without `moveBefore` loses the focus: it is put back by whoever replaces.
        if js_sys::Reflect::has(&new, &"moveBefore".into()).unwrap() {
            assert_eq!(document().active_element().as_ref(), link.dyn_ref(), "{level}");
        }
        assert!(page.find::<HtmlElement>("a") == link);
        title.set(level);
        n.set(value);
        leptos::flush();
        assert_eq!(new.get_attribute("title").as_deref(), Some(level));
        assert_eq!(new.get_attribute("lang").as_deref(), Some(level));
        assert_eq!(new.class_list().contains("odd"), value % 2 == 1);
        let style = new.unchecked_ref::<HtmlElement>().style();
        assert_eq!(style.get_property_value("--n").unwrap(), value.to_string());
        assert_eq!(new.text_content().unwrap(), value.to_string().repeat(3));
    }
    page.close();
}

#[wasm_bindgen_test]
fn places_and_items_keep_their_ends() {
    let (items, open) = (RwSignal::new(vec![1, 2]), RwSignal::new(true));
    let mut page = show(|| {
        let item = |n: i32| view! { <h2 id=n>{n}</h2> };
        view! {
            <For each=move || items.get() key=|n| *n children=item/>
            {move || open.get().then(|| view! { <h5>{0}</h5> })}
        }
    });
    relevel(&page, "h2", "h3").set_id("1");
    let kept: Element = page.find("h3");
    items.set(vec![2, 1]);
    page.shows(r#"<h2 id="2">2</h2><h3 id="1">1</h3><h5>0</h5>"#);
    relevel(&page, "h3", "h4").set_id("1");
    items.set(vec![1, 3, 2]);
    page.shows(r#"<h4 id="1">1</h4><h2 id="3">3</h2><h2 id="2">2</h2><h5>0</h5>"#);
    assert!(!kept.is_connected());
    relevel(&page, "h5", "h6");
    open.set(false);
    items.set(vec![3]);
    page.shows(r#"<h2 id="3">3</h2>"#);
    relevel(&page, "h2", "h1");
    page.close();
}

#[wasm_bindgen_test]
fn an_item_of_several_elements() {
    let items = RwSignal::new(vec![1]);
    let page = show(|| {
        let item = |n: i32| view! { <h2>{n}</h2> <p>{n}</p> <h4>{n}</h4> };
        view! { <For each=move || items.get() key=|n| *n children=item/> }
    });
    relevel(&page, "h2", "h3");
    relevel(&page, "h4", "h5");
    items.set(vec![2, 1]);
    page.shows("<h2>2</h2><p>2</p><h4>2</h4><h3>1</h3><p>1</p><h5>1</h5>");
    items.set(vec![2]);
    page.shows("<h2>2</h2><p>2</p><h4>2</h4>");
}
