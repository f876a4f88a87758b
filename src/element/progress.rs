//! How far a reader has got in a story: the event `article-progress`.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use web_sys::Element as Dom;

use super::{Element, events::Progress};
use crate::browser::{
    observe::{InView, Turn},
    time::Timer,
};

/// Milliseconds for which a story is in view before somebody has begun to read it.
const GLANCE: f64 = 1_000.0;

/// How much of the text's height has been in view at each step: the beginning, and the quarters.
const STEPS: [u8; 5] = [0, 25, 50, 75, 100];

/// How many of the steps have been told of a story; once each, also when the reader comes back to it.
pub(super) type Told = Rc<Cell<usize>>;

/// What watches a reader of one story, until it is dropped.
pub(super) struct Reader {
    told: Told,
    watch: Rc<RefCell<Watch>>,
}

/// What is waited for.
#[derive(Default)]
enum Watch {
    #[default]
    Nothing,
    /// The story comes into view, and stays there for a moment.
    Glance(#[expect(dead_code, reason = "it ends when it is dropped")] Glance),
    /// More of the text comes into view.
    Text(#[expect(dead_code, reason = "it ends when it is dropped")] InView),
}

/// The story is in view or not; while it is, a timer runs, and after that the page is waited for.
struct Glance {
    _view: Option<InView>,
    _timer: Rc<RefCell<Option<Timer>>>,
    _turn: Rc<RefCell<Option<Turn>>>,
}

impl Element {
    /// Watches the reader of the story that is shown, of which some steps may have been told before.
    pub(super) fn watch_reader(self: &Rc<Self>, told: Told) {
        let find = |selector| self.root.query_selector(selector).ok().flatten();
        let Some(article) = find(".article") else { return };
        let text = find(".body").unwrap_or_else(|| article.clone());
        let watch = Rc::new(RefCell::new(Watch::Nothing));
        self.reader.replace(Some(Reader { told: told.clone(), watch: watch.clone() }));
        let element = Rc::downgrade(self);
        if told.get() > 0 {
            watch_text(&element, &text, &told, &watch);
        } else if let Some(glance) = Glance::new(&article, {
            let watch = Rc::downgrade(&watch);
            move || {
                tell(&element, &told, 0);
                if let Some(watch) = watch.upgrade() {
                    watch_text(&element, &text, &told, &watch);
                }
            }
        }) {
            watch.replace(Watch::Glance(glance));
        }
    }

    /// The steps that were told of the story that is shown.
    pub(super) fn told(&self) -> Told {
        self.reader.borrow().as_ref().map(|reader| reader.told.clone()).unwrap_or_default()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.watch.take();
    }
}

impl Glance {
    fn new(article: &Dom, act: impl FnOnce() + 'static) -> Option<Glance> {
        let act = Rc::new(Cell::new(Some(act)));
        let (timer, turn) = (Rc::new(RefCell::new(None)), Rc::new(RefCell::new(None)));
        let (times, takes_turn, seen) = (timer.clone(), turn.clone(), article.clone());
        let view = InView::new(article, "0px", move |is_in_view| {
            let (act, turn, article) = (act.clone(), takes_turn.clone(), seen.clone());
            let began = is_in_view.then(|| {
                Timer::new(GLANCE, move || {
                    let act = act.clone();
                    // A tab behind another one is read by nobody.
                    let turns = Turn::new(&article, 0.0, false, move || {
                        if let Some(act) = act.take() {
                            act();
                        }
                    });
                    turn.replace(Some(turns));
                })
            });
            times.replace(began);
        })?;
        Some(Glance { _view: Some(view), _timer: timer, _turn: turn })
    }
}

fn watch_text(element: &Weak<Element>, text: &Dom, told: &Told, watch: &Rc<RefCell<Watch>>) {
    let (element, told) = (element.clone(), told.clone());
    let shares = STEPS.map(|percent| f64::from(percent) / 100.0);
    let view = InView::above(text, &shares, move |share| {
        for (step, percent) in STEPS.iter().enumerate().skip(1) {
            // The browser rounds to parts of a pixel.
            if share * 100.0 + 0.2 >= f64::from(*percent) {
                tell(&element, &told, step);
            }
        }
    });
    watch.replace(view.map_or(Watch::Nothing, Watch::Text));
}

/// Tells of a step, unless that has been told.
fn tell(element: &Weak<Element>, told: &Told, step: usize) {
    let (Some(element), Some(percent)) = (element.upgrade(), STEPS.get(step)) else { return };
    if told.get() > step {
        return;
    }
    told.set(step + 1);
    if let Some(story) = element.story.get_untracked() {
        let reading = story.reading();
        let url = reading.article.url.as_ref();
        element.notify.send("article-progress", &Progress { percent: *percent, url });
    }
}
