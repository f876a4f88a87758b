//! The snippet for the page author, and the policy that a strict page needs for it.

use crate::{address::origin, report::Hosts, settings::Settings};

/// What a snippet is made of, beside the settings.
pub(crate) struct Parts<'a> {
    /// The address of `article-widget.js`.
    pub(crate) script: &'a str,
    /// The address of the JSON; `None`: the JSON stands in the snippet.
    pub(crate) src: Option<&'a str>,
    /// The JSON, for where it has no address.
    pub(crate) json: &'a str,
    /// The article's own page, and its headline: the fallback is made of them.
    pub(crate) page: Option<&'a str>,
    /// See `page`.
    pub(crate) headline: &'a str,
}

/// HTML to copy: script, style where something is set, element with its fallback.
pub(crate) fn html(settings: &Settings, parts: &Parts<'_>) -> String {
    let mut out = String::new();
    for line in [
        "<script type=\"module\" src=\"",
        &attribute(parts.script),
        "\"></script>\n",
        "<style>\n  article-widget:not(:defined, [data-state]) { display: block; min-height: ",
        &css(settings.get("--article-reserve").unwrap_or("90vh")),
        " }\n",
    ] {
        out.push_str(line);
    }
    let properties = settings.properties();
    if !properties.is_empty() {
        out.push_str("  article-widget {\n");
        for (name, value) in properties {
            out.push_str(&format!("    {name}: {};\n", css(value)));
        }
        out.push_str("  }\n");
    }
    out.push_str("</style>\n\n<article-widget");
    if let Some(src) = parts.src {
        out.push_str(&format!(" src=\"{}\"", attribute(src)));
    }
    for (name, value) in settings.attributes() {
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() {
            out.push_str(&format!("=\"{}\"", attribute(value)));
        }
    }
    out.push_str(">\n");
    if parts.src.is_none() {
        out.push_str("  <script type=\"application/json\">\n");
        // `</script>` in a text would end it.
        out.push_str(&parts.json.trim().replace('<', "\\u003c"));
        out.push_str("\n  </script>\n");
    }
    let headline = if parts.headline.is_empty() { "The story" } else { parts.headline };
    match parts.page.or(parts.src) {
        Some(page) => {
            out.push_str(&format!("  <a href=\"{}\">{}</a>\n", attribute(page), text(headline)));
        }
        None => out.push_str(&format!("  <p>{}</p>\n", text(headline))),
    }
    out + "</article-widget>\n"
}

/// The command that writes the element with the article in it, for a shell; `None` for JSON without an address.
pub(crate) fn command(settings: &Settings, parts: &Parts<'_>) -> Option<String> {
    let folder = parts.script.rsplit_once('/').map_or(parts.script, |(folder, _)| folder);
    let mut out = format!("article prerender {} --assets {}/", quoted(parts.src?), quoted(folder));
    for (name, value) in settings.attributes() {
        out.push_str(&format!(" --{name}"));
        if !value.is_empty() {
            out.push(' ');
            out.push_str(&quoted(value));
        }
    }
    Some(out)
}

/// A word as a shell takes it, whatever stands in it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:,".contains(letter);
    if word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// The header that a page with a strict policy has to send.
pub(crate) fn policy(settings: &Settings, parts: &Parts<'_>, hosts: &Hosts) -> String {
    let script = origin(parts.script);
    let mut connect = vec![script.clone()];
    for address in parts.src.into_iter().chain(settings.get("related-src")) {
        let origin = origin(address);
        if !origin.is_empty() && !connect.contains(&origin) {
            connect.push(origin);
        }
    }
    let mut out = format!(
        "Content-Security-Policy: script-src {script} 'wasm-unsafe-eval'; connect-src {}",
        connect.join(" ")
    );
    let frames = if settings.get("embeds") == Some("off") { &[][..] } else { &hosts.frames };
    for (name, hosts) in
        [("img-src", &hosts.images[..]), ("media-src", &hosts.media), ("frame-src", frames)]
    {
        if !hosts.is_empty() {
            out.push_str(&format!("; {name} {}", hosts.join(" ")));
        }
    }
    out
}

fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

fn text(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A value in a style sheet: what would end its declaration or the sheet is left out.
fn css(value: &str) -> String {
    value.replace(['<', '>', ';', '{', '}', '\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Source;

    fn parts() -> Parts<'static> {
        Parts {
            script: "https://cdn.example/article-widget.js",
            src: Some("https://news.example/story.json?a=1&b=2"),
            json: "",
            page: Some("https://news.example/story"),
            headline: "Bread & <butter>",
        }
    }

    #[test]
    fn the_command_takes_what_was_set() {
        let mut settings = Settings::default();
        settings.set("theme", Some("dark".to_owned()));
        settings.set("contents", Some(String::new()));
        settings.set("lang", Some("it's; rm".to_owned()));
        let written = command(&settings, &parts()).unwrap();
        let begins = "article prerender 'https://news.example/story.json?a=1&b=2' --assets https://cdn.example/ ";
        let options = written.strip_prefix(begins).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(options, r"--theme dark --lang 'it'\''s; rm' --contents");
        assert_eq!(command(&settings, &Parts { src: None, ..parts() }), None);
    }

    #[test]
    fn the_snippet_names_what_was_set_and_nothing_else() {
        let mut settings = Settings::default();
        settings.set("theme", Some("dark".to_owned()));
        settings.set("controls", Some(String::new()));
        settings.set("--article-accent", Some("#b00;}</style><script>".to_owned()));
        assert_eq!(
            html(&settings, &parts()),
            "<script type=\"module\" src=\"https://cdn.example/article-widget.js\"></script>
<style>
  article-widget:not(:defined, [data-state]) { display: block; min-height: 90vh }
  article-widget {
    --article-accent: #b00/stylescript;
  }
</style>

<article-widget src=\"https://news.example/story.json?a=1&amp;b=2\" theme=\"dark\" controls>
  <a href=\"https://news.example/story\">Bread &amp; &lt;butter&gt;</a>
</article-widget>
"
        );
    }

    #[test]
    fn json_without_an_address_stands_in_the_snippet() {
        let mut settings = Settings::default();
        settings.source = Source::Own;
        let parts = Parts {
            src: None,
            page: None,
            json: "{\"headline\":\"</script>\"}",
            headline: "",
            ..parts()
        };
        let html = html(&settings, &parts);
        assert!(html.contains("\n{\"headline\":\"\\u003c/script>\"}\n  </script>\n"), "{html}");
        assert!(html.ends_with("  <p>The story</p>\n</article-widget>\n"), "{html}");
    }

    #[test]
    fn the_policy_names_each_host_once() {
        let hosts = Hosts {
            images: vec!["https://img.example".to_owned()],
            media: Vec::new(),
            frames: vec!["https://player.example".to_owned()],
        };
        let mut settings = Settings::default();
        assert_eq!(
            policy(&settings, &parts(), &hosts),
            "Content-Security-Policy: script-src https://cdn.example 'wasm-unsafe-eval'; connect-src \
             https://cdn.example https://news.example; img-src https://img.example; frame-src https://player.example"
        );
        settings.set("embeds", Some("off".to_owned()));
        let parts = Parts { src: None, ..parts() };
        assert_eq!(
            policy(&settings, &parts, &hosts),
            "Content-Security-Policy: script-src https://cdn.example 'wasm-unsafe-eval'; connect-src \
             https://cdn.example; img-src https://img.example"
        );
    }

    #[test]
    fn an_origin_has_a_port_and_no_user() {
        for (address, expected) in [
            ("https://a.example/b", "https://a.example"),
            ("http://u:p@a.example:8080?x", "http://a.example:8080"),
            ("demo/a.json", ""),
        ] {
            assert_eq!(origin(address), expected);
        }
    }
}
