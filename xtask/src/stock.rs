//! `cargo xtask stock`: do the components compile against stock Leptos? `src/lib.rs` says how.

use std::process::ExitCode;

use anyhow::Result;

use crate::{process, repo, setup::TARGET};

/// Leaves the line out that puts `leptos-markup` in Leptos' place, and has what is left compiled.
pub(crate) fn stock() -> Result<ExitCode> {
    let mut cargo = process::cargo();
    cargo.current_dir(repo::root());
    cargo.args(["check", "--package", "article-widget", "--lib", "--target", TARGET]);
    // Dependencies are compiled with it too: a folder of their own keeps those of every other command.
    cargo.args(["--target-dir", "target/stock"]).env("RUSTFLAGS", "--cfg stock_leptos");
    process::run(&mut cargo)?;
    println!("src/components/ compiles against stock Leptos");
    Ok(ExitCode::SUCCESS)
}
