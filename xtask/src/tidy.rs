//! Rules for all files that no other tool checks, as tests.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{process, repo};

/// No file is longer: it would tell more than one story.
const LINES: usize = 600;

/// What parses a string as HTML. Nothing that arrives is parsed by the browser.
const SINKS: [&str; 6] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
];

/// Files by people, in git or about to be: path and text.
fn files() -> Vec<(PathBuf, String)> {
    let mut git = Command::new("git");
    git.current_dir(repo::root());
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let list = process::output(&mut git).expect("git lists the files");
    let text = ["rs", "js", "mjs", "css", "html", "toml", "md", "json", "yml"];
    let files: Vec<_> = list
        .lines()
        .map(PathBuf::from)
        .filter(|path| extension(path).is_some_and(|extension| text.contains(&extension)))
        .filter_map(|path| Some((path.clone(), fs::read_to_string(repo::root().join(path)).ok()?)))
        .collect();
    assert!(files.len() > 10, "only {} files were found", files.len());
    files
}

fn extension(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_rust_file_begins_by_saying_what_it_is() {
    let silent = |(path, text): &(PathBuf, String)| {
        (extension(path) == Some("rs") && !text.starts_with("//! "))
            .then(|| format!("{}: does not begin with `//! `", path.display()))
    };
    none(&files().iter().filter_map(silent).collect::<Vec<_>>());
}

#[test]
fn nothing_is_parsed_as_html_by_the_browser() {
    let mut problems = Vec::new();
    for (path, text) in files() {
        // A test may parse HTML as a page does, to hold against it what is written for one.
        let tests = path.components().any(|part| part.as_os_str() == "tests");
        if tests || !["src", "crates", "loader"].iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for (line, number) in text.lines().zip(1..) {
            if let Some(sink) = SINKS.iter().find(|sink| line.contains(**sink)) {
                problems.push(format!("{}:{number}: {sink}", path.display()));
            }
        }
    }
    none(&problems);
}

#[test]
fn no_line_ends_in_white_space_and_every_file_ends_in_a_line() {
    let mut problems = Vec::new();
    for (path, text) in files() {
        // Snapshots and fixtures are as they are.
        if path
            .components()
            .any(|part| ["fixtures", "snapshots"].iter().any(|name| part.as_os_str() == *name))
        {
            continue;
        }
        for (line, number) in text.split('\n').zip(1..) {
            if line.ends_with([' ', '\t', '\r']) {
                problems.push(format!("{}:{number}: white space at the end", path.display()));
            }
        }
        if !text.is_empty() && !text.ends_with('\n') {
            problems.push(format!("{}: no line end at the end", path.display()));
        }
    }
    none(&problems);
}

#[test]
fn no_source_file_is_too_long() {
    let long = |(path, text): &(PathBuf, String)| {
        let code = ["rs", "js", "mjs", "css"].contains(&extension(path)?);
        let lines = text.lines().count();
        (code && lines > LINES)
            .then(|| format!("{}: {lines} lines, at most {LINES}", path.display()))
    };
    none(&files().iter().filter_map(long).collect::<Vec<_>>());
}

/// What is drawn is a component with markup, runs of text excepted: no functions that return views, no calls that put
/// elements together; and none of them knows the element that it stands in.
#[test]
fn views_are_components_that_know_no_element() {
    let mut problems = Vec::new();
    for (path, text) in files() {
        if !path.starts_with("src/components") || extension(&path) != Some("rs") {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let mut is_wrong =
                ["crate::element", ".child(", ".attr("].iter().any(|it| line.contains(it));
            if ["-> AnyView {", "-> impl IntoView {", "-> El {"].iter().any(|it| line.ends_with(it))
            {
                let before = lines.iter().take(at + 1).rev();
                let mut above = before.skip_while(|line| !line.contains("fn ")).skip(1);
                let component = above.next().is_some_and(|line| line.starts_with("#[component"));
                is_wrong |= !component && !path.ends_with("content/inline.rs");
            }
            if is_wrong {
                problems.push(format!("{}:{}: {line}", path.display(), at + 1));
            }
        }
    }
    none(&problems);
}
