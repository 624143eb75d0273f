//! Asks for what is due: polls of courses, numbers for what waits to be logged, mail, the clearing away of what expired, a new key when the old one has aged.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use crate::app::App;
use crate::flows::launch::PURGE_EVERY;
use crate::flows::mail::{self, SETTLE};
use crate::flows::retention;
use crate::flows::status::STALE;
use crate::store::StoreError;

/// How often the schedule looks.
const TICK: Duration = Duration::from_secs(5);
/// Courses asked for in one look; the rest is due at the next.
const AT_ONCE: i64 = 100;

pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let mut purged_at = app.clock.now();
    loop {
        let now = app.clock.now();
        match app.store.enqueue_due_syncs(now, AT_ONCE).await {
            Ok(0) => {}
            Ok(_) => app.work.notify_waiters(),
            Err(error) => tracing::error!(%error, "the schedule could not be read"),
        }
        match enter_in_log(&app, now).await {
            Ok(false) => {}
            Ok(true) => app.work.notify_waiters(),
            Err(error) => tracing::error!(%error, "the queue of the issuance log could not be read"),
        }
        if app.mailer.is_some() {
            if let Err(error) = mail::tell_ending(&app).await {
                tracing::error!(%error, "badges that end soon could not be looked for");
            }
            match app.store.enqueue_due_mail(now - SETTLE, now).await {
                Ok(false) => {}
                Ok(true) => app.work.notify_waiters(),
                Err(error) => tracing::error!(%error, "the mail that waits could not be looked for"),
            }
        }
        // A badge that ran out may change what others are worth.
        match app.store.tell_expired(now).await {
            Ok(0) => {}
            Ok(_) => app.work.notify_waiters(),
            Err(error) => tracing::error!(%error, "badges that ran out could not be looked for"),
        }
        if now - purged_at > PURGE_EVERY {
            purged_at = now;
            if let Err(error) = mail::gather_digests(&app).await {
                tracing::error!(%error, "what teachers are told could not be gathered");
            }
            if let Err(error) = app.store.purge_expired(now).await {
                tracing::error!(%error, "expired logins, sessions and tests could not be removed");
            }
            match app.store.sweep_erased().await {
                Ok(0) => {}
                Ok(rows) => tracing::info!(rows, "what was written about erased persons meanwhile was taken away"),
                Err(error) => tracing::error!(%error, "what was written about erased persons could not be taken away"),
            }
            match retention::apply(&app).await {
                Ok(0) => {}
                Ok(rows) => tracing::info!(rows, "what is kept no longer was taken away"),
                Err(error) => tracing::error!(%error, "what is kept no longer could not be taken away"),
            }
            match app.store.enqueue_stale_lists(now, STALE).await {
                Ok(0) => {}
                Ok(lists) => tracing::warn!(lists, "status lists had lost the job that signs them"),
                Err(error) => tracing::error!(%error, "the age of status lists could not be read"),
            }
            match app.keys.rotate_when_due(now).await {
                Ok(0) => {}
                Ok(owners) => tracing::info!(owners, "keys grew old; their successors are published"),
                Err(error) => tracing::error!(%error, "keys that grew old could not be renewed"),
            }
        }
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Whoever issues only queues: asked for here, once for all of them, nobody waits for the same row. Nothing is entered
/// before the public address holds, which the log's head carries.
async fn enter_in_log(app: &App, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(app.has_pinned_public_url().await? && app.store.enqueue_due_log(now).await?)
}
