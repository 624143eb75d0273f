//! The credential of an award as a document, ready to be signed.
//!
//! [Open Badges 3.0, AchievementCredential](https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential) on the
//! [Verifiable Credentials Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/). All values come from outside: no
//! clock, no randomness. What is absent is left out, because null and empty lists are not allowed; what may repeat is a
//! list, as the specification's plain JSON form has it; times are whole seconds in UTC, so that the JWT can carry them.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::profile::IssuerProfile;
use super::status_list::StatusEntry;
use super::terms::{CREDENTIALS_V2, OPEN_BADGES};
use crate::keys;

/// Everything that the credential of one award says.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialContent {
    /// The address of the credential's public page.
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    pub awarded_date: DateTime<Utc>,
    pub issuer: IssuerProfile,
    /// `urn:uuid:…` of this award alone, or the learner's own DID: the JWT needs a subject.
    pub subject_id: String,
    /// The salted hash of an address, and the name where the learner agreed.
    pub recipient: Vec<Identity>,
    /// The conditions met, in words.
    pub narrative: Option<String>,
    pub achievement: AchievementContent,
    pub evidence: Vec<Evidence>,
    pub status: Option<StatusEntry>,
}

/// What was earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievementContent {
    /// The address of the achievement's public page.
    pub id: String,
    /// One of the specification's words, such as `Badge` or `Course`, or `ext:…`.
    pub achievement_type: Option<String>,
    pub name: String,
    pub description: String,
    pub criteria: Criteria,
    pub image: Option<Image>,
    pub tags: Vec<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// How it is earned, for people: a page, a text in Markdown, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Criteria {
    /// Another address than the achievement's own, such as a part of its page: two objects of one name are one thing.
    pub url: Option<String>,
    pub narrative: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub url: String,
    pub caption: Option<String>,
}

impl Image {
    pub fn to_json(&self) -> Value {
        let mut image = Map::new();
        image.insert("id".into(), json!(self.url));
        image.insert("type".into(), json!("Image"));
        put(&mut image, "caption", self.caption.as_deref());
        Value::Object(image)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    pub url: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub narrative: Option<String>,
    pub genre: Option<String>,
}

impl Evidence {
    fn to_json(&self) -> Value {
        let mut evidence = Map::new();
        evidence.insert("type".into(), json!(["Evidence"]));
        put(&mut evidence, "id", self.url.as_deref());
        put(&mut evidence, "name", self.name.as_deref());
        put(&mut evidence, "description", self.description.as_deref());
        put(&mut evidence, "narrative", self.narrative.as_deref());
        put(&mut evidence, "genre", self.genre.as_deref());
        Value::Object(evidence)
    }
}

/// What a recipient is known by ([IdentityObject](https://www.imsglobal.org/spec/ob/v3p0/#identityobject)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// `emailAddress`: trimmed and in lower case before it is hashed, as people write their address in many ways.
    Email { address: String, salt: [u8; 16] },
    /// `ltiUserId`, for those whose platform keeps their address to itself.
    LtiUser { id: String, salt: [u8; 16] },
    /// `name`, readable: only when the learner agreed.
    Name(String),
}

impl Identity {
    fn to_json(&self) -> Value {
        let hashed = |kind: &str, identity: &str, salt: &[u8; 16]| {
            let salt = keys::hex(salt);
            json!({
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": identity_hash(identity, &salt),
                "identityType": kind,
                "salt": salt,
            })
        };
        match self {
            Self::Email { address, salt } => hashed("emailAddress", &normal_email(address), salt),
            Self::LtiUser { id, salt } => hashed("ltiUserId", id, salt),
            Self::Name(name) => {
                let name = plain(name);
                json!({"type": "IdentityObject", "hashed": false, "identityHash": name, "identityType": "name"})
            }
        }
    }
}

/// An address as it is hashed.
pub fn normal_email(address: &str) -> String {
    address.trim().to_lowercase()
}

/// `sha256$` and the hash of the identity followed by the salt
/// ([IdentityHash](https://www.imsglobal.org/spec/ob/v3p0/#identityhash)).
pub fn identity_hash(identity: &str, salt: &str) -> String {
    format!("sha256${}", keys::hex(&keys::sha256(format!("{identity}{salt}").as_bytes())))
}

/// A time as credentials write it: whole seconds, `Z`.
pub fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl CredentialContent {
    /// The document without a proof.
    pub fn to_json(&self) -> Value {
        let mut credential = Map::new();
        credential.insert("@context".into(), json!([CREDENTIALS_V2, OPEN_BADGES]));
        credential.insert("id".into(), json!(self.id));
        credential.insert("type".into(), json!(["VerifiableCredential", "OpenBadgeCredential"]));
        put(&mut credential, "name", Some(self.name.as_str()));
        put(&mut credential, "description", self.description.as_deref());
        credential.insert("issuer".into(), self.issuer.to_json());
        credential.insert("validFrom".into(), json!(time(self.valid_from)));
        put(&mut credential, "validUntil", self.valid_until.map(time));
        credential.insert("awardedDate".into(), json!(time(self.awarded_date)));
        credential.insert("credentialSubject".into(), self.subject());
        let evidence: Vec<Value> = self.evidence.iter().map(Evidence::to_json).collect();
        put(&mut credential, "evidence", (!evidence.is_empty()).then_some(evidence));
        put(&mut credential, "credentialStatus", self.status.as_ref().map(StatusEntry::to_json));
        Value::Object(credential)
    }

    fn subject(&self) -> Value {
        let mut subject = Map::new();
        subject.insert("id".into(), json!(self.subject_id));
        subject.insert("type".into(), json!(["AchievementSubject"]));
        let recipient: Vec<Value> = self.recipient.iter().map(Identity::to_json).collect();
        put(&mut subject, "identifier", (!recipient.is_empty()).then_some(recipient));
        put(&mut subject, "narrative", self.narrative.as_deref());
        subject.insert("achievement".into(), self.achievement.to_json());
        Value::Object(subject)
    }
}

