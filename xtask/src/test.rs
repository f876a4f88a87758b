//! `cargo xtask test`: native tests, tests in a headless browser, host pages.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    str::FromStr,
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    changed::{self, Touched, Which},
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

/// What `cargo xtask test` is to run; everything, if nothing is said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    only: Option<Part>,
    /// Of the host pages, those whose names contain this.
    filter: String,
    /// In which other engines, as a word of the command line.
    engine: Option<String>,
    /// With `dist/` as it is.
    built: bool,
    /// What differs from this commit, or from the one that `main` was left at.
    changed: Option<Option<String>>,
    /// With what is left to `cargo xtask nightly` otherwise.
    whole: bool,
}

impl Options {
    /// Reads the words after `test`.
    pub(crate) fn read(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter().copied().peekable();
        let plain = |word: &&str| !word.starts_with("--");
        while let Some(word) = words.next() {
            let mut next = || words.next_if(plain).map(str::to_owned);
            match word {
                "--only" => {
                    let part: Part = next().unwrap_or_default().parse()?;
                    options.only = Some(part);
                    if part == Part::Host {
                        options.filter = next().unwrap_or_default();
                    }
                }
                "--engine" => options.engine = Some(next().unwrap_or_default()),
                "--built" => options.built = true,
                "--whole" => options.whole = true,
                "--changed" => options.changed = Some(next()),
                other => bail!("test: {other} is no option: cargo xtask help"),
            }
        }
        if options.changed.is_some() && (options.only.is_some() || options.engine.is_some()) {
            bail!("--changed finds out by itself which tests are to run");
        }
        if options.changed.is_some() && options.whole {
            bail!("--whole runs everything, and --changed what a change can touch");
        }
        if options.engine.is_some() && !matches!(options.only, None | Some(Part::Host)) {
            bail!("--engine may stand with --only host, and with no other part");
        }
        Ok(options)
    }
}

/// Runs tests; the last line is `N passed, M failed`. A runner that fails without a failing test, or that runs none,
/// counts as one failure.
pub(crate) fn test(options: &Options) -> Result<ExitCode> {
    if let Some(engine) = &options.engine {
        return engines(engine, options);
    }
    let touched = match &options.changed {
        Some(base) => changed::touched(base.as_deref())?,
        None => Touched::everything(),
    };
    let wanted = |part| options.only.is_none_or(|only| only == part);
    let mut report = Report::default();
    // What needs no set-up comes first: a mistake is found early.
    if wanted(Part::Native) && touched.native.any() {
        report.add("native tests", || native(&touched.native, options.whole));
    }
    let in_browser = wanted(Part::Browser) && touched.browser;
    let on_pages = wanted(Part::Host) && touched.host.any();
    if in_browser || on_pages {
        let tools = setup::tools()?;
        let chromium = setup::browser()?;
        if in_browser {
            let driven = setup::engine(Engine::Chromium)?;
            report.add("tests in the browser", || browser(&tools, &driven));
        }
        if on_pages {
            let dist = dist::for_tests(&tools, options.built);
            if let Ok((_, true)) = dist
                && touched.host == Which::All
                && options.filter.is_empty()
            {
                report.add("size", || sized(&tools));
            }
            report.add("host pages", || {
                build_command()?;
                let mut node = host_pages(&tools, &chromium, &dist?.0);
                whole(&mut node, options);
                match &touched.host {
                    Which::All => node.arg(&options.filter),
                    Which::Named(cases) => node.args(cases.iter().map(|case| format!("{case}: "))),
                };
                ran(&mut node)
            });
        }
    }
    Ok(report.end())
}

/// Runs the tests in the browser, and the host pages of `e2e/engines.mjs`, in other engines, all of them on one build.
fn engines(word: &str, options: &Options) -> Result<ExitCode> {
    let engines = setup::engines(word)?;
    let tools = setup::tools()?;
    let (dist, _) = dist::for_tests(&tools, options.built)?;
    let mut report = Report::default();
    for engine in engines {
        let driven = setup::engine(engine)?;
        let name = engine.name();
        if options.only.is_none() {
            report.add(&format!("tests in {name}"), || browser(&tools, &driven));
        }
        report.add(&format!("host pages in {name}"), || {
            build_command()?;
            if engine == Engine::Chromium {
                let mut node = host_pages(&tools, &setup::browser()?, &dist);
                return ran(whole(&mut node, options).arg(&options.filter));
            }
            let mut node = driven.command("node".as_ref());
            node.current_dir(repo::root()).arg("e2e/run.mjs").arg(&options.filter);
            whole(&mut node, options);
            node.env("ARTICLE_DIST", &dist).env("ARTICLE_TOOLS", &tools.npm);
            node.env("ARTICLE_ENGINE", name).env("ARTICLE_DRIVER", &driven.driver);
            node.env("ARTICLE_COMMAND", command());
            ran(node.env("ARTICLE_BROWSER", &driven.program))
        });
    }
    Ok(report.end())
}

