//! Registration by link: an LMS's admin pastes it, sees what is shared, says yes, and the LMS is known; and everything
//! that may go wrong on the way.

use std::io::{Read, Write};
use std::net::TcpListener;

use accolade::clock::Clock;
use accolade::flows::invite::{self, NewInvite};
use accolade::keys;
use accolade::practice::{Endpoint, Fault, Manners, Practice};
use accolade::store::{Platform, Token};
use chrono::{DateTime, Duration, Utc};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::inside;

/// A product, and a practice LMS that it does not know.
struct Meeting {
    app: TestApp,
    lms: Practice,
}

impl Meeting {
    async fn of(manners: Manners) -> Self {
        let app = TestApp::start().await;
        let lms = app.strange_practice(manners).await;
        Self { app, lms }
    }

    async fn invite(&self) -> NewInvite {
        invite::invite(&self.app.app, None).await.expect("an invitation can be made")
    }

    /// The form of the consent page that the LMS's frame shows at this address.
    async fn consent(&self, address: &str) -> String {
        form_in(&self.app.browse(address).await.expect(200))
    }

    async fn agree(&self, address: &str, form: &str) -> Answer {
        let path = address.split('?').next().expect("an address has a beginning");
        self.app.send(self.app.request(Method::POST, path).form(&[("form", form)])).await
    }

    /// The whole way, with one click.
    async fn register(&self, link: &str) -> Answer {
        let address = self.lms.registering(link);
        let form = self.consent(&address).await;
        self.agree(&address, &form).await
    }

    async fn platforms(&self) -> Vec<Platform> {
        self.app.app.store.list_platforms(None).await.expect("the platforms can be listed")
    }

    async fn token(&self) -> &'static str {
        const HANDLE: &str = "a-token-that-writes";
        let token = Token {
            id: keys::ordered_id(),
            name: "test".to_owned(),
            scopes: vec!["write".to_owned()],
            created_at: self.app.app.clock.now(),
            is_revoked: false,
        };
        self.app.app.store.record_token(token, keys::fingerprint(HANDLE)).await.expect("a token can be kept");
        HANDLE
    }

    async fn api(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.app.request(method, path).bearer_auth("a-token-that-writes");
        self.app.send(request.body(body.to_string())).await
    }

    /// The outcome of a line of the connection check.
    async fn checked(&self, name: &str) -> (String, String) {
        let id = self.platforms().await[0].registration.id.clone();
        let answer = self.api(Method::POST, &format!("/api/v1/platforms/{id}/check"), &json!({})).await.expect(200);
        let lines = answer.json()["lines"].as_array().expect("a list").clone();
        let line = lines.iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("{name}: {lines:?}"));
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        (text("outcome"), format!("{} {}", text("found"), text("mend")))
    }
}

fn form_in(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"form\" value=\"").unwrap_or_else(|| panic!("no form: {text}"));
    rest.split('"').next().expect("split gives a part").to_owned()
}

#[tokio::test]
async fn one_click_registers_moodle_and_canvas_and_the_first_launch_activates_them() {
    for manners in Manners::ALL {
        let here = Meeting::of(manners).await;
        let invite = here.invite().await;
        let done = here.register(&invite.url).await.expect(200);
        assert!(done.text().contains("Accolade is connected") && done.text().contains("close.js"));
        assert!(done.header("content-security-policy").contains("frame-ancestors https:"));

        let [platform] = here.platforms().await.try_into().expect("one platform");
        let known = here.lms.registration();
        assert_eq!(platform.registration.issuer, known.issuer);
        assert_eq!(platform.registration.client_id, known.client_id);
        assert_eq!(platform.registration.token_url, known.token_url);
        assert_eq!(platform.registration.family.as_deref(), Some(manners.family()));
        assert_eq!(platform.deployments, [known.deployment_id]);
        assert!(platform.registration.accepts_new_deployments && !platform.is_active());
        assert_eq!(platform.scopes.expect("it said so").len(), 5);

        here.lms.activate();
        here.app.open(&here.lms, "teacher").await;
        let platform = here.platforms().await.remove(0);
        assert!(platform.is_active() && platform.activated_at.is_some() && platform.latest_course.is_some());
        here.app.stop().await;
    }
}

