//! Decentralised identifiers of issuers: `did:web` for ours, `did:web` and `did:key` for those we verify.
//!
//! [did:web method](https://w3c-ccg.github.io/did-method-web/), [did:key method](https://w3c-ccg.github.io/did-key-spec/),
//! [Controlled Identifiers 1.0](https://www.w3.org/TR/cid-1.0/). A key is only ever taken from its controller's document,
//! never from the fragment of an address, because that would let anybody sign for any issuer.

use serde_json::{Value, json};
use url::Url;

use crate::keys;

/// How many keys of a foreign document are looked at.
const METHODS: usize = 64;

/// Why an identifier or its document cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DidError {
    #[error("“{0}” is neither a did:web nor a did:key identifier")]
    Unsupported(String),
    #[error("the DID document is not a document of {0}")]
    OtherSubject(String),
    #[error("the DID document has no method {0}")]
    UnknownMethod(String),
    #[error("the DID document does not list {0} as an assertion method")]
    NotForAssertions(String),
    #[error("the key {0} is controlled by somebody else")]
    OtherController(String),
    #[error("the key {0} cannot be read")]
    UnreadableKey(String),
}

/// A public key of a DID document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    Ed25519([u8; 32]),
    /// A JSON Web Key with `kty`, `n` and `e`.
    Rsa(Value),
}

/// A key that an issuer publishes, today's or a retired one: credentials outlive keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedKey {
    /// Named by itself, see [`ed25519_method`].
    Ed25519([u8; 32]),
    /// `fragment` names it in the document, and `url` is where it is served alone (the `kid` of a JWT).
    Rsa { fragment: String, url: String, public_jwk: Value },
}

/// The `did:web` identifier of a host (with its port, if any) and a path.
pub fn did_web(host: &str, path: &[&str]) -> String {
    let mut did = format!("did:web:{}", host.replace(':', "%3A"));
    for segment in path {
        did.push(':');
        did.push_str(segment);
    }
    did
}

/// Where the document of a `did:web` identifier lies: always https, whatever the host.
pub fn document_url(did: &str) -> Result<Url, DidError> {
    let refused = || DidError::Unsupported(did.chars().take(200).collect());
    let mut parts = did.strip_prefix("did:web:").ok_or_else(refused)?.split(':');
    let host = parts.next().unwrap_or_default().replace("%3A", ":").replace("%3a", ":");
    let plain = |text: &str| {
        !text.is_empty()
            && !text.starts_with('.')
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
    if !plain(name) || port.parse::<u16>().is_err() {
        return Err(refused());
    }
    let path: Vec<&str> = parts.collect();
    if !path.iter().all(|segment| plain(segment)) {
        return Err(refused());
    }
    let path = if path.is_empty() { ".well-known".to_owned() } else { path.join("/") };
    Url::parse(&format!("https://{host}/{path}/did.json")).map_err(|_| refused())
}

/// The Multikey form of an Ed25519 key: `z6Mk…`.
pub fn multibase(public_key: &[u8; 32]) -> String {
    let mut bytes = vec![0xed, 0x01];
    bytes.extend_from_slice(public_key);
    format!("z{}", bs58::encode(bytes).into_string())
}

fn read_multibase(text: &str) -> Option<[u8; 32]> {
    let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() <= 64)?;
    let bytes = bs58::decode(encoded).into_vec().ok()?;
    bytes.strip_prefix(&[0xed, 0x01])?.try_into().ok()
}

/// The verification method of an Ed25519 key: the issuer's identifier and the key itself as fragment, so that it never
/// changes its name.
pub fn ed25519_method(did: &str, public_key: &[u8; 32]) -> String {
    format!("{did}#{}", multibase(public_key))
}

/// The document to publish. Methods are listed in full and referred to by text, which every resolver in use understands.
pub fn document(did: &str, keys: &[PublishedKey]) -> Value {
    let methods: Vec<Value> = keys
        .iter()
        .map(|key| match key {
            PublishedKey::Ed25519(public_key) => json!({
                "id": ed25519_method(did, public_key),
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": multibase(public_key),
            }),
            PublishedKey::Rsa { fragment, url, public_jwk } => json!({
                "id": format!("{did}#{fragment}"),
                "type": "JsonWebKey",
                "controller": did,
                "publicKeyJwk": jwk(public_jwk, url),
            }),
        })
        .collect();
    let names: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
    json!({
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": did,
        "assertionMethod": names,
        "verificationMethod": methods,
    })
}

