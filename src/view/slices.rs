//! The body of a long article: its beginning at once, the rest in slices, between which the browser can paint and
//! answer the reader.
//!
//! A slice is an element of its own, which the browser neither styles nor lays out until it comes near the view
//! (`content-visibility` in `style/body.css`; `docs/decisions/0013-slices.md`).

use std::{
    any::Any,
    cell::RefCell,
    rc::{Rc, Weak},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use article::Block;
use js_sys::Date;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::{
    body::{block, flow},
    node::{Node, node},
    page::Page,
};
use crate::{element::Shown, platform};

/// Blocks up to which a body is drawn in one piece.
const WHOLE: usize = 200;
/// Blocks that are drawn at once of a longer one: more than any screen shows.
const BEGINNING: usize = 60;
/// Blocks of a slice, at least. The fewer, the less is laid out for a screen; the more, the fewer elements.
const SLICE: usize = 32;
/// Milliseconds after which the browser has its turn.
const TURN: f64 = 10.0;

/// How many drawings are under way.
#[derive(Clone, Default)]
pub(crate) struct Drawing(Arc<AtomicUsize>);

impl Drawing {
    /// Whether any is.
    pub(crate) fn is_under_way(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }

    /// Comes back once none is.
    pub(crate) async fn end(&self) {
        while self.is_under_way() {
            turn().await;
        }
    }

    fn begin(&self) -> Begun {
        self.0.fetch_add(1, Ordering::Relaxed);
        Begun(self.clone())
    }
}

/// One drawing, under way until this is dropped.
struct Begun(Drawing);

impl Drop for Begun {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn turn() {
    let _ = JsFuture::from(platform::turn()).await;
}

/// The body, or nothing where there is none.
pub(crate) fn body(page: &Page<'_>) -> Option<Node> {
    let blocks = &*page.article.body;
    let body = node("div").part("body");
    if blocks.len() <= WHOLE {
        return body.all(flow(blocks, page)).unless_empty();
    }
    let at = end(blocks, BEGINNING);
    let beginning = blocks.get(..at).unwrap_or_default();
    let body = body.all(flow(beginning, page));
    let rest = Rest { shown: page.shown.clone(), levels: page.levels(), at };
    Some(body.alive(Box::new(move |element| rest.begin(element))))
}

/// How many blocks a piece has that begins here and is to have `least`. It ends between two paragraphs, whose
/// distance is the same whether or not they stand in one element; where no such place is near, anywhere.
fn end(blocks: &[Block], least: usize) -> usize {
    let paragraph = |at: usize| matches!(blocks.get(at), Some(Block::Paragraph(_)));
    if blocks.len() < least + SLICE {
        return blocks.len();
    }
    (least..least + SLICE).find(|at| paragraph(at - 1) && paragraph(*at)).unwrap_or(least)
}

/// What is still to be drawn of an article.
struct Rest {
    shown: Shown,
    /// The levels of the headings before.
    levels: Vec<u8>,
    /// The number of blocks before.
    at: usize,
}

/// What lives as long as the body does: dropped, nothing more is drawn.
#[derive(Default)]
struct Living {
    begun: Option<Begun>,
    parts: Vec<Box<dyn Any>>,
}

impl Rest {
    fn begin(self, body: &Element) -> Box<dyn Any> {
        let begun = Some(self.shown.drawing.begin());
        let living = Rc::new(RefCell::new(Living { begun, parts: Vec::new() }));
        wasm_bindgen_futures::spawn_local(self.draw(body.clone(), Rc::downgrade(&living)));
        Box::new(living)
    }

    async fn draw(mut self, body: Element, living: Weak<RefCell<Living>>) {
        loop {
            turn().await;
            let Some(living) = living.upgrade() else { return };
            let until = Date::now() + TURN;
            while Date::now() < until {
                let Some(slice) = self.slice() else {
                    living.borrow_mut().begun = None;
                    return;
                };
                slice.append_to(&body, &mut living.borrow_mut().parts);
            }
        }
    }

    fn slice(&mut self) -> Option<Node> {
        let page = Page::of(&self.shown)?.after(std::mem::take(&mut self.levels));
        let blocks = page.article.body.get(self.at..).filter(|blocks| !blocks.is_empty())?;
        let end = end(blocks, SLICE);
        let blocks = blocks.iter().take(end).map(|block| self::block(block, &page)).collect();
        self.at += end;
        self.levels = page.levels();
        Some(node("div").class("slice").all(blocks))
    }
}
