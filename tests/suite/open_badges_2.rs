//! The same awards in the form of Open Badges 2.0: hosted, signed, withdrawn, as importers read them, and verified.

use accolade::app::Begin;
use accolade::domain::award::{AwardState, Visibility};
use accolade::domain::details::AwardDetails;
use accolade::flows::author;
use accolade::flows::award::{Recipient, award as give};
use accolade::flows::issuer;
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::verify::{Verifier, VerifyError};
use accolade::keys;
use accolade::openbadges::baking;
use accolade::openbadges::verification::{self, Answer as Known, CheckName, Fetched, Form, Outcome, Report, State};
use accolade::practice::Manners;
use accolade::store::{Award, StoredAchievement};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp, multipart};
use crate::course::{Taught, execute, revise, rows};

const CONTEXT: &str = "https://w3id.org/openbadges/v2";

/// A course with one badge that Ada has, of an issuer with a mail address.
async fn issued() -> (Taught, StoredAchievement, Award) {
    let taught = Taught::start(Manners::Moodle).await;
    with_badge(taught).await
}

async fn with_badge(taught: Taught) -> (Taught, StoredAchievement, Award) {
    let known = taught.app.app.store.find_default_issuer().await.unwrap().unwrap();
    let mut input = issuer::input_of(&known);
    input.profile.email = Some("badges@example.edu".into());
    issuer::change(&taught.app.app, &known.id, input).await.unwrap();
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    (taught, badge, award)
}

fn id_of(award: &Award) -> String {
    award.credential.clone().expect("it is signed").0.into_string()
}

/// Asks for an address, ours or whole, with what `accept` says.
async fn ask(app: &TestApp, address: &str, accept: &str) -> Answer {
    let path = address.strip_prefix(&app.origin).unwrap_or(address);
    let mut request = app.request(Method::GET, path);
    if !accept.is_empty() {
        request = request.header("accept", accept);
    }
    app.send(request).await
}

async fn document(app: &TestApp, address: &Value) -> Value {
    ask(app, address.as_str().expect("an address"), "").await.expect(200).json()
}

fn assertion_path(award: &Award) -> String {
    format!("/ob2/assertions/{}", id_of(award))
}

/// The payload of a compact JWS, and whether a key, as PEM, signed it.
fn opened(jws: &str, pem: &str) -> (Value, bool) {
    let (input, signature) = jws.rsplit_once('.').expect("three parts");
    let payload = URL_SAFE_NO_PAD.decode(input.split_once('.').expect("two parts").1).unwrap();
    let jwk = keys::rsa_from_pem(pem).unwrap();
    let holds = keys::verify_rs256(&jwk, input.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap()).is_ok();
    (serde_json::from_slice(&payload).unwrap(), holds)
}

