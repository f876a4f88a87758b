//! `cargo xtask new-block NAME`: adds a kind of block that holds other blocks, as a quotation does, in every place
//! that has to know it. It compiles, and is read, written, drawn and tested; everything special is added by hand.

use std::{path::Path, process::ExitCode};

use anyhow::{Context as _, Result, bail};

use crate::{
    lay_out::{self, before, module, read, variant, with_module},
    repo,
};

const MODEL: &str = "crates/article/src/model/block.rs";
const READ: &str = "crates/article/src/formats/article/blocks.rs";
const WRITE: &str = "crates/article/src/model/write.rs";
const WALK: &str = "crates/article/src/html/flows.rs";
const COUNT: &str = "crates/article-cli/src/count.rs";
const SCHEMA: &str = "crates/article/schema/article.schema.json";
const COMPONENTS: &str = "src/components/content/mod.rs";
const BLOCK: &str = "src/components/content/block.rs";
const OUTLINE: &str = "src/components/outline.rs";
const READING_TIME: &str = "src/components/reading_time.rs";
const SAMPLE: &str = "crates/article/tests/samples/article/full.json";
const GENERATORS: &str = "crates/article/tests/suite/generators.rs";
const NOTATION: &str = "crates/article/tests/html/notation.rs";
const ORACLE: &str = "crates/article/tests/html/oracle.rs";
const DEMO: &str = "demo/every-block.json";
const DOCS: &str = "docs/format.md";

