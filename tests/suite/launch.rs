//! Launches: what opens a session, and what is refused.
//!
//! The checks are those of the [Security Framework 1.0
//! §5.1.3](https://www.imsglobal.org/spec/security/v1p0/#authentication-response-validation) and of [LTI Core 1.3
//! §5.3](https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims); the cases of the LTI Advantage conformance
//! suite stand beside the tests that hold them (B: bad launches).

use accolade::clock::Clock;
use accolade::flows::register::PlatformInput;
use accolade::practice::{Endpoint, Fault, LaunchPlan, LaunchPost, Login, Manners, Practice, Signature};
use chrono::Duration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::inside::{count, count_transactions, stored_context, transactions};

const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";

/// The claim of this name in LTI's own namespace.
fn lti(name: &str) -> String {
    format!("{LTI}{name}")
}

/// Begins a login, and has the platform answer it.
async fn answered(app: &TestApp, lms: &Practice, login: Login) -> (Answer, LaunchPost) {
    let begun = app.begin(&login).await.expect(302);
    let post = lms.answer(begun.header("location")).expect("the platform answers");
    (begun, post)
}

/// Holds the answer to be a refusal with exactly this code, which opens nothing.
#[track_caller]
fn assert_refused_whole(answer: &Answer, code: &str) {
    answer.assert_refused(&format!("<code>{code}</code>"));
    assert_eq!(answer.header("location"), "", "{code}");
    assert_eq!(answer.cookies(), [""; 0], "{code}");
}

async fn refuses(app: &TestApp, lms: &Practice, login: Login, code: &str) {
    assert_refused_whole(&app.launch(lms, login).await, code);
}

/// The same launch with another id_token.
fn with_token(post: &LaunchPost, token: &str) -> Vec<(String, String)> {
    vec![("id_token".to_owned(), token.to_owned()), ("state".to_owned(), post.state().to_owned())]
}

/// The token with a signature of the right length that does not hold.
fn tampered(token: &str) -> String {
    let (message, signature) = token.rsplit_once('.').unwrap();
    let turned: String = signature.chars().rev().collect();
    assert_ne!(turned, signature);
    format!("{message}.{turned}")
}

fn standing_clock() -> Clock {
    Clock::fixed_at(Clock::system().now())
}

/// Moves the tool's and the platform's time alike.
fn pass(clock: &Clock, lms: &Practice, time: Duration) {
    clock.advance(time);
    let skew = clock.now() - Clock::system().now();
    lms.set_skew(skew);
}

#[tokio::test]
async fn a_teacher_opens_the_course_and_sees_its_learners() {
    for manners in Manners::ALL {
        let (app, lms) = TestApp::with_practice(manners).await;
        let frame = app.open(&lms, "teacher").await;
        let page = app.page(&frame, "").await.expect(200);
        // Moodle's roster calls a non-editing teacher a learner until that person was seen to teach.
        let learners = if manners == Manners::Moodle { "26 learners" } else { "25 learners" };
        assert!(page.text().contains(learners), "{}", page.text());
        app.open(&lms, "assistant").await;
        let page = app.page(&frame, "").await.expect(200);
        assert!(page.text().contains("25 learners"), "{}", page.text());
        app.stop().await;
    }
}

#[tokio::test]
async fn a_second_launch_with_the_same_state_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let cookies = begun.cookies();
    let first = app.post_launch(&post.fields, cookies.first()).await;
    let frame = app.frame(&first);
    let again = app.post_launch(&post.fields, cookies.first()).await;
    assert_refused_whole(&again, "launch.replayed");
    let elsewhere = app.post_launch(&post.fields, None).await;
    assert_refused_whole(&elsewhere, "launch.replayed");
    app.page(&frame, "").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn of_two_launches_with_one_state_at_the_same_time_one_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let cookies = begun.cookies();
    let posts = (0..6).map(|_| app.post_launch(&post.fields, cookies.first()));
    let mut answers = futures_util::future::join_all(posts).await;
    answers.sort_by_key(|answer| answer.status);
    app.frame(&answers[0]);
    for late in &answers[1..] {
        assert_refused_whole(late, "launch.replayed");
    }
    assert_eq!(count(&app, "sessions"), 1);
    app.stop().await;
}

