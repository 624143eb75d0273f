//! The verifier says what it found in the language of whoever reads its page, and in English to programs.

use accolade::flows::author::{self, BadgeInput};
use accolade::flows::revoke::{Because, revoke};
use accolade::practice::Manners;
use chrono::Duration;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp, multipart};
use crate::course::Taught;

const OTHERS: [&str; 4] = ["de", "es", "fr", "ar"];

async fn post(app: &TestApp, language: &str, file: &[u8]) -> Answer {
    let (content_type, body) = multipart(&[], &[("file", file)]);
    let request = app.request(Method::POST, "/verify").header("content-type", content_type);
    app.send(request.header("accept-language", language).body(body)).await
}

/// The page of a check as somebody reads it, with its marks of direction left out.
async fn page(app: &TestApp, language: &str, file: &[u8]) -> String {
    let text = post(app, language, file).await.expect(200).text();
    let script = accolade::views::asset("app.js").unwrap().bytes.len();
    assert!(text.len() + script < 30_000, "{} bytes in {language}", text.len());
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&#x2F;", "/").replace(['\u{2068}', '\u{2069}'], "")
}

/// What the API found, check by check.
async fn found(app: &TestApp, file: &[u8]) -> Vec<String> {
    let request = app.request(Method::POST, "/api/verify").header("content-type", "application/octet-stream");
    let report = app.send(request.body(file.to_vec())).await.expect(200).json();
    let checks = report["checks"].as_array().unwrap().iter();
    checks.map(|check| check["detail"].as_str().unwrap().to_owned()).collect()
}

/// That the API says a sentence, that the German page says it in German, and that no page of another language has any
/// sentence of the API.
async fn assert_told(app: &TestApp, file: &[u8], english: &str, german: &str) {
    let sentences = found(app, file).await;
    assert!(sentences.iter().any(|sentence| sentence.starts_with(english)), "{english}: {sentences:#?}");
    let read = page(app, "en", file).await;
    assert!(read.contains(english), "{english}: {read}");
    let read = page(app, "de-AT,de;q=0.9", file).await;
    assert!(read.contains(german), "{german}: {read}");
    for language in OTHERS {
        let read = page(app, language, file).await;
        for sentence in &sentences {
            assert!(!read.contains(sentence), "{sentence} in {language}");
        }
    }
}

#[tokio::test]
async fn a_valid_an_expired_a_revoked_and_a_changed_badge_are_told_in_the_readers_language() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 75}});
    let input = BadgeInput { expires_after: Some("P30D".into()), ..taught.input("Quiz", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    let (ada, lukasz) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "lukasz").await.unwrap());
    let (file, other) = (taught.file(&ada, "json").await, taught.file(&lukasz, "jwt").await);
    let app = &taught.app;

    let key = "Der Aussteller veröffentlicht den Schlüssel für diesen Zweck.";
    assert_told(app, &file, "The key is published by the issuer for this use.", key).await;
    assert_told(app, &other, "It was not revoked.", "Es wurde nicht widerrufen.").await;

    let text = String::from_utf8(file.clone()).unwrap();
    let changed = text.replacen("Quiz", "Quid", 1);
    let mismatch = "The signature does not match the document.";
    assert_told(app, changed.as_bytes(), mismatch, "Die Signatur passt nicht zum Dokument.").await;
    let document: Value = serde_json::from_str(&text).unwrap();
    let mut spoiled = document.clone();
    spoiled["validFrom"] = json!("yesterday");
    spoiled["grade"] = json!("A");
    let spoiled = spoiled.to_string();
    let time = "Es ist unvollständig (Open Badge): „validFrom“ muss ein Zeitpunkt mit Zeitzone sein.";
    assert_told(app, spoiled.as_bytes(), "As an Open Badge it is incomplete: “validFrom” must be a time", time).await;
    let meaning = "Die Bedeutung von „grade“ ist nirgends festgelegt (bei $.grade).";
    assert_told(app, spoiled.as_bytes(), "The member “grade” is not defined by the contexts", meaning).await;

    // Somebody else's, whose server cannot be asked.
    let issuer = document["issuer"]["id"].as_str().unwrap();
    let foreign = text.replace(issuer, "did:web:10.0.0.8:issuers:1");
    let unreached =
        "Das Schlüsselverzeichnis des Ausstellers konnte nicht abgerufen werden: der Server ist unbekannt oder";
    assert_told(app, foreign.as_bytes(), "The issuer's document of keys could not be fetched: the host", unreached)
        .await;

    revoke(&app.app, lukasz.id.clone(), "Somebody else sat the quiz.", Because::Cause).await.unwrap();
    assert_told(app, &other, "The issuer revoked it.", "Der Aussteller hat es widerrufen.").await;

    let end = ada.credential.as_ref().unwrap().1.unwrap();
    clock.advance(end - clock.now() + Duration::days(1));
    let day = end.format("%-d. ").to_string();
    assert_told(app, &file, "It expired on ", &format!("Es ist am {day}")).await;
    let expired = found(app, &file).await;
    let said = format!("It expired on {}.", end.format("%-d %B %Y, %H:%M UTC"));
    assert!(expired.contains(&said), "{expired:#?}");
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_of_the_older_version_is_told_in_the_readers_language() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let id = &award.credential.as_ref().unwrap().0;
    let file = taught.app.fetch(&format!("/ob2/assertions/{id}")).await.expect(200).bytes;
    let german = "Unter seiner Adresse ist es so veröffentlicht, wie es vorgelegt wurde.";
    assert_told(&taught.app, &file, "It is published at its address as it was presented.", german).await;
    let mut lacking: Value = serde_json::from_slice(&file).unwrap();
    lacking.as_object_mut().unwrap().remove("recipient");
    let lacking = lacking.to_string();
    let german = "Was der Aussteller veröffentlicht, hat ein anderes „recipient“ als das Vorgelegte.";
    assert_told(&taught.app, lacking.as_bytes(), "What its issuer publishes has another “recipient”", german).await;
    taught.stop().await;
}

#[tokio::test]
async fn a_file_that_is_no_badge_is_refused_in_the_readers_language_with_its_reason() {
    let app = TestApp::start().await;
    let text = b"{\"name\": \"no badge";
    let twice = b"{\"a\": 1, \"a\": 2}";
    let picture = include_bytes!("../../templates/assets/icon.png");
    for (language, file, words, why) in [
        (
            "fr",
            &text[..],
            "Aucun badge n’a été trouvé ici.",
            "<p class=\"proof\">Le JSON s’interrompt à la ligne 1, colonne 18.</p>",
        ),
        ("de", &twice[..], "", "Das JSON ist nicht lesbar: „a“ steht zweimal darin (Zeile 1, Spalte"),
        ("en", &twice[..], "", "The JSON cannot be read: the member “a” stands twice at line 1 column"),
        ("en", &text[..], "No badge was found in this.", "The JSON ends too early, at line 1 column 18."),
        ("fr", &picture[..], "Aucun badge n’a été trouvé ici.", "L’image ne contient aucune attestation ;"),
        ("es", &b"hello"[..], "", "El archivo no es una imagen, ni un PDF, ni JSON, ni un JSON Web Token."),
    ] {
        let refused = post(&app, language, file).await;
        assert_eq!(refused.status, 422);
        let page = refused.text();
        assert!(page.contains(&format!("<html lang=\"{language}\"")), "{page}");
        assert!(page.contains(words) && page.contains(why), "{page}");
    }
    app.stop().await;
}
