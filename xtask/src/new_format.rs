//! `cargo xtask new-format NAME`: adds an adapter that compiles and reads its own samples, and changes every place
//! that has to know the format.

use std::{path::Path, process::ExitCode};

use anyhow::{Result, bail};

use crate::{
    lay_out::{self, before, module, read, variant},
    repo,
};

/// Where a name has to stand in an existing file.
const FORMATS: &str = "crates/article/src/formats/mod.rs";
const ELEMENT: &str = "package/element.mjs";
const DOCS: &str = "docs/formats.md";
const SAMPLES: &str = "playground/src/samples.rs";

/// Lays out the files of a format, such as `tide-wire`, and says what is to be done then.
pub(crate) fn new_format(name: &str) -> Result<ExitCode> {
    write(repo::root(), name)?;
    println!(
        "{name} is laid out; `git status` shows where. It reads documents with the field `{name}`. Now
  1. crates/article/src/formats/{}.rs: the real mark and the real paths; ghost.rs and arc_ans.rs are good neighbours
  2. crates/article/tests/samples/{name}/: in your own words a full one, a list, a hard one, one that must not be shown
  3. playground/samples/{name}.json: the full one, its pictures below {{{{demo}}}}
  4. docs/formats.md: its section; docs/contract.md: its name; CHANGELOG.md
  5. cargo insta test -p article --review, then cargo xtask test
If few pages need it, the release build can keep it in a file of its own: CONTRIBUTING.md tells how.",
        module(name)
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes the files below `root`; none where one of them is there already, or a place for the name is not found.
fn write(root: &Path, name: &str) -> Result<()> {
    lay_out::check(name, "a format")?;
    let module = module(name);
    let (adapter, samples) = (
        format!("crates/article/src/formats/{module}.rs"),
        format!("crates/article/tests/samples/{name}"),
    );
    let story = SAMPLE.replace("NAME", name);
    let [one, two] = [&story, &other(&story)].map(|story| story.replace('\n', "\n    "));
    let list = format!("{{\n  \"stories\": [\n    {one},\n    {two}\n  ]\n}}\n");
    let made = [
        (adapter, ADAPTER.replace("NAME", name)),
        (format!("{samples}/full.json"), format!("{story}\n")),
        (format!("{samples}/list.json"), list),
        (format!("playground/samples/{name}.json"), format!("{story}\n")),
    ];
    let changed = [
        (FORMATS, in_formats(&read(root, FORMATS)?, name)?),
        (ELEMENT, {
            let text = read(root, ELEMENT)?;
            before(&text, "const formats = [", "];", &format!("  \"{name}\",\n"))?
        }),
        (DOCS, format!("{}\n{}", read(root, DOCS)?, SECTION.replace("NAME", name))),
        (SAMPLES, {
            let row = format!(
                "    row(\"{name}\", \"{name}\", Formats, \"playground/samples/{name}.json\", &[]),\n"
            );
            before(&read(root, SAMPLES)?, "const SAMPLES", "    row(\"every-block\"", &row)?
        }),
    ];
    lay_out::write(root, &made, &changed)
}

/// The table of formats with one more, as its first: detection asks it before all others.
fn in_formats(text: &str, name: &str) -> Result<String> {
    let text = lay_out::with_module(text, &module(name))?;
    let row =
        format!("    /// {}.\n    {} \"{name}\" {},\n", variant(name), variant(name), module(name));
    let text = before(&text, "\nformats! {", "\n    /// ", &format!("\n{}", row.trim_end()))?;
    let parts = "Format::Article | Format::Ghost";
    if !text.contains(parts) {
        bail!("formats/mod.rs: `{parts}` is not there, where the parts of the widget are named");
    }
    Ok(text.replace(parts, &format!("{parts} | Format::{}", variant(name))))
}

/// Another story for a list.
fn other(story: &str) -> String {
    story.replace("\"1\"", "\"2\"").replace("/lamps", "/boats").replace("Lamplighters", "Ferrymen")
}

const ADAPTER: &str = r#"//! Stories of NAME.

use super::adapter::{Adapter, Paths};
use crate::{json::Json, node::Node};

const PATHS: Paths = Paths {
    stories: "stories|",
    id: "id",
    url: "url",
    headline: "title",
    standfirst: "summary",
    body: "html",
    published: "published",
    updated: "updated",
    language: "language",
    authors: "authors",
    section: "section",
    tags: "tags",
    image: "image",
    ..Paths::NONE
};

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter::new(&PATHS, is)
}

/// A mark that the stories of no other system bear.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("NAME").is_some() && node.get("title").is_some()
}
"#;

