//! The credential of an award as a document, ready to be signed.
//!
//! [Open Badges 3.0, AchievementCredential](https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential) on the
//! [Verifiable Credentials Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/). All values come from outside: no
//! clock, no randomness. What is absent is left out, because null and empty lists are not allowed; what may repeat is a
//! list, as the specification's plain JSON form has it; times are whole seconds in UTC, so that the JWT can carry them.

use std::collections::HashSet;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::achievement::AchievementContent;
use super::profile::IssuerProfile;
use super::status_list::CredentialStatus;
use super::terms::{self, CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES, TermError};
use crate::domain::details::{AwardDetails, Credits, Evidence, Source, TermsOfUse};
use crate::keys;

/// The official schema of such credentials, under the address that it is published at.
const SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

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
    /// The picture of this very award, baked.
    pub image: Option<Image>,
    /// The conditions met, in words; what the award itself tells stands before them.
    pub narrative: Option<String>,
    pub achievement: AchievementContent,
    /// With the results that may be shown, and no others.
    pub award: AwardDetails,
    pub status: Option<CredentialStatus>,
    /// An address that answers with the newest credential of the same award
    /// ([1EdTechCredentialRefresh](https://www.imsglobal.org/spec/vccr/v1p0/)).
    pub refresh_service: Option<String>,
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
    pub(super) fn to_json(&self) -> Value {
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
        let is_extended = self.refresh_service.is_some() || matches!(self.status, Some(CredentialStatus::Names(_)));
        credential.insert("@context".into(), json!(contexts(&self.achievement, is_extended)));
        credential.insert("id".into(), json!(self.id));
        credential.insert("type".into(), json!(TYPES));
        put(&mut credential, "name", Some(self.name.as_str()));
        put(&mut credential, "description", self.description.as_deref());
        credential.insert("issuer".into(), self.issuer.to_json());
        credential.insert("validFrom".into(), json!(time(self.valid_from)));
        put(&mut credential, "validUntil", self.valid_until.map(time));
        credential.insert("awardedDate".into(), json!(time(self.awarded_date)));
        credential.insert("credentialSubject".into(), self.subject());
        put(&mut credential, "credentialStatus", self.status.as_ref().map(CredentialStatus::to_json));
        put_beside_subject(&mut credential, &self.achievement, &self.award);
        let refresh = |url: &String| json!({"id": url, "type": "1EdTechCredentialRefresh"});
        put(&mut credential, "refreshService", self.refresh_service.as_ref().map(refresh));
        Value::Object(credential)
    }

    fn subject(&self) -> Value {
        let mut subject = Map::new();
        subject.insert("id".into(), json!(self.subject_id));
        subject.insert("type".into(), json!(["AchievementSubject"]));
        put_list(&mut subject, "identifier", &self.recipient, Identity::to_json);
        put(&mut subject, "image", self.image.as_ref().map(Image::to_json));
        let told = [&self.award.narrative, &self.narrative].into_iter().flatten().map(String::as_str);
        put(&mut subject, "narrative", Some(told.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")));
        put_in_subject(&mut subject, &self.achievement, &self.award);
        Value::Object(subject)
    }
}

const TYPES: [&str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];

fn contexts(achievement: &AchievementContent, is_extended: bool) -> Vec<Value> {
    let mut contexts = vec![json!(CREDENTIALS_V2), json!(OPEN_BADGES)];
    // It defines the types that begin with 1EdTech; without one of them nobody has to know it.
    if achievement.details.credential_schema || is_extended {
        contexts.push(json!(EXTENSIONS));
    }
    contexts
}

/// What an award says of what was earned, and the achievement itself.
fn put_in_subject(subject: &mut Map<String, Value>, achievement: &AchievementContent, award: &AwardDetails) {
    put(subject, "activityStartDate", award.activity_start_date.map(time));
    put(subject, "activityEndDate", award.activity_end_date.map(time));
    put(subject, "creditsEarned", award.credits_earned.map(Credits::to_json));
    put(subject, "licenseNumber", award.license_number.as_deref());
    put(subject, "role", award.role.as_deref());
    put(subject, "source", award.source.as_ref().map(source));
    put(subject, "term", award.term.as_deref());
    put_list(subject, "result", &award.results, |result| achievement.result(result));
    subject.insert("achievement".into(), achievement.to_json());
}

fn put_beside_subject(credential: &mut Map<String, Value>, achievement: &AchievementContent, award: &AwardDetails) {
    put_list(credential, "evidence", &award.evidence, evidence);
    if achievement.details.credential_schema {
        let schema = json!([{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]);
        credential.insert("credentialSchema".into(), schema);
    }
    put_list(credential, "termsOfUse", &achievement.details.terms_of_use, terms_of_use);
}

/// How much a document says, as far as it takes time to sign it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub statements: usize,
    /// Objects without an identifier.
    pub unnamed: usize,
}

impl Size {
    /// The size of a document, from its canonical form.
    pub fn of(document: &Value) -> Result<Self, TermError> {
        let canonical = terms::canonical(document)?;
        let unnamed = canonical.split_whitespace().filter(|word| word.starts_with("_:c14n")).collect::<HashSet<_>>();
        Ok(Self { statements: canonical.lines().count(), unnamed: unnamed.len() })
    }
}

/// What a credential will say of this award of that achievement, and whether it can be signed at all.
pub fn size_of(achievement: &AchievementContent, award: &AwardDetails) -> Result<Size, TermError> {
    let mut subject = Map::new();
    subject.insert("type".into(), json!(["AchievementSubject"]));
    put_in_subject(&mut subject, achievement, award);
    let mut credential = Map::new();
    credential.insert("@context".into(), json!(contexts(achievement, false)));
    credential.insert("type".into(), json!(TYPES));
    credential.insert("credentialSubject".into(), Value::Object(subject));
    put_beside_subject(&mut credential, achievement, award);
    Size::of(&Value::Object(credential))
}

fn evidence(evidence: &Evidence) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), json!(["Evidence"]));
    put(&mut object, "id", evidence.url.as_deref());
    put(&mut object, "name", evidence.name.as_deref());
    put(&mut object, "description", evidence.description.as_deref());
    put(&mut object, "narrative", evidence.narrative.as_deref());
    put(&mut object, "genre", evidence.genre.as_deref());
    put(&mut object, "audience", evidence.audience.as_deref());
    Value::Object(object)
}

