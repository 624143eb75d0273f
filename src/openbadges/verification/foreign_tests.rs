//! Credentials as others make them: other proofs and tokens, other keys, other versions, and credentials within credentials.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::{Answer, CheckName, Fetched, Kind, Outcome, Report, State, read, report};
use crate::keys::{Curve, Ed25519Key, to_base64url};
use crate::openbadges::credential::identity_hash;
use crate::openbadges::did::multibase;
use crate::openbadges::samples::{DOCUMENT, EcdsaKey, Issuer, KID, LIST, RSA, issued_at, prove, token};
use crate::openbadges::status_list::StatusBits;
use crate::openbadges::terms::{CREDENTIALS_V1, CREDENTIALS_V2, Digest, EXTENSIONS, LEARNER_RECORDS, OPEN_BADGES};

fn now() -> DateTime<Utc> {
    issued_at() + Duration::hours(1)
}

/// What lies where in the network.
#[derive(Default)]
struct World(BTreeMap<String, String>);

impl World {
    fn with(mut self, url: &str, document: impl ToString) -> Self {
        self.0.insert(url.to_owned(), document.to_string());
        self
    }

    /// Judges a file as a verifier does that fetches what is needed, and nothing else.
    fn judge(&self, file: &str) -> Report {
        self.judge_for(file, None).0
    }

    fn judge_for(&self, file: &str, recipient: Option<&str>) -> (Report, Vec<String>) {
        let presented = read(file.as_bytes()).unwrap();
        let mut fetched = Fetched::default();
        for _ in 0..10 {
            let needs = presented.needs(&fetched, now());
            if needs.is_empty() {
                let asked = fetched.documents.keys().cloned().collect();
                return (report(&presented, &fetched, recipient, now()), asked);
            }
            for need in needs {
                let answer = self.0.get(&need.url).map(|text| text.clone().into_bytes());
                fetched.documents.insert(need.url, answer.ok_or_else(|| "there is nothing".into()));
            }
        }
        panic!("the needs never end");
    }
}

fn world(issuer: &Issuer) -> World {
    World::default().with(DOCUMENT, issuer.document())
}

fn outcome(report: &Report, name: CheckName) -> Option<Outcome> {
    report.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
}

fn detail(report: &Report, name: CheckName) -> &str {
    report.checks.iter().find(|check| check.name == name).map_or("", |check| &check.detail)
}

/// A badge without a status, of this issuer.
fn badge(issuer: &str) -> Value {
    let mut badge = Issuer::new().content().to_json();
    badge["issuer"]["id"] = json!(issuer);
    badge.as_object_mut().unwrap().remove("credentialStatus");
    badge
}

/// The same in the form of version 1.1.
fn badge_1(issuer: &str) -> Value {
    let mut badge = badge(issuer);
    badge["@context"] = json!([
        CREDENTIALS_V1,
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        EXTENSIONS,
    ]);
    let members = badge.as_object_mut().unwrap();
    for (new, old) in [("validFrom", "issuanceDate"), ("validUntil", "expirationDate")] {
        let date = members.remove(new).unwrap();
        members.insert(old.into(), date);
    }
    members["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("inLanguage");
    badge
}

fn options(suite: &str, method: &str) -> Value {
    json!({
        "type": "DataIntegrityProof", "cryptosuite": suite, "created": "2026-11-22T09:30:00Z",
        "verificationMethod": method, "proofPurpose": "assertionMethod",
    })
}

fn options_2020(method: &str) -> Value {
    json!({
        "type": "Ed25519Signature2020", "created": "2026-11-22T09:30:00Z",
        "verificationMethod": method, "proofPurpose": "assertionMethod",
    })
}

/// A key and the `did:key` that it is.
fn did_key() -> (Ed25519Key, String, String) {
    let key = Ed25519Key::generate().unwrap();
    let encoded = multibase(&key.public_key());
    (key, format!("did:key:{encoded}"), format!("did:key:{encoded}#{encoded}"))
}

fn embedded(document: &Value, key: &Ed25519Key, method: &str) -> Value {
    prove(document, &options("eddsa-rdfc-2022", method), Digest::Sha256, |hash| key.sign(hash).to_vec())
}

fn document_of(did: &str, methods: &[Value]) -> Value {
    let names: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
    json!({"id": did, "verificationMethod": methods, "assertionMethod": names})
}

fn claims_of(badge: &Value) -> Value {
    let mut claims = badge.clone();
    claims["iss"] = badge["issuer"]["id"].clone();
    claims["jti"] = badge["id"].clone();
    claims["sub"] = badge["credentialSubject"]["id"].clone();
    claims["nbf"] = json!(issued_at().timestamp());
    claims["exp"] = json!((issued_at() + Duration::days(365)).timestamp());
    claims
}

fn flip(text: &str, from: &str, to: &str) -> String {
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text);
    changed
}

