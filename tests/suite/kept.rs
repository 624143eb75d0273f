//! What was typed into a form is not lost with the session that it was typed in, and nobody else's words are shown.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use accolade::clock::Clock;
use accolade::practice::Manners;
use chrono::TimeDelta;
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{Answer, Frame, TestApp, multipart};
use crate::console::{Browser, owner};
use crate::course::{Taught, rows};

/// What a browser says of a form of a page of ours.
const HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// Posts a form as a browser would that says this of where it comes from.
async fn post(taught: &Taught, frame: &Frame, path: &str, from: (&str, &str), fields: &[(&str, &str)]) -> Answer {
    let request = taught.app.request(Method::POST, &format!("{}{path}", frame.root)).header(from.0, from.1);
    let request = match &frame.cookie {
        Some(cookie) => request.header("cookie", cookie),
        None => request,
    };
    taught.app.send(request.form(fields)).await
}

async fn expired() -> (Taught, Frame) {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let ada = taught.app.open(&taught.lms, "ada").await;
    clock.advance(TimeDelta::hours(3));
    (taught, ada)
}

#[tokio::test]
async fn a_form_of_an_expired_session_comes_back_with_everything_typed_and_nothing_else() {
    let (taught, ada) = expired().await;
    let long = "Ten pendulums. ".repeat(300);
    let fields = [
        ("request", "hidden-name"),
        ("text-application", long.as_str()),
        ("handed-link-0", "https://notes.example.org/</textarea><script>"),
        ("handed-link-1", ""),
        ("action", "submit"),
        ("token", "not-yours"),
    ];
    let answer = post(&taught, &ada, "hand-in/b1", HERE, &fields).await;
    answer.assert_refused("<code>session.expired</code>");
    assert_eq!((answer.status, answer.header("cache-control")), (401, "no-store"));
    let page = answer.text();
    assert!(page.contains("What you had typed") && page.contains(long.trim()), "{page}");
    assert!(page.contains("notes.example.org") && !page.contains("<script>"), "{page}");
    assert!(!page.contains("hidden-name") && !page.contains("not-yours"), "{page}");
    assert_eq!(page.matches("<textarea").count(), 2);

    // The form of a badge, which carries a picture besides.
    let texts = [("name", "Careful experimenter"), ("threshold-1", "75"), ("criteria", "Do it."), ("suggested", "x")];
    let (content_type, body) = multipart(&texts, &[("picture", &[7; 200_000])]);
    let address = format!("{}badges/new", taught.teacher.root);
    let request = taught.app.request(Method::POST, &address).header("content-type", content_type).body(body);
    let cookie = taught.teacher.cookie.clone().unwrap_or_default();
    let answer = taught.app.send(request.header(HERE.0, HERE.1).header("cookie", cookie)).await;
    answer.assert_refused("<code>session.expired</code>");
    let page = answer.text();
    for typed in ["Careful experimenter", ">75<", "Do it."] {
        assert!(page.contains(typed), "{typed}: {page}");
    }
    assert_eq!(page.matches("<textarea").count(), 3);
    assert!(rows(&taught.app, "requests").is_empty() && rows(&taught.app, "achievements").is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn a_page_of_another_site_puts_no_words_onto_ours() {
    let (taught, ada) = expired().await;
    let fields = [("text-question", "Send your password to evil.example")];
    let froms = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
        ("origin", "null"),
        ("origin", "https://evil.example"),
        ("accept", "text/html"),
    ];
    for from in froms {
        let answer = post(&taught, &ada, "ask/b1", from, &fields).await;
        answer.assert_refused("<code>session.expired</code>");
        assert!(!answer.text().contains("evil.example"), "{from:?}");
    }
    let own = ("origin", taught.app.origin.as_str());
    assert!(post(&taught, &ada, "ask/b1", own, &fields).await.text().contains("evil.example"));
    // Neither a form that takes no words, nor an address that is none.
    for path in ["sync", "badges/b1/publish", "no/such/form"] {
        let answer = post(&taught, &ada, path, HERE, &[("name", "Shown"), ("reason", "Shown")]).await;
        assert!(answer.status >= 400 && !answer.text().contains("Shown"), "{path}: {}", answer.text());
    }
    taught.stop().await;
}

#[tokio::test]
async fn what_is_shown_is_bounded_and_a_form_that_is_too_large_is_refused_as_before() {
    let (taught, ada) = expired().await;
    let text = "x".repeat(40_000);
    let fields = [("text-question", text.as_str()), ("reason", text.as_str())];
    let page = post(&taught, &ada, "ask/b1", HERE, &fields).await.text();
    assert!(page.contains("There was more than can be shown here.") && page.len() < 60_000, "{}", page.len());
    let huge = "x".repeat(300_000);
    let answer = post(&taught, &ada, "ask/b1", HERE, &[("text-question", huge.as_str())]).await;
    assert!((400..500).contains(&answer.status) && answer.bytes.len() < 20_000, "{}", answer.status);
    let (content_type, body) = multipart(&[("name", "Large")], &[("picture", &vec![7; 5 << 20])]);
    let address = format!("{}badges/new", taught.teacher.root);
    let request = taught.app.request(Method::POST, &address).header("content-type", content_type).body(body);
    let cookie = taught.teacher.cookie.clone().unwrap_or_default();
    let sent = request.header(HERE.0, HERE.1).header("cookie", cookie).send().await;
    // It may hang up before the end, or say that the session is over.
    assert!(sent.is_err() || sent.is_ok_and(|answer| answer.status().is_client_error()));
    taught.stop().await;
}

/// What a stranger is answered who sends the beginning of a form and never its end, and how long that took.
async fn answer_to_a_beginning(app: &TestApp, path: &str) -> (String, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(app.origin.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\n{}: {}\r\ncontent-length: 100000\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\nname=Ada",
        HERE.0, HERE.1
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = vec![0; 1024];
    let read = stream.read(&mut answer);
    let size = tokio::time::timeout(Duration::from_secs(30), read).await.expect("an answer comes").unwrap();
    (String::from_utf8_lossy(&answer[..size]).into_owned(), began.elapsed())
}

#[tokio::test]
async fn nothing_is_read_ahead_but_a_form_whose_words_may_be_shown_and_that_for_ten_seconds_at_most() {
    let app = TestApp::start().await;
    // Whatever is no form that people type into is not read at all.
    for path in ["/frame/no-session/badges/b1/remove", "/frame/no-session/sources/l1/check", "/admin/jobs/j1/no-such"] {
        let (answer, took) = answer_to_a_beginning(&app, path).await;
        assert!(answer.starts_with("HTTP/1.1 4") && took < Duration::from_secs(5), "{path} after {took:?}: {answer}");
    }
    let (answer, took) = answer_to_a_beginning(&app, "/frame/no-session/badges/new").await;
    assert!(answer.starts_with("HTTP/1.1 401") && took < Duration::from_secs(20), "after {took:?}: {answer}");
    app.stop().await;
}

#[tokio::test]
async fn a_form_of_an_open_session_is_read_as_it_was_sent() {
    let taught = Taught::start(Manners::Canvas).await;
    let fields = [("name", "Quiz"), ("description", "Passed."), ("by-hand", "on"), ("action", "save")];
    let (content_type, body) = multipart(&fields, &[]);
    let address = format!("{}badges/new", taught.teacher.root);
    let request = taught.app.request(Method::POST, &address).header("content-type", content_type).body(body);
    let cookie = taught.teacher.cookie.clone().unwrap_or_default();
    let saved = taught.app.send(request.header(HERE.0, HERE.1).header("cookie", cookie)).await.expect(303);
    assert!(saved.header("location").contains("done=saved"));
    // Another refusal repeats nothing.
    let ada = taught.app.open(&taught.lms, "ada").await;
    let refused = post(&taught, &ada, "badges/b1/retire", HERE, &[("note", "Shown")]).await;
    refused.assert_refused("page.wrong_role");
    assert!(!refused.text().contains("Shown"));
    taught.stop().await;
}

/// A text without what stands between these marks.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(begin) {
        left.push_str(before);
        rest = after.split_once(end).expect("what begins ends").1;
    }
    left + rest
}

