//! The end of a badge: retired for good, with a word about it and the badge that takes its place, or removed as if it
//! had never been, as long as nobody was ever awarded it. What was awarded stays, and verifies as before.

use super::revoke::readable;
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::ids::AchievementId;
use crate::store::{Removed, StoreError, StoredAchievement};

#[derive(Debug, thiserror::Error)]
pub enum RetireError {
    #[error("a note has 500 characters at most, without control characters")]
    Note,
    #[error("there is no badge {0}")]
    UnknownBadge(String),
    #[error("there is no badge that could take its place under the name {0}")]
    UnknownSuccessor(String),
    #[error("a badge cannot take its own place")]
    OwnSuccessor,
    #[error("somebody was awarded this badge, so it can be retired and never removed")]
    Awarded,
    #[error("the rules of other badges name it: {}", .0.join(", "))]
    Named(Vec<String>),
    #[error("it stands at the end of a pathway, which needs it")]
    EndsPathway,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Retires a badge, or changes what is told of one that is retired. `successor` is the id or key of another badge. What
/// is not given stays as it is, and what is empty is taken away.
pub async fn retire(
    app: &App,
    id: &AchievementId,
    note: Option<&str>,
    successor: Option<&str>,
) -> Result<StoredAchievement, RetireError> {
    let missing = || RetireError::UnknownBadge(id.to_string());
    let told = app.store.find_achievement(id.clone()).await?.ok_or_else(missing)?.retirement;
    let note = match note {
        None => told.as_ref().and_then(|end| end.note.clone()),
        Some(text) => Some(readable(text).ok_or(RetireError::Note)?).filter(|text| !text.is_empty()),
    };
    let successor = match successor {
        None => told.and_then(|end| end.successor),
        Some("") => None,
        Some(name) => Some(successor_of(app, id, name).await?),
    };
    if !app.store.retire_achievement(id.clone(), note, successor, app.clock.now()).await? {
        return Err(missing());
    }
    app.store.find_achievement(id.clone()).await?.ok_or_else(missing)
}

/// A badge that people can be sent to: one that is published, or was.
async fn successor_of(app: &App, id: &AchievementId, name: &str) -> Result<AchievementId, RetireError> {
    let found = match app.store.find_achievement(name.into()).await? {
        Some(badge) => Some(badge),
        None => app.store.find_achievement_by_key(name.to_owned()).await?,
    };
    let published = found.filter(|badge| badge.achievement.state != AchievementState::Draft);
    let badge = published.ok_or_else(|| RetireError::UnknownSuccessor(name.to_owned()))?.achievement;
    if badge.id == *id { Err(RetireError::OwnSuccessor) } else { Ok(badge.id) }
}

/// Removes a badge that nobody was ever awarded.
pub async fn remove(app: &App, id: &AchievementId) -> Result<(), RetireError> {
    match app.store.remove_achievement(id.clone(), app.clock.now()).await? {
        Removed::Now => {
            tracing::info!(badge = %id, "badge removed");
            Ok(())
        }
        Removed::NoSuchBadge => Err(RetireError::UnknownBadge(id.to_string())),
        Removed::Awarded => Err(RetireError::Awarded),
        Removed::Named(keys) => Err(RetireError::Named(keys)),
        Removed::EndsPathway => Err(RetireError::EndsPathway),
    }
}
