//! The console: who comes in and who does not, what an administrator sees and does, and that it is written down.

use accolade::clock::Clock;
use accolade::domain::console::{Actor, AdminRole};
use accolade::flows::console::{first_link, invite, reset};
use accolade::practice::Manners;
use accolade::store::{JobKind, StoreError};
use chrono::TimeDelta;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::app::{Answer, TestApp};
use crate::course::{Taught, execute, query, rows};

const PASSWORD: &str = "correct horse battery staple";
const EMAIL: &str = "grace@example.edu";

/// Somebody's browser: it sends what browsers send along, and keeps one cookie.
#[derive(Clone, Default)]
pub struct Browser {
    cookie: Option<String>,
}

impl Browser {
    fn with(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.header("accept", "text/html").header("sec-fetch-site", "same-origin");
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    pub async fn get(&self, app: &TestApp, path: &str) -> Answer {
        app.send(self.with(app.request(Method::GET, path))).await
    }

    pub async fn post(&mut self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = app.send(self.with(app.request(Method::POST, path)).form(fields)).await;
        if let Some(cookie) = answer.cookies().into_iter().find(|cookie| cookie.starts_with("accolade-admin=")) {
            self.cookie = Some(cookie);
        }
        answer
    }

    /// Posts a form of the console, with what its page put in.
    pub async fn submit(&mut self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token(app).await;
        let fields: Vec<_> = fields.iter().copied().chain([("token", token.as_str())]).collect();
        self.post(app, path, &fields).await
    }

    async fn token(&self, app: &TestApp) -> String {
        let page = self.get(app, "/admin").await.expect(200).text();
        let (_, rest) = page.split_once("name=\"token\" value=\"").expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }

    async fn sign_in(&mut self, app: &TestApp, email: &str, password: &str) -> Answer {
        self.post(app, "/admin/sign-in", &[("admin-email", email), ("password", password)]).await
    }
}

fn account<'a>(name: &'a str, email: &'a str, password: &'a str) -> [(&'static str, &'a str); 4] {
    [("admin-name", name), ("admin-email", email), ("password", password), ("password-again", password)]
}

/// The first administrator, signed in.
pub async fn owner(app: &TestApp) -> Browser {
    let link = first_link(&app.app).await.unwrap().expect("nobody is there yet");
    let mut browser = Browser::default();
    let answer = browser.post(app, &link, &account("Grace Example", EMAIL, PASSWORD)).await.expect(303);
    assert_eq!(answer.header("location"), "/admin");
    browser
}

pub async fn viewer(app: &TestApp) -> Browser {
    let link = invite(&app.app, Actor::Command, "vera@example.edu", AdminRole::Viewer).await.unwrap();
    let mut browser = Browser::default();
    browser.post(app, &link, &account("Vera Example", "ignored@example.edu", PASSWORD)).await.expect(303);
    browser
}

fn deeds(app: &TestApp) -> Vec<String> {
    query(app, "SELECT what AS found FROM audit ORDER BY id")
}

#[tokio::test]
async fn the_first_link_makes_one_administrator_and_no_second_one() {
    let app = TestApp::start().await;
    let link = first_link(&app.app).await.unwrap().unwrap();
    let page = app.browse(&link).await.expect(200);
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("cache-control"), "no-store");
    let mut browser = Browser::default();
    // Looked at twice, and refused three times, it still holds.
    for (fields, says) in [
        (account("", EMAIL, PASSWORD), "Fill this in"),
        (account("Grace", "nobody", PASSWORD), "not a mail address"),
        (account("Grace", EMAIL, "eleven sign"), "at least 12 characters"),
    ] {
        let page = browser.post(&app, &link, &fields).await.expect(422).text();
        assert!(page.contains(says), "{says}: {page}");
        assert!(!page.contains(PASSWORD));
    }
    let mut other = account("Grace", EMAIL, PASSWORD);
    other[3].1 = "correct horse battery stapel";
    assert!(browser.post(&app, &link, &other).await.expect(422).text().contains("not the same"));

    let answer = browser.post(&app, &link, &account("Grace Example", EMAIL, PASSWORD)).await.expect(303);
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    let page = browser.get(&app, "/admin").await.expect(200);
    assert!(page.text().contains("Grace Example"));

    app.browse(&link).await.expect(410);
    Browser::default().post(&app, &link, &account("Mallory", "m@example.org", PASSWORD)).await.expect(410);
    assert_eq!(first_link(&app.app).await.unwrap(), None);
    app.browse("/admin/first/guessed").await.expect(410);
    assert_eq!(rows(&app, "admins").len(), 1);
    // What is kept opens nothing.
    let kept = format!("{:?}{:?}", rows(&app, "admins"), rows(&app, "admin_sessions"));
    assert!(kept.contains("$argon2id$") && !kept.contains(PASSWORD), "{kept}");
    let handle = browser.cookie.unwrap();
    assert!(!kept.contains(handle.split_once('=').unwrap().1));
    assert_eq!(deeds(&app), ["admin.made", "admin.signed_in"]);
    app.stop().await;
}

