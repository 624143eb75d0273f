//! Evidence that learners take out of their badges again, alone.

use accolade::domain::award::AwardState;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, StoredAchievement};
use serde_json::{Value, json};

use crate::app::{Answer, Frame};
use crate::course::{Taught, query};

const TEXT: &str = "Ten pendulums, measured by me.";
const LINK: &str = "https://notes.example.org/lab/1";

async fn post(taught: &Taught, frame: &Frame, path: &str, request: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("request", request)];
    fields.extend(more);
    taught.app.post(frame, path, &fields).await
}

/// Hands something in, and the teacher approves it.
async fn approved(taught: &Taught, frame: &Frame, path: &str, kind: &str, request: &str) {
    let text = format!("text-{kind}");
    let (written, link) = (format!("{TEXT} {request}"), format!("{LINK}/{request}"));
    let fields =
        [(text.as_str(), written.as_str()), ("handed-link-0", link.as_str()), ("may-show", "on"), ("action", "submit")];
    post(taught, frame, path, request, &fields).await.expect(303);
    let fields = [("seen", "1"), ("answer", "approved"), ("comment", "")];
    taught.app.post(&taught.teacher, &format!("requests/{request}"), &fields).await.expect(303);
}

async fn take_out(taught: &Taught, frame: &Frame, path: &str, request: &str) -> String {
    let answer = post(taught, frame, path, request, &[("action", "take-out")]).await.expect(303);
    answer.header("location").to_owned()
}

async fn signed(taught: &Taught, award: &Award) -> Value {
    serde_json::from_slice(&taught.file(award, "json").await).unwrap()
}

/// A badge by the quiz that ada holds.
async fn held() -> (Taught, StoredAchievement, Frame, String) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.expect("ada has it");
    let frame = taught.app.open(&taught.lms, "ada").await;
    (taught, badge, frame, format!("mine/{}/evidence", award.id))
}

#[tokio::test]
async fn evidence_that_was_signed_is_taken_out_by_its_learner_and_no_file_with_it_is_served_any_more() {
    let (taught, badge, frame, path) = held().await;
    let bare = taught.award(&badge, "ada").await.unwrap().credential.unwrap().0;
    approved(&taught, &frame, &path, "evidence", "first").await;
    let told = taught.award(&badge, "ada").await.unwrap();
    let copy = taught.file(&told, "json").await;
    assert_eq!(signed(&taught, &told).await["evidence"][0]["narrative"], format!("{TEXT} first"));
    let page = taught.app.page(&frame, &path).await.expect(200).text();
    assert!(page.contains("What you put into your badge") && page.contains("nobody can call them back"), "{page}");

    assert!(take_out(&taught, &frame, &path, "first").await.ends_with("done=taken_out"));
    let now = taught.award(&badge, "ada").await.unwrap();
    assert_eq!((now.state, taught.states(&now).await), (AwardState::Issued, vec![State::Valid; 3]));
    assert!(signed(&taught, &now).await.get("evidence").is_none() && now.details.evidence.is_empty());
    let old = told.credential.unwrap().0;
    for extension in [".json", ".jwt", ".png", ".svg", ".pdf"] {
        taught.app.fetch(&format!("/credentials/{old}{extension}")).await.expect(404);
    }
    let old_page = taught.app.browse(&format!("/credentials/{old}")).await.expect(200).text();
    assert!(old_page.contains("Replaced by a newer one") && !old_page.contains("pendulums"), "{old_page}");
    // The copy that somebody kept verifies as what it is, and the file that never told of it stays.
    assert_eq!(taught.verify(&copy).await.state, State::Superseded);
    taught.app.fetch(&format!("/credentials/{bare}.json")).await.expect(200);
    // Pressed twice, nothing more is signed; and it may be handed in anew.
    assert!(!take_out(&taught, &frame, &path, "first").await.contains("done"));
    assert_eq!(taught.award(&badge, "ada").await.unwrap().credential, now.credential);
    approved(&taught, &frame, &path, "evidence", "second").await;
    let again = taught.award(&badge, "ada").await.unwrap();
    assert_eq!(signed(&taught, &again).await["evidence"].as_array().unwrap().len(), 1);
    taught.stop().await;
}

