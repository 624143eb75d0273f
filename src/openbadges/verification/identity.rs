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

    /// Whether what somebody gave is compared with it: one kind is not compared with another. Learners write their names
    /// themselves, and many people have the same one, so that a name proves nothing.
    fn is_comparable(&self, given: &str) -> bool {
        match self.kind {
            "emailAddress" => is_mail(given),
            "name" => false,
            _ => !given.is_empty() && !is_mail(given),
        }
    }
}

/// Whether it has the form of one mail address, and of nothing else that has an `@`.
fn is_mail(given: &str) -> bool {
    let is_whole = |part: &str| !part.is_empty() && !part.contains('@');
    let is_other = |letter: char| letter.is_whitespace() || "<>:,;/".contains(letter);
    !given.contains(is_other) && given.split_once('@').is_some_and(|(user, host)| is_whole(user) && is_whole(host))
}

/// An identifier without what programs write before mail addresses.
fn without_scheme(given: &str) -> &str {
    let given = given.trim();
    match given.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => given,
    }
}

/// Compares what somebody claims with the identities in a badge
/// ([Open Badges 3.0, verify identifier](https://www.imsglobal.org/spec/ob/v3p0/#retrieving-and-verifying-recipient-identifiers)).
/// Whatever fits speaks for them. Against them speaks a mail address alone, and only where the badge holds mail addresses: of
/// other identifiers nobody knows by their looks what they are.
pub(super) fn recipient_check(document: &Value, authentic: Answer, recipient: &str) -> Check {
    let subject = &document["credentialSubject"];
    let held = list(&subject["identifier"]);
    let identities: Vec<Identity> = held.iter().take(FEW).map(identity_of).collect();
    let check = compared(&identities, subject["id"].as_str(), authentic, recipient);
    match check.outcome {
        Outcome::Failed if held.len() > FEW => {
            Check::new(CheckName::Recipient, Outcome::NotChecked, say::holder_incomparable())
        }
        _ => check,
    }
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
    let given = without_scheme(recipient);
    let is_comparable = |identity: &&Identity| identity.is_comparable(given);
    let found: Vec<Option<bool>> = identities.iter().filter(is_comparable).map(|identity| identity.is(given)).collect();
    let is_own_id = !given.is_empty() && own_id.is_some_and(|id| without_scheme(id) == given);
    if is_own_id || found.contains(&Some(true)) {
        check(Outcome::Passed, say::holder_is_named())
    } else if found.is_empty() || !is_mail(given) {
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
