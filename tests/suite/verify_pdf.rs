//! Certificates handed to the verifier: the badge that is attached to a PDF counts, and nothing else in it.

use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use accolade::flows::verify::{Verifier, VerifyError};
use accolade::keys::{MasterSecret, opaque_id};
use accolade::openbadges::verification::{Form, Report, State};
use accolade::practice::Manners;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use reqwest::Method;
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::app::{Answer, TestApp, multipart};
use crate::course::Taught;

/// A course with one badge, its signed file and its certificate, and the path of its page.
async fn issued() -> (Taught, Vec<u8>, Vec<u8>, String) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let (json, pdf) = (taught.file(&award, "json").await, taught.file(&award, "pdf").await);
    let path = format!("/credentials/{}", award.credential.unwrap().0);
    (taught, json, pdf, path)
}

async fn post(app: &TestApp, path: &str, field: &str, file: &[u8], language: &str) -> Answer {
    let (content_type, body) = multipart(&[], &[(field, file)]);
    let request = app.request(Method::POST, path).header("accept-language", language);
    app.send(request.header("content-type", content_type).body(body)).await
}

async fn examined(app: &TestApp, file: &[u8]) -> Result<Report, VerifyError> {
    Verifier::of(&app.app).verify(file, None).await
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn attachment(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let begin = format!("4 0 obj\n<< /Type /EmbeddedFile {entries} /Length {} >>\nstream\n", bytes.len());
    [begin.as_bytes(), bytes, b"\nendstream\nendobj\n"].concat()
}

/// What somebody else's program may write, with these objects.
fn foreign(objects: &[&[u8]]) -> Vec<u8> {
    let begin = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n";
    let end = b"trailer\n<< /Root 1 0 R /Size 5 /Prev 9 >>\nstartxref\n9\n%%EOF\n";
    [&begin[..], &objects.concat(), end].concat()
}

#[tokio::test]
async fn our_own_certificate_is_genuine_whichever_way_it_is_handed_in() {
    let (taught, json, pdf, path) = issued().await;
    let app = &taught.app;
    let form = app.browse("/verify").await.expect(200).text();
    assert!(form.contains(".pdf") && form.contains("the certificate (PDF)"), "{form}");
    const PRINT: &str = "Only the badge attached to the PDF was checked, not what is printed on it.";
    let page = post(app, "/verify", "file", &json, "en").await.expect(200).text();
    assert!(page.contains("Genuine and in force") && !page.contains(PRINT), "{page}");
    let page = post(app, "/verify", "file", &pdf, "en").await.expect(200).text();
    assert!(page.contains(PRINT), "{page}");
    assert!(page.contains("Genuine and in force") && page.contains("<bdi>Quiz</bdi>"), "{page}");

    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("certificates/Ada.PDF", SimpleFileOptions::default()).unwrap();
    archive.write_all(&pdf).unwrap();
    let archive = archive.finish().unwrap().into_inner();
    let page = post(app, "/verify/many", "many-file", &archive, "en").await.expect(200).text();
    assert!(page.contains("One badge checked") && page.contains("Genuine and in force"), "{page}");

    let request = app.request(Method::POST, "/api/verify").header("content-type", "application/pdf");
    let report = app.send(request.body(pdf.clone())).await.expect(200).json();
    assert_eq!((&report["state"], &report["form"]), (&json!("valid"), &json!("pdf_with_json")), "{report}");
    let link = format!("{}{path}.pdf", app.origin);
    let request = app.request(Method::POST, "/api/verify").header("content-type", "text/plain").body(link);
    assert_eq!(app.send(request).await.expect(200).json()["state"], "valid");

    let folder = std::env::temp_dir().join(format!("accolade-{}", opaque_id()));
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("certificate.pdf");
    std::fs::write(&file, &pdf).unwrap();
    for (recipient, is_taken) in
        [(None, true), (Some("ada@example.test"), true), (Some("jose@example.test"), false), (Some("Ada"), false)]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_accolade"));
        command
            .args(["verify".as_ref(), file.as_os_str()])
            .args(recipient.map(|recipient| ["--recipient", recipient]).into_iter().flatten())
            .env("ACCOLADE_PUBLIC_URL", &app.origin)
            .env("ACCOLADE_DATABASE_URL", app.database_url())
            .env("ACCOLADE_SECRET", MasterSecret::parse(&"A".repeat(43)).unwrap().to_base64());
        let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("pdf with json") && text.contains(PRINT), "{text}");
        assert_eq!(output.status.success(), is_taken, "{recipient:?}: {text}");
    }
    std::fs::remove_dir_all(folder).unwrap();
    taught.stop().await;
}

