//! Signatures over credentials: embedded in the document, and around it as a JWT. A key is given, never looked for.

mod embedded;
mod jwt;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::terms::TermError;
use crate::keys::{Ed25519Key, KeyError, RsaKey};

#[cfg(test)]
pub(in crate::openbadges) use embedded::hash_data;
pub use embedded::{EmbeddedProof, embedded_proofs, sign_embedded};
pub use jwt::{Claims, CredentialJwt, LONGEST_JWT, sign_jwt};

/// What an issuer signs with: both keys, each with the name that verifiers find it by.
#[derive(Clone, Copy)]
pub struct Signer<'a> {
    pub ed25519: &'a Ed25519Key,
    /// The verification method of the embedded proof.
    pub method: &'a str,
    pub rsa: &'a RsaKey,
    /// The address where the RSA key is served as a single JWK.
    pub kid: &'a str,
}

/// A document in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// With its embedded proof.
    pub json: String,
    pub jwt: String,
}

/// Signs a document in both forms, and reads its terms once for both.
pub fn sign(document: Value, signer: Signer<'_>, created: DateTime<Utc>) -> Result<Signed, ProofError> {
    let proof = embedded::proof(&document, signer.ed25519, signer.method, created)?;
    let jwt = jwt::sign_checked(&document, signer.rsa, signer.kid)?;
    Ok(Signed { json: embedded::with_proof(document, proof)?.to_string(), jwt })
}

/// Why a document could not be signed, or its signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    #[error(transparent)]
    Terms(#[from] TermError),
    #[error("only an object without a proof can be signed")]
    NotSignable,
    #[error("the credential has no “{0}”, which a JWT needs")]
    MissingForJwt(&'static str),
    #[error("the credential carries no proof")]
    NoProof,
    #[error("the proof has no readable “{0}”")]
    Malformed(&'static str),
    #[error("the proof is of the kind “{0}”, which this version does not check")]
    UnsupportedSuite(String),
    #[error("the proof was not made to assert a credential")]
    OtherPurpose,
    #[error("the key is of another kind than the proof")]
    OtherKey,
    #[error("the signature does not match the document")]
    Mismatch,
    #[error("the signature could not be made")]
    Signing,
    #[error("the text is not a JSON Web Token of three parts")]
    NotAJwt,
    #[error("the token is not signed with a key pair (“{0}”)")]
    NoKeyPair(String),
    #[error("the token is signed with “{0}”, which this version does not check")]
    UnsupportedAlgorithm(String),
    #[error("the claim “{0}” differs from the credential")]
    ClaimDiffers(&'static str),
}

impl ProofError {
    /// Whether it is this version that cannot judge, and not the proof that is wrong.
    pub fn is_unsupported(&self) -> bool {
        match self {
            Self::UnsupportedSuite(_) | Self::UnsupportedAlgorithm(_) => true,
            Self::Terms(error) => error.problem.is_beyond_this_version(),
            _ => false,
        }
    }
}

impl From<KeyError> for ProofError {
    fn from(error: KeyError) -> Self {
        if error == KeyError::Signing { Self::Signing } else { Self::Mismatch }
    }
}
