//! Who runs an installation, and what is written down of what people do.

use chrono::{DateTime, Utc};

use super::ids::{AdminId, PersonId};
use super::words;

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
    /// In a course.
    Teacher(PersonId),
    /// A program, by the id of its API token.
    Token(String),
}

impl Actor {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Admin(_) => "admin",
            Self::Command => "command",
            Self::Teacher(_) => "teacher",
            Self::Token(_) => "token",
        }
    }

    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Admin(id) => Some(id.as_str()),
            Self::Teacher(id) => Some(id.as_str()),
            Self::Token(id) => Some(id),
            Self::Command => None,
        }
    }
}

words! {
    /// What was done. The words stand in the database and never change.
    Deed {
        AdminMade = "admin.made",
        AdminInvited = "admin.invited",
        AdminRemoved = "admin.removed",
        PasswordSet = "admin.password_set",
        PasswordLinkMade = "admin.password_link_made",
        SignedIn = "admin.signed_in",
        PlatformAdded = "platform.added",
        PlatformRemoved = "platform.removed",
        InviteMade = "invite.made",
        InviteWithdrawn = "invite.withdrawn",
        JobRetried = "job.retried",
        BadgeMade = "badge.made",
        BadgeChanged = "badge.changed",
        BadgePublished = "badge.published",
        BadgePaused = "badge.paused",
        BadgeRetired = "badge.retired",
        BadgeRemoved = "badge.removed",
        BadgeReviewed = "badge.reviewed",
        OwnerChanged = "badge.owner_changed",
        AwardGiven = "award.given",
        AwardRevoked = "award.revoked",
        AwardSuspended = "award.suspended",
        AwardReinstated = "award.reinstated",
        AwardRenewed = "award.renewed",
        AwardCorrected = "award.corrected",
        HoldCleared = "award.hold_cleared",
        /// What a learner asked for: evidence, the spelling of a name, an answer.
        RequestApproved = "request.approved",
        RequestReturned = "request.returned",
        RequestRefused = "request.refused",
        /// Awards that waited for somebody's word.
        RunConfirmed = "run.confirmed",
        RunSetAside = "run.set_aside",
        RunUndone = "run.undone",
        /// A badge that writes into the gradebook, or does so no more.
        ScoresBegun = "scores.begun",
        ScoresEnded = "scores.ended",
        EndorsementAdded = "endorsement.added",
        EndorsementRemoved = "endorsement.removed",
        /// Somebody had a course polled at once.
        SyncStarted = "sync.started",
        PersonsSearched = "persons.searched",
        PersonExported = "person.exported",
        PersonErased = "person.erased",
        PolicyChanged = "policy.changed",
        MakerListed = "maker.listed",
        MakerUnlisted = "maker.unlisted",
        CopiesChanged = "course.copies_changed",
        IssuerMade = "issuer.made",
        IssuerChanged = "issuer.changed",
        IssuerRemoved = "issuer.removed",
        KeysRotated = "keys.rotated",
        KeyDistrusted = "key.distrusted",
        TokenMade = "token.made",
        TokenRevoked = "token.revoked",
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
        assert!(Deed::ALL.iter().all(|deed| Deed::parse(deed.as_str()) == Some(*deed)));
        assert_eq!(AdminRole::parse("owner"), Some(AdminRole::Owner));
        assert_eq!(AdminRole::parse("root"), None);
    }
}
