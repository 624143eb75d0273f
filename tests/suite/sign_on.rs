//! Administrators sign in at their institution, and nobody else does.

use accolade::domain::console::{Actor, AdminRole};
use accolade::flows::console::invite;
use reqwest::Method;
use serde_json::json;

use crate::app::{Answer, TestApp};
use crate::course::{query, rows};
use crate::provider::{CLIENT_ID, CLIENT_SECRET, Manners, Provider};

async fn started() -> (TestApp, Provider) {
    let provider = Provider::start();
    let app = TestApp::start_set(&[
        ("ACCOLADE_OIDC_ISSUER", provider.origin()),
        ("ACCOLADE_OIDC_CLIENT_ID", CLIENT_ID),
        ("ACCOLADE_OIDC_CLIENT_SECRET", CLIENT_SECRET),
    ])
    .await;
    (app, provider)
}

/// An invitation for the address that the provider tells.
async fn invited(app: &TestApp) {
    invite(&app.app, Actor::Command, "grace@example.edu", AdminRole::Viewer).await.unwrap();
}

/// Sends the browser to the provider: where to, and the cookie that it keeps.
async fn begun(app: &TestApp) -> (String, String) {
    let answer = app.browse("/admin/sso").await.expect(303);
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    (answer.header("location").to_owned(), answer.cookies().remove(0))
}

/// The browser comes back with this.
async fn back(app: &TestApp, cookie: &str, query: &[(&str, &str)]) -> Answer {
    let request = app.request(Method::GET, "/admin/sso/back").query(query).header("cookie", cookie);
    app.send(request.header("accept", "text/html")).await
}

async fn signed_in(app: &TestApp, provider: &Provider) -> Answer {
    let (address, cookie) = begun(app).await;
    let (state, code) = provider.authorize(&address);
    back(app, &cookie, &[("state", &state), ("code", &code)]).await
}

fn session(answer: &Answer) -> Option<String> {
    answer.cookies().into_iter().find(|cookie| cookie.starts_with("accolade-admin="))
}

#[tokio::test]
async fn an_invitation_becomes_an_account_at_the_first_sign_on_and_stays_one() {
    let (app, provider) = started().await;
    assert!(app.browse("/admin/sign-in").await.expect(200).text().contains("/admin/sso"));
    invited(&app).await;
    let answer = signed_in(&app, &provider).await.expect(200);
    // The cookie of the session would not come along from the provider: a page of ours leads on.
    assert!(answer.text().contains("http-equiv=\"refresh\""));
    assert!(answer.headers.get_all("set-cookie").iter().any(|one| one.to_str().unwrap().contains("SameSite=Strict")));
    let cookie = session(&answer).expect("a session");
    let page = app.send(app.request(Method::GET, "/admin").header("cookie", &cookie)).await.expect(200).text();
    assert!(page.contains("Grace &lt;b&gt;Example") && !page.contains("/admin/persons"), "{page}");
    // No invitation is left, and none is needed.
    assert!(rows(&app, "admin_links").is_empty());
    signed_in(&app, &provider).await.expect(200);
    assert_eq!(query(&app, "SELECT email AS found FROM admins"), ["grace@example.edu"]);
    // Whoever came so has no password that somebody could guess.
    let form = [("admin-email", "grace@example.edu"), ("password", "")];
    app.send(app.request(Method::POST, "/admin/sign-in").form(&form)).await.expect(422);
    app.stop().await;
}

#[tokio::test]
async fn an_address_that_is_told_at_the_user_info_endpoint_alone_will_do() {
    let (app, provider) = started().await;
    invited(&app).await;
    provider.set(Manners { only_in_user_info: true, ..Manners::honest() });
    signed_in(&app, &provider).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn nobody_comes_in_whom_the_provider_does_not_vouch_for_or_nobody_invited() {
    let (app, provider) = started().await;
    invited(&app).await;
    let honest = Manners::honest;
    for (why, manners, status) in [
        ("not invited", Manners { email: Some("mallory@example.edu"), ..honest() }, 403),
        ("not verified", Manners { email_verified: json!(false), ..honest() }, 403),
        ("not said", Manners { email_verified: json!(null), ..honest() }, 403),
        ("no address", Manners { email: None, ..honest() }, 403),
        ("another nonce", Manners { nonce: Some("guessed"), ..honest() }, 502),
        ("another audience", Manners { audience: Some("other"), ..honest() }, 502),
        ("another issuer", Manners { issuer: Some("https://evil.example"), ..honest() }, 502),
        ("too old", Manners { expires: -10, ..honest() }, 502),
        ("another key", Manners { other_key: true, ..honest() }, 502),
    ] {
        provider.set(manners);
        let answer = signed_in(&app, &provider).await;
        assert_eq!(answer.status, status, "{why}");
        assert!(session(&answer).is_none(), "{why}");
    }
    assert!(rows(&app, "admins").is_empty() && rows(&app, "admin_sessions").is_empty());
    provider.set(honest());
    signed_in(&app, &provider).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn what_the_browser_brings_back_has_to_be_what_it_was_given() {
    let (app, provider) = started().await;
    invited(&app).await;
    let (address, cookie) = begun(&app).await;
    let (state, code) = provider.authorize(&address);
    let other = begun(&app).await.1;
    for (why, cookie, query) in [
        ("no cookie", "", vec![("state", state.as_str()), ("code", code.as_str())]),
        ("another login's cookie", other.as_str(), vec![("state", state.as_str()), ("code", code.as_str())]),
        ("a cookie that was changed", &cookie[..cookie.len() - 4], vec![("state", &state), ("code", &code)]),
        ("another state", cookie.as_str(), vec![("state", "guessed"), ("code", code.as_str())]),
        ("no state", cookie.as_str(), vec![("code", code.as_str())]),
        ("no code", cookie.as_str(), vec![("state", state.as_str())]),
        ("refused", cookie.as_str(), vec![("state", state.as_str()), ("error", "access_denied")]),
    ] {
        let answer = back(&app, cookie, &query).await;
        assert_eq!(answer.status, 422, "{why}");
        assert!(session(&answer).is_none(), "{why}");
    }
    let whole = [("state", state.as_str()), ("code", code.as_str())];
    back(&app, &cookie, &whole).await.expect(200);
    // The provider takes a code once.
    back(&app, &cookie, &whole).await.expect(502);
    app.stop().await;
}

#[tokio::test]
async fn without_a_provider_nothing_is_offered_and_one_that_is_away_is_told_apart() {
    let app = TestApp::start().await;
    app.browse("/admin/sso").await.expect(404);
    app.browse("/admin/sso/back?code=x&state=y").await.expect(404);
    assert!(!app.browse("/admin/sign-in").await.expect(200).text().contains("/admin/sso"));
    app.stop().await;
    let app = TestApp::start_set(&[
        ("ACCOLADE_OIDC_ISSUER", "http://localhost:9"),
        ("ACCOLADE_OIDC_CLIENT_ID", CLIENT_ID),
        ("ACCOLADE_OIDC_CLIENT_SECRET", CLIENT_SECRET),
    ])
    .await;
    assert!(app.browse("/admin/sso").await.expect(502).text().contains("did not work"));
    app.stop().await;
}
