//! The pages of registrations that came to nothing.

use actix_web::http::StatusCode;

use super::{Level, Refusal, Refuse};
use crate::flows::invite::{InviteError, Unreached};
use crate::lti::dynamic_registration::{AnswerError, ConfigurationError, RefusalReason};

const BAD: StatusCode = StatusCode::BAD_REQUEST;
const GATEWAY: StatusCode = StatusCode::BAD_GATEWAY;

impl Refuse for InviteError {
    fn refusal(&self) -> Refusal {
        let (status, code, level) = match self {
            Self::Unknown => (StatusCode::NOT_FOUND, "register.invite_unknown", Level::Info),
            Self::Expired => (StatusCode::GONE, "register.invite_expired", Level::Info),
            Self::Removed => (StatusCode::GONE, "register.invite_removed", Level::Info),
            Self::OtherPlatform => (StatusCode::CONFLICT, "register.invite_used", Level::Warning),
            Self::NotFromPlatform => (BAD, "register.not_from_platform", Level::Info),
            Self::FormExpired => (BAD, "register.form_expired", Level::Info),
            Self::Busy => (StatusCode::CONFLICT, "register.busy", Level::Warning),
            Self::Configuration(unreached, _) | Self::Endpoint(unreached, _) => of_call(*unreached),
            Self::ConfigurationUnusable(error) => of_configuration(error),
            Self::Answer(error) => return of_answer(error),
            Self::Registration(_) => (GATEWAY, "register.answer", Level::Warning),
            Self::Store(error) => return error.refusal(),
        };
        Refusal::new(status, code, level, self)
    }
}

fn of_call(unreached: Unreached) -> (StatusCode, &'static str, Level) {
    match unreached {
        Unreached::AddressRefused => (BAD, "register.address_refused", Level::Warning),
        Unreached::NoAnswer => (GATEWAY, "register.unreachable", Level::Warning),
        Unreached::TooLarge => (GATEWAY, "register.not_a_configuration", Level::Warning),
        Unreached::NoTrustedCertificates => (StatusCode::INTERNAL_SERVER_ERROR, "page.failed", Level::Error),
    }
}

fn of_configuration(error: &ConfigurationError) -> (StatusCode, &'static str, Level) {
    use ConfigurationError as E;
    match error {
        E::Refused(_) | E::WebPage | E::Unreadable | E::Missing(_) => {
            (GATEWAY, "register.not_a_configuration", Level::Warning)
        }
        E::NotHttps(_) => (BAD, "register.address_refused", Level::Warning),
        E::HostMismatch { .. } => (BAD, "register.host_mismatch", Level::Warning),
        E::CanvasDefaultIssuer => (BAD, "register.canvas_issuer", Level::Warning),
        E::Unsupported(_) => (BAD, "register.unsupported", Level::Warning),
    }
}

fn of_answer(error: &AnswerError) -> Refusal {
    match error {
        AnswerError::Refused { reason, said, .. } => {
            let code = match reason {
                RefusalReason::Token => "register.token",
                RefusalReason::Domain => "register.domain",
                RefusalReason::Scope => "register.scope",
                RefusalReason::Unexplained => "register.refused",
            };
            let mut refusal = Refusal::new(GATEWAY, code, Level::Warning, error);
            refusal.detail.clone_from(said);
            refusal
        }
        AnswerError::WebPage | AnswerError::Unreadable => {
            Refusal::new(GATEWAY, "register.answer", Level::Warning, error)
        }
    }
}
