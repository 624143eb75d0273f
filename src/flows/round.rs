//! A whole round of a course, now: polled, judged and signed, side by side with the workers that do the same in time.

use super::sync::SyncReport;
use super::work::{self, WorkError};
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::store::{Context, JobKind, JobState, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    #[error("there is no course {0}")]
    UnknownContext(ContextId),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Work(#[from] WorkError),
}

/// What a whole round came to: polled, judged and signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncSummary {
    pub report: SyncReport,
    /// Awards made meanwhile.
    pub awarded: i64,
    /// Awards of the course that are flagged now.
    pub flagged: i64,
    /// Awards that wait until somebody confirms them.
    pub held: i64,
}

/// Three seconds: longer, and a page without learners is better than no page.
const FIRST_PAGE_GLANCES: usize = 30;
/// Polls, judges and signs now, and waits for whoever is at it already.
pub async fn sync_now(app: &App, id: ContextId) -> Result<SyncSummary, RoundError> {
    if app.store.find_context(id.clone()).await?.is_none() {
        return Err(RoundError::UnknownContext(id));
    }
    let before = app.store.count_course_awards(id.clone()).await?;
    app.store.begin_sync(id.clone(), app.clock.now()).await?;
    let report = loop {
        if let Some(outcome) = work::run_named(app, JobKind::Sync, id.as_str()).await? {
            break outcome.report;
        }
        // A worker was faster; its poll may have begun before we were asked, so we poll again ourselves.
        app.store.enqueue(JobKind::Sync, id.as_str().to_owned(), app.clock.now()).await?;
    };
    work::run_named(app, JobKind::Copy, id.as_str()).await?;
    judge_and_sign(app, id.clone(), None).await?;
    let after = app.store.count_course_awards(id.clone()).await?;
    let held = app.store.count_held(id).await?;
    Ok(SyncSummary { report, awarded: after.earned - before.earned, flagged: after.flagged, held })
}

/// Judges what is known already, without asking the platform, and signs for a while; workers sign what is left.
pub async fn settle(app: &App, id: ContextId) -> Result<(), RoundError> {
    const WHILE: std::time::Duration = std::time::Duration::from_secs(10);
    judge_and_sign(app, id, Some(WHILE)).await
}

async fn judge_and_sign(app: &App, id: ContextId, at_most: Option<std::time::Duration>) -> Result<(), RoundError> {
    let begun = std::time::Instant::now();
    work::run_named(app, JobKind::Evaluate, id.as_str()).await?;
    let late = || at_most.is_some_and(|at_most| begun.elapsed() > at_most);
    let mut badges = app.store.list_unsigned(id.clone()).await?;
    // One run signs so many and asks for the next; a badge that a run left as it was fails for a reason, and is
    // tried again by the workers.
    while !badges.is_empty() && !late() {
        let before = app.store.count_unsigned(id.clone()).await?;
        for badge in badges {
            work::run_named(app, JobKind::Issue, badge.as_str()).await?;
        }
        if app.store.count_unsigned(id.clone()).await? >= before {
            break;
        }
        badges = app.store.list_unsigned(id.clone()).await?;
    }
    app.work.notify_waiters();
    Ok(())
}

/// Waits a moment for the first poll of a course, so that its first page has something to show.
pub async fn await_first(app: &App, context: &Context) -> Result<(), StoreError> {
    const GLANCE: std::time::Duration = std::time::Duration::from_millis(100);
    if context.last_sync_at.is_some() || context.last_error.is_some() {
        return Ok(());
    }
    for _ in 0..FIRST_PAGE_GLANCES {
        let now = app.clock.now();
        let mut is_done = true;
        for kind in [JobKind::Sync, JobKind::Copy] {
            let state = app.store.find_job_state(kind, context.id.as_str().to_owned(), now).await?;
            is_done &= state == JobState::Gone;
        }
        if is_done {
            break;
        }
        tokio::time::sleep(GLANCE).await;
    }
    Ok(())
}
