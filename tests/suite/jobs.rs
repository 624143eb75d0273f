//! The queue behind the background work: what is taken, put back, and asked for again.

use accolade::store::{JobKind, JobState};
use chrono::TimeDelta;

use crate::app::TestApp;

const KINDS: &[JobKind] = &[JobKind::Evaluate];

#[tokio::test]
async fn a_job_asked_for_while_it_runs_runs_again_at_the_time_asked_for() {
    let mut app = TestApp::start().await;
    app.stop_workers().await;
    let store = app.app.store.clone();
    let now = app.app.clock.now();
    let lease_for = TimeDelta::minutes(1);
    store.enqueue(JobKind::Evaluate, "course".into(), now).await.unwrap();
    let job = store.take_job(KINDS, "first".into(), now, lease_for).await.unwrap().expect("a job is due");
    assert!(store.take_job(KINDS, "second".into(), now, lease_for).await.unwrap().is_none(), "it was taken twice");

    let later = now + TimeDelta::hours(1);
    store.enqueue(JobKind::Evaluate, "course".into(), later).await.unwrap();
    store.finish_job(job).await.unwrap();
    assert!(store.take_job(KINDS, "second".into(), now, lease_for).await.unwrap().is_none(), "it ran too early");
    let again =
        store.take_job(KINDS, "second".into(), later, lease_for).await.unwrap().expect("it was asked for again");
    store.finish_job(again).await.unwrap();
    assert_eq!(store.find_job_state(JobKind::Evaluate, "course".into(), later).await.unwrap(), JobState::Gone);
    app.stop().await;
}

#[tokio::test]
async fn the_job_of_a_killed_worker_runs_again_when_its_lease_ends_and_the_dead_finish_nothing() {
    let mut app = TestApp::start().await;
    app.stop_workers().await;
    let store = app.app.store.clone();
    let now = app.app.clock.now();
    let lease_for = TimeDelta::minutes(1);
    store.enqueue(JobKind::Evaluate, "course".into(), now).await.unwrap();
    let abandoned = store.take_job(KINDS, "killed".into(), now, lease_for).await.unwrap().expect("a job is due");
    let after = now + TimeDelta::minutes(2);
    let taken = store.take_job(KINDS, "heir".into(), after, lease_for).await.unwrap().expect("the lease has ended");
    store.finish_job(abandoned).await.unwrap();
    assert_eq!(store.find_job_state(JobKind::Evaluate, "course".into(), after).await.unwrap(), JobState::Running);
    store.finish_job(taken).await.unwrap();
    assert_eq!(store.find_job_state(JobKind::Evaluate, "course".into(), after).await.unwrap(), JobState::Gone);
    app.stop().await;
}
