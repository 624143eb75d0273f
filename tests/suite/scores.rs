//! Scores back: a point in the badge's own column for whoever earned it, and nothing else in the gradebook.
//!
//! [AGS 2.0 §3.4](https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service). On Canvas a careless score erases a
//! teacher's grade and uses up an attempt; on Moodle any that is not final erases what stood there.

use accolade::domain::details::AwardDetails;
use accolade::flows::award::{Recipient, award};
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::work::{WorkError, run_named};
use accolade::lti::ags::{SCOPE_LINE_ITEM, SCOPE_LINE_ITEM_READONLY, SCOPE_RESULT_READONLY, SCOPE_SCORE};
use accolade::practice::{Course, Endpoint, Fault, Manners, Role, Standing};
use accolade::store::{ColumnState, JobKind, ScoreCounts, StoredAchievement};
use serde_json::{Value, json};

use crate::course::Taught;
use crate::inside::count;

const QUIZ: &str = "Quiz passed";

/// A badge for the final quiz that its learners have, and that writes nothing yet.
async fn held(manners: Manners) -> (Taught, StoredAchievement, Vec<String>) {
    let taught = Taught::start(manners).await;
    let badge = taught.badge(QUIZ, json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let holders: Vec<String> = taught.holders(&badge).await.into_iter().collect();
    assert!(holders.len() > 3, "{holders:?}");
    (taught, badge, holders)
}

async fn press(taught: &Taught, badge: &StoredAchievement, write: &str) {
    let path = format!("badges/{}/gradebook", badge.achievement.id);
    let answer = taught.app.post(&taught.teacher, &path, &[("write", write)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

async fn deliver(taught: &Taught, badge: &StoredAchievement) -> Result<(), WorkError> {
    run_named(&taught.app.app, JobKind::Score, badge.achievement.id.as_str()).await.map(drop)
}

async fn counts(taught: &Taught, badge: &StoredAchievement) -> (ColumnState, ScoreCounts) {
    let column = taught.app.app.store.find_badge_column(badge.achievement.id.clone()).await.unwrap().unwrap();
    (column.state, column.counts)
}

async fn page(taught: &Taught, badge: &StoredAchievement) -> String {
    taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200).text()
}

/// Two learners who do not have the badge.
fn without(holders: &[String]) -> [String; 2] {
    let people = Course::seeded().people.into_iter();
    let learners = people.filter(|person| person.role == Role::Learner && person.standing == Standing::Active);
    let mut others = learners.map(|person| person.key).filter(|key| !holders.contains(key));
    [others.next().unwrap(), others.next().unwrap()]
}

fn sent(n: usize) -> ScoreCounts {
    ScoreCounts { sent: i64::try_from(n).unwrap(), ..ScoreCounts::default() }
}

#[tokio::test]
async fn whoever_earned_the_badge_gets_one_final_point_in_its_own_column_and_nobody_else_anything() {
    for manners in Manners::ALL {
        let (taught, badge, holders) = held(manners).await;
        assert_eq!(taught.lms.scores(), [], "a badge writes nothing unless somebody asked for it");
        press(&taught, &badge, "on").await;
        deliver(&taught, &badge).await.unwrap();
        let written = taught.lms.scores();
        assert_eq!(written.len(), holders.len());
        for (column, body) in &written {
            assert_eq!(column, QUIZ, "its own column");
            assert_eq!((&body["gradingProgress"], &body["scoreGiven"]), (&json!("FullyGraded"), &json!(1)));
            let extension = &body["https://canvas.instructure.com/lti/submission"];
            match manners {
                Manners::Moodle => assert_eq!(extension, &Value::Null),
                Manners::Canvas => assert_eq!(extension["new_submission"], false, "no attempt is used"),
            }
        }
        for holder in &holders {
            assert_eq!(taught.lms.grade(holder, QUIZ).unwrap().score, Some(1.0), "{holder}");
        }
        let (state, kept) = counts(&taught, &badge).await;
        assert_eq!((state, kept), (ColumnState::Ready, sent(holders.len())));
        assert!(page(&taught, &badge).await.contains(&format!("{} learners have the point", holders.len())));

        deliver(&taught, &badge).await.unwrap();
        taught.sync().await;
        deliver(&taught, &badge).await.unwrap();
        assert_eq!(taught.lms.scores().len(), holders.len(), "once is enough");
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_badge_earned_later_is_written_by_itself_until_somebody_stops_it() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    let [late, later] = without(&holders);
    assert!(taught.lms.grade(&late, QUIZ).is_none());
    taught.lms.set_grade(&late, "Final quiz", Some(99.0));
    taught.sync().await;
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(taught.lms.grade(&late, QUIZ).unwrap().score, Some(1.0));

    press(&taught, &badge, "off").await;
    taught.lms.set_grade(&later, "Final quiz", Some(98.0));
    taught.sync().await;
    deliver(&taught, &badge).await.unwrap();
    assert!(taught.award(&badge, &later).await.is_some() && taught.lms.grade(&later, QUIZ).is_none());
    taught.stop().await;
}

#[tokio::test]
async fn what_a_teacher_wrote_into_the_column_stays() {
    for manners in Manners::ALL {
        let (taught, badge, holders) = held(manners).await;
        press(&taught, &badge, "on").await;
        // The column is made with the first run; a teacher is faster than the second.
        taught.lms.fail(Endpoint::Scores, 1, Fault::status(500));
        deliver(&taught, &badge).await.unwrap_err();
        taught.lms.type_grade(&holders[1], QUIZ, Some(0.5));
        deliver(&taught, &badge).await.unwrap();
        assert_eq!(taught.lms.grade(&holders[1], QUIZ).unwrap().score, Some(0.5), "{manners:?}");
        assert_eq!(taught.lms.grade(&holders[0], QUIZ).unwrap().score, Some(1.0));
        if manners == Manners::Moodle {
            let expected = ScoreCounts { kept: 1, ..sent(holders.len() - 1) };
            assert_eq!(counts(&taught, &badge).await.1, expected);
            assert!(page(&taught, &badge).await.contains("another grade stood there already"));
        }
        taught.stop().await;
    }
}

#[tokio::test]
async fn several_at_once_make_one_column_and_no_score_twice() {
    let (taught, badge, holders) = held(Manners::Canvas).await;
    press(&taught, &badge, "on").await;
    let runs = (0..4).map(|_| deliver(&taught, &badge));
    for run in futures_util::future::join_all(runs).await {
        run.unwrap();
    }
    assert_eq!(taught.lms.columns_of("accolade-badge").len(), 1);
    assert_eq!(taught.lms.scores().len(), holders.len());
    taught.stop().await;
}

#[tokio::test]
async fn a_column_that_is_there_already_is_found_and_not_made_again() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    taught.lms.fail(Endpoint::Results, 1, Fault::status(403));
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.0, ColumnState::Refused);
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(taught.lms.columns_of("accolade-badge").len(), 1);
    assert_eq!(counts(&taught, &badge).await, (ColumnState::Ready, sent(holders.len())));
    taught.stop().await;
}

#[tokio::test]
async fn a_column_that_somebody_removed_is_told_and_made_again_only_when_asked() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    taught.lms.remove_column(QUIZ);
    let [late, _] = without(&holders);
    taught.lms.set_grade(&late, "Final quiz", Some(99.0));
    taught.sync().await;
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.0, ColumnState::Refused);
    assert!(page(&taught, &badge).await.contains("The gradebook did not take it"));
    assert_eq!(taught.lms.columns_of("accolade-badge").len(), 0, "somebody did not want it");
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(taught.lms.grade(&late, QUIZ).unwrap().score, Some(1.0));
    assert_eq!(counts(&taught, &badge).await.1, sent(holders.len() + 1));
    taught.stop().await;
}