#[tokio::test]
async fn a_hosted_badge_has_every_member_that_importers_read() {
    let (taught, badge, award) = issued().await;
    let app = &taught.app;
    let credential: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    let address = format!("{}{}", app.origin, assertion_path(&award));
    let assertion = document(app, &json!(address)).await;
    let class = document(app, &assertion["badge"]).await;
    let issuer = document(app, &class["issuer"]).await;

    for (document, kind) in [(&assertion, "Assertion"), (&class, "BadgeClass"), (&issuer, "Issuer")] {
        assert_eq!(document["@context"], CONTEXT);
        assert_eq!(document["type"], kind);
    }
    assert_eq!(assertion["id"], address);
    assert_eq!(assertion["verification"], json!({"type": "HostedBadge"}));
    assert_eq!(assertion["issuedOn"], credential["awardedDate"]);
    assert_eq!(assertion["image"], format!("{address}.png"));
    // What Badgr reads of a badge class and an issuer, and Moodle of all three: plain texts, addresses as texts.
    assert_eq!(class["name"], "Quiz");
    assert_eq!(class["description"], "Quiz, as practised.");
    assert!(class["image"].as_str().unwrap().ends_with(".png"));
    assert!(class["criteria"]["id"].as_str().unwrap().starts_with("http"));
    assert!(!class["criteria"]["narrative"].as_str().unwrap().is_empty());
    assert_eq!(issuer["id"], class["issuer"]);
    assert_eq!(issuer["email"], "badges@example.edu");
    assert!(!issuer["name"].as_str().unwrap().is_empty() && issuer["url"].as_str().unwrap().starts_with("http"));
    // The reference validator takes no list of keys; a profile that is asked for hosted badges has none.
    assert!(issuer.get("publicKey").is_none());
    assert!(address.starts_with(issuer["verification"]["startsWith"].as_str().unwrap()));
    ask(app, class["image"].as_str().unwrap(), "").await.expect(200);

    // The recipient is known by the hash of the address in lower case, and the name is nowhere.
    let recipient = &assertion["recipient"];
    let salt = recipient["salt"].as_str().unwrap();
    let expected = format!("sha256${}", keys::hex(&keys::sha256(format!("ada@example.test{salt}").as_bytes())));
    assert_eq!(recipient, &json!({"type": "email", "hashed": true, "salt": salt, "identity": expected}),);
    assert!(!assertion.to_string().to_lowercase().contains("ada@"));
    for name in award.name.as_deref().unwrap().split(' ') {
        assert!(!assertion.to_string().contains(name), "{name}");
    }
    assert!(class["id"].as_str().unwrap().starts_with(&format!("{}/ob2/badges/", app.origin)));
    assert_eq!(badge.achievement.texts.name, "Quiz");
    taught.stop().await;
}

