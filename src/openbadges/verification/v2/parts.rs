//! The parts that documents must have, and whom an assertion was given to.

use serde_json::Value;
use url::Url;

use super::super::detail::Detail;
use super::super::identity::{Identity, compared};
use super::super::json::{has_type, instant, is_text};
use super::super::report::{Answer, Check, CheckName, Outcome};
use super::super::say;
use super::chain::{Chain, verification};
use super::is_of_this_version;

pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

pub(in crate::openbadges::verification) fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Host and port of an address.
pub(super) fn authority(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

pub(super) fn format_check(chain: &Chain) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Terms, outcome, detail);
    if chain.assertion.is_null() {
        return check(Outcome::NotChecked, say::not_seen());
    }
    let documents = [Some(&chain.assertion), chain.badge.document(), chain.issuer.document()];
    // What is embedded speaks in the context around it.
    let is_other = |document: &&Value| !document["@context"].is_null() && !is_of_this_version(document);
    if documents.into_iter().flatten().any(|document| is_other(&document)) {
        return check(Outcome::NotChecked, say::other_version());
    }
    if !is_of_this_version(&chain.assertion) {
        return check(Outcome::Failed, say::no_version());
    }
    check(Outcome::Passed, say::is_version_2())
}

/// The required members of [Assertion, BadgeClass and
/// Issuer](https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#classes).
pub(super) fn structure_check(chain: &Chain) -> Check {
    let mut problems = Vec::new();
    // Of a revoked assertion nothing has to be left.
    if !chain.assertion.is_null() && chain.assertion["revoked"] != true {
        assertion_problems(&chain.assertion, &mut problems);
    }
    if let Some(badge) = chain.badge.document() {
        badge_problems(badge, &mut problems);
    }
    if let Some(issuer) = chain.issuer.document() {
        issuer_problems(issuer, &mut problems);
    }
    if !problems.is_empty() {
        return Check::new(CheckName::Structure, Outcome::Failed, say::incomplete(say::a_badge(), problems));
    }
    if chain.assertion["badge"].is_null() {
        return Check::new(CheckName::Structure, Outcome::NotChecked, say::only_address_left());
    }
    let others = chain.badge.needed(say::badge_class).and_then(|_| chain.issuer.needed(say::profile));
    match others {
        Ok(_) => Check::new(CheckName::Structure, Outcome::Passed, say::complete(say::a_badge())),
        Err((outcome, reason)) => Check::new(CheckName::Structure, outcome, reason),
    }
}

fn assertion_problems(assertion: &Value, problems: &mut Vec<Detail>) {
    let mut require = |holds: bool, problem: fn() -> Detail| {
        if !holds {
            problems.push(problem());
        }
    };
    let recipient = &assertion["recipient"];
    require(has_type(assertion, "Assertion"), say::no_assertion);
    require(is_text(&assertion["id"]), say::assertion_without_id);
    require(
        is_text(&recipient["type"]) && is_text(&recipient["identity"]) && recipient["hashed"].is_boolean(),
        say::wrong_recipient,
    );
    require(!assertion["badge"].is_null(), say::assertion_without_badge);
    require(verification(assertion).is_object(), say::assertion_unverifiable);
    require(instant(assertion["issuedOn"].as_str()).is_some(), || say::no_time("issuedOn"));
}

fn badge_problems(badge: &Value, problems: &mut Vec<Detail>) {
    if !has_type(badge, "BadgeClass") {
        problems.push(say::no_badge_class());
    }
    for name in ["name", "description"] {
        if !is_text(&badge[name]) {
            problems.push(say::badge_lacks(name));
        }
    }
    for name in ["image", "criteria", "issuer"] {
        if badge[name].is_null() {
            problems.push(say::badge_lacks(name));
        }
    }
}

fn issuer_problems(issuer: &Value, problems: &mut Vec<Detail>) {
    if !has_type(issuer, "Issuer") && !has_type(issuer, "Profile") {
        problems.push(say::no_issuer_type());
    }
    for name in ["id", "name", "url", "email"] {
        if !is_text(&issuer[name]) {
            problems.push(say::issuer_lacks(name));
        }
    }
}

/// Compares what somebody claims with the recipient of an assertion.
pub(super) fn recipient_check(assertion: &Value, authentic: Answer, claimed: &str) -> Check {
    let recipient = &assertion["recipient"];
    let kind = match recipient["type"].as_str() {
        Some("email") => "emailAddress",
        other => other.unwrap_or_default(),
    };
    let identity = Identity {
        kind,
        text: recipient["identity"].as_str().unwrap_or_default(),
        salt: recipient["salt"].as_str().unwrap_or_default(),
        is_hashed: recipient["hashed"] == true,
    };
    compared(&[identity], None, authentic, claimed)
}
