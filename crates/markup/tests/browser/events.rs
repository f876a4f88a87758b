//! Listeners, directives, references to elements.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    ev::MouseEvent,
    html::{Button, Ul},
    prelude::*,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, Element, Event, HtmlButtonElement, HtmlElement, HtmlUListElement};

use crate::page::{Count, show};

#[wasm_bindgen_test]
fn a_listener_ends_with_the_tree() {
    let clicks = Count::default();
    let count = clicks.clone();
    let mut page =
        show(|| view! { <button on:click=move |_: MouseEvent| count.add()>"+"</button> });
    let button: HtmlElement = page.find("button");
    button.click();
    button.click();
    assert_eq!(clicks.take(), 2);
    page.close();
    button.click();
    assert_eq!(clicks.take(), 0);
}

#[wasm_bindgen_test]
fn a_listener_captures() {
    let order = Rc::new(RefCell::new(String::new()));
    let note = |name: &'static str| {
        let order = order.clone();
        move |_| order.borrow_mut().push_str(name)
    };
    let mut page = show(|| {
        view! {
            <div on:click=note("3") on:click:capture=note("1")>
                <button on:click=note("2")>{"x"}</button>
            </div>
        }
    });
    let button: HtmlElement = page.find("button");
    button.click();
    assert_eq!(order.take(), "123");
    let div: Element = page.find("div");
    page.close();
    div.dispatch_event(&Event::new("click").unwrap()).unwrap();
    assert_eq!(order.take(), "");
}

#[wasm_bindgen_test]
fn custom_events() {
    let clicks = Count::default();
    let count = clicks.clone();
    let listener = move |event: CustomEvent| {
        assert_eq!(event.type_(), "related-slide");
        count.add();
    };
    let mut page = show(|| view! { <p on:related-slide=listener></p> });
    let p: Element = page.find("p");
    let event = CustomEvent::new("related-slide").unwrap();
    p.dispatch_event(&event).unwrap();
    assert_eq!(clicks.take(), 1);
    page.close();
    p.dispatch_event(&event).unwrap();
    assert_eq!(clicks.take(), 0);
}