fn source(source: &Source) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), json!(source.id));
    object.insert("type".into(), json!(["Profile"]));
    put(&mut object, "name", source.name.as_deref());
    put(&mut object, "url", source.url.as_deref());
    Value::Object(object)
}

fn terms_of_use(terms: &TermsOfUse) -> Value {
    let mut object = Map::new();
    put(&mut object, "id", terms.id.as_deref());
    object.insert("type".into(), json!(terms.kind));
    Value::Object(object)
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

/// Adds a list when there is anything in it.
pub(super) fn put_list<T>(object: &mut Map<String, Value>, name: &str, items: &[T], write: impl Fn(&T) -> Value) {
    if !items.is_empty() {
        object.insert(name.into(), items.iter().map(write).collect());
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
    use super::super::samples::{Issuer, full_award, full_details};
    use super::*;
    use crate::domain::details::AchievementDetails;

    const FULL: &str = include_str!("../../tests/fixtures/openbadges/full.json");

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
    fn a_credential_with_everything_has_the_reviewed_form() {
        let mut content = Issuer::new().content();
        content.issuer.did = "did:web:badges.example.edu:issuers:7".into();
        content.achievement.details = full_details();
        content.award = full_award();
        let document = content.to_json();
        let reviewed: Value = serde_json::from_str(FULL).unwrap();
        let written = serde_json::to_string_pretty(&document).unwrap();
        assert_eq!(document, reviewed, "tests/fixtures/openbadges/full.json would read:\n{written}");
        let canonical = include_str!("../../tests/fixtures/openbadges/full.nq");
        assert_eq!(terms::canonical(&document).unwrap(), canonical);
    }

    #[test]
    fn the_schema_and_its_context_stand_there_only_when_the_badge_asks_for_them() {
        let mut content = Issuer::new().content();
        let plain = content.to_json();
        assert_eq!((plain.get("credentialSchema"), plain["@context"][2].as_str()), (None, None));
        content.achievement.details.credential_schema = true;
        let document = content.to_json();
        assert_eq!(document["@context"][2], EXTENSIONS);
        assert_eq!(document["credentialSchema"][0]["id"], SCHEMA);
        assert!(terms::canonical(&document).is_ok());
    }

    #[test]
    fn results_name_their_description_and_level_as_the_achievement_publishes_them() {
        let mut content = Issuer::new().content();
        content.achievement.details = full_details();
        content.award = full_award();
        let subject = content.to_json()["credentialSubject"].clone();
        let described = subject["achievement"]["resultDescription"].as_array().unwrap();
        for result in subject["result"].as_array().unwrap() {
            let own = described.iter().find(|description| description["id"] == result["resultDescription"]).unwrap();
            let levels = own["rubricCriterionLevel"].as_array().map(Vec::as_slice).unwrap_or_default();
            if let Some(achieved) = result.get("achievedLevel") {
                assert!(levels.iter().any(|level| level["id"] == *achieved));
                assert!(levels.iter().any(|level| level["id"] == own["requiredLevel"]));
            }
        }
    }

    #[test]
    fn what_is_absent_is_left_out() {
        let mut content = Issuer::new().content();
        content.valid_until = None;
        content.status = None;
        content.narrative = Some(String::new());
        content.award = AwardDetails::default();
        content.recipient = Vec::new();
        content.image = None;
        content.achievement.details = AchievementDetails::default();
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
        content.achievement.details.tags = vec!["x\ty".into()];
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
