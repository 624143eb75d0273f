//! Work to be done, one row per thing. Whoever takes a job holds it by a lease, so a killed worker's job runs again.

use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::jobs;
use super::{Recorded, Store, StoreError, insert_once};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// Poll a course; the subject is its id.
    Sync,
    /// Judge the members of a course that are due.
    Evaluate,
    /// Sign the credentials that awards of a badge wait for; the subject is the badge's id.
    Issue,
    /// Sign a status list anew.
    Status,
    /// Write the scores that wait for a badge; the subject is the badge's id.
    Score,
    /// Bring the badges of the original into a copied course.
    Copy,
    /// Give numbers to what waits to be entered in the issuance log, and sign its head.
    Log,
    /// Send the mails that wait.
    Mail,
}

impl JobKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sync => "sync",
            Self::Evaluate => "evaluate",
            Self::Issue => "issue",
            Self::Status => "status",
            Self::Score => "score",
            Self::Copy => "copy",
            Self::Log => "log",
            Self::Mail => "mail",
        }
    }
}

impl FromStr for JobKind {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        match text {
            "sync" => Ok(Self::Sync),
            "evaluate" => Ok(Self::Evaluate),
            "issue" => Ok(Self::Issue),
            "status" => Ok(Self::Status),
            "score" => Ok(Self::Score),
            "copy" => Ok(Self::Copy),
            "log" => Ok(Self::Log),
            "mail" => Ok(Self::Mail),
            _ => Err(StoreError::Corrupt("the kind of a job")),
        }
    }
}

/// A job that was taken.
#[derive(Clone, Debug)]
pub struct Job {
    pub kind: JobKind,
    pub subject: String,
    pub attempts: i32,
    wanted: i64,
    lease: String,
}

/// How a job stands, for whoever waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobState {
    Gone,
    Waiting,
    Running,
}

/// When a job runs next that is running: never, unless it is asked for again meanwhile.
fn never() -> NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(9999, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("there is such a day")
}

/// Asks for a job at `run_at` or earlier; one that is asked for already is not asked for twice.
pub(super) fn enqueue(db: &mut Db, kind: JobKind, subject: &str, run_at: DateTime<Utc>) -> Result<(), StoreError> {
    let run_at = run_at.naive_utc();
    let row = (
        jobs::kind.eq(kind.as_str()),
        jobs::subject.eq(subject),
        jobs::wanted.eq(1),
        jobs::run_at.eq(run_at),
        jobs::attempts.eq(0),
        jobs::created_at.eq(run_at),
    );
    // The update comes first: it is the usual case for courses, and leaves no savepoint behind.
    let known = jobs::table.find((kind.as_str(), subject));
    let updated = diesel::update(known).set(jobs::wanted.eq(jobs::wanted + 1)).execute(db)?;
    if updated == 0 && insert_once!(db, jobs::table, row)? == Recorded::New {
        return Ok(());
    }
    diesel::update(jobs::table.find((kind.as_str(), subject)).filter(jobs::run_at.gt(run_at)))
        .set(jobs::run_at.eq(run_at))
        .execute(db)?;
    Ok(())
}

