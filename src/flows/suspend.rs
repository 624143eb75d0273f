//! Sets an award aside while somebody looks at it, and takes that back.
//!
//! A suspended award counts for no rule and is told by its page, the API, our verifier and the hosted 2.0 form. Files
//! that were handed out do not tell it to the verifiers of others: one entry of a credential's status has room for one
//! purpose, and revocation may never be taken back.

use super::issue::{IssueError, issue};
use super::revoke::readable;
use crate::app::App;
use crate::domain::ids::AwardId;
use crate::store::{StoreError, Withdrawal};

#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    #[error("a reason has 500 characters at most, without control characters")]
    Reason,
    #[error("there is no such award")]
    NoSuchAward,
    #[error("the award was revoked, and that is for good")]
    Revoked,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Issue(#[from] IssueError),
}

/// Whether it was in force until now. The reason is for those who teach, and never public.
pub async fn suspend(app: &App, id: AwardId, reason: Option<&str>) -> Result<bool, SuspendError> {
    let reason = reason.map(|text| readable(text).ok_or(SuspendError::Reason)).transpose()?;
    let reason = reason.filter(|text| !text.is_empty());
    let outcome = app.store.suspend_award(id.clone(), reason, app.clock.now()).await?;
    changed(app, &id, outcome, "award suspended")
}

/// Whether it was suspended until now.
pub async fn reinstate(app: &App, id: AwardId) -> Result<bool, SuspendError> {
    let outcome = app.store.reinstate_award(id.clone(), app.clock.now()).await?;
    let was = changed(app, &id, outcome, "award reinstated")?;
    // A credential that was due when it was suspended.
    issue(app, vec![id]).await?;
    Ok(was)
}

fn changed(app: &App, id: &AwardId, outcome: Withdrawal, what: &'static str) -> Result<bool, SuspendError> {
    match outcome {
        Withdrawal::NoSuchAward => Err(SuspendError::NoSuchAward),
        Withdrawal::ForGood => Err(SuspendError::Revoked),
        Withdrawal::Before => Ok(false),
        Withdrawal::Now => {
            tracing::info!(award = %id, "{what}");
            app.work.notify_one();
            Ok(true)
        }
    }
}
