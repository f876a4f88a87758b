//! The settings of the page, and how they are written into an address that can be shared.

use crate::{
    address, samples,
    table::{ATTRIBUTES, Control, PROPERTIES},
};

/// Where the article comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    /// An address, as it was typed.
    Address(String),
    /// One of the samples, by its name.
    Sample(String),
    /// Pasted, typed, dropped: it is never written into an address.
    Own,
}

/// Everything that can be set. An empty value is never kept: it is the default.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// Where the article comes from.
    pub(crate) source: Source,
    /// Pixels between the stage's edges; `None`: as wide as there is room.
    pub(crate) width: Option<u32>,
    /// Attributes and custom properties that were given a value; a flag's is empty.
    values: Vec<(&'static str, String)>,
}

/// The story that a page without settings shows.
pub(crate) const FIRST: &str = "demo/harbour.json";
/// The widths that the slider offers, in pixels. Past the last one there is no limit.
pub(crate) const WIDTHS: std::ops::RangeInclusive<u32> = 240..=1_200;
/// Characters behind `#` that every browser and most programs take.
const LONGEST: usize = 2_000;

impl Default for Settings {
    fn default() -> Settings {
        Settings { source: Source::Address(FIRST.to_owned()), width: None, values: Vec::new() }
    }
}

impl Settings {
    /// The settings of an address; names that nobody knows are left out.
    pub(crate) fn read(hash: &str) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in address::read(hash) {
            match name.as_str() {
                "src" if !value.is_empty() => settings.source = Source::Address(value),
                "sample" if samples::named(&value).is_some() => {
                    settings.source = Source::Sample(value);
                }
                "width" => {
                    settings.width = value.parse().ok().filter(|width| WIDTHS.contains(width));
                }
                _ => settings.set_known(&name, value),
            }
        }
        settings
    }

    /// The part of an address behind `#`; empty where all is as at first, `None` where it would be too long.
    pub(crate) fn written(&self) -> Option<String> {
        let mut pairs = Vec::new();
        match &self.source {
            Source::Address(address) if address != FIRST => {
                pairs.push(("src".to_owned(), address.clone()));
            }
            Source::Sample(name) => pairs.push(("sample".to_owned(), name.clone())),
            Source::Address(_) | Source::Own => {}
        }
        if let Some(width) = self.width {
            pairs.push(("width".to_owned(), width.to_string()));
        }
        pairs.extend(self.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Some(address::written(&pairs)).filter(|text| text.len() <= LONGEST)
    }

    /// The value of an attribute or a custom property; `None`: the default.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute or a custom property, or takes it away.
    pub(crate) fn set(&mut self, name: &'static str, value: Option<String>) {
        self.values.retain(|(own, _)| *own != name);
        self.values.extend(value.map(|value| (name, value)));
    }

    /// All attributes that were set, in the order of the table.
    pub(crate) fn attributes(&self) -> Vec<(&'static str, &str)> {
        let set = ATTRIBUTES.iter().filter_map(|row| Some((row.name, self.get(row.name)?)));
        set.collect()
    }

    /// All custom properties that were set, in the order of the table.
    pub(crate) fn properties(&self) -> Vec<(&'static str, &str)> {
        let set = PROPERTIES.iter().filter_map(|row| Some((row.name, self.get(row.name)?)));
        set.collect()
    }

    /// Takes all attributes and custom properties back to their defaults.
    pub(crate) fn clear(&mut self) {
        self.values.clear();
        self.width = None;
    }

    fn set_known(&mut self, name: &str, value: String) {
        let known = ATTRIBUTES.iter().chain(PROPERTIES).find(|row| row.name == name);
        if let Some(row) = known {
            if row.name.starts_with("--") && fetches(&value) {
                return;
            }
            let flag = matches!(row.control, Control::Flag);
            self.set(row.name, (flag || !value.is_empty()).then_some(value));
        }
    }
}

/// Whether a value of CSS may make the browser fetch something. Whoever opens a link has not asked for that.
fn fetches(value: &str) -> bool {
    let value = value.to_lowercase();
    ["url", "image", "src(", "\\"].iter().any(|word| value.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(values: &[(&'static str, &str)]) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in values {
            settings.set(name, Some((*value).to_owned()));
        }
        settings
    }

    #[test]
    fn an_address_restores_what_was_set() {
        for settings in [
            Settings::default(),
            Settings { width: Some(320), ..set(&[("theme", "dark"), ("controls", "")]) },
            Settings {
                source: Source::Address("https://news.example/a?b=c&d".to_owned()),
                ..set(&[("--article-accent", "#b00"), ("--article-font", "\"A & B\", serif")])
            },
            Settings { source: Source::Sample("ghost".to_owned()), ..Settings::default() },
        ] {
            let hash = settings.written().expect("it is short");
            assert_eq!(Settings::read(&hash), settings, "{hash}");
        }
        assert_eq!(Settings::default().written().as_deref(), Some(""));
    }

    #[test]
    fn what_is_pasted_or_too_long_stays_out_of_the_address() {
        let own = Settings { source: Source::Own, ..set(&[("today", "")]) };
        assert_eq!(own.written().as_deref(), Some("today="));
        let long = Settings { source: Source::Address("a".repeat(2_001)), ..Settings::default() };
        assert_eq!(long.written(), None);
    }

    #[test]
    fn what_nobody_knows_is_left_out() {
        for hash in [
            "#onclick=alert(1)&style=x&sample=none&src=&width=9",
            "#theme=&width=1201",
            "#--article-background=URL(https://a.example/b.png)&--article-color=u%5C72l(b)",
            "#--article-border=image-set('a.png' 1x)",
        ] {
            assert_eq!(Settings::read(hash), Settings::default(), "{hash}");
        }
    }
}
