//! Showing a badge elsewhere: the sheet of its holder, and what pages of others show of it.

use accolade::flows::revoke::{Because, revoke};
use accolade::practice::Manners;
use accolade::store::{Award, StoredAchievement};
use serde_json::json;

use crate::app::{Answer, Frame};
use crate::course::{Taught, execute};

struct Sharer {
    taught: Taught,
    badge: StoredAchievement,
    frame: Frame,
    award: Award,
}

impl Sharer {
    async fn start() -> Self {
        let taught = Taught::start(Manners::Moodle).await;
        let badge = taught.badge("Quiz & \"more\"", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
        taught.sync().await;
        let award = taught.award(&badge, "ada").await.unwrap();
        let frame = taught.app.open(&taught.lms, "ada").await;
        Self { taught, badge, frame, award }
    }

    fn credential(&self) -> String {
        self.award.credential.as_ref().unwrap().0.to_string()
    }

    async fn show_to(&self, visibility: &str) {
        let path = format!("mine/{}/show", self.award.id);
        let fields = [("visibility", visibility), ("spelling", "on")];
        self.taught.app.post(&self.frame, &path, &fields).await.expect(303);
    }

    async fn sheet(&self) -> String {
        self.taught.app.page(&self.frame, &format!("mine/{}", self.award.id)).await.expect(200).text()
    }

    async fn code(&self) -> Answer {
        self.taught.app.page(&self.frame, &format!("mine/{}/code.svg", self.award.id)).await
    }

    async fn embedded(&self) -> Answer {
        self.taught.app.browse(&format!("/embed/{}", self.credential())).await
    }

    async fn picture(&self) -> Answer {
        self.taught.app.fetch(&format!("/embed/{}.png", self.credential())).await
    }

    async fn oembed(&self, more: &str) -> Answer {
        let page = self.taught.app.app.urls.credential(&self.credential());
        let query: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
        self.taught.app.fetch(&format!("/oembed?url={query}{more}")).await
    }
}

#[tokio::test]
async fn a_private_badge_is_shared_only_once_its_holder_lets_it_be_seen() {
    let sharer = Sharer::start().await;
    let sheet = sharer.sheet().await;
    assert!(sheet.contains("So far nobody can see that this badge is yours."), "{sheet}");
    assert!(!sheet.contains("linkedin.com") && !sheet.contains("/embed/"), "{sheet}");
    sharer.code().await.expect(404);

    sharer.show_to("link").await;
    let sheet = sharer.sheet().await;
    let id = sharer.credential();
    for needed in [
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=Quiz%20%26%20%22more%22",
        &format!("certId={id}"),
        "&amp;issueYear=",
        "I earned the badge “Quiz &amp; &quot;more&quot;”",
        "https://www.linkedin.com/sharing/share-offsite/?url=",
        "mailto:?subject=",
        &format!("/embed/{id}.png"),
        // The name in an attribute of the snippet, within an attribute of the page.
        "alt=&quot;Quiz &amp;amp; &amp;quot;more&amp;quot;: badge issued by",
        &format!("/credentials/{id}.jwt"),
    ] {
        // The template writes the slash of an attribute either way.
        assert!(sheet.replace("&#x2F;", "/").contains(needed), "{needed}: {sheet}");
    }
    let code = sharer.code().await.expect(200);
    assert_eq!(code.header("content-type"), "image/svg+xml");
    assert!(code.text().starts_with("<svg "));
    // Nobody else sees it.
    let jose = sharer.taught.app.open(&sharer.taught.lms, "jose").await;
    sharer.taught.app.page(&jose, &format!("mine/{}/code.svg", sharer.award.id)).await.expect(404);

    sharer.show_to("private").await;
    assert!(!sharer.sheet().await.contains("linkedin.com"));
    // The name is known by now, so that one click is enough.
    assert!(sharer.sheet().await.contains("Show it to whoever has the link"));
    sharer.taught.stop().await;
}

#[tokio::test]
async fn a_badge_on_the_page_of_another_tells_by_itself_how_it_stands() {
    let sharer = Sharer::start().await;
    let locked = sharer.picture().await.expect(200).bytes;
    let unknown = sharer.taught.app.fetch("/embed/no-such-badge.png").await.expect(404);
    assert_eq!(unknown.bytes, locked, "what is private looks like what never was");
    assert!(!sharer.embedded().await.expect(200).text().contains("Quiz"));

    sharer.show_to("link").await;
    let page = sharer.embedded().await.expect(200);
    assert!(page.text().contains("Ada Sample") && page.text().contains("Valid"), "{}", page.text());
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!((page.cookies(), page.header("x-robots-tag")), (vec![], "noindex"));
    let valid = sharer.picture().await.expect(200);
    assert!(valid.bytes.starts_with(b"\x89PNG") && valid.header("cache-control") == "no-cache");
    let again = sharer.taught.app.request(reqwest::Method::GET, &format!("/embed/{}.png", sharer.credential()));
    let again = sharer.taught.app.send(again.header("if-none-match", valid.header("etag"))).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    let remembered = format!("live {} None", sharer.badge.picture);
    let again = sharer.taught.app.app.draw_once(remembered, async { Err("it is drawn once") }).await;
    assert_eq!(again, Ok(valid.bytes.clone()));

    let until = |time: &str| {
        let statement = format!("UPDATE credentials SET valid_until = {time} WHERE id = '{}'", sharer.credential());
        execute(&sharer.taught.app, &statement);
    };
    until("'2020-01-01 00:00:00'");
    let expired = sharer.picture().await.expect(200).bytes;
    assert!(sharer.embedded().await.expect(200).text().contains("Expired"));
    until("NULL");
    revoke(&sharer.taught.app.app, sharer.award.id.clone(), "By mistake", Because::Mistake).await.unwrap();
    let revoked = sharer.picture().await.expect(200).bytes;
    assert!(sharer.embedded().await.expect(200).text().contains("Revoked"));
    assert!(sharer.sheet().await.contains("A badge that is not in force is not shared."));
    sharer.show_to("private").await;
    assert_eq!(sharer.picture().await.expect(200).bytes, locked);
    assert!(!sharer.embedded().await.expect(200).text().contains("Quiz"));
    sharer.show_to("hidden").await;
    assert_eq!(sharer.picture().await.expect(404).bytes, locked);
    sharer.embedded().await.expect(404);
    let mut pictures = [valid.bytes, expired, revoked, locked];
    pictures.sort();
    assert!(pictures.windows(2).all(|pair| pair[0] != pair[1]));
    sharer.taught.app.fetch(&format!("/embed/{}.exe", sharer.credential())).await.expect(404);
    assert!(!sharer.badge.achievement.texts.name.is_empty());
    sharer.taught.stop().await;
}

#[tokio::test]
async fn programs_are_told_how_to_embed_what_its_holder_lets_be_seen() {
    let sharer = Sharer::start().await;
    sharer.oembed("").await.expect(401);
    sharer.show_to("link").await;
    let page = sharer.taught.app.browse(&format!("/credentials/{}", sharer.credential())).await.expect(200).text();
    assert!(page.contains("application/json+oembed"), "{page}");
    let answer = sharer.oembed("&format=json&maxwidth=200").await.expect(200).json();
    assert_eq!((&answer["type"], &answer["version"], &answer["width"]), (&json!("rich"), &json!("1.0"), &json!(200)));
    assert!(answer["html"].as_str().unwrap().contains(&format!("/embed/{}\"", sharer.credential())));
    assert_eq!((&answer["title"], &answer["author_name"]), (&json!("Quiz & \"more\""), &json!("Ada Sample")));
    sharer.oembed("&format=xml").await.expect(501);
    for other in ["", "https%3A%2F%2Felsewhere.example%2Fcredentials%2F1", "%2Fcredentials%2F1"] {
        sharer.taught.app.fetch(&format!("/oembed?url={other}")).await.expect(404);
    }
    sharer.show_to("hidden").await;
    sharer.oembed("").await.expect(404);
    sharer.taught.stop().await;
}
