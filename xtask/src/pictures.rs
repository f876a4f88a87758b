//! `cargo xtask pictures`: takes the pictures in README and docs, and the recording of the playground.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{dist, process, repo, setup};

/// Takes the pictures of `dist/`, which is built where it is not there, with `tools/pictures.mjs`.
pub(crate) fn pictures() -> Result<ExitCode> {
    let browser = setup::browser()?;
    let dist = dist::present()?;
    let mut node = Command::new("node");
    node.current_dir(repo::root()).arg("tools/pictures.mjs").env("ARTICLE_DIST", dist);
    node.env("ARTICLE_TOOLS", setup::npm()?).env("CHROMIUM", &browser.chromium);
    process::run(&mut node)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use crate::repo;
    use std::fs;

    /// What a picture may weigh: a reader of README on a phone gets them all.
    const BYTES: u64 = 400_000;

    #[test]
    fn pictures_are_small_and_made_by_the_script() {
        let script = ["pictures", "recording", "rooms"].map(|name| format!("tools/{name}.mjs"));
        let script = script.map(|path| repo::read(&path).expect("a script"));
        let mut seen = 0;
        for entry in fs::read_dir(repo::path("docs/pictures")).expect("the folder") {
            let entry = entry.expect("an entry");
            let name = entry.file_name().into_string().expect("a name");
            let bytes = entry.metadata().expect("its size").len();
            assert!(bytes <= BYTES, "{name}: {bytes} bytes, at most {BYTES}");
            let stem = name.trim_end_matches(".webp").trim_end_matches(".svg");
            assert!(script.iter().any(|script| script.contains(stem)), "{name}: who makes it?");
            seen += 1;
        }
        assert!(seen > 3, "only {seen} pictures");
    }
}
