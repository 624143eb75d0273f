//! Renewals: a new credential of the same award, once, early or late, by the rule or by people.

use accolade::app::App;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::evaluate::evaluate;
use accolade::flows::renew::{RenewError, renew};
use accolade::flows::revoke::{Because, revoke};
use accolade::flows::suspend::suspend;
use accolade::flows::work;
use accolade::jobs;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, JobKind, StoredAchievement};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use crate::app::config;
use crate::course::{Taught, rows};

/// A badge that lasts 100 days, and its holder.
async fn lasting(taught: &Taught, life: &str) -> (StoredAchievement, Award) {
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 98}});
    let input = BadgeInput { expires_after: Some(life.into()), ..taught.input("Quiz", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    taught.sync().await;
    let award = taught.award(&badge, "lukasz").await.unwrap();
    (badge, award)
}

fn end(award: &Award) -> DateTime<Utc> {
    award.credential.as_ref().unwrap().1.unwrap()
}

#[tokio::test]
async fn renewed_early_a_badge_is_extended_from_its_old_end_and_the_old_one_leads_to_the_new() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let (badge, first) = lasting(&taught, "P100D").await;
    let old = taught.file(&first, "json").await;
    clock.advance(Duration::days(90));
    assert!(renew(&taught.app.app, first.id.clone()).await.unwrap());
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(renewed.id, first.id);
    assert_eq!(end(&renewed), end(&first) + Duration::days(100));
    assert_eq!(taught.awards(&badge).await.len(), taught.holders(&badge).await.len());
    let [was, is] = [&first, &renewed].map(|award| award.credential.clone().unwrap().0);
    assert_ne!(was, is);
    assert_eq!(renewed.earlier, std::slice::from_ref(&was));
    taught_lists(&taught).await;
    assert_eq!(taught.states(&renewed).await, [State::Valid; 3]);

    // What was signed is as it was; it is superseded, not revoked.
    assert_eq!(taught.file(&first, "json").await, old);
    assert!(!taught.bit(&old).await);
    let report = taught.verify(&old).await;
    assert_eq!(report.state, State::Superseded);
    let newer = taught.app.app.urls.credential(is.as_str());
    assert!(report.checks.iter().any(|check| check.detail.contains(&newer)), "{report:#?}");
    let page = taught.app.browse(&format!("/credentials/{was}")).await.expect(200).text();
    assert!(page.contains("Replaced by a newer one") && page.contains(&newer), "{page}");
    // A verifier that holds the old file finds the new one at the address that was signed.
    let document: Value = serde_json::from_slice(&old).unwrap();
    assert_eq!(document["refreshService"]["type"], "1EdTechCredentialRefresh");
    let refreshed = taught.app.fetch(document["refreshService"]["id"].as_str().unwrap()).await.expect(200);
    assert_eq!(refreshed.bytes, taught.file(&renewed, "json").await);
    assert_eq!(refreshed.header("access-control-allow-origin"), "*");
    let newest: Value = serde_json::from_slice(&refreshed.bytes).unwrap();
    let itself = taught.app.fetch(newest["refreshService"]["id"].as_str().unwrap()).await.expect(200);
    assert_eq!(itself.bytes, refreshed.bytes);
    assert_eq!(taught.app.fetch("/refresh/nonsense").await.status, 404);
    // It begins now, which is what tells verifiers that it is the newer.
    assert!(newest["validFrom"].as_str() > document["validFrom"].as_str());
    taught.stop().await;
}

/// The lists of revocations are signed again by workers, as long as the server runs.
async fn taught_lists(taught: &Taught) {
    let workers = jobs::start(&taught.app.app);
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    workers.stop().await;
}

#[tokio::test]
async fn renewed_late_a_badge_is_in_force_from_today_and_counts_again_for_others() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let (badge, first) = lasting(&taught, "P100D").await;
    let above = taught.badge("Above", json!({"badge": "quiz"})).await;
    taught.settle().await;
    clock.advance(Duration::days(130));
    taught.app.app.store.tell_expired(clock.now()).await.unwrap();
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    assert!(taught.award(&above, "lukasz").await.unwrap().flag.is_some());
    assert!(renew(&taught.app.app, first.id.clone()).await.unwrap());
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&renewed), clock.now() + Duration::days(100));
    taught.settle().await;
    assert_eq!(taught.award(&above, "lukasz").await.unwrap().flag, None);
    taught.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_renew_at_once_on_two_nodes_renew_once() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let other = App::start(config(&taught.app.origin, taught.app.database_url(), true), clock.clone(), true).await;
    let other = other.unwrap();
    let (badge, first) = lasting(&taught, "P100D").await;
    clock.advance(Duration::days(90));
    let nodes = [&taught.app.app, &other];
    let calls = (0..6).map(|number| renew(nodes[number % 2], first.id.clone()));
    let outcomes = futures_util::future::join_all(calls).await;
    assert_eq!(outcomes.into_iter().filter(|renewed| *renewed.as_ref().unwrap()).count(), 1);
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&renewed), end(&first) + Duration::days(100));
    assert_eq!(renewed.earlier.len(), 1);
    // Again only once it has less than a whole life left.
    assert!(!renew(&other, first.id.clone()).await.unwrap());
    clock.advance(Duration::days(20));
    assert!(renew(&other, first.id.clone()).await.unwrap());
    let again = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&again), end(&first) + Duration::days(200));
    assert_eq!(again.earlier.len(), 2);
    // Every earlier badge leads to the newest.
    for id in &again.earlier {
        let page = taught.app.browse(&format!("/credentials/{id}")).await.expect(200).text();
        assert!(page.contains(&taught.app.app.urls.credential(again.credential.as_ref().unwrap().0.as_str())));
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_renewal_that_was_cut_off_before_its_signature_is_signed_by_the_next_worker() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let (badge, first) = lasting(&taught, "P100D").await;
    clock.advance(Duration::days(90));
    let (number, span) = first.current.unwrap();
    let renewal = accolade::store::Renewal {
        award: first.id.clone(),
        number,
        version: first.version.clone(),
        trace: None,
        earned_at: None,
        life_from: span.until.unwrap(),
    };
    let store = &taught.app.app.store;
    assert!(store.record_renewal(renewal.clone(), clock.now()).await.unwrap());
    assert!(!store.record_renewal(renewal, clock.now()).await.unwrap());
    // A worker takes the signature and dies with it.
    let taken = store.take_job(&[JobKind::Issue], work::new_lease(), clock.now(), work::LEASE).await.unwrap();
    assert!(taken.is_some());
    let unsigned = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(unsigned.credential, first.credential);
    clock.advance(work::LEASE + Duration::seconds(1));
    let workers = jobs::start(&taught.app.app);
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if taught.award(&badge, "lukasz").await.unwrap().credential != first.credential {
            break;
        }
    }
    workers.stop().await;
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&renewed), end(&first) + Duration::days(100));
    assert_eq!(rows(&taught.app, "credentials").len(), taught.awards(&badge).await.len() + 1);
    taught.stop().await;
}

