//! The files of a release that a page refers to.

use std::fmt;

use serde_json::Value;

/// Where a release's files are, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The address of the style sheet.
    pub(crate) sheet: String,
    /// The name of its file.
    name: String,
    /// What the browser checks it by.
    pub(crate) integrity: String,
    /// What tells the build from others.
    pub(crate) build: String,
}

/// Why a release's `integrity.json` is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAssets(String);

impl fmt::Display for BadAssets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BadAssets {}

/// What the files are called: a hash of their content stands between.
const BEGIN: &str = "article-widget-";

impl Assets {
    /// By the address of the folder that the files are served from, and the text of the `integrity.json` among them.
    ///
    /// # Errors
    ///
    /// The address is no http or https address, or the text is not that of a release with a style sheet.
    pub fn new(folder: &str, integrity: &str) -> Result<Assets, BadAssets> {
        let folder = [folder.trim_end_matches('/'), "/"].concat();
        let base = article::url::resolve(&folder, None)
            .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
            .ok_or_else(|| BadAssets(format!("{folder:?} is no http or https address")))?;
        let files: Value = serde_json::from_str(integrity)
            .map_err(|error| BadAssets(format!("integrity.json is not JSON: {error}")))?;
        let file = |end: &str| {
            let files = files.as_object()?;
            let is_it = |name: &str| name.starts_with(BEGIN) && name.ends_with(end);
            let (name, hash) = files.iter().find(|(name, _)| is_it(name))?;
            Some((name.as_str(), hash.as_str()?))
        };
        let missing = |end: &str| {
            BadAssets(format!("integrity.json names no {BEGIN}…{end}: it is of another version"))
        };
        let (sheet, integrity) = file(".css").ok_or_else(|| missing(".css"))?;
        let (wasm, _) = file(".wasm").ok_or_else(|| missing(".wasm"))?;
        let build = wasm.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(".wasm"));
        Ok(Assets {
            name: sheet.to_owned(),
            sheet: base + sheet,
            integrity: integrity.to_owned(),
            build: build.unwrap_or_default().to_owned(),
        })
    }

    /// The name of the style sheet's file, for who writes its text into the element.
    #[must_use]
    pub fn sheet_name(&self) -> &str {
        &self.name
    }
}
