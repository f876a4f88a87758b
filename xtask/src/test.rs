//! `cargo xtask test`: native tests, tests in a headless browser, host pages.

use std::{
    collections::VecDeque,
    path::PathBuf,
    process::{Command, ExitCode},
    str::FromStr,
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    counts::Counts,
    dist, process, repo,
    setup::{self, Browser, Driven, Engine, TARGET, Tools},
    size,
};

/// One of the three kinds of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The crates that know no browser, and the commands themselves.
    Native,
    /// The tests of the widget, and of what it is drawn with, compiled to wasm, in headless Chromium.
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

/// Runs the tests, of the host pages only those whose names contain `filter`; the last line is `N passed, M
/// failed`. A runner that fails without a failing test, or that runs none, counts as one failure.
pub(crate) fn test(only: Option<Part>, filter: &str) -> Result<ExitCode> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut report = Report::default();
    // What needs no set-up comes first: a mistake is found early.
    if wanted(Part::Native) {
        report.add("native tests", native);
    }
    if wanted(Part::Browser) || wanted(Part::Host) {
        let tools = setup::tools()?;
        let chromium = setup::browser()?;
        if wanted(Part::Browser) {
            let driven = setup::engine(Engine::Chromium)?;
            report.add("tests in the browser", || browser(&tools, &driven));
        }
        if wanted(Part::Host) {
            let built = dist::build(&tools);
            if let Ok((_, true)) = built
                && filter.is_empty()
            {
                report.add("size", || sized(&tools));
            }
            report.add("host pages", || ran(host_pages(&tools, &chromium, built?.0).arg(filter)));
        }
    }
    Ok(report.end())
}

/// Runs the tests in the browser, and the host pages of `e2e/engines.mjs`, in other engines.
pub(crate) fn engines(word: &str, filter: &str) -> Result<ExitCode> {
    let engines = setup::engines(word)?;
    let tools = setup::tools()?;
    let mut report = Report::default();
    for engine in engines {
        let driven = setup::engine(engine)?;
        let name = engine.name();
        if filter.is_empty() {
            report.add(&format!("tests in {name}"), || browser(&tools, &driven));
        }
        report.add(&format!("host pages in {name}"), || {
            if engine == Engine::Chromium {
                let folder = dist::build(&tools)?.0;
                return ran(host_pages(&tools, &setup::browser()?, folder).arg(filter));
            }
            let (folder, _) = dist::build(&tools)?;
            let mut node = driven.command("node".as_ref());
            node.current_dir(repo::root()).arg("e2e/run.mjs").arg(filter);
            node.env("ARTICLE_DIST", folder).env("ARTICLE_TOOLS", &tools.npm);
            node.env("ARTICLE_ENGINE", name).env("ARTICLE_DRIVER", &driven.driver);
            ran(node.env("ARTICLE_BROWSER", &driven.program))
        });
    }
    Ok(report.end())
}

/// Puts the payloads of a folder into every text of every format, in the released files.
pub(crate) fn payloads(folder: &str) -> Result<ExitCode> {
    let folder = std::fs::canonicalize(folder).with_context(|| format!("no folder {folder}"))?;
    let tools = setup::tools()?;
    let mut node = host_pages(&tools, &setup::browser()?, dist::build(&tools)?.0);
    node.arg("hostile-content").env("ARTICLE_XSS", folder);
    let mut report = Report::default();
    report.add("hostile payloads", || ran(&mut node));
    Ok(report.end())
}

/// Lets elements live long: see `e2e/cases/soak/`.
pub(crate) fn soak() -> Result<ExitCode> {
    let tools = setup::tools()?;
    let mut node = host_pages(&tools, &setup::browser()?, dist::build(&tools)?.0);
    node.arg("soak").env("ARTICLE_SOAK", "whole");
    let mut report = Report::default();
    report.add("soak", || ran(&mut node));
    Ok(report.end())
}

