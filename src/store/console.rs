//! What the console shows of everything: how much there is, jobs that fail, the registry of badges, people looked for.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::dsl::{count_star, max, min};
use diesel::prelude::*;

use super::connection::Db;
use super::invites::{Invite, InviteRow};
use super::persons::{Person, lower, person};
use super::registrations::RegistrationOrigin;
use super::roster::PersonRow;
use super::schema::{
    achievement_versions, achievements, awards, contexts, invites, issuers, jobs, persons, registrations,
};
use super::{Store, StoreError, audit};
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, InviteId, PersonId};

/// How long a badge stands before somebody should look at it again.
const REVIEWED_EVERY: TimeDelta = TimeDelta::days(365);
/// More people than anybody looks through.
const MOST_FOUND: i64 = 50;

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub platforms: i64,
    pub courses: i64,
    /// Courses whose last poll failed.
    pub troubled: i64,
    pub badges: i64,
    /// Badges that can be earned.
    pub active: i64,
    pub awards: i64,
    pub waiting_jobs: i64,
    pub failing_jobs: i64,
}

/// A job, for whoever looks after the queue.
#[derive(Clone, Debug)]
pub struct JobLine {
    pub kind: String,
    pub subject: String,
    pub attempts: i32,
    pub is_running: bool,
    pub run_at: DateTime<Utc>,
    pub last_error: Option<String>,
}

/// Who looks after a badge, as far as the platform names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub id: PersonId,
    pub name: Option<String>,
}

/// A badge as the registry lists it.
#[derive(Clone, Debug)]
pub struct Registered {
    pub id: AchievementId,
    pub key: String,
    pub name: String,
    pub course: Option<String>,
    pub issuer: String,
    /// Who looks after it.
    pub owner: Option<Owner>,
    pub version: i32,
    pub state: AchievementState,
    pub awards: i64,
    pub first_award: Option<DateTime<Utc>>,
    pub last_award: Option<DateTime<Utc>>,
    /// When somebody should look at it again; drafts and retired badges need nobody.
    pub review_at: Option<DateTime<Utc>>,
}

type RegistryRow = (
    (String, String, String),
    (Option<String>, String),
    (Option<String>, Option<String>),
    (i32, String),
    (Option<NaiveDateTime>, Option<NaiveDateTime>),
);

/// Whether the row was there; where it was not, nothing was done.
fn one(rows: usize) -> bool {
    if rows != 1 {
        audit::nothing_done();
    }
    rows == 1
}

fn utc(time: NaiveDateTime) -> DateTime<Utc> {
    time.and_utc()
}

/// Which badges of the registry are wanted.
#[derive(Clone, Debug, Default)]
pub struct RegistryFilter {
    /// Part of a name.
    pub text: Option<String>,
    pub state: Option<AchievementState>,
    /// This one alone.
    pub id: Option<AchievementId>,
    /// From behind this id.
    pub after: Option<String>,
    pub limit: i64,
}

/// Number, first and last of a badge's awards.
type Volume = (i64, Option<NaiveDateTime>, Option<NaiveDateTime>);

fn volumes(db: &mut Db, rows: &[RegistryRow]) -> Result<HashMap<String, Volume>, StoreError> {
    let ids: Vec<&str> = rows.iter().map(|((id, ..), ..)| id.as_str()).collect();
    let counted: Vec<(String, i64, Option<NaiveDateTime>, Option<NaiveDateTime>)> = awards::table
        .filter(awards::achievement_id.eq_any(ids))
        .group_by(awards::achievement_id)
        .select((awards::achievement_id, count_star(), min(awards::granted_at), max(awards::granted_at)))
        .load(db)?;
    Ok(counted.into_iter().map(|(id, count, first, last)| (id, (count, first, last))).collect())
}

