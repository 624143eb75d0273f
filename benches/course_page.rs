//! The pages of a course of 500 learners and 20 badges, half of which are earned: the page of its badges, the table of
//! learners and badges, and its file. Beside the table stands its floor: the bare reads of the same rows, and a bare
//! template with as many cells. Then the public page of one credential, beside the bare read of its row and the bare
//! rendering of its template, alone and served by a bare server; and its certificate, card and picture. Counted is the
//! processor time of the server (Linux). `cargo bench --bench course_page`.

mod class;
mod course;
mod cpu;
mod page_floor;
mod product;
mod server;

use std::fmt::Write as _;
use std::hint::black_box;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use accolade::app::App;
use accolade::clock::Clock;
use accolade::domain::ids::ContextId;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::{evaluate, issue};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types};
use serde_json::json;

use page_floor::Floor;
use product::Folder;
use server::Server;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LEARNERS: usize = 500;
const BADGES: usize = 20;
const ON_A_PAGE: usize = 100;
const ROUNDS: u32 = 20;
const PUBLIC_ROUNDS: u32 = 2000;
const PUBLIC_TURNS: usize = 9;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime can be made");
    match arguments[..] {
        ["floor", database, address] => {
            runtime.block_on(page_floor::serve(database.as_ref(), address.parse().expect("an address was given")));
        }
        [] => runtime.block_on(compare()),
        _ => panic!("nothing can be chosen"),
    }
}

async fn compare() {
    let folder = Folder::make();
    let address = product::free_address();
    let context = {
        let app = product::open(folder.path(), address).await;
        fill(&app).await
    };
    let database = folder.path().join("accolade.db");
    let floor = floor(&database, context.as_str());
    let credential = some_credential(&database);

    let server = Server::product(&["serve", "--role", "web"], folder.path(), address);
    #[expect(clippy::disallowed_methods, reason = "the browser is not the product's")]
    let client = reqwest::Client::builder().build().expect("a client without anything special can be made");
    let root = format!("http://{address}/frame/{}", course::handle("1"));
    println!("{LEARNERS} learners, {BADGES} badges");
    println!("{:<44} {:>8.1} ms", "floor: bare reads and a bare template", milliseconds(floor));
    for (name, path, says) in [
        ("the badges of the course", "badges", "Badge number 19"),
        ("learners and badges, a page of 100", "progress", "Learner Number 00099"),
        ("the same, one badge found by name", "progress?name=00499", "Learner Number 00499"),
        ("the file with all of them", "progress.csv", "Learner Number 00499"),
    ] {
        let page = || async {
            let answer = client.get(format!("{root}/{path}")).send().await.expect("the server answers");
            assert!(answer.status().is_success(), "{path}: {}", answer.status());
            answer.text().await.expect("the page can be read")
        };
        let text = page().await;
        assert!(text.contains(says), "{path} is another page");
        let (before, began) = (server.cpu(), Instant::now());
        for _ in 0..ROUNDS {
            black_box(page().await);
        }
        let (spent, took) = ((server.cpu() - before) / ROUNDS, began.elapsed() / ROUNDS);
        let size = text.len() / 1024;
        println!(
            "{name:<44} {:>8.1} ms, {:.1} ms until it is there, {size} KiB",
            milliseconds(spent),
            milliseconds(took)
        );
    }
    let bare_address = product::free_address();
    let this = std::env::current_exe().expect("this program has a path");
    let arguments = ["floor", &database.display().to_string(), &bare_address.to_string()];
    let bare = Server::start(&this, &arguments, folder.path(), bare_address);
    let bare_page = Floor::open(&database);
    public_page(&client, (&server, address), (&bare, bare_address), &bare_page, &credential).await;
    pictures(&client, &server, address, &credential).await;
    println!("resident memory, at most {} MiB; the aim for each page is 100 ms", server.peak_memory() / (1024 * 1024));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The rows behind one page of the table, read with plain statements, and its cells written by a template that knows
/// nothing but texts.
fn floor(database: &Path, context: &str) -> Duration {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = sql_types::Text)]
        id: String,
        #[diesel(sql_type = sql_types::Text)]
        text: String,
    }
    let mut db = SqliteConnection::establish(&database.display().to_string()).expect("the database can be opened");
    let mut read = |statement: &str| -> Vec<Row> { sql_query(statement).load(&mut db).expect("the rows can be read") };
    let mut tera = tera::Tera::new();
    let template = "<table>{% for row in rows %}<tr><th>{{ row.name }}</th>{% for cell in row.cells %}<td>{{ cell }}</td>\
                    {% endfor %}</tr>{% endfor %}</table>";
    tera.add_raw_template("bare.html", template).expect("the template is sound");
    let before = cpu::of("self");
    for _ in 0..ROUNDS {
        let people = read(&format!(
            "SELECT p.id AS id, p.name AS text FROM members m JOIN persons p ON p.id = m.person_id \
             WHERE m.context_id = '{context}' ORDER BY p.name"
        ));
        let shown: Vec<&Row> = people.iter().take(ON_A_PAGE).collect();
        let mut ids = String::new();
        shown.iter().for_each(|row| write!(ids, "'{}',", row.id).expect("memory takes all"));
        let ids = ids.trim_end_matches(',');
        black_box(read(&format!(
            "SELECT person_id AS id, coalesce(score, '') AS text FROM results WHERE person_id IN ({ids})"
        )));
        let awards = read(&format!(
            "SELECT a.person_id AS id, c.id AS text FROM awards a JOIN credentials c ON c.award_id = a.id \
             WHERE a.person_id IN ({ids})"
        ));
        let rows: Vec<_> = shown
            .iter()
            .map(|row| {
                let cells = (0..BADGES).map(|badge| awards.get(badge).map_or("", |award| &award.text));
                json!({"name": row.text, "cells": cells.collect::<Vec<_>>()})
            })
            .collect();
        let values = tera::Context::from_serialize(&json!({"rows": rows})).expect("it is an object");
        black_box(tera.render("bare.html", &values).expect("the page can be drawn"));
    }
    (cpu::of("self") - before) / ROUNDS
}

