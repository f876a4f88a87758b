//! Shared by `new-format`, `new-block` and `new-card`: the forms of a name that the code needs, and places in existing
//! files. Either all files are written, or none.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Words that Rust keeps for itself: a module or function of such a name would not compile.
const KEYWORDS: [&str; 28] = [
    "as", "async", "await", "box", "break", "const", "crate", "do", "dyn", "else", "enum", "final",
    "fn", "for", "gen", "if", "impl", "in", "loop", "match", "mod", "move", "ref", "self",
    "static", "type", "use", "yield",
];

/// A name such as `tide-wire`, which `what` ("a format") goes by.
pub(crate) fn check(name: &str, what: &str) -> Result<()> {
    let plain = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_lowercase())
            && word.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    if !name.split('-').all(plain) {
        bail!("{what} is called like tide-wire: small letters and digits, words joined by -");
    }
    if KEYWORDS.contains(&name) {
        bail!("{name} is a word of Rust's own: take another, or two words");
    }
    Ok(())
}

/// `tide_wire` of `tide-wire`.
pub(crate) fn module(name: &str) -> String {
    name.replace('-', "_")
}

/// `TideWire` of `tide-wire`.
pub(crate) fn variant(name: &str) -> String {
    name.split('-').map(capital).collect()
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

/// The text of a file below `root`.
pub(crate) fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("{path} can't be read"))
}

/// A text with something before the first `end` behind `begin`.
pub(crate) fn before(text: &str, begin: &str, end: &str, added: &str) -> Result<String> {
    let from = text.find(begin).with_context(|| format!("`{begin}` is not there"))? + begin.len();
    let (head, tail) = text.split_at(from);
    let at = tail.find(end).with_context(|| format!("`{end}` is not there"))?;
    let (middle, tail) = tail.split_at(at);
    Ok([head, middle, added, tail].concat())
}

/// A list of `mod …;` with one more, in the order of the names.
pub(crate) fn with_module(text: &str, module: &str) -> Result<String> {
    let own = format!("mod {module};");
    let mut lines: Vec<&str> = text.lines().collect();
    let named = |line: &&&str| line.ends_with(';') && line.contains("mod ") && !line.contains('{');
    let key = |line: &str| line.rsplit(' ').next().unwrap_or_default().to_owned();
    let after = lines.iter().filter(named).find(|line| key(line) > key(&own)).copied();
    let last = || lines.iter().rposition(|line| named(&line)).map(|at| at + 1);
    let at = after.and_then(|after| lines.iter().position(|line| *line == after)).or_else(last);
    lines.insert(at.context("there is no place for the module")?, &own);
    Ok(lines.join("\n") + "\n")
}

/// Writes files below `root`: `made`, which must not be there yet, and `changed`.
pub(crate) fn write(
    root: &Path,
    made: &[(String, String)],
    changed: &[(&str, String)],
) -> Result<()> {
    for (path, _) in made {
        if root.join(path).exists() {
            bail!("{path} is there already");
        }
    }
    let made = made.iter().map(|(path, text)| (path.as_str(), text));
    for (path, text) in made.chain(changed.iter().map(|(path, text)| (*path, text))) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text).with_context(|| format!("{} can't be written", path.display()))?;
    }
    Ok(())
}

/// Formats Rust files below `root`.
pub(crate) fn format<'a>(root: &Path, paths: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let mut format = rustfmt(root);
    process::run(format.args(paths)).context("what is laid out can't be formatted")
}

/// By the rules of `root`.
fn rustfmt(root: &Path) -> Command {
    let mut format = Command::new("rustfmt");
    format.current_dir(root).args(["--edition", "2024", "--config-path"]).arg(root);
    format
}

/// A copy of the repository's files whose paths begin so, for trying what is laid out; it is made anew.
#[cfg(test)]
pub(crate) fn copy(root: &Path, paths: &[&str]) {
    use crate::repo;
    let _ = fs::remove_dir_all(root);
    let mut git = Command::new("git");
    git.current_dir(repo::root()).args(["ls-files", "--cached", "--others"]);
    git.arg("--exclude-standard").args(paths);
    for path in process::output(&mut git).expect("git lists the files").lines() {
        let to = root.join(path);
        // One that was removed, and is still in git.
        if !repo::path(path).exists() {
            continue;
        }
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(repo::path(path), to).expect(path);
    }
}

/// Whether files of the copy are formatted.
#[cfg(test)]
pub(crate) fn formatted(root: &Path, paths: &[&str]) -> bool {
    process::output(rustfmt(root).arg("--check").args(paths)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_modules_and_variants() {
        assert_eq!(
            (module("tide-wire"), variant("tide-wire")),
            ("tide_wire".into(), "TideWire".into())
        );
        for name in ["", "Tide", "tide_wire", "-tide", "tide-", "1tide", "../tide", "loop"] {
            assert!(check(name, "a format").is_err(), "{name}");
        }
        check("box-score", "a block").expect("two words are none of Rust's");
    }

    #[test]
    fn modules_stand_in_their_order() {
        let text = "//! Files.\n\nmod a;\npub(crate) mod c;\n\nuse c::d;\n";
        for (module, expected) in [
            ("b", "//! Files.\n\nmod a;\nmod b;\npub(crate) mod c;\n\nuse c::d;\n"),
            ("e", "//! Files.\n\nmod a;\npub(crate) mod c;\nmod e;\n\nuse c::d;\n"),
        ] {
            assert_eq!(with_module(text, module).expect("a place"), expected);
        }
    }
}
