//! Key pairs of the tool and of issuers; the private half is sealed before it comes here.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::log::enter_key;
use super::schema::{signing_keys, status_lists};
use super::{Store, StoreError, audit};
use crate::domain::console::Deed;
use crate::domain::ids::{IssuerId, KeyId};
use crate::domain::log::EventKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAlgorithm {
    Rs256,
    Ed25519,
}

impl KeyAlgorithm {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ed25519 => "Ed25519",
        }
    }
}

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOrigin {
    /// Made here, and renewed by the schedule.
    Made,
    /// Brought by somebody, who also brings its successor.
    Imported,
}

/// A key pair as it is kept. `issuer` is `None` for the tool's own, which talks to platforms.
#[derive(Clone, Debug)]
pub struct StoredKey {
    pub id: KeyId,
    pub issuer: Option<IssuerId>,
    pub algorithm: KeyAlgorithm,
    /// A JWK, as JSON, for RS256; 32 bytes in hexadecimal for Ed25519.
    pub public_key: String,
    pub sealed_private_key: Vec<u8>,
    pub created_at: DateTime<Utc>,
    /// From when on it signs; it is published before. `None` for a first key, which nobody has to be told of.
    pub signs_from: Option<DateTime<Utc>>,
    /// When its successor takes over; it stays published.
    pub retired_at: Option<DateTime<Utc>>,
    pub origin: KeyOrigin,
    /// The certificates that say whose key it is, base64 DER, its own first.
    pub chain: Option<Vec<String>>,
    /// Since when it is not published, because somebody else may have it.
    pub distrusted_at: Option<DateTime<Utc>>,
}

/// What became of a key that was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    New,
    /// The issuer has it already, and it signs from then on.
    Certified {
        id: KeyId,
        signs_from: DateTime<Utc>,
    },
    /// It is, or was, somebody's, or is not to be relied on.
    Taken,
}

impl StoredKey {
    /// Whether it is the one that signs at this moment.
    pub fn signs_at(&self, now: DateTime<Utc>) -> bool {
        self.signs_from.is_none_or(|from| from <= now) && self.retired_at.is_none_or(|end| now < end)
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
struct KeyRow {
    id: String,
    issuer_id: Option<String>,
    algorithm: String,
    public_key: String,
    private_key: Vec<u8>,
    created_at: NaiveDateTime,
    retired_at: Option<NaiveDateTime>,
    signs_from: Option<NaiveDateTime>,
    origin: String,
    chain: Option<String>,
    distrusted_at: Option<NaiveDateTime>,
}

impl TryFrom<KeyRow> for StoredKey {
    type Error = StoreError;

    fn try_from(row: KeyRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.into(),
            issuer: row.issuer_id.map(Into::into),
            algorithm: match row.algorithm.as_str() {
                "RS256" => KeyAlgorithm::Rs256,
                "Ed25519" => KeyAlgorithm::Ed25519,
                _ => return Err(StoreError::Corrupt("the algorithm of a key")),
            },
            public_key: row.public_key,
            sealed_private_key: row.private_key,
            created_at: row.created_at.and_utc(),
            signs_from: row.signs_from.map(|time| time.and_utc()),
            retired_at: row.retired_at.map(|time| time.and_utc()),
            origin: match row.origin.as_str() {
                "made" => KeyOrigin::Made,
                "imported" => KeyOrigin::Imported,
                _ => return Err(StoreError::Corrupt("the origin of a key")),
            },
            chain: row
                .chain
                .map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("the certificates of a key")))
                .transpose()?,
            distrusted_at: row.distrusted_at.map(|time| time.and_utc()),
        })
    }
}