/// The public page and its floors, by turns, so that what else the machine does meets them alike; of each the median.
async fn public_page(
    client: &reqwest::Client,
    (product, address): (&Server, SocketAddr),
    (bare, bare_address): (&Server, SocketAddr),
    floor: &Floor,
    credential: &str,
) {
    // Each connection of the pool has prepared its statements by then.
    one_public_page(client, product, address, credential).await;
    one_public_page(client, bare, bare_address, credential).await;
    let (mut whole, mut served, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PUBLIC_TURNS {
        whole.push(milliseconds(one_public_page(client, product, address, credential).await));
        served.push(milliseconds(one_public_page(client, bare, bare_address, credential).await));
        alone.push(milliseconds(public_floor(floor, credential)));
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let (whole, served, alone) = (median(&mut whole), median(&mut served), median(&mut alone));
    let drawn = whole - (served - alone);
    println!("{:<44} {alone:>8.3} ms", "floor: bare read and rendering");
    println!("{:<44} {served:>8.3} ms", "floor: the same from a bare server");
    println!("{:<44} {whole:>8.3} ms, ratio {:.2}", "the public page of a credential", whole / served);
    println!("{:<44} {drawn:>8.3} ms, ratio {:.2}", "the same without what the bare server takes", drawn / alone);
}

/// What one public page costs a server that is in use.
async fn one_public_page(client: &reqwest::Client, server: &Server, address: SocketAddr, credential: &str) -> Duration {
    let url = format!("http://{address}/credentials/{credential}");
    let before = server.cpu();
    for _ in 0..PUBLIC_ROUNDS {
        let answer = client.get(&url).header("accept", "text/html").send().await.expect("the server answers");
        assert!(answer.status().is_success(), "{url}: {}", answer.status());
        black_box(answer.text().await.expect("the page can be read"));
    }
    (server.cpu() - before) / PUBLIC_ROUNDS
}

/// The certificate of a credential, each time made anew; its card and its picture, drawn when they are asked for and then
/// kept. The aims are 100 ms for the certificate and 50 ms for the picture.
async fn pictures(client: &reqwest::Client, server: &Server, address: SocketAddr, credential: &str) {
    let get = |path: String| async move {
        let answer = client.get(format!("http://{address}{path}")).send().await.expect("the server answers");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.bytes().await.expect("the file can be read")
    };
    let document: serde_json::Value =
        serde_json::from_slice(&get(format!("/credentials/{credential}.json")).await).expect("a credential is JSON");
    let picture = document["credentialSubject"]["achievement"]["image"]["id"].as_str().expect("a badge has a picture");
    let picture = picture.rsplit_once("/pictures/").expect("it is one of ours").1;
    let certificate = format!("/credentials/{credential}.pdf");
    let card = format!("/credentials/{credential}/card.png");
    let largest = accolade::artwork::SIZES.into_iter().max().expect("there are sizes");
    let picture = format!("/pictures/{picture}?size={largest}");
    get(certificate.clone()).await;
    for (name, path, rounds) in [
        ("its certificate", &certificate, ROUNDS),
        ("its card, drawn", &card, 1),
        ("its card, kept", &card, ROUNDS),
        ("its picture in its largest size, drawn", &picture, 1),
        ("its picture in its largest size, kept", &picture, ROUNDS),
    ] {
        let before = server.cpu();
        for _ in 0..rounds {
            black_box(get(path.clone()).await);
        }
        println!("{name:<44} {:>8.2} ms", milliseconds((server.cpu() - before) / rounds));
    }
}

/// What the public page of a credential cannot do without: its row, and its template.
fn public_floor(floor: &Floor, credential: &str) -> Duration {
    let before = cpu::of("self");
    // It is short beside the ticks that processor time is counted in.
    let rounds = 4 * PUBLIC_ROUNDS;
    for _ in 0..rounds {
        black_box(floor.read(credential).expect("the credential is there"));
        black_box(floor.render());
    }
    (cpu::of("self") - before) / rounds
}

/// Any of the credentials.
fn some_credential(database: &Path) -> String {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = sql_types::Text)]
        id: String,
    }
    let mut db = SqliteConnection::establish(&database.display().to_string()).expect("the database can be opened");
    let row: Row = sql_query("SELECT id FROM credentials LIMIT 1").get_result(&mut db).expect("there are credentials");
    row.id
}

