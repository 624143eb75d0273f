//! Small questions to a JSON-LD document.

use chrono::{DateTime, Utc};
use serde_json::Value;

pub(super) fn issuer_of(document: &Value) -> Option<&str> {
    document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str())
}

pub(super) fn status_entries(document: &Value) -> impl Iterator<Item = &Value> {
    list(&document["credentialStatus"]).iter()
}

/// The names of the first and the last moment, in version 1.1 and in version 2.0 of credentials. A document of version 1.1
/// may use all of them.
const FROM: [&str; 2] = ["validFrom", "issuanceDate"];
const UNTIL: [&str; 2] = ["validUntil", "expirationDate"];

fn moments<'a>(document: &'a Value, names: [&'a str; 2]) -> impl Iterator<Item = Option<DateTime<Utc>>> + 'a {
    names.into_iter().filter_map(|name| document.get(name)).map(|value| instant(value.as_str()))
}

/// From when on it is valid: the latest of what it says.
pub(super) fn valid_from(document: &Value) -> Option<DateTime<Utc>> {
    moments(document, FROM).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// Until when it is valid, if it ends; an error when that cannot be read.
pub(super) fn valid_until(document: &Value) -> Result<Option<DateTime<Utc>>, ()> {
    Ok(moments(document, UNTIL).collect::<Option<Vec<_>>>().ok_or(())?.into_iter().min())
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
