//! Whether anybody has seen a badge since it was awarded, so that nobody is reminded of what they know.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::awards;
use super::{Store, StoreError};
use crate::domain::ids::{AchievementId, AwardId, PersonId};

impl Store {
    /// Somebody saw this one for the first time.
    pub async fn record_opened(&self, award: AwardId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::update(awards::table.find(award.as_str()).filter(awards::opened_at.is_null()))
                .set(awards::opened_at.eq(Some(now.naive_utc())))
                .execute(db)?;
            Ok(())
        })
        .await
    }

    /// The holder saw what they have of these badges; of all where none are named.
    pub async fn record_opened_by(
        &self,
        person: PersonId,
        badges: Option<Vec<AchievementId>>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let new = self
            .read(move |db| {
                let unseen: Vec<(String, String)> = awards::table
                    .filter(awards::person_id.eq(person.as_str()).and(awards::opened_at.is_null()))
                    .order(awards::id)
                    .select((awards::id, awards::achievement_id))
                    .load(db)?;
                let is_shown =
                    |badge: &str| badges.as_ref().is_none_or(|shown| shown.iter().any(|id| id.as_str() == badge));
                Ok(unseen.into_iter().filter(|(_, badge)| is_shown(badge)).map(|(id, _)| id).collect::<Vec<_>>())
            })
            .await?;
        // Nearly always everything was seen before, and nothing is written.
        if new.is_empty() {
            return Ok(());
        }
        self.write(move |db| {
            for ids in new.chunks(500) {
                diesel::update(awards::table.filter(awards::id.eq_any(ids).and(awards::opened_at.is_null())))
                    .set(awards::opened_at.eq(Some(now.naive_utc())))
                    .execute(db)?;
            }
            Ok(())
        })
        .await
    }
}