/// An RSA key as it is served alone at its address.
pub fn jwk(public_jwk: &Value, url: &str) -> Value {
    json!({"kty": "RSA", "n": public_jwk["n"], "e": public_jwk["e"], "alg": "RS256", "use": "sig", "kid": url})
}

/// An Ed25519 key of an issuer as it is served alone, named as in the issuer's document.
pub fn ed25519_jwk(did: &str, public_key: &[u8; 32]) -> Value {
    bare_ed25519_jwk(public_key, &ed25519_method(did, public_key))
}

/// An Ed25519 key under any name ([RFC 8037 §2](https://www.rfc-editor.org/rfc/rfc8037#section-2)).
pub fn bare_ed25519_jwk(public_key: &[u8; 32], kid: &str) -> Value {
    json!({
        "kty": "OKP",
        "crv": "Ed25519",
        "x": keys::to_base64url(public_key),
        "alg": "EdDSA",
        "use": "sig",
        "kid": kid,
    })
}

/// A DID document of somebody, checked to be that of the identifier asked for.
#[derive(Debug, Clone)]
pub struct DidDocument<'a> {
    did: &'a str,
    methods: Vec<&'a Value>,
    assertion_methods: Vec<&'a str>,
}

impl<'a> DidDocument<'a> {
    pub fn read(document: &'a Value, did: &'a str) -> Result<Self, DidError> {
        if document["id"] != did {
            return Err(DidError::OtherSubject(did.into()));
        }
        let list = |name: &str| document[name].as_array().map(Vec::as_slice).unwrap_or_default().iter().take(METHODS);
        // A relationship may also hold a method itself, which is then for this use alone.
        let methods =
            list("verificationMethod").chain(list("assertionMethod").filter(|entry| entry.is_object())).collect();
        let assertion_methods =
            list("assertionMethod").filter_map(|entry| entry.as_str().or_else(|| entry["id"].as_str())).collect();
        Ok(Self { did, methods, assertion_methods })
    }

    /// The key of a method that this issuer controls and lists for assertions
    /// ([Controlled Identifiers §3.3](https://www.w3.org/TR/cid-1.0/#retrieve-verification-method)).
    pub fn assertion_key(&self, method: &str) -> Result<PublicKey, DidError> {
        let named = |name: &str| self.is_method(name, method);
        let found = self.methods.iter().find(|entry| entry["id"].as_str().is_some_and(named));
        let entry = found.ok_or_else(|| DidError::UnknownMethod(method.into()))?;
        if !self.assertion_methods.iter().any(|name| named(name)) {
            return Err(DidError::NotForAssertions(method.into()));
        }
        self.key(entry, method)
    }

    /// The RSA key that is served at `url`, or has this method's name.
    pub fn assertion_jwk(&self, kid: &str) -> Result<PublicKey, DidError> {
        let served = self.methods.iter().find(|entry| entry["publicKeyJwk"]["kid"] == kid);
        match served.and_then(|entry| entry["id"].as_str()) {
            Some(method) => self.assertion_key(method),
            None => self.assertion_key(kid),
        }
    }

    /// Whether a name in the document, which may be a bare fragment, means this method.
    fn is_method(&self, name: &str, method: &str) -> bool {
        name == method || (name.starts_with('#') && method.strip_prefix(self.did) == Some(name))
    }

    fn key(&self, entry: &Value, method: &str) -> Result<PublicKey, DidError> {
        if entry["controller"] != self.did {
            return Err(DidError::OtherController(method.into()));
        }
        if let Some(text) = entry["publicKeyMultibase"].as_str() {
            let key = read_multibase(text).ok_or_else(|| DidError::UnreadableKey(method.into()))?;
            return Ok(PublicKey::Ed25519(key));
        }
        let jwk = &entry["publicKeyJwk"];
        match jwk["kty"].as_str() {
            Some("RSA") => Ok(PublicKey::Rsa(jwk.clone())),
            _ => Err(DidError::UnreadableKey(method.into())),
        }
    }
}

