//! Meets the practice LMS over its socket, as a tool would.

use std::sync::{Arc, Mutex};

use actix_web::{App, HttpResponse, HttpServer, web};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

use super::claims::{LTI, MEMBERSHIP};
use super::keys::{Key, random_hex};
use super::*;

const MEMBERS: &str = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
const LINE_ITEMS: &str = "application/vnd.ims.lis.v2.lineitemcontainer+json";
const LINE_ITEM: &str = "application/vnd.ims.lis.v2.lineitem+json";
const RESULTS: &str = "application/vnd.ims.lis.v2.resultcontainer+json";
const SCORE: &str = "application/vnd.ims.lis.v1.score+json";

/// A tool that has nothing but keys.
struct Tool {
    key: Key,
    keys_shown: Arc<Mutex<Value>>,
    http: reqwest::Client,
    base: String,
    server: ServerHandle,
}

impl Drop for Tool {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

impl Tool {
    async fn start() -> Self {
        let customs = Manners::Moodle.customs();
        let key = Key::generate(chrono::DateTime::UNIX_EPOCH);
        let keys_shown = Arc::new(Mutex::new(json!({"keys": [key.jwk(customs)]})));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let shown = keys_shown.clone();
        let server = HttpServer::new(move || {
            let shown = shown.clone();
            let jwks = move || {
                let keys = shown.lock().unwrap().to_string();
                async move { HttpResponse::Ok().body(keys) }
            };
            App::new().route("/jwks", web::get().to(jwks))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .unwrap()
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        Self { key, keys_shown, http: http_client(), base, server: handle }
    }

    fn address(&self) -> ToolAddress {
        ToolAddress {
            login_url: format!("{}/login", self.base),
            launch_url: format!("{}/launch", self.base),
            jwks_url: format!("{}/jwks", self.base),
        }
    }

    fn assertion(&self, practice: &Practice, edit: impl FnOnce(&mut Value)) -> String {
        let registration = practice.registration();
        let now = practice.platform.now().timestamp();
        let mut claims = json!({
            "iss": registration.client_id, "sub": registration.client_id, "aud": registration.token_url,
            "iat": now - 5, "exp": now + 60, "jti": random_hex(8),
        });
        edit(&mut claims);
        let kid = self.key.kid(Manners::Moodle.customs());
        self.key.sign(&json!({"alg": "RS256", "typ": "JWT", "kid": kid}), &claims)
    }

    async fn ask_token(&self, practice: &Practice, assertion: &str, scope: &str) -> (u16, String, String) {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", assertion),
            ("scope", scope),
        ];
        let answer = self.http.post(practice.registration().token_url).form(&form).send().await.unwrap();
        let content_type = answer.headers()["content-type"].to_str().unwrap().to_owned();
        (answer.status().as_u16(), content_type, answer.text().await.unwrap())
    }

    async fn token(&self, practice: &Practice) -> String {
        let assertion = self.assertion(practice, |_| {});
        let (status, _, body) = self.ask_token(practice, &assertion, &SCOPES.join(" ")).await;
        assert_eq!(status, 200, "{body}");
        let answer: Value = serde_json::from_str(&body).unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    async fn get(&self, url: &str, token: &str, accept: &str) -> reqwest::Response {
        self.http.get(url).bearer_auth(token).header("accept", accept).send().await.unwrap()
    }

    async fn get_json(&self, url: &str, token: &str, accept: &str) -> Value {
        let answer = self.get(url, token, accept).await;
        assert_eq!(answer.status(), 200, "{url}");
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with(accept));
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
    }

    async fn post(&self, url: &str, token: &str, media_type: &str, body: &Value) -> (u16, String) {
        let request = self.http.post(url).bearer_auth(token).header("content-type", media_type);
        let answer = request.body(body.to_string()).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// All pages of a list that writes clean links.
    async fn all_pages(&self, first: &str, token: &str, accept: &str) -> Vec<Value> {
        let mut pages = vec![];
        let mut next = Some(first.to_owned());
        while let Some(url) = next {
            assert!(pages.len() < 50, "the pages never end");
            let answer = self.get(&url, token, accept).await;
            assert_eq!(answer.status(), 200, "{url}");
            next = next_link(&answer);
            pages.push(serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap());
        }
        pages
    }

    fn authentication_request(&self, practice: &Practice, login: &Login, edit: &[(&str, &str)]) -> String {
        let mut fields = vec![
            ("scope", "openid"),
            ("response_type", "id_token"),
            ("response_mode", "form_post"),
            ("prompt", "none"),
            ("client_id", login.field("client_id").unwrap()),
            ("login_hint", login.field("login_hint").unwrap()),
            ("lti_message_hint", login.field("lti_message_hint").unwrap()),
            ("state", "the-state"),
            ("nonce", "the-nonce"),
        ];
        let redirect = self.address().launch_url;
        fields.push(("redirect_uri", &redirect));
        for (name, value) in edit {
            fields.retain(|(kept, _)| kept != name);
            fields.push((name, value));
        }
        let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        format!("{}?{query}", practice.registration().auth_url)
    }
}

fn next_link(answer: &reqwest::Response) -> Option<String> {
    let link = answer.headers().get("link")?.to_str().ok()?;
    let next = link.split(',').find(|part| part.contains("rel=\"next\""))?;
    Some(next.split_once('<')?.1.split_once('>')?.0.to_owned())
}

/// Header or payload of a JWS, unverified.
fn part(token: &str, place: usize) -> Value {
    use base64::Engine;
    let text = token.split('.').nth(place).unwrap();
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

async fn both(manners: Manners) -> (Practice, Tool) {
    let tool = Tool::start().await;
    let options = Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        public_host: None,
        tool: tool.address(),
        manners,
        course: Course::seeded(),
    };
    (Practice::start(options).await.unwrap(), tool)
}

/// The claims of a launch, verified against the keys that the platform publishes.
async fn verified(tool: &Tool, practice: &Practice, id_token: &str) -> Value {
    let keys = tool.http.get(practice.registration().jwks_url).send().await.unwrap().bytes().await.unwrap();
    let keys: jsonwebtoken::jwk::JwkSet = serde_json::from_slice(&keys).unwrap();
    let kid = jsonwebtoken::decode_header(id_token).unwrap().kid.unwrap();
    let key = DecodingKey::from_jwk(keys.find(&kid).expect("the kid is published")).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_audience(&[practice.registration().client_id]);
    validation.set_issuer(&[practice.url()]);
    jsonwebtoken::decode::<Value>(id_token, &key, &validation).unwrap().claims
}

#[actix_web::test]
async fn a_moodle_launch_carries_what_moodle_sends() {
    let (practice, tool) = both(Manners::Moodle).await;
    let login = practice.launch_as("ada").begin();
    assert_eq!(login.field("login_hint"), Some("5"));
    let hint: Value = serde_json::from_str(login.field("lti_message_hint").unwrap()).unwrap();
    assert!(hint["launchid"].is_string());

    let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
    assert_eq!((post.address.as_str(), post.state()), (tool.address().launch_url.as_str(), "the-state"));
    let claims = verified(&tool, &practice, post.id_token()).await;
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
    assert_eq!(claims["nonce"], "the-nonce");
    assert!(claims.get("azp").is_none());
    assert_eq!(claims["sub"], "5");
    assert_eq!(claims[format!("{LTI}roles")], json!([format!("{MEMBERSHIP}Learner")]));
    assert_eq!(claims[format!("{LTI}context")]["type"], json!(["CourseSection"]));
    assert_eq!(claims[format!("{LTI}custom")]["due"], "$ResourceLink.submission.endDateTime");
    assert_eq!(claims[format!("{LTI}custom")]["ctx_history"], "");
    assert!(claims[format!("{LTI}resource_link")]["id"].is_string());
}

#[actix_web::test]
async fn a_canvas_launch_carries_what_canvas_sends() {
    let (practice, tool) = both(Manners::Canvas).await;
    let login = practice.launch_as("assistant").begin();
    assert_eq!(login.field("login_hint").unwrap().len(), 40);
    let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
    let claims = verified(&tool, &practice, post.id_token()).await;
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 3600);
    assert_eq!(claims["azp"], practice.registration().client_id);
    assert_eq!(claims["sub"].as_str().unwrap().len(), 36);
    assert_eq!(claims[format!("{LTI}context")]["id"], claims[format!("{LTI}resource_link")]["id"]);
    assert_eq!(claims[format!("{LTI}context")]["id"].as_str().unwrap().len(), 40);
    assert_eq!(claims[format!("{LTI}custom")]["masq"], "$Canvas.masqueradingUser.userId");
    assert_eq!(claims[format!("{LTI}custom")]["cv_user"], "4");
    let roles = claims[format!("{LTI}roles")].as_array().unwrap();
    assert!(roles.contains(&json!("http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant")));
}

#[actix_web::test]
async fn a_used_hint_is_refused_in_each_platforms_way() {
    for (manners, status, error) in [
        (Manners::Moodle, Some(404), "Invalid request: no such launch"),
        (Manners::Canvas, None, "launch_no_longer_valid"),
    ] {
        let (practice, tool) = both(manners).await;
        let login = practice.launch_as("ada").begin();
        let request = tool.authentication_request(&practice, &login, &[]);
        practice.answer(&request).unwrap();
        let refused = practice.answer(&request).unwrap_err();
        assert_eq!(refused, Refused { status, error: error.to_owned() });
    }
}

#[actix_web::test]
async fn a_wrong_authentication_request_is_refused_with_the_platforms_code() {
    let elsewhere = "http://127.0.0.1:1/elsewhere";
    let platforms = [both(Manners::Moodle).await, both(Manners::Canvas).await];
    for (manners, edit, error) in [
        (Manners::Moodle, ("scope", "openid profile"), "invalid_scope"),
        (Manners::Moodle, ("response_type", "code"), "unsupported_response_type"),
        (Manners::Moodle, ("client_id", "someone"), "unauthorized_client"),
        (Manners::Moodle, ("login_hint", "6"), "access_denied"),
        (Manners::Moodle, ("nonce", ""), "invalid_request"),
        (Manners::Moodle, ("response_mode", "query"), "invalid_request"),
        (Manners::Moodle, ("prompt", "login"), "invalid_request"),
        (Manners::Canvas, ("prompt", ""), "invalid_request_object"),
        (Manners::Canvas, ("response_type", "code"), "invalid_request_object"),
        (Manners::Canvas, ("client_id", "someone"), "unauthorized_client"),
        (Manners::Canvas, ("login_hint", "6"), "login_required"),
        (Manners::Canvas, ("lti_message_hint", "nothing"), "launch_no_longer_valid"),
    ] {
        let (practice, tool) = platforms.iter().find(|(practice, _)| practice.manners() == manners).unwrap();
        let login = practice.launch_as("ada").begin();
        let refused = practice.answer(&tool.authentication_request(practice, &login, &[edit])).unwrap_err();
        assert_eq!(refused, Refused { status: None, error: error.to_owned() }, "{manners:?} {edit:?}");
        let login = practice.launch_as("ada").begin();
        let request = tool.authentication_request(practice, &login, &[("redirect_uri", elsewhere)]);
        assert!(practice.answer(&request).unwrap_err().status.is_some(), "an unknown address is never posted to");
    }
}

#[actix_web::test]
async fn the_course_page_launches_by_itself_through_the_socket() {
    for (manners, path) in [(Manners::Moodle, "/course?as=mei"), (Manners::Canvas, "/launch?as=mei")] {
        let (practice, tool) = both(manners).await;
        let page = tool.http.get(format!("{}{path}", practice.url())).send().await.unwrap().text().await.unwrap();
        assert!(page.contains("样本 小美") || path.starts_with("/launch"));
        let value = |name: &str| {
            let rest = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.replace("&quot;", "\"")
        };
        let fields = ["client_id", "login_hint", "lti_message_hint"].map(|name| (name.to_owned(), value(name)));
        let login = Login { address: String::new(), fields: fields.to_vec(), by_get: false };
        let request = tool.authentication_request(&practice, &login, &[]);
        let form = tool.http.get(request).send().await.unwrap().text().await.unwrap();
        assert!(form.contains("name=\"id_token\"") && form.contains("value=\"the-state\""));
        assert!(form.contains("<button>"), "a launch works with scripts off");
    }
}

#[actix_web::test]
async fn an_edited_launch_says_what_the_test_wants() {
    let (practice, tool) = both(Manners::Moodle).await;
    let answer =
        |plan: LaunchPlan| practice.answer(&tool.authentication_request(&practice, &plan.begin(), &[])).unwrap();
    let post = answer(practice.launch_as("ada").without("sub").with("extra", json!(1)).with_roles(&["Instructor"]));
    let claims = verified(&tool, &practice, post.id_token()).await;
    assert!(claims.get("sub").is_none());
    assert_eq!((&claims["extra"], &claims[format!("{LTI}roles")]), (&json!(1), &json!(["Instructor"])));

    let header = |post: &LaunchPost| part(post.id_token(), 0);
    let post = answer(practice.launch_as("ada").edit(|_, header| header["kid"] = Value::Null));
    assert!(header(&post)["kid"].is_null());
    let post = answer(practice.launch_as("ada").signed(Signature::None));
    assert_eq!(header(&post)["alg"], "none");
    assert!(post.id_token().ends_with('.'));
    let post = answer(practice.launch_as("ada").signed(Signature::PublicKeyAsSecret));
    assert_eq!(header(&post)["alg"], "HS256");
    let post = answer(practice.launch_anonymously());
    assert!(verified(&tool, &practice, post.id_token()).await.get("sub").is_none());
}

#[actix_web::test]
async fn a_key_that_is_not_published_signs_nothing_that_verifies() {
    let (practice, tool) = both(Manners::Canvas).await;
    let keys = tool.http.get(practice.registration().jwks_url).send().await.unwrap().bytes().await.unwrap();
    let keys: jsonwebtoken::jwk::JwkSet = serde_json::from_slice(&keys).unwrap();
    let key = DecodingKey::from_jwk(&keys.keys[0]).unwrap();
    let login = practice.launch_as("ada").signed(Signature::AnotherKey).begin();
    let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_aud = false;
    let refused = jsonwebtoken::decode::<Value>(post.id_token(), &key, &validation).unwrap_err();
    assert!(matches!(refused.kind(), jsonwebtoken::errors::ErrorKind::InvalidSignature));
}

#[actix_web::test]
async fn a_rotated_key_signs_and_older_ones_stay_on_canvas_alone() {
    for (manners, shown) in [(Manners::Moodle, 1), (Manners::Canvas, 2)] {
        let (practice, tool) = both(manners).await;
        practice.rotate_keys();
        let keys = tool.http.get(practice.registration().jwks_url).send().await.unwrap();
        assert_eq!(keys.headers().contains_key("cache-control"), manners == Manners::Canvas);
        let keys: Value = serde_json::from_slice(&keys.bytes().await.unwrap()).unwrap();
        assert_eq!(keys["keys"].as_array().unwrap().len(), shown);
        let login = practice.launch_as("ada").begin();
        let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
        verified(&tool, &practice, post.id_token()).await;
    }
}

#[actix_web::test]
async fn moodle_gives_a_token_as_text_and_leaves_out_what_it_does_not_grant() {
    let (practice, tool) = both(Manners::Moodle).await;
    let assertion = tool.assertion(&practice, |claims| claims["aud"] = json!("https://nowhere.example"));
    let scope = format!("{} https://example.org/unknown", SCOPES[4]);
    let (status, content_type, body) = tool.ask_token(&practice, &assertion, &scope).await;
    assert_eq!((status, content_type.as_str()), (200, "text/html; charset=utf-8"));
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(answer["scope"], SCOPES[4]);
    let (status, _, body) = tool.ask_token(&practice, &assertion, "https://example.org/unknown").await;
    assert_eq!((status, body.as_str()), (400, "{\"error\" : \"invalid_scope\"}"), "and a replay is taken");
}

/// The same with one letter of its signature changed.
fn forged(good: &str) -> String {
    let at = good.len() - 9;
    let other = if &good[at..=at] == "x" { "y" } else { "x" };
    format!("{}{other}{}", &good[..at], &good[at + 1..])
}

#[actix_web::test]
async fn moodle_refuses_an_assertion_that_is_not_signed_or_dated_well() {
    let (practice, tool) = both(Manners::Moodle).await;
    let now = practice.platform.now().timestamp();
    let good = tool.assertion(&practice, |_| {});
    let ask = async |assertion: String| tool.ask_token(&practice, &assertion, SCOPES[4]).await.2;
    assert!(ask(forged(&good)).await.contains("Signature verification failed"));
    assert!(ask(tool.assertion(&practice, |claims| claims["exp"] = json!(now - 1))).await.contains("Expired token"));
    let ahead = tool.assertion(&practice, |claims| claims["iat"] = json!(now + 10));
    assert!(ask(ahead).await.contains("Cannot handle token with iat prior to"));
    assert!(ask(tool.assertion(&practice, |claims| claims["sub"] = json!("x"))).await.contains("invalid_client"));

    let claims = part(&good, 1);
    let body = ask(tool.key.sign(&json!({"alg": "RS256", "kid": "unknown"}), &claims)).await;
    assert!(serde_json::from_str::<Value>(&body).is_err(), "its quotes are not escaped: {body}");
}

#[actix_web::test]
async fn canvas_refuses_an_assertion_that_is_forged_misdirected_stale_or_replayed() {
    let (practice, tool) = both(Manners::Canvas).await;
    let now = practice.platform.now().timestamp();
    let good = tool.assertion(&practice, |_| {});
    let ask = async |assertion: &str| {
        let (status, content_type, body) = tool.ask_token(&practice, assertion, SCOPES[4]).await;
        assert!(content_type.starts_with("application/json"));
        let answer: Value = serde_json::from_str(&body).unwrap();
        (status, answer["error_description"].as_str().unwrap_or_default().to_owned())
    };
    let refused = |why: &str| (400, why.to_owned());
    assert_eq!(ask(&forged(&good)).await, refused("JWS signature invalid."));
    let slash = format!("{}/", practice.registration().token_url);
    let misdirected = tool.assertion(&practice, |claims| claims["aud"] = json!(slash));
    assert_eq!(ask(&misdirected).await, refused("the 'aud' is invalid"));
    let stale = tool.assertion(&practice, |claims| claims["iat"] = json!(now - 301));
    assert_eq!(ask(&stale).await, refused("the 'iat' must be less than 300 seconds old"));
    let nameless = tool.assertion(&practice, |claims| claims["jti"] = Value::Null);
    assert_eq!(ask(&nameless).await, refused("the following assertions are missing: jti"));
    assert_eq!(ask(&good).await, (200, String::new()));
    assert_eq!(ask(&good).await, refused("the 'jti' is invalid"));

    let other = tool.assertion(&practice, |_| {});
    let (status, _, body) = tool.ask_token(&practice, &other, "https://example.org/unknown").await;
    assert_eq!((status, body.contains("invalid_scope")), (400, true));
    *tool.keys_shown.lock().unwrap() = json!({"keys": []});
    let (status, _) = ask(&tool.assertion(&practice, |_| {})).await;
    assert_eq!(status, 400, "Canvas fetches the keys each time");
}

#[actix_web::test]
async fn moodle_lists_everybody_at_once_with_short_roles() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    let url = practice.memberships_url();
    let list = tool.get_json(&url, &token, MEMBERS).await;
    let members = list["members"].as_array().unwrap();
    assert_eq!(members.len(), 27);
    let by_id = |id: &str| members.iter().find(|member| member["user_id"] == id).unwrap();
    assert_eq!(by_id(&practice.person_id("teacher"))["roles"], json!(["Instructor"]));
    assert_eq!(by_id(&practice.person_id("assistant"))["roles"], json!(["Learner"]));
    assert!(by_id(&practice.person_id("nameless")).get("name").is_none());
    assert!(by_id(&practice.person_id("kwame")).get("email").is_none());

