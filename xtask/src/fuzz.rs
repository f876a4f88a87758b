//! `cargo xtask fuzz`: hostile input by libFuzzer, guided by what code it reaches. The targets are in `fuzz/`.
//!
//! The flags are those that `cargo fuzz` would give, and any stable compiler takes them: neither that tool nor a
//! nightly is needed. There is no address sanitizer: the code has no `unsafe` (a lint forbids it).

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup};

/// The targets, each a file of `fuzz/targets/`.
const TARGETS: [&str; 5] = ["document", "html", "dates", "addresses", "paths"];

/// Counters in the code, for whatever is compiled for the target; cargo spares build scripts and macros.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Seconds for each target where none are given.
const SECONDS: u64 = 60;
/// Bytes of the longest input.
const LONGEST: &str = "65536";

/// `[TARGET] [--seconds N]`, or a target and files to run alone, such as a finding.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<ExitCode> {
    let mut seconds = SECONDS;
    let mut words = Vec::new();
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--seconds" => {
                let number = rest.next().context("--seconds: expected a number")?;
                seconds = number.parse().with_context(|| format!("--seconds {number}"))?;
            }
            word => words.push(word),
        }
    }
    let (targets, files) = match words.split_first() {
        None => (TARGETS.to_vec(), &[][..]),
        Some((target, files)) if TARGETS.contains(target) => (vec![*target], files),
        Some((word, _)) => bail!("fuzz {word}: expected one of {}", TARGETS.join(", ")),
    };
    setup::cpp()?;
    let programs = build()?;
    let mut failed = 0;
    for target in &targets {
        let program = programs.join(target);
        let ended = if files.is_empty() {
            search(target, &program, seconds)?
        } else {
            Command::new(&program).args(files).status()?.success()
        };
        failed += u32::from(!ended);
    }
    println!("\n{} passed, {failed} failed", targets.len() as u32 - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds every target; hands back the folder of the programs.
fn build() -> Result<PathBuf> {
    let host = host()?;
    let folder = repo::target().join("fuzz");
    let mut cargo = process::cargo();
    cargo.current_dir(repo::path("fuzz")).args([
        "build",
        "--release",
        "--locked",
        "--target",
        &host,
    ]);
    cargo.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    process::run(&mut cargo)?;
    Ok(folder.join(host).join("release"))
}

/// The triple of this machine: with it named, cargo gives the flags to no build script.
fn host() -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let text = process::output(Command::new(rustc).arg("-vV")).context("`rustc -vV` failed")?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}

/// Runs a target for so many seconds, on from what earlier runs have found worth keeping.
fn search(target: &str, program: &Path, seconds: u64) -> Result<bool> {
    println!("\n== fuzz {target}: {seconds} s");
    let folder = repo::target().join("fuzz");
    let corpus = folder.join("corpus").join(target);
    let seeds = folder.join("seeds").join(target);
    let findings = folder.join("findings");
    for folder in [&corpus, &seeds, &findings] {
        fs::create_dir_all(folder)?;
    }
    for (number, seed) in seeds_of(target)?.iter().enumerate() {
        fs::write(seeds.join(number.to_string()), seed)?;
    }
    let mut command = Command::new(program);
    command.args([&corpus, &seeds]).arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-max_len={LONGEST}")).args(["-timeout=30", "-rss_limit_mb=2048"]);
    command.arg(format!("-dict={}", repo::path("fuzz/words.dict").display()));
    command.arg(format!("-artifact_prefix={}/{target}-", findings.display()));
    let log = folder.join(format!("{target}.log"));
    let ended = process::patiently(&format!("fuzz {target}"), &mut command, &log);
    let text = fs::read_to_string(&log).unwrap_or_default();
    if let Err(error) = ended {
        eprintln!(
            "error: {error:#}\nto see it alone: cargo xtask fuzz {target} {}/{target}-…",
            findings.display()
        );
        return Ok(false);
    }
    if let Some(done) = text.lines().rfind(|line| line.starts_with("Done ")) {
        let reached = text.lines().rev().find_map(|line| line.split_once("cov: "));
        let reached = reached.and_then(|(_, rest)| rest.split(' ').next()).unwrap_or("?");
        println!("{target}: {done}, {reached} places in the code reached");
    }
    Ok(true)
}

/// What a target begins with: our own samples, and the addresses and dates of our own tests.
fn seeds_of(target: &str) -> Result<BTreeSet<String>> {
    let mut seeds = BTreeSet::new();
    let tests = repo::path("crates/article/tests");
    if target == "html" {
        for file in
            files(&tests.join("html/bodies"))?.into_iter().chain(files(&tests.join("html/cases"))?)
        {
            seeds.insert(fs::read_to_string(file)?);
        }
    }
    if target == "paths" {
        for file in files(&tests.join("maps"))? {
            // {"map": "…", "document": …}: no map of ours has a quotation mark in it.
            let text = fs::read_to_string(file)?;
            let after = text.split_once("\"map\": \"").map_or("", |(_, after)| after);
            let (map, rest) = after.split_once('"').unwrap_or_default();
            let document = rest.split_once(':').map_or("", |(_, document)| document.trim());
            seeds.insert(format!("{map}\n{}", document.strip_suffix('}').unwrap_or(document)));
            seeds.insert(map.to_owned());
        }
    }
    for format in files(&tests.join("samples"))? {
        let name = format.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for sample in files(&format)? {
            let text = fs::read_to_string(&sample)?;
            if target == "document" {
                let start = if seeds.len() % 2 == 0 { "auto" } else { &name };
                seeds.insert(format!("{start}\n{text}"));
            }
            seeds.extend(quoted(&text, target));
        }
    }
    for file in ["players.rs", "values.rs", "own_format.rs"] {
        let text = fs::read_to_string(tests.join("suite").join(file))?;
        seeds.extend(quoted(&text, target));
    }
    if seeds.len() < 10 {
        bail!("only {} seeds for {target}: the tests have moved", seeds.len());
    }
    Ok(seeds)
}

/// What stands in quotes and is worth something to a target. An escaped quote ends it early, which does for a seed.
fn quoted<'a>(text: &'a str, target: &'a str) -> impl Iterator<Item = String> + 'a {
    let strings = text.split('"').skip(1).step_by(2);
    strings.filter(move |text| fits(target, text)).map(str::to_owned)
}

/// Whether a string of a sample is worth something to a target.
fn fits(target: &str, text: &str) -> bool {
    match target {
        "html" => text.contains('<'),
        "dates" => {
            text.len() < 40
                && (text.starts_with(|first: char| first.is_ascii_digit()) || text.len() < 8)
        }
        "addresses" => text.contains(['/', ':']) && !text.contains([' ', '<']),
        _ => false,
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let list =
        fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let mut files: Vec<_> = list.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    Ok(files)
}
