//! `cargo xtask embed`, trunk's hook: article-widget.js out of what wasm-bindgen made.

use std::{
    env,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process, repo,
    setup::{self, TARGET},
};

/// Runs `loader/build.mjs` in trunk's staging folder.
pub(crate) fn embed() -> Result<ExitCode> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: trunk calls `cargo xtask embed`")?;
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => "release",
        Ok("debug") => "dev",
        other => bail!("TRUNK_PROFILE is {other:?}: expected `release` or `debug`"),
    };
    let tools = setup::npm()?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("loader/build.mjs").arg(staging).arg(profile);
    if profile == "release" {
        node.env("ARTICLE_LINKED", repo::target().join(TARGET).join("release/article_widget.wasm"));
    }
    process::run(node.env("ARTICLE_TOOLS", tools))?;
    Ok(ExitCode::SUCCESS)
}
