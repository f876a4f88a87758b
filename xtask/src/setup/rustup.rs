//! Parts of the Rust toolchain: the wasm target, and the source of the standard library.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context as _, Result, bail};

use super::{TARGET, cache};
use crate::process;

/// The standard library for wasm.
pub(crate) fn target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    eprintln!("the target {TARGET} is missing: the widget is compiled for it");
    add(&["target", "add", TARGET])
}

/// The source of the standard library, which a release build compiles anew.
pub(crate) fn source() -> Result<()> {
    if sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    eprintln!("the component rust-src is missing: with it the wasm becomes a fifth smaller");
    add(&["component", "add", "rust-src"])
}

/// A toolchain of a version, such as `1.88`, without its documentation.
pub(crate) fn toolchain(version: &str) -> Result<()> {
    if process::output(Command::new("rustup").args(["run", version, "cargo", "--version"]))
        .is_some()
    {
        return Ok(());
    }
    eprintln!("Rust {version} is missing: the oldest that the library does with");
    add(&["toolchain", "install", version, "--profile", "minimal", "--no-self-update"])
}

fn sysroot() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let path = process::output(Command::new(rustc).args(["--print", "sysroot"]))
        .context("`rustc --print sysroot` failed: is Rust installed?")?;
    Ok(PathBuf::from(path))
}

/// Asks rustup, for the toolchain that this program was started with.
fn add(arguments: &[&str]) -> Result<()> {
    let by_hand = format!("by hand: rustup {}", arguments.join(" "));
    if cache::on_path("rustup").is_none() {
        bail!(
            "there is no rustup on PATH; {by_hand}, or the package of your system with the same content"
        );
    }
    let log = cache::folder()?.join("rustup.log");
    let label = format!("rustup {}", arguments.join(" "));
    process::patiently(&label, Command::new("rustup").args(arguments), &log).context(by_hand)
}