#[test]
fn one_proof_that_holds_is_enough_and_the_others_are_told_of() {
    let issuer = Issuer::new();
    let world = world(&issuer);
    let badge = badge(&issuer.did);
    let unknown = options("bbs-2023", &issuer.method());
    let (stranger, _, strange_method) = did_key();

    let mut signed = badge.clone();
    signed["proof"] = json!([unknown]);
    let alone = world.judge(&signed.to_string());
    assert_eq!((alone.state, alone.authentic), (State::Unverifiable, Answer::Unknown));

    let both = embedded(&embedded(&signed, &issuer.key, &issuer.method()), &stranger, &strange_method);
    let report = world.judge(&both.to_string());
    assert_eq!((report.state, report.authentic), (State::Valid, Answer::Yes), "{report:#?}");
    let others: Vec<Outcome> =
        report.checks.iter().filter(|check| check.name == CheckName::OtherProofs).map(|check| check.outcome).collect();
    assert_eq!(others, [Outcome::Warning, Outcome::Warning]);

    let twice = embedded(&embedded(&badge, &issuer.key, &issuer.method()), &issuer.key, &issuer.method());
    assert_eq!(outcome(&world.judge(&twice.to_string()), CheckName::OtherProofs), Some(Outcome::Passed));

    // A change breaks the issuer's proof, whatever stands beside it.
    let changed = flip(&both.to_string(), "Works safely.", "Works safely!");
    assert_eq!(world.judge(&changed).state, State::Invalid);
    // A stranger's proof alone is not the issuer's.
    let strange = embedded(&badge, &stranger, &strange_method);
    assert_eq!(world.judge(&strange.to_string()).state, State::Invalid);
    // What the issuer signed with a suite that is not known here is not made wrong by a stranger's proof.
    let noted = embedded(&signed, &stranger, &strange_method);
    assert_eq!(world.judge(&noted.to_string()).state, State::Unverifiable);
}

#[test]
fn a_badge_of_version_1_with_the_older_proof_verifies() {
    let (key, did, method) = did_key();
    let sign = |badge: &Value| prove(badge, &options_2020(&method), Digest::Sha256, |hash| key.sign(hash).to_vec());
    let badge = badge_1(&did);
    let report = World::default().judge(&sign(&badge).to_string());
    assert_eq!((report.state, report.kind), (State::Valid, Kind::Badge), "{report:#?}");
    assert_eq!(report.badge.valid_until.as_deref(), badge["expirationDate"].as_str());

    let changed = flip(&sign(&badge).to_string(), "Works safely.", "Works safely!");
    assert_eq!(World::default().judge(&changed).state, State::Invalid);
    let swapped = flip(&sign(&badge).to_string(), "context-3.0.1.json", "context-3.0.2.json");
    assert_eq!(World::default().judge(&swapped).state, State::Invalid);
    let mut other = badge.clone();
    other["expirationDate"] = json!("2026-11-22T10:00:00Z");
    assert_eq!(World::default().judge(&sign(&other).to_string()).state, State::Expired);
    other["issuanceDate"] = json!("2026-11-23T10:00:00Z");
    assert_eq!(World::default().judge(&sign(&other).to_string()).state, State::NotYetValid);
    // The names of version 2 are terms of version 1 as well, and the narrower of both counts.
    let mut both = badge;
    both["validUntil"] = json!("2026-11-22T10:00:00Z");
    assert_eq!(World::default().judge(&sign(&both).to_string()).state, State::Expired);
}

#[test]
fn a_list_of_the_earlier_kind_tells_what_was_revoked() {
    let (key, did, method) = did_key();
    let sign =
        |document: &Value| prove(document, &options_2020(&method), Digest::Sha256, |hash| key.sign(hash).to_vec());
    let mut badge = badge_1(&did);
    badge["credentialStatus"] = json!({
        "id": format!("{LIST}#7"), "type": "StatusList2021Entry", "statusPurpose": "revocation",
        "statusListIndex": "7", "statusListCredential": LIST,
    });
    let list = |set: &[u32], issuer: &str| {
        let encoded = StatusBits::with(set.iter().copied()).unwrap().encode();
        sign(&json!({
            "@context": [
                CREDENTIALS_V1,
                "https://w3id.org/vc/status-list/2021/v1",
                "https://w3id.org/security/suites/ed25519-2020/v1",
            ],
            "id": LIST, "type": ["VerifiableCredential", "StatusList2021Credential"], "issuer": issuer,
            "issuanceDate": "2026-11-22T09:00:00Z",
            "credentialSubject": {
                "id": format!("{LIST}#list"), "type": "StatusList2021", "statusPurpose": "revocation",
                "encodedList": &encoded[1..],
            },
        }))
    };
    let signed = sign(&badge).to_string();
    let state = |list: Value| World::default().with(LIST, list).judge(&signed).state;
    assert_eq!(state(list(&[6, 8], &did)), State::Valid);
    assert_eq!(state(list(&[7], &did)), State::Revoked);
    assert_eq!(state(list(&[], "did:key:z6MkOther")), State::Unverifiable);
    assert_eq!(World::default().judge(&signed).state, State::Unverifiable);
}