impl AchievementContent {
    /// The achievement alone, as credentials hold it and its page publishes it.
    pub fn to_json(&self) -> Value {
        let mut criteria = Map::new();
        put(&mut criteria, "id", self.criteria.url.as_deref());
        put(&mut criteria, "narrative", self.criteria.narrative.as_deref());

        let tags: Vec<String> = self.tags.iter().map(|tag| plain(tag)).collect();

        let mut achievement = Map::new();
        achievement.insert("id".into(), json!(self.id));
        achievement.insert("type".into(), json!(["Achievement"]));
        put(&mut achievement, "achievementType", self.achievement_type.as_deref());
        put(&mut achievement, "name", Some(self.name.as_str()));
        put(&mut achievement, "description", Some(self.description.as_str()));
        achievement.insert("criteria".into(), Value::Object(criteria));
        put(&mut achievement, "image", self.image.as_ref().map(Image::to_json));
        put(&mut achievement, "tag", (!tags.is_empty()).then_some(tags));
        put(&mut achievement, "inLanguage", self.language.as_deref());
        Value::Object(achievement)
    }
}

/// Adds a member when there is a value; an empty text counts as none.
pub(super) fn put(object: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    match value.map(Into::into) {
        None => {}
        Some(Value::String(text)) => {
            let text = plain(&text);
            if !text.is_empty() {
                object.insert(name.into(), Value::String(text));
            }
        }
        Some(value) => {
            object.insert(name.into(), value);
        }
    }
}

/// Text as it can be signed: canonicalisers before RDFC-1.0, still in use, write tabs and control characters differently,
/// so a tab becomes spaces, a line ends in one line feed, and other control characters go.
pub(super) fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    lines.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::Issuer;
    use super::super::terms;
    use super::*;

    #[test]
    fn an_identity_is_hashed_with_its_salt_behind_it() {
        let expected = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399";
        assert_eq!(identity_hash("a@example.com", "Kosher"), expected);
    }

    #[test]
    fn an_address_is_hashed_in_its_normal_form_and_never_shown() {
        let identity = Identity::Email { address: " Ada@Example.org ".into(), salt: [7; 16] }.to_json();
        let salt = "07".repeat(16);
        assert_eq!(identity["salt"], salt);
        assert_eq!(identity["identityHash"], identity_hash("ada@example.org", &salt));
        assert_eq!(identity["identityType"], "emailAddress");
        assert!(!identity.to_string().to_lowercase().contains("ada@"));
    }

    #[test]
    fn the_document_has_the_form_that_the_specification_prints() {
        let document = Issuer::new().content().to_json();
        assert_eq!(document["@context"], json!([CREDENTIALS_V2, OPEN_BADGES]));
        assert_eq!(document["type"], json!(["VerifiableCredential", "OpenBadgeCredential"]));
        assert_eq!(document["validFrom"], "2026-11-22T09:30:00Z");
        assert_eq!(document["issuer"]["type"], json!(["Profile"]));
        assert_eq!(document["credentialSubject"]["narrative"], "Final quiz: at least 75 %.");
        assert_eq!(document["credentialSubject"]["achievement"]["tag"], json!(["safety"]));
        assert_eq!(document["credentialStatus"]["statusListIndex"], "94567");
    }

    #[test]
    fn what_is_absent_is_left_out() {
        let mut content = Issuer::new().content();
        content.valid_until = None;
        content.status = None;
        content.narrative = Some(String::new());
        content.evidence = Vec::new();
        content.recipient = Vec::new();
        content.achievement.tags = Vec::new();
        content.achievement.image = None;
        let text = content.to_json().to_string();
        for absent in
            ["null", "[]", "{}", "\"\"", "validUntil", "credentialStatus", "evidence", "identifier", "tag", "email"]
        {
            assert!(!text.contains(absent), "{absent} in {text}");
        }
        assert!(terms::canonical(&content.to_json()).is_ok());
    }

    #[test]
    fn tabs_and_control_characters_do_not_reach_a_signature() {
        let mut content = Issuer::new().content();
        content.narrative = Some("a\tb\r\nc\rd\u{0}\u{7f}\u{85}é".into());
        content.achievement.tags = vec!["x\ty".into()];
        let document = content.to_json();
        assert_eq!(document["credentialSubject"]["narrative"], "a    b\nc\ndé");
        assert_eq!(document["credentialSubject"]["achievement"]["tag"], json!(["x    y"]));
    }

    #[test]
    fn fractions_of_a_second_are_cut_off() {
        let precise = DateTime::from_timestamp_millis(1_700_000_000_999).unwrap();
        assert_eq!(time(precise), "2023-11-14T22:13:20Z");
    }
}
