//! What holders decide about their badges, as it is kept for whoever has to show later that they agreed.

use super::words;

/// The edition of the sentences that people read before they decide, in every language at once. Whoever changes one of
/// them gives it another name, so that the record tells who agreed to what.
pub const TEXT_VERSION: &str = "2026-11-27";

words! {
    /// What a decision is about.
    About {
        /// Who may see the badge.
        Visibility = "visibility",
        /// How the name is spelt.
        Name = "name",
        /// Whether results stand in the file.
        Results = "results",
        /// Whether the badge is wanted at all.
        Keeping = "keeping",
    }
}

words! {
    /// What was decided.
    Chosen {
        Private = "private",
        Link = "link",
        Public = "public",
        Hidden = "hidden",
        Confirmed = "confirmed",
        Agreed = "agreed",
        Withdrawn = "withdrawn",
        Declined = "declined",
        Kept = "kept",
    }
}

impl From<super::award::Visibility> for Chosen {
    fn from(visibility: super::award::Visibility) -> Self {
        use super::award::Visibility;
        match visibility {
            Visibility::Private => Self::Private,
            Visibility::Link => Self::Link,
            Visibility::Public => Self::Public,
            Visibility::Hidden => Self::Hidden,
        }
    }
}