#[tokio::test]
async fn two_who_follow_the_first_link_at_once_make_one_administrator() {
    let app = TestApp::start().await;
    let link = first_link(&app.app).await.unwrap().unwrap();
    let (mut one, mut other) = (Browser::default(), Browser::default());
    let (first, second) = (account("One", "one@example.edu", PASSWORD), account("Two", "two@example.edu", PASSWORD));
    let answers = tokio::join!(one.post(&app, &link, &first), other.post(&app, &link, &second));
    let mut statuses = [answers.0.status, answers.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
    assert_eq!(rows(&app, "admins").len(), 1);
    app.stop().await;
}

#[tokio::test]
async fn nobody_comes_in_without_the_password_and_signing_out_ends_the_session() {
    let app = TestApp::start().await;
    let mut first = owner(&app).await;
    for path in ["/admin", "/admin/platforms", "/admin/persons", "/admin/audit", "/admin/registry.csv"] {
        let answer = app.browse(path).await.expect(303);
        assert_eq!(answer.header("location"), "/admin/sign-in", "{path}");
    }
    let mut browser = Browser::default();
    let wrong = browser.sign_in(&app, EMAIL, "correct horse battery stapel").await.expect(422).text();
    let nobody = browser.sign_in(&app, "nobody@example.edu", PASSWORD).await.expect(422).text();
    assert_eq!(wrong.replace(EMAIL, ""), nobody.replace("nobody@example.edu", ""), "the answers differ");
    assert!(browser.cookie.is_none());
    browser.sign_in(&app, " GRACE@example.edu ", PASSWORD).await.expect(303);
    browser.get(&app, "/admin").await.expect(200);

    let before = browser.clone();
    let out = browser.submit(&app, "/admin/sign-out", &[]).await.expect(303);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    before.get(&app, "/admin").await.expect(303);
    // Others who are signed in stay so.
    first.submit(&app, "/admin/jobs/retry", &[]).await.expect(303);
    app.stop().await;
}

#[tokio::test]
async fn who_guesses_is_stopped_and_the_right_password_does_not_help_then() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    owner(&app).await;
    let mut browser = Browser::default();
    for _ in 0..10 {
        browser.sign_in(&app, EMAIL, "wrong wrong wrong").await.expect(422);
    }
    assert!(browser.sign_in(&app, EMAIL, PASSWORD).await.expect(429).text().contains("quarter of an hour"));
    // Another account from the same place may still try, until the place has tried too often.
    for number in 0..19 {
        browser.sign_in(&app, &format!("{number}@example.edu"), "wrong wrong wrong").await.expect(422);
    }
    browser.sign_in(&app, "other@example.edu", PASSWORD).await.expect(429);
    clock.advance(TimeDelta::minutes(16));
    browser.sign_in(&app, EMAIL, PASSWORD).await.expect(303);
    app.stop().await;
}

