//! Why a command stopped, and what whoever typed it can do about it.

use std::process::ExitCode;

use super::output::plain;
use crate::app::{KeyringError, StartError};
use crate::config::ConfigError;
use crate::flows::apply::ApplyError;
use crate::flows::award::AwardError;
use crate::flows::check::CheckError;
use crate::flows::console::ConsoleError;
use crate::flows::correct::CorrectError;
use crate::flows::endorse::EndorseError;
use crate::flows::invite::MakeInviteError;
use crate::flows::issuer::IssuerError;
use crate::flows::person::PersonError;
use crate::flows::record::RecordError;
use crate::flows::register::RegisterError;
use crate::flows::renew::RenewError;
use crate::flows::retire::RetireError;
use crate::flows::revoke::RevokeError;
use crate::flows::round::RoundError;
use crate::flows::suspend::SuspendError;
use crate::flows::verify::VerifyError;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Start(#[from] StartError),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Register(#[from] RegisterError),
    #[error("{0}")]
    Invite(#[from] MakeInviteError),
    #[error("{0}")]
    Issuer(#[from] IssuerError),
    #[error("{0}")]
    Check(#[from] CheckError),
    #[error("{0}")]
    Apply(#[from] ApplyError),
    #[error("{0}")]
    Sync(#[from] RoundError),
    #[error("{0}")]
    Award(#[from] AwardError),
    #[error("{0}")]
    Revoke(#[from] RevokeError),
    #[error("{0}")]
    Retire(#[from] RetireError),
    #[error("{0}")]
    Endorse(#[from] EndorseError),
    #[error("{0}")]
    Person(#[from] PersonError),
    #[error("{0}")]
    Console(#[from] ConsoleError),
    #[error("{0}")]
    Renew(#[from] RenewError),
    #[error("{0}")]
    Correct(#[from] CorrectError),
    #[error("{0}")]
    Suspend(#[from] SuspendError),
    #[error("{0}")]
    Record(#[from] RecordError),
    #[error("{0}")]
    Verify(#[from] VerifyError),
    #[error("{0}: {1}")]
    Io(&'static str, std::io::Error),
    #[error("{what}")]
    Refused { what: String, advice: String },
    /// Arguments that parse one by one and make no sense together.
    #[error("{what}")]
    Usage { what: String, advice: String },
    /// What was printed says it already.
    #[error("something failed; see above")]
    Printed,
}

const WRONG_USE: u8 = 2;

impl CommandError {
    pub fn refused(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), advice: advice.into() }
    }

    pub fn usage(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Usage { what: what.into(), advice: advice.into() }
    }

    /// Tells it on standard error and gives the code to end with.
    pub fn told(&self) -> ExitCode {
        if !matches!(self, Self::Printed) {
            eprintln!("error: {}", plain(self.to_string().trim_end()));
            for line in self.advice().iter().flat_map(|advice| advice.lines()) {
                eprintln!("  {}", plain(line));
            }
        }
        match self {
            Self::Usage { .. } | Self::Issuer(IssuerError::Faults(_)) => ExitCode::from(WRONG_USE),
            _ => ExitCode::FAILURE,
        }
    }

    /// What to do now, where the words of the error do not say it themselves.
    fn advice(&self) -> Option<String> {
        let advice = match self {
            Self::Refused { advice, .. } | Self::Usage { advice, .. } => advice,
            Self::Config(_) | Self::Start(StartError::Config(_)) => {
                "Set it in the environment, or in accolade.toml in the working or data folder."
            }
            Self::Store(StoreError::Unreachable(_)) | Self::Start(StartError::Store(StoreError::Unreachable(_))) => {
                "Check ACCOLADE_DATABASE_URL and ACCOLADE_DATA_DIR, and that the database runs and lets this user in."
            }
            Self::Start(StartError::DataDir(..)) => "Set ACCOLADE_DATA_DIR to a folder that this user can write to.",
            Self::Register(RegisterError::Registration(_)) => {
                "For an LMS on this machine or in your own network, http:// and private addresses are allowed with \
                 ACCOLADE_ALLOW_PRIVATE_NETWORK=true."
            }
            Self::Invite(MakeInviteError::Name) => {
                "Say what people call the platform, such as --name \"Example University Moodle\"."
            }
            Self::Issuer(IssuerError::Faults(_)) => {
                "A profile stands in every badge that is signed, so nothing was changed."
            }
            Self::Keyring(KeyringError::UnknownKey(_)) => "`accolade keys list` shows the ids.",
            Self::Keyring(KeyringError::StillSigns(_)) => "Run: accolade keys rotate --issuer ISSUER --now --distrust",
            Self::Keyring(KeyringError::KeyTaken) => "Make a key for this issuer alone.",
            Self::Endorse(EndorseError::UnknownSubject(_)) => {
                "It has to name the badge, issuer or award as its credentials do: by the address of a badge or credential, \
                 or by the issuer's DID."
            }
            Self::Endorse(EndorseError::NoSuchEndorsement) => "`accolade endorsement list` shows the ids.",
            Self::Person(PersonError::NoSuchPerson) => {
                "`accolade person find` shows the ids of people by mail address."
            }
            Self::Console(ConsoleError::Unknown | ConsoleError::LastOwner) => {
                "`accolade admin list` shows the addresses."
            }
            Self::Console(ConsoleError::Faults(_)) => "Give a mail address that no administrator has yet.",
            Self::Retire(RetireError::Awarded) => "`accolade badge retire` ends it and keeps what was awarded.",
            Self::Issuer(IssuerError::Unknown(_)) => "`accolade issuer list` shows keys and ids.",
            Self::Sync(RoundError::UnknownContext(_)) => "`accolade sync` without --context lists the courses.",
            Self::Verify(VerifyError::Link(_)) => {
                "Download the badge and check the file instead. Addresses of an own installation are answered from its \
                 store when ACCOLADE_PUBLIC_URL is set."
            }
            Self::Verify(VerifyError::Read(_)) => {
                "A badge is a JSON document, a JSON Web Token, or a PNG or SVG picture or a PDF with either inside."
            }
            Self::Award(AwardError::HeldBack) => "`accolade clear-hold` lets the person get the badge again.",
            Self::Renew(RenewError::NotRenewed(_)) => {
                "Only what runs out is renewed; `accolade correct` changes what a badge says."
            }
            Self::Apply(_) => "Mend the file and apply it again; badges that are as the file says are left alone.",
            _ => return None,
        };
        Some(advice.to_owned())
    }
}
