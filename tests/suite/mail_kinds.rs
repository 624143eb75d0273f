//! What people are told after the mail about an award: that it was withdrawn, that it ends soon, that it waits for them.

use accolade::domain::ids::AwardId;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::mail::{REMIND_AFTER, tell_ending};
use accolade::flows::renew::renew;
use accolade::flows::retire;
use accolade::flows::revoke::{Because, revoke};
use accolade::store::{Award, StoredAchievement};
use chrono::TimeDelta;
use serde_json::json;

use crate::course::execute;
use crate::mail::{ADA, GRACE, Office};
use crate::smtp::Received;

/// The body of a mail without the breaks of its encoding.
fn body(mail: &Received) -> String {
    mail.body.replace("=\r\n", "")
}

impl Office {
    /// What arrives after this time, sent in two runs, as if one process had followed another.
    async fn arrives_after(&self, pause: TimeDelta) -> Vec<Received> {
        let before = self.server.received().len();
        self.clock.advance(pause);
        for _ in 0..2 {
            tell_ending(&self.taught.app.app).await.unwrap();
            self.settle_and_send().await.unwrap();
        }
        self.server.received().split_off(before)
    }

    /// A badge with this life.
    async fn lasting(&self, life: &str) -> StoredAchievement {
        let input =
            BadgeInput { rule: None, expires_after: Some(life.into()), ..self.taught.input("First aid", json!({})) };
        author::create(&self.taught.app.app, input, true).await.unwrap()
    }

    async fn award(&self, id: &AwardId) -> Award {
        self.taught.app.app.store.find_award(id.clone()).await.unwrap().unwrap()
    }

    fn change(&self, statement: &str) {
        assert!(execute(&self.taught.app, statement) > 0, "{statement}");
    }
}

#[tokio::test]
async fn whoever_lost_a_badge_is_told_once_with_the_reason_in_their_language_and_whom_to_ask() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.badge("Quiz").await;
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    office.change(&format!("UPDATE persons SET locale = 'de-AT' WHERE email = '{ADA}'"));
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), 1);
    revoke(app, award.clone(), "Not <b>your</b> own work.\nSee the report.", Because::Cause).await.unwrap();
    assert!(!revoke(app, award, "Again", Because::Cause).await.unwrap());
    let told = office.arrives_after(TimeDelta::zero()).await;
    let [mail] = &told[..] else { panic!("{told:?}") };
    assert_eq!((mail.to.as_str(), mail.header("Content-Language").as_deref()), (ADA, Some("de")));
    assert!(mail.header("List-Unsubscribe").is_some());
    let body = body(mail);
    for part in ["Widerrufen am", "own work. See the report.", "Fragen Sie die Lehrperson", "/credentials/"] {
        assert!(body.contains(part), "{part}: {body}");
    }
    let html = body.split("Content-Type: text/html").nth(1).expect("there are two forms");
    assert!(!html.contains("<b>") && !html.contains("linkedin"), "{html}");
    assert_eq!(office.arrives_after(REMIND_AFTER).await.len(), 0, "nobody is reminded of what they lost");
    office.close().await;
}

#[tokio::test]
async fn a_mistake_is_told_only_to_whoever_knew_of_the_badge() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Pipetting").await);
    let known = office.give(&quiz, ADA, "Ada Lovelace").await;
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), 1);
    let unknown = office.give(&lab, ADA, "Ada Lovelace").await;
    let for_cause = office.give(&lab, GRACE, "Grace Hopper").await;
    revoke(app, known, "Given by mistake", Because::Mistake).await.unwrap();
    revoke(app, unknown, "Given by mistake", Because::Mistake).await.unwrap();
    revoke(app, for_cause, "Not earned", Because::Cause).await.unwrap();
    let told = office.arrives_after(TimeDelta::zero()).await;
    assert_eq!(told.len(), 2, "{told:?}");
    for mail in told {
        let body = body(&mail);
        assert_eq!(body.contains("Pipetting"), mail.to == GRACE, "{body}");
    }
    office.close().await;
}

#[tokio::test]
async fn whoever_wants_no_mail_is_told_neither_of_an_end_nor_of_what_waits() {
    let office = Office::open().await;
    let app = &office.taught.app;
    let badge = office.lasting("P60D").await;
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    let first = office.arrives_after(TimeDelta::zero()).await;
    let link = first[0].header("List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
    let one_click = app.request(reqwest::Method::POST, &link).form(&[("List-Unsubscribe", "One-Click")]);
    app.send(one_click).await.expect(200);
    assert_eq!(office.arrives_after(TimeDelta::days(40)).await.len(), 0);
    revoke(&app.app, award, "Not earned", Because::Cause).await.unwrap();
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), 0);
    assert_eq!(app.app.store.count_mails().await.unwrap(), (0, 0), "nothing waits for a change of mind");
    office.close().await;
}

