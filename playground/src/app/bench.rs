//! What the panel knows, and how it gets to the element and back.

use crate::{
    address,
    document::Document,
    finder::{self, Row},
    page,
    report::{self, Failure, Report},
    samples::{self, Sample},
    settings::{FIRST, Settings, Source},
    table::{ATTRIBUTES, PROPERTIES},
};
use article::Format;
use js_sys::{Date, JSON};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// What became of the document.
#[derive(Clone, PartialEq)]
pub(crate) enum Outcome {
    /// It is under way.
    Loading,
    /// It is shown.
    Shown(Report),
    /// It cannot be shown.
    Failed(Failure),
}

/// What the panel knows.
#[derive(Clone, Copy)]
pub(crate) struct Bench {
    /// What was set.
    pub(crate) settings: RwSignal<Settings>,
    /// The JSON, as it stands in the editor.
    pub(crate) text: RwSignal<String>,
    /// What became of it.
    pub(crate) outcome: RwSignal<Outcome>,
    /// Whether the map was found here, and not written by hand: then it is for one document alone.
    guessed: StoredValue<bool>,
    /// How many documents were asked for: what comes late of an earlier one is not taken for the last one's.
    asked: StoredValue<u32>,
}

/// Brings the settings to the element and into the page's address.
pub(crate) fn apply(settings: &Settings) {
    for row in ATTRIBUTES {
        page::attribute(row.name, settings.get(row.name));
    }
    for row in PROPERTIES {
        page::property(row.name, settings.get(row.name));
    }
    page::width(settings.width);
    if let Some(hash) = settings.written() {
        page::remember(&hash);
    }
}

impl Bench {
    /// What the page's address says, and nothing loaded yet.
    pub(crate) fn new() -> Bench {
        Bench {
            settings: RwSignal::new(Settings::read(&page::hash())),
            text: RwSignal::new(String::new()),
            outcome: RwSignal::new(Outcome::Loading),
            guessed: StoredValue::new(false),
            asked: StoredValue::new(0),
        }
    }

    /// Shows the article at an address, relative to the page.
    pub(crate) fn open(self, address: &str) {
        let address = address.trim();
        if address.starts_with(['{', '[']) {
            return self.own(address.to_owned());
        }
        if !address.is_empty() {
            self.turn(Source::Address(address.to_owned()));
        }
    }

    /// Shows JSON that was pasted, typed or dropped.
    pub(crate) fn own(self, text: String) {
        if self.settings.with_untracked(|settings| settings.source != Source::Own) {
            self.forget();
        }
        self.settings.update(|settings| settings.source = Source::Own);
        self.text.set(text);
        self.load();
    }

    /// Shows a sample, with what it is there to show.
    pub(crate) fn sample(self, sample: &'static Sample) {
        self.settings.update(|settings| {
            for known in samples::SAMPLES {
                for (name, _) in known.settings {
                    settings.set(name, None);
                }
            }
            for (name, value) in sample.settings {
                settings.set(name, Some((*value).to_owned()));
            }
        });
        self.turn(if sample.file.starts_with("demo/") {
            Source::Address(sample.file.to_owned())
        } else {
            Source::Sample(sample.name.to_owned())
        });
    }

    /// Shows what another source gives; what is shown already is loaded again.
    fn turn(self, source: Source) {
        let again = self.settings.with_untracked(|settings| settings.source == source);
        if !again {
            self.forget();
        }
        self.settings.update(|settings| settings.source = source);
        self.load();
        if again && untrack(|| self.address()).is_some() {
            page::reload();
        }
    }

    /// Whether a sample is shown.
    pub(crate) fn shows(self, sample: &Sample) -> bool {
        self.settings.with(|settings| match &settings.source {
            Source::Address(address) => address == sample.file,
            Source::Sample(name) => name == sample.name,
            Source::Own => false,
        })
    }

    /// Loads what the settings name.
    pub(crate) fn load(self) {
        let asked = self.asked.get_value() + 1;
        self.asked.set_value(asked);
        match self.settings.with_untracked(|settings| settings.source.clone()) {
            Source::Address(address) => {
                self.outcome.set(Outcome::Loading);
                self.text.set(String::new());
                page::fallback(&address, "The story as JSON");
                page::attribute("src", Some(&address));
                page::give(&JsValue::NULL);
            }
            Source::Sample(name) => {
                let Some(sample) = samples::named(&name) else { return };
                self.outcome.set(Outcome::Loading);
                spawn_local(async move {
                    let text = JsFuture::from(page::fetched(sample.file)).await;
                    if self.asked.get_value() != asked {
                        return;
                    }
                    match text.ok().and_then(|text| text.as_string()) {
                        Some(text) => self.text.set(text.replace("{{demo}}", &demo())),
                        None => {
                            let message = "the sample can't be loaded".to_owned();
                            return self.failed("network", message);
                        }
                    }
                    self.read(true);
                });
            }
            Source::Own => self.read(true),
        }
    }

