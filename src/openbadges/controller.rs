//! Documents that say whose a key is ([Controlled Identifiers 1.0](https://www.w3.org/TR/cid-1.0/)): of a `did:web`, of an
//! issuer with an https address, of a key alone, and identifiers that are their own key.
//!
//! A key is only ever taken from its controller's document, never from the fragment of an address, because that would let
//! anybody sign for any issuer.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::did::DidError;
use super::public_key::PublicKey;
use super::strict_json;

/// How many keys of a foreign document are looked at.
const METHODS: usize = 64;
const LONGEST_DID_JWK: usize = 4_000;

/// A document of somebody, checked to be that of the identifier asked for.
#[derive(Debug, Clone)]
pub struct ControllerDocument<'a> {
    id: &'a str,
    methods: Vec<&'a Value>,
    assertion_methods: Vec<&'a str>,
    now: DateTime<Utc>,
}

impl<'a> ControllerDocument<'a> {
    pub fn read(document: &'a Value, id: &'a str, now: DateTime<Utc>) -> Result<Self, DidError> {
        if document["id"] != id {
            return Err(DidError::OtherSubject(id.into()));
        }
        let list = |name: &str| document[name].as_array().map(Vec::as_slice).unwrap_or_default().iter().take(METHODS);
        // A relationship may also hold a method itself, which is then for this use alone.
        let methods =
            list("verificationMethod").chain(list("assertionMethod").filter(|entry| entry.is_object())).collect();
        let assertion_methods =
            list("assertionMethod").filter_map(|entry| entry.as_str().or_else(|| entry["id"].as_str())).collect();
        Ok(Self { id, methods, assertion_methods, now })
    }

    /// The key of a method that this issuer controls and lists for assertions
    /// ([§3.3](https://www.w3.org/TR/cid-1.0/#retrieve-verification-method)).
    pub fn assertion_key(&self, method: &str) -> Result<PublicKey, DidError> {
        let named = |name: &str| self.is_method(name, method);
        let found = self.methods.iter().find(|entry| entry["id"].as_str().is_some_and(named));
        let entry = found.ok_or_else(|| DidError::UnknownMethod(method.into()))?;
        if !self.assertion_methods.iter().any(|name| named(name)) {
            return Err(DidError::NotForAssertions(method.into()));
        }
        self.key(entry, method)
    }

    /// The key that is served at `kid`, or has this method's name.
    pub fn assertion_jwk(&self, kid: &str) -> Result<PublicKey, DidError> {
        let served = self.methods.iter().find(|entry| entry["publicKeyJwk"]["kid"] == kid);
        match served.and_then(|entry| entry["id"].as_str()) {
            Some(method) => self.assertion_key(method),
            None => self.assertion_key(kid),
        }
    }

    /// Whether this key is listed for assertions, under whatever name.
    pub fn lists(&self, key: &PublicKey) -> bool {
        self.assertion_methods.iter().any(|method| self.assertion_key(method).is_ok_and(|listed| listed == *key))
    }

    /// Whether a name in the document, which may be a bare fragment, means this method.
    fn is_method(&self, name: &str, method: &str) -> bool {
        name == method
            || name.starts_with('#') && method.strip_prefix(self.id) == Some(name)
            || method.starts_with('#') && name.strip_prefix(self.id) == Some(method)
    }

    fn key(&self, entry: &Value, method: &str) -> Result<PublicKey, DidError> {
        if entry["controller"] != self.id {
            return Err(DidError::OtherController(method.into()));
        }
        key_of(entry, method, self.now)
    }
}

/// The key of a document that holds nothing else, such as a Multikey at an address of its own, and who controls it.
pub fn lone_key<'a>(document: &'a Value, address: &str, now: DateTime<Utc>) -> Result<(PublicKey, &'a str), DidError> {
    if document["id"] != address {
        return Err(DidError::OtherSubject(address.into()));
    }
    let controller = document["controller"].as_str().ok_or_else(|| DidError::OtherController(address.into()))?;
    Ok((key_of(document, address, now)?, controller))
}

/// The key of a verification method, unless it ended
/// ([§2.2](https://www.w3.org/TR/cid-1.0/#verification-methods)).
fn key_of(entry: &Value, method: &str, now: DateTime<Utc>) -> Result<PublicKey, DidError> {
    for end in ["expires", "revoked"] {
        let text = &entry[end];
        let time = text.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        if !text.is_null() && time.is_none_or(|time| time <= now) {
            return Err(DidError::Ended(method.into()));
        }
    }
    let key = match entry["publicKeyMultibase"].as_str() {
        Some(text) => PublicKey::from_multibase(text),
        None => PublicKey::from_jwk(&entry["publicKeyJwk"]),
    };
    key.ok_or_else(|| DidError::UnreadableKey(method.into()))
}

