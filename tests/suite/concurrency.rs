//! Once, whatever runs twice: many workers, two nodes on one database, and work that was cut off half-way.

use std::collections::BTreeSet;

use accolade::app::App;
use accolade::domain::details::AwardDetails;
use accolade::flows::award::{Recipient, award};
use accolade::flows::evaluate::evaluate;
use accolade::flows::issue::issue;
use accolade::flows::launch::{self, Outcome, Shown};
use accolade::flows::register::{PlatformInput, register};
use accolade::flows::round::sync_now;
use accolade::flows::work;
use accolade::jobs;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{JobKind, Recorded, StoredAchievement};
use chrono::Duration;
use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::app::{TestApp, config};
use crate::course::{Taught, awards_of, query, rows};

const DEPLOYMENT: &str = "https://purl.imsglobal.org/spec/lti/claim/deployment_id";

/// A second process on the same database.
async fn other_process(app: &TestApp) -> App {
    App::start(config(&app.origin, app.database_url(), true), app.app.clock.clone(), true).await.unwrap()
}

async fn second_node(taught: &Taught) -> App {
    other_process(&taught.app).await
}

/// Holds that each who earned the badge has it once, signed once, under a status index of its own.
async fn assert_once(taught: &Taught, badge: &StoredAchievement) {
    let awards = taught.awards(badge).await;
    let persons: BTreeSet<_> = awards.iter().map(|award| award.person.clone()).collect();
    assert!(awards.len() > 5);
    assert_eq!(persons.len(), awards.len());
    assert_eq!(rows(&taught.app, "credentials").len(), rows(&taught.app, "awards").len());
    let mut places = BTreeSet::new();
    for award in &awards {
        let document: Value = serde_json::from_slice(&taught.file(award, "json").await).unwrap();
        let status = &document["credentialStatus"];
        places.insert((status["statusListCredential"].to_string(), status["statusListIndex"].to_string()));
    }
    assert_eq!(places.len(), awards.len());
    assert_eq!(taught.states(&awards[0]).await, [State::Valid; 3]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_rounds_at_once_on_two_nodes_award_and_sign_once() {
    let taught = Taught::start(Manners::Moodle).await;
    let other = second_node(&taught).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let workers = [jobs::start(&taught.app.app), jobs::start(&other)];
    let nodes = [&taught.app.app, &other];
    let rounds = (0..6).map(|number| sync_now(nodes[number % 2], taught.context.clone()));
    let judgings = (0..8).map(|number| evaluate(nodes[number % 2], taught.context.clone()));
    let (rounds, judgings) = join(join_all(rounds), join_all(judgings)).await;
    for round in rounds {
        assert_eq!(round.unwrap().report.errors, Vec::<String>::new());
    }
    let granted: usize = judgings.into_iter().map(|judging| judging.unwrap().awarded).sum();
    for workers in workers {
        workers.stop().await;
    }
    taught.sync().await;
    let awards = taught.awards(&badge).await;
    assert!(granted <= awards.len());
    // Signing again by name finds nothing to do.
    let again = awards.iter().flat_map(|award| nodes.map(|node| issue(node, vec![award.id.clone()])));
    for signed in join_all(again).await {
        assert_eq!(signed.unwrap(), 0);
    }
    assert_once(&taught, &badge).await;
    taught.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_award_signed_by_many_at_once_has_one_credential() {
    let taught = Taught::start(Manners::Canvas).await;
    let other = second_node(&taught).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    let awards = taught.awards(&badge).await;
    assert!(awards.iter().all(|award| award.credential.is_none()));
    let nodes = [&taught.app.app, &other, &taught.app.app, &other];
    let signings = awards.iter().flat_map(|award| nodes.map(|node| issue(node, vec![award.id.clone()])));
    let signed: usize = join_all(signings).await.into_iter().map(Result::unwrap).sum();
    assert_eq!(signed, awards.len());
    assert_once(&taught, &badge).await;
    taught.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_person_awarded_by_hand_many_times_at_once_is_awarded_once() {
    let taught = Taught::start(Manners::Moodle).await;
    let other = second_node(&taught).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 100}})).await;
    let ada = Recipient::Member(taught.lms.person_id("ada"));
    let nodes = [&taught.app.app, &other];
    let calls = (0..6).map(|number| award(nodes[number % 2], &badge, &ada, AwardDetails::default(), None, "hand"));
    let outcomes: Vec<_> = join_all(calls).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(outcomes.iter().filter(|(_, recorded)| *recorded == Recorded::New).count(), 1);
    assert_eq!(outcomes.iter().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>().len(), 1);
    assert_eq!(rows(&taught.app, "credentials").len(), 1);
    for person in ["teacher", "nobody"] {
        let sub = if person == "nobody" { "no-such-sub".to_owned() } else { taught.lms.person_id(person) };
        assert!(
            award(&other, &badge, &Recipient::Member(sub), AwardDetails::default(), None, "hand").await.is_err(),
            "{person}"
        );
    }
    taught.stop().await;
}