#[tokio::test]
async fn programs_get_json_from_any_origin_and_people_the_page() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let assertion = ask(app, &path, "").await.expect(200).json();
    let class = assertion["badge"].as_str().unwrap().to_owned();
    let issuer = document(app, &json!(class)).await["issuer"].as_str().unwrap().to_owned();
    let signed = ask(app, &format!("{path}.jws"), "").await.expect(200).text();
    let payload = URL_SAFE_NO_PAD.decode(signed.split('.').nth(1).unwrap()).unwrap();
    let payload: Value = serde_json::from_slice(&payload).unwrap();
    let signed_class = payload["badge"].as_str().unwrap().to_owned();
    let signing = document(app, &json!(signed_class)).await["issuer"].as_str().unwrap().to_owned();
    let key = payload["verification"]["creator"].as_str().unwrap().to_owned();
    let list = document(app, &json!(signing)).await["revocationList"].as_str().unwrap().to_owned();

    for (address, page) in [
        (path.as_str(), Some("/credentials/")),
        (&class, Some("/achievements/")),
        (&signed_class, Some("/achievements/")),
        (&issuer, Some("/issuers/")),
        (&signing, Some("/issuers/")),
        (&key, None),
        (&list, None),
    ] {
        for (accept, content_type) in [
            ("", "application/ld+json"),
            ("*/*", "application/ld+json"),
            ("application/ld+json, application/json, image/png, image/svg+xml", "application/ld+json"),
            ("application/json", "application/json"),
        ] {
            let answer = ask(app, address, accept).await.expect(200);
            assert_eq!(answer.header("content-type"), content_type, "{address} for {accept:?}");
            assert_eq!(answer.header("access-control-allow-origin"), "*");
            assert_eq!(
                answer.header("vary").to_lowercase().matches("accept").count(),
                answer.headers.get_all("vary").iter().count()
            );
            assert!(answer.header("set-cookie").is_empty());
            assert_eq!(answer.json()["@context"], CONTEXT);
        }
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        let answer = ask(app, address, browser).await;
        match page {
            Some(page) => {
                assert_eq!(answer.status, 303, "{address}");
                assert!(answer.header("location").starts_with(&format!("{}{page}", app.origin)), "{address}");
                ask(app, answer.header("location"), browser).await.expect(200);
            }
            None => assert_eq!(answer.json()["@context"], CONTEXT),
        }
        // A validator that asks for pages gets JSON all the same where the address says so.
        let answer = ask(app, &format!("{address}.json"), "text/html").await.expect(200);
        assert_eq!(answer.json(), ask(app, address, "").await.json());
        ask(app, &format!("{address}.xml"), "").await.expect(404);
    }
    for nothing in ["/ob2/assertions/1", "/ob2/badges/1", "/ob2/issuers/1", "/ob2/keys/1", "/ob2/revocations/1"] {
        ask(app, nothing, "").await.expect(404);
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_signed_badge_is_signed_once_by_a_key_that_its_issuer_lists() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = format!("{}.jws", assertion_path(&award));
    let (one, two) = tokio::join!(ask(app, &path, ""), ask(app, &path, ""));
    let jws = one.expect(200).text();
    assert_eq!(jws, two.expect(200).text());
    // A new key signs what comes later, and nothing that was handed out changes.
    let issuer = app.app.store.find_default_issuer().await.unwrap().unwrap().id;
    app.app.keys.rotate(Some(issuer), Begin::AtOnce, app.app.clock.now()).await.unwrap();
    assert_eq!(ask(app, &path, "").await.expect(200).text(), jws);

    let header = URL_SAFE_NO_PAD.decode(jws.split('.').next().unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&header).unwrap(), json!({"alg": "RS256"}));
    let payload: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap()).unwrap();
    assert!(payload["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(payload["verification"]["type"], "SignedBadge");
    let key = document(app, &payload["verification"]["creator"]).await;
    let class = document(app, &payload["badge"]).await;
    let signing = document(app, &class["issuer"]).await;
    assert_eq!(key["type"], "CryptographicKey");
    assert_eq!(signing["publicKey"], key["id"]);
    assert_eq!(key["owner"], signing["id"]);
    let (read, holds) = opened(&jws, key["publicKeyPem"].as_str().unwrap());
    assert!(holds && read == payload);
    let list = document(app, &signing["revocationList"]).await;
    assert_eq!(list["issuer"], signing["id"]);
    let entries = list["revokedAssertions"].as_array().unwrap();
    assert!(entries.len() >= 2 && entries.iter().all(|entry| entry["id"] != payload["id"]), "{list}");

    // What it says is what the hosted one says.
    let hosted = ask(app, &assertion_path(&award), "").await.json();
    for name in ["recipient", "issuedOn", "narrative"] {
        assert_eq!(payload[name], hosted[name], "{name}");
    }
    let hosted_class = document(app, &hosted["badge"]).await;
    for name in ["name", "description", "image", "criteria"] {
        assert_eq!(class[name], hosted_class[name], "{name}");
    }
    // A key of the tool, or of nobody, has no such documents.
    let tool = app.app.keys.tool(app.app.clock.now()).await.unwrap().id.clone();
    let (class, _) = class["id"].as_str().unwrap().rsplit_once('/').unwrap();
    for other in [tool.as_str(), "1"] {
        ask(app, &format!("/ob2/keys/{other}"), "").await.expect(404);
        ask(app, &format!("/ob2/revocations/{other}"), "").await.expect(404);
        ask(app, &format!("{class}/{other}"), "").await.expect(404);
        let (issuer, _) = signing["id"].as_str().unwrap().rsplit_once('/').unwrap();
        ask(app, &format!("{issuer}/{other}"), "").await.expect(404);
    }
    taught.stop().await;
}

#[tokio::test]
async fn of_a_revoked_badge_only_that_is_left() {
    let (taught, badge, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let address = format!("{}{path}", app.origin);
    let jws = ask(app, &format!("{path}.jws"), "").await.expect(200).text();
    let payload: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap()).unwrap();
    let class = document(app, &payload["badge"]).await;
    let list = document(app, &class["issuer"]).await["revocationList"].clone();
    revoke(&app.app, award.id.clone(), "Given by mistake.", Because::Cause).await.unwrap();

    let left = json!({
        "@context": CONTEXT,
        "type": "Assertion",
        "id": address,
        "revoked": true,
        "revocationReason": "Given by mistake.",
    });
    for extension in ["", ".json", ".png", ".svg", ".jws"] {
        let answer = ask(app, &format!("{path}{extension}"), "").await.expect(410);
        assert_eq!(answer.json(), left);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    }
    let entries = document(app, &list).await["revokedAssertions"].clone();
    assert!(entries.as_array().unwrap().len() >= 2);
    let revoked = entries.as_array().unwrap().iter().find(|entry| entry["id"] == payload["id"]).unwrap();
    assert_eq!(revoked["revocationReason"], "Given by mistake.");
    // People still get the page, which says so; and the badge of somebody else stands.
    let answer = ask(app, &path, "text/html").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, &*format!("{}/credentials/{}", app.origin, id_of(&award)))
    );
    let other = taught.awards(&badge).await.into_iter().find(|other| other.id != award.id).unwrap();
    ask(app, &assertion_path(&other), "").await.expect(200);

    // The reason of a hidden one is nobody's business; that it does not hold still is.
    hide(&taught, &award);
    ask(app, &path, "").await.expect(404);
    let entries = document(app, &list).await["revokedAssertions"].clone();
    assert!(entries.as_array().unwrap().contains(&json!({"id": payload["id"]})), "{entries}");
    taught.stop().await;
}

