//! Learner records: what somebody takes along of their badges, verified here and kept as it was signed.

use accolade::app::App;
use accolade::domain::issuer::Profile;
use accolade::domain::pathway::{Order, Step, Structure};
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::endorse::{self, Saying};
use accolade::flows::issuer::{self, IssuerInput};
use accolade::flows::log::enter;
use accolade::flows::pathway::{self, PathwayInput};
use accolade::flows::person::erase;
use accolade::flows::record::{self, RecordError};
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::suspend::suspend;
use accolade::flows::wait;
use accolade::flows::{hold, identity};
use accolade::keys;
use accolade::openbadges::log::{Evidence, forms_of};
use accolade::openbadges::verification::{Kind, Outcome, State};
use accolade::practice::Manners;
use accolade::store::{Ruling, StoredAchievement, Token};
use chrono::Duration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::course::{Taught, query};

/// Ada has both badges and the one at the end of the way over them.
async fn walked(taught: &Taught) -> [StoredAchievement; 3] {
    let quiz = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    let again = taught.badge("Again", json!({"score": {"activity": "Final quiz", "at_least": 2}})).await;
    let step = |key: &str| Step { title: None, needs: None, optional: false, badges: vec![key.to_owned()] };
    let input = PathwayInput {
        key: Some("way".into()),
        context: Some(taught.context.clone()),
        name: "Way".into(),
        description: "Over both.".into(),
        structure: Structure { order: Order::Strict, steps: vec![step("quiz"), step("again")] },
        finish_earlier_by: None,
        issuer: None,
    };
    let pathway = pathway::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    // The end follows from badges of the same round, for many at once.
    let end = taught.again(&pathway.end).await;
    wait::decide(&taught.app.app, &end, None, Ruling::Confirmed).await.unwrap();
    taught.settle().await;
    [quiz, again, pathway.end]
}

/// An issuer beside the default one, by its key.
async fn another_issuer(app: &App) -> String {
    let profile = Profile { name: "Guild of Laboratories".to_owned(), ..Profile::default() };
    issuer::create(app, IssuerInput { profile, ..IssuerInput::default() }).await.unwrap().key
}

#[tokio::test]
async fn a_learner_takes_everything_along_and_it_verifies_with_all_that_it_holds() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badges = walked(&taught).await;
    let learner = taught.app.open(&taught.lms, "ada").await;
    let page = taught.app.page(&learner, "").await.expect(200).text();
    assert!(page.contains("All badges in one file"), "{page}");
    let taken = taught.app.post(&learner, "record", &[]).await.expect(303);
    let address = taken.header("location").to_owned();
    let file = taught.app.fetch(&address).await.expect(200);
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!((file.header("x-robots-tag"), file.header("access-control-allow-origin")), ("noindex", "*"));

    let document = file.json();
    assert_eq!(document["type"], json!(["VerifiableCredential", "ClrCredential"]));
    assert_eq!(document["partial"], false);
    let held = document["credentialSubject"]["verifiableCredential"].as_array().unwrap();
    assert_eq!(held.len(), 3);
    for badge in &badges {
        let award = taught.award(badge, "ada").await.unwrap();
        let signed: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
        assert!(held.contains(&signed), "as it was signed");
    }
    let [quiz, again, end] =
        badges.each_ref().map(|badge| taught.app.app.urls.achievement(badge.achievement.id.as_str()));
    let association = |kind: &str, source: &str, target: &str| json!({"type": "Association", "associationType": kind, "sourceId": source, "targetId": target});
    assert_eq!(
        document["credentialSubject"]["association"],
        json!([
            association("isParentOf", &end, &quiz),
            association("isParentOf", &end, &again),
            association("precedes", &quiz, &again)
        ])
    );
    let token = taught.app.fetch(&address.replace(".json", ".jwt")).await.expect(200);
    for bytes in [&file.bytes, &token.bytes] {
        let report = taught.verify(bytes).await;
        assert_eq!(
            (report.state, report.kind, report.contained.len()),
            (State::Valid, Kind::LearnerRecord, 3),
            "{report:#?}"
        );
        assert!(report.holds(), "{report:#?}");
    }
    let changed = String::from_utf8(file.bytes.clone()).unwrap().replace("\"partial\":false", "\"partial\":true");
    assert_eq!(taught.verify(changed.as_bytes()).await.state, State::Invalid);

    // The same is given again, as it was signed; a day later it is made anew.
    let again = taught.app.post(&learner, "record", &[]).await.expect(303);
    assert_eq!(again.header("location"), address);
    assert_eq!(taught.app.fetch(&address).await.bytes, file.bytes);
    clock.advance(Duration::hours(25));
    let ada = taught.member("ada").await.unwrap().person;
    let new = record::make(&taught.app.app, &ada).await.unwrap();
    assert!(!address.contains(new.id.as_str()));
    assert_eq!(query(&taught.app, "SELECT id AS found FROM learner_records").len(), 2);
    clock.advance(Duration::days(90));
    taught.app.fetch(&address).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_hidden_withdrawn_or_over_is_not_taken_along() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let app = &taught.app.app;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 1}});
    let kept = taught.badge("Kept", rule.clone()).await;
    let declined = taught.badge("Declined", rule.clone()).await;
    let revoked = taught.badge("Revoked", rule.clone()).await;
    let short = BadgeInput { expires_after: Some("P1D".into()), ..taught.input("Short", rule) };
    author::create(app, short, true).await.unwrap();
    taught.sync().await;
    let ada = taught.member("ada").await.unwrap().person;
    let whole = record::make(app, &ada).await.unwrap();
    assert_eq!(whole.contents.len(), 4);
    let path = format!("/records/{}", whole.id);
    taught.app.fetch(&path).await.expect(200);

    let withdrawn = taught.award(&revoked, "ada").await.unwrap();
    revoke(app, withdrawn.id, "Copied.", Because::Cause).await.unwrap();
    clock.advance(Duration::days(2));
    // It still says what was signed, and verifiers see what became of it.
    let report = taught.verify(&taught.app.fetch(&path).await.expect(200).bytes).await;
    assert!(report.state == State::Valid && !report.holds());
    // Whoever hides a badge takes the record back, too.
    hold::decline(app, &taught.award(&declined, "ada").await.unwrap(), true, "en").await.unwrap();
    taught.app.fetch(&path).await.expect(404);
    let left = record::make(app, &ada).await.unwrap();
    let only = taught.award(&kept, "ada").await.unwrap().credential.unwrap().0;
    assert_eq!(left.contents, [only]);
    taught.app.fetch(&format!("/records/{}", left.id)).await.expect(200);
    for nothing in ["/records/nothing", &format!("/records/{}.exe", left.id)] {
        taught.app.fetch(nothing).await.expect(404);
    }
    hold::decline(app, &taught.award(&kept, "ada").await.unwrap(), true, "en").await.unwrap();
    assert!(matches!(record::make(app, &ada).await, Err(RecordError::Nothing)));
    taught.stop().await;
}

