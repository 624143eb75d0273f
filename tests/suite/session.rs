//! Sessions in the course: what they are bound to, how they end, and where their secrets never are.

use accolade::clock::Clock;
use accolade::flows::author::{self, BadgeInput};
use accolade::keys;
use accolade::practice::{Manners, Practice};
use chrono::Duration;
use serde_json::json;

use crate::app::{Answer, Frame, TestApp};
use crate::inside::{count, dump, keep_log, log, stored_context};

const CONTEXT: &str = "https://purl.imsglobal.org/spec/lti/claim/context";

/// The handle in the address of a session.
fn handle(frame: &Frame) -> &str {
    frame.root.trim_end_matches('/').rsplit('/').next().unwrap()
}

fn without_cookie(frame: &Frame) -> Frame {
    Frame { cookie: None, ..frame.clone() }
}

/// The reference on the page of a refusal.
#[track_caller]
fn reference(answer: &Answer) -> String {
    let page = answer.text();
    let (_, after) = page.split_once("<dt>Reference</dt><dd><code>").unwrap_or_else(|| panic!("no reference: {page}"));
    after.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_session_that_began_with_a_cookie_needs_it_at_every_request() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let bound = app.open(&lms, "teacher").await;
    app.page(&bound, "badges").await.expect(200);
    let cookie = bound.cookie.clone().unwrap();
    let name = cookie.split_once('=').unwrap().0;
    let other = app.open(&lms, "teacher").await.cookie.unwrap();
    let stolen = format!("{name}={}", other.split_once('=').unwrap().1);
    for wrong in [None, Some(format!("{name}=")), Some(format!("{name}=x")), Some(other), Some(stolen)] {
        for path in ["", "badges", "badges/new"] {
            let refused = app.page(&Frame { cookie: wrong.clone(), ..bound.clone() }, path).await;
            refused.assert_refused("<code>session.cookie</code>");
            assert_eq!(refused.status, 401);
        }
        let posted = app.post(&Frame { cookie: wrong.clone(), ..bound.clone() }, "sync", &[]).await;
        posted.assert_refused("<code>session.cookie</code>");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_session_ends_after_two_hours_without_a_click_and_says_so() {
    let clock = Clock::fixed_at(Clock::system().now());
    let mut app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Moodle).await;
    let used = app.open(&lms, "ada").await;
    let forgotten = app.open(&lms, "ada").await;
    app.page(&used, "").await.expect(200);
    app.stop_workers().await;
    for _ in 0..3 {
        clock.advance(Duration::minutes(119));
        app.page(&used, "").await.expect(200);
    }
    app.page(&forgotten, "").await.assert_refused("<code>session.expired</code>");
    clock.advance(Duration::hours(2));
    let late = app.page(&used, "").await;
    late.assert_refused("<code>session.expired</code>");
    assert_eq!(late.status, 401);
    assert!(late.text().contains("two hours"), "{}", late.text());
    // It is not brought back by being asked for, and still explained after the sweep.
    app.app.store.purge_expired(clock.now()).await.unwrap();
    app.page(&used, "").await.assert_refused("<code>session.expired</code>");
    clock.advance(Duration::hours(25));
    app.app.store.purge_expired(clock.now()).await.unwrap();
    app.page(&used, "").await.assert_refused("<code>session.unknown</code>");
    assert_eq!((count(&app, "sessions"), count(&app, "answered_logins")), (0, 0));
    app.stop().await;
}

#[tokio::test]
async fn the_cookie_of_a_session_is_renewed_with_it_and_ends_soon_after_it() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Moodle).await;
    let frame = app.open(&lms, "ada").await;
    assert!(app.page(&frame, "").await.expect(200).cookies().is_empty());
    clock.advance(Duration::minutes(6));
    let answer = app.page(&frame, "").await.expect(200);
    assert_eq!(answer.cookies(), [frame.cookie.clone().unwrap()]);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("Max-Age=7800") && cookie.contains("Partitioned") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert!(app.page(&frame, "").await.expect(200).cookies().is_empty());
    clock.advance(Duration::minutes(6));
    let refused = app.page(&without_cookie(&frame), "").await;
    refused.assert_refused("<code>session.cookie</code>");
    assert!(refused.cookies().is_empty(), "whoever shows no cookie is given none");
    app.stop().await;
}

