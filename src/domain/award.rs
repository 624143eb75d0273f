//! Where an award stands, and who may see it.

use chrono::{DateTime, Utc};

use super::words;

words! {
    /// The stages of an award. Expiry is no stage: it follows from the credential's date.
    AwardState {
        /// Decided, and waiting to be signed.
        Granted = "granted",
        /// Signed: there is a credential.
        Issued = "issued",
        /// Withdrawn for a reason; a later decision may grant it anew.
        Revoked = "revoked",
        /// Set aside while somebody looks at it.
        Suspended = "suspended",
        /// Replaced by a newer award.
        Superseded = "superseded",
    }
}

words! {
    /// What everybody is told of an award.
    AwardStatus {
        Valid = "valid",
        Revoked = "revoked",
        Expired = "expired",
        Suspended = "suspended",
        Superseded = "superseded",
    }
}

words! {
    /// Who may see the public page of an award; private until the learner decides otherwise.
    Visibility {
        /// An unguessable, unindexed page without the name.
        Private = "private",
        /// With the name, for whoever has the link.
        Link = "link",
        /// With the name, and listed.
        Public = "public",
        /// Answers as if it did not exist.
        Hidden = "hidden",
    }
}

words! {
    /// The stages of an achievement: a draft, then active or paused at will, in the end retired.
    AchievementState {
        Draft = "draft",
        Active = "active",
        Paused = "paused",
        Retired = "retired",
    }
}

impl AwardState {
    /// What everybody is told at `now`. A revoked, suspended or superseded award says so even after its date; an award
    /// expires at the very moment that its credential names.
    pub fn status(self, expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> AwardStatus {
        match self {
            Self::Revoked => AwardStatus::Revoked,
            Self::Suspended => AwardStatus::Suspended,
            Self::Superseded => AwardStatus::Superseded,
            Self::Granted | Self::Issued if expires_at.is_some_and(|end| end <= now) => AwardStatus::Expired,
            Self::Granted | Self::Issued => AwardStatus::Valid,
        }
    }

    /// Whether the award satisfies rules that name its badge.
    pub fn is_held(self, expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        self.status(expires_at, now) == AwardStatus::Valid
    }
}

impl Visibility {
    /// Whether the page and the files may carry the name that the learner confirmed.
    pub fn shows_name(self) -> bool {
        matches!(self, Self::Link | Self::Public)
    }
}

impl AchievementState {
    /// Whether rules are judged and awards are given.
    pub fn awards(self) -> bool {
        self == Self::Active
    }

    /// Whether the stage may be followed by `next`. Retired is final, and nothing becomes a draft again.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Draft => matches!(next, Self::Active | Self::Retired),
            Self::Active => matches!(next, Self::Paused | Self::Retired),
            Self::Paused => matches!(next, Self::Active | Self::Retired),
            Self::Retired => false,
        }
    }
}