fn hide(taught: &Taught, award: &Award) {
    let hidden = Visibility::Hidden.as_str();
    execute(&taught.app, &format!("UPDATE awards SET visibility = '{hidden}' WHERE id = '{}'", award.id));
}

#[tokio::test]
async fn a_suspended_badge_comes_back_and_a_hidden_one_never_was() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let before = ask(app, &path, "").await.expect(200).json();
    let state = |state: AwardState| {
        execute(app, &format!("UPDATE awards SET state = '{}' WHERE id = '{}'", state.as_str(), award.id))
    };
    state(AwardState::Suspended);
    let answer = ask(app, &path, "").await.expect(410).json();
    assert_eq!(answer["revoked"], true);
    assert!(answer["revocationReason"].as_str().unwrap().contains("suspended"), "{answer}");
    // Nothing is signed while it does not hold.
    ask(app, &format!("{path}.jws"), "").await.expect(410);
    assert!(rows(app, "signed_assertions").is_empty());
    state(AwardState::Issued);
    assert_eq!(ask(app, &path, "").await.expect(200).json(), before);
    execute(app, "UPDATE credentials SET is_superseded = TRUE");
    let answer = ask(app, &path, "").await.expect(410).json();
    assert!(answer["revocationReason"].as_str().unwrap().contains("newer badge"), "{answer}");
    execute(app, "UPDATE credentials SET is_superseded = FALSE");
    hide(&taught, &award);
    for extension in ["", ".json", ".png", ".svg", ".jws"] {
        for accept in ["", "text/html"] {
            ask(app, &format!("{path}{extension}"), accept).await.expect(404);
        }
    }
    taught.stop().await;
}

#[tokio::test]
async fn an_expiring_badge_says_when_and_one_that_has_expired_stays_readable() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let input = author::BadgeInput {
        expires_after: Some("P1Y".into()),
        ..taught.input("Yearly", json!({"score": {"activity": "Final quiz", "at_least": 75}}))
    };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let credential: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    let assertion = ask(&taught.app, &assertion_path(&award), "").await.expect(200).json();
    assert_eq!(assertion["expires"], credential["validUntil"]);
    clock.advance(chrono::TimeDelta::days(400));
    assert_eq!(ask(&taught.app, &assertion_path(&award), "").await.expect(200).json(), assertion);
    taught.stop().await;
}

