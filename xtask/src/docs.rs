//! Checks README and docs: every link leads somewhere, every command exists, and every snippet uses names that the
//! element has.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::repo;

/// The documents: path below the root, and text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut folders: Vec<PathBuf> =
        ["", "docs", "package", "examples", ".github"].iter().map(PathBuf::from).collect();
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(repo::root().join(&folder)) else { continue };
        for entry in entries {
            let path = folder.join(entry.expect("an entry").file_name());
            if repo::root().join(&path).is_dir() {
                if !folder.as_os_str().is_empty() {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = repo::read(&path.to_string_lossy()).expect("a document");
                documents.push((path, text));
            }
        }
    }
    assert!(documents.len() > 20, "only {} documents were found", documents.len());
    documents.sort();
    documents
}

/// A block of code: its language, its lines, and the number of the first.
struct Snippet {
    language: String,
    text: String,
    line: usize,
}

/// The blocks of code, and the text without them, line by line.
fn parts(text: &str) -> (Vec<Snippet>, Vec<(usize, &str)>) {
    let (mut snippets, mut prose) = (Vec::new(), Vec::new());
    let mut open: Option<Snippet> = None;
    for (line, number) in text.lines().zip(1..) {
        match (line.trim_start().strip_prefix("```"), open.as_mut()) {
            (Some(_), Some(_)) => snippets.extend(open.take()),
            (Some(language), None) => {
                let language = language.trim().to_owned();
                open = Some(Snippet { language, text: String::new(), line: number + 1 });
            }
            (None, Some(snippet)) => {
                snippet.text.push_str(line);
                snippet.text.push('\n');
            }
            (None, None) => prose.push((number, line)),
        }
    }
    assert!(open.is_none(), "a block of code that does not end");
    (snippets, prose)
}

/// Where a heading can be linked to, as code hosts make it.
fn anchor(heading: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
    heading.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = parts(text).1.into_iter().filter_map(|(_, line)| {
        let heading = line.trim_start_matches('#');
        (heading.len() < line.len()).then(|| anchor(heading))
    });
    headings.collect()
}

