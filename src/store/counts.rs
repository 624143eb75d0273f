//! What happened how often on a day. Counted from the first day, because a baseline cannot be made up later.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::daily_counts;
use super::{Recorded, Store, StoreError, insert_once};

/// What happened to a badge, and on which day. Nobody's name is ever part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Happening {
    pub day: NaiveDate,
    /// The id of an achievement.
    pub subject: String,
    pub what: &'static str,
}

/// Adds one. `subject` is the id of an achievement; nobody's name is ever part of it.
pub(super) fn count(db: &mut Db, subject: &str, what: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    count_many(db, subject, what, 1, now)
}

/// Adds `n`.
pub(super) fn count_many(db: &mut Db, subject: &str, what: &str, n: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    add(db, &now.date_naive().to_string(), subject, what, n)
}

fn add(db: &mut Db, day: &str, subject: &str, what: &str, n: i64) -> Result<(), StoreError> {
    let row = (
        daily_counts::day.eq(day),
        daily_counts::subject.eq(subject),
        daily_counts::what.eq(what),
        daily_counts::n.eq(n),
    );
    let known = daily_counts::table.find((day, subject, what));
    let updated = diesel::update(known).set(daily_counts::n.eq(daily_counts::n + n)).execute(db)?;
    if updated == 0 && insert_once!(db, daily_counts::table, row)? == Recorded::Existing {
        diesel::update(known).set(daily_counts::n.eq(daily_counts::n + n)).execute(db)?;
    }
    Ok(())
}

impl Store {
    /// Adds what was counted elsewhere.
    pub async fn record_counts(&self, counted: Vec<(Happening, i64)>) -> Result<(), StoreError> {
        self.write(move |db| {
            counted.iter().try_for_each(|(one, n)| add(db, &one.day.to_string(), &one.subject, one.what, *n))
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
