//! The issuance log as values: a Merkle tree of events after [RFC 9162](https://www.rfc-editor.org/rfc/rfc9162), its signed
//! head, and what they prove of a credential.
//!
//! Whoever kept an earlier head notices when history is changed: an entry that was taken back, altered or put in between
//! gives another tree, and no proof leads from the old head to it.

mod evidence;
mod head;
pub mod tree;

use std::fmt;

pub use evidence::{Entered, Entry, Evidence, credential_hash, document_hash, forms_of, path_from_json, path_to_json};
pub use head::{Head, SignedHead};

/// Why a head or a proof does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    #[error("{0} cannot be read")]
    Unreadable(LogPart),
    #[error("the signature of the log's head does not match its key")]
    HeadSignature,
    #[error("the log has no entry of this credential")]
    NotEntered,
    #[error("what the log has entered is another document than this one")]
    OtherDocument,
    #[error("entry {0} does not lie in the tree that the head describes")]
    NotInTree(u64),
    #[error("this is the log {shown}; the head that was kept is of the log {kept}")]
    OtherLog { kept: String, shown: String },
    #[error("ROLLED BACK: the log had {kept} entries when its head was kept, and shows {shown} now")]
    RolledBack { kept: u64, shown: u64 },
    #[error(
        "FORKED: the log's first {kept} entries are not the ones that it had when its head was kept: its history was \
         changed, or it shows different people different histories"
    )]
    Forked { kept: u64 },
}

/// What a log shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogPart {
    Head,
    Proof,
    Path,
    Entry,
}

impl fmt::Display for LogPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Head => "the head",
            Self::Proof => "the proof",
            Self::Path => "the path of a proof",
            Self::Entry => "an entry",
        })
    }
}

/// Whether a head continues one that was kept, by the consistency proof between them. Both signatures are checked
/// elsewhere.
pub fn check_continues(kept: &Head, shown: &Head, path: &[tree::Hash]) -> Result<(), LogError> {
    if kept.origin != shown.origin {
        return Err(LogError::OtherLog { kept: kept.origin.clone(), shown: shown.origin.clone() });
    }
    if shown.size < kept.size {
        return Err(LogError::RolledBack { kept: kept.size, shown: shown.size });
    }
    match tree::verify_consistency((kept.size, &kept.root), (shown.size, &shown.root), path) {
        true => Ok(()),
        false => Err(LogError::Forked { kept: kept.size }),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::tree::{Edge, consistency, leaf_hash};
    use super::*;

    fn head(leaves: &[&str]) -> (Head, HashMap<u64, tree::Hash>) {
        let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
        leaves.iter().for_each(|leaf| edge.push(leaf_hash(leaf.as_bytes()), &mut made));
        let head = Head {
            origin: "badges.example.edu/log".to_owned(),
            size: edge.size(),
            root: edge.root(),
            signed_at: "2026-11-26T10:20:30Z".parse().unwrap(),
        };
        (head, (0..).zip(made).collect())
    }

    #[test]
    fn a_head_that_continues_holds_and_a_fork_or_a_rollback_is_told() {
        let (old, _) = head(&["a", "b", "c"]);
        let (new, kept) = head(&["a", "b", "c", "d", "e"]);
        let path = consistency(3, 5).unwrap().fold(&kept).unwrap();
        assert_eq!(check_continues(&old, &new, &path), Ok(()));
        assert_eq!(check_continues(&old, &old, &[]), Ok(()));
        assert_eq!(check_continues(&new, &old, &[]), Err(LogError::RolledBack { kept: 5, shown: 3 }));
        let (other, _) = head(&["a", "b", "x"]);
        assert_eq!(check_continues(&other, &new, &path), Err(LogError::Forked { kept: 3 }));
        assert_eq!(check_continues(&other, &old, &[]), Err(LogError::Forked { kept: 3 }));
        let elsewhere = Head { origin: "other.example/log".to_owned(), ..new };
        assert!(matches!(check_continues(&old, &elsewhere, &path), Err(LogError::OtherLog { .. })));
    }
}
