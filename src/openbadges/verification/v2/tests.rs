//! A small world of documents, and what becomes of a badge when one of them changes.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::super::{Answer, CheckName, Fetched, Form, Kind, Outcome, ReadError, Report, State, read, report};
use crate::keys::{self, Curve, RsaKey};
use crate::openbadges::baking;
use crate::openbadges::samples::{EcdsaKey, RSA, issued_at, token};

const ASSERTION: &str = "https://h.example/assertions/1";
const BADGE: &str = "https://h.example/badges/1";
const ISSUER: &str = "https://h.example/issuers/1";
const KEY: &str = "https://h.example/keys/1";
const LIST: &str = "https://h.example/revocations/1";
const URN: &str = "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10";
const CONTEXT: &str = "https://w3id.org/openbadges/v2";

type Change = fn(&mut World);

/// What stands at which address.
struct World {
    documents: BTreeMap<&'static str, Value>,
    down: Vec<&'static str>,
    signer: &'static RsaKey,
}

impl World {
    fn new() -> Self {
        let pem = keys::rsa_to_pem(&RSA.public_jwk()).unwrap();
        let documents = [
            (ASSERTION, assertion(ASSERTION, json!({"type": "HostedBadge"}))),
            (
                BADGE,
                json!({
                    "@context": CONTEXT, "type": "BadgeClass", "id": BADGE, "name": "Laboratory safety",
                    "description": "Works safely.", "image": "https://h.example/1.png",
                    "criteria": {"narrative": "Pass the quiz."}, "issuer": ISSUER,
                }),
            ),
            (
                ISSUER,
                json!({
                    "@context": CONTEXT, "type": "Issuer", "id": ISSUER, "name": "Example University",
                    "url": "https://www.example.edu/", "email": "badges@example.edu", "publicKey": KEY,
                    "revocationList": LIST,
                }),
            ),
            (
                KEY,
                json!({"@context": CONTEXT, "type": "CryptographicKey", "id": KEY, "owner": ISSUER, "publicKeyPem": pem}),
            ),
            (
                LIST,
                json!({
                    "@context": CONTEXT, "type": "RevocationList", "id": LIST, "issuer": ISSUER,
                    "revokedAssertions": ["urn:uuid:1", {"id": "urn:uuid:2", "revocationReason": "Given by mistake."}],
                }),
            ),
        ];
        Self { documents: documents.into(), down: Vec::new(), signer: &RSA }
    }

    fn at(&mut self, address: &str) -> &mut Value {
        self.documents.get_mut(address).unwrap()
    }

    fn hosted(&self) -> String {
        self.documents[ASSERTION].to_string()
    }

    fn payload() -> Value {
        assertion(URN, json!({"type": "SignedBadge", "creator": KEY}))
    }

    fn signed(&self, payload: &Value) -> String {
        self.signer.sign_jws(&json!({}), payload.to_string().as_bytes()).unwrap()
    }

    /// Asks address after address, as the flow does, and judges.
    fn judge_for(&self, bytes: &[u8], recipient: Option<&str>, now: DateTime<Utc>) -> Report {
        let presented = read(bytes).unwrap();
        let mut fetched = Fetched::default();
        for _ in 0..6 {
            for need in presented.needs(&fetched, now) {
                let known = self.documents.get(need.url.as_str()).filter(|_| !self.down.contains(&need.url.as_str()));
                let answer = known.map(|document| document.to_string().into_bytes());
                fetched.documents.insert(need.url, answer.ok_or_else(|| "the host does not answer".into()));
            }
        }
        assert_eq!(presented.needs(&fetched, now), []);
        report(&presented, &fetched, recipient, now)
    }

    fn judge(&self, bytes: &[u8]) -> Report {
        self.judge_for(bytes, None, issued_at() + Duration::hours(1))
    }
}

fn assertion(id: &str, verification: Value) -> Value {
    let salt = "07".repeat(16);
    json!({
        "@context": CONTEXT, "type": "Assertion", "id": id, "badge": BADGE, "issuedOn": "2026-11-22T09:30:00Z",
        "expires": "2027-11-22T09:30:00Z", "verification": verification,
        "recipient": {
            "type": "email", "hashed": true, "salt": salt,
            "identity": crate::openbadges::credential::identity_hash("ada@example.org", &salt),
        },
    })
}

fn outcome(report: &Report, name: CheckName) -> Option<Outcome> {
    report.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
}

