//! Every kind of child: drawn, changed, taken down.

use std::{borrow::Cow, sync::Arc};

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::page::{Count, show};

#[track_caller]
fn check(child: impl IntoView, html: &str) {
    let mut page = show(|| view! { <p>{child}</p> });
    assert_eq!(page.html(), format!("<p>{html}</p>"));
    page.close();
}

#[wasm_bindgen_test]
fn text_of_every_type() {
    check("a & <b> \"c\"", "a &amp; &lt;b&gt; \"c\"");
    check(String::from("owned"), "owned");
    let lent = String::from("lent");
    check(&lent, "lent");
    check(Cow::Borrowed("static"), "static");
    check(Cow::<'static, str>::Owned("made".into()), "made");
    check(Arc::<str>::from("shared"), "shared");
    check('é', "é");
    check("", "");
    check("the\u{1f}words'\u{1f}#end, and n\0ought", "thewords'#end, and nought");
}

#[wasm_bindgen_test]
fn numbers_of_every_type() {
    check(u8::MAX, "255");
    check(u16::MAX, "65535");
    check(u32::MAX, "4294967295");
    check(i8::MIN, "-128");
    check(i16::MIN, "-32768");
    check(i32::MIN, "-2147483648");
    check(i64::MIN, "-9223372036854775808");
    check(i64::MAX, "9223372036854775807");
    check(0_usize, "0");
}

#[wasm_bindgen_test]
fn several_and_none() {
    check((), "");
    check(None::<&str>, "");
    check(Some("there"), "there");
    check(Some(view! { <b>{1}</b> }), "<b>1</b>");
    check(Vec::<String>::new(), "");
    check(vec![view! { <b>{1}</b> }, view! { <i>{2}</i> }], "<b>1</b><i>2</i>");
    check(("a", 1, 'c'), "a1c");
    check((Some(("x", ())),), "x");
    check((1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6), "1234567890123456");
    check(view! { <b>{1}</b> }.into_any(), "<b>1</b>");
    check(view! { <b>{1}</b> "and" <i>{2}</i> }, "<b>1</b>and<i>2</i>");
}

#[wasm_bindgen_test]
fn more_than_sixteen_children() {
    let n = 7;
    let page = show(|| {
        view! {
            <b>{n}</b> <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b>
            <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b> <i>{n}</i> <b>{n}</b> <u>{n}</u>
        }
    });
    let html = format!("{}<b>7</b><u>7</u>", "<b>7</b><i>7</i>".repeat(8));
    page.shows(&html);
    let page = show(|| {
        view! {
            <p>
                {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} {n} "end"
            </p>
        }
    });
    page.shows(&format!("<p>{}end</p>", "7".repeat(18)));
}

#[wasm_bindgen_test]
fn text_beside_text_is_one_node() {
    let page = show(|| view! { <p>"a" {"b"} {Some('c')} {vec!["d", "e"]}</p> });
    let p: Element = page.find("p");
    assert_eq!((p.child_nodes().length(), page.text()), (1, "abcde".into()));
}

#[wasm_bindgen_test]
fn a_closure_of_text_keeps_its_node() {
    let (name, runs) = (RwSignal::new(String::from("Ada")), Count::default());
    let count = runs.clone();
    let text = move || {
        count.add();
        name.get()
    };
    let mut page = show(|| view! { <p>"To " {text} "!"</p> });
    let p: Element = page.find("p");
    let node: Node = p.child_nodes().item(1).unwrap();
    page.shows("<p>To Ada!</p>");
    for (value, html) in
        [("Bo", "<p>To Bo!</p>"), ("", "<p>To !</p>"), ("<i>", "<p>To &lt;i&gt;!</p>")]
    {
        name.set(value.into());
        page.shows(html);
        assert_eq!(p.child_nodes().item(1), Some(node.clone()));
    }
    assert_eq!(runs.take(), 4);
    page.close();
    name.set("nobody".into());
    leptos::flush();
    assert_eq!((runs.take(), node.text_content()), (0, Some("<i>".into())));
}

#[wasm_bindgen_test]
fn a_closure_of_any_view_is_drawn_anew() {
    let (n, runs) = (RwSignal::new(0_usize), Count::default());
    let count = runs.clone();
    let view = move || {
        count.add();
        match n.get() {
            0 => ().into_any(),
            1 => "text".into_any(),
            2 => "other text".into_any(),
            3 => view! { <b>{n.get()}</b> }.into_any(),
            4 => vec![view! { <i>{1}</i> }, view! { <i>{2}</i> }].into_any(),
            _ => view! { "a" <b>{move || n.get()}</b> {move || n.get()} }.into_any(),
        }
    };
    let mut page = show(|| view! { <p>"(" {view} ")"</p> });
    page.shows("<p>()</p>");
    for (value, html) in [
        (1, "text"),
        (2, "other text"),
        (3, "<b>3</b>"),
        (4, "<i>1</i><i>2</i>"),
        (5, "a<b>5</b>5"),
        (1, "text"),
        (0, ""),
        (6, "a<b>6</b>6"),
    ] {
        n.set(value);
        page.shows(&format!("<p>({html})</p>"));
    }
    assert_eq!(runs.take(), 9);
    page.close();
    n.set(1);
    leptos::flush();
    assert_eq!(runs.take(), 0);
}

#[wasm_bindgen_test]
fn text_of_a_closure_of_options_keeps_its_node() {
    let n = RwSignal::new(Some(1));
    let page = show(|| view! { <p>{move || n.get()}</p> });
    let p: Element = page.find("p");
    let node = p.child_nodes().item(1).unwrap();
    n.set(Some(2));
    page.shows("<p>2</p>");
    assert_eq!(p.child_nodes().item(1), Some(node));
    n.set(None);
    page.shows("<p></p>");
    n.set(Some(3));
    page.shows("<p>3</p>");
}

#[wasm_bindgen_test]
fn places_within_places() {
    let (outer, inner, runs) = (RwSignal::new(true), RwSignal::new(1), Count::default());
    let count = runs.clone();
    let view = move || {
        let count = count.clone();
        outer.get().then_some({
            move || {
                count.add();
                let n = inner.get();
                (n > 0).then(|| vec![view! { <b>{n}</b> }])
            }
        })
    };
    let page = show(|| view! { {view} "|" });
    page.shows("<b>1</b>|");
    inner.set(2);
    page.shows("<b>2</b>|");
    inner.set(0);
    page.shows("|");
    inner.set(3);
    page.shows("<b>3</b>|");
    runs.take();
    outer.set(false);
    inner.set(4);
    page.shows("|");
    assert_eq!(runs.take(), 0);
    outer.set(true);
    page.shows("<b>4</b>|");
}

#[wasm_bindgen_test]
fn signals_of_every_type() {
    let owner = Owner::new();
    owner.with(|| {
        let n = RwSignal::new(1);
        let shared = ArcRwSignal::new(1);
        let both = shared.clone();
        let (read, write) = signal(1);
        let mut page = show(|| {
            view! {
                {n} {n.read_only()} {Memo::new(move |_| n.get() * 2)} {Signal::<i32>::from(n)}
                {Signal::derive(move || n.get() * 3)} {Signal::stored(9)} {shared.clone()} {shared.read_only()}
                {ArcMemo::new(move |_| both.get() * 4)} {read}
            }
        });
        page.shows("1121391141");
        n.set(2);
        shared.set(3);
        write.set(5);
        page.shows("22426933125");
        page.close();
        let html = RwSignal::new(Some(vec![String::from("a"), String::from("b")]));
        let page = show(|| view! { <p>{html}</p> });
        page.shows("<p>ab</p>");
        html.set(None);
        page.shows("<p></p>");
    });
}
