//! Trees written as HTML: what is escaped, and that it is parsed as the tree that was written.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

extern crate leptos_markup as leptos;

use html5ever::{local_name, ns, parse_fragment, tendril::TendrilSink as _};
use leptos::{El, html, prelude::*};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::{
    Arbitrary as _, BoxedStrategy, Just, Strategy as _, any, prop_assert_eq, prop_oneof, proptest,
};

#[track_caller]
fn check(view: impl IntoView, expected: &str) {
    assert_eq!(view.into_any().to_html(), expected);
}

#[test]
fn text_and_attributes_are_escaped() {
    let hostile = "</p><script>\"'&amp;\u{a0}\r\n\0\u{1f}";
    let escaped = "&lt;/p&gt;&lt;script&gt;&quot;'&amp;amp;&nbsp;&#13;\n";
    check(
        view! { <p title=hostile>{hostile}</p> },
        &format!("<p title=\"{escaped}\">{escaped}</p>"),
    );
}

#[test]
fn elements_with_and_without_an_end() {
    let n = 1;
    check(
        view! { <p>{n}<br/><img alt=n/><wbr/></p> <hr class=n/> <audio controls=true></audio> },
        "<p>1<br><img alt=\"1\"><wbr></p><hr class=\"1\"><audio controls></audio>",
    );
}

#[test]
fn a_line_feed_at_the_beginning_is_kept() {
    let empty = || "";
    check(view! { <pre>{"\na"}</pre> }, "<pre>\n\na</pre>");
    check(view! { <pre>{"a\n"}</pre> }, "<pre>a\n</pre>");
    check(view! { <pre>{empty}{"\na"}</pre> }, "<pre>\n\na</pre>");
    check(view! { <pre>{move || Some("\na")}</pre> }, "<pre>\n\na</pre>");
    check(view! { <pre><code>{"\na"}</code></pre> }, "<pre><code>\na</code></pre>");
    check(view! { <textarea>{"\na"}</textarea> }, "<textarea>\n\na</textarea>");
    check(view! { <p>{"\na"}</p> }, "<p>\na</p>");
}

#[test]
fn lines_are_indented_where_white_space_shows_nothing() {
    let (word, none) = ("a", None::<i32>);
    let tree = view! {
        <div><p>{word}<b>{word}</b></p><ul><li>{word}<ul><li>{none}</li></ul></li></ul><pre>{word}<i>{word}</i></pre></div>
        <hr class=word/>
    };
    let lines = [
        "",
        "  <div>",
        "    <p>a<b>a</b></p>",
        "    <ul>",
        "      <li>a",
        "        <ul>",
        "          <li></li>",
        "        </ul>",
        "      </li>",
        "    </ul>",
        "    <pre>a<i>a</i></pre>",
        "  </div>",
        "  <hr class=\"a\">",
    ];
    assert_eq!(tree.into_any().to_indented_html(1), lines.join("\n"));
}

#[test]
fn classes_are_one_attribute() {
    check(
        view! { <p class:a=true class:b=false class="first" class:c=move || true id="i"></p> },
        "<p class=\"first a c\" id=\"i\"></p>",
    );
    check(view! { <p class:a=move || false></p> }, "<p></p>");
}

#[test]
fn what_lives_is_written_as_it_is_now() {
    let owner = Owner::new();
    owner.with(|| {
        let (n, none) = (RwSignal::new(1), RwSignal::new(None::<i32>));
        Effect::new(|| unreachable!("an effect, without a browser"));
        let memo = Memo::new(move |_| n.get() * 2);
        let tree = view! {
            <p
                title=n lang=none style:--n=n prop:value=move || n.get().to_string() prop:checked=true
                on:click=move |_| n.set(2) use:never
            >
                {n} {none} {memo} {move || n.get()}
                <Show when=move || { n.get() > 1 } fallback=|| "few">"many"</Show>
            </p>
            <For each=move || 0..3 key=|n| *n let:n><i>{n}</i></For>
        };
        check(tree, "<p title=\"1\">121few</p><i>0</i><i>1</i><i>2</i>");
        n.set(5);
    });
}

fn never(_: web_sys::Element) {
    unreachable!("a directive, without a browser");
}

#[test]
fn a_tree_may_end_on_another_thread() {
    // What is kept is of the thread that made it.
    let owner = Owner::new();
    owner.with(|| leptos::keep(String::from("here")));
    let other = std::thread::spawn(move || {
        let own = Owner::new();
        own.with(|| leptos::keep(String::from("there")));
        owner.cleanup();
        own.cleanup();
    });
    other.join().unwrap();
}

/// A tree as it is to be parsed.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Text(String),
    Element(&'static str, Vec<(String, String)>, Vec<Tree>),
}