#[tokio::test]
async fn a_program_makes_the_record_of_a_member_and_a_reader_does_not() {
    let taught = Taught::start(Manners::Canvas).await;
    taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.sync().await;
    for scope in ["write", "read"] {
        let token = Token {
            id: keys::ordered_id(),
            name: scope.to_owned(),
            scopes: vec![scope.to_owned()],
            created_at: taught.app.app.clock.now(),
            is_revoked: false,
        };
        taught.app.app.store.record_token(token, keys::fingerprint(scope)).await.unwrap();
    }
    let ask = async |member: &str, token: &str| {
        let path = format!("/api/v1/contexts/{}/members/{member}/record", taught.context);
        let request = taught.app.request(Method::POST, &path).header("authorization", format!("Bearer {token}"));
        taught.app.send(request).await
    };
    let ada = taught.lms.person_id("ada");
    let made = ask(&ada, "write").await.expect(200).json();
    assert_eq!(made["credentials"].as_array().unwrap().len(), 1);
    let url = made["url"].as_str().unwrap();
    assert_eq!(taught.app.fetch(url).await.expect(200).json()["id"], url);
    ask("nobody", "write").await.expect(404);
    ask(&ada, "read").await.expect(403);
    ask(&ada, "nothing").await.expect(401);
    // The teacher has no badge.
    ask(&taught.lms.person_id("teacher"), "write").await.expect(409);
    taught.stop().await;
}

