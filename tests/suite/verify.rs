//! The verifier: it tells a changed badge from a genuine one, survives whatever it is given, and calls nobody inside.

use std::io::Write;
use std::time::{Duration, Instant};

use accolade::flows::verify::{Verifier, VerifyError};
use accolade::openbadges::verification::{Form, State};
use accolade::practice::Manners;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp, multipart};
use crate::course::Taught;

/// Whether the verifier takes a file for a genuine badge.
async fn is_taken(taught: &Taught, bytes: &[u8]) -> bool {
    match Verifier::of(&taught.app.app).verify(bytes, None).await {
        Ok(report) => report.state == State::Valid,
        Err(VerifyError::Read(_)) => false,
        Err(error) => panic!("{error}"),
    }
}

async fn post(app: &TestApp, texts: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let (content_type, body) = multipart(texts, files);
    let request = app.request(Method::POST, "/verify").header("content-type", content_type).body(body);
    app.send(request).await
}

/// A course with one badge, and its files.
async fn issued(manners: Manners) -> (Taught, Vec<u8>, Vec<u8>, Vec<u8>) {
    let taught = Taught::start(manners).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let (json, jwt, png) =
        (taught.file(&award, "json").await, taught.file(&award, "jwt").await, taught.file(&award, "png").await);
    (taught, json, jwt, png)
}