    let pages = tool.all_pages(&format!("{url}?limit=10"), &token, MEMBERS).await;
    assert_eq!(pages.iter().map(|page| page["members"].as_array().unwrap().len()).collect::<Vec<_>>(), [10, 10, 7]);
    let unknown = tool.get_json(&format!("{url}?role=Mentor"), &token, MEMBERS).await;
    assert_eq!(unknown["members"].as_array().unwrap().len(), 27, "an unknown role filters nothing");
    let teachers = tool.get_json(&format!("{url}?role=Instructor"), &token, MEMBERS).await;
    assert_eq!(teachers["members"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn canvas_pages_members_and_shows_its_test_student() {
    let (practice, tool) = both(Manners::Canvas).await;
    practice.set_member_page(Some(8));
    let token = tool.token(&practice).await;
    let pages = tool.all_pages(&practice.memberships_url(), &token, MEMBERS).await;
    assert_eq!(pages.len(), 4);
    let members: Vec<&Value> = pages.iter().flat_map(|page| page["members"].as_array().unwrap()).collect();
    assert_eq!(members.len(), 29);
    let test_student = practice.person_id("test-student");
    let roles = &members.iter().find(|member| member["user_id"] == test_student).unwrap()["roles"];
    assert!(roles.as_array().unwrap().contains(&json!("http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));

    practice.set_member_page(None);
    let url = practice.memberships_url();
    let bridge = tool.get_json(&format!("{url}?rlid={}", practice.context_id()), &token, MEMBERS).await;
    assert_eq!(bridge["members"][0]["message"][0][format!("{LTI}custom")]["cv_user"], "3");
    let short = tool.get_json(&format!("{url}?role=Learner"), &token, MEMBERS).await;
    assert_eq!(short["members"], json!([]));
}

#[actix_web::test]
async fn people_come_go_and_lose_their_names_as_the_test_says() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    practice.suspend("ada");
    practice.remove_person("jose");
    practice.add_person(Person::learner("nova", 40, "Nova", "Newcomer"));
    practice.share_names(false);
    practice.share_emails(false);
    let list = tool.get_json(&practice.memberships_url(), &token, MEMBERS).await;
    let ids: Vec<&str> = list["members"].as_array().unwrap().iter().map(|m| m["user_id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 26);
    assert!(!ids.contains(&"5") && !ids.contains(&"6") && ids.contains(&"40"));
    assert!(!list.to_string().contains("@example.test") && !list.to_string().contains("Nova"));
}

#[actix_web::test]
async fn a_restricted_link_lists_those_who_may_open_it() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    practice.add_link(9, "For two", Some(&["ada", "jose"]));
    let url = practice.memberships_url();
    let list = tool.get_json(&format!("{url}?rlid=9"), &token, MEMBERS).await;
    assert_eq!(list["members"].as_array().unwrap().len(), 4, "the two, and both who teach");
    assert!(list["members"][0]["message"].is_array());
    for (rlid, status) in [("77", 404), ("nonsense", 502)] {
        assert_eq!(tool.get(&format!("{url}?rlid={rlid}"), &token, MEMBERS).await.status(), status);
    }
}

#[actix_web::test]
async fn moodle_knows_exact_media_types_alone() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    let both_types = format!("{MEMBERS}, application/json");
    for (url, accept, status) in [
        (practice.memberships_url(), "application/json", 400),
        (practice.memberships_url(), both_types.as_str(), 400),
        (practice.memberships_url(), "*/*", 200),
        (practice.line_items_url(), "*/*", 400),
        (practice.line_items_url(), LINE_ITEMS, 200),
    ] {
        let answer = tool.get(&url, &token, accept).await;
        assert_eq!(answer.status(), status, "{accept} {url}");
        if status == 400 {
            let refused: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
            assert_eq!(refused["request"]["accept"], accept);
        }
    }
    let item = json!({"label": "New", "scoreMaximum": 5});
    assert_eq!(tool.post(&practice.line_items_url(), &token, "application/json", &item).await.0, 400);
}

#[actix_web::test]
async fn a_service_refuses_a_token_that_lacks_its_scope_or_is_foreign() {
    for (manners, key) in [(Manners::Moodle, "reason"), (Manners::Canvas, "errors")] {
        let (practice, tool) = both(manners).await;
        let assertion = tool.assertion(&practice, |_| {});
        let (_, _, body) = tool.ask_token(&practice, &assertion, SCOPES[3]).await;
        let token: Value = serde_json::from_str(&body).unwrap();
        let scores_only = token["access_token"].as_str().unwrap();
        for token in [scores_only, "made-up"] {
            let answer = tool.get(&practice.memberships_url(), token, MEMBERS).await;
            assert_eq!(answer.status(), 401);
            let refused: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
            assert!(!refused[key].is_null(), "{refused}");
        }
        let full = tool.token(&practice).await;
        assert_eq!(tool.get(&practice.memberships_url(), &full, MEMBERS).await.status(), 200);
        practice.forget_tokens();
        assert_eq!(tool.get(&practice.memberships_url(), &full, MEMBERS).await.status(), 401);
        let other = Manners::ALL.into_iter().find(|&other| other != manners).unwrap();
        practice.set_manners(other);
        let foreign = tool.token(&practice).await;
        practice.set_manners(manners);
        assert_eq!(tool.get(&practice.memberships_url(), &foreign, MEMBERS).await.status(), 401);
    }
}

#[actix_web::test]
async fn the_tool_sees_its_three_columns_and_never_the_platforms_own() {
    for manners in Manners::ALL {
        let (practice, tool) = both(manners).await;
        let token = tool.token(&practice).await;
        let items = tool.get_json(&practice.line_items_url(), &token, LINE_ITEMS).await;
        let labels: Vec<&str> = items.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
        assert_eq!(labels, ["Final quiz", "Lab report", "Safety module"]);
        let native = practice.line_item_url("Participation");
        let status = tool.get(&native, &token, LINE_ITEM).await.status().as_u16();
        assert_eq!(status, if manners == Manners::Canvas { 412 } else { 404 });
    }
}

#[actix_web::test]
async fn moodle_pages_line_items_with_a_link_that_only_the_patient_can_read() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    let url = format!("{}&limit=2", practice.line_items_url());
    let answer = tool.get(&url, &token, LINE_ITEMS).await;
    let link = String::from_utf8(answer.headers()["link"].as_bytes().to_vec()).unwrap();
    assert!(link.contains("rel=\u{201c}next\u{201d}") && link.contains("type_id=2&amp;limit=2&amp;from=2"), "{link}");
}

#[actix_web::test]
async fn results_come_as_each_platform_gives_them() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    let below = |practice: &Practice, part: &str| {
        let url = practice.line_item_url("Final quiz");
        match url.split_once('?') {
            Some((path, query)) => format!("{path}/{part}?{query}"),
            None => format!("{url}/{part}"),
        }
    };
    practice.set_grade("ada", "Final quiz", None);
    let results = tool.get_json(&below(&practice, "results"), &token, RESULTS).await;
    let of = |id: String| results.as_array().unwrap().iter().find(|result| result["userId"] == id).unwrap().clone();
    assert_eq!(results.as_array().unwrap().len(), 23);
    assert_eq!(of(practice.person_id("jose"))["resultScore"].to_string(), "75");
    assert_eq!(of(practice.person_id("omar"))["resultScore"], 0);
    assert_eq!(of(practice.person_id("ada")).as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "userId"]);
    assert!(of(practice.person_id("jose"))["timestamp"].as_str().unwrap().ends_with("+00:00"));
    let with_limit = tool.get(&format!("{}&limit=5", below(&practice, "results")), &token, RESULTS).await;
    assert_eq!(with_limit.status(), 404);
    assert!(with_limit.headers()["content-type"].to_str().unwrap().starts_with("text/html"));

    practice.set_manners(Manners::Canvas);
    let token = tool.token(&practice).await;
    practice.type_grade("tigran", "Final quiz", Some(99.0));
    practice.type_grade("jose", "Final quiz", Some(76.0));
    let pages = tool.all_pages(&below(&practice, "results"), &token, RESULTS).await;
    assert_eq!(pages.len(), 3);
    let results: Vec<&Value> = pages.iter().flat_map(|page| page.as_array().unwrap()).collect();
    assert_eq!(results.len(), 23, "whom the tool never scored is not there");
    let jose = results.iter().find(|result| result["userId"] == practice.person_id("jose")).unwrap();
    assert_eq!(jose["resultScore"].to_string(), "76.0");
    assert!(jose.get("timestamp").is_none());
}

fn score(practice: &Practice, person: &str, given: f64, seconds: i64) -> Value {
    let time = practice.platform.now() + chrono::Duration::seconds(seconds);
    json!({
        "userId": practice.person_id(person), "timestamp": time.to_rfc3339(), "activityProgress": "Completed",
        "gradingProgress": "FullyGraded", "scoreGiven": given, "scoreMaximum": 1,
    })
}

fn scores_url(practice: &Practice) -> String {
    practice.line_item_url("Lab report").replace("/lineitem?", "/lineitem/scores?")
}

#[actix_web::test]
async fn moodle_takes_a_newer_score_and_clears_the_grade_for_an_unfinished_one() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    let url = scores_url(&practice);
    let first = score(&practice, "ada", 0.5, 0);
    assert_eq!(tool.post(&url, &token, SCORE, &first).await, (200, String::new()));
    assert_eq!(practice.grade("ada", "Lab report").unwrap().score, Some(10.0));
    assert_eq!(tool.post(&url, &token, SCORE, &first).await, (409, "[]".to_owned()));
    let above = score(&practice, "ada", 7.0, 2);
    assert_eq!(tool.post(&url, &token, SCORE, &above).await.0, 200);
    assert_eq!(practice.grade("ada", "Lab report").unwrap().score, Some(20.0));
    let mut unfinished = score(&practice, "ada", 0.5, 5);
    unfinished["gradingProgress"] = json!("Pending");
    assert_eq!(tool.post(&url, &token, SCORE, &unfinished).await.0, 200);
    assert_eq!(practice.grade("ada", "Lab report").unwrap().score, None);
    for person in ["teacher", "assistant"] {
        assert_eq!(tool.post(&url, &token, SCORE, &score(&practice, person, 1.0, 9)).await.0, 400);
    }
    assert_eq!(practice.scores().len(), 3);
    assert_eq!(practice.requests(Endpoint::Scores), 6);
}

#[actix_web::test]
async fn canvas_refuses_older_and_negative_scores_and_can_keep_a_teachers_grade() {
    let (practice, tool) = both(Manners::Canvas).await;
    let token = tool.token(&practice).await;
    let url = format!("{}/scores", practice.line_item_url("Lab report"));
    let first = score(&practice, "ada", 0.5, 0);
    let (status, body) = tool.post(&url, &token, SCORE, &first).await;
    assert_eq!((status, body.contains("resultUrl")), (200, true));
    assert_eq!(tool.post(&url, &token, SCORE, &first).await.0, 200, "an equal time is taken");
    assert_eq!(tool.post(&url, &token, SCORE, &score(&practice, "ada", 0.5, -60)).await.0, 400);
    assert_eq!(tool.post(&url, &token, SCORE, &score(&practice, "ada", -1.0, 9)).await.0, 422);
    assert_eq!(tool.post(&url, &token, SCORE, &score(&practice, "teacher", 1.0, 9)).await.0, 422);

    practice.type_grade("ada", "Lab report", Some(19.0));
    let mut polite = score(&practice, "ada", 0.1, 20);
    polite["https://canvas.instructure.com/lti/submission"] = json!({"prioritize_non_tool_grade": true});
    assert_eq!(tool.post(&url, &token, SCORE, &polite).await.0, 200);
    assert_eq!(practice.grade("ada", "Lab report").unwrap().score, Some(19.0));
}

#[actix_web::test]
async fn on_moodle_a_teachers_grade_stands_on_an_activitys_own_column_alone() {
    let (practice, tool) = both(Manners::Moodle).await;
    let token = tool.token(&practice).await;
    for (bound, expected) in [(false, 10.0), (true, 3.0)] {
        if bound {
            practice.bind_column("Lab report", 4);
        }
        practice.type_grade("ada", "Lab report", Some(3.0));
        let (status, _) = tool.post(&scores_url(&practice), &token, SCORE, &score(&practice, "ada", 0.5, 60)).await;
        assert_eq!(status, 200);
        assert_eq!(practice.grade("ada", "Lab report").unwrap().score, Some(expected));
    }
}

#[actix_web::test]
async fn a_column_that_the_tool_did_not_make_cannot_be_deleted() {
    for (manners, status) in [(Manners::Moodle, 403), (Manners::Canvas, 401)] {
        let (practice, tool) = both(manners).await;
        practice.bind_column("Lab report", 4);
        let token = tool.token(&practice).await;
        let url = practice.line_item_url("Lab report");
        assert_eq!(tool.http.delete(&url).bearer_auth(&token).send().await.unwrap().status(), status);
        assert_eq!(practice.line_item_url("Lab report"), url);
    }
}

#[actix_web::test]
async fn a_tool_makes_changes_and_deletes_its_own_column() {
    for manners in Manners::ALL {
        let (practice, tool) = both(manners).await;
        let token = tool.token(&practice).await;
        let item = json!({"label": "Badge", "scoreMaximum": 1, "resourceId": "b1", "tag": "badge"});
        let (status, body) = tool.post(&practice.line_items_url(), &token, LINE_ITEM, &item).await;
        assert_eq!(status, 201);
        let url = serde_json::from_str::<Value>(&body).unwrap()["id"].as_str().unwrap().to_owned();
        let separator = if practice.line_items_url().contains('?') { '&' } else { '?' };
        let filtered = format!("{}{separator}resource_id=b1&tag=badge", practice.line_items_url());
        assert_eq!(tool.get_json(&filtered, &token, LINE_ITEMS).await[0]["id"], url);
        let put = tool.http.put(&url).bearer_auth(&token).header("content-type", LINE_ITEM);
        let changed = json!({"label": "Badge!", "scoreMaximum": 2});
        assert_eq!(put.body(changed.to_string()).send().await.unwrap().status(), 200);
        let after = tool.get_json(&url, &token, LINE_ITEM).await;
        assert_eq!(after["label"], "Badge!");
        let is_tag_kept = after["tag"] == "badge";
        assert_eq!(is_tag_kept, manners == Manners::Canvas, "a full PUT clears what it leaves out");
        assert_eq!(tool.http.delete(&url).bearer_auth(&token).send().await.unwrap().status(), 204);
        assert_eq!(tool.get(&url, &token, LINE_ITEM).await.status(), 404);
    }
}

#[actix_web::test]
async fn a_planned_fault_happens_on_its_page_and_then_the_service_recovers() {
    let (practice, tool) = both(Manners::Canvas).await;
    let token = tool.token(&practice).await;
    let url = practice.memberships_url();
    let status = async || tool.get(&url, &token, MEMBERS).await.status().as_u16();
    practice.fail_after(Endpoint::Members, 1, 1, Fault::status(500));
    assert_eq!([status().await, status().await, status().await], [200, 500, 200]);
    practice.fail(Endpoint::Members, 1, Fault::too_many_requests(7));
    assert_eq!(tool.get(&url, &token, MEMBERS).await.headers()["retry-after"], "7");
    practice.fail(Endpoint::Members, 1, Fault::html());
    assert!(tool.get(&url, &token, MEMBERS).await.text().await.unwrap().contains("<h1>"));
    practice.fail(Endpoint::Members, 1, Fault::NextAt("http://elsewhere.example/next".into()));
    let elsewhere = next_link(&tool.get(&url, &token, MEMBERS).await);
    assert_eq!(elsewhere.as_deref(), Some("http://elsewhere.example/next"));
    practice.fail(Endpoint::Members, usize::MAX, Fault::NextForever);
    let first = next_link(&tool.get(&url, &token, MEMBERS).await).unwrap();
    let second = next_link(&tool.get(&first, &token, MEMBERS).await).unwrap();
    assert_ne!(first, second);
    practice.mend();
    assert_eq!(next_link(&tool.get(&second, &token, MEMBERS).await), None);
}

#[actix_web::test]
async fn a_grade_typed_into_the_gradebook_reaches_the_tool_and_the_others_keep_their_time() {
    let (practice, tool) = both(Manners::Moodle).await;
    let before = practice.grade("jose", "Final quiz").unwrap();
    let page = tool.http.get(format!("{}/gradebook", practice.url())).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Ελένη") && page.contains("name=\"grade-15-5\" value=\"92\""));
    let save = async |ada: &str| {
        let form = [("grade-15-5", ada), ("grade-15-6", "75")];
        tool.http.post(format!("{}/gradebook", practice.url())).form(&form).send().await.unwrap().status().as_u16()
    };
    assert_eq!(save("61.5").await, 303);
    let ada = practice.grade("ada", "Final quiz").unwrap();
    assert_eq!((ada.score, ada.by_teacher), (Some(61.5), true));
    assert_eq!(practice.grade("jose", "Final quiz").unwrap(), before);
    assert_eq!(save("lots").await, 422);
    assert_eq!(practice.grade("ada", "Final quiz").unwrap(), ada);
    assert_eq!(save("").await, 303);
    assert_eq!(practice.grade("ada", "Final quiz").unwrap().score, None);
}

