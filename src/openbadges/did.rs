//! Decentralised identifiers of issuers, and the documents that we publish under ours
//! ([did:web](https://w3c-ccg.github.io/did-method-web/), [Controlled Identifiers 1.0](https://www.w3.org/TR/cid-1.0/)).

use serde_json::{Value, json};
use url::Url;

use crate::keys;

/// Why an identifier or its document cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DidError {
    #[error("“{0}” is not an identifier of a kind that this version looks up")]
    Unsupported(String),
    #[error("the document of keys is not one of {0}")]
    OtherSubject(String),
    #[error("the issuer publishes no key {0}")]
    UnknownMethod(String),
    #[error("the issuer does not use the key {0} to sign credentials")]
    NotForAssertions(String),
    #[error("the key {0} is controlled by somebody else")]
    OtherController(String),
    #[error("the key {0} has ended or was withdrawn")]
    Ended(String),
    #[error("the key {0} cannot be read")]
    UnreadableKey(String),
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

/// An RSA key as it is served alone at its address, with the certificates that say whose it is: they stand in the key and
/// not in what it signs, whose header has no place for them
/// ([Open Badges 3.0, JSON Web Key](https://www.imsglobal.org/spec/ob/v3p0/#jwk)).
pub fn jwk(public_jwk: &Value, url: &str) -> Value {
    let mut jwk =
        json!({"kty": "RSA", "n": public_jwk["n"], "e": public_jwk["e"], "alg": "RS256", "use": "sig", "kid": url});
    for certificates in ["x5c", "x5t#S256"] {
        if let Some(value) = public_jwk.get(certificates) {
            jwk[certificates] = value.clone();
        }
    }
    jwk
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Ed25519Key;

    const DID: &str = "did:web:badges.example.edu:issuers:1";

    fn published() -> Value {
        let key = Ed25519Key::generate().unwrap().public_key();
        let rsa = PublishedKey::Rsa {
            fragment: "rsa-1".into(),
            url: "https://badges.example.edu/keys/1".into(),
            public_jwk: json!({"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "secret"}),
        };
        document(DID, &[PublishedKey::Ed25519(key), rsa])
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
    fn a_private_member_never_reaches_the_document() {
        assert!(!published().to_string().contains("secret"));
    }
}