#[test]
fn a_proof_over_a_curve_verifies_by_a_key_in_the_issuers_document() {
    for (curve, digest) in [(Curve::P256, Digest::Sha256), (Curve::P384, Digest::Sha384)] {
        let key = EcdsaKey::generate(curve);
        let did = "did:web:badges.example.edu:issuers:7";
        let method = json!({
            "id": format!("{did}#ec"), "type": "JsonWebKey", "controller": did, "publicKeyJwk": key.public_jwk(),
        });
        let world = World::default().with(DOCUMENT, document_of(did, &[method]));
        let signed =
            prove(&badge(did), &options("ecdsa-rdfc-2019", &format!("{did}#ec")), digest, |hash| key.sign(hash));
        let report = world.judge(&signed.to_string());
        assert_eq!(report.state, State::Valid, "{report:#?}");
        let changed = flip(&signed.to_string(), "Works safely.", "Works safely!");
        assert_eq!(world.judge(&changed).state, State::Invalid);
    }
}

#[test]
fn tokens_of_every_algorithm_verify_by_the_issuers_document() {
    let did = "did:web:badges.example.edu:issuers:7";
    let (ed25519, p256) = (Ed25519Key::generate().unwrap(), EcdsaKey::generate(Curve::P256));
    let okp = json!({"kty": "OKP", "crv": "Ed25519", "x": to_base64url(&ed25519.public_key())});
    let method = |name: &str, jwk: Value| json!({"id": format!("{did}#{name}"), "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk});
    let methods = [method("ed", okp), method("ec", p256.public_jwk()), method("rsa", RSA.public_jwk())];
    let world = World::default().with(DOCUMENT, document_of(did, &methods));
    let claims = claims_of(&badge(did));
    let tokens = [
        token(&json!({"alg": "EdDSA", "kid": format!("{did}#ed")}), &claims, |input| ed25519.sign(input).to_vec()),
        token(&json!({"alg": "ES256", "kid": format!("{did}#ec")}), &claims, |input| p256.sign(input)),
        token(&json!({"alg": "RS256", "kid": format!("{did}#rsa")}), &claims, |input| RSA.sign(input).unwrap()),
    ];
    for token in &tokens {
        let report = world.judge(token);
        assert_eq!(report.state, State::Valid, "{report:#?}");
    }
    // The key of one algorithm for another.
    let mixed = token(&json!({"alg": "RS256", "kid": format!("{did}#ec")}), &claims, |input| RSA.sign(input).unwrap());
    assert_eq!(world.judge(&mixed).state, State::Invalid);
    let other = token(&json!({"alg": "PS256", "kid": format!("{did}#rsa")}), &claims, |_| vec![1; 256]);
    assert_eq!(world.judge(&other).state, State::Unverifiable);
    let mut few = claims;
    few.as_object_mut().unwrap().remove("jti");
    let few = token(&json!({"alg": "ES256", "kid": format!("{did}#ec")}), &few, |input| p256.sign(input));
    let report = world.judge(&few);
    assert_eq!((report.state, outcome(&report, CheckName::Claims)), (State::Valid, Some(Outcome::Warning)));
}

#[test]
fn a_token_of_version_1_carries_its_credential_as_a_claim() {
    let (key, did, method) = did_key();
    let badge = badge_1(&did);
    let mut claims = claims_of(&badge);
    for name in badge.as_object().unwrap().keys() {
        claims.as_object_mut().unwrap().remove(name);
    }
    claims["vc"] = badge;
    let sign =
        |claims: &Value| token(&json!({"alg": "EdDSA", "kid": method}), claims, |input| key.sign(input).to_vec());
    assert_eq!(World::default().judge(&sign(&claims)).state, State::Valid);
    claims["vc"]["name"] = json!("Other");
    claims["vc"]["grade"] = json!("A");
    assert_eq!(World::default().judge(&sign(&claims)).state, State::Invalid, "an undefined member");
    claims["vc"].as_object_mut().unwrap().remove("grade");
    claims["nbf"] = json!(5);
    assert_eq!(World::default().judge(&sign(&claims)).state, State::Invalid, "a claim that differs");
}

#[test]
fn an_identifier_that_is_its_own_key_needs_no_document() {
    let (key, did, method) = did_key();
    let claims = claims_of(&badge(&did));
    for header in [json!({"alg": "EdDSA", "kid": method}), json!({"alg": "EdDSA", "kid": did}), json!({"alg": "EdDSA"})]
    {
        let signed = token(&header, &claims, |input| key.sign(input).to_vec());
        let (report, asked) = World::default().judge_for(&signed, None);
        assert_eq!((report.state, report.issuer_known, asked.len()), (State::Valid, Answer::Unknown, 0));
    }
    let p256 = EcdsaKey::generate(Curve::P256);
    let did = format!("did:jwk:{}", to_base64url(p256.public_jwk().to_string().as_bytes()));
    let claims = claims_of(&badge(&did));
    let signed = token(&json!({"alg": "ES256", "kid": format!("{did}#0")}), &claims, |input| p256.sign(input));
    assert_eq!(World::default().judge(&signed).state, State::Valid);
    // Somebody else's key in the header does not help.
    let other = EcdsaKey::generate(Curve::P256);
    let header = json!({"alg": "ES256", "jwk": other.public_jwk()});
    let forged = token(&header, &claims, |input| other.sign(input));
    assert_eq!(World::default().judge(&forged).state, State::Invalid);
    let (stranger, _, method) = did_key();
    let forged = token(&json!({"alg": "EdDSA", "kid": method}), &claims, |input| stranger.sign(input).to_vec());
    assert_eq!(World::default().judge(&forged).state, State::Invalid);
}

#[test]
fn a_key_that_comes_with_the_token_is_the_issuers_only_when_the_issuer_says_so() {
    let did = "did:web:badges.example.edu:issuers:7";
    let set_address = "https://badges.example.edu/.well-known/jwks.json";
    let key = EcdsaKey::generate(Curve::P256);
    let claims = claims_of(&badge(did));
    let signed = token(&json!({"alg": "ES256", "jwk": key.public_jwk()}), &claims, |input| key.sign(input));
    let silent = || World::default().with(DOCUMENT, document_of(did, &[]));

    let report = silent().judge(&signed);
    assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown));
    assert_eq!(outcome(&report, CheckName::Signature), Some(Outcome::Passed), "its integrity is shown all the same");

    let method =
        json!({"id": format!("{did}#k"), "type": "JsonWebKey", "controller": did, "publicKeyJwk": key.public_jwk()});
    let listed = World::default().with(DOCUMENT, document_of(did, &[method]));
    assert_eq!(listed.judge(&signed).state, State::Valid);

    let in_set = |iss: Value| {
        let mut jwk = key.public_jwk();
        jwk["iss"] = iss;
        silent().with(set_address, json!({"keys": [jwk]})).judge(&signed).state
    };
    assert_eq!(in_set(json!(null)), State::Valid);
    assert_eq!(in_set(json!(did)), State::Valid);
    assert_eq!(in_set(json!("did:web:badges.example.edu:issuers:8")), State::Unverifiable, "a neighbour's key");
    let changed = token(&json!({"alg": "ES256", "jwk": key.public_jwk()}), &claims, |_| vec![1; 64]);
    assert_eq!(listed.judge(&changed).state, State::Invalid);
}

