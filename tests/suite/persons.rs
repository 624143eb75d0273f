//! What people may ask for about themselves: all that is kept, and that it goes.

use accolade::domain::award::AwardState;
use accolade::domain::details::AwardDetails;
use accolade::flows::award::{Recipient, award as give};
use accolade::flows::issuer;
use accolade::flows::person::{PersonError, erase};
use accolade::flows::round::sync_now;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, Person, StoredAchievement};
use reqwest::Method;
use serde_json::{Value, json};

use crate::course::{Taught, execute, query, rows};

/// Every table, but for those that hold keys and pictures.
const TABLES: [&str; 28] = [
    "persons",
    "members",
    "results",
    "awards",
    "credentials",
    "mails",
    "mail_news",
    "digests",
    "mail_refusals",
    "signed_assertions",
    "sessions",
    "scores",
    "idempotent_requests",
    "jobs",
    "status_lists",
    "log_queue",
    "log_entries",
    "daily_counts",
    "activities",
    "achievements",
    "achievement_versions",
    "contexts",
    "resource_links",
    "placements",
    "badge_classes",
    "erasures",
    "answered_logins",
    "settings",
];

/// A course with one badge that Ada and José have, of an issuer with a mail address, so that there is a 2.0 form.
async fn issued(manners: Manners) -> (Taught, StoredAchievement) {
    let taught = Taught::start(manners).await;
    let known = taught.app.app.store.find_default_issuer().await.unwrap().unwrap();
    let mut input = issuer::input_of(&known);
    input.profile.email = Some("badges@example.edu".into());
    issuer::change(&taught.app.app, &known.id, input).await.unwrap();
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    (taught, badge)
}

async fn person(taught: &Taught, key: &str) -> Option<Person> {
    let sub = taught.lms.person_id(key);
    taught.app.app.store.find_persons(Some(sub), None).await.unwrap().into_iter().next()
}

fn id_of(award: &Award) -> String {
    award.credential.clone().expect("it is signed").0.into_string()
}

/// Every row of the database that holds one of these texts.
fn traces(taught: &Taught, of: &[&str]) -> Vec<String> {
    let rows =
        TABLES.iter().flat_map(|table| rows(&taught.app, table).into_iter().map(move |row| format!("{table}: {row}")));
    rows.filter(|row| of.iter().any(|text| row.contains(text))).collect()
}

#[tokio::test]
async fn whoever_is_erased_leaves_no_name_and_their_badge_counts_as_withdrawn_everywhere() {
    let (taught, badge) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let (ada, jose) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "jose").await.unwrap());
    let id = id_of(&ada);
    let (json, jwt, png) =
        (taught.file(&ada, "json").await, taught.file(&ada, "jwt").await, taught.file(&ada, "png").await);
    let jws = app.fetch(&format!("/ob2/assertions/{id}.jws")).await.expect(200).bytes;
    let hosted = app.fetch(&format!("/ob2/assertions/{id}.json")).await.expect(200).bytes;
    let others = taught.file(&jose, "json").await;
    let found = person(&taught, "ada").await.unwrap();
    let (sub, name, email) = (found.sub.clone(), found.name.clone().unwrap(), found.email.clone().unwrap());
    let quoted = format!("'{sub}'");
    assert!(!traces(&taught, &[&name, &email]).is_empty());

    let answer = app.api("write", Method::DELETE, &format!("/api/v1/persons/{}", found.id), None).await;
    answer.expect(204);

    assert_eq!(traces(&taught, &[&name, &email]), Vec::<String>::new());
    if app.database_url().starts_with("sqlite:") {
        assert_eq!(traces(&taught, &[&quoted]), Vec::<String>::new(), "the platform's id is left");
    }
    assert!(person(&taught, "ada").await.is_none());
    assert!(taught.member("ada").await.is_none());
    assert!(taught.award(&badge, "ada").await.is_none());
    // Pages and files are gone, and say so.
    assert!(app.browse(&format!("/credentials/{id}")).await.expect(410).text().contains("withdrawn"));
    for extension in ["json", "jwt", "png", "svg"] {
        app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(410);
    }
    let left = app.fetch(&format!("/ob2/assertions/{id}.json")).await.expect(410).json();
    assert_eq!(left["revoked"], true);
    assert_eq!(left.as_object().unwrap().len(), 4, "{left}");
    assert_eq!(app.fetch(&format!("/ob2/assertions/{id}.jws")).await.expect(410).json(), left);
    // What somebody still has counts as withdrawn wherever it is checked.
    assert!(taught.bit(&json).await);
    for file in [&json, &jwt, &png, &jws, &hosted] {
        assert_eq!(taught.verify(file).await.state, State::Revoked, "{}", String::from_utf8_lossy(file));
    }
    // The others stand, byte for byte.
    assert_eq!(taught.states(&jose).await, [State::Valid; 3]);
    assert_eq!(taught.file(&jose, "json").await, others);
    assert!(!taught.bit(&others).await);
    taught.stop().await;
}

