//! Places in a tree that follow signals.

use std::{cell::RefCell, rc::Rc};

use crate::{
    dom,
    effect::{Again, Watcher},
    el::{Alive, Drawn, El},
};

/// Text that follows signals, in a node of its own, which stays.
pub(crate) fn text(mut part: Again<El>) -> El {
    El::living_text(Box::new(move || part.run().as_text().map(str::to_owned)))
}

/// A view that follows signals: drawn anew when they change; text that becomes other text keeps its node.
pub(crate) fn view(mut part: Again<El>) -> El {
    let content = Rc::new(RefCell::new(Content::None));
    let kept = content.clone();
    let watcher = Watcher::new(Box::new(move || {
        let new = part.run();
        let old = kept.replace(Content::None);
        let new = match old {
            Content::There(drawn, text) => drawn.change(text, new),
            Content::None | Content::Written(_) => Content::Written(new),
        };
        kept.replace(new);
    }));
    let written = match content.replace(Content::None) {
        Content::Written(el) => el,
        _ => El::nothing(),
    };
    let text = written.as_text().map(str::to_owned);
    El::place(
        written,
        Box::new(move |drawn| {
            content.replace(Content::There(drawn, text));
            watcher.wake();
            Box::new(Living { _watcher: watcher, content }) as Alive
        }),
    )
}

/// What stands in a place.
enum Content {
    None,
    /// Not drawn yet.
    Written(El),
    /// Drawn; its text, if it is nothing else.
    There(Drawn, Option<String>),
}

impl Drawn {
    /// Puts other content between the two ends.
    fn change(mut self, old: Option<String>, new: El) -> Content {
        let text = new.as_text().map(str::to_owned);
        if let (Some(old), Some(new)) = (&old, &text) {
            if old != new {
                dom::change_text(&self.first, &self.last, new);
            }
            return Content::There(self, text);
        }
        // What lived there ends before it goes.
        self.alive.clear();
        dom::clear(&self.first, &self.last);
        if let Some(parent) = self.last.parent_node() {
            self.alive = new.draw(&parent, Some(&self.last));
        }
        Content::There(self, text)
    }
}

/// Dropped in this order: nothing changes any more, then what lived in it ends.
struct Living {
    _watcher: Watcher,
    content: Rc<RefCell<Content>>,
}

impl Drop for Living {
    fn drop(&mut self) {
        self.content.replace(Content::None);
    }
}
