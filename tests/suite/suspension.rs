//! Setting an award aside for a while, and taking that back.

use accolade::domain::award::{AwardState, AwardStatus};
use accolade::flows::evaluate::evaluate;
use accolade::flows::issue::issue;
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::suspend::{SuspendError, reinstate, suspend};
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use serde_json::json;

use crate::course::{Taught, rows};

#[tokio::test]
async fn a_suspended_badge_says_so_until_it_is_reinstated() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    let above = taught.badge("Above", json!({"badge": "quiz"})).await;
    taught.sync().await;
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    let file = taught.file(&award, "json").await;

    assert!(suspend(app, award.id.clone(), Some("The exam is looked into.")).await.unwrap());
    assert!(!suspend(app, award.id.clone(), Some("Another reason")).await.unwrap());
    let set_aside = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(set_aside.status(app.clock.now()), AwardStatus::Suspended);
    assert_eq!(set_aside.suspension_reason.as_deref(), Some("The exam is looked into."));
    assert_eq!(taught.states(&award).await, [State::Suspended; 3]);
    // Revocation is for good, so its bit is not touched.
    assert!(!taught.bit(&file).await);
    let page = taught.app.browse(&format!("/credentials/{}", award.credential.clone().unwrap().0)).await.expect(200);
    assert!(page.text().contains("Suspended") && !page.text().contains("looked into"));
    let learner = taught.app.open(&taught.lms, "lukasz").await;
    let page = taught.app.page(&learner, "").await.expect(200).text();
    assert!(page.contains("Suspended") && !page.contains("looked into"), "{page}");
    let address = format!("badges/{}", badge.achievement.id);
    let page = taught.app.page(&taught.teacher, &address).await.expect(200).text();
    assert!(page.contains("looked into"), "{page}");
    // It counts for nothing meanwhile.
    evaluate(app, taught.context.clone()).await.unwrap();
    assert!(taught.award(&above, "lukasz").await.unwrap().flag.is_some());

    let back = taught.app.post(&taught.teacher, &format!("awards/{}/reinstate", award.id), &[]).await.expect(303);
    assert!(back.header("location").ends_with("done=reinstated"));
    assert!(!reinstate(app, award.id.clone()).await.unwrap());
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    assert_eq!(taught.file(&award, "json").await, file);
    taught.settle().await;
    assert_eq!(taught.award(&above, "lukasz").await.unwrap().flag, None);
    taught.stop().await;
}

#[tokio::test]
async fn what_was_revoked_is_neither_suspended_nor_reinstated() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    let long = "x".repeat(501);
    assert!(matches!(suspend(app, award.id.clone(), Some(&long)).await, Err(SuspendError::Reason)));
    assert!(matches!(suspend(app, "none".into(), None).await, Err(SuspendError::NoSuchAward)));
    assert!(matches!(reinstate(app, "none".into()).await, Err(SuspendError::NoSuchAward)));
    // What is suspended can still be revoked.
    suspend(app, award.id.clone(), None).await.unwrap();
    assert!(revoke(app, award.id.clone(), "Copied", Because::Cause).await.unwrap());
    for refused in [suspend(app, award.id.clone(), None).await, reinstate(app, award.id.clone()).await] {
        assert!(matches!(refused, Err(SuspendError::Revoked)));
    }
    assert_eq!(taught.states(&award).await, [State::Revoked; 3]);
    taught.stop().await;
}

#[tokio::test]
async fn what_is_suspended_before_it_is_signed_is_signed_when_it_is_reinstated() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    let app = &taught.app.app;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    suspend(app, award.id.clone(), None).await.unwrap();
    assert_eq!(issue(app, vec![award.id.clone()]).await.unwrap(), 0);
    assert_eq!(rows(&taught.app, "credentials").len(), 0);
    assert!(reinstate(app, award.id.clone()).await.unwrap());
    let signed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(signed.state, AwardState::Issued);
    assert_eq!(taught.states(&signed).await, [State::Valid; 3]);
    taught.stop().await;
}
