//! Locked links that are watched, and whom they let in.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::refresh_attention;
use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::results::source_of;
use super::roster::touch_each;
use super::schema::{achievements, activities, resource_links, results, rule_references};
use super::waits::{Deed, record_first_word};
use super::{RuleReference, Ruling, Store, StoreError, insert_once};
use crate::domain::award::AchievementState;
use crate::domain::ids::{ActivityId, ContextId, PersonId};
use crate::domain::lock::Hold;
use crate::domain::rule::ActivityKind;

/// A locked link of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub activity: ActivityId,
    /// The platform's id of the link.
    pub link: String,
    pub label: String,
    /// Since when rules may rely on it: somebody has looked at whom it lets in.
    pub armed_at: Option<DateTime<Utc>>,
    /// Why its last list was not believed.
    pub held: Option<Hold>,
    /// How many learners it let in when it was last read, and of how many.
    pub let_in: Option<u32>,
    pub of_all: Option<u32>,
}

/// What a lock showed: every learner whom it lets in, of a complete list.
#[derive(Clone, Debug)]
pub struct LockReading {
    pub context: ContextId,
    pub activity: ActivityId,
    pub let_in: Vec<PersonId>,
    pub of_all: usize,
    pub now: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = activities)]
struct LockRow {
    id: String,
    source_key: String,
    label: String,
    armed_at: Option<NaiveDateTime>,
    held: Option<String>,
    let_in: Option<i32>,
    of_all: Option<i32>,
}

impl TryFrom<LockRow> for Lock {
    type Error = StoreError;

