//! The product as tests meet it: a real server on a free port, a database of its own, and its background workers.

use std::net::TcpListener;
use std::path::Path;

use accolade::app::App;
use accolade::clock::Clock;
use accolade::config::Config;
use accolade::flows::register::{PlatformInput, register};
use accolade::jobs::{self, Workers};
use accolade::keys;
use accolade::practice::{Course, Login, Manners, Options, Practice, ToolAddress};
use accolade::store::{Store, Target, Token};
use accolade::web::{self, Running};
use reqwest::Method;
use serde_json::Value;

use crate::db::TestDatabase;

/// Ends with the test; whatever the server still holds is dropped with its database.
pub struct TestApp {
    pub app: App,
    pub origin: String,
    http: reqwest::Client,
    running: Running,
    workers: Option<Workers>,
    database: TestDatabase,
}

/// An answer, read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The `name=value` parts of the cookies that it sets.
    pub fn cookies(&self) -> Vec<String> {
        let all = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        all.filter_map(|cookie| cookie.split(';').next().map(str::to_owned)).collect()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Holds it to be a refusal with this code on its page, and gives its reference.
    #[track_caller]
    pub fn assert_refused(&self, code: &str) {
        assert!((400..500).contains(&self.status), "{} {}", self.status, self.text());
        assert!(self.text().contains(code), "not refused with {code}: {}", self.text());
    }
}

/// A session in the course: the address of its first page, and the cookie if there is one.
#[derive(Clone, Debug)]
pub struct Frame {
    pub root: String,
    pub cookie: Option<String>,
}

/// The settings of a test: plain http on loopback, its database, and whether platforms on loopback are allowed.
pub fn config(origin: &str, database_url: &str, private_network: bool) -> Config {
    config_with(origin, database_url, private_network, &[])
}

fn config_with(origin: &str, database_url: &str, private_network: bool, more: &[(&str, &str)]) -> Config {
    let secret = keys::MasterSecret::parse(&"A".repeat(43)).expect("32 zero bytes are a secret").to_base64();
    Config::load(|name| match name {
        "ACCOLADE_PUBLIC_URL" => Some(origin.to_owned()),
        "ACCOLADE_DATABASE_URL" => Some(database_url.to_owned()),
        "ACCOLADE_SECRET" => Some(secret.clone()),
        "ACCOLADE_ALLOW_PRIVATE_NETWORK" => Some(private_network.to_string()),
        name => more.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()),
    })
    .expect("the settings of a test are right")
}

fn target(url: &str) -> Target {
    match url.strip_prefix("sqlite:") {
        Some(path) => Target::Sqlite(path.into()),
        None => Target::Postgres(url.to_owned()),
    }
}

/// An empty database with the schema of this version.
pub async fn database() -> TestDatabase {
    TestDatabase::create(Path::new("migrations/postgres"), async |url| {
        Store::open(&target(url)).expect("the database opens").migrate().await.expect("the schema is made");
    })
    .await
}