#[test]
fn a_hosted_and_a_signed_badge_are_valid_in_each_of_their_forms() {
    let world = World::new();
    let mut picture = Vec::new();
    let mut writer = png::Encoder::new(&mut picture, 1, 1).write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    writer.finish().unwrap();
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'></svg>";
    let jws = world.signed(&World::payload());
    let cases = [
        (world.hosted().into_bytes(), Form::Json),
        (jws.clone().into_bytes(), Form::Jwt),
        (baking::bake_png_2_0(&picture, &world.hosted()).unwrap(), Form::PngWithJson),
        (baking::bake_png_2_0(&picture, &jws).unwrap(), Form::PngWithJwt),
        (baking::bake_png_2_0(&picture, ASSERTION).unwrap(), Form::PngWithLink),
        (baking::bake_svg_2_0(svg, &world.hosted()).unwrap().into_bytes(), Form::SvgWithJson),
        (baking::bake_svg_2_0(svg, &jws).unwrap().into_bytes(), Form::SvgWithJwt),
    ];
    for (bytes, form) in cases {
        let report = world.judge(&bytes);
        assert_eq!((report.state, report.form), (State::Valid, form), "{report:#?}");
        assert_eq!((report.authentic, report.in_force), (Answer::Yes, Answer::Yes));
        assert_eq!(report.badge.name.as_deref(), Some("Laboratory safety"));
        assert_eq!(report.badge.issuer_name.as_deref(), Some("Example University"));
        assert_eq!(report.badge.valid_until.as_deref(), Some("2027-11-22T09:30:00Z"));
    }
}

#[test]
fn what_contradicts_itself_or_is_not_published_is_refused() {
    let cases: &[(&str, Change, CheckName)] = &[
        ("another recipient", |w| w.at(ASSERTION)["recipient"]["identity"] = json!("sha256$00"), CheckName::Hosted),
        ("another badge", |w| w.at(ASSERTION)["badge"] = json!(ISSUER), CheckName::Hosted),
        ("another date", |w| w.at(ASSERTION)["issuedOn"] = json!("2026-11-23T09:30:00Z"), CheckName::Hosted),
        ("an end", |w| w.at(ASSERTION)["expires"] = json!("2029-11-22T09:30:00Z"), CheckName::Hosted),
        ("another name for itself", |w| w.at(ASSERTION)["id"] = json!(BADGE), CheckName::Hosted),
        ("signed, it says", |w| w.at(ASSERTION)["verification"]["type"] = json!("SignedBadge"), CheckName::Hosted),
        (
            "an issuer elsewhere",
            |w| {
                let mut issuer = w.documents[ISSUER].clone();
                issuer["id"] = json!("https://good.example/issuers/1");
                w.documents.insert("https://good.example/issuers/1", issuer);
                w.at(BADGE)["issuer"] = json!("https://good.example/issuers/1");
            },
            CheckName::Scope,
        ),
        (
            "an embedded issuer that says whatever it likes",
            |w| {
                let mut issuer = w.documents[ISSUER].clone();
                issuer["id"] = json!("https://good.example/issuers/1");
                w.documents.insert("https://good.example/issuers/1", issuer.clone());
                issuer["verification"] = json!({"allowedOrigins": ["h.example"]});
                w.at(BADGE)["issuer"] = issuer;
            },
            CheckName::Scope,
        ),
        (
            "an issuer of no address",
            |w| {
                let mut issuer = w.documents[ISSUER].clone();
                issuer["id"] = json!("urn:uuid:1");
                w.at(BADGE)["issuer"] = issuer;
            },
            CheckName::Scope,
        ),
        (
            "outside of the issuer's folder",
            |w| {
                w.at(ISSUER)["verification"] = json!({"startsWith": "https://h.example/badges/"});
            },
            CheckName::Scope,
        ),
        (
            "outside of the issuer's hosts",
            |w| {
                w.at(ISSUER)["verification"] = json!({"allowedOrigins": ["other.example"]});
            },
            CheckName::Scope,
        ),
        ("a badge without a picture", |w| drop(w.at(BADGE)["image"].take()), CheckName::Structure),
        ("an issuer without an address", |w| drop(w.at(ISSUER)["email"].take()), CheckName::Structure),
        ("a badge under another name", |w| w.at(BADGE)["id"] = json!(ISSUER), CheckName::Structure),
        ("no version", |w| drop(w.at(ASSERTION)["@context"].take()), CheckName::Terms),
    ];
    let presented = World::new().hosted();
    for (name, change, check) in cases {
        let mut world = World::new();
        change(&mut world);
        let report = world.judge(presented.as_bytes());
        assert_eq!(report.state, State::Invalid, "{name}: {report:#?}");
        assert_eq!(outcome(&report, *check), Some(Outcome::Failed), "{name}: {report:#?}");
        assert_eq!(report.issuer_known, Answer::Unknown);
    }
    // An edited file, and one whose address was taken away.
    for (from, to) in [("ada", "eve"), ("2027", "2037"), ("badges/1", "badges/2"), ("assertions/1", "assertions/2")] {
        let edited = presented.replace(from, to);
        if edited == presented {
            continue;
        }
        assert_ne!(World::new().judge(edited.as_bytes()).state, State::Valid, "{from}");
    }
    let mut bare: Value = serde_json::from_str(&presented).unwrap();
    bare["id"] = json!("urn:uuid:1");
    assert_eq!(World::new().judge(bare.to_string().as_bytes()).state, State::Invalid);
}