#[tokio::test]
async fn only_what_is_named_is_taken_out_and_only_by_whose_it_is() {
    let (taught, badge, frame, path) = held().await;
    approved(&taught, &frame, &path, "evidence", "first").await;
    approved(&taught, &frame, &path, "evidence", "second").await;
    let jose = taught.app.open(&taught.lms, "jose").await;
    post(&taught, &jose, &path, "first", &[("action", "take-out")]).await.expect(404);
    let before = taught.award(&badge, "ada").await.unwrap();
    // Somebody's own page, and somebody else's request.
    if let Some(own) = taught.award(&badge, "jose").await {
        let own = format!("mine/{}/evidence", own.id);
        assert!(!take_out(&taught, &jose, &own, "first").await.contains("done"));
    }
    assert_eq!(taught.award(&badge, "ada").await.unwrap().credential, before.credential);
    let (one, two) = tokio::join!(take_out(&taught, &frame, &path, "first"), take_out(&taught, &frame, &path, "first"));
    assert!(one.contains("done=taken_out") || two.contains("done=taken_out"), "{one} {two}");
    let now = taught.award(&badge, "ada").await.unwrap();
    assert_eq!((now.details.evidence.len(), now.earlier.len()), (1, before.earlier.len() + 1));
    taught.stop().await;
}

#[tokio::test]
async fn what_is_approved_can_be_kept_out_before_it_is_signed_and_goes_on_counting() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = json!({"all": [{"approved": {"handed_in": "Your notebook"}}, {"score": {"activity": "Final quiz", "at_least": 200}}]});
    let badge = taught.badge("Notebook", rule).await;
    taught.sync().await;
    let frame = taught.app.open(&taught.lms, "ada").await;
    let path = format!("hand-in/{}", badge.achievement.id);
    approved(&taught, &frame, &path, "application", "first").await;
    let page = taught.app.page(&frame, &path).await.expect(200).text();
    assert!(page.contains("what your teacher approved still counts"), "{page}");
    assert!(take_out(&taught, &frame, &path, "first").await.ends_with("done=taken_out"));
    assert!(!take_out(&taught, &frame, &path, "first").await.contains("done"));
    assert_eq!(query(&taught.app, "SELECT state AS found FROM requests"), ["approved"]);
    let page = taught.app.page(&frame, &path).await.expect(200).text();
    assert!(!page.contains("What you put into your badge"), "{page}");
    taught.tell("Final quiz", &[("ada", "250")]).await;
    taught.settle().await;
    let award = taught.award(&badge, "ada").await.expect("the approval counts");
    assert!(signed(&taught, &award).await.get("evidence").is_none());
    taught.stop().await;
}

#[tokio::test]
async fn an_application_that_stands_in_a_badge_is_taken_out_and_the_badge_stays() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Notebook", json!({"approved": {"handed_in": "Your notebook"}})).await;
    taught.sync().await;
    let frame = taught.app.open(&taught.lms, "ada").await;
    approved(&taught, &frame, &format!("hand-in/{}", badge.achievement.id), "application", "first").await;
    let award = taught.award(&badge, "ada").await.expect("it is awarded");
    assert_eq!(signed(&taught, &award).await["evidence"][0]["narrative"], format!("{TEXT} first"));
    let path = format!("mine/{}/evidence", award.id);
    assert!(take_out(&taught, &frame, &path, "first").await.ends_with("done=taken_out"));
    taught.sync().await;
    let now = taught.award(&badge, "ada").await.unwrap();
    assert!(signed(&taught, &now).await.get("evidence").is_none());
    assert_eq!((now.state, now.flag.is_some()), (AwardState::Issued, false), "the approval counts as before");
    taught.stop().await;
}
