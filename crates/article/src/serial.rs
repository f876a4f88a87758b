//! Serialisation by hand: types that are one text in the own format, and objects whose fields may be missing or may be
//! part of a larger object.
//!
//! Where a derive would need `flatten` or `tag` to write, the fields are written one by one: the derived code is 3 KB
//! larger in the widget. They go into a `SerializeStruct` with a guessed length, which is enough for JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeStruct};

/// Implements serde's traits for a type that is one text, by the names of the methods that write and read it; and
/// says what it may be.
macro_rules! as_text {
    ($type:ty, $write:ident, $read:ident, $expected:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.$write().as_ref())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                crate::serial::text(from, &<$type>::$read, $expected)
            }
        }
    };
}
pub(crate) use as_text;

/// Reads what is one text.
pub(crate) fn text<'de, T, D: Deserializer<'de>>(
    from: D,
    read: &dyn Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    let wrong = || de::Error::invalid_value(de::Unexpected::Str(&text), &expected);
    read(&text).ok_or_else(wrong)
}

/// What is written as an object.
pub(crate) trait Object {
    /// Puts its fields into an object, which may have others.
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error>;

    /// Writes it as an object of its own.
    fn object<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_struct("", 1)?;
        self.put(&mut out)?;
        out.end()
    }
}

/// Implements `Serialize` for what is an object.
macro_rules! as_object {
    ($($type:ty),*) => {
        $(impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                crate::serial::Object::object(self, to)
            }
        })*
    };
}
pub(crate) use as_object;

/// Fields that are left out where they have nothing to say.
pub(crate) trait Fields: SerializeStruct {
    /// What there may be.
    fn some<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> Result<(), Self::Error> {
        match value {
            Some(value) => self.serialize_field(name, value),
            None => Ok(()),
        }
    }

    /// A list.
    fn list<T: Serialize>(&mut self, name: &'static str, list: &[T]) -> Result<(), Self::Error> {
        if list.is_empty() { Ok(()) } else { self.serialize_field(name, list) }
    }

    /// Something that is true or is not said.
    fn flag(&mut self, name: &'static str, flag: bool) -> Result<(), Self::Error> {
        if flag { self.serialize_field(name, &true) } else { Ok(()) }
    }
}

impl<S: SerializeStruct> Fields for S {}

/// Whether a flag says what is so without it.
pub(crate) fn is_false(flag: &bool) -> bool {
    !flag
}
