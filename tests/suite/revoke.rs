//! Withdrawing an award: at once, for a public reason, and for nobody else.

use accolade::domain::award::AwardState;
use accolade::domain::details::AwardDetails;
use accolade::flows::award::{AwardError, Recipient, award};
use accolade::flows::revoke::{Because, LONGEST_REASON, RevokeError, clear_hold, revoke};
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, Recorded, StoredAchievement};
use serde_json::json;

use crate::course::{Taught, query, rows};

#[tokio::test]
async fn a_revoked_badge_fails_everywhere_at_once_and_the_others_stand() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let (ada, jose) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "jose").await.unwrap());
    let (json, jwt, png) =
        (taught.file(&ada, "json").await, taught.file(&ada, "jwt").await, taught.file(&ada, "png").await);
    let others = taught.file(&jose, "json").await;
    assert!(!taught.bit(&json).await);

    assert!(
        revoke(&taught.app.app, ada.id.clone(), "  Somebody else <b>sat</b> the quiz.  ", Because::Cause)
            .await
            .unwrap()
    );
    assert!(taught.bit(&json).await);
    assert!(!taught.bit(&others).await);
    assert_eq!(taught.states(&ada).await, [State::Revoked; 3]);
    for bytes in [&json, &jwt, &png] {
        assert_eq!(taught.verify(bytes).await.state, State::Revoked);
    }
    assert_eq!(taught.states(&jose).await, [State::Valid; 3]);
    // What was signed is served as it was.
    assert_eq!(taught.file(&ada, "json").await, json);
    assert_eq!(taught.file(&ada, "jwt").await, jwt);
    assert_eq!(taught.file(&ada, "png").await, png);
    let id = ada.credential.clone().unwrap().0;
    let page = taught.app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    assert!(
        page.contains("Revoked") && page.contains("Somebody else &lt;b&gt;sat&lt;&#x2F;b&gt; the quiz.")
            || page.contains("Somebody else &lt;b&gt;sat&lt;/b&gt; the quiz."),
        "{page}"
    );
    assert!(!page.contains("<b>sat"));

    // The second revocation changes nothing, whatever it says.
    let before = taught.dump(&["awards", "credentials"]);
    assert!(!revoke(&taught.app.app, ada.id.clone(), "Another reason", Because::Cause).await.unwrap());
    taught.assert_unchanged(&before, "by the second revocation");
    // Nor does the rule, which is still met.
    let summary = taught.sync().await;
    assert_eq!(summary.awarded, 0);
    taught.lms.set_grade("ada", "Final quiz", Some(99.0));
    taught.sync().await;
    let again: Vec<_> = taught.awards(&badge).await.into_iter().filter(|award| award.sub == ada.sub).collect();
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].state, AwardState::Revoked);
    taught.stop().await;
}

#[tokio::test]
async fn a_revocation_needs_a_reason_and_an_award() {
    let taught = Taught::start(Manners::Canvas).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let award = taught.awards(&badge).await.remove(0);
    for reason in ["", " \n\t ", &"x".repeat(LONGEST_REASON + 1)] {
        let refused = revoke(&taught.app.app, award.id.clone(), reason, Because::Cause).await;
        assert!(matches!(refused, Err(RevokeError::Reason)), "{reason:?}");
    }
    let refused = revoke(&taught.app.app, "no-such-award".into(), "A reason", Because::Cause).await;
    assert!(matches!(refused, Err(RevokeError::NoSuchAward)));
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    taught.stop().await;
}

#[tokio::test]
async fn many_revocations_at_once_set_every_bit_and_sign_the_list_no_more_than_needed() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 90}})).await;
    taught.sync().await;
    let awards = taught.awards(&badge).await;
    let all =
        awards.iter().map(|award| revoke(&taught.app.app, award.id.clone(), "A mistake of ours.", Because::Cause));
    for outcome in futures_util::future::join_all(all).await {
        assert!(outcome.unwrap());
    }
    for award in &awards {
        assert!(taught.bit(&taught.file(award, "json").await).await);
    }
    // The list is signed again in a day, not again and again.
    let signed = query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists");
    let workers = accolade::jobs::start(&taught.app.app);
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    workers.stop().await;
    assert_eq!(query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists"), signed);
    let waiting: Vec<String> = rows(&taught.app, "jobs").into_iter().filter(|row| row.contains("status")).collect();
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    taught.stop().await;
}

#[tokio::test]
async fn the_status_list_is_signed_anew_every_day() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let award = taught.awards(&badge).await.remove(0);
    let signed = || query(&taught.app, "SELECT CAST(signed_at AS TEXT) AS found FROM status_lists");
    let mut last = signed();
    for _ in 0..3 {
        clock.advance(chrono::Duration::hours(25));
        let workers = accolade::jobs::start(&taught.app.app);
        let due = async || taught.app.app.store.count_jobs(clock.now()).await.unwrap().0;
        // Whatever a day brings is done once, however long a busy machine takes for it.
        for _ in 0..100 {
            if signed() != last && due().await == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        // Time enough to sign again, if anybody wanted to.
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        workers.stop().await;
        assert_ne!(signed(), last);
        assert_eq!(due().await, 0, "something is signed again and again");
        last = signed();
        assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    }
    taught.stop().await;
}