#[tokio::test]
async fn work_that_was_killed_half_way_is_completed_once_when_its_lease_ends() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    let granted = taught.awards(&badge).await;
    assert!(!granted.is_empty() && granted.iter().all(|award| award.credential.is_none()));
    // A worker takes every job there is, and dies with them.
    let store = &taught.app.app.store;
    let kinds = &[JobKind::Issue, JobKind::Evaluate, JobKind::Sync, JobKind::Status];
    let mut taken = 0;
    while store.take_job(kinds, work::new_lease(), clock.now(), work::LEASE).await.unwrap().is_some() {
        taken += 1;
    }
    assert!(taken > 0);
    let other = second_node(&taught).await;
    let unsigned = async || awards_of(&other, &badge).await.iter().filter(|award| award.credential.is_none()).count();
    let work_for_a_while = async || {
        let workers = jobs::start(&other);
        for _ in 0..60 {
            if unsigned().await == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        workers.stop().await;
    };
    // As long as the lease holds, nobody else touches them.
    clock.advance(work::LEASE - Duration::seconds(1));
    let workers = jobs::start(&other);
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    workers.stop().await;
    assert_eq!(unsigned().await, granted.len());
    clock.advance(Duration::seconds(2));
    work_for_a_while().await;
    assert_eq!(unsigned().await, 0);
    assert_eq!(taught.awards(&badge).await.len(), granted.len());
    assert_once(&taught, &badge).await;
    taught.stop().await;
}

#[tokio::test]
async fn stopping_the_workers_between_granting_and_signing_loses_nothing() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let workers = jobs::start(&taught.app.app);
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    workers.stop().await;
    let granted = taught.awards(&badge).await.len();
    // The next poll of the course signs what is left.
    let summary = taught.sync().await;
    assert_eq!(summary.awarded, 0);
    assert_eq!(taught.awards(&badge).await.len(), granted);
    assert_once(&taught, &badge).await;
    taught.stop().await;
}

#[tokio::test]
async fn what_another_process_says_of_a_registration_holds_at_the_next_launch() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "ada").await;
    let other = other_process(&app).await;
    let fixed = PlatformInput {
        deployment_id: Some("another".to_owned()),
        accepts_new_deployments: false,
        ..TestApp::platform_input(&lms)
    };
    register(&other, fixed).await.unwrap();
    let elsewhere = lms.launch_as("ada").with(DEPLOYMENT, json!("course-7")).begin();
    app.launch(&lms, elsewhere).await.assert_refused("<code>launch.deployment_unknown</code>");
    app.open(&lms, "ada").await;

    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let id = app.app.store.list_registrations().await.unwrap()[0].0.id.as_str().into();
    assert!(other.store.remove_registration(id, other.clock.now()).await.unwrap());
    let refused = app.post_launch(&post.fields, begun.cookies().first()).await;
    refused.assert_refused("<code>login.registration_unknown</code>");
    assert_eq!(query(&app, "SELECT 'x' AS found FROM sessions").len(), 2);
    app.stop().await;
}

#[tokio::test]
async fn a_launch_that_another_process_saw_is_refused_here() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    // The login began in another process, and is answered there once more.
    let other = other_process(&app).await;
    let cookie = begun.cookies().remove(0);
    let (name, value) = cookie.split_once('=').unwrap();
    let show = |wanted: &str| name.ends_with(wanted).then(|| value.to_owned());
    let opened = launch::complete(&other, &post.fields, Shown { cookie: &show, from_own_page: false }).await.unwrap();
    assert!(matches!(opened, Outcome::Opened(_)));
    app.post_launch(&post.fields, Some(&cookie)).await.assert_refused("<code>launch.replayed</code>");
    app.stop().await;
}

#[tokio::test]
async fn connections_that_the_database_cut_are_noticed_before_anything_is_lost() {
    let (mut app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "ada").await;
    app.stop_workers().await;
    // SQLite has no server that could go away.
    if !app.database_url().starts_with("sqlite:") {
        let cut = query(
            &app,
            "SELECT pg_terminate_backend(pid)::text AS found FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        assert!(!cut.is_empty());
    }
    let frame = app.open(&lms, "ada").await;
    app.page(&frame, "").await.expect(200);
    app.stop().await;
}