/// The value of an attribute, and what follows it.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let after = tag.split_once(&format!(" {name}="))?.1;
    let end = if after.starts_with('{') { '}' } else { '"' };
    after[1..].split_once(end).map(|(value, _)| value)
}

/// The fields of a form that take words: no numbers, days, colours, files or choices.
fn fields_for_words(form: &str) -> Vec<String> {
    let tags = ["<field ", "<area ", "<input ", "<textarea "].into_iter().flat_map(|tag| {
        form.split(tag).skip(1).map(move |rest| format!(" {}", rest.split(['>', '\n']).next().unwrap_or_default()))
    });
    let is_for_words = |tag: &String| {
        attribute(tag, "inputmode").is_none()
            && matches!(attribute(tag, "type"), None | Some("text" | "url" | "email" | "search"))
    };
    let name = |tag: String| {
        let name = attribute(&tag, "name")?;
        // The name of one of several: `"skill-name-" ~ loop.index0`.
        Some(match name.strip_prefix('"').and_then(|name| name.split_once('"')) {
            Some(("text-", _)) => "text-application".to_owned(),
            Some((name, _)) => format!("{name}0"),
            None => name.to_owned(),
        })
    };
    tags.filter(is_for_words).filter_map(name).collect()
}

/// Where a form of a template is posted to, from the root of the frame on.
fn addresses(form: &str) -> Vec<String> {
    let action = attribute(form, "action").expect("it is posted somewhere");
    if action == "{{ url }}" {
        return ["hand-in/b1", "ask/b1", "mine/b1/evidence", "mine/b1/name"].map(str::to_owned).to_vec();
    }
    let new = action.replace("{{ root }}", "");
    let new = without(&without(&new, "{% if ", "%}"), "{% else %}", "{% endif %}");
    let parts: Vec<&str> =
        new.split("{{ ").map(|part| part.split_once(" }}").map_or(part, |(_, after)| after)).collect();
    vec![parts.join("b1")]
}