impl From<StoredKey> for KeyRow {
    fn from(key: StoredKey) -> Self {
        Self {
            id: key.id.into_string(),
            issuer_id: key.issuer.map(IssuerId::into_string),
            algorithm: key.algorithm.as_str().to_owned(),
            public_key: key.public_key,
            private_key: key.sealed_private_key,
            created_at: key.created_at.naive_utc(),
            retired_at: key.retired_at.map(|time| time.naive_utc()),
            signs_from: key.signs_from.map(|time| time.naive_utc()),
            origin: match key.origin {
                KeyOrigin::Made => "made".to_owned(),
                KeyOrigin::Imported => "imported".to_owned(),
            },
            chain: key.chain.map(|chain| serde_json::to_string(&chain).expect("a list of texts is JSON")),
            distrusted_at: key.distrusted_at.map(|time| time.naive_utc()),
        }
    }
}

pub(super) fn insert_key(db: &mut Db, key: StoredKey) -> Result<(), StoreError> {
    enter_key(db, EventKind::KeyAdded, &key, key.signs_from.unwrap_or(key.created_at), key.created_at)?;
    diesel::insert_into(signing_keys::table).values(KeyRow::from(key)).execute(db)?;
    Ok(())
}

/// Every key, the newest first.
pub(super) fn list_keys(db: &mut Db) -> Result<Vec<StoredKey>, StoreError> {
    let rows: Vec<KeyRow> = signing_keys::table
        .order((signing_keys::created_at.desc(), signing_keys::id.desc()))
        .select(KeyRow::as_select())
        .load(db)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

impl Store {
    /// Every key, the newest first.
    pub async fn list_keys(&self) -> Result<Vec<StoredKey>, StoreError> {
        self.read(list_keys).await
    }

    /// Makes the tool's first key, unless somebody else was faster: two starting nodes agree on one.
    pub async fn record_first_tool_key(&self, key: StoredKey) -> Result<(), StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let existing: i64 = signing_keys::table.filter(signing_keys::issuer_id.is_null()).count().get_result(db)?;
            if existing == 0 { insert_key(db, key) } else { Ok(()) }
        })
        .await
    }

    /// Adds a key that was made elsewhere, in the place of the issuer's earlier ones of its kind. Where the issuer has it
    /// already, only its certificates are kept anew.
    pub async fn record_imported_key(&self, key: StoredKey, now: DateTime<Utc>) -> Result<Imported, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let row: Option<KeyRow> = signing_keys::table
                .filter(signing_keys::public_key.eq(&key.public_key))
                .select(KeyRow::as_select())
                .first(db)
                .optional()?;
            let Some(known) = row.map(StoredKey::try_from).transpose()? else {
                audit::note(db, Deed::KeysRotated, whose(&key), now)?;
                succeed(db, key, false)?;
                return Ok(Imported::New);
            };
            let is_in_use = known.distrusted_at.is_none() && known.retired_at.is_none_or(|end| now < end);
            if known.issuer != key.issuer || !is_in_use || key.chain.is_none() {
                return Ok(Imported::Taken);
            }
            diesel::update(signing_keys::table.find(known.id.as_str()))
                .set(signing_keys::chain.eq(KeyRow::from(key).chain))
                .execute(db)?;
            Ok(Imported::Certified { signs_from: known.signs_from.unwrap_or(known.created_at), id: known.id })
        })
        .await
    }

    /// Withdraws a key for good. Once more changes nothing.
    pub async fn distrust_key(&self, id: KeyId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let row: Option<KeyRow> = signing_keys::table
                .find(id.as_str())
                .filter(signing_keys::distrusted_at.is_null())
                .select(KeyRow::as_select())
                .first(db)
                .optional()?;
            let Some(key) = row.map(StoredKey::try_from).transpose()? else { return Ok(()) };
            diesel::update(signing_keys::table.find(key.id.as_str()))
                .set(signing_keys::distrusted_at.eq(Some(now.naive_utc())))
                .execute(db)?;
            enter_key(db, EventKind::KeyDistrusted, &key, now, now)?;
            audit::note(db, Deed::KeyDistrusted, key.id.as_str(), now)?;
            sign_lists_anew(db, key.issuer.as_ref(), now)
        })
        .await
    }

    /// Adds the successors of an owner's keys, all of one moment: the earlier ones of each algorithm retire when these
    /// begin to sign, and stay published, unless `distrust` says that somebody else may have them. With `unless_since` a
    /// key is left out where somebody else was faster: the owner has one of its kind that was made after it. Gives the ids
    /// of the keys that were taken.
    pub async fn record_successors(
        &self,
        keys: Vec<StoredKey>,
        unless_since: Option<DateTime<Utc>>,
        distrust: bool,
    ) -> Result<Vec<KeyId>, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let mut taken = Vec::new();
            for key in keys {
                let newest: Option<NaiveDateTime> =
                    of_owner(&key).select(diesel::dsl::max(signing_keys::created_at)).first(db)?;
                if unless_since.zip(newest).is_some_and(|(since, newest)| newest > since.naive_utc()) {
                    continue;
                }
                if taken.is_empty() {
                    audit::note(db, Deed::KeysRotated, whose(&key), key.created_at)?;
                }
                taken.push(key.id.clone());
                succeed(db, key, distrust)?;
            }
            Ok(taken)
        })
        .await
    }
}

