//! Finds the text of a licence, by its name or its address.

/// Licences for texts, by their SPDX names (<https://spdx.org/licenses/>), but for those of Creative Commons.
const NAMED: [&str; 14] = [
    "Apache-2.0",
    "DL-DE-BY-2.0",
    "DL-DE-ZERO-2.0",
    "GFDL-1.2-only",
    "GFDL-1.2-or-later",
    "GFDL-1.3-only",
    "GFDL-1.3-or-later",
    "LAL-1.3",
    "MIT",
    "OGL-UK-1.0",
    "OGL-UK-2.0",
    "OGL-UK-3.0",
    "PDDL-1.0",
    "etalab-2.0",
];

/// The kinds of Creative Commons licences.
const COMMONS: [&str; 6] = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"];
/// Their versions.
const VERSIONS: [&str; 5] = ["4.0", "3.0", "2.5", "2.0", "1.0"];

/// The address of a licence: of `https://…` itself; of the name of a Creative Commons licence with its version, however
/// that is written ("CC BY-SA 4.0", "CC-BY-SA-4.0"); of an SPDX name. `None` for all other words. It begins with
/// `http://` or `https://`.
pub fn licence_url(licence: &str) -> Option<String> {
    let licence = licence.trim();
    let is_web = |scheme: &str| {
        let start = licence.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    if (is_web("https://") || is_web("http://")) && !licence.contains(char::is_whitespace) {
        return Some(licence.to_owned());
    }
    if let Some(name) = NAMED.iter().find(|name| licence.eq_ignore_ascii_case(name)) {
        return Some(["https://spdx.org/licenses/", name, ".html"].concat());
    }
    let name = licence.to_ascii_lowercase().replace([' ', '_'], "-");
    if matches!(name.as_str(), "cc0" | "cc0-1.0" | "cc-0" | "cc-zero") {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let version = VERSIONS.iter().find(|version| name.ends_with(*version))?;
    let kind = name.strip_prefix("cc-")?.strip_suffix(version)?.strip_suffix('-')?;
    let kind = COMMONS.iter().find(|known| **known == kind)?;
    Some(["https://creativecommons.org/licenses/", kind, "/", version, "/"].concat())
}