#[actix_web::test]
async fn the_first_page_switches_manners_and_a_stranger_is_not_found() {
    let (practice, tool) = both(Manners::Moodle).await;
    let page = |path: &str| tool.http.get(format!("{}{path}", practice.url())).send();
    assert!(!page("/").await.unwrap().text().await.unwrap().contains("Olive Observer"));
    assert_eq!(page("/course?as=observer").await.unwrap().status(), 404);
    let switch = tool.http.post(format!("{}/manners", practice.url())).form(&[("manners", "canvas")]);
    assert_eq!(switch.send().await.unwrap().status(), 303);
    assert_eq!(practice.manners(), Manners::Canvas);
    assert!(page("/").await.unwrap().text().await.unwrap().contains("Olive Observer"));
    assert_eq!(page("/course?as=nobody").await.unwrap().status(), 404);
}

#[actix_web::test]
async fn a_platform_whose_clock_is_off_dates_its_tokens_by_it() {
    let (practice, tool) = both(Manners::Moodle).await;
    let true_time = practice.platform.now().timestamp();
    practice.set_skew(chrono::Duration::minutes(-10));
    let login = practice.launch_as("ada").begin();
    let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
    let issued = part(post.id_token(), 1)["iat"].as_i64().unwrap();
    assert!((true_time - 600 - issued).abs() < 5);
}