#[tokio::test]
async fn names_and_mail_addresses_and_services_are_asked_for_so_that_a_course_can_be_read_at_once() {
    for manners in Manners::ALL {
        let here = Meeting::of(manners).await;
        here.token().await;
        here.register(&here.invite().await.url).await.expect(200);
        here.lms.activate();
        here.app.open(&here.lms, "teacher").await;
        for line in
            ["token", "our_keys", "service_roster", "service_scores", "roster", "names", "email", "columns", "clock"]
        {
            assert_eq!(here.checked(line).await.0, "ok", "{line}, {manners:?}: {}", here.checked(line).await.1);
        }
        let request = here.lms.registrations().remove(0);
        let tool = &request["https://purl.imsglobal.org/spec/lti-tool-configuration"];
        assert_eq!(tool["custom_parameters"]["ctx_history"], "$Context.id.history");
        here.app.stop().await;
    }
}

#[tokio::test]
async fn opening_the_link_says_what_is_shared_and_changes_nothing() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    for _ in 0..2 {
        let page = here.app.browse(&here.lms.registering(&link)).await.expect(200);
        for words in ["127.0.0.1", "name, e-mail address", "Register Accolade", "Press “Activate”"] {
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
        assert!(page.header("content-security-policy").contains("frame-ancestors https: http://localhost:*"));
    }
    assert_eq!(here.lms.requests(Endpoint::Registration), 0);
    assert!(here.platforms().await.is_empty());
    // It was not used up by having been opened.
    here.register(&link).await.expect(200);
    here.app.stop().await;
}

#[tokio::test]
async fn services_that_the_platform_does_not_offer_are_named_and_not_asked_for() {
    let here = Meeting::of(Manners::Canvas).await;
    const ROSTER: &str = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    here.lms.edit_configuration(|document| document["scopes_supported"] = json!(["openid", ROSTER]));
    let address = here.lms.registering(&here.invite().await.url);
    let page = here.app.browse(&address).await.expect(200);
    assert!(page.text().contains("This platform does not offer everything"));
    here.agree(&address, &form_in(&page)).await.expect(200);
    assert_eq!(here.lms.registrations()[0]["scope"], ROSTER);
    here.app.stop().await;
}

#[tokio::test]
async fn a_link_that_is_unknown_or_ran_out_is_refused_and_asks_nobody() {
    let clock = Clock::fixed_at(DateTime::<Utc>::from_timestamp(1_795_000_000, 0).expect("a time"));
    let app = TestApp::start_at(clock.clone()).await;
    let lms = app.strange_practice(Manners::Moodle).await;
    let here = Meeting { app, lms };
    let link = here.invite().await.url;
    let unknown = here.lms.registering(&format!("{}/lti/register/{}", here.app.origin, keys::random_token()));
    here.app.browse(&unknown).await.assert_refused("<code>register.invite_unknown</code>");
    clock.advance(Duration::days(7) - Duration::seconds(1));
    here.app.browse(&here.lms.registering(&link)).await.expect(200);
    let asked = here.lms.requests(Endpoint::Configuration);
    clock.advance(Duration::seconds(1));
    here.app.browse(&here.lms.registering(&link)).await.assert_refused("<code>register.invite_expired</code>");
    assert_eq!(here.lms.requests(Endpoint::Configuration), asked);
    here.app.stop().await;
}

#[tokio::test]
async fn a_link_without_a_usable_configuration_address_is_refused() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    for query in [
        "",
        "?registration_token=a",
        "?openid_configuration=",
        "?openid_configuration=%2Frelative",
        "?openid_configuration=https%3A%2F%2Fa.example%2F&openid_configuration=https%3A%2F%2Fb.example%2F",
        "?openid_configuration=https%3A%2F%2Fa.example%2F&registration_token=a%0D%0AX-Evil%3A%201",
        "?openid_configuration=%00",
    ] {
        let answer = here.app.browse(&format!("{link}{query}")).await;
        assert!((400..500).contains(&answer.status), "{query}: {}", answer.status);
    }
    let long = format!("{link}?openid_configuration=https%3A%2F%2Fa.example%2F{}", "a".repeat(5000));
    here.app.browse(&long).await.assert_refused("<code>register.not_from_platform</code>");
    here.app.stop().await;
}