#[test]
fn other_details_than_were_presented_are_those_of_the_issuer() {
    let presented = World::new().hosted();
    let mut world = World::new();
    world.at(ASSERTION)["narrative"] = json!("Added later.");
    let report = world.judge(presented.as_bytes());
    assert_eq!((report.state, outcome(&report, CheckName::Hosted)), (State::Valid, Some(Outcome::Warning)));
    assert_eq!(report.badge.conditions.as_deref(), Some("Added later."));
    // To name a badge and to embed it is the same.
    let mut world = World::new();
    world.at(ASSERTION)["badge"] = world.documents[BADGE].clone();
    assert_eq!(world.judge(presented.as_bytes()).state, State::Valid);
}

#[test]
fn an_issuer_may_publish_in_other_places_that_it_names() {
    let mut world = World::new();
    let issuer = "https://good.example/issuers/1";
    let mut profile = world.documents[ISSUER].clone();
    profile["id"] = json!(issuer);
    profile["verification"] = json!({"allowedOrigins": ["good.example", "H.example"], "startsWith": ["https://h.example/assertions/", "https://good.example/"]});
    world.documents.insert(issuer, profile);
    world.at(BADGE)["issuer"] = json!(issuer);
    let report = world.judge(world.hosted().as_bytes());
    assert_eq!(report.state, State::Valid, "{report:#?}");
}

#[test]
fn a_token_of_another_algorithm_than_its_key_is_never_valid() {
    let world = World::new();
    let key = EcdsaKey::generate(Curve::P256);
    let judged = |algorithm: &str| {
        let token = token(&json!({"alg": algorithm}), &World::payload(), |input| key.sign(input));
        let report = world.judge(token.as_bytes());
        (report.kind, report.state, outcome(&report, CheckName::Signature))
    };
    assert_eq!(judged("ES256"), (Kind::Badge, State::Invalid, Some(Outcome::Failed)));
    assert_eq!(judged("PS256"), (Kind::Badge, State::Unverifiable, Some(Outcome::NotChecked)));
}

