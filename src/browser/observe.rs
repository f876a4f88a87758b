//! Elements that are watched: whether they are in view, how large they are, and when it is their turn.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    slice,
};

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

use super::{Callback, listen::Listener, media, options, time::Timer};

/// All that is above the view counts as in it.
const ABOVE: &str = "9999999px 0px 0px 0px";

/// Watches whether an element is in view, until this is dropped.
pub(crate) struct InView {
    observer: IntersectionObserver,
    _callback: Callback,
}

impl InView {
    /// Tells whether it is, once soon and then at each change. `margin` is what counts as the view around it, as CSS
    /// has margins in pixels or per cent. `None`: the browser can't.
    pub(crate) fn new(
        element: &Element,
        margin: &str,
        mut tell: impl FnMut(bool) + 'static,
    ) -> Option<InView> {
        let options = options(&[("rootMargin", margin.into())]);
        let tell = move |entry: IntersectionObserverEntry| tell(entry.is_intersecting());
        InView::watch(slice::from_ref(element), &options, Box::new(tell))
    }

    /// The same of many elements.
    pub(crate) fn each(
        elements: &[Element],
        margin: &str,
        mut tell: impl FnMut(Element, bool) + 'static,
    ) -> Option<InView> {
        let options = options(&[("rootMargin", margin.into())]);
        let tell = move |entry: IntersectionObserverEntry| {
            tell(entry.target(), entry.is_intersecting());
        };
        InView::watch(elements, &options, Box::new(tell))
    }

    /// Tells how much of an element's height is in view or above it, soon and then whenever that passes one of the
    /// `shares`, 0 to 1. `None`: the browser can't.
    pub(crate) fn above(
        element: &Element,
        shares: &[f64],
        mut tell: impl FnMut(f64) + 'static,
    ) -> Option<InView> {
        // The last part of a pixel may never be there.
        let shares = shares.iter().map(|share| JsValue::from_f64(share.min(0.999)));
        let options = options(&[
            ("rootMargin", ABOVE.into()),
            // Of boxes around it that scroll.
            ("scrollMargin", ABOVE.into()),
            ("threshold", shares.collect::<Array>().into()),
        ]);
        let tell = move |entry: IntersectionObserverEntry| tell(entry.intersection_ratio());
        InView::watch(slice::from_ref(element), &options, Box::new(tell))
    }

    fn watch(
        elements: &[Element],
        options: &Object,
        mut tell: Box<dyn FnMut(IntersectionObserverEntry)>,
    ) -> Option<InView> {
        let callback = Callback::new(Box::new(move |entries: JsValue| {
            for entry in entries.unchecked_into::<Array>().iter() {
                tell(entry.unchecked_into());
            }
        }));
        let options: &IntersectionObserverInit = options.unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback.function(), options).ok()?;
        for element in elements {
            observer.observe(element);
        }
        Some(InView { observer, _callback: callback })
    }

    /// Calls once, as soon as the element is within a height of the view.
    pub(crate) fn near(element: &Element, act: impl FnOnce() + 'static) -> Option<InView> {
        let mut act = Some(act);
        InView::new(element, "100% 0px", move |is_near| {
            if let Some(act) = act.take_if(|_| is_near) {
                act();
            }
        })
    }
}

impl Drop for InView {
    fn drop(&mut self) {
        self.observer.disconnect();
        // Else WebKit would still tell of what it has seen before.
        self.observer.take_records();
    }
}

/// Watches the size of an element, until this is dropped.
pub(crate) struct Resizes {
    observer: ResizeObserver,
    _callback: Callback,
}

impl Resizes {
    /// Calls once soon, and then at each change, when the browser has just laid the page out. `None`: the browser
    /// can't.
    pub(crate) fn new(element: &Element, mut act: impl FnMut() + 'static) -> Option<Resizes> {
        let callback = Callback::new(Box::new(move |_: JsValue| act()));
        let observer = ResizeObserver::new(callback.function()).ok()?;
        observer.observe(element);
        Some(Resizes { observer, _callback: callback })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Waits for the turn of an element, until this is dropped.
pub(crate) struct Turn(Rc<Waiting>);

impl Turn {
    /// Calls once: when so many milliseconds have gone by, the element is in view, the page too, and, if it `asks`
    /// something of a server, there is a network.
    pub(crate) fn new(
        element: &Element,
        milliseconds: f64,
        asks: bool,
        act: impl FnOnce() + 'static,
    ) -> Turn {
        let waiting = Rc::new(Waiting {
            is_ripe: Cell::new(false),
            is_seen: Cell::new(false),
            asks,
            page: element.owner_document(),
            act: Cell::new(Some(Box::new(act))),
            watches: RefCell::default(),
        });
        let look = || {
            let waiting = waiting.clone();
            move || waiting.look()
        };
        let ripe = {
            let (waiting, look) = (waiting.clone(), look());
            move || {
                waiting.is_ripe.set(true);
                look();
            }
        };
        let seen = {
            let (waiting, look) = (waiting.clone(), look());
            move |is_seen| {
                waiting.is_seen.set(is_seen);
                look();
            }
        };
        let (shown, online) = (look(), look());
        let watches = Watches {
            _timer: Timer::new(milliseconds, ripe),
            _view: InView::new(element, "0px", seen),
            _page: Listener::new(
                waiting.page.as_deref().map(|page| page.as_ref()),
                "visibilitychange",
                move |_| shown(),
            ),
            _network: Listener::new(None, "online", move |_| online()),
        };
        waiting.watches.replace(Some(watches));
        Turn(waiting)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.watches.take();
    }
}

struct Waiting {
    is_ripe: Cell<bool>,
    is_seen: Cell<bool>,
    asks: bool,
    page: Option<Document>,
    act: Cell<Option<Box<dyn FnOnce()>>>,
    watches: RefCell<Option<Watches>>,
}

/// What tells of a change. Each holds what is waiting, so that they go first.
struct Watches {
    _timer: Timer,
    _view: Option<InView>,
    _page: Listener,
    _network: Listener,
}

impl Waiting {
    fn look(&self) {
        let is_hidden = self.page.as_ref().is_some_and(Document::hidden);
        let waits = !self.is_ripe.get() || !self.is_seen.get() || is_hidden;
        if waits || (self.asks && !media::is_online()) {
            return;
        }
        self.watches.take();
        if let Some(act) = self.act.take() {
            act();
        }
    }
}
