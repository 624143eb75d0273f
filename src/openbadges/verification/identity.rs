//! Who gave it, and to whom?

use serde_json::Value;

use super::FEW;
use super::json::list;
use super::needs::Fetched;
use super::read::Presented;
use super::report::{Check, CheckName, Outcome};
use crate::keys;
use crate::openbadges::credential::{identity_hash, normal_email};
use crate::openbadges::did;

pub(super) fn issuer_check(presented: &Presented, fetched: &Fetched) -> Check {
    let known = presented.issuer().and_then(|issuer| fetched.known_issuers.get(issuer));
    if let Some(reason) = known {
        return Check::new(CheckName::Issuer, Outcome::Passed, format!("The issuer is known: {reason}."));
    }
    let address = presented.issuer().and_then(|issuer| did::document_url(issuer).ok());
    let host = address.and_then(|address| address.host_str().map(str::to_owned));
    let detail = match host {
        Some(host) => format!(
            "The signature shows that the badge comes from {host}. Whether that is the organisation it names is for you to judge."
        ),
        None => "The issuer's identifier is not tied to any address, so anybody could have made it.".into(),
    };
    Check::new(CheckName::Issuer, Outcome::NotChecked, detail)
}

/// Compares what somebody claims with the identities in the badge
/// ([Open Badges 3.0, verify identifier](https://www.imsglobal.org/spec/ob/v3p0/#retrieving-and-verifying-recipient-identifiers)).
pub(super) fn recipient_check(document: &Value, recipient: &str) -> Check {
    let given = recipient.trim();
    let is_email = given.contains('@');
    let candidates = [given.to_owned(), normal_email(given)];
    let matches = |identity: &&Value| {
        let hash = identity["identityHash"].as_str().unwrap_or_default();
        let salt = identity["salt"].as_str().unwrap_or_default();
        (identity["identityType"] == "emailAddress") == is_email
            && candidates.iter().any(|candidate| match identity["hashed"].as_bool() {
                Some(true) => keys::same(&hash.to_ascii_lowercase(), &identity_hash(candidate, salt)),
                _ => hash == candidate || (is_email && normal_email(hash) == *candidate),
            })
    };
    if list(&document["credentialSubject"]["identifier"]).iter().take(FEW).any(|identity| matches(&identity)) {
        Check::new(CheckName::Recipient, Outcome::Passed, "It was issued to the person you named.")
    } else {
        Check::new(CheckName::Recipient, Outcome::Failed, "It was not issued to the person you named.")
    }
}

pub(super) fn endorsement_check(document: &Value) -> Option<Check> {
    let subject = &document["credentialSubject"];
    let has_any = [document, &document["issuer"], &subject["achievement"]]
        .iter()
        .any(|object| !object["endorsement"].is_null() || !object["endorsementJwt"].is_null());
    let detail = "It carries endorsements of others, which were not checked.";
    has_any.then(|| Check::new(CheckName::Endorsements, Outcome::NotChecked, detail))
}