#[test]
fn a_key_at_an_address_is_the_issuers_when_it_lies_below_the_issuer_or_its_host_says_so() {
    let issuer = "https://h.example/issuers/1";
    let key = EcdsaKey::generate(Curve::P256);
    let claims = claims_of(&badge(issuer));
    let signed = |kid: &str| token(&json!({"alg": "ES256", "kid": kid}), &claims, |input| key.sign(input));
    let world = |kid: &str| World::default().with(kid, key.public_jwk());
    let below = "https://h.example/issuers/1/keys/1";
    assert_eq!(world(below).judge(&signed(below)).state, State::Valid);
    for elsewhere in ["https://h.example/keys/1", "https://other.example/issuers/1/keys/1"] {
        let report = world(elsewhere).judge(&signed(elsewhere));
        assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown), "{elsewhere}");
        let set = json!({"keys": [key.public_jwk()]});
        let vouched = world(elsewhere).with("https://h.example/.well-known/jwks.json", set);
        assert_eq!(vouched.judge(&signed(elsewhere)).state, State::Valid, "{elsewhere}");
    }
    // The profile of an issuer that lists no keys is no document against them.
    let profile = json!({"id": issuer, "type": ["Profile"], "name": "Example"});
    assert_eq!(world(below).with(issuer, profile).judge(&signed(below)).state, State::Valid);
    let set = json!({"keys": [key.public_jwk()]});
    assert_eq!(World::default().with(below, set).judge(&signed(below)).state, State::Unverifiable, "a set is no key");
}

#[test]
fn a_document_of_a_key_counts_when_its_controller_is_the_issuer_and_says_so() {
    let issuer = "https://h.example/issuers/1";
    let key = Ed25519Key::generate().unwrap();
    let multikey = |id: &str, controller: &str| json!({"id": id, "type": "Multikey", "controller": controller, "publicKeyMultibase": multibase(&key.public_key())});
    let judged = |method: &str, controller: &str, lists: bool| {
        let signed = embedded(&badge(issuer), &key, method).to_string();
        let mut world = World::default().with(method, multikey(method, controller));
        if lists {
            world = world.with(issuer, document_of(issuer, &[multikey(method, issuer)]));
        }
        world.judge(&signed).state
    };
    assert_eq!(judged("https://h.example/issuers/1/key", issuer, false), State::Valid);
    assert_eq!(judged("https://h.example/keys/1", issuer, false), State::Unverifiable);
    assert_eq!(judged("https://evil.example/keys/1", issuer, false), State::Unverifiable);
    assert_eq!(judged("https://h.example/keys/1", issuer, true), State::Valid);
    assert_eq!(judged("https://h.example/issuers/1/key", "https://other.example", false), State::Invalid);

    // The issuer's own address with a fragment is a method of its document.
    let method = format!("{issuer}#key-1");
    let signed = embedded(&badge(issuer), &key, &method).to_string();
    let world = World::default().with(issuer, document_of(issuer, &[multikey(&method, issuer)]));
    assert_eq!(world.judge(&signed).state, State::Valid);
    assert_eq!(World::default().judge(&signed).state, State::Unverifiable);
}

