//! How credentials say whether they are in force, and why one was made.

use super::words;

words! {
    /// How the credentials of an issuer name their status.
    ///
    /// One entry for revocation is all that there is: the schema of Open Badges 3.0 has room for one, and its public
    /// validator looks at revocation alone, so that a suspension cannot be told there.
    StatusForm {
        /// One place in a list of bits, which verifies in the most places and tells strangers nothing.
        Bitstring = "bitstring",
        /// A list of revoked credentials by name, as the certification of 1EdTech asks for it.
        RevocationList = "revocation_list",
    }
}

words! {
    /// What a published list tells.
    ListKind {
        Revocation = "revocation",
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
            Self::Bitstring => ListKind::Revocation,
            Self::RevocationList => ListKind::RevocationList,
        }
    }
}
