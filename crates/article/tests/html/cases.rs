//! The own cases in `cases/`: markup, the blocks that it becomes, and where it matters the issues.
//!
//! A case is `#data`, its markup, `#blocks`, the blocks in the notation, and maybe `#issues` with a code a
//! line. `\0`, `\r` and `\t` in it are those characters.
//! `BLESS=1` writes what the reader makes into the files, to be looked at before it is committed.

use std::{fmt::Write as _, fs, path::PathBuf};

use crate::{notation, read};

#[test]
fn cases() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/html/cases");
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    names.sort();
    let bless = std::env::var_os("BLESS").is_some();
    let (mut count, mut failures) = (0, String::new());
    for name in names {
        let file = fs::read_to_string(&name).unwrap();
        let mut blessed = String::new();
        for text in file.split("#data\n").skip(1) {
            let case = Case::parse(text);
            count += 1;
            let found = case.check();
            if let Err(found) = &found {
                write!(failures, "\n{}:\n{}\n{found}", name.display(), case.data).unwrap();
            }
            blessed.push_str(&case.written(&found.err()));
        }
        if bless {
            fs::write(&name, blessed).unwrap();
        }
    }
    assert!(count >= 200, "only {count} cases");
    assert!(failures.is_empty() || bless, "{failures}");
}

struct Case {
    data: String,
    blocks: String,
    issues: Option<String>,
}

impl Case {
    fn parse(text: &str) -> Case {
        let (data, rest) = text.split_once("#blocks\n").unwrap_or((text.trim_end(), ""));
        let (blocks, issues) = match rest.split_once("#issues\n") {
            Some((blocks, issues)) => (blocks, Some(lines(issues))),
            None => (rest, None),
        };
        let data = data.strip_suffix('\n').unwrap_or(data).to_owned();
        Case { data, blocks: lines(blocks), issues }
    }

    /// What the reader makes of it, if that is not what is expected.
    fn check(&self) -> Result<(), String> {
        let data = self.data.replace("\\0", "\0").replace("\\r", "\r").replace("\\t", "\t");
        let (flow, found) = read(&data);
        let blocks = notation::blocks(&flow);
        let issues: String = found.iter().map(|it| format!("{}\n", it.code.name())).collect();
        let same = blocks == self.blocks && self.issues.as_ref().is_none_or(|it| *it == issues);
        if same {
            return Ok(());
        }
        let issues = self.issues.as_ref().map(|_| format!("#issues\n{issues}"));
        Err(format!("#blocks\n{blocks}{}", issues.unwrap_or_default()))
    }

    fn written(&self, found: &Option<String>) -> String {
        let issues = self.issues.as_ref().map(|issues| format!("#issues\n{issues}"));
        let expected = format!("#blocks\n{}{}", self.blocks, issues.unwrap_or_default());
        format!("#data\n{}\n{}\n", self.data, found.as_ref().unwrap_or(&expected))
    }
}

/// The lines without those that are empty at the end.
fn lines(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}