#[tokio::test]
async fn taking_the_quiz_again_renews_the_badge_and_a_corrected_grade_does_not() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let (badge, first) = lasting(&taught, "P100D").await;
    // A grade that moves in the first half of the life belongs to the first time.
    clock.advance(Duration::days(3));
    taught.tell("Final quiz", &[("lukasz", "99")]).await;
    taught.settle().await;
    assert_eq!(taught.award(&badge, "lukasz").await.unwrap().credential, first.credential);
    // In the second half it was taken again, and that is seen though the end is far.
    clock.advance(Duration::days(60));
    taught.tell("Final quiz", &[("lukasz", "98.5")]).await;
    let judged = evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    assert_eq!((judged.renewed, judged.awarded), (1, 0));
    taught.settle().await;
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&renewed), end(&first) + Duration::days(100));
    // What the rule saw this time is what the new badge stands on.
    assert!(renewed.trace.contains("98.5") && renewed.earned_at > first.earned_at);
    // Once, however often it is judged.
    taught.app.app.store.enqueue(JobKind::Evaluate, taught.context.to_string(), clock.now()).await.unwrap();
    taught.settle().await;
    assert_eq!(taught.award(&badge, "lukasz").await.unwrap().credential, renewed.credential);

    // Taken again long after the end: from that day on.
    clock.advance(Duration::days(400));
    taught.tell("Final quiz", &[("lukasz", "100")]).await;
    taught.settle().await;
    let late = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&late), clock.now() + Duration::days(100));
    // Failing it takes nothing away.
    clock.advance(Duration::days(60));
    taught.tell("Final quiz", &[("lukasz", "12")]).await;
    taught.settle().await;
    let flagged = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(flagged.credential, late.credential);
    assert!(flagged.flag.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn what_does_not_run_out_or_is_not_in_force_is_not_renewed() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let endless = taught.badge("Endless", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    let (badge, award) = lasting(&taught, "P100D").await;
    let app = &taught.app.app;
    let other = taught.award(&endless, "lukasz").await.unwrap();
    let file: Value = serde_json::from_slice(&taught.file(&other, "json").await).unwrap();
    // Nothing to refresh, so no context for it either.
    assert_eq!((file.get("refreshService"), file["@context"].as_array().unwrap().len()), (None, 2));
    assert!(matches!(renew(app, other.id).await, Err(RenewError::NotRenewed(_))));
    assert!(matches!(renew(app, "none".into()).await, Err(RenewError::NoSuchAward)));
    clock.advance(Duration::days(90));
    suspend(app, award.id.clone(), None).await.unwrap();
    assert!(matches!(renew(app, award.id.clone()).await, Err(RenewError::NotInForce(_))));
    revoke(app, award.id.clone(), "Copied", Because::Cause).await.unwrap();
    assert!(matches!(renew(app, award.id.clone()).await, Err(RenewError::NotInForce(_))));
    let paused = accolade::domain::award::AchievementState::Paused;
    author::move_to(app, &badge.achievement.id, paused, author::Looked::Everybody).await.unwrap();
    let left = taught.awards(&badge).await.into_iter().find(|other| other.id != award.id).unwrap();
    assert!(matches!(renew(app, left.id).await, Err(RenewError::NotActive)));
    taught.stop().await;
}

#[tokio::test]
async fn a_teacher_renews_on_the_page_of_the_badge() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let (badge, award) = lasting(&taught, "P1D").await;
    clock.advance(Duration::minutes(50));
    let page = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200).text();
    let address = format!("awards/{}/renew", award.id);
    assert!(page.contains(&address), "{page}");
    for _ in 0..2 {
        taught.app.post(&taught.teacher, &address, &[]).await.expect(303);
    }
    let renewed = taught.award(&badge, "lukasz").await.unwrap();
    assert_eq!(end(&renewed), end(&award) + Duration::days(1));
    taught.stop().await;
}