#[tokio::test]
async fn an_outage_loses_no_score() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    taught.lms.fail_after(Endpoint::Scores, 2, 1, Fault::status(502));
    deliver(&taught, &badge).await.unwrap_err();
    assert_eq!(taught.lms.scores().len(), 2);
    let waiting = i64::try_from(holders.len()).unwrap() - 2;
    assert_eq!(counts(&taught, &badge).await.1, ScoreCounts { wanted: waiting, ..sent(2) });
    taught.lms.fail(Endpoint::Scores, 1, Fault::html());
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.1, sent(holders.len()));
    taught.stop().await;
}

#[tokio::test]
async fn somebody_without_a_place_in_the_gradebook_does_not_hold_up_the_others() {
    for manners in Manners::ALL {
        let (taught, badge, holders) = held(manners).await;
        taught.lms.remove_person(&holders[0]);
        press(&taught, &badge, "on").await;
        deliver(&taught, &badge).await.unwrap();
        assert_eq!(counts(&taught, &badge).await.1, ScoreCounts { refused: 1, ..sent(holders.len() - 1) });
        taught.stop().await;
    }
}

#[tokio::test]
async fn somebody_whom_the_platform_does_not_know_any_more_refuses_no_column() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    taught.lms.fail(Endpoint::Scores, 1, Fault::status(404));
    deliver(&taught, &badge).await.unwrap();
    let expected = ScoreCounts { refused: 1, ..sent(holders.len() - 1) };
    assert_eq!(counts(&taught, &badge).await, (ColumnState::Ready, expected));
    taught.stop().await;
}

