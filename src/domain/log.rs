//! What the issuance log records of an event, as the text that is hashed: the form of our own that never changes.
//!
//! The log is public. It names no person, no badge and no address of a credential: whoever holds a credential finds its
//! entries by the hash of its identifier, which nobody can guess.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::words;

words! {
    /// What happened. `key_distrusted` is a key that somebody else may have.
    EventKind {
        Issued = "issued",
        Revoked = "revoked",
        Suspended = "suspended",
        Reinstated = "reinstated",
        Superseded = "superseded",
        KeyAdded = "key_added",
        KeyRetired = "key_retired",
        KeyDistrusted = "key_distrusted",
    }
}

/// The signed files of a credential, by the SHA-256 of their bytes in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentHashes {
    pub json: String,
    pub jwt: String,
}

/// One entry. Members are written in this order, and those that do not apply are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub kind: EventKind,
    pub time: String,
    /// The SHA-256 of the credential's identifier, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<DocumentHashes>,
    /// The thumbprint of the public key ([RFC 7638](https://www.rfc-editor.org/rfc/rfc7638)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The identifier of the issuer whose key it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// From when on the key signs, or does so no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Event {
    fn new(kind: EventKind, at: DateTime<Utc>) -> Self {
        Self { kind, time: time(at), credential: None, documents: None, key: None, issuer: None, from: None }
    }

    pub fn issued(credential: String, documents: DocumentHashes, at: DateTime<Utc>) -> Self {
        Self { credential: Some(credential), documents: Some(documents), ..Self::new(EventKind::Issued, at) }
    }

    /// What happened to a credential after it was issued.
    pub fn of_credential(kind: EventKind, credential: String, at: DateTime<Utc>) -> Self {
        Self { credential: Some(credential), ..Self::new(kind, at) }
    }

    pub fn of_key(kind: EventKind, key: String, issuer: &str, from: DateTime<Utc>, at: DateTime<Utc>) -> Self {
        Self { key: Some(key), issuer: Some(issuer.to_owned()), from: Some(time(from)), ..Self::new(kind, at) }
    }

    /// The text that is entered.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).expect("an event holds texts alone")
    }

    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_text() {
        let at: DateTime<Utc> = "2026-11-26T10:20:30.456Z".parse().unwrap();
        let documents = DocumentHashes { json: "1a".to_owned(), jwt: "2b".to_owned() };
        let events = [
            (
                Event::issued("0c".to_owned(), documents, at),
                r#"{"kind":"issued","time":"2026-11-26T10:20:30.456Z","credential":"0c","documents":{"json":"1a","jwt":"2b"}}"#,
            ),
            (
                Event::of_credential(EventKind::Revoked, "0c".to_owned(), at),
                r#"{"kind":"revoked","time":"2026-11-26T10:20:30.456Z","credential":"0c"}"#,
            ),
            (
                Event::of_key(EventKind::KeyRetired, "k".to_owned(), "i1", at + chrono::TimeDelta::seconds(1), at),
                r#"{"kind":"key_retired","time":"2026-11-26T10:20:30.456Z","key":"k","issuer":"i1","from":"2026-11-26T10:20:31.456Z"}"#,
            ),
        ];
        for (event, text) in events {
            assert_eq!(event.to_text(), text);
            assert_eq!(Event::parse(text), Some(event));
        }
        assert_eq!(Event::parse(r#"{"kind":"issued","time":"","person":"ada"}"#), None);
    }
}
