//! What has to be fetched before a badge can be judged.
//!
//! The judge asks for a document where it needs one, and judges without those that are not there. What it asked for and did
//! not find is what a badge needs, so the two can never differ.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::detail::Detail;
use super::judge::Judge;
use super::read::{Content, Presented};
use super::say;

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
    pub documents: BTreeMap<String, Result<Vec<u8>, Detail>>,
    /// The identifiers of issuers that whoever asks knows, and why, such as “this server issued it”.
    pub known_issuers: BTreeMap<String, Detail>,
    /// The names of keys that their issuers withdrew, because somebody else may have them, and when: where whoever asks
    /// knows of any.
    pub withdrawn_keys: BTreeMap<String, DateTime<Utc>>,
    /// By the identifier of a credential: the one that took its place, where whoever asks knows of one.
    pub superseded: BTreeMap<String, String>,
    /// The identifiers of credentials that whoever asks knows to be set aside, though they name no list of suspensions.
    pub suspended: BTreeSet<String>,
}

impl Presented {
    /// What is missing besides what was fetched already. Some documents name further ones, so whoever fetches asks again
    /// until nothing is missing.
    pub fn needs(&self, fetched: &Fetched, now: DateTime<Utc>) -> Vec<Need> {
        let signed = match &self.content {
            Content::Credential(signed) => signed,
            Content::Older(subject) => return subject.needs(fetched),
        };
        let sources = Sources::new(fetched);
        Judge::new(&sources, now, None).presented(signed, self.form);
        sources.missing.into_inner().into_iter().collect()
    }
}

/// Why a document is not there, in a sentence.
pub(super) struct Absent {
    pub(super) detail: Detail,
    /// Nobody has tried to fetch it yet.
    pub(super) is_awaited: bool,
}

/// What was fetched, and what was looked for in vain.
pub(super) struct Sources<'a> {
    pub(super) fetched: &'a Fetched,
    missing: RefCell<BTreeSet<Need>>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(fetched: &'a Fetched) -> Self {
        Self { fetched, missing: RefCell::default() }
    }

    /// A document by its address; `what` names it to people.
    pub(super) fn document(&self, url: &str, issuer: Option<&str>, what: fn() -> Detail) -> Result<&'a [u8], Absent> {
        match self.fetched.documents.get(url) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(reason)) => Err(Absent { detail: say::not_had(what(), reason.clone()), is_awaited: false }),
            None => {
                let need = Need { url: url.to_owned(), issuer: issuer.map(str::to_owned) };
                self.missing.borrow_mut().insert(need);
                Err(Absent { detail: say::not_fetched(what()), is_awaited: true })
            }
        }
    }
}