#[tokio::test]
async fn a_record_goes_with_the_person_who_is_erased() {
    let taught = Taught::start(Manners::Moodle).await;
    let badges = walked(&taught).await;
    assert!(taught.award(&badges[0], "ada").await.is_some());
    let person = taught.member("ada").await.unwrap().person;
    let record = record::make(&taught.app.app, &person).await.unwrap();
    let path = format!("/records/{}", record.id);
    taught.app.fetch(&path).await.expect(200);
    erase(&taught.app.app, person.clone()).await.unwrap();
    taught.app.fetch(&path).await.expect(404);
    assert!(query(&taught.app, "SELECT id AS found FROM learner_records").is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn a_record_is_verified_by_its_address_and_every_credential_in_it_is_told_of() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, urls) = (&taught.app, &taught.app.app.urls);
    let quiz = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.badge("Again", json!({"score": {"activity": "Final quiz", "at_least": 2}})).await;
    let issuer = app.app.store.find_default_issuer().await.unwrap().unwrap();
    let saying = Saying {
        subject: identity::did(&issuer, urls),
        comment: "They know <what> they do.".to_owned(),
        issuer: Some(another_issuer(&app.app).await),
        valid_until: None,
    };
    endorse::sign(&app.app, saying).await.unwrap();
    taught.sync().await;
    let ada = taught.member("ada").await.unwrap().person;
    let made = record::make(&app.app, &ada).await.unwrap();
    let address = urls.record(made.id.as_str());
    let encoded = address.replace(':', "%3A").replace('/', "%2F");
    for path in
        [format!("/api/verify/{encoded}"), format!("/api/verify/{}", made.id), format!("/api/verify/{encoded}.jwt")]
    {
        let report = app.fetch(&path).await.expect(200).json();
        assert_eq!(
            (&report["kind"], &report["state"]),
            (&json!("learner_record"), &json!("valid")),
            "{path}: {report:#}"
        );
        let contained = report["contained"].as_array().unwrap();
        assert_eq!(contained.len(), 2, "{report:#}");
        for one in contained {
            let answers = ["authentic", "in_force", "issuer_known"].map(|question| one[question].as_str().unwrap());
            assert_eq!(answers, ["yes"; 3], "{one:#}");
            assert_eq!(one["endorsements"][0]["badge"]["description"], "They know <what> they do.", "{one:#}");
        }
    }
    let page = app.browse(&format!("/verify?credential={encoded}")).await.expect(200).text();
    assert!(
        page.contains("What it holds") && page.contains("<bdi>Quiz</bdi>") && page.contains("<bdi>Again</bdi>"),
        "{page}"
    );
    assert_eq!(page.matches("Is it in force? Yes").count(), 2, "{page}");
    assert_eq!(page.matches("Do we know the issuer? Yes").count(), 2, "{page}");

    // The command prints each after the record.
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_accolade"));
    command
        .args(["verify", &address])
        .env("ACCOLADE_PUBLIC_URL", &app.origin)
        .env("ACCOLADE_DATABASE_URL", app.database_url())
        .env("ACCOLADE_SECRET", keys::MasterSecret::parse(&"A".repeat(43)).unwrap().to_base64());
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("learner record") && text.contains("credential 2 of 2"), "{text}");

    // What is set aside in it is told of where it stands, though no list says so.
    let award = taught.award(&quiz, "ada").await.unwrap();
    suspend(&app.app, award.id.clone(), None).await.unwrap();
    let report = app.fetch(&format!("/api/verify/{encoded}")).await.expect(200).json();
    let mut states: Vec<_> = report["contained"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    states.sort_by_key(ToString::to_string);
    assert_eq!((&report["state"], states), (&json!("valid"), vec![json!("suspended"), json!("valid")]));
    let page = app.browse(&format!("/verify?credential={encoded}")).await.expect(200).text();
    assert!(page.contains("Is it in force? No."), "{page}");

    hold::decline(&app.app, &award, true, "en").await.unwrap();
    app.fetch(&format!("/api/verify/{}", made.id)).await.expect(404);
    app.fetch("/api/verify/nothing").await.expect(404);
    let page = app.browse(&format!("/verify?credential={encoded}")).await.expect(422).text();
    assert!(!page.contains("What it holds"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn a_record_is_entered_in_the_log_like_the_badges_in_it() {
    let taught = Taught::start(Manners::Canvas).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.sync().await;
    let ada = taught.member("ada").await.unwrap().person;
    let made = record::make(&app.app, &ada).await.unwrap();
    enter(&app.app).await.unwrap();
    let address = app.app.urls.record(made.id.as_str()).replace("://", "%3A%2F%2F");
    for name in [made.id.as_str(), &address] {
        let proof = app.fetch(&format!("/log/proof?credential={name}")).await.expect(200).json();
        let entered = Evidence::from_json(&proof).unwrap().entered(made.id.as_str(), &forms_of(&made.json)).unwrap();
        assert!(entered.later.is_empty());
    }
    let report = taught.verify(made.json.as_bytes()).await;
    assert_eq!(report.log_outcome(), Outcome::Passed, "{report:#?}");
    // Taken back by its holder, it is told of to nobody.
    hold::decline(&app.app, &taught.award(&badge, "ada").await.unwrap(), true, "en").await.unwrap();
    app.fetch(&format!("/log/proof?credential={}", made.id)).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn records_are_in_the_file_of_their_person_and_in_what_they_take_along() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.sync().await;
    let ada = taught.member("ada").await.unwrap().person;
    let first = record::make(&app.app, &ada).await.unwrap();
    taught.badge("Again", json!({"score": {"activity": "Final quiz", "at_least": 2}})).await;
    taught.sync().await;
    let second = record::make(&app.app, &ada).await.unwrap();
    let others = taught.member("jose").await.unwrap().person;
    let foreign = record::make(&app.app, &others).await.unwrap();

    let path = format!("/api/v1/persons/{ada}/export");
    let file = app.api("read", Method::GET, &path, None).await.expect(200).json();
    let kept: Vec<&str> = file["records"].as_array().unwrap().iter().filter_map(|one| one["json"].as_str()).collect();
    assert_eq!(kept, [&first.json, &second.json]);
    assert_eq!(file["records"][1]["jwt"], json!(second.jwt));
    assert!(!file.to_string().contains(foreign.id.as_str()));

    let learner = app.open(&taught.lms, "ada").await;
    let bytes = app.page(&learner, "all.zip").await.expect(200).bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.retain(|name| name.starts_with("records/"));
    assert_eq!(names.len(), 4, "two records in two forms: {names:?}");
    let latest = names.iter().find(|name| name.starts_with("records/01-") && name.ends_with(".json")).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(latest).unwrap(), &mut text).unwrap();
    assert_eq!(text, second.json);
    let mut index = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("index.html").unwrap(), &mut index).unwrap();
    assert!(names.iter().all(|name| index.contains(name.as_str())), "{index}");
    taught.stop().await;
}