#[tokio::test]
async fn somebody_known_by_a_mail_address_alone_is_no_business_of_the_platforms() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    let outsider =
        |number| Recipient::Address { name: "Ozan Outsider".to_owned(), email: format!("ozan-{number}@example.test") };
    award(&taught.app.app, &badge, &outsider(1), AwardDetails::default(), None, "hand").await.unwrap();
    press(&taught, &badge, "on").await;
    award(&taught.app.app, &badge, &outsider(2), AwardDetails::default(), None, "hand").await.unwrap();
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.1, sent(holders.len()));
    assert!(taught.lms.scores().iter().all(|(_, body)| !body.to_string().contains("ozan")));
    taught.stop().await;
}

#[tokio::test]
async fn a_score_of_the_same_second_is_not_fought_over() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    // What stands in the column cannot be read, so the platform has to say it.
    taught.lms.grant_scopes(&[SCOPE_LINE_ITEM, SCOPE_LINE_ITEM_READONLY, SCOPE_SCORE]);
    taught.lms.forget_tokens();
    press(&taught, &badge, "on").await;
    taught.lms.fail(Endpoint::Scores, 1, Fault::status(409));
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.1, ScoreCounts { kept: 1, ..sent(holders.len() - 1) });
    assert_eq!(taught.lms.requests(Endpoint::Scores), holders.len(), "no second try");
    taught.stop().await;
}

#[tokio::test]
async fn without_the_right_to_write_nothing_is_asked_and_the_page_says_who_could_give_it() {
    let (taught, badge, _) = held(Manners::Moodle).await;
    taught.lms.grant_scopes(&[SCOPE_LINE_ITEM_READONLY, SCOPE_RESULT_READONLY]);
    taught.lms.forget_tokens();
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(counts(&taught, &badge).await.0, ColumnState::Refused);
    assert_eq!((taught.lms.requests(Endpoint::Scores), taught.lms.columns_of("accolade-badge").len()), (0, 0));
    press(&taught, &badge, "off").await;
    taught.app.open(&taught.lms, "teacher").await;
    assert!(page(&taught, &badge).await.contains("An administrator could allow it"));
    taught.stop().await;
}

#[tokio::test]
async fn a_revocation_takes_no_point_back() {
    let (taught, badge, holders) = held(Manners::Moodle).await;
    press(&taught, &badge, "on").await;
    deliver(&taught, &badge).await.unwrap();
    let award = taught.award(&badge, &holders[0]).await.unwrap();
    revoke(&taught.app.app, award.id, "Given by mistake", Because::Cause).await.unwrap();
    deliver(&taught, &badge).await.unwrap();
    assert_eq!(taught.lms.scores().len(), holders.len());
    assert_eq!(taught.lms.grade(&holders[0], QUIZ).unwrap().score, Some(1.0));
    assert_eq!(count(&taught.app, "scores"), i64::try_from(holders.len()).unwrap());
    taught.stop().await;
}

#[tokio::test]
async fn a_learner_cannot_make_a_badge_write() {
    let (taught, badge, _) = held(Manners::Moodle).await;
    let learner = taught.app.open(&taught.lms, "ada").await;
    let path = format!("badges/{}/gradebook", badge.achievement.id);
    taught.app.post(&learner, &path, &[("write", "on")]).await.assert_refused("<code>page.wrong_role</code>");
    assert!(taught.app.app.store.find_badge_column(badge.achievement.id.clone()).await.unwrap().is_none());
    taught.stop().await;
}
