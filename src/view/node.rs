//! What views are made of: a tree of elements and text, drawn in one call.
//!
//! Every view shares these few functions and one drawing routine, where each `view!` would be compiled for
//! itself (`docs/decisions/0002-one-node-function.md`). A tree is written down as words, which `draw` in
//! `src/platform.js` makes elements and text of: one crossing into the browser for all of it, not four for each
//! element. `view!` would parse subtrees without a dynamic part as HTML, which pages with Trusted Types forbid.
//! What lives in the tree (listeners, observers) ends with it.

use std::any::Any;

use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::types,
    view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event};

use crate::platform;

/// A tree to be drawn. Boxed, so that the many places that build trees pass one pointer around.
///
/// Its words each begin with what they are and end with [`END`]:
///
/// | word | what it does |
/// | --- | --- |
/// | `<tag` | begins an element |
/// | `@name=value` | gives it an attribute |
/// | `-name=value` | sets a custom property of its style; the name begins with another `-` |
/// | `!` | something lives at it |
/// | `#text` | text in it |
/// | `/` | ends it |
pub(crate) struct Node(Box<Words>);

#[derive(Default)]
struct Words {
    /// The element itself; empty for text.
    open: String,
    /// What stands in it.
    inside: String,
    /// What is done with the element once it is drawn …
    own: Vec<Begin>,
    /// … and with the elements in it, in their order.
    below: Vec<Begin>,
}

/// The end of a word: the unit separator, which has no meaning in a text and is left out of one.
const END: char = '\u{1f}';

impl Words {
    /// Takes a tree in.
    fn take(&mut self, child: Words) {
        self.inside.push_str(&child.open);
        self.inside.push_str(&child.inside);
        if !child.open.is_empty() {
            word(&mut self.inside, "/", "");
        }
        self.below.extend(child.own);
        self.below.extend(child.below);
    }
}

#[inline(never)]
fn word(words: &mut String, kind: &str, text: &str) {
    words.push_str(kind);
    for part in text.split(END) {
        words.push_str(part);
    }
    words.push(END);
}

/// Starts what lives at an element; what it returns is dropped when the tree is taken down. (`Send`, because
/// Leptos asks it of all that a view holds: a browser's object is, an `Rc` is not.)
pub(crate) type Begin = Box<dyn FnOnce(&Element) -> Box<dyn Any> + Send>;

/// An element without attributes and children.
#[inline(never)]
pub(crate) fn node(tag: &'static str) -> Node {
    let mut node = Node(Box::default());
    word(&mut node.0.open, "<", tag);
    node
}

/// A button of this class.
#[inline(never)]
pub(crate) fn action(class: &'static str) -> Node {
    node("button").attr("type", "button").class(class)
}

/// Text.
#[inline(never)]
pub(crate) fn text(text: &str) -> Node {
    Node(Box::default()).text(text)
}

// Each of these is called from many places: not inlined, a call is a few bytes.
impl Node {
    /// An attribute with a value that is known beforehand.
    pub(crate) fn attr(self, name: &'static str, value: &'static str) -> Node {
        self.set(name, value)
    }

    /// An attribute; one whose name begins with `--` is a custom property of the element's style.
    #[inline(never)]
    pub(crate) fn set(mut self, name: &'static str, value: &str) -> Node {
        let open = &mut self.0.open;
        open.push_str(if name.starts_with("--") { "-" } else { "@" });
        open.push_str(name);
        word(open, "=", value);
        self
    }

