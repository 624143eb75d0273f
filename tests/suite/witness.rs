//! What the log of its issuer says of a badge: here from the store, elsewhere over a real socket, and what is made of a
//! log that was tampered with, goes back, shows two histories, or does not answer.

use std::path::PathBuf;
use std::process::Command;

use accolade::clock::Clock;
use accolade::flows::log::enter;
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::suspend::suspend;
use accolade::flows::verify::{Examined, Verifier};
use accolade::openbadges::log::{Head, SignedHead};
use accolade::openbadges::verification::{Answer, CheckName, Outcome, Report, State};
use accolade::outbound::documents::Documents;
use accolade::outbound::http::{Http, Policy};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use chrono::Datelike;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{TestApp, multipart};
use crate::course::{execute, query};
use crate::issuers::House;

/// A verifier on another machine, which may call loopback.
fn elsewhere() -> Verifier<'static> {
    let clock = Clock::system();
    let http = Http::new(Policy::Platform { allow_private: true });
    Verifier::standing_on(Documents::new(http, clock.clone()), clock)
}

fn of_log(report: &Report) -> Vec<Outcome> {
    report.checks.iter().filter(|check| check.name == CheckName::Log).map(|check| check.outcome).collect()
}

/// A house whose log has a few badges; the address of one.
async fn entered() -> (House, String) {
    let house = House::start().await;
    let credential = house.award("first", &json!({})).await;
    enter(&house.app.app).await.unwrap();
    for _ in 0..4 {
        house.give("first").await;
    }
    enter(&house.app.app).await.unwrap();
    (house, credential)
}

async fn file(house: &House, credential: &str, extension: &str) -> Vec<u8> {
    house.app.fetch(&format!("{credential}.{extension}")).await.expect(200).bytes
}

#[tokio::test]
async fn a_badge_is_confirmed_by_the_log_here_unasked_and_elsewhere_when_asked() {
    let (house, credential) = entered().await;
    for extension in ["json", "jwt", "png"] {
        let bytes = file(&house, &credential, extension).await;
        let report = house.verify(&bytes).await;
        assert_eq!((report.state, of_log(&report)), (State::Valid, vec![Outcome::Passed]), "{extension}");
        let far = elsewhere().asking_the_log(None).verify(&bytes, None).await.unwrap();
        assert_eq!((far.log_outcome(), far.authentic), (Outcome::Passed, Answer::Unknown), "{far:#?}");
        assert_eq!(of_log(&elsewhere().verify(&bytes, None).await.unwrap()), [], "nobody is called unasked");
    }
    let id = credential.rsplit('/').next().unwrap();
    let named = house.app.fetch(&format!("/api/verify/{id}")).await.expect(200).json();
    let check = named["checks"].as_array().unwrap().iter().find(|check| check["name"] == "log").unwrap();
    assert_eq!(check["outcome"], "passed");
    let page = house.app.browse(&format!("/verify?credential={id}")).await.expect(200).text();
    assert!(page.contains("Its issuer’s log has it as it is."), "{page}");

    // One that no head has yet is not held against anybody, and told of to whoever asks.
    let fresh = file(&house, &house.give("first").await, "json").await;
    assert_eq!(of_log(&house.verify(&fresh).await), []);
    let body = json!({"credential": serde_json::from_slice::<Value>(&fresh).unwrap(), "log": true});
    let told = house.app.send(house.app.request(Method::POST, "/api/verify").json(&body)).await.expect(200).json();
    let check = told["checks"].as_array().unwrap().iter().find(|check| check["name"] == "log").unwrap();
    assert_eq!((&check["outcome"], &told["state"]), (&json!("warning"), &json!("valid")));
    let (content_type, body) = multipart(&[("log", "on")], &[("file", &fresh)]);
    let form = house.app.request(Method::POST, "/verify").header("content-type", content_type).body(body);
    assert!(house.app.send(form).await.expect(200).text().contains("Its issuer’s log does not show it."));
    house.app.stop().await;
}

