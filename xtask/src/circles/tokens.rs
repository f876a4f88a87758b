//! What a Rust file names: its modules, its items, its imports, and every other path in it.
//!
//! It looks only at tokens, so the content of a macro such as `view!` counts too. Code that is compiled only for tests
//! (`#[cfg(test)]`) is left out: a test may import from above.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The segments of a path, such as `crate`, `model`, `Article`.
pub(super) type Path = Vec<String>;

/// A module's own text; modules within it in braces stand in `inline`.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// `mod name;`: modules in files of their own.
    pub(super) declared: Vec<String>,
    /// `mod name { … }`.
    pub(super) inline: Vec<(String, Text)>,
    /// Names of what is defined here.
    pub(super) items: Vec<String>,
    /// `use path;` and `use path as name;`: what it is called here, and the path.
    pub(super) uses: Vec<(String, Path)>,
    /// `use path::*;`.
    pub(super) globs: Vec<Path>,
    /// All other paths of two segments or more.
    pub(super) paths: Vec<Path>,
}

/// Reads the text of a file.
pub(super) fn read(text: &str) -> Result<Text, String> {
    let tokens = TokenStream::from_str(text).map_err(|error| error.to_string())?;
    let mut found = Text::default();
    module(&trees(tokens), &mut found);
    Ok(found)
}

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// The items of a module, and what stands in them.
fn module(trees: &[TokenTree], found: &mut Text) {
    let mut at = 0;
    while at < trees.len() {
        let rest = &trees[at..];
        match rest {
            [mark, attribute, ..] if is(mark, "#") && for_tests(attribute) => {
                at += 2 + item_length(&rest[2..]);
                continue;
            }
            [word, name @ TokenTree::Ident(_), TokenTree::Group(body), ..]
                if is(word, "mod") && body.delimiter() == Delimiter::Brace =>
            {
                let mut inner = Text::default();
                module(&self::trees(body.stream()), &mut inner);
                found.inline.push((name.to_string(), inner));
                at += 3;
                continue;
            }
            [word, name @ TokenTree::Ident(_), end, ..] if is(word, "mod") && is(end, ";") => {
                found.declared.push(name.to_string());
                at += 3;
                continue;
            }
            [word, mark, name @ TokenTree::Ident(_), ..]
                if is(word, "macro_rules") && is(mark, "!") =>
            {
                found.items.push(name.to_string());
            }
            [word, name @ TokenTree::Ident(_), ..]
                if ITEMS.iter().any(|item| is(word, item)) && !is(name, "fn") =>
            {
                found.items.push(name.to_string());
            }
            _ => {}
        }
        at += code(rest, found);
    }
}

/// Words before the name of an item.
const ITEMS: [&str; 8] = ["fn", "struct", "enum", "union", "trait", "type", "const", "static"];

/// Reads one piece of code, a path or a single token; says of how many tokens.
fn code(rest: &[TokenTree], found: &mut Text) -> usize {
    match rest {
        // `pub(crate)` and `pub(in crate::view)` import nothing.
        [word, TokenTree::Group(group), ..]
            if is(word, "pub") && group.delimiter() == Delimiter::Parenthesis =>
        {
            2
        }
        // `impl Trait + use<'_>` neither.
        [word, next, ..] if is(word, "use") && !is(next, "<") => {
            let end = rest.iter().position(|tree| is(tree, ";")).unwrap_or(rest.len());
            import(&rest[1..end], &Path::new(), found);
            end + 1
        }
        [first, second, ..] if is(first, ":") && is(second, ":") => {
            // `::std` is of another crate, and what follows a `>` is a part of something.
            2 + path(&rest[2..]).1
        }
        [TokenTree::Ident(_), ..] => {
            let (path, length) = path(rest);
            if path.len() > 1 {
                found.paths.push(path);
            }
            length
        }
        [TokenTree::Group(group), ..] => {
            let inner = trees(group.stream());
            let mut at = 0;
            while at < inner.len() {
                let rest = &inner[at..];
                at += match rest {
                    [mark, attribute, ..] if is(mark, "#") && for_tests(attribute) => {
                        2 + item_length(&rest[2..])
                    }
                    _ => code(rest, found),
                };
            }
            1
        }
        _ => 1,
    }
}

/// The path that tokens begin with, and of how many tokens it is.
fn path(rest: &[TokenTree]) -> (Path, usize) {
    let mut path = Path::new();
    let mut at = 0;
    while let Some(TokenTree::Ident(name)) = rest.get(at) {
        path.push(name.to_string());
        at += 1;
        match &rest[at..] {
            [first, second, TokenTree::Ident(_), ..] if is(first, ":") && is(second, ":") => {
                at += 2;
            }
            _ => break,
        }
    }
    (path, at)
}

/// What stands between `use` and `;`, or in braces therein, below a path.
fn import(trees: &[TokenTree], above: &[String], found: &mut Text) {
    for tree in trees.split(|tree| is(tree, ",")) {
        let (below, length) = path(tree);
        let whole = [above, &below].concat();
        match &tree[length..] {
            [] => imported(whole, None, found),
            [word, name] if is(word, "as") => imported(whole, Some(name.to_string()), found),
            [.., TokenTree::Group(group)] => {
                import(&self::trees(group.stream()), &whole, found);
            }
            [.., star] if is(star, "*") => found.globs.push(whole),
            _ => {}
        }
    }
}

fn imported(mut path: Path, name: Option<String>, found: &mut Text) {
    // `use crate::dates::{self, Date}`
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(name) = name.or_else(|| path.last().cloned()) {
        found.uses.push((name, path));
    }
}

/// Whether it is the `[cfg(test)]` of an attribute.
fn for_tests(attribute: &TokenTree) -> bool {
    attribute.to_string().replace(' ', "") == "[cfg(test)]"
}

/// Of how many tokens the item is that they begin with.
fn item_length(trees: &[TokenTree]) -> usize {
    // Braces are not the end of these.
    let until_semicolon = trees
        .iter()
        .take_while(|tree| !matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace))
        .any(|tree| ["use", "static", "let"].iter().any(|word| is(tree, word)));
    let end = trees.iter().position(|tree| match tree {
        TokenTree::Group(group) => !until_semicolon && group.delimiter() == Delimiter::Brace,
        other => is(other, ";"),
    });
    end.map_or(trees.len(), |end| end + 1)
}

fn is(tree: &TokenTree, text: &str) -> bool {
    match tree {
        TokenTree::Ident(ident) => ident == text,
        TokenTree::Punct(punct) => text.len() == 1 && text.starts_with(punct.as_char()),
        _ => false,
    }
}
