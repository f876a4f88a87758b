//! A `cargo` that trunk calls for a release build: this program under another name.
//!
//! The flags that make the wasm small can't be given to trunk, and in trunk's environment they would also
//! reach the hook, which would build this program and a standard library for it anew. So a folder in front of
//! PATH holds a link `cargo` to this program: it hands a build on to the real cargo with the flags, and does
//! the hook's work itself.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};

use crate::{embed, process, repo, setup::TARGET};

/// What builds the standard library for size, on stable Rust too.
pub(crate) const BUILD_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// A panic becomes a trap at once, without words: the loader starts a fresh instance. The linker leaves its
/// records, and functions their paths, for `loader/split.mjs`.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
     -Csymbol-mangling-version=v0 -Clink-arg=--emit-relocs";

/// What makes `cargo rustc` link the wasm alone. `cargo build` makes the `rlib` of the tests beside it, and for
/// the two together cargo leaves out the profile's link-time optimisation, without a word: 9 KB (brotli).
const ALONE: [&str; 2] = ["--crate-type", "cdylib"];

/// The folder that holds this program as `cargo`.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = repo::path("target/dist/shim");
    fs::create_dir_all(&folder)?;
    let link = folder.join(format!("cargo{}", env::consts::EXE_SUFFIX));
    if link.exists() {
        fs::remove_file(&link)?;
    }
    let this = env::current_exe()?;
    fs::hard_link(&this, &link)
        .or_else(|_| fs::copy(&this, &link).map(drop))
        .with_context(|| format!("{} can't be made", link.display()))?;
    Ok(folder)
}

/// Whether this program was called by the name `cargo`.
pub(crate) fn called() -> bool {
    let name = env::args_os().next().unwrap_or_default();
    Path::new(&name).file_stem().is_some_and(|name| name == "cargo")
}

/// Does what cargo would do.
pub(crate) fn run() -> Result<ExitCode> {
    let mut arguments: Vec<_> = env::args_os().skip(1).collect();
    if arguments == ["xtask", "embed"] {
        return embed::embed();
    }
    let mut cargo = process::cargo();
    if let Some(command) = arguments.first_mut().filter(|command| *command == "build") {
        *command = "rustc".into();
        arguments.extend(ALONE.map(Into::into));
        let name = format!("CARGO_TARGET_{}_RUSTFLAGS", TARGET.to_uppercase().replace('-', "_"));
        cargo.envs(BUILD_STD).env(name, RUSTFLAGS);
        // It would take the place of the flags.
        cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    }
    let status = cargo.args(&arguments).status().context("cargo can't be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