#[tokio::test]
async fn a_login_by_get_or_by_post_asks_the_platform_with_its_own_hints() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for by_get in [true, false] {
            let mut login = lms.launch_as("ada").begin();
            login.by_get = by_get;
            let begun = app.begin(&login).await.expect(302);
            let question = url::Url::parse(begun.header("location")).unwrap();
            let sent = |name: &str| question.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
            for name in ["login_hint", "lti_message_hint", "client_id"] {
                assert_eq!(sent(name).as_deref(), login.field(name), "{name}");
            }
            assert_eq!(sent("redirect_uri").unwrap(), app.app.urls.launch());
            assert!(begun.header("location").is_ascii() && !begun.header("location").contains(['{', '"']));
            let post = lms.answer(begun.header("location")).unwrap();
            app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_login_that_is_incomplete_or_ambiguous_in_itself_is_refused() {
    let app = TestApp::start().await;
    let usual = [("iss", "https://lms.example"), ("login_hint", "4"), ("target_link_uri", "https://tool.example/")];
    for name in ["iss", "login_hint", "target_link_uri"] {
        let fields: Vec<_> = usual.into_iter().filter(|(key, _)| *key != name).collect();
        let answer = app.send(app.request(Method::POST, "/lti/login").form(&fields)).await;
        assert_refused_whole(&answer, "login.malformed");
        let fields: Vec<_> = usual.into_iter().chain([(name, "https://other.example")]).collect();
        let answer = app.send(app.request(Method::GET, "/lti/login").query(&fields)).await;
        assert_refused_whole(&answer, "login.malformed");
    }
    assert_refused_whole(&app.browse("/lti/login").await, "login.malformed");
    app.stop().await;
}

#[tokio::test]
async fn a_login_of_a_platform_that_is_not_registered_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let changed = |name: &str, value: String| {
        let mut login = lms.launch_as("ada").begin();
        login.fields.iter_mut().find(|(key, _)| key == name).unwrap().1 = value;
        login
    };
    for login in [
        changed("iss", format!("{}/", lms.url())),
        changed("iss", "https://stranger.example".to_owned()),
        changed("client_id", "somebody-else".to_owned()),
        changed("client_id", lms.registration().client_id.to_uppercase()),
    ] {
        let answer = app.begin(&login).await;
        assert_refused_whole(&answer, "login.registration_unknown");
        assert_eq!(answer.status, 404);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_login_without_a_client_id_is_refused_when_the_issuer_has_several_registrations() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let nameless = || {
        let mut login = lms.launch_as("ada").begin();
        login.fields.retain(|(name, _)| name != "client_id");
        login
    };
    app.frame(&app.launch(&lms, nameless()).await);
    lms.set_manners(Manners::Canvas);
    app.register(&lms).await;
    lms.set_manners(Manners::Moodle);
    let refused = app.begin(&nameless()).await;
    assert_refused_whole(&refused, "login.client_id_needed");
    app.frame(&app.launch(&lms, lms.launch_as("ada").begin()).await);
    app.stop().await;
}

#[tokio::test]
async fn a_removed_registration_begins_no_login_and_completes_no_launch() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (_, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let frame = app.open(&lms, "ada").await;
    app.page(&frame, "").await.expect(200);
    let registrations = app.app.store.list_registrations().await.unwrap();
    let id = registrations[0].0.id.as_str().into();
    assert!(app.app.store.remove_registration(id, app.app.clock.now()).await.unwrap());
    assert_refused_whole(&app.begin(&lms.launch_as("ada").begin()).await, "login.registration_unknown");
    assert_refused_whole(&app.post_launch(&post.fields, None).await, "login.registration_unknown");
    app.page(&frame, "").await.assert_refused("session.unknown");
    app.stop().await;
}

#[tokio::test]
async fn a_deployment_that_the_registration_does_not_accept_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let other = || lms.launch_as("ada").with(&lti("deployment_id"), json!("course-7")).begin();
    let fixed = PlatformInput {
        deployment_id: Some(lms.registration().deployment_id),
        accepts_new_deployments: false,
        ..TestApp::platform_input(&lms)
    };
    app.register_as(fixed).await;
    let (begun, post) = answered(&app, &lms, other()).await;
    let refused = app.post_launch(&post.fields, begun.cookies().first()).await;
    assert_refused_whole(&refused, "launch.deployment_unknown");
    assert_eq!(refused.status, 403);
    assert_eq!((count(&app, "contexts"), count(&app, "persons"), count(&app, "sessions")), (0, 0, 0));
    let again = app.post_launch(&post.fields, begun.cookies().first()).await;
    assert_refused_whole(&again, "launch.replayed");
    app.open(&lms, "ada").await;

    app.register_as(TestApp::platform_input(&lms)).await;
    app.frame(&app.launch(&lms, other()).await);
    assert_eq!(count(&app, "deployments"), 2);
    app.stop().await;
}