#[tokio::test]
async fn a_changed_badge_does_not_change_what_assertions_name() {
    let (taught, badge, award) = issued().await;
    let app = &taught.app;
    let assertion = ask(app, &assertion_path(&award), "").await.expect(200).json();
    let class = document(app, &assertion["badge"]).await;
    let changed = author::BadgeInput {
        description: "Now it says something else.".into(),
        ..taught.input("Quiz, again", json!({"score": {"activity": "Final quiz", "at_least": 75}}))
    };
    revise(&app.app, &badge, changed).await.unwrap();
    let badge = taught.again(&badge).await;
    assert_eq!(badge.achievement.texts.name, "Quiz, again");
    assert_eq!(ask(app, &assertion_path(&award), "").await.json(), assertion);
    assert_eq!(document(app, &assertion["badge"]).await, class);
    // Who gets it from now on gets the new one.
    let recipient = Recipient::Address { email: "Noor@Example.test".into(), name: "Noor Example".into() };
    let (id, _) = give(&app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    let later = app.app.store.find_award(id).await.unwrap().unwrap();
    let later = ask(app, &assertion_path(&later), "").await.expect(200).json();
    assert_ne!(later["badge"], assertion["badge"]);
    assert_eq!(document(app, &later["badge"]).await["name"], "Quiz, again");
    assert_eq!(document(app, &later["badge"]).await["issuer"], class["issuer"]);
    taught.stop().await;
}

#[tokio::test]
async fn who_has_no_address_is_told_that_there_is_no_older_form() {
    let (taught, badge, _) = issued().await;
    let app = &taught.app;
    let recipient = Recipient::Member(taught.lms.person_id("kwame"));
    give(&app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    let award = taught.award(&badge, "kwame").await.unwrap();
    assert_eq!(award.email, None);
    for extension in ["", ".json", ".png", ".svg", ".jws"] {
        let answer = ask(app, &format!("{}{extension}", assertion_path(&award)), "").await;
        assert_eq!(answer.status, 404);
        answer.assert_refused("ob2.no_address");
    }
    // A person lands on the badge all the same, which does not offer what there is not.
    let answer = ask(app, &assertion_path(&award), "text/html").await;
    assert_eq!(answer.status, 303);
    let page = ask(app, answer.header("location"), "text/html").await.expect(200).text();
    assert!(!page.contains("/ob2/"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn the_pages_offer_the_older_form_where_backpacks_take_it() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = format!("/credentials/{}", id_of(&award));
    let page = app.browse(&path).await.expect(200).text();
    for extension in [".png", ".svg", ".json", ".jws"] {
        let link = format!("href=\"{}{}{extension}\"", app.origin, assertion_path(&award));
        assert!(page.contains(&link), "{link} in {page}");
    }
    let ada = app.open(&taught.lms, "ada").await;
    let page = app.page(&ada, "").await.expect(200).text();
    assert!(page.contains(&format!("{}{}.png", app.origin, assertion_path(&award))), "{page}");
    // Backpacks refuse an issuer without an address, and a badge that does not hold.
    execute(app, "UPDATE issuers SET email = NULL");
    assert!(!app.browse(&path).await.expect(200).text().contains("/ob2/"));
    execute(app, "UPDATE issuers SET email = 'badges@example.edu'");
    revoke(&app.app, award.id.clone(), "Given by mistake.", Because::Cause).await.unwrap();
    assert!(!app.browse(&path).await.expect(200).text().contains("/ob2/"));
    taught.stop().await;
}

#[tokio::test]
async fn every_picture_holds_its_document_byte_for_byte() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let id = id_of(&award);
    let credential = taught.file(&award, "json").await;
    let assertion = ask(app, &assertion_path(&award), "").await.expect(200).bytes;
    for (path, content_type, expected) in [
        (format!("/credentials/{id}.png"), "image/png", &credential),
        (format!("/credentials/{id}.svg"), "image/svg+xml", &credential),
        (format!("{}.png", assertion_path(&award)), "image/png", &assertion),
        (format!("{}.svg", assertion_path(&award)), "image/svg+xml", &assertion),
    ] {
        let answer = ask(app, &path, "").await.expect(200);
        assert_eq!(answer.header("content-type"), content_type);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(answer.header("content-disposition").starts_with("attachment"), "{path}");
        let found = match (content_type, path.starts_with("/ob2/")) {
            ("image/png", false) => baking::unbake_png(&answer.bytes),
            ("image/png", true) => baking::unbake_png_2_0(&answer.bytes),
            (_, false) => baking::unbake_svg(&answer.text()),
            (_, true) => baking::unbake_svg_2_0(&answer.text()),
        };
        assert_eq!(found.unwrap().as_bytes(), expected, "{path}");
    }
    taught.stop().await;
}

/// What somebody elsewhere finds, who asks every address over the network and knows nothing of us.
async fn judged_elsewhere(app: &TestApp, bytes: &[u8], recipient: Option<&str>) -> Report {
    let presented = verification::read(bytes).unwrap();
    let mut fetched = Fetched::default();
    loop {
        let needs = presented.needs(&fetched, app.app.clock.now());
        if needs.is_empty() {
            return verification::report(&presented, &fetched, recipient, app.app.clock.now());
        }
        for need in needs {
            let answer = ask(app, &need.url, "application/ld+json, application/json").await;
            let is_there = answer.status == 200 || (answer.status == 410 && verification::is_revocation(&answer.bytes));
            let document =
                if is_there { Ok(answer.bytes) } else { Err(format!("status {}", answer.status).as_str().into()) };
            fetched.documents.insert(need.url, document);
        }
    }
}

fn outcome(report: &Report, name: CheckName) -> Option<Outcome> {
    report.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
}

/// A picture of the first kind, which holds nothing but an address.
fn picture_with_address(app: &TestApp, picture: &[u8], address: &str) -> Vec<u8> {
    let body = [b"openbadges\0", address.as_bytes()].concat();
    let checked = [b"tEXt".as_slice(), &body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let (head, end) = picture.split_at(picture.len() - 12);
    assert!(address.starts_with(&app.origin));
    [head, &length, &checked, &crc32fast::hash(&checked).to_be_bytes(), end].concat()
}

#[tokio::test]
async fn each_form_of_our_own_badges_verifies_here_and_elsewhere() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let file = async |extension: &str| ask(app, &format!("{path}{extension}"), "").await.expect(200).bytes;
    let hosted: Value = serde_json::from_slice(&file("").await).unwrap();
    let class = document(app, &hosted["badge"]).await;
    let plain = ask(app, class["image"].as_str().unwrap(), "").await.expect(200).bytes;
    let linked = picture_with_address(app, &plain, hosted["id"].as_str().unwrap());
    for (bytes, form) in [
        (file("").await, Form::Json),
        (file(".png").await, Form::PngWithJson),
        (file(".svg").await, Form::SvgWithJson),
        (file(".jws").await, Form::Jwt),
        (linked, Form::PngWithLink),
    ] {
        let here = Verifier::of(&app.app).verify(&bytes, Some("ADA@example.test")).await.unwrap();
        let elsewhere = judged_elsewhere(app, &bytes, Some("ada@example.test")).await;
        for report in [&here, &elsewhere] {
            assert_eq!((report.state, report.form), (State::Valid, form), "{report:#?}");
            assert_eq!(outcome(report, CheckName::Recipient), Some(Outcome::Passed));
            assert_eq!(report.badge.name.as_deref(), Some("Quiz"));
        }
        assert_eq!((here.issuer_known, elsewhere.issuer_known), (Known::Yes, Known::Unknown));
        let other = Verifier::of(&app.app).verify(&bytes, Some("eve@example.test")).await.unwrap();
        assert_eq!(outcome(&other, CheckName::Recipient), Some(Outcome::Failed));
    }
    // A server that may call nobody in its own network says that it could not ask.
    let stranger = TestApp::start().await;
    let report = Verifier::of(&stranger.app).verify(&file("").await, None).await.unwrap();
    assert_eq!(report.state, State::Unverifiable);
    stranger.stop().await;

    // The page and the interface take them as well, and links to them.
    let address = hosted["id"].as_str().unwrap();
    for link in [address.to_owned(), format!("{address}.jws"), format!("{address}.png")] {
        let (content_type, body) = multipart(&[("link", &link)], &[]);
        let request = app.request(Method::POST, "/verify").header("content-type", content_type).body(body);
        let page = app.send(request).await.expect(200).text();
        assert!(page.contains("Genuine and in force"), "{link}: {page}");
        let answer = app.send(app.request(Method::POST, "/api/verify").body(link)).await.expect(200);
        assert_eq!(answer.json()["state"], "valid");
    }
    let answer = app.send(app.request(Method::POST, "/api/verify").body(file(".svg").await)).await.expect(200).json();
    assert_eq!((&answer["state"], &answer["form"]), (&json!("valid"), &json!("svg_with_json")));
    assert_eq!(answer["badge"]["recipient_identity_types"], json!(["email"]));
    taught.stop().await;
}

#[tokio::test]
async fn an_edited_or_forged_badge_of_the_older_form_is_not_taken() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let hosted = ask(app, &path, "").await.expect(200).text();
    let document: Value = serde_json::from_str(&hosted).unwrap();
    let verify = async |text: &str| Verifier::of(&app.app).verify(text.as_bytes(), None).await.unwrap();
    let edited = |name: &str, value: Value| {
        let mut edited = document.clone();
        edited[name] = value;
        edited.to_string()
    };
    let address = |id: &str| format!("{}/ob2/assertions/{id}", app.origin);
    for text in [
        edited("recipient", json!({"type": "email", "hashed": false, "identity": "eve@example.test"})),
        edited("issuedOn", json!("2020-01-01T00:00:00Z")),
        edited("expires", json!("2099-01-01T00:00:00Z")),
        edited("badge", json!(format!("{}/ob2/badges/1", app.origin))),
        edited("id", json!("urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10")),
        edited("id", json!(address(award.achievement.as_str()))),
        edited("id", json!(format!("{}/achievements/{}", app.origin, award.achievement))),
    ] {
        let report = verify(&text).await;
        assert!(!matches!(report.state, State::Valid), "{text}: {report:#?}");
    }
    assert_eq!(verify(&hosted).await.state, State::Valid);

    // Somebody else's assertion at our address, and ours with a signature by somebody else.
    let jws = ask(app, &format!("{path}.jws"), "").await.expect(200).text();
    let payload = URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap();
    let forger = keys::RsaKey::generate().unwrap();
    let forged = forger.sign_jws(&json!({}), &payload).unwrap();
    let report = verify(&forged).await;
    assert_eq!(report.state, State::Invalid);
    assert_eq!(outcome(&report, CheckName::Signature), Some(Outcome::Failed));
    let tries = 40;
    for number in 0..=tries {
        let place = (jws.len() - 1) * number / tries;
        let mut changed = jws.clone().into_bytes();
        changed[place] ^= 1;
        match Verifier::of(&app.app).verify(&changed, None).await {
            Ok(report) => assert_ne!(report.state, State::Valid, "byte {place}"),
            Err(VerifyError::Read(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    let mut unlisted: Value = serde_json::from_slice(&payload).unwrap();
    unlisted["verification"]["creator"] = json!(format!("{}/ob2/keys/1", app.origin));
    let forged = forger.sign_jws(&json!({}), unlisted.to_string().as_bytes()).unwrap();
    assert_ne!(verify(&forged).await.state, State::Valid);
    taught.stop().await;
}

#[tokio::test]
async fn a_revoked_badge_of_the_older_form_fails_in_every_form() {
    let (taught, _, award) = issued().await;
    let app = &taught.app;
    let path = assertion_path(&award);
    let mut files = Vec::new();
    for extension in ["", ".png", ".svg", ".jws"] {
        files.push(ask(app, &format!("{path}{extension}"), "").await.expect(200).bytes);
    }
    revoke(&app.app, award.id.clone(), "Given by mistake.", Because::Cause).await.unwrap();
    for bytes in &files {
        let here = Verifier::of(&app.app).verify(bytes, None).await.unwrap();
        for report in [here, judged_elsewhere(app, bytes, None).await] {
            assert_eq!((report.state, report.authentic), (State::Revoked, Known::Yes), "{report:#?}");
            assert!(report.checks.iter().any(|check| check.detail.contains("Given by mistake.")));
        }
    }
    let link = format!("{}{path}", app.origin);
    let report = Verifier::of(&app.app).verify_link(&link, None).await.unwrap();
    assert_eq!(report.state, State::Revoked);
    hide(&taught, &award);
    for bytes in &files[..3] {
        assert_eq!(Verifier::of(&app.app).verify(bytes, None).await.unwrap().state, State::Unverifiable);
    }
    taught.stop().await;
}
