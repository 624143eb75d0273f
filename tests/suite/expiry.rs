//! Badges that run out: after a length of time, on a day for everybody, and what that means for others.

use accolade::domain::award::AwardStatus;
use accolade::domain::details::AwardDetails;
use accolade::flows::author::{self, AuthorError, BadgeInput, Fault};
use accolade::flows::award::{AwardError, Recipient, award};
use accolade::flows::evaluate::evaluate;
use accolade::jobs;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use crate::course::{Taught, query, revise};

#[tokio::test]
async fn a_badge_may_end_on_a_day_for_everybody() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let end: DateTime<Utc> = (clock.now() + Duration::days(40)).format("%FT23:59:59Z").to_string().parse().unwrap();
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = BadgeInput { expires_after: Some(end.format("%F").to_string()), ..taught.input("Term", rule.clone()) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    let first = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(first.credential.as_ref().unwrap().1, Some(end));
    let file: Value = serde_json::from_slice(&taught.file(&first, "json").await).unwrap();
    assert_eq!(file["validUntil"], end.format("%FT%TZ").to_string());
    assert_eq!(taught.states(&first).await, [State::Valid; 3]);

    clock.advance(end - clock.now() + Duration::seconds(1));
    assert_eq!(first.status(clock.now()), AwardStatus::Expired);
    // Nobody gets what would be expired at once, neither by the rule nor by hand.
    let holders = taught.holders(&badge).await;
    taught.tell("Final quiz", &[("ada", "100"), ("lukasz", "100")]).await;
    taught.settle().await;
    assert_eq!(taught.holders(&badge).await, holders);
    let ada = Recipient::Member(taught.lms.person_id("ada"));
    let refused = award(&taught.app.app, &badge, &ada, AwardDetails::default(), None, "hand").await;
    assert!(matches!(refused, Err(AwardError::Over)));
    // A new badge cannot have an end that has passed; an old one can still be worded anew.
    let past = BadgeInput { expires_after: Some(end.to_rfc3339()), ..taught.input("Late", rule) };
    let refused = author::create(&taught.app.app, past, true).await;
    assert!(matches!(refused, Err(AuthorError::Faults(faults)) if matches!(faults[..], [Fault::Expiry(_)])));
    let mut same = author::input_of(&taught.again(&badge).await);
    same.description = "Worded anew.".into();
    revise(&taught.app.app, &badge, same).await.unwrap();
    taught.stop().await;
}

#[tokio::test]
async fn a_rule_that_names_a_badge_is_judged_again_when_it_runs_out() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = BadgeInput { expires_after: Some("P30D".into()), ..taught.input("Quiz", rule) };
    author::create(&taught.app.app, input, true).await.unwrap();
    let above = taught.badge("Above", json!({"badge": "quiz"})).await;
    taught.sync().await;
    let kept = taught.award(&above, "lukasz").await.unwrap();
    assert_eq!(kept.flag, None);

    clock.advance(Duration::days(30));
    assert_eq!(taught.app.app.store.tell_expired(clock.now()).await.unwrap(), taught.awards(&above).await.len());
    // Two nodes look at once, and tell it once.
    let nodes = [taught.app.app.store.tell_expired(clock.now()), taught.app.app.store.tell_expired(clock.now())];
    for told in futures_util::future::join_all(nodes).await {
        assert_eq!(told.unwrap(), 0);
    }
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    let kept = taught.award(&above, "lukasz").await.unwrap();
    assert_eq!(kept.flag.as_deref(), Some("the rule is no longer met"));
    // It stays, and says that somebody should look.
    assert_eq!(kept.status(clock.now()), AwardStatus::Valid);
    taught.stop().await;
}

#[tokio::test]
async fn the_schedule_sees_that_a_badge_ran_out() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = BadgeInput { expires_after: Some("P1D".into()), ..taught.input("Quiz", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    let above = taught.badge("Above", json!({"badge": "quiz"})).await;
    taught.sync().await;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    clock.advance(Duration::days(1));
    let told = || query(&taught.app, "SELECT id AS found FROM credentials WHERE expiry_told").len();
    assert_eq!(told(), 0);
    // The course is polled by nobody here: what is known already is judged again.
    let workers = jobs::start(&taught.app.app);
    let mut flag = None;
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        flag = taught.award(&above, "lukasz").await.unwrap().flag;
        if flag.is_some() {
            break;
        }
    }
    workers.stop().await;
    assert!(flag.is_some() && told() > 0);
    let page = taught.app.browse(&format!("/credentials/{}", award.credential.unwrap().0)).await.expect(200);
    assert!(page.text().contains("Expired"));
    taught.app.stop().await;
}
