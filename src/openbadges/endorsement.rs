//! Endorsements ([Open Badges 3.0, EndorsementCredential](https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential)):
//! made by our issuers, and carried by the badges and issuers that they speak of.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::credential::{Size, put, time};
use super::profile::IssuerProfile;
use super::terms::{CREDENTIALS_V2, OPEN_BADGES, TermError, endorsement_jwt_context};

/// What one of our issuers says of something.
#[derive(Debug, Clone, PartialEq)]
pub struct EndorsementContent {
    pub id: String,
    pub name: String,
    pub issuer: IssuerProfile,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    /// The identifier of what is endorsed.
    pub subject: String,
    pub comment: String,
}

impl EndorsementContent {
    /// The document without a proof.
    pub fn to_json(&self) -> Value {
        let mut subject = Map::new();
        subject.insert("id".into(), json!(self.subject));
        subject.insert("type".into(), json!(["EndorsementSubject"]));
        put(&mut subject, "endorsementComment", Some(self.comment.as_str()));
        let mut credential = Map::new();
        credential.insert("@context".into(), json!([CREDENTIALS_V2, OPEN_BADGES]));
        credential.insert("id".into(), json!(self.id));
        credential.insert("type".into(), json!(["VerifiableCredential", "EndorsementCredential"]));
        put(&mut credential, "name", Some(self.name.as_str()));
        credential.insert("issuer".into(), self.issuer.to_json());
        credential.insert("validFrom".into(), json!(time(self.valid_from)));
        put(&mut credential, "validUntil", self.valid_until.map(time));
        credential.insert("credentialSubject".into(), Value::Object(subject));
        Value::Object(credential)
    }
}

/// What others signed about one thing, as they signed it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Endorsements {
    pub documents: Vec<Value>,
    pub tokens: Vec<String>,
}

impl Endorsements {
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.tokens.is_empty()
    }

    /// Puts them into the object that they speak of; whoever does also needs [`Endorsements::context`].
    pub fn put(&self, thing: &mut Value) {
        if !self.documents.is_empty() {
            thing["endorsement"] = json!(self.documents);
        }
        if !self.tokens.is_empty() {
            thing["endorsementJwt"] = json!(self.tokens);
        }
    }

    /// What a document with them needs among its contexts.
    pub fn context(&self) -> Option<Value> {
        (!self.tokens.is_empty()).then(endorsement_jwt_context)
    }

    /// How much they add to a credential; an error where it could not be signed with them.
    pub fn size(&self) -> Result<Size, TermError> {
        let mut achievement = json!({"id": "urn:uuid:00000000-0000-4000-8000-000000000000", "type": ["Achievement"]});
        self.put(&mut achievement);
        let contexts: Vec<Value> =
            [json!(CREDENTIALS_V2), json!(OPEN_BADGES)].into_iter().chain(self.context()).collect();
        Size::of(&json!({
            "@context": contexts,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "credentialSubject": {"type": ["AchievementSubject"], "achievement": achievement},
        }))
    }
}

/// Puts what was signed about a badge and its issuer into a credential that is not signed yet.
pub fn embed(credential: &mut Value, achievement: &Endorsements, issuer: &Endorsements) {
    achievement.put(&mut credential["credentialSubject"]["achievement"]);
    issuer.put(&mut credential["issuer"]);
    if let (Some(context), Some(contexts)) =
        (achievement.context().or_else(|| issuer.context()), credential["@context"].as_array_mut())
    {
        contexts.push(context);
    }
}

#[cfg(test)]
mod tests {
    use super::super::proof;
    use super::super::samples::Issuer;
    use super::super::terms;
    use super::*;

    fn endorsement(subject: &str) -> Value {
        let issuer = Issuer::new();
        let content = EndorsementContent {
            id: "urn:uuid:5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64".into(),
            name: "Endorsement".into(),
            issuer: issuer.content().issuer,
            valid_from: DateTime::UNIX_EPOCH,
            valid_until: None,
            subject: subject.into(),
            comment: "We hire whoever has it.".into(),
        };
        proof::sign_embedded(&content.to_json(), &issuer.key, "did:web:h.example#k", DateTime::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn a_credential_carries_what_others_signed_about_its_badge_and_its_issuer() {
        let mut credential = Issuer::new().content().to_json();
        let bare = terms::canonical(&credential).unwrap();
        let of_badge = Endorsements {
            documents: vec![endorsement(credential["credentialSubject"]["achievement"]["id"].as_str().unwrap())],
            tokens: vec!["a.b.c".into()],
        };
        let of_issuer = Endorsements {
            documents: vec![endorsement(credential["issuer"]["id"].as_str().unwrap())],
            ..Endorsements::default()
        };
        embed(&mut credential, &of_badge, &of_issuer);
        let canonical = terms::canonical(&credential).unwrap();
        assert!(canonical.contains("We hire whoever has it.") && canonical.contains("a.b.c"));
        assert_ne!(canonical, bare);
        assert_eq!(credential["@context"].as_array().unwrap().len(), 3);
        assert_eq!(credential["issuer"]["endorsement"][0]["proof"][0]["proofPurpose"], "assertionMethod");
    }

    #[test]
    fn nothing_changes_where_nobody_said_anything() {
        let mut credential = Issuer::new().content().to_json();
        let before = credential.clone();
        embed(&mut credential, &Endorsements::default(), &Endorsements::default());
        assert_eq!(credential, before);
    }

    #[test]
    fn what_could_not_be_signed_with_a_badge_is_told_before() {
        let good = Endorsements { documents: vec![endorsement("did:web:h.example")], ..Endorsements::default() };
        assert!(good.size().unwrap().statements > 5);
        let mut undefined = endorsement("did:web:h.example");
        undefined["made-up"] = json!("x");
        assert!(Endorsements { documents: vec![undefined], ..Endorsements::default() }.size().is_err());
    }
}
