//! `cargo xtask dist`: the release build for a CDN, as small as it gets.

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::Result;

use crate::{
    process, repo,
    setup::{self, TARGET},
    shim, size,
};

/// Builds `dist/` and prints what a browser downloads. More than `size-budget.json` allows is a failure.
pub(crate) fn dist() -> Result<ExitCode> {
    let tools = setup::tools()?;
    let (_, small) = build(&tools)?;
    let fits = size::report(&tools)?;
    if !small {
        eprintln!(
            "warning: without rust-src the wasm is larger than the released one; no budget is applied"
        );
    }
    Ok(if fits || !small { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds `dist/`; says where that is, and whether the standard library was built for size as well.
pub(crate) fn build(tools: &setup::Tools) -> Result<(PathBuf, bool)> {
    let small = setup::std_source();
    let folder = repo::path("dist");
    let mut trunk = tools.command("trunk")?;
    trunk.current_dir(repo::root());
    trunk.args(["build", "--release", "--offline", "--skip-version-check", "--dist"]).arg(&folder);
    fetch()?;
    if small {
        fetch_std()?;
        trunk.env("PATH", tools.path(Some(&shim::folder()?))?);
        // Flags of its own deserve a folder of its own: nothing is built twice in turns.
        trunk.env("CARGO_TARGET_DIR", repo::path("target/dist"));
    } else {
        eprintln!("warning: a plain build, without a standard library of its own");
    }
    process::run(&mut trunk)?;
    Ok((folder, small))
}

/// `dist/` as it is; it is built where it is not there.
pub(crate) fn present() -> Result<PathBuf> {
    let folder = repo::path("dist");
    if folder.join("article-widget.js").exists() {
        eprintln!("with dist/ as it is; `cargo xtask dist` builds it anew");
        return Ok(folder);
    }
    Ok(build(&setup::tools()?)?.0)
}

/// Downloads the crates of Cargo.lock: trunk works offline.
pub(crate) fn fetch() -> Result<()> {
    process::run(&mut cargo_fetch())
}

/// Downloads the crates of the standard library, which cargo looks for only where a target is named.
fn fetch_std() -> Result<()> {
    process::run(cargo_fetch().args(["--target", TARGET]).envs(shim::BUILD_STD))
}

fn cargo_fetch() -> Command {
    let mut cargo = process::cargo();
    cargo.current_dir(repo::root()).args(["fetch", "--quiet"]);
    cargo
}
