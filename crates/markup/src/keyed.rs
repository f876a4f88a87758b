//! Lists whose items come and go: what stays is left alone.

#![allow(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

use std::{
    cell::RefCell,
    hash::{Hash, Hasher},
    mem,
    rc::Rc,
};

use real::prelude::{Owner, component};

use crate::{
    child::IntoView,
    dom,
    effect::{Again, Watcher},
    el::{self, Alive, Drawn, El, Slot, Start},
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
    list(Box::new(move || {
        let mut wanted = Vec::new();
        for item in each() {
            let key = hash(&key(&item));
            let children = children.clone();
            wanted.push(Wanted { key, make: Box::new(move || children(item).into_el()) });
        }
        wanted
    }))
}

/// What a key is known by: a number of 64 bits, so that lists of all kinds are one piece of code. Two keys of a list
/// are taken for one where their hashes are the same; that of a whole number is its own.
fn hash(key: &impl Hash) -> u64 {
    let mut hasher = Fnv::default();
    key.hash(&mut hasher);
    hasher.finish()
}

/// An item as it is to be.
pub(crate) struct Wanted {
    /// What it is told from the others by.
    pub(crate) key: u64,
    /// Its view, for one that was not there before.
    pub(crate) make: Box<dyn FnOnce() -> El>,
}

/// An item that is there, or is being drawn.
struct Item {
    key: u64,
    slot: Slot,
    /// What it makes lives in this owner, and goes with it: nothing else takes back a context that it provides.
    own: Owner,
    /// The parent of that one, and of no other meanwhile.
    owner: Owner,
}

#[derive(Default)]
struct List {
    items: Vec<Option<Item>>,
    /// Those of items that are gone: an owner never forgets that it has had a child, so each serves again.
    owners: Vec<Owner>,
    /// The end of the list, once it is there.
    end: Option<web_sys::Node>,
}

pub(crate) fn list(mut wanted: Again<Vec<Wanted>>) -> El {
    let list = Rc::new(RefCell::new(List::default()));
    let written = Rc::new(RefCell::new(El::nothing()));
    let (kept, first) = (list.clone(), written.clone());
    let watcher = Watcher::plain(Box::new(move || {
        let wanted = wanted.run();
        // Not borrowed while items are made: they are made by code of the application's.
        let mut list = kept.take();
        let new = list.change(wanted);
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
            watcher.wake();
            // What lives in the items is theirs.
            Box::new(Living { _watcher: watcher, list }) as Alive
        }),
    )
}

impl List {
    /// Takes the items as they are to be: those that are gone are taken down, new ones are written down.
    fn change(&mut self, wanted: Vec<Wanted>) -> El {
        let mut old = mem::take(&mut self.items);
        let mut fresh = Vec::new();
        let mut next = 0;
        for Wanted { key, make } in wanted {
            match find(&old, next, key) {
                Some(place) => {
                    self.items.push(old.get_mut(place).and_then(Option::take));
                    next = place + 1;
                }
                None => {
                    fresh.push((self.items.len(), key, make));
                    self.items.push(None);
                }
            }
        }
        for gone in old.into_iter().flatten() {
            self.owners.push(gone.remove());
        }
        let mut written = Vec::new();
        for (at, key, make) in fresh {
            // Below the list's own, for the context: an owner by default stands alone.
            let owner = match self.owners.pop() {
                Some(owner) => owner,
                None => Owner::new(),
            };
            let own = owner.child();
            let content = own.with(make);
            let slot = Slot::default();
            written.push(El::item(content, slot.clone()));
            if let Some(place) = self.items.get_mut(at) {
                *place = Some(Item { key, slot, own, owner });
            }
        }
        El::all(written)
    }

    /// Draws what is new, and brings all items into their order before the end of the list; then what is new begins.
    fn arrange(&self, new: El, end: &web_sys::Node) {
        let (words, starts) = new.into_words();
        let nodes = dom::make(&words, end);
        let mut at = 0;
        for start in &starts {
            let Start::Item(inner, slot) = start else { continue };
            at += el::nodes(inner);
            if let (Some(first), Some(last)) = (nodes.get(at), nodes.get(at + 1)) {
                let (first, last) = (first.clone(), last.clone());
                slot.replace(Some(Drawn { first, last, alive: Vec::new() }));
            }
            at += 2;
        }
        let ends = js_sys::Array::new();
        for item in self.items.iter().flatten() {
            if let Some(drawn) = &*item.slot.borrow() {
                ends.push(&drawn.first);
                ends.push(&drawn.last);
            }
        }
        dom::arrange(&ends, end);
        let mut nodes = nodes.into_iter();
        for start in starts {
            let Start::Item(inner, slot) = start else { continue };
            let alive = el::begin(inner, &mut nodes);
            // The ends of the item.
            nodes.nth(1);
            if let Some(drawn) = &mut *slot.borrow_mut() {
                drawn.alive = alive;
            }
        }
    }
}

/// Where the item of a key is. Most lists keep their order: the one after the last that was found comes first.
#[inline(never)]
fn find(items: &[Option<Item>], next: usize, key: u64) -> Option<usize> {
    let is_it = |item: &Option<Item>| item.as_ref().is_some_and(|item| item.key == key);
    let ahead = items.iter().skip(next).position(is_it).map(|at| at + next);
    ahead.or_else(|| items.iter().position(is_it))
}

impl Item {
    /// Takes the item down; its owner can serve again.
    fn remove(self) -> Owner {
        // It cleans up its child, and forgets it.
        self.owner.cleanup();
        drop(self.own);
        if let Some(Drawn { first, last, alive }) = self.slot.take() {
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
            self.write_u64((*byte).into());
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x0100_0000_01b3);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}
