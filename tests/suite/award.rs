//! The whole loop: results are read, a rule is judged, a badge is signed, and anyone can check it.

use std::collections::BTreeSet;

use accolade::flows::author::{self, BadgeInput};
use accolade::flows::verify::Verifier;
use accolade::openbadges::verification::{CheckName, Outcome, State};
use accolade::practice::Manners;
use accolade::store::AwardFilter;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::course::Taught;

#[tokio::test]
async fn a_course_hands_out_badges_that_verify() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "teacher").await;
    let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
    accolade::flows::round::sync_now(&app.app, context.clone()).await.unwrap();
    let input = BadgeInput {
        context: Some(context.clone()),
        name: "Laboratory Basics".into(),
        description: "Passed the final quiz and handed in the lab report.".into(),
        rule: Some(json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"completed": {"activity": "Lab report"}},
        ]})),
        ..BadgeInput::default()
    };
    let badge = author::create(&app.app, input, true).await.unwrap();
    accolade::flows::round::sync_now(&app.app, context.clone()).await.unwrap();
    let filter = AwardFilter { achievement: Some(badge.achievement.id.clone()), limit: 100, ..AwardFilter::default() };
    let awards = app.app.store.list_awards(filter).await.unwrap();
    assert!(awards.len() > 3, "{}", awards.len());
    for what in ["granted", "issued"] {
        let counted = app.app.store.find_count(badge.achievement.id.to_string(), what).await.unwrap();
        assert_eq!(counted, i64::try_from(awards.len()).unwrap(), "{what}");
    }
    let (id, _) = awards[0].credential.clone().unwrap();
    for extension in ["json", "jwt", "png"] {
        let file = app.fetch(&format!("/credentials/{id}.{extension}")).await.expect(200);
        let verifier = accolade::flows::verify::Verifier::of(&app.app);
        let report = verifier.verify(&file.bytes, None).await.unwrap();
        assert_eq!(format!("{:?}", report.state), "Valid", "{report:#?}");
    }
    let page = app.browse(&format!("/credentials/{id}")).await.expect(200);
    assert!(page.text().contains("Laboratory Basics"));
    app.stop().await;
}

/// The hash that Open Badges 3.0 prescribes, computed by hand.
fn hashed(identity: &str, salt: &str) -> String {
    format!("sha256${}", accolade::keys::hex(&accolade::keys::sha256(format!("{identity}{salt}").as_bytes())))
}

#[tokio::test]
async fn the_recipient_can_prove_to_be_it_and_nobody_else_can() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let mut salts = BTreeSet::new();
    let mut indexes = BTreeSet::new();
    let awards = taught.awards(&badge).await;
    for award in &awards {
        let document: Value = serde_json::from_slice(&taught.file(award, "json").await).unwrap();
        let identity = &document["credentialSubject"]["identifier"][0];
        let salt = identity["salt"].as_str().unwrap();
        let (kind, known) = match &award.email {
            Some(email) => ("emailAddress", email),
            None => ("ltiUserId", &award.sub),
        };
        assert_eq!(identity["identityType"], kind);
        assert_eq!(identity["identityHash"], hashed(known, salt));
        assert_eq!(identity["hashed"], true);
        salts.insert(salt.to_owned());
        indexes.insert(document["credentialStatus"]["statusListIndex"].as_str().unwrap().to_owned());
        assert!(document["credentialSubject"]["id"].as_str().unwrap().starts_with("urn:uuid:"));
    }
    // No two share a salt or a place in the status list.
    assert_eq!((salts.len(), indexes.len()), (awards.len(), awards.len()));

    let kwame = taught.award(&badge, "kwame").await.unwrap();
    assert_eq!(kwame.email, None);
    let ada = taught.award(&badge, "ada").await.unwrap();
    let verifier = Verifier::of(&taught.app.app);
    for extension in ["json", "jwt", "png"] {
        let file = taught.file(&ada, extension).await;
        for (claimed, outcome) in [
            ("ada@example.test", Outcome::Passed),
            (" Ada@Example.TEST ", Outcome::Passed),
            ("jose@example.test", Outcome::Failed),
        ] {
            let report = verifier.verify(&file, Some(claimed)).await.unwrap();
            let check = report.checks.iter().find(|check| check.name == CheckName::Recipient).unwrap();
            assert_eq!(check.outcome, outcome, "{extension} {claimed}");
        }
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_learner_without_a_name_gets_a_badge_that_verifies_and_a_page_that_says_no_nonsense() {
    let taught = Taught::start(Manners::Canvas).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "nameless").await.unwrap();
    assert_eq!(award.name, None);
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    let id = award.credential.clone().unwrap().0;
    let page = taught.app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    let course = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200).text();
    for text in [page, course] {
        for nonsense in ["undefined", "null", "None", "nameless@example.test"] {
            assert!(!text.contains(nonsense), "{nonsense}: {text}");
        }
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_that_runs_out_says_so_to_the_second_and_is_not_given_twice() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = BadgeInput { expires_after: Some("P1Y".into()), ..taught.input("Quiz", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    let above = taught.badge("Above", json!({"badge": "quiz"})).await;
    taught.sync().await;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    let (_, until) = award.credential.clone().unwrap();
    clock.advance(until.unwrap() - clock.now());
    // The list of revocations is signed again as long as the server runs.
    let workers = accolade::jobs::start(&taught.app.app);
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    workers.stop().await;
    // The very second that is named is its last.
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    clock.advance(chrono::Duration::seconds(1));
    assert_eq!(taught.states(&award).await, [State::Expired; 3]);
    assert_eq!(taught.awards(&badge).await.len(), taught.holders(&badge).await.len());
    let page = taught.app.browse(&format!("/credentials/{}", award.credential.unwrap().0)).await.expect(200);
    assert!(page.text().contains("Expired"));
    // What was awarded for it stays.
    let kept = taught.award(&above, "lukasz").await.unwrap();
    assert_eq!(taught.states(&kept).await, [State::Valid; 3]);
    taught.stop().await;
}