/// A course with ten columns, in which half of the learners have earned each of the badges.
async fn fill(app: &App) -> ContextId {
    let now = Clock::system().now();
    let course = class::enter(app, LEARNERS, now).await;
    let columns = (0..10).map(|column| class::column(&format!("column-{column}"), &format!("Quiz {column}")));
    app.store.record_line_items(course.clone(), columns.collect(), now).await.expect("columns");
    for column in 0..10_usize {
        let points = |member| if (member + column) % 2 == 0 { 90 } else { 62 };
        class::grade(app, &course, &format!("column-{column}"), LEARNERS, points, now).await;
    }
    for badge in 0..BADGES {
        let rule = json!({"all": [
            {"score": {"activity": format!("Quiz {}", badge % 10), "at_least": 75}},
            {"completed": {"activity": format!("Quiz {}", (badge + 1) % 10)}},
            {"member": {"role": "Learner", "status": "Active"}},
        ]});
        let input = BadgeInput {
            context: Some(course.clone()),
            name: format!("Badge number {badge}"),
            description: "Works safely in a laboratory.".into(),
            rule: Some(rule),
            ..BadgeInput::default()
        };
        let badge = author::create(app, input, true).await.expect("a badge");
        evaluate::evaluate(app, course.clone()).await.expect("the rules can be judged");
        while issue::issue_waiting(app, badge.achievement.id.clone()).await.expect("they can be signed") > 0 {}
    }
    course
}
