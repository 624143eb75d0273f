//! Courses: where to ask about them, and how the asking went.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::copies;
use super::jobs::{JobKind, enqueue};
use super::registrations::RegistrationRow;
use super::schema::{context_days, contexts, members, registrations};
use super::{Recorded, Store, StoreError, audit, directly, insert_once};
use crate::domain::console::Deed;
use crate::domain::ids::ContextId;
use crate::lti::ags::{SCOPE_LINE_ITEM, SCOPE_SCORE};
use crate::lti::registration::Registration;

#[derive(Clone, Debug)]
pub struct Context {
    pub id: ContextId,
    pub registration: Registration,
    pub lti_id: String,
    pub label: String,
    pub title: String,
    pub memberships_url: Option<String>,
    pub line_items_url: Option<String>,
    /// The AGS scopes that the last launch offered.
    pub scopes: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub launched_at: DateTime<Utc>,
    pub next_sync_at: Option<DateTime<Utc>>,
    /// When something last changed in it.
    pub changed_at: DateTime<Utc>,
    pub last_sync_at: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
    pub failures: i32,
    pub empty_rosters: i32,
}

impl Context {
    /// Whether the last launch offered to take scores and to make columns for them.
    pub fn may_write_scores(&self) -> bool {
        let offered = |scope: &str| self.scopes.iter().any(|offered| offered == scope);
        self.line_items_url.is_some() && offered(SCOPE_SCORE) && offered(SCOPE_LINE_ITEM)
    }
}

/// A course in a list.
#[derive(Clone, Debug)]
pub struct ContextSummary {
    pub id: ContextId,
    pub platform: String,
    pub lti_id: String,
    pub title: String,
    pub members: i64,
    pub last_sync_at: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
}

/// How a poll ended.
#[derive(Clone, Debug)]
pub struct SyncRecord {
    pub context: ContextId,
    /// `None` when everything was read.
    pub error: Option<String>,
    /// Whether anything that the platform offers could not be read.
    pub failed: bool,
    pub next_sync_at: Option<DateTime<Utc>>,
    pub changed: bool,
    /// Whether the roster was empty and not believed; `None` when it could not be read.
    pub roster_doubted: Option<bool>,
    pub now: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contexts)]
struct ContextRow {
    id: String,
    lti_id: String,
    label: String,
    title: String,
    memberships_url: Option<String>,
    line_items_url: Option<String>,
    scopes: String,
    created_at: NaiveDateTime,
    launched_at: NaiveDateTime,
    next_sync_at: Option<NaiveDateTime>,
    changed_at: NaiveDateTime,
    last_sync_at: Option<NaiveDateTime>,
    last_error: Option<String>,
    failures: i32,
    empty_rosters: i32,
}

impl ContextRow {
    fn with(self, registration: RegistrationRow) -> Result<Context, StoreError> {
        Ok(Context {
            id: self.id.into(),
            registration: registration.into(),
            lti_id: self.lti_id,
            label: self.label,
            title: self.title,
            memberships_url: self.memberships_url,
            line_items_url: self.line_items_url,
            scopes: serde_json::from_str(&self.scopes).map_err(|_| StoreError::Corrupt("the scopes of a course"))?,
            created_at: self.created_at.and_utc(),
            launched_at: self.launched_at.and_utc(),
            next_sync_at: self.next_sync_at.map(|time| time.and_utc()),
            changed_at: self.changed_at.and_utc(),
            last_sync_at: self.last_sync_at.map(|time| time.and_utc()),
            last_error: self.last_error,
            failures: self.failures,
            empty_rosters: self.empty_rosters,
        })
    }
}

pub(super) fn last_sync_of(db: &mut Db, context: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let time: Option<NaiveDateTime> =
        directly!(db, |db| contexts::table.find(context).select(contexts::last_sync_at).get_result(db))?;
    Ok(time.map(|time| time.and_utc()))
}

/// A course of a registration in use.
pub(super) fn find_context(db: &mut Db, id: &str) -> Result<Option<Context>, StoreError> {
    let found: Option<(ContextRow, RegistrationRow)> = directly!(db, |db| contexts::table
        .inner_join(registrations::table)
        .filter(contexts::id.eq(id).and(registrations::removed_at.is_null()))
        .select((ContextRow::as_select(), RegistrationRow::as_select()))
        .get_result(db))
    .optional()?;
    found.map(|(context, registration)| context.with(registration)).transpose()
}

impl Store {
    pub async fn find_context(&self, id: ContextId) -> Result<Option<Context>, StoreError> {
        self.read(move |db| find_context(db, id.as_str())).await
    }

