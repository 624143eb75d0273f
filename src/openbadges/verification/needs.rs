//! What has to be fetched before a badge can be judged.

use std::collections::BTreeMap;

use super::FEW;
use super::json::status_entries;
use super::read::Presented;
use super::status::Entry;
use crate::openbadges::did;

/// What has to be fetched before a badge can be judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    pub did_document: Option<DidAddress>,
    /// Addresses of status list credentials.
    pub status_lists: Vec<String>,
}

/// An issuer's identifier and where its document lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DidAddress {
    pub did: String,
    pub url: url::Url,
}

/// What was fetched: the bytes as they came, or why they did not.
#[derive(Debug, Clone, Default)]
pub struct Fetched {
    pub did_document: Option<Result<Vec<u8>, String>>,
    /// By the address in [`Needs::status_lists`].
    pub status_lists: BTreeMap<String, Result<Vec<u8>, String>>,
    /// Why whoever asks knows this issuer, such as “it is an issuer of this server”.
    pub issuer_known_because: Option<String>,
    /// The credential that took this one's place, where whoever asks knows of one.
    pub superseded_by: Option<String>,
}

impl Presented {
    pub fn needs(&self) -> Needs {
        let did_document = self.issuer().and_then(|did| {
            let url = did::document_url(did).ok()?;
            Some(DidAddress { did: did.to_owned(), url })
        });
        let mut status_lists: Vec<String> =
            status_entries(self.document()).take(FEW).filter_map(|entry| Some(Entry::read(entry)?.list)).collect();
        status_lists.sort_unstable();
        status_lists.dedup();
        Needs { did_document, status_lists }
    }
}