#[tokio::test]
async fn a_session_ends_when_it_lies_idle_and_after_half_a_day() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let browser = owner(&app).await;
    for _ in 0..3 {
        clock.advance(TimeDelta::minutes(29));
        browser.get(&app, "/admin").await.expect(200);
    }
    clock.advance(TimeDelta::minutes(31));
    let answer = browser.get(&app, "/admin").await.expect(303);
    assert_eq!(answer.header("location"), "/admin/sign-in?why=ended");

    let mut browser = Browser::default();
    browser.sign_in(&app, EMAIL, PASSWORD).await.expect(303);
    for _ in 0..29 {
        clock.advance(TimeDelta::minutes(24));
        browser.get(&app, "/admin").await.expect(200);
    }
    clock.advance(TimeDelta::minutes(25));
    browser.get(&app, "/admin").await.expect(303);
    app.stop().await;
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let app = TestApp::start().await;
    let browser = owner(&app).await;
    let token = browser.token(&app).await;
    let stranger = viewer(&app).await;
    let other = stranger.token(&app).await;
    let (invites, path) = (rows(&app, "invites").len(), "/admin/platforms/invite");
    let cookie = browser.cookie.clone().unwrap();
    let post = |token: &str| app.request(Method::POST, path).header("cookie", &cookie).form(&[("token", token)]);
    for (why, request) in [
        ("no token", post("")),
        ("somebody else's token", post(&other)),
        ("another site", post(&token).header("sec-fetch-site", "cross-site")),
        ("a sibling", post(&token).header("sec-fetch-site", "same-site")),
        ("another origin", post(&token).header("origin", "https://evil.example")),
    ] {
        let answer = app.send(request).await;
        assert_eq!(answer.status, 403, "{why}");
    }
    let sign_in = app.request(Method::POST, "/admin/sign-in").header("origin", "https://evil.example");
    app.send(sign_in.form(&[("admin-email", EMAIL), ("password", PASSWORD)])).await.expect(403);
    assert_eq!(rows(&app, "invites").len(), invites);
    // As a browser sends it from a page that hands no address on.
    let answer = app.send(post(&token).header("sec-fetch-site", "same-origin").header("origin", "null")).await;
    answer.expect(200);
    assert_eq!(rows(&app, "invites").len(), invites + 1);
    app.stop().await;
}

#[tokio::test]
async fn a_viewer_looks_and_changes_nothing() {
    let (app, _lms) = TestApp::with_practice(Manners::Moodle).await;
    owner(&app).await;
    let mut viewer = viewer(&app).await;
    let platform = query(&app, "SELECT id AS found FROM registrations WHERE origin = 'hand'").remove(0);
    for path in ["/admin", "/admin/platforms", &format!("/admin/platforms/{platform}"), "/admin/registry"] {
        let page = viewer.get(&app, path).await.expect(200).text();
        assert!(!page.contains("/admin/persons") && !page.contains("class=\"button danger\""), "{path}");
    }
    viewer.get(&app, "/admin/jobs").await.expect(200);
    viewer.get(&app, "/admin/issuers").await.expect(200);
    viewer.get(&app, "/admin/audit").await.expect(200);
    viewer.get(&app, "/admin/registry.csv").await.expect(200);
    for path in ["/admin/persons", "/admin/persons/x", "/admin/admins", "/admin/policy", "/admin/issuers/x"] {
        viewer.get(&app, path).await.expect(403);
    }
    for path in [
        "/admin/platforms/invite".to_owned(),
        format!("/admin/platforms/{platform}/remove"),
        format!("/admin/platforms/{platform}/check"),
        "/admin/jobs/retry".to_owned(),
        "/admin/registry/x/reviewed".to_owned(),
        "/admin/persons".to_owned(),
        "/admin/persons/x/erase".to_owned(),
        "/admin/persons/x/export".to_owned(),
        "/admin/admins/invite".to_owned(),
        "/admin/admins/x/remove".to_owned(),
        "/admin/policy".to_owned(),
        "/admin/makers/x".to_owned(),
        "/admin/issuers/x/rotate".to_owned(),
        "/admin/issuers/x/keys/y/distrust".to_owned(),
        "/admin/invites/x/withdraw".to_owned(),
    ] {
        let answer = viewer.submit(&app, &path, &[("sure", "on"), ("admin-email", "x@example.edu")]).await;
        assert_eq!(answer.status, 403, "{path}");
    }
    assert!(!deeds(&app).iter().any(|deed| deed.starts_with("platform.") || deed.starts_with("invite.")));
    app.stop().await;
}