#[test]
fn a_fragment_that_is_a_key_proves_nothing() {
    let key = Ed25519Key::generate().unwrap();
    for issuer in ["https://h.example/issuers/1", "urn:uuid:1", "did:web:badges.example.edu:issuers:7"] {
        let method = format!("{issuer}#{}", multibase(&key.public_key()));
        let signed = embedded(&badge(issuer), &key, &method).to_string();
        let report = World::default().judge(&signed);
        assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown), "{issuer}");
    }
}

#[test]
fn a_list_by_name_revokes_what_it_names() {
    let (key, did, method) = did_key();
    let address = "https://h.example/revoked/1";
    let mut badge = badge(&did);
    badge["@context"].as_array_mut().unwrap().push(json!(EXTENSIONS));
    badge["credentialStatus"] = json!({"id": address, "type": "1EdTechRevocationList"});
    let id = badge["id"].clone();
    let signed = embedded(&badge, &key, &method).to_string();
    let judged = |list: Value| World::default().with(address, list).judge(&signed);
    let list = |revoked: Value| json!({"id": address, "issuer": did, "revokedCredential": revoked});
    assert_eq!(judged(list(json!([]))).state, State::Valid);
    assert_eq!(judged(list(json!([{"id": "urn:uuid:1"}, {"id": id, "revoked": false}]))).state, State::Valid);
    let report = judged(list(json!([{"id": id, "revocationReason": "It was given by mistake."}])));
    assert_eq!((report.state, report.authentic), (State::Revoked, Answer::Yes));
    assert!(detail(&report, CheckName::Status).contains("given by mistake"));
    assert_eq!(judged(json!({"id": address, "issuer": "did:web:other.example"})).state, State::Unverifiable);
    assert_eq!(judged(json!({"id": "https://h.example/2", "issuer": did})).state, State::Unverifiable);
    assert_eq!(World::default().judge(&signed).state, State::Unverifiable);
}

#[test]
fn several_entries_are_all_looked_at_and_notes_take_no_force() {
    let issuer = Issuer::new();
    let entry = |list: &str, purpose: &str| {
        json!({
            "id": format!("{list}#5"), "type": "BitstringStatusListEntry", "statusPurpose": purpose,
            "statusListIndex": "5", "statusListCredential": list,
        })
    };
    let second = "https://badges.example.edu/status/4";
    let mut badge = badge(&issuer.did);
    badge["credentialStatus"] = json!([entry(LIST, "revocation"), entry(second, "suspension"), entry(LIST, "message")]);
    let signed = issuer.sign(&badge).to_string();
    let list = |url: &str, purpose: &str, set: &[u32]| {
        let encoded = StatusBits::with(set.iter().copied()).unwrap().encode();
        let subject = json!({
            "id": format!("{url}#list"), "type": "BitstringStatusList", "statusPurpose": purpose, "encodedList": encoded,
        });
        issuer.sign(&json!({
            "@context": [CREDENTIALS_V2], "id": url, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": issuer.did, "validFrom": "2026-11-22T09:30:00Z", "credentialSubject": subject,
        }))
    };
    let state = |revoked: &[u32], suspended: &[u32]| {
        let lists = world(&issuer).with(LIST, list(LIST, "revocation", revoked));
        lists.with(second, list(second, "suspension", suspended)).judge(&signed).state
    };
    assert_eq!(state(&[], &[]), State::Valid);
    assert_eq!(state(&[], &[5]), State::Suspended);
    assert_eq!(state(&[5], &[5]), State::Revoked);
    assert_eq!(world(&issuer).with(LIST, list(LIST, "revocation", &[])).judge(&signed).state, State::Unverifiable);
}

