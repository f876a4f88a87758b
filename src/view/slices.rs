//! The body; of a long article its beginning at once, the rest in slices, between which the browser can paint and
//! answer the reader. One that is merged with newer versions stays in one piece.
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

use article::{Block, Callout, CalloutKind};
use js_sys::Date;
use web_sys::Element;

use super::{
    body::block,
    node::{Living, Node, node},
    page::Page,
};
use crate::{browser::time::pass, element::Shown};

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
            pass().await;
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

/// The body, and how many times as long as what is drawn at once it will be.
pub(crate) fn body(page: &Page<'_>) -> (Node, f64) {
    let order = order(&page.article.body);
    let body = node("div").part("body");
    if order.len() <= WHOLE || page.settings.refresh {
        return (body.all(blocks(&order, page)), 1.0);
    }
    let at = end(&order, BEGINNING, page);
    let (beginning, rest) = order.split_at(at);
    let body = body.all(blocks(beginning, page));
    let times = order.len() as f64 / at.max(1) as f64;
    let rest = Rest {
        shown: page.shown.clone(),
        width: page.width,
        levels: page.levels(),
        order: rest.to_vec(),
    };
    (body.alive(Box::new(move |element| rest.begin(element))), times)
}

/// The numbers of the blocks in their order: what was put right comes first.
fn order(blocks: &[Block]) -> Vec<usize> {
    use CalloutKind::{Clarification, Correction};
    let mut order = Vec::new();
    for first in [true, false] {
        for (number, block) in blocks.iter().enumerate() {
            let corrects =
                matches!(block, Block::Callout(Callout { kind: Correction | Clarification, .. }));
            if corrects == first {
                order.push(number);
            }
        }
    }
    order
}

fn blocks(numbers: &[usize], page: &Page<'_>) -> Vec<Node> {
    let blocks = numbers.iter().filter_map(|number| page.article.body.get(*number));
    blocks.map(|block| self::block(block, page)).collect()
}

/// How many blocks a piece has that begins here and is to have `least`. It ends between two paragraphs, whose
/// distance is the same whether or not they stand in one element; where no such place is near, anywhere.
fn end(order: &[usize], least: usize, page: &Page<'_>) -> usize {
    let paragraph = |at: usize| {
        let block = order.get(at).and_then(|number| page.article.body.get(*number));
        matches!(block, Some(Block::Paragraph(_)))
    };
    if order.len() < least + SLICE {
        return order.len();
    }
    (least..least + SLICE).find(|at| paragraph(at - 1) && paragraph(*at)).unwrap_or(least)
}

/// What is still to be drawn of an article.
struct Rest {
    shown: Shown,
    width: i32,
    /// The levels of the headings before.
    levels: Vec<u8>,
    /// The numbers of its blocks.
    order: Vec<usize>,
}

/// What lives as long as the body does: dropped, nothing more is drawn.
#[derive(Default)]
struct Going {
    begun: Option<Begun>,
    living: Living,
}

impl Rest {
    fn begin(self, body: &Element) -> Box<dyn Any> {
        let begun = Some(self.shown.drawing.begin());
        let going = Rc::new(RefCell::new(Going { begun, living: Vec::new() }));
        wasm_bindgen_futures::spawn_local(self.draw(body.clone(), Rc::downgrade(&going)));
        Box::new(going)
    }

    async fn draw(mut self, body: Element, going: Weak<RefCell<Going>>) {
        loop {
            pass().await;
            let Some(going) = going.upgrade() else { return };
            let until = Date::now() + TURN;
            while Date::now() < until {
                let Some(slice) = self.slice() else {
                    going.borrow_mut().begun = None;
                    return;
                };
                slice.append_to(&body, &mut going.borrow_mut().living);
            }
        }
    }

    fn slice(&mut self) -> Option<Node> {
        let levels = std::mem::take(&mut self.levels);
        let page = Page::of(&self.shown, self.width)?.after(levels);
        if self.order.is_empty() {
            return None;
        }
        let rest = self.order.split_off(end(&self.order, SLICE, &page));
        let blocks = blocks(&std::mem::replace(&mut self.order, rest), &page);
        self.levels = page.levels();
        Some(node("div").class("slice").all(blocks))
    }
}
