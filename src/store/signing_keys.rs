//! Key pairs of the tool and of issuers; the private half is sealed before it comes here.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::signing_keys;
use super::{Store, StoreError};
use crate::domain::ids::{IssuerId, KeyId};

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
        }
    }
}

pub(super) fn insert_key(db: &mut Db, key: StoredKey) -> Result<(), StoreError> {
    diesel::insert_into(signing_keys::table).values(KeyRow::from(key)).execute(db)?;
    Ok(())
}

impl Store {
    /// Every key, the newest first.
    pub async fn list_keys(&self) -> Result<Vec<StoredKey>, StoreError> {
        self.read(|db| {
            let rows: Vec<KeyRow> = signing_keys::table
                .order((signing_keys::created_at.desc(), signing_keys::id.desc()))
                .select(KeyRow::as_select())
                .load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
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

    /// Adds the successors of an owner's keys, all of one moment: the earlier ones of each algorithm retire when these
    /// begin to sign, and stay published. With `unless_since` nothing is done where somebody else was faster: the
    /// owner has keys that were made after it. Says whether the keys were taken.
    pub async fn record_successors(
        &self,
        keys: Vec<StoredKey>,
        unless_since: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            for key in keys {
                let of_owner = |issuer: &Option<IssuerId>| {
                    let all = signing_keys::table.filter(signing_keys::algorithm.eq(key.algorithm.as_str()));
                    match issuer {
                        Some(issuer) => all.filter(signing_keys::issuer_id.eq(issuer.as_str().to_owned())).into_boxed(),
                        None => all.filter(signing_keys::issuer_id.is_null()).into_boxed(),
                    }
                };
                let newest: Option<NaiveDateTime> =
                    of_owner(&key.issuer).select(diesel::dsl::max(signing_keys::created_at)).first(db)?;
                if unless_since.zip(newest).is_some_and(|(since, newest)| newest > since.naive_utc()) {
                    return Ok(false);
                }
                let begins = key.signs_from.unwrap_or(key.created_at).naive_utc();
                let until: Vec<String> = of_owner(&key.issuer)
                    .filter(signing_keys::retired_at.is_null().or(signing_keys::retired_at.gt(begins)))
                    .select(signing_keys::id)
                    .load(db)?;
                diesel::update(signing_keys::table.filter(signing_keys::id.eq_any(until)))
                    .set(signing_keys::retired_at.eq(Some(begins)))
                    .execute(db)?;
                insert_key(db, key)?;
            }
            Ok(true)
        })
        .await
    }
}

/// Two that make keys at once take turns; on SQLite a write is a turn already.
fn take_turns(db: &mut Db) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        diesel::sql_query("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
    }
    Ok(())
}
