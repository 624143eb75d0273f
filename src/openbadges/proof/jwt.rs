//! Credentials as JSON Web Tokens ([Open Badges 3.0 §8.2](https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof)).
//!
//! A credential of version 2.0 is the payload itself; one of version 1.1 is its claim `vc`, which may leave to the other
//! claims what they say already ([VC Data Model 1.1 §6.3.1](https://www.w3.org/TR/vc-data-model-1.1/#json-web-token)).

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value, json};

use super::ProofError;
use crate::keys::{Curve, RsaKey};
use crate::openbadges::public_key::PublicKey;
use crate::openbadges::strict_json;
use crate::openbadges::terms;

/// The longest JWT that is read.
pub const LONGEST_JWT: usize = 4 << 20;

/// What the payload of a credential without many details needs.
const USUAL_BYTES: usize = 4 << 10;

/// Registered claims, which stand beside a credential and are not part of it.
const REGISTERED: [&str; 7] = ["iss", "jti", "sub", "nbf", "exp", "iat", "aud"];

/// Wraps a document in a JWT: the document is the payload, and the registered claims beside it repeat its members.
/// `kid` is the address where the public key is served as a single JWK.
pub fn sign_jwt(document: &Value, key: &RsaKey, kid: &str) -> Result<String, ProofError> {
    // It names what is missing before what is undefined.
    let claims = claims_to_sign(document)?;
    terms::check(document)?;
    sign_with(document, &claims, key, kid)
}

/// The same of a document whose members are known to be defined.
pub(super) fn sign_checked(document: &Value, key: &RsaKey, kid: &str) -> Result<String, ProofError> {
    sign_with(document, &claims_to_sign(document)?, key, kid)
}

/// The claims of a token of ours, which is always about somebody.
fn claims_to_sign(document: &Value) -> Result<Vec<(&'static str, Value)>, ProofError> {
    let claims = expected_claims(document)?;
    match claims.iter().any(|(name, _)| *name == "sub") {
        true => Ok(claims),
        false => Err(ProofError::MissingForJwt("credentialSubject.id")),
    }
}

