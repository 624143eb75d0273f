//! Signatures over credentials: embedded in the document, and around it as a JWT. A key is given, never looked for.

mod embedded;
mod jwt;

use super::terms::TermError;
use crate::keys::KeyError;

#[cfg(test)]
pub(in crate::openbadges) use embedded::hash_data;
pub use embedded::{EmbeddedProof, embedded_proofs, sign_embedded};
pub use jwt::{Claims, CredentialJwt, LONGEST_JWT, sign_jwt};

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
