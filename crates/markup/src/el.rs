//! The one type of element: a tree written down as words.
//!
//! Each word begins with what it is and ends with [`END`]:
//!
//! | word | what it does |
//! | --- | --- |
//! | `<tag` | begins an element |
//! | `@name=value` | gives it an attribute |
//! | `.name` | gives it a class |
//! | `-name=value` | sets a property of its style |
//! | `!` | something lives at it |
//! | `#text` | text |
//! | `~text` | text of its own node, which lives |
//! | `(`, `)` | begin and end of a place whose content lives |
//! | `[`, `]` | begin and end of an item of a list |
//! | `/` | ends an element |
//!
//! They are read in three places: `draw` and `lay` in `dom.js`, and `to_html.rs`.

use std::{any::Any, cell::RefCell, rc::Rc};

use web_sys::Node;

use crate::{
    dom,
    effect::{Again, Watcher},
};

/// A tree to be drawn: an element, several, text, or nothing.
// Boxed, so that the many places that build trees pass one pointer around.
pub struct El(Box<Words>);

#[derive(Default)]
struct Words {
    /// The element itself; empty for text and for several elements.
    open: String,
    /// What stands in it.
    inside: String,
    /// What begins at the element once it is there …
    own: Vec<Start>,
    /// … and at what stands in it, in its order.
    below: Vec<Start>,
}

/// The end of a word: the unit separator, which has no meaning in a text and is left out of one.
pub(crate) const END: char = '\u{1f}';
/// What is left out of a text, too: HTML can't say it.
const NUL: char = '\0';

/// What ends with a tree, by being dropped.
pub(crate) type Alive = Box<dyn Any>;

/// What begins once a tree is there.
pub(crate) enum Start {
    /// At an element or text.
    Node(AtNode),
    /// At a place between two nodes, and with what stands in it.
    Place(Vec<Start>, Box<dyn FnOnce(Drawn) -> Alive>),
    /// At an item of a list, which is noted in its slot.
    Item(Vec<Start>, Slot),
}

/// Where an item of a list is, once it is there.
pub(crate) type Slot = Rc<RefCell<Option<Drawn>>>;

/// A tree that is there: its first and last node, and what lives in it.
pub(crate) struct Drawn {
    pub(crate) first: Node,
    pub(crate) last: Node,
    pub(crate) alive: Vec<Alive>,
}

#[inline(never)]
fn word(words: &mut String, kind: char, text: &str) {
    words.push(kind);
    for part in text.split([END, NUL]) {
        words.push_str(part);
    }
    words.push(END);
}

impl Words {
    /// Takes a tree in.
    fn take(&mut self, child: Words) {
        if child.open.is_empty() {
            self.push(&child.inside);
        } else {
            self.inside.push_str(&child.open);
            self.inside.push_str(&child.inside);
            word(&mut self.inside, '/', "");
        }
        self.below.extend(child.own);
        self.below.extend(child.below);
    }

    /// Takes words in. Text beside text is one text, as it is where HTML is parsed.
    fn push(&mut self, words: &str) {
        match words.strip_prefix('#') {
            Some(text) if self.ends_with_text() => {
                self.inside.pop();
                self.inside.push_str(text);
            }
            _ => self.inside.push_str(words),
        }
    }

    fn ends_with_text(&self) -> bool {
        let words = self.inside.strip_suffix(END).unwrap_or_default().as_bytes();
        let before = words.iter().rposition(|byte| *byte == END as u8);
        words.get(before.map_or(0, |at| at + 1)) == Some(&b'#')
    }
}

impl El {
    /// An element without attributes and children. The name is one that stands in the source: see `names.rs`.
    #[inline(never)]
    pub(crate) fn element(tag: &'static str) -> El {
        let mut el = El(Box::default());
        word(&mut el.0.open, '<', tag);
        el
    }

    /// Nothing.
    pub(crate) fn nothing() -> El {
        El(Box::default())
    }

    /// Text.
    #[inline(never)]
    pub(crate) fn text(text: &str) -> El {
        let mut el = El::nothing();
        if !text.is_empty() {
            word(&mut el.0.inside, '#', text);
        }
        el
    }

    /// Trees one after the other.
    #[inline(never)]
    pub(crate) fn all(trees: Vec<El>) -> El {
        let mut el = El::nothing();
        for tree in trees {
            el.0.take(*tree.0);
        }
        el
    }

    #[inline(never)]
    pub(crate) fn with(mut self, child: El) -> El {
        self.0.take(*child.0);
        self
    }

    /// What Leptos marks a view with for reloading it: nothing.
    #[doc(hidden)]
    pub fn with_view_marker(self, _: &'static str) -> El {
        self
    }

    /// A word with a name and a value.
    #[inline(never)]
    pub(crate) fn set(mut self, kind: char, name: &'static str, value: &str) -> El {
        let open = &mut self.0.open;
        open.push(kind);
        open.push_str(name);
        word(open, '=', value);
        self
    }

    /// A word that is a name.
    pub(crate) fn mark(mut self, kind: char, name: &'static str) -> El {
        word(&mut self.0.open, kind, name);
        self
    }

