//! Counts what happens to badges: at once in memory, and every few seconds in the database. A process that is killed loses
//! the last of these counts, and nothing else.

use std::time::Duration;

use crate::app::App;
use crate::domain::ids::AchievementId;
use crate::store::{Happening, StoreError};

/// How often the counts are written down.
const EVERY: Duration = Duration::from_secs(10);

/// Counts something that happened to badges: `seen` and `viewed` are looks at their pages, `verified` is a check.
pub fn count<'a>(app: &App, badges: impl IntoIterator<Item = &'a AchievementId>, what: &'static str) {
    let day = app.clock.now().date_naive();
    for badge in badges {
        app.tally.add(Happening { day, subject: badge.to_string(), what }, 1);
    }
}

/// Writes down what was counted. What cannot be written now waits for the next time.
pub async fn write(app: &App) -> Result<(), StoreError> {
    let counted = app.tally.take();
    if counted.is_empty() {
        return Ok(());
    }
    let outcome = app.store.record_counts(counted.clone()).await;
    if outcome.is_err() {
        counted.into_iter().for_each(|(happening, n)| app.tally.add(happening, n));
    }
    outcome
}

/// Writes down again and again, until it is dropped.
pub async fn keep_writing(app: App) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = write(&app).await {
            tracing::warn!(%error, "looks at badges could not be counted yet");
        }
    }
}