#[tokio::test]
async fn a_session_that_was_never_opened_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let frame = app.open(&lms, "teacher").await;
    let right = handle(&frame);
    let turned: String = right.chars().rev().collect();
    for wrong in [&keys::random_token(), &right[..right.len() - 1], &keys::fingerprint(right), &turned, "%20", "x"] {
        for path in ["", "badges", "badges/new", "picture"] {
            let answer = app.browse(&format!("/frame/{wrong}/{path}")).await;
            answer.assert_refused("<code>session.unknown</code>");
            assert_eq!(answer.status, 401);
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_learner_reaches_no_page_of_a_teacher() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let teacher = app.open(&lms, "teacher").await;
    app.page(&teacher, "").await.expect(200);
    let context = stored_context(&app, &lms).await.id;
    let input = BadgeInput {
        context: Some(context),
        name: "Laboratory Basics".into(),
        description: "Handed in the lab report.".into(),
        rule: Some(json!({"completed": {"activity": "Lab report"}})),
        ..BadgeInput::default()
    };
    let badge = author::create(&app.app, input, false).await.unwrap().achievement.id;
    let pages = [
        "badges".to_owned(),
        "badges/new?form=f1".to_owned(),
        format!("badges/{badge}"),
        format!("badges/{badge}/edit"),
    ];
    let pages = pages.into_iter().chain([format!("badges/{badge}/preview")]);
    let posts = ["publish", "pause", "retire"].map(|done| format!("badges/{badge}/{done}"));
    let learner = app.open(&lms, "ada").await;
    for path in pages {
        app.page(&teacher, &path).await.expect(200);
        let refused = app.page(&learner, &path).await;
        refused.assert_refused("<code>page.wrong_role</code>");
        assert_eq!(refused.status, 403);
    }
    for path in posts.into_iter().chain(["sync".to_owned(), "awards/x/revoke".to_owned()]) {
        app.post(&learner, &path, &[("reason", "no")]).await.assert_refused("<code>page.wrong_role</code>");
    }
    for path in ["badges/new".to_owned(), format!("badges/{badge}/edit")] {
        let refused = app.post_multipart(&learner, &path, &[("name", "Mine")]).await;
        refused.assert_refused("<code>page.wrong_role</code>");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_teacher_of_one_course_reaches_no_badge_of_another() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let first = app.open(&lms, "teacher").await;
    app.page(&first, "").await.expect(200);
    let context = stored_context(&app, &lms).await.id;
    let input = BadgeInput {
        context: Some(context),
        name: "Not yours".into(),
        description: "Of the first course.".into(),
        rule: Some(json!({"completed": {"activity": "Lab report"}})),
        ..BadgeInput::default()
    };
    let badge = author::create(&app.app, input, false).await.unwrap().achievement.id;
    let elsewhere = lms.launch_as("teacher").with(CONTEXT, json!({"id": "777", "title": "Another course"})).begin();
    let elsewhere = app.frame(&app.launch(&lms, elsewhere).await);
    for path in ["", "/edit", "/preview"] {
        let answer = app.page(&elsewhere, &format!("badges/{badge}{path}")).await;
        answer.assert_refused("<code>page.not_found</code>");
        assert!(!answer.text().contains("Not yours"));
    }
    for done in ["publish", "pause", "retire"] {
        let answer = app.post(&elsewhere, &format!("badges/{badge}/{done}"), &[]).await;
        answer.assert_refused("<code>page.not_found</code>");
    }
    let answer = app.post_multipart(&elsewhere, &format!("badges/{badge}/edit"), &[("name", "Mine")]).await;
    answer.assert_refused("<code>page.not_found</code>");
    assert!(!app.page(&elsewhere, "badges").await.expect(200).text().contains("Not yours"));
    app.stop().await;
}

#[tokio::test]
async fn the_secrets_of_a_session_are_kept_only_as_fingerprints_and_those_of_a_login_not_at_all() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let login_cookie = begun.cookies().remove(0);
    let post = lms.answer(begun.header("location")).unwrap();
    let frame = app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    app.page(&frame, "").await.expect(200);
    let value = |cookie: &str| cookie.split_once('=').unwrap().1.to_owned();
    let session = [handle(&frame).to_owned(), value(frame.cookie.as_ref().unwrap())];
    let login = [post.state().to_owned(), value(&login_cookie)];
    let stored = dump(&app);
    for secret in session.iter().chain(&login) {
        assert!(secret.len() >= 43, "256 bits");
        assert!(!stored.contains(secret));
        assert_eq!(stored.contains(&keys::fingerprint(secret)), session.contains(secret));
    }
    assert!(!stored.contains(post.id_token().rsplit('.').next().unwrap()));
    app.stop().await;
}

#[tokio::test]
async fn the_log_has_the_reference_of_a_refusal_and_no_secret_and_no_name() {
    keep_log();
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let identity = [("name", "Quillon Unverwechselbar"), ("given_name", "Quillon"), ("email", "quillon@example.test")];
    let named = || identity.iter().fold(lms.launch_as("ada"), |plan, (name, value)| plan.with(name, json!(value)));
    let mut login = named().begin();
    let mut secrets = vec![login.field("lti_message_hint").unwrap().to_owned()];
    login.by_get = true;
    let begun = app.begin(&login).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let frame = app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    app.page(&frame, "").await.expect(200);
    let mut refusals = vec![
        app.post_launch(&post.fields, begun.cookies().first()).await,
        app.page(&without_cookie(&frame), "badges").await,
        app.page(&frame, "badges").await,
        app.launch(&lms, named().without("https://purl.imsglobal.org/spec/lti/claim/roles").begin()).await,
        app.launch(&lms, named().with("nonce", json!("another")).begin()).await,
        app.browse(&format!("/frame/{}x/", handle(&frame))).await,
        app.page(&frame, "no-such-page").await,
    ];
    refusals.retain(|answer| answer.status != 404);
    for refused in &refusals {
        assert!((400..500).contains(&refused.status));
    }
    assert_eq!(refusals.len(), 6);
    secrets
        .extend(begun.cookies().iter().chain(&frame.cookie).map(|cookie| cookie.split_once('=').unwrap().1.to_owned()));
    secrets.extend([post.state().to_owned(), handle(&frame).to_owned(), keys::fingerprint(handle(&frame))]);
    secrets.extend(post.id_token().split('.').map(str::to_owned));
    secrets.extend(identity.map(|(_, value)| value.to_owned()));
    let logged = log();
    for refused in &refusals {
        let reference = reference(refused);
        assert_eq!(reference.len(), 10);
        assert!(logged.contains(&reference), "{reference} is not in the log: {logged}");
    }
    assert!(logged.contains("/frame/{session}/"), "{logged}");
    for secret in secrets {
        assert!(!logged.contains(&secret), "{secret} is in the log");
    }
    app.stop().await;
}

const FORM: &str = "badges/new?form=f1";

#[tokio::test]
async fn nothing_of_a_frame_is_cached_or_handed_on_or_shown_by_strangers() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("teacher").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let launched = app.post_launch(&post.fields, begun.cookies().first()).await;
    let frame = app.frame(&launched);
    let mut answers = Vec::new();
    for path in ["", "badges", FORM] {
        answers.push((path, app.page(&frame, path).await.expect(200)));
    }
    answers.push(("", app.page(&without_cookie(&frame), "").await.expect(401)));
    answers.push(("/lti/launch", app.post_launch(&post.fields, None).await.expect(401)));
    answers.push(("/lti/login", app.browse("/lti/login").await.expect(400)));
    for (_, page) in &answers {
        let policy = page.header("content-security-policy");
        let ancestors = policy.split("frame-ancestors ").nth(1).unwrap_or_else(|| panic!("{policy}"));
        assert!(!ancestors.contains("'none'"), "{policy}");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.header("x-frame-options"), "");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    }
    let framed_by =
        |page: &Answer| page.header("content-security-policy").split("frame-ancestors ").nth(1).unwrap().to_owned();
    for (_, page) in &answers[..3] {
        assert_eq!(framed_by(page), lms.url(), "the platform alone, once we know it");
    }
    for (_, page) in &answers[3..] {
        assert!(framed_by(page).starts_with("https:"), "before a launch is complete nobody knows the platform's names");
    }
    let synced = app.post(&frame, "sync", &[]).await;
    answers.extend([("/lti/login", begun), ("/lti/launch", launched), ("sync", synced)]);
    for (path, answer) in &answers {
        // What was typed into a new form has to be there for whoever goes back to it.
        let cache = if *path == FORM { "private, max-age=0" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), cache, "{answer:?}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{answer:?}");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
    app.stop().await;
}

