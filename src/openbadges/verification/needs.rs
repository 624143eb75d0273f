//! What has to be fetched before a badge can be judged.

use std::collections::BTreeMap;

use super::FEW;
use super::json::status_entries;
use super::read::{Content, Presented};
use super::status::Entry;
use crate::openbadges::did;

/// A document without which a badge cannot be judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    pub url: String,
    /// The issuer whose keys it tells, where it is a document of keys.
    pub issuer: Option<String>,
}

/// What was fetched, and what whoever asks knows besides.
#[derive(Debug, Clone, Default)]
pub struct Fetched {
    /// By the address in [`Need::url`]: the bytes as they came, or why they did not.
    pub documents: BTreeMap<String, Result<Vec<u8>, String>>,
    /// The identifiers of issuers that whoever asks knows, and why, such as “this server issued it”.
    pub known_issuers: BTreeMap<String, String>,
    /// The credential that took this one's place, where whoever asks knows of one.
    pub superseded_by: Option<String>,
}

impl Fetched {
    /// A document, or in a sentence why it is not there; `what` names it.
    pub(super) fn document(&self, url: &str, what: &str) -> Result<&[u8], String> {
        match self.documents.get(url) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(reason)) => Err(format!("{what} could not be fetched: {reason}.")),
            None => Err(format!("{what} was not fetched.")),
        }
    }
}

impl Presented {
    /// What is missing besides what was fetched already. Some documents name further ones, so whoever fetches asks again
    /// until nothing is missing.
    pub fn needs(&self, fetched: &Fetched) -> Vec<Need> {
        if let Content::Older(subject) = &self.content {
            return subject.needs(fetched);
        }
        let document_of_keys = self.issuer().and_then(|did| {
            let url = did::document_url(did).ok()?.into();
            Some(Need { url, issuer: Some(did.to_owned()) })
        });
        let entries = status_entries(self.document()).take(FEW);
        let lists = entries.filter_map(|entry| Some(Need { url: Entry::read(entry)?.list, issuer: None }));
        let mut needs: Vec<Need> = document_of_keys.into_iter().chain(lists).collect();
        needs.retain(|need| !fetched.documents.contains_key(&need.url));
        needs.sort_unstable();
        needs.dedup();
        needs
    }
}
