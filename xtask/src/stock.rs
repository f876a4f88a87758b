//! `cargo xtask stock`: do the components compile against stock Leptos? `src/lib.rs` says how.

use std::process::ExitCode;

use anyhow::Result;

use crate::{process, repo, setup::TARGET};

/// Leaves the line out that puts `leptos-markup` in Leptos' place, and has what is left compiled.
///
/// By clippy, as it alone gives a flag to the crates of the workspace and not to what they depend on: that is compiled
/// once, for the lints and for this. Which crates and which of their targets are named decides on the features of what
/// they depend on; so all are named here as there, and `--examples`, of which there are none, stands for tests.
pub(crate) fn stock() -> Result<ExitCode> {
    let mut cargo = process::cargo();
    cargo.current_dir(repo::root()).args(["clippy", "--target", TARGET, "--lib", "--examples"]);
    cargo.args(["--package", "article-widget", "--package", "leptos-markup"]);
    cargo.args(["--package", "playground"]);
    cargo.args(["--", "--cfg", "stock_leptos", "--cap-lints", "allow"]);
    process::run(&mut cargo)?;
    println!("src/components/ compiles against stock Leptos");
    Ok(ExitCode::SUCCESS)
}
