//! Test badges: a teacher sees what a learner would get, and nobody is ever awarded anything by it.

use accolade::domain::trial::{KIND, LIFETIME, MOST};
use accolade::flows::verify::Verifier;
use accolade::flows::{author, tally};
use accolade::openbadges::verification::{Answer, CheckName, Outcome, State};
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer as Page, Frame};
use crate::course::{Dump, Taught, hidden, query, rows};

/// Everything that a test could leave a trace in. Keys of an issuer are made when it first signs anything, and what is
/// left of sessions has nothing to do with it.
const TRACES: [&str; 18] = [
    "trials",
    "persons",
    "members",
    "pictures",
    "issuers",
    "achievements",
    "achievement_versions",
    "awards",
    "credentials",
    "status_lists",
    "daily_counts",
    "jobs",
    "scores",
    "mails",
    "mail_news",
    "consents",
    "settings",
    "log_queue",
];

async fn draft(taught: &Taught) -> StoredAchievement {
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 75}});
    author::create(&taught.app.app, taught.input("Careful <Experimenter>", rule), false).await.unwrap()
}

fn traces(taught: &Taught) -> Dump {
    taught.dump(&TRACES)
}

/// The form on the page of a badge.
fn form(page: &Page) -> String {
    hidden(&page.text(), "form")
}

/// The tests that the page of a badge lists, by id.
fn listed(page: &Page) -> Vec<String> {
    let text = page.text();
    let ids = text.split("<li class=\"person\" id=\"test-").skip(1);
    ids.map(|rest| format!("test-{}", rest.split('"').next().unwrap())).collect()
}

/// Presses the button on the page of a badge, and gives the new test.
async fn press(taught: &Taught, frame: &Frame, badge: &StoredAchievement) -> String {
    let path = format!("badges/{}", badge.achievement.id);
    let before = taught.app.page(frame, &path).await.expect(200);
    let answer = taught.app.post(frame, &format!("{path}/tests"), &[("form", &form(&before))]).await.expect(303);
    assert!(answer.header("location").ends_with("?done=test_made#tests"), "{}", answer.header("location"));
    let known = listed(&before);
    let now = listed(&taught.app.page(frame, &path).await.expect(200));
    now.into_iter().find(|id| !known.contains(id)).expect("there is one more")
}

#[tokio::test]
async fn a_test_is_really_signed_and_everybody_who_checks_it_hears_first_that_it_is_no_award() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = draft(&taught).await;
    let id = press(&taught, &taught.teacher, &badge).await;
    for extension in ["json", "jwt", "png", "svg"] {
        let file = app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(200);
        assert_eq!(file.header("cache-control"), "no-store", "{extension}");
        let report = taught.verify(&file.bytes).await;
        assert_eq!((report.state, report.authentic, report.in_force), (State::Test, Answer::Yes, Answer::No));
        assert!(!report.holds(), "{extension}");
        let check = report.checks.iter().find(|check| check.name == CheckName::Test).expect("a check says so");
        assert_eq!(check.outcome, Outcome::Failed);
        assert!(report.checks.iter().all(|check| check.name == CheckName::Test || check.outcome != Outcome::Failed));
        assert!(report.badge.name.unwrap().starts_with("TEST – not an award: Careful"));
        assert_eq!(report.badge.recipient_name.as_deref(), Some("Petra Muster"));
    }
    let signed = app.fetch(&format!("/credentials/{id}")).await.expect(200).json();
    assert_eq!(signed["credentialSubject"]["achievement"]["achievementType"], KIND);
    assert!(signed["credentialSubject"]["narrative"].as_str().unwrap().starts_with("This is a test"));
    assert!(signed.get("credentialStatus").is_none() && signed.get("refreshService").is_none());
    let lived = |name: &str| signed[name].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    assert_eq!(lived("validUntil") - lived("validFrom"), LIFETIME);
    assert!(!signed.to_string().contains(badge.achievement.id.as_str()), "nobody counts it as the badge");

    let page = app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    let told = page.find("This is a test, not an award").expect("the page says so");
    assert!(told < page.find("<h1").unwrap() && page.contains("noindex"), "{page}");
    assert!(page.contains("Petra Muster") && page.contains("Careful &lt;Experimenter&gt;") && !page.contains("oembed"));
    let api = app.fetch(&format!("/api/verify/{id}")).await.expect(200).json();
    assert_eq!((&api["state"], &api["in_force"]), (&json!("test"), &json!("no")));
    let by_link = app.browse(&format!("/verify?credential={id}")).await.expect(200).text();
    assert!(by_link.contains("A test, not an award"), "{by_link}");
    assert!(app.fetch(&format!("/credentials/{id}.pdf")).await.expect(200).bytes.starts_with(b"%PDF"));
    app.fetch(&format!("/credentials/{id}/card.png")).await.expect(200);
    // Neither the older form nor the picture for other pages.
    app.fetch(&format!("/ob2/assertions/{id}")).await.expect(404);
    app.fetch(&format!("/embed/{id}")).await.expect(404);
    let address = format!("{}/credentials/{id}", app.origin).replace("://", "%3A%2F%2F");
    app.fetch(&format!("/oembed?url={address}")).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn a_test_checked_far_from_its_server_is_a_test_and_a_changed_one_is_not_genuine() {
    let taught = Taught::start(Manners::Canvas).await;
    let badge = draft(&taught).await;
    let id = press(&taught, &taught.teacher, &badge).await;
    let file = taught.app.fetch(&format!("/credentials/{id}.json")).await.expect(200).text();
    let hidden = file.replace(KIND, "Badge");
    assert_ne!(hidden, file);
    assert_eq!(taught.verify(hidden.as_bytes()).await.state, State::Invalid);
    let report = Verifier::of(&taught.app.app).asking_the_log(None).verify(file.as_bytes(), None).await.unwrap();
    assert_eq!(report.state, State::Test);
    let log = report.checks.iter().find(|check| check.name == CheckName::Log).unwrap();
    assert_eq!((log.outcome, &*log.detail), (Outcome::NotChecked, "A test is entered in no log."));
    taught.stop().await;
}

