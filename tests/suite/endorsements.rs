//! What others say, signed, of badges, issuers and awards: checked, kept, carried and shown; and what our issuers say.

use accolade::domain::endorsement::EndorsedKind;
use accolade::domain::issuer::Profile;
use accolade::flows::endorse::{self, EndorseError, Saying};
use accolade::flows::issuer::{self, IssuerInput};
use accolade::flows::{identity, person};
use accolade::openbadges::verification::{Kind, State};
use accolade::practice::Manners;
use accolade::store::{Issuer, Recorded, StoredAchievement};
use reqwest::Method;
use serde_json::{Value, json};

use crate::course::{Taught, execute, rows};

/// A course with a badge, and a second organisation on the same server.
async fn taught() -> (Taught, StoredAchievement, Issuer) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let profile = Profile { name: "Guild of Laboratories".into(), ..Profile::default() };
    let guild = issuer::create(&taught.app.app, IssuerInput { profile, ..IssuerInput::default() }).await.unwrap();
    (taught, badge, guild)
}

fn saying(by: &Issuer, subject: &str, comment: &str) -> Saying {
    Saying {
        issuer: Some(by.id.to_string()),
        subject: subject.to_owned(),
        comment: comment.to_owned(),
        valid_until: None,
    }
}

/// A signed endorsement that is not kept.
async fn signed(taught: &Taught, by: &Issuer, subject: &str, comment: &str) -> String {
    let (document, kept) = endorse::sign(&taught.app.app, saying(by, subject, comment)).await.unwrap();
    if kept.is_some() {
        execute(&taught.app, "DELETE FROM endorsements");
    }
    document
}

fn address(taught: &Taught, badge: &StoredAchievement) -> String {
    taught.app.app.urls.achievement(badge.achievement.id.as_str())
}

