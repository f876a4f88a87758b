//! `article convert`: documents of any format in the project's own, which the widget reads without any other part.

use crate::{folder::Folder, how::How, source};
use article::{Article, Error, IssueCode, Reading};
use std::{io, path::Path};

/// Where converted articles go.
pub(crate) struct Convert<'a> {
    how: &'a How,
    /// A file each; `None`: the standard output.
    folder: Option<Folder<'a>>,
    /// Whether the JSON is laid out for people.
    pretty: bool,
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
        let folder = folder.map(Folder::new).transpose()?;
        Ok(Convert { how, folder, pretty })
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
        match &mut self.folder {
            Some(folder) => folder.write(name, number, ".json", &json),
            None => {
                outcome.articles.push_str(&json);
                Ok(())
            }
        }
    }
}

impl Outcome {
    fn fail(&mut self, name: &str, code: &str, message: &str) {
        self.failed = true;
        self.told.push(format!("{name}: error: {code}: {message}"));
    }
}