/// One that is to be written, in one of the ways in which it can be said.
#[derive(Clone, Debug)]
enum Said {
    Text(String, How),
    Element(&'static str, Option<String>, Option<String>, bool, Vec<Said>, How),
}

#[derive(Clone, Copy, Debug)]
enum How {
    Plain,
    /// In a closure; text follows signals by itself.
    Lives,
    /// In a closure of more than text.
    Place,
    /// As the item of a list.
    Item,
}

fn element(name: &'static str) -> El {
    match name {
        "section" => html::section(),
        "div" => html::div(),
        "span" => html::span(),
        "pre" => html::pre(),
        "ul" => html::ul(),
        "figure" => html::figure(),
        "textarea" => html::textarea(),
        "br" => html::br(),
        "img" => html::img(),
        _ => html::wbr(),
    }
}

fn wrapped(view: El, text: Option<String>, how: How) -> El {
    let again = std::cell::RefCell::new(Some(view));
    let once = move || again.take().into_any();
    match (how, text) {
        (How::Plain, _) => once(),
        (How::Lives, Some(text)) => (move || text.clone()).into_any(),
        (How::Lives | How::Place, _) => once.into_any(),
        (How::Item, _) => {
            let once = std::rc::Rc::new(once);
            view! { <For each=|| [0] key=|n| *n children=move |_| once()/> }.into_any()
        }
    }
}

impl Said {
    fn el(&self) -> El {
        match self.clone() {
            Said::Text(text, how) => wrapped(text.clone().into_any(), Some(text), how),
            Said::Element(name, title, class, odd, children, how) => {
                let mut el = element(name).title(title).class(("odd", move || odd)).class(class);
                for child in children {
                    el = el.child(child.el());
                }
                wrapped(el, None, how)
            }
        }
    }
}

/// What HTML can't say is left out of a text, and so is what ends a word.
fn sayable(text: &str) -> String {
    text.replace(['\0', '\u{1f}'], "")
}

fn expected(said: &[Said]) -> Vec<Tree> {
    let mut trees = Vec::new();
    for one in said {
        match one {
            Said::Text(text, _) => match trees.last_mut() {
                _ if sayable(text).is_empty() => {}
                Some(Tree::Text(before)) => before.push_str(&sayable(text)),
                _ => trees.push(Tree::Text(sayable(text))),
            },
            Said::Element(name, title, class, odd, children, _) => {
                let mut attributes = Vec::new();
                let odd = odd.then(|| "odd".to_owned());
                let classes: Vec<String> =
                    class.iter().map(|class| sayable(class)).chain(odd).collect();
                if !classes.is_empty() {
                    attributes.push(("class".to_owned(), classes.join(" ")));
                }
                attributes.extend(title.iter().map(|title| ("title".to_owned(), sayable(title))));
                trees.push(Tree::Element(name, attributes, expected(children)));
            }
        }
    }
    trees
}

fn parsed(html: &str) -> Vec<Tree> {
    let context = html5ever::QualName::new(None, ns!(html), local_name!("div"));
    let dom =
        parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), false).one(html);
    let root = dom.document.children.borrow()[0].clone();
    root.children.borrow().iter().map(tree).collect()
}

fn tree(node: &Handle) -> Tree {
    match &node.data {
        NodeData::Text { contents } => Tree::Text(contents.borrow().to_string()),
        NodeData::Element { name, attrs, .. } => {
            let known =
                ["section", "div", "span", "pre", "ul", "figure", "textarea", "br", "img", "wbr"];
            let name = known.into_iter().find(|known| **known == *name.local).unwrap_or("other");
            let mut attributes: Vec<_> = attrs
                .borrow()
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                .collect();
            attributes.sort();
            Tree::Element(name, attributes, node.children.borrow().iter().map(tree).collect())
        }
        other => Tree::Text(format!("{other:?}")),
    }
}

fn words() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-z \n\r\t<>&\"'=/;#!\\-\u{a0}\0\u{1f}\u{feff}\u{c}]{0,8}",
        1 => any::<String>(),
        1 => prop_oneof![
            Just("</textarea>"), Just("<!--"), Just("]]>"), Just("&amp"), Just("\n\n"), Just("\r\n"),
            Just("<script>alert(1)</script>"), Just("&#0;"), Just("&notit;"), Just("")
        ].prop_map(str::to_owned),
    ]
    .boxed()
}

fn how() -> BoxedStrategy<How> {
    prop_oneof![4 => Just(How::Plain), 1 => Just(How::Lives), 1 => Just(How::Place), 1 => Just(How::Item)]
        .boxed()
}

fn said() -> BoxedStrategy<Vec<Said>> {
    let text = (words(), how()).prop_map(|(text, how)| Said::Text(text, how));
    let attributes = || {
        (
            proptest::option::of(words()),
            proptest::option::of("[a-z]{1,4}( [a-z]{1,4})?"),
            bool::arbitrary(),
        )
    };
    let only_text = proptest::collection::vec(text.clone(), 0..3);
    let leaf = prop_oneof![
        3 => text,
        1 => (prop_oneof![Just("br"), Just("img"), Just("wbr")], attributes(), how()).prop_map(
            |(name, (title, class, odd), how)| Said::Element(name, title, class, odd, Vec::new(), how)
        ),
        1 => (attributes(), only_text, how()).prop_map(|((title, class, odd), text, how)| {
            Said::Element("textarea", title, class, odd, text, how)
        }),
    ];
    let one = leaf.prop_recursive(4, 24, 4, move |inner| {
        let name = prop_oneof![
            Just("section"),
            Just("div"),
            Just("span"),
            Just("pre"),
            Just("ul"),
            Just("figure")
        ];
        (name, attributes(), proptest::collection::vec(inner, 0..4), how()).prop_map(
            |(name, (title, class, odd), children, how)| {
                Said::Element(name, title, class, odd, children, how)
            },
        )
    });
    proptest::collection::vec(one, 0..4).boxed()
}

proptest! {
    #[test]
    fn what_is_parsed_is_what_was_written(said in said()) {
        // In an element: a mark of the byte order counts at the beginning of a page alone.
        let owner = Owner::new();
        let html = owner.with(|| {
            let mut el = html::div();
            for one in &said {
                el = el.child(one.el());
            }
            el.to_html()
        });
        prop_assert_eq!(
            parsed(&html),
            vec![Tree::Element("div", Vec::new(), expected(&said))],
            "{}", html
        );
    }
}
