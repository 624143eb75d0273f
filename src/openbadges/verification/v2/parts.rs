//! The parts that documents must have, and whom an assertion was given to.

use serde_json::Value;
use url::Url;

use super::super::json::{has_type, instant, is_text};
use super::super::report::{Check, CheckName, Outcome};
use super::chain::{Chain, verification};
use super::is_of_this_version;
use crate::keys;
use crate::openbadges::credential::{identity_hash, normal_email};

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
    let check = |outcome, detail: &str| Check::new(CheckName::Terms, outcome, detail);
    if chain.assertion.is_null() {
        return check(Outcome::NotChecked, "The badge itself was not seen.");
    }
    let documents = [Some(&chain.assertion), chain.badge.document(), chain.issuer.document()];
    // What is embedded speaks in the context around it.
    let is_other = |document: &&Value| !document["@context"].is_null() && !is_of_this_version(document);
    if documents.into_iter().flatten().any(|document| is_other(&document)) {
        return check(
            Outcome::NotChecked,
            "It is written in another version of Open Badges, which is not checked here.",
        );
    }
    if !is_of_this_version(&chain.assertion) {
        return check(Outcome::Failed, "It does not say in which version of Open Badges it is written.");
    }
    check(Outcome::Passed, "It is written as Open Badges 2.0.")
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
        let detail = format!("As an Open Badge it is incomplete: {}.", problems.join("; "));
        return Check::new(CheckName::Structure, Outcome::Failed, detail);
    }
    if chain.assertion["badge"].is_null() {
        let detail = "Nothing is left of it but its address.";
        return Check::new(CheckName::Structure, Outcome::NotChecked, detail);
    }
    let others = chain.badge.needed("The badge class").and_then(|_| chain.issuer.needed("The issuer's profile"));
    match others {
        Ok(_) => Check::new(CheckName::Structure, Outcome::Passed, "It has all parts of an Open Badge."),
        Err((outcome, reason)) => Check::new(CheckName::Structure, outcome, reason),
    }
}

fn assertion_problems(assertion: &Value, problems: &mut Vec<String>) {
    let mut require = |holds: bool, problem: &str| {
        if !holds {
            problems.push(problem.to_owned());
        }
    };
    let recipient = &assertion["recipient"];
    require(has_type(assertion, "Assertion"), "the assertion's type is not Assertion");
    require(is_text(&assertion["id"]), "the assertion has no id");
    require(
        is_text(&recipient["type"]) && is_text(&recipient["identity"]) && recipient["hashed"].is_boolean(),
        "the recipient must have type, identity and hashed",
    );
    require(!assertion["badge"].is_null(), "the assertion names no badge");
    require(verification(assertion).is_object(), "the assertion does not say how it is verified");
    require(instant(assertion["issuedOn"].as_str()).is_some(), "“issuedOn” must be a time with its zone");
}

fn badge_problems(badge: &Value, problems: &mut Vec<String>) {
    if !has_type(badge, "BadgeClass") {
        problems.push("the badge's type is not BadgeClass".to_owned());
    }
    for name in ["name", "description"] {
        if !is_text(&badge[name]) {
            problems.push(format!("the badge has no {name}"));
        }
    }
    for name in ["image", "criteria", "issuer"] {
        if badge[name].is_null() {
            problems.push(format!("the badge has no {name}"));
        }
    }
}

fn issuer_problems(issuer: &Value, problems: &mut Vec<String>) {
    if !has_type(issuer, "Issuer") && !has_type(issuer, "Profile") {
        problems.push("the issuer's type is neither Issuer nor Profile".to_owned());
    }
    for name in ["id", "name", "url", "email"] {
        if !is_text(&issuer[name]) {
            problems.push(format!("the issuer has no {name}"));
        }
    }
}

/// Compares what somebody claims with the recipient of an assertion. Addresses are hashed as they are written, and most
/// issuers write them in lower case.
pub(super) fn recipient_check(assertion: &Value, claimed: &str) -> Check {
    let recipient = &assertion["recipient"];
    let identity = recipient["identity"].as_str().unwrap_or_default();
    let given = claimed.trim();
    let candidates = [given.to_owned(), normal_email(given)];
    let is_it = if recipient["hashed"] == true {
        let hash = identity.to_ascii_lowercase();
        if !hash.starts_with("sha256$") {
            let detail = "The recipient is hidden in a way that is not checked here.";
            return Check::new(CheckName::Recipient, Outcome::NotChecked, detail);
        }
        let salt = recipient["salt"].as_str().unwrap_or_default();
        candidates.iter().any(|candidate| keys::same(&hash, &identity_hash(candidate, salt)))
    } else {
        let is_mail = recipient["type"] == "email";
        identity == given || (is_mail && normal_email(identity) == candidates[1])
    };
    if is_it {
        Check::new(CheckName::Recipient, Outcome::Passed, "It was issued to the person you named.")
    } else {
        Check::new(CheckName::Recipient, Outcome::Failed, "It was not issued to the person you named.")
    }
}