#[tokio::test]
async fn administrators_invite_each_other_by_a_link_that_works_once_and_the_last_owner_stays() {
    let app = TestApp::start().await;
    let mut first = owner(&app).await;
    let id = query(&app, "SELECT id AS found FROM admins").remove(0);
    let page = first.submit(&app, &format!("/admin/admins/{id}/remove"), &[]).await.expect(409).text();
    assert!(page.contains("The last owner cannot be removed"));

    let fields = [("admin-email", "Ada@Example.edu"), ("role", "owner")];
    let page = first.submit(&app, "/admin/admins/invite", &fields).await.expect(200).text();
    let (_, rest) = page.split_once("/admin/welcome/").expect("the link is shown");
    let link = format!("/admin/welcome/{}", rest.split('"').next().unwrap());
    assert!(!first.get(&app, "/admin/admins").await.expect(200).text().contains("/admin/welcome/"), "shown again");
    let asked = app.browse(&link).await.expect(200).text();
    assert!(asked.contains("ada@example.edu") && !asked.contains("name=\"admin-email\""));

    let mut ada = Browser::default();
    let name = "<script>alert(1)</script> =Ada";
    ada.post(&app, &link, &account(name, "mallory@example.org", PASSWORD)).await.expect(303);
    assert_eq!(ada.get(&app, "/admin/admins").await.expect(200).text().matches("<script>").count(), 0);
    ada.clone().post(&app, &link, &account("Eve", "eve@example.org", PASSWORD)).await.expect(410);
    assert_eq!(query(&app, "SELECT email AS found FROM admins ORDER BY id"), [EMAIL, "ada@example.edu"]);
    // The address is taken now.
    let again = ada.submit(&app, "/admin/admins/invite", &fields).await.expect(422).text();
    assert!(again.contains("Somebody has this address already"));

    // Whoever is removed is out at once, and the address is free.
    ada.submit(&app, &format!("/admin/admins/{id}/remove"), &[]).await.expect(303);
    first.get(&app, "/admin").await.expect(303);
    Browser::default().sign_in(&app, EMAIL, PASSWORD).await.expect(422);
    ada.submit(&app, &format!("/admin/admins/{id}/remove"), &[]).await.expect(404);
    ada.submit(&app, "/admin/admins/invite", &[("admin-email", EMAIL), ("role", "viewer")]).await.expect(200);
    assert!(deeds(&app).contains(&"admin.removed".to_owned()));
    // Whoever is gone keeps their name beside what they did.
    assert!(ada.get(&app, "/admin/audit").await.expect(200).text().contains("Grace Example"));
    app.stop().await;
}

#[tokio::test]
async fn a_lost_password_is_set_anew_by_a_link_that_works_once_for_a_day() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let before = owner(&app).await;
    let late = reset(&app.app, Actor::Command, EMAIL).await.unwrap();
    clock.advance(TimeDelta::hours(25));
    app.browse(&late).await.expect(410);
    assert!(reset(&app.app, Actor::Command, "nobody@example.edu").await.is_err());

    let replaced = reset(&app.app, Actor::Command, EMAIL).await.unwrap();
    let link = reset(&app.app, Actor::Command, EMAIL).await.unwrap();
    app.browse(&replaced).await.expect(410);
    let mut browser = Browser::default();
    let fields = [("password", "another long password"), ("password-again", "another long password")];
    browser.post(&app, &link, &fields).await.expect(303);
    browser.get(&app, "/admin").await.expect(200);
    browser.clone().post(&app, &link, &fields).await.expect(410);
    before.get(&app, "/admin").await.expect(303);
    Browser::default().sign_in(&app, EMAIL, PASSWORD).await.expect(422);
    Browser::default().sign_in(&app, EMAIL, "another long password").await.expect(303);
    app.stop().await;
}