fn sign_with(
    document: &Value,
    claims: &[(&'static str, Value)],
    key: &RsaKey,
    kid: &str,
) -> Result<String, ProofError> {
    let members = document.as_object().ok_or(ProofError::NotSignable)?;
    let members = members.iter().map(|(name, value)| (name.as_str(), value));
    let payload: BTreeMap<&str, &Value> = members.chain(claims.iter().map(|(name, value)| (*name, value))).collect();
    let mut text = Vec::with_capacity(USUAL_BYTES);
    serde_json::to_writer(&mut text, &payload).map_err(|_| ProofError::NotSignable)?;
    Ok(key.sign_jws(&json!({"typ": "JWT", "kid": kid}), &text)?)
}

/// The claims that a document asks for. `exp` stands only beside an end, and `sub` beside a subject with an id.
fn expected_claims(document: &Value) -> Result<Vec<(&'static str, Value)>, ProofError> {
    let [from, until] = match document.get("issuanceDate") {
        Some(_) => ["issuanceDate", "expirationDate"],
        None => ["validFrom", "validUntil"],
    };
    let issuer = document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str());
    let seconds = |name: &'static str| {
        let text = document[name].as_str();
        let time = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        time.map(|time| json!(time.timestamp())).ok_or(ProofError::MissingForJwt(name))
    };
    let mut claims = vec![
        ("iss", json!(issuer.ok_or(ProofError::MissingForJwt("issuer"))?)),
        ("jti", json!(document["id"].as_str().ok_or(ProofError::MissingForJwt("id"))?)),
        ("nbf", seconds(from)?),
    ];
    if let Some(subject) = document["credentialSubject"]["id"].as_str() {
        claims.push(("sub", json!(subject)));
    }
    if document.get(until).is_some() {
        claims.push(("exp", seconds(until)?));
    }
    Ok(claims)
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Algorithm {
    Rs256,
    Es256,
    Es384,
    EdDsa,
    Unsupported(String),
}

/// A token taken apart, not yet verified.
#[derive(Debug, Clone)]
pub struct CredentialJwt {
    pub kid: Option<String>,
    /// The key that comes with the token, which says nothing of whose it is.
    pub jwk: Option<Value>,
    algorithm: Algorithm,
    claims: Map<String, Value>,
    input: String,
    signature: Vec<u8>,
}

/// How the claims of a token stand to the credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claims {
    Repeat,
    /// These are missing, and the rest agrees.
    Lack(Vec<&'static str>),
}

impl CredentialJwt {
    /// Gives the token, and the credential without the claims beside it.
    pub fn read(text: &str) -> Result<(Self, Value), ProofError> {
        if text.len() > LONGEST_JWT {
            return Err(ProofError::NotAJwt);
        }
        let (input, signature) = text.rsplit_once('.').ok_or(ProofError::NotAJwt)?;
        let (header, payload) =
            input.split_once('.').filter(|(_, payload)| !payload.contains('.')).ok_or(ProofError::NotAJwt)?;
        let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| ProofError::NotAJwt);
        let object = |part: &str| match strict_json::read(&bytes(part)?) {
            Ok(Value::Object(object)) => Ok(object),
            _ => Err(ProofError::NotAJwt),
        };
        let header = object(header)?;
        let algorithm = algorithm(header.get("alg").and_then(Value::as_str).unwrap_or("none"))?;
        // A header that demands more than we understand must be refused (RFC 7515 §4.1.11).
        if header.contains_key("crit") {
            return Err(ProofError::Malformed("crit"));
        }
        let mut payload = object(payload)?;
        let claims: Map<String, Value> = REGISTERED.iter().filter_map(|name| payload.remove_entry(*name)).collect();
        let document = match payload.remove("vc") {
            Some(Value::Object(credential)) if !payload.contains_key("@context") => completed(credential, &claims),
            Some(_) => return Err(ProofError::Malformed("vc")),
            None => Value::Object(payload),
        };
        let token = Self {
            kid: header.get("kid").and_then(Value::as_str).map(str::to_owned),
            jwk: header.get("jwk").cloned(),
            algorithm,
            claims,
            input: input.to_owned(),
            signature: bytes(signature)?,
        };
        Ok((token, document))
    }

    pub fn verify(&self, key: &PublicKey) -> Result<(), ProofError> {
        match (&self.algorithm, key) {
            (Algorithm::Rs256, PublicKey::Rsa { .. })
            | (Algorithm::Es256, PublicKey::Ecdsa(Curve::P256, _))
            | (Algorithm::Es384, PublicKey::Ecdsa(Curve::P384, _))
            | (Algorithm::EdDsa, PublicKey::Ed25519(_)) => Ok(key.verify(self.input.as_bytes(), &self.signature)?),
            (Algorithm::Unsupported(name), _) => Err(ProofError::UnsupportedAlgorithm(name.clone())),
            _ => Err(ProofError::OtherKey),
        }
    }

    /// The algorithm, when this version does not check it.
    pub fn unsupported_algorithm(&self) -> Option<&str> {
        match &self.algorithm {
            Algorithm::Unsupported(name) => Some(name),
            _ => None,
        }
    }

    /// Whether the claims repeat the members of the document
    /// ([Open Badges 3.0 §8.2.4.1](https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof)).
    pub fn check_claims(&self, document: &Value) -> Result<Claims, ProofError> {
        let expected = expected_claims(document)?;
        let differs = |name: &str, value: &Value| self.claims.get(name).is_some_and(|claim| !same_claim(claim, value));
        if let Some((name, _)) = expected.iter().find(|(name, value)| differs(name, value)) {
            return Err(ProofError::ClaimDiffers(name));
        }
        let is_expected = |name: &str| expected.iter().any(|(expected, _)| *expected == name);
        let stray = ["exp", "sub"].into_iter().find(|name| self.claims.contains_key(*name) && !is_expected(name));
        if let Some(name) = stray {
            return Err(ProofError::ClaimDiffers(name));
        }
        let missing: Vec<&str> =
            expected.iter().map(|(name, _)| *name).filter(|name| !self.claims.contains_key(*name)).collect();
        Ok(if missing.is_empty() { Claims::Repeat } else { Claims::Lack(missing) })
    }
}