/// A client that follows no redirect and keeps no cookie: tests look at both.
pub fn client() -> reqwest::Client {
    #[expect(clippy::disallowed_methods, reason = "tests call the server without the product's guard")]
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client without anything special can be made")
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_at(Clock::system()).await
    }

    pub async fn start_at(clock: Clock) -> Self {
        Self::start_with(clock, true, &[]).await
    }

    /// With a mail server at this port.
    pub async fn start_mailing(clock: Clock, port: u16) -> Self {
        let url = format!("smtp://127.0.0.1:{port}");
        let sender = "Example University <badges@example.edu>";
        Self::start_with(clock, true, &[("ACCOLADE_SMTP_URL", &url), ("ACCOLADE_MAIL_FROM", sender)]).await
    }

    /// With these settings besides.
    pub async fn start_set(more: &[(&str, &str)]) -> Self {
        Self::start_with(Clock::system(), true, more).await
    }

    /// As a server on the open internet, which calls nobody in its own network.
    pub async fn start_in_public() -> Self {
        Self::start_with(Clock::system(), false, &[]).await
    }

    async fn start_with(clock: Clock, private_network: bool, more: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        let origin = format!("http://localhost:{}", listener.local_addr().expect("it is bound").port());
        let database = database().await;
        let config = config_with(&origin, database.url(), private_network, more);
        let app = App::start(config, clock, true).await.expect("the product starts");
        let running = web::serve(app.clone(), listener).expect("the server starts");
        let workers = jobs::start(&app);
        Self { app, origin, http: client(), running, workers: Some(workers), database }
    }

    /// With one practice LMS that is registered under the manners of both families. Moodle's are switched on.
    pub async fn with_both_families() -> (Self, Practice) {
        let (app, practice) = Self::with_practice(Manners::Canvas).await;
        practice.set_manners(Manners::Moodle);
        app.register(&practice).await;
        (app, practice)
    }

    /// With a practice LMS beside it, registered, in these manners.
    pub async fn with_practice(manners: Manners) -> (Self, Practice) {
        let app = Self::start().await;
        let practice = app.practice(manners).await;
        (app, practice)
    }

    /// Starts a practice LMS and registers it.
    pub async fn practice(&self, manners: Manners) -> Practice {
        let practice = self.strange_practice(manners).await;
        self.register(&practice).await;
        practice
    }

    /// Starts a practice LMS that is not registered.
    pub async fn strange_practice(&self, manners: Manners) -> Practice {
        Practice::start(Options {
            listen: ([127, 0, 0, 1], 0).into(),
            public_host: None,
            tool: ToolAddress {
                login_url: self.app.urls.login(),
                launch_url: self.app.urls.launch(),
                jwks_url: self.app.urls.tool_keys(),
            },
            manners,
            course: Course::seeded(),
        })
        .await
        .expect("the practice LMS starts")
    }

    /// Enters the practice LMS as an operator would.
    pub async fn register(&self, practice: &Practice) {
        self.register_as(Self::platform_input(practice)).await;
    }

    pub async fn register_as(&self, input: PlatformInput) {
        register(&self.app, input).await.expect("the registration is sound");
    }

    /// What an operator tells of the practice LMS, under the manners that are switched on.
    pub fn platform_input(practice: &Practice) -> PlatformInput {
        let registration = practice.registration();
        PlatformInput {
            name: registration.name,
            issuer: registration.issuer,
            client_id: registration.client_id,
            auth_url: registration.auth_url,
            token_url: registration.token_url,
            jwks_url: registration.jwks_url,
            token_audience: None,
            family: Some(registration.family.to_string()),
            deployment_id: None,
            accepts_new_deployments: true,
        }
    }

    /// The address of the database, for a second process on the same one.
    pub fn database_url(&self) -> &str {
        self.database.url()
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.expect("the server answers");
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            bytes: response.bytes().await.expect("the answer is whole").to_vec(),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = if path.contains("://") { path.to_owned() } else { format!("{}{path}", self.origin) };
        self.http.request(method, url)
    }

    /// Opens an address as a browser would.
    pub async fn browse(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).header("accept", "text/html,application/xhtml+xml")).await
    }

    /// Fetches an address as a program would.
    pub async fn fetch(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// Begins a login as a browser would, and gives the answer.
    pub async fn begin(&self, login: &Login) -> Answer {
        let request = if login.by_get {
            self.request(Method::GET, &login.as_get())
        } else {
            self.request(Method::POST, &login.address).form(&login.fields)
        };
        self.send(request).await
    }

    /// Runs a launch from the login to the answer of the launch address, with the login's cookie.
    pub async fn launch(&self, practice: &Practice, login: Login) -> Answer {
        let begun = self.begin(&login).await.expect(302);
        let post = practice.answer(begun.header("location")).expect("the platform answers");
        self.post_launch(&post.fields, begun.cookies().first()).await
    }

    pub async fn post_launch(&self, fields: &[(String, String)], cookie: Option<&String>) -> Answer {
        let mut request = self.request(Method::POST, "/lti/launch").form(fields);
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        self.send(request).await
    }

    /// A launch that succeeds: the session's frame.
    pub async fn open(&self, practice: &Practice, person: &str) -> Frame {
        let answer = self.launch(practice, practice.launch_as(person).begin()).await;
        self.frame(&answer)
    }

    #[track_caller]
    pub fn frame(&self, launched: &Answer) -> Frame {
        assert_eq!(launched.status, 303, "{}", launched.text());
        Frame { root: launched.header("location").to_owned(), cookie: launched.cookies().first().cloned() }
    }

    /// Opens a page of a session, by its path below the session's root.
    pub async fn page(&self, frame: &Frame, path: &str) -> Answer {
        self.send(self.in_frame(Method::GET, frame, path)).await
    }

    /// Posts a plain form in a session.
    pub async fn post(&self, frame: &Frame, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.in_frame(Method::POST, frame, path).form(fields)).await
    }

    /// Posts a form with files in a session; texts only.
    pub async fn post_multipart(&self, frame: &Frame, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (content_type, body) = multipart(fields, &[]);
        self.send(self.in_frame(Method::POST, frame, path).header("content-type", content_type).body(body)).await
    }

    fn in_frame(&self, method: Method, frame: &Frame, path: &str) -> reqwest::RequestBuilder {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("{}{path}", frame.root) };
        let request = self.request(method, &path);
        match &frame.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    /// A request to the API with a token of its own that may do this.
    pub async fn api(&self, scope: &str, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let handle = keys::opaque_id();
        let token = Token {
            id: keys::ordered_id(),
            name: scope.to_owned(),
            scopes: vec![scope.to_owned()],
            created_at: self.app.clock.now(),
            is_revoked: false,
        };
        self.app.store.record_token(token, keys::fingerprint(&handle)).await.expect("a token");
        let mut request = self.request(method, path).header("authorization", format!("Bearer {handle}"));
        if let Some(body) = body {
            request = request.body(body.to_string());
        }
        self.send(request).await
    }

    /// Ends the workers, so that a test can look at what they would have done.
    pub async fn stop_workers(&mut self) {
        if let Some(workers) = self.workers.take() {
            workers.stop().await;
        }
    }

    /// Stops everything and holds that no job failed.
    pub async fn stop(mut self) {
        self.stop_workers().await;
        let now = self.app.clock.now();
        let (_, failing) = self.app.store.count_jobs(now).await.expect("the jobs can be counted");
        let jobs = self.app.store.list_jobs(now, 20).await.expect("the jobs can be listed");
        let failed: Vec<_> = jobs.into_iter().filter(|job| job.last_error.is_some()).collect();
        assert_eq!(failing, 0, "a job failed and was left over: {failed:?}");
        self.running.handle.stop(false).await;
    }
}

/// A `multipart/form-data` body: texts, then files.
pub fn multipart(texts: &[(&str, &str)], files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    let boundary = "accolade-test-boundary";
    let mut body = Vec::new();
    for (name, text) in texts {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(text.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    for (name, bytes) in files {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"file\"\r\nContent-Type: \
             application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
