//! Pages and published files: what anyone may open, what a teacher does, what a learner is told.

use accolade::domain::award::AwardState;
use accolade::openbadges::verification::{self, Fetched, State};
use accolade::practice::Manners;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::course::{Taught, execute};

const CONTEXT: &str = "https://purl.imsglobal.org/spec/lti/claim/context";

/// A course with one badge, and the path of ada's.
async fn issued(manners: Manners) -> (Taught, String) {
    let taught = Taught::start(manners).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let id = taught.award(&badge, "ada").await.unwrap().credential.unwrap().0;
    (taught, format!("/credentials/{id}"))
}

async fn accept(app: &TestApp, path: &str, accept: &str) -> Answer {
    app.send(app.request(Method::GET, path).header("accept", accept).header("origin", "https://wallet.example")).await
}

/// The part of a page's address behind its session, from a redirect.
fn below<'a>(answer: &'a Answer, root: &str) -> &'a str {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").strip_prefix(root).expect("it stays in the session")
}

#[tokio::test]
async fn a_badge_is_a_page_for_people_and_a_file_for_programs() {
    let (taught, path) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let badge: Value = app.fetch(&format!("{path}.json")).await.expect(200).json();
    for asked in ["text/html", "application/xhtml+xml,text/html;q=0.9,*/*;q=0.8"] {
        let page = accept(app, &path, asked).await.expect(200);
        assert!(page.header("content-type").starts_with("text/html"), "{asked}");
        assert!(page.header("vary").contains("Accept"), "{asked}");
        assert!(page.bytes.len() < 30 * 1024, "{} bytes", page.bytes.len());
    }
    for asked in ["*/*", "", "application/json", "application/ld+json", "application/vc+ld+json, image/png"] {
        let file = accept(app, &path, asked).await.expect(200);
        assert!(file.header("content-type").contains("json"), "{asked}: {}", file.header("content-type"));
        assert_eq!(file.json(), badge, "{asked}");
    }
    for (extension, kind, begins) in [
        ("json", "json", b"{".as_slice()),
        ("jwt", "text/plain", b"ey".as_slice()),
        ("png", "image/png", b"\x89PNG".as_slice()),
    ] {
        // Whatever the browser says it likes.
        let file = accept(app, &format!("{path}.{extension}"), "text/html,*/*").await.expect(200);
        assert!(file.header("content-type").contains(kind), "{extension}");
        assert!(file.bytes.starts_with(begins), "{extension}");
        assert_eq!(file.header("x-content-type-options"), "nosniff", "{extension}");
    }
    for wrong in [format!("{path}.exe"), format!("{path}x"), "/credentials/".into(), "/credentials/..%2f".into()] {
        accept(app, &wrong, "text/html").await.expect(404);
    }
    taught.stop().await;
}

