//! What happened how often on a day. Counted from the first day, because a baseline cannot be made up later.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::daily_counts;
use super::{Recorded, Store, StoreError, insert_once};

/// Adds one. `subject` is the id of an achievement; nobody's name is ever part of it.
pub(super) fn count(db: &mut Db, subject: &str, what: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    count_many(db, subject, what, 1, now)
}

/// Adds `n`.
pub(super) fn count_many(db: &mut Db, subject: &str, what: &str, n: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    let day = now.format("%F").to_string();
    let row = (
        daily_counts::day.eq(&day),
        daily_counts::subject.eq(subject),
        daily_counts::what.eq(what),
        daily_counts::n.eq(n),
    );
    let known = daily_counts::table.find((&day, subject, what));
    let updated = diesel::update(known).set(daily_counts::n.eq(daily_counts::n + n)).execute(db)?;
    if updated == 0 && insert_once!(db, daily_counts::table, row)? == Recorded::Existing {
        diesel::update(known).set(daily_counts::n.eq(daily_counts::n + n)).execute(db)?;
    }
    Ok(())
}

impl Store {
    /// Counts something that happened to a badge: `viewed`, `shared`, `verified`.
    pub async fn count(&self, subject: String, what: &'static str, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.count_each(vec![subject], what, now).await
    }

    /// Counts the same for several badges, such as `seen` for those on one page.
    pub async fn count_each(
        &self,
        subjects: Vec<String>,
        what: &'static str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if subjects.is_empty() {
            return Ok(());
        }
        self.write(move |db| {
            // From the second time of a day on, one statement is enough.
            let day = now.format("%F").to_string();
            let known: Vec<String> = daily_counts::table
                .filter(daily_counts::day.eq(&day).and(daily_counts::what.eq(what)))
                .filter(daily_counts::subject.eq_any(&subjects))
                .select(daily_counts::subject)
                .load(db)?;
            diesel::update(
                daily_counts::table
                    .filter(daily_counts::day.eq(&day).and(daily_counts::what.eq(what)))
                    .filter(daily_counts::subject.eq_any(&known)),
            )
            .set(daily_counts::n.eq(daily_counts::n + 1))
            .execute(db)?;
            subjects
                .iter()
                .filter(|subject| !known.contains(subject))
                .try_for_each(|subject| count(db, subject, what, now))
        })
        .await
    }

    pub async fn find_count(&self, subject: String, what: &'static str) -> Result<i64, StoreError> {
        self.read(move |db| {
            let days: Vec<i64> = daily_counts::table
                .filter(daily_counts::subject.eq(subject).and(daily_counts::what.eq(what)))
                .select(daily_counts::n)
                .load(db)?;
            Ok(days.into_iter().sum())
        })
        .await
    }
}
