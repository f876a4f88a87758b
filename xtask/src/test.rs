//! `cargo xtask test`: native tests, tests in a headless browser, host pages.

use std::{
    process::{Command, ExitCode},
    str::FromStr,
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    counts::Counts,
    dist, process, repo,
    setup::{self, Browser, TARGET, Tools},
};

/// One of the three kinds of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The crates that know no browser, and the commands themselves.
    Native,
    /// The widget's own tests, compiled to wasm, in headless Chromium.
    Browser,
    /// Pages that embed `dist/`.
    Host,
}

impl FromStr for Part {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        Ok(match text {
            "native" => Self::Native,
            "browser" => Self::Browser,
            "host" => Self::Host,
            _ => bail!("--only {text}: expected native, browser or host"),
        })
    }
}

/// Runs the tests; the last line is `N passed, M failed`. A runner that fails without a failing test, or that
/// runs none, counts as one failure.
pub(crate) fn test(only: Option<Part>) -> Result<ExitCode> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut sum = Counts::default();
    // What needs no set-up comes first: a mistake is found early.
    if wanted(Part::Native) {
        sum += measured("native tests", native);
    }
    if wanted(Part::Browser) || wanted(Part::Host) {
        let tools = setup::tools()?;
        let chromium = setup::browser()?;
        if wanted(Part::Browser) {
            sum += measured("tests in the browser", || browser(&tools, &chromium));
        }
        if wanted(Part::Host) {
            sum += measured("host pages", || host(&tools, &chromium));
        }
    }
    println!("\n{sum}");
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Puts the payloads of a folder into every text of every format, in the released files.
pub(crate) fn payloads(folder: &str) -> Result<ExitCode> {
    let folder = std::fs::canonicalize(folder).with_context(|| format!("no folder {folder}"))?;
    let tools = setup::tools()?;
    let mut node = host_pages(&tools, &setup::browser()?)?;
    node.arg("hostile-content").env("ARTICLE_XSS", folder);
    let sum = counted(&mut node)?.0;
    println!("\n{sum}");
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn measured(name: &str, run: impl FnOnce() -> Result<Counts>) -> Counts {
    println!("\n== {name}");
    let started = Instant::now();
    let counts = run().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Counts { passed: 0, failed: 1 }
    });
    println!("== {name}: {counts}, {} s", started.elapsed().as_secs());
    counts
}

fn native() -> Result<Counts> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--workspace", "--exclude", "article-widget", "--no-fail-fast"]);
    counted(cargo.current_dir(repo::root())).map(|(counts, _)| counts)
}

fn browser(tools: &Tools, browser: &Browser) -> Result<Counts> {
    let run = || {
        let mut cargo = process::cargo();
        cargo.current_dir(repo::root()).env("PATH", tools.path(None)?);
        cargo.args(["test", "--package", "article-widget", "--target", TARGET]);
        cargo.args(["--lib", "--tests", "--no-fail-fast"]);
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        cargo.env("CHROMEDRIVER", &browser.driver);
        cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", repo::path("webdriver.json"));
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        counted(&mut cargo)
    };
    let (counts, port_taken) = run()?;
    if !port_taken {
        return Ok(counts);
    }
    eprintln!("the driver could not take its port; once more");
    run().map(|(counts, _)| counts)
}

fn host(tools: &Tools, browser: &Browser) -> Result<Counts> {
    counted(&mut host_pages(tools, browser)?).map(|(counts, _)| counts)
}

fn host_pages(tools: &Tools, browser: &Browser) -> Result<Command> {
    let (folder, _) = dist::build(tools)?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("e2e/run.mjs");
    node.env("ARTICLE_DIST", folder).env("ARTICLE_TOOLS", &tools.npm);
    node.env("CHROMIUM", &browser.chromium);
    Ok(node)
}

/// Runs a test runner; the second value says whether WebDriver failed to take its port.
fn counted(runner: &mut Command) -> Result<(Counts, bool)> {
    let mut counts = Counts::default();
    let mut port_taken = false;
    let status = process::lines(runner, |line| {
        counts += Counts::read(line);
        port_taken |= line.contains("failed to bind port");
    })?;
    if counts == Counts::default() || (!status.success() && counts.failed == 0) {
        eprintln!("`{}` ended with {status} after {counts}", process::shown(runner));
        counts.failed += 1;
    }
    Ok((counts, port_taken))
}