#[tokio::test]
async fn a_test_counts_nowhere_and_deleted_it_has_never_been() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let badge = draft(&taught).await;
    let before = traces(&taught);
    let id = press(&taught, frame, &badge).await;
    let with = traces(&taught);
    assert_ne!(before, with);
    app.browse(&format!("/credentials/{id}")).await.expect(200);
    app.browse(&format!("/verify?credential={id}")).await.expect(200);
    tally::write(&app.app).await.unwrap();
    let counted = rows(app, "daily_counts");
    taught.sync().await;
    assert!(taught.awards(&badge).await.is_empty());
    assert_eq!(rows(app, "daily_counts"), counted);
    for table in ["awards", "credentials", "status_lists", "scores", "mail_news"] {
        assert!(rows(app, table).is_empty(), "{table}");
    }
    let page = app.page(frame, "badges").await.expect(200).text();
    assert!(page.contains("0 of 26"), "{page}");
    assert!(!app.page(frame, "progress.csv").await.expect(200).text().contains("Muster"));

    let path = format!("badges/{}/tests/{id}/delete", badge.achievement.id);
    // Pressed twice, too.
    for _ in 0..2 {
        let answer = app.post(frame, &path, &[]).await.expect(303);
        assert!(answer.header("location").ends_with("?done=test_deleted#tests"));
    }
    for address in ["", ".json", ".jwt", ".png", ".svg", ".pdf", "/card.png"] {
        let gone = app.browse(&format!("/credentials/{id}{address}")).await.expect(404);
        let never = app.browse(&format!("/credentials/test-never{address}")).await.expect(404);
        assert_eq!(without_reference(&gone), without_reference(&never), "{address}");
    }
    app.fetch(&format!("/api/verify/{id}")).await.expect(404);
    assert!(rows(app, "trials").is_empty());
    for table in TRACES {
        assert!(!rows(app, table).iter().any(|row| row.contains(&id)), "{table}");
    }
    taught.stop().await;
}

/// A page of a refusal without what tells it from any other.
fn without_reference(page: &Page) -> String {
    let text = page.text();
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !(word.len() == 10 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))).collect()
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_test_and_no_teacher_has_more_than_a_few() {
    let taught = Taught::start(Manners::Canvas).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let badge = draft(&taught).await;
    let path = format!("badges/{}", badge.achievement.id);
    let tests = format!("{path}/tests");
    let asked = form(&app.page(frame, &path).await.expect(200));
    let fields = [("form", asked.as_str())];
    let (one, two) = tokio::join!(app.post(frame, &tests, &fields), app.post(frame, &tests, &fields));
    one.expect(303);
    two.expect(303);
    app.post(frame, &tests, &fields).await.expect(303);
    assert_eq!(listed(&app.page(frame, &path).await).len(), 1);
    // A button pressed in many windows at once makes as many as there may be.
    let names: Vec<String> = (0..6).map(|number| format!("window-{number}")).collect();
    let pressed = names.iter().map(|name| {
        let fields = [("form", name.as_str())];
        let tests = &tests;
        async move { app.post(frame, tests, &fields).await.status }
    });
    let answers = futures_util::future::join_all(pressed).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 2, "{answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
    let page = app.page(frame, &path).await.expect(200);
    assert_eq!(listed(&page).len(), usize::try_from(MOST).unwrap());
    assert!(page.text().contains("You have 3 tests of this badge") && !page.text().contains("name=\"form\""));
    for wrong in ["", "a b", &"x".repeat(65)] {
        app.post(frame, &tests, &[("form", wrong)]).await.expect(422);
    }
    app.post(frame, &tests, &[]).await.expect(422);
    taught.stop().await;
}