#[tokio::test]
async fn two_logins_of_one_browser_at_the_same_time_both_succeed() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (first, first_post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let (second, second_post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let jar = format!("{}; {}", first.cookies()[0], second.cookies()[0]);
    for post in [second_post, first_post] {
        let answer = app.post_launch(&post.fields, Some(&jar)).await;
        assert!(app.frame(&answer).cookie.is_some());
    }
    app.stop().await;
}

#[tokio::test]
async fn a_launch_with_another_browsers_cookie_is_refused_and_leaves_the_right_browser_its_turn() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let (other, _) = answered(&app, &lms, lms.launch_as("jose").begin()).await;
    let (ours, theirs) = (begun.cookies().remove(0), other.cookies().remove(0));
    let (name, value) = (ours.split_once('=').unwrap().0, theirs.split_once('=').unwrap().1);
    let refused = app.post_launch(&post.fields, Some(&format!("{name}={value}"))).await;
    assert_refused_whole(&refused, "session.cookie");
    app.frame(&app.post_launch(&post.fields, Some(&ours)).await);
    app.stop().await;
}

#[tokio::test]
async fn a_launch_that_comes_after_ten_minutes_is_refused() {
    let clock = standing_clock();
    let app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Canvas).await;
    let (in_time_begun, in_time) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let (_, late) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    clock.advance(Duration::minutes(10));
    app.frame(&app.post_launch(&in_time.fields, in_time_begun.cookies().first()).await);
    clock.advance(Duration::milliseconds(1));
    assert_refused_whole(&app.post_launch(&late.fields, None).await, "launch.state_expired");
    app.stop().await;
}

#[tokio::test]
async fn a_launch_with_a_state_that_we_never_gave_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let fields = |state: &str| {
        with_token(&LaunchPost { fields: vec![("state".into(), state.into())], ..post.clone() }, post.id_token())
    };
    for state in ["x", &"A".repeat(43), &post.state().to_lowercase(), &format!("{} ", post.state())] {
        let answer = app.post_launch(&fields(state), None).await;
        assert_refused_whole(&answer, "launch.state_unknown");
        assert_eq!(answer.status, 401);
    }
    app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    app.stop().await;
}

#[tokio::test]
async fn a_form_without_exactly_one_token_and_one_state_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let field = |name: &str| (name.to_owned(), post.field(name).unwrap().to_owned());
    let (token, state) = (field("id_token"), field("state"));
    for fields in [
        vec![],
        vec![token.clone()],
        vec![state.clone()],
        vec![token.clone(), token.clone(), state.clone()],
        vec![token.clone(), state.clone(), state.clone()],
        vec![("id_token".to_owned(), String::new()), state.clone()],
    ] {
        assert_refused_whole(&app.post_launch(&fields, None).await, "launch.malformed");
    }
    assert_refused_whole(&app.browse("/lti/launch").await, "launch.malformed");
    app.frame(&app.post_launch(&[token, state], begun.cookies().first()).await);
    app.stop().await;
}