/// The key that a `did:key` identifier is, when `method` names it in the method's only form (`did:key:z…#z…`).
pub fn did_key(did: &str, method: &str) -> Result<PublicKey, DidError> {
    let encoded = did.strip_prefix("did:key:").ok_or_else(|| DidError::Unsupported(did.into()))?;
    if method.strip_prefix(did).and_then(|rest| rest.strip_prefix('#')) != Some(encoded) {
        return Err(DidError::UnknownMethod(method.into()));
    }
    read_multibase(encoded).map(PublicKey::Ed25519).ok_or_else(|| DidError::UnreadableKey(method.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Ed25519Key;

    const DID: &str = "did:web:badges.example.edu:issuers:1";

    fn published() -> (Value, String, [u8; 32]) {
        let key = Ed25519Key::generate().unwrap().public_key();
        let rsa = PublishedKey::Rsa {
            fragment: "rsa-1".into(),
            url: "https://badges.example.edu/keys/1".into(),
            public_jwk: json!({"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "secret"}),
        };
        (document(DID, &[PublishedKey::Ed25519(key), rsa]), ed25519_method(DID, &key), key)
    }

    #[test]
    fn a_did_leads_to_its_https_document() {
        let url = |did: &str| document_url(did).map(String::from);
        assert_eq!(url("did:web:h.example").unwrap(), "https://h.example/.well-known/did.json");
        assert_eq!(url("did:web:h.example:a:b").unwrap(), "https://h.example/a/b/did.json");
        assert_eq!(url(&did_web("127.0.0.1:8443", &["i", "7"])).unwrap(), "https://127.0.0.1:8443/i/7/did.json");
    }

    #[test]
    fn a_did_that_is_no_plain_host_and_path_is_refused() {
        for did in [
            "did:web:",
            "did:web:h.example:",
            "did:web:h.example:..",
            "did:web:h.example:a%2F..",
            "did:web:u@h.example",
            "did:web:h.example%3Aport",
            "did:web:h.example/a",
            "did:web:h.example?x",
            "did:web:[::1]",
            "did:key:z6Mk",
            "https://h.example",
            "did:web:h.example%3A99999",
        ] {
            assert!(document_url(did).is_err(), "{did}");
        }
    }

    #[test]
    fn a_published_key_is_found_by_its_method_and_by_its_address() {
        let (document, method, key) = published();
        let document = DidDocument::read(&document, DID).unwrap();
        assert_eq!(document.assertion_key(&method).unwrap(), PublicKey::Ed25519(key));
        assert!(matches!(document.assertion_jwk("https://badges.example.edu/keys/1"), Ok(PublicKey::Rsa(_))));
        assert!(matches!(document.assertion_jwk(&format!("{DID}#rsa-1")), Ok(PublicKey::Rsa(_))));
    }

    #[test]
    fn a_private_member_never_reaches_the_document() {
        assert!(!published().0.to_string().contains("secret"));
    }

    #[test]
    fn a_key_of_another_controller_or_not_listed_is_refused() {
        let (document, method, _) = published();
        assert!(matches!(DidDocument::read(&document, "did:web:other.example"), Err(DidError::OtherSubject(_))));

        let mut foreign = document.clone();
        foreign["verificationMethod"][0]["controller"] = json!("did:web:other.example");
        let refused = DidDocument::read(&foreign, DID).unwrap().assertion_key(&method);
        assert!(matches!(refused, Err(DidError::OtherController(_))));

        let mut unlisted = document.clone();
        unlisted["assertionMethod"].as_array_mut().unwrap().remove(0);
        let refused = DidDocument::read(&unlisted, DID).unwrap().assertion_key(&method);
        assert!(matches!(refused, Err(DidError::NotForAssertions(_))));

        let stranger = ed25519_method(DID, &Ed25519Key::generate().unwrap().public_key());
        let refused = DidDocument::read(&document, DID).unwrap().assertion_key(&stranger);
        assert!(matches!(refused, Err(DidError::UnknownMethod(_))), "a fragment that is a key proves nothing");
    }

    #[test]
    fn a_did_key_is_its_own_key_and_no_other() {
        let key = Ed25519Key::generate().unwrap().public_key();
        let encoded = multibase(&key);
        assert!(encoded.starts_with("z6Mk"));
        let did = format!("did:key:{encoded}");
        assert_eq!(did_key(&did, &format!("{did}#{encoded}")).unwrap(), PublicKey::Ed25519(key));
        let other = multibase(&Ed25519Key::generate().unwrap().public_key());
        assert!(did_key(&did, &format!("{did}#{other}")).is_err());
        assert!(did_key(&did, &did).is_err());
    }
}