#[test]
fn a_signed_badge_needs_a_key_that_the_issuer_lists() {
    static OTHER: std::sync::LazyLock<RsaKey> = std::sync::LazyLock::new(|| RsaKey::generate().unwrap());
    let cases: &[(&str, Change, CheckName)] = &[
        ("a key that the profile does not list", |w| w.at(ISSUER)["publicKey"] = json!(LIST), CheckName::IssuerKey),
        ("no key in the profile", |w| drop(w.at(ISSUER)["publicKey"].take()), CheckName::IssuerKey),
        ("a key of somebody else", |w| w.at(KEY)["owner"] = json!("https://other.example/1"), CheckName::IssuerKey),
        (
            "another key",
            |w| {
                w.at(KEY)["publicKeyPem"] = json!(keys::rsa_to_pem(&OTHER.public_jwk()).unwrap());
            },
            CheckName::Signature,
        ),
        ("another signer", |w| w.signer = &OTHER, CheckName::Signature),
        (
            "another issuer",
            |w| {
                let mut issuer = w.documents[ISSUER].clone();
                issuer["id"] = json!("https://good.example/issuers/1");
                issuer["publicKey"] = json!("https://good.example/keys/1");
                w.documents.insert("https://good.example/issuers/1", issuer);
                w.at(BADGE)["issuer"] = json!("https://good.example/issuers/1");
            },
            CheckName::IssuerKey,
        ),
    ];
    for (name, change, check) in cases {
        let mut world = World::new();
        change(&mut world);
        let report = world.judge(world.signed(&World::payload()).as_bytes());
        assert_eq!(report.state, State::Invalid, "{name}: {report:#?}");
        assert_eq!(outcome(&report, *check), Some(Outcome::Failed), "{name}: {report:#?}");
    }
    let world = World::new();
    let mut hosted = World::payload();
    hosted["verification"] = json!({"type": "HostedBadge"});
    assert_eq!(world.judge(world.signed(&hosted).as_bytes()).state, State::Invalid);
    let jws = world.signed(&World::payload());
    let (head, rest) = jws.split_once('.').unwrap();
    let (_, signature) = rest.split_once('.').unwrap();
    let mut other = World::payload();
    other["recipient"]["identity"] = json!("sha256$00");
    let forged = format!("{head}.{}.{signature}", keys::to_base64url(other.to_string().as_bytes()));
    assert_eq!(world.judge(forged.as_bytes()).state, State::Invalid);
    // A profile that nobody else could have written is needed: an embedded one is the signer's own.
    let mut payload = World::payload();
    payload["badge"] = world.documents[BADGE].clone();
    payload["badge"]["id"] = json!("urn:uuid:3");
    payload["badge"]["issuer"] = world.documents[ISSUER].clone();
    payload["badge"]["issuer"]["id"] = json!("urn:uuid:4");
    assert_ne!(world.judge(world.signed(&payload).as_bytes()).state, State::Valid);
    // A key inside of the profile is as good as one at an address.
    let mut world = World::new();
    world.at(ISSUER)["publicKey"] = json!([world.documents[KEY].clone(), "https://h.example/keys/0"]);
    world.down.push(KEY);
    assert_eq!(world.judge(world.signed(&World::payload()).as_bytes()).state, State::Valid);
}

#[test]
fn a_revoked_badge_says_why() {
    let revocation = json!({
        "@context": CONTEXT, "type": "Assertion", "id": ASSERTION, "revoked": true, "revocationReason": "Given by mistake.",
    });
    let mut world = World::new();
    let presented = world.hosted();
    *world.at(ASSERTION) = revocation.clone();
    let report = world.judge(presented.as_bytes());
    assert_eq!((report.state, report.authentic, report.in_force), (State::Revoked, Answer::Yes, Answer::No));
    assert!(report.checks.iter().any(|check| check.detail.contains("Given by mistake.")), "{report:#?}");
    assert_eq!(report.badge.name.as_deref(), Some("Laboratory safety"));
    // Nothing but the revocation was presented.
    assert!(super::is_revocation(revocation.to_string().as_bytes()));
    let report = world.judge(revocation.to_string().as_bytes());
    assert_eq!((report.state, report.authentic, report.in_force), (State::Revoked, Answer::Unknown, Answer::No));
    // Saying it of a badge that stands changes nothing.
    assert_ne!(World::new().judge(revocation.to_string().as_bytes()).state, State::Revoked);
    // A whole document with the mark in it is revoked as well.
    let mut world = World::new();
    world.at(ASSERTION)["revoked"] = json!(true);
    assert_eq!(world.judge(presented.as_bytes()).state, State::Revoked);

    for entry in [json!(URN), json!([URN]), json!(["urn:uuid:1", {"id": URN, "revocationReason": "Given by mistake."}])]
    {
        let mut world = World::new();
        world.at(LIST)["revokedAssertions"] = entry;
        let report = world.judge(world.signed(&World::payload()).as_bytes());
        assert_eq!((report.state, report.authentic), (State::Revoked, Answer::Yes), "{report:#?}");
    }
    let mut world = World::new();
    world.at(LIST)["issuer"] = json!("https://other.example/1");
    assert_eq!(world.judge(world.signed(&World::payload()).as_bytes()).state, State::Unverifiable);
    let mut world = World::new();
    world.at(ISSUER)["revocationList"].take();
    assert_eq!(world.judge(world.signed(&World::payload()).as_bytes()).state, State::Valid);
}

#[test]
fn what_cannot_be_asked_leaves_a_badge_unverifiable() {
    for down in [ASSERTION, BADGE, ISSUER] {
        let mut world = World::new();
        world.down.push(down);
        let report = world.judge(world.hosted().as_bytes());
        assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown), "{down}: {report:#?}");
    }
    for down in [BADGE, ISSUER, KEY, LIST] {
        let mut world = World::new();
        world.down.push(down);
        let report = world.judge(world.signed(&World::payload()).as_bytes());
        assert_eq!(report.state, State::Unverifiable, "{down}: {report:#?}");
    }
    // Other versions are not guessed at.
    let mut world = World::new();
    world.at(BADGE)["@context"] = json!("https://w3id.org/openbadges/v1");
    assert_eq!(world.judge(world.hosted().as_bytes()).state, State::Unverifiable);
}