/// Lays out a block, such as `score-card`, and says what is to be done then.
pub(crate) fn new_block(name: &str) -> Result<ExitCode> {
    write(repo::root(), name)?;
    let (module, variant) = (module(name), variant(name));
    println!(
        "{name} is laid out; `git status` shows where. It holds blocks: `text`, `content` or `body`. Now
  1. {MODEL}: what it is, and what it holds; where that is more than blocks, a type beside `Quote`, and the
     compiler names every place of `Block::{variant}`
  2. {READ} and {WRITE}: its fields, read and written so that reading again gives the same
  3. {SCHEMA}: `{def}`, each field described; {SAMPLE}: each field once
  4. src/components/content/{module}.rs, the component `{variant}`, and style/{name}.css: how it looks, in both themes
     and directions, at 240 pixels, in print; {OUTLINE} and {READING_TIME}: its headings and its words, where they
     stand in more than blocks
  5. {GENERATORS}: its fields, so that the round trip tries them
  6. {DEMO}: an example that is worth looking at; then LOOKS=new cargo xtask test --only host looks, and look
  7. {DOCS}: its fields; a block with `body` also stands in the sentence above \"Blocks\"; CHANGELOG.md
  8. cargo insta test -p article --review, then cargo xtask test",
        def = definition(name)
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes the files below `root`; none where one is there already, or a place for the block is not found.
fn write(root: &Path, name: &str) -> Result<()> {
    lay_out::check(name, "a block")?;
    let (module, variant, definition) = (module(name), variant(name), definition(name));
    let fill = |text: &str| {
        text.replace("NAME", name)
            .replace("MODULE", &module)
            .replace("VARIANT", &variant)
            .replace("DEFINITION", &definition)
    };
    let change = |path: &'static str, place: &dyn Fn(String) -> Result<String>| {
        let text = read(root, path).and_then(place).with_context(|| path.to_owned())?;
        Ok::<_, anyhow::Error>((path, text))
    };
    let row =
        |text: String, begin: &str, end: &str, row: &str| before(&text, begin, end, &fill(row));
    let component = format!("src/components/content/{module}.rs");
    let made = [(component.clone(), fill(COMPONENT)), (format!("style/{name}.css"), fill(STYLE))];
    let changed = [
        change(MODEL, &|text| {
            row(
                text,
                "pub enum Block {",
                "}\n\n",
                "    /// NAME: say what it is.\n    VARIANT(#[serde(deserialize_with = \"flow\")] Flow),\n",
            )
        })?,
        change(READ, &|text| {
            let text = counted(&text, "const BLOCKS: [(&'static str, Read<Block, J>); ", name)?;
            let text = row(text, "const BLOCKS: ", "    ];", "        (\"NAME\", MODULE),\n")?;
            Ok(text + &fill(READER))
        })?,
        change(WRITE, &|text| {
            let text =
                arm(&text, "for Block {", &fill("Block::VARIANT(body) => put_flow(body, out),"))?;
            arm(&text, "fn kind(", &fill("Block::VARIANT(_) => \"NAME\","))
        })?,
        change(WALK, &|text| {
            arm(&text, "fn contents(", &fill("Block::VARIANT(body) => contents(body, each),"))
        })?,
        change(COUNT, &|text| {
            arm(&text, "fn block(", &fill("Block::VARIANT(body) => self.flow(body),"))
        })?,
        change(SCHEMA, &|text| {
            let last = "        { \"$ref\": \"#/$defs/html\" }";
            let one = "        { \"$ref\": \"#/$defs/DEFINITION\" },\n";
            let text = row(text, "    \"block\": {", last, one)?;
            row(text, "    \"block\": {", "    \"html\": {", SCHEMA_DEFINITION)
        })?,
        change(COMPONENTS, &|text| {
            let text = with_module(&text, &module)?;
            row(text, "mod block;\n", "pub use ", "pub use MODULE::VARIANT;\n")
        })?,
        change(BLOCK, &|text| {
            let text = row(text, "use super::{", "};", "VARIANT,\n")?;
            let drawn = "Kind::VARIANT(body) => view! { <VARIANT body/> }.into_any(),";
            arm(&text, "fn Block<", &fill(drawn))
        })?,
        change(OUTLINE, &|text| {
            arm(&text, "fn visit(", &fill("Block::VARIANT(body) => visit_all(body, call),"))
        })?,
        change(READING_TIME, &|text| {
            arm(&text, "fn block(", &fill("Block::VARIANT(body) => blocks(body, words),"))
        })?,
        change(SAMPLE, &|text| row(text, "\"body\": [", "    { \"type\": \"html\",", FULL))?,
        change(GENERATORS, &|text| {
            let text = row(
                text,
                "let note = ",
                "        ]\n    })",
                "            full.prop_map(Block::VARIANT).boxed(),\n",
            )?;
            Ok(text.replace("full.prop_map", "full.clone().prop_map"))
        })?,
        change(NOTATION, &|text| {
            let lines = "Block::VARIANT(body) => {\n    line(\"NAME\".into());\n    write_flow(body, depth + 1, out);\n}";
            arm(&text, "fn write_block(", &fill(lines))
        })?,
        change(ORACLE, &|text| {
            arm(&text, "fn block(", &fill("Block::VARIANT(body) => self.flow(body),"))
        })?,
        change(DEMO, &|text| {
            let end = "    { \"type\": \"heading\", \"level\": 2, \"text\": \"HTML\" },";
            row(
                text,
                "\"body\": [",
                end,
                "    { \"type\": \"NAME\", \"text\": \"What a NAME holds.\" },\n",
            )
        })?,
        change(DOCS, &|text| {
            row(text, "## Blocks", "| `html` |", "| `NAME` | `text`, `content` or `body` |\n")
        })?,
    ];
    lay_out::write(root, &made, &changed)?;
    // The names are in their order then, and no line is too long.
    let paths = changed.iter().map(|(path, _)| *path).chain([component.as_str()]);
    lay_out::format(root, paths.filter(|path| path.ends_with(".rs")))
}

/// `scoreCard` of `score-card`: what the schema calls it.
fn definition(name: &str) -> String {
    let variant = variant(name);
    let (first, rest) = variant.split_at(1);
    first.to_lowercase() + rest
}

/// A table of blocks whose length, which stands behind `begin`, is one more.
fn counted(text: &str, begin: &str, name: &str) -> Result<String> {
    let kinds = ["paragraph", "divider", "html"];
    if kinds.contains(&name) || text.contains(&format!("(\"{name}\", ")) {
        bail!("there is a block {name} already");
    }
    let (head, tail) = text.split_once(begin).with_context(|| format!("`{begin}` is not there"))?;
    let (length, tail) = tail.split_once(']').context("no length of the table")?;
    let length: usize = length.parse().context("the length of the table is no number")?;
    Ok(format!("{head}{begin}{}]{tail}", length + 1))
}

/// A text whose first `match` over blocks behind `begin` has one arm more, the last.
fn arm(text: &str, begin: &str, arm: &str) -> Result<String> {
    let from = text.find(begin).with_context(|| format!("`{begin}` is not there"))?;
    let (head, tail) = text.split_at(from);
    let mut lines = tail.lines();
    let opens = |line: &&str| ["match block {", "match self {"].contains(&line.trim_start());
    let opens = lines.find(opens);
    let opens = opens.with_context(|| format!("no `match` over blocks behind `{begin}`"))?;
    let indent = opens.len() - opens.trim_start().len();
    let added: String = arm.lines().map(|line| format!("{:1$}    {line}\n", "", indent)).collect();
    let end = format!("\n{:indent$}}}", "");
    let place = format!("{opens}\n");
    let (before_match, inside) = tail.split_once(&place).context("the match is not there")?;
    let at = inside.find(&end).context("the match has no end")? + 1;
    let (arms, rest) = inside.split_at(at);
    Ok([head, before_match, &place, arms, &added, rest].concat())
}

const READER: &str = r"
fn MODULE<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut body = Flow::new();
    flow(r, &mut body);
    (!body.is_empty()).then_some(Block::VARIANT(body))
}
";

const COMPONENT: &str = r#"//! NAME: say what it is.

use leptos::prelude::*;

use super::Blocks;

/// The block NAME.
#[component]
pub fn VARIANT<'a>(
    /// What it holds.
    body: &'a article::Flow,
) -> AnyView {
    view! { <div class="NAME"><Blocks blocks=body/></div> }.into_any()
}
"#;