#[tokio::test]
async fn a_test_ends_after_a_day_and_is_cleared_away_by_itself() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let app = &taught.app;
    let badge = draft(&taught).await;
    let id = press(&taught, &taught.teacher, &badge).await;
    let file = app.fetch(&format!("/credentials/{id}.json")).await.expect(200).bytes;
    clock.advance(LIFETIME - TimeDelta::minutes(2));
    app.browse(&format!("/credentials/{id}")).await.expect(200);
    clock.advance(TimeDelta::minutes(2));
    app.browse(&format!("/credentials/{id}")).await.expect(404);
    // A copy of the file still says first what it is, and that it has ended.
    let report = taught.verify(&file).await;
    assert_eq!(report.state, State::Test);
    let ended = |name| report.checks.iter().find(|check| check.name == name).unwrap().outcome;
    assert_eq!((ended(CheckName::Test), ended(CheckName::Period)), (Outcome::Failed, Outcome::Failed));
    assert_eq!(rows(app, "trials").len(), 1);
    app.app.store.purge_expired(clock.now()).await.unwrap();
    assert!(rows(app, "trials").is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn nobody_but_its_teacher_makes_or_deletes_a_test() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = draft(&taught).await;
    let path = format!("badges/{}/tests", badge.achievement.id);
    let id = press(&taught, &taught.teacher, &badge).await;
    let learner = app.open(&taught.lms, "ada").await;
    app.post(&learner, &path, &[("form", "ada")]).await.assert_refused("page.wrong_role");
    app.post(&learner, &format!("{path}/{id}/delete"), &[]).await.assert_refused("page.wrong_role");
    // A teacher of another course does not find the badge; one of the same course has tests of their own.
    let copy = taught.lms.copy_course();
    taught.lms.choose_course(copy);
    let elsewhere = app.open(&taught.lms, "teacher").await;
    app.post(&elsewhere, &path, &[("form", "elsewhere")]).await.expect(404);
    app.post(&elsewhere, &format!("{path}/{id}/delete"), &[]).await.expect(404);
    taught.lms.choose_course(0);
    let roles = ["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"];
    let colleague = app.launch(&taught.lms, taught.lms.launch_as("jose").with_roles(&roles).begin()).await;
    let colleague = app.frame(&colleague);
    let badge_page = format!("badges/{}", badge.achievement.id);
    assert!(listed(&app.page(&colleague, &badge_page).await.expect(200)).is_empty());
    app.post(&colleague, &format!("{path}/{id}/delete"), &[]).await.expect(303);
    assert_eq!(listed(&app.page(&taught.teacher, &badge_page).await.expect(200)), std::slice::from_ref(&id));
    app.browse(&format!("/credentials/{id}")).await.expect(200);
    let retired = taught.badge("Retired", json!({"completed": {"activity": "Lab report"}})).await;
    app.post(&taught.teacher, &format!("badges/{}/retire", retired.achievement.id), &[]).await.expect(303);
    let path = format!("badges/{}/tests", retired.achievement.id);
    app.post(&taught.teacher, &path, &[("form", "late")]).await.expect(409);
    taught.stop().await;
}

#[tokio::test]
async fn a_draft_with_a_test_can_be_removed_and_no_badge_may_call_itself_a_test() {
    let taught = Taught::start(Manners::Canvas).await;
    let app = &taught.app;
    let badge = draft(&taught).await;
    let id = press(&taught, &taught.teacher, &badge).await;
    app.post(&taught.teacher, &format!("badges/{}/remove", badge.achievement.id), &[]).await.expect(303);
    app.browse(&format!("/credentials/{id}")).await.expect(404);
    assert!(rows(app, "trials").is_empty());
    let named: Value = json!({
        "key": "named-test", "name": "Named", "description": "Calls itself a test.", "context": taught.context,
        "achievement_type": KIND,
    });
    app.api("write", Method::POST, "/api/v1/badges", Some(&named)).await.expect(422);
    taught.stop().await;
}

#[tokio::test]
async fn tests_are_told_to_the_teacher_who_asks_what_is_kept_and_go_with_everything_else() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = draft(&taught).await;
    let id = press(&taught, &taught.teacher, &badge).await;
    let person = query(app, "SELECT person_id AS found FROM trials").remove(0);
    let file = accolade::flows::person::export(&app.app, person.as_str().into()).await.unwrap();
    assert_eq!(file.tests.iter().map(|test| test.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
    accolade::flows::person::erase(&app.app, person.as_str().into()).await.unwrap();
    assert!(rows(app, "trials").is_empty());
    app.browse(&format!("/credentials/{id}")).await.expect(404);
    taught.stop().await;
}
