//! The pages of what flows refuse inside the course and on the open web.

use actix_web::http::StatusCode;

use super::{Level, Refusal, Refuse};
use crate::app::KeyringError;
use crate::flows::assert::AssertError;
use crate::flows::author::AuthorError;
use crate::flows::award::AwardError;
use crate::flows::console::ConsoleError;
use crate::flows::copy::CopyError;
use crate::flows::correct::CorrectError;
use crate::flows::hold::HoldError;
use crate::flows::identity::IdentityError;
use crate::flows::link::LinkError;
use crate::flows::lock::LockError;
use crate::flows::log::LogError;
use crate::flows::mail::MailJobError;
use crate::flows::pathway::PathwayError;
use crate::flows::record::RecordError;
use crate::flows::renew::RenewError;
use crate::flows::request::RequestError;
use crate::flows::retire::RetireError;
use crate::flows::revoke::RevokeError;
use crate::flows::round::RoundError;
use crate::flows::suspend::SuspendError;
use crate::flows::takeout::TakeoutError;
use crate::flows::trial::TrialError;
use crate::flows::verify::VerifyError;
use crate::flows::wait::WaitError;
use crate::store::StoreError;

impl Refuse for StoreError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Unreachable(_) | Self::CutOff => {
                Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "page.failed", Level::Error, self)
            }
            Self::Database(_) | Self::Migration(_) | Self::TooNew(_) | Self::Corrupt(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for MailJobError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
            Self::Mail(_) | Self::View(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for KeyringError {
    fn refusal(&self) -> Refusal {
        Refusal::failed(self)
    }
}

impl Refuse for IdentityError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
        }
    }
}

impl Refuse for RoundError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::UnknownContext(id) => Refusal::not_found(id),
            Self::Store(error) => error.refusal(),
            Self::Work(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for CopyError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for AssertError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
            Self::Key(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for AuthorError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Faults(_) => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::UnknownContext(_) | Self::UnknownBadge(_) => Refusal::not_found(self),
            Self::NotPossible { .. } | Self::Unmatched(_) | Self::Unpublished(_) | Self::Changed => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for PathwayError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Faults(_) => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::Unknown(id) => Refusal::not_found(id),
            Self::Changed => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Author(error) => error.refusal(),
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for RecordError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Nothing => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
            Self::Proof(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for AwardError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Address | Self::Name | Self::Details(_) | Self::EvidenceAsked(_) | Self::Future => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::NoCourse | Self::NoSuchMember => Refusal::not_found(self),
            Self::NotAwardable | Self::NotActive | Self::HeldBack | Self::Over => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for ConsoleError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::LinkGone => Refusal::new(StatusCode::GONE, "page.not_found", Level::Info, self),
            Self::Faults(_) | Self::Wrong => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::TooOften => Refusal::new(StatusCode::TOO_MANY_REQUESTS, "page.invalid", Level::Warning, self),
            Self::Unknown => Refusal::not_found(self),
            Self::LastOwner => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for HoldError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NoSuchAward => Refusal::not_found(self),
            Self::NameUnconfirmed | Self::Name => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::Declined | Self::NoResults => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for RequestError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotOffered => Refusal::not_found(self),
            Self::Paper(_) | Self::Name | Self::NotAgreed | Self::CommentMissing | Self::Comment => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::Closed | Self::TooMany | Self::Changed | Self::Correct(CorrectError::Busy) => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Own | Self::Unnamed => Refusal::new(StatusCode::FORBIDDEN, "page.wrong_role", Level::Info, self),
            Self::Correct(CorrectError::NotInForce(_) | CorrectError::NoSuchAward | CorrectError::Nothing) => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Correct(CorrectError::Name | CorrectError::Evidence(_)) => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::Correct(CorrectError::Store(error)) | Self::Store(error) => error.refusal(),
            Self::Correct(CorrectError::Issue(_)) => Refusal::failed(self),
            Self::NotFitting(error) => error.refusal(),
            Self::Author(error) => error.refusal(),
        }
    }
}

impl Refuse for TakeoutError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
            Self::View(_) | Self::Archive(_) | Self::Write(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for LinkError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotAsked => Refusal::not_found(self),
            Self::Answered => Refusal::new(StatusCode::CONFLICT, "link.answered", Level::Info, self),
            Self::NothingPicked
            | Self::OneOnly
            | Self::TooMany
            | Self::NotTaken
            | Self::UnknownBadge(_)
            | Self::UnknownGate(_) => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::Unreadable => Refusal::failed(self),
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
        }
    }
}

impl Refuse for LockError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NoSuchLink | Self::NoSuchLock => Refusal::not_found(self),
            Self::NotRead(_) => Refusal::new(StatusCode::BAD_GATEWAY, "page.failed", Level::Warning, self),
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
        }
    }
}

impl Refuse for LogError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
        }
    }
}

impl Refuse for TrialError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Form => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::Unnamed | Self::Gone => Refusal::not_found(self),
            Self::Retired | Self::TooMany => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Store(error) => error.refusal(),
            Self::Keyring(error) => error.refusal(),
            Self::Proof(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for RetireError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Note | Self::UnknownSuccessor(_) | Self::OwnSuccessor => {
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self)
            }
            Self::UnknownBadge(_) => Refusal::not_found(self),
            Self::Awarded | Self::Named(_) | Self::EndsPathway => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for RevokeError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Reason => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::NoSuchAward => Refusal::not_found(self),
            Self::Store(error) => error.refusal(),
            Self::Status(_) | Self::Work(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for RenewError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NoSuchAward => Refusal::not_found(self),
            Self::NotInForce(_) | Self::NotActive | Self::NotRenewed(_) => {
                Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self)
            }
            Self::Store(error) => error.refusal(),
            Self::Issue(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for SuspendError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Reason => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::NoSuchAward => Refusal::not_found(self),
            Self::Revoked => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Store(error) => error.refusal(),
            Self::Issue(_) => Refusal::failed(self),
        }
    }
}

impl Refuse for WaitError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Changed(..) | Self::Nothing => Refusal::new(StatusCode::CONFLICT, "page.conflict", Level::Info, self),
            Self::Author(error) => error.refusal(),
            Self::Store(error) => error.refusal(),
        }
    }
}

impl Refuse for VerifyError {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Read(_) => Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "page.invalid", Level::Info, self),
            Self::Link(_) => Refusal::new(StatusCode::BAD_GATEWAY, "page.invalid", Level::Info, self),
            Self::Store(error) => error.refusal(),
        }
    }
}