impl Store {
    pub async fn enqueue(&self, kind: JobKind, subject: String, run_at: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| enqueue(db, kind, &subject, run_at)).await
    }

    /// Takes the job that has waited longest, for as long as `lease_for`. `lease` names the taker.
    pub async fn take_job(
        &self,
        kinds: &'static [JobKind],
        lease: String,
        now: DateTime<Utc>,
        lease_for: TimeDelta,
    ) -> Result<Option<Job>, StoreError> {
        // Reading first keeps an idle worker from writing every second.
        if !self.read(move |db| Ok(next(db, kinds, now.naive_utc())?.is_some())).await? {
            return Ok(None);
        }
        self.write(move |db| {
            // Another worker may be faster between choosing and taking; then the next one is tried.
            for _ in 0..5 {
                let Some((kind, subject)) = next(db, kinds, now.naive_utc())? else { return Ok(None) };
                if let Some(job) = take(db, kind.parse()?, &subject, &lease, now, lease_for)? {
                    return Ok(Some(job));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Takes one job by name, due or not, unless somebody else holds it.
    pub async fn take_named_job(
        &self,
        kind: JobKind,
        subject: String,
        lease: String,
        now: DateTime<Utc>,
        lease_for: TimeDelta,
    ) -> Result<Option<Job>, StoreError> {
        self.write(move |db| take(db, kind, &subject, &lease, now, lease_for)).await
    }

    pub async fn find_job_state(
        &self,
        kind: JobKind,
        subject: String,
        now: DateTime<Utc>,
    ) -> Result<JobState, StoreError> {
        self.read(move |db| {
            let leased: Option<Option<NaiveDateTime>> =
                jobs::table.find((kind.as_str(), subject)).select(jobs::leased_until).first(db).optional()?;
            Ok(match leased {
                None => JobState::Gone,
                Some(Some(until)) if until > now.naive_utc() => JobState::Running,
                Some(_) => JobState::Waiting,
            })
        })
        .await
    }

    /// A job is done. It is kept when it was asked for again meanwhile, for the time that was then asked for.
    pub async fn finish_job(&self, job: Job) -> Result<(), StoreError> {
        self.write(move |db| {
            let key = (job.kind.as_str(), job.subject.as_str());
            let done = diesel::delete(
                jobs::table.find(key).filter(jobs::lease.eq(&job.lease)).filter(jobs::wanted.eq(job.wanted)),
            )
            .execute(db)?;
            if done == 0 {
                diesel::update(jobs::table.find(key).filter(jobs::lease.eq(&job.lease)))
                    .set((
                        jobs::lease.eq(None::<String>),
                        jobs::leased_until.eq(None::<NaiveDateTime>),
                        jobs::attempts.eq(0),
                    ))
                    .execute(db)?;
            }
            Ok(())
        })
        .await
    }

    /// A job failed, or has to wait: it runs again at `run_at`.
    pub async fn postpone_job(
        &self,
        job: Job,
        run_at: DateTime<Utc>,
        reason: Option<String>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let attempts = if reason.is_some() { job.attempts + 1 } else { job.attempts };
            diesel::update(
                jobs::table.find((job.kind.as_str(), job.subject.as_str())).filter(jobs::lease.eq(&job.lease)),
            )
            .set((
                jobs::lease.eq(None::<String>),
                jobs::leased_until.eq(None::<NaiveDateTime>),
                jobs::attempts.eq(attempts),
                jobs::last_error.eq(reason),
                jobs::run_at.eq(run_at.naive_utc()),
            ))
            .execute(db)?;
            Ok(())
        })
        .await
    }

    /// Jobs that are due or running, and those that failed at least once.
    pub async fn count_jobs(&self, now: DateTime<Utc>) -> Result<(i64, i64), StoreError> {
        self.read(move |db| {
            let due = jobs::table.filter(jobs::run_at.le(now.naive_utc())).count().get_result(db)?;
            let failing = jobs::table.filter(jobs::attempts.gt(0)).count().get_result(db)?;
            Ok((due, failing))
        })
        .await
    }
}

fn next(db: &mut Db, kinds: &[JobKind], now: NaiveDateTime) -> Result<Option<(String, String)>, StoreError> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    Ok(jobs::table
        .filter(jobs::kind.eq_any(kinds))
        // Due, or left behind by a worker that is gone.
        .filter(jobs::leased_until.is_null().and(jobs::run_at.le(now)).or(jobs::leased_until.le(now)))
        .order((jobs::run_at, jobs::kind, jobs::subject))
        .select((jobs::kind, jobs::subject))
        .first(db)
        .optional()?)
}

fn take(
    db: &mut Db,
    kind: JobKind,
    subject: &str,
    lease: &str,
    now: DateTime<Utc>,
    lease_for: TimeDelta,
) -> Result<Option<Job>, StoreError> {
    let free = jobs::leased_until.is_null().or(jobs::leased_until.le(now.naive_utc()));
    let taken = diesel::update(jobs::table.find((kind.as_str(), subject)).filter(free))
        .set((
            jobs::lease.eq(Some(lease)),
            jobs::leased_until.eq(Some((now + lease_for).naive_utc())),
            jobs::run_at.eq(never()),
        ))
        .execute(db)?;
    if taken == 0 {
        return Ok(None);
    }
    let (wanted, attempts) =
        jobs::table.find((kind.as_str(), subject)).select((jobs::wanted, jobs::attempts)).first(db)?;
    Ok(Some(Job { kind, subject: subject.to_owned(), attempts, wanted, lease: lease.to_owned() }))
}
