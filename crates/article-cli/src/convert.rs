//! `article convert`: documents of any format in the project's own, which the widget reads without any other part.

use crate::{how::How, source};
use article::{Article, Error, IssueCode, Reading};
use std::{
    collections::HashSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Where converted articles go.
pub(crate) struct Convert<'a> {
    how: &'a How,
    /// A folder for a file each; `None`: the standard output.
    folder: Option<&'a Path>,
    /// Whether the JSON is laid out for people.
    pretty: bool,
    /// Names of files that were written.
    names: HashSet<String>,
}

/// What became of a document.
#[derive(Default)]
pub(crate) struct Outcome {
    /// What is written to the standard output: a line an article.
    pub(crate) articles: String,
    /// What is told of it: errors and issues, a line each.
    pub(crate) told: Vec<String>,
    /// Whether something could not be converted.
    pub(crate) failed: bool,
    /// Whether something was repaired or left out.
    pub(crate) warned: bool,
}

impl<'a> Convert<'a> {
    /// Converts to files of a folder, which is made if it is not there, or to the standard output.
    pub(crate) fn new(how: &'a How, folder: Option<&'a Path>, pretty: bool) -> io::Result<Self> {
        if let Some(folder) = folder {
            fs::create_dir_all(folder)?;
        }
        Ok(Convert { how, folder, pretty, names: HashSet::new() })
    }

    /// Converts a document, or each story of it.
    pub(crate) fn document(&mut self, name: &str) -> Outcome {
        let mut outcome = Outcome::default();
        match self.how.document(name) {
            Ok(document) => {
                let picks = self.how.picks(&document);
                let number = |at: usize| (picks.len() > 1).then_some(at + 1);
                for (at, pick) in picks.iter().enumerate() {
                    let read = self.how.read(name, &document, *pick, None);
                    self.story(name, number(at), read, &mut outcome);
                }
            }
            Err((code, message)) => outcome.fail(name, code, &message),
        }
        outcome
    }

    fn story(
        &mut self,
        name: &str,
        number: Option<usize>,
        read: Result<Reading, Error>,
        outcome: &mut Outcome,
    ) {
        let shown = match number {
            Some(number) => format!("{name}, story {number}"),
            None => name.to_owned(),
        };
        let reading = match read {
            Ok(reading) => reading,
            Err(error) => return outcome.fail(&shown, error.code().name(), error.message()),
        };
        for issue in &reading.issues {
            outcome.warned = true;
            let line =
                format!("{shown}: {}: {} ({})", issue.code.name(), issue.message, issue.path);
            outcome.told.push(line);
        }
        let relative = reading.issues.iter().any(|issue| issue.code == IssueCode::BadUrl);
        if relative && self.how.base.is_none() && !source::is_address(name) {
            let hint = "relative addresses are left out: say by --base where the file comes from";
            outcome.told.push(format!("{shown}: {hint}"));
        }
        if let Err(error) = self.write(name, number, &reading.article, outcome) {
            outcome.fail(&shown, "unwritable", &format!("cannot be written: {error}"));
        }
    }

    fn write(
        &mut self,
        name: &str,
        number: Option<usize>,
        article: &Article,
        outcome: &mut Outcome,
    ) -> io::Result<()> {
        let mut json = match self.pretty {
            true => serde_json::to_string_pretty(article),
            false => serde_json::to_string(article),
        }?;
        json.push('\n');
        match self.folder {
            Some(folder) => {
                let path = self.file(folder, name, number);
                let mut file = fs::File::create(path)?;
                file.write_all(json.as_bytes())
            }
            None => {
                outcome.articles.push_str(&json);
                Ok(())
            }
        }
    }

    /// The file of an article, by the name of its document; no two have the same.
    fn file(&mut self, folder: &Path, name: &str, number: Option<usize>) -> PathBuf {
        let mut stem = stem(name);
        if let Some(number) = number {
            stem = format!("{stem}-{number}");
        }
        let mut file = format!("{stem}.json");
        let mut count = 1;
        // A file system may not tell capitals apart.
        while !self.names.insert(file.to_lowercase()) {
            count += 1;
            file = format!("{stem}.{count}.json");
        }
        folder.join(file)
    }
}

impl Outcome {
    fn fail(&mut self, name: &str, code: &str, message: &str) {
        self.failed = true;
        self.told.push(format!("{name}: error: {code}: {message}"));
    }
}

/// The name of a document without its folder and ending: of an address, its last part that says something.
fn stem(name: &str) -> String {
    let path = match source::is_address(name) {
        true => name.split(['?', '#']).next().unwrap_or_default(),
        false => name,
    };
    let last = path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or_default();
    let stem = last.strip_suffix(".json").unwrap_or(last);
    let is_safe = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let stem: String = stem.chars().map(|c| if is_safe(c) { c } else { '-' }).take(100).collect();
    let stem = stem.trim_start_matches(['.', '-']);
    if stem.is_empty() { "article".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn files_are_named_after_their_documents() {
        for (name, expected) in [
            ("story.json", "story"),
            ("archive/2024/story.json", "story"),
            (r"C:\archive\story.json", "story"),
            ("story.v2.json", "story.v2"),
            ("-", "article"),
            ("..", "article"),
            (".hidden.json", "hidden"),
            ("https://news.example/api/posts/12?_embed", "12"),
            ("https://news.example/api/lamps/#top", "lamps"),
            ("https://news.example/", "news.example"),
            ("https://news.example/a%20b:c.json", "a-20b-c"),
            ("größe.json", "größe"),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }
}