#[actix_web::test]
async fn a_launch_from_a_second_link_names_the_link_and_its_own_column() {
    for manners in Manners::ALL {
        let (practice, tool) = both(manners).await;
        practice.add_link(9, "Lab badge", None);
        practice.bind_column("Lab report", 9);
        let login = practice.launch_as("ada").from_link(9).begin();
        let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
        let claims = part(post.id_token(), 1);
        let link = &claims[format!("{LTI}resource_link")];
        assert_eq!(link["title"], "Lab badge");
        assert_ne!(link["id"], practice.context_id());
        let endpoint = &claims["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"];
        assert_eq!(endpoint["lineitem"], practice.line_item_url("Lab report"));
        let token = tool.token(&practice).await;
        let members = format!("{}?rlid={}", practice.memberships_url(), link["id"].as_str().unwrap());
        assert!(tool.get_json(&members, &token, MEMBERS).await["members"][0]["message"].is_array());
    }
}

const DL: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/";

#[actix_web::test]
async fn an_answer_to_a_request_for_links_is_kept_only_when_the_tool_signed_it_for_this_platform() {
    for (manners, place) in [(Manners::Moodle, "ContentArea"), (Manners::Canvas, "link_selection")] {
        let (practice, tool) = both(manners).await;
        let login = practice.launch_as("teacher").asking_for_links(place).begin();
        let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
        let claims = part(post.id_token(), 1);
        assert_eq!(claims[format!("{LTI}message_type")], "LtiDeepLinkingRequest");
        assert!(claims.get(format!("{LTI}resource_link")).is_none());
        let settings = &claims[format!("{DL}deep_linking_settings")];
        assert_eq!(settings["accept_types"], json!(["ltiResourceLink"]));
        let address = settings["deep_link_return_url"].as_str().unwrap().to_owned();
        let registration = practice.registration();
        let now = practice.now().timestamp();
        let answer = json!({
            "iss": registration.client_id, "aud": registration.issuer, "iat": now, "exp": now + 60, "nonce": "n",
            format!("{LTI}message_type"): "LtiDeepLinkingResponse", format!("{LTI}version"): "1.3.0",
            format!("{LTI}deployment_id"): registration.deployment_id,
            format!("{DL}content_items"): [{
                "type": "ltiResourceLink", "title": "Safety", "custom": {"accolade_link": "p-1"},
                "lineItem": {"scoreMaximum": 1, "label": "Safety", "resourceId": "b-1", "tag": "badge"},
            }, {"type": "file", "title": "Not taken"}],
        });
        let header = json!({"typ": "JWT", "alg": "RS256", "kid": tool.key.kid(Manners::Moodle.customs())});
        let send = async |key: &Key, answer: &Value| {
            let form = [("JWT", key.sign(&header, answer))];
            tool.http.post(&address).form(&form).send().await.unwrap().status().as_u16()
        };
        let stranger = Key::generate(chrono::DateTime::UNIX_EPOCH);
        let mut misdirected = answer.clone();
        misdirected["iss"] = json!("somebody else");
        for (key, answer) in [(&stranger, &answer), (&tool.key, &misdirected), (&tool.key, &json!({}))] {
            assert!(send(key, answer).await >= 400);
        }
        assert_eq!((practice.links().len(), practice.link_answers().len()), (1, 0));
        assert_eq!(send(&tool.key, &answer).await, 200);
        practice.save_links();
        let link = practice.links().pop().unwrap();
        assert_eq!((link.title.as_str(), practice.links().len()), ("Safety", 2));

        let login = practice.launch_as("ada").from_link(link.number).begin();
        let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
        let claims = part(post.id_token(), 1);
        assert_eq!(claims[format!("{LTI}custom")]["accolade_link"], "p-1");
        let endpoint = &claims["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"];
        assert_eq!(endpoint["lineitem"], practice.line_item_url("Safety"));
    }
}

