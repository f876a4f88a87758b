//! What a browser downloads, in bytes and compressed, against the budget of `size-budget.json`.

use anyhow::{Context as _, Result, bail};

use crate::{process, repo, setup::Tools};

/// What the compressed files may weigh together.
const BUDGET: &str = "size-budget.json";

struct Size {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints a table; says whether the sum is within the budget.
pub(crate) fn report(tools: &Tools) -> Result<bool> {
    let sizes = measure(tools)?;
    let sum = Size {
        name: "sum".to_owned(),
        raw: sizes.iter().map(|size| size.raw).sum(),
        brotli: sizes.iter().map(|size| size.brotli).sum(),
    };
    let width = sizes.iter().map(|size| size.name.len()).max().unwrap_or_default();
    println!("\n{:width$}  {:>9}  {:>9}", "file", "bytes", "brotli 11");
    for Size { name, raw, brotli } in sizes.iter().chain([&sum]) {
        println!("{name:width$}  {raw:>9}  {brotli:>9}");
    }
    let allowed = budget(&repo::read(BUDGET)?)?;
    let fits = sum.brotli <= allowed;
    let verdict = if fits { "within" } else { "OVER" };
    println!("{} of {} KB, {verdict} the budget of {BUDGET}\n", kb(sum.brotli), kb(allowed));
    Ok(fits)
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

/// The number of bytes in `{ "total_kb": 72 }`; a KB has 1,000 bytes, and may have one decimal place.
fn budget(json: &str) -> Result<u64> {
    let number = json
        .split_once("\"total_kb\":")
        .and_then(|(_, rest)| rest.split(['}', ',']).next())
        .map(str::trim);
    let Some(number) = number else { bail!("{BUDGET} has no field `total_kb`") };
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    match (whole.parse::<u64>(), tenths.parse::<u64>()) {
        (Ok(whole), Ok(tenths)) if tenths < 10 => Ok(whole * 1_000 + tenths * 100),
        _ => bail!(
            "total_kb in {BUDGET} is {number}: expected a number with at most one decimal place"
        ),
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
            ("{ \"total_kb\": 72 }", Some(72_000)),
            ("{\"total_kb\":60.5,\"a\":1}", Some(60_500)),
            ("{\"total_kb\":60.55}", None),
            ("{\"kb\":1}", None),
        ] {
            assert_eq!(budget(json).ok(), expected, "{json}");
        }
    }

    #[test]
    fn the_budget_of_the_repository_can_be_read() {
        assert!(budget(&repo::read(BUDGET).unwrap()).unwrap() > 0);
    }
}
