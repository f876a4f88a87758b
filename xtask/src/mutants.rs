//! `cargo xtask mutants`: changes the core's code in one place after the other; a test has to notice each change.
//!
//! cargo-mutants does it, configured by `.cargo/mutants.toml`, in a copy of the repository. Tests that look for slow
//! code or panics are left out, since they take longer than all others together. Property tests run with few cases,
//! always the same ones, so that a change that is noticed once is always noticed.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup};

/// Tests that are left out.
const SLOW: [&str; 3] = ["cost_is_linear", "depth_is_cut", "one_value"];

/// Of a hundred changes, fewer have to go unnoticed: some change nothing that can be seen.
const MOST: usize = 10;

/// Changes that are tried of lines that differ from a commit: a few minutes on two slow cores.
const CHANGED: usize = 20;

/// Where the core's code is.
const CODE: &str = "crates/article/src";

/// `[--changed [BASE] | --sample N]`: every change; those of lines that differ from a commit, of many only some,
/// evenly chosen; or every Nth.
pub(crate) fn mutants(arguments: &[&str]) -> Result<ExitCode> {
    let output = repo::target().join("mutants");
    fs::create_dir_all(&output)?;
    match arguments {
        [] => run(&whole(&output), &[]),
        ["--sample", every] => run(&whole(&output), &shard(every)),
        ["--changed"] => match repo::base(repo::root()) {
            Ok(base) => changed(&base, &output, true),
            Err(why) => Ok(untried(why)),
        },
        ["--changed", base] => changed(base, &output, false),
        other => bail!("mutants {}: expected --changed [COMMIT] or --sample N", other.join(" ")),
    }
}

/// How the tests are compiled, and where the results go. Never where other commands build: cargo would take what is
/// left of a mutant for the code itself.
struct Build<'a> {
    output: &'a Path,
    /// The folder in it that cargo builds in.
    folder: &'static str,
    opt_level: &'static str,
}

/// For many changes: a little optimised, the tests take half the time.
fn whole(output: &Path) -> Build<'_> {
    Build { output, folder: "whole", opt_level: "1" }
}

/// For few, whose time is that of compiling everything once.
fn few(output: &Path) -> Build<'_> {
    Build { output, folder: "few", opt_level: "0" }
}

fn shard(every: &str) -> [String; 4] {
    ["--sharding", "round-robin", "--shard", &format!("0/{every}")].map(str::to_owned)
}

/// For a checkout or a machine that can't: a line that nobody takes for a proof, and no failure of the change's.
fn untried(why: &str) -> ExitCode {
    println!("no mutant was tried: {why}");
    ExitCode::SUCCESS
}

/// Tries the lines that differ from a commit. Without the tool that is a failure, or none where it `may` be missing.
fn changed(base: &str, output: &Path, may: bool) -> Result<ExitCode> {
    let diff = output.join("changed.diff");
    let mut git = repo::git(repo::root());
    // The names of the files as cargo-mutants reads them, whatever this user's settings are.
    git.args(["diff", "--no-ext-diff", "--no-color", "--src-prefix=a/", "--dst-prefix=b/"]);
    git.arg("--output").arg(&diff).args([base, "--", CODE]);
    process::output(&mut git).with_context(|| format!("git knows no commit {base}"))?;
    if fs::metadata(&diff)?.len() == 0 {
        println!("{CODE} is that of {base}");
        return Ok(ExitCode::SUCCESS);
    }
    match setup::mutants() {
        Err(error) if may => return Ok(untried(&format!("{error:#}"))),
        installed => drop(installed?),
    }
    let build = few(output);
    let diff = ["--in-diff".to_owned(), diff.display().to_string()];
    let mut list = cargo(&build)?;
    let list = process::output(list.arg("--list").args(&diff)).context("no list of changes")?;
    let count = list.lines().count();
    let every = count.div_ceil(CHANGED);
    if count == 0 {
        return Ok(untried("the lines that differ have nothing to change"));
    }
    println!(
        "{count} mutants of the lines that differ from {base}; {} are tried",
        count.div_ceil(every)
    );
    run(&build, &[&diff[..], &shard(&every.to_string())].concat())
}

/// cargo-mutants for the core; installed if it is missing.
fn cargo(build: &Build<'_>) -> Result<Command> {
    let mut cargo = process::cargo();
    if let Some(folder) = setup::mutants()? {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
        cargo.env("PATH", std::env::join_paths(folders)?);
    }
    cargo.current_dir(repo::root()).args(["mutants", "--package", "article", "-j1"]);
    cargo.env("CARGO_TARGET_DIR", build.output.join(build.folder));
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", build.opt_level).env("CARGO_PROFILE_DEV_DEBUG", "0");
    Ok(cargo)
}

/// Tries changes, and judges.
fn run(build: &Build<'_>, which: &[String]) -> Result<ExitCode> {
    let mut cargo = cargo(build)?;
    cargo.arg("--output").arg(build.output).args(which);
    cargo.args(["--", "--test", "html", "--test", "suite", "--"]);
    for test in SLOW {
        cargo.args(["--skip", test]);
    }
    cargo.env("INSTA_UPDATE", "no").env("PROPTEST_CASES", "32").env("PROPTEST_RNG_SEED", "1");
    cargo.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
    let status = cargo.status().context("cargo can't be started")?;
    // 2: a change was not noticed; 3: a test did not end. Both are judged here.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("`{}` failed ({status})", process::shown(&cargo));
    }
    let count = |name: &str| {
        let list = fs::read_to_string(build.output.join("mutants.out").join(name));
        list.unwrap_or_default().lines().count()
    };
    let missed = count("missed.txt");
    let tried = missed + count("caught.txt") + count("timeout.txt");
    println!(
        "{missed} of {tried} changes were not noticed; allowed are one, or less than {MOST} %"
    );
    Ok(if fits(missed, tried) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One may always go unnoticed: it may be one that changes nothing, and is 10 % of few.
fn fits(missed: usize, tried: usize) -> bool {
    missed <= 1 || missed * 100 < MOST * tried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_less_than_ten_percent_may_go_unnoticed() {
        for (missed, tried, expected) in [
            (0, 0, true),
            (1, 1, true),
            (2, 2, false),
            (2, 20, false),
            (2, 21, true),
            (302, 3_026, true),
            (303, 3_026, false),
        ] {
            assert_eq!(fits(missed, tried), expected, "{missed} of {tried}");
        }
    }
}