// B5
#[tokio::test]
async fn what_is_no_token_is_refused_and_leaves_the_state_its_turn() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (begun, post) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let [header, payload, signature] = post.id_token().split('.').collect::<Vec<_>>()[..] else { panic!() };
    for token in [
        "{\"hello\": \"world\"}",
        "one",
        "one.two",
        "..",
        &format!("{header}.{payload}"),
        &format!("{header}.{payload}.{signature}.more"),
        &format!("{header}.{payload}.{signature}=="),
        &format!("{header}.pay load.{signature}"),
        &format!("not-a-header.{payload}.{signature}"),
    ] {
        let answer = app.post_launch(&with_token(&post, token), None).await;
        assert_refused_whole(&answer, "launch.not_a_launch");
        assert_eq!(answer.status, 400, "{token}");
    }
    app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    // Signed by the platform, and no launch at all.
    refuses(
        &app,
        &lms,
        lms.launch_as("ada").edit(|claims, _| *claims = json!({"hello": "world"})).begin(),
        "launch.issuer",
    )
    .await;
    refuses(&app, &lms, lms.launch_as("ada").edit(|claims, _| *claims = json!([1, 2])).begin(), "launch.not_a_launch")
        .await;
    app.stop().await;
}

// B1, B2
#[tokio::test]
async fn a_token_that_the_platforms_own_key_did_not_sign_is_refused() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        let by = |signature| lms.launch_as("teacher").signed(signature).begin();
        refuses(&app, &lms, by(Signature::None), "launch.algorithm").await;
        refuses(&app, &lms, by(Signature::PublicKeyAsSecret), "launch.algorithm").await;
        refuses(&app, &lms, by(Signature::AnotherKey), "launch.signature").await;
        refuses(&app, &lms, by(Signature::UnpublishedKey), "launch.key_unknown").await;
        let header = |edit: fn(&mut Value)| lms.launch_as("teacher").edit(move |_, header| edit(header)).begin();
        refuses(&app, &lms, header(|header| header["alg"] = json!("RS512")), "launch.algorithm").await;
        refuses(&app, &lms, header(|header| header["kid"] = Value::Null), "launch.key_missing").await;
        refuses(&app, &lms, header(|header| header["kid"] = json!(7)), "launch.key_missing").await;
        let (begun, post) = answered(&app, &lms, lms.launch_as("teacher").begin()).await;
        let answer = app.post_launch(&with_token(&post, &tampered(post.id_token())), None).await;
        assert_refused_whole(&answer, "launch.signature");
        app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_key_that_the_token_brings_along_is_not_used() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let own = accolade::keys::RsaKey::generate().unwrap();
    let jwk = own.public_jwk();
    let (_, post) = answered(&app, &lms, lms.launch_as("teacher").begin()).await;
    let [header, payload, _] = post.id_token().split('.').collect::<Vec<_>>()[..] else { panic!() };
    let decoded = |part: &str| -> Value {
        use base64::Engine;
        serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let mut header = decoded(header);
    header["jwk"] = jwk;
    header["jku"] = json!(format!("{}/keys", lms.url()));
    let forged = own.sign_jws(&header, decoded(payload).to_string().as_bytes()).unwrap();
    let answer = app.post_launch(&with_token(&post, &forged), None).await;
    assert_refused_whole(&answer, "launch.signature");
    app.stop().await;
}

