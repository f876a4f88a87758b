//! What a browser downloads, in bytes and compressed, against the budget of `size-budget.json`.

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup::Tools};

/// What the compressed files may weigh together.
const BUDGET: &str = "size-budget.json";
/// The module of a build for size, with the names of its functions.
const LINKED: &str = "target/dist/wasm32-unknown-unknown/release/article_widget.wasm";

struct Size {
    name: String,
    raw: u64,
    brotli: u64,
}

/// The largest downloads that are no reader's doing, in KB.
struct Budget {
    /// An article of the project's own format: the script and the main module.
    own: u64,
    /// An article of another system: the formats with it, the largest part that a single format needs, and the one
    /// that two of them share.
    foreign: u64,
    /// What a map takes beside `formats`: its own part, and that of editors' texts. No document asks for it, but a page.
    map: u64,
}

/// Prints a table; says whether the sums are within the budget.
pub(crate) fn report(tools: &Tools) -> Result<bool> {
    let sizes = measure(tools)?;
    let width = sizes.iter().map(|size| size.name.len()).max().unwrap_or_default();
    println!("\n{:width$}  {:>9}  {:>9}", "file", "bytes", "brotli 11");
    for Size { name, raw, brotli } in &sizes {
        println!("{name:width$}  {raw:>9}  {brotli:>9}");
    }
    let (own, foreign) = sums(&sizes);
    let budget = budget(&repo::read(BUDGET)?)?;
    let mut fits = true;
    let map = begins(&sizes, "map-", ".wasm") + begins(&sizes, "rich-", ".wasm");
    for (what, sum, allowed) in [
        ("an article of the own format", own, budget.own),
        ("an article of another system", foreign, budget.foreign),
        ("a map, beside that", map, budget.map),
    ] {
        let verdict = if sum <= allowed { "within" } else { "OVER" };
        println!("{what}: {} of {} KB, {verdict} {BUDGET}", kb(sum), kb(allowed));
        fits &= sum <= allowed;
    }
    if !fits {
        made_of(tools)?;
    }
    println!();
    Ok(fits)
}

/// Says what the wasm is made of, for whoever has to find what has grown.
fn made_of(tools: &Tools) -> Result<()> {
    println!("\nwhat it is made of, as it was linked:");
    let mut node = tools.command("node")?;
    node.current_dir(repo::root()).args(["tools/functions.mjs", LINKED]);
    process::run(&mut node)
}

/// What is downloaded for an article of the own format, and at most for one of another system.
fn sums(sizes: &[Size]) -> (u64, u64) {
    let all = |start: &str, ends: &str| begins(sizes, start, ends);
    let own = all("article-widget.js", "") + all("article-widget-", ".wasm");
    let others = ["article-widget", "formats-", "markdown-", "rare-", "map-", "rich-"];
    let part = |size: &&Size| {
        size.name.ends_with(".wasm") && !others.iter().any(|other| size.name.starts_with(other))
    };
    let largest = sizes.iter().filter(part).map(|size| size.brotli).max().unwrap_or_default();
    (own, own + all("formats-", ".wasm") + largest + all("markdown-", ".wasm"))
}

/// What the files are compressed whose names begin and end so.
fn begins(sizes: &[Size], start: &str, ends: &str) -> u64 {
    let named = |size: &&Size| size.name.starts_with(start) && size.name.ends_with(ends);
    sizes.iter().filter(named).map(|size| size.brotli).sum()
}

/// The files that `integrity.json` lists: all that is loaded without an action of the reader.
fn measure(tools: &Tools) -> Result<Vec<Size>> {
    let mut node = tools.command("node")?;
    node.current_dir(repo::root()).args(["tools/brotli.mjs", "dist"]);
    let text = process::output(&mut node).context("`node tools/brotli.mjs dist` failed")?;
    let sizes: Option<Vec<Size>> = text.lines().map(size).collect();
    sizes.filter(|sizes| !sizes.is_empty()).with_context(|| {
        format!("tools/brotli.mjs wrote {text:?}, expected `bytes brotli name` lines")
    })
}

fn size(line: &str) -> Option<Size> {
    let mut words = line.splitn(3, ' ');
    let raw = words.next()?.parse().ok()?;
    let brotli = words.next()?.parse().ok()?;
    Some(Size { name: words.next()?.to_owned(), raw, brotli })
}

fn budget(json: &str) -> Result<Budget> {
    let [own, foreign, map] = ["own_kb", "foreign_kb", "map_kb"].map(|name| field(json, name));
    Ok(Budget { own: own?, foreign: foreign?, map: map? })
}

/// A number of bytes, written in KB: a KB has 1,000 bytes, and may have one decimal place.
fn field(json: &str, name: &str) -> Result<u64> {
    let number = json
        .split_once(&format!("\"{name}\":"))
        .and_then(|(_, rest)| rest.split(['}', ',']).next())
        .map(str::trim);
    let Some(number) = number else { bail!("{BUDGET} has no field `{name}`") };
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    match (whole.parse::<u64>(), tenths.parse::<u64>()) {
        (Ok(whole), Ok(tenths)) if tenths < 10 => Ok(whole * 1_000 + tenths * 100),
        _ => {
            bail!(
                "{name} in {BUDGET} is {number}: expected a number with at most one decimal place"
            )
        }
    }
}

fn kb(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000, bytes % 1_000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_in_tenths() {
        for (json, expected) in [
            ("{ \"own_kb\": 72 }", Some(72_000)),
            ("{\"own_kb\":60.5,\"a\":1}", Some(60_500)),
            ("{\"own_kb\":60.55}", None),
            ("{\"kb\":1}", None),
        ] {
            assert_eq!(field(json, "own_kb").ok(), expected, "{json}");
        }
    }

    #[test]
    fn the_sums_leave_out_what_a_page_does_not_load() {
        let size = |(name, brotli): &(&str, u64)| Size {
            name: (*name).to_owned(),
            raw: 0,
            brotli: *brotli,
        };
        let files = [
            ("article-widget.js", 1),
            ("article-widget-a.wasm", 10),
            ("formats-b.wasm", 100),
            ("ninjs-c.wasm", 1_000),
            ("arc-ans-d.wasm", 2_000),
            ("markdown-g.wasm", 10_000),
            // On a reader's action, and for one language.
            ("rare-e.wasm", 50_000),
            // By a page's own word.
            ("map-h.wasm", 70_000),
            ("rich-i.wasm", 80_000),
            ("article-widget-fr-f.json", 60_000),
        ];
        assert_eq!(sums(&files.iter().map(size).collect::<Vec<_>>()), (11, 12_111));
    }

    #[test]
    fn the_budget_of_the_repository_can_be_read() {
        assert!(budget(&repo::read(BUDGET).unwrap()).unwrap().own > 0);
    }
}
