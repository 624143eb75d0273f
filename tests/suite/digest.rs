//! What teachers are told of their course by mail: numbers, once a day at most, as often as they want.

use accolade::flows::mail::gather_digests;
use chrono::TimeDelta;

use crate::course::hidden;
use crate::mail::{ADA, GRACE, Office};
use crate::smtp::Received;

impl Office {
    /// Two hours later: the digests that were made, and what arrived of them.
    async fn digests_after(&self, pause: TimeDelta) -> Vec<Received> {
        let before = self.server.received().len();
        self.clock.advance(pause);
        gather_digests(&self.taught.app.app).await.unwrap();
        self.send().await.unwrap();
        let new = self.server.received().split_off(before);
        new.into_iter().filter(|mail| mail.to != ADA && mail.to != GRACE).collect()
    }

    async fn choose(&self, every: &str) -> u16 {
        self.taught.app.post(&self.taught.teacher, "digest", &[("every", every)]).await.status
    }
}

#[tokio::test]
async fn a_teacher_is_told_at_most_once_a_day_what_was_awarded_and_to_nobody_by_name() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    assert_eq!(office.digests_after(TimeDelta::hours(2)).await.len(), 0, "nothing happened");
    office.give(&badge, ADA, "Ada Lovelace").await;
    assert_eq!(office.digests_after(TimeDelta::minutes(10)).await.len(), 0, "a busy hour goes into one");
    let told = office.digests_after(TimeDelta::hours(2)).await;
    assert!(!told.is_empty());
    for mail in &told {
        let body = mail.body.replace("=\r\n", "");
        assert!(body.contains("Quiz") && body.contains("Awarded once"), "{body}");
        assert!(!body.contains("Lovelace") && !body.contains("ada."), "{body}");
        assert!(mail.header("List-Unsubscribe").is_some());
    }
    office.clock.advance(TimeDelta::minutes(1));
    office.give(&badge, GRACE, "Grace Hopper").await;
    assert_eq!(office.digests_after(TimeDelta::hours(20)).await.len(), 0, "the second of a day");
    assert_eq!(office.digests_after(TimeDelta::hours(5)).await.len(), told.len());
    assert_eq!(office.digests_after(TimeDelta::hours(30)).await.len(), 0, "nothing is told twice");
    office.close().await;
}

#[tokio::test]
async fn two_processes_that_gather_at_once_tell_a_teacher_once() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.clock.advance(TimeDelta::hours(2));
    let app = &office.taught.app.app;
    let (one, other) = tokio::join!(gather_digests(app), gather_digests(app));
    let made = one.unwrap() + other.unwrap();
    office.send().await.unwrap();
    let told: Vec<String> =
        office.server.received().into_iter().map(|mail| mail.to).filter(|to| to != ADA && to != GRACE).collect();
    assert_eq!(told.len(), made);
    let mut each = told.clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), told.len(), "{told:?}");
    office.close().await;
}

#[tokio::test]
async fn a_teacher_chooses_on_the_course_page_how_often() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let page = office.taught.app.page(&office.taught.teacher, "badges").await.expect(200).text();
    assert!(page.contains("at most one a day") && page.contains("name=\"every\""), "{page}");
    let learner = office.taught.app.open(&office.taught.lms, "ada").await;
    let refused = office.taught.app.post(&learner, "digest", &[("every", "off")]).await;
    assert!((400..500).contains(&refused.status), "{}", refused.status);
    assert_eq!(office.choose("hourly").await, 404);
    assert_eq!(office.choose("off").await, 303);
    let page = office.taught.app.page(&office.taught.teacher, "badges").await.expect(200).text();
    assert!(page.contains("<option value=\"off\" selected>"), "{page}");
    office.give(&badge, ADA, "Ada Lovelace").await;
    // Within the two hours of the session.
    let others = office.digests_after(TimeDelta::minutes(90)).await.len();
    assert_eq!(office.choose("weekly").await, 303);
    assert_eq!(office.digests_after(TimeDelta::hours(2)).await.len(), 1, "a first one, {others} others before");
    office.clock.advance(TimeDelta::minutes(1));
    office.give(&badge, GRACE, "Grace Hopper").await;
    office.digests_after(TimeDelta::days(3)).await;
    assert_eq!(office.digests_after(TimeDelta::days(3)).await.len(), 0, "before the week is over");
    assert_eq!(office.digests_after(TimeDelta::hours(36)).await.len(), 1);
    office.close().await;
}

#[tokio::test]
async fn a_teacher_is_told_how_many_requests_wait_and_nothing_of_what_they_say() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let app = &office.taught.app;
    let learner = app.open(&office.taught.lms, "ada").await;
    let path = format!("ask/{}", badge.achievement.id);
    let form = app.page(&learner, &path).await.expect(200).text();
    let request = hidden(&form, "request");
    let fields =
        [("request", request.as_str()), ("text-question", "Why is my pendulum not counted?"), ("action", "submit")];
    app.post(&learner, &path, &fields).await.expect(303);
    assert_eq!(office.digests_after(TimeDelta::minutes(10)).await.len(), 0, "a busy hour goes into one");
    let told = office.digests_after(TimeDelta::hours(2)).await;
    assert!(!told.is_empty());
    for mail in &told {
        let body = mail.body.replace("=\r\n", "");
        assert!(body.contains("Quiz") && body.contains("A request of a learner waits for an answer."), "{body}");
        assert!(!body.contains("pendulum") && !body.contains("Lovelace") && !body.contains("ada."), "{body}");
    }
    assert_eq!(office.digests_after(TimeDelta::hours(30)).await.len(), 0, "nothing is told twice");
    assert_eq!(office.digests_after(TimeDelta::days(9)).await.len(), 0, "nor later");
    office.close().await;
}

#[tokio::test]
async fn what_was_answered_or_taken_back_before_the_digest_is_not_told() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let app = &office.taught.app;
    for (key, leaves) in [("ada", "withdrawn"), ("lukasz", "approved")] {
        let learner = app.open(&office.taught.lms, key).await;
        let path = format!("ask/{}", badge.achievement.id);
        let form = app.page(&learner, &path).await.expect(200).text();
        let request = hidden(&form, "request");
        let fields = [("request", request.as_str()), ("text-question", "Why?"), ("action", "submit")];
        app.post(&learner, &path, &fields).await.expect(303);
        let statement = format!("UPDATE requests SET state = '{leaves}' WHERE id = '{request}'");
        assert_eq!(crate::course::execute(app, &statement), 1);
    }
    assert_eq!(office.digests_after(TimeDelta::hours(2)).await.len(), 0);
    office.close().await;
}
