//! Every kind of attribute, class, property of the style and of the element: drawn, changed, taken down.

use std::{borrow::Cow, sync::Arc};

use leptos::{AttributeValue, prelude::*};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::page::{Count, show};

#[track_caller]
fn check(value: impl AttributeValue, expected: Option<&str>) {
    let mut page = show(|| view! { <p title=value></p> });
    let p: Element = page.find("p");
    assert_eq!(p.get_attribute("title").as_deref(), expected);
    page.close();
}

#[wasm_bindgen_test]
fn values_of_every_type() {
    check("a & \"b\"=c", Some("a & \"b\"=c"));
    check(String::from("owned"), Some("owned"));
    let lent = String::from("lent");
    check(&lent, Some("lent"));
    check(Cow::Borrowed("static"), Some("static"));
    check(Cow::<'static, str>::Owned("made".into()), Some("made"));
    check(Arc::<str>::from("shared"), Some("shared"));
    check("", Some(""));
    check(true, Some(""));
    check(false, None);
    check(Some("there"), Some("there"));
    check(None::<String>, None);
    check(Some(None::<bool>), None);
    check(u8::MAX, Some("255"));
    check(u16::MAX, Some("65535"));
    check(u32::MAX, Some("4294967295"));
    check(i8::MIN, Some("-128"));
    check(i16::MIN, Some("-32768"));
    check(i32::MIN, Some("-2147483648"));
    check(i64::MIN, Some("-9223372036854775808"));
    check(7_usize, Some("7"));
    check(|| "said", Some("said"));
    check(Some(|| Some(1)), Some("1"));
    check(|| || "twice", Some("twice"));
    check("two\nlines\u{1f}@id=x", Some("two\nlines@id=x"));
}

#[wasm_bindgen_test]
fn names_with_and_without_a_method() {
    let id = "x";
    let page = show(|| {
        view! {
            <label for=id aria-label=id data-long-name=id class=id>
                <input type="checkbox" disabled=true checked=false/>
            </label>
        }
    });
    page.shows(concat!(
        r#"<label class="x" for="x" aria-label="x" data-long-name="x">"#,
        r#"<input type="checkbox" disabled=""></label>"#,
    ));
}

#[wasm_bindgen_test]
fn what_follows_signals() {
    let owner = Owner::new();
    owner.with(|| {
        let (n, runs) = (RwSignal::new(Some(1)), Count::default());
        let shared = ArcRwSignal::new(true);
        let (read, write) = signal("a");
        let count = runs.clone();
        let title = move || {
            count.add();
            n.get().map(|n| n % 2)
        };
        let also = shared.clone();
        let mut page = show(|| {
            view! {
                <p
                    title=title data-n=n data-memo=Memo::new(move |_| n.get()) data-read=read
                    data-signal=Signal::derive(move || n.get()) data-shared=shared.clone()
                    data-arc=shared.read_only() data-also=ArcMemo::new(move |_| !also.get())
                ></p>
            }
        });
        let p: Element = page.find("p");
        page.shows(concat!(
            r#"<p title="1" data-n="1" data-memo="1" data-read="a" data-signal="1" data-shared="" "#,
            r#"data-arc=""></p>"#
        ));
        n.set(None);
        shared.set(false);
        write.set("b");
        page.shows(r#"<p data-read="b" data-also=""></p>"#);
        // By hand, to see what is written.
        p.set_attribute("title", "mine").unwrap();
        runs.take();
        n.set(Some(3));
        leptos::flush();
        p.set_attribute("title", "mine").unwrap();
        n.set(Some(5));
        leptos::flush();
        assert_eq!(p.get_attribute("title").unwrap(), "mine", "the same value is not set again");
        assert_eq!(runs.take(), 2);
        page.close();
        n.set(Some(2));
        leptos::flush();
        assert_eq!((runs.take(), p.get_attribute("data-n").unwrap()), (0, "5".into()));
    });
}

#[wasm_bindgen_test]
fn classes() {
    let (on, both) = (RwSignal::new(true), RwSignal::new(String::from("a b")));
    let mut page = show(|| {
        view! {
            <p class:later=on class:never=false class:always=true class="first" class=("two", move || !on.get())></p>
            <i class=both></i>
        }
    });
    page.shows(r#"<p class="first later always"></p><i class="a b"></i>"#);
    let p: Element = page.find("p");
    on.set(false);
    both.set("c".into());
    page.shows(r#"<p class="first always two"></p><i class="c"></i>"#);
    on.set(true);
    page.shows(r#"<p class="first always later"></p><i class="c"></i>"#);
    page.close();
    on.set(false);
    leptos::flush();
    assert_eq!(p.class_name(), "first always later");
}

#[wasm_bindgen_test]
fn properties_of_the_style() {
    let (width, hue) = (RwSignal::new(Some("1px")), RwSignal::new(7));
    let mut page = show(|| {
        view! { <p style:width=width style:--hue=hue style:color="red" style=("height", "2px")></p> }
    });
    let p: HtmlElement = page.find("p");
    let style = |name: &str| p.style().get_property_value(name).unwrap();
    assert_eq!(["width", "--hue", "color", "height"].map(style), ["1px", "7", "red", "2px"]);
    width.set(None);
    hue.set(8);
    leptos::flush();
    assert_eq!(["width", "--hue"].map(style), ["", "8"]);
    page.close();
    hue.set(9);
    leptos::flush();
    assert_eq!(style("--hue"), "8");
}

#[wasm_bindgen_test]
fn properties_of_the_element() {
    let (value, runs) = (RwSignal::new(String::from("a")), Count::default());
    let count = runs.clone();
    let living = move || {
        count.add();
        value.get()
    };
    let mut page = show(|| {
        view! {
            <input prop:value=living prop:placeholder=value prop:alt=Memo::new(move |_| value.get()) prop:checked=true prop:title="t" prop:tabIndex=3 prop:n=0.5
                prop:made=String::from("m") prop:any=JsValue::NULL prop:u=4_u32/>
        }
    });
    let input: HtmlInputElement = page.find("input");
    let n = |name: &str| js_sys::Reflect::get(&input, &name.into()).unwrap();
    assert_eq!((input.value(), input.checked(), input.title(), input.tab_index()), {
        ("a".into(), true, "t".into(), 3)
    });
    assert_eq!(["n", "made", "any", "u"].map(n), [0.5.into(), "m".into(), JsValue::NULL, 4.into()]);
    assert_eq!(input.get_attribute("value"), None);
    value.set("b".into());
    leptos::flush();
    assert_eq!((input.value(), runs.take()), ("b".into(), 2));
    assert_eq!((input.placeholder(), input.alt()), ("b".into(), "b".into()));
    page.close();
    value.set("c".into());
    leptos::flush();
    assert_eq!((input.value(), runs.take()), ("b".into(), 0));
}