#[tokio::test]
async fn cookies_are_for_a_frame_of_another_site_and_for_the_server_alone() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let launched = app.post_launch(&post.fields, begun.cookies().first()).await;
    let mut names = vec![];
    for answer in [&begun, &launched] {
        let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap();
        let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
        for wanted in ["Path=/", "Secure", "HttpOnly", "SameSite=None", "Partitioned"] {
            assert!(attributes.contains(&wanted), "{cookie}");
        }
        assert!(!cookie.contains("Domain="), "{cookie}");
        names.push(cookie.split_once('=').unwrap().0.to_owned());
    }
    assert_ne!(names[0], names[1]);
    assert!(!names.iter().any(|name| handle(&app.frame(&launched)).contains(name.as_str())));
    app.stop().await;
}

#[tokio::test]
async fn many_launches_do_not_fill_the_browser_with_cookies() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let mut jar: Vec<(String, String)> = vec![];
    let mut newest = None;
    for _ in 0..30 {
        let begun = begin_with(&app, &lms, &jar).await;
        keep(&mut jar, &begun);
        let post = lms.answer(begun.header("location")).unwrap();
        let launched = app.post_launch(&post.fields, Some(&header(&jar))).await;
        let root = app.frame(&launched).root;
        keep(&mut jar, &launched);
        newest = Some(Frame { root, cookie: Some(header(&jar)) });
        app.page(newest.as_ref().unwrap(), "").await.expect(200);
    }
    assert!(jar.len() <= 21, "{} cookies", jar.len());
    app.page(&newest.unwrap(), "").await.expect(200);
    app.stop().await;
}

async fn begin_with(app: &TestApp, lms: &Practice, jar: &[(String, String)]) -> Answer {
    let login = lms.launch_as("ada").begin();
    let request = app.request(reqwest::Method::POST, &login.address).form(&login.fields);
    app.send(request.header("cookie", header(jar))).await.expect(302)
}

fn header(jar: &[(String, String)]) -> String {
    jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
}

/// What a browser does with the cookies of an answer; the oldest stay first.
fn keep(jar: &mut Vec<(String, String)>, answer: &Answer) {
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        let (name, rest) = cookie.split_once('=').unwrap();
        jar.retain(|(kept, _)| kept != name);
        if !cookie.contains("Max-Age=0") {
            jar.push((name.to_owned(), rest.split(';').next().unwrap().to_owned()));
        }
    }
}
