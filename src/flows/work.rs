//! Carries out jobs: what each kind means, and how one is run by name while workers run too.

use std::time::Duration;

use chrono::TimeDelta;

use super::copy::{self, CopyError};
use super::deliver::{DeliverError, deliver};
use super::evaluate::evaluate;
use super::issue::{IssueError, issue_waiting};
use super::log::{self, LogError};
use super::mail::{self, MailJobError};
use super::status::{self, StatusError};
use super::sync::{SyncError, SyncReport, poll};
use crate::app::App;
use crate::keys;
use crate::store::{Job, JobKind, JobState, StoreError, attended};

#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Sync(#[from] SyncError),
    #[error("{0}")]
    Issue(#[from] IssueError),
    #[error("{0}")]
    Status(#[from] StatusError),
    #[error("{0}")]
    Deliver(#[from] DeliverError),
    #[error("{0}")]
    Copy(#[from] CopyError),
    #[error("{0}")]
    Log(#[from] LogError),
    #[error("{0}")]
    Mail(#[from] MailJobError),
    #[error("another worker has been at it for too long")]
    Busy,
}

/// What a job came to, as far as anybody asks.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub report: SyncReport,
}

/// How long a job is held. A killed worker's job runs again after it; a poll of a large course takes minutes.
pub const LEASE: TimeDelta = TimeDelta::minutes(15);
/// How long somebody waits for a job that another worker is at.
const PATIENCE: usize = 600;
const GLANCE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(1);

/// Names whoever takes a job.
pub fn new_lease() -> String {
    keys::ordered_id()
}

/// Does what the job asks for.
pub async fn perform(app: &App, job: &Job) -> Result<Outcome, WorkError> {
    let mut outcome = Outcome::default();
    match job.kind {
        JobKind::Sync => outcome.report = poll(app, job.subject.as_str().into()).await?,
        JobKind::Evaluate => {
            evaluate(app, job.subject.as_str().into()).await?;
        }
        JobKind::Issue => {
            issue_waiting(app, job.subject.as_str().into()).await?;
        }
        JobKind::Score => deliver(app, job.subject.as_str().into()).await?,
        JobKind::Log => log::enter(app).await?,
        JobKind::Mail => mail::send_waiting(app).await?,
        JobKind::Status => status::sign(app, job.subject.as_str().into()).await?,
        JobKind::Copy => {
            copy::bring_along(app, job.subject.as_str().into()).await?;
        }
    }
    Ok(outcome)
}

/// Performs a job that was taken and puts it away: done, or to be tried again after a growing pause.
pub async fn run(app: &App, job: Job) -> Result<Outcome, WorkError> {
    // What a job does is nobody's deed, whoever asked for it or waits.
    let outcome = attended(perform(app, &job)).await;
    match &outcome {
        Ok(_) => app.store.finish_job(job).await?,
        Err(error) => {
            tracing::warn!(kind = job.kind.as_str(), subject = job.subject, attempt = job.attempts + 1, %error, "a job failed");
            let doublings = u32::try_from(job.attempts).unwrap_or(0).min(8);
            let pause = (TimeDelta::seconds(15) * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
            app.store.postpone_job(job, app.clock.now() + pause, Some(error.to_string())).await?;
        }
    }
    outcome
}

/// Runs one job now. Where a worker has it already, waits until that one is done and runs it again only if it is
/// still wanted. `None` means that the job is gone: somebody else did it.
pub async fn run_named(app: &App, kind: JobKind, subject: &str) -> Result<Option<Outcome>, WorkError> {
    for _ in 0..PATIENCE {
        let lease = new_lease();
        if let Some(job) = app.store.take_named_job(kind, subject.to_owned(), lease, app.clock.now(), LEASE).await? {
            return run(app, job).await.map(Some);
        }
        match app.store.find_job_state(kind, subject.to_owned(), app.clock.now()).await? {
            JobState::Gone => return Ok(None),
            JobState::Waiting => {}
            JobState::Running => tokio::time::sleep(GLANCE).await,
        }
    }
    Err(WorkError::Busy)
}
