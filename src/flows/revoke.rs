//! Withdraws an award: its credentials fail verification from the next signature of the status list on.

use super::status::StatusError;
use super::work::{self, WorkError};
use crate::app::App;
use crate::domain::ids::AwardId;
use crate::store::{JobKind, Revoked, StoreError};

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

/// Whether it was in force until now; the second of two revocations changes nothing.
pub async fn revoke(app: &App, id: AwardId, reason: &str) -> Result<bool, RevokeError> {
    let reason = reason.replace("\r\n", "\n");
    let reason = reason.trim();
    let is_text = !reason.chars().any(|c| c.is_control() && c != '\n');
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON || !is_text {
        return Err(RevokeError::Reason);
    }
    let lists = app.store.list_status_lists_of(id.clone()).await?;
    match app.store.revoke_award(id.clone(), reason.to_owned(), app.clock.now()).await? {
        Revoked::NoSuchAward => Err(RevokeError::NoSuchAward),
        Revoked::Before => Ok(false),
        Revoked::Now => {
            tracing::info!(award = %id, "award revoked");
            // The job is queued with the revocation; run at once, nobody waits for a worker to see the bit set.
            for list in lists {
                work::run_named(app, JobKind::Status, list.as_str()).await?;
            }
            Ok(true)
        }
    }
}
