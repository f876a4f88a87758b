//! `cargo xtask embed`, trunk's hook: makes article-widget.js out of the output of wasm-bindgen, and beside it the
//! playground, the page for iframes and the documents.

use std::{
    env,
    ffi::OsStr,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process, repo,
    setup::{self, TARGET},
    toolchain,
};

/// Runs the scripts `build.mjs` in trunk's staging folder.
pub(crate) fn embed() -> Result<ExitCode> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: trunk calls `cargo xtask embed`")?;
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => "release",
        Ok("debug") => "dev",
        other => bail!("TRUNK_PROFILE is {other:?}: expected `release` or `debug`"),
    };
    let tools = setup::npm()?;
    let script = |path| script(path, &staging, profile, &tools);
    let mut node = script("loader/build.mjs");
    if profile == "release" {
        node.env("ARTICLE_COMPILER", toolchain::compiler()?);
        node.env("ARTICLE_LINKED", repo::target().join(TARGET).join("release/article_widget.wasm"));
    }
    process::run(&mut node)?;
    for path in ["playground/build.mjs", "embed/build.mjs", "docs/build.mjs"] {
        process::run(&mut script(path))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A script of the repository that works in trunk's staging folder.
fn script(path: &str, staging: &OsStr, profile: &str, tools: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg(path).arg(staging).arg(profile);
    node.env("ARTICLE_TOOLS", tools);
    node
}