#[tokio::test]
async fn what_was_revoked_by_mistake_is_given_anew_and_the_old_badge_stays_revoked() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let (ada, jose) = (taught.award(&badge, "ada").await.unwrap(), taught.award(&badge, "jose").await.unwrap());
    let old = taught.file(&ada, "json").await;
    for award in [&ada, &jose] {
        assert!(revoke(&taught.app.app, award.id.clone(), "Typed wrongly", Because::Mistake).await.unwrap());
    }
    clock.advance(chrono::Duration::minutes(5));
    // The rule is still met by what it was met by: that would only take the revocation back.
    taught.settle().await;
    assert_eq!(of(&taught, &badge, &ada.sub).await.len(), 1);

    // Something new counts.
    taught.tell("Final quiz", &[("ada", "88")]).await;
    taught.settle().await;
    let awards = of(&taught, &badge, &ada.sub).await;
    assert_eq!(awards.len(), 2);
    let anew = awards.iter().find(|award| award.id != ada.id).unwrap();
    assert_eq!(taught.states(anew).await, [State::Valid; 3]);
    assert_eq!(taught.verify(&old).await.state, State::Revoked);
    // And a person decides without any.
    let recipient = Recipient::Member(jose.sub.clone());
    let (id, recorded) =
        award(&taught.app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    assert_eq!(recorded, Recorded::New);
    assert_ne!(id, jose.id);
    // Once, and not at every poll or click.
    taught.settle().await;
    let (same, recorded) =
        award(&taught.app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    assert_eq!((same, recorded), (id, Recorded::Existing));
    assert_eq!(of(&taught, &badge, &ada.sub).await.len(), 2);
    taught.stop().await;
}

#[tokio::test]
async fn what_was_revoked_for_cause_is_held_back_until_somebody_clears_it() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let learner = taught.app.open(&taught.lms, "ada").await;
    assert!(!clear_hold(&taught.app.app, ada.id.clone()).await.unwrap());
    revoke(&taught.app.app, ada.id.clone(), "Copied answers", Because::Cause).await.unwrap();
    clock.advance(chrono::Duration::minutes(5));
    taught.tell("Final quiz", &[("ada", "99")]).await;
    taught.settle().await;
    let recipient = Recipient::Member(ada.sub.clone());
    let refused = award(&taught.app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await;
    assert!(matches!(refused, Err(AwardError::HeldBack)));
    assert_eq!(of(&taught, &badge, &ada.sub).await.len(), 1);
    let held = taught.award(&badge, "ada").await.unwrap();
    assert!(held.holds_back);

    assert!(clear_hold(&taught.app.app, ada.id.clone()).await.unwrap());
    assert!(!clear_hold(&taught.app.app, ada.id.clone()).await.unwrap());
    let refused = clear_hold(&taught.app.app, "no-such-award".into()).await;
    assert!(matches!(refused, Err(RevokeError::NoSuchAward)));
    award(&taught.app.app, &badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    assert_eq!(of(&taught, &badge, &ada.sub).await.len(), 2);
    // The learner sees what holds, and not what was taken.
    let page = taught.app.page(&learner, "").await.expect(200).text();
    assert!(!page.contains("Copied answers"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn a_teacher_revokes_a_mistake_and_allows_again_what_was_held_back() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    taught.sync().await;
    let award = taught.awards(&badge).await.remove(0);
    let at = |what: &str| format!("awards/{}/{what}", award.id);
    let refused = taught.app.post(&taught.teacher, &at("revoke"), &[("reason", " "), ("mistake", "on")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("name=\"mistake\" value=\"on\" checked"), "{}", refused.text());
    let done = taught.app.post(&taught.teacher, &at("revoke"), &[("reason", "Copied")]).await.expect(303);
    let page = taught.app.page(&taught.teacher, done.header("location")).await.expect(200).text();
    assert!(page.contains(&at("clear-hold")), "{page}");
    taught.app.post(&taught.teacher, &at("clear-hold"), &[]).await.expect(303);
    assert!(!taught.awards(&badge).await[0].holds_back);
    // Of another course, or by somebody who does not teach, nothing is done.
    let learner = taught.app.open(&taught.lms, "ada").await;
    for what in ["revoke", "renew", "suspend", "reinstate", "clear-hold"] {
        let answer = taught.app.post(&learner, &at(what), &[("reason", "x")]).await;
        assert!((400..500).contains(&answer.status), "{what} {}", answer.status);
        let answer = taught.app.post(&taught.teacher, &format!("awards/none/{what}"), &[("reason", "x")]).await;
        assert_eq!(answer.status, 404, "{what}");
    }
    taught.stop().await;
}

/// The awards of a badge to one person.
async fn of(taught: &Taught, badge: &StoredAchievement, sub: &str) -> Vec<Award> {
    taught.awards(badge).await.into_iter().filter(|award| award.sub == sub).collect()
}
