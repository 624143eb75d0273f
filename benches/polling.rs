//! What it takes to poll 1,000 courses of 100 members and 10 gradebook columns each, all due at once: the memory of the
//! server, and the platform's view: requests beside the pages that exist, and how many came at the same time.
//!
//! The product is `accolade serve`, as it is shipped. The platform answers as Canvas does: 50 members a page, 10 line
//! items or results unless `limit` asks for more, and a little late. `cargo bench --bench polling -- 100` polls 100.

mod course;
mod cpu;
mod product;
mod server;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use accolade::app::App;
use accolade::flows::register::{PlatformInput, register};
use actix_web::http::header;
use actix_web::{App as Service, HttpRequest, HttpResponse, HttpServer, web};
use serde_json::{Value, json};

use product::Folder;
use server::Server;

const USUAL_COURSES: usize = 1_000;
const MEMBERS: usize = 100;
const COLUMNS: usize = 10;
/// What the platform takes for any answer: less than real ones do, so that our own work is what limits.
const ANSWERS_AFTER: Duration = Duration::from_millis(2);
const LONGEST: Duration = Duration::from_secs(30 * 60);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let courses = match arguments[..] {
        [] => USUAL_COURSES,
        [courses] => courses.parse().expect("a number of courses"),
        _ => panic!("one number at most: the courses to poll"),
    };
    tokio::runtime::Runtime::new().expect("a runtime can be made").block_on(poll(courses));
}

async fn poll(courses: usize) {
    let (seen, platform) = start_platform();
    let (folder, address) = (Folder::make(), product::free_address());
    let app = product::open(folder.path(), address).await;
    fill(&app, &platform, courses).await;

    let begun = Instant::now();
    let server = Server::product(&["serve"], folder.path(), address);
    let mut polled = 0;
    while polled < courses {
        assert!(begun.elapsed() < LONGEST, "{polled} of {courses} courses were polled");
        tokio::time::sleep(Duration::from_secs(1)).await;
        // Looking costs the database something, so it waits until the platform was asked for the last lists.
        if seen.lists() == courses * (2 + COLUMNS) {
            polled = count_polled(&app, courses).await;
        }
    }
    let took = begun.elapsed();
    let (cpu, peak) = (server.cpu(), server.peak_memory());
    // Whoever asked for too much would go on now.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let (requests, pages) = (seen.requests.load(Ordering::Relaxed), seen.pages());
    let (tokens, at_once) = (seen.tokens.load(Ordering::Relaxed), seen.most_at_once.load(Ordering::Relaxed));
    println!("{courses} courses of {MEMBERS} members and {COLUMNS} columns, each polled once");
    println!("resident memory, at most   {} MB", peak / 1_000_000);
    println!("requests                   {requests}, for {pages} pages that exist; {tokens} tokens besides");
    println!("requests at once, at most  {at_once}");
    println!("time                       {:.0} s, {:.0} s of a processor", took.as_secs_f64(), cpu.as_secs_f64());
    assert_eq!(requests, pages, "as many requests as pages exist");
}

/// Courses that were polled, all of them without a failure.
async fn count_polled(app: &App, courses: usize) -> usize {
    let limit = i64::try_from(courses).expect("a small number");
    let courses = app.store.list_contexts(None, limit).await.expect("the store answers");
    let polled = courses.iter().filter(|course| course.last_sync_at.is_some() || course.last_error.is_some());
    polled
        .map(|course| {
            assert_eq!(course.last_error, None);
            assert_eq!(course.members, i64::try_from(MEMBERS).expect("a small number"));
        })
        .count()
}

/// Enters the platform and its courses; the launch of each asks for a poll.
async fn fill(app: &App, platform: &str, courses: usize) {
    let input = PlatformInput {
        name: "Bench".into(),
        issuer: platform.into(),
        client_id: "10000000000001".into(),
        auth_url: format!("{platform}/auth"),
        token_url: format!("{platform}/token"),
        jwks_url: format!("{platform}/keys"),
        token_audience: None,
        family: Some("canvas".into()),
        deployment_id: Some("d".into()),
        accepts_new_deployments: false,
    };
    let (registration, _) = register(app, input).await.expect("the platform is registered");
    for number in 0..courses {
        let root = format!("{platform}/courses/{number}");
        let addresses = (format!("{root}/memberships"), format!("{root}/line_items"));
        let told = course::told(&number.to_string(), &format!("Course {number}"), Some(addresses));
        course::enter(&app.store, &registration, "d", told, app.clock.now()).await;
    }
}

/// What the platform saw.
#[derive(Default)]
struct Seen {
    requests: AtomicUsize,
    tokens: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
    /// Every list that was asked for, with the number of its pages.
    lists: Mutex<HashMap<String, usize>>,
}

