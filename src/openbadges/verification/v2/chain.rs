//! From an assertion to its badge class, its issuer, the issuer's key and list: each as it stands at its own address.

use serde_json::Value;

use super::super::detail::Detail;
use super::super::json::list;
use super::super::needs::{Fetched, Need};
use super::super::report::Outcome;
use super::super::say;
use super::Subject;
use super::parts::{is_address, text};
use crate::openbadges::strict_json;

/// A document that another one names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Link {
    Here(Value),
    /// Its address has to be asked.
    Wanted(String),
    /// It could not be had, or is not what it should be, in a sentence.
    Missing(Outcome, Detail),
    /// Nothing names one.
    Absent,
}

impl Link {
    pub(super) fn document(&self) -> Option<&Value> {
        match self {
            Self::Here(document) => Some(document),
            _ => None,
        }
    }

    /// The document, or how a check ends that needs it.
    pub(super) fn needed(&self, what: fn() -> Detail) -> Result<&Value, (Outcome, Detail)> {
        match self {
            Self::Here(document) => Ok(document),
            Self::Wanted(_) => Err((Outcome::NotChecked, say::not_fetched(what()))),
            Self::Missing(outcome, reason) => Err((*outcome, reason.clone())),
            Self::Absent => Err((Outcome::Failed, say::not_named(what()))),
        }
    }

    /// The document behind a value: an address, or an object. An object that has an address is taken from there.
    fn to(value: &Value, what: fn() -> Detail, fetched: &Fetched) -> Self {
        match text(value).or_else(|| text(&value["id"])) {
            Some(address) if is_address(address) => Self::at(address, what, fetched),
            _ if value.is_object() => Self::Here(value.clone()),
            _ if value.is_null() => Self::Absent,
            _ => Self::Missing(Outcome::Failed, say::not_an_address(what())),
        }
    }

    /// What stands at an address, under this very address.
    pub(super) fn at(address: &str, what: fn() -> Detail, fetched: &Fetched) -> Self {
        let bytes = match fetched.documents.get(address) {
            Some(Ok(bytes)) => bytes,
            Some(Err(reason)) => {
                return Self::Missing(Outcome::NotChecked, say::not_had(what(), reason.clone()));
            }
            None => return Self::Wanted(address.to_owned()),
        };
        match strict_json::read(bytes) {
            Ok(document) if document["id"] == address => Self::Here(document),
            Ok(_) => Self::Missing(Outcome::Failed, say::other_address(what())),
            Err(error) => Self::Missing(Outcome::Failed, say::unreadable(what(), Detail::from(&error))),
        }
    }
}

/// Everything that a badge hangs on.
pub(super) struct Chain {
    /// The assertion that is judged: of a hosted one what stands at its address, unless only its revocation does.
    pub(super) assertion: Value,
    /// Of a hosted one, what stands at its address.
    pub(super) published: Link,
    pub(super) badge: Link,
    pub(super) issuer: Link,
    /// The key that a signed one names.
    pub(super) key: Link,
    /// The issuer's list of revoked assertions.
    pub(super) revocations: Link,
}

impl Chain {
    pub(super) fn of(subject: &Subject, fetched: &Fetched) -> Self {
        let presented = subject.document();
        let published = match subject {
            Subject::Token(..) => Link::Absent,
            Subject::Address(address) => Link::at(address, say::assertion, fetched),
            Subject::Assertion(document) => match text(&document["id"]).filter(|id| is_address(id)) {
                Some(address) => Link::at(address, say::assertion, fetched),
                None => Link::Absent,
            },
        };
        let assertion = match &published {
            Link::Here(document) if document["revoked"] != true || presented.is_null() => document.clone(),
            _ => presented.clone(),
        };
        let badge = Link::to(&assertion["badge"], say::badge_class, fetched);
        let issuer = match &badge {
            Link::Here(badge) => Link::to(&badge["issuer"], say::profile, fetched),
            _ => Link::Absent,
        };
        let (mut key, mut revocations) = (Link::Absent, Link::Absent);
        if let (Subject::Token(..), Link::Here(profile)) = (subject, &issuer) {
            key = key_of(&assertion, profile, fetched);
            revocations = Link::to(&profile["revocationList"], say::revoked_badges, fetched);
        }
        Self { assertion, published, badge, issuer, key, revocations }
    }

    /// What is missing, the issuer's profile marked as that of an issuer.
    pub(super) fn needs(&self) -> Vec<Need> {
        let links = [&self.published, &self.badge, &self.issuer, &self.key, &self.revocations];
        let mut needs: Vec<Need> = links
            .into_iter()
            .filter_map(|link| match link {
                Link::Wanted(url) => {
                    Some(Need { url: url.clone(), issuer: (*link == self.issuer).then(|| url.clone()) })
                }
                _ => None,
            })
            .collect();
        needs.sort_unstable();
        needs.dedup_by(|one, other| one.url == other.url);
        needs
    }

    /// Whether the address of a hosted one says that it was revoked.
    pub(super) fn is_revoked(&self) -> bool {
        self.published.document().is_some_and(|document| document["revoked"] == true)
    }
}

/// The key that an assertion names: from the issuer's profile where that holds it whole, else from its address.
fn key_of(assertion: &Value, profile: &Value, fetched: &Fetched) -> Link {
    let creator = &verification(assertion)["creator"];
    let Some(name) = text(creator).or_else(|| text(&creator["id"])) else { return Link::Absent };
    let whole =
        list(&profile["publicKey"]).iter().find(|key| key["id"] == name && text(&key["publicKeyPem"]).is_some());
    match whole {
        Some(key) => Link::Here(key.clone()),
        None => Link::to(&Value::from(name), say::key_itself, fetched),
    }
}

/// How an assertion says that it is verified; an alias of its context has the older name.
pub(super) fn verification(assertion: &Value) -> &Value {
    if assertion["verification"].is_null() { &assertion["verify"] } else { &assertion["verification"] }
}