#[tokio::test]
async fn any_site_may_read_what_is_signed_and_nothing_else() {
    let (taught, path) = issued(Manners::Canvas).await;
    let app = &taught.app;
    let badge: Value = app.fetch(&path).await.expect(200).json();
    let own = |pointer: &str| badge.pointer(pointer).and_then(Value::as_str).expect(pointer).to_owned();
    let did = own("/issuer/id");
    let issuer = format!("/issuers/{}", did.rsplit(':').next().unwrap());
    let token = app.fetch(&format!("{path}.jwt")).await.expect(200).text();
    let key = jsonwebtoken::decode_header(&token).unwrap().kid.unwrap();
    let open = [
        path.clone(),
        format!("{path}.json"),
        format!("{path}.jwt"),
        format!("{path}.png"),
        own("/credentialSubject/achievement/id"),
        own("/credentialSubject/achievement/image/id"),
        own("/credentialStatus/statusListCredential"),
        key,
        issuer.clone(),
        format!("{issuer}/did.json"),
        "/.well-known/did.json".into(),
        "/.well-known/jwks.json".into(),
        "/lti/jwks.json".into(),
    ];
    for address in open {
        let answer = accept(app, &address, "*/*").await.expect(200);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        assert_eq!(answer.header("access-control-allow-credentials"), "", "{address}");
        assert!(answer.cookies().is_empty(), "{address}");
    }
    let page = accept(app, &path, "text/html").await.expect(200);
    let asset = page.text().split('"').find(|text| text.ends_with("app.js")).expect("a script").to_owned();
    let closed = [
        (path.clone(), 200),
        (issuer, 200),
        ("/".into(), 200),
        ("/verify".into(), 200),
        ("/privacy".into(), 200),
        ("/healthz".into(), 200),
        ("/readyz".into(), 200),
        ("/icon.png".into(), 200),
        (asset, 200),
        (taught.teacher.root.clone(), 200),
        ("/credentials/nothing".into(), 404),
        ("/nowhere".into(), 404),
        (format!("{}nowhere", taught.teacher.root), 404),
        ("/frame/nowhere".into(), 404),
    ];
    for (address, status) in closed {
        let mut request = app.request(Method::GET, &address).header("accept", "text/html");
        if let Some(cookie) = &taught.teacher.cookie {
            request = request.header("cookie", cookie);
        }
        let answer = app.send(request.header("origin", "https://wallet.example")).await.expect(status);
        assert_eq!(answer.header("access-control-allow-origin"), "", "{address}");
        assert!(status == 200 || answer.text().contains("<h1"), "{address} answers with no page");
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_private_page_names_nobody_and_a_hidden_one_does_not_exist() {
    let (taught, path) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let page = app.browse(&path).await.expect(200).text();
    assert!(page.contains("noindex") && page.contains("The holder keeps the name private."));
    assert!(!page.contains("Ada"));
    // Three letters alone may stand in any signature.
    for extension in ["", ".json", ".png"] {
        let file = app.fetch(&format!("{path}{extension}")).await.expect(200).text();
        assert!(!file.contains("Ada Sample"), "{extension}");
    }
    let token = app.fetch(&format!("{path}.jwt")).await.expect(200).text();
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    assert!(!String::from_utf8(payload).unwrap().contains("Ada"));
    for (visibility, named, indexed) in [("link", true, false), ("public", true, true), ("private", false, false)] {
        execute(app, &format!("UPDATE awards SET visibility = '{visibility}', shown_name = 'Ada Sample'"));
        let page = app.browse(&path).await.expect(200).text();
        assert_eq!((page.contains("Ada Sample"), !page.contains("noindex")), (named, indexed), "{visibility}");
    }
    execute(app, "UPDATE awards SET visibility = 'hidden'");
    for extension in ["", ".json", ".jwt", ".png"] {
        app.fetch(&format!("{path}{extension}")).await.expect(404);
        app.browse(&format!("{path}{extension}")).await.expect(404);
    }
    let id = path.rsplit('/').next().unwrap();
    let answer = app.browse(&format!("/verify?credential={id}")).await.expect(422);
    assert!(!answer.text().contains("Quiz"));
    taught.stop().await;
}

#[tokio::test]
async fn the_published_documents_alone_prove_a_badge() {
    let (taught, path) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let json = app.fetch(&format!("{path}.json")).await.expect(200).bytes;
    let token = app.fetch(&format!("{path}.jwt")).await.expect(200).text();
    for file in [json.as_slice(), token.as_bytes()] {
        let presented = verification::read(file).unwrap();
        let mut fetched = Fetched::default();
        let needs = presented.needs(&fetched, app.app.clock.now());
        for need in &needs {
            let path = url::Url::parse(&need.url).unwrap().path().to_owned();
            fetched.documents.insert(need.url.clone(), Ok(app.fetch(&path).await.expect(200).bytes));
        }
        assert!(presented.needs(&fetched, app.app.clock.now()).is_empty());
        let report = verification::report(&presented, &fetched, None, app.app.clock.now());
        assert_eq!(report.state, State::Valid, "{report:#?}");
        // And not without the list or with the document of somebody else.
        let (of_issuer, of_status): (Vec<_>, Vec<_>) = needs.iter().partition(|need| need.issuer.is_some());
        assert_eq!((of_issuer.len(), of_status.len()), (1, 1));
        let mut unlisted = fetched.clone();
        unlisted.documents.remove(&of_status[0].url);
        let report = verification::report(&presented, &unlisted, None, app.app.clock.now());
        assert_eq!(report.state, State::Unverifiable);
        let server = Ok(app.fetch("/.well-known/did.json").await.expect(200).bytes);
        let mut other = fetched;
        other.documents.insert(of_issuer[0].url.clone(), server);
        let report = verification::report(&presented, &other, None, app.app.clock.now());
        assert_ne!(report.state, State::Valid);
    }
    // Another program checks the token by the key that it names.
    let header = jsonwebtoken::decode_header(&token).unwrap();
    let jwk: Jwk = serde_json::from_value(app.fetch(&header.kid.unwrap()).await.expect(200).json()).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let key = DecodingKey::from_jwk(&jwk).unwrap();
    let claims = jsonwebtoken::decode::<Value>(&token, &key, &validation).unwrap().claims;
    assert_eq!(claims["jti"], format!("{}{path}", app.origin));
    taught.stop().await;
}

#[tokio::test]
async fn published_addresses_keep_their_shape() {
    let (taught, path) = issued(Manners::Moodle).await;
    let app = &taught.app;
    let badge: Value = app.fetch(&path).await.expect(200).json();
    let host = app.origin.strip_prefix("http://").unwrap().replace(':', "%3A");
    let shape = |text: &str| {
        let text = text.replace(&app.origin, "ORIGIN").replace(&host, "HOST");
        let parts: Vec<String> = text
            .split_inclusive(['/', ':', '#', '.'])
            .map(|part| {
                let bare = part.trim_end_matches(['/', ':', '#', '.']);
                let is_id =
                    bare.len() >= 16 && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
                if is_id { part.replace(bare, "ID") } else { part.to_owned() }
            })
            .collect();
        parts.concat()
    };
    for (pointer, wanted) in [
        ("/id", "ORIGIN/credentials/ID"),
        ("/issuer/id", "did:web:HOST:issuers:ID"),
        ("/issuer/url", "ORIGIN/issuers/ID"),
        ("/credentialSubject/achievement/id", "ORIGIN/achievements/ID"),
        ("/credentialSubject/achievement/criteria/id", "ORIGIN/achievements/ID#criteria"),
        ("/credentialSubject/achievement/image/id", "ORIGIN/pictures/ID.png"),
        ("/credentialStatus/statusListCredential", "ORIGIN/status/ID"),
        ("/proof/0/verificationMethod", "did:web:HOST:issuers:ID#ID"),
    ] {
        let told = badge.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        assert_eq!(shape(told), wanted, "{pointer}");
    }
    let token = app.fetch(&format!("{path}.jwt")).await.expect(200).text();
    assert_eq!(shape(&jsonwebtoken::decode_header(&token).unwrap().kid.unwrap()), "ORIGIN/keys/ID");
    taught.stop().await;
}

#[tokio::test]
async fn a_teacher_makes_previews_publishes_and_revokes_a_badge() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let (app, frame) = (&taught.app, &taught.teacher);
        let form = app.page(frame, "badges/new?form=f1").await.expect(200).text();
        let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
        let id = |label: &str| activities.iter().find(|one| one.label == label).unwrap().id.to_string();
        let (quiz, lab) = (id("Final quiz"), id("Lab report"));
        assert!(form.contains(&quiz) && form.contains("Lab report") && !form.contains("Participation"));
        let fields = [
            ("name", "Laboratory Basics"),
            ("description", "Works safely in the laboratory."),
            ("shape", "shield"),
            ("palette", ""),
            ("icon", "flask"),
            ("match", "all"),
            ("kind-0", "score"),
            ("activity-0", &quiz),
            ("threshold-0", "75"),
            ("kind-1", "completed"),
            ("activity-1", &lab),
            ("action", "preview"),
        ];
        let saved = app.post_multipart(frame, "badges/new", &fields).await;
        let path = below(&saved, &frame.root).strip_suffix("/preview").expect("to the preview").to_owned();
        let preview = app.page(frame, &format!("{path}/preview")).await.expect(200).text();
        assert!(preview.contains("Would get it now") && preview.contains("Ada Sample"));
        assert!(preview.contains("Has 74.99") || preview.contains("Has 74.999"), "{preview}");
        // Still a draft: nothing public, nobody has it.
        let badge = path.strip_prefix("badges/").unwrap();
        app.browse(&format!("/achievements/{badge}")).await.expect(404);
        let badge = app.app.store.find_achievement(badge.into()).await.unwrap().unwrap();
        assert!(taught.awards(&badge).await.is_empty());
        assert!(badge.achievement.texts.criteria.contains("Final quiz"), "{}", badge.achievement.texts.criteria);

        let new = preview.matches("Would get it now").count().to_string();
        let published = app.post(frame, &format!("{path}/publish"), &[("seen", &new), ("also", "on")]).await;
        assert_eq!(below(&published, &frame.root), format!("{path}?done=published"));
        app.browse(&format!("/achievements/{}", badge.achievement.id)).await.expect(200);
        let award = taught.award(&badge, "ada").await.expect("awarded at once");
        let page = app.page(frame, &path).await.expect(200).text();
        assert!(page.contains("Ada Sample") && !page.contains("Zoë Beispiel"));
        // Once more changes nothing.
        let count = taught.awards(&badge).await.len();
        app.post(frame, &format!("{path}/publish"), &[]).await.expect(303);
        assert_eq!(taught.awards(&badge).await.len(), count);

        let revoke = format!("awards/{}/revoke", award.id);
        app.post(frame, &revoke, &[("reason", "  ")]).await.expect(422);
        let long = format!("<i>{}", "x".repeat(600));
        let refused = app.post(frame, &revoke, &[("reason", &long)]).await.expect(422).text();
        assert!(refused.contains("&lt;i&gt;xxx") && !refused.contains("<i>xxx"));
        assert_eq!(taught.award(&badge, "ada").await.unwrap().state, AwardState::Issued);
        let done = app.post(frame, &revoke, &[("reason", "The quiz was somebody else's.")]).await;
        assert_eq!(below(&done, &frame.root), format!("{path}?done=revoked"));
        let page = app.page(frame, &path).await.expect(200).text();
        assert!(page.contains("Revoked on") && page.contains("The quiz was somebody else"), "{page}");
        assert_eq!(taught.states(&award).await, [State::Revoked; 3]);
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_as_it_was_typed_and_no_name_becomes_markup() {
    const MARKUP: &str = "\"'><script>alert(1)</script>";
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    taught.lms.rename_person("ada", "<b>Ada</b>", MARKUP);
    taught.lms.rename_column("Lab report", MARKUP);
    taught.sync().await;
    let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let lab = activities.iter().find(|one| one.label == MARKUP).unwrap().id.to_string();
    let mut fields = vec![
        ("name", MARKUP),
        ("description", "A <description> & more"),
        ("alt", MARKUP),
        ("criteria", MARKUP),
        ("match", "at_least"),
        ("match-n", "7"),
        ("kind-0", "score"),
        ("activity-0", lab.as_str()),
        ("threshold-0", "many<"),
        ("latest", "2001-01-01"),
        ("action", "save"),
    ];
    let page = app.post_multipart(frame, "badges/new", &fields).await.expect(422).text();
    for typed in ["many&lt;", "A &lt;description&gt; &amp; more", "value=\"7\"", "2001-01-01", "&lt;script&gt;alert(1)"]
    {
        assert!(page.contains(typed), "{typed}: {page}");
    }
    assert!(page.contains("This is not a number.") && page.contains("This day has passed"));
    assert!(app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().is_empty());
    for action in ["more-rows", "draft-criteria", "show-picture"] {
        *fields.last_mut().unwrap() = ("action", action);
        let page = app.post_multipart(frame, "badges/new", &fields).await.text();
        assert!(page.contains("many&lt;") && !page.contains("<script>alert"), "{action}");
    }
    fields[5].1 = "1";
    fields[8].1 = "75";
    fields[9].1 = "";
    *fields.last_mut().unwrap() = ("action", "preview");
    let saved = app.post_multipart(frame, "badges/new", &fields).await;
    let path = below(&saved, &frame.root).strip_suffix("/preview").unwrap().to_owned();
    let preview = app.page(frame, &format!("{path}/preview")).await.expect(200).text();
    let new = preview.matches("Would get it now").count().to_string();
    app.post(frame, &format!("{path}/publish"), &[("seen", &new), ("also", "on")]).await.expect(303);
    let id = path.strip_prefix("badges/").unwrap();
    let badge = app.app.store.find_achievement(id.into()).await.unwrap().unwrap();
    let award = taught.award(&badge, "ada").await.unwrap();
    execute(app, "UPDATE awards SET visibility = 'public'");
    let ada = app.open(&taught.lms, "ada").await;
    let soren = app.open(&taught.lms, "soren").await;
    let mut pages = vec![app.page(&ada, "").await, app.page(&soren, "").await];
    for below in ["", "badges", &path, &format!("{path}/preview"), &format!("{path}/edit")] {
        pages.push(app.page(frame, below).await);
    }
    pages.push(app.browse(&format!("/credentials/{}", award.credential.clone().unwrap().0)).await);
    pages.push(app.browse(&format!("/achievements/{id}")).await);
    for page in pages {
        let text = page.expect(200).text();
        assert!(text.contains("&lt;script&gt;alert(1)") && !text.contains("<script>alert"), "{text}");
        assert!(!text.contains("<b>Ada"), "{text}");
    }
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    taught.stop().await;
}

#[tokio::test]
async fn a_learner_reads_how_far_it_is_and_sees_nobody_else() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        taught.lms.set_grade("taras", "Final quiz", Some(62.0));
        let rule = json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"completed": {"activity": "Lab report"}},
            {"completed": {"activity": "Safety module"}},
        ]});
        let badge = taught.badge("Laboratory Basics", rule).await;
        taught.sync().await;
        let taras = taught.app.open(&taught.lms, "taras").await;
        let page = taught.app.page(&taras, "").await.expect(200).text();
        for text in ["Laboratory Basics", "2 of 3 done", "Final quiz: at least 75\u{a0}%", "You have 62\u{a0}%."] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // Just below is not rounded up to enough.
        let zoe = taught.app.open(&taught.lms, "zoe").await;
        let page = taught.app.page(&zoe, "").await.expect(200).text();
        assert!(page.contains("2 of 3 done") && !page.contains("You have 75\u{a0}%"), "{page}");
        // Who has no grade at all has nothing held against it.
        let tigran = taught.app.open(&taught.lms, "tigran").await;
        let page = taught.app.page(&tigran, "").await.expect(200).text();
        assert!(page.contains("0 of 3 done") && page.contains("Not known yet"), "{page}");
        let ada = taught.app.open(&taught.lms, "ada").await;
        let page = taught.app.page(&ada, "").await.expect(200).text();
        let id = taught.award(&badge, "ada").await.unwrap().credential.unwrap().0;
        assert!(page.contains(&format!("/credentials/{id}")) && page.contains("You earned"), "{page}");
        assert!(!page.contains("Muster") && !page.contains("Ejemplo") && !page.contains("Taras"));
        taught.stop().await;
    }
}

