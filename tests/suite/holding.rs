//! What learners decide about their badges: who sees them, how their name is spelt, what stands in the file.

use accolade::domain::consent::TEXT_VERSION;
use accolade::domain::details::AwardDetails;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::award::{Recipient, award};
use accolade::flows::correct::{Wrong, correct};
use accolade::keys;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, StoredAchievement};
use serde_json::{Value, json};

use crate::app::{Answer, Frame};
use crate::course::{Taught, execute, query};
use crate::inside::count;

/// A course whose badge ada, jose and the learner without a name have.
async fn course() -> (Taught, StoredAchievement) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    (taught, badge)
}

/// One learner in front of their own badge.
struct Holder<'a> {
    taught: &'a Taught,
    badge: &'a StoredAchievement,
    key: &'static str,
    frame: Frame,
    id: String,
}

impl<'a> Holder<'a> {
    async fn of(taught: &'a Taught, badge: &'a StoredAchievement, key: &'static str) -> Self {
        let id = taught.award(badge, key).await.expect("it was earned").id.to_string();
        Self { taught, badge, key, frame: taught.app.open(&taught.lms, key).await, id }
    }

    async fn award(&self) -> Award {
        self.taught.award(self.badge, self.key).await.expect("it is still there")
    }

    async fn page(&self) -> String {
        self.taught.app.page(&self.frame, &format!("mine/{}", self.id)).await.expect(200).text()
    }

    async fn post(&self, what: &str, fields: &[(&str, &str)]) -> Answer {
        self.taught.app.post(&self.frame, &format!("mine/{}/{what}", self.id), fields).await
    }

    /// Decides who may see it, with the name confirmed; gives the page afterwards.
    async fn show_to(&self, visibility: &str) -> String {
        let answer = self.post("show", &[("visibility", visibility), ("spelling", "on")]).await.expect(303);
        self.taught.app.page(&self.frame, answer.header("location")).await.expect(200).text()
    }

    async fn public_page(&self) -> Answer {
        let (id, _) = self.award().await.credential.expect("it is signed");
        self.taught.app.browse(&format!("/credentials/{id}")).await
    }
}

/// The record of decisions, in order.
fn record(taught: &Taught) -> Vec<String> {
    query(&taught.app, "SELECT about || ' ' || chosen || ' ' || language AS found FROM consents ORDER BY id")
}

#[tokio::test]
async fn a_badge_is_private_until_its_holder_decides_and_every_decision_is_recorded() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    let list = taught.app.page(&ada.frame, "").await.expect(200).text();
    assert!(list.contains(&format!("mine/{}", ada.id)) && list.contains("Private"), "{list}");
    assert!(ada.page().await.contains("Is your name spelt like this?"));
    let page = ada.public_page().await.expect(200);
    assert!(!page.text().contains("Sample") && page.header("x-robots-tag") == "noindex", "{}", page.text());

    assert!(ada.show_to("link").await.contains("Whoever has the link now sees the badge with your name."));
    let page = ada.public_page().await.expect(200);
    assert!(page.text().contains("Ada Sample") && page.header("x-robots-tag") == "noindex");
    assert!(page.text().contains("noindex"));
    // The name is asked for once.
    assert!(!ada.page().await.contains("Is your name spelt like this?"));
    ada.show_to("public").await;
    let page = ada.public_page().await.expect(200);
    assert!(page.text().contains("Ada Sample") && page.header("x-robots-tag").is_empty());
    assert!(!page.text().contains("noindex"));
    // Sent twice, nothing is decided twice.
    let before = taught.dump(&["awards", "consents", "credentials", "jobs"]);
    assert!(!ada.show_to("public").await.contains("Public from now on"));
    taught.assert_unchanged(&before, "by the same decision");
    ada.show_to("private").await;
    let page = ada.public_page().await.expect(200);
    assert!(!page.text().contains("Sample") && page.header("x-robots-tag") == "noindex", "{}", page.text());
    let decided = ["name confirmed en", "visibility link en", "visibility public en", "visibility private en"];
    assert_eq!(record(&taught), decided);
    let versions = query(&taught.app, "SELECT DISTINCT text_version AS found FROM consents");
    assert_eq!(versions, [TEXT_VERSION]);
    // No file was signed for it: none of them ever carried the name.
    assert!(ada.award().await.earlier.is_empty());
    assert_eq!(taught.states(&ada.award().await).await, [State::Valid; 3]);
    // Nobody else's badge changed.
    assert_eq!(count(&taught.app, "awards WHERE visibility <> 'private' OR shown_name IS NOT NULL"), 1);
    taught.stop().await;
}