    /// Something that begins at the element once it is there. What it returns is dropped with the tree.
    #[inline(never)]
    pub(crate) fn begins(mut self, start: AtNode) -> El {
        word(&mut self.0.open, '!', "");
        self.0.own.push(Start::Node(start));
        self
    }

    /// Text that follows signals, in a node of its own.
    #[inline(never)]
    pub(crate) fn living_text(value: Again<Option<String>>) -> El {
        let apply = |node: &Node, value: &Option<String>| node.set_text_content(value.as_deref());
        let (first, start) = follows(value, Box::new(apply));
        let mut el = El::nothing();
        word(&mut el.0.inside, '~', &first.flatten().unwrap_or_default());
        el.0.below.push(Start::Node(start));
        el
    }

    /// A place whose content lives: `begin` is given what is there once it is.
    pub(crate) fn place(content: El, begin: Box<dyn FnOnce(Drawn) -> Alive>) -> El {
        let mut el = El::nothing();
        let mut words = Words::default();
        words.take(*content.0);
        word(&mut el.0.inside, '(', "");
        el.0.inside.push_str(&words.inside);
        word(&mut el.0.inside, ')', "");
        el.0.below.push(Start::Place(words.below, begin));
        el
    }

    /// An item of a list.
    pub(crate) fn item(content: El, slot: Slot) -> El {
        let mut el = El::nothing();
        let mut words = Words::default();
        words.take(*content.0);
        word(&mut el.0.inside, '[', "");
        el.0.inside.push_str(&words.inside);
        word(&mut el.0.inside, ']', "");
        el.0.below.push(Start::Item(words.below, slot));
        el
    }

    /// The text that this is, if it is nothing else.
    pub(crate) fn as_text(&self) -> Option<&str> {
        let words = &self.0;
        let text = words.inside.strip_prefix('#')?.strip_suffix(END)?;
        (words.open.is_empty() && words.below.is_empty() && !text.contains(END)).then_some(text)
    }

    /// The words of the whole tree, and what begins in it.
    pub(crate) fn into_words(self) -> (String, Vec<Start>) {
        let mut all = Words::default();
        all.take(*self.0);
        (all.inside, all.below)
    }

    /// Draws the tree at the end of a parent, or before a node in it.
    pub(crate) fn draw(self, parent: &Node, before: Option<&Node>) -> Vec<Alive> {
        let (words, starts) = self.into_words();
        let drawn = dom::draw(&words, parent, before);
        begin(starts, &mut drawn.into_iter())
    }
}

/// Begins what lives, at the nodes that drawing has given, in their order.
pub(crate) fn begin(starts: Vec<Start>, nodes: &mut dyn Iterator<Item = Node>) -> Vec<Alive> {
    let mut alive = Vec::new();
    for start in starts {
        match start {
            Start::Node(start) => {
                let Some(node) = nodes.next() else { break };
                alive.extend(start(node));
            }
            Start::Place(inner, start) => {
                let Some(first) = nodes.next() else { break };
                let inner = begin(inner, nodes);
                let Some(last) = nodes.next() else { break };
                alive.push(start(Drawn { first, last, alive: inner }));
            }
            Start::Item(inner, slot) => {
                let alive = begin(inner, nodes);
                let (Some(first), Some(last)) = (nodes.next(), nodes.next()) else { break };
                slot.replace(Some(Drawn { first, last, alive }));
            }
        }
    }
    alive
}

/// How many nodes are given for what begins.
pub(crate) fn nodes(starts: &[Start]) -> usize {
    let number = |start: &Start| match start {
        Start::Node(_) => 1,
        Start::Place(inner, _) | Start::Item(inner, _) => 2 + nodes(inner),
    };
    starts.iter().map(number).sum()
}

/// What begins at a node.
pub(crate) type AtNode = Box<dyn FnOnce(Node) -> Option<Alive>>;

/// What follows signals at a node: the value now, and what begins once the node is there. What is done with a value
/// is done when it is another one than before.
pub(crate) fn follows<T: PartialEq + Clone + 'static>(
    mut value: Again<T>,
    apply: Box<dyn Fn(&Node, &T)>,
) -> (Option<T>, AtNode) {
    let place = Rc::new(RefCell::new((None, None::<Node>)));
    let kept = place.clone();
    let watcher = Watcher::plain(Box::new(move || {
        let value = value.run();
        if kept.borrow().0.as_ref() == Some(&value) {
            return;
        }
        // Not borrowed meanwhile: the page may have code that runs at once.
        let node = kept.borrow().1.clone();
        if let Some(node) = node {
            apply(&node, &value);
        }
        kept.borrow_mut().0 = Some(value);
    }));
    let first = place.borrow().0.clone();
    let start = move |node: Node| {
        place.borrow_mut().1 = Some(node);
        watcher.wake();
        Some(Box::new(watcher) as Alive)
    };
    (first, Box::new(start))
}

impl std::fmt::Debug for El {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("El")
            .field("open", &self.0.open)
            .field("inside", &self.0.inside)
            .finish()
    }
}
