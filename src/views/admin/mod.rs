//! What those see who run the installation: the console below `/admin`.

mod accounts;
mod by_hand;
mod issuers;
mod people;
mod platforms;
mod policy;
mod registry;

pub use accounts::{
    ACTORS, AdminRow, Admins, Arrived, Audit, AuditRow, InvitedAdmin, SignIn, Trouble, Welcome, WelcomeKind,
};
pub use by_hand::{Kind, PlatformForm, TypedPlatform};
pub use issuers::{IssuerPage, IssuerRow, Issuers, KeyRow, KeyStanding, TypedIssuer};
pub use people::{FoundPerson, PersonPage, Persons};
pub use platforms::{CheckedLine, Mark, OpenInvite, Overview, PlatformPage, PlatformRow, Platforms, Silent};
pub use policy::{Maker, Policy, TypedRetention};
pub use registry::{BadgeRow, JobRow, Jobs, OwnerPage, Registry};

use serde::Serialize;

/// The sections of the console, in the order of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Overview,
    Platforms,
    Issuers,
    Registry,
    Jobs,
    Persons,
    Policy,
    Admins,
    Audit,
}

/// What stands around every page: who is signed in, where they are and may go, and what forms bring back.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    pub name: String,
    pub is_owner: bool,
    pub form_token: String,
    pub sections: Vec<Section>,
    pub here: Section,
}

impl Chrome {
    /// People, accounts and rules are shown to owners alone.
    pub fn new(name: String, is_owner: bool, form_token: String, here: Section) -> Self {
        use Section as S;
        let all =
            [S::Overview, S::Platforms, S::Issuers, S::Registry, S::Jobs, S::Persons, S::Policy, S::Admins, S::Audit];
        let sections =
            all.into_iter().filter(|one| is_owner || !matches!(one, S::Persons | S::Policy | S::Admins)).collect();
        Self { name, is_owner, form_token, sections, here }
    }

    fn sample(here: Section) -> Self {
        Self::new("Grace Example".to_owned(), true, "c2FtcGxl".to_owned(), here)
    }

    fn sample_of_viewer(here: Section) -> Self {
        Self::new(super::samples::LONG_NAME.to_owned(), false, "c2FtcGxl".to_owned(), here)
    }
}

/// What has just been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    PlatformRemoved,
    InviteWithdrawn,
    JobRetried,
    BadgeReviewed,
    OwnerChanged,
    PlatformAdded,
    PersonErased,
    AdminRemoved,
    PolicyChanged,
    MakerListed,
    MakerUnlisted,
    IssuerChanged,
    KeysRotated,
    KeyDistrusted,
}

impl Done {
    const ALL: [Self; 14] = [
        Self::PlatformRemoved,
        Self::InviteWithdrawn,
        Self::JobRetried,
        Self::BadgeReviewed,
        Self::OwnerChanged,
        Self::PlatformAdded,
        Self::PersonErased,
        Self::AdminRemoved,
        Self::PolicyChanged,
        Self::MakerListed,
        Self::MakerUnlisted,
        Self::IssuerChanged,
        Self::KeysRotated,
        Self::KeyDistrusted,
    ];

    /// The word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PlatformRemoved => "platform-removed",
            Self::InviteWithdrawn => "invite-withdrawn",
            Self::JobRetried => "job-retried",
            Self::BadgeReviewed => "badge-reviewed",
            Self::OwnerChanged => "owner-changed",
            Self::PlatformAdded => "platform-added",
            Self::PersonErased => "person-erased",
            Self::AdminRemoved => "admin-removed",
            Self::PolicyChanged => "policy-changed",
            Self::MakerListed => "maker-listed",
            Self::MakerUnlisted => "maker-unlisted",
            Self::IssuerChanged => "issuer-changed",
            Self::KeysRotated => "keys-rotated",
            Self::KeyDistrusted => "key-distrusted",
        }
    }

    /// Reads the word back; an unknown one shows nothing.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.as_str() == word)
    }
}
