//! Proofs inside of the document ([Data Integrity 1.0](https://www.w3.org/TR/vc-data-integrity/)).
//!
//! Made are `eddsa-rdfc-2022` proofs ([Data Integrity EdDSA Cryptosuites 1.0](https://www.w3.org/TR/vc-di-eddsa/)); checked
//! are also `ecdsa-rdfc-2019` ([Data Integrity ECDSA Cryptosuites 1.0](https://www.w3.org/TR/vc-di-ecdsa/)) and the older
//! `Ed25519Signature2020`, which hashes the same things.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::ProofError;
use crate::keys::{self, Curve, Ed25519Key};
use crate::openbadges::credential::time;
use crate::openbadges::public_key::PublicKey;
use crate::openbadges::terms::{self, Digest};

const EDDSA: &str = "eddsa-rdfc-2022";
/// How many proofs of a document are looked at.
const PROOFS: usize = 8;
/// Longer than the text of any signature that is read.
const LONGEST_VALUE: usize = 200;

/// Adds an `eddsa-rdfc-2022` proof ([§3.2.1](https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-rdfc-2022)), as a list
/// of one, which is the form that the official schema asks for.
pub fn sign_embedded(
    document: &Value,
    key: &Ed25519Key,
    verification_method: &str,
    created: DateTime<Utc>,
) -> Result<Value, ProofError> {
    let proof = proof(document, key, verification_method, created)?;
    with_proof(document.clone(), proof)
}

pub(super) fn with_proof(document: Value, proof: Map<String, Value>) -> Result<Value, ProofError> {
    let Value::Object(mut signed) = document else { return Err(ProofError::NotSignable) };
    signed.insert("proof".into(), json!([proof]));
    Ok(Value::Object(signed))
}