#[tokio::test]
async fn a_token_from_or_for_somebody_else_is_refused() {
    let (app, lms) = TestApp::with_both_families().await;
    let ours = lms.registration_as(Manners::Moodle).client_id;
    let neighbour = lms.registration_as(Manners::Canvas).client_id;
    let with = |name: &str, value: Value| lms.launch_as("ada").with(name, value).begin();
    for issuer in [json!(format!("{}/", lms.url())), json!("https://other.example"), json!([lms.url()]), Value::Null] {
        refuses(&app, &lms, with("iss", issuer), "launch.issuer").await;
    }
    for audience in [
        json!(neighbour),
        json!([ours, "another"]),
        json!([]),
        json!({"id": ours}),
        json!(ours.to_lowercase()),
        Value::Null,
    ] {
        refuses(&app, &lms, with("aud", audience), "launch.audience").await;
    }
    refuses(&app, &lms, with("azp", json!(neighbour)), "launch.audience").await;
    let several = lms.launch_as("ada").with("aud", json!([ours, "another"])).with("azp", json!(ours)).begin();
    refuses(&app, &lms, several, "launch.audience").await;
    app.frame(&app.launch(&lms, with("aud", json!([ours]))).await);
    app.frame(&app.launch(&lms, with("azp", json!(ours))).await);
    app.stop().await;
}

#[tokio::test]
async fn a_launch_of_another_registration_of_the_same_issuer_is_refused() {
    let (app, lms) = TestApp::with_both_families().await;
    let (moodle_begun, moodle) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    lms.set_manners(Manners::Canvas);
    let (canvas_begun, canvas) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    // The keys of one registration never vouch for the other, whatever the token says.
    let moved = app.post_launch(&with_token(&moodle, canvas.id_token()), None).await;
    assert_refused_whole(&moved, "launch.key_unknown");
    app.frame(&app.post_launch(&moodle.fields, moodle_begun.cookies().first()).await);
    app.frame(&app.post_launch(&canvas.fields, canvas_begun.cookies().first()).await);
    app.stop().await;
}

// B7
#[tokio::test]
async fn a_token_outside_of_its_time_is_refused() {
    let clock = standing_clock();
    let app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Moodle).await;
    let now = clock.now().timestamp();
    let dated = |issued: i64, expires: i64| {
        lms.launch_as("ada").with("iat", json!(now + issued)).with("exp", json!(now + expires)).begin()
    };
    for (issued, expires, code) in [
        (-120, -61, "launch.expired"),
        (61 + 1, 3600, "launch.issued_at"),
        (-15 * 60 - 1, 3600, "launch.issued_at"),
        (365 * 86400, 366 * 86400, "launch.issued_at"),
    ] {
        refuses(&app, &lms, dated(issued, expires), code).await;
    }
    for (issued, expires) in [(-119, -59), (60, 120), (-15 * 60 + 1, 2700)] {
        app.frame(&app.launch(&lms, dated(issued, expires)).await);
    }
    for (name, code) in [("iat", "launch.issued_at"), ("exp", "launch.expired")] {
        refuses(&app, &lms, lms.launch_as("ada").without(name).begin(), code).await;
        for odd in [json!("soon"), json!(-1e300), json!(i64::MAX), json!([now]), json!(true)] {
            refuses(&app, &lms, lms.launch_as("ada").with(name, odd).begin(), code).await;
        }
        let with_fraction = lms.launch_as("ada").with(name, json!(now as f64 + 0.25)).begin();
        app.frame(&app.launch(&lms, with_fraction).await);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_platform_whose_clock_is_ten_minutes_off_is_refused_and_one_of_forty_five_seconds_is_not() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for seconds in [45, -45] {
            lms.set_skew(Duration::seconds(seconds));
            app.open(&lms, "ada").await;
        }
        lms.set_skew(Duration::minutes(10));
        refuses(&app, &lms, lms.launch_as("ada").begin(), "launch.issued_at").await;
    }
    // Canvas dates a token by its login and lets it live for an hour; Moodle's lives for a minute.
    lms.set_skew(Duration::minutes(-10));
    app.open(&lms, "ada").await;
    lms.set_manners(Manners::Moodle);
    refuses(&app, &lms, lms.launch_as("ada").begin(), "launch.expired").await;
    app.stop().await;
}