#[actix_web::test]
async fn a_copy_of_the_course_has_ids_of_its_own_and_keeps_the_tools_names() {
    for manners in Manners::ALL {
        let (practice, tool) = both(manners).await;
        let token = tool.token(&practice).await;
        let (context, columns) = (practice.context_id(), practice.line_items_url());
        let before = tool.get_json(&columns, &token, LINE_ITEMS).await;
        let copy = practice.copy_course();
        practice.choose_course(copy);
        assert_ne!((practice.context_id(), practice.line_items_url()), (context.clone(), columns.clone()));
        let after = tool.get_json(&practice.line_items_url(), &token, LINE_ITEMS).await;
        let names = |items: &Value, name: &str| -> Vec<Value> {
            items.as_array().unwrap().iter().map(|item| item[name].clone()).collect()
        };
        assert_eq!(names(&before, "tag"), names(&after, "tag"));
        assert!(names(&before, "id").iter().all(|id| !names(&after, "id").contains(id)));
        let results = practice.line_item_url("Final quiz").replacen("?", "/results?", 1);
        let results = if results.contains("/results") { results } else { format!("{results}/results") };
        assert_eq!(tool.get_json(&results, &token, RESULTS).await, json!([]), "grades do not come along");
        let login = practice.launch_as("ada").begin();
        let post = practice.answer(&tool.authentication_request(&practice, &login, &[])).unwrap();
        assert_eq!(part(post.id_token(), 1)[format!("{LTI}custom")]["ctx_history"], context);
        // The original answers all the while.
        assert_eq!(tool.get_json(&columns, &token, LINE_ITEMS).await, before);
    }
}

