//! REST, version 1, as a program meets it: over a socket, with tokens, on either database.

use std::collections::BTreeSet;

use accolade::domain::ids::ContextId;
use accolade::keys;
use accolade::lti::registration::Registration;
use accolade::store::{
    AnsweredLogin, ContextRecord, LaunchRecord, LaunchRecorded, LineItemRecord, PersonRecord, RegistrationOrigin,
    ResultRecord, RosterRecord, SessionRecord, Token,
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::TestApp;

const WRITE: &str = "a-token-that-writes";
const READ: &str = "a-token-that-reads";

struct Installation {
    app: TestApp,
}

impl Installation {
    /// Without workers: these courses are known to no platform.
    async fn start() -> Self {
        let mut app = TestApp::start().await;
        app.stop_workers().await;
        for (handle, scope) in [(WRITE, "write"), (READ, "read")] {
            let token = Token {
                id: keys::ordered_id(),
                name: scope.to_owned(),
                scopes: vec![scope.to_owned()],
                created_at: app.app.clock.now(),
                is_revoked: false,
            };
            app.app.store.record_token(token, keys::fingerprint(handle)).await.unwrap();
        }
        Self { app }
    }

    /// Sends a request and reads the whole answer; JSON where it is JSON.
    async fn ask(&self, ask: Ask) -> Answer {
        let mut request = self.app.request(ask.method, &ask.uri);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        if let Some(body) = ask.body {
            request = request.body(body);
        }
        let answer = self.app.send(request).await;
        Answer {
            status: answer.status,
            json: serde_json::from_slice(&answer.bytes).unwrap_or(Value::Null),
            headers: answer.headers,
        }
    }

    /// A course with a quiz of 50 points: Ada has 45 of them, Ben 20, Cy none; Dee teaches.
    async fn course(&self) -> ContextId {
        let (store, now) = (&self.app.app.store, self.app.app.clock.now());
        let registration = Registration {
            id: keys::ordered_id(),
            name: "Example University".to_owned(),
            issuer: "https://lms.example.edu".to_owned(),
            client_id: "client".to_owned(),
            auth_url: "https://lms.example.edu/auth".to_owned(),
            token_url: "https://lms.example.edu/token".to_owned(),
            jwks_url: "https://lms.example.edu/jwks".to_owned(),
            token_audience: None,
            accepts_new_deployments: true,
            family: None,
        };
        let (registration, _) =
            store.record_registration(registration, RegistrationOrigin::Hand, None, now).await.unwrap();
        let launch = LaunchRecord {
            login: AnsweredLogin { name: "login".to_owned(), expires_at: now },
            registration,
            deployment: "1".to_owned(),
            new_deployment_id: keys::ordered_id(),
            context: Some(ContextRecord {
                new_id: keys::ordered_id(),
                lti_id: "course-1".to_owned(),
                label: "LAB".to_owned(),
                title: "Laboratory".to_owned(),
                memberships_url: None,
                line_items_url: None,
                scopes: Vec::new(),
                resource_link: None,
                history: Vec::new(),
            }),
            person: None,
            session: SessionRecord {
                handle_hash: "handle".to_owned(),
                context: None,
                person: None,
                is_teacher: true,
                is_learner: false,
                locale: None,
                cookie_hash: None,
                frame_ancestors: "https:".to_owned(),
                resource_link: None,
                placement: None,
                asked_for_links: None,
                watches: Vec::new(),
                now,
            },
            placement: None,
            is_through_link: false,
            now,
        };
        let recorded = store.record_launch(launch).await.unwrap();
        let LaunchRecorded::Recorded(Some(context)) = recorded else { panic!("not recorded: {recorded:?}") };
        let person = |sub: &str| PersonRecord {
            new_id: keys::ordered_id(),
            sub: sub.to_owned(),
            name: Some(format!("{sub} Example")),
            email: Some(format!("{sub}@example.edu")),
            ..PersonRecord::default()
        };
        let roster = ["ada", "ben", "cy", "dee"].map(|sub| RosterRecord {
            person: person(sub),
            is_learner: sub != "dee",
            is_teacher: sub == "dee",
            is_test_user: false,
            is_observer: false,
            is_active: true,
        });
        store.record_roster(context.clone(), roster.to_vec(), self.app.app.keys.persons(), now).await.unwrap();
        let items =
            [("https://lms.example.edu/items/1", "Quiz", "50"), ("https://lms.example.edu/items/2", "Lab", "0.5")];
        let items = items.map(|(url, label, maximum)| LineItemRecord {
            new_id: keys::ordered_id(),
            url: url.to_owned(),
            label: label.to_owned(),
            maximum: Some(maximum.parse().unwrap()),
            resource_id: None,
            tag: None,
        });
        let activities = store.record_line_items(context.clone(), items.to_vec(), now).await.unwrap();
        let quiz = activities.into_iter().find(|activity| activity.label == "Quiz").unwrap();
        let results = [("ada", "45"), ("ben", "20")].map(|(sub, score)| ResultRecord {
            sub: sub.to_owned(),
            new_person_id: keys::ordered_id(),
            score: Some(score.parse().unwrap()),
            maximum: "50".parse().unwrap(),
            happened_at: None,
        });
        store
            .record_results(context.clone(), quiz.id, results.to_vec(), self.app.app.keys.persons(), now)
            .await
            .unwrap();
        context
    }
}

/// A request in the making.
struct Ask {
    method: Method,
    uri: String,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
}

impl Ask {
    fn new(method: Method, uri: &str) -> Self {
        Self { method, uri: uri.to_owned(), headers: Vec::new(), body: None }
    }

    fn get(uri: &str) -> Self {
        Self::new(Method::GET, uri)
    }

    fn post(uri: &str, body: impl Into<String>) -> Self {
        Self { body: Some(body.into()), ..Self::new(Method::POST, uri) }
    }

    fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    fn body(mut self, body: &str) -> Self {
        self.body = Some(body.to_owned());
        self
    }
}

struct Answer {
    status: u16,
    headers: reqwest::header::HeaderMap,
    json: Value,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    fn assert_problem(&self, status: u16, kind: &str) {
        assert_eq!(
            (self.status, self.json["type"].as_str()),
            (status, Some(&*format!("/api/problems/{kind}"))),
            "{}",
            self.json
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert!(self.json["reference"].is_string() && self.json["title"].is_string());
    }
}

fn get_with(token: &str, path: &str) -> Ask {
    Ask::get(path).header("authorization", format!("Bearer {token}"))
}

fn post_with(token: &str, path: &str, body: &Value) -> Ask {
    Ask::post(path, body.to_string()).header("authorization", format!("Bearer {token}"))
}

fn quiz_badge(context: &ContextId) -> Value {
    json!({
        "key": "quiz", "name": "Quiz master", "description": "Did well in the quiz.", "context": context.as_str(),
        "rule": {"score": {"activity": "Quiz", "at_least": 75}}
    })
}

#[tokio::test]
async fn every_refusal_below_api_is_a_problem_document() {
    let installation = Installation::start().await;
    installation.ask(Ask::get("/api/nothing")).await.assert_problem(404, "not-found");
    installation.ask(Ask::get("/api/v2/contexts")).await.assert_problem(404, "not-found");
    let answer = installation.ask(Ask::new(Method::DELETE, "/api/v1/badges")).await;
    answer.assert_problem(405, "method-not-allowed");
    assert_eq!(answer.header("allow"), "GET, POST, HEAD");
    for (body, kind, status) in [("{", "malformed", 400), ("[]", "invalid", 422)] {
        let request = post_with(WRITE, "/api/v1/badges", &json!({})).body(body);
        installation.ask(request).await.assert_problem(status, kind);
    }
    let large = json!({"badge": "quiz", "evidence": "x".repeat(300 << 10)});
    installation.ask(post_with(WRITE, "/api/v1/awards", &large)).await.assert_problem(413, "too-large");
    let packed = post_with(WRITE, "/api/v1/awards", &json!({})).header("content-encoding", "gzip");
    installation.ask(packed).await.assert_problem(415, "unsupported-media-type");
    installation.ask(get_with(READ, "/api/v1/awards?bagde=quiz")).await.assert_problem(400, "malformed");
    installation.ask(get_with(READ, "/api/v1/awards?badge=quiz")).await.assert_problem(422, "invalid");
    installation.ask(get_with(READ, "/api/v1/contexts?limit=0")).await.assert_problem(422, "invalid");
    for path in ["contexts/1", "contexts/1/members", "badges/1", "badges/1/preview", "awards/1"] {
        installation.ask(get_with(READ, &format!("/api/v1/{path}"))).await.assert_problem(404, "not-found");
    }
    installation.ask(post_with(WRITE, "/api/v1/contexts/1/sync", &json!({}))).await.assert_problem(404, "not-found");
    let kind = installation.ask(Ask::get("/api/problems/malformed")).await;
    assert_eq!((kind.status, &kind.json["status"]), (200, &json!(400)));
}

#[tokio::test]
async fn a_token_is_asked_for_and_its_scope_is_kept() {
    let installation = Installation::start().await;
    let document = installation.ask(Ask::get("/api/openapi.json")).await.json;
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().filter(|(path, _)| path.starts_with("/api/v1/")).flat_map(|(path, operations)| {
        operations.as_object().unwrap().keys().map(move |method| (path.replace("{id}", "1"), method.to_uppercase()))
    });
    for (path, method) in operations {
        let method: Method = method.parse().unwrap();
        let unknown = Ask::new(method.clone(), &path).header("authorization", "Bearer unknown");
        let answer = installation.ask(unknown).await;
        answer.assert_problem(401, "token-needed");
        assert!(answer.header("www-authenticate").contains("invalid_token"), "{method} {path}");
        if method != Method::GET {
            let reader = Ask::new(method, &path).header("authorization", format!("Bearer {READ}"));
            installation.ask(reader).await.assert_problem(403, "scope-missing");
        }
    }
    let bare = installation.ask(Ask::get("/api/v1/contexts")).await;
    bare.assert_problem(401, "token-needed");
    assert_eq!(bare.header("www-authenticate"), "Bearer realm=\"accolade\"");
    assert_eq!(installation.ask(get_with(WRITE, "/api/v1/contexts")).await.json, json!({"items": [], "next": null}));
}

#[tokio::test]
async fn a_course_is_listed_with_its_activities_and_members() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let contexts = installation.ask(get_with(READ, "/api/v1/contexts")).await;
    let expected = json!({
        "id": context.as_str(), "platform": "Example University", "lti_id": "course-1", "title": "Laboratory",
        "members": 4, "last_sync": null, "last_error": null
    });
    assert_eq!(contexts.json, json!({"items": [expected], "next": null}));
    let path = format!("/api/v1/contexts/{context}");
    assert_eq!(installation.ask(get_with(READ, &path)).await.json, expected);
    let first = installation.ask(get_with(READ, &format!("{path}/activities?limit=1"))).await.json;
    let next = first["next"].as_str().unwrap();
    let second = installation.ask(get_with(READ, &format!("{path}/activities?limit=1&after={next}"))).await.json;
    assert_eq!(second["next"], Value::Null);
    let maximum = |page: &Value| page["items"][0]["maximum"].as_f64().unwrap();
    assert_eq!(maximum(&first) + maximum(&second), 50.5);
    let members = installation.ask(get_with(READ, &format!("{path}/members"))).await.json;
    let teacher = members["items"].as_array().unwrap().iter().find(|member| member["lti_user_id"] == "dee").unwrap();
    assert_eq!((&teacher["roles"], &teacher["awardable"]), (&json!(["Instructor"]), &json!(false)));
}

#[tokio::test]
async fn a_published_badge_is_awarded_before_the_answer_and_says_why() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let mut draft = quiz_badge(&context);
    draft["draft"] = json!(true);
    let created = installation.ask(post_with(WRITE, "/api/v1/badges", &draft)).await;
    assert_eq!((created.status, &created.json["state"]), (201, &json!("draft")), "{}", created.json);
    assert_eq!(created.header("location"), format!("/api/v1/badges/{}", created.json["id"].as_str().unwrap()));

    let preview = installation.ask(get_with(READ, "/api/v1/badges/quiz/preview")).await.json;
    assert_eq!(preview["counts"], json!({"members": 4, "would_earn": 1, "has": 0, "would_not": 2, "left_out": 1}));
    assert_eq!(preview["would_earn"][0]["lti_user_id"], "ada");
    assert_eq!(preview["left_out"][0]["reason"], "teacher");
    let ben =
        preview["would_not"].as_array().unwrap().iter().find(|entry| entry["member"]["lti_user_id"] == "ben").unwrap();
    assert_eq!((&ben["verdict"], &ben["because"][0]["seen"]["score"]), (&json!("not_met"), &json!(20)));

    let published = installation.ask(post_with(WRITE, "/api/v1/badges/quiz/publish", &json!({}))).await;
    assert_eq!((published.status, &published.json["state"]), (200, &json!("active")));
    let awards = installation.ask(get_with(READ, "/api/v1/awards?badge=quiz&member=ada")).await.json;
    let award = &awards["items"][0];
    assert_eq!((&award["status"], &award["badge"]), (&json!("valid"), &json!("quiz")));
    assert_eq!(award["member"]["email"], "ada@example.edu");
    assert_eq!((&award["because"][0]["verdict"], &award["because"][0]["seen"]["score"]), (&json!("met"), &json!(45)));
    assert_eq!(installation.ask(get_with(READ, "/api/v1/awards?member=ben")).await.json["items"], json!([]));

    let credential = award["credential"].as_str().unwrap();
    let id = credential.rsplit('/').next().unwrap();
    let encoded: String = url::form_urlencoded::byte_serialize(credential.as_bytes()).collect();
    for path in [format!("/api/verify/{id}"), format!("/api/verify/{encoded}")] {
        let report = installation.ask(Ask::get(&path)).await;
        assert_eq!((report.status, &report.json["state"]), (200, &json!("valid")), "{}", report.json);
        assert_eq!(report.header("access-control-allow-origin"), "*");
    }
    let revoke = format!("/api/v1/awards/{}/revoke", award["id"].as_str().unwrap());
    installation.ask(post_with(WRITE, &revoke, &json!({"reason": " "}))).await.assert_problem(422, "invalid");
    let revoked = installation.ask(post_with(WRITE, &revoke, &json!({"reason": "Given by mistake."}))).await;
    assert_eq!((revoked.status, &revoked.json["status"]), (200, &json!("revoked")));
    let link = json!({ "link": credential });
    let report = installation.ask(Ask::post("/api/verify", link.to_string())).await;
    assert_eq!(report.json["state"], "revoked", "{}", report.json);
}

