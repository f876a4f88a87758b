//! Sets up what the commands need from the machine: installs what is missing, and leaves alone what is there.

mod browser;
mod cache;
mod cargo_tool;
mod debian;
mod engine;
mod npm;
mod rustup;

pub(crate) use browser::{Browser, browser};
pub(crate) use cargo_tool::{deny, mutants};
pub(crate) use engine::{Driven, Engine, engine, engines};
pub(crate) use npm::npm;
pub(crate) use rustup::toolchain;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result};

/// The target that the widget is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What a build of the widget needs.
pub(crate) struct Tools {
    /// The folder that holds `node_modules`.
    pub(crate) npm: PathBuf,
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command that finds the tools on its PATH, itself included.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let path = self.path(None)?;
        let found =
            self.folders.iter().map(|folder| folder.join(program)).find(|path| path.is_file());
        let mut command = Command::new(found.unwrap_or_else(|| PathBuf::from(program)));
        command.env("PATH", path);
        // Trunk reads NO_COLOR as a boolean and refuses `1`.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        Ok(command)
    }

    /// The PATH that leads to the tools first, or to `before` and then to the tools.
    pub(crate) fn path(&self, before: Option<&Path>) -> Result<OsString> {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = before.into_iter().map(Path::to_path_buf).chain(self.folders.clone());
        env::join_paths(folders.chain(env::split_paths(&old)))
            .context("a folder of the tools has a name that PATH can't hold")
    }
}

/// Installs what the tests need in an engine, and says where it is.
pub(crate) fn programs(name: Engine) -> Result<ExitCode> {
    let driven = engine(name)?;
    println!("{}\n{}", driven.program.display(), driven.driver.display());
    Ok(ExitCode::SUCCESS)
}

/// The tools that trunk and its hook need.
pub(crate) fn tools() -> Result<Tools> {
    rustup::target()?;
    let trunk = cargo_tool::trunk()?;
    let wasm_bindgen = cargo_tool::wasm_bindgen()?;
    let npm = npm()?;
    let bin = npm.join("node_modules").join(".bin");
    Ok(Tools { npm, folders: [trunk, wasm_bindgen, Some(bin)].into_iter().flatten().collect() })
}

/// A compiler of C++, which libFuzzer is written in.
pub(crate) fn cpp() -> Result<()> {
    if env::var_os("CXX").is_some() || cache::on_path("c++").is_some() {
        return Ok(());
    }
    debian::install(&["g++"], "libFuzzer is written in C++")
}

/// Whether the standard library can be built anew, for a smaller wasm.
pub(crate) fn std_source() -> bool {
    rustup::source().map_err(|error| eprintln!("warning: {error:#}")).is_ok()
}

/// `cargo xtask setup`.
pub(crate) fn everything() -> Result<ExitCode> {
    let tools = tools()?;
    std_source();
    let browser = browser()?;
    for folder in &tools.folders {
        println!("{}", folder.display());
    }
    println!("{}\n{}", browser.chromium.display(), browser.driver.display());
    Ok(ExitCode::SUCCESS)
}
