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
        /// Withdrawn for a reason, for good. Another award may follow it, unless it holds that back.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_read_by_the_word_it_is_written_with() {
        for state in AwardState::ALL {
            assert_eq!(AwardState::parse(state.as_str()), Some(*state));
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::parse(visibility.as_str()), Some(*visibility));
        }
        assert_eq!(AwardState::parse("Granted"), None);
        assert_eq!(AchievementState::parse(""), None);
    }

    #[test]
    fn an_award_expires_at_the_moment_that_its_credential_names() {
        let end: DateTime<Utc> = "2027-01-31T23:59:59Z".parse().unwrap();
        let second = chrono::Duration::seconds(1);
        assert_eq!(AwardState::Issued.status(Some(end), end - second), AwardStatus::Valid);
        assert_eq!(AwardState::Issued.status(Some(end), end), AwardStatus::Expired);
        assert_eq!(AwardState::Issued.status(None, end), AwardStatus::Valid);
    }

    #[test]
    fn a_revoked_award_stays_revoked_after_its_date() {
        let end: DateTime<Utc> = "2027-01-31T23:59:59Z".parse().unwrap();
        assert_eq!(AwardState::Revoked.status(Some(end), end), AwardStatus::Revoked);
        assert_eq!(AwardState::Suspended.status(Some(end), end), AwardStatus::Suspended);
        assert_eq!(AwardState::Superseded.status(Some(end), end), AwardStatus::Superseded);
    }

    #[test]
    fn only_an_award_in_force_counts_for_other_rules() {
        let now = "2027-01-31T23:59:59Z".parse().unwrap();
        let held = AwardState::ALL.iter().filter(|state| state.is_held(None, now)).copied().collect::<Vec<_>>();
        assert_eq!(held, [AwardState::Granted, AwardState::Issued]);
        assert!(!AwardState::Issued.is_held(Some(now), now));
    }

    #[test]
    fn a_retired_achievement_never_comes_back_and_nothing_becomes_a_draft() {
        for state in AchievementState::ALL {
            assert!(!AchievementState::Retired.may_become(*state));
            assert!(!state.may_become(AchievementState::Draft));
        }
        assert!(AchievementState::Active.may_become(AchievementState::Paused));
        assert!(AchievementState::Paused.may_become(AchievementState::Active));
    }

    #[test]
    fn names_are_shown_only_where_the_learner_said_so() {
        let shown = Visibility::ALL.iter().filter(|visibility| visibility.shows_name()).copied().collect::<Vec<_>>();
        assert_eq!(shown, [Visibility::Link, Visibility::Public]);
    }
}
