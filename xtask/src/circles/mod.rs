//! Finds circles: files that depend on themselves by way of others. Such files can only be read, tested and moved
//! together.
//!
//! `xtask/circles.txt` lists those that still exist, one on each line. It may only get shorter.

mod tests;
mod tokens;
mod tree;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::{process, repo};
use tree::Imports;

/// Whose source files are looked at: the widget, the crates, the playground.
const FOLDERS: [&str; 3] = ["src/", "crates/", "playground/src/"];

const KNOWN: &str = "xtask/circles.txt";

#[test]
fn no_circle_of_files_is_new_and_none_that_is_gone_is_listed() {
    let problems = problems(repo::root());
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// What has to be done in a repository, as sentences.
pub(crate) fn problems(root: &Path) -> Vec<String> {
    let imports = tree::imports(&sources(root)).unwrap_or_else(|error| panic!("{error}"));
    let known = known(&fs::read_to_string(root.join(KNOWN)).expect("the list of known circles"));
    compare(&circles(&imports), &known, &imports)
}

/// The files of the crates, without their tests, examples and benches.
fn sources(root: &Path) -> BTreeMap<String, String> {
    let mut git = repo::git(root);
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let list = process::output(&mut git).expect("git lists the files");
    let ours = |path: &&str| {
        FOLDERS.iter().any(|folder| path.starts_with(folder))
            && path.ends_with(".rs")
            && path.split('/').any(|part| part == "src")
    };
    // A file that was moved and is not yet said to be is still on git's list.
    let text = |path: &str| Some((path.to_owned(), fs::read_to_string(root.join(path)).ok()?));
    list.lines().filter(ours).filter_map(text).collect()
}

/// Files that depend on each other.
type Circle = BTreeSet<String>;

/// A line a circle: its files, with spaces between them. What follows `#` is a remark.
fn known(text: &str) -> BTreeSet<Circle> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .filter(|circle: &Circle| !circle.is_empty())
        .collect()
}

/// The largest sets of files of which each leads to each other one.
fn circles(imports: &Imports) -> BTreeSet<Circle> {
    let reached: BTreeMap<&String, Circle> =
        imports.keys().map(|file| (file, reached(imports, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, there) in &reached {
        if there.contains(*file) {
            circles.insert(
                there.iter().filter(|other| reached[*other].contains(*file)).cloned().collect(),
            );
        }
    }
    circles
}

/// The files that a file leads to; itself only by way of others.
fn reached(imports: &Imports, file: &String) -> Circle {
    let mut found = Circle::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        open.extend(imports[next].keys().filter(|target| found.insert((*target).clone())));
    }
    found
}

/// What has to be done, as sentences.
fn compare(found: &BTreeSet<Circle>, known: &BTreeSet<Circle>, imports: &Imports) -> Vec<String> {
    let mut problems = Vec::new();
    for circle in found.difference(known) {
        let line = line(circle);
        if known.iter().any(|listed| circle.is_subset(listed)) {
            problems.push(format!(
                "a circle is smaller than {KNOWN} says; what is left of it:\n{line}"
            ));
        } else {
            problems.push(format!(
                "files that depend on each other:\n{line}\none way round, and by what:\n{}",
                way_round(circle, imports)
            ));
        }
    }
    for circle in known.difference(found) {
        let listed = line(circle);
        problems.push(format!("{KNOWN} lists a circle that is not there any more:\n{listed}"));
    }
    problems
}

fn line(circle: &Circle) -> String {
    circle.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The shortest way from the first file of a circle back to it: a line an import.
fn way_round(circle: &Circle, imports: &Imports) -> String {
    let Some(first) = circle.first() else { return String::new() };
    let mut ways = vec![vec![first]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = way[way.len() - 1];
            for target in imports[last].keys().filter(|target| circle.contains(*target)) {
                let further = [&way[..], &[target]].concat();
                if target == first {
                    return steps(&further, imports);
                }
                if seen.insert(target) {
                    longer.push(further);
                }
            }
        }
        ways = longer;
    }
    String::new()
}

fn steps(way: &[&String], imports: &Imports) -> String {
    let step = |pair: &[&String]| {
        format!("  {} names {} of {}", pair[0], imports[pair[0]][pair[1]], pair[1])
    };
    way.windows(2).map(step).collect::<Vec<_>>().join("\n")
}
