//! Which browser a launch belongs to: shown by a cookie, by what the platform's page kept, or not at all.
//!
//! [Security Framework 1.0 §5.1.1](https://www.imsglobal.org/spec/security/v1p0/#step-2-authentication-request) asks for
//! a state that is bound to the browser; where cookies are blocked,
//! [LTI OIDC Login with Client-Side postMessages](https://www.imsglobal.org/spec/lti-cs-oidc/v0p1) says where else.

use accolade::practice::{LaunchPost, Login, Manners, Practice};
use reqwest::Method;

use crate::app::{Answer, TestApp};
use crate::inside::count;

/// A login whose platform offers to keep a value: the page that asks for it, and the platform's answer.
struct Kept {
    page: Answer,
    post: LaunchPost,
    value: String,
}

/// The value of an attribute on a page.
#[track_caller]
fn attribute(page: &Answer, name: &str) -> String {
    let text = page.text();
    let (_, after) = text.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("no {name}: {text}"));
    after.split_once('"').unwrap().0.replace("&amp;", "&").replace("&#x2F;", "/").replace("&#x27;", "'")
}

async fn keep(app: &TestApp, lms: &Practice, login: Login) -> Kept {
    let page = app.begin(&login).await.expect(200);
    let post = lms.answer(&attribute(&page, "data-onward")).expect("the platform answers");
    let value = attribute(&page, "data-value");
    Kept { page, post, value }
}

/// Sends the launch once more, as our page does with what it found.
async fn send_again(app: &TestApp, post: &LaunchPost, found: &str, origin: Option<&str>) -> Answer {
    let mut fields = post.fields.clone();
    fields.push(("binding".to_owned(), found.to_owned()));
    let request = app.request(Method::POST, "/lti/launch").form(&fields);
    app.send(match origin {
        Some(origin) => request.header("origin", origin),
        None => request,
    })
    .await
}

#[track_caller]
fn assert_opens_nothing(app: &TestApp, answer: &Answer) {
    assert_eq!((answer.header("location"), answer.cookies().len()), ("", 0), "{}", answer.text());
    assert_eq!(count(app, "sessions"), 0);
    assert_eq!(count(app, "persons"), 0);
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_is_offered_a_window_and_gets_no_session() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
        let post = lms.answer(begun.header("location")).unwrap();
        let answer = app.post_launch(&post.fields, None).await.expect(401);
        assert_opens_nothing(&app, &answer);
        assert!(answer.text().contains("Open in a new window"), "{}", answer.text());
        match manners {
            Manners::Moodle => {
                let link = attribute(&answer, "class=\"button\" href");
                assert!(link.starts_with(&format!("{}/mod/lti/launch.php?id=", lms.url())), "{link}");
            }
            Manners::Canvas => assert_eq!(attribute(&answer, "data-url"), app.app.urls.launch()),
        }
        app.post_launch(&post.fields, begun.cookies().first()).await.assert_refused("<code>launch.replayed</code>");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_window_without_cookies_is_told_to_allow_them_and_not_sent_round_in_circles() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").in_window().begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let answer = app.post_launch(&post.fields, None).await.expect(401);
    assert_opens_nothing(&app, &answer);
    assert!(answer.text().contains("keeps no cookies") && !answer.text().contains("launch.php"), "{}", answer.text());
    app.stop().await;
}

#[tokio::test]
async fn what_the_platforms_page_kept_opens_a_session_that_needs_no_cookie() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    let kept = keep(&app, &lms, lms.launch_as("ada").offering_storage().begin()).await;
    assert_eq!(attribute(&kept.page, "data-target"), "post_message_forwarding");
    assert_eq!(attribute(&kept.page, "data-origin"), lms.url());
    assert_eq!(kept.page.cookies().len(), 1, "the cookie may stay, too");
    let asking = app.post_launch(&kept.post.fields, None).await.expect(200);
    assert_opens_nothing(&app, &asking);
    assert_eq!(attribute(&asking, "data-name"), attribute(&kept.page, "data-name"));
    assert!(!asking.text().contains(&kept.value), "what is asked for is not told");
    assert_eq!(asking.header("referrer-policy"), "same-origin", "or its form could not say whose it is");
    let frame = app.frame(&send_again(&app, &kept.post, &kept.value, Some(&app.origin)).await);
    assert_eq!(frame.cookie, None);
    app.page(&frame, "").await.expect(200);
    send_again(&app, &kept.post, &kept.value, Some(&app.origin)).await.assert_refused("<code>launch.replayed</code>");
    app.stop().await;
}

#[tokio::test]
async fn a_cookie_that_stayed_spares_the_question() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    let kept = keep(&app, &lms, lms.launch_as("ada").offering_storage().begin()).await;
    let answer = app.post_launch(&kept.post.fields, kept.page.cookies().first()).await;
    assert!(app.frame(&answer).cookie.is_some());
    app.stop().await;
}

#[tokio::test]
async fn a_binding_that_another_site_sends_counts_for_nothing() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    // Whoever began the login knows the value, and could make somebody else's browser send it.
    for origin in [None, Some("null"), Some("https://evil.example"), Some(lms.url())] {
        let kept = keep(&app, &lms, lms.launch_as("ada").offering_storage().begin()).await;
        let answer = send_again(&app, &kept.post, &kept.value, origin).await.expect(401);
        assert_opens_nothing(&app, &answer);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_value_of_another_frame_is_refused_and_an_empty_storage_leads_to_a_window() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    let first = keep(&app, &lms, lms.launch_as("ada").offering_storage().begin()).await;
    let second = keep(&app, &lms, lms.launch_as("jose").offering_storage().begin()).await;
    for wrong in ["x", &second.value, &first.value[1..]] {
        let answer = send_again(&app, &first.post, wrong, Some(&app.origin)).await;
        answer.assert_refused("<code>session.cookie</code>");
        assert_opens_nothing(&app, &answer);
    }
    let empty = send_again(&app, &first.post, "", Some(&app.origin)).await.expect(401);
    assert_opens_nothing(&app, &empty);
    assert!(empty.text().contains("Open in a new window"), "{}", empty.text());
    app.frame(&send_again(&app, &second.post, &second.value, Some(&app.origin)).await);
    app.stop().await;
}

#[tokio::test]
async fn the_values_kept_in_a_platforms_page_have_few_names_so_that_it_never_fills() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for _ in 0..5 {
        let kept = keep(&app, &lms, lms.launch_as("ada").offering_storage().begin()).await;
        let key = attribute(&kept.page, "data-name");
        let number = key.strip_prefix("accolade_").unwrap_or_else(|| panic!("{key}"));
        assert!(number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_hexdigit()), "{key}");
    }
    app.stop().await;
}