#[tokio::test]
async fn a_rule_that_cannot_be_kept_is_refused_with_a_pointer_to_each_fault() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let mut badge = quiz_badge(&context);
    badge["rule"] =
        json!({"all": [{"completed": {"activity": "Quiz"}}, {"score": {"activity": "Quizz", "at_least": 75}}]});
    badge["name"] = json!("");
    badge["expires_after"] = json!("2 years");
    let answer = installation.ask(post_with(WRITE, "/api/v1/badges", &badge)).await;
    answer.assert_problem(422, "invalid");
    let pointers: BTreeSet<_> =
        answer.json["errors"].as_array().unwrap().iter().filter_map(|error| error["pointer"].as_str()).collect();
    assert!(pointers.contains("/name") && pointers.contains("/expires_after"), "{pointers:?}");
    assert!(pointers.iter().any(|pointer| pointer.starts_with("/rule/all/1/score")), "{pointers:?}");
    let image = json!({"key": "a", "name": "A", "description": "A.", "image": "bm8gcGljdHVyZQ=="});
    let answer = installation.ask(post_with(WRITE, "/api/v1/badges", &image)).await;
    answer.assert_problem(422, "invalid");
    assert_eq!(answer.json["errors"][0]["pointer"], "/image");
    let elsewhere = json!({"key": "a", "name": "A", "description": "A.", "context": "none"});
    let answer = installation.ask(post_with(WRITE, "/api/v1/badges", &elsewhere)).await;
    answer.assert_problem(422, "invalid");
    assert_eq!(answer.json["errors"][0]["pointer"], "/context");
}

