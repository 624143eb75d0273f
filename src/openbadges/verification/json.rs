//! Small questions to a JSON-LD document, and words for answers.

use chrono::{DateTime, Utc};
use serde_json::Value;

pub(super) fn issuer_of(document: &Value) -> Option<&str> {
    document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str())
}

pub(super) fn status_entries(document: &Value) -> impl Iterator<Item = &Value> {
    list(&document["credentialStatus"]).iter()
}

/// One value or several, as JSON-LD allows.
pub(super) fn list(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(items) => items,
        single => std::slice::from_ref(single),
    }
}

pub(super) fn has_type(object: &Value, name: &str) -> bool {
    list(&object["type"]).iter().any(|entry| entry == name)
}

pub(super) fn is_text(value: &Value) -> bool {
    value.as_str().or_else(|| value["@value"].as_str()).is_some_and(|text| !text.is_empty())
}

pub(super) fn instant(text: Option<&str>) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text?).ok().map(|time| time.to_utc())
}

pub(super) fn day(time: DateTime<Utc>) -> String {
    time.format("%-d %B %Y, %H:%M UTC").to_string()
}

/// An error as a sentence.
pub(super) fn sentence(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}
