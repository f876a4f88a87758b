//! What the shadow root shows: a tree of components, one a file, in the order of the page.
//!
//! A component knows by context what it shows and what the page's author has asked for (`context.rs`), and asks for
//! something by a callback that it finds there. What may change is a signal: a change reaches the attributes and texts
//! that depend on it, and nothing else is drawn again.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

mod article;
mod back;
mod body;
mod byline;
pub(crate) mod content;
pub mod context;
mod controls;
mod date;
mod dateline;
pub mod drawing;
mod footer;
mod header;
mod heading;
mod headline;
mod lead;
mod moment;
mod name;
pub mod outline;
mod portrait;
mod read_on;
mod reading_time;
pub mod related;
mod saved_note;
mod section;
mod settle;
mod source;
mod standfirst;
mod tags;
mod today;
pub(crate) mod updates;
mod versioned;
mod widget;

pub use widget::Widget;
