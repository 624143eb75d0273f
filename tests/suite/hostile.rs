//! What nobody should send: whatever arrives is answered with a refusal, never with a failure of ours.

use std::io::Write;

use accolade::practice::{Manners, Practice};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};

const FORM: &str = "application/x-www-form-urlencoded";

/// The same values at each run.
fn values<T>(strategy: impl Strategy<Value = T>, many: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..many).map(|_| strategy.new_tree(&mut runner).expect("a value").current()).collect()
}

#[track_caller]
fn assert_no_failure(answer: &Answer, about: &str) {
    assert!(answer.status < 500, "{about}: {} {}", answer.status, answer.text());
}

async fn send(app: &TestApp, path: &str, content_type: &str, body: Vec<u8>) -> Answer {
    app.send(app.request(Method::POST, path).header("content-type", content_type).body(body)).await
}

/// A form with these fields.
fn form(fields: &[(&str, &str)]) -> Vec<u8> {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
}

#[tokio::test]
async fn garbage_at_login_and_launch_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let mut bodies: Vec<Vec<u8>> = vec![
        vec![],
        b"&&&===&&&".to_vec(),
        b"%".to_vec(),
        b"%zz=%00&iss=%ff%fe".to_vec(),
        b"id_token=a.b.c&state=%00".to_vec(),
        b"id_token=....&state=x".to_vec(),
        b"error=%00%01%02&state=%ff".to_vec(),
        form(&[("iss", lms.url()), ("login_hint", "\u{0}"), ("target_link_uri", "\u{0}")]),
        form(&[("iss", lms.url()), ("login_hint", "4"), ("target_link_uri", "x"), ("client_id", "a\u{0}b")]),
        b"{\"id_token\": \"a.b.c\", \"state\": \"x\"}".to_vec(),
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_vec(),
    ];
    bodies.extend(values(proptest::collection::vec(any::<u8>(), 0..200), 20));
    let name =
        prop::sample::select(vec!["id_token", "state", "iss", "login_hint", "target_link_uri", "client_id", "error"]);
    let pairs = proptest::collection::vec((name, "\\PC{0,40}|[a-zA-Z0-9_.-]{0,40}"), 0..6);
    bodies.extend(values(pairs, 30).iter().map(|pairs| {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form(&pairs)
    }));
    for body in bodies {
        let about = String::from_utf8_lossy(&body).into_owned();
        for path in ["/lti/login", "/lti/launch"] {
            for content_type in
                [FORM, "text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-7"]
            {
                let answer = send(&app, path, content_type, body.clone()).await;
                assert!((400..500).contains(&answer.status), "{path} {about}: {}", answer.status);
            }
        }
        let query: String = url::form_urlencoded::byte_serialize(&body).collect();
        let answer = app.browse(&format!("/lti/login?{query}")).await;
        assert!((400..500).contains(&answer.status), "{about}: {}", answer.status);
    }
    app.open(&lms, "ada").await;
    app.stop().await;
}

