//! What the whole of this room holds to.

use std::collections::BTreeMap;

use super::*;
use crate::keys::RsaKey;
use crate::openbadges::baking::{self, BakingError};
use crate::openbadges::did;
use crate::openbadges::proof::{LONGEST_JWT, ProofError};
use crate::openbadges::samples::{DOCUMENT, Issuer, KID, LIST, issued_at};
use crate::openbadges::status_list::{StatusBits, StatusEntry, StatusPurpose};
use chrono::Duration;
use serde_json::{Value, json};

type Change = fn(&mut Value);

fn soon() -> DateTime<Utc> {
    issued_at() + Duration::hours(1)
}

fn judged(bytes: &[u8], fetched: &Fetched) -> Report {
    report(&read(bytes).unwrap(), fetched, None, soon())
}

fn signed(issuer: &Issuer) -> String {
    issuer.sign(&issuer.content().to_json()).to_string()
}

/// What a verifier gets while one address answers otherwise.
fn with(issuer: &Issuer, url: &str, answer: Result<String, String>) -> Fetched {
    let mut fetched = issuer.fetched(&[]);
    fetched.documents.insert(url.into(), answer.map(String::into_bytes).map_err(|reason| reason.as_str().into()));
    fetched
}

fn outcome(report: &Report, name: CheckName) -> Option<Outcome> {
    report.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
}

fn picture(credential: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, 1, 1).write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    writer.finish().unwrap();
    baking::bake_png(&bytes, credential).unwrap()
}

#[test]
fn a_genuine_badge_is_valid_in_each_of_its_forms() {
    let issuer = Issuer::new();
    let (json, jwt) = (signed(&issuer), issuer.jwt(&issuer.content().to_json()));
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><path/></svg>";
    let forms = [
        (json.clone().into_bytes(), Form::Json),
        (format!("\n{jwt}\n").into_bytes(), Form::Jwt),
        (picture(&json), Form::PngWithJson),
        (picture(&jwt), Form::PngWithJwt),
        (baking::bake_svg(svg, &json).unwrap().into_bytes(), Form::SvgWithJson),
        (baking::bake_svg(svg, &jwt).unwrap().into_bytes(), Form::SvgWithJwt),
    ];
    for (bytes, form) in forms {
        let report = judged(&bytes, &issuer.fetched(&[]));
        assert_eq!(report.form, form);
        assert_eq!(
            (report.state, report.authentic, report.in_force),
            (State::Valid, Answer::Yes, Answer::Yes),
            "{report:#?}"
        );
        assert_eq!(report.issuer_known, Answer::Unknown);
    }
}

#[test]
fn the_needs_are_the_issuers_document_and_the_status_list() {
    let issuer = Issuer::new();
    let presented = read(signed(&issuer).as_bytes()).unwrap();
    let document = Need { url: DOCUMENT.into(), issuer: Some(issuer.did.clone()) };
    let list = Need { url: LIST.into(), issuer: None };
    assert_eq!(presented.needs(&Fetched::default(), soon()), [document, list]);
    assert_eq!(presented.needs(&issuer.fetched(&[]), soon()), []);
}

#[test]
fn the_report_tells_what_the_badge_says() {
    let issuer = Issuer::new();
    let badge = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[])).badge;
    assert_eq!(badge.name.as_deref(), Some("Laboratory safety"));
    assert_eq!(badge.criteria.as_deref(), Some("Pass the quiz."));
    assert_eq!(badge.conditions.as_deref(), Some("Final quiz: at least 75 %."));
    assert_eq!(badge.issuer_name.as_deref(), Some("Example University"));
    assert_eq!(badge.recipient_name.as_deref(), Some("Ada Sample"));
    assert_eq!(badge.recipient_identity_types, ["emailAddress", "name"]);
}

#[test]
fn any_changed_value_of_an_embedded_badge_is_refused() {
    let issuer = Issuer::new();
    let fetched = issuer.fetched(&[]);
    let original = signed(&issuer).into_bytes();
    for at in 0..original.len() {
        let mut changed = original.clone();
        changed[at] ^= 1;
        let is_valid =
            read(&changed).is_ok_and(|presented| report(&presented, &fetched, None, soon()).state == State::Valid);
        assert!(
            !is_valid,
            "byte {at}: {}",
            String::from_utf8_lossy(&changed[at.saturating_sub(20)..(at + 20).min(changed.len())])
        );
    }
}

#[test]
fn any_changed_byte_of_a_token_is_refused() {
    let issuer = Issuer::new();
    let fetched = issuer.fetched(&[]);
    let original = issuer.jwt(&issuer.content().to_json()).into_bytes();
    for at in 0..original.len() {
        let mut changed = original.clone();
        changed[at] ^= 1;
        let is_valid =
            read(&changed).is_ok_and(|presented| report(&presented, &fetched, None, soon()).state == State::Valid);
        assert!(!is_valid, "byte {at}");
    }
}

