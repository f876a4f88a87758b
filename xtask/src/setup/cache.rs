//! The folder of the user that keeps the tools, so that every clone of the repository finds them.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::process;

/// `$XDG_CACHE_HOME/article-widget`, or `~/.cache/article-widget`.
pub(crate) fn folder() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("neither XDG_CACHE_HOME nor a home folder is set")?;
    let folder = base.join("article-widget");
    fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    Ok(folder)
}

/// The version that a program says it has: the first word of `--version` that begins with a digit.
pub(crate) fn version(program: &Path) -> Option<String> {
    let said = |words: &[&str]| process::output(Command::new(program).args(words));
    // A program that is made to be called by cargo may want its name first, as cargo gives it.
    let name = || program.file_stem()?.to_str()?.strip_prefix("cargo-");
    let text = said(&["--version"]).or_else(|| said(&[name()?, "--version"]))?;
    let mut words = text.split_whitespace().map(|word| word.trim_start_matches('v'));
    words.find(|word| word.starts_with(|char: char| char.is_ascii_digit())).map(str::to_owned)
}

/// Where a program is found on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
