//! The modules of crates, and which file names something that another one defines.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{self, Text};

/// Which files a file imports, and by which path of those that say so.
pub(super) type Imports = BTreeMap<String, BTreeMap<String, String>>;

/// Reads the crates whose roots are among the files, by path and text. An import is a path that leads to what another
/// file defines, past re-exports on the way; `mod name;` is none, and a module's own name neither. A file that no root
/// leads to is an error: nothing would be known about it.
pub(super) fn imports(files: &BTreeMap<String, String>) -> Result<Imports, String> {
    let mut modules = Modules::default();
    for path in files.keys() {
        if path.ends_with("src/lib.rs") || path.ends_with("src/main.rs") {
            modules.add_file(files, path, None)?;
        }
    }
    let seen: BTreeSet<&str> = modules.0.iter().map(|module| &*module.file).collect();
    // A file of tests hangs on a module that is left out.
    let is_lost = |path: &&String| !seen.contains(&***path) && !path.ends_with("/tests.rs");
    if let Some(path) = files.keys().find(is_lost) {
        return Err(format!("{path}: no `mod` leads to it"));
    }
    let mut imports: Imports =
        seen.iter().map(|file| ((*file).to_owned(), BTreeMap::new())).collect();
    for (number, module) in modules.0.iter().enumerate() {
        let globs = module.text.globs.iter();
        let globs = globs.filter_map(|path| match modules.resolve(number, path, 0)? {
            Found::Module(target) => Some((target, path)),
            Found::Item(_) => None,
        });
        let paths = module.text.uses.iter().map(|(_, path)| path).chain(&module.text.paths);
        let paths = paths.filter_map(|path| match modules.resolve(number, path, 0)? {
            Found::Item(target) => Some((target, path)),
            Found::Module(_) => None,
        });
        for (target, path) in globs.chain(paths) {
            let target = &modules.0[target].file;
            if *target != module.file {
                let own = imports.entry(module.file.clone()).or_default();
                own.entry(target.clone()).or_insert_with(|| path.join("::"));
            }
        }
    }
    Ok(imports)
}

#[derive(Default)]
struct Modules(Vec<Module>);

struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    text: Text,
}

/// Where a path leads to: a module, or something that a module defines.
#[derive(Clone, Copy)]
enum Found {
    Module(usize),
    Item(usize),
}

/// Re-exports of re-exports that are followed; `use a::b; use b::a;` would have no end.
const DEEPEST: usize = 16;

impl Modules {
    fn add_file(
        &mut self,
        files: &BTreeMap<String, String>,
        path: &str,
        parent: Option<usize>,
    ) -> Result<usize, String> {
        let text = tokens::read(&files[path]).map_err(|error| format!("{path}: {error}"))?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = match name {
            "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
            _ => path.trim_end_matches(".rs").to_owned(),
        };
        self.add(files, path, &folder, parent, text)
    }

    /// Adds a module and those in it; their files are in `folder`.
    fn add(
        &mut self,
        files: &BTreeMap<String, String>,
        file: &str,
        folder: &str,
        parent: Option<usize>,
        mut text: Text,
    ) -> Result<usize, String> {
        let number = self.0.len();
        let inline = std::mem::take(&mut text.inline);
        let declared = text.declared.clone();
        self.0.push(Module { file: file.to_owned(), parent, children: BTreeMap::new(), text });
        for (name, text) in inline {
            let folder = format!("{folder}/{name}");
            let child = self.add(files, file, &folder, Some(number), text)?;
            self.0[number].children.insert(name, child);
        }
        for name in declared {
            let places = [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")];
            let place = places.iter().find(|place| files.contains_key(*place));
            let place = place.ok_or_else(|| format!("{file}: no file for `mod {name};`"))?;
            let child = self.add_file(files, place, Some(number))?;
            self.0[number].children.insert(name, child);
        }
        Ok(number)
    }

    /// Where a path in a module leads to; nowhere if it is one of another crate, or of a name in the code.
    fn resolve(&self, module: usize, path: &[String], depth: usize) -> Option<Found> {
        let (first, mut rest) = path.split_first()?;
        let mut found = match first.as_str() {
            "crate" => Found::Module(self.root(module)),
            "self" => Found::Module(module),
            "super" => Found::Module(self.0[module].parent?),
            name => self.named(module, name, depth)?,
        };
        while let (Found::Module(module), Some((name, next))) = (found, rest.split_first()) {
            found = match name.as_str() {
                "super" => Found::Module(self.0[module].parent?),
                // What nobody sees defined is the work of a macro there.
                name => self.named(module, name, depth).unwrap_or(Found::Item(module)),
            };
            rest = next;
        }
        Some(found)
    }

    /// What a name means in a module.
    fn named(&self, number: usize, name: &str, depth: usize) -> Option<Found> {
        let module = &self.0[number];
        if let Some(child) = module.children.get(name) {
            return Some(Found::Module(*child));
        }
        if module.text.items.iter().any(|item| item == name) {
            return Some(Found::Item(number));
        }
        if depth == DEEPEST {
            return None;
        }
        let own = module.text.uses.iter().filter(|(known, _)| known == name);
        // `use url;` is the crate of that name.
        let own = own.filter(|(_, path)| path.first().is_none_or(|first| first != name));
        own.map(|(_, path)| path).find_map(|path| self.resolve(number, path, depth + 1)).or_else(
            || {
                module.text.globs.iter().find_map(|path| {
                    match self.resolve(number, path, depth + 1)? {
                        Found::Module(target) if target != number => {
                            self.named(target, name, depth + 1)
                        }
                        _ => None,
                    }
                })
            },
        )
    }

    fn root(&self, mut module: usize) -> usize {
        while let Some(parent) = self.0[module].parent {
            module = parent;
        }
        module
    }
}