#[tokio::test]
async fn a_token_that_answers_another_login_is_refused_and_uses_the_state_up() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let (_, first) = answered(&app, &lms, lms.launch_as("ada").begin()).await;
    let (second_begun, second) = answered(&app, &lms, lms.launch_as("teacher").begin()).await;
    let crossed = app.post_launch(&with_token(&first, second.id_token()), None).await;
    assert_refused_whole(&crossed, "launch.nonce_mismatch");
    assert_refused_whole(&app.post_launch(&first.fields, None).await, "launch.replayed");
    app.frame(&app.post_launch(&second.fields, second_begun.cookies().first()).await);
    for nonce in [Value::Null, json!(""), json!([]), json!(1)] {
        let login = lms.launch_as("ada").with("nonce", nonce).begin();
        refuses(&app, &lms, login, "launch.nonce_mismatch").await;
    }
    app.stop().await;
}

// B3, B4, B6, B8 to B11
#[tokio::test]
async fn a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim() {
    let (app, lms) = TestApp::with_both_families().await;
    let required = [
        ("version", "launch.version", vec![json!("1.2.0"), json!("1.3"), json!("LTI-1p0"), json!(1.3), Value::Null]),
        (
            "message_type",
            "launch.message_type",
            vec![json!("LtiStartProctoring"), json!(""), json!(["LtiResourceLinkRequest"])],
        ),
        (
            "deployment_id",
            "launch.deployment_missing",
            vec![json!(""), Value::Null, json!("x".repeat(256)), json!({"id": "2"})],
        ),
        ("target_link_uri", "launch.target", vec![json!(""), json!("nowhere"), json!(["https://tool.example/"])]),
        ("roles", "launch.roles", vec![Value::Null, json!("Instructor"), json!({"0": "Instructor"})]),
        (
            "resource_link",
            "launch.resource_link",
            vec![json!({}), json!({"id": ""}), json!("4"), json!({"id": "x".repeat(256)})],
        ),
    ];
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for (name, code, odd) in &required {
            refuses(&app, &lms, lms.launch_as("teacher").without(&lti(name)).begin(), code).await;
            for value in odd {
                refuses(&app, &lms, lms.launch_as("teacher").with(&lti(name), value.clone()).begin(), code).await;
            }
        }
        for sub in [json!("x".repeat(256)), json!(["5"]), json!("a\u{0}b")] {
            refuses(&app, &lms, lms.launch_as("teacher").with("sub", sub).begin(), "launch.subject").await;
        }
    }
    assert_eq!((count(&app, "persons"), count(&app, "contexts"), count(&app, "sessions")), (0, 0, 0));
    app.stop().await;
}

#[tokio::test]
async fn a_launch_that_asks_for_another_address_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let ours = app.app.urls.launch();
    for target in [
        "https://stranger.example/lti/launch".to_owned(),
        ours.replace("localhost", "127.0.0.1"),
        ours.replace("http:", "https:"),
        format!("{ours}?badge=1"),
        ours.replace("http://localhost", "http://localhost@stranger.example"),
        "javascript:alert(1)".to_owned(),
    ] {
        let login = lms.launch_as("ada").with(&lti("target_link_uri"), json!(target)).begin();
        refuses(&app, &lms, login, "launch.target").await;
    }
    app.stop().await;
}