fn algorithm(name: &str) -> Result<Algorithm, ProofError> {
    let brief = || name.chars().take(40).collect();
    match name {
        "RS256" => Ok(Algorithm::Rs256),
        "ES256" => Ok(Algorithm::Es256),
        "ES384" => Ok(Algorithm::Es384),
        // The second is the newer name for this curve (RFC 9864).
        "EdDSA" | "Ed25519" => Ok(Algorithm::EdDsa),
        // Nobody signs these, or whoever can read them.
        _ if name.eq_ignore_ascii_case("none") || name.starts_with("HS") => Err(ProofError::NoKeyPair(brief())),
        _ => Ok(Algorithm::Unsupported(brief())),
    }
}

/// A credential of version 1.1 with the members that it left to the claims.
fn completed(credential: Map<String, Value>, claims: &Map<String, Value>) -> Value {
    let mut document = Value::Object(credential);
    let date = |claim: &str| {
        let time = DateTime::from_timestamp(claims.get(claim)?.as_i64()?, 0)?;
        Some(json!(time.to_rfc3339_opts(SecondsFormat::Secs, true)))
    };
    let left = [
        ("id", claims.get("jti").cloned()),
        ("issuer", claims.get("iss").cloned()),
        ("issuanceDate", date("nbf")),
        ("expirationDate", date("exp")),
    ];
    for (name, value) in left {
        if let Some(value) = value.filter(|_| document.get(name).is_none()) {
            document[name] = value;
        }
    }
    if let (Some(Value::Object(issuer)), Some(id)) = (document.get_mut("issuer"), claims.get("iss")) {
        issuer.entry("id").or_insert_with(|| id.clone());
    }
    if let (Some(Value::Object(subject)), Some(id)) = (document.get_mut("credentialSubject"), claims.get("sub")) {
        subject.entry("id").or_insert_with(|| id.clone());
    }
    document
}