    /// Courses in the order of their ids, from behind `after`.
    pub async fn list_contexts(&self, after: Option<String>, limit: i64) -> Result<Vec<ContextSummary>, StoreError> {
        self.read(move |db| {
            type Row = (String, String, String, String, Option<NaiveDateTime>, Option<String>);
            let rows: Vec<Row> = contexts::table
                .inner_join(registrations::table)
                .filter(contexts::id.gt(after.unwrap_or_default()))
                .order(contexts::id)
                .limit(limit)
                .select((
                    contexts::id,
                    registrations::name,
                    contexts::lti_id,
                    contexts::title,
                    contexts::last_sync_at,
                    contexts::last_error,
                ))
                .load(db)?;
            rows.into_iter()
                .map(|(id, platform, lti_id, title, last_sync_at, last_error)| {
                    let members = members::table
                        .filter(members::context_id.eq(&id).and(members::is_active.eq(true)))
                        .count()
                        .get_result(db)?;
                    Ok(ContextSummary {
                        id: id.into(),
                        platform,
                        lti_id,
                        title,
                        members,
                        last_sync_at: last_sync_at.map(|time| time.and_utc()),
                        last_error,
                    })
                })
                .collect()
        })
        .await
    }

    /// Asks for a poll of a course, now, for somebody who waits for it.
    pub async fn begin_sync(&self, id: ContextId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            enqueue(db, JobKind::Sync, id.as_str(), now)?;
            audit::note(db, Deed::SyncStarted, id.as_str(), now)
        })
        .await
    }

    /// Asks for a poll of every course that is due, at most `limit` of them; each is due once until it was polled.
    pub async fn enqueue_due_syncs(&self, now: DateTime<Utc>, limit: i64) -> Result<usize, StoreError> {
        let due = move |db: &mut Db| -> Result<Vec<String>, StoreError> {
            Ok(contexts::table
                .inner_join(registrations::table)
                .filter(contexts::next_sync_at.le(Some(now.naive_utc())))
                .filter(registrations::removed_at.is_null())
                .order(contexts::next_sync_at)
                .limit(limit)
                .select(contexts::id)
                .load(db)?)
        };
        if self.read(due).await?.is_empty() {
            return Ok(0);
        }
        self.write(move |db| {
            let due = due(db)?;
            for id in &due {
                enqueue(db, JobKind::Sync, id, now)?;
                diesel::update(contexts::table.find(id))
                    .set(contexts::next_sync_at.eq(None::<NaiveDateTime>))
                    .execute(db)?;
            }
            Ok(due.len())
        })
        .await
    }

    pub async fn record_sync(&self, sync: SyncRecord) -> Result<(), StoreError> {
        self.write(move |db| {
            let now = sync.now.naive_utc();
            let context = contexts::table.find(sync.context.as_str());
            match sync.failed {
                false => diesel::update(context)
                    .set((
                        contexts::last_sync_at.eq(Some(now)),
                        contexts::last_error.eq(&sync.error),
                        contexts::failures.eq(0),
                        contexts::next_sync_at.eq(sync.next_sync_at.map(|time| time.naive_utc())),
                    ))
                    .execute(db)?,
                true => diesel::update(context)
                    .set((
                        contexts::last_error.eq(&sync.error),
                        contexts::failures.eq(contexts::failures + 1),
                        contexts::next_sync_at.eq(sync.next_sync_at.map(|time| time.naive_utc())),
                    ))
                    .execute(db)?,
            };
            if sync.changed {
                diesel::update(context).set(contexts::changed_at.eq(now)).execute(db)?;
            }
            match sync.roster_doubted {
                Some(true) => {
                    diesel::update(context).set(contexts::empty_rosters.eq(contexts::empty_rosters + 1)).execute(db)?;
                }
                Some(false) => {
                    diesel::update(context.filter(contexts::empty_rosters.ne(0)))
                        .set(contexts::empty_rosters.eq(0))
                        .execute(db)?;
                }
                None => {}
            }
            // What the course has is known now, so that the rules of badges that come along can be matched with it.
            if !sync.failed && copies::is_wanted(db, sync.context.as_str())? {
                enqueue(db, JobKind::Copy, sync.context.as_str(), sync.now)?;
            }
            Ok(())
        })
        .await
    }

    /// Keeps how the course stood today; the last poll of a day counts.
    pub async fn record_context_day(&self, id: ContextId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            let day = now.format("%F").to_string();
            let (learners, with_results, with_all_results) = super::results::coverage(db, id.as_str())?;
            let row = (
                context_days::context_id.eq(id.as_str()),
                context_days::day.eq(&day),
                context_days::learners.eq(learners),
                context_days::with_results.eq(with_results),
                context_days::with_all_results.eq(with_all_results),
            );
            if insert_once!(db, context_days::table, row)? == Recorded::Existing {
                diesel::update(context_days::table.find((id.as_str(), &day)))
                    .set((
                        context_days::learners.eq(learners),
                        context_days::with_results.eq(with_results),
                        context_days::with_all_results.eq(with_all_results),
                    ))
                    .execute(db)?;
            }
            Ok(())
        })
        .await
    }
}