#[tokio::test]
async fn other_methods_than_those_of_the_specification_are_refused() {
    let app = TestApp::start().await;
    let registering = ["/lti/register/x", "/lti/canvas.json", "/lti/setup"];
    let launching = ["/lti/login", "/lti/launch", "/lti/jwks.json", "/frame/x/", "/frame/x/sync", "/frame/x/badges"];
    for path in launching.into_iter().chain(registering) {
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
            let answer = app.send(app.request(method.clone(), path).body("x")).await;
            assert!((400..500).contains(&answer.status), "{method} {path}: {}", answer.status);
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn bodies_beyond_every_bound_are_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let megabyte = "A".repeat(1 << 20);
    for path in ["/lti/login", "/lti/launch"] {
        let answer = send(&app, path, FORM, form(&[("id_token", &megabyte), ("state", post.state())])).await;
        answer.assert_refused("<code>page.too_large</code>");
        assert_eq!(answer.status, 413, "{path}");
    }
    let large = format!("{}.{}.{}", "A".repeat(30_000), "A".repeat(30_000), "A".repeat(6_000));
    let answer = send(&app, "/lti/launch", FORM, form(&[("id_token", &large), ("state", post.state())])).await;
    answer.assert_refused("<code>page.too_large</code>");

    let many = "a=b&".repeat(20_000).into_bytes();
    send(&app, "/lti/login", FORM, many.clone()).await.assert_refused("<code>login.malformed</code>");
    send(&app, "/lti/launch", FORM, many).await.assert_refused("<code>launch.malformed</code>");
    let many = format!("id_token=x&state={}&", "y".repeat(43)).repeat(2000).into_bytes();
    send(&app, "/lti/launch", FORM, many).await.assert_refused("<code>launch.malformed</code>");

    // A few kilobytes on the wire that would be many megabytes in memory.
    let mut packed = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
    packed.write_all(&vec![b'a'; 64 << 20]).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 100_000);
    for path in ["/lti/login", "/lti/launch"] {
        let request = app.request(Method::POST, path).header("content-type", FORM).header("content-encoding", "gzip");
        let answer = app.send(request.body(packed.clone())).await;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        let request = app.request(Method::POST, path).header("content-type", FORM).header("content-encoding", "gzip");
        let answer = app.send(request.body("not packed at all")).await;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
    }
    let answer = app.browse(&format!("/lti/login?iss={}", "x".repeat(60_000))).await;
    assert!((400..500).contains(&answer.status), "{}", answer.status);
    // None of it cost the launch under way its state.
    app.frame(&app.post_launch(&post.fields, begun.cookies().first()).await);
    app.stop().await;
}

#[tokio::test]
async fn garbage_in_the_address_of_a_session_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let teacher = app.open(&lms, "teacher").await;
    let learner = app.open(&lms, "ada").await;
    app.page(&teacher, "").await.expect(200);
    let long = "x".repeat(10_000);
    let mut parts: Vec<String> =
        ["%00", "%ff%fe", "%2F", "..%2f..%2fetc", "'%20OR%201=1--", "%F0%9F%8F%85", "{id}", "null", "-1", &long]
            .into_iter()
            .map(str::to_owned)
            .collect();
    parts.extend(
        values("\\PC{1,20}", 6).iter().map(|text| url::form_urlencoded::byte_serialize(text.as_bytes()).collect()),
    );
    for part in &parts {
        for path in ["", "badges", "badges/new", "badges/x", "picture", "nothing"] {
            let answer = app.browse(&format!("/frame/{part}/{path}")).await;
            assert!((400..500).contains(&answer.status), "{part} {path}: {}", answer.status);
        }
        for frame in [&teacher, &learner] {
            for path in [format!("badges/{part}"), format!("badges/{part}/edit"), format!("badges/{part}/preview")] {
                let answer = app.page(frame, &path).await;
                assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
            }
            for path in
                [format!("badges/{part}/publish"), format!("badges/{part}/retire"), format!("awards/{part}/revoke")]
            {
                let answer = app.post(frame, &path, &[("reason", "\u{0}")]).await;
                assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
            }
            for query in
                [format!("badges?done={part}"), format!("picture?{part}={part}&shape={part}"), format!("?{part}")]
            {
                assert_no_failure(&app.page(frame, &query).await, &query);
            }
        }
    }
    for path in ["credentials", "achievements", "issuers", "status", "keys", "pictures", "assets/x"] {
        for part in ["%00", "x%00.json", "%ff", "%F0%9F%8F%85"] {
            let answer = app.browse(&format!("/{path}/{part}")).await;
            assert!((400..500).contains(&answer.status), "{path}/{part}: {}", answer.status);
        }
    }
    app.page(&teacher, "badges").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn garbage_in_the_headers_of_a_session_does_no_harm() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let teacher = app.open(&lms, "teacher").await;
    app.page(&teacher, "").await.expect(200);
    let cookie = teacher.cookie.clone().unwrap();
    for (name, value) in [
        ("accept-language", "*;q=x, \u{e9}, -, de_DE@euro;q=9, zz-zz-zz-zz-zz"),
        ("accept", "text/html;q=banana, /, */*;q=2"),
        ("accept-encoding", "gzip;q=0, identity;q=0, *;q=0"),
        ("if-none-match", "\"\", W/, *"),
        ("range", "bytes=9-1"),
        ("forwarded", "for=;host=\"evil.example\";proto=javascript"),
        ("x-forwarded-host", "evil.example"),
        ("host", "evil.example"),
    ] {
        let request = app.request(Method::GET, &teacher.root).header("cookie", &cookie).header(name, value);
        let answer = app.send(request).await;
        assert_no_failure(&answer, name);
        assert!(!answer.text().contains("evil.example"), "{name}");
    }
    for jar in ["=", ";;;", "a", "accolade_=;accolade_", &"a=b; ".repeat(2000), "\u{fe}\u{ff}=x"] {
        let answer = app.send(app.request(Method::GET, &teacher.root).header("cookie", jar)).await;
        assert!((400..500).contains(&answer.status), "{jar}: {}", answer.status);
    }
    app.stop().await;
}