#[tokio::test]
async fn one_changed_byte_anywhere_is_enough_to_be_refused() {
    let (taught, json, jwt, png) = issued(Manners::Moodle).await;
    for (file, form, tries) in [(&json, Form::Json, 60), (&jwt, Form::Jwt, 60), (&png, Form::PngWithJson, 40)] {
        let report = taught.verify(file).await;
        assert_eq!((report.state, report.form), (State::Valid, form));
        // Spread over the whole file, its very first and last byte among them.
        for number in 0..=tries {
            let place = (file.len() - 1) * number / tries;
            let mut changed = file.clone();
            changed[place] ^= 1;
            assert!(!is_taken(&taught, &changed).await, "{form:?}: byte {place} of {}", file.len());
        }
        let half = &file[..file.len() / 2];
        assert!(!is_taken(&taught, half).await, "{form:?}: half");
    }
    // A badge that says more than was signed, or one thing twice.
    let text = String::from_utf8(json.clone()).unwrap();
    for (from, to) in [
        ("{\"@context\"", "{\"name\":\"Other\",\"@context\""),
        ("\"issuer\":", "\"refreshService\":{\"id\":\"https://example.org\",\"type\":\"X\"},\"issuer\":"),
        ("Quiz", "Quid"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert!(!is_taken(&taught, changed.as_bytes()).await, "{from}");
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_under_another_name_or_from_another_server_is_not_taken() {
    let (taught, json, jwt, _) = issued(Manners::Moodle).await;
    let document: Value = serde_json::from_slice(&json).unwrap();
    let mut forged = document.clone();
    forged["issuer"]["id"] = json!("did:web:other.example:issuers:1");
    assert!(!is_taken(&taught, forged.to_string().as_bytes()).await);
    let mut unsigned = document.clone();
    unsigned.as_object_mut().unwrap().remove("proof");
    assert!(!is_taken(&taught, unsigned.to_string().as_bytes()).await);
    // The proof of one badge on another.
    let badge = taught.badge("Other", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let mut grafted: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    grafted["proof"] = document["proof"].clone();
    assert!(!is_taken(&taught, grafted.to_string().as_bytes()).await);
    // A token that says it needs no signature, or one that anybody can make.
    let token = String::from_utf8(jwt).unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    for header in ["eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzI1NiJ9"] {
        for signature in ["", parts[2]] {
            assert!(!is_taken(&taught, format!("{header}.{}.{signature}", parts[1]).as_bytes()).await, "{header}");
        }
    }
    // A stranger's server does not believe it unseen: it would have to ask this one, which lies on loopback.
    let stranger = TestApp::start().await;
    let report = Verifier::of(&stranger.app).verify(&json, None).await.unwrap();
    assert_eq!(report.state, State::Unverifiable);
    stranger.stop().await;
    taught.stop().await;
}

/// A picture whose text unpacks to a thousand times its size.
fn png_bomb(keyword: &str, packed: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], body: &[u8]| {
        file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let checked = [kind, body].concat();
        file.extend(&checked);
        file.extend(crc32fast::hash(&checked).to_be_bytes());
    };
    chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    chunk(b"iTXt", &[keyword.as_bytes(), &[0, 1, 0, 0, 0], packed].concat());
    chunk(b"zTXt", &[keyword.as_bytes(), &[0, 0], packed].concat());
    chunk(b"IEND", &[]);
    file
}

#[tokio::test]
async fn whatever_is_uploaded_is_refused_within_bounds() {
    let (taught, json, _, png) = issued(Manners::Canvas).await;
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..64 {
        zlib.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let packed = zlib.finish().unwrap();
    let deep = [vec![b'['; 200_000], vec![b']'; 200_000]].concat();
    let deep_object = [b"{\"a\":".repeat(100_000), b"1".to_vec(), b"}".repeat(100_000)].concat();
    let mut huge_header = png.clone();
    huge_header[16..24].copy_from_slice(&[0xff; 8]);
    let wide = format!("[{}1]", "1,".repeat(1_000_000));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty object", b"{}".to_vec()),
        ("a text", b"not a badge".to_vec()),
        ("a page", b"<!DOCTYPE html><p>hello".to_vec()),
        ("an svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("entities", b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><svg>&b;</svg>".to_vec()),
        ("a 2.0 badge", br#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}"#.to_vec()),
        ("deep lists", deep),
        ("deep objects", deep_object),
        ("a wide list", wide.into_bytes()),
        ("a png bomb", png_bomb("openbadgecredential", &packed)),
        ("an old png bomb", png_bomb("openbadges", &packed)),
        ("a png that lies about its size", huge_header),
        ("zeros", vec![0; 1 << 20]),
        ("half a badge", json[..json.len() / 2].to_vec()),
        ("not unicode", b"{\"a\":\"\xff\xfe\"}".to_vec()),
        ("a token of nothing", b"..".to_vec()),
        ("a long token", [b"a.".to_vec(), vec![b'a'; 5 << 20], b".a".to_vec()].concat()),
    ];
    for (name, bytes) in cases {
        let begun = Instant::now();
        let answer = post(&taught.app, &[], &[("file", &bytes)]).await;
        assert!(begun.elapsed() < Duration::from_secs(10), "{name}: {:?}", begun.elapsed());
        // A refusal, or a report that vouches for nothing.
        assert!([200, 413, 422].contains(&answer.status), "{name}: {}", answer.status);
        assert!(!answer.text().contains("Genuine and in force"), "{name}");
    }
    let (content_type, body) = multipart(&[], &[("file", &vec![b' '; 10 << 20])]);
    let request = taught.app.request(Method::POST, "/verify").header("content-type", content_type).body(body);
    // The server may hang up on the sender of too much.
    if let Ok(response) = request.send().await {
        assert_eq!(response.status(), 413);
    }
    post(&taught.app, &[], &[]).await.expect(422);
    let request = taught.app.request(Method::POST, "/verify").header("content-type", "multipart/form-data").body("x");
    assert!((400..500).contains(&taught.app.send(request).await.status));
    taught.app.fetch("/healthz").await.expect(200);
    taught.stop().await;
}

#[tokio::test]
async fn the_page_checks_a_file_a_text_and_a_link() {
    let (taught, json, jwt, png) = issued(Manners::Moodle).await;
    let text = String::from_utf8(json.clone()).unwrap();
    let token = String::from_utf8(jwt.clone()).unwrap();
    let id = serde_json::from_slice::<Value>(&json).unwrap()["id"].as_str().unwrap().to_owned();
    let changed = text.replacen("Quiz", "Quid", 1);
    for file in [&json, &jwt, &png] {
        let page = post(&taught.app, &[], &[("file", file)]).await.expect(200).text();
        assert!(page.contains("Genuine and in force"), "{page}");
    }
    for typed in [text.as_str(), token.as_str(), &format!("\n  {token} \n")] {
        let page = post(&taught.app, &[("text", typed)], &[]).await.expect(200).text();
        assert!(page.contains("Genuine and in force"), "{page}");
    }
    for link in [id.clone(), format!("{id}.json"), format!("{id}.jwt"), format!(" {id} ")] {
        let page = post(&taught.app, &[("link", &link)], &[]).await.expect(200).text();
        assert!(page.contains("Genuine and in force"), "{link}");
    }
    let name = id.rsplit('/').next().unwrap();
    let page = taught.app.browse(&format!("/verify?credential={name}")).await.expect(200).text();
    assert!(page.contains("Genuine and in force"));
    let page = post(&taught.app, &[("text", &changed)], &[]).await.expect(200).text();
    assert!(!page.contains("Genuine and in force"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn whoever_gives_nothing_or_half_a_link_is_told_what_to_give_and_keeps_what_was_typed() {
    const NOTHING: &str = "Give one of these: a link, a file that is not empty, or the text of a badge.";
    let (taught, json, ..) = issued(Manners::Moodle).await;
    let app = &taught.app;
    for files in [&[][..], &[("file", &b""[..])]] {
        let page = post(app, &[("text", " \n"), ("link", "")], files).await.expect(422).text();
        assert!(page.contains(NOTHING), "{page}");
    }
    let (content_type, body) = multipart(&[("links", " ")], &[]);
    let request = app.request(Method::POST, "/verify/many").header("content-type", content_type).body(body);
    let page = app.send(request).await.expect(422).text();
    assert!(page.contains("Give links to badges, or a table or an archive with badges in it."), "{page}");

    // An address of ours is known again without its beginning.
    let id = serde_json::from_slice::<Value>(&json).unwrap()["id"].as_str().unwrap().to_owned();
    let bare = id.strip_prefix("http://").unwrap();
    let page = post(app, &[("link", bare)], &[]).await.expect(200).text();
    assert!(page.contains("Genuine and in force"), "{page}");
    // What is clearly an address is called, here in vain, and nothing else is.
    let (unreachable, no_link) = ("This address did not answer with a badge.", "It begins with https://.");
    for (typed, words) in [
        ("badges.invalid/credentials/5f0c3a52", unreachable),
        ("badges.invalid:8443/credentials/1?a=b", unreachable),
        ("127.0.0.1/credentials/1", no_link),
        ("credentials/5f0c3a52", no_link),
        ("badges.invalid", no_link),
        ("ada@badges.invalid/1", no_link),
        ("javascript:alert.a/1", no_link),
        ("badges..invalid/1", no_link),
    ] {
        let page = post(app, &[("link", typed)], &[]).await.expect(422).text();
        assert!(page.contains(words), "{typed}: {page}");
        assert!(
            page.contains(&format!("value=\"{}\"", typed.replace('/', "&#x2F;"))) || page.contains(typed),
            "{typed}: {page}"
        );
    }
    taught.stop().await;
}

/// Said where the badge holds nothing of the kind that was given.
const UNCOMPARED: &str =
    "Not known, because what the badge holds of its holder cannot be compared with what you entered.";

#[tokio::test]
async fn a_badge_without_a_mail_address_is_never_said_to_be_somebody_elses() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "kwame").await.unwrap();
    assert_eq!(award.email, None);
    let json = taught.file(&award, "json").await;
    let app = &taught.app;
    let page = post(app, &[], &[("file", &json)]).await.expect(200).text();
    assert!(page.contains("it names its holder by an identifier, mostly that of the learning platform"), "{page}");
    assert!(!page.contains("Check it again with the mail address"), "{page}");
    for recipient in ["kwame@example.test", "Kwame Example"] {
        let page = post(app, &[("recipient", recipient)], &[("file", &json)]).await.expect(200).text();
        assert!(page.contains(UNCOMPARED) && page.contains("The holder was not compared."), "{page}");
        assert!(!page.contains("No: it was not issued") && !page.contains("It was not issued"), "{page}");
        assert!(page.contains("Genuine and in force") && !page.contains("class=\"verdict valid\""), "{page}");
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_that_names_nobody_says_so_and_is_compared_with_whoever_is_named() {
    const HIDDEN: &str = "Nobody can read this in the file: it holds the address only as a code.";
    const COMPARE: &str = "Check it again with the mail address of the person";
    let (taught, json, ..) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let page = post(app, &[], &[("file", &json)]).await.expect(200).text();
    assert!(page.contains(HIDDEN) && page.contains(COMPARE) && !page.contains("Is it this person’s?"), "{page}");
    for (recipient, answer) in [
        (" Ada@Example.Test ", "Yes: it was issued to the person you named."),
        ("jose@example.test", "No: it was not issued to the person you named."),
    ] {
        let page = post(app, &[("recipient", recipient)], &[("file", &json)]).await.expect(200).text();
        assert!(page.contains("Is it this person’s?") && page.contains(answer), "{recipient}: {page}");
        assert!(page.contains(HIDDEN) && !page.contains(COMPARE), "{page}");
        // Nobody takes a badge for theirs by the colour of the answer.
        let is_theirs = answer.starts_with("Yes");
        assert_eq!(page.contains("class=\"verdict valid\""), is_theirs, "{page}");
        assert_eq!(page.contains("Genuine and in force"), is_theirs, "{page}");
        assert_eq!(page.contains("Genuine, but not this person’s"), !is_theirs, "{page}");
    }
    // A name cannot be compared with a code.
    let page = post(app, &[("recipient", "Ada Example")], &[("file", &json)]).await.expect(200).text();
    assert!(page.contains(UNCOMPARED) && page.contains("Genuine and in force"), "{page}");
    assert!(!page.contains("class=\"verdict valid\"") && !page.contains("No: it was not issued"), "{page}");
    // Of a forgery nothing is confirmed, though the address fits.
    let changed = String::from_utf8(json.clone()).unwrap().replacen("Quiz", "Quid", 1);
    let page = post(app, &[("text", &changed), ("recipient", "ada@example.test")], &[]).await.expect(200).text();
    assert!(page.contains("because it is not certain that the badge is genuine"), "{page}");
    for confirmed in ["Yes: it was issued", "It was issued to the person asked for", "It was issued to the person you"]
    {
        assert!(!page.contains(confirmed), "{confirmed}: {page}");
    }
    assert!(page.contains("The holder was not compared.") && !page.contains(UNCOMPARED), "{page}");

    let (content_type, body) = multipart(&[], &[("file", &json)]);
    let request = app.request(Method::POST, "/verify").header("accept-language", "fr");
    let page = app.send(request.header("content-type", content_type).body(body)).await.expect(200).text();
    assert!(page.contains("Personne ne peut le lire dans le fichier"), "{page}");
    let kept = post(app, &[("recipient", "ada@example.test"), ("text", "no badge")], &[]).await.expect(422).text();
    assert!(kept.contains("ada@example.test"), "{kept}");
    let long = "a".repeat(501);
    let page = post(app, &[("recipient", &long)], &[("file", &json)]).await.expect(422).text();
    assert!(!page.contains(&long), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn a_link_into_our_own_network_is_not_followed() {
    let (taught, json, ..) = issued(Manners::Moodle).await;
    let port = taught.app.origin.rsplit(':').next().unwrap();
    let asked = taught.lms.requests(accolade::practice::Endpoint::Page);
    let id = serde_json::from_slice::<Value>(&json).unwrap()["id"].as_str().unwrap().to_owned();
    let path = id.strip_prefix(&taught.app.origin).unwrap();
    for link in [
        format!("http://127.0.0.1:{port}{path}.json"),
        format!("http://[::1]:{port}{path}.json"),
        format!("http://0x7f000001:{port}{path}.json"),
        format!("{}/course", taught.lms.url()),
        "https://127.0.0.1/x".into(),
        "https://10.0.0.8/x".into(),
        "https://192.168.1.1/x".into(),
        "https://[fd00::1]/x".into(),
        "https://169.254.169.254/latest/meta-data".into(),
        "https://localhost/x".into(),
        "file:///etc/passwd".into(),
        "javascript:alert(1)".into(),
        "gopher://example.org/".into(),
        "not an address".into(),
        format!("{}@127.0.0.1/", taught.app.origin),
        format!("{}/credentials/no-such-badge", taught.app.origin),
        format!("{}/readyz", taught.app.origin),
    ] {
        let page = post(&taught.app, &[("link", &link)], &[]).await;
        assert_eq!(page.status, 422, "{link}");
        let query: String =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("credential", &link).finish();
        // By GET only our own badges are checked; any other link waits for a click.
        let page = taught.app.browse(&format!("/verify?{query}")).await;
        let is_foreign = link.contains("://") && !link.starts_with(&format!("{}/", taught.app.origin));
        assert_eq!(page.status, if is_foreign { 200 } else { 422 }, "{link}");
        assert!(!page.text().contains("Result of the check"), "{link}");
    }
    assert_eq!(taught.lms.requests(accolade::practice::Endpoint::Page), asked);
    taught.stop().await;
}

#[tokio::test]
async fn nothing_in_a_file_or_a_form_becomes_markup() {
    let (taught, json, ..) = issued(Manners::Moodle).await;
    const MARKUP: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    let document: Value = serde_json::from_slice(&json).unwrap();
    let places = [
        "/name",
        "/description",
        "/issuer/name",
        "/issuer/url",
        "/issuer/id",
        "/credentialSubject/achievement/name",
        "/credentialSubject/achievement/criteria/narrative",
        "/credentialSubject/achievement/criteria/id",
        "/credentialSubject/narrative",
        "/validFrom",
        "/id",
    ];
    let mut pages = Vec::new();
    for place in places {
        let mut changed = document.clone();
        *changed.pointer_mut(place).unwrap_or(&mut json!(null)) = json!(MARKUP);
        pages.push(post(&taught.app, &[("text", &changed.to_string())], &[]).await);
    }
    let mut changed = document.clone();
    changed["issuer"]["url"] = json!("javascript:alert(1)");
    changed["id"] = json!("javascript:alert(1)");
    pages.push(post(&taught.app, &[("text", &changed.to_string())], &[]).await);
    pages.push(post(&taught.app, &[("text", MARKUP)], &[]).await);
    pages.push(post(&taught.app, &[("link", MARKUP)], &[]).await);
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("credential", MARKUP).finish();
    pages.push(taught.app.browse(&format!("/verify?{query}")).await);
    for page in pages {
        let text = page.text();
        assert!(page.status < 500);
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{text}");
        assert!(!text.contains("href=\"javascript:"), "{text}");
        assert!(page.header("content-security-policy").contains("script-src 'self'"));
    }
    taught.stop().await;
}
