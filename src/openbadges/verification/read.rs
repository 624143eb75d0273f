//! Taking a file apart: JSON with a proof, a compact JWT, or a picture with either; of Open Badges 2.0 also an address.

use serde_json::Value;

use super::json::issuer_of;
use super::v2;
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
    /// The address of an Open Badges 2.0 badge.
    PngWithLink,
    SvgWithLink,
}

/// A badge taken apart, not yet judged.
#[derive(Debug, Clone)]
pub struct Presented {
    pub(super) form: Form,
    pub(super) content: Content,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Credential(Signed),
    /// A badge of Open Badges 2.0.
    Older(v2::Subject),
}

/// Takes a file apart: JSON with a proof, a compact JWT, or a PNG or SVG picture with either. Of a picture that holds
/// badges of both versions the newer one counts.
pub fn read(bytes: &[u8]) -> Result<Presented, ReadError> {
    if bytes.starts_with(b"\x89PNG") {
        let (text, is_older) = match baking::unbake_png(bytes) {
            Err(BakingError::OpenBadges2) => (baking::unbake_png_2_0(bytes)?, true),
            found => (found?, false),
        };
        return Presented::baked(&text, is_older, [Form::PngWithJson, Form::PngWithJwt, Form::PngWithLink]);
    }
    if let Some(text) = svg_text(bytes) {
        let (text, is_older) = match baking::unbake_svg(text) {
            Err(BakingError::OpenBadges2) => (baking::unbake_svg_2_0(text)?, true),
            found => (found?, false),
        };
        return Presented::baked(&text, is_older, [Form::SvgWithJson, Form::SvgWithJwt, Form::SvgWithLink]);
    }
    let (is_jwt, content) = Content::read(bytes)?;
    Ok(Presented { form: if is_jwt { Form::Jwt } else { Form::Json }, content })
}

/// The text of what begins like a piece of markup.
fn svg_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<').then_some(text)
}

impl Presented {
    /// What a picture held. Its own context says what it is; only the older version may hold an address.
    fn baked(text: &str, is_older: bool, [json, jwt, link]: [Form; 3]) -> Result<Self, ReadError> {
        if let Some(address) = Some(text.trim()).filter(|text| is_older && v2::is_address(text)) {
            return Ok(Self { form: link, content: Content::Older(v2::Subject::Address(address.to_owned())) });
        }
        let (is_jwt, content) = Content::read(text.as_bytes())?;
        Ok(Self { form: if is_jwt { jwt } else { json }, content })
    }

    pub fn form(&self) -> Form {
        self.form
    }

    /// The credential; of a JWT, without the claims beside it.
    pub fn document(&self) -> &Value {
        match &self.content {
            Content::Credential(signed) => &signed.document,
            Content::Older(subject) => subject.document(),
        }
    }

    pub fn issuer(&self) -> Option<&str> {
        issuer_of(self.document())
    }
}

impl Content {
    /// Gives also whether it came as a JWT.
    fn read(bytes: &[u8]) -> Result<(bool, Self), ReadError> {
        let (is_jwt, signed) = Signed::read(bytes)?;
        if !v2::is_of_this_version(&signed.document) {
            return Ok((is_jwt, Self::Credential(signed)));
        }
        let subject = match signed.signature {
            Ok(Signature::Jwt(token)) => v2::Subject::Token(token),
            Ok(Signature::Embedded(_)) | Err(_) => v2::Subject::Assertion(signed.document),
        };
        Ok((is_jwt, Self::Older(subject)))
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
        let signature = EmbeddedProof::take(&document).map(|proof| Signature::Embedded(Box::new(proof)));
        Ok((false, Self { document, signature }))
    }
}