#[tokio::test]
async fn a_platform_is_checked_invited_and_removed_from_the_console() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let mut browser = owner(&app).await;
    assert!(browser.get(&app, "/admin").await.expect(200).text().contains("Nobody has come from here yet"));
    app.open(&lms, "teacher").await;
    let platform = query(&app, "SELECT id AS found FROM registrations WHERE origin = 'hand'").remove(0);
    let path = format!("/admin/platforms/{platform}");
    let page = browser.get(&app, &path).await.expect(200).text();
    assert!(page.contains(&lms.registration().client_id));
    let page = browser.submit(&app, &format!("{path}/check"), &[]).await.expect(200).text();
    assert!(page.contains("Nothing that was checked failed"), "{page}");
    browser.submit(&app, "/admin/platforms/none/check", &[]).await.expect(404);

    let fields = [("admin-platform-name", "Example College")];
    let page = browser.submit(&app, "/admin/platforms/invite", &fields).await.expect(200).text();
    assert!(page.contains("/lti/register/") && page.contains("Example College"));
    let long = "x".repeat(256);
    browser.submit(&app, "/admin/platforms/invite", &[("admin-platform-name", &long)]).await.expect(422);
    let id = query(&app, "SELECT id AS found FROM invites").remove(0);
    browser.submit(&app, &format!("/admin/invites/{id}/withdraw"), &[]).await.expect(303);
    browser.submit(&app, &format!("/admin/invites/{id}/withdraw"), &[]).await.expect(404);
    assert!(rows(&app, "invites").is_empty());

    // Not without the box.
    browser.submit(&app, &format!("{path}/remove"), &[]).await.expect(422);
    let answer = browser.submit(&app, &format!("{path}/remove"), &[("sure", "on")]).await.expect(303);
    assert!(browser.get(&app, answer.header("location")).await.expect(200).text().contains("badges stay valid"));
    browser.get(&app, &path).await.expect(404);
    let done = query(&app, "SELECT object AS found FROM audit WHERE what = 'platform.removed'");
    assert_eq!(done, [platform]);
    assert_eq!(query(&app, "SELECT object AS found FROM audit WHERE what = 'invite.made'"), [id]);
    app.stop().await;
}

#[tokio::test]
async fn the_registry_lists_every_badge_and_its_table_calculates_nothing() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("=1+1 <b>Quiz</b>", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.badge("Other", json!({"score": {"activity": "Final quiz", "at_least": 99}})).await;
    taught.sync().await;
    let mut browser = owner(app).await;
    let page = browser.get(app, "/admin/registry").await.expect(200).text();
    assert!(page.contains("=1+1 &lt;b&gt;Quiz") && page.contains("Other"), "{page}");
    let page = browser.get(app, "/admin/registry?text=quiz&state=active").await.expect(200).text();
    assert!(page.contains("Quiz") && !page.contains(">Other<"));
    assert!(!browser.get(app, "/admin/registry?text=%25").await.expect(200).text().contains("Other"));
    browser.get(app, "/admin/registry?state=nonsense&after=%F0%9F%8E%93").await.expect(200);
    let table = browser.get(app, "/admin/registry.csv").await.expect(200);
    assert!(table.header("content-disposition").contains("badges.csv"));
    let line = table.text().lines().find(|line| line.contains("Quiz")).unwrap().to_owned();
    let awards = taught.awards(&badge).await.len();
    assert!(line.contains(",'=1+1 <b>Quiz</b>,") && line.contains(&format!(",active,{awards},")), "{line}");

    let id = &badge.achievement.id;
    execute(app, "UPDATE achievements SET published_at = '2024-01-05 00:00:00'");
    assert!(browser.get(app, "/admin/registry").await.expect(200).text().contains("Since 4 January 2025"));
    browser.submit(app, &format!("/admin/registry/{id}/reviewed"), &[]).await.expect(303);
    let page = browser.get(app, "/admin/registry?text=quiz").await.expect(200).text();
    assert!(!page.contains("Since 4 January 2025"));
    browser.submit(app, "/admin/registry/none/reviewed", &[]).await.expect(404);
    assert_eq!(query(app, "SELECT object AS found FROM audit WHERE what = 'badge.reviewed'"), [id.as_str()]);
    taught.stop().await;
}

#[tokio::test]
async fn a_job_that_failed_is_tried_again_when_somebody_says_so() {
    let mut app = TestApp::start().await;
    app.stop_workers().await;
    let mut browser = owner(&app).await;
    let (store, now) = (app.app.store.clone(), app.app.clock.now());
    assert!(browser.get(&app, "/admin/jobs").await.expect(200).text().contains("Nothing waits"));
    store.enqueue(JobKind::Evaluate, "course".into(), now).await.unwrap();
    let job = store.take_job(&[JobKind::Evaluate], "one".into(), now, TimeDelta::minutes(1)).await.unwrap().unwrap();
    let later = now + TimeDelta::hours(1);
    store.postpone_job(job, later, Some("it <i>broke</i>".into())).await.unwrap();
    let page = browser.get(&app, "/admin/jobs").await.expect(200).text();
    assert!(page.contains("it &lt;i&gt;broke"), "{page}");
    let fields = [("kind", "evaluate"), ("subject", "course")];
    browser.submit(&app, "/admin/jobs/retry", &fields).await.expect(303);
    browser.submit(&app, "/admin/jobs/retry", &[("kind", "evaluate"), ("subject", "none")]).await.expect(303);
    let due = store.take_job(&[JobKind::Evaluate], "two".into(), app.app.clock.now(), TimeDelta::minutes(1)).await;
    store.finish_job(due.unwrap().expect("it is due")).await.unwrap();
    assert_eq!(query(&app, "SELECT object AS found FROM audit WHERE what = 'job.retried'"), ["evaluate course"]);
    app.stop().await;
}

