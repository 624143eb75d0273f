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

/// One thing that a badge knows its holder by.
pub(super) struct Identity<'a> {
    /// In the words of Open Badges 3.0.
    pub(super) kind: &'a str,
    pub(super) text: &'a str,
    pub(super) salt: &'a str,
    pub(super) is_hashed: bool,
}

impl Identity<'_> {
    /// Whether what somebody gave can be of this kind at all. That a name is no mail address says nothing of whose it is.
    fn is_of_kind(&self, given: &str) -> bool {
        match self.kind {
            "emailAddress" => is_mail(given),
            // No platform calls anybody by an identifier with blanks, but people have such names.
            "ltiUserId" => !is_mail(given) && !given.contains(char::is_whitespace),
            _ => !is_mail(given),
        }
    }

    /// Nothing where it is hidden in a way that is not known here. Addresses are hashed as they are written, and most issuers
    /// write them in lower case.
    fn is(&self, given: &str) -> Option<bool> {
        let normal = normal_email(given);
        if !self.is_hashed {
            return Some(self.text == given || (is_mail(given) && normal_email(self.text) == normal));
        }
        let hash = self.text.to_ascii_lowercase();
        let is_it = |candidate: &str| keys::same(&hash, &identity_hash(candidate, self.salt));
        hash.starts_with("sha256$").then(|| is_it(given) || is_it(&normal))
    }
}

fn is_mail(given: &str) -> bool {
    given.contains('@') && !given.contains("://")
}

/// Compares what somebody claims with the identities in a badge
/// ([Open Badges 3.0, verify identifier](https://www.imsglobal.org/spec/ob/v3p0/#retrieving-and-verifying-recipient-identifiers)).
/// Only one of the same kind can speak against them.
pub(super) fn recipient_check(document: &Value, authentic: Answer, recipient: &str) -> Check {
    let subject = &document["credentialSubject"];
    let identities: Vec<Identity> = list(&subject["identifier"]).iter().take(FEW).map(identity_of).collect();
    compared(&identities, subject["id"].as_str(), authentic, recipient)
}

fn identity_of(value: &Value) -> Identity<'_> {
    Identity {
        kind: value["identityType"].as_str().unwrap_or_default(),
        text: value["identityHash"].as_str().unwrap_or_default(),
        salt: value["salt"].as_str().unwrap_or_default(),
        is_hashed: value["hashed"] == true,
    }
}

pub(super) fn compared(identities: &[Identity], own_id: Option<&str>, authentic: Answer, recipient: &str) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Recipient, outcome, detail);
    // Anybody can write an address that fits into a forgery.
    if authentic != Answer::Yes {
        return check(Outcome::NotChecked, say::holder_uncertain());
    }
    let given = recipient.trim();
    let is_comparable = |identity: &&Identity| !given.is_empty() && identity.is_of_kind(given);
    let found: Vec<Option<bool>> = identities.iter().filter(is_comparable).map(|identity| identity.is(given)).collect();
    let is_own_id = !given.is_empty() && own_id == Some(given);
    if is_own_id || found.contains(&Some(true)) {
        check(Outcome::Passed, say::holder_is_named())
    } else if found.is_empty() {
        check(Outcome::NotChecked, say::holder_incomparable())
    } else if found.contains(&None) {
        check(Outcome::NotChecked, say::holder_hidden())
    } else {
        check(Outcome::Failed, say::holder_is_another())
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
