//! An object being written, without the fields that have nothing to say.

use super::blocks::content_value;
use crate::{Language, Run, SafeUrl, Timestamp, json::Value};

/// The fields so far, in their order.
#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, Value)>);

/// Writes what an object has to say.
pub(super) type Write<T> = fn(&T, &mut Fields);

impl Fields {
    #[inline(never)]
    pub(super) fn put(&mut self, name: &'static str, value: Value) {
        self.0.push((name, value));
    }

    #[inline(never)]
    pub(super) fn string(&mut self, name: &'static str, text: &str) {
        self.put(name, string(text));
    }

    pub(super) fn name(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.string(name, text);
        }
    }

    #[inline(never)]
    pub(super) fn text(&mut self, name: &'static str, text: &Option<String>) {
        self.name(name, text.as_deref());
    }

    #[inline(never)]
    pub(super) fn url(&mut self, name: &'static str, url: &Option<SafeUrl>) {
        self.name(name, url.as_ref().map(SafeUrl::as_str));
    }

    #[inline(never)]
    pub(super) fn language(&mut self, name: &'static str, language: &Option<Language>) {
        self.name(name, language.as_ref().map(Language::as_str));
    }

    #[inline(never)]
    pub(super) fn date(&mut self, name: &'static str, date: &Option<Timestamp>) {
        if let Some(date) = date {
            self.put(name, Value::String(date.rfc3339()));
        }
    }

    #[inline(never)]
    pub(super) fn size(&mut self, name: &'static str, size: Option<u32>) {
        if let Some(size) = size {
            self.put(name, Value::Number(size.into()));
        }
    }

    #[inline(never)]
    pub(super) fn flag(&mut self, name: &'static str, flag: bool) {
        if flag {
            self.put(name, Value::Bool(true));
        }
    }

    /// Running text.
    #[inline(never)]
    pub(super) fn content(&mut self, name: &'static str, content: &[Run]) {
        if !content.is_empty() {
            self.put(name, content_value(content));
        }
    }

    pub(super) fn object<T>(&mut self, name: &'static str, object: &Option<T>, write: Write<T>) {
        if let Some(object) = object {
            self.put(name, written(object, write));
        }
    }

    pub(super) fn list<T>(&mut self, name: &'static str, list: &[T], write: Write<T>) {
        if !list.is_empty() {
            self.put(name, array(list, write));
        }
    }

    /// Adds the object to a list, and begins the next one.
    #[inline(never)]
    fn finish_into(&mut self, values: &mut Vec<Value>) {
        values.push(std::mem::take(self).done());
    }

    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// An array of objects.
pub(super) fn array<T>(list: &[T], write: Write<T>) -> Value {
    let (mut fields, mut values) = (Fields::default(), Vec::new());
    for one in list {
        write(one, &mut fields);
        fields.finish_into(&mut values);
    }
    Value::Array(values)
}

fn written<T>(object: &T, write: Write<T>) -> Value {
    let mut fields = Fields::default();
    write(object, &mut fields);
    fields.done()
}

pub(super) fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}
