//! Pictures of badges: designed, suggested, brought along.

use accolade::artwork::{Design, Icon, Shape};
use accolade::flows::apply::{self, Change};
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use reqwest::Method;
use serde_json::json;

use crate::app::{Answer, TestApp, multipart};
use crate::course::Taught;

const TEXTS: [(&str, &str); 4] = [
    ("name", "Laboratory Basics"),
    ("description", "Works safely in the laboratory."),
    ("by-hand", "on"),
    ("match", "all"),
];

/// Posts the form of a new badge.
async fn post(taught: &Taught, fields: &[(&str, &str)], picture: Option<&[u8]>) -> Answer {
    let fields: Vec<_> = TEXTS.into_iter().chain(fields.iter().copied()).collect();
    let files: Vec<_> = picture.into_iter().map(|bytes| ("picture", bytes)).collect();
    let (content_type, body) = multipart(&fields, &files);
    let request = taught.app.request(Method::POST, &format!("{}badges/new", taught.teacher.root));
    let cookie = taught.teacher.cookie.clone().unwrap_or_default();
    taught.app.send(request.header("cookie", cookie).header("content-type", content_type).body(body)).await
}

async fn only_badge(taught: &Taught) -> StoredAchievement {
    let badges = taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap();
    assert_eq!(badges.len(), 1);
    badges.into_iter().next().unwrap()
}

async fn design_of(taught: &Taught, badge: &StoredAchievement) -> Option<Design> {
    let picture = taught.app.app.store.find_picture(badge.picture.clone()).await.unwrap().unwrap();
    picture.design.and_then(|design| Design::from_json(&design))
}

/// The value of a hidden or typed field of a page.
fn value(page: &str, name: &str) -> String {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    let value = field.split_once("value=\"").unwrap().1.split('"').next().unwrap();
    value.replace("&quot;", "\"").replace("&amp;", "&").replace("&#x27;", "'")
}

#[tokio::test]
async fn the_picture_follows_the_name_until_somebody_chooses_another() {
    let taught = Taught::start(Manners::Moodle).await;
    let form = taught.app.page(&taught.teacher, "badges/new?form=f1").await.expect(200).text();
    let suggested = value(&form, "suggested");
    let fields = |look: &str| -> Vec<(&'static str, String)> {
        let design = Design::from_json(look).unwrap();
        vec![
            ("shape", design.shape.as_str().to_owned()),
            ("palette", design.palette.as_str().to_owned()),
            ("ring", design.ring.as_str().to_owned()),
            ("ribbon", design.ribbon.as_str().to_owned()),
            ("level", design.level.to_string()),
            ("icon", design.icon.as_str().to_owned()),
            ("initials", design.initials.clone()),
            ("arc", design.title.clone()),
            ("suggested", look.to_owned()),
        ]
    };
    let untouched = fields(&suggested);
    let untouched: Vec<_> = untouched.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let shown = post(&taught, &[&untouched[..], &[("action", "show-picture")]].concat(), None).await.expect(200).text();
    let followed = Design::from_json(&value(&shown, "suggested")).unwrap();
    assert_eq!(followed, Design::guessed("Laboratory Basics", None));
    assert_eq!((followed.icon, followed.title.as_str()), (Icon::Flask, "Laboratory Basics"));

    let mut chosen = untouched.clone();
    chosen.iter_mut().find(|(name, _)| *name == "shape").unwrap().1 = "book";
    post(&taught, &[&chosen[..], &[("action", "save")]].concat(), None).await.expect(303);
    let badge = only_badge(&taught).await;
    let design = design_of(&taught, &badge).await.unwrap();
    assert_eq!(design.shape, Shape::Book);
    let picture = taught.app.fetch(&format!("/pictures/{}.png", badge.picture)).await.expect(200);
    assert_eq!(picture.bytes, design.png().bytes());
    // The form of the badge shows what was chosen.
    let form = taught.app.page(&taught.teacher, &format!("badges/{}/edit", badge.achievement.id)).await.text();
    assert!(form.contains("value=\"book\" checked"), "{form}");
    taught.stop().await;
}