#[tokio::test]
async fn people_are_found_told_and_erased_and_the_audit_log_names_nobody() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let mut browser = owner(app).await;
    let sub = taught.lms.person_id("ada");
    let ada = app.app.store.find_persons(Some(sub.clone()), None).await.unwrap().remove(0);
    let name = ada.name.clone().unwrap();
    let part: String = name.to_uppercase().chars().skip(1).take(4).collect();
    for wanted in [part.as_str(), ada.email.as_deref().unwrap(), ada.id.as_str()] {
        let page = browser.submit(app, "/admin/persons", &[("admin-person", wanted)]).await.expect(200).text();
        assert!(page.contains(&format!("/admin/persons/{}", ada.id)), "{wanted}: {page}");
    }
    let page = browser.submit(app, "/admin/persons", &[("admin-person", "%")]).await.expect(200).text();
    assert!(page.contains("Nobody was found"));
    browser.submit(app, "/admin/persons", &[("admin-person", " ")]).await.expect(422);

    let path = format!("/admin/persons/{}", ada.id);
    assert!(browser.get(app, &path).await.expect(200).text().contains(&sub));
    let file = browser.submit(app, &format!("{path}/export"), &[]).await.expect(200);
    assert_eq!(file.json()["name"], json!(ada.name));
    assert!(file.header("content-disposition").starts_with("attachment"));
    browser.submit(app, "/admin/persons/none/export", &[]).await.expect(404);

    browser.submit(app, &format!("{path}/erase"), &[]).await.expect(422);
    assert!(app.app.store.find_person(ada.id.clone()).await.unwrap().is_some());
    browser.submit(app, &format!("{path}/erase"), &[("sure", "on")]).await.expect(303);
    assert!(app.app.store.find_person(ada.id.clone()).await.unwrap().is_none());
    browser.submit(app, &format!("{path}/erase"), &[("sure", "on")]).await.expect(404);
    let told = query(app, "SELECT what || ' ' || object AS found FROM audit WHERE what LIKE 'person.%' ORDER BY id");
    assert_eq!(told, [format!("person.exported {}", ada.id), format!("person.erased {}", ada.id)]);
    let log = format!("{:?}", rows(app, "audit"));
    assert!(!log.contains(&name) && !log.contains("@") && !log.contains(&part), "{log}");
    taught.stop().await;
}

