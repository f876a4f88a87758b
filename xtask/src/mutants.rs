//! `cargo xtask mutants`: the core's code is changed in one place after the other; a test has to notice each change.
//!
//! cargo-mutants does it, by `.cargo/mutants.toml`. The tests are compiled with a little optimisation: a change then
//! costs about 10 s on one core. The four slowest tests, which look for what is slow or panics, are left out.

use std::{fs, path::Path, process::ExitCode};

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup};

/// Tests that take longer than all others together, and whose business is cost and panics.
const SLOW: [&str; 3] = ["cost_is_linear", "depth_is_cut", "one_value"];

/// Changes in a hundred that may go unnoticed: some change nothing that can be seen. docs/quality.md lists them.
const MOST: usize = 10;

/// `[--changed [BASE]] [--sample N]`: every change, those of lines that differ from a commit (`main` if none is
/// named), or every Nth.
pub(crate) fn mutants(arguments: &[&str]) -> Result<ExitCode> {
    let folder = setup::mutants()?;
    let output = repo::target().join("mutants");
    fs::create_dir_all(&output)?;
    let mut cargo = process::cargo();
    if let Some(folder) = folder {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
        cargo.env("PATH", std::env::join_paths(folders)?);
    }
    cargo.current_dir(repo::root()).args(["mutants", "--package", "article", "-j1", "--output"]);
    cargo.arg(&output);
    match arguments {
        [] => {}
        ["--changed"] => drop(cargo.arg("--in-diff").arg(changed("main", &output)?)),
        ["--changed", base] => drop(cargo.arg("--in-diff").arg(changed(base, &output)?)),
        ["--sample", every] => {
            cargo.args(["--sharding", "round-robin", "--shard", &format!("0/{every}")]);
        }
        other => bail!("mutants {}: expected --changed [COMMIT] or --sample N", other.join(" ")),
    }
    cargo.args(["--", "--tests", "--"]);
    for test in SLOW {
        cargo.args(["--skip", test]);
    }
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo.env("CARGO_TARGET_DIR", repo::target().join("mutants/target"));
    cargo.env("INSTA_UPDATE", "no").env("PROPTEST_CASES", "64");
    // 2: a change was not noticed; 3: a test did not end. Both are judged here.
    let status = cargo.status().context("cargo can't be started")?;
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("`{}` failed ({status})", process::shown(&cargo));
    }
    let count = |name: &str| {
        let list = fs::read_to_string(output.join("mutants.out").join(name)).unwrap_or_default();
        list.lines().count()
    };
    let (missed, noticed) = (count("missed.txt"), count("caught.txt") + count("timeout.txt"));
    let fits = missed * 100 < MOST * (missed + noticed).max(1);
    println!("{missed} of {} changes were not noticed; allowed are {MOST} %", missed + noticed);
    Ok(if fits { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A file with what differs from a commit in the core's code.
fn changed(base: &str, output: &Path) -> Result<std::path::PathBuf> {
    let mut git = std::process::Command::new("git");
    git.current_dir(repo::root()).args(["diff", "--merge-base", base, "--", "crates/article/src"]);
    let diff = process::output(&mut git).with_context(|| format!("git knows no commit {base}"))?;
    let file = output.join("changed.diff");
    fs::write(&file, diff + "\n")?;
    Ok(file)
}