#[test]
fn a_badge_signed_with_a_strangers_key_is_invalid() {
    let (issuer, stranger) = (Issuer::new(), Issuer::new());
    // The stranger's key, under the name of the issuer: the issuer's document does not know it.
    let forged = judged(signed(&stranger).as_bytes(), &issuer.fetched(&[]));
    assert_eq!((forged.state, outcome(&forged, CheckName::IssuerKey)), (State::Invalid, Some(Outcome::Failed)));
    assert_eq!((forged.authentic, forged.in_force), (Answer::No, Answer::Unknown));

    // A method of another controller, although it verifies.
    let method = did::ed25519_method("did:web:stranger.example", &stranger.key.public_key());
    let other =
        crate::openbadges::proof::sign_embedded(&issuer.content().to_json(), &stranger.key, &method, issued_at())
            .unwrap();
    let forged = judged(other.to_string().as_bytes(), &issuer.fetched(&[]));
    assert_eq!((forged.state, outcome(&forged, CheckName::IssuerKey)), (State::Invalid, Some(Outcome::Failed)));

    // A token under the issuer's key name.
    let jwt =
        crate::openbadges::proof::sign_jwt(&issuer.content().to_json(), &RsaKey::generate().unwrap(), KID).unwrap();
    let forged = judged(jwt.as_bytes(), &issuer.fetched(&[]));
    assert_eq!((forged.state, outcome(&forged, CheckName::Signature)), (State::Invalid, Some(Outcome::Failed)));
}

#[test]
fn a_key_that_is_not_listed_for_assertions_proves_nothing() {
    let issuer = Issuer::new();
    let mut document = issuer.document();
    document["assertionMethod"] = json!([]);
    let fetched = with(&issuer, DOCUMENT, Ok(document.to_string()));
    assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Invalid);
    let jwt = issuer.jwt(&issuer.content().to_json());
    assert_eq!(judged(jwt.as_bytes(), &fetched).state, State::Invalid);
}

#[test]
fn what_cannot_be_fetched_leaves_a_badge_unverifiable() {
    let issuer = Issuer::new();
    let no_key = with(&issuer, DOCUMENT, Err("the host does not answer".into()));
    let report = judged(signed(&issuer).as_bytes(), &no_key);
    assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown));
    assert!(report.checks.iter().any(|check| check.detail.contains("the host does not answer")));

    let no_list = with(&issuer, LIST, Err("the host does not answer".into()));
    let report = judged(signed(&issuer).as_bytes(), &no_list);
    assert_eq!((report.state, report.authentic, report.in_force), (State::Unverifiable, Answer::Yes, Answer::Unknown));
}

#[test]
fn a_revoked_badge_is_authentic_and_not_in_force() {
    let issuer = Issuer::new();
    let report = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[94_567]));
    assert_eq!((report.state, report.authentic, report.in_force), (State::Revoked, Answer::Yes, Answer::No));
    let neighbour = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[94_566, 94_568]));
    assert_eq!(neighbour.state, State::Valid);
}

#[test]
fn a_suspended_and_a_superseded_badge_are_told_apart() {
    let issuer = Issuer::new();
    let mut content = issuer.content();
    content.status = Some(StatusEntry { list_url: LIST.into(), index: 1, purpose: StatusPurpose::Suspension }.into());
    let list = issuer.sign(&issuer.list(StatusPurpose::Suspension, &[1]).to_json()).to_string();
    let fetched = with(&issuer, LIST, Ok(list));
    let text = issuer.sign(&content.to_json()).to_string();
    assert_eq!(judged(text.as_bytes(), &fetched).state, State::Suspended);

    let id = issuer.content().id;
    let newer = "https://badges.example.edu/credentials/2".to_owned();
    let fetched = Fetched { superseded: [(id.clone(), newer)].into(), ..issuer.fetched(&[]) };
    assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Superseded);
    // Whoever issued it knows more than one entry of a status can say.
    let others = Fetched { suspended: [format!("{id}0")].into(), ..issuer.fetched(&[]) };
    assert_eq!(judged(signed(&issuer).as_bytes(), &others).state, State::Valid);
    let fetched = Fetched { suspended: [id].into(), ..fetched };
    assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Suspended);
}