const SAMPLE: &str = r#"{
  "NAME": 1,
  "id": "1",
  "url": "https://news.example/lamps",
  "language": "en",
  "title": "Lamplighters return to the quay",
  "summary": "Forty lamps, one ladder and a rota on the baker’s door.",
  "authors": [{ "name": "Petra Lindqvor" }],
  "section": "Town",
  "published": "2025-03-04T09:30:00+01:00",
  "html": "<p>The first lamp was lit on <em>Tuesday</em>.</p><p>It is warmer than it looks.</p><p>The rota ends in May.</p>"
}"#;

const SECTION: &str = r"## `NAME`

Stories of NAME.
Mark: the field `NAME` beside `title`.

### What becomes of a story

| article | field |
| --- | --- |
| `id`, `url`, `language` | the fields of these names |
| `headline` | `title` |
| `standfirst` | `summary` |
| `body` | `html`, read as HTML |
| `published`, `updated` | the fields of these names |
| `authors`, `section`, `tags` | the fields of these names |
| `lead` | `image` |
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process;
    use std::fs;

    /// In a copy of what it touches, with a program that says what a sample is read as.
    #[test]
    #[ignore = "compiles for minutes: left to the night"]
    fn what_is_laid_out_compiles_and_is_known() {
        let work = repo::target().join("new-format");
        let root = work.join("copy");
        let crates =
            ["Cargo.lock", "rustfmt.toml", "crates/article/src", "crates/article/Cargo.toml"];
        lay_out::copy(&root, &[&crates[..], &[ELEMENT, DOCS, SAMPLES]].concat());
        let manifest = repo::read("Cargo.toml").expect("the manifest");
        let (_, shared) = manifest.split_once("[workspace.package]").expect("its package");
        let (shared, _) = shared.split_once("\n[package]").expect("its end");
        let probe = root.join("probe");
        fs::create_dir_all(probe.join("src")).expect("a folder");
        let write = |path: &Path, text: &str| fs::write(path, text).expect("it can be written");
        write(
            &root.join("Cargo.toml"),
            &format!(
                "[workspace]\nmembers = [\"crates/article\", \"probe\"]\nresolver = \"3\"\n[workspace.package]{shared}"
            ),
        );
        write(&probe.join("Cargo.toml"), PROBE_MANIFEST);
        write(&probe.join("src/main.rs"), PROBE);
        // Its benches and tests are not in the copy.
        let own = fs::read_to_string(root.join("crates/article/Cargo.toml")).expect("its manifest");
        let (own, _) = own.split_once("[dev-dependencies]").expect("its dependencies for tests");
        write(
            &root.join("crates/article/Cargo.toml"),
            &format!("{own}[lints]\nworkspace = true\n"),
        );

        super::write(&root, "trial-wire").expect("it is laid out");
        let again = super::write(&root, "trial-wire").expect_err("it is there already");
        assert!(again.to_string().contains("trial_wire.rs is there already"), "{again}");
        let mut cargo = process::cargo();
        cargo.current_dir(&root).args(["run", "--quiet", "--offline", "--package", "probe", "--"]);
        for sample in ["full", "list"] {
            cargo.arg(format!("crates/article/tests/samples/trial-wire/{sample}.json"));
        }
        cargo.env("CARGO_TARGET_DIR", work.join("target")).env("RUSTFLAGS", "-D warnings");
        let read = process::output(&mut cargo).expect("it compiles without a warning, and runs");
        assert_eq!(
            read,
            "trial-wire: Lamplighters return to the quay, 3 blocks, 0 related\n\
             trial-wire: Lamplighters return to the quay, 3 blocks, 1 related"
        );
        assert!(lay_out::formatted(&root, &[FORMATS]), "it is formatted");
        let element = read_file(&root, ELEMENT);
        assert!(element.contains("  \"ninjs\",\n  \"trial-wire\",\n];"), "{element}");
        assert!(read_file(&root, SAMPLES).contains("row(\"trial-wire\", \"trial-wire\", Formats,"));
        assert!(read_file(&root, DOCS).ends_with("| `lead` | `image` |\n"));
    }

    fn read_file(root: &Path, path: &str) -> String {
        read(root, path).expect(path)
    }

    const PROBE_MANIFEST: &str = "[package]\nname = \"probe\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
        [dependencies]\narticle = { path = \"../crates/article\" }\nserde_json = \"1\"\n";
    const PROBE: &str = r#"fn main() {
    for path in std::env::args().skip(1) {
        let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let resolve = &article::url::resolve;
        let reading = article::read(&json, &article::Options::new(resolve, i64::MAX)).unwrap();
        let related = reading.article.related.as_ref().map_or(0, |related| related.stories.len());
        let article = &reading.article;
        println!("{}: {}, {} blocks, {related} related", reading.format.name(), article.headline, article.body.len());
    }
}
"#;
}
