//! Takes one job after the other and carries it out.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::watch;

use crate::app::App;
use crate::flows::work;
use crate::store::{Job, JobKind};

/// How long a runner without work waits before it looks again; work of this process wakes it at once.
const IDLE: Duration = Duration::from_secs(2);
/// After a fault of the database.
const FAULT: Duration = Duration::from_secs(10);

const OWN_WORK: &[JobKind] = &[JobKind::Issue, JobKind::Status, JobKind::Log, JobKind::Copy, JobKind::Evaluate];
const KINDS: &[JobKind] = &[
    JobKind::Issue,
    JobKind::Status,
    JobKind::Log,
    JobKind::Copy,
    JobKind::Evaluate,
    JobKind::Score,
    JobKind::Mail,
    JobKind::Sync,
];
/// After a panic, which is a mistake of ours that trying again at once would only repeat.
const AFTER_PANIC: TimeDelta = TimeDelta::minutes(10);

/// Carries a job out in a task of its own, so that a panic ends the job and not the runner. Other failures are logged,
/// and the job put back, where it is run.
async fn carry_out(app: &App, job: Job) {
    let own = (app.clone(), job.clone());
    let task = tokio::spawn(async move { work::run(&own.0, own.1).await.map(drop) });
    if task.await.is_err() {
        tracing::error!(kind = job.kind.as_str(), subject = job.subject, "a job broke off");
        let later = app.clock.now() + AFTER_PANIC;
        if let Err(error) = app.store.postpone_job(job, later, Some("it broke off".to_owned())).await {
            tracing::error!(%error, "a job could not be put back");
        }
    }
}

/// Runs until it is stopped. `polls` says whether it asks platforms, too: one runner does not, so that slow platforms
/// hold up no signature.
pub async fn run(app: App, polls: bool, mut stopped: watch::Receiver<bool>) {
    let kinds = if polls { KINDS } else { OWN_WORK };
    while !*stopped.borrow() {
        let lease = work::new_lease();
        let pause = match app.store.take_job(kinds, lease, app.clock.now(), work::LEASE).await {
            Ok(Some(job)) => {
                carry_out(&app, job).await;
                continue;
            }
            Ok(None) => IDLE,
            Err(error) => {
                tracing::error!(%error, "no job could be taken");
                FAULT
            }
        };
        tokio::select! {
            () = app.work.notified() => {}
            () = tokio::time::sleep(pause) => {}
            _ = stopped.changed() => return,
        }
    }
}
