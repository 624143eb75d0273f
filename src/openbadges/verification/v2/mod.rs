//! Badges of Open Badges 2.0: is it published where it says, or signed with a key of its issuer?
//!
//! Follows [Open Badges 2.0](https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html), its section on
//! verification. A hosted badge is what stands at its address, whatever was presented, and only addresses that the issuer
//! claims count. A signed one holds by a key that the issuer's profile lists. In both, what names a thing by an address is
//! believed only from that address: an embedded copy may say anything.

mod chain;
mod hosted;
mod parts;
mod period;
mod signed;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::force::Found;
use super::metadata::Metadata;
use super::needs::{Fetched, Need};
use super::read::Form;
use super::report::{Answer, Check, CheckName, Kind, Outcome, Report, State, answer, strongest};
use super::say;
use crate::openbadges::proof::CredentialJwt;
use crate::openbadges::strict_json;
use crate::openbadges::v2::CONTEXT;
use chain::Chain;
use parts::text;

pub(super) use parts::is_address;

/// What was presented.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// The address of an assertion, which is all that the first pictures hold.
    Address(String),
    Assertion(Value),
    /// A token and the assertion in it.
    Token(Box<CredentialJwt>, Value),
}

impl Subject {
    /// The document as it was presented; of an address there is none.
    pub(super) fn document(&self) -> &Value {
        match self {
            Self::Address(_) => &Value::Null,
            Self::Assertion(document) | Self::Token(_, document) => document,
        }
    }

    /// What has to be asked next.
    pub(super) fn needs(&self, fetched: &Fetched) -> Vec<Need> {
        Chain::of(self, fetched).needs()
    }
}

/// Whether a document is of this version. One of several contexts will do: extensions bring their own.
pub(super) fn is_of_this_version(document: &Value) -> bool {
    super::json::list(&document["@context"]).iter().any(|context| context == CONTEXT)
}

/// Whether an answer is what is left of a revoked assertion.
pub fn is_revocation(bytes: &[u8]) -> bool {
    strict_json::read(bytes).is_ok_and(|document| is_of_this_version(&document) && document["revoked"] == true)
}

/// Judges a badge.
pub(super) fn report(
    subject: &Subject,
    form: Form,
    fetched: &Fetched,
    recipient: Option<&str>,
    now: DateTime<Utc>,
) -> Report {
    let chain = Chain::of(subject, fetched);
    let mut checks = vec![parts::format_check(&chain), parts::structure_check(&chain)];
    let mut force = vec![period::period_check(&chain.assertion, now)];
    match subject {
        Subject::Token(token, _) => {
            checks.extend(signed::authenticity(token, &chain));
            force.push(signed::status_check(&chain));
        }
        Subject::Address(_) | Subject::Assertion(_) => {
            checks.extend(hosted::authenticity(subject, &chain));
            force.push(hosted::status_check(&chain));
        }
    }
    let authentic = answer(&checks);
    let in_force = match authentic {
        Answer::No => Answer::Unknown,
        Answer::Yes | Answer::Unknown => answer(force.iter().map(|found| &found.check)),
    };
    let state = match authentic {
        Answer::No => State::Invalid,
        // Nothing but its address says what a hosted badge is, and that said that it is none any more.
        Answer::Unknown if chain.is_revoked() => State::Revoked,
        Answer::Unknown => State::Unverifiable,
        Answer::Yes => strongest(force.iter().map(|found| found.state)),
    };
    checks.extend(force.into_iter().map(|Found { check, .. }| check));
    let issuer = issuer_check(&chain, authentic, fetched);
    let issuer_known = if issuer.outcome == Outcome::Passed { Answer::Yes } else { Answer::Unknown };
    checks.push(issuer);
    checks.extend(recipient.map(|recipient| parts::recipient_check(&chain.assertion, authentic, recipient)));
    checks.extend(endorsement_check(&chain));
    Report {
        state,
        authentic,
        in_force,
        issuer_known,
        kind: Kind::Badge,
        form,
        checks,
        badge: metadata(&chain),
        endorsements: Vec::new(),
        contained: Vec::new(),
    }
}

fn issuer_check(chain: &Chain, authentic: Answer, fetched: &Fetched) -> Check {
    let not_checked = |detail| Check::new(CheckName::Issuer, Outcome::NotChecked, detail);
    let id = chain.issuer.document().and_then(|issuer| text(&issuer["id"]));
    match id.filter(|_| authentic == Answer::Yes) {
        None => not_checked(say::not_theirs()),
        Some(id) => match fetched.known_issuers.get(id) {
            Some(reason) => Check::new(CheckName::Issuer, Outcome::Passed, say::issuer_known(reason.clone())),
            None => not_checked(say::comes_from(parts::authority(id).unwrap_or_else(|| id.to_owned()))),
        },
    }
}

fn endorsement_check(chain: &Chain) -> Option<Check> {
    let documents = [Some(&chain.assertion), chain.badge.document(), chain.issuer.document()];
    let has_any = documents.into_iter().flatten().any(|document| !document["endorsement"].is_null());
    has_any.then(|| Check::new(CheckName::Endorsements, Outcome::NotChecked, say::endorsements_unchecked()))
}

fn metadata(chain: &Chain) -> Metadata {
    let own = |value: &Value| text(value).map(str::to_owned);
    // A picture and criteria may be an address or an object with one.
    let address = |value: &Value| own(value).or_else(|| own(&value["id"]));
    let nothing = Value::Null;
    let assertion = &chain.assertion;
    let badge = chain.badge.document().unwrap_or(&nothing);
    let issuer = chain.issuer.document().unwrap_or(&nothing);
    Metadata {
        id: own(&assertion["id"]),
        name: own(&badge["name"]),
        description: own(&badge["description"]),
        criteria: own(&badge["criteria"]["narrative"]),
        criteria_url: address(&badge["criteria"]),
        conditions: own(&assertion["narrative"]),
        image: address(&badge["image"]).or_else(|| address(&assertion["image"])),
        issuer_id: own(&issuer["id"]),
        issuer_name: own(&issuer["name"]),
        issuer_url: own(&issuer["url"]),
        awarded_date: own(&assertion["issuedOn"]),
        valid_from: own(&assertion["issuedOn"]),
        valid_until: own(&assertion["expires"]),
        recipient_name: None,
        recipient_identity_types: own(&assertion["recipient"]["type"]).into_iter().collect(),
        hides_recipient: assertion["recipient"]["hashed"] == true,
    }
}