#[tokio::test]
async fn a_design_that_cannot_be_is_told_beside_its_field_and_kept_as_typed() {
    let taught = Taught::start(Manners::Moodle).await;
    let long = "<b>".repeat(20);
    let fields = [("palette", "own"), ("colour", "red"), ("arc", &long), ("level", "9"), ("action", "save")];
    let page = post(&taught, &fields, None).await.expect(422).text();
    assert!(page.contains("This is not a colour.") && page.contains("id=\"colour-error\""), "{page}");
    assert!(page.contains("&lt;b&gt;&lt;b&gt;") && !page.contains("<b><b>"));
    assert!(taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn letters_that_cannot_be_drawn_are_told_and_break_nothing() {
    let taught = Taught::start(Manners::Moodle).await;
    let page = post(&taught, &[("arc", "化学入門"), ("action", "show-picture")], None).await.expect(200).text();
    assert!(page.contains("our fonts do not have") && page.contains("化学入門"), "{page}");
    let pale = [("palette", "own"), ("colour", "#ffee88"), ("accent", "#ffffff"), ("action", "show-picture")];
    let page = post(&taught, &pale, None).await.expect(200).text();
    assert!(page.contains("White could not be read on this colour"), "{page}");
    post(&taught, &[("arc", "مهارات البحث"), ("initials", "化"), ("action", "save")], None).await.expect(303);
    let badge = only_badge(&taught).await;
    assert_eq!(design_of(&taught, &badge).await.unwrap().title, "مهارات البحث");
    taught.stop().await;
}

#[tokio::test]
async fn the_preview_draws_what_the_address_says_and_nothing_else() {
    let taught = Taught::start(Manners::Moodle).await;
    let draw = async |query: &str| taught.app.page(&taught.teacher, &format!("picture?{query}")).await.expect(200);
    let drawn = draw("shape=star&palette=gold&icon=owl&arc=%3Cscript%3E").await;
    assert_eq!(drawn.header("content-type"), "image/svg+xml");
    assert!(!drawn.text().contains("<script") && !drawn.text().contains("<text"));
    assert_ne!(drawn.bytes, draw("shape=seal&palette=gold&icon=owl&arc=%3Cscript%3E").await.bytes);
    // What is no choice is the first one.
    let long = "x".repeat(3000);
    assert_eq!(draw(&format!("shape=blob&level=99&arc={long}")).await.bytes, draw("").await.bytes);
    taught.stop().await;
}

#[tokio::test]
async fn what_was_drawn_lately_is_not_drawn_again_and_what_could_not_be_drawn_is_tried_again() {
    let app = TestApp::start().await;
    let once = async |key: &str, drawn: Result<&'static str, &'static str>| {
        let draw = async { drawn.map(|picture| picture.as_bytes().to_vec()) };
        app.app.draw_once(key.to_owned(), draw).await
    };
    let picture = Ok(b"a picture".to_vec());
    assert_eq!(once("one", Ok("a picture")).await, picture);
    assert_eq!(once("one", Err("it is drawn already")).await, picture);
    assert_eq!(once("other", Err("no picture")).await, Err("no picture"));
    assert_eq!(once("other", Ok("a picture")).await, picture);
    app.stop().await;
}

#[tokio::test]
async fn a_drawing_that_somebody_brings_becomes_pixels_and_needs_words() {
    let taught = Taught::start(Manners::Moodle).await;
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\">{inside}</svg>").into_bytes()
    };
    let entity = b"<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">&a;</svg>";
    let save = [("alt", "Two squares"), ("action", "save")];
    for (refused, why) in [
        (svg("<image href=\"https://example.org/x.png\"/>"), "This drawing holds texts"),
        (svg("<style>rect { fill: url(https://example.org/x) }</style>"), "This drawing holds texts"),
        (entity.to_vec(), "This is neither a PNG picture"),
        (b"GIF89a".to_vec(), "This is neither a PNG picture"),
        (svg("<rect width=\"200\" height=\"100\"/>").repeat(40_000), "This file is too large"),
    ] {
        let answer = post(&taught, &save, Some(&refused)).await;
        assert!([413, 422].contains(&answer.status), "{}", answer.status);
        if answer.status == 422 {
            assert!(answer.text().contains(why), "{why}: {}", answer.text());
            assert!(answer.text().contains("Two squares"), "what was typed is kept");
        }
    }
    let scripted =
        svg("<script>alert(1)</script><rect width=\"90\" height=\"90\" fill=\"#0a0\" onclick=\"alert(2)\"/>");
    let unworded = post(&taught, &[("action", "save")], Some(&scripted)).await.expect(422).text();
    assert!(unworded.contains("id=\"alt-error\"") && unworded.contains("name=\"keep-upload\""), "{unworded}");
    assert!(taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().is_empty());
    post(&taught, &save, Some(&scripted)).await.expect(303);
    let badge = only_badge(&taught).await;
    assert_eq!((badge.picture_alt.as_str(), design_of(&taught, &badge).await), ("Two squares", None));
    let picture = taught.app.fetch(&format!("/pictures/{}.png", badge.picture)).await.expect(200);
    assert_eq!(picture.header("content-type"), "image/png");
    assert!(!picture.bytes.windows(5).any(|part| part == b"alert"));
    assert_eq!(picture.bytes[16..24], [0, 0, 2, 0, 0, 0, 2, 0], "512 by 512 pixels, though the drawing was not square");
    taught.stop().await;
}

