//! The JSON Schema of the own format says what the adapter reads: no field more, and none less.

use crate::{read, samples};
use article::{
    Options,
    json::{Json, Kind},
};
use jsonschema::Validator;
use serde_json::Value;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::LazyLock,
};

pub(crate) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../schema/article.schema.json")).unwrap()
});

/// The schema, ready.
pub(crate) fn validator() -> &'static Validator {
    static VALIDATOR: LazyLock<Validator> =
        LazyLock::new(|| jsonschema::draft202012::new(&SCHEMA).unwrap());
    &VALIDATOR
}

/// The samples of which the schema has nothing to say but good.
const VALID: [&str; 3] = ["full", "minimal", "stories"];

#[test]
fn samples_validate_where_they_should() {
    for (name, document) in samples("article") {
        let errors: Vec<_> =
            validator().iter_errors(&document).map(|error| error.to_string()).collect();
        let expected = VALID.contains(&name.as_str()) || name == "hostile-urls";
        assert_eq!(errors.is_empty(), expected, "{name}: {errors:#?}");
    }
}

#[test]
fn what_is_written_validates() {
    for (name, document) in samples("article") {
        let written = crate::written(&read(&document).unwrap().article);
        let errors: Vec<_> =
            validator().iter_errors(&written).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn valid_samples_are_read_without_an_issue() {
    for (name, document) in samples("article") {
        if VALID.contains(&name.as_str()) {
            assert_eq!(read(&document).unwrap().issues, [], "{name}");
        }
    }
}

/// The full sample, read by an adapter that is watched: of each object, the fields asked for are those
/// that the schema has for it, and each of them stands somewhere in the sample.
#[test]
fn the_schema_has_the_fields_that_are_read() {
    let (_, full) = samples("article").into_iter().find(|(name, _)| name == "full").unwrap();
    let log = Log::default();
    let watched = Watched { value: &full, pointer: String::new(), log: log.clone() };
    let options = Options { format: Some(article::Format::Article), ..crate::options() };
    article::read(watched, &options).unwrap();

    let (mut asked, mut present) = (BTreeMap::new(), BTreeMap::new());
    let log = log.borrow();
    pair(&full, &reference("article"), String::new(), &mut |object, pointer, definition| {
        let asked: &mut BTreeSet<String> = asked.entry(definition.to_owned()).or_default();
        asked.extend(log.get(pointer).into_iter().flatten().cloned());
        let present: &mut BTreeSet<String> = present.entry(definition.to_owned()).or_default();
        present.extend(object.keys().cloned());
    });
    let mut differences = Vec::new();
    for (definition, schema) in SCHEMA["$defs"].as_object().unwrap() {
        let Some(properties) = schema.get("properties") else { continue };
        let listed: BTreeSet<_> = properties.as_object().unwrap().keys().cloned().collect();
        for (what, found) in
            [("asked for", asked.remove(definition)), ("present", present.remove(definition))]
        {
            let found = found.unwrap_or_default();
            let difference: Vec<_> = found.symmetric_difference(&listed).collect();
            if !difference.is_empty() {
                differences.push(format!(
                    "{definition}: {what} or in the schema, not both: {difference:?}"
                ));
            }
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn everything_in_the_schema_is_described() {
    fn check(value: &Value, at: &str) {
        for (name, property) in
            value.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let described = property.get("description").is_some() || property.get("$ref").is_some();
            assert!(described, "{at}.{name}");
        }
    }
    for (name, definition) in SCHEMA["$defs"].as_object().unwrap() {
        assert!(definition.get("description").is_some(), "{name}");
        check(definition, name);
    }
}

fn reference(definition: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/$defs/{definition}") })
}

type Visit<'a> = dyn FnMut(&serde_json::Map<String, Value>, &str, &str) + 'a;

/// Walks a document beside its schema, and shows each object with the definition that it fits.
fn pair(value: &Value, schema: &Value, pointer: String, visit: &mut Visit<'_>) {
    if let Some(definition) = schema.get("$ref").and_then(Value::as_str) {
        let name = definition.rsplit('/').next().unwrap();
        let schema = &SCHEMA["$defs"][name];
        if let (Some(object), Some(properties)) = (value.as_object(), schema.get("properties")) {
            visit(object, &pointer, name);
            for (field, value) in object {
                let schema =
                    properties.get(field).unwrap_or_else(|| panic!("{pointer}: {field} in {name}"));
                pair(value, schema, format!("{pointer}/{field}"), visit);
            }
        } else {
            pair(value, schema, pointer, visit);
        }
    } else if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let fits = |choice: &&Value| alone(choice, |schema| schema.is_valid(value));
        let choice = choices.iter().find(fits).unwrap_or_else(|| panic!("{pointer} fits nothing"));
        pair(value, choice, pointer, visit);
    } else if let (Some(items), Some(schema)) = (value.as_array(), schema.get("items")) {
        for (index, value) in items.iter().enumerate() {
            pair(value, schema, format!("{pointer}/{index}"), visit);
        }
    }
}

/// Asks a part of the schema, which is made ready once.
fn alone<T>(part: &Value, ask: impl FnOnce(&Validator) -> T) -> T {
    thread_local! {
        static READY: RefCell<BTreeMap<String, Validator>> = RefCell::default();
    }
    READY.with_borrow_mut(|ready| {
        ask(ready.entry(part.to_string()).or_insert_with(|| {
            let mut part = part.clone();
            part["$defs"] = SCHEMA["$defs"].clone();
            jsonschema::draft202012::new(&part).unwrap()
        }))
    })
}

/// Which fields were asked for, by the JSON pointer of their object.
type Log = Rc<RefCell<BTreeMap<String, BTreeSet<String>>>>;

/// JSON that notes which fields are asked for.
#[derive(Clone)]
struct Watched<'a> {
    value: &'a Value,
    pointer: String,
    log: Log,
}

impl Watched<'_> {
    fn step<'a>(&self, value: &'a Value, step: &str) -> Watched<'a> {
        Watched { value, pointer: format!("{}/{step}", self.pointer), log: self.log.clone() }
    }
}

impl Json for Watched<'_> {
    fn kind(&self) -> Kind {
        self.value.kind()
    }
    fn get(&self, key: &str) -> Option<Self> {
        let mut log = self.log.borrow_mut();
        log.entry(self.pointer.clone()).or_default().insert(key.to_owned());
        drop(log);
        Some(self.step(Json::get(&self.value, key)?, key))
    }
    fn keys(&self) -> Vec<String> {
        Json::keys(&self.value)
    }
    fn any(&self, fits: &mut dyn FnMut(&str, Self) -> bool) -> bool {
        Json::any(&self.value, &mut |name, value| fits(name, self.step(value, name)))
    }
    fn len(&self) -> usize {
        Json::len(&self.value)
    }
    fn at(&self, index: usize) -> Option<Self> {
        Some(self.step(self.value.at(index)?, &index.to_string()))
    }
    fn str(&self) -> Option<&str> {
        self.value.as_str()
    }
    fn number(&self) -> Option<f64> {
        self.value.number()
    }
    fn is_true(&self) -> bool {
        self.value.is_true()
    }
    fn number_text(&self) -> Option<String> {
        self.value.number_text()
    }
}
