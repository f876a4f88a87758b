//! A folder that is written to: a file a document, named after it.

use crate::source;
use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

/// A folder, and what it was given.
pub(crate) struct Folder<'a> {
    path: &'a Path,
    /// Names of files that were written.
    names: HashSet<String>,
}

impl<'a> Folder<'a> {
    /// A folder, which is made if it is not there.
    pub(crate) fn new(path: &'a Path) -> io::Result<Folder<'a>> {
        fs::create_dir_all(path)?;
        Ok(Folder { path, names: HashSet::new() })
    }

    /// Writes what a document, or a story of it, has become.
    pub(crate) fn write(
        &mut self,
        name: &str,
        number: Option<usize>,
        ending: &str,
        text: &str,
    ) -> io::Result<()> {
        let path = self.file(name, number, ending);
        fs::write(path, text)
    }

    /// The file of a document, by its name; no two have the same.
    fn file(&mut self, name: &str, number: Option<usize>, ending: &str) -> PathBuf {
        let mut stem = stem(name);
        if let Some(number) = number {
            stem = format!("{stem}-{number}");
        }
        let mut file = format!("{stem}{ending}");
        let mut count = 1;
        // A file system may not tell capitals apart.
        while !self.names.insert(file.to_lowercase()) {
            count += 1;
            file = format!("{stem}.{count}{ending}");
        }
        self.path.join(file)
    }
}

/// The name of a document without its folder and ending: of an address, its last part that says something.
pub(crate) fn stem(name: &str) -> String {
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