#[tokio::test]
async fn it_runs_without_an_actix_system() {
    let (practice, tool) = both(Manners::Moodle).await;
    assert_eq!(tool.http.get(practice.url()).send().await.unwrap().status(), 200);
}

#[actix_web::test]
async fn a_stopped_platform_answers_no_more() {
    let (practice, tool) = both(Manners::Moodle).await;
    let url = practice.url().to_owned();
    practice.stop().await;
    assert!(tool.http.get(url).send().await.is_err());
}

/// A tool's request for a registration, as either family takes it.
fn registration_request(tool: &Tool) -> Value {
    let address = tool.address();
    json!({
        "application_type": "web", "client_name": "Tool", "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"], "token_endpoint_auth_method": "private_key_jwt",
        "initiate_login_uri": address.login_url, "redirect_uris": [address.launch_url], "jwks_uri": address.jwks_url,
        "scope": SCOPES[3],
        "https://purl.imsglobal.org/spec/lti-tool-configuration": {
            "domain": tool.base.trim_start_matches("http://"), "target_link_uri": address.launch_url,
            "claims": ["sub"], "messages": [], "custom_parameters": {"due": "$ResourceLink.submission.endDateTime"},
        },
    })
}

/// What the frame's address carries: the configuration's address and the token.
fn carried(frame: &str) -> (String, String) {
    let pairs: HashMap<String, String> = url::Url::parse(frame).unwrap().query_pairs().into_owned().collect();
    (pairs["openid_configuration"].clone(), pairs["registration_token"].clone())
}

