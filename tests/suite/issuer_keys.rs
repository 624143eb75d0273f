//! What issuers sign with: keys that follow each other, that were brought, that carry certificates, and that leaked.

use std::collections::BTreeSet;

use accolade::app::Begin;
use accolade::clock::Clock;
use accolade::domain::ids::{IssuerId, KeyId};
use accolade::domain::log::{Event, EventKind};
use accolade::flows::{log, work};
use accolade::keys::{self, PrivateKey, RsaKey};
use accolade::openbadges::verification::State;
use accolade::store::{JobKind, KeyAlgorithm};
use chrono::Duration;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::course::query;
use crate::issuers::House;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../fixtures/keys/", $name))
    };
}

async fn house() -> (House, Clock, IssuerId) {
    let clock = Clock::fixed_at(Clock::system().now());
    let house = House::of(TestApp::start_at(clock.clone()).await).await;
    let issuer = house.app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    (house, clock, issuer)
}

fn brought(text: &str) -> PrivateKey {
    keys::read_private_key(text).unwrap()
}

fn rsa(text: &str) -> RsaKey {
    match brought(text) {
        PrivateKey::Rsa(key) => key,
        PrivateKey::Ed25519(_) => panic!("it is an RSA key"),
    }
}

async fn import(house: &House, clock: &Clock, issuer: &IssuerId, text: &str, begin: Begin) -> KeyId {
    house.app.app.keys.import(issuer.clone(), brought(text), None, begin, clock.now()).await.unwrap().0
}

/// The header of a JWT.
fn header(jwt: &str) -> Value {
    serde_json::from_slice(&keys::from_base64url(jwt.split('.').next().unwrap()).unwrap()).unwrap()
}

async fn jwt(house: &House, credential: &str) -> String {
    house.app.fetch(&format!("{credential}.jwt")).await.expect(200).text()
}

async fn states(house: &House, credential: &str) -> [State; 2] {
    let mut states = Vec::new();
    for file in ["json", "jwt"] {
        let bytes = house.app.fetch(&format!("{credential}.{file}")).await.expect(200).bytes;
        states.push(house.verify(&bytes).await.state);
    }
    [states[0], states[1]]
}

/// What the default issuer's document lists: all keys, and those that count for badges.
async fn listed(house: &House, issuer: &IssuerId) -> (usize, usize) {
    let document = house.app.fetch(&format!("/issuers/{issuer}/did.json")).await.expect(200).json();
    let count = |name: &str| document[name].as_array().unwrap().len();
    (count("verificationMethod"), count("assertionMethod"))
}