/// Whose key it is, for whoever reads the audit log.
fn whose(key: &StoredKey) -> &str {
    key.issuer.as_ref().map_or("tool", IssuerId::as_str)
}

/// The keys of an owner of the same kind as this one.
fn of_owner(key: &StoredKey) -> signing_keys::BoxedQuery<'static, <Db as Connection>::Backend> {
    let all = signing_keys::table.filter(signing_keys::algorithm.eq(key.algorithm.as_str()));
    match &key.issuer {
        Some(issuer) => all.filter(signing_keys::issuer_id.eq(issuer.as_str().to_owned())).into_boxed(),
        None => all.filter(signing_keys::issuer_id.is_null()).into_boxed(),
    }
}

/// Puts a key in the place of the owner's earlier ones of its kind.
fn succeed(db: &mut Db, key: StoredKey, distrust: bool) -> Result<(), StoreError> {
    let begins = key.signs_from.unwrap_or(key.created_at);
    let until: Vec<KeyRow> = of_owner(&key)
        .filter(signing_keys::retired_at.is_null().or(signing_keys::retired_at.gt(begins.naive_utc())))
        .select(KeyRow::as_select())
        .load(db)?;
    let kind = if distrust { EventKind::KeyDistrusted } else { EventKind::KeyRetired };
    for retired in until {
        let distrusted_at = if distrust { Some(begins.naive_utc()) } else { retired.distrusted_at };
        diesel::update(signing_keys::table.find(&retired.id))
            .set((signing_keys::retired_at.eq(Some(begins.naive_utc())), signing_keys::distrusted_at.eq(distrusted_at)))
            .execute(db)?;
        enter_key(db, kind, &retired.try_into()?, begins, key.created_at)?;
    }
    if distrust {
        sign_lists_anew(db, key.issuer.as_ref(), begins)?;
    }
    insert_key(db, key)
}

/// A list that a withdrawn key signed is believed by nobody, so it is signed by another soon: once every process has read
/// the keys anew, which takes a minute.
fn sign_lists_anew(db: &mut Db, issuer: Option<&IssuerId>, now: DateTime<Utc>) -> Result<(), StoreError> {
    const KEYS_READ: TimeDelta = TimeDelta::seconds(90);
    let Some(issuer) = issuer else { return Ok(()) };
    let lists: Vec<String> =
        status_lists::table.filter(status_lists::issuer_id.eq(issuer.as_str())).select(status_lists::id).load(db)?;
    lists.iter().try_for_each(|list| enqueue(db, JobKind::Status, list, now + KEYS_READ))
}

/// Two that make keys at once take turns; on SQLite a write is a turn already.
fn take_turns(db: &mut Db) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        diesel::sql_query("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
    }
    Ok(())
}
