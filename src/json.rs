//! Values for the page's scripts, written by serde.
//!
//! This is a serializer of our own. The core and the events need only a part of what serde knows: texts, numbers,
//! lists, and objects whose names are in the source. `serde-wasm-bindgen` has all of it, and a table of the names that
//! it has handed over before (`docs/decisions/0015-size.md`).

use std::fmt::{self, Display, Formatter};

use js_sys::{Array, Object};
use serde::{
    Serialize, Serializer,
    ser::{Error, Impossible, SerializeSeq, SerializeStruct},
};
use wasm_bindgen::{
    JsCast,
    prelude::{JsValue, wasm_bindgen},
};

/// A value as the page's scripts see it, as if `JSON.parse` had made it.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(Json).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// An object with the prototype of all.
    #[wasm_bindgen(extends = Object)]
    type Fields;
    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, name: &str, value: &JsValue);
}

/// Makes values of JavaScript.
#[derive(Clone, Copy)]
struct Json;

/// What JSON has no form for: nothing that goes out here. It would be `undefined`.
#[derive(Debug)]
struct NotJson;

impl Display for NotJson {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for NotJson {}

impl Error for NotJson {
    fn custom<T: Display>(_: T) -> NotJson {
        NotJson
    }
}

type Made = Result<JsValue, NotJson>;

macro_rules! numbers {
    ($($method:ident $number:ty,)*) => {
        $(fn $method(self, value: $number) -> Made {
            Ok(JsValue::from_f64(value as f64))
        })*
    };
}

impl Serializer for Json {
    type Ok = JsValue;
    type Error = NotJson;
    type SerializeSeq = List;
    type SerializeTuple = Impossible<JsValue, NotJson>;
    type SerializeTupleStruct = Impossible<JsValue, NotJson>;
    type SerializeTupleVariant = Impossible<JsValue, NotJson>;
    type SerializeMap = Impossible<JsValue, NotJson>;
    type SerializeStruct = Struct;
    type SerializeStructVariant = Impossible<JsValue, NotJson>;

    numbers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
        serialize_f32 f32, serialize_f64 f64,
    }

    fn serialize_bool(self, value: bool) -> Made {
        Ok(value.into())
    }

    fn serialize_char(self, value: char) -> Made {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Made {
        Ok(value.into())
    }

    fn serialize_bytes(self, _: &[u8]) -> Made {
        Err(NotJson)
    }

    fn serialize_none(self) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made {
        let mut made = Struct::new();
        made.serialize_field(variant, value)?;
        made.end()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, NotJson> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotJson> {
        Err(NotJson)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotJson> {
        Err(NotJson)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotJson> {
        Err(NotJson)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotJson> {
        Err(NotJson)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Struct, NotJson> {
        Ok(Struct::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotJson> {
        Err(NotJson)
    }
}

/// An array under way.
struct List(Array);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.0.push(&value.serialize(Json)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0.into())
    }
}

/// An object under way.
struct Struct(Fields);

impl Struct {
    #[inline(never)]
    fn new() -> Struct {
        Struct(Object::new().unchecked_into())
    }

    #[inline(never)]
    fn field(&self, name: &str, value: JsValue) {
        self.0.set(name, &value);
    }
}

impl SerializeStruct for Struct {
    type Ok = JsValue;
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        self.field(name, value.serialize(Json)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0.into())
    }
}
