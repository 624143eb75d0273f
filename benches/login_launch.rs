//! What a whole launch costs the server, login and page included, beside the least that a tool can be. Counted is the
//! processor time of the server's process, not of the generator that asks.
//!
//! The product is `accolade serve --role web`, as it is shipped, with its log in a file; polls are the workers' cost and
//! measured in `polling`. `cargo bench --bench login_launch -- 500` makes 500 launches a round.

mod course;
mod cpu;
mod floor;
mod moodle;
mod product;
mod server;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use accolade::app::App;
use accolade::clock::Clock;
use accolade::domain::ids::{ContextId, RegistrationId};
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::register::{PlatformInput, register};
use accolade::keys::RsaKey;
use accolade::store::{LineItemRecord, PersonRecord, ResultRecord, RosterRecord, SyncRecord};
use actix_web::{App as Service, HttpServer, web};
use futures_util::{StreamExt, stream};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Response};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use url::Url;

use moodle::{CLIENT_ID, DEPLOYMENT, ISSUER, KID, Message};
use product::Folder;
use server::Server;

const USERS: usize = 500;
const COURSES: usize = 20;
const AT_ONCE: usize = 8;
const ROUNDS: usize = 5;
const USUAL_LAUNCHES: usize = 2_000;
/// A learner's page with as many lines as the floor's table: badges of ten conditions each.
const BADGES: usize = 6;
const ACTIVITIES: usize = 10;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["floor", folder, address, n, e] => {
            let address = address.parse().expect("an address was given");
            runtime().block_on(floor::serve(folder.as_ref(), address, n, e));
        }
        [] => runtime().block_on(compare(USUAL_LAUNCHES)),
        [launches] => runtime().block_on(compare(launches.parse().expect("a number of launches"))),
        _ => panic!("one number at most: the launches of a round"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().expect("a runtime can be made")
}

/// How far a launch goes. Each step contains those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Login,
    Launch,
    Page,
}

const STEPS: [(Until, &str); 3] = [(Until::Login, "login"), (Until::Launch, "+ launch"), (Until::Page, "+ page")];

/// One of the servers that are compared.
struct Contender {
    name: &'static str,
    address: SocketAddr,
    server: Server,
    /// How each of the 60 lines of its page begins, if it has them.
    line: Option<&'static str>,
    says: fn(user: usize) -> String,
    _folder: Folder,
}

