//! `cargo xtask workflows`: what CI and releases do at the host of the repository, looked at by actionlint.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{process, repo, setup};

/// Looks at `.github/workflows/`.
pub(crate) fn workflows() -> Result<ExitCode> {
    let tools = setup::npm()?;
    let mut node = Command::new("node");
    process::run(node.current_dir(repo::root()).arg("tools/workflows.mjs").arg(tools))?;
    Ok(ExitCode::SUCCESS)
}
