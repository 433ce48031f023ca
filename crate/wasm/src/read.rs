//! Reads a value of the core out of a JS value.
//!
//! Narrower than serde-wasm-bindgen on purpose. It hands over every key of an object, so that unknown ones are refused as
//! they are in TOML and JSON. And its error never prints the offending value: that would link serde's `Unexpected`, and
//! with it the formatting of floats and of escaped strings, a tenth of the package.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
        Unexpected, Visitor,
    },
    forward_to_deserialize_any,
};
use wasm_bindgen::prelude::*;

/// Reads strings, lists, options, unit enums and structs of them.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Refusal> {
    T::deserialize(Value(value))
}

/// What is wrong, and where (`rules[0].action`).
#[derive(Debug)]
pub struct Refusal {
    path: String,
    problem: String,
}

impl Refusal {
    fn within(mut self, place: String) -> Refusal {
        if !self.path.is_empty() && !self.path.starts_with('[') {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, &place);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(problem: T) -> Refusal {
        Refusal { path: String::new(), problem: problem.to_string() }
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Refusal {
        Refusal { path: String::new(), problem: format!("expected {expected}") }
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Refusal {
        Refusal::invalid_type(unexpected, expected)
    }
}

struct Value(JsValue);

impl Value {
    fn refuse(&self, expected: &dyn Expected) -> Refusal {
        let kind = self.0.js_typeof().as_string().unwrap_or_default();
        Refusal::custom(format_args!("expected {expected}, not {kind}"))
    }

    fn text(&self, expected: &dyn Expected) -> Result<String, Refusal> {
        self.0.as_string().ok_or_else(|| self.refuse(expected))
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        Err(self.refuse(&visitor))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let text = self.text(&visitor)?;
        visitor.visit_string(text)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let text = self.text(&visitor)?;
        visitor.visit_enum(text.into_deserializer())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if !Array::is_array(&self.0) {
            return Err(self.refuse(&visitor));
        }
        visitor.visit_seq(Items { list: self.0.unchecked_into(), at: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return Err(self.refuse(&visitor));
        }
        visitor.visit_map(Entries::of(self.0.unchecked_into()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map identifier ignored_any
    }
}

struct Items {
    list: Array,
    at: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Refusal;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refusal> {
        let at = self.at;
        if at == self.list.length() {
            return Ok(None);
        }
        self.at += 1;
        seed.deserialize(Value(self.list.get(at))).map(Some).map_err(|refusal| refusal.within(format!("[{at}]")))
    }
}

/// The entries of an object. Like JSON, it takes those that are undefined for absent.
struct Entries {
    object: Object,
    keys: Array,
    at: u32,
    key: String,
    value: JsValue,
}

impl Entries {
    fn of(object: Object) -> Entries {
        Entries { keys: Object::keys(&object), object, at: 0, key: String::new(), value: JsValue::UNDEFINED }
    }

    /// Goes to the next entry, if there is one.
    fn advance(&mut self) -> Result<bool, Refusal> {
        while self.at < self.keys.length() {
            let key = self.keys.get(self.at);
            self.at += 1;
            self.key = key.as_string().unwrap_or_default();
            self.value = Reflect::get(&self.object, &key)
                .map_err(|_| Refusal::custom("it cannot be read").within(self.key.clone()))?;
            if !self.value.is_undefined() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        if self.advance()? { seed.deserialize(self.key.as_str().into_deserializer()).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        let value = std::mem::replace(&mut self.value, JsValue::UNDEFINED);
        seed.deserialize(Value(value)).map_err(|refusal| refusal.within(self.key.clone()))
    }
}