#[test]
fn time_decides_between_not_yet_valid_and_expired() {
    let issuer = Issuer::new();
    let presented = read(signed(&issuer).as_bytes()).unwrap();
    let mut content = issuer.content();
    content.status = None;
    let without_status = read(issuer.sign(&content.to_json()).to_string().as_bytes()).unwrap();
    let at = |presented: &Presented, time| report(presented, &issuer.fetched(&[]), None, time).state;
    assert_eq!(at(&presented, issued_at() - Duration::seconds(1)), State::NotYetValid);
    assert_eq!(at(&presented, issued_at()), State::Valid);
    assert_eq!(at(&without_status, issued_at() + Duration::days(365)), State::Valid);
    assert_eq!(at(&without_status, issued_at() + Duration::days(365) + Duration::seconds(1)), State::Expired);
}

#[test]
fn a_status_list_that_is_not_the_issuers_or_not_current_cannot_be_relied_on() {
    let issuer = Issuer::new();
    let list = |change: &dyn Fn(&mut Value)| {
        let mut list = issuer.list(StatusPurpose::Revocation, &[]).to_json();
        change(&mut list);
        issuer.sign(&list).to_string()
    };
    let mut forged = issuer.sign(&issuer.list(StatusPurpose::Revocation, &[]).to_json());
    forged["credentialSubject"]["encodedList"] = json!(StatusBits::with([1]).unwrap().encode());
    let cases = [
        ("changed", forged.to_string()),
        ("unsigned", issuer.list(StatusPurpose::Revocation, &[]).to_json().to_string()),
        ("another purpose", issuer.sign(&issuer.list(StatusPurpose::Suspension, &[]).to_json()).to_string()),
        ("another issuer", list(&|list| list["issuer"] = json!("did:web:other.example"))),
        ("another list", list(&|list| list["id"] = json!("https://badges.example.edu/status/4"))),
        ("expired", list(&|list| list["validUntil"] = json!("2026-11-22T09:30:01Z"))),
        ("not yet begun", list(&|list| list["validFrom"] = json!("2026-11-23T09:30:00Z"))),
        ("another type", signed(&issuer)),
        ("not JSON", "<html>".into()),
    ];
    for (name, list) in cases {
        let fetched = with(&issuer, LIST, Ok(list));
        let report = judged(signed(&issuer).as_bytes(), &fetched);
        assert_eq!(report.state, State::Unverifiable, "{name}");
        assert_eq!(outcome(&report, CheckName::Status), Some(Outcome::Failed), "{name}");
    }
}

#[test]
fn a_status_list_may_come_as_a_token() {
    let issuer = Issuer::new();
    let list = issuer.jwt(&issuer.list(StatusPurpose::Revocation, &[94_567]).to_json());
    let fetched = with(&issuer, LIST, Ok(list));
    assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Revoked);
}

#[test]
fn a_credential_of_another_version_is_unverifiable_and_not_invalid() {
    let issuer = Issuer::new();
    let mut other: Value = serde_json::from_str(&signed(&issuer)).unwrap();
    other["@context"][0] = json!("https://www.w3.org/ns/credentials/v9");
    assert_eq!(judged(other.to_string().as_bytes(), &issuer.fetched(&[])).state, State::Unverifiable);

    let mut other: Value = serde_json::from_str(&signed(&issuer)).unwrap();
    other["proof"][0]["cryptosuite"] = json!("bbs-2023");
    assert_eq!(judged(other.to_string().as_bytes(), &issuer.fetched(&[])).state, State::Unverifiable);
}

