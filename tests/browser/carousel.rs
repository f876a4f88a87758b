//! The related stories alone, mounted with their context: the row by buttons, keys, mouse and methods, and what it asks
//! of the element.

use std::sync::{Arc, Mutex};

use article::{
    Article, Format, Reading, Related as Listed, SafeUrl, Story as Beside, url::Purpose,
};
use article_widget::components::{
    context::{Card, Related, Settings, Stories, Story},
    drawing::Drawing,
    related::{Related as RelatedStories, RowHandle},
};
use js_sys::{Function, JSON, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::{
    components::mount::{actions, send},
    host::{create, document, root_in},
};

#[wasm_bindgen_test]
async fn a_change_of_a_setting_keeps_the_cards() {
    let section = Section::of(list(0, 3), 600, "ltr");
    let cards = section.cards();
    let link = section.link(1);
    assert_eq!(link.get_attribute("data-article"), None);
    section.settings.related.set(Related::InPlace);
    frame().await;
    let address = link.get_attribute("data-article");
    assert_eq!(address.as_deref(), Some("https://news.example/1.json"));
    section.settings.heading_level.set(4);
    frame().await;
    assert_eq!(section.get("h5").text_content().as_deref(), Some("More stories"));
    assert_eq!(section.link(1).closest("h6").unwrap().unwrap().text_content(), link.text_content());
    assert!(section.link(1) == link && section.cards() == cards);
    section.settings.related.set(Related::None);
    frame().await;
    assert!(section.find("section").is_none() && section.row.0.get_untracked().is_none());
}

#[wasm_bindgen_test]
async fn the_buttons_turn_pages_and_say_where_the_row_is() {
    for dir in ["ltr", "rtl"] {
        let section = Section::of(list(0, 7), 600, dir);
        section.measured().await;
        assert_eq!((section.ends(), section.in_view()), ([true, false], vec![0, 1]), "{dir}");
        assert_eq!(section.told(), ["complete"]);
        let next = section.get(".next");
        next.focus().unwrap();
        next.click();
        assert_eq!(section.wait("slid").await, ["slid 2 3 of 7"]);
        assert_eq!(section.status(), "Stories 3 to 4 of 7");
        assert_eq!((section.ends(), section.in_view()), ([false, false], vec![2, 3]), "{dir}");
        next.click();
        next.click();
        // Near the end more are asked for.
        assert_eq!(section.wait("more").await, ["slid 5 6 of 7", "more"]);
        assert_eq!(section.status(), "Stories 6 to 7 of 7");
        assert_eq!(section.ends(), [false, true], "{dir}");
        next.click();
        assert_eq!(section.shadow.active_element().as_ref(), Some(next.as_ref()));
        // What was said is not so any more.
        section.row().go_to(-4);
        section.wait("slid").await;
        assert_eq!(section.status(), "");
    }
}

#[wasm_bindgen_test]
async fn the_same_cards_stay_in_view() {
    for (dir, other) in [("ltr", "rtl"), ("rtl", "ltr")] {
        let section = Section::of(list(0, 12), 600, dir);
        section.measured().await;
        section.row().go_to(4);
        section.wait("slid").await;
        for width in [300, 900, 240, 600] {
            section.host.style().set_property("width", &format!("{width}px")).unwrap();
            section.first(4).await;
        }
        section.host.set_attribute("dir", other).unwrap();
        section.settings.direction.notify();
        leptos_markup::flush();
        assert_eq!(section.in_view(), [4, 5], "{dir}");
        // The page turns it round, and the widget hears of it by the scroll alone.
        section.host.set_attribute("dir", dir).unwrap();
        // Firefox sends no event: there the row is right again with the next change that it hears of.
        if web_sys::window().unwrap().navigator().user_agent().unwrap().contains("Firefox") {
            section.settings.direction.notify();
        }
        section.first(4).await;
        section.host.style().set_property("display", "none").unwrap();
        frame().await;
        frame().await;
        section.host.style().set_property("display", "block").unwrap();
        section.first(4).await;
        assert_eq!(section.row().first(), 4);
        // It is nothing that the reader has done.
        frame().await;
        assert_eq!(section.told(), [""; 0], "{dir}");
    }
}

#[wasm_bindgen_test]
async fn the_keys_scroll_and_the_focus_goes_along() {
    for (dir, on, back) in [("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight")]
    {
        let section = Section::of(list(0, 12), 600, dir);
        section.measured().await;
        section.link(0).focus().unwrap();
        for (key, first, focused) in [(on, 1, 1), ("End", 10, 10), (back, 9, 10), ("Home", 0, 1)] {
            assert!(section.press(key, &[]), "{dir} {key}");
            section.first(first).await;
            assert!(section.focused() == section.link(focused), "{dir} {key}");
        }
        for (key, with) in
            [("ArrowUp", ""), ("PageDown", ""), (" ", ""), ("End", "ctrlKey"), (on, "altKey")]
        {
            assert!(!section.press(key, &[(with, true.into())]), "{key} {with}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_focus_of_a_keyboard_brings_a_card_into_view() {
    for dir in ["ltr", "rtl"] {
        let section = Section::of(list(0, 12), 600, dir);
        section.measured().await;
        for card in [8, 9, 0, 3] {
            let options = JSON::parse(r#"{"focusVisible": true, "preventScroll": true}"#).unwrap();
            let link = section.link(card);
            let focus: Function = get(&link, "focus").unchecked_into();
            focus.call1(&link, &options).unwrap();
            until("it is in view", || section.in_view().contains(&card)).await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_mouse_drags_and_what_it_ends_at_is_not_clicked() {
    for (dir, sign) in [("ltr", 1), ("rtl", -1)] {
        let section = Section::of(list(0, 12), 600, dir);
        section.measured().await;
        let row = section.get("ul");
        let dragged = || row.class_list().contains("dragged");
        section.told();
        // A hand that shakes still clicks.
        section.pointer("pointerdown", 400, 1);
        section.pointer("pointermove", 394, 1);
        section.pointer("pointerup", 394, 0);
        assert!(!dragged() && row.scroll_left() == 0);
        section.click(1);
        assert_eq!(section.told(), ["select 1"], "{dir}");

        section.pointer("pointerdown", 400, 1);
        section.pointer("pointermove", 400 - sign * 300, 1);
        assert_eq!((row.scroll_left(), dragged()), (sign * 300, true), "{dir}");
        section.pointer("pointerup", 400 - sign * 300, 0);
        section.click(1);
        assert_eq!(section.told(), [""; 0], "{dir}");
        section.wait("slid").await;
        assert!(!dragged());
        // By keyboard.
        section.click(0);
        assert_eq!(section.told(), ["select 1"], "{dir}");
        // Released where nobody saw it.
        let before = row.scroll_left();
        section.pointer("pointerdown", 400, 1);
        section.pointer("pointermove", 200, 0);
        section.pointer("pointermove", 100, 1);
        assert_eq!(row.scroll_left(), before, "{dir}");
    }
}

#[wasm_bindgen_test]
async fn what_somebody_means_to_open() {
    let section = Section::of(list(0, 12), 600, "ltr");
    section.measured().await;
    section.told();
    let come = |card: i32| send(&section.link(card), "pointerover", "PointerEvent", &[]);
    let leave = || send(&section.get("ul"), "pointerleave", "PointerEvent", &[]);
    // Nothing opens in the element.
    come(0);
    leave();
    section.settings.related.set(Related::InPlace);
    frame().await;
    come(0);
    come(1);
    come(1);
    let meant = ["intend", "intend https://news.example/1.json"];
    assert_eq!(section.wait("intend https").await, meant);
    come(1);
    assert_eq!(section.told(), [""; 0]);
    leave();
    assert_eq!(section.told(), ["intend"]);
    // What goes is not meant any more.
    section.link(2).focus().unwrap();
    assert_eq!(section.wait("intend https").await, ["intend https://news.example/2.json"]);
    section.settings.related.set(Related::None);
    frame().await;
    assert_eq!(section.told(), ["intend"]);
}

#[wasm_bindgen_test]
async fn a_long_row_comes_bit_by_bit() {
    let section = Section::of(list(0, 120), 600, "ltr");
    leptos_markup::flush();
    assert_eq!(section.cards().len(), 12);
    assert!(section.drawing.is_under_way());
    section.drawing.end().await;
    let cards = section.cards();
    assert_eq!(cards.len(), 120);
    // Its rest may not have been read.
    assert_eq!(section.told(), ["complete"]);
    section.measured().await;
    section.row().go_to(119);
    section.first(118).await;
    section.told();
    section.stories.update(|stories| stories.cards.extend(list(120, 133).cards));
    until("more are there", || section.cards().len() == 133).await;
    assert_eq!(section.wait("complete").await.last().unwrap(), "complete");
    assert!(section.cards().starts_with(&cards));
    // The place in the list is that of now.
    section.stories.update(|stories| drop(stories.cards.remove(0)));
    frame().await;
    assert_eq!(section.cards().first(), cards.get(1));
    assert_eq!(section.link(131).get_attribute("data-index").as_deref(), Some("131"));
}

#[wasm_bindgen_test]
async fn more_where_nothing_scrolls() {
    let section = Section::of(Stories { more: true, ..list(0, 3) }, 1_400, "ltr");
    assert_eq!(section.wait("more").await, ["complete", "more"]);
    section.stories.update(|stories| stories.cards.extend(list(3, 4).cards));
    assert_eq!(section.wait("more").await, ["more", "complete"]);
    assert!(section.get(".related-buttons").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn a_list_that_comes_late() {
    let late = Stories { late: true, more: true, ..Stories::default() };
    let section = Section::of(late.clone(), 600, "ltr");
    assert_eq!(section.wait("more").await, ["more"]);
    assert!(section.get("div.cards").matches(":empty").unwrap());
    section.stories.update(|stories| stories.failed = true);
    frame().await;
    assert_eq!(
        section.get("div.cards").text_content().unwrap(),
        "These stories could not be loaded.Try again"
    );
    // The focus stays on the button, while it loads and when it fails again.
    let again = section.get(".retry");
    again.focus().unwrap();
    again.click();
    assert_eq!(section.told(), ["more"]);
    for failed in [false, true, false] {
        section.stories.update(|stories| stories.failed = failed);
        frame().await;
        assert!(section.focused() == again);
    }
    // Then it goes on to what comes.
    section.stories.set(Stories { late: true, ..list(0, 5) });
    frame().await;
    assert!(section.focused() == section.get("ul"));
    // Another list, and none again.
    section.link(1).focus().unwrap();
    section.stories.set(list(7, 12));
    frame().await;
    assert!(section.focused() == section.get("ul"));
    section.link(1).focus().unwrap();
    section.told();
    section.stories.set(late);
    frame().await;
    assert!(section.focused() == section.get("div.cards"));
    assert_eq!(section.wait("more").await, ["more"]);
}

#[wasm_bindgen_test]
async fn a_plain_list_becomes_a_row() {
    let section = Section::of(list(0, 2), 600, "ltr");
    frame().await;
    let class = || section.get("section").class_name();
    assert_eq!(class(), "related few");
    assert!(section.find("button").is_none() && section.row.0.get_untracked().is_none());
    let cards = section.cards();
    section.stories.update(|stories| stories.cards.extend(list(2, 4).cards));
    section.measured().await;
    assert_eq!((class().as_str(), section.cards().len()), ("related", 4));
    assert!(section.cards().starts_with(&cards));
    section.row().next();
    assert!(section.wait("slid").await.contains(&"slid 2 3 of 4".to_owned()));
}

#[wasm_bindgen_test]
async fn nothing_comes_of_a_row_that_is_gone() {
    let mut section = Section::of(list(0, 12), 600, "ltr");
    section.measured().await;
    let row = section.row();
    section.told();
    section.view.take();
    row.next();
    row.bring(3);
    row.previous();
    frame().await;
    assert_eq!((row.first(), section.told()), (0, Vec::new()));
    assert!(section.row.0.get_untracked().is_none());
}

/// A section of related stories in a page. Dropped, it is taken down.
struct Section {
    host: HtmlElement,
    shadow: ShadowRoot,
    settings: Settings,
    stories: ArcRwSignal<Stories>,
    row: RowHandle,
    drawing: Drawing,
    /// What was asked of the element.
    told: Arc<Mutex<Vec<String>>>,
    view: Option<UnmountHandle>,
    // What the callbacks live in.
    _owner: Owner,
}

impl Drop for Section {
    fn drop(&mut self) {
        self.view.take();
        self.host.remove();
    }
}

impl Section {
    /// Stories in an element of a width.
    fn of(stories: Stories, width: u32, dir: &str) -> Section {
        let host = create("div");
        host.style().set_property("width", &format!("{width}px")).unwrap();
        host.set_attribute("dir", dir).unwrap();
        let root = root_in(&host);
        let shadow = host.shadow_root().unwrap();
        document().body().unwrap().append_child(&host).unwrap();

        let settings = Settings::default();
        settings.heading_level.set(2);
        let stories = ArcRwSignal::new(stories);
        let row = RowHandle::default();
        let story = Story::new(Arc::new(reading(0, 0)), 600);
        let drawing = story.drawing.clone();
        let told = Arc::new(Mutex::new(Vec::new()));
        let owner = Owner::new();
        let context = (settings.clone(), stories.clone(), row.clone());
        let view = owner.with(|| {
            let actions = actions(&told);
            leptos::mount::mount_to(root, move || {
                let (settings, stories, row) = context;
                provide_context(settings);
                provide_context(stories);
                provide_context(row);
                provide_context(story);
                provide_context(actions);
                view! { <RelatedStories/> }
            })
        });
        let view = Some(view);
        Section { host, shadow, settings, stories, row, drawing, told, view, _owner: owner }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.shadow.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("no {selector}"))
    }

    fn cards(&self) -> Vec<Element> {
        let cards = self.get("ul").children();
        (0..cards.length()).filter_map(|at| cards.item(at)).collect()
    }

    fn link(&self, card: i32) -> HtmlElement {
        let card = &self.cards()[usize::try_from(card).unwrap()];
        card.query_selector("a").unwrap().unwrap().unchecked_into()
    }

    fn row(&self) -> article_widget::components::related::Row {
        self.row.0.get_untracked().expect("there is a carousel")
    }

    /// The cards that are wholly in view.
    fn in_view(&self) -> Vec<i32> {
        let row = self.get("ul").get_bounding_client_rect();
        let cards = self.cards();
        let boxes = cards.iter().map(Element::get_bounding_client_rect);
        let seen = boxes.enumerate().filter(|(_, card)| {
            card.left() + 4.0 >= row.left() - 1.0 && card.right() - 4.0 <= row.right() + 1.0
        });
        seen.map(|(at, _)| i32::try_from(at).unwrap()).collect()
    }

    async fn first(&self, card: i32) {
        until("a card is the first", || self.in_view().first() == Some(&card)).await;
    }

    /// Waits until there are buttons.
    async fn measured(&self) {
        let measured = |buttons: HtmlElement| !buttons.has_attribute("hidden");
        until("it is measured", || self.find(".related-buttons").is_some_and(measured)).await;
    }

    /// Whether the buttons say that there is nothing more in their direction.
    fn ends(&self) -> [bool; 2] {
        let stops = |name| self.get(name).get_attribute("aria-disabled").as_deref() == Some("true");
        [".previous", ".next"].map(stops)
    }

    fn status(&self) -> String {
        self.get("[role=status]").text_content().unwrap()
    }

    fn focused(&self) -> HtmlElement {
        self.shadow.active_element().expect("something has the focus").unchecked_into()
    }

    /// What was asked of the element since this was asked last.
    fn told(&self) -> Vec<String> {
        std::mem::take(&mut self.told.lock().unwrap())
    }

    /// The same, once something is among it that begins so.
    async fn wait(&self, beginning: &str) -> Vec<String> {
        let is_there = || self.told.lock().unwrap().iter().any(|told| told.starts_with(beginning));
        until(beginning, is_there).await;
        self.told()
    }

    /// Presses a key in the row; whether it means something there.
    fn press(&self, key: &str, with: &[(&str, JsValue)]) -> bool {
        let fields = [&[("key", key.into())], with].concat();
        !send(&self.get("ul"), "keydown", "KeyboardEvent", &fields)
    }

    /// A mouse does something at a card.
    fn pointer(&self, name: &str, x: i32, buttons: i32) {
        let fields =
            [("pointerType", "mouse".into()), ("clientX", x.into()), ("buttons", buttons.into())];
        send(&self.cards()[1], name, "PointerEvent", &fields);
    }

    /// Clicks on a card; by keyboard with the count 0.
    fn click(&self, count: i32) {
        send(&self.link(1), "click", "MouseEvent", &[("detail", count.into())]);
    }
}

/// The stories of these numbers, which are their keys too.
fn list(from: usize, to: usize) -> Stories {
    let reading = Arc::new(reading(from, to));
    let card = |key| Card { reading: reading.clone(), at: key - from, key };
    Stories { cards: (from..to).map(card).collect(), ..Stories::default() }
}

fn reading(from: usize, to: usize) -> Reading {
    let story = |number| Beside {
        headline: format!("Story {number}"),
        url: SafeUrl::new(format!("https://news.example/{number}"), Purpose::Link),
        article: SafeUrl::new(format!("https://news.example/{number}.json"), Purpose::Media),
        excerpt: "A few words about it.".to_owned(),
        ..Beside::default()
    };
    let related = Listed { heading: None, stories: (from..to).map(story).collect() };
    let article =
        Article { headline: "Top".to_owned(), related: Some(related), ..Article::default() };
    Reading { article, format: Format::Article, issues: Vec::new(), is_partial: false }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// The next frame that the browser draws.
async fn frame() {
    let drawn = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(drawn).await.map(|_: JsValue| ()).unwrap();
}

/// Waits until something is so, looking at every frame.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain until {what}");
}