    fn try_from(row: LockRow) -> Result<Self, StoreError> {
        let held = row.held.map(|word| Hold::parse(&word).ok_or(StoreError::Corrupt("why a lock is held")));
        let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        Ok(Self {
            activity: row.id.into(),
            link: row.source_key,
            label: row.label,
            armed_at: row.armed_at.map(|time| time.and_utc()),
            held: held.transpose()?,
            let_in: count(row.let_in),
            of_all: count(row.of_all),
        })
    }
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The locks of a course that were not given up, as a query.
macro_rules! locks_of {
    ($context:expr) => {
        activities::table
            .filter(activities::context_id.eq($context).and(activities::gone_at.is_null()))
            .filter(activities::source.eq(source_of(ActivityKind::Lock)))
            .order((activities::label, activities::id))
            .select(LockRow::as_select())
    };
}

impl Store {
    /// The locks of a course, those that nobody uses yet too.
    pub async fn list_locks(&self, context: ContextId) -> Result<Vec<Lock>, StoreError> {
        self.read(move |db| {
            let rows: Vec<LockRow> = locks_of!(context.as_str()).load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    pub async fn find_lock(&self, context: ContextId, activity: ActivityId) -> Result<Option<Lock>, StoreError> {
        let locks = self.list_locks(context).await?;
        Ok(locks.into_iter().find(|lock| lock.activity == activity))
    }

    /// The locks in use that a published rule names: those worth asking the platform about.
    pub async fn list_watched_locks(&self, context: ContextId) -> Result<Vec<Lock>, StoreError> {
        self.read(move |db| {
            let named = rule_references::table
                .inner_join(achievements::table)
                .filter(rule_references::kind.eq(RuleReference::Activity.as_str()))
                .filter(achievements::state.eq(AchievementState::Active.as_str()))
                .filter(achievements::context_id.eq(context.as_str()))
                .select(rule_references::target)
                .distinct()
                .load::<String>(db)?;
            let rows: Vec<LockRow> = locks_of!(context.as_str())
                .filter(activities::armed_at.is_not_null().and(activities::id.eq_any(named)))
                .load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    /// The links of a course that could be locks, by the platform's id and title: opened once, and not a lock already.
    pub async fn list_lockable_links(&self, context: ContextId) -> Result<Vec<(String, String)>, StoreError> {
        self.read(move |db| {
            let locks: Vec<LockRow> = locks_of!(context.as_str()).load(db)?;
            let locked: Vec<String> = locks.into_iter().map(|lock| lock.source_key).collect();
            Ok(resource_links::table
                .filter(resource_links::context_id.eq(context.as_str()))
                .filter(resource_links::lti_id.ne_all(locked))
                .order((resource_links::title, resource_links::lti_id))
                .select((resource_links::lti_id, resource_links::title))
                .load(db)?)
        })
        .await
    }

    /// Makes a link of the course a lock that nobody uses yet; none where the course has no such link. One that was
    /// given up comes back, to be looked at anew.
    pub async fn record_lock(
        &self,
        context: ContextId,
        new_id: String,
        link: String,
        now: DateTime<Utc>,
    ) -> Result<Option<ActivityId>, StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            let title: Option<String> = resource_links::table
                .find((context.as_str(), &link))
                .select(resource_links::title)
                .first(db)
                .optional()?;
            let Some(title) = title else { return Ok(None) };
            let label = if title.trim().is_empty() { format!("Link {link}") } else { title };
            let row = (
                activities::id.eq(new_id),
                activities::context_id.eq(context.as_str()),
                activities::source.eq(source_of(ActivityKind::Lock)),
                activities::source_key.eq(&link),
                activities::label.eq(&label),
                activities::first_seen_at.eq(at),
                activities::changed_at.eq(at),
            );
            insert_once!(db, activities::table, row)?;
            let same = activities::table
                .filter(activities::context_id.eq(context.as_str()))
                .filter(activities::source.eq(source_of(ActivityKind::Lock)).and(activities::source_key.eq(&link)));
            let (id, gone): (String, Option<NaiveDateTime>) =
                same.select((activities::id, activities::gone_at)).first(db)?;
            diesel::update(activities::table.find(&id))
                .set((activities::label.eq(&label), activities::gone_at.eq(None::<NaiveDateTime>)))
                .execute(db)?;
            if gone.is_some() {
                // The restriction may be another one by now: nobody counts as let in before somebody has looked.
                diesel::update(results::table.filter(results::activity_id.eq(&id)))
                    .set((results::completed.eq(None::<bool>), results::changed_at.eq(at)))
                    .execute(db)?;
                refresh_attention(db, &id, at)?;
            }
            Ok(Some(id.into()))
        })
        .await
    }

    /// Who is known to have been let in.
    pub async fn list_let_in(&self, activity: ActivityId) -> Result<HashSet<PersonId>, StoreError> {
        self.read(move |db| {
            let rows: Vec<String> = results::table
                .filter(results::activity_id.eq(activity.as_str()).and(results::completed.eq(true)))
                .select(results::person_id)
                .load(db)?;
            Ok(rows.into_iter().map(PersonId::from).collect())
        })
        .await
    }

    /// Keeps how many a look saw, and nothing else.
    pub async fn record_lock_look(
        &self,
        activity: ActivityId,
        let_in: usize,
        of_all: usize,
        held: Option<Hold>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::update(activities::table.find(activity.as_str()))
                .set((
                    activities::let_in.eq(Some(number(let_in))),
                    activities::of_all.eq(Some(number(of_all))),
                    activities::held.eq(held.map(Hold::as_str)),
                ))
                .execute(db)?;
            Ok(())
        })
        .await
    }

    /// Takes over what a lock showed; `arm` puts it to use. Whoever is not let in any more is unknown, not refused.
    /// Gives how many members that changed.
    ///
    /// With `arm`, a teacher has seen who is let in and says that this is right: so no run that awards them by this lock
    /// surprises anybody. Whom the teacher left out before stays left out.
    pub async fn record_lock_reading(&self, reading: LockReading, arm: bool) -> Result<usize, StoreError> {
        self.write(move |db| {
            let at = reading.now.naive_utc();
            let activity = reading.activity.as_str();
            // A lock that was given up while the platform answered says nothing any more.
            let still: Option<Option<NaiveDateTime>> = activities::table
                .find(activity)
                .filter(activities::gone_at.is_null())
                .select(activities::armed_at)
                .first(db)
                .optional()?;
            let armed_at = match still {
                Some(armed_at) if armed_at.is_some() || arm => armed_at.unwrap_or(at),
                _ => return Ok(0),
            };
            diesel::update(activities::table.find(activity))
                .set((
                    activities::armed_at.eq(Some(armed_at)),
                    activities::held.eq(None::<String>),
                    activities::let_in.eq(Some(number(reading.let_in.len()))),
                    activities::of_all.eq(Some(number(reading.of_all))),
                ))
                .execute(db)?;
            if arm {
                confirm_let_in(db, &reading)?;
            }
            let changed = write_let_in(db, &reading, at)?;
            if changed > 0 {
                enqueue(db, JobKind::Evaluate, reading.context.as_str(), reading.now)?;
            }
            Ok(changed)
        })
        .await
    }

    /// Gives up a lock or a claim link. Rules that name it are flagged; what it brought about stays.
    pub async fn give_up_source(
        &self,
        context: ContextId,
        activity: ActivityId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            let own = activities::table
                .find(activity.as_str())
                .filter(activities::context_id.eq(context.as_str()).and(activities::gone_at.is_null()))
                .filter(activities::source.ne(source_of(ActivityKind::Column)));
            let given_up = diesel::update(own)
                .set((
                    activities::gone_at.eq(Some(at)),
                    activities::changed_at.eq(at),
                    activities::armed_at.eq(None::<NaiveDateTime>),
                    activities::held.eq(None::<String>),
                ))
                .execute(db)?;
            if given_up == 1 {
                refresh_attention(db, activity.as_str(), at)?;
            }
            Ok(given_up == 1)
        })
        .await
    }
}

