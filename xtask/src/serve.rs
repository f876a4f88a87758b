//! `cargo xtask serve`: the playground on the loopback address, or one of the examples.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Result, bail};

use crate::{dist, process, repo, setup};

/// Runs `trunk serve` until it is stopped. `arguments` are trunk's own (`--port`, `--open`, `--release` …).
///
/// The page is built in `target/serve`, so that a `dist/` for a CDN stays as it is.
pub(crate) fn serve(arguments: &[&str]) -> Result<ExitCode> {
    let tools = setup::tools()?;
    dist::fetch()?;
    let folder = repo::path("target/serve");
    std::fs::create_dir_all(&folder)?;
    let mut trunk = tools.command("trunk")?;
    trunk.current_dir(repo::root()).args(["serve", "--offline", "--skip-version-check"]);
    trunk.arg("--dist").arg(&folder).args(arguments);
    eprintln!(
        "the playground, as soon as it is built: http://127.0.0.1:{}/ (Ctrl-C ends it)",
        port(arguments)
    );
    replace(&mut trunk)
}

/// Serves a page of `examples/` with `dist/`, which is built where it is not there, until it is stopped.
pub(crate) fn example(name: &str, arguments: &[&str]) -> Result<ExitCode> {
    let pages = pages();
    let Some(page) = pages.iter().find(|page| page.trim_end_matches(".html") == name) else {
        let names: Vec<_> = pages.iter().map(|page| page.trim_end_matches(".html")).collect();
        bail!(
            "no example page is called {name}: expected one of {}; the others are components to copy",
            names.join(", ")
        );
    };
    dist::present()?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).args(["tools/serve.mjs", page, port(arguments)]);
    replace(&mut node)
}

/// The pages of `examples/`, sorted: `plain.html`, `wordpress/block.html`.
fn pages() -> Vec<String> {
    let root = repo::path("examples");
    let mut folders = vec![root.clone()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let below = path.strip_prefix(&root).unwrap_or(Path::new(""));
                pages.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    pages.sort();
    pages
}

/// Trunk takes this program's place, so that who ends the one ends the other.
#[cfg(unix)]
fn replace(command: &mut std::process::Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(anyhow::Error::new(command.exec())
        .context(format!("`{}` can't be started", process::shown(command))))
}

#[cfg(not(unix))]
fn replace(command: &mut std::process::Command) -> Result<ExitCode> {
    process::run(command)?;
    Ok(ExitCode::SUCCESS)
}

fn port<'a>(arguments: &[&'a str]) -> &'a str {
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if let Some(port) = word.strip_prefix("--port=") {
            return port;
        }
        if ["--port", "-p"].contains(word) {
            return words.next().copied().unwrap_or("8080");
        }
    }
    "8080"
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_among_the_examples_can_be_served() {
        let pages = super::pages();
        for page in ["plain.html", "strict-csp.html", "wordpress/block.html"] {
            assert!(pages.contains(&page.to_owned()), "{page} of {pages:?}");
        }
        let error = super::example("none", &[]).expect_err("there is no such page");
        assert!(error.to_string().contains("json-in-page, plain"), "{error}");
    }

    #[test]
    fn the_port_is_the_one_that_trunk_was_given() {
        for (arguments, expected) in [
            (&[][..], "8080"),
            (&["--open", "--port", "1"], "1"),
            (&["-p", "2"], "2"),
            (&["--port=3"], "3"),
        ] {
            assert_eq!(super::port(arguments), expected);
        }
    }
}
