//! A line as people read it.

use anstyle::{AnsiColor, Style};
use serde_json::Value;

/// The report of a document: what is shown of it, then what was repaired or left out.
pub(crate) fn report(line: &Value, colour: bool) -> String {
    let paint = |style: Style, text: &str| {
        if colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let warning = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let text = |name: &str| match &line[name] {
        Value::String(text) => text.clone(),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    };
    let mut name = text("file");
    if let Some(story) = line["story"].as_u64() {
        name += &format!(", story {}", story + 1);
    }
    if let Some(error) = line.get("error") {
        let [code, message] =
            ["code", "message"].map(|name| error[name].as_str().unwrap_or_default());
        return format!("{}\n  {} {message}", paint(bold, &name), paint(red, code));
    }
    let mut out = format!("{}\n  {}\n", paint(bold, &name), text("headline"));
    let counts = ["blocks", "words", "images", "related"].map(|name| text(name) + " " + name);
    let facts =
        format!("{}, published {}, {}", text("format"), text("published"), counts.join(", "));
    out += &format!("  {}", paint(dim, &facts));
    for issue in line["issues"].as_array().into_iter().flatten() {
        let [code, message, path] =
            ["code", "message", "path"].map(|name| issue[name].as_str().unwrap_or_default());
        out += &format!("\n  {} {message} {}", paint(warning, code), paint(dim, path));
    }
    out
}