#[tokio::test]
async fn a_repeated_request_with_one_idempotency_key_creates_once() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let keyed = |body: &Value| post_with(WRITE, "/api/v1/badges", body).header("idempotency-key", "k-1");
    let badge = quiz_badge(&context);
    let wrong = json!({"key": "quiz"});
    installation.ask(keyed(&wrong)).await.assert_problem(422, "invalid");
    let first = installation.ask(keyed(&badge)).await;
    let second = installation.ask(keyed(&badge)).await;
    assert_eq!((first.status, second.status), (201, 201), "{}", first.json);
    assert_eq!((&first.json, first.header("location")), (&second.json, second.header("location")));
    assert_eq!((first.header("idempotency-replayed"), second.header("idempotency-replayed")), ("", "true"));
    installation.ask(keyed(&wrong)).await.assert_problem(422, "idempotency-key-reused");
    installation.ask(post_with(WRITE, "/api/v1/badges", &badge)).await.assert_problem(409, "key-taken");
}

#[tokio::test]
async fn a_change_makes_a_version_only_when_something_changes() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let created = installation.ask(post_with(WRITE, "/api/v1/badges", &quiz_badge(&context))).await.json;
    let patch = |body: Value| post_with(WRITE, "/api/v1/badges/quiz", &body).method(Method::PATCH);
    let same = installation.ask(patch(json!({"name": "Quiz master", "rule": quiz_badge(&context)["rule"]}))).await;
    assert_eq!((same.status, &same.json), (200, &created), "{}", same.json);
    let changed = installation.ask(patch(json!({"rule": {"score": {"activity": "Quiz", "at_least": 40}}}))).await.json;
    assert_eq!(changed["version"], 2);
    assert_ne!(changed["criteria"], created["criteria"]);
    let ben = installation.ask(get_with(READ, "/api/v1/awards?member=ben")).await.json;
    assert_eq!(ben["items"][0]["status"], "valid");
    let answer = installation.ask(patch(json!({"key": "other", "context": "other", "state": "draft"}))).await;
    answer.assert_problem(422, "invalid");
    assert_eq!(answer.json["errors"].as_array().unwrap().len(), 3);
    let retired = installation.ask(post_with(WRITE, "/api/v1/badges/quiz/retire", &json!({}))).await;
    assert_eq!(retired.json["state"], "retired");
    installation.ask(post_with(WRITE, "/api/v1/badges/quiz/publish", &json!({}))).await.assert_problem(409, "conflict");
}

