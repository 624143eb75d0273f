//! The pages of refused logins and launches.

use actix_web::http::StatusCode;

use super::{Level, Refusal, Refuse};
use crate::flows::launch::{BeginError, CompleteError};
use crate::lti::launch::LaunchError;
use crate::lti::login::LoginError;

impl Refuse for BeginError {
    fn refusal(&self) -> Refusal {
        let (status, code, level) = match self {
            Self::Login(LoginError::UnusableRegistration) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "page.failed", Level::Error)
            }
            Self::Login(_) => (StatusCode::BAD_REQUEST, "login.malformed", Level::Info),
            Self::RegistrationUnknown => (StatusCode::NOT_FOUND, "login.registration_unknown", Level::Warning),
            Self::ClientIdNeeded => (StatusCode::BAD_REQUEST, "login.client_id_needed", Level::Warning),
            Self::Store(_) => (StatusCode::INTERNAL_SERVER_ERROR, "page.failed", Level::Error),
        };
        Refusal::new(status, code, level, self)
    }
}

impl Refuse for CompleteError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Refused { error, registration } => {
                let (status, code, level) = page_of(error);
                let registration = registration.as_ref().map_or("unknown", |id| id.as_str());
                let mut refusal = Refusal::new(
                    status,
                    code,
                    level,
                    format!("{} (registration {registration}): {error}", error.code()),
                );
                if let LaunchError::PlatformRefused(answer) = error {
                    let description = answer.description.as_deref().unwrap_or_default();
                    refusal.detail = Some(format!("{} {description}", answer.error).trim().to_owned());
                }
                refusal
            }
            Self::Keys { source, registration } => Refusal::new(
                StatusCode::BAD_GATEWAY,
                "launch.keys_unreachable",
                Level::Warning,
                format!("registration {registration}: {source}"),
            ),
            Self::Store(error) => Refusal::failed(error),
        }
    }
}

fn page_of(error: &LaunchError) -> (StatusCode, &'static str, Level) {
    use LaunchError as E;
    const BAD: StatusCode = StatusCode::BAD_REQUEST;
    const DENIED: StatusCode = StatusCode::UNAUTHORIZED;
    match error {
        E::FormMalformed(_) => (BAD, "launch.malformed", Level::Info),
        E::PlatformRefused(_) => (BAD, "launch.platform_error", Level::Info),
        E::StateUnknown => (DENIED, "launch.state_unknown", Level::Info),
        E::StateExpired => (DENIED, "launch.state_expired", Level::Info),
        E::Replayed => (DENIED, "launch.replayed", Level::Info),
        E::BindingMissing => (DENIED, "session.cookie", Level::Info),
        E::RegistrationUnknown => (DENIED, "login.registration_unknown", Level::Warning),
        E::TokenTooLarge => (BAD, "page.too_large", Level::Warning),
        E::TokenMalformed => (BAD, "launch.not_a_launch", Level::Warning),
        E::AlgorithmNotAllowed => (DENIED, "launch.algorithm", Level::Warning),
        E::KeyIdMissing => (DENIED, "launch.key_missing", Level::Warning),
        E::KeyUnknown => (DENIED, "launch.key_unknown", Level::Warning),
        E::SignatureInvalid => (DENIED, "launch.signature", Level::Warning),
        E::IssuerMismatch => (DENIED, "launch.issuer", Level::Warning),
        E::AudienceMismatch | E::AuthorizedPartyMismatch => (DENIED, "launch.audience", Level::Warning),
        E::Expired => (DENIED, "launch.expired", Level::Warning),
        E::IssuedInFuture | E::IssuedTooLongAgo => (DENIED, "launch.issued_at", Level::Warning),
        E::NonceMismatch => (DENIED, "launch.nonce_mismatch", Level::Warning),
        E::VersionUnsupported => (BAD, "launch.version", Level::Warning),
        E::MessageTypeUnsupported => (BAD, "launch.message_type", Level::Info),
        E::ClaimMissing(claim) | E::ClaimInvalid(claim) => (BAD, page_of_claim(claim), Level::Warning),
        E::DeploymentUnknown => (StatusCode::FORBIDDEN, "launch.deployment_unknown", Level::Warning),
        E::TargetForeign | E::TargetMismatch => (BAD, "launch.target", Level::Warning),
        E::ReturnAddressUnusable => (BAD, "launch.deep_linking", Level::Warning),
    }
}

/// The page for a claim that is missing or wrong; claims are told apart by the end of their names.
fn page_of_claim(claim: &str) -> &'static str {
    let pages = [
        ("version", "launch.version"),
        ("message_type", "launch.message_type"),
        ("deployment_id", "launch.deployment_missing"),
        ("target_link_uri", "launch.target"),
        ("roles", "launch.roles"),
        ("resource_link", "launch.resource_link"),
        ("resource_link.id", "launch.resource_link"),
        ("deep_linking_settings", "launch.deep_linking"),
        ("sub", "launch.subject"),
        ("iat", "launch.issued_at"),
        ("exp", "launch.expired"),
    ];
    let name = claim.rsplit('/').next().unwrap_or(claim);
    pages.iter().find(|(end, _)| *end == name).map_or("launch.not_a_launch", |(_, page)| page)
}