impl Seen {
    fn lists(&self) -> usize {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn pages(&self) -> usize {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

fn start_platform() -> (Arc<Seen>, String) {
    let seen = Arc::new(Seen::default());
    let data = web::Data::from(Arc::clone(&seen));
    let serve = move || {
        Service::new()
            .app_data(data.clone())
            .route("/token", web::post().to(token))
            .route("/courses/{course}/memberships", web::get().to(memberships))
            .route("/courses/{course}/line_items", web::get().to(line_items))
            .route("/courses/{course}/line_items/{column}/results", web::get().to(results))
    };
    let server = HttpServer::new(serve).workers(1).disable_signals().bind("127.0.0.1:0").expect("there is a free port");
    let url = format!("http://{}", server.addrs()[0]);
    tokio::spawn(server.run());
    (seen, url)
}

async fn token(seen: web::Data<Seen>) -> HttpResponse {
    seen.tokens.fetch_add(1, Ordering::Relaxed);
    HttpResponse::Ok().json(json!({"access_token": "bench", "token_type": "Bearer", "expires_in": 3600}))
}

async fn memberships(seen: web::Data<Seen>, request: HttpRequest, course: web::Path<usize>) -> HttpResponse {
    let member = |number| {
        json!({
            "status": "Active",
            "user_id": user(*course, number),
            "name": format!("Learner Number {number:03}"),
            "given_name": "Learner",
            "family_name": format!("Number {number:03}"),
            "email": format!("learner{number}@example.test"),
            "lti11_legacy_user_id": user(*course, number),
            "roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
        })
    };
    let context = json!({"id": course.to_string(), "label": "BADGE101", "title": format!("Course {course}")});
    let whole = |members| json!({"id": request.full_url().as_str(), "context": context, "members": members});
    answer(&seen, &request, MEMBERS, 50, member, whole).await
}

async fn line_items(seen: web::Data<Seen>, request: HttpRequest, course: web::Path<usize>) -> HttpResponse {
    let host = request.full_url().origin().ascii_serialization();
    let item = |number| {
        json!({
            "id": format!("{host}/courses/{course}/line_items/{number}"),
            "label": format!("Activity {number}"),
            "scoreMaximum": 100.0,
        })
    };
    answer(&seen, &request, COLUMNS, 10, item, Value::Array).await
}

async fn results(seen: web::Data<Seen>, request: HttpRequest, path: web::Path<(usize, usize)>) -> HttpResponse {
    let (course, column) = path.into_inner();
    let origin = request.full_url().origin().ascii_serialization();
    let item = format!("{origin}/courses/{course}/line_items/{column}");
    let result = |number| {
        json!({
            "id": format!("{item}/results/{number}"),
            "userId": user(course, number),
            "resultScore": (number * 7 + column) % 101,
            "resultMaximum": 100,
            "scoreOf": item,
        })
    };
    answer(&seen, &request, MEMBERS, 10, result, Value::Array).await
}

/// Nobody is in two courses, which is the most that a store can have to keep.
fn user(course: usize, number: usize) -> String {
    format!("5f2d1a90-{course:04}-4000-8000-{number:012}")
}

/// One page of a list of `entries`, with a link to the next, and a note of it in what was seen.
async fn answer(
    seen: &Seen,
    request: &HttpRequest,
    entries: usize,
    usual: usize,
    entry: impl Fn(usize) -> Value,
    whole: impl FnOnce(Vec<Value>) -> Value,
) -> HttpResponse {
    seen.requests.fetch_add(1, Ordering::Relaxed);
    let now = seen.at_once.fetch_add(1, Ordering::Relaxed) + 1;
    seen.most_at_once.fetch_max(now, Ordering::Relaxed);
    tokio::time::sleep(ANSWERS_AFTER).await;

    let mut url = request.full_url();
    let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name)?.1.parse::<usize>().ok();
    let (size, page) = (asked("limit").map_or(usual, |limit| limit.clamp(1, 100)), asked("page").unwrap_or(1));
    let pages = entries.div_ceil(size);
    seen.lists.lock().unwrap_or_else(PoisonError::into_inner).insert(url.path().to_owned(), pages);
    let shown = (page - 1) * size..(page * size).min(entries);
    let mut response = HttpResponse::Ok();
    if page < pages {
        url.set_query(Some(&format!("limit={size}&page={}", page + 1)));
        response.insert_header((header::LINK, format!("<{url}>; rel=\"next\"")));
    }
    let body = whole(shown.map(entry).collect());
    seen.at_once.fetch_sub(1, Ordering::Relaxed);
    response.json(body)
}
