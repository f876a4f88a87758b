//! Joins `style/*.css` into one minified style sheet that the widget carries, `$OUT_DIR/article.css`, and
//! `style/rare/*.css` into one that comes when it is needed, `$OUT_DIR/rare.css`; makes constants of the texts of the interface: `$OUT_DIR/texts.rs`.

#[path = "style/sheets.rs"]
mod sheets;

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=style");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    // `cargo xtask stock` sets it.
    println!("cargo::rustc-check-cfg=cfg(stock_leptos)");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    for (folder, name) in [("style", "article.css"), ("style/rare", "rare.css")] {
        let css = sheets::joined(Path::new(folder))
            .map_err(|error| format!("{folder} can't be read: {error}"))?;
        fs::write(out.join(name), css)?;
    }
    fs::write(out.join("texts.rs"), texts(&fs::read_to_string("locales/en.json")?)?)?;
    // In the browser the loader fetches the one that is needed.
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        return Ok(());
    }
    fs::write(out.join("languages.rs"), languages()?)?;
    Ok(())
}

/// A constant for each text, which says in which line it stands, and the lines in English. They are in the order
/// of their names, here and in the files of the other languages (`loader/build.mjs`).
fn texts(json: &str) -> Result<String, Box<dyn Error>> {
    let texts: BTreeMap<String, String> = serde_json::from_str(json)?;
    let mut code = String::new();
    for (line, (name, text)) in texts.iter().enumerate() {
        let name = name.to_uppercase().replace('-', "_");
        code += &format!("/// {text}\npub(crate) const {name}: Text = Text({line});\n");
    }
    let lines: Vec<&str> = texts.values().map(String::as_str).collect();
    let english = lines.join("\n");
    Ok(code + &format!("pub(super) const ENGLISH: &str = {english:?};\n"))
}

/// The texts in all languages, in the order of the constants: by the language, a text with a line each.
fn languages() -> Result<String, Box<dyn Error>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let lines: Vec<String> = texts.into_values().collect();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        languages.insert(name, lines.join("\n"));
    }
    let all: Vec<_> = languages.iter().collect();
    Ok(format!("pub(super) const LANGUAGES: &[(&str, &str)] = &{all:?};\n"))
}
