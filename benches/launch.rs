//! The whole validation of one launch, beside the least that any tool has to do: one bare decode of the same token.

mod moodle;

use accolade::keys::RsaKey;
use accolade::lti::id_token::{self, KeySet};
use accolade::lti::launch;
use accolade::lti::login::Target;
use accolade::lti::registration::Registration;
use chrono::{TimeZone, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use std::hint::black_box;

use moodle::{CLIENT_ID, ISSUER, KID, Message};

const TARGET: &str = "https://badges.example/lti/launch?badge=1";

fn registration() -> Registration {
    Registration {
        id: "registration-1".to_owned(),
        name: "Example University Moodle".to_owned(),
        issuer: ISSUER.to_owned(),
        client_id: CLIENT_ID.to_owned(),
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
    jwk["kid"] = json!(KID);
    let message =
        Message { sub: "4", name: "Ada Example", course: ("2", "Badge 101"), nonce: "n-1", target: TARGET, now };
    let token = platform
        .sign_jws(&json!({"typ": "JWT", "kid": KID}), message.claims().to_string().as_bytes())
        .expect("the token can be signed");
    assert!((4600..5000).contains(&token.len()), "the token has {} bytes, not about 4.8 KB", token.len());

    let keys = KeySet::parse(json!({"keys": [&jwk]}).to_string().as_bytes()).expect("the key set can be read");
    let registration = registration();
    let target = Target::of(TARGET);
    let text = |name: &str| jwk[name].as_str().expect("a public key has its numbers").to_owned();
    let bare_key = DecodingKey::from_rsa_components(&text("n"), &text("e")).expect("the key can be read");
    let mut bare_checks = Validation::new(Algorithm::RS256);
    bare_checks.set_audience(&[CLIENT_ID]);
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
            launch::read(&claims, "https://badges.example", target).expect("the message is complete")
        });
    });
    group.finish();
}

criterion_group!(benches, launches);
criterion_main!(benches);