    /// An attribute, if it has a value.
    #[inline(never)]
    pub(crate) fn maybe(self, name: &'static str, value: Option<&str>) -> Node {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// An attribute with a number.
    pub(crate) fn number(self, name: &'static str, value: impl Into<i64>) -> Node {
        self.set(name, &article::text::number(value))
    }

    /// A class.
    pub(crate) fn class(self, name: &'static str) -> Node {
        self.attr("class", name)
    }

    /// A class and a part of the same name.
    #[inline(never)]
    pub(crate) fn part(self, name: &'static str) -> Node {
        self.attr("class", name).attr("part", name)
    }

    /// A child.
    #[inline(never)]
    pub(crate) fn with(mut self, child: Node) -> Node {
        self.0.take(*child.0);
        self
    }

    /// A child, if there is one.
    #[inline(never)]
    pub(crate) fn with_some(self, child: Option<Node>) -> Node {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Children.
    #[inline(never)]
    pub(crate) fn all(mut self, more: Vec<Node>) -> Node {
        for child in more {
            self.0.take(*child.0);
        }
        self
    }

    /// Text.
    #[inline(never)]
    pub(crate) fn text(mut self, text: &str) -> Node {
        word(&mut self.0.inside, "#", text);
        self
    }

    /// Words with a child in the place of their `{0}`.
    #[inline(never)]
    pub(crate) fn around(self, words: &str, child: Node) -> Node {
        let (before, after) = words.split_once("{0}").unwrap_or((words, ""));
        self.text(before).with(child).text(after)
    }

    /// A child with white space before it, if it is not the first.
    #[inline(never)]
    pub(crate) fn spaced(self, child: Node) -> Node {
        if self.is_empty() { self.with(child) } else { self.text(" ").with(child) }
    }

    /// All that is said in it, each element's words apart.
    pub(crate) fn words(&self, words: &mut String) {
        // What a button says is not the article's.
        let mut in_button = false;
        for word in self.0.inside.split(END) {
            match word.strip_prefix('#') {
                Some(text) if !in_button => words.push_str(text),
                _ => {}
            }
            if word.starts_with('/') {
                words.push(' ');
            }
            in_button = word == "<button" || (in_button && word != "/");
        }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.inside.is_empty()
    }

    /// The element, unless nothing stands in it.
    #[inline(never)]
    pub(crate) fn unless_empty(self) -> Option<Node> {
        if self.is_empty() { None } else { Some(self) }
    }
}

// What lives.
impl Node {
    /// Something that begins when the element is drawn and ends when it is taken down.
    #[inline(never)]
    pub(crate) fn alive(mut self, begin: Begin) -> Node {
        word(&mut self.0.open, "!", "");
        self.0.own.push(begin);
        self
    }

    /// A listener.
    pub(crate) fn on(
        self,
        event: &'static str,
        listener: impl FnMut(Event) + Send + 'static,
    ) -> Node {
        listen(self, event, Box::new(listener))
    }
}

fn listen(node: Node, event: &'static str, listener: Box<dyn FnMut(Event) + Send>) -> Node {
    node.alive(Box::new(move |element| {
        let listener = Closure::wrap(listener as Box<dyn FnMut(Event)>);
        let callback = listener.as_ref().unchecked_ref();
        let _ = element.add_event_listener_with_callback(event, callback);
        Box::new(Listener { element: element.clone(), event, listener })
    }))
}

/// Removed when it is dropped: an event that is still on its way would call what is not there any more.
struct Listener {
    element: Element,
    event: &'static str,
    listener: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.event, callback);
    }
}

impl Node {
    /// Draws the tree at the end of an element that is drawn; what lives in it goes into `living`.
    pub(crate) fn append_to(self, parent: &Element, living: &mut Living) {
        if let Some(document) = parent.owner_document() {
            let _ = parent.append_child(&self.draw(&document, living));
        }
    }

    /// Draws the tree; what lives in it goes into `living`.
    #[inline(never)]
    pub(crate) fn draw(self, document: &Document, living: &mut Living) -> Element {
        let mut all = Words::default();
        all.take(*self.0);
        let drawn = platform::draw(document, &all.inside);
        for (begin, place) in all.below.into_iter().zip(1..) {
            let element: Element = drawn.get(place).unchecked_into();
            let alive = begin(&element);
            living.push((element, alive));
        }
        drawn.get(0).unchecked_into()
    }
}

/// Draws a tree without anything that lives at the end of an element.
#[inline(never)]
pub(crate) fn append(parent: &Element, tree: Node) -> Option<Element> {
    let drawn = tree.draw(&parent.owner_document()?, &mut Vec::new());
    parent.append_child(&drawn).ok()?.dyn_into().ok()
}

/// A tree and the document that it is drawn for.
pub(crate) struct Tree {
    pub(crate) root: Node,
    pub(crate) document: Option<Document>,
    /// Where newer versions are to come: how the way to what is new is offered.
    pub(crate) newer: Option<Newer>,
}

/// A language and the words in it for a number of new blocks.
pub(crate) struct Newer {
    pub(crate) language: String,
    pub(crate) words: String,
    /// Whether this tree is a newer version of the one before.
    pub(crate) is_one: bool,
}

/// A drawn tree.
pub(crate) struct NodeState {
    // Not a `web_sys::Node`: tachys can mount and unmount elements only.
    root: Option<Element>,
    living: Living,
}

/// What lives in a tree, each at its element.
pub(crate) type Living = Vec<(Element, Box<dyn Any>)>;

impl Render for Tree {
    type State = NodeState;

    fn build(self) -> NodeState {
        let mut living = Vec::new();
        let draw = |document: Document| self.root.draw(&document, &mut living);
        let root = self.document.map(draw);
        if let (Some(root), Some(_)) = (&root, self.newer) {
            platform::remember(root);
        }
        NodeState { root, living }
    }

    fn rebuild(mut self, state: &mut NodeState) {
        let newer = self.newer.take_if(|newer| newer.is_one);
        let mut new = self.build();
        if let (Some(newer), Some(old), Some(fresh)) = (newer, &state.root, &new.root) {
            platform::remember(fresh);
            platform::renew(old, fresh, &newer.language, &newer.words);
            state.living.append(&mut new.living);
            // What is not there any more, or has not come in.
            state.living.retain(|(element, _)| old.contains(Some(element)));
            return;
        }
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        self.root.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.root.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.root.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.root.iter().cloned().collect()
    }
}

impl AddAnyAttr for Tree {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

// Required of every view, and used only on a server or for taking over its HTML: neither exists here.
impl RenderHtml for Tree {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> NodeState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Sets an attribute of an element that is drawn, or removes it.
#[inline(never)]
pub(crate) fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The nearest element around an event's target that a selector fits.
pub(crate) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