/// The forms of these templates that take words: what posts each, and its fields.
fn forms_for_words(folders: &[&str]) -> Vec<(String, Vec<String>)> {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let entries = folders.iter().flat_map(|folder| fs::read_dir(templates.join(folder)).unwrap());
    let mut forms = Vec::new();
    for template in entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()) {
        for form in template.split("<form ").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default()) {
            let form = format!(" {form}");
            let fields = fields_for_words(&form);
            // Whoever types a password is about to get a session, and has none that could end.
            if attribute(&form, "method") == Some("post") && !fields.is_empty() && !form.contains("\"password\"") {
                forms.push((form, fields));
            }
        }
    }
    forms
}

/// Something typed into each of these fields.
fn filled(fields: &[String]) -> Vec<(&str, String)> {
    fields.iter().map(|name| (name.as_str(), format!("typed into {name}"))).collect()
}

#[tokio::test]
async fn every_form_of_the_course_that_takes_words_comes_back_with_all_of_them() {
    let (taught, ada) = expired().await;
    let forms = forms_for_words(&["learner", "instructor", "link"]);
    for (form, fields) in &forms {
        let typed = filled(fields);
        let posted: Vec<(&str, &str)> = typed.iter().map(|(name, text)| (*name, text.as_str())).collect();
        for address in addresses(form) {
            let page = post(&taught, &ada, &address, HERE, &posted).await.text();
            for (name, text) in &posted {
                assert!(page.contains(text), "{name} is posted to {address}: {page}");
            }
        }
    }
    let fields: usize = forms.iter().map(|(_, fields)| fields.len()).sum();
    assert!(forms.len() >= 10 && fields >= 25, "{} forms with {fields} fields", forms.len());
    taught.stop().await;
}

#[tokio::test]
async fn every_form_of_the_console_that_takes_words_comes_back_with_all_of_them_once_its_session_has_ended() {
    let clock = Clock::fixed_at(Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    let mut grace = owner(&app).await;
    clock.advance(TimeDelta::minutes(31));
    let forms = forms_for_words(&["admin"]);
    assert!(forms.len() >= 6, "{} forms", forms.len());
    let acts = rows(&app, "audit");
    for (form, fields) in &forms {
        let typed = filled(fields);
        let mut posted: Vec<(&str, &str)> = typed.iter().map(|(name, text)| (*name, text.as_str())).collect();
        posted.extend([("token", "the-token"), ("password", "correct horse"), ("made-up", "Somebody else’s words")]);
        for address in addresses(form) {
            let answer = grace.post(&app, &address, &posted).await.expect(401);
            assert_eq!(answer.header("cache-control"), "no-store");
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
            let page = answer.text();
            assert!(page.contains("console.ended") && page.contains("href=\"/admin/sign-in\""), "{address}: {page}");
            for (name, text) in &typed {
                assert!(page.contains(text), "{name} is posted to {address}: {page}");
            }
            for absent in ["the-token", "correct horse", "Somebody else’s"] {
                assert!(!page.contains(absent), "{address} shows {absent}: {page}");
            }
        }
    }
    assert_eq!(rows(&app, "audit"), acts, "nothing was done");
    app.stop().await;
}

#[tokio::test]
async fn a_form_of_the_console_shows_words_of_its_own_pages_alone_and_leads_to_sign_in_where_nothing_is_lost() {
    let app = TestApp::start().await;
    // The browser has thrown its cookie away.
    let mut nobody = Browser::default();
    let page = nobody.post(&app, "/admin/persons", &[("admin-person", "Ada L.")]).await.expect(401).text();
    assert!(page.contains("Ada L.") && page.contains("What you had typed"), "{page}");
    let nothing = nobody.post(&app, "/admin/persons", &[("admin-person", " ")]).await.expect(303);
    assert_eq!(nothing.header("location"), "/admin/sign-in");
    // With the picture that was chosen besides.
    let texts = [("issuer-name", "Example College"), ("issuer-description", "Founded\r\nearly."), ("token", "t")];
    let (content_type, body) = multipart(&texts, &[("issuer-logo", &[7; 200_000])]);
    let request = app.request(Method::POST, "/admin/issuers/i1").header("content-type", content_type).body(body);
    let page = app.send(request.header(HERE.0, HERE.1)).await.expect(401).text();
    assert!(page.contains("Example College") && page.contains("Founded") && page.len() < 60_000, "{page}");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("accept", "text/html")]
    {
        let request = app.request(Method::POST, "/admin/persons").header(name, value);
        let answer =
            app.send(request.form(&[("admin-person", "Send your password to evil.example")])).await.expect(303);
        assert!(!answer.text().contains("evil.example"), "{name}");
    }
    app.stop().await;
}