#[tokio::test]
async fn only_the_teachers_of_a_course_reach_its_badges() {
    let taught = Taught::start(Manners::Canvas).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    let id = &badge.achievement.id;
    let reads = [format!("badges/{id}"), format!("badges/{id}/edit"), format!("badges/{id}/preview")];
    let writes = [
        format!("badges/{id}/publish"),
        format!("badges/{id}/pause"),
        format!("badges/{id}/retire"),
        format!("awards/{}/revoke", award.id),
    ];
    let learner = app.open(&taught.lms, "jose").await;
    let observer = app.open(&taught.lms, "observer").await;
    let elsewhere = taught.lms.launch_as("teacher").with(CONTEXT, json!({"id": "other-course", "title": "Other"}));
    let elsewhere = app.launch(&taught.lms, elsewhere.begin()).await;
    let elsewhere = app.frame(&elsewhere);
    app.page(&elsewhere, "badges").await.expect(200);
    let before = taught.dump(&["awards", "achievements", "achievement_versions"]);
    for (frame, status) in [(&learner, 403), (&observer, 403), (&elsewhere, 404)] {
        for path in &reads {
            app.page(frame, path).await.expect(status);
        }
        for path in &writes {
            app.post(frame, path, &[("reason", "Because")]).await.expect(status);
        }
        app.post_multipart(frame, &format!("badges/{id}/edit"), &[("name", "Taken")]).await.expect(status);
    }
    for path in ["badges", "badges/new", "picture"] {
        app.page(&learner, path).await.expect(403);
    }
    app.post(&learner, "sync", &[]).await.expect(403);
    app.post_multipart(&learner, "badges/new", &[("name", "Mine")]).await.expect(403);
    for path in &reads {
        app.fetch(&format!("/frame/no-such-session/{path}")).await.expect(401);
    }
    taught.assert_unchanged(&before, "by people whose course it is not");
    // The other course has none of it.
    let page = app.page(&elsewhere, "badges").await.expect(200).text();
    assert!(!page.contains("Quiz") && !page.contains(id.as_str()));
    taught.stop().await;
}
