//! What teachers are told of a course by mail: how often they want it, and what there is to tell.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::mails::MailKind;
use super::schema::{achievement_versions, achievements, awards, contexts, digests, mails, members, persons, requests};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::award::AwardState;
use crate::domain::ids::{ContextId, MailId, PersonId};
use crate::domain::request::RequestState;

/// How often a teacher is told of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Daily,
    Weekly,
    Off,
}

impl Every {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Off => "off",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Daily, Self::Weekly, Self::Off].into_iter().find(|every| every.as_str() == word)
    }

    /// The time that one tells of; none where nobody wants to be told.
    fn period(self) -> Option<TimeDelta> {
        match self {
            Self::Daily => Some(TimeDelta::days(1)),
            Self::Weekly => Some(TimeDelta::days(7)),
            Self::Off => None,
        }
    }
}

/// What a digest says about one badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestLine {
    pub name: String,
    /// Awarded since the last time.
    pub awarded: i64,
    /// Awards that somebody should look at, now.
    pub flagged: i64,
    /// Whether a run of it waits for somebody's word.
    pub is_held: bool,
    /// Requests of learners that wait for an answer, now.
    pub asked: i64,
}

/// A course as its digest tells it.
#[derive(Clone, Debug)]
pub struct Digest {
    pub course: String,
    pub since: DateTime<Utc>,
    pub lines: Vec<DigestLine>,
}

/// A teacher of a course in which something happened.
struct Teacher {
    context: String,
    person: String,
}

impl Store {
    /// How often somebody is told of a course; daily until they say otherwise.
    pub async fn find_digest_choice(&self, context: ContextId, person: PersonId) -> Result<Every, StoreError> {
        self.read(move |db| Ok(choice(db, context.as_str(), person.as_str())?.0)).await
    }

    pub async fn record_digest_choice(
        &self,
        context: ContextId,
        person: PersonId,
        every: Every,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = (
                digests::context_id.eq(context.as_str()),
                digests::person_id.eq(person.as_str()),
                digests::every.eq(every.as_str()),
                digests::changed_at.eq(now.naive_utc()),
            );
            insert_once!(db, digests::table, row)?;
            diesel::update(digests::table.find((context.as_str(), person.as_str())))
                .set((digests::every.eq(every.as_str()), digests::changed_at.eq(now.naive_utc())))
                .execute(db)?;
            Ok(())
        })
        .await
    }

    /// Makes a mail for each teacher who is due one: something was awarded since they were told, or a learner asked for
    /// something that nobody has answered, an hour ago or more, and their day or week is over. As many as there are ids at
    /// most; says how many.
    pub async fn gather_digests(&self, ids: Vec<MailId>, now: DateTime<Utc>) -> Result<usize, StoreError> {
        // Reading first keeps the schedule from writing when there is nothing to tell.
        let teachers = self.read(move |db| teachers(db, now)).await?;
        if teachers.is_empty() {
            return Ok(0);
        }
        self.write(move |db| {
            let mut ids = ids.into_iter();
            let mut made = 0;
            for teacher in teachers {
                let Some((since, seen)) = due(db, &teacher, now)? else { continue };
                if !claim(db, &teacher, seen, now)? {
                    continue;
                }
                let Some(id) = ids.next() else { break };
                let row = (
                    mails::id.eq(id.into_string()),
                    mails::kind.eq(MailKind::Digest.as_str()),
                    mails::person_id.eq(&teacher.person),
                    mails::context_id.eq(Some(&teacher.context)),
                    mails::since.eq(Some(since)),
                    mails::state.eq("waiting"),
                    mails::attempts.eq(0),
                    mails::next_try_at.eq(Some(now.naive_utc())),
                    mails::created_at.eq(now.naive_utc()),
                );
                diesel::insert_into(mails::table).values(row).execute(db)?;
                made += 1;
            }
            Ok(made)
        })
        .await
    }

    /// What a digest tells now; nothing where there is no such course any more, or the person does not teach it.
    pub async fn find_digest(&self, mail: MailId) -> Result<Option<Digest>, StoreError> {
        self.read(move |db| {
            type Row = (String, Option<NaiveDateTime>, NaiveDateTime, String);
            let found: Option<Row> = mails::table
                .inner_join(contexts::table.on(mails::context_id.eq(contexts::id.nullable())))
                .inner_join(
                    members::table
                        .on(members::context_id.eq(contexts::id).and(members::person_id.eq(mails::person_id))),
                )
                .filter(mails::id.eq(mail.as_str()).and(members::is_active.eq(true)))
                .filter(members::is_teacher.eq(true).or(members::launched_as_teacher.eq(true)))
                .select((contexts::id, mails::since, mails::created_at, contexts::title))
                .first(db)
                .optional()?;
            let Some((context, Some(since), until, course)) = found else { return Ok(None) };
            Ok(Some(Digest { course, since: since.and_utc(), lines: lines(db, &context, since, until)? }))
        })
        .await
    }
}

