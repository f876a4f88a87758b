//! The project's commands, each of which first sets up whatever it needs: `cargo xtask serve | test | dist | package`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands talk to people")]

mod counts;
mod dist;
mod embed;
#[cfg(test)]
mod locales;
mod package;
mod process;
mod repo;
mod serve;
mod setup;
mod shim;
mod size;
mod test;
#[cfg(test)]
mod tidy;

use std::{env, process::ExitCode};

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [trunk's arguments]             the demo on the loopback address, rebuilt on every change
  test [--only native|browser|host]     every test
  test --xss FOLDER                     hostile payloads of your own: JSON files with arrays of strings
  dist                                  the release build for a CDN, in dist/
  package [FOLDER]                      the npm package in target/npm/, of a new dist/ or of the one in FOLDER
  setup                                 installs what the other commands need, and nothing else
  embed                                 (called by trunk) makes article-widget.js
";

fn main() -> ExitCode {
    let result = if shim::called() { shim::run() } else { run() };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let mut words = arguments.iter().map(String::as_str);
    let command = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    match (command, rest.as_slice()) {
        ("serve", rest) => serve::serve(rest),
        ("test", []) => test::test(None),
        ("test", ["--only", part]) => test::test(Some(part.parse()?)),
        ("test", ["--xss", folder]) => test::payloads(folder),
        ("dist", []) => dist::dist(),
        ("package", []) => package::package(None),
        ("package", [folder]) => package::package(Some(folder)),
        ("setup", []) => setup::everything(),
        ("embed", []) => embed::embed(),
        ("" | "help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("unknown: cargo xtask {}\n\n{USAGE}", arguments.join(" ")),
    }
}
