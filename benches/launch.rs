//! The whole validation of one launch, beside the least that any tool has to do: one bare decode of the same token.

use accolade::keys::RsaKey;
use accolade::lti::id_token::{self, KeySet};
use accolade::lti::launch;
use accolade::lti::registration::Registration;
use chrono::{DateTime, TimeZone, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use std::hint::black_box;

const TARGET: &str = "https://badges.example/lti/launch?badge=1";

/// Claims in the shape of Moodle 4.5's launch of an activity, filled up to the 4.8 KB that real tokens have.
fn claims(now: DateTime<Utc>) -> Value {
    let lti = "https://purl.imsglobal.org/spec/lti/claim/";
    let ags = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    let lms = "https://moodle.example/mod/lti";
    json!({
        "iss": "https://moodle.example", "aud": "UEDcAvHQE8vipUg", "sub": "4", "nonce": "n-1",
        "iat": now.timestamp(), "exp": now.timestamp() + 60,
        "name": "Ada Example", "given_name": "Ada", "family_name": "Example", "email": "student1@example.test",
        format!("{lti}version"): "1.3.0",
        format!("{lti}message_type"): "LtiResourceLinkRequest",
        format!("{lti}deployment_id"): "2",
        format!("{lti}target_link_uri"): TARGET,
        format!("{lti}roles"): ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
        format!("{lti}context"): {"id": "2", "label": "BADGE101", "title": "Badge 101", "type": ["CourseSection"]},
        format!("{lti}resource_link"): {"id": "4", "title": "Badge 1", "description": "Earn it. ".repeat(70)},
        format!("{lti}lis"): {"person_sourcedid": "ID-student1", "course_section_sourcedid": ""},
        format!("{lti}ext"): {"user_username": "student1", "lms": "moodle-2"},
        format!("{lti}launch_presentation"): {"locale": "en", "document_target": "iframe",
            "return_url": format!("{lms}/return.php?course=2&launch_container=3&instanceid=4&sesskey=example")},
        format!("{lti}tool_platform"): {"product_family_code": "moodle", "version": "2024100706",
            "guid": "1fa9c2f7d0aa4b1b8f0e6f6a5c0d9e11", "name": "badgetest", "description": "Badge Test Site"},
        format!("{lti}custom"): {"badge": "1", "who": "student1", "history": "",
            "due": "$ResourceLink.submission.endDateTime", "context_memberships_url": format!("{lms}/memberships")},
        "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {
            "scope": [format!("{ags}lineitem"), format!("{ags}lineitem.readonly"), format!("{ags}result.readonly"),
                format!("{ags}score")],
            "lineitems": format!("{lms}/services.php/2/lineitems?type_id=2"),
            "lineitem": format!("{lms}/services.php/2/lineitems/15/lineitem?type_id=2")},
        "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice": {
            "context_memberships_url": format!("{lms}/services.php/CourseSection/2/bindings/2/memberships"),
            "service_versions": ["1.0", "2.0"]},
        "https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome": {
            "lis_result_sourcedid": json!({"data": {"instanceid": "4", "userid": "4"}, "hash": "0123456789abcdef"}).to_string(),
            "lis_outcome_service_url": format!("{lms}/service.php")},
    })
}

fn registration() -> Registration {
    Registration {
        id: "registration-1".to_owned(),
        name: "Example University Moodle".to_owned(),
        issuer: "https://moodle.example".to_owned(),
        client_id: "UEDcAvHQE8vipUg".to_owned(),
        auth_url: "https://moodle.example/mod/lti/auth.php".to_owned(),
        token_url: "https://moodle.example/mod/lti/token.php".to_owned(),
        jwks_url: "https://moodle.example/mod/lti/certs.php".to_owned(),
        token_audience: None,
        accepts_new_deployments: true,
        family: Some("moodle".to_owned()),
    }
}

fn launches(criterion: &mut Criterion) {
    let now = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).single().expect("noon comes once");
    let platform = RsaKey::generate().expect("a key can be made");
    let mut jwk = platform.public_jwk();
    jwk["kid"] = json!("kid-1");
    let token = platform
        .sign_jws(&json!({"typ": "JWT", "kid": "kid-1"}), claims(now).to_string().as_bytes())
        .expect("the token can be signed");
    assert!((4600..5000).contains(&token.len()), "the token has {} bytes, not about 4.8 KB", token.len());

    let keys = KeySet::parse(json!({"keys": [&jwk]}).to_string().as_bytes()).expect("the key set can be read");
    let registration = registration();
    let text = |name: &str| jwk[name].as_str().expect("a public key has its numbers").to_owned();
    let bare_key = DecodingKey::from_rsa_components(&text("n"), &text("e")).expect("the key can be read");
    let mut bare_checks = Validation::new(Algorithm::RS256);
    bare_checks.set_audience(&["UEDcAvHQE8vipUg"]);
    // The token is dated to a fixed moment; comparing two numbers costs nothing that could be measured.
    bare_checks.validate_exp = false;

    let mut group = criterion.benchmark_group("launch");
    group.bench_function("bare decode", |bencher| {
        bencher.iter(|| jsonwebtoken::decode::<Value>(black_box(&token), &bare_key, &bare_checks).expect("genuine"));
    });
    group.bench_function("full validation", |bencher| {
        bencher.iter(|| {
            let token = black_box(&token);
            let header = id_token::read_header(token).expect("the header is well formed");
            let key = keys.find(&header.kid).expect("the key is in the set");
            let claims = id_token::verify(token, key, &registration, "n-1", now).expect("the token is genuine");
            launch::read(&claims, "https://badges.example", TARGET).expect("the message is complete")
        });
    });
    group.finish();
}

criterion_group!(benches, launches);
criterion_main!(benches);
