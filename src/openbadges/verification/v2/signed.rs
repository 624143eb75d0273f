//! Badges that hold by a signature.

use serde_json::Value;

use super::super::detail::Detail;
use super::super::force::Found;
use super::super::json::list;
use super::super::report::{Check, CheckName, Outcome, State};
use super::super::say;
use super::chain::{Chain, Link, verification};
use super::parts::{is_address, text};
use crate::keys;
use crate::openbadges::proof::CredentialJwt;
use crate::openbadges::public_key::PublicKey;

/// Whether the key is the issuer's, and whether the signature matches it.
pub(super) fn authenticity(token: &CredentialJwt, chain: &Chain) -> Vec<Check> {
    let kind = &verification(&chain.assertion)["type"];
    if !list(kind).iter().any(|kind| kind == "SignedBadge" || kind == "signed") {
        return vec![Check::new(CheckName::Signature, Outcome::Failed, say::signed_otherwise())];
    }
    match issuer_key(chain) {
        Ok((key, check)) => vec![check, signature_check(token, key)],
        Err(check) => vec![check],
    }
}

/// The key that the assertion names, which the issuer's profile has to list, and which has to name the issuer.
fn issuer_key(chain: &Chain) -> Result<(&Value, Check), Check> {
    let check = |outcome, detail| Check::new(CheckName::IssuerKey, outcome, detail);
    let issuer = chain.issuer.document().ok_or_else(|| check(Outcome::NotChecked, say::key_of_nobody()))?;
    if !text(&issuer["id"]).is_some_and(is_address) {
        return Err(check(Outcome::NotChecked, say::profile_without_address()));
    }
    let key = chain.key.needed(say::key_itself).map_err(|(outcome, reason)| check(outcome, reason))?;
    let id = text(&key["id"]);
    let is_listed = list(&issuer["publicKey"]).iter().any(|listed| {
        let listed = text(listed).or_else(|| text(&listed["id"]));
        listed.is_some() && listed == id
    });
    if !is_listed {
        return Err(check(Outcome::Failed, say::key_not_listed()));
    }
    if key["owner"].is_null() {
        return Ok((key, check(Outcome::Warning, say::key_without_owner())));
    }
    if text(&key["owner"]) != text(&issuer["id"]) {
        return Err(check(Outcome::Failed, say::key_with_another_owner()));
    }
    Ok((key, check(Outcome::Passed, say::key_names_issuer())))
}

fn signature_check(token: &CredentialJwt, key: &Value) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Signature, outcome, detail);
    let pem = key["publicKeyPem"].as_str().unwrap_or_default();
    let key = keys::rsa_from_pem(pem).ok().and_then(|jwk| PublicKey::from_jwk(&jwk));
    match key.ok_or(None).and_then(|key| token.verify(&key).map_err(Some)) {
        Ok(()) => check(Outcome::Passed, say::signature_matches()),
        Err(None) => check(Outcome::NotChecked, say::key_kind_of_issuer()),
        Err(Some(error)) if error.is_unsupported() => check(Outcome::NotChecked, Detail::from(&error).into_sentence()),
        Err(Some(error)) => check(Outcome::Failed, Detail::from(&error).into_sentence()),
    }
}

/// Whether the issuer's list names it.
pub(super) fn status_check(chain: &Chain) -> Found {
    let found = |outcome, detail| Found::new(CheckName::Status, outcome, detail);
    let Some(issuer) = chain.issuer.document() else {
        return found(Outcome::NotChecked, say::status_not_asked());
    };
    if chain.revocations == Link::Absent {
        return found(Outcome::Warning, say::no_revocation_list());
    }
    let revocations = match chain.revocations.needed(say::revoked_badges) {
        Ok(revocations) => revocations,
        Err((_, reason)) => return found(Outcome::NotChecked, reason),
    };
    if !revocations["issuer"].is_null() && text(&revocations["issuer"]) != text(&issuer["id"]) {
        return found(Outcome::Failed, say::revocations_of_another());
    }
    let Some(id) = text(&chain.assertion["id"]) else {
        return found(Outcome::Failed, say::no_id());
    };
    let mut entries = list(&revocations["revokedAssertions"]).iter();
    let entry = entries.find(|entry| text(entry).or_else(|| text(&entry["id"])) == Some(id));
    match entry.map(|entry| text(&entry["revocationReason"])) {
        None => found(Outcome::Passed, say::not_revoked()),
        Some(None) => found(Outcome::Failed, say::revoked()).meaning(State::Revoked),
        Some(Some(reason)) => found(Outcome::Failed, say::revoked_saying(reason)).meaning(State::Revoked),
    }
}
