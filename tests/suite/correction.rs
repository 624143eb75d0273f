//! What a credential said wrong, said right by another one.

use accolade::domain::details::Evidence;
use accolade::flows::author;
use accolade::flows::correct::{CorrectError, Wrong, correct};
use accolade::flows::suspend::suspend;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::Award;
use serde_json::{Value, json};

use crate::course::{Taught, execute, revise};

fn evidence(texts: &[&str]) -> Wrong {
    let piece = |text: &&str| Evidence { narrative: Some((*text).to_owned()), ..Evidence::default() };
    Wrong { evidence: Some(texts.iter().map(piece).collect()), ..Wrong::default() }
}

fn name(name: &str) -> Wrong {
    Wrong { name: Some(name.to_owned()), ..Wrong::default() }
}

/// What the learner decided.
fn let_see(taught: &Taught, award: &Award) {
    execute(&taught.app, &format!("UPDATE awards SET visibility = 'link' WHERE id = '{}'", award.id));
}

#[tokio::test]
async fn a_name_is_signed_only_where_its_holder_agreed() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    let old = taught.file(&award, "json").await;
    // Private: it is kept for later, and nothing is signed.
    assert!(!correct(app, award.id.clone(), name("Łukasz Exemplar")).await.unwrap());
    let kept = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(kept.credential, award.credential);
    assert_eq!(kept.shown_name.as_deref(), Some("Łukasz Exemplar"));
    let page = taught.app.browse(&format!("/credentials/{}", award.credential.clone().unwrap().0)).await.expect(200);
    assert!(!page.text().contains("Exemplar"));

    let_see(&taught, &award);
    assert!(correct(app, award.id.clone(), name("  Łukasz Przykład ")).await.unwrap());
    assert!(!correct(app, award.id.clone(), name("Łukasz Przykład")).await.unwrap());
    let corrected = taught.award(&badge, "lukasz").await.unwrap();
    let file: Value = serde_json::from_slice(&taught.file(&corrected, "json").await).unwrap();
    let identity = &file["credentialSubject"]["identifier"][1];
    assert_eq!((&identity["identityType"], &identity["identityHash"]), (&json!("name"), &json!("Łukasz Przykład")));
    assert_eq!(taught.states(&corrected).await, [State::Valid; 3]);
    // The old one stays as it was signed, and leads to the new one.
    assert_eq!(taught.file(&award, "json").await, old);
    assert_eq!(taught.verify(&old).await.state, State::Superseded);
    let page = taught.app.browse(&format!("/credentials/{}", corrected.credential.unwrap().0)).await.expect(200).text();
    assert!(page.contains("Łukasz Przykład"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn evidence_and_texts_are_corrected_and_the_end_stays() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = author::BadgeInput { expires_after: Some("P1Y".into()), ..taught.input("Quiz", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    let poster = evidence(&["The poster of the 3rd of May."]);
    assert!(correct(app, award.id.clone(), poster.clone()).await.unwrap());
    assert!(!correct(app, award.id.clone(), poster).await.unwrap());
    // Texts that did not change are nothing to correct.
    let texts = Wrong { badge_texts: true, ..Wrong::default() };
    assert!(!correct(app, award.id.clone(), texts.clone()).await.unwrap());
    let mut revised = author::input_of(&taught.again(&badge).await);
    revised.description = "Spelt right.".into();
    revised.expires_after = Some("P2Y".into());
    revise(app, &badge, revised).await.unwrap();
    assert!(correct(app, award.id.clone(), texts).await.unwrap());
    let corrected = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(corrected.earlier.len(), 2);
    assert_eq!(corrected.credential.as_ref().unwrap().1, award.credential.as_ref().unwrap().1);
    let file: Value = serde_json::from_slice(&taught.file(&corrected, "json").await).unwrap();
    assert_eq!(file["credentialSubject"]["achievement"]["description"], "Spelt right.");
    assert_eq!(file["evidence"][0]["narrative"], "The poster of the 3rd of May.");
    // Nobody else's badge changed by that.
    let others = taught.awards(&badge).await;
    assert!(others.iter().filter(|other| other.id != award.id).all(|other| other.earlier.is_empty()));
    // No evidence takes the place of it.
    assert!(correct(app, award.id.clone(), evidence(&[])).await.unwrap());
    let corrected = taught.award(&badge, "lukasz").await.unwrap();
    let file: Value = serde_json::from_slice(&taught.file(&corrected, "json").await).unwrap();
    assert_eq!(file.get("evidence"), None);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_no_correction_is_refused() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    let long = "x".repeat(201);
    for wrong in [" ", "a\u{7}b", &long] {
        assert!(matches!(correct(app, award.id.clone(), name(wrong)).await, Err(CorrectError::Name)), "{wrong:?}");
    }
    let long = evidence(&[&"x".repeat(5_001)]);
    assert!(matches!(correct(app, award.id.clone(), long).await, Err(CorrectError::Evidence(_))));
    assert!(matches!(correct(app, award.id.clone(), Wrong::default()).await, Err(CorrectError::Nothing)));
    assert!(matches!(correct(app, "none".into(), name("Ada")).await, Err(CorrectError::NoSuchAward)));
    suspend(app, award.id.clone(), None).await.unwrap();
    assert!(matches!(correct(app, award.id.clone(), name("Ada")).await, Err(CorrectError::NotInForce(_))));
    taught.stop().await;
}