/// Values that no claim should have, and some that are only large.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1.5e300),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}"),
        json!("a\u{0}b\r\n\u{202e}\u{feff}"),
        json!("x".repeat(20_000)),
        json!("http://[::1"),
        json!("javascript:alert(1)"),
        json!([]),
        json!([[], {}, null, 7, "\u{0}"]),
        json!({}),
        json!({"id": "\u{0}", "title": ["x"], "label": {}, "scope": "x", "locale": -1}),
        json!({"id": {}, "context_memberships_url": "\u{0}", "lineitems": 7, "scope": [7, null, "\u{0}"]}),
        nested(100),
    ]
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!("deep"), |inner, _| json!([inner]))
}

/// Those that can refuse a launch stand first.
const OPTIONAL: [&str; 16] = [
    "sub",
    "https://purl.imsglobal.org/spec/lti/claim/context",
    "name",
    "given_name",
    "family_name",
    "email",
    "picture",
    "locale",
    "https://purl.imsglobal.org/spec/lti/claim/custom",
    "https://purl.imsglobal.org/spec/lti/claim/launch_presentation",
    "https://purl.imsglobal.org/spec/lti/claim/tool_platform",
    "https://purl.imsglobal.org/spec/lti/claim/lis",
    "https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor",
    "https://purl.imsglobal.org/spec/lti/claim/for_user",
    "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
    "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
];

/// Lists of roles and texts as deployments are beyond nonsense: they are what they say.
const REQUIRED: [&str; 9] = [
    "iss",
    "aud",
    "iat",
    "exp",
    "nonce",
    "https://purl.imsglobal.org/spec/lti/claim/version",
    "https://purl.imsglobal.org/spec/lti/claim/message_type",
    "https://purl.imsglobal.org/spec/lti/claim/target_link_uri",
    "https://purl.imsglobal.org/spec/lti/claim/resource_link",
];

/// Launches with the claims changed, and opens what comes of it.
async fn survives(app: &TestApp, lms: &Practice, names: &'static [&'static str], value: &Value) -> Answer {
    let (set, about) = (value.clone(), format!("{names:?} {value}"));
    let plan = lms.launch_as("teacher").edit(move |claims, _| {
        for name in names {
            claims[*name] = set.clone();
        }
    });
    let answer = app.launch(lms, plan.begin()).await;
    assert_no_failure(&answer, &about[..about.len().min(300)]);
    if answer.status == 303 {
        let frame = app.frame(&answer);
        assert_no_failure(&app.page(&frame, "").await, &about[..about.len().min(300)]);
    }
    answer
}

#[tokio::test]
async fn signed_nonsense_in_a_claim_that_must_be_there_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for value in odd_values() {
        for at in 0..REQUIRED.len() {
            let answer = survives(&app, &lms, &REQUIRED[at..=at], &value).await;
            assert!((400..500).contains(&answer.status), "{} {value}: {}", REQUIRED[at], answer.status);
        }
        for name in [
            &["https://purl.imsglobal.org/spec/lti/claim/roles"],
            &["https://purl.imsglobal.org/spec/lti/claim/deployment_id"],
        ] {
            survives(&app, &lms, name, &value).await;
        }
    }
    app.open(&lms, "teacher").await;
    app.stop().await;
}

#[tokio::test]
async fn signed_nonsense_in_claims_that_may_be_absent_breaks_no_page() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    for value in odd_values() {
        survives(&app, &lms, &OPTIONAL, &value).await;
        survives(&app, &lms, &OPTIONAL[2..], &value).await;
        for at in 0..2 {
            survives(&app, &lms, &OPTIONAL[at..=at], &value).await;
        }
    }
    app.open(&lms, "ada").await;
    app.stop().await;
}