const STYLE: &str = r".NAME {
  border-inline-start: 3px solid var(--accent);
  padding-inline-start: 1em;
}
";

const SCHEMA_DEFINITION: &str = r##"    "DEFINITION": {
      "description": "NAME: say what it is.",
      "type": "object",
      "properties": {
        "type": { "const": "NAME", "description": "The block's type." },
        "text": { "type": "string", "description": "What it holds, plain. A line feed is a line break." },
        "content": { "$ref": "#/$defs/runs", "description": "What it holds with marks and links, instead of `text`." },
        "body": { "$ref": "#/$defs/blocks", "description": "What it holds as blocks, after `text` or `content` where both stand." }
      },
      "required": ["type"],
      "anyOf": [{"required": ["text"]}, {"required": ["content"]}, {"required": ["body"]}]
    },
"##;

const FULL: &str = r#"    { "type": "NAME", "text": "What a NAME holds" },
    {
      "type": "NAME", "content": ["More of ", { "text": "that", "marks": ["em"] }],
      "body": [{ "type": "paragraph", "text": "In two paragraphs" }]
    },
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{circles, process};
    use std::{fs, process::Command};

    #[test]
    fn an_arm_is_the_last_of_its_match() {
        let text = "fn kind() {\n    match other {\n    }\n    match block {\n        A => {\n        }\n    }\n}\n";
        let expected = "fn kind() {\n    match other {\n    }\n    match block {\n        A => {\n        }\n        B => {\n            c\n        }\n    }\n}\n";
        assert_eq!(arm(text, "fn kind(", "B => {\n    c\n}").expect("a place"), expected);
        assert!(arm(text, "fn sort(", "B").is_err() && arm("fn kind(", "fn kind(", "B").is_err());
    }

    #[test]
    fn a_block_that_is_there_is_not_laid_out() {
        for (name, expected) in
            [("quote", "a block quote already"), ("html", "html already"), ("Box", "small letters")]
        {
            let error = write(repo::root(), name).expect_err(name);
            assert!(format!("{error:#}").contains(expected), "{error:#}");
        }
    }

    /// In a copy of the repository, which its own tests then accept.
    #[test]
    #[ignore = "compiles for minutes: left to the night"]
    fn what_is_laid_out_compiles_and_passes_the_tests() {
        let root = repo::target().join("new-block");
        lay_out::copy(&root, &[]);
        // A repository of its own: its files are those that git lists.
        process::output(repo::git(&root).args(["init", "--quiet"])).expect("git begins one");
        // Cargo tells crates of two workspaces apart by their versions, not by where they lie; so what is built of the
        // copy is not taken for the repository's own, and what both depend on is built once.
        let manifest = root.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("the manifest");
        let text = text.replacen("\nversion = \"", "\nversion = \"99", 1);
        fs::write(manifest, text).expect("it can be written");
        write(&root, "first-trial").expect("it is laid out");
        let again = write(&root, "first-trial").expect_err("it is there already");
        assert!(format!("{again:#}").contains("first-trial already"), "{again:#}");
        write(&root, "second-trial").expect("and another one");
        let rust = [
            [MODEL, READ, WRITE, WALK, COUNT, COMPONENTS, BLOCK].as_slice(),
            &[OUTLINE, READING_TIME, GENERATORS, NOTATION, ORACLE],
            &["src/components/content/first_trial.rs"],
        ];
        assert!(lay_out::formatted(&root, &rust.concat()));
        assert_eq!(circles::problems(&root), Vec::<String>::new());
        for words in [
            &["check", "--package", "article", "--package", "article-cli", "--tests"][..],
            &["check", "--package", "article-widget", "--lib"],
            &[
                "test",
                "--package",
                "article",
                "--test",
                "suite",
                "--",
                "fuzzed::",
                "schema::",
                "round_trip::",
                "samples::",
            ],
        ] {
            cargo(&root, words);
        }
        let snapshots = "crates/article/tests/suite/snapshots/suite__samples__article-full.snap";
        let snapshot = fs::read_to_string(root.join(snapshots)).expect("a snapshot");
        for name in ["first-trial", "second-trial"] {
            assert!(snapshot.contains(&format!("\"type\": \"{name}\"")), "{snapshot}");
        }
    }

    /// Runs cargo in the copy, with what is built for the repository; a warning is an error. `check` and tests put
    /// nothing into the folder itself that is called by a name alone.
    fn cargo(root: &Path, words: &[&str]) {
        let mut cargo: Command = process::cargo();
        cargo.current_dir(root).arg("--offline").args(words);
        cargo.env("CARGO_TARGET_DIR", repo::target());
        // The snapshots change, as they should; the round trip takes fewer articles than usual.
        cargo.env("INSTA_UPDATE", "always").env("PROPTEST_CASES", "32");
        let output = cargo.output().expect("cargo starts");
        let text = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && !text.contains("warning: "), "{words:?}\n{text}");
    }
}
