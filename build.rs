//! Joins `style/*.css` into one minified style sheet that the widget carries: `$OUT_DIR/article.css`.

#[path = "style/minify.rs"]
mod minify;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=style");
    println!("cargo::rerun-if-changed=build.rs");
    let mut css = String::new();
    for path in sheets()? {
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        css.push_str(&minify::minify(&text));
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(PathBuf::from(out).join("article.css"), css)?;
    Ok(())
}

/// The style sheets in their order: `tokens.css` first, which the others build on, then by name.
fn sheets() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir("style").map_err(|error| format!("style/: {error}"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            paths.push(path);
        }
    }
    paths.sort_by_key(|path| (path.file_stem().is_none_or(|stem| stem != "tokens"), path.clone()));
    Ok(paths)
}
