//! Endorsements: what others say, signed, of a badge, an issuer or an award.

use super::words;

words! {
    /// What is endorsed.
    EndorsedKind {
        Achievement = "achievement",
        Issuer = "issuer",
        /// One signed award; what was signed never changes, so it is told beside it.
        Award = "award",
    }
}

words! {
    /// How the credential is signed.
    EndorsementForm {
        /// With a proof inside.
        Json = "json",
        Jwt = "jwt",
    }
}
