//! `<For>`: items that come, go and move; those that stay are the same nodes.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

use crate::page::{Count, Page, document, show};

fn list(items: RwSignal<Vec<i32>>) -> impl IntoView {
    view! {
        "("
        <For each=move || items.get() key=|n| *n children=move |n| view! { <b id=n>{n}</b> }/>
        ")"
    }
}

/// Sets the items; what is drawn is as they say, and items that stay are the same elements.
#[track_caller]
fn check(page: &Page, items: RwSignal<Vec<i32>>, now: &[i32]) {
    let before: HashMap<String, Element> = page.all("b").into_iter().map(|b| (b.id(), b)).collect();
    items.set(now.to_vec());
    let html: String = now.iter().map(|n| format!(r#"<b id="{n}">{n}</b>"#)).collect();
    page.shows(&format!("({html})"));
    for b in page.all("b") {
        if let Some(old) = before.get(&b.id()) {
            assert!(b == *old, "{} is another element in {}", b.id(), page.html());
        }
    }
}

#[wasm_bindgen_test]
fn items_come_go_and_move() {
    let items = RwSignal::new(vec![1, 2, 3]);
    let mut page = show(|| list(items));
    for now in [
        &[1, 2, 3][..],
        &[0, 1, 2, 3],
        &[0, 1, 9, 2, 3],
        &[0, 1, 9, 2, 3, 4],
        &[4, 0, 1, 9, 2, 3],
        &[0, 1, 9, 2, 3, 4],
        &[4, 3, 2, 9, 1, 0],
        &[3, 9, 0],
        &[0, 7, 3, 8],
        &[],
        &[5],
        &[6],
        &[6, 5],
    ] {
        check(&page, items, now);
    }
    page.close();
    items.set(vec![1]);
    leptos::flush();
    assert_eq!(page.html(), "");
}

#[wasm_bindgen_test]
fn any_order_after_any_other() {
    let items = RwSignal::new(Vec::new());
    let page = show(|| list(items));
    let mut seed = 1_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..200 {
        let mut rest: Vec<i32> = (0..12).collect();
        let number = random(12);
        let now: Vec<i32> = (0..number).map(|_| rest.remove(random(rest.len()))).collect();
        check(&page, items, &now);
    }
}

#[wasm_bindgen_test]
fn duplicate_keys() {
    let items = RwSignal::new(vec![1, 1, 2]);
    let page = show(|| list(items));
    let first = page.all("b")[0].clone();
    for now in [&[1, 1, 2][..], &[2, 1, 1, 1], &[1, 2], &[1, 1, 1], &[1]] {
        items.set(now.to_vec());
        let html: String = now.iter().map(|n| format!(r#"<b id="{n}">{n}</b>"#)).collect();
        page.shows(&format!("({html})"));
        let same = page.all("b").into_iter().find(|b| b.id() == "1");
        assert!(same == Some(first.clone()), "the first keeps what was there");
    }
}

/// An item of each shape: what is drawn for it, and its text.
fn shape(n: i32, live: RwSignal<i32>) -> impl IntoView {
    match n % 8 {
        0 => ().into_any(),
        1 => view! { <i>{n}</i> <u>{n}</u> }.into_any(),
        2 => n.into_any(),
        3 => (move || live.get() + n).into_any(),
        4 => (move || (live.get() % 2 == 0).then(|| view! { <i>{n}</i> })).into_any(),
        5 => {
            view! { {move || (live.get() % 3 == 0).then_some("x")} <b>{n}</b> {move || live.get()} }
                .into_any()
        }
        6 => view! {
            <For each=move || 0..live.get() % 4 key=|k| *k children=move |k| k/>
        }
        .into_any(),
        _ => None::<i32>.into_any(),
    }
}

fn text(n: i32, live: i32) -> String {
    match n % 8 {
        1 => format!("{n}{n}"),
        2 => n.to_string(),
        3 => (live + n).to_string(),
        4 if live % 2 == 0 => n.to_string(),
        5 if live % 3 == 0 => format!("x{n}{live}"),
        5 => format!("{n}{live}"),
        6 => (0..live % 4).map(|k| k.to_string()).collect(),
        _ => String::new(),
    }
}

#[wasm_bindgen_test]
fn items_of_every_shape() {
    let (items, live) = (RwSignal::new((0..8).collect::<Vec<i32>>()), RwSignal::new(0));
    let mut page = show(|| {
        view! { <For each=move || items.get() key=|n| *n children=move |n| shape(n, live)/> }
    });
    for step in 0..60 {
        let mut now: Vec<i32> = (0..16).filter(|n| (n * 7 + step) % 3 != 0).collect();
        let length = now.len();
        now.rotate_left(step as usize % length);
        if step % 2 == 0 {
            now.reverse();
        }
        items.set(now.clone());
        leptos::flush();
        assert_eq!(
            page.text(),
            now.iter().map(|n| text(*n, live.get_untracked())).collect::<String>()
        );
        live.set(step);
        leptos::flush();
        assert_eq!(page.text(), now.iter().map(|n| text(*n, step)).collect::<String>());
    }
    page.close();
}

#[wasm_bindgen_test]
fn what_stands_in_an_item_stays() {
    let (items, runs) = (RwSignal::new(vec![1, 2, 3]), Count::default());
    let count = runs.clone();
    let page = show(|| {
        view! {
            <For each=move || items.get() key=|n| *n let:n>
                {count.add()}
                <p>{(n == 2).then(|| view! { <input id="field"/> })}<Own/></p>
            </For>
        }
    });
    assert_eq!(runs.take(), 3);
    let input: HtmlInputElement = page.find("#field");
    input.set_value("typed");
    input.focus().unwrap();
    for p in page.all("button") {
        p.unchecked_into::<HtmlElement>().click();
    }
    leptos::flush();
    let own: Vec<Element> = page.all("button");
    // Whatever moves, it is not the one with the focus: browsers without `moveBefore` would lose that.
    items.set(vec![2, 1, 3, 4]);
    leptos::flush();
    assert_eq!(runs.take(), 1);
    assert_eq!(input.value(), "typed");
    assert_eq!(page.text(), "1110");
    assert!(page.all("button")[1] == own[0] && page.all("button")[0] == own[1]);
    let focused: Option<Node> = document().active_element().map(Into::into);
    let input: Node = input.into();
    if js_sys::Reflect::has(&input, &"moveBefore".into()).unwrap()
        || focused.as_ref() == Some(&input)
    {
        assert_eq!(focused, Some(input));
    }
}

/// A component with a state of its own.
#[component]
fn Own() -> impl IntoView {
    let n = RwSignal::new(0);
    view! { <button on:click=move |_| n.update(|n| *n += 1)>{n}</button> }
}

#[wasm_bindgen_test]
fn items_have_the_context_of_their_list_and_not_of_each_other() {
    let items = RwSignal::new(vec![1]);
    let page = show(|| {
        provide_context("list");
        let item = |n: i32| {
            let found = (use_context::<&str>(), use_context::<i32>());
            // Only the first item has a number.
            if n == 1 {
                provide_context(n);
            }
            view! { <b>{found.0} {found.1}</b> }
        };
        view! { <For each=move || items.get() key=|n| *n children=item/> }
    });
    page.shows("<b>list</b>");
    items.set(vec![2]);
    page.shows("<b>list</b>");
    items.set(vec![3, 4]);
    page.shows("<b>list</b><b>list</b>");
}

#[wasm_bindgen_test]
fn what_an_item_made_ends_with_it() {
    let (items, tick) = (RwSignal::new(vec![1, 2]), RwSignal::new(0));
    let (runs, gone) = (Count::default(), Count::default());
    let (count, left) = (runs.clone(), gone.clone());
    let mut page = show(|| {
        let item = move |n: i32| {
            let (count, left) = (count.clone(), Leaves(left.clone()));
            leptos::keep(left);
            Effect::new(move || {
                tick.track();
                count.add();
            });
            view! { <b>{n}</b> }
        };
        view! { <For each=move || items.get() key=|n| *n children=item/> }
    });
    leptos::flush();
    assert_eq!(runs.take(), 2);
    items.set(vec![2]);
    leptos::flush();
    assert_eq!((runs.take(), gone.take()), (0, 1));
    tick.set(1);
    leptos::flush();
    assert_eq!(runs.take(), 1);
    page.close();
    tick.set(2);
    leptos::flush();
    assert_eq!((runs.take(), gone.take()), (0, 1));
}

/// Counts when it is dropped.
struct Leaves(Count);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.0.add();
    }
}
