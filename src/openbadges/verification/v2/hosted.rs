//! Badges that hold because their issuer publishes them.

use serde_json::Value;
use url::Url;

use super::super::force::Found;
use super::super::json::list;
use super::super::report::{Check, CheckName, Outcome, State};
use super::super::say;
use super::Subject;
use super::chain::{Chain, Link, verification};
use super::parts::{authority, is_address, text};

/// Whether it stands at its address, and whether the issuer claims that address.
pub(super) fn authenticity(subject: &Subject, chain: &Chain) -> Vec<Check> {
    vec![published_check(subject, chain), scope_check(chain)]
}

fn published_check(subject: &Subject, chain: &Chain) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Hosted, outcome, detail);
    if chain.published == Link::Absent {
        // Nothing to ask: then it would have to be signed, and it came as plain JSON.
        return check(Outcome::Failed, say::unhosted());
    }
    let published = match chain.published.needed(say::assertion) {
        Ok(published) => published,
        Err((outcome, reason)) => return check(outcome, reason),
    };
    if chain.is_revoked() {
        return check(Outcome::Passed, say::address_answers());
    }
    let kind = &verification(published)["type"];
    if !list(kind).iter().any(|kind| kind == "HostedBadge" || kind == "hosted") {
        return check(Outcome::Failed, say::verified_otherwise());
    }
    let Subject::Assertion(presented) = subject else {
        return check(Outcome::Passed, say::published());
    };
    let told = ["recipient", "badge", "issuedOn", "expires"];
    match told.into_iter().find(|name| named(&presented[*name]) != named(&published[*name])) {
        Some(name) => check(Outcome::Failed, say::published_otherwise(name)),
        None if presented != published => check(Outcome::Warning, say::published_with_more()),
        None => check(Outcome::Passed, say::published_alike()),
    }
}

/// A value, or of an embedded document its address: one may embed what the other names.
fn named(value: &Value) -> &Value {
    if value["id"].as_str().is_some_and(is_address) { &value["id"] } else { value }
}

/// Only addresses that the issuer claims count: by default those on the host of its own
/// ([VerificationObject](https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject)).
fn scope_check(chain: &Chain) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Scope, outcome, detail);
    let Some(issuer) = chain.issuer.document() else {
        return check(Outcome::NotChecked, say::address_of_nobody());
    };
    let (Some(address), Some(id)) = (text(&chain.assertion["id"]), text(&issuer["id"])) else {
        return check(Outcome::Failed, say::no_addresses());
    };
    if !is_address(id) {
        return check(Outcome::Failed, say::issuer_without_address());
    }
    let policy = &issuer["verification"];
    let origins = match &policy["allowedOrigins"] {
        Value::Null => authority(id).into_iter().collect::<Vec<_>>(),
        origins => list(origins).iter().filter_map(Value::as_str).map(str::to_ascii_lowercase).collect(),
    };
    let is_on_host = authority(address).is_some_and(|host| origins.contains(&host));
    let prefixes = list(&policy["startsWith"]);
    let is_below =
        prefixes.is_empty() || prefixes.iter().filter_map(Value::as_str).any(|prefix| is_within(address, prefix));
    if is_on_host && is_below {
        check(Outcome::Passed, say::address_of_issuer())
    } else {
        check(Outcome::Failed, say::address_of_another())
    }
}

/// Compared as it would be asked: `https://h.example/badges/../x` is not below `https://h.example/badges/`.
fn is_within(address: &str, prefix: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.as_str().starts_with(prefix))
}

pub(super) fn status_check(chain: &Chain) -> Found {
    let found = |outcome, detail| Found::new(CheckName::Status, outcome, detail);
    match &chain.published {
        Link::Here(published) if published["revoked"] == true => {
            let detail = match text(&published["revocationReason"]) {
                Some(reason) => say::revoked_saying(reason),
                None => say::revoked(),
            };
            found(Outcome::Failed, detail).meaning(State::Revoked)
        }
        Link::Here(_) => found(Outcome::Passed, say::still_published()),
        _ => found(Outcome::NotChecked, say::status_not_asked()),
    }
}
