//! An issuer and its credential for the tests of this room.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use chrono::{DateTime, Duration, TimeZone, Utc};
use serde_json::{Value, json};

use super::achievement::{AchievementContent, Criteria};
use super::credential::{CredentialContent, Identity, Image};
use super::did::{self, PublishedKey};
use super::profile::IssuerProfile;
use super::proof::{self, hash_data};
use super::status_list::{StatusBits, StatusEntry, StatusListContent, StatusPurpose};
use super::terms::Digest;
use super::verification::Fetched;
use crate::domain::details::{AchievementDetails, AwardDetails, Evidence};
use crate::keys::{self, Curve, Ed25519Key, RsaKey};

pub const LIST: &str = "https://badges.example.edu/status/3";
/// Where the keys of the issuer lie.
pub const DOCUMENT: &str = "https://badges.example.edu/issuers/7/did.json";
pub const KID: &str = "https://badges.example.edu/keys/1";

/// Made once: an RSA key takes a while.
pub static RSA: LazyLock<RsaKey> = LazyLock::new(|| RsaKey::generate().unwrap());

pub fn issued_at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 9, 30, 0).unwrap()
}

pub struct Issuer {
    pub did: String,
    pub key: Ed25519Key,
}

impl Issuer {
    pub fn new() -> Self {
        Self { did: did::did_web("badges.example.edu", &["issuers", "7"]), key: Ed25519Key::generate().unwrap() }
    }

    pub fn method(&self) -> String {
        did::ed25519_method(&self.did, &self.key.public_key())
    }

    pub fn document(&self) -> Value {
        let rsa = PublishedKey::Rsa { fragment: "rsa-1".into(), url: KID.into(), public_jwk: RSA.public_jwk() };
        did::document(&self.did, &[PublishedKey::Ed25519(self.key.public_key()), rsa])
    }

    pub fn sign(&self, document: &Value) -> Value {
        proof::sign_embedded(document, &self.key, &self.method(), issued_at()).unwrap()
    }

    pub fn jwt(&self, document: &Value) -> String {
        proof::sign_jwt(document, &RSA, KID).unwrap()
    }

    pub fn list(&self, purpose: StatusPurpose, set: &[u32]) -> StatusListContent {
        StatusListContent {
            url: LIST.into(),
            issuer: self.did.clone(),
            purpose,
            valid_from: issued_at(),
            valid_until: issued_at() + Duration::days(7),
            bits: StatusBits::with(set.iter().copied()).unwrap(),
        }
    }

    /// What a verifier gets from the network while these bits are set.
    pub fn fetched(&self, set: &[u32]) -> Fetched {
        let list = self.sign(&self.list(StatusPurpose::Revocation, set).to_json());
        Fetched {
            documents: BTreeMap::from([
                (DOCUMENT.to_owned(), Ok(self.document().to_string().into_bytes())),
                (LIST.to_owned(), Ok(list.to_string().into_bytes())),
            ]),
            ..Fetched::default()
        }
    }

    pub fn content(&self) -> CredentialContent {
        CredentialContent {
            id: "https://badges.example.edu/credentials/6a1f".into(),
            name: "Laboratory safety".into(),
            description: None,
            valid_from: issued_at(),
            valid_until: Some(issued_at() + Duration::days(365)),
            awarded_date: issued_at(),
            issuer: IssuerProfile {
                did: self.did.clone(),
                name: "Example University".into(),
                url: Some("https://www.example.edu/".into()),
                email: Some(String::new()),
                description: None,
                ..IssuerProfile::default()
            },
            subject_id: "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10".into(),
            recipient: vec![
                Identity::Email { address: " Ada@Example.org".into(), salt: [7; 16] },
                Identity::Name("Ada Sample".into()),
            ],
            image: Some(Image { url: "https://badges.example.edu/credentials/6a1f.png".into(), caption: None }),
            narrative: Some("Final quiz: at least 75 %.".into()),
            achievement: AchievementContent {
                id: "https://badges.example.edu/achievements/1".into(),
                name: "Laboratory safety".into(),
                description: "Works safely.".into(),
                criteria: Criteria { url: None, narrative: Some("Pass the quiz.".into()) },
                image: Some(Image { url: "https://badges.example.edu/achievements/1.png".into(), caption: None }),
                details: AchievementDetails {
                    tags: vec!["safety".into()],
                    language: Some("en".into()),
                    ..AchievementDetails::default()
                },
            },
            award: AwardDetails {
                evidence: vec![Evidence { name: Some("Report".into()), ..Evidence::default() }],
                ..AwardDetails::default()
            },
            status: Some(
                StatusEntry { list_url: LIST.into(), index: 94_567, purpose: StatusPurpose::Revocation }.into(),
            ),
            refresh_service: None,
        }
    }
}

/// Details of an achievement and of an award that use every member.
const EVERYTHING: &str = include_str!("../../tests/fixtures/openbadges/details.json");

pub fn full_details() -> AchievementDetails {
    let everything: Value = serde_json::from_str(EVERYTHING).unwrap();
    AchievementDetails::parse(&everything["badge"]).unwrap()
}

/// An award of that achievement.
pub fn full_award() -> AwardDetails {
    let everything: Value = serde_json::from_str(EVERYTHING).unwrap();
    let details: AwardDetails = serde_json::from_value(everything["award"].clone()).unwrap();
    details.checked(&full_details()).unwrap()
}

/// Adds a proof that others would make: with these options, and a signature by any key.
pub fn prove(document: &Value, options: &Value, digest: Digest, sign: impl Fn(&[u8]) -> Vec<u8>) -> Value {
    let (object, mut proof) = (document.as_object().unwrap(), options.clone());
    let hash = hash_data(object, options.as_object().unwrap(), &document["@context"], digest).unwrap();
    proof["proofValue"] = json!(format!("z{}", bs58::encode(sign(&hash)).into_string()));
    let mut signed = document.clone();
    match &mut signed["proof"] {
        Value::Array(proofs) => proofs.push(proof),
        none => *none = json!([proof]),
    }
    signed
}

/// A token that others would make, of these claims.
pub fn token(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| keys::to_base64url(value.to_string().as_bytes());
    let input = format!("{}.{}", part(header), part(claims));
    let signature = keys::to_base64url(&sign(input.as_bytes()));
    format!("{input}.{signature}")
}

/// A key of a kind that others sign with and this program does not.
pub struct EcdsaKey {
    pair: EcdsaKeyPair,
    curve: Curve,
}

impl EcdsaKey {
    pub fn generate(curve: Curve) -> Self {
        let algorithm = match curve {
            Curve::P256 => &ECDSA_P256_SHA256_FIXED_SIGNING,
            Curve::P384 => &ECDSA_P384_SHA384_FIXED_SIGNING,
        };
        Self { pair: EcdsaKeyPair::generate(algorithm).unwrap(), curve }
    }

    pub fn public_jwk(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        let (x, y) = point[1..].split_at(self.curve.size());
        let number = keys::to_base64url;
        json!({"kty": "EC", "crv": self.curve.name(), "x": number(x), "y": number(y)})
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec()
    }
}