#[test]
fn dates_decide_whether_it_is_in_force() {
    let world = World::new();
    let at = |now| world.judge_for(world.hosted().as_bytes(), None, now).state;
    assert_eq!(at(issued_at() - Duration::hours(1)), State::NotYetValid);
    assert_eq!(at(issued_at() + Duration::days(364)), State::Valid);
    assert_eq!(at(issued_at() + Duration::days(366)), State::Expired);
    let mut world = World::new();
    world.at(ASSERTION).as_object_mut().unwrap().remove("expires");
    let endless = world.hosted();
    assert_eq!(world.judge(endless.as_bytes()).state, State::Valid);
    world.at(ASSERTION)["expires"] = json!("soon");
    assert_eq!(world.judge(world.hosted().as_bytes()).state, State::Unverifiable);
}

#[test]
fn the_recipient_is_recognised_by_the_address_in_any_spelling() {
    let world = World::new();
    let claimed = |recipient: &str| {
        let report = world.judge_for(world.hosted().as_bytes(), Some(recipient), issued_at() + Duration::hours(1));
        outcome(&report, CheckName::Recipient).unwrap()
    };
    assert_eq!(claimed(" Ada@Example.org "), Outcome::Passed);
    assert_eq!(claimed("eve@example.org"), Outcome::Failed);
    let plain = |kind: &str, identity: &str, claimed: &str| {
        let mut world = World::new();
        world.at(ASSERTION)["recipient"] = json!({"type": kind, "hashed": false, "identity": identity});
        let report = world.judge_for(world.hosted().as_bytes(), Some(claimed), issued_at() + Duration::hours(1));
        outcome(&report, CheckName::Recipient).unwrap()
    };
    assert_eq!(plain("email", "Ada@Example.org", "ada@example.org"), Outcome::Passed);
    assert_eq!(plain("url", "https://ada.example/", "https://ada.example/"), Outcome::Passed);
    assert_eq!(plain("url", "https://ada.example/", "https://eve.example/"), Outcome::NotChecked);
    assert_eq!(plain("url", "https://a.example/@ada", "https://a.example/@ada"), Outcome::Passed);
    // What is of another kind says nothing.
    assert_eq!(plain("url", "https://ada.example/", "ada@example.org"), Outcome::NotChecked);
    for other_kind in ["Ada Example", "https://ada.example/", " "] {
        assert_eq!(claimed(other_kind), Outcome::NotChecked, "{other_kind}");
    }
    let mut forged: Value = serde_json::from_str(&world.hosted()).unwrap();
    forged["recipient"] = json!({"type": "email", "hashed": false, "identity": "eve@example.org"});
    let forged = forged.to_string();
    let report = world.judge_for(forged.as_bytes(), Some("eve@example.org"), issued_at() + Duration::hours(1));
    assert_eq!(report.is_theirs(), Some(Outcome::NotChecked));
    let mut world = World::new();
    world.at(ASSERTION)["recipient"]["identity"] = json!("md5$0123456789abcdef0123456789abcdef");
    let report = world.judge_for(world.hosted().as_bytes(), Some("a@b.c"), issued_at() + Duration::hours(1));
    assert_eq!(outcome(&report, CheckName::Recipient), Some(Outcome::NotChecked));
}

#[test]
fn odd_documents_never_panic_and_are_never_valid() {
    for text in [
        r#"{"@context":"https://w3id.org/openbadges/v2"}"#,
        r#"{"@context":["https://w3id.org/openbadges/v2",7],"id":7,"badge":[],"recipient":7}"#,
        r#"{"@context":"https://w3id.org/openbadges/v2","id":"https://h.example/assertions/1","badge":{"issuer":{"id":"https://h.example/assertions/1"}}}"#,
    ] {
        assert_ne!(World::new().judge(text.as_bytes()).state, State::Valid, "{text}");
    }
    // One that names itself as its badge and its issuer ends.
    let mut world = World::new();
    world.at(ASSERTION)["badge"] = json!(ASSERTION);
    world.at(ASSERTION)["issuer"] = json!(ASSERTION);
    assert_eq!(world.judge(world.hosted().as_bytes()).state, State::Invalid);
    let older = br#"{"@context":"https://w3id.org/openbadges/v2","a":1,"a":2}"#;
    assert!(matches!(read(older), Err(ReadError::Json(_))));
}