/// One fault for each check, in the order of the checks.
type Faulty = (&'static str, fn(&mut Value, &mut Value));

#[tokio::test]
async fn of_several_faults_the_earliest_check_decides() {
    let faults: [Faulty; 14] = [
        ("launch.algorithm", |_, header| header["alg"] = json!("HS256")),
        ("launch.key_missing", |_, header| header["kid"] = json!("")),
        ("launch.key_unknown", |_, header| header["kid"] = json!("nobody's")),
        ("launch.signature", |_, _| {}),
        ("launch.issuer", |claims, _| claims["iss"] = json!("https://other.example")),
        ("launch.audience", |claims, _| claims["aud"] = json!("another")),
        ("launch.expired", |claims, _| claims["exp"] = json!(1)),
        ("launch.issued_at", |claims, _| claims["iat"] = json!(1)),
        ("launch.nonce_mismatch", |claims, _| claims["nonce"] = json!("another")),
        ("launch.version", |claims, _| claims[lti("version")] = json!("1.2.0")),
        ("launch.message_type", |claims, _| claims[lti("message_type")] = json!("Unknown")),
        ("launch.deployment_missing", |claims, _| claims[lti("deployment_id")] = json!("")),
        ("launch.target", |claims, _| claims[lti("target_link_uri")] = json!("https://other.example/")),
        ("launch.roles", |claims, _| claims[lti("roles")] = json!("Instructor")),
    ];
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for first in 0..faults.len() {
        // A later fault of the header would hide an earlier one of the same field.
        let edits: Vec<_> = faults[first..].iter().rev().map(|(_, edit)| *edit).collect();
        let plan = lms.launch_as("ada").edit(move |claims, header| edits.iter().for_each(|edit| edit(claims, header)));
        let (_, post) = answered(&app, &lms, plan.begin()).await;
        let is_signed = first > 3;
        let token = if is_signed { post.id_token().to_owned() } else { tampered(post.id_token()) };
        let unknown_state = ("state".to_owned(), "x".repeat(43));
        let stateless = app.post_launch(&[("id_token".to_owned(), token.clone()), unknown_state.clone()], None).await;
        assert_refused_whole(&stateless, "launch.state_unknown");
        let answer = app.post_launch(&with_token(&post, &token), None).await;
        assert_refused_whole(&answer, faults[first].0);
    }
    let shapeless = [("id_token".to_owned(), "x".to_owned()), ("state".to_owned(), "x".repeat(43))];
    assert_refused_whole(&app.post_launch(&shapeless, None).await, "launch.not_a_launch");
    app.stop().await;
}

#[tokio::test]
async fn a_platform_that_refuses_is_quoted_and_cannot_write_into_our_page() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let question = url::Url::parse(begun.header("location")).unwrap();
    let state = question.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let fields = [
        ("error".to_owned(), "login_required".to_owned()),
        ("error_description".to_owned(), "<script>alert(1)</script> No session & no \"cookie\"\r\n\0".to_owned()),
        ("state".to_owned(), state),
    ];
    let answer = app.post_launch(&fields, begun.cookies().first()).await;
    assert_refused_whole(&answer, "launch.platform_error");
    assert_eq!(answer.status, 400);
    let page = answer.text();
    assert!(page.contains("login_required") && page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("<script>alert") && !page.contains('\0'), "{page}");
    let long = [("error".to_owned(), "x".repeat(100_000))];
    let answer = app.post_launch(&long, None).await;
    assert_refused_whole(&answer, "launch.platform_error");
    assert!(answer.bytes.len() < 20_000);
    app.stop().await;
}

/// A token with a key that nobody published, cheaper than making one.
fn under_an_unknown_key(plan: LaunchPlan<'_>) -> Login {
    plan.edit(|_, header| header["kid"] = json!(accolade::keys::random_token())).begin()
}