/// Dates may be written as `1.0` by others.
fn same_claim(claim: &Value, expected: &Value) -> bool {
    claim == expected || claim.as_f64().is_some_and(|claim| Some(claim) == expected.as_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openbadges::samples::{Issuer, KID, RSA, issued_at};

    fn rsa() -> PublicKey {
        PublicKey::from_jwk(&RSA.public_jwk()).unwrap()
    }

    fn token(header: &Value, payload: &Value) -> (CredentialJwt, Value) {
        CredentialJwt::read(&RSA.sign_jws(header, payload.to_string().as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_token_carries_the_document_and_its_claims() {
        let issuer = Issuer::new();
        let document = issuer.content().to_json();
        assert_eq!(issuer.jwt(&document), issuer.jwt(&document));
        let (jwt, read) = CredentialJwt::read(&issuer.jwt(&document)).unwrap();
        assert_eq!(read, document);
        assert_eq!(jwt.kid.as_deref(), Some(KID));
        assert_eq!(jwt.claims["iss"], issuer.did);
        assert_eq!(jwt.claims["jti"], document["id"]);
        assert_eq!(jwt.claims["sub"], document["credentialSubject"]["id"]);
        assert_eq!(jwt.claims["nbf"], issued_at().timestamp());
        assert_eq!(jwt.claims["exp"], (issued_at() + chrono::Duration::days(365)).timestamp());
        jwt.verify(&rsa()).unwrap();
        assert_eq!(jwt.check_claims(&document), Ok(Claims::Repeat));
        let other = PublicKey::from_jwk(&RsaKey::generate().unwrap().public_jwk()).unwrap();
        assert_eq!(jwt.verify(&other), Err(ProofError::Mismatch));
        assert_eq!(jwt.verify(&PublicKey::Ed25519(issuer.key.public_key())), Err(ProofError::OtherKey));
    }

    #[test]
    fn a_claim_that_differs_from_the_document_is_found() {
        let issuer = Issuer::new();
        for (name, value) in [
            ("iss", json!("did:web:other.example")),
            ("jti", json!("urn:uuid:1")),
            ("sub", json!("did:key:z")),
            ("nbf", json!(1)),
            ("exp", json!(1)),
        ] {
            let mut payload = issuer.content().to_json();
            for (name, value) in expected_claims(&payload).unwrap() {
                payload[name] = value;
            }
            payload[name] = value;
            let (jwt, document) = token(&json!({"typ": "JWT", "kid": KID}), &payload);
            jwt.verify(&rsa()).unwrap();
            assert_eq!(jwt.check_claims(&document), Err(ProofError::ClaimDiffers(name)));
            payload.as_object_mut().unwrap().remove(name);
            let (jwt, document) = token(&json!({}), &payload);
            assert_eq!(jwt.check_claims(&document), Ok(Claims::Lack(vec![name])));
        }
    }

    #[test]
    fn an_end_that_the_credential_does_not_have_is_found() {
        let issuer = Issuer::new();
        let mut content = issuer.content();
        content.valid_until = None;
        let mut payload = content.to_json();
        for (name, value) in expected_claims(&payload).unwrap() {
            payload[name] = value;
        }
        payload["exp"] = json!(4_000_000_000_u64);
        let (jwt, document) = token(&json!({"kid": KID}), &payload);
        assert_eq!(jwt.check_claims(&document), Err(ProofError::ClaimDiffers("exp")));
    }

    #[test]
    fn a_credential_of_version_1_is_a_claim_and_completed_by_the_others() {
        let vc =
            json!({"@context": [terms::CREDENTIALS_V1], "type": ["VerifiableCredential"], "credentialSubject": {}});
        let claims = json!({
            "vc": vc, "iss": "did:web:h.example", "jti": "urn:uuid:1", "sub": "did:key:z6Mk", "nbf": 1_700_000_000,
            "exp": 1_800_000_000, "iat": 5,
        });
        let (jwt, document) = token(&json!({}), &claims);
        assert_eq!(document["issuer"], "did:web:h.example");
        assert_eq!(document["id"], "urn:uuid:1");
        assert_eq!(document["credentialSubject"]["id"], "did:key:z6Mk");
        assert_eq!(document["issuanceDate"], "2023-11-14T22:13:20Z");
        assert_eq!(document["expirationDate"], "2027-01-15T08:00:00Z");
        assert_eq!(jwt.check_claims(&document), Ok(Claims::Repeat));

        let mut other = claims.clone();
        other["vc"]["issuer"] = json!({"id": "did:web:other.example"});
        let (jwt, document) = token(&json!({}), &other);
        assert_eq!(jwt.check_claims(&document), Err(ProofError::ClaimDiffers("iss")));
        let mut both = claims;
        both["@context"] = json!([terms::CREDENTIALS_V2]);
        let text = RSA.sign_jws(&json!({}), both.to_string().as_bytes()).unwrap();
        assert_eq!(CredentialJwt::read(&text).unwrap_err(), ProofError::Malformed("vc"));
    }

    #[test]
    fn a_token_of_another_algorithm_or_shape_is_refused() {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let read = |header: Value| CredentialJwt::read(&format!("{}.{}.AAAA", part(header), part(json!({}))));
        for (header, name) in [
            (json!({"alg": "none"}), "none"),
            (json!({"alg": "nOnE"}), "nOnE"),
            (json!({"alg": "HS256"}), "HS256"),
            (json!({}), "none"),
            (json!({"alg": 7}), "none"),
        ] {
            assert_eq!(read(header).unwrap_err(), ProofError::NoKeyPair(name.into()));
        }
        assert_eq!(read(json!({"alg": "RS256", "crit": ["b64"]})).unwrap_err(), ProofError::Malformed("crit"));
        let (other, _) = read(json!({"alg": "PS256"})).unwrap();
        assert_eq!(other.unsupported_algorithm(), Some("PS256"));
        assert_eq!(other.verify(&rsa()), Err(ProofError::UnsupportedAlgorithm("PS256".into())));
        for text in ["", "a", "a.b", "a.b.c.d", "e30.e30.", "e30=.e30.e30"] {
            assert!(CredentialJwt::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_token_without_a_subject_or_with_an_undefined_member_is_not_made() {
        let mut document = Issuer::new().content().to_json();
        document["grade"] = json!("A");
        assert!(matches!(sign_jwt(&document, &RSA, KID), Err(ProofError::Terms(_))));
        document["credentialSubject"].as_object_mut().unwrap().remove("id");
        assert_eq!(sign_jwt(&document, &RSA, KID), Err(ProofError::MissingForJwt("credentialSubject.id")));
    }
}
