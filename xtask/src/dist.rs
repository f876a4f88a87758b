//! `cargo xtask dist`: the release build for a CDN, as small as it gets.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Result, bail};

use crate::{
    process, repo,
    setup::{self, TARGET},
    shim, size, toolchain,
};

/// Builds `dist/` and prints what a browser downloads. More than `size-budget.json` allows is a failure.
pub(crate) fn dist() -> Result<ExitCode> {
    toolchain::fits_release()?;
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
    build_in(tools, "dist", "target/dist")
}

/// `dist/` for tests: built, or as it is, when it has been `built` before; and whether its size can be judged.
pub(crate) fn for_tests(tools: &setup::Tools, built: bool) -> Result<(PathBuf, bool)> {
    if !built {
        return build(tools);
    }
    let folder = repo::path("dist");
    if !folder.join("article-widget.js").exists() {
        bail!("--built: there is no dist/; `cargo xtask dist` builds it");
    }
    Ok((folder, setup::std_source()))
}

/// Builds into a folder, by a folder for cargo.
fn build_in(tools: &setup::Tools, folder: &str, target: &str) -> Result<(PathBuf, bool)> {
    let small = setup::std_source();
    let folder = repo::path(folder);
    let mut trunk = tools.command("trunk")?;
    trunk.current_dir(repo::root());
    trunk.args(["build", "--release", "--offline", "--skip-version-check", "--dist"]).arg(&folder);
    fetch()?;
    if small {
        toolchain::fits_release()?;
        fetch_std()?;
        trunk.env("PATH", tools.path(Some(&shim::folder()?))?);
        // Flags of its own deserve a folder of its own: nothing is built twice in turns.
        trunk.env("CARGO_TARGET_DIR", repo::path(target));
    } else {
        eprintln!("warning: a plain build, without a standard library of its own");
    }
    process::run(&mut trunk)?;
    Ok((folder, small))
}

/// Builds `dist/` as ever, if it has not been `built`, and once more from nothing, in other folders, and compares: who builds the same commit gets
/// the same bytes, and can tell whether what a CDN serves is what the source says.
pub(crate) fn twice(built: bool) -> Result<ExitCode> {
    let tools = setup::tools()?;
    let first = files(&for_tests(&tools, built)?.0)?;
    let target = "target/twice/cargo";
    if repo::path(target).exists() {
        fs::remove_dir_all(repo::path(target))?;
    }
    let second = files(&build_in(&tools, "target/twice/dist", target)?.0)?;
    let names: BTreeSet<_> = first.keys().chain(second.keys()).collect();
    let other: Vec<_> =
        names.iter().filter(|name| first.get(**name) != second.get(**name)).collect();
    println!("\n{} files, {} of them not the same", names.len(), other.len());
    for name in &other {
        println!("  {name}");
    }
    Ok(if other.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The files of a folder: names and contents. `dist/` has no folders in it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.insert(name, fs::read(path)?);
        }
    }
    Ok(files)
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