#[tokio::test]
async fn launches_go_on_while_the_platforms_keys_cannot_be_fetched() {
    let clock = standing_clock();
    let mut app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Moodle).await;
    lms.fail(Endpoint::KeySet, 1, Fault::status(503));
    let refused = app.launch(&lms, lms.launch_as("ada").begin()).await;
    assert_eq!(refused.status, 502, "{}", refused.text());
    assert!(refused.text().contains("launch.keys_unreachable"));
    pass(&clock, &lms, Duration::minutes(2));
    app.open(&lms, "ada").await;
    app.stop_workers().await;

    pass(&clock, &lms, Duration::days(2));
    for fault in [Fault::status(503), Fault::html(), Fault::body(200, "application/json", "{\"keys\": []}")] {
        lms.fail(Endpoint::KeySet, 1, fault);
        let asked = lms.requests(Endpoint::KeySet);
        app.open(&lms, "ada").await;
        assert_eq!(lms.requests(Endpoint::KeySet), asked + 1);
        pass(&clock, &lms, Duration::minutes(2));
    }
    app.stop().await;
}

#[tokio::test]
async fn a_flood_of_unknown_keys_asks_the_platform_once_a_minute() {
    let clock = standing_clock();
    let mut app = TestApp::start_at(clock.clone()).await;
    let lms = app.practice(Manners::Moodle).await;
    app.open(&lms, "ada").await;
    app.stop_workers().await;
    pass(&clock, &lms, Duration::minutes(2));
    let asked = lms.requests(Endpoint::KeySet);
    let flood = (0..40).map(|_| app.launch(&lms, under_an_unknown_key(lms.launch_as("ada"))));
    for answer in futures_util::future::join_all(flood).await {
        assert_refused_whole(&answer, "launch.key_unknown");
    }
    assert_eq!(lms.requests(Endpoint::KeySet), asked + 1);

    lms.rotate_keys();
    refuses(&app, &lms, lms.launch_as("ada").begin(), "launch.key_unknown").await;
    assert_eq!(lms.requests(Endpoint::KeySet), asked + 1);
    pass(&clock, &lms, Duration::minutes(1));
    app.open(&lms, "ada").await;
    assert_eq!(lms.requests(Endpoint::KeySet), asked + 2);
    app.stop().await;
}

#[tokio::test]
async fn a_login_writes_nothing_and_a_launch_costs_one_writing_transaction() {
    count_transactions();
    let (mut app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "ada").await;
    app.stop_workers().await;
    for person in ["ada", "teacher"] {
        // The registration is asked for anew after a while; here, for the first time or never.
        let at_most_one = |reads: usize| assert!(reads <= 1, "{reads} reading transactions for {person}");
        let before = transactions(&app);
        let (begun, post) = answered(&app, &lms, lms.launch_as(person).begin()).await;
        let between = transactions(&app);
        at_most_one(between.reads - before.reads);
        assert_eq!(between.writes, before.writes, "the login of {person}");
        app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
        let after = transactions(&app);
        at_most_one(after.reads - between.reads);
        assert_eq!(after.writes, between.writes + 1, "the launch of {person}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_launch_without_services_keeps_the_addresses_of_an_earlier_one() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    app.open(&lms, "teacher").await;
    let bare = lms
        .launch_as("ada")
        .without("https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice")
        .without("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");
    app.frame(&app.launch(&lms, bare.begin()).await);
    assert_eq!(count(&app, "contexts"), 1);
    let context = stored_context(&app, &lms).await;
    assert_eq!(context.memberships_url.as_deref(), Some(lms.memberships_url().as_str()));
    assert_eq!(context.line_items_url.as_deref(), Some(lms.line_items_url().as_str()));
    app.stop().await;
}

#[tokio::test]
async fn a_person_in_launches_and_rosters_is_one_person() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        app.open(&lms, "teacher").await;
        app.open(&lms, "ada").await;
        let context = stored_context(&app, &lms).await;
        accolade::flows::round::sync_now(&app.app, context.id).await.unwrap();
        app.open(&lms, "ada").await;
        assert_eq!(count(&app, &format!("persons WHERE sub = '{}'", lms.person_id("ada"))), 1, "{manners:?}");
        let theirs = format!("members m JOIN persons p ON p.id = m.person_id WHERE p.sub = '{}'", lms.person_id("ada"));
        assert_eq!(count(&app, &theirs), 1, "{manners:?}");
    }
    app.stop().await;
}