#[test]
fn a_newer_version_is_asked_for_once_and_only_of_a_genuine_badge() {
    let issuer = Issuer::new();
    let service = "https://badges.example.edu/refresh/1";
    let with_service = |from: &str, name: &str| {
        let mut badge = badge(&issuer.did);
        badge["@context"].as_array_mut().unwrap().push(json!(EXTENSIONS));
        badge["refreshService"] = json!({"id": service, "type": "1EdTechCredentialRefresh"});
        badge["validFrom"] = json!(from);
        badge["credentialSubject"]["achievement"]["name"] = json!(name);
        badge
    };
    let older = issuer.sign(&with_service("2026-11-22T09:30:00Z", "Older")).to_string();
    let newer = with_service("2026-11-22T10:00:00Z", "Newer");
    let judged = |answer: &Value| {
        let (report, asked) = world(&issuer).with(service, answer).judge_for(&older, None);
        assert_eq!(asked, [DOCUMENT, service], "asked once");
        (report.state, report.badge.name.clone().unwrap(), outcome(&report, CheckName::Refresh))
    };
    let (valid, older_one, newer_one) = (State::Valid, "Older".to_owned(), "Newer".to_owned());
    let passed = Some(Outcome::Passed);
    assert_eq!(judged(&issuer.sign(&newer)), (valid, newer_one, passed));
    assert_eq!(judged(&serde_json::from_str(&older).unwrap()), (valid, older_one.clone(), passed), "it is no newer");
    let warned = (valid, older_one, Some(Outcome::Warning));
    assert_eq!(judged(&newer), warned, "unsigned");
    assert_eq!(judged(&Issuer::new().sign(&newer)), warned, "signed by somebody else");
    let mut other = newer.clone();
    other["id"] = json!("https://badges.example.edu/credentials/other");
    assert_eq!(judged(&issuer.sign(&other)), warned, "another credential");
    assert_eq!(judged(&json!("<html>")), warned);
    // What ended may have been renewed.
    let mut ended = with_service("2026-11-22T09:30:00Z", "Older");
    ended["validUntil"] = json!("2026-11-22T10:00:00Z");
    let report = world(&issuer).with(service, issuer.sign(&newer)).judge(&issuer.sign(&ended).to_string());
    assert_eq!(report.state, State::Valid);

    let forged = flip(&older, "Works safely.", "Works safely!");
    let (report, asked) = world(&issuer).judge_for(&forged, None);
    assert_eq!((report.state, asked), (State::Invalid, vec![DOCUMENT.to_owned()]));
}

fn endorsement(issuer: &str, about: &str, comment: &str) -> Value {
    json!({
        "@context": [CREDENTIALS_V2, OPEN_BADGES],
        "id": "urn:uuid:5c9f2f5e-5d2c-4b36-8d56-3a63c2f5a9d1",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Example Society"},
        "validFrom": "2026-11-20T09:30:00Z",
        "name": "Endorsement",
        "credentialSubject": {"id": about, "type": ["EndorsementSubject"], "endorsementComment": comment},
    })
}

#[test]
fn endorsements_are_judged_one_by_one_and_change_nothing_of_the_badge() {
    let issuer = Issuer::new();
    let (key, did, method) = did_key();
    let plain = badge(&issuer.did);
    let about_badge = plain["credentialSubject"]["achievement"]["id"].as_str().unwrap();
    let good = embedded(&endorsement(&did, about_badge, "Well thought out."), &key, &method);
    let elsewhere = embedded(&endorsement(&did, "https://h.example/other", "Well."), &key, &method);
    let mut forged = good.clone();
    forged["credentialSubject"]["endorsementComment"] = json!("The best of all.");
    let claims = {
        let credential = endorsement(&did, &issuer.did, "A good school.");
        let mut claims = credential.clone();
        claims["iss"] = json!(did);
        claims["jti"] = credential["id"].clone();
        claims["sub"] = json!(issuer.did);
        claims["nbf"] = json!(DateTime::parse_from_rfc3339("2026-11-20T09:30:00Z").unwrap().timestamp());
        claims
    };
    let by_token = token(&json!({"alg": "EdDSA", "kid": method}), &claims, |input| key.sign(input).to_vec());

    let mut badge = plain;
    badge["credentialSubject"]["achievement"]["endorsement"] = json!([good, elsewhere, forged]);
    badge["issuer"]["endorsementJwt"] = json!([by_token, "no.token.atall"]);
    let report = world(&issuer).judge(&issuer.sign(&badge).to_string());
    assert_eq!((report.state, report.authentic), (State::Valid, Answer::Yes), "{report:#?}");
    let states: Vec<State> = report.endorsements.iter().map(|report| report.state).collect();
    assert_eq!(states, [State::Valid, State::Invalid, State::Valid, State::Invalid, State::Invalid]);
    assert_eq!(report.endorsements[0].badge.description.as_deref(), Some("A good school."));
    assert_eq!(report.endorsements[2].badge.description.as_deref(), Some("Well thought out."));
    assert_eq!(outcome(&report, CheckName::Endorsements), Some(Outcome::Warning));

    badge["issuer"].as_object_mut().unwrap().remove("endorsementJwt");
    badge["credentialSubject"]["achievement"]["endorsement"] = json!(vec![good; 40]);
    let report = world(&issuer).judge(&issuer.sign(&badge).to_string());
    assert_eq!(report.endorsements.len(), super::FEW, "a few are enough");
}

#[test]
fn an_endorsement_stands_also_alone() {
    let (key, did, method) = did_key();
    let signed = embedded(&endorsement(&did, "urn:uuid:1", "Good."), &key, &method);
    let report = World::default().judge(&signed.to_string());
    assert_eq!((report.state, report.kind), (State::Valid, Kind::Endorsement));
}

