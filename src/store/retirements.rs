//! Badges at their end: retired with a word about it, or removed while nobody ever had one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;

use super::connection::Db;
use super::schema::{
    achievement_versions, achievements, awards, badge_columns, daily_counts, endorsements, placements, rule_references,
};
use super::{Store, StoreError, audit};
use crate::domain::award::AchievementState;
use crate::domain::console::Deed;
use crate::domain::endorsement::EndorsedKind;
use crate::domain::ids::AchievementId;

/// What is told of a badge that is no longer given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// None for a badge that was retired before this was kept.
    pub at: Option<DateTime<Utc>>,
    /// For everybody who opens its page.
    pub note: Option<String>,
    /// The badge that took its place.
    pub successor: Option<AchievementId>,
}

/// What came of removing a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    Now,
    NoSuchBadge,
    /// Somebody was awarded it, whatever became of that.
    Awarded,
    /// The rules of these badges name it, by key.
    Named(Vec<String>),
    /// A pathway ends in it.
    EndsPathway,
}

/// Makes whoever changes the same badge wait, so that what is read next is what holds.
fn lock(db: &mut Db, id: &str) -> Result<Option<String>, StoreError> {
    diesel::update(achievements::table.find(id)).set(achievements::state.eq(achievements::state)).execute(db)?;
    Ok(achievements::table.find(id).select(achievements::key).first(db).optional()?)
}

fn delete(db: &mut Db, id: &str) -> diesel::QueryResult<()> {
    diesel::delete(rule_references::table.filter(rule_references::achievement_id.eq(id))).execute(db)?;
    super::requests::delete_of_badge(db, id)?;
    diesel::delete(badge_columns::table.find(id)).execute(db)?;
    diesel::delete(placements::table.filter(placements::achievement_id.eq(id))).execute(db)?;
    diesel::delete(achievement_versions::table.filter(achievement_versions::achievement_id.eq(id))).execute(db)?;
    diesel::delete(daily_counts::table.filter(daily_counts::subject.eq(id))).execute(db)?;
    diesel::update(achievements::table.filter(achievements::successor_id.eq(Some(id))))
        .set(achievements::successor_id.eq(None::<String>))
        .execute(db)?;
    let of_badge =
        endorsements::subject_kind.eq(EndorsedKind::Achievement.as_str()).and(endorsements::subject_id.eq(id));
    diesel::delete(endorsements::table.filter(of_badge)).execute(db)?;
    diesel::delete(achievements::table.find(id)).execute(db)?;
    Ok(())
}

impl Store {
    /// Retires a badge, or changes what is told of one that is retired. False where its stage does not allow it.
    pub async fn retire_achievement(
        &self,
        id: AchievementId,
        note: Option<String>,
        successor: Option<AchievementId>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            if lock(db, id.as_str())?.is_none() {
                return Ok(false);
            }
            let state: String = achievements::table.find(id.as_str()).select(achievements::state).first(db)?;
            let state = AchievementState::parse(&state).ok_or(StoreError::Corrupt("the state of a badge"))?;
            if state != AchievementState::Retired && !state.may_become(AchievementState::Retired) {
                return Ok(false);
            }
            let at = now.naive_utc();
            if state != AchievementState::Retired {
                diesel::update(achievements::table.find(id.as_str()))
                    .set((
                        achievements::state.eq(AchievementState::Retired.as_str()),
                        achievements::retired_at.eq(Some(at)),
                    ))
                    .execute(db)?;
            }
            diesel::update(achievements::table.find(id.as_str()))
                .set((
                    achievements::retirement_note.eq(note),
                    achievements::successor_id.eq(successor.as_ref().map(AchievementId::as_str)),
                    achievements::changed_at.eq(at),
                ))
                .execute(db)?;
            let deed = if state == AchievementState::Retired { Deed::BadgeChanged } else { Deed::BadgeRetired };
            audit::note(db, deed, id.as_str(), now)?;
            Ok(true)
        })
        .await
    }

    /// Removes a badge that nobody was ever awarded and no rule names; links to it lead to the course from then on.
    pub async fn remove_achievement(&self, id: AchievementId, now: DateTime<Utc>) -> Result<Removed, StoreError> {
        self.write(move |db| {
            let Some(key) = lock(db, id.as_str())? else { return Ok(Removed::NoSuchBadge) };
            let awarded: i64 = awards::table.filter(awards::achievement_id.eq(id.as_str())).count().get_result(db)?;
            if awarded > 0 {
                return Ok(Removed::Awarded);
            }
            let pathway: Option<String> =
                achievements::table.find(id.as_str()).select(achievements::pathway_id).first(db)?;
            if pathway.is_some() {
                return Ok(Removed::EndsPathway);
            }
            let named: Vec<String> = rule_references::table
                .inner_join(achievements::table)
                .filter(rule_references::kind.eq("badge").and(rule_references::target.eq(&key)))
                .order(achievements::key)
                .select(achievements::key)
                .load(db)?;
            if !named.is_empty() {
                return Ok(Removed::Named(named));
            }
            match <Db as Connection>::transaction(db, |db| delete(db, id.as_str())) {
                // Somebody was awarded it in between, or got it into something else.
                Err(DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => Ok(Removed::Awarded),
                done => {
                    done?;
                    audit::note(db, Deed::BadgeRemoved, id.as_str(), now)?;
                    Ok(Removed::Now)
                }
            }
        })
        .await
    }

    /// Whether anybody was ever awarded a badge.
    pub async fn was_awarded(&self, id: AchievementId) -> Result<bool, StoreError> {
        self.read(move |db| {
            let awarded: i64 = awards::table.filter(awards::achievement_id.eq(id.as_str())).count().get_result(db)?;
            Ok(awarded > 0)
        })
        .await
    }
}
