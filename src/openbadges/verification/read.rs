//! Taking a file apart: JSON with a proof, a compact JWT, or a picture or a PDF with either; of Open Badges 2.0 also an
//! address.

use serde_json::Value;

use super::MOST_WITHIN;
use super::json::{has_type, issuer_of, list};
use super::v2;
use crate::openbadges::attachment::{self, PdfError};
use crate::openbadges::baking::{self, BakingError};
use crate::openbadges::proof::{CredentialJwt, EmbeddedProof, LONGEST_JWT, ProofError, embedded_proofs};
use crate::openbadges::strict_json::{self, JsonError};

/// What an address of an enveloped credential begins with
/// ([VC Data Model 2.0 §4.13](https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials)).
const ENVELOPE: &str = "data:application/vc+jwt,";

/// Why a file is no badge at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file is too large to be a badge")]
    TooLarge,
    #[error("the file is neither a picture, nor a PDF, nor JSON, nor a JSON Web Token")]
    NotABadge,
    #[error(transparent)]
    Json(#[from] JsonError),
    #[error(transparent)]
    Picture(#[from] BakingError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
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
    /// Attached to a certificate.
    PdfWithJson,
    PdfWithJwt,
}

impl Form {
    /// Whether it came attached to a PDF, of which nothing else was checked.
    pub fn is_pdf(self) -> bool {
        matches!(self, Self::PdfWithJson | Self::PdfWithJwt)
    }
}

/// A badge taken apart, not yet judged.
#[derive(Debug, Clone)]
pub struct Presented {
    pub(super) form: Form,
    pub(super) content: Content,
    /// What was signed, as it came: JSON, a token, or an address.
    pub(super) text: String,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Credential(Signed),
    /// A badge of Open Badges 2.0.
    Older(v2::Subject),
}

/// Takes a file apart: JSON with a proof, a compact JWT, or a PNG or SVG picture or a PDF with either. Of a picture that
/// holds badges of both versions the newer one counts.
pub fn read(bytes: &[u8]) -> Result<Presented, ReadError> {
    let (baked, is_older, [json, jwt, link]) = if bytes.starts_with(b"\x89PNG") {
        let (text, is_older) = match baking::unbake_png(bytes) {
            Err(BakingError::OpenBadges2) => (baking::unbake_png_2_0(bytes)?, true),
            found => (found?, false),
        };
        (text, is_older, [Form::PngWithJson, Form::PngWithJwt, Form::PngWithLink])
    } else if let Some(text) = svg_text(bytes) {
        let (text, is_older) = match baking::unbake_svg(text) {
            Err(BakingError::OpenBadges2) => (baking::unbake_svg_2_0(text)?, true),
            found => (found?, false),
        };
        (text, is_older, [Form::SvgWithJson, Form::SvgWithJwt, Form::SvgWithLink])
    } else if attachment::is_pdf(bytes) {
        return Presented::held(&attachment::attached(bytes)?, [Form::PdfWithJson, Form::PdfWithJwt]);
    } else {
        return Presented::held(bytes, [Form::Json, Form::Jwt]);
    };
    // Only the older version may hold an address.
    if let Some(address) = Some(baked.trim()).filter(|text| is_older && v2::is_address(text)) {
        let content = Content::Older(v2::Subject::Address(address.to_owned()));
        return Ok(Presented { form: link, content, text: address.to_owned() });
    }
    Presented::held(baked.as_bytes(), [json, jwt])
}

/// The text of what begins like a piece of markup.
fn svg_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<').then_some(text)
}

impl Presented {
    /// A badge by itself, whose own context says of which version it is.
    fn held(bytes: &[u8], [json, jwt]: [Form; 2]) -> Result<Self, ReadError> {
        let signed = Signed::read(bytes)?;
        let form = if signed.is_jwt() { jwt } else { json };
        let text = String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').trim().to_owned();
        if !v2::is_of_this_version(&signed.document) {
            return Ok(Self { form, content: Content::Credential(signed), text });
        }
        let subject = match signed.signature {
            Signature::Jwt(token) => v2::Subject::Token(token, signed.document),
            Signature::Embedded(_) => v2::Subject::Assertion(signed.document),
        };
        Ok(Self { form, content: Content::Older(subject), text })
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

    /// The identifiers of the credential and of those that stand in it as documents.
    pub fn identifiers(&self) -> impl Iterator<Item = &str> {
        let document = self.document();
        let within = list(&document["credentialSubject"]["verifiableCredential"]).iter().take(MOST_WITHIN);
        std::iter::once(document).chain(within).filter_map(|document| document["id"].as_str())
    }

    pub fn issuer(&self) -> Option<&str> {
        issuer_of(self.document())
    }
}

/// A document with its signature, not yet verified: a credential, an endorsement or a status list.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) document: Value,
    pub(super) signature: Signature,
}

#[derive(Debug, Clone)]
pub(super) enum Signature {
    /// The proofs of a document, readable or not.
    Embedded(Result<Vec<Result<EmbeddedProof, ProofError>>, ProofError>),
    Jwt(Box<CredentialJwt>),
}

impl Signed {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > LONGEST_JWT {
            return Err(ReadError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotABadge)?.trim_start_matches('\u{feff}').trim();
        if text.starts_with("ey") {
            return Self::of_token(text);
        }
        if !text.starts_with('{') {
            return Err(ReadError::NotABadge);
        }
        let document = strict_json::read(text.as_bytes())?;
        Self::of_document(document)
    }

    pub(super) fn of_token(text: &str) -> Result<Self, ReadError> {
        let (jwt, document) = CredentialJwt::read(text).map_err(ReadError::Jwt)?;
        Ok(Self { document, signature: Signature::Jwt(Box::new(jwt)) })
    }

    /// A credential that stands inside of another document, or in a file of its own.
    pub(super) fn of_document(document: Value) -> Result<Self, ReadError> {
        let token = document["id"].as_str().and_then(|id| id.strip_prefix(ENVELOPE));
        if let Some(token) = token.filter(|_| has_type(&document, "EnvelopedVerifiableCredential")) {
            return Self::of_token(token);
        }
        let signature = Signature::Embedded(embedded_proofs(&document));
        Ok(Self { document, signature })
    }

    pub(super) fn is_jwt(&self) -> bool {
        matches!(self.signature, Signature::Jwt(_))
    }

    /// How it stands there by itself.
    pub(super) fn bare_form(&self) -> Form {
        if self.is_jwt() { Form::Jwt } else { Form::Json }
    }
}