/// The proof alone.
pub(super) fn proof(
    document: &Value,
    key: &Ed25519Key,
    verification_method: &str,
    created: DateTime<Utc>,
) -> Result<Map<String, Value>, ProofError> {
    let unsigned = document.as_object().filter(|object| !object.contains_key("proof"));
    let unsigned = unsigned.ok_or(ProofError::NotSignable)?;
    let mut proof = Map::new();
    proof.insert("type".into(), json!("DataIntegrityProof"));
    proof.insert("cryptosuite".into(), json!(EDDSA));
    proof.insert("created".into(), json!(time(created)));
    proof.insert("verificationMethod".into(), json!(verification_method));
    proof.insert("proofPurpose".into(), json!("assertionMethod"));
    let hash = hash_data(unsigned, &proof, &document["@context"], Digest::Sha256)?;
    let signature = bs58::encode(key.sign(&hash)).into_string();
    proof.insert("proofValue".into(), json!(format!("z{signature}")));
    Ok(proof)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suite {
    Eddsa,
    Ecdsa,
}

/// An embedded proof, not yet verified.
#[derive(Debug, Clone)]
pub struct EmbeddedProof {
    suite: Suite,
    options: Map<String, Value>,
    method: String,
    signature: Vec<u8>,
}

/// The proofs of a document, each of which was made over the document without any of them
/// ([§2.1.1](https://www.w3.org/TR/vc-data-integrity/#proof-sets)). Further ones than the first few are left alone.
pub fn embedded_proofs(signed: &Value) -> Result<Vec<Result<EmbeddedProof, ProofError>>, ProofError> {
    let proofs = match signed.get("proof") {
        None => return Err(ProofError::NoProof),
        Some(Value::Array(proofs)) => proofs.as_slice(),
        Some(proof) => std::slice::from_ref(proof),
    };
    if proofs.is_empty() {
        return Err(ProofError::NoProof);
    }
    Ok(proofs.iter().take(PROOFS).map(|proof| EmbeddedProof::read(signed, proof)).collect())
}

impl EmbeddedProof {
    fn read(signed: &Value, proof: &Value) -> Result<Self, ProofError> {
        let options = proof.as_object().ok_or(ProofError::Malformed("proof"))?;
        let text = |name: &'static str| options.get(name).and_then(Value::as_str).ok_or(ProofError::Malformed(name));
        let suite = match text("type")? {
            "Ed25519Signature2020" => Suite::Eddsa,
            "DataIntegrityProof" => match text("cryptosuite")? {
                // The second is what the suite was called in drafts.
                EDDSA | "eddsa-2022" => Suite::Eddsa,
                "ecdsa-rdfc-2019" => Suite::Ecdsa,
                other => return Err(ProofError::UnsupportedSuite(brief(other))),
            },
            other => return Err(ProofError::UnsupportedSuite(brief(other))),
        };
        if text("proofPurpose")? != "assertionMethod" {
            return Err(ProofError::OtherPurpose);
        }
        // It was made over a document that contains an earlier proof.
        if options.contains_key("previousProof") {
            return Err(ProofError::UnsupportedSuite("proof chain".into()));
        }
        let context = options.get("@context");
        if !context.is_none_or(|context| begins_with(&signed["@context"], context)) {
            return Err(ProofError::Malformed("@context"));
        }
        let method = text("verificationMethod")?.to_owned();
        let encoded = text("proofValue")?.strip_prefix('z').filter(|encoded| encoded.len() <= LONGEST_VALUE);
        let signature = encoded.and_then(|encoded| bs58::decode(encoded).into_vec().ok());
        let signature = signature.filter(|signature| matches!(signature.len(), 64 | 96));
        Ok(Self {
            suite,
            options: options.clone(),
            method,
            signature: signature.ok_or(ProofError::Malformed("proofValue"))?,
        })
    }

    pub fn verification_method(&self) -> &str {
        &self.method
    }

    /// When the proof says it ends, if it does.
    pub fn expires(&self) -> Option<&Value> {
        self.options.get("expires")
    }

    /// Whether it is this key's signature over the document that it was read from.
    pub fn verify(&self, signed: &Value, key: &PublicKey) -> Result<(), ProofError> {
        let digest = match (self.suite, key) {
            (Suite::Eddsa, PublicKey::Ed25519(_)) | (Suite::Ecdsa, PublicKey::Ecdsa(Curve::P256, _)) => Digest::Sha256,
            (Suite::Ecdsa, PublicKey::Ecdsa(Curve::P384, _)) => Digest::Sha384,
            _ => return Err(ProofError::OtherKey),
        };
        let document = signed.as_object().ok_or(ProofError::NoProof)?;
        let context = self.options.get("@context").unwrap_or(&signed["@context"]);
        let hash = hash_data(document, &self.options, context, digest)?;
        Ok(key.verify(&hash, &self.signature)?)
    }
}

/// Some signers repeat the contexts in the proof, and may leave out the last ones of the document
/// ([§4.2](https://www.w3.org/TR/vc-data-integrity/#verify-proof)).
fn begins_with(contexts: &Value, first: &Value) -> bool {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    list(contexts).starts_with(&list(first))
}

fn brief(text: &str) -> String {
    text.chars().take(40).collect()
}

/// The hash of the proof's options followed by that of the document without its proofs
/// ([§3.2.4](https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022)). The options are read under the document's contexts.
pub(in crate::openbadges) fn hash_data(
    document: &Map<String, Value>,
    options: &Map<String, Value>,
    context: &Value,
    digest: Digest,
) -> Result<Vec<u8>, ProofError> {
    let options = terms::canonical_part(options, context, "proofValue", digest)?;
    let document = terms::canonical_part(document, context, "proof", digest)?;
    Ok(match digest {
        Digest::Sha256 => [keys::sha256(options.as_bytes()), keys::sha256(document.as_bytes())].concat(),
        Digest::Sha384 => [keys::sha384(options.as_bytes()), keys::sha384(document.as_bytes())].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openbadges::samples::{EcdsaKey, Issuer, issued_at};

    fn verified(issuer: &Issuer, signed: &Value) -> Result<(), ProofError> {
        embedded_proofs(signed)?.remove(0)?.verify(signed, &PublicKey::Ed25519(issuer.key.public_key()))
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
        let changed = |name: &str, value: Value| {
            let mut changed = signed.clone();
            changed["proof"][0][name] = value;
            verified(&issuer, &changed).unwrap_err()
        };
        assert_eq!(
            changed("cryptosuite", json!("ecdsa-sd-2023")),
            ProofError::UnsupportedSuite("ecdsa-sd-2023".into())
        );
        assert_eq!(changed("type", json!("RsaSignature2018")), ProofError::UnsupportedSuite("RsaSignature2018".into()));
        assert_eq!(changed("previousProof", json!("urn:uuid:1")), ProofError::UnsupportedSuite("proof chain".into()));
        assert_eq!(changed("cryptosuite", json!("ecdsa-rdfc-2019")), ProofError::OtherKey);
        assert_eq!(changed("proofPurpose", json!("authentication")), ProofError::OtherPurpose);
        assert_eq!(changed("proofPurpose", json!(7)), ProofError::Malformed("proofPurpose"));
        for value in ["u00", "z00", "z", "z1111", &format!("z{}", "1".repeat(300))] {
            assert_eq!(changed("proofValue", json!(value)), ProofError::Malformed("proofValue"), "{value}");
        }
        assert_eq!(verified(&issuer, &issuer.content().to_json()), Err(ProofError::NoProof));
        let mut none = signed.clone();
        none["proof"] = json!([]);
        assert_eq!(verified(&issuer, &none), Err(ProofError::NoProof));
    }

    #[test]
    fn contexts_in_the_proof_are_those_that_the_document_begins_with() {
        let issuer = Issuer::new();
        let mut signed = issuer.sign(&issuer.content().to_json());
        signed["proof"][0]["@context"] = signed["@context"].clone();
        verified(&issuer, &signed).unwrap();
        // A context after those of the proof changes nothing as long as nothing uses it.
        signed["@context"].as_array_mut().unwrap().push(json!(terms::EXTENSIONS));
        verified(&issuer, &signed).unwrap();
        signed["refreshService"] = json!({"id": "https://h.example/r", "type": "1EdTechCredentialRefresh"});
        assert!(matches!(verified(&issuer, &signed), Err(ProofError::Terms(_))));
        signed["proof"][0]["@context"] = json!(terms::OPEN_BADGES);
        assert_eq!(verified(&issuer, &signed), Err(ProofError::Malformed("@context")));
    }

    #[test]
    fn proofs_of_other_kinds_leave_each_other_alone() {
        let issuer = Issuer::new();
        let mut signed = issuer.sign(&issuer.content().to_json());
        let other = json!({"type": "DataIntegrityProof", "cryptosuite": "bbs-2023", "proofPurpose": "assertionMethod"});
        signed["proof"].as_array_mut().unwrap().insert(0, other);
        let proofs = embedded_proofs(&signed).unwrap();
        assert_eq!(proofs[0].as_ref().unwrap_err(), &ProofError::UnsupportedSuite("bbs-2023".into()));
        let key = PublicKey::Ed25519(issuer.key.public_key());
        proofs[1].as_ref().unwrap().verify(&signed, &key).unwrap();
        signed["proof"] = json!(vec![signed["proof"][0].clone(); 100]);
        assert_eq!(embedded_proofs(&signed).unwrap().len(), PROOFS);
    }

    #[test]
    fn an_undefined_member_cannot_be_signed() {
        let issuer = Issuer::new();
        let mut document = issuer.content().to_json();
        document["grade"] = json!("A");
        let refused = sign_embedded(&document, &issuer.key, &issuer.method(), issued_at());
        assert!(matches!(refused, Err(ProofError::Terms(_))));
        let signed = issuer.sign(&issuer.content().to_json());
        let again = sign_embedded(&signed, &issuer.key, &issuer.method(), issued_at());
        assert_eq!(again, Err(ProofError::NotSignable));
    }

    #[test]
    fn proofs_of_both_curves_and_of_the_older_suite_verify() {
        let issuer = Issuer::new();
        let unsigned = issuer.content().to_json();
        let document = unsigned.as_object().unwrap();
        for (curve, digest) in [(Curve::P256, Digest::Sha256), (Curve::P384, Digest::Sha384)] {
            let key = EcdsaKey::generate(curve);
            let mut proof = json!({
                "type": "DataIntegrityProof", "cryptosuite": "ecdsa-rdfc-2019", "proofPurpose": "assertionMethod",
                "verificationMethod": "did:web:h.example#key-1",
            });
            let hash = hash_data(document, proof.as_object().unwrap(), &unsigned["@context"], digest).unwrap();
            proof["proofValue"] = json!(format!("z{}", bs58::encode(key.sign(&hash)).into_string()));
            let mut signed = unsigned.clone();
            signed["proof"] = proof;
            let public = PublicKey::from_jwk(&key.public_jwk()).unwrap();
            let proof = embedded_proofs(&signed).unwrap().remove(0).unwrap();
            proof.verify(&signed, &public).unwrap();
            signed["name"] = json!("Other");
            assert_eq!(proof.verify(&signed, &public), Err(ProofError::Mismatch));
        }

        let mut unsigned = unsigned;
        unsigned["@context"].as_array_mut().unwrap().push(json!("https://w3id.org/security/suites/ed25519-2020/v1"));
        let document = unsigned.as_object().unwrap();
        let mut proof = json!({
            "type": "Ed25519Signature2020", "created": "2026-11-22T09:30:00Z", "proofPurpose": "assertionMethod",
            "verificationMethod": issuer.method(),
        });
        let hash = hash_data(document, proof.as_object().unwrap(), &unsigned["@context"], Digest::Sha256).unwrap();
        proof["proofValue"] = json!(format!("z{}", bs58::encode(issuer.key.sign(&hash)).into_string()));
        unsigned["proof"] = proof;
        verified(&issuer, &unsigned).unwrap();
    }
}