#[tokio::test]
async fn a_name_is_confirmed_before_it_is_shown() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    let before = taught.dump(&["awards", "persons", "consents"]);
    // What somebody else might be called is no spelling of a name that is known.
    for fields in [&[("visibility", "link")][..], &[("visibility", "public"), ("holder", "Somebody Famous")]] {
        let refused = ada.post("show", fields).await.expect(422).text();
        assert!(refused.contains("Say that your name is spelt right before it is shown."), "{refused}");
        assert!(refused.contains(&format!("value=\"{}\" checked", fields[0].1)), "what was chosen stays: {refused}");
    }
    for visibility in ["", "Public", "everybody"] {
        ada.post("show", &[("visibility", visibility), ("spelling", "on")]).await.expect(422);
    }
    taught.assert_unchanged(&before, "by what was refused");
    // Nobody is asked where no name is shown.
    ada.post("show", &[("visibility", "hidden")]).await.expect(303);
    assert_eq!(record(&taught), ["visibility hidden en"]);
    taught.stop().await;
}

#[tokio::test]
async fn who_has_no_name_on_the_platform_types_one_that_can_be_read() {
    let (taught, badge) = course().await;
    let holder = Holder::of(&taught, &badge, "nameless").await;
    let show = async |name: &str| holder.post("show", &[("visibility", "link"), ("holder", name)]).await;
    let long = "x".repeat(300);
    for (name, why) in [
        ("", "Fill this in."),
        (" \t ", "Fill this in."),
        (long.as_str(), "at most 200 characters"),
        ("Ada\u{202e}elpmaxE", "cannot be read as a name"),
        ("Ada\u{7}", "cannot be read as a name"),
    ] {
        let refused = show(name).await.expect(422).text();
        assert!(refused.contains(why), "{name:?}: {refused}");
    }
    assert_eq!(record(&taught), Vec::<String>::new());
    show("  <b>نور</b> 🎓 O’Brien ").await.expect(303);
    let page = holder.public_page().await.expect(200).text();
    assert!(page.contains("&lt;b&gt;نور") && page.contains("🎓 O’Brien") && !page.contains("<b>نور"), "{page}");
    assert_eq!(record(&taught), ["name confirmed en", "visibility link en"]);
    taught.stop().await;
}

#[tokio::test]
async fn a_name_that_was_confirmed_once_serves_every_badge() {
    let (taught, badge) = course().await;
    let other = taught.badge("Lab", json!({"score": {"activity": "Lab report", "at_least": 10}})).await;
    taught.sync().await;
    Holder::of(&taught, &badge, "ada").await.show_to("link").await;
    let second = Holder::of(&taught, &other, "ada").await;
    assert!(second.page().await.contains("Ada Sample"));
    second.post("show", &[("visibility", "link")]).await.expect(303);
    assert!(second.public_page().await.expect(200).text().contains("Ada Sample"));
    assert_eq!(count(&taught.app, "consents WHERE about = 'name'"), 1);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_hidden_or_declined_answers_nobody_and_can_be_taken_back() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    let (id, _) = ada.award().await.credential.unwrap();
    let file = taught.file(&ada.award().await, "json").await;
    let assert_gone = async || {
        ada.public_page().await.expect(404);
        for extension in ["json", "jwt", "png", "svg"] {
            taught.app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(404);
        }
        taught.app.fetch(&format!("/ob2/assertions/{id}")).await.expect(404);
        taught.app.fetch(&format!("/api/verify/{id}")).await.expect(404);
    };
    ada.show_to("hidden").await;
    assert_gone().await;
    let list = taught.app.page(&ada.frame, "").await.expect(200).text();
    assert!(list.contains("Hidden") && !list.contains(&format!("/credentials/{id}")), "{list}");
    // What was handed out before keeps verifying.
    assert_eq!(taught.verify(&file).await.state, State::Valid);
    ada.show_to("private").await;
    ada.public_page().await.expect(200);

    ada.show_to("public").await;
    ada.post("decline", &[]).await.expect(303);
    let declined = ada.page().await;
    assert!(declined.contains("You declined this badge"), "{declined}");
    assert_gone().await;
    let before = taught.dump(&["awards", "consents"]);
    ada.post("decline", &[]).await.expect(303);
    // Nothing shows it before that is taken back.
    ada.post("show", &[("visibility", "public"), ("spelling", "on")]).await.expect(409);
    taught.assert_unchanged(&before, "by what changes nothing");
    ada.post("keep", &[]).await.expect(303);
    ada.post("keep", &[]).await.expect(303);
    let page = ada.public_page().await.expect(200).text();
    assert!(!page.contains("Sample"), "it is private again: {page}");
    assert_eq!(record(&taught)[4..], ["keeping declined en", "keeping kept en"]);
    assert_eq!(taught.sync().await.awarded, 0);
    taught.stop().await;
}

