//! `cargo xtask pictures`: the pictures of README and docs.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{dist, process, repo, setup};

/// Takes the pictures of `dist/`, which is built where it is not there, with `tools/pictures.mjs`.
pub(crate) fn pictures() -> Result<ExitCode> {
    let browser = setup::browser()?;
    let dist = dist::present()?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("tools/pictures.mjs").env("ARTICLE_DIST", dist);
    node.env("ARTICLE_TOOLS", setup::npm()?).env("CHROMIUM", &browser.chromium);
    process::run(&mut node)?;
    Ok(ExitCode::SUCCESS)
}