/// Their choice, and until when they were told; the last only where a row says it.
fn choice(db: &mut Db, context: &str, person: &str) -> Result<(Every, Option<Option<NaiveDateTime>>), StoreError> {
    let found: Option<(String, Option<NaiveDateTime>)> =
        digests::table.find((context, person)).select((digests::every, digests::told_until)).first(db).optional()?;
    match found {
        None => Ok((Every::Daily, None)),
        Some((word, until)) => {
            Ok((Every::parse(&word).ok_or(StoreError::Corrupt("how often a digest is sent"))?, Some(until)))
        }
    }
}

/// The longest that a digest looks back.
const LONGEST: TimeDelta = TimeDelta::days(8);
/// Awards of a busy hour go into one.
const SETTLED: TimeDelta = TimeDelta::hours(1);

/// Teachers with an address, of courses in which something was awarded or asked lately.
fn teachers(db: &mut Db, now: DateTime<Utc>) -> Result<Vec<Teacher>, StoreError> {
    let lately = (now - LONGEST).naive_utc();
    let awarded: Vec<Option<String>> = awards::table
        .inner_join(achievements::table)
        .filter(awards::granted_at.gt(lately).and(achievements::context_id.is_not_null()))
        .select(achievements::context_id)
        .distinct()
        .load(db)?;
    let asked: Vec<Option<String>> = requests::table
        .inner_join(achievements::table.on(achievements::id.eq(requests::achievement_id)))
        .filter(requests::state.eq(RequestState::Submitted.as_str()).and(requests::submitted_at.gt(Some(lately))))
        .filter(achievements::context_id.is_not_null())
        .select(achievements::context_id)
        .distinct()
        .load(db)?;
    let busy: BTreeSet<String> = awarded.into_iter().chain(asked).flatten().collect();
    let busy: Vec<String> = busy.into_iter().collect();
    let mut found = Vec::new();
    for contexts in busy.chunks(200) {
        let rows: Vec<(String, String)> = members::table
            .inner_join(persons::table)
            .filter(members::context_id.eq_any(contexts).and(members::is_active.eq(true)))
            .filter(members::is_teacher.eq(true).or(members::launched_as_teacher.eq(true)))
            .filter(persons::email.is_not_null().and(persons::erased_at.is_null()))
            .order((members::context_id, members::person_id))
            .select((members::context_id, members::person_id))
            .load(db)?;
        found.extend(rows.into_iter().map(|(context, person)| Teacher { context, person }));
    }
    let mut due_now = Vec::new();
    for teacher in found {
        if due(db, &teacher, now)?.is_some() {
            due_now.push(teacher);
        }
    }
    Ok(due_now)
}

/// Since when a digest would tell that is due now, and what the row says of the last.
type Due = Option<(NaiveDateTime, Option<Option<NaiveDateTime>>)>;