#[tokio::test]
async fn what_is_said_of_a_badge_and_its_issuer_is_carried_by_everything_signed_from_then_on() {
    let (taught, badge, guild) = taught().await;
    taught.lms.set_grade("zoe", "Final quiz", Some(10.0));
    taught.sync().await;
    let before = taught.award(&badge, "ada").await.unwrap();
    let old = taught.file(&before, "json").await;
    let app = &taught.app;
    let of_badge = signed(&taught, &guild, &address(&taught, &badge), "We hire <b>whoever</b> has it.").await;
    let us = app.app.store.find_default_issuer().await.unwrap().unwrap();
    let of_issuer = signed(&taught, &guild, &identity::did(&us, &app.app.urls), "They teach well.").await;
    for document in [&of_badge, &of_issuer] {
        let body = json!({"document": serde_json::from_str::<Value>(document).unwrap()});
        let kept = app.api("write", Method::POST, "/api/v1/endorsements", Some(&body)).await.expect(201);
        assert!(kept.header("location").starts_with("/api/v1/endorsements/"));
        // Twice is once.
        app.api("write", Method::POST, "/api/v1/endorsements", Some(&body)).await.expect(200);
    }
    assert_eq!(rows(app, "endorsements").len(), 2);

    taught.lms.set_grade("zoe", "Final quiz", Some(99.0));
    taught.sync().await;
    let zoe = taught.award(&badge, "zoe").await.unwrap();
    for extension in ["json", "jwt", "png"] {
        let report = taught.verify(&taught.file(&zoe, extension).await).await;
        assert_eq!(report.state, State::Valid, "{extension} {:?}", report.checks);
        let said: Vec<_> = report.endorsements.iter().map(|one| (one.kind, one.state)).collect();
        assert_eq!(said, [(Kind::Endorsement, State::Valid); 2], "{extension}: {:?}", report.endorsements);
    }
    let document: Value = serde_json::from_slice(&taught.file(&zoe, "json").await).unwrap();
    let carried = &document["credentialSubject"]["achievement"]["endorsement"][0];
    assert_eq!(carried.to_string(), of_badge);
    assert_eq!(document["issuer"]["endorsement"][0].to_string(), of_issuer);
    // What was signed before stays as it was, and its page tells it.
    assert_eq!(taught.file(&before, "json").await, old);
    let page = app.browse(&format!("/credentials/{}", before.credential.unwrap().0)).await.expect(200).text();
    assert!(page.contains("Guild of Laboratories") && page.contains("We hire &lt;b&gt;whoever"), "{page}");
    for path in [format!("/achievements/{}", badge.achievement.id), format!("/issuers/{}", us.id)] {
        assert!(app.browse(&path).await.expect(200).text().contains("They teach well."), "{path}");
        let published = app.fetch(&format!("{path}.json")).await.expect(200).json();
        assert_eq!(published["endorsement"][0]["type"][1], "EndorsementCredential", "{path}");
    }
    let (id, _) = zoe.credential.clone().unwrap();
    let page = app.browse(&format!("/verify?credential={id}")).await.expect(200).text();
    assert!(page.contains("What others say of it") && page.contains("They teach well."), "{page}");
    // A 2.0 form, which knows no such thing, goes on as before.
    app.fetch(&format!("/achievements/{}", badge.achievement.id)).await.expect(200);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_taken_out_of_use_or_ran_out_is_carried_by_nothing_more() {
    let (taught, badge, guild) = taught().await;
    let app = &taught.app;
    let about = address(&taught, &badge);
    let document = signed(&taught, &guild, &about, "We hire whoever has it.").await;
    let (kept, recorded) = endorse::add(&app.app, document.as_bytes()).await.unwrap();
    assert_eq!(recorded, Recorded::New);
    let path = format!("/api/v1/endorsements/{}", kept.id);
    app.api("read", Method::DELETE, &path, None).await.expect(403);
    app.api("write", Method::DELETE, &path, None).await.expect(204);
    app.api("write", Method::DELETE, "/api/v1/endorsements/none", None).await.expect(404);
    assert_eq!(app.api("read", Method::GET, &path, None).await.expect(200).json()["withdrawn"], true);
    taught.sync().await;
    let ada: Value =
        serde_json::from_slice(&taught.file(&taught.award(&badge, "ada").await.unwrap(), "json").await).unwrap();
    assert!(ada["credentialSubject"]["achievement"].get("endorsement").is_none());
    assert!(!app.browse(&format!("/achievements/{}", badge.achievement.id)).await.text().contains("We hire"));
    // Brought again, it is in use again.
    let (again, recorded) = endorse::add(&app.app, document.as_bytes()).await.unwrap();
    assert_eq!((again.id, recorded, again.is_withdrawn), (kept.id, Recorded::Existing, false));
    execute(app, "UPDATE endorsements SET valid_until = '2026-01-01 00:00:00'");
    let now = app.app.clock.now();
    let said = endorse::of(&app.app, EndorsedKind::Achievement, badge.achievement.id.as_str(), now).await.unwrap();
    assert!(said.is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn what_is_said_of_an_award_stands_on_its_page_and_goes_with_its_holder() {
    let (taught, badge, guild) = taught().await;
    taught.sync().await;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let file = taught.file(&ada, "json").await;
    let id = ada.credential.clone().unwrap().0;
    let about = taught.app.app.urls.credential(id.as_str());
    let document = signed(&taught, &guild, &about, "She also tidied up.").await;
    endorse::add(&taught.app.app, document.as_bytes()).await.unwrap();
    assert!(taught.app.browse(&format!("/credentials/{id}")).await.text().contains("She also tidied up."));
    assert_eq!(taught.file(&ada, "json").await, file);
    let found = format!("/api/v1/endorsements?kind=award&subject={}", ada.id);
    let found = taught.app.api("read", Method::GET, &found, None).await.expect(200).json();
    assert_eq!(found["items"][0]["comment"], "She also tidied up.");
    taught.app.api("read", Method::GET, "/api/v1/endorsements?kind=award", None).await.expect(422);
    person::erase(&taught.app.app, ada.person).await.unwrap();
    assert!(rows(&taught.app, "endorsements").is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn what_does_not_hold_or_speaks_of_something_else_is_not_kept() {
    let (taught, badge, guild) = taught().await;
    taught.sync().await;
    let app = &taught.app;
    let good = signed(&taught, &guild, &address(&taught, &badge), "We hire whoever has it.").await;
    let elsewhere = signed(&taught, &guild, "https://badges.example.org/achievements/1", "Good.").await;
    let changed = good.replace("We hire", "We fire");
    let badge_file = String::from_utf8(taught.file(&taught.award(&badge, "ada").await.unwrap(), "json").await).unwrap();
    let mut unsigned: Value = serde_json::from_str(&good).unwrap();
    unsigned.as_object_mut().unwrap().remove("proof");
    let draft = accolade::flows::author::create(
        &app.app,
        taught.input("Draft", json!({"completed": {"activity": "Final quiz"}})),
        false,
    );
    let of_draft = signed(&taught, &guild, &address(&taught, &draft.await.unwrap()), "Good.").await;
    for (document, says) in [
        (changed, "does not hold"),
        (unsigned.to_string(), "does not hold"),
        (badge_file, "no endorsement"),
        (elsewhere, "no published badge"),
        (of_draft, "no published badge"),
        (format!("{good}{}", " ".repeat(70 << 10)), "KB at most"),
    ] {
        let refused = endorse::add(&app.app, document.as_bytes()).await.unwrap_err().to_string();
        assert!(refused.contains(says), "{says}: {refused}");
    }
    for body in [json!({}), json!({"document": 7}), json!({"document": "{}"}), json!({"document": "ey.a.b"})] {
        app.api("write", Method::POST, "/api/v1/endorsements", Some(&body)).await.expect(422);
    }
    assert!(rows(app, "endorsements").is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn an_issuer_signs_what_verifies_elsewhere_and_nothing_about_itself() {
    let (taught, badge, guild) = taught().await;
    let app = &taught.app;
    let about = "https://badges.example.org/achievements/7";
    let body =
        json!({"issuer": guild.key, "subject": about, "comment": "Good.", "valid_until": "2099-01-01T00:00:00Z"});
    let said = app.api("write", Method::POST, "/api/v1/endorsements/sign", Some(&body)).await.expect(200).json();
    assert_eq!((&said["endorsement"], &said["document"]["credentialSubject"]["id"]), (&Value::Null, &json!(about)));
    let report = taught.verify(said["document"].to_string().as_bytes()).await;
    assert_eq!((report.state, report.kind), (State::Valid, Kind::Endorsement), "{:?}", report.checks);
    // What speaks of something here is kept at once.
    let body = json!({"issuer": guild.id.as_str(), "subject": address(&taught, &badge), "comment": "Good."});
    let said = app.api("write", Method::POST, "/api/v1/endorsements/sign", Some(&body)).await.expect(200).json();
    assert_eq!(said["endorsement"]["subject"], badge.achievement.id.as_str());
    let own = identity::did(&guild, &app.app.urls);
    for (field, value) in [
        ("subject", json!(own)),
        ("subject", json!("not an address")),
        ("subject", json!("javascript:alert(1)")),
        ("comment", json!(" ")),
        ("comment", json!("x".repeat(501))),
        ("issuer", json!("nobody")),
        ("valid_until", json!("2020-01-01T00:00:00Z")),
    ] {
        let mut body = body.clone();
        body[field] = value;
        let problem = app.api("write", Method::POST, "/api/v1/endorsements/sign", Some(&body)).await.expect(422).json();
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"), "{problem}");
    }
    let refused = endorse::sign(&app.app, saying(&guild, &own, "We are good.")).await;
    assert!(matches!(refused, Err(EndorseError::Itself)));
    taught.stop().await;
}
