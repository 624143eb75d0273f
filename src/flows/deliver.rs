//! Tells the platform that a badge was earned: a full score in the badge's own gradebook column, so that the LMS can
//! open or lock things by it. What a teacher wrote there stays; a revocation takes nothing back.

use std::collections::HashMap;

use chrono::TimeDelta;
use rust_decimal::Decimal;

use super::sync;
use crate::app::{App, KeyringError};
use crate::domain::ids::AchievementId;
use crate::lti::ags::{self, NewLineItem, Score};
use crate::outbound::platform::scores::Posted;
use crate::outbound::platform::{PlatformError, Signer};
use crate::store::{BadgeColumn, ColumnState, JobKind, ScoreState, StoreError, WantedScore};

#[derive(Debug, thiserror::Error)]
pub enum DeliverError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Platform(#[from] PlatformError),
}

/// Scores written in one run; what is left is asked for anew, so that a large course does not outlive its lease.
const AT_ONCE: i64 = 100;

/// How often a column is looked for that the platform makes.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(5);

/// Writes the scores that wait for a badge. One job per badge writes them one after the other, so that two never make
/// the column twice. What fails for a while fails the job, which runs again; what the platform refuses is kept.
pub async fn deliver(app: &App, id: AchievementId) -> Result<(), DeliverError> {
    let Some(column) = app.store.find_badge_column(id.clone()).await? else { return Ok(()) };
    if column.state == ColumnState::Refused {
        return Ok(());
    }
    let wanted = app.store.list_wanted_scores(id.clone(), AT_ONCE).await?;
    if wanted.is_empty() && column.state == ColumnState::Ready {
        return Ok(());
    }
    let key = app.keys.tool(app.clock.now()).await?;
    let is_full = wanted.len() == usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    if is_still_expected(app, &column, sync::signer(&key)).await? {
        return Ok(());
    }
    match write(app, &column, wanted, sync::signer(&key)).await {
        Err(DeliverError::Platform(error)) if is_final(error) => {
            tracing::warn!(achievement = %id, %error, "the gradebook column of a badge is refused");
            app.store.record_badge_column(id, Err(error.to_string()), app.clock.now()).await?;
            return Ok(());
        }
        outcome => outcome?,
    }
    if is_full {
        app.store.enqueue(JobKind::Score, id.into_string(), app.clock.now()).await?;
        app.work.notify_one();
    }
    Ok(())
}

/// A column that comes with a link appears when a teacher saves the activity. Until then none of ours is made beside it.
async fn is_still_expected(app: &App, column: &BadgeColumn, signer: Signer<'_>) -> Result<bool, DeliverError> {
    let (Some(until), Some(gradebook)) = (column.expected_until, sync::gradebook(&column.context)) else {
        return Ok(false);
    };
    let now = app.clock.now();
    if column.line_item_url.is_some() || until <= now {
        return Ok(false);
    }
    let (registration, id) = (&column.context.registration, column.achievement.as_str());
    let found = app.platforms.find_column(registration, signer, gradebook, id, ags::TAG_BADGE).await;
    if matches!(found, Ok(Some(_))) {
        return Ok(false);
    }
    app.store.enqueue(JobKind::Score, id.to_owned(), (now + LOOK_AGAIN).min(until)).await?;
    Ok(true)
}

async fn write(
    app: &App,
    column: &BadgeColumn,
    wanted: Vec<WantedScore>,
    signer: Signer<'_>,
) -> Result<(), DeliverError> {
    let url = line_item(app, column, signer).await?;
    if !sync::is_of_platform(&column.context, &url) {
        return Err(PlatformError::Unreadable.into());
    }
    let begun = std::time::Instant::now();
    let standing = standing(app, column, signer, &url).await?;
    for score in wanted {
        if begun.elapsed() > sync::LONGEST_POLL {
            app.store.enqueue(JobKind::Score, column.achievement.as_str().to_owned(), app.clock.now()).await?;
            break;
        }
        let now = app.clock.now();
        let (state, reason) = match standing.as_ref().and_then(|standing| standing.get(&score.sub)) {
            // Full marks are what we would write; anything else somebody meant.
            Some(true) => (ScoreState::Sent, None),
            Some(false) => (ScoreState::Kept, None),
            None => {
                let score = Score { user_id: score.sub.clone(), timestamp: now };
                match app.platforms.post_score(&column.context.registration, signer, &url, &score).await {
                    Ok(Posted::Taken) => (ScoreState::Sent, None),
                    Ok(Posted::NewerStands) => (ScoreState::Kept, None),
                    Ok(Posted::NotGradable) => (ScoreState::Refused, Some(NO_GRADE.to_owned())),
                    // The column was read a moment ago, so it is the person whom the platform does not know.
                    Err(PlatformError::Forbidden | PlatformError::NotFound) if standing.is_some() => {
                        (ScoreState::Refused, Some(NO_GRADE.to_owned()))
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        };
        app.store.record_score(score.award, state, reason, now).await?;
    }
    Ok(())
}

/// The column, found or made once.
async fn line_item(app: &App, column: &BadgeColumn, signer: Signer<'_>) -> Result<String, DeliverError> {
    if let Some(url) = &column.line_item_url {
        return Ok(url.clone());
    }
    let Some(gradebook) = sync::gradebook(&column.context) else {
        return Err(PlatformError::ScopeNotGranted(ags::SCOPE_LINE_ITEM).into());
    };
    let new = NewLineItem {
        label: column.label.clone(),
        score_maximum: Decimal::ONE,
        resource_id: column.achievement.as_str().to_owned(),
        tag: ags::TAG_BADGE.to_owned(),
    };
    let item = app.platforms.find_or_create_column(&column.context.registration, signer, gradebook, &new).await?;
    app.store.record_badge_column(column.achievement.clone(), Ok(item.id.clone()), app.clock.now()).await?;
    Ok(item.id)
}

const NO_GRADE: &str = "the platform keeps no grade";

/// Who has a score in the column already, and whether it is the full one; `None` where results may not be read: then
/// the platform's own rules keep teachers' grades.
async fn standing(
    app: &App,
    column: &BadgeColumn,
    signer: Signer<'_>,
    url: &str,
) -> Result<Option<HashMap<String, bool>>, DeliverError> {
    match app.platforms.results(&column.context.registration, signer, url).await {
        // Of an entry that cannot be read nobody knows whose grade it is.
        Ok(listing) if listing.skipped > 0 => Err(PlatformError::Unreadable.into()),
        Ok(listing) => {
            let scored = listing.entries.into_iter().filter_map(|result| {
                let score = result.score?;
                Some((result.user_id, score >= result.maximum))
            });
            Ok(Some(scored.collect()))
        }
        Err(error) if error.is_missing_scope() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What trying again does not mend: a right that is missing, a column that somebody took away, a course that ended.
fn is_final(error: PlatformError) -> bool {
    let is_refused = matches!(
        error,
        PlatformError::Unauthorized
            | PlatformError::Forbidden
            | PlatformError::NotFound
            | PlatformError::Status(400 | 405..=407 | 409..=422)
    );
    is_refused || error.is_missing_scope()
}