fn due(db: &mut Db, teacher: &Teacher, now: DateTime<Utc>) -> Result<Due, StoreError> {
    let (every, seen) = choice(db, &teacher.context, &teacher.person)?;
    let Some(period) = every.period() else { return Ok(None) };
    let until = seen.flatten();
    if until.is_some_and(|until| until + period > now.naive_utc()) {
        return Ok(None);
    }
    let since = until.unwrap_or((now - period).naive_utc()).max((now - LONGEST).naive_utc());
    let waiting = mails::state
        .eq("waiting")
        .and(mails::person_id.eq(&teacher.person))
        .and(mails::kind.eq(MailKind::Digest.as_str()));
    let unsent: i64 =
        mails::table.filter(waiting.and(mails::context_id.eq(Some(&teacher.context)))).count().get_result(db)?;
    if unsent > 0 {
        return Ok(None);
    }
    let settled = (now - SETTLED).naive_utc();
    let new: i64 = awards::table
        .inner_join(achievements::table)
        .filter(achievements::context_id.eq(Some(&teacher.context)))
        .filter(awards::granted_at.gt(since).and(awards::granted_at.le(settled)))
        .filter(awards::state.ne(AwardState::Revoked.as_str()))
        .count()
        .get_result(db)?;
    if new > 0 {
        return Ok(Some((since, seen)));
    }
    let asked: i64 = requests::table
        .inner_join(achievements::table.on(achievements::id.eq(requests::achievement_id)))
        .filter(achievements::context_id.eq(Some(&teacher.context)))
        .filter(requests::state.eq(RequestState::Submitted.as_str()))
        .filter(requests::submitted_at.gt(Some(since)).and(requests::submitted_at.le(Some(settled))))
        .count()
        .get_result(db)?;
    Ok((asked > 0).then_some((since, seen)))
}

/// Marks somebody as told; false when another process was faster.
fn claim(
    db: &mut Db,
    teacher: &Teacher,
    seen: Option<Option<NaiveDateTime>>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let at = Some(now.naive_utc());
    match seen {
        None => {
            let row = (
                digests::context_id.eq(&teacher.context),
                digests::person_id.eq(&teacher.person),
                digests::every.eq(Every::Daily.as_str()),
                digests::told_until.eq(at),
                digests::changed_at.eq(now.naive_utc()),
            );
            Ok(insert_once!(db, digests::table, row)? == Recorded::New)
        }
        Some(seen) => {
            let row = digests::table.find((&teacher.context, &teacher.person));
            let claimed = match seen {
                None => diesel::update(row.filter(digests::told_until.is_null()))
                    .set(digests::told_until.eq(at))
                    .execute(db)?,
                Some(_) => diesel::update(row.filter(digests::told_until.eq(seen)))
                    .set(digests::told_until.eq(at))
                    .execute(db)?,
            };
            Ok(claimed == 1)
        }
    }
}

fn lines(
    db: &mut Db,
    context: &str,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Result<Vec<DigestLine>, StoreError> {
    let badges: Vec<(String, String, Option<NaiveDateTime>)> = achievements::table
        .inner_join(achievement_versions::table)
        .filter(achievements::context_id.eq(Some(context)))
        .filter(achievement_versions::number.eq(achievements::version))
        .order(achievements::id)
        .select((achievements::id, achievement_versions::name, achievements::held_at))
        .load(db)?;
    let in_course = || {
        awards::table
            .inner_join(achievements::table)
            .filter(achievements::context_id.eq(Some(context)))
            .filter(awards::state.ne(AwardState::Revoked.as_str()))
    };
    let count = |rows: Vec<String>| {
        let mut counted: HashMap<String, i64> = HashMap::new();
        for id in rows {
            *counted.entry(id).or_default() += 1;
        }
        counted
    };
    let awarded = count(
        in_course()
            .filter(awards::granted_at.gt(since).and(awards::granted_at.le(until)))
            .select(awards::achievement_id)
            .load(db)?,
    );
    let flagged = count(in_course().filter(awards::flag.is_not_null()).select(awards::achievement_id).load(db)?);
    let asked = count(
        requests::table
            .inner_join(achievements::table.on(achievements::id.eq(requests::achievement_id)))
            .filter(achievements::context_id.eq(Some(context)))
            .filter(requests::state.eq(RequestState::Submitted.as_str()))
            .select(requests::achievement_id)
            .load(db)?,
    );
    let of = |counted: &HashMap<String, i64>, id: &str| counted.get(id).copied().unwrap_or_default();
    let told = badges.into_iter().map(|(id, name, held_at)| DigestLine {
        awarded: of(&awarded, &id),
        flagged: of(&flagged, &id),
        is_held: held_at.is_some(),
        asked: of(&asked, &id),
        name,
    });
    Ok(told.filter(|line| line.awarded > 0 || line.flagged > 0 || line.is_held || line.asked > 0).collect())
}

/// Takes away what somebody chose; says how many rows that were.
pub(super) fn erase_choices(db: &mut Db, person: &str) -> Result<usize, StoreError> {
    Ok(diesel::delete(digests::table.filter(digests::person_id.eq(person))).execute(db)?)
}
