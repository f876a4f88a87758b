//! The engines that the tests run in beside Chromium: Firefox and WebKit, each with its WebDriver.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
    str::FromStr,
};

use anyhow::{Context as _, Result, bail};

use super::{browser, cache, cargo_tool, debian};
use crate::repo;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome, Edge and most others.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari; here WebKitGTK, which has the same engine and none of Apple's media.
    Webkit,
}

impl Engine {
    /// Every one.
    pub(crate) const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// As it is written on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// The variable by which wasm-bindgen's test runner is told of a driver.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Engine::Chromium => "CHROMEDRIVER",
            Engine::Firefox => "GECKODRIVER",
            // What it speaks with WebKit's driver is what it would speak with Safari's.
            Engine::Webkit => "SAFARIDRIVER",
        }
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Engine::ALL.into_iter().find(|engine| engine.name() == text);
        found.with_context(|| {
            format!(
                "no engine is called {text}: expected chromium, firefox, webkit or, for tests, all"
            )
        })
    }
}

/// An engine's programs.
pub(crate) struct Driven {
    /// Which engine it is.
    pub(crate) engine: Engine,
    /// The browser.
    pub(crate) program: PathBuf,
    /// Its WebDriver.
    pub(crate) driver: PathBuf,
}

impl Driven {
    /// A command that starts the browser by and by: WebKit's wants a screen, which may be one that nobody sees.
    pub(crate) fn command(&self, program: &OsStr) -> Command {
        if self.engine != Engine::Webkit {
            return Command::new(program);
        }
        let mut command = Command::new("xvfb-run");
        command.arg("-a").arg(program);
        command
    }

    /// A file that tells wasm-bindgen's test runner how to start the browser.
    pub(crate) fn capabilities(&self) -> Result<PathBuf> {
        let program = self.program.display();
        let json = match self.engine {
            Engine::Chromium => return Ok(repo::path("webdriver.json")),
            Engine::Firefox => {
                format!(
                    r#"{{"moz:firefoxOptions": {{"args": ["-headless"], "binary": "{program}"}}}}"#
                )
            }
            Engine::Webkit => format!(
                r#"{{"webkitgtk:browserOptions": {{"args": ["--automation"], "binary": "{program}"}}}}"#
            ),
        };
        let path = repo::target().join(format!("webdriver-{}.json", self.engine.name()));
        fs::write(&path, json).with_context(|| format!("{} can't be written", path.display()))?;
        Ok(path)
    }
}

/// An engine's programs; what is missing is installed.
pub(crate) fn engine(engine: Engine) -> Result<Driven> {
    let (program, driver) = match engine {
        Engine::Chromium => {
            let found = browser::browser()?;
            (found.chromium, found.driver)
        }
        Engine::Firefox => {
            if firefox().is_none() {
                debian::install(&["firefox-esr"], "the tests run in Firefox too")?;
            }
            let program = firefox().context("Firefox is not on PATH; FIREFOX may name it")?;
            let driver = named("GECKODRIVER").or_else(|| cache::on_path("geckodriver"));
            (program, driver.map_or_else(cargo_tool::geckodriver, Ok)?)
        }
        Engine::Webkit => {
            if webkit().is_none() || cache::on_path("xvfb-run").is_none() {
                debian::install(
                    &["webkit2gtk-driver", "xvfb", "xauth"],
                    "the tests run in WebKit too",
                )?;
            }
            webkit().context("neither WebKitWebDriver nor its MiniBrowser was found")?
        }
    };
    Ok(Driven { engine, program, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(cache::on_path))
}

/// The driver brings the browser, which is not on PATH.
fn webkit() -> Option<(PathBuf, PathBuf)> {
    let driver = cache::on_path("WebKitWebDriver")?;
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders = [Path::new("/usr/lib").to_path_buf(), Path::new("/usr/libexec").to_path_buf()];
    let mut candidates = libraries.chain(folders).flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
            .map(|name| folder.join(name).join("MiniBrowser"))
    });
    let program = candidates.find(|path| path.is_file())?;
    Some((program, driver))
}

/// The engines that `--engine` names.
pub(crate) fn engines(word: &str) -> Result<Vec<Engine>> {
    if word.is_empty() {
        bail!("no engine is named: expected chromium, firefox, webkit or all");
    }
    if word == "all" { Ok(Engine::ALL.to_vec()) } else { Ok(vec![word.parse()?]) }
}
