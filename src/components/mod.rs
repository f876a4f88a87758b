//! What the shadow root shows: a tree of components, one a file, in the order of the page.
//!
//! A component knows by context what it shows and what the page's author has asked for (`context.rs`), and asks for
//! something by a callback that it finds there. What may change is a signal: a change reaches the attributes and texts
//! that depend on it, and nothing else is drawn again.
#![allow(dead_code,
    
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

pub(crate) mod content;
pub(crate) mod context;
mod date;
mod drawing;
mod heading;
pub(crate) mod outline;
mod settle;
