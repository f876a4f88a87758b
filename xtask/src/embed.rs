//! `cargo xtask embed`, trunk's hook: makes article-widget.js out of the output of wasm-bindgen, and beside it the
//! playground, the page for iframes and the documents.

#[path = "../../style/sheets.rs"]
mod sheets;

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
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
    node.env("ARTICLE_STYLES", styles()?);
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

/// The styles of an article and of what was written beforehand, in a file.
fn styles() -> Result<PathBuf> {
    let folder = |name: &str| {
        sheets::joined(&repo::path(name)).with_context(|| format!("{name} can't be read"))
    };
    let path = repo::target().join("article.css");
    fs::write(&path, folder("style")? + &folder("style/prerendered")?)
        .with_context(|| format!("{} can't be written", path.display()))?;
    Ok(path)
}

/// A script of the repository that works in trunk's staging folder.
fn script(path: &str, staging: &OsStr, profile: &str, tools: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg(path).arg(staging).arg(profile);
    node.env("ARTICLE_TOOLS", tools);
    node
}