#[tokio::test]
async fn nobody_decides_about_the_badge_of_another() {
    let (taught, badge) = course().await;
    let id = taught.award(&badge, "ada").await.unwrap().id;
    let jose = taught.app.open(&taught.lms, "jose").await;
    let observer = taught.app.open(&taught.lms, "observer").await;
    let before = taught.dump(&["awards", "persons", "consents", "credentials"]);
    for frame in [&jose, &observer, &taught.teacher] {
        taught.app.page(frame, &format!("mine/{id}")).await.expect(404);
        for what in ["show", "results", "decline", "keep"] {
            let fields = [("visibility", "public"), ("spelling", "on"), ("results", "on")];
            taught.app.post(frame, &format!("mine/{id}/{what}"), &fields).await.expect(404);
        }
    }
    let stranger = Frame { root: "/frame/no-such-session/".to_owned(), cookie: None };
    taught.app.post(&stranger, &format!("mine/{id}/show"), &[("visibility", "public")]).await.expect(401);
    taught.assert_unchanged(&before, "by others");
    taught.stop().await;
}

#[tokio::test]
async fn a_file_with_the_name_is_not_served_any_more_once_the_badge_is_private() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    ada.show_to("link").await;
    let wrong = Wrong { name: Some("Ada Q. Sample".to_owned()), ..Wrong::default() };
    assert!(correct(&taught.app.app, ada.award().await.id, wrong).await.unwrap());
    let named = ada.award().await;
    let file = taught.file(&named, "json").await;
    assert!(String::from_utf8_lossy(&file).contains("Ada Q. Sample"));

    ada.show_to("private").await;
    let unnamed = ada.award().await;
    assert_ne!(unnamed.credential, named.credential, "another file took its place");
    let new = taught.file(&unnamed, "json").await;
    assert!(!String::from_utf8_lossy(&new).contains("Sample"));
    assert_eq!(taught.states(&unnamed).await, [State::Valid; 3]);
    let (old, _) = named.credential.unwrap();
    for extension in ["json", "jwt", "png", "svg"] {
        taught.app.fetch(&format!("/credentials/{old}.{extension}")).await.expect(404);
    }
    taught.app.fetch(&format!("/api/verify/{old}")).await.expect(404);
    let page = taught.app.browse(&format!("/credentials/{old}")).await.expect(200).text();
    assert!(page.contains("Replaced by a newer one") && !page.contains("Sample"), "{page}");
    // Whoever holds it still learns that it is genuine, and that another has replaced it.
    assert_eq!(taught.verify(&file).await.state, State::Superseded);
    // Shown again, both are served as they were signed.
    ada.show_to("link").await;
    assert_eq!(taught.app.fetch(&format!("/credentials/{old}.json")).await.expect(200).bytes, file);
    taught.stop().await;
}

#[tokio::test]
async fn a_revoked_badge_is_taken_out_of_sight_without_another_signature() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    ada.show_to("link").await;
    let wrong = Wrong { name: Some("Ada Q. Sample".to_owned()), ..Wrong::default() };
    correct(&taught.app.app, ada.award().await.id, wrong).await.unwrap();
    let (id, _) = ada.award().await.credential.unwrap();
    execute(&taught.app, &format!("UPDATE awards SET state = 'revoked' WHERE id = '{}'", ada.id));
    ada.show_to("private").await;
    taught.app.fetch(&format!("/credentials/{id}.json")).await.expect(404);
    assert_eq!(count(&taught.app, "credentials WHERE number > 2"), 0);
    taught.stop().await;
}

#[tokio::test]
async fn results_stand_in_the_file_only_while_the_learner_agrees() {
    let taught = Taught::start(Manners::Moodle).await;
    let described = json!({"results": "shown",
        "result_descriptions": [{"id": "quiz", "name": "Quiz", "result_type": "Percent"}]});
    let input = BadgeInput {
        context: Some(taught.context.clone()),
        name: "Measured".into(),
        description: "With a result.".into(),
        details: Some(described),
        ..BadgeInput::default()
    };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    let recipient = Recipient::Member(taught.lms.person_id("ada"));
    let details = json!({"results": [{"result_description": "quiz", "value": "80"}]});
    let details: AwardDetails = serde_json::from_value(details).unwrap();
    award(&taught.app.app, &badge, &recipient, details, None, "hand").await.unwrap();
    let ada = Holder::of(&taught, &badge, "ada").await;
    let results = async || {
        let file: Value = serde_json::from_slice(&taught.file(&ada.award().await, "json").await).unwrap();
        file["credentialSubject"].get("result").cloned()
    };
    assert!(ada.page().await.contains("My results may stand in the file"));
    assert_eq!(results().await, None);
    ada.post("results", &[("results", "on")]).await.expect(303);
    ada.post("results", &[("results", "on")]).await.expect(303);
    assert_eq!(results().await.unwrap()[0]["value"], "80");
    assert_eq!(ada.award().await.earlier.len(), 1);
    let (told, _) = ada.award().await.credential.unwrap();
    ada.post("results", &[]).await.expect(303);
    assert_eq!(results().await, None);
    taught.app.fetch(&format!("/credentials/{told}.json")).await.expect(404);
    assert_eq!(taught.states(&ada.award().await).await, [State::Valid; 3]);
    assert_eq!(record(&taught), ["results agreed en", "results withdrawn en"]);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_without_results_has_nothing_to_agree_to() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    assert!(!ada.page().await.contains("My results may stand in the file"));
    ada.post("results", &[("results", "on")]).await.expect(409);
    assert_eq!(record(&taught), Vec::<String>::new());
    taught.stop().await;
}