#[wasm_bindgen_test]
fn listeners_in_a_place_go_with_what_it_showed() {
    let (n, clicks) = (RwSignal::new(0), Count::default());
    let count = clicks.clone();
    let view = move || {
        let (count, id) = (count.clone(), n.get());
        view! { <button id=id on:click=move |_| count.add()></button> }
    };
    let page = show(|| view);
    let old: HtmlElement = page.find("button");
    n.set(1);
    page.shows(r#"<button id="1"></button>"#);
    old.click();
    assert_eq!(clicks.take(), 0);
    page.find::<HtmlElement>("button").click();
    assert_eq!(clicks.take(), 1);
}

#[wasm_bindgen_test]
fn a_listener_may_take_its_own_tree_down() {
    let handle = Rc::new(RefCell::new(None));
    let (kept, clicks) = (handle.clone(), Count::default());
    let count = clicks.clone();
    let mut page = show(|| {
        let listener = move |_| {
            drop(kept.take());
            count.add();
        };
        view! { <button on:click=listener>{"x"}</button> }
    });
    handle.replace(page.handle.take());
    let button: HtmlElement = page.find("button");
    button.click();
    assert_eq!((page.html(), clicks.take()), (String::new(), 1));
    button.click();
    assert_eq!(clicks.take(), 0);
}

#[wasm_bindgen_test]
fn a_listener_may_change_what_it_stands_in() {
    let open = RwSignal::new(true);
    let view = move || {
        let listener = move |_| {
            open.set(false);
            leptos::flush();
        };
        open.get().then(|| view! { <button on:click=listener>{"x"}</button> })
    };
    let page = show(|| view! { {view} "|" });
    page.find::<HtmlElement>("button").click();
    assert_eq!(page.html(), "|");
    open.set(true);
    page.shows("<button>x</button>|");
}

#[wasm_bindgen_test]
fn a_listener_may_run_within_another() {
    let order = Rc::new(RefCell::new(String::new()));
    let (first, second) = (order.clone(), order.clone());
    let n = RwSignal::new(0);
    let page = show(|| {
        let outer = move |event: MouseEvent| {
            first.borrow_mut().push('(');
            n.set(1);
            let button: Element = event_target(&event);
            button.next_element_sibling().unwrap().dispatch_event(&event_named("inner")).unwrap();
            first.borrow_mut().push(')');
        };
        view! {
            <button on:click=outer>{n}</button>
            <b on:inner=move |_: Event| {
                second.borrow_mut().push('x');
                n.update(|n| *n += 1);
            }></b>
        }
    });
    page.find::<HtmlElement>("button").click();
    assert_eq!(order.take(), "(x)");
    page.shows("<button>2</button><b></b>");
}

fn event_named(name: &str) -> Event {
    Event::new(name).unwrap()
}

fn marks(element: Element) {
    element.set_attribute("data-marked", &element.child_nodes().length().to_string()).unwrap();
    assert!(element.is_connected());
}

fn names(element: Element, name: String) {
    element.set_attribute("data-name", &name).unwrap();
    on_cleanup(move || COUNT.set(COUNT.get() + 1));
}

thread_local! {
    static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[wasm_bindgen_test]
fn directives() {
    let open = RwSignal::new(true);
    let view = move || {
        let name = String::from("n");
        open.get().then(|| view! { <p use:marks use:names=name>"a" {1} <b>{2}</b></p> })
    };
    let mut page = show(|| view);
    page.shows(r#"<p data-marked="2" data-name="n">a1<b>2</b></p>"#);
    assert_eq!(COUNT.take(), 0);
    open.set(false);
    page.shows("");
    assert_eq!(COUNT.take(), 1, "what a directive makes ends with its place");
    open.set(true);
    page.shows(r#"<p data-marked="2" data-name="n">a1<b>2</b></p>"#);
    page.close();
    assert_eq!(COUNT.take(), 1);
}

#[wasm_bindgen_test]
fn a_directive_of_a_new_item_runs_in_the_page() {
    let items = RwSignal::new(vec![1]);
    let page = show(|| {
        view! {
            <For each=move || items.get() key=|n| *n let:n>
                <p use:marks>{n}</p>
            </For>
        }
    });
    items.set(vec![2, 1, 3]);
    let marked = |n| format!(r#"<p data-marked="1">{n}</p>"#);
    page.shows(&[2, 1, 3].map(marked).concat());
}

#[wasm_bindgen_test]
fn references() {
    let (list, button) = (NodeRef::<Ul>::new(), NodeRef::<Button>::new());
    let (open, seen) = (RwSignal::new(true), Rc::new(RefCell::new(Vec::new())));
    let kept = seen.clone();
    assert_eq!(list.get(), None);
    let mut page = show(|| {
        Effect::new(move || kept.borrow_mut().push(button.get().is_some()));
        view! {
            <ul node_ref=list><li>{1}</li></ul>
            {move || open.get().then(|| view! { <button node_ref=button>{2}</button> })}
        }
    });
    leptos::flush();
    let there: HtmlUListElement = list.get_untracked().unwrap();
    assert_eq!(there, page.find::<HtmlUListElement>("ul"));
    let there: HtmlButtonElement = button.get_untracked().unwrap();
    assert_eq!(there, page.find::<HtmlButtonElement>("button"));
    open.set(false);
    leptos::flush();
    assert_eq!(button.get_untracked(), None);
    open.set(true);
    leptos::flush();
    assert!(button.get_untracked().is_some());
    assert_eq!(seen.take(), [true, false, true]);
    page.close();
    assert!(list.get_untracked().is_none() && button.get_untracked().is_none());
}
