//! Who gave it, and to whom?

use serde_json::Value;
use url::Url;

use super::FEW;
use super::issuer_key::document_address;
use super::json::{issuer_of, list};
use super::needs::Fetched;
use super::report::{Answer, Check, CheckName, Outcome};
use super::say;
use crate::keys;
use crate::openbadges::credential::{identity_hash, normal_email};

pub(super) fn issuer_check(document: &Value, authentic: Answer, fetched: &Fetched) -> Check {
    // Anybody can write somebody's name into a file.
    let Some(issuer) = issuer_of(document).filter(|_| authentic == Answer::Yes) else {
        return Check::new(CheckName::Issuer, Outcome::NotChecked, say::issuer_unsigned());
    };
    if let Some(reason) = fetched.known_issuers.get(issuer) {
        return Check::new(CheckName::Issuer, Outcome::Passed, say::issuer_known(reason.clone()));
    }
    let detail = host_of(issuer).map_or_else(say::issuer_untied, say::issuer_host);
    Check::new(CheckName::Issuer, Outcome::NotChecked, detail)
}

/// The host that stands behind an identifier.
pub(super) fn host_of(issuer: &str) -> Option<String> {
    Url::parse(&document_address(issuer).ok()?).ok()?.host_str().map(str::to_owned)
}

/// Compares what somebody claims with the identities in the badge
/// ([Open Badges 3.0, verify identifier](https://www.imsglobal.org/spec/ob/v3p0/#retrieving-and-verifying-recipient-identifiers)).
pub(super) fn recipient_check(document: &Value, recipient: &str) -> Check {
    let given = recipient.trim();
    let is_email = given.contains('@');
    let candidates = [given.to_owned(), normal_email(given)];
    let subject = &document["credentialSubject"];
    let matches = |identity: &&Value| {
        let hash = identity["identityHash"].as_str().unwrap_or_default();
        let salt = identity["salt"].as_str().unwrap_or_default();
        (identity["identityType"] == "emailAddress") == is_email
            && candidates.iter().any(|candidate| match identity["hashed"].as_bool() {
                Some(true) => keys::same(&hash.to_ascii_lowercase(), &identity_hash(candidate, salt)),
                _ => hash == candidate || (is_email && normal_email(hash) == *candidate),
            })
    };
    let is_subject = !given.is_empty() && subject["id"] == given;
    if is_subject || list(&subject["identifier"]).iter().take(FEW).any(|identity| matches(&identity)) {
        Check::new(CheckName::Recipient, Outcome::Passed, say::holder_is_named())
    } else {
        Check::new(CheckName::Recipient, Outcome::Failed, say::holder_is_another())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_issuer_is_told_for_every_kind_of_identifier() {
        assert_eq!(host_of("did:web:h.example%3A8443:issuers:1").as_deref(), Some("h.example"));
        assert_eq!(host_of("https://h.example/issuers/1").as_deref(), Some("h.example"));
        assert_eq!(host_of("did:key:z6Mk"), None);
    }
}
