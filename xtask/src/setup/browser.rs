//! Chromium and its WebDriver, which the tests need.

use std::{env, path::PathBuf};

use anyhow::{Context as _, Result};

use super::{cache, debian};

/// The programs that the tests start.
pub(crate) struct Browser {
    /// Chromium itself.
    pub(crate) chromium: PathBuf,
    /// `chromedriver`, of the same release.
    pub(crate) driver: PathBuf,
}

/// The browser: what `CHROMIUM` and `CHROMEDRIVER` name, else what PATH leads to, else Debian's.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    debian::install(&["chromium", "chromium-driver"], "the tests run in a real browser")
        .context("the environment variables CHROMIUM and CHROMEDRIVER may name the two programs")?;
    find().context("Chromium was installed, but `chromium` and `chromedriver` are not on PATH")
}

fn find() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let chromium = named("CHROMIUM").or_else(|| {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        names.into_iter().find_map(cache::on_path)
    })?;
    let driver = named("CHROMEDRIVER").or_else(|| cache::on_path("chromedriver"))?;
    Some(Browser { chromium, driver })
}
