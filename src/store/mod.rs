//! What is kept: one diesel store over SQLite and PostgreSQL, and the only room that knows either.
//!
//! It takes and gives values of `domain`, `lti` and `keys`; rows stay private to their files. The unique constraints
//! decide what happens once, not a read before a write. Every public method is one transaction, run on a blocking
//! thread: a read, or a write that begins as a writer. It never makes an identifier or asks for the time, but for the
//! random index of a status list, where the constraint has to be asked again.

mod achievements;
mod admins;
mod audit;
mod awards;
mod connection;
mod console;
mod contexts;
mod copies;
mod counts;
mod credentials;
mod decisions;
mod digests;
mod endorsements;
mod evidence;
mod gates;
mod grants;
mod idempotency;
mod invites;
mod issuers;
mod jobs;
mod judging;
mod known;
mod launches;
mod learner_records;
mod locks;
mod log;
mod mail_copies;
mod mail_texts;
mod mails;
mod migrate;
mod open_badges_2;
mod openings;
mod pathways;
mod persons;
mod placements;
mod progress;
mod registrations;
mod renewals;
mod requests;
mod results;
mod retention;
mod retirements;
mod roster;
#[rustfmt::skip]
mod schema;
mod scores;
mod sessions;
mod settings;
mod showing;
mod signing_keys;
mod status_lists;
mod tokens;
mod trials;
mod waits;
mod withdrawals;

use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub use achievements::{
    AchievementDraft, BadgeCounts, NewAchievement, Picture, Revision, RuleReference, Seen, StoredAchievement,
};
pub use admins::{Admin, AdminLink, AdminRemoved, AdminSession, LinkTaken};
pub use audit::{AuditFilter, AuditLine, acting, acts, attended};
pub use awards::{Award, AwardFilter};
pub use connection::Target;
use connection::{Db, Manager};
pub use console::{JobLine, Owner, Registered, RegistryFilter, Totals};
pub use contexts::{Context, ContextSummary, SyncRecord};
pub use copies::{CopiedBadge, CopiedColumn, TaughtCourse};
pub use counts::Happening;
pub use credentials::{Issued, NewCredential, Published, ToIssue};
pub use decisions::{Choice, Decided, Decision};
pub use digests::{Digest, DigestLine, Every};
pub use endorsements::Endorsement;
pub use evidence::TakenOut;
pub use gates::Gate;
pub use grants::{Grant, Granted};
pub use idempotency::Replay;
pub use invites::{Invite, Invited, Turn};
pub use issuers::{Issuer, IssuerKept, IssuerRemoved};
pub use jobs::{Job, JobKind, JobState};
pub use judging::{CourseFacts, Flag, HeldAward, Judged, JudgedMember, Whom};
pub use launches::{AnsweredLogin, ContextRecord, LaunchRecord, LaunchRecorded, LaunchedPerson};
pub use learner_records::{KeptRecord, NewRecord, StoredRecord};
pub use locks::{Lock, LockReading};
pub use log::{LOG, LogEntry, NewEntries, StoredLogKey, Waiting};
pub use mail_copies::{CopyTo, MOST_COPIES, NewCopy};
pub use mails::{Addressee, Copied, MailKind, Told, Undeliverable, WaitingMail, Wish};
pub use migrate::SchemaState;
pub use open_badges_2::{Assertable, BadgeClass, SignedAssertion, Withdrawn};
pub use pathways::{PathwayDraft, StoredPathway};
pub use persons::{Erased, Person, PersonFile};
pub use placements::{LinkRecord, Placement, Purpose};
pub use progress::CoursePerson;
pub use registrations::{NewRegistration, Platform, RegistrationOrigin};
pub use renewals::{Correction, Renewal};
pub use requests::{
    Answer, Answered, Approval, KeptEntry, KeptRequest, Listed, Request, RequestEntry, Writing, Written,
};
pub use results::{Activity, LineItemRecord, ResultRecord, StoredResult};
pub use retirements::{Removed, Retirement};
pub use roster::{CourseMember, Member, PersonRecord, RosterOutcome, RosterRecord};
pub use scores::{BadgeColumn, ColumnState, ScoreCounts, ScoreState, WantedScore};
pub use sessions::{Asked, Session, SessionRecord};
pub use showing::{Said, Showing};
pub use signing_keys::{Imported, KeyAlgorithm, KeyOrigin, StoredKey};
pub use status_lists::{Places, RevokedCredential, StatusList};
pub use tokens::Token;
pub use trials::{Kept, KeptTrial, NewTrial, Trial};
pub use waits::{Hold, Ruling, Tally};
pub use withdrawals::Withdrawal;

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database refused: {0}")]
    Database(#[from] DieselError),
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    #[error("the database could not be brought to this version: {0}")]
    Migration(String),
    #[error("the database was made by a newer version of Accolade ({0}); start that version, or restore a backup")]
    TooNew(String),
    #[error("a stored value cannot be read: {0}")]
    Corrupt(&'static str),
    #[error("the work was cut off by a shutdown")]
    CutOff,
}

/// Whether a row was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    New,
    Existing,
}

const MOST_CONNECTIONS: u32 = 10;

/// The store; its clones share one pool.
#[derive(Clone)]
pub struct Store {
    pool: Pool<Manager>,
    /// SQLite has one writer at a time. Waiting here is a queue; waiting in SQLite is polling. It has a connection of its
    /// own, whose pages nobody else makes stale.
    writer: Option<Arc<Writer>>,
    remembered: Arc<registrations::Remembered>,
}