async fn compare(launches: usize) {
    let platform = Platform::start().await;
    let contenders = [
        platform.floor(),
        platform.product("product", BADGES).await,
        platform.product("product, course without badges", 0).await,
    ];
    for contender in &contenders {
        // Everybody comes once before anything is counted: rows are made, keys fetched, pages and code warm.
        platform.round(contender, Until::Page, USERS).await;
    }
    let mut cpu = vec![[const { Vec::new() }; STEPS.len()]; contenders.len()];
    let mut rates = vec![Vec::new(); contenders.len()];
    for _ in 0..ROUNDS {
        for (of, contender) in contenders.iter().enumerate() {
            for (step, (until, _)) in STEPS.into_iter().enumerate() {
                let (took, spent) = platform.round(contender, until, launches).await;
                let each = f64::from(u32::try_from(launches).expect("a small number"));
                cpu[of][step].push(spent.as_secs_f64() * 1000.0 / each);
                if until == Until::Page {
                    rates[of].push(each / took.as_secs_f64());
                }
            }
        }
    }
    println!("CPU ms of the server, {AT_ONCE} at once, medians of {ROUNDS} rounds of {launches}; no answer was wrong");
    let mut least = None;
    for ((contender, cpu), mut rates) in contenders.iter().zip(cpu).zip(rates) {
        let medians = cpu.map(|mut figures| median(&mut figures));
        let steps = STEPS.iter().zip(medians).map(|((_, name), figure)| format!("{name} {figure:.3}"));
        let full = medians[STEPS.len() - 1];
        println!(
            "{:<31} {}, ratio {:.2}, {:.0} a second, at most {} MB",
            contender.name,
            steps.collect::<Vec<_>>().join(", "),
            full / *least.get_or_insert(full),
            median(&mut rates),
            contender.server.peak_memory() / 1_000_000,
        );
    }
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The platform's side: its key, its key set on a port of its own, and the browsers.
struct Platform {
    key: RsaKey,
    jwk: Value,
    jwks_url: String,
    browsers: Client,
    launched: AtomicUsize,
}

impl Platform {
    async fn start() -> Self {
        let key = RsaKey::generate().expect("a key can be made");
        let mut jwk = key.public_jwk();
        jwk["kid"] = json!(KID);
        let key_set = json!({"keys": [&jwk]});
        let serve = move || {
            let key_set = key_set.clone();
            Service::new().route("/keys", web::get().to(move || std::future::ready(web::Json(key_set.clone()))))
        };
        let server =
            HttpServer::new(serve).workers(1).disable_signals().bind("127.0.0.1:0").expect("there is a free port");
        let jwks_url = format!("http://{}/keys", server.addrs()[0]);
        tokio::spawn(server.run());
        #[expect(clippy::disallowed_methods, reason = "the browsers are not the product's")]
        let browsers = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client without anything special can be made");
        Self { key, jwk, jwks_url, browsers, launched: AtomicUsize::new(0) }
    }

    fn floor(&self) -> Contender {
        let (folder, address) = (Folder::make(), product::free_address());
        let text = |name: &str| self.jwk[name].as_str().expect("a public key has its numbers").to_owned();
        let path = folder.path().display().to_string();
        let arguments = ["floor", &path, &address.to_string(), &text("n"), &text("e")];
        let program = std::env::current_exe().expect("a running program has a path");
        let server = Server::start(&program, &arguments, folder.path(), address);
        Contender { name: "floor", address, server, line: Some(floor::ROW), says: user_name, _folder: folder }
    }

    async fn product(&self, name: &'static str, badges: usize) -> Contender {
        let (folder, address) = (Folder::make(), product::free_address());
        let app = product::open(folder.path(), address).await;
        let platform = PlatformInput {
            name: "Bench".into(),
            issuer: ISSUER.into(),
            client_id: CLIENT_ID.into(),
            auth_url: format!("{ISSUER}/auth"),
            token_url: format!("{ISSUER}/token"),
            jwks_url: self.jwks_url.clone(),
            token_audience: None,
            family: Some("moodle".into()),
            deployment_id: Some(DEPLOYMENT.into()),
            accepts_new_deployments: false,
        };
        let (registration, _) = register(&app, platform).await.expect("the platform is registered");
        for number in 0..COURSES {
            fill_course(&app, &registration, number, badges).await;
        }
        drop(app);
        let server = Server::product(&["serve", "--role", "web"], folder.path(), address);
        let line = (badges > 0).then_some("<span class=\"condition\">");
        // The page greets nobody by name; it names the course, which differs from user to user.
        Contender { name, address, server, line, says: |user| course_title(user % COURSES), _folder: folder }
    }

    /// So many launches, [`AT_ONCE`] at once: how long they took, and what they cost the server.
    async fn round(&self, contender: &Contender, until: Until, launches: usize) -> (Duration, Duration) {
        let (begun, before) = (Instant::now(), contender.server.cpu());
        stream::iter(0..launches).for_each_concurrent(AT_ONCE, |_| self.launch(contender, until)).await;
        (begun.elapsed(), contender.server.cpu() - before)
    }

    async fn launch(&self, contender: &Contender, until: Until) {
        let user = self.launched.fetch_add(1, Ordering::Relaxed) % USERS;
        let tool = format!("http://{}", contender.address);
        let target = format!("{tool}/lti/launch");
        let hint = json!({"cmid": user, "launchid": "ltilaunch4_123456789"}).to_string();
        let query = [
            ("iss", ISSUER),
            ("target_link_uri", &target),
            ("login_hint", "4"),
            ("lti_message_hint", &hint),
            ("client_id", CLIENT_ID),
            ("lti_deployment_id", DEPLOYMENT),
        ];
        let login = self.browsers.get(format!("{tool}/lti/login")).query(&query).send().await.expect("an answer");
        assert_eq!(login.status(), 302);
        if until == Until::Login {
            return;
        }
        let asked = Url::parse(location(&login)).expect("the tool sends the browser somewhere");
        let asked =
            |name: &str| asked.query_pairs().find(|(key, _)| key == name).expect("it is asked for").1.into_owned();
        let form = [("id_token", self.id_token(user, &asked("nonce"), &target)), ("state", asked("state"))];
        let mut cookies = cookies(&login);
        let launch = self.browsers.post(asked("redirect_uri")).header(COOKIE, &cookies).form(&form);
        let mut page = launch.send().await.expect("an answer");
        if until == Until::Launch {
            assert!(page.status() == 303 || page.status() == 200);
            return;
        }
        if page.status() == 303 {
            cookies = format!("{cookies}; {}", self::cookies(&page));
            let address = Url::parse(&tool).and_then(|tool| tool.join(location(&page))).expect("an address");
            page = self.browsers.get(address).header(COOKIE, &cookies).send().await.expect("an answer");
        }
        assert_eq!(page.status(), 200);
        let text = page.text().await.expect("a page");
        assert!(text.contains(&(contender.says)(user)), "{text}");
        if let Some(line) = contender.line {
            assert_eq!(text.matches(line).count(), BADGES * ACTIVITIES, "{text}");
        }
    }

    fn id_token(&self, user: usize, nonce: &str, target: &str) -> String {
        let (course, title) = (user % COURSES, course_title(user % COURSES));
        let (course, sub) = (course.to_string(), user.to_string());
        let (name, now) = (user_name(user), Clock::system().now());
        let message = Message { sub: &sub, name: &name, course: (&course, &title), nonce, target, now };
        let token = self
            .key
            .sign_jws(&json!({"typ": "JWT", "kid": KID}), message.claims().to_string().as_bytes())
            .expect("the token can be signed");
        assert!((4600..5100).contains(&token.len()), "the token has {} bytes, not about 4.8 KB", token.len());
        token
    }
}

fn user_name(user: usize) -> String {
    format!("Learner Number {user:03}")
}

fn course_title(course: usize) -> String {
    format!("Introduction {course:02}")
}

fn location(response: &Response) -> &str {
    response.headers()[LOCATION].to_str().expect("an address is text")
}

/// What a browser would send back.
fn cookies(response: &Response) -> String {
    let set = response.headers().get_all(SET_COOKIE).iter();
    let pairs = set.map(|cookie| cookie.to_str().expect("a cookie is text").split(';').next().unwrap_or_default());
    pairs.collect::<Vec<_>>().join("; ")
}

/// A course as a poll would leave it: members, activities with results, and badges that nobody has yet.
async fn fill_course(app: &App, registration: &RegistrationId, number: usize, badges: usize) {
    let now = app.clock.now();
    let told = course::told(&number.to_string(), &course_title(number), None);
    let course = course::enter(&app.store, registration, DEPLOYMENT, told, now).await;
    let users: Vec<usize> = (0..USERS).filter(|user| user % COURSES == number).collect();
    let roster = users.iter().map(|user| RosterRecord {
        person: PersonRecord {
            new_id: format!("person-{user}"),
            sub: user.to_string(),
            name: Some(user_name(*user)),
            ..PersonRecord::default()
        },
        is_learner: true,
        is_teacher: false,
        is_test_user: false,
        is_observer: false,
        is_active: true,
    });
    app.store.record_roster(course.clone(), roster.collect(), app.keys.persons(), now).await.expect("a roster");
    let items = (0..ACTIVITIES).map(|item| LineItemRecord {
        new_id: format!("activity-{number}-{item}"),
        url: format!("https://moodle.example/{number}/{item}"),
        label: format!("Activity {item}"),
        maximum: Some(Decimal::ONE_HUNDRED),
        resource_id: None,
        tag: None,
    });
    let activities = app.store.record_line_items(course.clone(), items.collect(), now).await.expect("line items");
    for (at, activity) in activities.iter().enumerate() {
        let results = users.iter().map(|user| ResultRecord {
            sub: user.to_string(),
            new_person_id: String::new(),
            score: Some(Decimal::from((user * 7 + at * 11) % 90)),
            maximum: Decimal::ONE_HUNDRED,
            happened_at: Some(now),
        });
        let results = results.collect();
        app.store
            .record_results(course.clone(), activity.id.clone(), results, app.keys.persons(), now)
            .await
            .expect("results");
    }
    for badge in 0..badges {
        add_badge(app, &course, badge).await;
    }
    let polled = SyncRecord {
        context: course,
        error: None,
        failed: false,
        next_sync_at: None,
        changed: true,
        roster_doubted: Some(false),
        now,
    };
    // Learners of a course that was never polled wait for its first poll, and nobody polls here.
    app.store.record_sync(polled).await.expect("a poll");
}

/// A badge of ten conditions; the last asks for more than anybody has.
async fn add_badge(app: &App, course: &ContextId, number: usize) {
    let conditions = (0..ACTIVITIES).map(|activity| {
        let at_least = if activity + 1 == ACTIVITIES { 95 } else { 40 + number };
        json!({"score": {"activity": format!("Activity {activity}"), "at_least": at_least}})
    });
    let badge = BadgeInput {
        key: Some(format!("{course}-{number}")),
        context: Some(course.clone()),
        name: format!("Badge {number}"),
        description: "For whoever reached enough in every activity.".into(),
        rule: Some(json!({"all": conditions.collect::<Vec<_>>()})),
        ..BadgeInput::default()
    };
    author::create(app, badge, true).await.expect("a badge");
}
