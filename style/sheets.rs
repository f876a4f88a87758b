//! The style sheets of a folder as one: for `build.rs`, which puts them into the widget, and `cargo xtask embed`, which
//! makes a file of them.

#[path = "minify.rs"]
mod minify;

use std::{fs, io, path::Path};

/// The sheets that the others build on, in their order, and those that go over all others.
const FIRST: [&str; 3] = ["tokens", "type", "button"];
const LAST: [&str; 2] = ["forced-colors", "print"];

/// All sheets of a folder, minified. Between the first and the last stand those of the components, by name: none of
/// them sets what another one sets for the same element with a selector of the same weight.
pub(crate) fn joined(folder: &Path) -> io::Result<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            paths.push(path);
        }
    }
    paths.sort_by_key(|path| (rank(path), path.clone()));
    let mut css = String::new();
    for path in paths {
        css.push_str(&minify::minify(&fs::read_to_string(&path)?));
    }
    Ok(css)
}

fn rank(path: &Path) -> usize {
    let is = |name: &&str| path.file_stem().is_some_and(|stem| stem == *name);
    let last = || LAST.iter().position(is).map(|place| FIRST.len() + 1 + place);
    FIRST.iter().position(is).or_else(last).unwrap_or(FIRST.len())
}
