//! Withdraws an award for good: its credentials fail verification from the next signature of the status list on.
//!
//! The bit is never cleared again. Whoever was revoked by mistake gets the badge anew, as another award; whoever was
//! revoked for cause does not, until somebody clears the hold.

use std::collections::BTreeSet;

use super::status::StatusError;
use super::work::{self, WorkError};
use crate::app::App;
use crate::domain::ids::{AchievementId, AwardId, StatusListId};
use crate::store::{JobKind, StoreError, Withdrawal};

/// The longest reason; it is public.
pub const LONGEST_REASON: usize = 500;

#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    #[error(
        "a reason of 1 to {LONGEST_REASON} characters is needed, without control characters; it is shown in public"
    )]
    Reason,
    #[error("there is no such award")]
    NoSuchAward,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Status(#[from] StatusError),
    #[error("{0}")]
    Work(#[from] WorkError),
}

/// What a revocation means for another award of the badge to the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Another one is held back until somebody clears it.
    Cause,
    /// The award should never have been made, or not like this: people may award anew, and so may a rule for what
    /// happens from now on.
    Mistake,
}

/// Whether it was in force until now; the second of two revocations changes nothing.
pub async fn revoke(app: &App, id: AwardId, reason: &str, because: Because) -> Result<bool, RevokeError> {
    let reason = readable(reason).filter(|reason| !reason.is_empty()).ok_or(RevokeError::Reason)?;
    let lists = app.store.list_status_lists_of(id.clone()).await?;
    let holds_back = because == Because::Cause;
    let by_mail = app.mailer.is_some();
    match app.store.revoke_award(id.clone(), reason, holds_back, by_mail, None, app.clock.now()).await? {
        Withdrawal::NoSuchAward => Err(RevokeError::NoSuchAward),
        Withdrawal::Before | Withdrawal::ForGood => Ok(false),
        Withdrawal::Now => {
            tracing::info!(award = %id, holds_back, "award revoked");
            // The job is queued with the revocation; run at once, nobody waits for a worker to see the bit set.
            for list in lists {
                work::run_named(app, JobKind::Status, list.as_str()).await?;
            }
            Ok(true)
        }
    }
}

/// Takes back all awards of a badge that were made together, as made by mistake, and says how many were in force until
/// now. Run again after an interruption, it takes back what is left.
pub async fn undo_run(app: &App, achievement: AchievementId, run: String, reason: &str) -> Result<usize, RevokeError> {
    let reason = readable(reason).filter(|reason| !reason.is_empty()).ok_or(RevokeError::Reason)?;
    let (mut undone, mut lists) = (0, BTreeSet::new());
    for id in app.store.list_awards_of_run(achievement.clone(), run.clone()).await? {
        let of = app.store.list_status_lists_of(id.clone()).await?;
        lists.extend(of.into_iter().map(StatusListId::into_string));
        let (by_mail, told) = (app.mailer.is_some(), (undone == 0).then(|| run.clone()));
        let withdrawn = app.store.revoke_award(id, reason.clone(), false, by_mail, told, app.clock.now()).await?;
        undone += usize::from(withdrawn == Withdrawal::Now);
    }
    tracing::info!(%achievement, undone, "a run of awards undone");
    for list in lists {
        work::run_named(app, JobKind::Status, &list).await?;
    }
    Ok(undone)
}

/// Lets the person get the badge again; false when nothing stood in the way.
pub async fn clear_hold(app: &App, id: AwardId) -> Result<bool, RevokeError> {
    match app.store.clear_hold(id.clone(), app.clock.now()).await? {
        Withdrawal::NoSuchAward => Err(RevokeError::NoSuchAward),
        Withdrawal::Before | Withdrawal::ForGood => Ok(false),
        Withdrawal::Now => {
            tracing::info!(award = %id, "hold cleared");
            Ok(true)
        }
    }
}

/// A text that people typed, without the space around it; none when it is longer than is kept or no text.
pub(super) fn readable(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let is_text = !text.chars().any(|c| c.is_control() && c != '\n');
    (is_text && text.chars().count() <= LONGEST_REASON).then(|| text.to_owned())
}
