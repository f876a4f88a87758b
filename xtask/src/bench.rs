//! `cargo xtask bench`: size and speed of `dist/` beside its peers.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{dist, process, repo, setup};

/// Builds `dist/` and runs `bench/run.mjs`, which takes the arguments.
pub(crate) fn bench(arguments: &[&str]) -> Result<ExitCode> {
    let tools = setup::tools()?;
    let browser = setup::browser()?;
    let (folder, small) = dist::build(&tools)?;
    if !small {
        eprintln!("warning: without rust-src the wasm is larger and slower than the released one");
    }
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("bench/run.mjs").args(arguments);
    node.env("ARTICLE_DIST", folder).env("ARTICLE_TOOLS", &tools.npm);
    node.env("CHROMIUM", &browser.chromium);
    process::run(&mut node)?;
    Ok(ExitCode::SUCCESS)
}