#[actix_web::test]
async fn canvas_shows_its_configuration_to_a_token_in_the_query_alone_and_moodle_to_everybody() {
    let (practice, tool) = both(Manners::Canvas).await;
    let (address, token) = carried(&practice.registering(&format!("{}/register", tool.base)));
    let bare = address.split('?').next().unwrap();
    assert_eq!(tool.get(bare, &token, "application/json").await.status(), 401);
    assert_eq!(tool.get(&address, "", "application/json").await.status(), 200);
    practice.set_manners(Manners::Moodle);
    let (address, _) = carried(&practice.registering(&format!("{}/register", tool.base)));
    let configuration = tool.get_json(&address, "", "application/json").await;
    assert_eq!(configuration["issuer"], practice.url());
}

#[actix_web::test]
async fn a_registration_token_works_once_on_moodle_and_makes_a_second_client_on_canvas() {
    for (manners, second) in [(Manners::Moodle, 401), (Manners::Canvas, 200)] {
        let (practice, tool) = both(manners).await;
        let (_, token) = carried(&practice.registering(&format!("{}/register", tool.base)));
        let endpoint = practice.platform.url(manners.customs().registration_path);
        let request = registration_request(&tool);
        let (status, body) = tool.post(&endpoint, &token, "application/json", &request).await;
        assert_eq!(status, 200, "{body}");
        let answer: Value = serde_json::from_str(&body).unwrap();
        let first = practice.registration().client_id;
        assert_eq!(answer["client_id"], first.as_str());
        // Off until an administrator switches it on.
        assert_eq!(tool.ask_token(&practice, &tool.assertion(&practice, |_| {}), SCOPES[3]).await.0, 400);
        practice.activate();
        assert_eq!(tool.ask_token(&practice, &tool.assertion(&practice, |_| {}), SCOPES[3]).await.0, 200);

        assert_eq!(tool.post(&endpoint, &token, "application/json", &request).await.0, second);
        assert_eq!(practice.registration().client_id == first, second == 401);
    }
}

#[actix_web::test]
async fn each_family_refuses_a_request_in_its_own_words() {
    let domain = |request: &mut Value| {
        request["https://purl.imsglobal.org/spec/lti-tool-configuration"]["domain"] = json!("elsewhere.example");
    };
    let scope = |request: &mut Value| request["scope"] = json!("https://lms.example/unknown");
    type Change = fn(&mut Value);
    for (manners, change, words) in [
        (Manners::Moodle, domain as Change, "domain_targetlinkuri_mismatch"),
        (Manners::Canvas, scope as Change, "{\"errors\":[{\"message\":\"scopes are invalid\"}]}"),
    ] {
        let (practice, tool) = both(manners).await;
        let (_, token) = carried(&practice.registering(&format!("{}/register", tool.base)));
        let endpoint = practice.platform.url(manners.customs().registration_path);
        let mut request = registration_request(&tool);
        change(&mut request);
        assert_eq!(tool.post(&endpoint, &token, "application/json", &request).await.1, words);
        assert_eq!(tool.post(&endpoint, "made-up", "application/json", &request).await.0, 401);
    }
}
