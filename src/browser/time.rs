//! The clock, timers, and turns of the browser.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, MessageChannel};

use super::{Callback, listen::Listener, options};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(act: &Function, milliseconds: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
    #[wasm_bindgen(js_name = requestIdleCallback, catch)]
    fn request_idle_callback(act: &Function, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// The time in epoch milliseconds.
#[cfg(target_family = "wasm")]
pub(crate) fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// The time in epoch milliseconds.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A timer that goes off once. Dropped before, it does not.
pub(crate) struct Timer {
    timer: JsValue,
    _callback: Callback,
}

impl Timer {
    /// Calls after so many milliseconds.
    pub(crate) fn new(milliseconds: f64, mut act: impl FnMut() + 'static) -> Timer {
        let callback = Callback::new(Box::new(move |_: JsValue| act()));
        Timer { timer: set_timeout(callback.function(), milliseconds), _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}

/// Waits so many milliseconds.
pub(crate) async fn after(milliseconds: f64) {
    let call = Call::default();
    let _timer = Timer::new(milliseconds, call.gives());
    call.await;
}

/// Waits so many milliseconds, but no longer than until the signal's abort.
pub(crate) async fn pause(milliseconds: f64, signal: &AbortSignal) {
    let call = Call::default();
    let _timer = Timer::new(milliseconds, call.gives());
    let mut give = call.gives();
    let _abort = Listener::new(Some(signal), "abort", move |_| give());
    call.await;
}

/// What becomes of a promise; `None` where nothing has within so many milliseconds.
pub(crate) async fn within(
    promise: Promise,
    milliseconds: f64,
) -> Option<Result<JsValue, JsValue>> {
    let mut outcome = JsFuture::from(promise);
    let mut late = pin!(after(milliseconds));
    poll_fn(|context| match Pin::new(&mut outcome).poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => late.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Waits until the browser has had its turn. A timer would wait longer each time, and for seconds in a tab behind.
pub(crate) async fn pass() {
    let Ok(channel) = MessageChannel::new() else { return after(0.0).await };
    let call = Call::default();
    let mut give = call.gives();
    let heard = Callback::new(Box::new(move |_: JsValue| give()));
    let port = channel.port1();
    port.set_onmessage(Some(heard.function()));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        call.await;
    }
    port.close();
}

/// Waits until the page has nothing to do, 200 ms at most.
pub(crate) async fn idle() {
    let call = Call::default();
    let mut give = call.gives();
    let heard = Callback::new(Box::new(move |_: JsValue| give()));
    let patience = options(&[("timeout", 200.into())]);
    match request_idle_callback(heard.function(), &patience) {
        Ok(_) => call.await,
        // Safari has no idle time.
        Err(_) => after(0.0).await,
    }
}

/// A call that is waited for.
#[derive(Clone, Default)]
struct Call(Rc<Waiting>);

#[derive(Default)]
struct Waiting {
    has_come: Cell<bool>,
    task: RefCell<Option<Waker>>,
}

impl Call {
    /// What is to be called.
    fn gives(&self) -> impl FnMut() + use<> {
        let call = self.clone();
        move || {
            call.0.has_come.set(true);
            if let Some(task) = call.0.task.take() {
                task.wake();
            }
        }
    }
}

impl Future for Call {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0.has_come.get() {
            return Poll::Ready(());
        }
        self.0.task.replace(Some(context.waker().clone()));
        Poll::Pending
    }
}
