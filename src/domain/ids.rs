//! One type per kind of identifier, so that an award's cannot stand where a person's is meant.

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }
        }

        /// So that a map keyed by identifiers is searched by text; both hash and compare alike.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

identifiers! {
    /// Our entry for a platform.
    RegistrationId,
    /// A link that lets an LMS register itself.
    InviteId,
    /// A course of a platform.
    ContextId,
    /// Someone known to a registration, keyed there by `sub`.
    PersonId,
    /// Something in a context that can be scored or completed.
    ActivityId,
    /// The definition of a badge.
    AchievementId,
    /// One frozen state of an achievement: its texts, picture and rule.
    VersionId,
    /// What a version of an achievement is in Open Badges 2.0; its identifier is public.
    BadgeClassId,
    /// The fact that a person earned an achievement.
    AwardId,
    /// A signed document of an award; its identifier is public.
    CredentialId,
    /// An organisation that signs.
    IssuerId,
    /// A key, of the tool or of an issuer.
    KeyId,
    /// A published list of revocation bits.
    StatusListId,
    /// A picture, by the SHA-256 of its bytes.
    PictureId,
    /// Badges in steps that lead to another.
    PathwayId,
    /// What somebody signed about a badge, an issuer or an award.
    EndorsementId,
    /// What somebody took along of their badges; its identifier is public.
    RecordId,
    /// A mail on its way out; the first half of its Message-ID.
    MailId,
    /// A link that somebody put into a course; travels in the link's custom parameters.
    PlacementId,
    /// Somebody who runs this installation.
    AdminId,
}