#[test]
fn a_learner_record_is_judged_with_all_that_it_holds() {
    let issuer = Issuer::new();
    let (key, did, method) = did_key();
    let good = embedded(&badge(&did), &key, &method);
    let mut ended = badge(&did);
    ended["validUntil"] = json!("2026-11-22T10:00:00Z");
    let ended = embedded(&ended, &key, &method);
    let record = |within: &[&Value]| {
        json!({
            "@context": [CREDENTIALS_V2, LEARNER_RECORDS, OPEN_BADGES, EXTENSIONS],
            "id": "urn:uuid:9d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10",
            "type": ["VerifiableCredential", "ClrCredential"],
            "issuer": {"id": issuer.did, "type": ["Profile"], "name": "Example University"},
            "validFrom": "2026-11-22T09:30:00Z",
            "name": "Record of Ada Sample",
            "partial": true,
            "credentialSubject": {
                "id": "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10", "type": ["ClrSubject"],
                "verifiableCredential": within,
                "association": [{
                    "type": ["Association"], "associationType": "isParentOf",
                    "sourceId": "https://h.example/a", "targetId": "https://h.example/b",
                }],
            },
        })
    };
    let judged = |within: &[&Value]| world(&issuer).judge(&issuer.sign(&record(within)).to_string());
    let report = judged(&[&good, &good]);
    assert_eq!((report.state, report.kind, report.holds()), (State::Valid, Kind::LearnerRecord, true), "{report:#?}");
    assert_eq!(outcome(&report, CheckName::Contained), Some(Outcome::Passed));

    let report = judged(&[&good, &ended]);
    let states: Vec<State> = report.contained.iter().map(|report| report.state).collect();
    assert_eq!(states, [State::Valid, State::Expired]);
    assert_eq!((report.state, report.holds()), (State::Valid, false), "its own signature holds, not all that it says");

    // A credential that was changed before the record was signed.
    let mut changed = good.clone();
    changed["credentialSubject"]["achievement"]["name"] = json!("Other");
    let report = judged(&[&good, &changed]);
    assert_eq!(report.contained[1].state, State::Invalid);

    let forged = flip(&issuer.sign(&record(&[&good])).to_string(), "Record of Ada", "Record of Eve");
    let report = world(&issuer).judge(&forged);
    assert_eq!((report.state, report.contained.len()), (State::Invalid, 0));
}

#[test]
fn a_record_within_a_record_is_not_entered() {
    let issuer = Issuer::new();
    let record = |within: Value| {
        issuer.sign(&json!({
            "@context": [CREDENTIALS_V2, LEARNER_RECORDS, OPEN_BADGES],
            "id": "urn:uuid:1", "type": ["VerifiableCredential", "ClrCredential"], "name": "Record",
            "issuer": {"id": issuer.did, "type": ["Profile"]}, "validFrom": "2026-11-22T09:30:00Z",
            "credentialSubject": {"id": "urn:uuid:2", "type": ["ClrSubject"], "verifiableCredential": [within]},
        }))
    };
    let inner = record(embedded(&badge("did:web:h.example"), &issuer.key, "did:web:h.example#k"));
    let report = world(&issuer).judge(&record(inner).to_string());
    assert_eq!(outcome(&report.contained[0], CheckName::Contained), Some(Outcome::NotChecked));
    assert!(report.contained[0].contained.is_empty());
}

#[test]
fn the_recipient_is_found_by_a_plain_a_hashed_and_an_own_identifier() {
    let issuer = Issuer::new();
    let mut badge = badge(&issuer.did);
    badge["credentialSubject"]["identifier"] = json!([
        {"type": "IdentityObject", "hashed": false, "identityHash": "Grace@Example.org", "identityType": "emailAddress"},
        // The check value of the specification's rule: the salt after the identifier.
        {
            "type": "IdentityObject", "hashed": true, "salt": "Kosher", "identityType": "emailAddress",
            "identityHash": "sha256$B5809D8A92F8858436D7E6B87C12EBC0AE1EAC4BAECC2C0B913AEE2C922EF399",
        },
    ]);
    let signed = issuer.sign(&badge).to_string();
    let recipient = |text: &str| {
        let (report, _) = world(&issuer).judge_for(&signed, Some(text));
        outcome(&report, CheckName::Recipient).unwrap()
    };
    for right in ["grace@example.org", "Grace@Example.org", "a@example.com", " A@EXAMPLE.COM\n"] {
        assert_eq!(recipient(right), Outcome::Passed, "{right}");
    }
    assert_eq!(recipient(badge["credentialSubject"]["id"].as_str().unwrap()), Outcome::Passed);
    badge["credentialSubject"]["id"] = json!("mailto:alan@example.org");
    let addressed = issuer.sign(&badge).to_string();
    for (right, told) in [
        ("mailto:alan@example.org", Outcome::Passed),
        ("alan@example.org", Outcome::Passed),
        ("mailto:", Outcome::NotChecked),
    ] {
        assert_eq!(world(&issuer).judge_for(&addressed, Some(right)).0.is_theirs(), Some(told), "{right}");
    }
    for wrong in ["b@example.com", "mailto:b@example.com"] {
        assert_eq!(recipient(wrong), Outcome::Failed, "{wrong}");
    }
    assert_eq!(recipient("MailTo:a@example.com"), Outcome::Passed);
    let no_addresses =
        ["@", "@grace", "a@b@c", "Grace <b@example.com>", "b@example.com, c@example.com", "https://b@c.example"];
    for other_kind in ["", " ", "mailto:", "Kosher", "Grace Example", KID].into_iter().chain(no_addresses) {
        assert_eq!(recipient(other_kind), Outcome::NotChecked, "{other_kind}");
    }
}

