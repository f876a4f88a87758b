//! The project's commands, each of which first sets up whatever it needs: `cargo xtask serve | test | dist | bench | package`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands talk to people")]

mod bench;
mod changed;
#[cfg(test)]
mod circles;
mod counts;
mod dist;
#[cfg(test)]
mod docs;
mod embed;
mod fuzz;
mod lay_out;
#[cfg(test)]
mod locales;
mod mutants;
mod new_block;
mod new_card;
mod new_format;
mod nightly;
mod package;
mod pictures;
mod process;
mod release;
mod repo;
mod serve;
mod setup;
mod shim;
mod size;
mod stock;
mod supply;
mod test;
#[cfg(test)]
mod tidy;
mod toolchain;
mod workflows;

use std::{env, process::ExitCode};

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [trunk's arguments]             the playground on the loopback address, rebuilt on every change
  serve --example NAME [--port N]       one of examples/ with a built dist/, such as plain or react
  test [--only native|browser|host]     every test but those that are left to the night
  test --only host NAME                 the host pages whose names contain NAME
  test --engine chromium|firefox|webkit|all
                                        the tests of the browser and the host pages of e2e/engines.mjs there
  test --engine ENGINE --only host NAME
                                        such host pages alone
  test --changed [COMMIT]               what a change can touch: since main was left, or since COMMIT, and what is in no commit
  test … --built                        with dist/ as it is
  test … --whole                        with what is left to the night: slow proofs of what seldom changes
  test --xss FOLDER                     hostile payloads of your own: JSON files with arrays of strings
  dist                                  the release build for a CDN, in dist/
  bench [--quick] [--rounds N] [--only NAME,…]
                                        size and speed beside the peers in bench/peers/, as ratios of one run
  package [FOLDER]                      the npm package in target/npm/, of a new dist/ or of the one in FOLDER
  fuzz [TARGET] [--seconds N]           hostile input, guided by what code it reaches; targets are in fuzz/
  fuzz TARGET FILE…                     such inputs alone
  release --dry-run                     what a release would be: checks, dist/, package, checksums in target/release-files/
  pictures                              the pictures and the recording of README and docs, made anew of dist/
  new-format NAME                       the files of one more format, such as tide-wire, to be filled
  new-block NAME                        the files and lines of one more kind of block, such as score-card
  new-card NAME                         one more shape of markup that the HTML reader knows, such as tide-clock
  dist --twice [--built]                is a build from nothing, elsewhere, the same byte by byte? With dist/ as it is?
  soak                                  a thousand mounts, ten thousand changes, two hours of refresh: does memory grow?
  mutants [--changed [COMMIT] | --sample N]
                                        changes the core's code in one place after the other: does a test notice?
  nightly                               the proofs that take long: every test, the same bytes, fuzzing, soak, all mutants
  stock                                 do the components compile against stock Leptos, without crates/markup?
  supply                                licences, bans and sources of everything in Cargo.lock
  minimum                               does crates/article compile with the oldest Rust that Cargo.toml names?
  workflows                             .github/workflows/, looked at by actionlint
  setup                                 installs what the other commands need, and nothing else
  setup firefox|webkit                  installs what the tests need in that engine
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
        ("serve", ["--example", name, rest @ ..]) => serve::example(name, rest),
        ("serve", rest) => serve::serve(rest),
        ("test", ["--xss", folder]) => test::payloads(folder),
        ("test", rest) => test::test(&test::Options::read(rest)?),
        ("dist", []) => dist::dist(),
        ("bench", rest) => bench::bench(rest),
        ("package", []) => package::package(None),
        ("package", [folder]) => package::package(Some(folder)),
        ("fuzz", rest) => fuzz::fuzz(rest),
        ("release", ["--dry-run"]) => release::dry_run(),
        ("pictures", []) => pictures::pictures(),
        ("new-format", [name]) => new_format::new_format(name),
        ("new-block", [name]) => new_block::new_block(name),
        ("new-card", [name]) => new_card::new_card(name),
        ("dist", ["--twice"]) => dist::twice(false),
        ("dist", ["--twice", "--built"]) => dist::twice(true),
        ("soak", []) => test::soak(),
        ("mutants", rest) => mutants::mutants(rest),
        ("nightly", []) => nightly::nightly(),
        ("stock", []) => stock::stock(),
        ("supply", []) => supply::supply(),
        ("minimum", []) => toolchain::minimum(),
        ("workflows", []) => workflows::workflows(),
        ("setup", []) => setup::everything(),
        ("setup", [engine]) => setup::programs(engine.parse()?),
        ("embed", []) => embed::embed(),
        ("" | "help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("unknown: cargo xtask {}\n\n{USAGE}", arguments.join(" ")),
    }
}