/// Puts the payloads of a folder into every text of every format, in the released files.
pub(crate) fn payloads(folder: &str) -> Result<ExitCode> {
    let folder = std::fs::canonicalize(folder).with_context(|| format!("no folder {folder}"))?;
    let tools = setup::tools()?;
    let mut node = host_pages(&tools, &setup::browser()?, &dist::build(&tools)?.0);
    node.arg("hostile-content").env("ARTICLE_XSS", folder);
    let mut report = Report::default();
    report.add("hostile payloads", || ran(&mut node));
    Ok(report.end())
}

/// Lets elements live long: see `e2e/cases/soak/`.
pub(crate) fn soak() -> Result<ExitCode> {
    let tools = setup::tools()?;
    let mut node = host_pages(&tools, &setup::browser()?, &dist::build(&tools)?.0);
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

/// Tells the host pages' runner not to leave anything to the night.
fn whole<'a>(node: &'a mut Command, options: &Options) -> &'a mut Command {
    if options.whole { node.env("ARTICLE_WHOLE", "1") } else { node }
}

fn native(crates: &Which, whole: bool) -> Result<Run> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--no-fail-fast"]);
    match crates {
        Which::All => cargo.args(["--workspace", "--exclude", "article-widget"]),
        Which::Named(names) => cargo.args(names.iter().flat_map(|name| ["--package", name])),
    };
    if whole {
        cargo.args(["--", "--include-ignored"]);
    }
    ran(cargo.current_dir(repo::root()))
}

/// Once more if it fails: a busy machine keeps the driver from its port, or the browser from its session.
fn browser(tools: &Tools, driven: &Driven) -> Result<Run> {
    let run = || {
        let mut cargo = driven.command(process::cargo().get_program());
        cargo.current_dir(repo::root()).env("PATH", tools.path(None)?);
        cargo.args(["test", "--package", "article-widget", "--package", "leptos-markup"]);
        cargo.args(["--target", TARGET]);
        cargo.args(["--lib", "--tests", "--no-fail-fast"]);
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

fn host_pages(tools: &Tools, browser: &Browser, dist: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("e2e/run.mjs");
    node.env("ARTICLE_DIST", dist).env("ARTICLE_TOOLS", &tools.npm);
    node.env("CHROMIUM", &browser.chromium);
    node.env("ARTICLE_COMMAND", command());
    node
}

/// The command `article`, which writes pages for some cases.
fn command() -> PathBuf {
    repo::target().join("debug/article")
}

/// Builds that.
fn build_command() -> Result<()> {
    process::run(process::cargo().current_dir(repo::root()).args([
        "build",
        "--quiet",
        "-p",
        "article-cli",
    ]))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        let only = |part, filter: &str| Options {
            only: Some(part),
            filter: filter.to_owned(),
            ..Options::default()
        };
        let engine = |name: &str| Options { engine: Some(name.to_owned()), ..Options::default() };
        for (words, expected) in [
            ("", Options::default()),
            ("--only native", only(Part::Native, "")),
            ("--only host looks", only(Part::Host, "looks")),
            ("--only host --built", Options { built: true, ..only(Part::Host, "") }),
            ("--built --engine all", Options { built: true, ..engine("all") }),
            (
                "--engine webkit --only host embed",
                Options { engine: engine("webkit").engine, ..only(Part::Host, "embed") },
            ),
            ("--whole --engine firefox", Options { whole: true, ..engine("firefox") }),
            ("--changed", Options { changed: Some(None), ..Options::default() }),
            (
                "--changed main~3",
                Options { changed: Some(Some("main~3".to_owned())), ..Options::default() },
            ),
        ] {
            let read = Options::read(&words.split_whitespace().collect::<Vec<_>>());
            assert_eq!(read.ok(), Some(expected), "{words}");
        }
        for words in [
            "--only",
            "--only everything",
            "--only native looks",
            "--fast",
            "looks",
            "--changed --only host",
            "--changed --whole",
            "--engine all --only native",
        ] {
            assert!(Options::read(&words.split(' ').collect::<Vec<_>>()).is_err(), "{words}");
        }
    }
}
