//! The HTML reader: own cases as data, html5ever as the oracle, properties over hostile input.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and the measurement prints"
)]

mod cases;
mod notation;
mod oracle;
mod properties;

use article::{Flow, Issue, context::Context, html, node::Path, url::resolve};

/// The address that relative ones are resolved against.
const BASE: &str = "https://news.example/world/story";

/// Reads a body.
fn read(body: &str) -> (Flow, Vec<Issue>) {
    let mut context = Context::new(&resolve, Some(BASE), 0);
    let flow = html::flow(body, &mut context, &Path::ROOT);
    (flow, context.into_issues())
}
