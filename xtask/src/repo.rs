//! Where things are in the repository.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::process;

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

/// What a change is compared with: where its branch left `main`, or on `main` the commit before; or why there is none.
pub(crate) fn base(root: &Path) -> Result<String, &'static str> {
    let commit = |arguments: &[&str]| process::output(git(root).args(arguments));
    let head = commit(&["rev-parse", "--verify", "HEAD"]).ok_or("this is no clone by git")?;
    ["origin/main", "main"]
        .into_iter()
        .filter_map(|main| commit(&["merge-base", "HEAD", main]))
        .find(|base| *base != head)
        .or_else(|| commit(&["rev-parse", "--verify", "--quiet", "HEAD^"]))
        .ok_or("git has no commit before this one here; `git fetch --unshallow` may bring it")
}

/// Git in a folder.
pub(crate) fn git(root: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(root);
    git
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

    /// A repository of its own: `steps` are git's, and those of `clone` a shallow clone's.
    #[test]
    fn a_change_is_compared_with_what_was_before_it() {
        let folder = target().join("base-test");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        assert_eq!(base(&folder.join("none")), Err("this is no clone by git"));
        let run = |folder: &Path, step: &str| {
            let mut git = git(folder);
            git.args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@news.example",
                "-c",
                "commit.gpgsign=false",
            ]);
            git.args(step.split(' '));
            process::output(&mut git).unwrap_or_else(|| panic!("git {step}"))
        };
        let commit = |name: &str| {
            run(&folder, &format!("commit --quiet --allow-empty --message {name}"));
            run(&folder, "rev-parse HEAD")
        };
        run(&folder, "init --quiet --initial-branch main");
        let first = commit("first");
        assert!(base(&folder).unwrap_err().contains("no commit before"));
        let second = commit("second");
        assert_eq!(base(&folder), Ok(first.clone()), "the commit before, on main");
        run(&folder, "checkout --quiet -b change");
        assert_eq!(base(&folder), Ok(first), "a branch without a commit of its own");
        commit("third");
        let fourth = commit("fourth");
        assert_eq!(base(&folder), Ok(second), "where the branch left main");
        let clone = folder.join("clone");
        let address = format!("file://{}", folder.display());
        run(&folder, &format!("clone --quiet --depth 1 {address} {}", clone.display()));
        assert!(base(&clone).unwrap_err().contains("unshallow"), "a shallow clone");
        run(&clone, "fetch --quiet --depth 2 origin change");
        assert!(base(&clone).is_ok_and(|base| base != fourth), "a less shallow one");
    }
}
