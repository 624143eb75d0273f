//! The tool's keys: several in the key set, and a rotation that nobody notices.
//!
//! [RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5),
//! [Security Framework 1.0 §6.3](https://www.imsglobal.org/spec/security/v1p0/#h_key-set-url).

use std::collections::BTreeSet;

use accolade::app::Begin;
use accolade::clock::Clock;
use accolade::flows::round::sync_now;
use accolade::practice::{Manners, Practice};
use chrono::Duration;

use crate::app::TestApp;
use crate::inside::{count, stored_context};

async fn published(app: &TestApp) -> BTreeSet<String> {
    let set = app.fetch("/lti/jwks.json").await.expect(200).json();
    let keys = set["keys"].as_array().unwrap().clone();
    for key in &keys {
        assert_eq!((key["alg"].as_str(), key["use"].as_str()), (Some("RS256"), Some("sig")));
        assert!(key.get("d").is_none(), "the private half stays here");
    }
    keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

async fn signing(app: &TestApp) -> String {
    app.app.keys.tool(app.app.clock.now()).await.unwrap().id.as_str().to_owned()
}

/// A launch and a whole poll, with a token that is asked for anew.
async fn works(app: &TestApp, lms: &Practice) {
    app.open(lms, "teacher").await;
    lms.forget_tokens();
    let context = stored_context(app, lms).await.id;
    let summary = sync_now(&app.app, context).await.unwrap();
    assert_eq!(summary.report.errors, Vec::<String>::new());
}

fn pass(clock: &Clock, lms: &Practice, time: Duration) {
    clock.advance(time);
    lms.set_skew(clock.now() - Clock::system().now());
}

#[tokio::test]
async fn a_new_key_is_published_before_it_signs_and_no_call_fails_meanwhile() {
    for manners in Manners::ALL {
        let clock = Clock::fixed_at(Clock::system().now());
        let app = TestApp::start_at(clock.clone()).await;
        let lms = app.practice(manners).await;
        works(&app, &lms).await;
        let first = signing(&app).await;
        assert_eq!(published(&app).await, BTreeSet::from([first.clone()]));

        let (made, signs_from) = app.app.keys.rotate(None, Begin::WhenSeen, clock.now()).await.unwrap();
        let second = made[0].as_str().to_owned();
        assert_eq!(signs_from, clock.now() + Duration::minutes(10));
        assert_eq!(published(&app).await, BTreeSet::from([second.clone(), first.clone()]));
        for _ in 0..3 {
            assert_eq!(signing(&app).await, first);
            works(&app, &lms).await;
            pass(&clock, &lms, Duration::minutes(3));
        }
        pass(&clock, &lms, Duration::minutes(1));
        assert_eq!(signing(&app).await, second);
        works(&app, &lms).await;
        assert_eq!(published(&app).await, BTreeSet::from([second.clone(), first]));
        pass(&clock, &lms, Duration::days(31));
        assert_eq!(published(&app).await, BTreeSet::from([second]), "after a month nobody keeps the old set");
        app.stop().await;
    }
}

#[tokio::test]
async fn a_key_that_somebody_else_may_have_is_replaced_at_once() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    works(&app, &lms).await;
    let (made, _) = app.app.keys.rotate(None, Begin::AtOnce, app.app.clock.now()).await.unwrap();
    assert_eq!(signing(&app).await, made[0].as_str());
    assert_eq!(published(&app).await, BTreeSet::from([made[0].as_str().to_owned()]), "nobody trusts the old one");
    // Moodle keeps key sets, and asks again when one fails.
    works(&app, &lms).await;
    app.stop().await;
}

#[tokio::test]
async fn the_schedule_replaces_a_key_of_ninety_days_once_however_many_processes_try() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let keys = &app.app.keys;
    assert_eq!(keys.rotate_when_due(clock.now()).await.unwrap(), 0);
    clock.advance(Duration::days(90) - Duration::seconds(1));
    assert_eq!(keys.rotate_when_due(clock.now()).await.unwrap(), 0);
    clock.advance(Duration::seconds(1));
    let tries = futures_util::future::join_all((0..3).map(|_| keys.rotate_when_due(clock.now()))).await;
    let taken = tries.into_iter().filter(|taken| *taken.as_ref().unwrap() > 0).count();
    assert_eq!((taken, count(&app, "signing_keys WHERE issuer_id IS NULL")), (1, 2));
    assert_eq!(keys.rotate_when_due(clock.now()).await.unwrap(), 0);
    app.stop().await;
}

#[tokio::test]
async fn an_issuers_keys_change_together_and_the_old_ones_stay_in_its_document() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let issuer = app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    let before = app.app.keys.issuer(&issuer, clock.now()).await.unwrap();
    let (made, _) = app.app.keys.rotate(Some(issuer.clone()), Begin::WhenSeen, clock.now()).await.unwrap();
    assert_eq!(made.len(), 2);
    let meanwhile = app.app.keys.issuer(&issuer, clock.now()).await.unwrap();
    assert_eq!((&meanwhile.rsa_id, meanwhile.ed25519.public_key()), (&before.rsa_id, before.ed25519.public_key()));
    clock.advance(Duration::minutes(10));
    let after = app.app.keys.issuer(&issuer, clock.now()).await.unwrap();
    assert!(made.contains(&after.rsa_id) && after.ed25519.public_key() != before.ed25519.public_key());
    let document = app.fetch(&format!("/issuers/{issuer}/did.json")).await.expect(200).text();
    for keys in [&before, &after] {
        assert!(document.contains(keys.rsa_id.as_str()), "{document}");
    }
    app.stop().await;
}

#[tokio::test]
async fn private_keys_are_sealed_where_they_are_kept() {
    let app = TestApp::start().await;
    // What every RSA and every Ed25519 key in PKCS #8 says of itself.
    let marks: [&[u8]; 2] = [&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01], &[0x06, 0x03, 0x2b, 0x65, 0x70]];
    let keys = app.app.store.list_keys().await.unwrap();
    assert_eq!(keys.len(), 3);
    for key in keys {
        for mark in marks {
            assert!(!key.sealed_private_key.windows(mark.len()).any(|bytes| bytes == mark));
        }
    }
    app.stop().await;
}