#[tokio::test]
async fn a_picture_is_had_in_four_sizes() {
    let taught = Taught::start(Manners::Moodle).await;
    post(&taught, &[("icon", "owl"), ("action", "save")], None).await.expect(303);
    let path = format!("/pictures/{}.png", only_badge(&taught).await.picture);
    let side = |answer: &Answer| u32::from_be_bytes(answer.bytes[16..20].try_into().unwrap());
    for size in [128, 256, 512, 1024] {
        let first = taught.app.fetch(&format!("{path}?size={size}")).await.expect(200);
        assert_eq!((first.header("content-type"), side(&first)), ("image/png", size));
        let again = taught.app.fetch(&format!("{path}?size={size}")).await.expect(200);
        assert_eq!(first.bytes, again.bytes);
    }
    for size in ["0", "129", "100000", "-1", "x"] {
        taught.app.fetch(&format!("{path}?size={size}")).await.expect(404);
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_published_badge_gets_its_new_picture_in_a_new_version_and_what_was_signed_keeps_its_own() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let id = taught.award(&badge, "ada").await.unwrap().credential.unwrap().0;
    let signed = [".json", ".png", ".svg"].map(|extension| format!("/credentials/{id}{extension}"));
    let mut before = Vec::new();
    for path in &signed {
        before.push(taught.app.fetch(path).await.expect(200).bytes);
    }
    let file = |icon: &str| {
        let text = format!(
            "[[badge]]\nkey = \"{}\"\nname = \"Quiz\"\ndescription = \"{}\"\ncriteria = \"\"\"{}\"\"\"\n\
             [badge.image]\nicon = \"{icon}\"\nshape = \"seal\"\n[badge.rule.score]\nactivity = \"Final quiz\"\nat_least = 75\n",
            badge.achievement.key, badge.achievement.texts.description, badge.achievement.texts.criteria
        );
        apply::read(&text).unwrap().badge.remove(0)
    };
    let app = &taught.app.app;
    assert_eq!(apply::apply(app, file("owl"), true).await.unwrap(), Change::Changed);
    assert_eq!(apply::apply(app, file("owl"), false).await.unwrap(), Change::Changed);
    assert_eq!(apply::apply(app, file("owl"), false).await.unwrap(), Change::Unchanged);
    let changed = app.store.find_achievement(badge.achievement.id.clone()).await.unwrap().unwrap();
    assert_eq!(changed.achievement.version_number, 2);
    assert_eq!(design_of(&taught, &changed).await.unwrap().icon, Icon::Owl);
    for (path, bytes) in signed.iter().zip(before) {
        assert_eq!(taught.app.fetch(path).await.expect(200).bytes, bytes, "{path}");
    }
    assert!(
        apply::read("[[badge]]\nkey=\"a\"\nname=\"A\"\ndescription=\"A.\"\n[badge.image]\nicon=\"skull\"").is_err()
    );
    taught.stop().await;
}
