//! `cargo xtask serve`: the playground on the loopback address.

use std::process::ExitCode;

use anyhow::Result;

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
