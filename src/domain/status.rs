//! How credentials say whether they are in force, and why one was made.

use super::words;

words! {
    /// How the credentials of an issuer name their status.
    ///
    /// One entry for revocation is what verifies in the most places: the schema of Open Badges 3.0 has room for one
    /// entry alone, and its public validator looks at revocation alone. The other two are a choice of the issuer.
    StatusForm {
        /// One place in a list of revocations.
        Bitstring = "bitstring",
        /// Another one in a list of suspensions beside it. As W3C has it, and against the schema of Open Badges.
        WithSuspension = "with_suspension",
        /// A list of revoked credentials by name, as the certification of 1EdTech asks for it.
        RevocationList = "revocation_list",
    }
}

words! {
    /// What a published list tells.
    ListKind {
        Revocation = "revocation",
        Suspension = "suspension",
        RevocationList = "revocation_list",
    }
}

words! {
    /// Why a credential was made.
    MadeFor {
        /// It is the first of its award.
        Award = "award",
        /// The one before it runs out, or ran out.
        Renewal = "renewal",
        /// The one before it said something wrong.
        Correction = "correction",
    }
}

impl StatusForm {
    /// The kind of list that a credential has its place in.
    pub fn list(self) -> ListKind {
        match self {
            Self::Bitstring | Self::WithSuspension => ListKind::Revocation,
            Self::RevocationList => ListKind::RevocationList,
        }
    }
}