#[test]
fn a_badge_that_lacks_a_required_part_is_invalid_although_its_signature_holds() {
    let issuer = Issuer::new();
    let cases: [(&str, Change); 10] = [
        ("@context", |badge| badge["@context"].as_array_mut().unwrap().reverse()),
        ("criteria", |badge| badge["credentialSubject"]["achievement"]["criteria"] = json!({"type": "Criteria"})),
        ("description", |badge| {
            badge["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("description");
        }),
        ("image", |badge| badge["credentialSubject"]["achievement"]["image"] = json!("https://h.example/i.png")),
        ("validFrom", |badge| badge["validFrom"] = json!("2026-11-22")),
        ("OpenBadgeCredential", |badge| badge["type"] = json!(["VerifiableCredential"])),
        ("evidence", |badge| badge["evidence"] = json!([{"type": ["Image"], "name": "x"}])),
        ("awardedDate", |badge| badge["awardedDate"] = json!("yesterday")),
        ("too many entries", |badge| badge["credentialStatus"] = json!(vec![badge["credentialStatus"].clone(); 9])),
        ("identifier", |badge| badge["credentialSubject"]["identifier"][0]["hashed"] = json!("true")),
    ];
    for (word, change) in cases {
        let mut badge = issuer.content().to_json();
        change(&mut badge);
        let report = judged(issuer.sign(&badge).to_string().as_bytes(), &issuer.fetched(&[]));
        let structure = report.checks.iter().find(|check| check.name == CheckName::Structure).unwrap();
        assert_eq!((report.state, structure.outcome), (State::Invalid, Outcome::Failed), "{word}");
        assert!(structure.detail.contains(word), "{word}: {}", structure.detail);
    }
}

#[test]
fn the_recipient_is_recognised_by_the_address_in_any_spelling() {
    let issuer = Issuer::new();
    let presented = read(signed(&issuer).as_bytes()).unwrap();
    let recipient = |text: &str| {
        let report = report(&presented, &issuer.fetched(&[]), Some(text), soon());
        assert_eq!(report.state, State::Valid, "a wrong guess does not make the badge wrong");
        outcome(&report, CheckName::Recipient).unwrap()
    };
    assert_eq!(recipient("ada@example.org"), Outcome::Passed);
    assert_eq!(recipient(" ADA@example.ORG "), Outcome::Passed);
    assert_eq!(recipient("eve@example.org"), Outcome::Failed);
    // Whoever reads the name that the badge shows compares it better.
    for name in ["Ada Sample", "Ada", "Eve"] {
        assert_eq!(recipient(name), Outcome::NotChecked, "{name}");
    }
}

#[test]
fn an_issuer_is_known_only_when_the_asker_says_why() {
    let issuer = Issuer::new();
    let fetched = Fetched {
        known_issuers: BTreeMap::from([(issuer.did.clone(), "it is an issuer of this server".into())]),
        ..issuer.fetched(&[])
    };
    assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).issuer_known, Answer::Yes);
}

#[test]
fn a_did_key_issuer_is_authentic_by_itself_and_known_to_nobody() {
    let issuer = Issuer::new();
    let encoded = did::multibase(&issuer.key.public_key());
    let did = format!("did:key:{encoded}");
    let mut content = issuer.content();
    content.issuer.did.clone_from(&did);
    content.status = None;
    let method = format!("{did}#{encoded}");
    let signed =
        crate::openbadges::proof::sign_embedded(&content.to_json(), &issuer.key, &method, issued_at()).unwrap();
    let presented = read(signed.to_string().as_bytes()).unwrap();
    assert_eq!(presented.needs(&Fetched::default(), soon()), []);
    let report = report(&presented, &Fetched::default(), None, soon());
    assert_eq!((report.state, report.issuer_known), (State::Valid, Answer::Unknown));
}

#[test]
fn an_ended_proof_does_not_hold() {
    let issuer = Issuer::new();
    let mut signed: Value = serde_json::from_str(&signed(&issuer)).unwrap();
    signed["proof"][0]["expires"] = json!("2026-11-22T09:31:00Z");
    let report = judged(signed.to_string().as_bytes(), &issuer.fetched(&[]));
    let ended = report.checks.iter().any(|check| check.outcome == Outcome::Failed && check.detail.contains("ended"));
    assert!(ended, "{report:#?}");
}

#[test]
fn what_is_no_badge_is_refused_with_its_reason() {
    assert_eq!(read(b"hello").unwrap_err(), ReadError::NotABadge);
    assert!(matches!(read(b"<html>"), Err(ReadError::Picture(BakingError::NotAnSvg))));
    assert_eq!(read(b"\xff\xfe").unwrap_err(), ReadError::NotABadge);
    assert_eq!(read(&vec![b' '; LONGEST_JWT + 1]).unwrap_err(), ReadError::TooLarge);
    assert!(matches!(read(b"{\"a\":1,\"a\":2}"), Err(ReadError::Json(_))));
    assert!(matches!(read(b"eyJhbGciOiJub25lIn0.e30."), Err(ReadError::Jwt(ProofError::NoKeyPair(_)))));
}

#[test]
fn odd_json_never_panics_and_is_never_valid() {
    for text in [
        "{}",
        r#"{"issuer":[]}"#,
        r#"{"@context":7,"proof":[[]]}"#,
        r#"{"credentialSubject":[{"achievement":[]}],"proof":{}}"#,
        r#"{"credentialStatus":[null,7,{"statusListIndex":-1}],"issuer":{"id":"did:web:x"},"proof":[null]}"#,
    ] {
        let report = judged(text.as_bytes(), &Fetched::default());
        assert_ne!(report.state, State::Valid, "{text}");
    }
}

#[test]
fn a_report_reads_as_json_with_plain_words() {
    let issuer = Issuer::new();
    let report = serde_json::to_value(judged(signed(&issuer).as_bytes(), &issuer.fetched(&[]))).unwrap();
    assert_eq!(report["state"], "valid");
    assert_eq!(report["checks"][0]["name"], "terms");
    assert_eq!(report["form"], "json");
}