/// The key that an identifier is itself, when `method` names it: `did:key:z…#z…`
/// ([did:key](https://w3c-ccg.github.io/did-key-spec/)) or `did:jwk:…#0`
/// ([did:jwk](https://github.com/quartzjer/did-jwk/blob/main/spec.md)). Without a fragment there is only the one.
pub fn own_key(did: &str, method: &str) -> Result<PublicKey, DidError> {
    let unreadable = || DidError::UnreadableKey(method.chars().take(200).collect());
    let (name, key) = if let Some(encoded) = did.strip_prefix("did:key:") {
        (encoded, PublicKey::from_multibase(encoded))
    } else if let Some(encoded) = did.strip_prefix("did:jwk:") {
        let bytes = (encoded.len() <= LONGEST_DID_JWK).then(|| URL_SAFE_NO_PAD.decode(encoded).ok()).flatten();
        let jwk = bytes.and_then(|bytes| strict_json::read(&bytes).ok());
        ("0", jwk.and_then(|jwk| PublicKey::from_jwk(&jwk)))
    } else {
        return Err(DidError::Unsupported(did.chars().take(200).collect()));
    };
    let rest = method.strip_prefix(did).ok_or_else(|| DidError::UnknownMethod(method.into()))?;
    match rest.strip_prefix('#') {
        Some(fragment) if fragment != name => Err(DidError::UnknownMethod(method.into())),
        None if !rest.is_empty() => Err(DidError::UnknownMethod(method.into())),
        _ => key.ok_or_else(unreadable),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use serde_json::json;

    use super::*;
    use crate::keys::Ed25519Key;
    use crate::openbadges::did::{self, PublishedKey, ed25519_method, multibase};

    const DID: &str = "did:web:badges.example.edu:issuers:1";

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 9, 30, 0).unwrap()
    }

    fn published() -> (Value, String, PublicKey) {
        let key = Ed25519Key::generate().unwrap().public_key();
        let rsa = PublishedKey::Rsa {
            fragment: "rsa-1".into(),
            url: "https://badges.example.edu/keys/1".into(),
            public_jwk: json!({"kty": "RSA", "n": "AQAB", "e": "AQAB"}),
        };
        let document = did::document(DID, &[PublishedKey::Ed25519(key), rsa]);
        (document, ed25519_method(DID, &key), PublicKey::Ed25519(key))
    }

    fn found(document: &Value, method: &str) -> Result<PublicKey, DidError> {
        ControllerDocument::read(document, DID, now()).unwrap().assertion_key(method)
    }

    #[test]
    fn a_published_key_is_found_by_its_method_and_by_its_address() {
        let (document, method, key) = published();
        assert_eq!(found(&document, &method).unwrap(), key);
        let read = ControllerDocument::read(&document, DID, now()).unwrap();
        assert!(matches!(read.assertion_jwk("https://badges.example.edu/keys/1"), Ok(PublicKey::Rsa { .. })));
        assert!(matches!(read.assertion_jwk(&format!("{DID}#rsa-1")), Ok(PublicKey::Rsa { .. })));
        assert!(read.lists(&key));
        assert!(!read.lists(&PublicKey::Ed25519([7; 32])));
    }

    #[test]
    fn a_key_of_another_controller_or_not_listed_is_refused() {
        let (document, method, key) = published();
        let other = ControllerDocument::read(&document, "did:web:other.example", now());
        assert!(matches!(other, Err(DidError::OtherSubject(_))));

        let mut foreign = document.clone();
        foreign["verificationMethod"][0]["controller"] = json!("did:web:other.example");
        assert!(matches!(found(&foreign, &method), Err(DidError::OtherController(_))));

        let mut unlisted = document.clone();
        unlisted["assertionMethod"].as_array_mut().unwrap().remove(0);
        assert!(matches!(found(&unlisted, &method), Err(DidError::NotForAssertions(_))));
        assert!(!ControllerDocument::read(&unlisted, DID, now()).unwrap().lists(&key));

        let stranger = ed25519_method(DID, &Ed25519Key::generate().unwrap().public_key());
        let refused = found(&document, &stranger);
        assert!(matches!(refused, Err(DidError::UnknownMethod(_))), "a fragment that is a key proves nothing");
    }

    #[test]
    fn a_method_that_ended_is_refused() {
        let (document, method, key) = published();
        for name in ["expires", "revoked"] {
            let ending = |value: Value| {
                let mut document = document.clone();
                document["verificationMethod"][0][name] = value;
                found(&document, &method)
            };
            assert!(matches!(ending(json!("2026-11-22T09:30:00Z")), Err(DidError::Ended(_))));
            assert!(matches!(ending(json!("some day")), Err(DidError::Ended(_))));
            assert_eq!(ending(json!("2026-11-22T09:30:01Z")).unwrap(), key);
        }
    }

    #[test]
    fn a_key_alone_names_its_address_and_its_controller() {
        let (document, _, key) = published();
        let mut lone = document["verificationMethod"][0].clone();
        lone["id"] = json!("https://h.example/keys/1");
        assert_eq!(lone_key(&lone, "https://h.example/keys/1", now()).unwrap(), (key, DID));
        assert!(matches!(lone_key(&lone, "https://h.example/keys/2", now()), Err(DidError::OtherSubject(_))));
        lone.as_object_mut().unwrap().remove("controller");
        assert!(matches!(lone_key(&lone, "https://h.example/keys/1", now()), Err(DidError::OtherController(_))));
    }

    #[test]
    fn an_identifier_that_is_a_key_is_that_key_and_no_other() {
        let key = Ed25519Key::generate().unwrap().public_key();
        let encoded = multibase(&key);
        let did = format!("did:key:{encoded}");
        assert_eq!(own_key(&did, &format!("{did}#{encoded}")).unwrap(), PublicKey::Ed25519(key));
        assert_eq!(own_key(&did, &did).unwrap(), PublicKey::Ed25519(key));
        let other = multibase(&Ed25519Key::generate().unwrap().public_key());
        assert!(own_key(&did, &format!("{did}#{other}")).is_err());
        assert!(own_key(&did, &format!("{did}{encoded}")).is_err());
        assert!(own_key(&did, &format!("did:key:{other}#{other}")).is_err());

        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(key)});
        let did = format!("did:jwk:{}", URL_SAFE_NO_PAD.encode(jwk.to_string()));
        assert_eq!(own_key(&did, &format!("{did}#0")).unwrap(), PublicKey::Ed25519(key));
        assert!(own_key(&did, &format!("{did}#1")).is_err());
        for did in ["did:jwk:e30", "did:jwk:!", "did:key:z", "did:web:h.example", "did:example:1"] {
            assert!(own_key(did, did).is_err(), "{did}");
        }
    }
}