#[tokio::test]
async fn everything_can_be_taken_along_as_it_was_signed_and_nothing_of_others() {
    let (taught, badge) = course().await;
    let other = taught.badge("../Lab <b>", json!({"score": {"activity": "Lab report", "at_least": 10}})).await;
    taught.sync().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    let lab = Holder::of(&taught, &other, "ada").await;
    ada.show_to("link").await;
    let wrong = Wrong { name: Some("Ada Q. Sample".to_owned()), ..Wrong::default() };
    correct(&taught.app.app, ada.award().await.id, wrong).await.unwrap();
    lab.show_to("hidden").await;
    let page = taught.app.page(&ada.frame, "all").await.expect(200).text();
    assert!(page.contains("all.zip") && page.contains("Hidden") && page.contains("Back to the course"), "{page}");

    let answer = taught.app.page(&ada.frame, "all.zip").await.expect(200);
    assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("application/zip", "no-store"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.len(), 10, "two files and a picture of three credentials, and the page: {names:?}");
    assert!(names.iter().all(|name| name == "index.html" || name.starts_with("badges/00") && !name.contains("..")));
    let mut read = |ending: &str| {
        let name = names.iter().find(|name| name.ends_with(ending)).unwrap_or_else(|| panic!("{ending}: {names:?}"));
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
        bytes
    };
    let current = ada.award().await;
    for extension in ["json", "jwt", "png"] {
        assert_eq!(read(&format!("quiz/badge.{extension}")), taught.file(&current, extension).await);
    }
    assert_eq!(taught.verify(&read("quiz/earlier-1.jwt")).await.state, State::Superseded);
    assert_eq!(taught.verify(&read("lab-b/badge.png")).await.state, State::Valid);
    let index = String::from_utf8(read("index.html")).unwrap();
    assert!(index.contains("quiz/badge.png") && index.contains("&lt;b&gt;") && !index.contains("<b>"), "{index}");
    assert!(!index.contains("/frame/") && !index.contains("Jose"), "{index}");
    taught.stop().await;
}

/// Whoever changes the sentences that people agree to names another edition in `domain/consent.rs`, and its sum here.
#[test]
fn the_sentences_that_people_agree_to_belong_to_the_edition_that_is_recorded() {
    let mut read = String::new();
    for language in ["en", "de", "es", "fr", "ar"] {
        let texts = std::fs::read_to_string(format!("templates/locales/{language}.ftl")).unwrap();
        let (_, message) = texts.split_once("\nlearner-consent =\n").expect("every language has it");
        read.extend(message.lines().take_while(|line| line.starts_with("    ")));
    }
    let sum = &keys::hex(&keys::sha256(read.as_bytes()))[..16];
    assert_eq!((TEXT_VERSION, sum), ("2026-11-27", "5efe6f9d6fc493e0"));
}

#[tokio::test]
async fn what_a_learner_reads_of_the_certificate_of_a_private_badge_and_of_its_proof_is_true() {
    let (taught, badge) = course().await;
    let ada = Holder::of(&taught, &badge, "ada").await;
    let pdf = ada.award().await.credential.map(|(id, _)| format!("/credentials/{id}.pdf")).unwrap();
    let page = ada.page().await;
    assert!(page.contains("the one on the page of the badge names nobody") && !page.contains(&pdf), "{page}");
    let public = ada.public_page().await.expect(200).text();
    assert!(public.contains(&pdf), "{public}");
    taught.app.browse(&pdf).await.expect(200);
    let page = ada.show_to("link").await;
    assert!(page.contains(&pdf) && !page.contains("names nobody"), "{page}");

    // The log may be written later; where it is, what is behind the link is said before it is followed.
    accolade::flows::log::enter(&taught.app.app).await.unwrap();
    let public = ada.public_page().await.expect(200).text();
    assert!(public.contains("download=\"proof.json\">Proof (JSON)</a>"), "{public}");

    let list = taught.app.page(&ada.frame, "").await.expect(200).text();
    let date = list.split("Awarded on ").nth(1).expect("a date").split('<').next().unwrap().trim();
    assert_eq!(date.matches('\u{a0}').count(), 2, "the date stays on one line: {date}");
    taught.stop().await;
}