/// What a runner's tests came to, and the end of what it wrote.
struct Run {
    counts: Counts,
    lines: VecDeque<String>,
}

/// Lines of a runner's output that are shown again at the end if it failed.
const LINES: usize = 80;

/// The sum of all suites, with what failed in them, for the end: nobody has to look for it further up.
#[derive(Default)]
struct Report {
    sum: Counts,
    failures: Vec<String>,
}

impl Report {
    fn add(&mut self, name: &str, run: impl FnOnce() -> Result<Run>) {
        println!("\n== {name}");
        let started = Instant::now();
        let run = run().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            let lines = VecDeque::from([format!("error: {error:#}")]);
            Run { counts: Counts { passed: 0, failed: 1 }, lines }
        });
        let summary = format!("== {name}: {}, {} s", run.counts, started.elapsed().as_secs());
        println!("{summary}");
        if run.counts.failed > 0 {
            self.failures.push(format!("{}\n{summary}", Vec::from(run.lines).join("\n")));
        }
        self.sum += run.counts;
    }

    fn end(self) -> ExitCode {
        for failure in &self.failures {
            println!("\n== again, the end of what failed\n{failure}");
        }
        println!("\n{}", self.sum);
        if self.sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn native() -> Result<Run> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--workspace", "--exclude", "article-widget", "--no-fail-fast"]);
    ran(cargo.current_dir(repo::root()))
}

/// The test that compares the words of dates with those that Chromium and Firefox have.
const ZONES: &str = "six_zones_and_twelve_languages";

/// Once more if it fails: a busy machine keeps the driver from its port, or the browser from its session.
fn browser(tools: &Tools, driven: &Driven) -> Result<Run> {
    let run = || {
        let mut cargo = driven.command(process::cargo().get_program());
        cargo.current_dir(repo::root()).env("PATH", tools.path(None)?);
        cargo.args(["test", "--package", "article-widget", "--package", "leptos-markup"]);
        cargo.args(["--target", TARGET]);
        cargo.args(["--lib", "--tests", "--no-fail-fast"]);
        if driven.engine == Engine::Webkit {
            println!(
                "skipped {ZONES}: WebKit's own words for dates are other ones in some languages"
            );
            cargo.args(["--", "--skip", ZONES]);
        }
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        // The runner takes the first driver that it hears of.
        for engine in Engine::ALL {
            cargo.env_remove(engine.variable());
        }
        cargo.env(driven.engine.variable(), &driven.driver);
        cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", driven.capabilities()?);
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        ran(&mut cargo)
    };
    let first = run()?;
    if first.counts.failed == 0 {
        return Ok(first);
    }
    println!("{} failed; once more", first.counts.failed);
    run()
}

/// What is downloaded against the budget, as one test.
fn sized(tools: &Tools) -> Result<Run> {
    let fits = size::report(tools)?;
    let counts = Counts { passed: fits.into(), failed: (!fits).into() };
    let lines =
        VecDeque::from(["more is downloaded than size-budget.json allows: see above".into()]);
    Ok(Run { counts, lines })
}

fn host_pages(tools: &Tools, browser: &Browser, dist: PathBuf) -> Command {
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("e2e/run.mjs");
    node.env("ARTICLE_DIST", dist).env("ARTICLE_TOOLS", &tools.npm);
    node.env("CHROMIUM", &browser.chromium);
    node
}

/// Runs a test runner.
fn ran(runner: &mut Command) -> Result<Run> {
    let mut counts = Counts::default();
    let mut lines = VecDeque::new();
    let status = process::lines(runner, |line| {
        counts += Counts::read(line);
        if lines.len() == LINES {
            lines.pop_front();
        }
        lines.push_back(line.to_owned());
    })?;
    if counts == Counts::default() || (!status.success() && counts.failed == 0) {
        let line = format!("`{}` ended with {status} after {counts}", process::shown(runner));
        println!("{line}");
        lines.push_back(line);
        counts.failed += 1;
    }
    Ok(Run { counts, lines })
}