#[tokio::test]
async fn an_issuer_is_described_in_the_console_and_what_is_wrong_is_told_beside_its_field() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let browser = owner(app).await;
    let id = app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    let path = format!("/admin/issuers/{id}");
    assert!(browser.get(app, "/admin/issuers").await.expect(200).text().contains(&path));
    let token = browser.token(app).await;
    let post = async |token: &str, change: &[(&str, &str)], logo: &[u8]| {
        let usual = [
            ("issuer-name", "Example <b>Law</b> School"),
            ("issuer-url", "https://law.example.edu"),
            ("issuer-email", "badges@law.example.edu"),
            ("issuer-description", "Teaches law.\r\nAnd more."),
            ("issuer-logo-alt", "A book"),
        ];
        let kept = usual.iter().filter(|(name, _)| change.iter().all(|(other, _)| name != other));
        let texts: Vec<_> = kept.chain(change).copied().chain([("token", token)]).collect();
        let (kind, body) = crate::app::multipart(&texts, &[("issuer-logo", logo)]);
        let request = browser.with(app.request(Method::POST, &path)).header("content-type", kind).body(body);
        app.send(request).await
    };
    let acts = || query(app, "SELECT object AS found FROM audit WHERE what = 'issuer.changed'");
    post("guessed", &[], b"").await.expect(403);
    for (change, says) in [
        (("issuer-name", ""), "Fill this in"),
        (("issuer-url", "javascript:alert(1)"), "not a public web address"),
        (("issuer-email", "nobody"), "not a mail address"),
        (("issuer-domain", "http://10.0.0.1/x"), "not a public web address"),
    ] {
        let page = post(&token, &[change], b"").await.expect(422).text();
        assert!(page.contains(says), "{change:?}: {page}");
        assert!(page.contains("Example &lt;b&gt;Law") || change.0 == "issuer-name", "what was typed is gone");
    }
    assert!(post(&token, &[], b"no picture").await.expect(422).text().contains("neither a PNG"));
    assert_eq!(acts(), Vec::<String>::new());

    post(&token, &[], b"").await.expect(303);
    let kept = app.app.store.find_issuer(id.clone()).await.unwrap().unwrap();
    assert_eq!(kept.profile.name, "Example <b>Law</b> School");
    assert_eq!(kept.profile.description.as_deref(), Some("Teaches law.\nAnd more."));
    assert_eq!(acts(), [id.as_str()]);
    assert!(browser.get(app, &path).await.expect(200).text().contains("Example &lt;b&gt;Law"));

    // Once something was signed, the domain stays, and nothing is written down as done.
    taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let page = post(&token, &[("issuer-domain", "badges.law.example.edu")], b"").await.expect(422).text();
    assert!(page.contains("This stays"), "{page}");
    assert_eq!(acts().len(), 1);
    browser.get(app, "/admin/issuers/none").await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn an_issuers_keys_are_replaced_and_only_retired_ones_withdrawn() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let mut browser = owner(&app).await;
    let id = app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    let path = format!("/admin/issuers/{id}");
    let keys = |state: &str| {
        query(&app, &format!("SELECT id AS found FROM signing_keys WHERE issuer_id = '{id}' AND {state} ORDER BY id"))
    };
    let first = keys("retired_at IS NULL");
    let withdraw = format!("{path}/keys/{}/distrust", first[0]);
    // It still signs.
    browser.submit(&app, &withdraw, &[("sure", "on")]).await.expect(422);
    browser.submit(&app, &format!("{path}/rotate"), &[]).await.expect(303);
    assert_eq!(keys("retired_at IS NULL").len(), 2);
    let page = browser.get(&app, &path).await.expect(200).text();
    assert!(page.contains("signs soon"), "{page}");
    browser.submit(&app, &withdraw, &[("sure", "on")]).await.expect(422);
    clock.advance(TimeDelta::minutes(11));
    // Not without the box, nor under another issuer.
    browser.submit(&app, &withdraw, &[]).await.expect(422);
    let elsewhere = format!("/admin/issuers/none/keys/{}/distrust", first[0]);
    browser.submit(&app, &elsewhere, &[("sure", "on")]).await.expect(404);
    browser.submit(&app, &withdraw, &[("sure", "on")]).await.expect(303);
    assert_eq!(keys("distrusted_at IS NOT NULL"), first[..1]);
    assert!(browser.get(&app, &path).await.expect(200).text().contains("withdrawn"));
    browser.submit(&app, &withdraw, &[("sure", "on")]).await.expect(422);
    let told = query(&app, "SELECT what || ' ' || object AS found FROM audit WHERE what LIKE 'key%' ORDER BY id");
    assert_eq!(told, [format!("keys.rotated {id}"), format!("key.distrusted {}", first[0])]);
    app.stop().await;
}