#[tokio::test]
async fn what_was_tampered_with_in_the_log_contradicts_the_badge_here_and_elsewhere() {
    let year = Clock::system().now().year();
    let head = format!("UPDATE log_heads SET text = replace(text, '{year}-', '{}-')", year - 1);
    for (what, statement) in [
        ("head", head.as_str()),
        ("signature", "UPDATE log_heads SET signature = (SELECT signature FROM log_heads ORDER BY size LIMIT 1)"),
        ("proof", "UPDATE log_hashes SET hash = (SELECT hash FROM log_hashes WHERE place = 0)"),
        ("leaf", "UPDATE log_entries SET leaf = replace(leaf, '\"jwt\":\"', '\"jwt\":\"0')"),
    ] {
        let (house, credential) = entered().await;
        let bytes = file(&house, &credential, "json").await;
        assert!(execute(&house.app, statement) > 0, "{what}");
        let report = house.verify(&bytes).await;
        assert_eq!((report.state, of_log(&report)), (State::Contradicted, vec![Outcome::Failed]), "{what}");
        let far = elsewhere().asking_the_log(None).verify(&bytes, None).await.unwrap();
        assert_eq!((far.state, of_log(&far)), (State::Contradicted, vec![Outcome::Failed]), "{what}");
        if what == "leaf" {
            let id = credential.rsplit('/').next().unwrap();
            let page = house.app.browse(&format!("/verify?credential={id}")).await.expect(200).text();
            assert!(page.contains("Contradicted by its issuer’s log"), "{page}");
        }
        house.app.stop().await;
    }
}

#[tokio::test]
async fn whoever_asks_the_log_elsewhere_hears_of_suspensions_and_revocations() {
    let (house, credential) = entered().await;
    let bytes = file(&house, &credential, "json").await;
    let id = credential.rsplit('/').next().unwrap();
    let award = query(&house.app, &format!("SELECT award_id AS found FROM credentials WHERE id = '{id}'")).remove(0);
    for word in ["valid", "suspended", "revoked"] {
        match word {
            "suspended" => assert!(suspend(&house.app.app, award.as_str().into(), None).await.unwrap()),
            "revoked" => {
                revoke(&house.app.app, award.as_str().into(), "By mistake.", Because::Mistake).await.unwrap();
            }
            _ => {}
        }
        enter(&house.app.app).await.unwrap();
        let far = elsewhere().asking_the_log(None).verify(&bytes, None).await.unwrap();
        assert_eq!(far.log_outcome(), Outcome::Passed, "{word}");
        let is_told = far.checks.iter().any(|check| check.detail.contains(&format!("was {word} on")));
        assert_eq!(is_told, word != "valid", "{word}");
    }
    house.app.stop().await;
}

async fn examined(verifier: Verifier<'_>, bytes: &[u8], kept: Option<SignedHead>) -> (State, Vec<Outcome>, SignedHead) {
    let Examined { report, head } = verifier.asking_the_log(kept).examine(bytes, None).await.unwrap();
    let (head, _) = SignedHead::from_json(&head.unwrap()).unwrap();
    (report.state, of_log(&report), head)
}

#[tokio::test]
async fn two_heads_that_do_not_continue_each_other_are_told_of_and_an_honest_log_passes() {
    let (house, credential) = entered().await;
    let app = &house.app.app;
    let bytes = file(&house, &credential, "jwt").await;
    let (.., first) = examined(elsewhere(), &bytes, None).await;
    for _ in 0..3 {
        house.give("first").await;
    }
    enter(app).await.unwrap();
    let key = &app.keys.log().await.unwrap().key;
    let passed = vec![Outcome::Passed; 2];
    let failed = vec![Outcome::Passed, Outcome::Failed];
    let cases = [
        ("honest", first.clone(), &passed),
        ("forked", Head { root: [7; 32], ..first.head.clone() }.sign(key), &failed),
        ("gone back", Head { size: first.head.size + 100, ..first.head.clone() }.sign(key), &failed),
        ("another log", Head { origin: "other.example/log".to_owned(), ..first.head.clone() }.sign(key), &failed),
        ("another key", first.head.sign(&accolade::keys::Ed25519Key::generate().unwrap()), &failed),
    ];
    for (what, kept, outcomes) in cases {
        for verifier in [elsewhere(), Verifier::of(app)] {
            let (state, found, shown) = examined(verifier, &bytes, Some(kept.clone())).await;
            assert_eq!(&found, outcomes, "{what}");
            assert_eq!(state == State::Contradicted, what != "honest", "{what}");
            assert_eq!(shown.head.size, first.head.size + 3);
        }
    }
    house.app.stop().await;
}

/// A host that answers everything in one way.
async fn host(answer: fn(&HttpRequest) -> HttpResponse) -> u16 {
    let server = HttpServer::new(move || {
        App::new().default_service(web::to(move |request| std::future::ready(answer(&request))))
    })
    .workers(1)
    .bind(("127.0.0.1", 0))
    .unwrap();
    let port = server.addrs()[0].port();
    tokio::spawn(server.run());
    port
}