    /// Reads the JSON in the editor, for the report, and for the element where it has no address of its own.
    fn read(self, give: bool) {
        let text = self.text.get_untracked();
        let parsed = match JSON::parse(&text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let reason = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
                let reason = reason.map(String::from).unwrap_or_default();
                return self.failed("malformed", reason);
            }
        };
        let document = Document::copy(&parsed, 0);
        if self.guessed.get_value() && article::detect(&document).is_some() {
            self.forget();
        }
        let mut read = self.judged(&document);
        // JSON of no known format is a start: so is one that an earlier guess no longer fits.
        let code = read.as_ref().err().map(|failure| failure.code.as_str());
        let lost = code == Some("empty") && self.guessed.get_value();
        if (code == Some("unknown-format") || lost)
            && let Some(map) = finder::guess(&&document, &self.origin())
        {
            self.put_map(Some(map));
            read = self.judged(&document);
        }
        if give {
            page::fallback("https://news.example/story", "The story’s own page");
            page::give(&parsed);
            page::attribute("src", None);
        }
        self.outcome.set(match read {
            Ok(report) => Outcome::Shown(report),
            Err(failure) => Outcome::Failed(failure),
        });
    }

    /// What becomes of a document.
    fn judged(self, document: &Document) -> Result<Report, Failure> {
        let base = untrack(|| self.address()).unwrap_or_else(page::base);
        let resolve = |address: &str, base: Option<&str>| page::resolve(address, base);
        self.settings.with_untracked(|settings| {
            let format = settings.get("format").and_then(Format::from_name);
            let now = Date::now() as i64;
            report::read(document, format, settings.get("map"), &base, &resolve, now)
        })
    }

    /// What addresses of which the document has only the end are completed by.
    fn origin(self) -> String {
        let address = untrack(|| self.address()).unwrap_or_default();
        let origin = address::origin(&address);
        if origin.is_empty() { "https://news.example".to_owned() } else { origin }
    }

    /// The fields of the document, with the places where they may stand; none while it is no JSON.
    pub(crate) fn rows(self) -> Vec<Row> {
        let parsed = self.text.with(|text| JSON::parse(text));
        parsed.map_or_else(
            |_| Vec::new(),
            |parsed| finder::find(&&Document::copy(&parsed, 0), &self.origin()),
        )
    }

    /// A field stands at another place.
    pub(crate) fn place(self, field: &str, value: &str) {
        let map = self.settings.with_untracked(|settings| {
            finder::with(settings.get("map").unwrap_or_default(), field, value)
        });
        self.put_map(Some(map).filter(|map| !map.is_empty()));
        self.read(false);
    }

    /// Takes what is guessed in place of what was chosen.
    pub(crate) fn guess_again(self) {
        let parsed = self.text.with_untracked(|text| JSON::parse(text));
        let Ok(parsed) = parsed else { return };
        if let Some(map) = finder::guess(&&Document::copy(&parsed, 0), &self.origin()) {
            self.put_map(Some(map));
            self.read(false);
        }
    }

    /// A map that was found is not for another document.
    fn forget(self) {
        if self.guessed.get_value() {
            self.put_map(None);
        }
    }

    /// At once for the element, so that it does not read without the map first.
    fn put_map(self, map: Option<String>) {
        self.guessed.set_value(map.is_some());
        page::attribute("map", map.as_deref());
        self.settings.update(|settings| settings.set("map", map));
    }

    /// The address of the JSON, in full; `None` where it has none.
    pub(crate) fn address(self) -> Option<String> {
        self.settings.with(|settings| match &settings.source {
            Source::Address(address) => page::resolve(address, Some(&page::base())),
            Source::Sample(_) | Source::Own => None,
        })
    }

    /// The format was chosen anew.
    pub(crate) fn format_changed(self) {
        if !self.text.with_untracked(String::is_empty) {
            self.read(false);
        }
    }

    fn failed(self, code: &str, message: String) {
        self.outcome.set(Outcome::Failed(Failure { code: code.to_owned(), message }));
    }

    /// Follows the element and the page's address.
    pub(crate) fn listen(self) {
        let told = Closure::<dyn Fn(String, String)>::new(move |code: String, message| {
            if untrack(|| self.address()).is_none() {
                // Of its own JSON the panel knows already what becomes.
                if !code.is_empty()
                    && !self.outcome.with_untracked(|now| matches!(now, Outcome::Failed(_)))
                {
                    self.failed(&code, message);
                }
            } else if code == "unknown-format" {
                // It may have a map; what the element says of that comes next.
                self.fetch();
            } else if !code.is_empty() {
                self.failed(&code, message);
            } else if self.outcome.with_untracked(|now| !matches!(now, Outcome::Shown(_))) {
                self.fetch();
            }
        });
        page::listen(told.as_ref().unchecked_ref());
        told.forget();
        let moved = Closure::<dyn Fn()>::new(move || {
            let hash = page::hash();
            if hash.len() > 1 && !hash.contains('=') {
                // A link to a place on the page.
                return self.settings.with_untracked(apply);
            }
            let settings = Settings::read(&hash);
            let own = self.settings.with_untracked(|now| now.source == Source::Own);
            if !own || settings.source != Source::Address(FIRST.to_owned()) {
                self.settings.set(settings);
                self.load();
            }
        });
        page::moved(moved.as_ref().unchecked_ref());
        moved.forget();
    }

    /// Gets the JSON that the element has loaded, for the report and the editor.
    fn fetch(self) {
        let Some(address) = untrack(|| self.address()) else { return };
        let asked = self.asked.get_value();
        spawn_local(async move {
            let text = JsFuture::from(page::fetched(&address)).await;
            if self.asked.get_value() != asked {
                return;
            }
            match text.ok().and_then(|text| text.as_string()) {
                Some(text) => {
                    self.text.set(text);
                    self.read(false);
                }
                None => self.failed("network", "it is shown, but was not sent twice".to_owned()),
            }
        });
    }
}

/// The address of the folder `demo/`.
fn demo() -> String {
    page::resolve("demo", Some(&page::base())).unwrap_or_default()
}
