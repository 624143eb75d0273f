//! The issuance log as it is kept: what waits for a number, the numbered entries, the hashes of the tree, signed heads.
//!
//! An event is queued in the transaction of the fact. Numbers are given by one job in batches; should two run at once,
//! the primary key lets one of them through, whole. Nothing here is ever changed or taken away but from the queue.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::JobKind;
use super::schema::{credentials, log_entries, log_hashes, log_heads, log_keys, log_queue};
use super::signing_keys::{KeyAlgorithm, StoredKey, list_keys};
use super::{Recorded, Store, StoreError, directly};
use crate::domain::ids::{CredentialId, KeyId};
use crate::domain::log::{DocumentHashes, Event, EventKind};
use crate::keys;

/// The subject of the one job that gives numbers.
pub const LOG: &str = "log";
/// Rows of one statement: both databases bound how many values it may carry.
const ROWS_AT_ONCE: usize = 1_000;
/// Credentials that are entered at once when the log begins on a database that has some.
const PAGE: i64 = 500;

/// The key that signs heads; the private half is sealed before it comes here.
#[derive(Clone, Debug)]
pub struct StoredLogKey {
    pub id: KeyId,
    /// 32 bytes in hexadecimal.
    pub public_key: String,
    pub sealed_private_key: Vec<u8>,
    pub created_at: DateTime<Utc>,
}

/// An event that has no number yet.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: i64,
    pub subject: String,
    pub leaf: String,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    pub number: u64,
    pub leaf: String,
}

/// What a batch adds: events numbered from `size` on, and the next hashes of the tree.
#[derive(Clone, Debug)]
pub struct NewEntries {
    pub size: u64,
    pub events: Vec<Waiting>,
    /// Where the first of `hashes` goes.
    pub place: u64,
    pub hashes: Vec<[u8; 32]>,
}

fn queue(db: &mut Db, subject: &str, event: &Event) -> Result<(), StoreError> {
    let row = (log_queue::subject.eq(subject), log_queue::leaf.eq(event.to_text()));
    directly!(db, |db| diesel::insert_into(log_queue::table).values(row).execute(db))?;
    Ok(())
}

/// Queues the entry of a credential that was just signed.
pub(super) fn enter_issued(
    db: &mut Db,
    credential: &str,
    json: &str,
    jwt: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let documents = DocumentHashes { json: keys::fingerprint(json), jwt: keys::fingerprint(jwt) };
    queue(db, credential, &Event::issued(keys::fingerprint(credential), documents, at))
}

/// Queues what happened to an issued credential.
pub(super) fn enter_change(
    db: &mut Db,
    kind: EventKind,
    credential: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    queue(db, credential, &Event::of_credential(kind, keys::fingerprint(credential), at))
}

/// The same for every credential of an award.
pub(super) fn enter_change_of_award(
    db: &mut Db,
    kind: EventKind,
    award: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let ids: Vec<String> = credentials::table
        .filter(credentials::award_id.eq(award))
        .order(credentials::number)
        .select(credentials::id)
        .load(db)?;
    ids.iter().try_for_each(|id| enter_change(db, kind, id, at))
}

/// Queues what happened to a key. The tool's own key signs no badge and is not entered.
pub(super) fn enter_key(
    db: &mut Db,
    kind: EventKind,
    key: &StoredKey,
    from: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(issuer) = &key.issuer else { return Ok(()) };
    let thumbprint = match key.algorithm {
        KeyAlgorithm::Rs256 => serde_json::from_str(&key.public_key).ok().and_then(|jwk| keys::rsa_thumbprint(&jwk)),
        KeyAlgorithm::Ed25519 => keys::from_hex(&key.public_key).map(|bytes| keys::ed25519_thumbprint(&bytes)),
    };
    let thumbprint = thumbprint.ok_or(StoreError::Corrupt("a public key"))?;
    queue(db, key.id.as_str(), &Event::of_key(kind, thumbprint, issuer.as_str(), from, at))
}

/// Enters what an earlier version did without a log.
fn enter_past(db: &mut Db) -> Result<(), StoreError> {
    for key in list_keys(db)?.into_iter().rev() {
        let from = key.signs_from.unwrap_or(key.created_at);
        enter_key(db, EventKind::KeyAdded, &key, from, key.created_at)?;
    }
    let mut after = String::new();
    loop {
        type Row = (String, String, String, bool, NaiveDateTime);
        let page: Vec<Row> = credentials::table
            .filter(credentials::id.gt(&after))
            .order(credentials::id)
            .limit(PAGE)
            .select((
                credentials::id,
                credentials::json,
                credentials::jwt,
                credentials::is_revoked,
                credentials::created_at,
            ))
            .load(db)?;
        let Some((last, ..)) = page.last() else { return Ok(()) };
        after.clone_from(last);
        for (id, json, jwt, is_revoked, created_at) in page {
            enter_issued(db, &id, &json, &jwt, created_at.and_utc())?;
            if is_revoked {
                enter_change(db, EventKind::Revoked, &id, created_at.and_utc())?;
            }
        }
    }
}

fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Corrupt("a number of the log"))
}

fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| StoreError::Corrupt("a number of the log"))
}

fn size(db: &mut Db) -> Result<u64, StoreError> {
    let last: Option<i64> = log_entries::table.select(diesel::dsl::max(log_entries::number)).first(db)?;
    last.map_or(Ok(0), |last| unsigned(last + 1))
}

fn last_head(db: &mut Db) -> Result<Option<(i64, String, Vec<u8>)>, StoreError> {
    let columns = (log_heads::size, log_heads::text, log_heads::signature);
    Ok(log_heads::table.order(log_heads::size.desc()).select(columns).first(db).optional()?)
}

/// The number of a credential's first entry, once a head has it.
pub(super) fn number_of(db: &mut Db, credential: &CredentialId) -> Result<Option<u64>, StoreError> {
    let newest = log_heads::table.select(diesel::dsl::max(log_heads::size)).single_value();
    let of_credential = log_entries::subject.eq(credential.as_str()).and(log_entries::number.nullable().lt(newest));
    let first = log_entries::table.filter(of_credential).order(log_entries::number).select(log_entries::number);
    let number: Option<i64> = directly!(db, |db| first.first(db).optional())?;
    number.map(unsigned).transpose()
}

fn entries(rows: Vec<(i64, String)>) -> Result<Vec<LogEntry>, StoreError> {
    rows.into_iter().map(|(number, leaf)| Ok(LogEntry { number: unsigned(number)?, leaf })).collect()
}

/// Inserts rows in as few statements as their number allows; the enum over both databases takes one row at a time.
macro_rules! insert_all {
    ($db:expr, $table:expr, $rows:expr) => {
        for rows in $rows.chunks(ROWS_AT_ONCE) {
            let statement = diesel::insert_into($table).values(rows.to_vec());
            match $db {
                Db::Sqlite(inner) => statement.execute(inner)?,
                Db::Postgres(inner) => statement.execute(inner)?,
            };
        }
    };
}

impl Store {
    pub async fn find_log_key(&self) -> Result<Option<StoredLogKey>, StoreError> {
        self.read(|db| {
            type Row = (String, String, Vec<u8>, NaiveDateTime);
            let row: Option<Row> = log_keys::table.order((log_keys::created_at, log_keys::id)).first(db).optional()?;
            Ok(row.map(|(id, public_key, sealed_private_key, created_at)| StoredLogKey {
                id: id.into(),
                public_key,
                sealed_private_key,
                created_at: created_at.and_utc(),
            }))
        })
        .await
    }

