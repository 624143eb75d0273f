//! Who runs an installation, and what is written down of what people do.

use chrono::{DateTime, Utc};

use super::ids::AdminId;

/// What somebody may do in the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminRole {
    /// Everything.
    Owner,
    /// Look at everything but people, and change nothing.
    Viewer,
}

impl AdminRole {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Viewer => "viewer",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Owner, Self::Viewer].into_iter().find(|role| role.as_str() == word)
    }
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Admin(AdminId),
    /// Whoever may run commands on the server.
    Command,
}

impl Actor {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Admin(_) => "admin",
            Self::Command => "command",
        }
    }

    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Admin(id) => Some(id.as_str()),
            Self::Command => None,
        }
    }
}

/// What was done. The words stand in the database and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    AdminMade,
    AdminInvited,
    AdminRemoved,
    PasswordSet,
    PasswordLinkMade,
    SignedIn,
    PlatformRemoved,
    InviteMade,
    InviteWithdrawn,
    JobRetried,
    BadgeReviewed,
    PersonsSearched,
    PersonExported,
    PersonErased,
    PolicyChanged,
    MakerListed,
    MakerUnlisted,
    IssuerChanged,
    KeysRotated,
    KeyDistrusted,
}

impl Deed {
    pub const ALL: [Self; 20] = [
        Self::AdminMade,
        Self::AdminInvited,
        Self::AdminRemoved,
        Self::PasswordSet,
        Self::PasswordLinkMade,
        Self::SignedIn,
        Self::PlatformRemoved,
        Self::InviteMade,
        Self::InviteWithdrawn,
        Self::JobRetried,
        Self::BadgeReviewed,
        Self::PersonsSearched,
        Self::PersonExported,
        Self::PersonErased,
        Self::PolicyChanged,
        Self::MakerListed,
        Self::MakerUnlisted,
        Self::IssuerChanged,
        Self::KeysRotated,
        Self::KeyDistrusted,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::AdminMade => "admin.made",
            Self::AdminInvited => "admin.invited",
            Self::AdminRemoved => "admin.removed",
            Self::PasswordSet => "admin.password_set",
            Self::PasswordLinkMade => "admin.password_link_made",
            Self::SignedIn => "admin.signed_in",
            Self::PlatformRemoved => "platform.removed",
            Self::InviteMade => "invite.made",
            Self::InviteWithdrawn => "invite.withdrawn",
            Self::JobRetried => "job.retried",
            Self::BadgeReviewed => "badge.reviewed",
            Self::PersonsSearched => "persons.searched",
            Self::PersonExported => "person.exported",
            Self::PersonErased => "person.erased",
            Self::PolicyChanged => "policy.changed",
            Self::MakerListed => "maker.listed",
            Self::MakerUnlisted => "maker.unlisted",
            Self::IssuerChanged => "issuer.changed",
            Self::KeysRotated => "keys.rotated",
            Self::KeyDistrusted => "key.distrusted",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == word)
    }
}

/// One line of the audit log, before it is written.
#[derive(Clone, Debug)]
pub struct Act {
    /// In the order of time.
    pub id: String,
    pub at: DateTime<Utc>,
    pub actor: Actor,
    pub deed: Deed,
    /// The identifier of what it was done to.
    pub object: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_kept_read_back() {
        assert!(Deed::ALL.into_iter().all(|deed| Deed::parse(deed.as_str()) == Some(deed)));
        assert_eq!(AdminRole::parse("owner"), Some(AdminRole::Owner));
        assert_eq!(AdminRole::parse("root"), None);
    }
}
