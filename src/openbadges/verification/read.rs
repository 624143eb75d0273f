//! Taking a file apart: JSON with a proof, a compact JWT, or a picture with either.

use serde_json::Value;

use super::json::issuer_of;
use crate::openbadges::baking::{self, BakingError};
use crate::openbadges::proof::{CredentialJwt, EmbeddedProof, LONGEST_JWT, ProofError};
use crate::openbadges::strict_json::{self, JsonError};

/// Why a file is no badge at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file is too large to be a badge")]
    TooLarge,
    #[error("the file is neither a picture, nor JSON, nor a JSON Web Token")]
    NotABadge,
    #[error("the file is an Open Badges 2.0 badge, which this version does not check")]
    OpenBadges2,
    #[error(transparent)]
    Json(#[from] JsonError),
    #[error(transparent)]
    Picture(#[from] BakingError),
    #[error(transparent)]
    Jwt(ProofError),
}

/// How a badge came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Json,
    Jwt,
    PngWithJson,
    PngWithJwt,
    SvgWithJson,
    SvgWithJwt,
}

/// A badge taken apart, not yet judged.
#[derive(Debug, Clone)]
pub struct Presented {
    pub(super) form: Form,
    pub(super) signed: Signed,
}

/// Takes a file apart: JSON with a proof, a compact JWT, or a PNG or SVG picture with either.
pub fn read(bytes: &[u8]) -> Result<Presented, ReadError> {
    if bytes.starts_with(b"\x89PNG") {
        let (is_jwt, signed) = Signed::read(baking::unbake_png(bytes)?.as_bytes())?;
        return Ok(Presented { form: if is_jwt { Form::PngWithJwt } else { Form::PngWithJson }, signed });
    }
    if let Some(text) = svg_text(bytes) {
        let (is_jwt, signed) = Signed::read(baking::unbake_svg(text)?.as_bytes())?;
        return Ok(Presented { form: if is_jwt { Form::SvgWithJwt } else { Form::SvgWithJson }, signed });
    }
    let (is_jwt, signed) = Signed::read(bytes)?;
    Ok(Presented { form: if is_jwt { Form::Jwt } else { Form::Json }, signed })
}

/// The text of what begins like a piece of markup.
fn svg_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<').then_some(text)
}

impl Presented {
    pub fn form(&self) -> Form {
        self.form
    }

    /// The credential; of a JWT, without the claims beside it.
    pub fn document(&self) -> &Value {
        &self.signed.document
    }

    pub fn issuer(&self) -> Option<&str> {
        issuer_of(&self.signed.document)
    }
}

/// A document with its signature, not yet verified: a credential or a status list.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) document: Value,
    pub(super) signature: Result<Signature, ProofError>,
}

#[derive(Debug, Clone)]
pub(super) enum Signature {
    Embedded(Box<EmbeddedProof>),
    Jwt(Box<CredentialJwt>),
}

impl Signed {
    /// Gives also whether it came as a JWT.
    pub(super) fn read(bytes: &[u8]) -> Result<(bool, Self), ReadError> {
        if bytes.len() > LONGEST_JWT {
            return Err(ReadError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotABadge)?.trim_start_matches('\u{feff}').trim();
        if text.starts_with("ey") {
            let jwt = CredentialJwt::read(text).map_err(ReadError::Jwt)?;
            let document = jwt.document.clone();
            return Ok((true, Self { document, signature: Ok(Signature::Jwt(Box::new(jwt))) }));
        }
        if !text.starts_with('{') {
            return Err(ReadError::NotABadge);
        }
        let document = strict_json::read(text.as_bytes())?;
        if document["@context"] == "https://w3id.org/openbadges/v2" {
            return Err(ReadError::OpenBadges2);
        }
        let signature = EmbeddedProof::take(&document).map(|proof| Signature::Embedded(Box::new(proof)));
        Ok((false, Self { document, signature }))
    }
}
