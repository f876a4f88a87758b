//! What the shadow root shows: a tree of components, one in each file, in the order of the page.
//!
//! A component gets by context what it shows and what the page's author has set (`context.rs`), and asks for actions
//! by a callback that it finds there. What may change is a signal: a change reaches the attributes and texts that
//! depend on it, and nothing else is drawn again.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

mod article;
mod back;
mod body;
mod byline;
mod changed;
pub mod content;
mod contents;
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
mod meta;
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
mod times;
mod today;
pub(crate) mod updates;
mod versioned;
pub(crate) mod widget;

pub use self::article::Article;
pub use back::Back;
pub use body::Body;
pub use byline::Byline;
pub use contents::Contents;
pub use controls::Controls;
pub use date::Date;
pub use dateline::Dateline;
pub use footer::Footer;
pub use header::Header;
pub use heading::Heading;
pub use headline::Headline;
pub use lead::Lead;
pub use meta::Meta;
pub use moment::Moment;
pub use name::Name;
pub use portrait::Portrait;
pub use read_on::ReadOn;
pub use saved_note::SavedNote;
pub use section::Section;
pub use source::Source;
pub use standfirst::Standfirst;
pub use tags::Tags;
pub use times::Times;
pub use today::Today;
pub use updates::Updates;
pub use versioned::Versioned;
pub use widget::Widget;
