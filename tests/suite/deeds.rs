//! What teachers, programs and the console do is written down with whoever did it, in the transaction of the deed; and who
//! looks after a badge.

use accolade::clock::Clock;
use accolade::domain::console::Deed;
use accolade::domain::issuer::Profile;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::console::first_link;
use accolade::flows::endorse::{self, Saying};
use accolade::flows::issuer::{self, IssuerInput};
use accolade::flows::person::erase;
use accolade::practice::Manners;
use accolade::store::{RegistryFilter, attended};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Frame, TestApp};
use crate::console::{Browser, owner, viewer};
use crate::course::{Taught, execute, hidden, query, rows};

/// Every line that teachers and programs left, as `who what object`, without what is known of the person.
fn told(app: &TestApp) -> Vec<String> {
    query(
        app,
        "SELECT actor_kind || ' ' || what || ' ' || object AS found FROM audit WHERE actor_kind <> 'admin' ORDER BY id",
    )
}

#[tokio::test]
async fn what_a_teacher_does_in_the_course_is_written_down_and_what_a_rule_does_is_not() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, teacher) = (&taught.app, &taught.teacher);
    let draft = taught.input("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}}));
    let badge = author::create(&app.app, draft, false).await.unwrap();
    let id = badge.achievement.id.clone();
    let before = told(app);
    assert!(before.is_empty(), "nobody acts in a test: {before:?}");

    app.post(teacher, &format!("badges/{id}/publish"), &[]).await.expect(303);
    taught.confirm(&badge).await;
    taught.sync().await;
    let awards = taught.awards(&badge).await;
    assert!(!awards.is_empty());
    assert_eq!(told(app), [format!("teacher badge.published {id}")], "a rule's awards are nobody's deed");

    let (one, other) = (&awards[0].id, &awards[1].id);
    app.post(teacher, &format!("awards/{one}/suspend"), &[("reason", "")]).await.expect(303);
    app.post(teacher, &format!("awards/{one}/suspend"), &[("reason", "")]).await.expect(303);
    app.post(teacher, &format!("awards/{one}/reinstate"), &[]).await.expect(303);
    app.post(teacher, &format!("awards/{one}/revoke"), &[("reason", "")]).await.expect(422);
    app.post(teacher, &format!("awards/{one}/revoke"), &[("reason", "Copied.")]).await.expect(303);
    app.post(teacher, &format!("awards/{one}/revoke"), &[("reason", "Again.")]).await.expect(303);
    app.post(teacher, &format!("awards/{one}/clear-hold"), &[]).await.expect(303);
    app.post(teacher, &format!("awards/{other}/undo"), &[]).await.expect(303);
    let person = awards[0].person.to_string();
    app.post(teacher, &format!("badges/{id}/give"), &[("person", &person), ("reason", "Did it.")]).await.expect(200);
    app.post(teacher, &format!("badges/{id}/pause"), &[]).await.expect(303);
    app.post(teacher, &format!("badges/{id}/retire"), &[("note", "Over."), ("successor", "")]).await.expect(303);
    let given = taught.awards(&badge).await.into_iter().find(|award| award.origin == "hand").unwrap().id;
    let expected = [
        format!("badge.published {id}"),
        format!("award.suspended {one}"),
        format!("award.reinstated {one}"),
        format!("award.revoked {one}"),
        format!("award.hold_cleared {one}"),
        format!("award.revoked {other}"),
        format!("award.given {given}"),
        format!("badge.paused {id}"),
        format!("badge.retired {id}"),
    ];
    assert_eq!(told(app), expected.map(|line| format!("teacher {line}")));
    let who = taught.member("teacher").await.unwrap();
    assert!(
        query(app, "SELECT actor AS found FROM audit WHERE actor_kind = 'teacher'")
            .iter()
            .all(|id| *id == who.person.as_str())
    );

    // Owners read who it was; viewers that it was a teacher.
    let name = who.name.unwrap();
    let (of_owner, of_viewer) = (owner(app).await, viewer(app).await);
    let page = of_owner.get(app, "/admin/audit?kind=teacher").await.expect(200).text();
    assert!(page.contains(&name) && page.contains("published a badge") && !page.contains("joined as"), "{page}");
    let page = of_viewer.get(app, "/admin/audit").await.expect(200).text();
    assert!(!page.contains(&name) && page.contains("A teacher") && page.contains("revoked somebody"), "{page}");
    erase(&app.app, who.person).await.unwrap();
    assert!(!of_owner.get(app, "/admin/audit").await.expect(200).text().contains(&name));
    taught.stop().await;
}