/// Keeps that those who are let in are meant, for every badge whose rule asks for the lock.
fn confirm_let_in(db: &mut Db, reading: &LockReading) -> Result<(), StoreError> {
    let badges: Vec<String> = rule_references::table
        .filter(rule_references::kind.eq(RuleReference::Activity.as_str()))
        .filter(rule_references::target.eq(reading.activity.as_str()))
        .order(rule_references::achievement_id)
        .select(rule_references::achievement_id)
        .load(db)?;
    for badge in badges {
        record_first_word(db, &badge, Deed::Award, &reading.let_in, Ruling::Confirmed, reading.now)?;
    }
    Ok(())
}

fn write_let_in(db: &mut Db, reading: &LockReading, at: NaiveDateTime) -> Result<usize, StoreError> {
    let activity = reading.activity.as_str();
    let rows: Vec<(String, Option<bool>)> = results::table
        .filter(results::activity_id.eq(activity))
        .select((results::person_id, results::completed))
        .load(db)?;
    let known: HashSet<&str> = rows.iter().filter(|row| row.1 == Some(true)).map(|row| row.0.as_str()).collect();
    let let_in: HashSet<&str> = reading.let_in.iter().map(PersonId::as_str).collect();
    for person in let_in.difference(&known) {
        record_success(db, activity, person, None, at)?;
    }
    for person in known.difference(&let_in) {
        diesel::update(results::table.find((activity, *person)))
            .set((results::completed.eq(None::<bool>), results::changed_at.eq(at)))
            .execute(db)?;
    }
    let changed: BTreeSet<String> = let_in.symmetric_difference(&known).map(|person| (*person).to_owned()).collect();
    let count = changed.len();
    touch_each(db, reading.context.as_str(), changed)?;
    Ok(count)
}

/// Keeps that somebody succeeded in an activity that knows no scores.
pub(super) fn record_success(
    db: &mut Db,
    activity: &str,
    person: &str,
    happened_at: Option<NaiveDateTime>,
    at: NaiveDateTime,
) -> Result<(), StoreError> {
    let row = (
        results::activity_id.eq(activity),
        results::person_id.eq(person),
        results::maximum.eq("1"),
        results::completed.eq(Some(true)),
        results::happened_at.eq(happened_at),
        results::first_seen_at.eq(at),
        results::changed_at.eq(at),
    );
    if insert_once!(db, results::table, row)? == super::Recorded::Existing {
        diesel::update(results::table.find((activity, person)))
            .set((results::completed.eq(Some(true)), results::happened_at.eq(happened_at), results::changed_at.eq(at)))
            .execute(db)?;
    }
    Ok(())
}