#[tokio::test]
async fn a_badge_that_ends_soon_is_told_of_once_with_the_way_to_renew_it() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.lasting("P100D").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    // Seen, so that no reminder comes between.
    office.change("UPDATE awards SET opened_at = granted_at");
    assert_eq!(office.arrives_after(TimeDelta::days(69)).await.len(), 1, "the mail about the award alone");
    office.clock.advance(TimeDelta::hours(25));
    let (one, other) = tokio::join!(tell_ending(app), tell_ending(app));
    assert!(one.unwrap() + other.unwrap() >= 1);
    let told = office.arrives_after(TimeDelta::zero()).await;
    let [mail] = &told[..] else { panic!("{told:?}") };
    assert_eq!(mail.to, ADA);
    let body = body(mail);
    let how = app.urls.achievement(badge.achievement.id.as_str());
    assert!(body.contains("ends soon") && body.contains("can be renewed") && body.contains(&how), "{body}");
    assert_eq!(office.arrives_after(TimeDelta::days(10)).await.len(), 0, "an end is told twice");
    assert_eq!(office.arrives_after(TimeDelta::days(40)).await.len(), 0, "what is over does not end soon");
    office.close().await;
}

#[tokio::test]
async fn each_new_end_is_told_and_none_that_was_put_off() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.lasting("P100D").await;
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    office.change("UPDATE awards SET opened_at = granted_at");
    office.arrives_after(TimeDelta::days(60)).await;
    // In time: the old end is nobody's any more.
    office.clock.advance(TimeDelta::days(11));
    tell_ending(app).await.unwrap();
    assert!(renew(app, award.clone()).await.unwrap());
    assert_eq!(office.arrives_after(TimeDelta::days(1)).await.len(), 0);
    let end = office.award(&award).await.credential.unwrap().1.unwrap();
    let soon = end - TimeDelta::days(30) - office.clock.now();
    assert_eq!(office.arrives_after(soon - TimeDelta::hours(1)).await.len(), 0);
    assert_eq!(office.arrives_after(TimeDelta::hours(2)).await.len(), 1);
    office.close().await;
}

#[tokio::test]
async fn no_end_is_told_of_a_badge_that_was_withdrawn_hidden_or_declined() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.lasting("P100D").await;
    let mut awards = Vec::new();
    for number in 0..4 {
        awards.push(office.give(&badge, &format!("learner{number}@example.edu"), "Sam Sample").await);
    }
    office.change("UPDATE awards SET opened_at = granted_at");
    office.arrives_after(TimeDelta::days(50)).await;
    revoke(app, awards[0].clone(), "Not earned", Because::Cause).await.unwrap();
    office.change(&format!("UPDATE awards SET visibility = 'hidden' WHERE id = '{}'", awards[1]));
    office.change(&format!("UPDATE awards SET declined_at = granted_at WHERE id = '{}'", awards[2]));
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), 1, "the revocation");
    let told: Vec<String> = office.arrives_after(TimeDelta::days(25)).await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(told, ["learner3@example.edu"]);
    office.close().await;
}

#[tokio::test]
async fn whose_life_is_short_is_told_in_the_middle_of_it_and_of_the_end_of_the_badge() {
    let office = Office::open().await;
    let badge = office.lasting("P10D").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.change("UPDATE awards SET opened_at = granted_at");
    assert_eq!(office.arrives_after(TimeDelta::days(4)).await.len(), 1, "the mail about the award alone");
    retire::retire(&office.taught.app.app, &badge.achievement.id, None, None).await.unwrap();
    let told = office.arrives_after(TimeDelta::days(1)).await;
    let [mail] = &told[..] else { panic!("{told:?}") };
    assert!(body(mail).contains("cannot be renewed"), "{}", body(mail));
    office.close().await;
}

#[tokio::test]
async fn whoever_never_opened_a_badge_is_reminded_once_after_a_week() {
    let office = Office::open().await;
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Pipetting").await);
    office.give(&quiz, ADA, "Ada Lovelace").await;
    let seen = office.give(&lab, ADA, "Ada Lovelace").await;
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), 1);
    let page = office.award(&seen).await.credential.unwrap().0;
    office.taught.app.browse(&format!("/credentials/{page}")).await.expect(200);
    assert_eq!(office.arrives_after(REMIND_AFTER - TimeDelta::hours(1)).await.len(), 0);
    let told = office.arrives_after(TimeDelta::hours(2)).await;
    let [mail] = &told[..] else { panic!("{told:?}") };
    let body = body(mail);
    assert!(body.contains("Quiz") && !body.contains("Pipetting"), "{body}");
    assert!(body.contains("only reminder") && mail.header("List-Unsubscribe").is_some(), "{body}");
    assert_eq!(office.arrives_after(TimeDelta::days(30)).await.len(), 0);
    office.close().await;
}

#[tokio::test]
async fn a_learner_who_saw_the_badge_in_the_course_is_not_reminded() {
    let office = Office::open().await;
    let learner = office.taught.app.open(&office.taught.lms, "lukasz").await;
    let badge = office.taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    office.taught.sync().await;
    let holders = office.taught.holders(&badge).await.len();
    assert!(holders > 0);
    assert_eq!(office.arrives_after(TimeDelta::zero()).await.len(), holders);
    office.taught.app.page(&learner, "").await.expect(200);
    assert_eq!(office.arrives_after(REMIND_AFTER).await.len(), holders - 1);
    office.close().await;
}