#[test]
fn only_an_identity_of_the_kind_that_was_given_speaks_against_anybody() {
    let issuer = Issuer::new();
    let recipient = |kind: &str, hash: &str, text: &str| {
        let mut badge = badge(&issuer.did);
        badge["credentialSubject"]["identifier"] = json!([
            {"type": "IdentityObject", "hashed": true, "identityHash": hash, "identityType": kind, "salt": "grain"},
        ]);
        let (report, _) = world(&issuer).judge_for(&issuer.sign(&badge).to_string(), Some(text));
        assert_eq!(report.state, State::Valid);
        report.is_theirs().unwrap()
    };
    let of_platform = identity_hash("a-17", "grain");
    assert_eq!(recipient("ltiUserId", &of_platform, " a-17 "), Outcome::Passed);
    // It may be a name, or an identifier of another kind.
    assert_eq!(recipient("ltiUserId", &of_platform, "a-18"), Outcome::NotChecked);
    assert_eq!(recipient("ltiUserId", &of_platform, "ada@example.org"), Outcome::NotChecked);
    assert_eq!(recipient("ltiUserId", &of_platform, "Ada Example"), Outcome::NotChecked);
    assert_eq!(
        recipient("emailAddress", "md5$0123456789abcdef0123456789abcdef", "ada@example.org"),
        Outcome::NotChecked
    );
    assert_eq!(
        recipient("accountId", &identity_hash("https://a.example/@ada", "grain"), "https://a.example/@ada"),
        Outcome::Passed
    );
}

#[test]
fn a_name_speaks_neither_for_anybody_nor_against() {
    let issuer = Issuer::new();
    let of = |kind: &str, text: &str, is_hashed: bool| {
        let text = if is_hashed { identity_hash(text, "grain") } else { text.to_owned() };
        json!({"type": "IdentityObject", "hashed": is_hashed, "identityHash": text, "identityType": kind, "salt": "grain"})
    };
    let address = of("emailAddress", "ada@example.org", true);
    let identifier = of("ltiUserId", "a-17", true);
    for (first, theirs, told) in
        [(address, "ada@example.org", Outcome::Failed), (identifier, "a-17", Outcome::NotChecked)]
    {
        let mut badge = badge(&issuer.did);
        badge["credentialSubject"]["identifier"] = json!([first, of("name", "Ada Example", false)]);
        let signed = issuer.sign(&badge).to_string();
        let recipient = |text: &str| world(&issuer).judge_for(&signed, Some(text)).0.is_theirs().unwrap();
        assert_eq!(recipient(theirs), Outcome::Passed);
        for other_kind in
            ["Ada Example", "ada example", "Ada", "Kwame", "\u{5c71}\u{7530}", "b-9", "https://ada.example/"]
        {
            assert_eq!(recipient(other_kind), Outcome::NotChecked, "{other_kind} for {theirs}");
        }
        assert_eq!(recipient("eve@example.org"), told, "for {theirs}");
    }
}

#[test]
fn an_address_is_not_called_somebody_elses_where_not_all_of_them_were_looked_at() {
    let issuer = Issuer::new();
    let mut badge = badge(&issuer.did);
    let of = |number: usize| json!({"type": "IdentityObject", "hashed": false, "identityHash": format!("ada{number}@example.org"), "identityType": "emailAddress"});
    for (count, told) in [(8, Outcome::Failed), (9, Outcome::NotChecked)] {
        badge["credentialSubject"]["identifier"] = (0..count).map(of).collect();
        let (report, _) = world(&issuer).judge_for(&issuer.sign(&badge).to_string(), Some("ada8@example.org"));
        assert_eq!(report.is_theirs(), Some(told), "{count}");
    }
}

#[test]
fn nobody_is_found_in_a_forgery_though_its_address_fits() {
    let issuer = Issuer::new();
    let mut badge = badge(&issuer.did);
    badge["credentialSubject"]["identifier"] = json!([
        {"type": "IdentityObject", "hashed": false, "identityHash": "ada@example.org", "identityType": "emailAddress"},
    ]);
    let mut signed: Value = issuer.sign(&badge);
    signed["name"] = json!("Another");
    for text in ["ada@example.org", "eve@example.org"] {
        let (report, _) = world(&issuer).judge_for(&signed.to_string(), Some(text));
        assert_eq!((report.state, report.is_theirs()), (State::Invalid, Some(Outcome::NotChecked)), "{text}");
    }
}

#[test]
fn an_enveloped_token_is_the_credential_that_it_holds() {
    let (key, did, method) = did_key();
    let signed =
        token(&json!({"alg": "EdDSA", "kid": method}), &claims_of(&badge(&did)), |input| key.sign(input).to_vec());
    let envelope = json!({
        "@context": CREDENTIALS_V2, "type": "EnvelopedVerifiableCredential",
        "id": format!("data:application/vc+jwt,{signed}"),
    });
    let report = World::default().judge(&envelope.to_string());
    assert_eq!((report.state, report.kind), (State::Valid, Kind::Badge));
}
