//! `#[component]`, its props and children; `<Show>`, `<Provider>`, context.

use leptos::{
    children::{Children, ChildrenFn},
    prelude::*,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::page::{Count, show};

/// Every kind of prop.
#[component]
fn Card(
    /// Needed.
    title: String,
    /// What may be given as something else.
    #[prop(into)]
    label: String,
    /// What may be left out.
    #[prop(optional)]
    note: Option<&'static str>,
    /// What may be left out, and given as something else.
    #[prop(optional, into)]
    credit: Option<String>,
    /// What is something if it is left out.
    #[prop(default = 3)]
    stars: u8,
    /// What may be a signal.
    #[prop(into)]
    open: Signal<bool>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! {
        <article data-label=label data-note=note data-credit=credit data-stars=stars aria-expanded=move || open.get()>
            <h3>{title}</h3>
            {children()}
        </article>
    }
}

#[wasm_bindgen_test]
fn props_and_children() {
    let open = RwSignal::new(true);
    let page = show(|| {
        view! {
            <Card title="t".to_owned() label="l" open>
                <p>{1}</p>
                "text"
            </Card>
            <Card title="u".to_owned() label="m" note="n" credit="c" stars=5 open=false>
                "only text"
            </Card>
        }
    });
    let second = r#"<article data-label="m" data-note="n" data-credit="c" data-stars="5"><h3>u</h3>only text</article>"#;
    page.shows(&format!(
        r#"<article data-label="l" data-stars="3" aria-expanded=""><h3>t</h3><p>1</p>text</article>{second}"#
    ));
    open.set(false);
    page.shows(&format!(
        r#"<article data-label="l" data-stars="3"><h3>t</h3><p>1</p>text</article>{second}"#
    ));
}

/// Draws its children twice.
#[component]
fn Twice(
    /// What is drawn.
    children: ChildrenFn,
) -> impl IntoView {
    view! { <p>{children()}</p> <p>{children()}</p> }
}

/// A component that is generic and gives nothing.
#[component]
fn Nothing<T: 'static>(
    /// Anything.
    #[prop(optional)]
    of: Option<T>,
) -> impl IntoView {
    drop(of);
}

#[wasm_bindgen_test]
fn children_that_are_drawn_more_than_once() {
    let n = RwSignal::new(1);
    let page = show(|| {
        view! {
            <Twice><b>{n}</b></Twice>
            <Twice>"text"</Twice>
            <Nothing of=1/>
        }
    });
    page.shows("<p><b>1</b></p><p><b>1</b></p><p>text</p><p>text</p>");
    n.set(2);
    page.shows("<p><b>2</b></p><p><b>2</b></p><p>text</p><p>text</p>");
}

#[wasm_bindgen_test]
fn show_draws_anew_only_when_the_condition_changes() {
    let (n, runs) = (RwSignal::new(0), Count::default());
    let count = std::sync::Arc::new(std::sync::Mutex::new(0));
    let counted = count.clone();
    let mut page = show(|| {
        view! {
            <Show when=move || { n.get() > 1 } fallback=move || view! { <i>{n}</i> }>
                {*counted.lock().unwrap() += 1}
                <b>{n}</b>
            </Show>
            <Show when=move || n.get() == 3><u>{"three"}</u></Show>
        }
    });
    page.shows("<i>0</i>");
    let i: Element = page.find("i");
    n.set(1);
    page.shows("<i>1</i>");
    assert!(page.find::<Element>("i") == i);
    n.set(2);
    page.shows("<b>2</b>");
    let b: Element = page.find("b");
    n.set(3);
    page.shows("<b>3</b><u>three</u>");
    assert!(page.find::<Element>("b") == b);
    assert_eq!(*count.lock().unwrap(), 1);
    n.set(0);
    page.shows("<i>0</i>");
    page.close();
    n.set(5);
    leptos::flush();
    assert_eq!((*count.lock().unwrap(), runs.take()), (1, 0));
}

#[derive(Clone, Copy)]
struct Theme(RwSignal<&'static str>);

/// Shows what it finds.
#[component]
fn Themed() -> impl IntoView {
    let theme = use_context::<Theme>();
    match theme {
        Some(Theme(name)) => view! { <b>{name}</b> }.into_any(),
        None => "none".into_any(),
    }
}

#[wasm_bindgen_test]
fn context_is_for_what_stands_in_it() {
    let (outer, inner) = (RwSignal::new("outer"), RwSignal::new("inner"));
    let (open, items) = (RwSignal::new(false), RwSignal::new(vec![1]));
    let page = show(|| {
        view! {
            <Themed/>
            <Provider value=Theme(outer)>
                <Themed/>
                <Provider value=Theme(inner)>
                    <Show when=move || open.get()><Themed/></Show>
                    {move || open.get().then(|| view! { <Themed/> })}
                    <For each=move || items.get() key=|n| *n let:_><Themed/></For>
                </Provider>
                <Themed/>
            </Provider>
            <Themed/>
        }
    });
    page.shows("none<b>outer</b><b>inner</b><b>outer</b>none");
    open.set(true);
    items.set(vec![1, 2]);
    page.shows(&format!("none<b>outer</b>{}<b>outer</b>none", "<b>inner</b>".repeat(4)));
    inner.set("new");
    page.shows(&format!("none<b>outer</b>{}<b>outer</b>none", "<b>new</b>".repeat(4)));
}

#[wasm_bindgen_test]
fn two_views_in_one_parent() {
    let n = RwSignal::new(1);
    let mut first = show(|| view! { <b>{n}</b> });
    let root: HtmlElement = first.root.clone();
    let second = mount_to(root.clone(), || view! { <i>{n}</i> {move || n.get()} });
    append_to(&root, view! { <u>{5}</u> });
    n.set(2);
    first.shows("<b>2</b><i>2</i>2<u>5</u>");
    drop(first.handle.take());
    first.shows("<i>2</i>2<u>5</u>");
    drop(second);
    first.shows("<u>5</u>");
}