#[tokio::test]
async fn what_a_program_does_is_written_down_with_its_token_and_a_look_leaves_no_line() {
    let taught = Taught::start(Manners::Canvas).await;
    let app = &taught.app;
    let input = json!({"key": "quiz", "name": "Quiz", "description": "A quiz.", "context": taught.context.as_str(),
        "rule": {"score": {"activity": "Final quiz", "at_least": 75}}});
    let made = app.api("write", Method::POST, "/api/v1/badges", Some(&input)).await.expect(201).json();
    let id = made["id"].as_str().unwrap();
    let change = json!({"description": "A long quiz."});
    app.api("write", Method::PATCH, &format!("/api/v1/badges/{id}"), Some(&change)).await.expect(200);
    taught.sync().await;
    let badge = taught.app.app.store.find_achievement(id.into()).await.unwrap().unwrap();
    let award = taught.awards(&badge).await.remove(0);
    let path = format!("/api/v1/awards/{}", award.id);
    app.api("read", Method::GET, "/api/v1/badges", None).await.expect(200);
    app.api("read", Method::POST, &format!("{path}/revoke"), Some(&json!({"reason": "No."}))).await.expect(403);
    app.api("write", Method::POST, &format!("{path}/revoke"), Some(&json!({"reason": ""}))).await.expect(422);
    app.api("write", Method::POST, &format!("{path}/revoke"), Some(&json!({"reason": "Copied."}))).await.expect(200);
    let person = award.person.as_str();
    app.api("read", Method::GET, &format!("/api/v1/persons/{person}/export"), None).await.expect(200);
    app.api("write", Method::DELETE, &format!("/api/v1/persons/{person}"), None).await.expect(204);
    let expected = [
        format!("badge.made {id}"),
        format!("badge.changed {id}"),
        format!("award.revoked {}", award.id),
        format!("person.exported {person}"),
        format!("person.erased {person}"),
    ];
    assert_eq!(told(app), expected.map(|line| format!("token {line}")));
    let tokens =
        query(app, "SELECT DISTINCT tokens.name AS found FROM audit INNER JOIN tokens ON tokens.id = audit.actor");
    assert!(!tokens.is_empty());
    let page = owner(app).await.get(app, "/admin/audit?kind=token").await.expect(200).text();
    assert!(page.contains(&tokens[0]) && page.contains("A program"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn undoing_a_run_leaves_one_line_for_the_run_and_one_for_each_award() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("Hand", json!({"score": {"activity": "Final quiz", "at_least": 100}})).await;
    let id = &badge.achievement.id;
    let people: Vec<String> = ["ada", "jose"].map(|key| taught.lms.person_id(key)).to_vec();
    let mut fields = vec![("reason", "Helped.".to_owned())];
    for sub in people {
        let person = app.app.store.find_persons(Some(sub), None).await.unwrap().remove(0).id;
        fields.push(("person", person.into_string()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.post(&taught.teacher, &format!("badges/{id}/give"), &fields).await.expect(200);
    let run = query(app, "SELECT DISTINCT run AS found FROM awards WHERE run IS NOT NULL").remove(0);
    app.post(&taught.teacher, &format!("badges/{id}/undo"), &[("run", &run)]).await.expect(303);
    app.post(&taught.teacher, &format!("badges/{id}/undo"), &[("run", &run)]).await.expect(303);
    let lines = told(app);
    let count = |what: &str| lines.iter().filter(|line| line.contains(what)).count();
    assert_eq!((count("award.given"), count("run.undone"), count("award.revoked")), (2, 1, 2), "{lines:?}");
    assert!(lines.contains(&format!("teacher run.undone {run}")));
    taught.stop().await;
}

/// Hands in what a learner is asked for on a page; says under which identifier.
async fn ask(taught: &Taught, frame: &Frame, path: &str, typed: &[(&str, &str)]) -> String {
    let page = taught.app.page(frame, path).await.expect(200).text();
    let request = hidden(&page, "request");
    let fields = [&[("request", request.as_str()), ("action", "submit")][..], typed].concat();
    taught.app.post(frame, path, &fields).await.expect(303);
    request
}

#[tokio::test]
async fn each_answer_to_a_request_leaves_its_line_without_names_and_one_that_was_not_given_leaves_none() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, teacher) = (&taught.app, &taught.teacher);
    let notebook = taught.badge("Notebook", json!({"approved": {"handed_in": "Your notebook"}})).await;
    let quiz = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let ada = app.open(&taught.lms, "ada").await;
    let path = format!("hand-in/{}", notebook.achievement.id);
    let answer = async |request: &str, to: &str, comment: &str| {
        let seen = app.app.store.find_request(request.to_owned()).await.unwrap().unwrap().entries.to_string();
        let fields = [("seen", seen.as_str()), ("answer", to), ("comment", comment)];
        app.post(teacher, &format!("requests/{request}"), &fields).await.status
    };

    let first = ask(&taught, &ada, &path, &[("text-application", "Ten pendulums.")]).await;
    assert_eq!(answer(&first, "returned", "").await, 422, "sending back needs a word");
    assert_eq!(answer(&first, "returned", "Add the errors.").await, 303);
    assert_eq!(answer(&first, "refused", "Too late.").await, 409, "it is the learner's turn");
    ask(&taught, &ada, &path, &[("text-application", "With errors.")]).await;
    assert_eq!(answer(&first, "refused", "Copied.").await, 303);
    let second = ask(&taught, &ada, &path, &[("text-application", "My own ones.")]).await;
    app.post(&ada, &format!("requests/{second}"), &[("seen", "1"), ("answer", "approved")]).await.expect(403);
    assert_eq!(answer(&second, "approved", "").await, 303);

    let award = taught.award(&quiz, "ada").await.unwrap().id;
    let name = format!("mine/{award}/name");
    let wanted = [("wanted-name", "Ada Ångström"), ("text-name", "I married.")];
    let third = ask(&taught, &ada, &name, &wanted).await;
    assert_eq!(answer(&third, "refused", "Show me your passport.").await, 303);
    let fourth = ask(&taught, &ada, &name, &wanted).await;
    assert_eq!(answer(&fourth, "approved", "").await, 303);

    let expected = [
        format!("request.returned {first}"),
        format!("request.refused {first}"),
        format!("request.approved {second}"),
        format!("request.refused {third}"),
        // A correction is another file, too.
        format!("award.corrected {award}"),
        format!("request.approved {fourth}"),
    ];
    assert_eq!(told(app), expected.map(|line| format!("teacher {line}")), "and learners leave none");
    let who = taught.member("teacher").await.unwrap().person;
    assert_eq!(query(app, "SELECT DISTINCT actor AS found FROM audit"), [who.as_str()]);
    taught.stop().await;
}

#[tokio::test]
async fn the_gradebook_switch_and_a_look_at_the_course_leave_a_line_each_time_they_do_something() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, teacher) = (&taught.app, &taught.teacher);
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let (id, context) = (&badge.achievement.id, &taught.context);
    let path = format!("badges/{id}/gradebook");
    let ada = app.open(&taught.lms, "ada").await;
    app.post(&ada, &path, &[("write", "on")]).await.expect(403);
    for write in ["off", "on", "on", "off", "off", "on"] {
        app.post(teacher, &path, &[("write", write)]).await.expect(303);
    }
    app.post(teacher, "sync", &[]).await.expect(303);
    let sync = format!("/api/v1/contexts/{context}/sync");
    app.api("write", Method::POST, &sync, None).await.expect(200);
    app.api("read", Method::POST, &sync, None).await.expect(403);
    app.api("write", Method::POST, "/api/v1/contexts/none/sync", None).await.expect(404);
    // What the program does in its own time is nobody's deed.
    taught.sync().await;
    let expected = [
        format!("teacher scores.begun {id}"),
        format!("teacher scores.ended {id}"),
        format!("teacher scores.begun {id}"),
        format!("teacher sync.started {context}"),
        format!("token sync.started {context}"),
    ];
    assert_eq!(told(app), expected);
    taught.stop().await;
}

#[tokio::test]
async fn endorsements_and_what_a_badge_says_besides_leave_a_line_when_they_change() {
    let taught = Taught::start(Manners::Canvas).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let id = &badge.achievement.id;
    let profile = Profile { name: "Guild of Laboratories".into(), ..Profile::default() };
    let guild = issuer::create(&app.app, IssuerInput { profile, ..IssuerInput::default() }).await.unwrap();
    let saying = Saying {
        issuer: Some(guild.id.to_string()),
        subject: app.app.urls.achievement(id.as_str()),
        comment: "We hire whoever has it.".into(),
        valid_until: None,
    };
    let (document, _) = endorse::sign(&app.app, saying).await.unwrap();
    execute(app, "DELETE FROM endorsements");

    let body = json!({"document": serde_json::from_str::<Value>(&document).unwrap()});
    let path = "/api/v1/endorsements";
    app.api("read", Method::POST, path, Some(&body)).await.expect(403);
    let mut forged = body.clone();
    forged["document"]["name"] = json!("Forged");
    app.api("write", Method::POST, path, Some(&forged)).await.expect(422);
    let kept = app.api("write", Method::POST, path, Some(&body)).await.expect(201).json();
    app.api("write", Method::POST, path, Some(&body)).await.expect(200);
    let endorsement = kept["id"].as_str().unwrap();
    let one = format!("{path}/{endorsement}");
    app.api("read", Method::DELETE, &one, None).await.expect(403);
    app.api("write", Method::DELETE, &one, None).await.expect(204);
    app.api("write", Method::DELETE, &one, None).await;
    app.api("write", Method::DELETE, &format!("{path}/none"), None).await.expect(404);
    app.api("write", Method::POST, path, Some(&body)).await.expect(200);

    let badge_path = format!("/api/v1/badges/{id}");
    let wrong = json!({"details": {"type": "<b>"}});
    app.api("write", Method::PATCH, &badge_path, Some(&wrong)).await.expect(422);
    let details = json!({"details": {"tags": ["safety"]}});
    app.api("write", Method::PATCH, &badge_path, Some(&details)).await.expect(200);
    let expected = [
        format!("endorsement.added {endorsement}"),
        format!("endorsement.removed {endorsement}"),
        format!("endorsement.added {endorsement}"),
        format!("badge.changed {id}"),
    ];
    assert_eq!(told(app), expected.map(|line| format!("token {line}")));
    taught.stop().await;
}

#[test]
fn every_deed_has_its_words_in_every_language() {
    let locales = ["ar", "de", "en", "es", "fr"].map(|tag| {
        std::fs::read_to_string(format!("{}/templates/locales/{tag}.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap()
    });
    for deed in Deed::ALL {
        let key = format!("\nadmin-deed-{} = ", deed.as_str().replace(['.', '_'], "-"));
        assert!(locales.iter().all(|locale| locale.contains(&key)), "{key}");
    }
}

#[tokio::test]
async fn whoever_makes_a_badge_in_a_course_looks_after_it_until_an_owner_says_otherwise() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let teacher = taught.member("teacher").await.unwrap();
    let acting = async {
        accolade::store::acts(accolade::domain::console::Actor::Teacher(teacher.person.clone()));
        author::create(
            &app.app,
            taught.input("Mine", json!({"score": {"activity": "Final quiz", "at_least": 75}})),
            false,
        )
        .await
    };
    let mine = attended(acting).await.unwrap().achievement.id;
    let nobodys = BadgeInput { name: "Nobody's".into(), description: "By command.".into(), ..BadgeInput::default() };
    author::create(&app.app, nobodys, true).await.unwrap();
    let registry =
        async || app.app.store.list_registry(RegistryFilter { limit: 9, ..RegistryFilter::default() }).await.unwrap();
    let owners: Vec<_> = registry().await.into_iter().map(|badge| badge.owner.map(|owner| owner.id)).collect();
    assert_eq!(owners, [Some(teacher.person.clone()), None]);

    let (mut browser, of_viewer) = (owner(app).await, viewer(app).await);
    let name = teacher.name.clone().unwrap();
    assert!(browser.get(app, "/admin/registry").await.expect(200).text().contains(&name));
    assert!(browser.get(app, "/admin/registry.csv").await.expect(200).text().contains(&name));
    for path in ["/admin/registry", "/admin/registry.csv"] {
        assert!(!of_viewer.get(app, path).await.expect(200).text().contains(&name), "viewers see no people: {path}");
    }
    let path = format!("/admin/registry/{mine}/owner");
    of_viewer.get(app, &path).await.expect(403);
    assert!(browser.get(app, &path).await.expect(200).text().contains(&name));
    browser.get(app, "/admin/registry/none/owner").await.expect(404);

    let ada = taught.member("ada").await.unwrap();
    let refused = browser.submit(app, &path, &[("admin-owner", "nobody@example.test")]).await.expect(422).text();
    assert!(refused.contains("Nobody like this is known here."), "{refused}");
    let mut forged = Browser::default();
    forged.post(app, &path, &[("admin-owner", "")]).await.expect(303);
    browser.post(app, &path, &[("admin-owner", ""), ("token", "forged")]).await.expect(403);
    browser.submit(app, &path, &[("admin-owner", ada.sub.as_str())]).await.expect(303);
    assert_eq!(registry().await[0].owner.as_ref().map(|owner| &owner.id), Some(&ada.person));
    // Whoever is erased looks after nothing any more.
    erase(&app.app, ada.person.clone()).await.unwrap();
    assert_eq!(registry().await[0].owner, None);
    let email = teacher.email.clone().unwrap().to_uppercase();
    browser.submit(app, &path, &[("admin-owner", &email)]).await.expect(303);
    assert_eq!(registry().await[0].owner.as_ref().map(|owner| &owner.id), Some(&teacher.person));
    browser.submit(app, &path, &[("admin-owner", "")]).await.expect(303);
    assert_eq!(registry().await[0].owner, None);
    let lines = query(app, "SELECT object AS found FROM audit WHERE what = 'badge.owner_changed'");
    assert_eq!(lines, [mine.as_str(); 3]);
    taught.stop().await;
}

#[tokio::test]
async fn a_platform_is_registered_in_the_console_by_its_kind() {
    let app = TestApp::start_at(Clock::system()).await;
    assert!(first_link(&app.app).await.unwrap().is_some());
    let (mut browser, of_viewer) = (owner(&app).await, viewer(&app).await);
    of_viewer.get(&app, "/admin/platforms/add").await.expect(403);
    let page = browser.get(&app, "/admin/platforms/add").await.expect(200).text();
    assert!(page.contains("/lti/jwks.json") && page.contains("Blackboard"), "{page}");
    let path = "/admin/platforms/add";
    let moodle = |url: &'static str| {
        [("platform-kind", "moodle"), ("platform-url", url), ("client-id", "client-7"), ("deployment-id", "2")]
    };
    for (fields, problem) in [
        (vec![("platform-kind", "webct"), ("client-id", "x"), ("deployment-id", "1")], "platform-kind-error"),
        (vec![("platform-kind", "moodle"), ("client-id", "x"), ("deployment-id", "1")], "platform-url-error"),
        (moodle("moodle.example.edu").to_vec(), "platform-url-error"),
        (moodle("https://moodle.example.edu")[..3].to_vec(), "deployment-id-error"),
        (vec![("platform-kind", "canvas"), ("client-id", "a b")], "client-id-error"),
        (vec![("platform-kind", "canvas")], "client-id-error"),
        (
            vec![
                ("platform-kind", "sakai"),
                ("platform-url", "https://sakai.example.edu"),
                ("client-id", "x"),
                ("deployment-id", "1"),
            ],
            "token-url-error",
        ),
    ] {
        let page = browser.submit(&app, path, &fields).await.expect(422).text();
        assert!(page.contains(problem), "{fields:?}: {page}");
    }
    assert!(app.app.store.list_platforms(None).await.unwrap().is_empty());
    browser.submit(&app, path, &moodle("https://moodle.example.edu/")).await.expect(303);
    browser.submit(&app, path, &[("platform-kind", "canvas"), ("client-id", "10000000000002")]).await.expect(303);
    let platforms = app.app.store.list_platforms(None).await.unwrap();
    let known: Vec<_> = platforms
        .iter()
        .map(|one| (&*one.registration.issuer, &*one.registration.jwks_url, one.deployments.len()))
        .collect();
    let moodle = known.iter().find(|(issuer, ..)| *issuer == "https://moodle.example.edu").unwrap();
    assert_eq!((moodle.1, moodle.2), ("https://moodle.example.edu/mod/lti/certs.php", 1));
    let canvas = platforms.iter().find(|one| one.registration.is_family("canvas")).unwrap();
    assert!(canvas.registration.accepts_new_deployments);
    assert_eq!(query(&app, "SELECT what AS found FROM audit WHERE what = 'platform.added'").len(), 2);
    assert!(!rows(&app, "audit").is_empty());
    app.stop().await;
}
