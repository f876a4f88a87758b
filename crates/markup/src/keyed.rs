//! Lists whose items come and go: what stays is left alone.

#![allow(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

use std::{
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
    rc::Rc,
};

use real::prelude::{Owner, component};

use crate::{
    child::IntoView,
    dom,
    effect::Watcher,
    el::{self, Alive, Drawn, El},
};

/// A view for each item. An item whose key was there before keeps its nodes, its signals and its state; they are
/// moved where its place has changed, by `moveBefore` where the browser has it.
///
/// As Leptos' own; of items with the same key the first keeps what was there.
#[component]
pub fn For<IF, I, T, EF, N, KF, K>(
    /// The items; run again when a signal changes that it reads.
    each: IF,
    /// What an item is told from the others by.
    key: KF,
    /// The view of an item. It is not run again for a key that stays.
    children: EF,
) -> impl IntoView
where
    IF: Fn() -> I + 'static,
    I: IntoIterator<Item = T>,
    EF: Fn(T) -> N + 'static,
    N: IntoView,
    KF: Fn(&T) -> K + 'static,
    K: Eq + Hash + 'static,
    T: 'static,
{
    let children = Rc::new(children);
    let mut known: HashMap<K, usize, BuildHasherDefault<Fnv>> = HashMap::default();
    list(Box::new(move || {
        let mut before = std::mem::take(&mut known);
        let steps = each().into_iter().enumerate().map(|(at, item)| {
            let key = key(&item);
            let step = match before.remove(&key) {
                Some(place) => Step::Keep(place),
                None => {
                    let children = children.clone();
                    Step::New(Box::new(move || children(item).into_el()))
                }
            };
            known.entry(key).or_insert(at);
            step
        });
        steps.collect()
    }))
}

/// Where an item of a list comes from.
enum Step {
    /// It was there, in this place.
    Keep(usize),
    /// It is new.
    New(Box<dyn FnOnce() -> El>),
}

/// An item that is there, or is being drawn.
struct Item {
    drawn: Rc<RefCell<Option<Drawn>>>,
    owner: Owner,
}

#[derive(Default)]
struct List {
    items: Vec<Item>,
    /// Those of items that are gone: `reactive_graph` never forgets an owner's child, so each serves again.
    owners: Vec<Owner>,
    /// The end of the list, once it is there.
    end: Option<web_sys::Node>,
}

fn list(mut steps: Box<dyn FnMut() -> Vec<Step>>) -> El {
    let list = Rc::new(RefCell::new(List::default()));
    let written = Rc::new(RefCell::new(El::nothing()));
    let (kept, first) = (list.clone(), written.clone());
    let watcher = Watcher::plain(Box::new(move || {
        let steps = steps();
        // Not borrowed while items are made: they are made by code of the application's.
        let mut list = kept.take();
        let new = list.change(steps);
        match list.end.clone() {
            Some(end) => list.arrange(new, &end),
            None => drop(first.replace(new)),
        }
        kept.replace(list);
    }));
    let content = written.replace(El::nothing());
    El::place(
        content,
        Box::new(move |drawn| {
            list.borrow_mut().end = Some(drawn.last);
            // What lives in the items is theirs.
            Box::new(Living { _watcher: watcher, list }) as Alive
        }),
    )
}

impl List {
    /// Takes the items as they are to be: those that are gone are taken down, new ones are written down.
    fn change(&mut self, steps: Vec<Step>) -> El {
        let mut old: Vec<Option<Item>> = self.items.drain(..).map(Some).collect();
        let mut items: Vec<Option<Item>> = Vec::new();
        let mut fresh = Vec::new();
        for step in steps {
            match step {
                Step::Keep(place) => items.push(old.get_mut(place).and_then(Option::take)),
                Step::New(make) => {
                    fresh.push((items.len(), make));
                    items.push(None);
                }
            }
        }
        for gone in old.into_iter().flatten() {
            self.owners.push(gone.remove());
        }
        let mut written = Vec::new();
        for (at, make) in fresh {
            let owner = self.owners.pop().unwrap_or_default();
            let content = owner.with(make);
            let drawn = Rc::new(RefCell::new(None));
            let place = drawn.clone();
            written
                .push(El::item(content, Box::new(move |drawn| drop(place.replace(Some(drawn))))));
            if let Some(place) = items.get_mut(at) {
                *place = Some(Item { drawn, owner });
            }
        }
        self.items = items.into_iter().flatten().collect();
        El::all(written)
    }

    /// Draws what is new, and brings all items into their order before the end of the list.
    fn arrange(&self, new: El, end: &web_sys::Node) {
        let (words, starts) = new.into_words();
        let nodes = dom::make(&words, end);
        el::begin(starts, &mut nodes.into_iter());
        let ends = js_sys::Array::new();
        for item in &self.items {
            if let Some(drawn) = &*item.drawn.borrow() {
                ends.push(&drawn.first);
                ends.push(&drawn.last);
            }
        }
        dom::arrange(&ends, end);
    }
}

impl Item {
    /// Takes the item down; its owner can serve again.
    fn remove(self) -> Owner {
        self.owner.cleanup();
        if let Some(Drawn { first, last, alive }) = self.drawn.take() {
            drop(alive);
            dom::remove(&first, &last);
        }
        self.owner
    }
}

/// Dropped in this order: nothing changes any more, then what lives in the items ends.
struct Living {
    _watcher: Watcher,
    list: Rc<RefCell<List>>,
}

impl Drop for Living {
    fn drop(&mut self) {
        drop(self.list.take());
    }
}

/// A hash for keys of an application's own choice: short, and good enough for that (FNV-1a).
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
