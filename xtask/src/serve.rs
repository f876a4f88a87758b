//! `cargo xtask serve`: the playground on the loopback address, or one of the examples.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Result, bail};

use crate::{dist, process, repo, setup};

/// Runs `trunk serve` until it is stopped. `arguments` are trunk's own (`--port`, `--open`, `--release` …).
///
/// The page is built in `target/serve`, so that a `dist/` for a CDN stays as it is.
pub(crate) fn serve(arguments: &[&str]) -> Result<ExitCode> {
    free(port(arguments))?;
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

/// Serves an example with `dist/`, which is built where it is not there, until it is stopped. A project is built
/// first, in a temporary folder.
pub(crate) fn example(name: &str, arguments: &[&str]) -> Result<ExitCode> {
    let pages = pages();
    let Some(page) = pages.iter().find(|page| called(page) == name) else {
        let names: Vec<_> = pages.iter().map(|page| called(page)).collect();
        bail!("no example is called {name}: expected one of {}", names.join(", "));
    };
    free(port(arguments))?;
    let dist = dist::present()?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).args(["tools/serve.mjs", page, port(arguments)]);
    node.env("ARTICLE_DIST", dist).env("ARTICLE_TOOLS", setup::npm()?);
    replace(&mut node)
}

/// Whether an example has this name; documents also say `NAME` for any.
#[cfg(test)]
pub(crate) fn is_example(name: &str) -> bool {
    name == "NAME" || pages().iter().any(|page| called(page) == name)
}

/// An example's name: its path without the ending, or its folder.
fn called(page: &str) -> &str {
    let name = page.trim_end_matches(".html");
    name.strip_suffix("/index").unwrap_or(name)
}

/// The pages of `examples/`, sorted: `plain.html`, `react/index.html`.
fn pages() -> Vec<String> {
    let root = repo::path("examples");
    let mut folders = vec![root.clone()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        let below = folder.strip_prefix(&root).unwrap_or(Path::new(""));
        let below = below.to_string_lossy().replace('\\', "/");
        // A project is one, whatever its pages are made of.
        if folder.join("package.json").exists() {
            pages.push(format!("{below}/index.html"));
            continue;
        }
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

/// Says before minutes of building that somebody else listens at a port. What is no number is left to who reads it.
fn free(port: &str) -> Result<()> {
    let Ok(number) = port.parse::<u16>() else { return Ok(()) };
    if let Err(error) = TcpListener::bind(("127.0.0.1", number)) {
        bail!("port {port} can't be had ({error}): choose another with --port");
    }
    Ok(())
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
    fn every_example_can_be_served() {
        let pages = super::pages();
        let names: Vec<_> = pages.iter().map(|page| super::called(page)).collect();
        assert_eq!(
            names.join(" "),
            "ghost iframe json-in-page next plain react strict-csp svelte sveltekit vue wordpress/block wordpress"
        );
        let error = super::example("none", &[]).expect_err("there is no such example");
        assert!(
            error.to_string().ends_with("sveltekit, vue, wordpress/block, wordpress"),
            "{error}"
        );
    }

    #[test]
    fn a_port_that_is_taken_is_told_at_once() {
        let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = taken.local_addr().expect("its address").port().to_string();
        let error = super::serve(&["--port", &port]).expect_err("it is taken");
        assert!(error.to_string().ends_with("choose another with --port"), "{error}");
        super::free("0").and_then(|()| super::free("http")).expect("these are not looked at");
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