#[tokio::test]
async fn erasing_twice_or_after_a_revocation_changes_nothing_more() {
    let (taught, badge) = issued(Manners::Canvas).await;
    let app = &taught.app.app;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let revoked = accolade::flows::revoke::Because::Cause;
    accolade::flows::revoke::revoke(app, ada.id.clone(), "Ada Example copied", revoked).await.unwrap();
    let before = rows(&taught.app, "log_queue").len();
    let id = person(&taught, "ada").await.unwrap().id;
    assert_eq!(erase(app, id.clone()).await.unwrap(), 1);
    // It was entered as revoked before, and the reason, which named her, is gone.
    assert_eq!(rows(&taught.app, "log_queue").len(), before);
    assert_eq!(traces(&taught, &["Ada Example copied"]), Vec::<String>::new());

    let dump = taught.dump(&["persons", "awards", "credentials", "status_lists", "erasures", "log_queue"]);
    assert!(matches!(erase(app, id.clone()).await, Err(PersonError::NoSuchPerson)));
    taught.app.api("write", Method::DELETE, &format!("/api/v1/persons/{id}"), None).await.expect(404);
    taught.assert_unchanged(&dump, "after the second erasure");
    taught.stop().await;
}

#[tokio::test]
async fn an_erasure_that_was_cut_off_is_finished_by_a_worker() {
    let (taught, badge) = issued(Manners::Moodle).await;
    let app = &taught.app.app;
    let file = taught.file(&taught.award(&badge, "ada").await.unwrap(), "json").await;
    let found = person(&taught, "ada").await.unwrap();
    let mark = app.keys.persons().of(found.registration.as_str(), &found.sub);
    // Killed between the transaction and the signature.
    let erased = app.store.erase_person(found.id, mark, "{}".to_owned(), app.clock.now()).await.unwrap().unwrap();
    assert_eq!((erased.awards, erased.lists.len()), (1, 1));
    assert!(!taught.bit(&file).await);
    let workers = accolade::jobs::start(app);
    for _ in 0..100 {
        if taught.bit(&file).await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    workers.stop().await;
    assert!(taught.bit(&file).await);
    taught.stop().await;
}

#[tokio::test]
async fn a_platform_that_goes_on_listing_somebody_erased_is_not_believed_until_they_come_back() {
    let (mut taught, badge) = issued(Manners::Moodle).await;
    let (people, name) = {
        let found = person(&taught, "ada").await.unwrap();
        let people = rows(&taught.app, "persons").len();
        erase(&taught.app.app, found.id).await.unwrap();
        (people, found.name.unwrap())
    };
    for _ in 0..2 {
        let summary = taught.sync().await;
        assert_eq!((summary.awarded, summary.report.errors.len()), (0, 0));
        assert!(person(&taught, "ada").await.is_none());
        assert_eq!(rows(&taught.app, "persons").len(), people);
    }
    assert_eq!(traces(&taught, &[&name]), Vec::<String>::new());
    assert_eq!(query(&taught.app, "SELECT sub_hash AS found FROM erasures").len(), 1);

    // She opens the course herself: she is known again, and earns the badge anew.
    taught.app.open(&taught.lms, "ada").await;
    taught.app.stop_workers().await;
    sync_now(&taught.app.app, taught.context.clone()).await.unwrap();
    assert_eq!(person(&taught, "ada").await.unwrap().name.as_deref(), Some(name.as_str()));
    assert_eq!(taught.award(&badge, "ada").await.unwrap().state, AwardState::Issued);
    assert_eq!(query(&taught.app, "SELECT sub_hash AS found FROM erasures").len(), 0);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_written_about_somebody_while_they_are_erased_is_swept_away() {
    let (taught, _) = issued(Manners::Moodle).await;
    let app = &taught.app.app;
    let found = person(&taught, "ada").await.unwrap();
    let (before, others) = (rows(&taught.app, "results").len(), rows(&taught.app, "members").len());
    erase(app, found.id.clone()).await.unwrap();
    let activity = query(&taught.app, "SELECT id AS found FROM activities ORDER BY id").remove(0);
    let now = "'2026-11-27 00:00:00'";
    execute(
        &taught.app,
        &format!(
            "INSERT INTO results (activity_id, person_id, score, maximum, first_seen_at, changed_at) \
             VALUES ('{activity}', '{}', '88', '100', {now}, {now})",
            found.id
        ),
    );
    assert_eq!(app.store.sweep_erased().await.unwrap(), 1);
    assert_eq!(app.store.sweep_erased().await.unwrap(), 0);
    assert!(rows(&taught.app, "results").len() < before);
    assert_eq!(rows(&taught.app, "members").len(), others - 1);
    taught.stop().await;
}

#[tokio::test]
async fn an_export_holds_what_is_kept_about_one_person_and_nothing_about_others() {
    let (taught, badge) = issued(Manners::Moodle).await;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let found = person(&taught, "ada").await.unwrap();
    let path = format!("/api/v1/persons/{}/export", found.id);
    let file = taught.app.api("read", Method::GET, &path, None).await.expect(200);
    assert_eq!(file.header("cache-control"), "no-store");
    let file: Value = file.json();
    assert_eq!((&file["name"], &file["email"]), (&json!(found.name), &json!(found.email)));
    assert_eq!(file["lti_user_id"], found.sub);
    assert_eq!(file["courses"].as_array().unwrap().len(), 1);
    let quiz = file["results"].as_array().unwrap().iter().find(|result| result["activity"] == "Final quiz").unwrap();
    assert!(quiz["score"].is_string(), "{quiz}");
    let award = &file["awards"][0];
    assert_eq!((&award["badge"], &award["state"]), (&json!("quiz"), &json!("issued")));
    let signed = taught.file(&ada, "json").await;
    assert_eq!(award["credentials"][0]["json"].as_str().unwrap().as_bytes(), signed);
    assert_eq!(award["trace"]["trace"][0]["verdict"], "met");
    let others = person(&taught, "jose").await.unwrap();
    assert!(!file.to_string().contains(others.name.as_deref().unwrap()));
    assert!(!file.to_string().contains(others.email.as_deref().unwrap()));
    taught.stop().await;
}

#[tokio::test]
async fn people_are_found_by_the_platforms_id_or_in_any_spelling_of_their_address_by_who_may() {
    let (taught, badge) = issued(Manners::Moodle).await;
    let recipient = Recipient::Address { email: "Noor@Example.test".into(), name: "Noor Example".into() };
    give(&taught.app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    let app = &taught.app;
    let found =
        app.api("read", Method::GET, "/api/v1/persons?email=%20nOOR@example.TEST", None).await.expect(200).json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    assert_eq!((&found["items"][0]["name"], &found["items"][0]["awards"]), (&json!("Noor Example"), &json!(1)));
    let id = found["items"][0]["id"].as_str().unwrap();
    for (scope, method, path, status) in [
        ("read", Method::GET, "/api/v1/persons".to_owned(), 422),
        ("read", Method::GET, "/api/v1/persons?name=Noor".to_owned(), 400),
        ("read", Method::DELETE, format!("/api/v1/persons/{id}"), 403),
        ("read", Method::GET, "/api/v1/persons/nobody/export".to_owned(), 404),
        ("write", Method::DELETE, "/api/v1/persons/nobody".to_owned(), 404),
    ] {
        app.api(scope, method, &path, None).await.expect(status);
    }
    app.fetch(&format!("/api/v1/persons/{id}/export")).await.expect(401);
    // Nobody lists who is known by an address alone: they are erased without a mark.
    app.api("write", Method::DELETE, &format!("/api/v1/persons/{id}"), None).await.expect(204);
    assert!(rows(app, "erasures").is_empty());
    assert!(traces(&taught, &["Noor", "noor@"]).is_empty(), "{:?}", traces(&taught, &["Noor", "noor@"]));
    taught.stop().await;
}

#[tokio::test]
async fn what_somebody_decided_about_their_badge_is_told_to_them_and_goes_with_them() {
    let (taught, badge) = issued(Manners::Moodle).await;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let frame = taught.app.open(&taught.lms, "ada").await;
    let fields = [("visibility", "link"), ("spelling", "on")];
    taught.app.post(&frame, &format!("mine/{}/show", ada.id), &fields).await.expect(303);
    let found = person(&taught, "ada").await.unwrap();
    let path = format!("/api/v1/persons/{}/export", found.id);
    let file = taught.app.api("read", Method::GET, &path, None).await.expect(200).json();
    assert!(file["decisions"].as_array().unwrap().iter().any(|one| one["chosen"] == "link"), "{}", file["decisions"]);
    assert_eq!(file["confirmed_name"], json!(found.name));
    erase(&taught.app.app, found.id).await.unwrap();
    assert!(rows(&taught.app, "consents").is_empty());
    assert_eq!(traces(&taught, &[found.name.as_deref().unwrap()]), Vec::<String>::new());
    taught.stop().await;
}