fn registered(row: RegistryRow, volumes: &HashMap<String, Volume>) -> Result<Registered, StoreError> {
    let ((id, key, name), (course, issuer), (owner, owner_name), (version, state), (published_at, reviewed_at)) = row;
    let state = AchievementState::parse(&state).ok_or(StoreError::Corrupt("the state of a badge"))?;
    let (awards, first, last) = volumes.get(&id).copied().unwrap_or_default();
    let is_live = matches!(state, AchievementState::Active | AchievementState::Paused);
    Ok(Registered {
        id: id.into(),
        key,
        name,
        course,
        issuer,
        owner: owner.map(|id| Owner { id: id.into(), name: owner_name }),
        version,
        state,
        awards,
        first_award: first.map(utc),
        last_award: last.map(utc),
        review_at: reviewed_at.or(published_at).filter(|_| is_live).map(|at| utc(at) + REVIEWED_EVERY),
    })
}

/// What stands for any sign in a pattern stands for itself here.
fn pattern(text: &str) -> String {
    let signs = text.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c]));
    format!("%{}%", signs.collect::<String>())
}

impl Store {
    pub async fn count_totals(&self, now: DateTime<Utc>) -> Result<Totals, StoreError> {
        self.read(move |db| {
            Ok(Totals {
                platforms: registrations::table
                    .filter(registrations::removed_at.is_null())
                    .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str()))
                    .count()
                    .get_result(db)?,
                courses: contexts::table.count().get_result(db)?,
                troubled: contexts::table.filter(contexts::failures.gt(0)).count().get_result(db)?,
                badges: achievements::table.count().get_result(db)?,
                active: achievements::table
                    .filter(achievements::state.eq(AchievementState::Active.as_str()))
                    .count()
                    .get_result(db)?,
                awards: awards::table.count().get_result(db)?,
                waiting_jobs: jobs::table.filter(jobs::run_at.le(now.naive_utc())).count().get_result(db)?,
                failing_jobs: jobs::table.filter(jobs::attempts.gt(0)).count().get_result(db)?,
            })
        })
        .await
    }

    /// Jobs, those that fail first.
    pub async fn list_jobs(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<JobLine>, StoreError> {
        self.read(move |db| {
            type Row = (String, String, i32, Option<NaiveDateTime>, NaiveDateTime, Option<String>);
            let rows: Vec<Row> = jobs::table
                .order((jobs::attempts.desc(), jobs::run_at, jobs::kind, jobs::subject))
                .limit(limit)
                .select((jobs::kind, jobs::subject, jobs::attempts, jobs::leased_until, jobs::run_at, jobs::last_error))
                .load(db)?;
            Ok(rows
                .into_iter()
                .map(|(kind, subject, attempts, leased_until, run_at, last_error)| JobLine {
                    kind,
                    subject,
                    attempts,
                    is_running: leased_until.is_some_and(|until| until > now.naive_utc()),
                    run_at: utc(run_at),
                    last_error,
                })
                .collect())
        })
        .await
    }

    /// Lets a job that failed run now. False when it is running, or gone.
    pub async fn retry_job(&self, kind: String, subject: String, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let now = now.naive_utc();
            let free = jobs::leased_until.is_null().or(jobs::leased_until.le(now));
            let changed =
                diesel::update(jobs::table.find((kind, subject)).filter(free)).set(jobs::run_at.eq(now)).execute(db)?;
            Ok(changed == 1)
        })
        .await
    }

    /// Badges of the whole installation, in the order of making.
    pub async fn list_registry(&self, filter: RegistryFilter) -> Result<Vec<Registered>, StoreError> {
        self.read(move |db| {
            let mut query = achievements::table
                .inner_join(
                    achievement_versions::table.on(achievement_versions::achievement_id
                        .eq(achievements::id)
                        .and(achievement_versions::number.eq(achievements::version))),
                )
                .inner_join(issuers::table.on(issuers::id.eq(achievements::issuer_id)))
                .left_join(contexts::table.on(achievements::context_id.eq(contexts::id.nullable())))
                .left_join(persons::table.on(achievements::owner_id.eq(persons::id.nullable())))
                .filter(achievements::id.gt(filter.after.unwrap_or_default()))
                .order(achievements::id)
                .limit(filter.limit)
                .select((
                    (achievements::id, achievements::key, achievement_versions::name),
                    (contexts::title.nullable(), issuers::name),
                    (achievements::owner_id, persons::name.nullable()),
                    (achievements::version, achievements::state),
                    (achievements::published_at, achievements::reviewed_at),
                ))
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(id) = filter.id {
                query = query.filter(achievements::id.eq(id.into_string()));
            }
            if let Some(state) = filter.state {
                query = query.filter(achievements::state.eq(state.as_str()));
            }
            if let Some(text) = filter.text {
                let folded = lower(achievement_versions::name.nullable()).like(pattern(&text.to_lowercase()));
                let named = achievement_versions::name.like(pattern(&text)).escape('\\');
                query = query.filter(folded.escape('\\').or(named.nullable()));
            }
            let rows: Vec<RegistryRow> = query.load(db)?;
            let volumes = volumes(db, &rows)?;
            rows.into_iter().map(|row| registered(row, &volumes)).collect()
        })
        .await
    }

    /// Somebody looked at a badge and found it right. False when there is none of this id.
    pub async fn record_review(&self, id: AchievementId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let changed = diesel::update(achievements::table.find(id.as_str()))
                .set(achievements::reviewed_at.eq(Some(now.naive_utc())))
                .execute(db)?;
            Ok(one(changed))
        })
        .await
    }

    /// Says who looks after a badge, or that nobody does. False when there is none of this id.
    pub async fn change_owner(&self, id: AchievementId, owner: Option<PersonId>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let changed = diesel::update(achievements::table.find(id.as_str()))
                .set(achievements::owner_id.eq(owner.as_ref().map(PersonId::as_str)))
                .execute(db)?;
            Ok(one(changed))
        })
        .await
    }

    /// People whose name holds this text, or whose address or platform's id it is.
    pub async fn search_persons(&self, text: String) -> Result<Vec<Person>, StoreError> {
        self.read(move |db| {
            let wanted = text.trim().to_lowercase();
            // SQLite folds the letters of English alone: others are found as they are written.
            let is_named = lower(persons::name)
                .like(pattern(&wanted))
                .escape('\\')
                .or(persons::name.like(pattern(text.trim())).escape('\\'));
            let is_reached = lower(persons::email).eq(wanted);
            let is_known = persons::sub.eq(text.trim().to_owned()).or(persons::id.eq(text.trim().to_owned()));
            let rows: Vec<(PersonRow, String, String)> = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::erased_at.is_null())
                .filter(is_named.or(is_reached).or(is_known.nullable()))
                .order(persons::id)
                .limit(MOST_FOUND)
                .select((PersonRow::as_select(), registrations::id, registrations::name))
                .load(db)?;
            rows.into_iter().map(|(row, registration, platform)| person(db, row, registration, platform)).collect()
        })
        .await
    }

    /// These persons, without those who were erased.
    pub async fn list_persons(&self, ids: Vec<PersonId>) -> Result<Vec<Person>, StoreError> {
        self.read(move |db| {
            let ids: Vec<&str> = ids.iter().map(PersonId::as_str).collect();
            let rows: Vec<(PersonRow, String, String)> = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::erased_at.is_null().and(persons::id.eq_any(ids)))
                .order(persons::id)
                .select((PersonRow::as_select(), registrations::id, registrations::name))
                .load(db)?;
            rows.into_iter().map(|(row, registration, platform)| person(db, row, registration, platform)).collect()
        })
        .await
    }

    /// Links for platforms that nobody has used and that still hold.
    pub async fn list_open_invites(&self, now: DateTime<Utc>) -> Result<Vec<Invite>, StoreError> {
        self.read(move |db| {
            let rows: Vec<InviteRow> = invites::table
                .filter(invites::registration_id.is_null().and(invites::expires_at.gt(now.naive_utc())))
                .order(invites::id)
                .select(InviteRow::as_select())
                .load(db)?;
            Ok(rows.into_iter().map(Into::into).collect())
        })
        .await
    }

    /// Takes a link back that nobody has used. False when somebody did, or it is not there.
    pub async fn withdraw_invite(&self, id: InviteId) -> Result<bool, StoreError> {
        self.write(move |db| {
            let unused = invites::table.find(id.as_str()).filter(invites::registration_id.is_null());
            Ok(one(diesel::delete(unused).execute(db)?))
        })
        .await
    }
}
