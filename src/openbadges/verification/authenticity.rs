//! Is it what its issuer signed? Terms, key, signature, claims.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::json::{instant, issuer_of, sentence};
use super::needs::Fetched;
use super::read::{Signature, Signed};
use super::report::{Check, CheckName, Outcome};
use crate::openbadges::did::{self, DidDocument, PublicKey};
use crate::openbadges::proof::ProofError;
use crate::openbadges::strict_json;
use crate::openbadges::terms::{self, TermProblem};

/// The issuer's key, whether the signature matches it, and whether the claims repeat the document.
pub(super) fn authenticity(signed: &Signed, fetched: &Fetched, now: DateTime<Utc>) -> Vec<Check> {
    let signature = match &signed.signature {
        Ok(signature) => signature,
        Err(error @ ProofError::UnsupportedSuite(_)) => {
            return vec![Check::new(CheckName::Signature, Outcome::NotChecked, sentence(error))];
        }
        Err(error) => return vec![Check::new(CheckName::Signature, Outcome::Failed, sentence(error))],
    };
    let key = match issuer_key(signature, issuer_of(&signed.document), fetched) {
        Ok(key) => key,
        Err((outcome, detail)) => return vec![Check::new(CheckName::IssuerKey, outcome, detail)],
    };
    let mut checks =
        vec![Check::new(CheckName::IssuerKey, Outcome::Passed, "The key is published by the issuer for this use.")];
    let verified = match (signature, &key) {
        (Signature::Embedded(proof), PublicKey::Ed25519(key)) => proof.verify(key),
        (Signature::Jwt(jwt), PublicKey::Rsa(jwk)) => jwt.verify(jwk),
        _ => Err(ProofError::Mismatch),
    };
    let (outcome, detail) = match verified {
        Ok(()) => (Outcome::Passed, "The signature matches: nothing was changed since it was made.".to_owned()),
        // Without a canonical form nobody can say what was signed.
        Err(error @ ProofError::Terms(_)) => (Outcome::NotChecked, sentence(&error)),
        Err(error) => (Outcome::Failed, sentence(&error)),
    };
    checks.push(Check::new(CheckName::Signature, outcome, detail));
    match signature {
        Signature::Jwt(jwt) => checks.push(match jwt.check_claims() {
            Ok(()) => Check::new(CheckName::Claims, Outcome::Passed, "The claims of the token repeat the credential."),
            Err(error) => Check::new(CheckName::Claims, Outcome::Failed, sentence(&error)),
        }),
        Signature::Embedded(proof) => {
            if let Some(expires) = proof.expires()
                && instant(Some(expires)).is_none_or(|expires| expires < now)
            {
                checks.push(Check::new(
                    CheckName::Signature,
                    Outcome::Failed,
                    format!("The proof ended on {expires}."),
                ));
            }
        }
    }
    checks
}

/// The key that the signature names, from the document of the issuer and from nowhere else.
fn issuer_key(signature: &Signature, issuer: Option<&str>, fetched: &Fetched) -> Result<PublicKey, (Outcome, String)> {
    let failed = |detail: &dyn std::fmt::Display| (Outcome::Failed, sentence(detail));
    let open = |detail: String| (Outcome::NotChecked, detail);
    let issuer = issuer.ok_or_else(|| failed(&"the credential names no issuer"))?;
    if let Signature::Embedded(proof) = signature
        && proof.verification_method().split('#').next() != Some(issuer)
    {
        return Err(failed(&"the proof was made with a key of somebody other than the issuer"));
    }
    if issuer.starts_with("did:key:") {
        return match signature {
            Signature::Embedded(proof) => {
                did::did_key(issuer, proof.verification_method()).map_err(|error| failed(&error))
            }
            Signature::Jwt(_) => Err(open("Tokens of did:key issuers are not checked by this version.".into())),
        };
    }
    let url = did::document_url(issuer).map_err(|error| open(sentence(&error)))?;
    let bytes = fetched.document(url.as_str(), "The issuer's document of keys").map_err(open)?;
    let document = strict_json::read(bytes)
        .map_err(|error| open(format!("The issuer's DID document cannot be read: {error}.")))?;
    let document = DidDocument::read(&document, issuer).map_err(|error| failed(&error))?;
    match signature {
        Signature::Embedded(proof) => document.assertion_key(proof.verification_method()),
        Signature::Jwt(jwt) => match &jwt.kid {
            Some(kid) => document.assertion_jwk(kid),
            None => return Err(open("The token does not name its key.".into())),
        },
    }
    .map_err(|error| failed(&error))
}

pub(super) fn terms_check(document: &Value) -> Check {
    let without_proof = document.as_object().map(|object| {
        let mut object = object.clone();
        object.remove("proof");
        Value::Object(object)
    });
    match terms::check(without_proof.as_ref().unwrap_or(document)) {
        Ok(()) => {
            Check::new(CheckName::Terms, Outcome::Passed, "Every member is defined and covered by the signature.")
        }
        // Other versions of the contexts define other things: not wrong, but not ours to judge.
        Err(error) if matches!(error.problem, TermProblem::UnknownContext(_) | TermProblem::TooComplex) => {
            Check::new(CheckName::Terms, Outcome::NotChecked, sentence(&error))
        }
        Err(error) => Check::new(CheckName::Terms, Outcome::Failed, sentence(&error)),
    }
}
