//! Looks at badges: counted without a write for each, and lost neither when the server stops nor when the database is away.

use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::Duration;

use accolade::flows::tally;
use accolade::keys::MasterSecret;
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use serde_json::json;

use crate::app::client;
use crate::course::Taught;

async fn counted(taught: &Taught, badge: &StoredAchievement, what: &'static str) -> i64 {
    taught.app.app.store.find_count(badge.achievement.id.to_string(), what).await.unwrap()
}

async fn credential(taught: &Taught, badge: &StoredAchievement) -> String {
    let (id, _) = taught.award(badge, "ada").await.unwrap().credential.expect("it is signed");
    format!("/credentials/{id}")
}

#[tokio::test]
async fn each_look_and_each_check_counts_once_and_is_written_with_the_others() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.sync().await;
    let page = credential(&taught, &badge).await;
    for _ in 0..3 {
        app.browse(&page).await.expect(200);
    }
    app.browse(&format!("/verify?credential={}", page.rsplit('/').next().unwrap())).await.expect(200);
    // Its files are read by machines, and nobody's look.
    app.fetch(&page).await.expect(200);
    app.fetch(&format!("{page}.png")).await.expect(200);
    assert_eq!(counted(&taught, &badge, "viewed").await, 0, "a look writes nothing");
    for _ in 0..2 {
        tally::write(&app.app).await.unwrap();
        assert_eq!(counted(&taught, &badge, "viewed").await, 3);
        assert_eq!(counted(&taught, &badge, "verified").await, 1);
    }
    app.browse(&page).await.expect(200);
    tally::write(&app.app).await.unwrap();
    assert_eq!(counted(&taught, &badge, "viewed").await, 4);
    taught.stop().await;
}

#[tokio::test]
async fn a_server_that_is_told_to_stop_writes_down_what_it_counted() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 1}})).await;
    taught.sync().await;
    let page = credential(&taught, &badge).await;
    let address = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_accolade"))
        .args(["serve", "--role", "web"])
        .env("ACCOLADE_PUBLIC_URL", &app.origin)
        .env("ACCOLADE_DATABASE_URL", app.database_url())
        .env("ACCOLADE_SECRET", MasterSecret::parse(&"A".repeat(43)).unwrap().to_base64())
        .env("ACCOLADE_LISTEN", address.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let url = format!("http://{address}{page}");
    let mut tries = 0;
    let status = loop {
        match client().get(&url).header("accept", "text/html").send().await {
            Ok(answer) => break answer.status(),
            Err(error) if tries == 200 => panic!("the server does not answer: {error}"),
            Err(_) => tries += 1,
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(status, 200);
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    assert!(tokio::task::spawn_blocking(move || server.wait()).await.unwrap().unwrap().success());
    assert_eq!(counted(&taught, &badge, "viewed").await, 1);
    taught.stop().await;
}
