//! What somebody takes along of their badges: a learner record that holds the credentials as they were signed
//! ([Comprehensive Learner Record 2.0, ClrCredential](https://www.imsglobal.org/spec/clr/v2p0/#clrcredential)).
//!
//! The credentials stand in it with their own proofs; signing the record touches none of them.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::credential::{Identity, put_list, time};
use super::profile::IssuerProfile;
use super::terms::{CREDENTIALS_V2, LEARNER_RECORDS, OPEN_BADGES};

/// How two achievements stand to each other
/// ([AssociationType](https://www.imsglobal.org/spec/clr/v2p0/#associationtype-enumeration)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The source is what the target leads to.
    IsParentOf,
    Precedes,
}

impl Relation {
    const fn as_str(self) -> &'static str {
        match self {
            Self::IsParentOf => "isParentOf",
            Self::Precedes => "precedes",
        }
    }
}

/// An association of two achievements, by their identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Association {
    pub relation: Relation,
    pub source: String,
    pub target: String,
}

impl Association {
    fn to_json(&self) -> Value {
        json!({
            "type": "Association",
            "associationType": self.relation.as_str(),
            "sourceId": self.source,
            "targetId": self.target,
        })
    }
}

/// Everything that a learner record says.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordContent {
    /// The address that the record is published at.
    pub id: String,
    pub name: String,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
    pub issuer: IssuerProfile,
    /// `urn:uuid:…` of this record alone: the JWT needs a subject.
    pub subject_id: String,
    pub recipient: Vec<Identity>,
    /// Whether there is more than it holds.
    pub is_partial: bool,
    /// Signed credentials, whole.
    pub credentials: Vec<Value>,
    pub associations: Vec<Association>,
}

impl RecordContent {
    /// The document without a proof of its own.
    pub fn to_json(&self) -> Value {
        let mut subject = Map::new();
        subject.insert("id".into(), json!(self.subject_id));
        subject.insert("type".into(), json!(["ClrSubject"]));
        put_list(&mut subject, "identifier", &self.recipient, Identity::to_json);
        put_list(&mut subject, "verifiableCredential", &self.credentials, Value::clone);
        put_list(&mut subject, "association", &self.associations, Association::to_json);
        json!({
            "@context": [CREDENTIALS_V2, LEARNER_RECORDS, OPEN_BADGES],
            "id": self.id,
            "type": ["VerifiableCredential", "ClrCredential"],
            "name": self.name,
            "issuer": self.issuer.to_json(),
            "validFrom": time(self.valid_from),
            "validUntil": time(self.valid_until),
            "partial": self.is_partial,
            "credentialSubject": subject,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::proof::{embedded_proofs, sign_embedded};
    use super::super::samples::Issuer;
    use super::super::terms;
    use super::*;

    #[test]
    fn a_record_holds_credentials_as_they_were_signed_and_every_member_is_defined() {
        let issuer = Issuer::new();
        let content = issuer.content();
        let method = "did:web:badges.example.edu#key";
        let signed = sign_embedded(&content.to_json(), &issuer.key, method, content.valid_from).unwrap();
        let record = RecordContent {
            id: "https://badges.example.edu/records/r1".into(),
            name: "Badges".into(),
            valid_from: content.valid_from,
            valid_until: content.valid_from + chrono::TimeDelta::days(90),
            issuer: content.issuer.clone(),
            subject_id: "urn:uuid:5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64".into(),
            recipient: content.recipient.clone(),
            is_partial: false,
            credentials: vec![signed.clone()],
            associations: vec![Association {
                relation: Relation::IsParentOf,
                source: "https://badges.example.edu/achievements/a".into(),
                target: "https://badges.example.edu/achievements/b".into(),
            }],
        };
        let document = record.to_json();
        terms::check(&document).unwrap();
        let whole = sign_embedded(&document, &issuer.key, method, content.valid_from).unwrap();
        assert_eq!(whole["credentialSubject"]["verifiableCredential"], json!([signed]));
        assert_eq!(embedded_proofs(&whole["credentialSubject"]["verifiableCredential"][0]).unwrap().len(), 1);
        assert_eq!(whole["credentialSubject"]["association"][0]["associationType"], "isParentOf");
    }
}