#[tokio::test]
async fn keys_that_were_brought_sign_once_they_were_seen_and_earlier_badges_hold() {
    let (house, clock, issuer) = house().await;
    let first = house.award("first", &json!({})).await;
    let token = import(&house, &clock, &issuer, fixture!("rsa-pkcs1.pem"), Begin::WhenSeen).await;
    import(&house, &clock, &issuer, fixture!("ed25519.pem"), Begin::WhenSeen).await;
    assert_eq!(listed(&house, &issuer).await, (4, 4), "they are published at once");
    let meanwhile = house.give("first").await;
    assert_ne!(header(&jwt(&house, &meanwhile).await)["kid"], house.app.app.urls.key(token.as_str()));
    clock.advance(Duration::minutes(10));
    let after = house.give("first").await;
    assert_eq!(header(&jwt(&house, &after).await)["kid"], house.app.app.urls.key(token.as_str()));
    for credential in [&first, &meanwhile, &after] {
        assert_eq!(states(&house, credential).await, [State::Valid; 2]);
    }
    let PrivateKey::Ed25519(own) = brought(fixture!("ed25519.pem")) else { panic!("it is an Ed25519 key") };
    let method = house.json(&after).await["proof"][0]["verificationMethod"].as_str().unwrap().to_owned();
    assert!(method.ends_with(&accolade::openbadges::did::multibase(&own.public_key())));

    let set = house.app.fetch("/.well-known/jwks.json").await.expect(200).json();
    let keys = set["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 4);
    let did = house.json(&after).await["issuer"]["id"].clone();
    for key in keys {
        assert_eq!(key["iss"], did);
        assert!(["d", "p", "q"].into_iter().all(|private| key.get(private).is_none()), "{key}");
        let alone = house.app.app.urls.key(&key_id(&house, key).await);
        let served = house.app.fetch(&alone).await.expect(200).json();
        assert_eq!((&served["kty"], &served["kid"]), (&key["kty"], &key["kid"]));
    }
    let stored = house.app.app.store.list_keys().await.unwrap();
    let secret = rsa(fixture!("rsa-pkcs1.pem"));
    assert!(stored.iter().all(|key| !contains(&key.sealed_private_key, &secret.pkcs8()[40..80])), "sealed at rest");
    house.app.stop().await;
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The id of a key of the key set.
async fn key_id(house: &House, jwk: &Value) -> String {
    let kid = jwk["kid"].as_str().unwrap();
    if jwk["kty"] == "RSA" {
        return kid.rsplit('/').next().unwrap().to_owned();
    }
    let public = keys::hex(&keys::from_base64url(jwk["x"].as_str().unwrap()).unwrap());
    let stored = house.app.app.store.list_keys().await.unwrap();
    stored.into_iter().find(|key| key.public_key == public).unwrap().id.into_string()
}

#[tokio::test]
async fn a_key_belongs_to_one_issuer_and_does_not_come_back() {
    let (house, clock, issuer) = house().await;
    let law: IssuerId = house.issuer(&json!({"key": "law", "name": "Law"})).await["id"].as_str().unwrap().into();
    let keys = &house.app.app.keys;
    let id = import(&house, &clock, &issuer, fixture!("rsa.pem"), Begin::AtOnce).await;
    for owner in [&issuer, &law] {
        let again = keys.import(owner.clone(), brought(fixture!("rsa.pem")), None, Begin::AtOnce, clock.now()).await;
        assert!(again.is_err(), "it is here already");
    }
    keys.rotate(Some(issuer.clone()), Begin::InPlaceOfLeaked, clock.now()).await.unwrap();
    let chain = Some(keys::read_chain(fixture!("chain.pem"), &rsa(fixture!("rsa.pem")), clock.now()).unwrap());
    let again = keys.import(issuer.clone(), brought(fixture!("rsa.pem")), chain, Begin::AtOnce, clock.now()).await;
    assert!(again.is_err(), "a withdrawn key does not come back, with certificates or without");
    house.app.fetch(&house.app.app.urls.key(id.as_str())).await.expect(404);
    house.app.stop().await;
}

#[tokio::test]
async fn the_schedule_renews_what_was_made_here_every_year_and_leaves_what_was_brought() {
    let (house, clock, issuer) = house().await;
    let law: IssuerId = house.issuer(&json!({"key": "law", "name": "Law"})).await["id"].as_str().unwrap().into();
    import(&house, &clock, &issuer, fixture!("rsa.pem"), Begin::AtOnce).await;
    let before = house.award("first", &json!({"issuer": "law"})).await;
    clock.advance(Duration::days(365));
    let keys = &house.app.app.keys;
    let tries = futures_util::future::join_all((0..3).map(|_| keys.rotate_when_due(clock.now()))).await;
    let renewed: usize = tries.into_iter().map(Result::unwrap).sum();
    assert_eq!(renewed, 3, "the tool and both issuers, once each");
    let count = async |owner: &IssuerId, algorithm| {
        let keys = house.app.app.store.list_keys().await.unwrap();
        keys.iter().filter(|key| key.issuer.as_ref() == Some(owner) && key.algorithm == algorithm).count()
    };
    assert_eq!((count(&law, KeyAlgorithm::Rs256).await, count(&law, KeyAlgorithm::Ed25519).await), (2, 2));
    assert_eq!((count(&issuer, KeyAlgorithm::Rs256).await, count(&issuer, KeyAlgorithm::Ed25519).await), (2, 2));
    let old = keys.issuer(&law, clock.now()).await.unwrap().ed25519.public_key();
    clock.advance(Duration::minutes(9));
    assert_eq!(keys.issuer(&law, clock.now()).await.unwrap().ed25519.public_key(), old, "published before it signs");
    clock.advance(Duration::minutes(1));
    assert_ne!(keys.issuer(&law, clock.now()).await.unwrap().ed25519.public_key(), old);
    assert_eq!(keys.rotate_when_due(clock.now()).await.unwrap(), 0);
    for list in query(&house.app, "SELECT id AS found FROM status_lists") {
        work::run_named(&house.app.app, JobKind::Status, &list).await.unwrap();
    }
    assert_eq!(states(&house, &before).await, [State::Valid; 2], "a year and a rotation later");
    house.app.stop().await;
}

#[tokio::test]
async fn a_leaked_key_leaves_the_document_and_what_it_signed_is_told_apart() {
    let (house, clock, issuer) = house().await;
    let app = &house.app.app;
    let leaked = house.award("first", &json!({})).await;
    let leaked_key = app.keys.issuer(&issuer, clock.now()).await.unwrap().rsa_id.clone();
    assert!(app.keys.distrust(&leaked_key, clock.now()).await.is_err(), "it still signs");
    clock.advance(Duration::hours(1));
    app.keys.rotate(Some(issuer.clone()), Begin::InPlaceOfLeaked, clock.now()).await.unwrap();
    assert_eq!(listed(&house, &issuer).await, (2, 2));
    assert_eq!(states(&house, &leaked).await, [State::KeyWithdrawn; 2]);
    house.app.fetch(&app.urls.key(leaked_key.as_str())).await.expect(404);
    let set = house.app.fetch("/.well-known/jwks.json").await.expect(200).text();
    assert!(!set.contains(leaked_key.as_str()));
    let page = house.app.browse(&leaked).await.expect(200).text();
    assert!(page.contains("Signed with a withdrawn key"), "{page}");
    let link = house.app.browse(&format!("/verify?credential={}", leaked.rsplit('/').next().unwrap())).await.text();
    assert!(link.contains("Signed with a withdrawn key"));
    // New badges hold, once the lists that the old key signed are signed anew.
    clock.advance(Duration::seconds(90));
    while let Some(job) =
        app.store.take_job(&[JobKind::Status], work::new_lease(), clock.now(), work::LEASE).await.unwrap()
    {
        work::run(app, job).await.unwrap();
    }
    let next = house.give("first").await;
    assert_eq!(states(&house, &next).await, [State::Valid; 2]);
    let issuer_page = house.app.browse(&format!("/issuers/{issuer}")).await.expect(200).text();
    assert!(issuer_page.contains("Withdrawn on") && issuer_page.contains(leaked_key.as_str()));
    house.app.stop().await;
}

#[tokio::test]
async fn an_ordinary_change_at_once_keeps_the_earlier_keys() {
    let (house, clock, issuer) = house().await;
    let first = house.award("first", &json!({})).await;
    clock.advance(Duration::hours(1));
    house.app.app.keys.rotate(Some(issuer.clone()), Begin::AtOnce, clock.now()).await.unwrap();
    assert_eq!(listed(&house, &issuer).await, (4, 4));
    assert_eq!(states(&house, &first).await, [State::Valid; 2]);
    house.app.stop().await;
}

#[tokio::test]
async fn certificates_of_a_seal_stand_in_the_key_wherever_it_is_published_and_not_in_tokens() {
    let (house, clock, issuer) = house().await;
    let chain = keys::read_chain(fixture!("chain.pem"), &rsa(fixture!("rsa.pem")), clock.now()).unwrap();
    let keyring = &house.app.app.keys;
    let id = import(&house, &clock, &issuer, fixture!("rsa.pem"), Begin::AtOnce).await;
    let bare = house.app.fetch(&house.app.app.urls.key(id.as_str())).await.expect(200).json();
    assert!(bare.get("x5c").is_none());
    // The certificates of a key that signs already are brought later.
    let (again, _) = keyring
        .import(issuer.clone(), brought(fixture!("rsa.pem")), Some(chain.clone()), Begin::AtOnce, clock.now())
        .await
        .unwrap();
    assert_eq!(again, id);
    let sealed = house.award("first", &json!({})).await;
    assert_eq!(states(&house, &sealed).await, [State::Valid; 2]);
    let members: BTreeSet<String> = header(&jwt(&house, &sealed).await).as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, BTreeSet::from(["alg", "kid", "typ"].map(str::to_owned)));

    let alone = house.app.fetch(&house.app.app.urls.key(id.as_str())).await.expect(200).json();
    let document = house.app.fetch(&format!("/issuers/{issuer}/did.json")).await.expect(200).json();
    let methods = document["verificationMethod"].as_array().unwrap();
    let listed = methods.iter().find(|one| one["publicKeyJwk"]["kid"] == alone["kid"]).unwrap();
    let set = house.app.fetch("/.well-known/jwks.json").await.expect(200).json();
    let in_set = set["keys"].as_array().unwrap().iter().find(|one| one["kid"] == alone["kid"]).unwrap();
    for jwk in [&alone, &listed["publicKeyJwk"], in_set] {
        assert_eq!(jwk["x5c"], json!(chain));
        assert_eq!(jwk["x5t#S256"].as_str(), keys::thumbprint(&chain).as_deref());
    }
    let page = house.app.browse(&format!("/issuers/{issuer}")).await.expect(200).text();
    for said in ["Sealed by", "Example University e-seal, Example University", "Example Seal CA 1"] {
        assert!(page.contains(said), "{said}");
    }
    house.app.stop().await;
}

/// What the log has of keys, in its order: what happened, and to which key.
async fn entered(house: &House) -> Vec<(EventKind, String)> {
    log::enter(&house.app.app).await.unwrap();
    let entries = log::entries(&house.app.app, 0, u64::MAX).await.unwrap();
    let events = entries.iter().map(|entry| Event::parse(&entry.leaf).expect("an event"));
    events.filter_map(|event| Some((event.kind, event.key?))).collect()
}

#[tokio::test]
async fn keys_that_are_brought_renewed_or_withdrawn_are_entered_in_the_log() {
    let (house, clock, issuer) = house().await;
    let keyring = &house.app.app.keys;
    house.award("first", &json!({})).await;
    let mut known = entered(&house).await;
    let mut news = async || {
        let all = entered(&house).await;
        let (before, new) = all.split_at(known.len());
        assert_eq!(before, known, "the log only grows");
        let new = new.to_vec();
        known = all;
        new
    };
    let first_rsa = keyring.issuer(&issuer, clock.now()).await.unwrap().rsa_id.clone();

    let brought = rsa(fixture!("rsa.pem"));
    import(&house, &clock, &issuer, fixture!("rsa.pem"), Begin::AtOnce).await;
    let thumbprint = keys::rsa_thumbprint(&brought.public_jwk()).unwrap();
    let of_import = news().await;
    assert_eq!(
        of_import.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        [EventKind::KeyRetired, EventKind::KeyAdded]
    );
    assert_eq!(of_import[1].1, thumbprint);
    let chain = keys::read_chain(fixture!("chain.pem"), &brought, clock.now()).unwrap();
    keyring.import(issuer.clone(), PrivateKey::Rsa(brought), Some(chain), Begin::AtOnce, clock.now()).await.unwrap();
    assert!(news().await.is_empty(), "certificates are no other key");

    for _ in 0..2 {
        keyring.distrust(&first_rsa, clock.now()).await.unwrap();
    }
    assert_eq!(news().await, [(EventKind::KeyDistrusted, of_import[0].1.clone())], "once");

    clock.advance(Duration::days(365));
    keyring.rotate_when_due(clock.now()).await.unwrap();
    let renewed: Vec<EventKind> = news().await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(renewed, [EventKind::KeyRetired, EventKind::KeyAdded], "the Ed25519 key alone was made here");

    keyring.rotate(Some(issuer.clone()), Begin::InPlaceOfLeaked, clock.now()).await.unwrap();
    let leaked = news().await;
    let distrusted: Vec<&String> =
        leaked.iter().filter(|(kind, _)| *kind == EventKind::KeyDistrusted).map(|(_, key)| key).collect();
    assert_eq!((distrusted.len(), leaked.len()), (3, 5), "also the successor that does not sign yet");
    assert!(distrusted.contains(&&thumbprint));
    house.app.stop().await;
}

#[tokio::test]
async fn the_older_signed_form_is_withdrawn_with_its_key_and_the_hosted_one_stays() {
    let (house, clock, issuer) = house().await;
    house.change(&issuer.to_string(), &json!({"email": "badges@example.edu"})).await.expect(200);
    let credential = house.award("first", &json!({})).await;
    let older = credential.replace("/credentials/", "/ob2/assertions/");
    let jws = house.app.fetch(&format!("{older}.jws")).await.expect(200).bytes;
    assert_eq!(house.verify(&jws).await.state, State::Valid);
    clock.advance(Duration::hours(1));
    house.app.app.keys.rotate(Some(issuer), Begin::InPlaceOfLeaked, clock.now()).await.unwrap();
    let left = house.app.fetch(&format!("{older}.jws")).await.expect(410).json();
    assert_eq!((&left["revoked"], left.get("badge")), (&json!(true), None), "{left}");
    assert_ne!(house.verify(&jws).await.state, State::Valid);
    let hosted = house.app.fetch(&format!("{older}.json")).await.expect(200).bytes;
    assert_eq!(house.verify(&hosted).await.state, State::Valid);
    house.app.stop().await;
}
