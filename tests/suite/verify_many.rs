//! Many badges checked in one go, by links, a table or an archive.

use accolade::flows::revoke::{Because, revoke};
use accolade::practice::Manners;
use serde_json::json;

use crate::app::{Answer, TestApp, multipart};
use crate::course::Taught;

async fn post(app: &TestApp, texts: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let (content_type, body) = multipart(texts, files);
    let request = app.request(reqwest::Method::POST, "/verify/many").header("accept", "text/html");
    app.send(request.header("content-type", content_type).body(body)).await
}

#[tokio::test]
async fn links_tables_and_archives_are_checked_and_the_outcome_can_be_kept() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("=cmd|'/c calc'!A1", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let (ada, jose) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "jose").await.unwrap());
    revoke(&taught.app.app, jose.id.clone(), "A mistake", Because::Mistake).await.unwrap();
    let link =
        |award: &accolade::store::Award| taught.app.app.urls.credential(award.credential.as_ref().unwrap().0.as_str());
    let app = &taught.app;
    let none = app.app.urls.credential("no-such-badge");
    let links = format!("{}\n{}\n{none}\na poem\nhttp://127.0.0.1:1/badge\n", link(&ada), link(&jose));
    let page = post(app, &[("links", &links)], &[]).await.expect(200).text();
    for needed in ["5 badges checked", "Genuine and in force", "Revoked", "No badge found", "Could not be checked now"]
    {
        assert!(page.contains(needed), "{needed}: {page}");
    }
    let table = post(app, &[("links", &links), ("as", "csv")], &[]).await.expect(200);
    assert!(
        table.header("content-type").starts_with("text/csv") && table.header("content-disposition").contains(".csv")
    );
    let text = table.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert!(lines[1].contains(",valid,") && lines[1].contains("'=cmd|"), "{text}");
    assert!(lines[2].contains(",revoked,") && lines[3].contains(",unreadable,"), "{text}");
    assert!(lines[4].starts_with("a poem,unreadable,") && lines[5].contains(",not_checkable,"), "{text}");

    let csv = format!("name,badge\r\nAda,{}\r\n", link(&ada));
    let page = post(app, &[("links", "")], &[("many-file", csv.as_bytes())]).await.expect(200).text();
    assert!(page.contains("One badge checked") && page.contains("Genuine and in force"), "{page}");
    // What a learner takes along is such an archive.
    let frame = app.open(&taught.lms, "ada").await;
    let archive = app.page(&frame, "all.zip").await.expect(200).bytes;
    let page = post(app, &[], &[("many-file", &archive)]).await.expect(200).text();
    assert!(page.contains("3 badges checked") && !page.contains("No badge found"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn what_is_too_much_or_nothing_is_refused_with_what_was_typed() {
    let app = TestApp::start().await;
    app.browse("/verify/many").await.expect(200);
    assert!(app.browse("/verify").await.expect(200).text().contains("/verify/many"));
    let refused = post(&app, &[("links", " ")], &[]).await.expect(422).text();
    assert!(refused.contains("Give links to badges, or a table or an archive"), "{refused}");
    let many: String = (0..101).map(|n| format!("https://badges.example/{n}\n")).collect();
    let refused = post(&app, &[("links", &many)], &[]).await.expect(422).text();
    assert!(
        refused.contains("at most 100 are checked in one go") && refused.contains("badges.example/100"),
        "{refused}"
    );
    let refused = post(&app, &[], &[("many-file", b"\x00\xff")]).await.expect(422).text();
    assert!(refused.contains("No badge was found in this."), "{refused}");
    post(&app, &[], &[("many-file", &vec![b'x'; (8 << 20) + 1])]).await.expect(413);
    app.stop().await;
}

#[tokio::test]
async fn what_came_of_it_stands_before_the_address_and_a_long_address_is_shortened_and_whole_one_click_away() {
    let app = TestApp::start().await;
    let long = format!("http://127.0.0.1:1/badges/{}/end-of-it", "0123456789".repeat(20));
    let page = post(&app, &[("links", &format!("{long}\nhttp://127.0.0.1:1/short"))], &[]).await.expect(200).text();
    let rows: Vec<&str> = page.split("<tr role=\"row\">").skip(2).collect();
    assert_eq!(rows.len(), 2, "{page}");
    for row in &rows {
        let (result, address) = (row.find("Could not be checked now").unwrap(), row.find("http://").unwrap());
        assert!(result < address, "{row}");
    }
    let shown = "<summary><bdi>http://127.0.0.1:1/badges/…6789/end-of-it</bdi></summary>";
    assert!(rows[0].contains(&format!("<details>{shown}<bdi>{long}</bdi></details>")), "{}", rows[0]);
    assert!(rows[1].contains("<bdi>http://127.0.0.1:1/short</bdi>") && !rows[1].contains("<details"), "{}", rows[1]);
    app.stop().await;
}