#[tokio::test]
async fn a_log_that_cannot_be_had_is_not_known_and_takes_nothing_from_a_badge() {
    let (house, credential) = entered().await;
    let text = String::from_utf8(file(&house, &credential, "json").await).unwrap();
    // A server on the open internet does not call its own network.
    let stranger = TestApp::start_in_public().await;
    let report = Verifier::of(&stranger.app).asking_the_log(None).verify(text.as_bytes(), None).await.unwrap();
    assert_eq!((report.state, of_log(&report)), (State::Unverifiable, vec![Outcome::NotChecked]));
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let hosts = [
        ("closed", closed),
        ("without a log", host(|_| HttpResponse::NotFound().finish()).await),
        ("failing", host(|_| HttpResponse::InternalServerError().finish()).await),
        ("a page", host(|_| HttpResponse::Ok().body("<!DOCTYPE html><p>hello")).await),
        ("other json", host(|_| HttpResponse::Ok().body(r#"{"head":{"size":1},"entries":[]}"#)).await),
        ("deep", host(|_| HttpResponse::Ok().body("[".repeat(100_000))).await),
        ("huge", host(|_| HttpResponse::Ok().body(vec![b' '; 1 << 20])).await),
        (
            "endless",
            host(|request| HttpResponse::Found().insert_header(("Location", format!("{}x", request.uri()))).finish())
                .await,
        ),
    ];
    let own = house.app.origin.rsplit(':').next().unwrap().to_owned();
    for (what, port) in hosts {
        let moved = text.replace(&format!("localhost:{own}"), &format!("localhost:{port}"));
        let moved = moved.replace(&format!("localhost%3A{own}"), &format!("localhost%3A{port}"));
        let report = elsewhere().asking_the_log(None).verify(moved.as_bytes(), None).await.unwrap();
        assert_eq!((report.state, of_log(&report)), (State::Unverifiable, vec![Outcome::NotChecked]), "{what}");
    }
    stranger.stop().await;
    house.app.stop().await;
}

/// Runs `accolade verify` beside the installation; whether it ended with 0, and what it printed.
async fn run(house: &House, badge: PathBuf, head: PathBuf) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accolade"));
    command
        .args(["verify".as_ref(), badge.as_os_str(), "--log-head".as_ref(), head.as_os_str()])
        .env("ACCOLADE_PUBLIC_URL", &house.app.origin)
        .env("ACCOLADE_DATABASE_URL", house.app.database_url())
        .env("ACCOLADE_SECRET", accolade::keys::MasterSecret::parse(&"A".repeat(43)).unwrap().to_base64());
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[tokio::test]
async fn the_command_keeps_a_head_and_ends_with_an_error_when_the_log_does_not_go_on_from_it() {
    let (house, credential) = entered().await;
    let folder = std::env::temp_dir().join(format!("accolade-{}", accolade::keys::opaque_id()));
    std::fs::create_dir(&folder).unwrap();
    let (badge, kept) = (folder.join("badge.json"), folder.join("head.json"));
    std::fs::write(&badge, file(&house, &credential, "json").await).unwrap();
    let read = |path: &PathBuf| SignedHead::from_json(&serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap());

    let (succeeded, text) = run(&house, badge.clone(), kept.clone()).await;
    assert!(succeeded && text.contains("passed   log"), "{text}");
    let first = read(&kept).unwrap().0;
    house.give("first").await;
    enter(&house.app.app).await.unwrap();
    let (succeeded, text) = run(&house, badge.clone(), kept.clone()).await;
    assert!(succeeded && text.contains("It goes on from the head that was kept"), "{text}");
    assert_eq!(read(&kept).unwrap().0.head.size, first.head.size + 1, "the newer head is kept");

    let key = &house.app.app.keys.log().await.unwrap().key;
    let (_, key_url) = read(&kept).unwrap();
    let forked = Head { root: [7; 32], ..first.head.clone() }.sign(key).to_json(&key_url).to_string();
    std::fs::write(&kept, &forked).unwrap();
    let (succeeded, text) = run(&house, badge.clone(), kept.clone()).await;
    assert!(!succeeded && text.contains("FORKED") && text.contains("contradicted"), "{text}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), forked, "evidence is not overwritten");
    assert_eq!(read(&folder.join("head.json.shown")).unwrap().0.head.size, first.head.size + 1);

    std::fs::write(&kept, "{}").unwrap();
    let (succeeded, text) = run(&house, badge, kept).await;
    assert!(!succeeded && text.contains("holds no head of a log"), "{text}");
    std::fs::remove_dir_all(&folder).unwrap();
    house.app.stop().await;
}
