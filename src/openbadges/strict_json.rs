//! Reading JSON of strangers: no member twice, nothing after the end.
//!
//! A member that stands twice is read differently by different programs, so one could sign the one and show the other
//! ([RFC 8259 §4](https://www.rfc-editor.org/rfc/rfc8259#section-4)). Depth is bounded by the parser (128).

use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Why a text is not acceptable JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    #[error("the JSON ends too early, at line {line} column {column}")]
    Ends { line: usize, column: usize },
    #[error("the JSON cannot be read beyond line {line} column {column}")]
    Unreadable { line: usize, column: usize },
    #[error("the JSON cannot be read: the member “{member}” stands twice at line {line} column {column}")]
    Repeats { member: String, line: usize, column: usize },
}

pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    let mut parser = serde_json::Deserializer::from_slice(bytes);
    let repeated = Cell::new(None);
    let value = Strict(&repeated).deserialize(&mut parser).and_then(|value| parser.end().map(|()| value));
    value.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match repeated.take() {
            Some(member) => JsonError::Repeats { member, line, column },
            None if error.is_eof() => JsonError::Ends { line, column },
            None => JsonError::Unreadable { line, column },
        }
    })
}

/// Longer names are cut off where they are told.
const LONGEST_TOLD: usize = 80;

/// Keeps the first member that stands twice.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a Cell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(self)?;
            if object.contains_key(&name) {
                self.0.set(Some(name.chars().take(LONGEST_TOLD).collect()));
                return Err(de::Error::custom("a member stands twice"));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_json_reads_as_usual() {
        let text = r#"{"a":[1,-2,1.5,true,null,"é",{}],"b":{"c":18446744073709551615}}"#;
        assert_eq!(read(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn a_member_that_stands_twice_at_any_depth_is_refused() {
        assert!(read(br#"{"a":1,"a":1}"#).is_err());
        assert!(read(br#"{"a":[{"b":1,"\u0062":2}]}"#).is_err());
    }

    #[test]
    fn the_place_is_told_and_of_a_long_name_only_its_beginning() {
        assert_eq!(read(b"{\"a\": 1,\n \"b\": }").unwrap_err(), JsonError::Unreadable { line: 2, column: 7 });
        assert_eq!(read(b"{\"a\":\n [1").unwrap_err(), JsonError::Ends { line: 2, column: 3 });
        let long = "a".repeat(10_000);
        let error = read(format!("{{\"{long}\":1,\"{long}\":2}}").as_bytes()).unwrap_err();
        assert!(matches!(&error, JsonError::Repeats { member, line: 1, .. } if *member == long[..80]), "{error}");
    }

    #[test]
    fn a_tail_broken_text_and_great_depth_are_refused() {
        assert!(read(b"{} {}").is_err());
        assert!(read(b"{\"a\":\xff}").is_err());
        assert!(read("[".repeat(100_000).as_bytes()).is_err());
        assert!(read(b"1e999").is_err());
    }
}
