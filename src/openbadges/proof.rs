//! Signatures over credentials: embedded in the document, and around it as a JWT.
//!
//! Embedded: [Data Integrity EdDSA Cryptosuites 1.0](https://www.w3.org/TR/vc-di-eddsa/), `eddsa-rdfc-2022`. Around:
//! [Open Badges 3.0 §8.2](https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof), RS256. A key is given, never looked for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::credential::time;
use super::strict_json;
use super::terms::{self, TermError};
use crate::keys::{self, Ed25519Key, KeyError, RsaKey};

/// The longest JWT that is read.
pub const LONGEST_JWT: usize = 4 << 20;

const CRYPTOSUITE: &str = "eddsa-rdfc-2022";

/// Why a document could not be signed, or its signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    #[error(transparent)]
    Terms(#[from] TermError),
    #[error("only an object without a proof can be signed")]
    NotSignable,
    #[error("the credential has no “{0}”, which a JWT needs")]
    MissingForJwt(&'static str),
    #[error("the proof has no readable “{0}”")]
    Malformed(&'static str),
    #[error("the proof is of the kind “{0}”, which this version does not check")]
    UnsupportedSuite(String),
    #[error("the proof was not made to assert a credential")]
    OtherPurpose,
    #[error("the signature does not match the document")]
    Mismatch,
    #[error("the signature could not be made")]
    Signing,
    #[error("the text is not a JSON Web Token of three parts")]
    NotAJwt,
    #[error("the token is signed with “{0}”; this version checks RS256")]
    UnsupportedAlgorithm(String),
    #[error("the claim “{0}” differs from the credential")]
    ClaimDiffers(&'static str),
}

impl From<KeyError> for ProofError {
    fn from(error: KeyError) -> Self {
        if error == KeyError::Signing { Self::Signing } else { Self::Mismatch }
    }
}

/// Adds an `eddsa-rdfc-2022` proof ([§3.2.1](https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-rdfc-2022)), as a list
/// of one, which is the form that the official schema asks for.
pub fn sign_embedded(
    document: &Value,
    key: &Ed25519Key,
    verification_method: &str,
    created: DateTime<Utc>,
) -> Result<Value, ProofError> {
    let mut signed =
        document.as_object().filter(|object| !object.contains_key("proof")).ok_or(ProofError::NotSignable)?.clone();
    let mut proof = Map::new();
    proof.insert("type".into(), json!("DataIntegrityProof"));
    proof.insert("cryptosuite".into(), json!(CRYPTOSUITE));
    proof.insert("created".into(), json!(time(created)));
    proof.insert("verificationMethod".into(), json!(verification_method));
    proof.insert("proofPurpose".into(), json!("assertionMethod"));
    let hash = hash_data(document, &proof)?;
    let signature = bs58::encode(key.sign(&hash)).into_string();
    proof.insert("proofValue".into(), json!(format!("z{signature}")));
    signed.insert("proof".into(), json!([proof]));
    Ok(Value::Object(signed))
}

/// An embedded proof and the document it was made over.
#[derive(Debug, Clone)]
pub struct EmbeddedProof {
    document: Value,
    options: Map<String, Value>,
    method: String,
    signature: [u8; 64],
}

impl EmbeddedProof {
    /// Takes the proofs off a document. A proof of another kind beside ours does no harm; where none is of our kind, the
    /// first reason is given.
    pub fn take(signed: &Value) -> Result<Self, ProofError> {
        let mut document = signed.as_object().ok_or(ProofError::Malformed("proof"))?.clone();
        let proofs = match document.remove("proof") {
            Some(Value::Array(proofs)) => proofs,
            Some(proof @ Value::Object(_)) => vec![proof],
            _ => return Err(ProofError::Malformed("proof")),
        };
        let document = Value::Object(document);
        let mut refused = ProofError::Malformed("proof");
        for (place, proof) in proofs.iter().take(8).enumerate() {
            match Self::read(&document, proof) {
                Ok(proof) => return Ok(proof),
                Err(error) if place == 0 => refused = error,
                Err(_) => {}
            }
        }
        Err(refused)
    }

    fn read(document: &Value, proof: &Value) -> Result<Self, ProofError> {
        let mut options = proof.as_object().ok_or(ProofError::Malformed("proof"))?.clone();
        let text = |options: &Map<String, Value>, name: &'static str| {
            options.get(name).and_then(Value::as_str).map(str::to_owned).ok_or(ProofError::Malformed(name))
        };
        let kind = text(&options, "type")?;
        if kind != "DataIntegrityProof" {
            return Err(ProofError::UnsupportedSuite(kind));
        }
        let suite = text(&options, "cryptosuite")?;
        if suite != CRYPTOSUITE {
            return Err(ProofError::UnsupportedSuite(suite));
        }
        if text(&options, "proofPurpose")? != "assertionMethod" {
            return Err(ProofError::OtherPurpose);
        }
        // Some signers repeat the contexts in the proof; others than the document's would change what it says.
        if options.get("@context").is_some_and(|context| *context != document["@context"]) {
            return Err(ProofError::Malformed("@context"));
        }
        let method = text(&options, "verificationMethod")?;
        let value = text(&options, "proofValue")?;
        let encoded = value.strip_prefix('z').filter(|encoded| encoded.len() <= 128);
        let bytes = encoded.and_then(|encoded| bs58::decode(encoded).into_vec().ok());
        let signature = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(ProofError::Malformed("proofValue"))?;
        options.remove("proofValue");
        Ok(Self { document: document.clone(), options, method, signature })
    }

    pub fn verification_method(&self) -> &str {
        &self.method
    }

    /// When the proof says it ends, if it does.
    pub fn expires(&self) -> Option<&str> {
        self.options.get("expires").and_then(Value::as_str)
    }

    pub fn verify(&self, public_key: &[u8; 32]) -> Result<(), ProofError> {
        let hash = hash_data(&self.document, &self.options)?;
        Ok(keys::verify_ed25519(public_key, &hash, &self.signature)?)
    }
}

/// The hash of the proof's options followed by that of the document
/// ([§3.2.4](https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022)). The options are read under the document's contexts.
fn hash_data(document: &Value, options: &Map<String, Value>) -> Result<[u8; 64], ProofError> {
    let mut options = options.clone();
    options.insert("@context".into(), document["@context"].clone());
    let mut hash = [0; 64];
    hash[..32].copy_from_slice(&keys::sha256(terms::canonical(&Value::Object(options))?.as_bytes()));
    hash[32..].copy_from_slice(&keys::sha256(terms::canonical(document)?.as_bytes()));
    Ok(hash)
}

/// Wraps a document in a JWT: the document is the payload, and the registered claims beside it repeat its members.
/// `kid` is the address where the public key is served as a single JWK.
pub fn sign_jwt(document: &Value, key: &RsaKey, kid: &str) -> Result<String, ProofError> {
    let mut payload = document.as_object().ok_or(ProofError::NotSignable)?.clone();
    let claims = expected_claims(document)?;
    if document["credentialSubject"]["id"].as_str().is_none() {
        return Err(ProofError::MissingForJwt("credentialSubject.id"));
    }
    terms::check(document)?;
    payload.extend(claims.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Ok(key.sign_jws(&json!({"typ": "JWT", "kid": kid}), Value::Object(payload).to_string().as_bytes())?)
}

/// The claims that a document asks for. `exp` stands only beside `validUntil`, and `sub` beside a subject with an id.
fn expected_claims(document: &Value) -> Result<Vec<(&'static str, Value)>, ProofError> {
    let issuer = document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str());
    let seconds = |name: &'static str| {
        let text = document[name].as_str();
        let time = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        time.map(|time| json!(time.timestamp())).ok_or(ProofError::MissingForJwt(name))
    };
    let mut claims = vec![
        ("iss", json!(issuer.ok_or(ProofError::MissingForJwt("issuer"))?)),
        ("jti", json!(document["id"].as_str().ok_or(ProofError::MissingForJwt("id"))?)),
        ("nbf", seconds("validFrom")?),
    ];
    if let Some(subject) = document["credentialSubject"]["id"].as_str() {
        claims.push(("sub", json!(subject)));
    }
    if document.get("validUntil").is_some() {
        claims.push(("exp", seconds("validUntil")?));
    }
    Ok(claims)
}

/// A token taken apart, not yet verified.
#[derive(Debug, Clone)]
pub struct CredentialJwt {
    pub kid: Option<String>,
    /// The credential without the claims beside it.
    pub document: Value,
    claims: Map<String, Value>,
    input: String,
    signature: Vec<u8>,
}

impl CredentialJwt {
    pub fn read(text: &str) -> Result<Self, ProofError> {
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
        match header.get("alg").and_then(Value::as_str) {
            Some("RS256") => {}
            other => return Err(ProofError::UnsupportedAlgorithm(other.unwrap_or("none").chars().take(40).collect())),
        }
        // A header that demands more than we understand must be refused (RFC 7515 §4.1.11).
        if header.contains_key("crit") {
            return Err(ProofError::Malformed("crit"));
        }
        let mut document = object(payload)?;
        let claims = ["iss", "jti", "sub", "nbf", "exp", "iat", "aud"]
            .iter()
            .filter_map(|name| document.remove_entry(*name))
            .collect();
        Ok(Self {
            kid: header.get("kid").and_then(Value::as_str).map(str::to_owned),
            document: Value::Object(document),
            claims,
            input: input.to_owned(),
            signature: bytes(signature)?,
        })
    }

    pub fn verify(&self, jwk: &Value) -> Result<(), ProofError> {
        Ok(keys::verify_rs256(jwk, self.input.as_bytes(), &self.signature)?)
    }

    /// Whether the claims repeat the members of the document
    /// ([Open Badges 3.0 §8.2.4.1](https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof)).
    pub fn check_claims(&self) -> Result<(), ProofError> {
        let expected = expected_claims(&self.document)?;
        for (name, value) in &expected {
            if !self.claims.get(*name).is_some_and(|claim| same_claim(claim, value)) {
                return Err(ProofError::ClaimDiffers(name));
            }
        }
        let stray = ["exp", "sub"]
            .into_iter()
            .find(|name| self.claims.contains_key(*name) && !expected.iter().any(|(expected, _)| expected == name));
        stray.map_or(Ok(()), |name| Err(ProofError::ClaimDiffers(name)))
    }
}

/// Dates may be written as `1.0` by others.
fn same_claim(claim: &Value, expected: &Value) -> bool {
    claim == expected || claim.as_f64().is_some_and(|claim| Some(claim) == expected.as_f64())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Issuer, KID, RSA, issued_at};
    use super::*;

    fn verified(issuer: &Issuer, signed: &Value) -> Result<(), ProofError> {
        EmbeddedProof::take(signed)?.verify(&issuer.key.public_key())
    }

    #[test]
    fn a_signed_document_verifies_under_its_key_alone() {
        let issuer = Issuer::new();
        let signed = issuer.sign(&issuer.content().to_json());
        verified(&issuer, &signed).unwrap();
        assert_eq!(verified(&Issuer::new(), &signed), Err(ProofError::Mismatch));
        assert_eq!(signed["proof"].as_array().unwrap().len(), 1);
        assert!(signed["proof"][0]["proofValue"].as_str().unwrap().starts_with('z'));
    }

    #[test]
    fn signing_the_same_document_twice_gives_the_same_bytes() {
        let issuer = Issuer::new();
        let document = issuer.content().to_json();
        assert_eq!(issuer.sign(&document).to_string(), issuer.sign(&document).to_string());
        assert_eq!(issuer.jwt(&document), issuer.jwt(&document));
    }

    #[test]
    fn the_signature_covers_the_options_of_the_proof() {
        let issuer = Issuer::new();
        let signed = issuer.sign(&issuer.content().to_json());
        for (name, value) in [
            ("created", json!("2026-11-22T09:30:01Z")),
            ("verificationMethod", json!("did:web:other.example#key")),
            ("nonce", json!("x")),
        ] {
            let mut changed = signed.clone();
            changed["proof"][0][name] = value;
            assert_eq!(verified(&issuer, &changed), Err(ProofError::Mismatch), "{name}");
        }
    }

    #[test]
    fn a_proof_of_another_kind_or_purpose_is_told_apart() {
        let issuer = Issuer::new();
        let signed = issuer.sign(&issuer.content().to_json());
        let changed = |name: &str, value: &str| {
            let mut changed = signed.clone();
            changed["proof"][0][name] = json!(value);
            verified(&issuer, &changed).unwrap_err()
        };
        assert_eq!(changed("cryptosuite", "ecdsa-sd-2023"), ProofError::UnsupportedSuite("ecdsa-sd-2023".into()));
        assert_eq!(changed("proofPurpose", "authentication"), ProofError::OtherPurpose);
        assert_eq!(changed("@context", "https://www.w3.org/ns/credentials/v2"), ProofError::Malformed("@context"));
        assert_eq!(changed("proofValue", "u00"), ProofError::Malformed("proofValue"));
        assert_eq!(verified(&issuer, &issuer.content().to_json()), Err(ProofError::Malformed("proof")));
    }

    #[test]
    fn a_foreign_proof_beside_ours_does_no_harm() {
        let issuer = Issuer::new();
        let mut signed = issuer.sign(&issuer.content().to_json());
        let other = json!({"type": "DataIntegrityProof", "cryptosuite": "bbs-2023", "proofPurpose": "assertionMethod"});
        signed["proof"].as_array_mut().unwrap().insert(0, other);
        verified(&issuer, &signed).unwrap();
    }

    #[test]
    fn an_undefined_member_cannot_be_signed() {
        let issuer = Issuer::new();
        let mut document = issuer.content().to_json();
        document["grade"] = json!("A");
        let refused = sign_embedded(&document, &issuer.key, &issuer.method(), issued_at());
        assert!(matches!(refused, Err(ProofError::Terms(_))));
        assert!(matches!(sign_jwt(&document, &RSA, KID), Err(ProofError::Terms(_))));
        let signed = issuer.sign(&issuer.content().to_json());
        let again = sign_embedded(&signed, &issuer.key, &issuer.method(), issued_at());
        assert_eq!(again, Err(ProofError::NotSignable));
    }

    #[test]
    fn a_token_carries_the_document_and_its_claims() {
        let issuer = Issuer::new();
        let document = issuer.content().to_json();
        let jwt = CredentialJwt::read(&issuer.jwt(&document)).unwrap();
        assert_eq!(jwt.document, document);
        assert_eq!(jwt.kid.as_deref(), Some(KID));
        assert_eq!(jwt.claims["iss"], issuer.did);
        assert_eq!(jwt.claims["jti"], document["id"]);
        assert_eq!(jwt.claims["sub"], document["credentialSubject"]["id"]);
        assert_eq!(jwt.claims["nbf"], issued_at().timestamp());
        assert_eq!(jwt.claims["exp"], (issued_at() + chrono::Duration::days(365)).timestamp());
        jwt.verify(&RSA.public_jwk()).unwrap();
        jwt.check_claims().unwrap();
        let other = crate::keys::RsaKey::generate().unwrap();
        assert_eq!(jwt.verify(&other.public_jwk()), Err(ProofError::Mismatch));
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
            let token = RSA.sign_jws(&json!({"typ": "JWT", "kid": KID}), payload.to_string().as_bytes()).unwrap();
            let jwt = CredentialJwt::read(&token).unwrap();
            jwt.verify(&RSA.public_jwk()).unwrap();
            assert_eq!(jwt.check_claims(), Err(ProofError::ClaimDiffers(name)));
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
        let token = RSA.sign_jws(&json!({"kid": KID}), payload.to_string().as_bytes()).unwrap();
        assert_eq!(CredentialJwt::read(&token).unwrap().check_claims(), Err(ProofError::ClaimDiffers("exp")));
    }

    #[test]
    fn a_token_of_another_algorithm_or_shape_is_refused() {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let read =
            |header: Value| CredentialJwt::read(&format!("{}.{}.AAAA", part(header), part(json!({})))).map(|_| ());
        assert_eq!(read(json!({"alg": "none"})), Err(ProofError::UnsupportedAlgorithm("none".into())));
        assert_eq!(read(json!({"alg": "HS256"})), Err(ProofError::UnsupportedAlgorithm("HS256".into())));
        assert_eq!(read(json!({})), Err(ProofError::UnsupportedAlgorithm("none".into())));
        assert_eq!(read(json!({"alg": "RS256", "crit": ["b64"]})), Err(ProofError::Malformed("crit")));
        for text in ["", "a", "a.b", "a.b.c.d", "e30.e30.", "e30=.e30.e30"] {
            assert!(CredentialJwt::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_token_without_a_subject_is_not_made() {
        let mut document = Issuer::new().content().to_json();
        document["credentialSubject"].as_object_mut().unwrap().remove("id");
        assert_eq!(sign_jwt(&document, &RSA, KID), Err(ProofError::MissingForJwt("credentialSubject.id")));
    }
}