#[tokio::test]
async fn an_issuer_on_another_host_or_an_address_of_the_machine_itself_is_refused_before_any_post() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    here.lms.edit_configuration(|document| document["issuer"] = json!("https://moodle.example.edu"));
    here.app.browse(&here.lms.registering(&link)).await.assert_refused("<code>register.host_mismatch</code>");
    for metadata in ["http://169.254.169.254/latest/meta-data/", "https://169.254.169.254/", "http://[fd00:ec2::254]/"]
    {
        let query: String = url::form_urlencoded::byte_serialize(metadata.as_bytes()).collect();
        let answer = here.app.browse(&format!("{link}?openid_configuration={query}")).await;
        answer.assert_refused("<code>register.address_refused</code>");
    }
    for odd in ["file:///etc/passwd", "gopher://127.0.0.1/", "http://user:secret@127.0.0.1/"] {
        let query: String = url::form_urlencoded::byte_serialize(odd.as_bytes()).collect();
        let answer = here.app.browse(&format!("{link}?openid_configuration={query}")).await;
        answer.assert_refused("<code>register.address_refused</code>");
    }
    assert_eq!(here.lms.requests(Endpoint::Registration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn a_server_on_the_open_internet_asks_nobody_in_its_own_network() {
    let app = TestApp::start_in_public().await;
    let lms = app.strange_practice(Manners::Moodle).await;
    let here = Meeting { app, lms };
    let link = here.invite().await.url;
    here.app.browse(&here.lms.registering(&link)).await.assert_refused("<code>register.address_refused</code>");
    let localhost = here.lms.registering(&link).replace("127.0.0.1", "localhost");
    here.app.browse(&localhost.replacen("http%3A", "https%3A", 1)).await;
    assert_eq!(here.lms.requests(Endpoint::Configuration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn a_canvas_that_kept_the_cloud_s_issuer_is_told_so() {
    let here = Meeting::of(Manners::Canvas).await;
    let link = here.invite().await.url;
    here.lms.edit_configuration(|document| document["issuer"] = json!("https://canvas.instructure.com"));
    let answer = here.app.browse(&here.lms.registering(&link)).await;
    answer.assert_refused("<code>register.canvas_issuer</code>");
    assert!(answer.text().contains("lti_iss"));
    here.app.stop().await;
}

/// Refused with this code, as a gateway or as a bad request.
#[track_caller]
fn assert_told(answer: &Answer, code: &str) {
    assert!((400..600).contains(&answer.status), "{}", answer.status);
    assert!(answer.text().contains(&format!("<code>{code}</code>")), "not {code}: {}", answer.text());
}

#[tokio::test]
async fn a_web_page_an_error_or_half_a_configuration_is_told_and_costs_nothing() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    let half = json!({"issuer": here.lms.url()}).to_string();
    for fault in [
        Fault::html(),
        Fault::status(500),
        Fault::status(302),
        Fault::body(200, "application/json", "{"),
        Fault::body(200, "application/json", &half),
        Fault::body(200, "application/json", &"[".repeat(60_000)),
        Fault::body(200, "application/json", &"a".repeat(70_000)),
    ] {
        here.lms.fail(Endpoint::Configuration, 1, fault);
        let answer = here.app.browse(&here.lms.registering(&link)).await;
        assert_told(&answer, "register.not_a_configuration");
    }
    here.lms.edit_configuration(|document| {
        document["token_endpoint_auth_methods_supported"] = json!(["client_secret_basic"]);
    });
    assert_told(&here.app.browse(&here.lms.registering(&link)).await, "register.unsupported");
    assert_eq!(here.lms.requests(Endpoint::Registration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn a_configuration_without_end_is_cut_off_and_an_address_without_a_server_is_told() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let flood = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("it is called");
        // Answered before it was asked, the client would hang up for another reason.
        stream.read_exact(&mut [0; 16]).expect("it is asked");
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n").expect("it listens");
        let mut sent = 0_usize;
        while sent < 1 << 30 && stream.write_all(&[b' '; 64 << 10]).is_ok() {
            sent += 64 << 10;
        }
        sent
    });
    let query = format!("{link}?openid_configuration=http%3A%2F%2F{}%2F", address.to_string().replace(':', "%3A"));
    assert_told(&here.app.browse(&query).await, "register.not_a_configuration");
    assert!(flood.join().expect("it ends") < 64 << 20);
    assert_told(&here.app.browse(&query).await, "register.unreachable");
    here.app.stop().await;
}

#[tokio::test]
async fn what_the_platform_says_to_a_request_is_understood_shown_shortened_and_escaped() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    for (fault, code) in [
        (Fault::body(401, "text/plain", "token_already_used"), "register.token"),
        (Fault::body(400, "text/plain", "domain_targetlinkuri_mismatch"), "register.domain"),
        (Fault::body(422, "application/json", r#"{"errors": [{"message": "unknown scope"}]}"#), "register.scope"),
        (Fault::body(400, "text/plain", "<b>no</b>"), "register.refused"),
        (Fault::body(400, "application/json", r#"{"error": "<b>no</b>"}"#), "register.refused"),
        (Fault::html(), "register.answer"),
        (Fault::body(200, "application/json", r#"{"client_name": "Accolade"}"#), "register.answer"),
        (Fault::body(200, "application/json", r#"{"client_id": "with blanks in it"}"#), "register.answer"),
    ] {
        here.lms.fail(Endpoint::Registration, 1, fault);
        let answer = here.register(&link).await;
        assert_told(&answer, code);
        assert!(!answer.text().contains("<b>"), "{code}");
    }
    here.lms.fail(Endpoint::Registration, 1, Fault::body(400, "text/plain", &"long ".repeat(2000)));
    let answer = here.register(&link).await;
    assert_told(&answer, "register.refused");
    assert!(answer.bytes.len() < 5000, "{}", answer.bytes.len());
    assert!(here.platforms().await.is_empty());
    // None of it used the link up.
    here.register(&link).await.expect(200);
    here.app.stop().await;
}

#[tokio::test]
async fn a_double_click_registers_once_and_both_see_that_it_worked() {
    let here = Meeting::of(Manners::Canvas).await;
    let address = here.lms.registering(&here.invite().await.url);
    let form = here.consent(&address).await;
    here.lms.fail(Endpoint::Registration, 1, Fault::Delay(std::time::Duration::from_millis(600)));
    let (one, other) = tokio::join!(here.agree(&address, &form), here.agree(&address, &form));
    let third = here.agree(&address, &form).await;
    for answer in [one, other, third] {
        assert!(answer.expect(200).text().contains("Accolade is connected"));
    }
    assert_eq!(here.lms.requests(Endpoint::Registration), 1);
    assert_eq!(here.platforms().await.len(), 1);
    here.app.stop().await;
}

#[tokio::test]
async fn a_permission_that_was_used_from_another_window_is_told_and_registers_nothing_more() {
    let here = Meeting::of(Manners::Moodle).await;
    let address = here.lms.registering(&here.invite().await.url);
    let (one, other) = (here.consent(&address).await, here.consent(&address).await);
    here.agree(&address, &one).await.expect(200);
    let refused = here.agree(&address, &other).await;
    assert_told(&refused, "register.token");
    assert!(refused.text().contains("token_already_used"));
    assert_eq!((here.platforms().await.len(), here.lms.registrations().len()), (1, 1));
    here.app.stop().await;
}

#[tokio::test]
async fn the_same_link_updates_its_registration_and_never_makes_another() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    here.register(&link).await.expect(200);
    let before = here.platforms().await.remove(0);

    let address = here.lms.updating(&link);
    let page = here.app.browse(&address).await.expect(200);
    assert!(page.text().contains("Update the registration"));
    let done = here.agree(&address, &form_in(&page)).await.expect(200);
    assert!(done.text().contains("is up to date"));
    let [after] = here.platforms().await.try_into().expect("one platform");
    assert_eq!(after.registration, before.registration);

    // The admin chose to register anew: the platform made a second client, which is not ours.
    let refused = here.register(&link).await;
    assert_told(&refused, "register.invite_used");
    assert!(refused.text().contains("choose to update"));
    assert_eq!(here.platforms().await.len(), 1);
    here.app.stop().await;
}

#[tokio::test]
async fn a_used_link_in_another_platform_is_refused_before_that_makes_an_entry() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    here.register(&link).await.expect(200);
    let other = here.app.strange_practice(Manners::Moodle).await;
    here.app.browse(&other.registering(&link)).await.assert_refused("<code>register.invite_used</code>");
    assert_eq!(other.requests(Endpoint::Registration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn two_links_in_one_platform_make_two_registrations_with_a_warning_or_update_the_one() {
    let here = Meeting::of(Manners::Moodle).await;
    here.register(&here.invite().await.url).await.expect(200);
    let second = here.invite().await.url;
    let address = here.lms.updating(&second);
    let form = here.consent(&address).await;
    let done = here.agree(&address, &form).await.expect(200);
    assert!(done.text().contains("is up to date") && here.platforms().await.len() == 1);

    let done = here.register(&here.invite().await.url).await.expect(200);
    assert!(done.text().contains("registered more than once"));
    assert_eq!(here.platforms().await.len(), 2);
    here.app.stop().await;
}

#[tokio::test]
async fn a_removed_platform_does_not_come_back_through_its_old_link() {
    let here = Meeting::of(Manners::Moodle).await;
    let link = here.invite().await.url;
    here.register(&link).await.expect(200);
    let id = here.platforms().await[0].registration.id.as_str().into();
    here.app.app.store.remove_registration(id, here.app.app.clock.now()).await.unwrap();
    here.app.browse(&here.lms.updating(&link)).await.assert_refused("<code>register.invite_removed</code>");
    assert!(here.platforms().await.is_empty());
    // A new link is a new decision.
    let address = here.lms.updating(&here.invite().await.url);
    let form = here.consent(&address).await;
    here.agree(&address, &form).await.expect(200);
    assert_eq!(here.platforms().await.len(), 1);
    here.app.stop().await;
}

#[tokio::test]
async fn a_form_that_is_made_up_changed_or_of_another_link_registers_nothing() {
    let here = Meeting::of(Manners::Moodle).await;
    let (one, other) = (here.invite().await.url, here.invite().await.url);
    let address = here.lms.registering(&one);
    let form = here.consent(&address).await;
    let mut changed = form.clone();
    changed.replace_range(40..41, if &form[40..41] == "A" { "B" } else { "A" });
    for wrong in ["", "x", &changed, &"A".repeat(4000)] {
        here.agree(&address, wrong).await.assert_refused("<code>register.form_expired</code>");
    }
    here.agree(&other, &form).await.assert_refused("<code>register.form_expired</code>");
    here.agree(&address, &"A".repeat(1 << 20)).await.assert_refused("<code>page.too_large</code>");
    assert_eq!(here.lms.requests(Endpoint::Registration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn a_consent_that_is_an_hour_old_is_asked_for_again() {
    let clock = Clock::fixed_at(DateTime::<Utc>::from_timestamp(1_795_000_000, 0).expect("a time"));
    let app = TestApp::start_at(clock.clone()).await;
    let lms = app.strange_practice(Manners::Moodle).await;
    let here = Meeting { app, lms };
    let address = here.lms.registering(&here.invite().await.url);
    let form = here.consent(&address).await;
    clock.advance(Duration::hours(1));
    here.agree(&address, &form).await.assert_refused("<code>register.form_expired</code>");
    assert_eq!(here.lms.requests(Endpoint::Registration), 0);
    here.app.stop().await;
}

#[tokio::test]
async fn tokens_and_links_are_in_no_log_no_page_and_no_table() {
    inside::keep_log();
    let here = Meeting::of(Manners::Canvas).await;
    here.token().await;
    let request = here.app.request(Method::POST, "/api/v1/invites").bearer_auth("a-token-that-writes");
    let made = here.app.send(request.header("idempotency-key", "k1").body("{}")).await.expect(201).json();
    let link = made["url"].as_str().expect("a link").to_owned();
    let address = here.lms.registering(&link);
    let token = address.split("registration_token%3D").nth(1).expect("Canvas has it in the query");
    let token = token.split(['&', '%']).next().expect("split gives a part").to_owned();
    assert!(token.len() > 100);
    let page = here.app.browse(&address).await.expect(200);
    // A platform that repeats what it was sent.
    here.lms.fail(Endpoint::Registration, 1, Fault::body(400, "text/plain", &format!("bad token {token}")));
    let refused = here.agree(&address, &form_in(&page)).await;
    here.agree(&address, &form_in(&page)).await.expect(200);
    let secret = link.rsplit('/').next().expect("a link has parts");
    for (place, text) in [("log", inside::log()), ("database", inside::dump(&here.app))] {
        assert!(!text.is_empty() && !text.contains(&token[..20]) && !text.contains(secret), "{place}");
    }
    assert!(!page.text().contains(&token[..20]) && !refused.text().contains(&token[..20]));
    here.app.stop().await;
}

#[tokio::test]
async fn a_link_is_made_by_the_api_once_for_a_key_and_tells_what_became_of_it() {
    let here = Meeting::of(Manners::Moodle).await;
    here.token().await;
    let make = || {
        let request = here.app.request(Method::POST, "/api/v1/invites").bearer_auth("a-token-that-writes");
        here.app.send(request.header("idempotency-key", "k1").body(r#"{"name": "Example University Moodle"}"#))
    };
    let first = make().await.expect(201);
    let again = make().await.expect(201);
    assert_eq!(first.json(), again.json());
    assert_eq!(again.header("idempotency-replayed"), "true");
    let (link, address) = (first.json()["url"].as_str().unwrap().to_owned(), first.header("location").to_owned());
    let left =
        first.json()["expires_at"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap() - here.app.app.clock.now();
    assert!(left > Duration::days(7) - Duration::minutes(1) && left <= Duration::days(7));
    let shown = here.api(Method::GET, &address, &Value::Null).await.expect(200).json();
    assert!(shown["state"] == "open" && shown["url"].is_null(), "{shown}");

    here.register(&link).await.expect(200);
    let shown = here.api(Method::GET, &address, &Value::Null).await.expect(200).json();
    let platforms = here.api(Method::GET, "/api/v1/platforms", &Value::Null).await.expect(200).json();
    let platform = &platforms["items"][0];
    assert!(shown["state"] == "used" && shown["platform"] == platform["id"]);
    assert_eq!(platform["name"], "Example University Moodle");
    assert_eq!((&platform["state"], &platform["origin"]), (&json!("waiting"), &json!("dynamic")));
    assert_eq!(platform["last_launch"], Value::Null);
    for wrong in [json!({"name": ""}), json!({"name": "a\nb"}), json!({"name": "x".repeat(256)}), json!({"naem": "x"})]
    {
        let refused = here.api(Method::POST, "/api/v1/invites", &wrong).await.expect(422);
        assert_eq!(refused.header("content-type"), "application/problem+json");
    }
    here.api(Method::POST, "/api/v1/platforms/nobody/check", &Value::Null).await.expect(404);
    here.app.stop().await;
}

#[tokio::test]
async fn a_check_says_what_is_missing_and_how_to_mend_it() {
    let here = Meeting::of(Manners::Moodle).await;
    here.token().await;
    here.register(&here.invite().await.url).await.expect(200);
    let (outcome, says) = here.checked("activation").await;
    assert!(outcome == "warning" && says.contains("press Activate"), "{says}");
    // Off until somebody activates it: Moodle does not know the client.
    let (outcome, says) = here.checked("token").await;
    assert!(outcome == "failed" && says.contains("switch the tool on"), "{says}");
    assert_eq!(here.checked("roster").await.0, "not_tested");

    here.lms.activate();
    here.app.open(&here.lms, "teacher").await;
    here.lms.share_names(false);
    here.lms.share_emails(false);
    here.lms.grant_scopes(&["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"]);
    here.lms.set_skew(Duration::seconds(90));
    assert_eq!(here.checked("token").await.0, "ok");
    let (outcome, says) = here.checked("service_scores").await;
    assert!(outcome == "warning" && says.contains("column management"), "{says}");
    let (outcome, says) = here.checked("names").await;
    assert!(outcome == "warning" && says.contains("Privacy"), "{says}");
    assert_eq!(here.checked("columns").await.0, "failed");

    here.lms.fail(Endpoint::KeySet, 1, Fault::html());
    let (outcome, says) = here.checked("platform_keys").await;
    assert!(outcome == "failed" && says.contains("curl"), "{says}");
    here.app.stop().await;
}

#[tokio::test]
async fn what_to_paste_where_is_shown_with_our_own_addresses() {
    let here = Meeting::of(Manners::Moodle).await;
    let origin = &here.app.origin;
    let page = here.app.browse("/lti/setup").await.expect(200).text();
    for value in ["/lti/launch", "/lti/login", "/lti/jwks.json", "/lti/canvas.json"] {
        assert!(page.contains(&format!("{origin}{value}</code>")), "{value}");
    }
    assert!(page.contains("masq=$Canvas.masqueradingUser.userId") && page.contains("lti-ags/scope/score"));
    assert!(here.app.browse("/").await.expect(200).text().contains("href=\"/lti/setup\""));
    let canvas = here.app.fetch("/lti/canvas.json").await.expect(200);
    assert_eq!(canvas.header("content-type"), "application/json");
    assert_eq!(canvas.json()["oidc_initiation_url"], format!("{origin}/lti/login"));
    assert!(!canvas.text().contains("{origin}") && !canvas.text().contains("{host}"));
    here.app.stop().await;
}