#[tokio::test]
async fn an_award_by_hand_is_given_once_and_never_to_a_teacher() {
    let installation = Installation::start().await;
    let context = installation.course().await;
    let badge = json!({"key": "help", "name": "Helper", "description": "Helped.", "context": context.as_str()});
    installation.ask(post_with(WRITE, "/api/v1/badges", &badge)).await;
    let award = json!({"badge": "help", "member": "cy", "evidence": "Explained the quiz.", "awarded_at": "2026-01-02T03:04:05Z"});
    let first = installation.ask(post_with(WRITE, "/api/v1/awards", &award)).await;
    assert_eq!(first.status, 201, "{}", first.json);
    assert!(first.json["credential"].is_string());
    assert_eq!((&first.json["because"], &first.json["earned_at"]), (&json!([]), &json!("2026-01-02T03:04:05Z")));
    let second = installation.ask(post_with(WRITE, "/api/v1/awards", &award)).await;
    assert_eq!((second.status, &second.json["id"]), (200, &first.json["id"]));
    let by_mail = json!({"badge": "help", "email": "guest@example.org", "name": "A Guest"});
    assert_eq!(installation.ask(post_with(WRITE, "/api/v1/awards", &by_mail)).await.status, 201);
    for (body, pointer) in [
        (json!({"badge": "help", "member": "dee"}), "/member"),
        (json!({"badge": "help", "member": "nobody"}), "/member"),
        (json!({"badge": "none", "member": "cy"}), "/badge"),
        (json!({"badge": "help", "member": "ben", "awarded_at": "2999-01-01T00:00:00Z"}), "/awarded_at"),
        (json!({"badge": "help", "email": "nowhere", "name": "A Guest"}), "/email"),
    ] {
        let answer = installation.ask(post_with(WRITE, "/api/v1/awards", &body)).await;
        answer.assert_problem(422, "invalid");
        assert_eq!(answer.json["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn anybody_may_verify_from_any_origin_and_nothing_else_is_open() {
    let installation = Installation::start().await;
    let answer = installation.ask(Ask::post("/api/verify", "no badge")).await;
    answer.assert_problem(422, "not-a-badge");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    installation.ask(Ask::get("/api/verify/unknown")).await.assert_problem(404, "not-found");
    let inward = json!({"link": "http://127.0.0.1:1/credential"});
    installation.ask(Ask::post("/api/verify", inward.to_string())).await.assert_problem(502, "link-unreachable");
    let preflight = installation.ask(Ask::new(Method::OPTIONS, "/api/verify")).await;
    assert_eq!((preflight.status, preflight.header("access-control-allow-headers")), (204, "Content-Type"));
    let closed = installation.ask(get_with(READ, "/api/v1/contexts")).await;
    assert_eq!(closed.header("access-control-allow-origin"), "");
    let document = installation.ask(Ask::get("/api/openapi.json")).await;
    assert_eq!(document.json["info"]["title"], "Accolade");
    let head = installation.ask(Ask::new(Method::HEAD, "/api/openapi.json")).await;
    assert_eq!(head.status, 200);
}

#[tokio::test]
async fn a_badge_is_drawn_from_a_design_and_a_wrong_one_is_refused_with_a_pointer() {
    let installation = Installation::start().await;
    let badge = |image: Value| json!({"key": "lab", "name": "Lab", "description": "Works safely.", "image": image});
    for (wrong, pointer) in [
        (json!({"shape": "blob"}), "/image/shape"),
        (json!({"colour": "red"}), "/image/colour"),
        (json!({"symbol": "star"}), "/image/symbol"),
        (json!({"level": 6}), "/image"),
        (json!({"title": "x".repeat(41)}), "/image"),
        (json!(7), "/image"),
    ] {
        let answer = installation.ask(post_with(WRITE, "/api/v1/badges", &badge(wrong.clone()))).await;
        answer.assert_problem(422, "invalid");
        assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{wrong}");
    }
    let made = installation.ask(post_with(WRITE, "/api/v1/badges", &badge(json!({"icon": "flask", "level": 2})))).await;
    assert_eq!(made.status, 201, "{}", made.json);
    let drawn = made.json["image"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/badges/{}", made.json["id"].as_str().unwrap());
    let change = |image: Value| post_with(WRITE, &path, &json!({ "image": image })).method(Method::PATCH);
    let again = installation.ask(change(json!({"icon": "atom", "level": 2}))).await;
    assert_ne!(again.json["image"], drawn.as_str());
    assert_eq!(again.json["version"], 2, "{}", again.json);
}