#[tokio::test]
async fn who_may_make_badges_is_decided_in_the_console_and_holds_in_every_course() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let mut browser = owner(app).await;
    let id = &badge.achievement.id;
    let forms =
        ["start", "badges/new?form=f1", "pathways/new?form=f1", &format!("badges/{id}/edit")].map(str::to_owned);
    let may = async |expected: u16| {
        for form in &forms {
            assert_eq!(app.page(&taught.teacher, form).await.status, expected, "{form}");
        }
        // What is there can be looked at in any case.
        app.page(&taught.teacher, "badges").await.expect(200);
        app.page(&taught.teacher, &format!("badges/{id}/give")).await.expect(200);
    };
    may(200).await;
    assert!(browser.get(app, "/admin/policy").await.expect(200).text().contains("value=\"teachers\" checked"));
    let sub = taught.lms.person_id("teacher");
    let teacher = app.app.store.find_persons(Some(sub), None).await.unwrap().remove(0).id;
    let about = format!("/admin/persons/{teacher}");
    let page = browser.get(app, &about).await.expect(200).text();
    assert!(page.contains("the list is not needed") && !page.contains("Let this person make badges"), "{page}");
    browser.submit(app, "/admin/policy", &[("who", "everybody")]).await.expect(303);
    browser.submit(app, "/admin/policy", &[("who", "nobody")]).await.expect(303);
    may(403).await;
    let page = browser.get(app, &about).await.expect(200).text();
    assert!(page.contains("the list does not count") && !page.contains("Let this person make badges"), "{page}");
    app.page(&taught.teacher, "start").await.assert_refused("page.no_maker");
    let fields = [("name", "New"), ("do", "publish")];
    app.post_multipart(&taught.teacher, "badges/new", &fields).await.expect(403);
    app.post_multipart(&taught.teacher, &format!("badges/{id}/edit"), &fields).await.expect(403);
    app.post(&taught.teacher, &format!("badges/{id}/publish"), &[]).await.expect(403);
    app.post(&taught.teacher, "pathways/new", &fields).await.expect(403);

    browser.submit(app, "/admin/policy", &[("who", "listed")]).await.expect(303);
    may(403).await;
    let page = browser.get(app, &about).await.expect(200).text();
    assert!(page.contains("Let this person make badges") && !page.contains("the list "), "{page}");
    let path = format!("/admin/makers/{teacher}");
    browser.submit(app, &path, &[("listed", "yes")]).await.expect(303);
    browser.submit(app, &path, &[("listed", "yes")]).await.expect(303);
    may(200).await;
    let page = browser.get(app, "/admin/policy").await.expect(200).text();
    assert_eq!(page.matches(&path).count(), 1, "{page}");
    assert!(browser.get(app, &about).await.expect(200).text().contains("value=\"no\""));
    browser.submit(app, &path, &[("listed", "no")]).await.expect(303);
    may(403).await;
    browser.submit(app, "/admin/makers/none", &[("listed", "yes")]).await.expect(404);
    let told = query(app, "SELECT object AS found FROM audit WHERE what = 'policy.changed' ORDER BY id");
    assert_eq!(told, ["badge_makers nobody", "badge_makers listed"]);
    taught.stop().await;
}

#[tokio::test]
async fn the_audit_log_is_never_changed_and_an_act_that_fails_leaves_no_line() {
    let app = TestApp::start().await;
    let mut browser = owner(&app).await;
    let before = rows(&app, "audit");
    // The act is refused in its own transaction: the line goes with it.
    let act = accolade::flows::console::act(&app.app, Actor::Command, accolade::domain::console::Deed::JobRetried, "x");
    let store = app.app.store.clone();
    let twice = async {
        let admin = store.list_admins().await.unwrap().remove(0).id;
        store.record_admin_session(admin.clone(), "same".into(), app.app.clock.now()).await.unwrap();
        admin
    };
    let admin = twice.await;
    let failed = store.record_admin_session(admin, "same".into(), app.app.clock.now());
    let failed = accolade::store::acting(act, failed).await;
    assert!(matches!(failed, Err(StoreError::Database(_))));
    assert_eq!(rows(&app, "audit"), before);
    for change in ["UPDATE audit SET object = 'y'", "DELETE FROM audit"] {
        let app = &app;
        let refused = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| execute(app, change)));
        assert!(refused.is_err(), "{change} was let through");
    }
    let page = browser.get(&app, "/admin/audit").await.expect(200).text();
    assert!(page.contains("joined as an administrator") && page.contains("Grace Example"), "{page}");
    for _ in 0..101 {
        browser.submit(&app, "/admin/persons", &[("admin-person", "x")]).await.expect(200);
    }
    let page = browser.get(&app, "/admin/audit").await.expect(200).text();
    let (_, rest) = page.split_once("/admin/audit?before=").expect("there are earlier ones");
    let next = format!("/admin/audit?before={}", rest.split('"').next().unwrap());
    assert!(browser.get(&app, &next).await.expect(200).text().contains("joined as an administrator"));
    app.stop().await;
}
