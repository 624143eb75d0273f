//! Badges on paper and beside links.

use std::io::Read;

use accolade::practice::Manners;
use flate2::read::ZlibDecoder;
use reqwest::Method;
use serde_json::json;

use crate::app::{Answer, TestApp};
use crate::course::{Taught, execute};

/// A course with one badge, and the path of ada's, whose holder has confirmed how the name is spelt.
async fn issued() -> (Taught, String) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    execute(&taught.app, &format!("UPDATE awards SET shown_name = 'Ada Example' WHERE id = '{}'", award.id));
    let path = format!("/credentials/{}", award.credential.unwrap().0);
    (taught, path)
}

fn show_to(taught: &Taught, visibility: &str) {
    execute(&taught.app, &format!("UPDATE awards SET visibility = '{visibility}'"));
}

async fn in_language(app: &TestApp, path: &str, language: &str) -> Answer {
    app.send(app.request(Method::GET, path).header("accept-language", language)).await
}

/// Everything that stands in the file, with its compressed parts unpacked.
fn unpacked(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, wanted: &[u8]| {
        pdf[from..].windows(wanted.len()).position(|part| part == wanted).map(|place| from + place)
    };
    let (mut parts, mut from) = (vec![pdf.to_vec()], 0);
    while let Some(start) = find(from, b"stream\n") {
        let start = start + b"stream\n".len();
        let Some(end) = find(start, b"endstream") else { break };
        let mut part = Vec::new();
        if ZlibDecoder::new(&pdf[start..end]).read_to_end(&mut part).is_ok() {
            parts.push(part);
        }
        from = end + b"endstream".len();
    }
    parts
}

/// Whether a text stands anywhere in the file, as PDF writes texts for people.
fn tells(pdf: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let forms = [text.as_bytes(), &wide];
    unpacked(pdf).iter().any(|part| forms.iter().any(|form| part.windows(form.len()).any(|place| place == *form)))
}

#[tokio::test]
async fn a_certificate_carries_the_signed_badge_byte_for_byte_and_is_always_the_same() {
    let (taught, path) = issued().await;
    let app = &taught.app;
    let pdf = app.fetch(&format!("{path}.pdf")).await.expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.header("content-disposition").contains("attachment"));
    assert_eq!(pdf.header("x-robots-tag"), "noindex");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let json = app.fetch(&format!("{path}.json")).await.expect(200).bytes;
    assert!(unpacked(&pdf.bytes).contains(&json), "the signed JSON is inside");
    assert_eq!(app.fetch(&format!("{path}.pdf")).await.bytes, pdf.bytes);
    assert_eq!(app.fetch(&format!("{path}.pdf?paper=a4")).await.bytes, pdf.bytes);
    assert_ne!(app.fetch(&format!("{path}.pdf?paper=letter")).await.expect(200).bytes, pdf.bytes);
    app.fetch(&format!("{path}.pdf?paper=a0")).await.expect(404);
    let page = app.browse(&path).await.expect(200).text();
    assert!(page.contains(&format!("{path}.pdf")), "the page offers it");
    taught.stop().await;
}

#[tokio::test]
async fn a_certificate_names_its_holder_only_where_the_page_does() {
    let (taught, path) = issued().await;
    let app = &taught.app;
    let pdf = async || app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    assert!(!tells(&pdf().await, "Ada"), "private");
    for visibility in ["link", "public"] {
        show_to(&taught, visibility);
        assert!(tells(&pdf().await, "Ada Example"), "{visibility}");
    }
    show_to(&taught, "hidden");
    app.fetch(&format!("{path}.pdf")).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn a_certificate_speaks_the_language_of_its_reader_and_says_what_became_of_the_badge() {
    let (taught, path) = issued().await;
    let app = &taught.app;
    let pdf = format!("{path}.pdf");
    let english = in_language(app, &pdf, "en").await.expect(200);
    for language in ["de", "es", "fr", "ar"] {
        let other = in_language(app, &pdf, language).await.expect(200);
        assert!(
            tells(&other.bytes, &format!("/Lang({language})")) || tells(&other.bytes, &format!("/Lang ({language})"))
        );
        assert_ne!(other.bytes, english.bytes);
        assert!(other.header("vary").contains("Accept-Language"));
    }
    execute(
        app,
        "UPDATE awards SET state = 'revoked', revoked_at = '2026-11-20 10:00:00', revocation_reason = 'By mistake.'",
    );
    assert_ne!(in_language(app, &pdf, "en").await.expect(200).bytes, english.bytes);
    taught.stop().await;
}

#[tokio::test]
async fn a_link_to_a_badge_comes_with_a_card_that_tells_no_more_than_the_page() {
    let (taught, path) = issued().await;
    let app = &taught.app;
    let card = async || app.fetch(&format!("{path}/card.png")).await.expect(200);
    let private = card().await;
    assert_eq!(private.header("content-type"), "image/png");
    assert_eq!(private.header("x-robots-tag"), "noindex");
    assert_eq!(private.bytes[16..24], [0, 0, 4, 0xb0, 0, 0, 2, 0x76], "1200 by 630 pixels");
    assert!(private.bytes.len() < 1_000_000);
    assert_eq!(card().await.bytes, private.bytes);
    let page = app.browse(&path).await.expect(200).text();
    assert!(page.contains(&format!("{path}/card.png\"")) && page.contains("summary_large_image"), "{page}");
    // The name is on it where the page shows it, and gone at once where it does not.
    show_to(&taught, "link");
    let named = card().await;
    assert_ne!(named.bytes, private.bytes);
    show_to(&taught, "private");
    assert_eq!(card().await.bytes, private.bytes);
    assert_ne!(in_language(app, &format!("{path}/card.png"), "ar").await.expect(200).bytes, private.bytes);
    execute(
        app,
        "UPDATE awards SET state = 'revoked', revoked_at = '2026-11-20 10:00:00', revocation_reason = 'By mistake.'",
    );
    assert_ne!(card().await.bytes, private.bytes);
    show_to(&taught, "hidden");
    app.fetch(&format!("{path}/card.png")).await.expect(404);
    app.fetch("/credentials/none/card.png").await.expect(404);
    taught.stop().await;
}
