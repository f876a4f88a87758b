//! Where things lie in the repository.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A path below the root.
pub(crate) fn path(below: &str) -> PathBuf {
    root().join(below)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    path(&env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned()))
}

/// The text of a file of the repository.
pub(crate) fn read(below: &str) -> Result<String> {
    fs::read_to_string(path(below)).with_context(|| format!("{below} can't be read"))
}

/// The version of a package in Cargo.lock.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = read("Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock names no package `{package}`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("1.0.0"));
        assert_eq!(version_in(lock, "b"), None);
    }

    #[test]
    fn the_wasm_bindgen_that_is_locked_is_the_one_that_is_pinned() {
        let manifest = read("Cargo.toml").unwrap();
        let pin = format!("wasm-bindgen = \"={}\"", locked_version("wasm-bindgen").unwrap());
        assert!(manifest.contains(&pin), "Cargo.toml does not say {pin}");
    }
}
