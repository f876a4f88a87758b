//! `cargo xtask new-card NAME`: adds a shape of markup to those that the HTML reader recognises, with its line in the
//! table. It compiles, and recognises only its own class until it is filled in.

use std::{path::Path, process::ExitCode};

use anyhow::{Context as _, Result};

use crate::{
    lay_out::{self, before, module, read, with_module},
    repo,
};

const CARDS: &str = "crates/article/src/html/cards/mod.rs";

/// Lays out a card, such as `tide-clock`, and says what is to be done then.
pub(crate) fn new_card(name: &str) -> Result<ExitCode> {
    write(repo::root(), name)?;
    let module = module(name);
    println!(
        "{name} is laid out; `git status` shows where. Now
  1. crates/article/src/html/cards/{module}.rs: by which classes, names or attributes it is told, and what becomes of it;
     `false` where a closer look says that it is something else
  2. crates/article/tests/html/cases/cards.txt: the markup as its system writes it, in words of your own, and one that
     only looks like it; BLESS=1 cargo test -p article --test html cases writes the blocks, to be looked at
  3. docs/formats.md, where the system is known to publishers; CHANGELOG.md"
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes the file and the lines below `root`; nothing where it is there already.
fn write(root: &Path, name: &str) -> Result<()> {
    lay_out::check(name, "a card")?;
    let module = module(name);
    let table = read(root, CARDS)?;
    let table = with_module(&table, &module).context(CARDS)?;
    let line = format!("    card({module}::MARKS, {module}::read),\n");
    // Above those that look at any element.
    let table = before(&table, "const CARDS: &[Card] = &[", "    card(facades::", &line)?;
    let made = [(format!("crates/article/src/html/cards/{module}.rs"), CARD.replace("NAME", name))];
    lay_out::write(root, &made, &[(CARDS, table)])
}

const CARD: &str = r#"//! NAME: say which system writes it, and what it shows.

use super::super::{elements::media, tree::Id, walker::Walker};
use crate::{Block, Embed};

/// By what it is told.
pub(super) const MARKS: &str = ".NAME";

/// What it becomes: here an embed of the first page that it leads to.
pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let Some(url) = w.first_link(id) else { return false };
    // Its own words are those of the page: nothing but what is not safe is said of them.
    w.leave_out(id);
    w.flush();
    let title = Some(w.tree.text_of(id)).filter(|title| !title.is_empty());
    let (width, height) = media::size(w.tree.node(id));
    w.block(Block::Embed(Embed { title, width, height, ..Embed::new(url) }));
    true
}
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process;

    #[test]
    #[ignore = "compiles for minutes: left to the night"]
    fn what_is_laid_out_compiles() {
        let work = repo::path("target/new-card");
        let root = work.join("copy");
        lay_out::copy(&root, &["crates/article/src", "crates/article/Cargo.toml", "rustfmt.toml"]);
        let own = std::fs::read_to_string(repo::path("Cargo.toml")).expect("the workspace");
        let (_, shared) = own.split_once("[workspace.package]").expect("what is shared");
        let manifest = format!(
            "[workspace]\nmembers = [\"crates/article\"]\nresolver = \"3\"\n[workspace.package]{}",
            shared.split("\n[").next().unwrap_or_default()
        );
        std::fs::write(root.join("Cargo.toml"), manifest).expect("it is written");
        let crate_manifest = root.join("crates/article/Cargo.toml");
        let text = std::fs::read_to_string(&crate_manifest).expect("its manifest");
        let (head, _) = text.split_once("[dev-dependencies]").expect("its dependencies for tests");
        std::fs::write(&crate_manifest, head).expect("it is written");

        super::write(&root, "tide-clock").expect("it is laid out");
        let again = super::write(&root, "tide-clock").expect_err("it is there already");
        assert!(again.to_string().contains("tide_clock.rs is there already"), "{again}");
        assert!(lay_out::formatted(&root, &[CARDS]), "it is formatted");
        let mut cargo = process::cargo();
        cargo.current_dir(&root).args(["check", "--quiet", "--offline"]);
        cargo.env("CARGO_TARGET_DIR", work.join("target")).env("RUSTFLAGS", "-D warnings");
        process::output(&mut cargo).expect("it compiles without a warning");
    }
}
