//! The two oldest compilers: that of `crates/article` by itself, `rust-version` in Cargo.toml, and that of the release
//! build, which has flags that came later. `cargo xtask minimum` checks the first, `dist` the second before all else.

use std::{
    env,
    ffi::OsString,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup};

/// An error, in a sentence, where the compiler is too old for the release build.
pub(crate) fn fits_release() -> Result<()> {
    let (library, release) = minimums(&repo::read("Cargo.toml")?)?;
    enough(&compiler()?, &library, &release)
}

/// What the compiler says it is: `rustc 1.95.0 (59807616e 2026-04-14)`.
pub(crate) fn compiler() -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    process::output(Command::new(rustc).arg("--version"))
        .context("`rustc --version` failed: is Rust installed?")
}

/// Checks the library with the oldest compiler that Cargo.toml names, which rustup installs.
pub(crate) fn minimum() -> Result<ExitCode> {
    let (library, _) = minimums(&repo::read("Cargo.toml")?)?;
    setup::toolchain(&library)?;
    let mut cargo = Command::new("rustup");
    cargo.current_dir(repo::root()).args(["run", &library, "cargo", "check", "--locked"]);
    cargo.args(["--package", "article"]);
    // What another compiler has left is of no use to this one, and the other way round.
    cargo.env("CARGO_TARGET_DIR", repo::path("target/minimum")).env_remove("RUSTC");
    process::run(&mut cargo)?;
    println!("crates/article compiles with Rust {library}");
    Ok(ExitCode::SUCCESS)
}

/// The two versions in Cargo.toml: of the library, and of the release build.
fn minimums(manifest: &str) -> Result<(String, String)> {
    let of = |section: &str| {
        let (_, rest) = manifest.split_once(&format!("\n[{section}]\n"))?;
        let mut lines = rest.lines().take_while(|line| !line.starts_with('['));
        let version = lines.find_map(|line| line.strip_prefix("rust-version = \""))?;
        version.strip_suffix('"').map(str::to_owned)
    };
    of("workspace.package")
        .zip(of("workspace.metadata.release"))
        .context("Cargo.toml does not name both oldest versions of Rust")
}

fn enough(compiler: &str, library: &str, release: &str) -> Result<()> {
    let version = compiler.split_whitespace().nth(1).unwrap_or_default();
    if numbers(version) < numbers(release) {
        bail!(
            "the release build needs Rust {release} or later, and this is {version}: `rustup update` brings it ({library} does for crates/article alone)"
        );
    }
    Ok(())
}

/// The first two numbers of a version.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split('.').map(|number| number.parse().ok());
    numbers.next()?.zip(numbers.next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_compiler_is_told_in_a_sentence() {
        for (version, fits) in [
            ("1.88.0", false),
            ("1.91.1", false),
            ("1.92.0", true),
            ("1.100.0-nightly", true),
            ("2.0.0", true),
            ("", false),
        ] {
            let result = enough(&format!("rustc {version} (abc 2025-01-01)"), "1.88", "1.92");
            assert_eq!(result.is_ok(), fits, "{version}");
        }
        let error = enough("rustc 1.91.1 (abc)", "1.88", "1.92").unwrap_err().to_string();
        assert!(
            error.starts_with("the release build needs Rust 1.92 or later, and this is 1.91.1")
        );
    }

    #[test]
    fn the_documents_name_both() {
        let (library, release) = minimums(&repo::read("Cargo.toml").unwrap()).unwrap();
        let row = format!("| Rust {release} or later (`crates/article` by itself: {library}),");
        let page = "docs/commands.md";
        assert!(repo::read(page).unwrap().contains(&row), "{page} has no row {row}");
        assert!(numbers(&library) < numbers(&release));
        assert!(minimums("[workspace.package]\nrust-version = \"1.88\"\n").is_err());
    }
}
