//! Reading what platforms write: identifiers as numbers, texts with control characters, lists with odd entries.
//!
//! Control characters are taken out of texts: no platform means them, pages cannot show them, and PostgreSQL refuses
//! the first of them. In identifiers they are refused, since an identifier that was mended is another one.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use url::Url;

/// LTI Core 1.3 bounds its identifiers (`sub`, `deployment_id`, context and resource link `id`) by 255 ASCII
/// characters: [§5.3.3](https://www.imsglobal.org/spec/lti/v1p3/#lti-deployment-id-claim).
const LONGEST_IDENTIFIER: usize = 255;

/// Titles and names beyond this are cut: nobody reads on.
const LONGEST_TEXT: usize = 500;

const LONGEST_URL: usize = 4096;

/// More entries than any list has.
const MOST_ENTRIES: usize = 100_000;

/// A field beyond this is no name and no list of roles. Read into memory, JSON grows up to sixteenfold.
const LARGEST_FIELD: usize = 64 * 1024;

/// A field as it is written, read only when it is wanted and not too large; otherwise it counts as absent.
pub(super) fn field(raw: Option<&RawValue>) -> Option<Value> {
    let text = raw?.get();
    (text.len() <= LARGEST_FIELD).then(|| serde_json::from_str(text).ok())?
}

/// An entry of a list as the platform writes it; reading gives nothing when it says nothing usable.
pub(super) trait WireEntry {
    type Entry;
    fn read(self) -> Option<Self::Entry>;
}

/// A list that is turned into its entries while it is read, so that a long one costs no more than they do. One beyond
/// every bound is refused.
pub(super) struct Entries<W: WireEntry> {
    pub(super) read: Vec<W::Entry>,
    pub(super) skipped: usize,
}

impl<'de, W: WireEntry + Deserialize<'de>> Deserialize<'de> for Entries<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<W>(PhantomData<W>);

        impl<'de, W: WireEntry + Deserialize<'de>> Visitor<'de> for List<W> {
            type Value = Entries<W>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let (mut read, mut skipped) = (Vec::new(), 0);
                while let Some(wire) = list.next_element::<W>()? {
                    if read.len() + skipped == MOST_ENTRIES {
                        return Err(A::Error::custom("too many entries"));
                    }
                    match wire.read() {
                        Some(entry) => read.push(entry),
                        None => skipped += 1,
                    }
                }
                Ok(Entries { read, skipped })
            }
        }
        deserializer.deserialize_seq(List(PhantomData))
    }
}

/// Why an identifier is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdentifierFault {
    Missing,
    Unusable,
}

/// An identifier, compared byte by byte from here on. Numbers become text.
pub(super) fn identifier(value: Option<&Value>) -> Result<String, IdentifierFault> {
    let text = match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        None | Some(Value::Null) => return Err(IdentifierFault::Missing),
        Some(_) => return Err(IdentifierFault::Unusable),
    };
    if text.is_empty() {
        Err(IdentifierFault::Missing)
    } else if text.len() > LONGEST_IDENTIFIER || text.chars().any(char::is_control) {
        Err(IdentifierFault::Unusable)
    } else {
        Ok(text)
    }
}

/// A text for people; nothing when it is absent, of another type, or blank.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    let printable: String = match value? {
        Value::String(text) => text.chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let trimmed = printable.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// An absolute http or https address, as it was written; anything else counts as absent.
pub(super) fn address(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    let url = (text.len() <= LONGEST_URL).then(|| Url::parse(text).ok())??;
    matches!(url.scheme(), "http" | "https").then(|| text.to_owned())
}

/// The texts of a list; other entries are skipped.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Custom parameters. A value that starts with `$` is a variable that the platform did not know
/// ([LTI Core 1.3 §6](https://www.imsglobal.org/spec/lti/v1p3/#customproperty)) and counts as absent.
pub(super) fn custom(value: Option<&Value>) -> BTreeMap<String, String> {
    let nothing = Map::new();
    let given = value.and_then(Value::as_object).unwrap_or(&nothing);
    let known = given.iter().filter_map(|(name, value)| {
        let value = match value {
            Value::String(text) => text.replace('\0', ""),
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            _ => return None,
        };
        (!value.starts_with('$')).then(|| (name.replace('\0', ""), value))
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(serde::Deserialize)]
    struct Wire<'a> {
        #[serde(borrow)]
        x: Option<&'a RawValue>,
    }

    impl WireEntry for Wire<'_> {
        type Entry = String;

        fn read(self) -> Option<String> {
            text(field(self.x).as_ref())
        }
    }

    #[test]
    fn a_list_skips_odd_and_huge_entries_and_ends_at_its_bound() {
        let read = |json: &str| serde_json::from_str::<Entries<Wire>>(json).map(|list| (list.read, list.skipped));
        let huge = "z".repeat(LARGEST_FIELD);
        let list = format!(r#"[{{"x": "a"}}, {{}}, {{"x": [1]}}, {{"x": "{huge}"}}, {{"x": "b"}}]"#);
        assert_eq!(read(&list).unwrap(), (vec!["a".to_owned(), "b".to_owned()], 3));
        assert_eq!(read(&format!("[{}{{}}]", "{},".repeat(MOST_ENTRIES - 1))).unwrap().1, MOST_ENTRIES);
        assert!(read(&format!("[{}{{}}]", "{},".repeat(MOST_ENTRIES))).is_err());
    }

    #[test]
    fn an_identifier_may_be_a_number_but_never_empty_long_or_unprintable() {
        assert_eq!(identifier(Some(&json!(18))), Ok("18".to_owned()));
        assert_eq!(identifier(Some(&json!(" 18"))), Ok(" 18".to_owned()));
        assert_eq!(identifier(Some(&json!(""))), Err(IdentifierFault::Missing));
        assert_eq!(identifier(None), Err(IdentifierFault::Missing));
        assert_eq!(identifier(Some(&json!("a\u{0}b"))), Err(IdentifierFault::Unusable));
        assert_eq!(identifier(Some(&json!(["a"]))), Err(IdentifierFault::Unusable));
        assert!(identifier(Some(&json!("x".repeat(255)))).is_ok());
        assert_eq!(identifier(Some(&json!("x".repeat(256)))), Err(IdentifierFault::Unusable));
    }

    #[test]
    fn a_text_loses_control_characters_and_is_cut_between_characters() {
        assert_eq!(text(Some(&json!(" Ada\u{0} \n"))), Some("Ada".to_owned()));
        assert_eq!(text(Some(&json!("  "))), None);
        assert_eq!(text(Some(&json!({"en": "Ada"}))), None);
        assert_eq!(text(Some(&json!("é".repeat(900)))).map(|cut| cut.chars().count()), Some(500));
    }

    #[test]
    fn an_address_is_http_or_nothing() {
        assert_eq!(address(Some(&json!("https://lms.example/a?b=c"))), Some("https://lms.example/a?b=c".to_owned()));
        assert_eq!(address(Some(&json!("javascript:alert(1)"))), None);
        assert_eq!(address(Some(&json!("/relative"))), None);
    }

    #[test]
    fn a_variable_that_the_platform_did_not_know_is_absent() {
        let read = custom(Some(&json!({"a": "$Canvas.user.id", "b": "", "c": 5, "d": ["x"], "e": "5$"})));
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            [("b".to_owned(), String::new()), ("c".to_owned(), "5".to_owned()), ("e".to_owned(), "5$".to_owned())]
        );
    }
}