/// The targets of a line's links and pictures. In code nothing is a link.
fn links(line: &str) -> Vec<String> {
    let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
    let markdown = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let html = ["src=\"", "href=\""].into_iter();
    let html =
        html.flat_map(|name| prose.split(name).skip(1)).filter_map(|it| it.split('"').next());
    markdown.chain(html).map(str::to_owned).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut dead = Vec::new();
    let mut seen = 0;
    for (path, text) in documents() {
        for (number, line) in parts(&text).1 {
            for link in links(line) {
                if link.starts_with("https://") || link.starts_with("mailto:") {
                    continue;
                }
                seen += 1;
                let (file, place) = link.split_once('#').unwrap_or((&link, ""));
                let folder = path.parent().unwrap_or(Path::new(""));
                let target = if file.is_empty() { path.clone() } else { folder.join(file) };
                let target = repo::root().join(target);
                let found = target.exists()
                    && (place.is_empty()
                        || fs::read_to_string(&target)
                            .is_ok_and(|text| anchors(&text).contains(place)));
                if !found {
                    dead.push(format!("{}:{number}: {link}", path.display()));
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} links were found");
    none(&dead);
}

#[test]
fn every_command_is_there() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    let commands: BTreeSet<&str> = crate::USAGE
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    for (path, text) in documents() {
        for (line, number) in text.lines().zip(1..) {
            for rest in line.split("cargo xtask ").skip(1) {
                for written in written(rest) {
                    seen += 1;
                    let words: Vec<_> = written.split_whitespace().collect();
                    let command = words.first().copied().unwrap_or_default();
                    let command = command.trim_end_matches(['.', ':']);
                    let example = words.iter().skip_while(|word| **word != "--example").nth(1);
                    let example = example.is_none_or(|name| crate::serve::is_example(name));
                    let options = words.iter().filter(|word| word.starts_with("--"));
                    let unknown = options.filter(|option| !crate::USAGE.contains(**option));
                    // What trunk takes is trunk's.
                    let unknown = unknown.filter(|_| command != "serve").count();
                    if !commands.contains(command) || unknown > 0 || !example {
                        wrong.push(format!("{}:{number}: cargo xtask {written}", path.display()));
                    }
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} commands were found");
    none(&wrong);
}

/// The commands that begin behind `cargo xtask `: the one that stands there, and those that follow it in code of their
/// own, as in "`cargo xtask serve`, `test` and `dist`".
fn written(rest: &str) -> Vec<&str> {
    let ends = ['#', '|', ';', '*', ',', ')'];
    let mut pieces = rest.split('`');
    let first = pieces.next().unwrap_or_default();
    let mut found = vec![first.split(ends).next().unwrap_or_default()];
    // Between pieces of code stands text, and the other way round.
    while let (Some(text), Some(code)) = (pieces.next(), pieces.next()) {
        // Empty: `cargo xtask ` stands there again.
        if ![", ", " and ", " or "].contains(&text) || code.is_empty() {
            break;
        }
        found.push(code);
    }
    found
}

#[test]
fn every_option_of_article_check_is_there() {
    let source = repo::read("crates/article-cli/src/main.rs").expect("the command");
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for (line, number) in text.lines().zip(1..) {
            for rest in line.split("article-cli -- check").skip(1) {
                let words = rest.split('`').next().unwrap_or_default().split_whitespace();
                for option in words.filter_map(|word| word.strip_prefix("--")) {
                    if !source.contains(&format!("        {option}: ")) {
                        wrong.push(format!("{}:{number}: --{option}", path.display()));
                    }
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn snippets_name_what_the_element_has() {
    let element = Element::read();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, text) in documents() {
        for Snippet { language, text, line } in parts(&text).0 {
            if !["html", "css", "js", "jsx", "ts"].contains(&language.as_str()) {
                continue;
            }
            seen += 1;
            for name in element.unknown(&text) {
                wrong.push(format!("{}:{line}: {name}", path.display()));
            }
        }
    }
    assert!(seen > 20, "only {seen} snippets were found");
    none(&wrong);
}

#[test]
fn custom_properties_are_those_of_the_element() {
    let element = Element::read();
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for (line, number) in text.lines().zip(1..) {
            for name in custom_properties(line) {
                // `--article-*`
                if name != "--article-" && !element.properties.contains(&name) {
                    wrong.push(format!("{}:{number}: {name}", path.display()));
                }
            }
        }
    }
    none(&wrong);
}

/// `project.json` is the one place for the project's addresses; what cannot read it has the same.
#[test]
fn who_is_written_to_is_named_in_one_place() {
    let project = repo::read("project.json").expect("the project's addresses");
    let project: serde_json::Value = serde_json::from_str(&project).expect("JSON");
    let contact = project["contact"].as_str().expect("a contact");
    let mut named = BTreeSet::new();
    for (path, text) in documents() {
        let addresses = text.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        for address in addresses.filter(|it| it.contains('@') && !it.contains([' ', '"', '/'])) {
            assert_eq!(address, contact, "{}", path.display());
            named.insert(path.clone());
        }
    }
    for path in ["SECURITY.md", "CODE_OF_CONDUCT.md"] {
        assert!(named.contains(Path::new(path)), "{path} does not say <{contact}>");
    }
}

#[test]
fn json_in_documents_is_json() {
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for Snippet { language, text, line } in parts(&text).0 {
            if language != "json" {
                continue;
            }
            if let Err(error) = serde_json::from_str::<serde_json::Value>(&text) {
                wrong.push(format!("{}:{line}: {error}", path.display()));
            }
        }
    }
    none(&wrong);
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The names of `package/element.mjs`, which a host page compares with the element itself.
struct Element {
    attributes: BTreeSet<String>,
    parts: BTreeSet<String>,
    properties: BTreeSet<String>,
    events: BTreeSet<String>,
}

impl Element {
    fn read() -> Element {
        let source = repo::read("package/element.mjs").expect("the list");
        let names = |list: &str| {
            let (_, rest) = source.split_once(&format!("const {list} = [")).expect(list);
            let inside = rest.split_once("\n];").expect(list).0;
            let names = inside.split("name: \"").skip(1).filter_map(|rest| rest.split('"').next());
            names.map(str::to_owned).collect::<BTreeSet<_>>()
        };
        Element {
            attributes: names("attributes"),
            parts: names("parts"),
            properties: names("cssProperties"),
            events: names("events"),
        }
    }

    /// The attributes, parts, custom properties and events of a snippet that the element does not have.
    fn unknown(&self, snippet: &str) -> Vec<String> {
        let mut unknown = Vec::new();
        for tag in snippet.split("<article-widget").skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            for name in attribute_names(tag) {
                let common = ["class", "id", "style", "ref", "hidden", "slot"].contains(&&*name);
                if !common && !self.attributes.contains(&name) {
                    unknown.push(format!("the attribute {name}"));
                }
            }
        }
        for part in snippet.split("::part(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let names = part.split_whitespace().filter(|name| !self.parts.contains(*name));
            unknown.extend(names.map(|name| format!("the part {name}")));
        }
        let names = custom_properties(snippet);
        let names = names.into_iter().filter(|name| !self.properties.contains(name));
        unknown.extend(names.map(|name| format!("the property {name}")));
        let events = snippet.split("addEventListener(\"").skip(1);
        let events = events.filter_map(|rest| rest.split('"').next());
        let events = events.filter(|it| it.starts_with("article-") || it.starts_with("related-"));
        let events = events.filter(|event| !self.events.contains(*event));
        unknown.extend(events.map(|name| format!("the event {name}")));
        unknown
    }
}

/// The names in a start tag behind the element's; what a framework or a template writes is not looked at.
fn attribute_names(tag: &str) -> Vec<String> {
    let outside: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = outside.split([' ', '\n', '=', '/']).filter(|word| !word.is_empty());
    let plain = |word: &&str| word.chars().all(|it| it.is_ascii_lowercase() || it == '-');
    words.filter(plain).map(str::to_owned).collect()
}

fn custom_properties(text: &str) -> Vec<String> {
    let names = text.match_indices("--article-").map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(|it: char| !(it.is_ascii_lowercase() || it == '-'));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().to_owned()
    });
    names.collect()
}

#[test]
fn a_mistake_in_a_snippet_is_found() {
    let element = Element::read();
    for (snippet, expected) in [
        ("<article-widget src=\"a\" theme=\"dark\" today>", &[][..]),
        ("<article-widget source=\"a\"", &["the attribute source"]),
        ("article-widget::part(headline kicker)", &["the part kicker"]),
        ("a { --article-colour: red }", &["the property --article-colour"]),
        ("addEventListener(\"article-ready\", f)", &["the event article-ready"]),
    ] {
        assert_eq!(element.unknown(snippet), expected, "{snippet}");
    }
    assert_eq!(links("a [b](c.md#d), `[e](f)` and <img src=\"g.png\">"), ["c.md#d", "g.png"]);
    assert_eq!(
        written("serve`, `test --only x` and `dist` in `dist/`"),
        ["serve", "test --only x", "dist"]
    );
    assert_eq!(anchor("2. Attributes, properties"), "2-attributes-properties");
}