#[tokio::test]
async fn one_changed_byte_of_what_is_attached_is_refused() {
    let (taught, json, pdf, _) = issued().await;
    let app = &taught.app;
    let find = |from: usize, text: &[u8]| {
        from + pdf[from..].windows(text.len()).position(|part| part == text).expect("it stands in the file")
    };
    let begin = find(find(0, b"/EmbeddedFile"), b"stream\n") + "stream\n".len();
    let end = find(begin, b"endstream") - 1;
    assert!(end - begin > 500);
    for number in 0..=60 {
        let place = begin + (end - 1 - begin) * number / 60;
        let mut changed = pdf.clone();
        changed[place] ^= 1;
        let outcome = examined(app, &changed).await;
        assert!(!outcome.is_ok_and(|report| report.state == State::Valid), "byte {place}");
    }
    // Attached again by somebody who changed a word of it.
    let text = String::from_utf8(json.clone()).unwrap();
    let changed = text.replacen("Quiz", "Quid", 1);
    let packed = "/Filter /FlateDecode";
    for (file, state) in [(&text, State::Valid), (&changed, State::Invalid)] {
        for file in [attachment("", file.as_bytes()), attachment(packed, &deflated(file.as_bytes()))] {
            let report = examined(app, &foreign(&[&file])).await.unwrap();
            assert_eq!((report.state, report.form), (state, Form::PdfWithJson));
        }
    }
    let page = post(app, "/verify", "file", &foreign(&[&attachment("", changed.as_bytes())]), "en").await;
    assert!(!page.expect(200).text().contains("Genuine and in force"));
    // What is printed on it is no part of it; a second badge beside the first is one too many.
    let both = [pdf.clone(), attachment("", &json)].concat();
    let page = post(app, "/verify", "file", &both, "en").await.expect(422).text();
    assert!(page.contains("Several files are attached to the PDF that may be badges."), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn a_certificate_without_a_badge_says_what_to_do_instead() {
    let app = TestApp::start().await;
    let invoice = attachment("/Subtype /text#2Fxml", b"<invoice/>");
    let plain = foreign(&[]);
    for (language, file, words) in [
        ("en", &plain, "No badge was found in the PDF; where a QR code or an address is printed on it, open that"),
        ("en", &foreign(&[&invoice]), "No badge was found in the PDF; where"),
        ("de", &plain, "Im PDF wurde kein Badge gefunden; steht ein QR-Code oder eine Adresse darauf, öffnen Sie die"),
        ("ar", &plain, "لم يُعثر على شارة في ملف PDF؛ فإن طُبع عليه رمز QR أو عنوان فافتحه لترى الشارة"),
    ] {
        let page = post(&app, "/verify", "file", file, language).await.expect(422).text();
        assert!(page.contains(words), "{page}");
    }
    let request = app.request(Method::POST, "/api/verify").header("content-type", "application/pdf").body(plain);
    let refused = app.send(request).await.expect(422).json();
    assert_eq!(refused["type"], "/api/problems/not-a-badge", "{refused}");
    app.stop().await;
}

#[tokio::test]
async fn a_certificate_that_is_a_bomb_or_a_ruin_is_refused_within_bounds() {
    let (taught, json, pdf, _) = issued().await;
    let app = &taught.app;
    let packed = "/Filter /FlateDecode";
    let blank = deflated(&vec![b' '; 64 << 20]);
    let spaces = deflated(&[b"{".to_vec(), vec![b' '; 64 << 20]].concat());
    let deep = deflated(&b"{\"a\":".repeat(200_000));
    let nested = |begin: &str| foreign(&[begin.repeat(300_000).as_bytes()]);
    let endless = "5 0 obj\n<< /Length 6 0 R >>\nstream\n".repeat(100_000);
    let loops = b"5 0 obj\n<< /Type /ObjStm /Extends 5 0 R /Kids [5 0 R] /N 1 /First 1 /Length 0 >>\nstream\n\nendstream\nendobj\n\
        xref\n0 1\n0000000009 00000 n \ntrailer\n<< /Prev 9 /XRefStm 9 >>\nstartxref\n9\n%%EOF\n";
    let encrypted = foreign(&[&attachment("", &json), b"trailer\n<< /Encrypt 6 0 R >>\n"]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a bomb", foreign(&[&attachment(packed, &spaces)]), "larger than is read here"),
        ("empty bombs", foreign(&[&attachment(packed, &blank).repeat(60)]), "No badge was found"),
        ("too many", foreign(&[&attachment("", b"x").repeat(100_000)]), "larger than is read here"),
        ("a deep badge", foreign(&[&attachment(packed, &deep)]), "JSON cannot be read"),
        ("deep lists", nested("<< /A ["), "damaged or cut off"),
        ("deep dictionaries", nested("<< /A << "), "damaged or cut off"),
        ("open texts", nested("1 0 obj ("), "damaged or cut off"),
        ("streams without end", foreign(&[endless.as_bytes()]), "damaged or cut off"),
        ("a file that leads in circles", foreign(&[loops]), "No badge was found"),
        ("an encrypted one", encrypted, "the PDF is encrypted"),
        ("packed otherwise", foreign(&[&attachment("/Filter /LZWDecode", &json)]), "in a way that is not read here"),
        ("half a certificate", pdf[..pdf.len() / 2].to_vec(), ""),
        ("its first line", b"%PDF-1.7\n".to_vec(), "No badge was found"),
    ];
    for (name, bytes, words) in cases {
        let begun = Instant::now();
        let page = post(app, "/verify", "file", &bytes, "en").await;
        assert!(begun.elapsed() < Duration::from_secs(10), "{name}: {:?}", begun.elapsed());
        assert_eq!(page.status, 422, "{name}");
        let page = page.text().to_lowercase();
        assert!(page.contains(&words.to_lowercase()), "{name}: {page}");
    }
    app.fetch("/healthz").await.expect(200);
    taught.stop().await;
}
