//! Tools that cargo builds: trunk, the wasm-bindgen that fits the crate of the same name, and those that only proofs
//! need.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context as _, Result};

use super::cache;
use crate::{process, repo};

/// 0.22 wants a newer compiler than the workspace does.
const TRUNK: &str = "0.21.14";

const GECKODRIVER: &str = "0.37.1";
const MUTANTS: &str = "27.1.0";
const DENY: &str = "0.20.2";

struct Tool<'a> {
    package: &'a str,
    version: &'a str,
    /// The programs of the package that are used.
    programs: &'a [&'a str],
    why: &'a str,
    /// Takes time off the build: what the tool does is little, so it need not be fast.
    opt_level: &'a str,
}

/// The folder of trunk, or nothing where PATH leads to it already.
pub(crate) fn trunk() -> Result<Option<PathBuf>> {
    install(&Tool {
        package: "trunk",
        version: TRUNK,
        programs: &["trunk"],
        why: "builds the page and the wasm; about 2 minutes on 2 cores, once",
        opt_level: "0",
    })
}

/// The folder of wasm-bindgen and its test runner, or nothing where PATH leads to both already.
pub(crate) fn wasm_bindgen() -> Result<Option<PathBuf>> {
    install(&Tool {
        package: "wasm-bindgen-cli",
        version: &repo::locked_version("wasm-bindgen")?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        why: "joins wasm and JavaScript; about 1.5 minutes on 2 cores, once",
        opt_level: "1",
    })
}

/// Firefox's WebDriver.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let folder = install(&Tool {
        package: "geckodriver",
        version: GECKODRIVER,
        programs: &["geckodriver"],
        why: "drives Firefox in tests; about 2 minutes on 2 cores, once",
        opt_level: "0",
    })?;
    let found = folder.map(|folder| folder.join("geckodriver"));
    found.or_else(|| cache::on_path("geckodriver")).context("geckodriver was not found")
}

/// Changes the code and looks whether a test notices.
pub(crate) fn mutants() -> Result<Option<PathBuf>> {
    install(&Tool {
        package: "cargo-mutants",
        version: MUTANTS,
        programs: &["cargo-mutants"],
        why: "changes the code and looks whether a test notices; about 2 minutes on 2 cores, once",
        opt_level: "1",
    })
}

/// Looks at what is in Cargo.lock.
pub(crate) fn deny() -> Result<Option<PathBuf>> {
    install(&Tool {
        package: "cargo-deny",
        version: DENY,
        programs: &["cargo-deny"],
        why: "looks at licences, sources and bans; about 1 minute on 2 cores, once",
        opt_level: "0",
    })
}

fn install(tool: &Tool<'_>) -> Result<Option<PathBuf>> {
    let fits = |path: PathBuf| cache::version(&path).is_some_and(|found| found == tool.version);
    if tool.programs.iter().all(|program| cache::on_path(program).is_some_and(fits)) {
        return Ok(None);
    }
    let cache = cache::folder()?;
    let name = format!("{}-{}", tool.package, tool.version);
    let root = cache.join(&name);
    let bin = root.join("bin");
    if tool.programs.iter().all(|program| fits(bin.join(program))) {
        return Ok(Some(bin));
    }
    eprintln!("{} {} is missing: it {}", tool.package, tool.version, tool.why);
    let log = cache.join(format!("{name}.log"));
    let build = |locked: bool| {
        let mut command = process::cargo();
        command.args(["install", tool.package, "--version", tool.version]);
        command.arg("--force").arg("--root").arg(&root);
        match tool.package {
            "trunk" => command.args(["--no-default-features", "--features", "rustls"]),
            "wasm-bindgen-cli" | "cargo-deny" => command.arg("--no-default-features"),
            _ => &mut command,
        };
        if locked {
            command.arg("--locked");
        }
        // Neither the settings of this repository nor those of a build that is under way are the tool's.
        command.current_dir(&cache);
        clean(&mut command);
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64");
        command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level);
        process::patiently(&format!("cargo install {name}"), &mut command, &log)
    };
    // A lock file may name a release that was taken back, or that a mirror does not serve yet.
    build(true)
        .or_else(|_| {
            eprintln!("  once more without the tool's own lock file");
            build(false)
        })
        .with_context(|| by_hand(tool))?;
    Ok(Some(bin))
}

fn clean(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        let changes_builds = ["CARGO_TARGET_", "CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_UNSTABLE_"];
        if changes_builds.iter().any(|prefix| name.starts_with(prefix))
            || ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_BOOTSTRAP"].contains(&&*name)
        {
            command.env_remove(&*name);
        }
    }
}

fn by_hand(tool: &Tool<'_>) -> String {
    let Tool { package, version, .. } = tool;
    format!(
        "{package} {version} could not be installed; by hand: cargo install {package} --version {version}"
    )
}
