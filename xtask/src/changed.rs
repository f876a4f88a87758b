//! `cargo xtask test --changed`: finds which tests a change can affect, by the files that it contains.
//!
//! Only what is certain is left out. A file without a row affects everything, and so does one of the widget's own.

use std::{collections::BTreeSet, process::Command};

use anyhow::{Context as _, Result};

use crate::{process, repo};

/// All of something, or what is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of it.
    All,
    /// These; maybe none.
    Named(BTreeSet<String>),
}

impl Which {
    /// Whether there is one at least.
    pub(crate) fn any(&self) -> bool {
        self != &Self::Named(BTreeSet::new())
    }

    /// The names; none if it is all.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Self::All => Vec::new(),
            Self::Named(names) => names.iter().map(String::as_str).collect(),
        }
    }

    fn add(&mut self, other: &[&str]) {
        if let Self::Named(names) = self {
            names.extend(other.iter().map(|name| (*name).to_owned()));
        }
    }
}

/// The tests that a change can touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Touched {
    /// Native tests, by crate.
    pub(crate) native: Which,
    /// Those of the widget in the browser.
    pub(crate) browser: bool,
    /// Host pages, by case.
    pub(crate) host: Which,
}

impl Touched {
    pub(crate) fn everything() -> Self {
        Self { native: Which::All, browser: true, host: Which::All }
    }

    fn nothing() -> Self {
        let none = || Which::Named(BTreeSet::new());
        Self { native: none(), browser: false, host: none() }
    }
}

/// What of the commands makes `dist/`, or runs the tests.
const COMMANDS: &[&str] = &[
    "xtask/src/dist.rs",
    "xtask/src/embed.rs",
    "xtask/src/setup/",
    "xtask/src/shim.rs",
    "xtask/src/test.rs",
];

/// What files can touch, by the beginnings of their paths: native tests of crates, cases of host pages. The first row
/// that fits counts. `xtask`, whose tests know the rules of the house, looks at every file.
const ROWS: &[(&str, &[&str], &[&str])] = &[
    ("crates/article/tests/", &["article"], &["formats", "hostile-content"]),
    ("crates/article/benches/", &["article"], &[]),
    ("crates/article-cli/", &["article-cli"], &[]),
    ("playground/", &["playground"], &["playground"]),
    ("index.html", &[], &["playground"]),
    ("xtask/", &[], &[]),
    ("examples/prerender/", &[], &["examples", "prerender-examples", "docs"]),
    ("examples/", &[], &["examples", "docs"]),
    ("embed/", &[], &["iframe", "examples", "docs"]),
    ("package/", &[], &["package", "iframe", "docs"]),
    ("bench/", &[], &["bench"]),
    ("fuzz/", &[], &[]),
    ("docs/", &[], &["docs", "playground"]),
    (".ci/", &[], &[]),
    (".github/", &[], &[]),
];

/// What differs from a commit, if none is named from where the branch left `main`, and is not yet in one, can touch.
pub(crate) fn touched(base: Option<&str>) -> Result<Touched> {
    let base = match base {
        Some(base) => base.to_owned(),
        None => repo::base(repo::root()).map_err(anyhow::Error::msg)?,
    };
    let list = |words: &[&str]| {
        let mut git = Command::new("git");
        process::output(git.current_dir(repo::root()).args(words))
            .with_context(|| format!("git knows no commit {base}"))
    };
    let changed = list(&["diff", "--name-only", "--no-renames", &base])?;
    let new = list(&["ls-files", "--others", "--exclude-standard"])?;
    let files: BTreeSet<&str> = changed.lines().chain(new.lines()).collect();
    let touched = by(files.iter().copied());
    println!("{} files differ from {base}", files.len());
    for (what, part) in [("native tests", &touched.native), ("host pages", &touched.host)] {
        match part {
            Which::All => println!("  {what}: all"),
            part if part.any() => println!("  {what}: {}", part.names().join(", ")),
            _ => println!("  {what}: none"),
        }
    }
    println!("  tests in the browser: {}", if touched.browser { "all" } else { "none" });
    Ok(touched)
}

/// What changes of files can touch.
fn by<'a>(files: impl Iterator<Item = &'a str>) -> Touched {
    let mut touched = Touched::nothing();
    for file in files {
        touched.native.add(&["xtask"]);
        if COMMANDS.iter().any(|place| file.starts_with(place)) {
            return Touched::everything();
        }
        if let Some((_, native, host)) = ROWS.iter().find(|(place, ..)| file.starts_with(place)) {
            touched.native.add(native);
            touched.host.add(host);
        } else if file.starts_with("tests/browser/") {
            touched.browser = true;
        } else if let Some(rest) = file.strip_prefix("e2e/") {
            match rest.strip_prefix("cases/").and_then(|rest| rest.split_once('/')) {
                Some((case, _)) => touched.host.add(&[case]),
                None => touched.host = Which::All,
            }
        } else if !file.contains('/') && file.ends_with(".md") {
            touched.host.add(&["docs"]);
        } else {
            return Touched::everything();
        }
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    fn check(files: &[&str], native: &[&str], browser: bool, host: &[&str]) {
        let names =
            |names: &[&str]| Which::Named(names.iter().map(|name| (*name).to_owned()).collect());
        let expected = Touched { native: names(native), browser, host: names(host) };
        assert_eq!(by(files.iter().copied()), expected, "{files:?}");
    }

    #[test]
    fn a_change_touches_what_looks_at_it() {
        check(&[], &[], false, &[]);
        check(&["docs/hosting.md", "README.md"], &["xtask"], false, &["docs", "playground"]);
        check(&["e2e/cases/embed/test.mjs"], &["xtask"], false, &["embed"]);
        check(&["tests/browser/dates.rs"], &["xtask"], true, &[]);
        check(&["xtask/src/tidy.rs", ".ci/run"], &["xtask"], false, &[]);
        check(
            &["crates/article/tests/suite/main.rs", "playground/src/lib.rs"],
            &["article", "playground", "xtask"],
            false,
            &["formats", "hostile-content", "playground"],
        );
    }

    #[test]
    fn what_is_in_the_widget_or_not_known_touches_everything() {
        for file in [
            "crates/article/src/model.rs",
            "src/lib.rs",
            "style/body.css",
            "locales/en.json",
            "loader/element.js",
            "demo/tram.json",
            "Cargo.lock",
            "tools/package-lock.json",
            "xtask/src/embed.rs",
            "new/file.rs",
        ] {
            assert_eq!(by(["README.md", file].into_iter()), Touched::everything(), "{file}");
        }
        let pages = by(["e2e/server.mjs"].into_iter());
        assert_eq!((pages.host, pages.browser), (Which::All, false));
    }

    /// A row for what has gone would hide what comes in its place.
    #[test]
    fn every_row_is_of_something_that_is_there() {
        for place in COMMANDS.iter().chain(ROWS.iter().map(|(place, ..)| place)) {
            assert!(repo::path(place).exists(), "{place}");
        }
        for case in ROWS.iter().flat_map(|(_, _, cases)| *cases) {
            assert!(repo::path("e2e/cases").join(case).exists(), "{case}");
        }
    }
}