    /// Begins the log with its key, and with entries of what was signed before there was one. A log that somebody else
    /// began meanwhile stays the only one.
    pub async fn begin_log(&self, key: StoredLogKey) -> Result<(), StoreError> {
        self.write(move |db| {
            if let Db::Postgres(inner) = db {
                diesel::sql_query("LOCK TABLE log_keys IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
            }
            let known: i64 = log_keys::table.count().get_result(db)?;
            if known > 0 {
                return Ok(());
            }
            let row = (
                log_keys::id.eq(key.id.as_str()),
                log_keys::public_key.eq(&key.public_key),
                log_keys::private_key.eq(&key.sealed_private_key),
                log_keys::created_at.eq(key.created_at.naive_utc()),
            );
            diesel::insert_into(log_keys::table).values(row).execute(db)?;
            enter_past(db)
        })
        .await
    }

    /// How many entries have their number.
    pub async fn find_log_size(&self) -> Result<u64, StoreError> {
        self.read(size).await
    }

    /// What waits for a number, the longest waiting first. Asked for after the size: whatever got its number in between
    /// makes the batch collide.
    pub async fn list_log_queue(&self, limit: i64) -> Result<Vec<Waiting>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(i64, String, String)> = log_queue::table.order(log_queue::id).limit(limit).load(db)?;
            Ok(rows.into_iter().map(|(id, subject, leaf)| Waiting { id, subject, leaf }).collect())
        })
        .await
    }

    /// Numbers a batch, all of it or nothing. [`Recorded::Existing`] means that somebody else was faster.
    pub async fn record_log_entries(&self, new: NewEntries) -> Result<Recorded, StoreError> {
        self.write(move |db| {
            let numbered = db.transaction(|db| number(db, &new));
            match numbered {
                Ok(()) => Ok(Recorded::New),
                Err(StoreError::Database(diesel::result::Error::DatabaseError(
                    diesel::result::DatabaseErrorKind::UniqueViolation,
                    _,
                ))) => Ok(Recorded::Existing),
                Err(other) => Err(other),
            }
        })
        .await
    }

    /// The hashes at some places of the tree.
    pub async fn find_log_hashes(&self, places: Vec<u64>) -> Result<HashMap<u64, [u8; 32]>, StoreError> {
        let places = places.into_iter().map(signed).collect::<Result<Vec<_>, _>>()?;
        self.read(move |db| {
            let rows: Vec<(i64, Vec<u8>)> = log_hashes::table.filter(log_hashes::place.eq_any(places)).load(db)?;
            rows.into_iter()
                .map(|(place, hash)| {
                    let hash = hash.try_into().map_err(|_| StoreError::Corrupt("a hash of the log"))?;
                    Ok((unsigned(place)?, hash))
                })
                .collect()
        })
        .await
    }

    /// The text and the signature of the newest head.
    pub async fn find_log_head(&self) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        self.read(|db| Ok(last_head(db)?.map(|(_, text, signature)| (text, signature)))).await
    }

    /// Keeps a head if the newest one still has the size `after`, and says otherwise that another came between.
    pub async fn record_log_head(
        &self,
        after: Option<u64>,
        size: u64,
        text: String,
        signature: Vec<u8>,
    ) -> Result<Recorded, StoreError> {
        let (after, size) = (after.map(signed).transpose()?, signed(size)?);
        self.write(move |db| {
            // Another node may have a head that this transaction cannot see yet.
            if let Db::Postgres(inner) = db {
                diesel::sql_query("LOCK TABLE log_heads IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
            }
            if last_head(db)?.map(|(last, ..)| last) != after {
                return Ok(Recorded::Existing);
            }
            let row = (log_heads::size.eq(size), log_heads::text.eq(text), log_heads::signature.eq(signature));
            super::insert_once!(db, log_heads::table, row)
        })
        .await
    }

    /// The entries from `start` on, at most `limit`, below `end`.
    pub async fn list_log_entries(&self, start: u64, end: u64, limit: i64) -> Result<Vec<LogEntry>, StoreError> {
        let (start, end) = (signed(start)?, signed(end)?);
        self.read(move |db| {
            let rows = log_entries::table
                .filter(log_entries::number.ge(start).and(log_entries::number.lt(end)))
                .order(log_entries::number)
                .limit(limit)
                .select((log_entries::number, log_entries::leaf))
                .load(db)?;
            entries(rows)
        })
        .await
    }

    /// The first entries of a credential, below `end`.
    pub async fn list_log_entries_of(
        &self,
        credential: CredentialId,
        end: u64,
        limit: i64,
    ) -> Result<Vec<LogEntry>, StoreError> {
        let end = signed(end)?;
        self.read(move |db| {
            let rows = log_entries::table
                .filter(log_entries::subject.eq(credential.as_str()).and(log_entries::number.lt(end)))
                .order(log_entries::number)
                .limit(limit)
                .select((log_entries::number, log_entries::leaf))
                .load(db)?;
            entries(rows)
        })
        .await
    }

    /// Asks for the job when something waits for its number, or the newest entries for a signed head.
    pub async fn enqueue_due_log(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let is_due = self
            .read(|db| {
                let waiting: Option<i64> = log_queue::table.select(log_queue::id).first(db).optional()?;
                let size = signed(size(db)?)?;
                let is_signed = size == 0 || last_head(db)?.is_some_and(|(last, ..)| last >= size);
                Ok(waiting.is_some() || !is_signed)
            })
            .await?;
        if is_due {
            self.enqueue(JobKind::Log, LOG.to_owned(), now).await?;
        }
        Ok(is_due)
    }
}

fn number(db: &mut Db, new: &NewEntries) -> Result<(), StoreError> {
    let first = signed(new.size)?;
    let entries: Vec<_> = (first..)
        .zip(&new.events)
        .map(|(number, event)| {
            (
                log_entries::number.eq(number),
                log_entries::subject.eq(event.subject.clone()),
                log_entries::leaf.eq(event.leaf.clone()),
            )
        })
        .collect();
    insert_all!(db, log_entries::table, entries);
    let hashes: Vec<_> = (signed(new.place)?..)
        .zip(&new.hashes)
        .map(|(place, hash)| (log_hashes::place.eq(place), log_hashes::hash.eq(hash.to_vec())))
        .collect();
    insert_all!(db, log_hashes::table, hashes);
    let ids: Vec<i64> = new.events.iter().map(|event| event.id).collect();
    let mut taken = 0;
    for ids in ids.chunks(ROWS_AT_ONCE) {
        taken += diesel::delete(log_queue::table.filter(log_queue::id.eq_any(ids))).execute(db)?;
    }
    if taken != ids.len() {
        return Err(StoreError::Corrupt("the queue of the log: an entry had its number already"));
    }
    Ok(())
}
