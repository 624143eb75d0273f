//! What it costs to sign, bake and verify one credential, beside the bare signatures that it cannot do without.

use std::collections::BTreeMap;
use std::hint::black_box;

use accolade::artwork::Design;
use accolade::domain::details::{AchievementDetails, AwardDetails};
use accolade::keys::{self, Ed25519Key, RsaKey};
use accolade::openbadges::achievement::{AchievementContent, Criteria};
use accolade::openbadges::credential::{CredentialContent, Identity, Image};
use accolade::openbadges::did::{self, PublishedKey};
use accolade::openbadges::profile::IssuerProfile;
use accolade::openbadges::public_key::PublicKey;
use accolade::openbadges::status_list::{StatusBits, StatusEntry, StatusListContent, StatusPurpose};
use accolade::openbadges::verification::{Fetched, read, report};
use accolade::openbadges::{baking, proof, terms};
use chrono::{DateTime, Duration, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LIST: &str = "https://badges.example.edu/status/3";
const DOCUMENT: &str = "https://badges.example.edu/issuers/7/did.json";
const KID: &str = "https://badges.example.edu/keys/1";

struct Issuer {
    did: String,
    method: String,
    ed25519: Ed25519Key,
    rsa: RsaKey,
    now: DateTime<Utc>,
}

impl Issuer {
    fn new() -> Self {
        let did = did::did_web("badges.example.edu", &["issuers", "7"]);
        let ed25519 = Ed25519Key::generate().expect("a key");
        let method = did::ed25519_method(&did, &ed25519.public_key());
        let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a time");
        Self { did, method, ed25519, rsa: RsaKey::generate().expect("a key"), now }
    }

    fn content(&self) -> CredentialContent {
        let text = |text: &str| Some(text.to_owned());
        CredentialContent {
            id: "https://badges.example.edu/credentials/6a1f0c52-5a7e-4a77-9b0c-3f1f6f0f8f11".into(),
            name: "Laboratory safety".into(),
            description: None,
            valid_from: self.now,
            valid_until: Some(self.now + Duration::days(365)),
            awarded_date: self.now,
            issuer: IssuerProfile {
                did: self.did.clone(),
                name: "Example University".into(),
                url: text("https://www.example.edu/"),
                email: text("badges@example.edu"),
                description: text("A university in examples."),
                ..IssuerProfile::default()
            },
            subject_id: "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10".into(),
            recipient: vec![
                Identity::Email { address: "ada@example.org".into(), salt: [7; 16] },
                Identity::Name("Ada Sample".into()),
            ],
            image: None,
            narrative: text("Final quiz: at least 75 %. Lab report: completed."),
            achievement: AchievementContent {
                id: "https://badges.example.edu/achievements/1".into(),
                name: "Laboratory safety".into(),
                description: "Works safely in a chemistry laboratory.".into(),
                criteria: Criteria {
                    url: text("https://badges.example.edu/achievements/1#criteria"),
                    narrative: text("Score at least 75 % in the final quiz and hand in the lab report."),
                },
                image: Some(Image { url: "https://badges.example.edu/achievements/1.png".into(), caption: None }),
                details: AchievementDetails {
                    tags: vec!["chemistry".into(), "safety".into()],
                    language: text("en"),
                    ..AchievementDetails::default()
                },
            },
            award: AwardDetails::default(),
            status: Some(
                StatusEntry { list_url: LIST.into(), index: 94_567, purpose: StatusPurpose::Revocation }.into(),
            ),
            refresh_service: None,
        }
    }

    fn embedded(&self, document: &Value) -> Value {
        proof::sign_embedded(document, &self.ed25519, &self.method, self.now).expect("it can be signed")
    }

    fn list(&self) -> StatusListContent {
        StatusListContent {
            url: LIST.into(),
            issuer: self.did.clone(),
            purpose: StatusPurpose::Revocation,
            valid_from: self.now,
            valid_until: self.now + Duration::days(7),
            bits: StatusBits::with((0..1_000).map(|n| n * 131)).expect("they lie in the list"),
        }
    }

    fn fetched(&self) -> Fetched {
        let rsa = PublishedKey::Rsa { fragment: "rsa-1".into(), url: KID.into(), public_jwk: self.rsa.public_jwk() };
        let document = did::document(&self.did, &[PublishedKey::Ed25519(self.ed25519.public_key()), rsa]);
        let list = self.embedded(&self.list().to_json());
        Fetched {
            documents: BTreeMap::from([
                (DOCUMENT.to_owned(), Ok(document.to_string().into_bytes())),
                (LIST.to_owned(), Ok(list.to_string().into_bytes())),
            ]),
            ..Fetched::default()
        }
    }
}

fn signing(c: &mut Criterion) {
    let issuer = Issuer::new();
    let document = issuer.content().to_json();
    let picture = Design::default().png();

    let mut group = c.benchmark_group("sign");
    group.bench_function("floor: bare RSA-2048 and Ed25519", |b| {
        let message = document.to_string();
        b.iter(|| {
            black_box(issuer.rsa.sign(message.as_bytes()).expect("a signature"));
            black_box(issuer.ed25519.sign(&[7; 64]));
        });
    });
    group.bench_function("both proofs and baked", |b| {
        b.iter(|| {
            let document = issuer.content().to_json();
            let embedded = issuer.embedded(&document).to_string();
            black_box(proof::sign_jwt(&document, &issuer.rsa, KID).expect("it can be signed"));
            black_box(baking::bake_png(picture.bytes(), &embedded).expect("it can be baked"))
        });
    });
    group.bench_function("embedded proof alone", |b| b.iter(|| black_box(issuer.embedded(&document))));
    group.bench_function("canonical form alone", |b| {
        b.iter(|| black_box(terms::canonical(&document).expect("it is defined")))
    });
    group.finish();

    let mut group = c.benchmark_group("verify");
    let fetched = issuer.fetched();
    let embedded = issuer.embedded(&document);
    let text = embedded.to_string();
    let jwt = proof::sign_jwt(&document, &issuer.rsa, KID).expect("it can be signed");
    group.bench_function("floor: bare Ed25519", |b| {
        let (key, signature) = (issuer.ed25519.public_key(), issuer.ed25519.sign(&[7; 64]));
        b.iter(|| keys::verify_ed25519(black_box(&key), &[7; 64], &signature).expect("it matches"));
    });
    group.bench_function("embedded proof alone", |b| {
        let key = PublicKey::Ed25519(issuer.ed25519.public_key());
        b.iter(|| {
            let proofs = proof::embedded_proofs(&embedded).expect("it has a proof");
            proofs[0].as_ref().expect("it is of a known kind").verify(&embedded, &key).expect("it matches");
        });
    });
    group.bench_function("whole report of a JSON badge with its status list", |b| {
        b.iter(|| black_box(report(&read(text.as_bytes()).expect("a badge"), &fetched, None, issuer.now)));
    });
    group.bench_function("whole report of a token with its status list", |b| {
        b.iter(|| black_box(report(&read(jwt.as_bytes()).expect("a badge"), &fetched, None, issuer.now)));
    });
    group.finish();

    c.bench_function("status list/encode", |b| {
        let list = issuer.list();
        b.iter(|| black_box(list.bits.encode()));
    });
}

criterion_group!(benches, signing);
criterion_main!(benches);