struct Writer {
    db: Mutex<Db>,
    /// Makes another connection when this one is of no use any more.
    manager: Manager,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Opens the database; connects at once, so that a wrong address is told at the start.
    pub fn open(target: &Target) -> Result<Self, StoreError> {
        let manager = Manager::of_writer(target.clone());
        let first = ManageConnection::connect(&manager)
            .map_err(|error| StoreError::Unreachable(connection::without_address(&error, target)))?;
        let writer = match first {
            Db::Sqlite(_) => Some(Arc::new(Writer { db: Mutex::new(first), manager })),
            Db::Postgres(_) => None,
        };
        let pool = Pool::builder()
            .max_size(MOST_CONNECTIONS)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(std::time::Duration::from_secs(10))
            .build(Manager::new(target.clone()))
            .map_err(|error| StoreError::Unreachable(error.to_string()))?;
        Ok(Self { pool, writer, remembered: Arc::default() })
    }

    /// Runs `work` on a blocking thread, in a transaction that only reads.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let pool = self.pool.clone();
        on_blocking_thread(move || {
            let mut db = begun(&pool, <Db as Connection>::TransactionManager::begin_transaction)?;
            finished(&mut db, work)
        })
        .await
    }

    /// Runs `work` on a blocking thread, in a transaction that begins as a writer. Where somebody acts, the line of the audit
    /// log is part of it.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let pool = self.pool.clone();
        let writer = self.writer.clone();
        let author = audit::author();
        let is_act = matches!(author, Some(audit::Author::Act(_)));
        let work = move |db: &mut Db| audit::with_line(db, author, work);
        let outcome = on_blocking_thread(move || {
            let Some(writer) = writer else { return finished(&mut *begun(&pool, begin_as_writer)?, work) };
            let mut db = writer.db.lock().unwrap_or_else(PoisonError::into_inner);
            // Whoever panicked in the middle left its transaction open, and a full disk may leave one that is neither
            // open nor over.
            if connection::is_in_transaction(&mut db) {
                *db = ManageConnection::connect(&writer.manager)
                    .map_err(|error| StoreError::Unreachable(error.to_string()))?;
            }
            begin_as_writer(&mut db)?;
            finished(&mut db, work)
        })
        .await;
        if is_act && outcome.is_ok() {
            audit::done();
        }
        outcome
    }
}

/// A connection with a transaction begun. One that broke while it lay idle, because the server was started anew, is put
/// away for the next; asking each beforehand would cost every transaction a round trip.
fn begun(
    pool: &Pool<Manager>,
    begin: impl Fn(&mut Db) -> Result<(), DieselError>,
) -> Result<PooledConnection<Manager>, StoreError> {
    let mut idle = MOST_CONNECTIONS;
    loop {
        let mut db = pool.get().map_err(|error| StoreError::Unreachable(error.to_string()))?;
        match begin(&mut db) {
            Ok(()) => return Ok(db),
            Err(_) if idle > 0 && connection::is_lost(&mut db) => idle -= 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn finished<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T, StoreError>) -> Result<T, StoreError> {
    match work(db) {
        Ok(value) => {
            <Db as Connection>::TransactionManager::commit_transaction(db)?;
            Ok(value)
        }
        Err(error) => {
            <Db as Connection>::TransactionManager::rollback_transaction(db)?;
            Err(error)
        }
    }
}

/// A deferred transaction of SQLite that turns into a writer fails at once when another wrote in between, whatever the
/// busy timeout; so a writer says so at the beginning.
fn begin_as_writer(db: &mut Db) -> Result<(), DieselError> {
    match db {
        Db::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE"),
        Db::Postgres(inner) => AnsiTransactionManager::begin_transaction(inner),
    }
}

async fn on_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(StoreError::CutOff),
    }
}

/// Reads the outcome of an insert that was attempted.
fn recorded(inserted: Result<usize, DieselError>) -> Result<Recorded, StoreError> {
    match inserted {
        Ok(_) => Ok(Recorded::New),
        Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(Recorded::Existing),
        Err(other) => Err(other.into()),
    }
}

/// Inserts one row and says whether it was new. SQLite takes back a statement that failed and goes on; PostgreSQL needs a
/// savepoint for that.
macro_rules! insert_once {
    ($db:expr, $table:expr, $row:expr) => {
        $crate::store::recorded(match $db {
            $crate::store::connection::Db::Sqlite(db) => {
                diesel::RunQueryDsl::execute(diesel::insert_into($table).values($row), db)
            }
            $crate::store::connection::Db::Postgres(db) => diesel::Connection::transaction(db, |db| {
                diesel::RunQueryDsl::execute(diesel::insert_into($table).values($row), db)
            }),
        })
    };
}
use insert_once;

/// Runs a query on the connection itself, for queries of every launch and every page: the enum over both writes the text
/// of a query anew, and three times, whenever it runs.
///
/// Where a unique key finds one row at most, it is asked for by `get_result`: `first` adds a `LIMIT` whose number is a
/// value, and SQLite plans a statement with such a limit anew each time it runs.
macro_rules! directly {
    ($db:expr, |$connection:ident| $query:expr) => {
        match $db {
            $crate::store::connection::Db::Sqlite($connection) => $query,
            $crate::store::connection::Db::Postgres($connection) => $query,
        }
    };
}
use directly;
