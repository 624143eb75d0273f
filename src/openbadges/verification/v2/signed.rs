//! Badges that hold by a signature.

use serde_json::Value;

use super::super::force::Found;
use super::super::json::{list, sentence};
use super::super::report::{Check, CheckName, Outcome, State};
use super::chain::{Chain, Link, verification};
use super::parts::{is_address, text};
use crate::keys;
use crate::openbadges::proof::CredentialJwt;
use crate::openbadges::public_key::PublicKey;

/// Whether the key is the issuer's, and whether the signature matches it.
pub(super) fn authenticity(token: &CredentialJwt, chain: &Chain) -> Vec<Check> {
    let kind = &verification(&chain.assertion)["type"];
    if !list(kind).iter().any(|kind| kind == "SignedBadge" || kind == "signed") {
        let detail = "It is signed, but says that it is verified in another way.";
        return vec![Check::new(CheckName::Signature, Outcome::Failed, detail)];
    }
    match issuer_key(chain) {
        Ok((key, check)) => vec![check, signature_check(token, key)],
        Err(check) => vec![check],
    }
}

/// The key that the assertion names, which the issuer's profile has to list, and which has to name the issuer.
fn issuer_key(chain: &Chain) -> Result<(&Value, Check), Check> {
    let check = |outcome, detail: String| Check::new(CheckName::IssuerKey, outcome, detail);
    let issuer = chain.issuer.document().ok_or_else(|| {
        check(Outcome::NotChecked, "Whose key it is cannot be told without the issuer's profile.".into())
    })?;
    if !text(&issuer["id"]).is_some_and(is_address) {
        let detail = "The issuer's profile has no address, so anybody could have written it.";
        return Err(check(Outcome::NotChecked, detail.into()));
    }
    let key = chain.key.needed("The key").map_err(|(outcome, reason)| check(outcome, reason))?;
    let id = text(&key["id"]);
    let is_listed = list(&issuer["publicKey"]).iter().any(|listed| {
        let listed = text(listed).or_else(|| text(&listed["id"]));
        listed.is_some() && listed == id
    });
    if !is_listed {
        return Err(check(
            Outcome::Failed,
            "The issuer's profile does not list the key that it was signed with.".into(),
        ));
    }
    if key["owner"].is_null() {
        let detail = "The issuer's profile lists the key; the key itself does not say whose it is.";
        return Ok((key, check(Outcome::Warning, detail.into())));
    }
    if text(&key["owner"]) != text(&issuer["id"]) {
        return Err(check(Outcome::Failed, "The key names another owner than the issuer.".into()));
    }
    Ok((key, check(Outcome::Passed, "The key is published by the issuer, and names it.".into())))
}

fn signature_check(token: &CredentialJwt, key: &Value) -> Check {
    let check = |outcome, detail: String| Check::new(CheckName::Signature, outcome, detail);
    let pem = key["publicKeyPem"].as_str().unwrap_or_default();
    let key = keys::rsa_from_pem(pem).ok().and_then(|jwk| PublicKey::from_jwk(&jwk));
    match key.ok_or(None).and_then(|key| token.verify(&key).map_err(Some)) {
        Ok(()) => check(Outcome::Passed, "The signature matches: nothing was changed since it was made.".into()),
        Err(None) => check(Outcome::NotChecked, "The issuer's key is of a kind that is not checked here.".into()),
        Err(Some(error)) if error.is_unsupported() => check(Outcome::NotChecked, sentence(&error)),
        Err(Some(error)) => check(Outcome::Failed, sentence(&error)),
    }
}

/// Whether the issuer's list names it.
pub(super) fn status_check(chain: &Chain) -> Found {
    let found = |outcome, detail: String| Found::new(CheckName::Status, outcome, detail);
    let Some(issuer) = chain.issuer.document() else {
        return found(Outcome::NotChecked, "Whether it was revoked could not be asked.".into());
    };
    if chain.revocations == Link::Absent {
        return found(Outcome::Warning, "Its issuer keeps no list of revoked badges.".into());
    }
    let revocations = match chain.revocations.needed("The list of revoked badges") {
        Ok(revocations) => revocations,
        Err((_, reason)) => return found(Outcome::NotChecked, reason),
    };
    if !revocations["issuer"].is_null() && text(&revocations["issuer"]) != text(&issuer["id"]) {
        return found(Outcome::Failed, "The list of revoked badges is that of another issuer.".into());
    }
    let Some(id) = text(&chain.assertion["id"]) else {
        return found(Outcome::Failed, "It has no id that a list could name.".into());
    };
    let mut entries = list(&revocations["revokedAssertions"]).iter();
    let entry = entries.find(|entry| text(entry).or_else(|| text(&entry["id"])) == Some(id));
    match entry.map(|entry| text(&entry["revocationReason"])) {
        None => found(Outcome::Passed, "It was not revoked.".into()),
        Some(None) => found(Outcome::Failed, "The issuer revoked it.".into()).meaning(State::Revoked),
        Some(Some(reason)) => {
            found(Outcome::Failed, format!("The issuer revoked it: {reason}")).meaning(State::Revoked)
        }
    }
}
