//! Listeners, and directives.

use std::borrow::Cow;

use real::{ev::EventDescriptor, prelude::Owner};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event};

use crate::el::El;

impl El {
    /// A listener: `on:click=…`, `on:error:capture=…`. It ends with the tree.
    #[inline(always)]
    pub fn on<E>(self, event: E, mut listener: impl FnMut(E::EventType) + 'static) -> El
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        listen(
            self,
            event.name(),
            E::CAPTURE,
            Box::new(move |event: Event| listener(event.unchecked_into())),
        )
    }

    /// A directive: `use:name=parameter`. It runs once the element is there.
    #[inline(always)]
    pub fn directive<T, P: 'static>(
        self,
        directive: impl Directive<T, P> + 'static,
        parameter: P,
    ) -> El {
        direct(self, Box::new(move |element| directive.run(element, parameter)))
    }
}

/// A listener, by a trait of one function: a closure's own have two more, which nobody calls.
trait Hear {
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hear for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

#[inline(never)]
fn listen(el: El, name: Cow<'static, str>, capture: bool, mut listener: Box<dyn Hear>) -> El {
    el.begins(Box::new(move |node| {
        let hears = move |event| listener.hear(event);
        let listener = Closure::wrap(Box::new(hears) as Box<dyn FnMut(Event)>);
        let callback = listener.as_ref().unchecked_ref();
        let _ = node.add_event_listener_with_callback_and_bool(&name, callback, capture);
        Some(Box::new(Listener { node: node.clone(), name, capture, listener }))
    }))
}

#[inline(never)]
fn direct(el: El, directive: Box<dyn FnOnce(Element)>) -> El {
    // What it makes ends with the place that the element is drawn for.
    let owner = Owner::current();
    el.begins(Box::new(move |node| {
        let run = || directive(node.unchecked_into());
        match owner {
            Some(owner) => owner.with(run),
            None => run(),
        }
        None
    }))
}

/// Removed when it is dropped: an event that is still on its way would call what is not there any more.
struct Listener {
    node: web_sys::Node,
    name: Cow<'static, str>,
    capture: bool,
    listener: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        let _ = self.node.remove_event_listener_with_callback_and_bool(
            &self.name,
            callback,
            self.capture,
        );
    }
}

/// What `use:` names: a function of the element, or of the element and a parameter.
pub trait Directive<T, P> {
    #[doc(hidden)]
    fn run(self, element: Element, parameter: P);
}

impl<F: FnOnce(Element)> Directive<(Element,), ()> for F {
    fn run(self, element: Element, (): ()) {
        self(element);
    }
}

impl<F: FnOnce(Element, P), P> Directive<(Element, P), P> for F {
    fn run(self, element: Element, parameter: P) {
        self(element, parameter);
    }
}
