//! Learner records, kept as they were signed.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::log::enter_issued;
use super::schema::{learner_records, persons};
use super::{Store, StoreError};
use crate::domain::ids::{CredentialId, IssuerId, PersonId, RecordId};

/// A learner record to be kept.
#[derive(Clone, Debug)]
pub struct NewRecord {
    pub id: RecordId,
    pub person: PersonId,
    pub issuer: IssuerId,
    /// The credentials in it.
    pub contents: Vec<CredentialId>,
    pub json: String,
    pub jwt: String,
    pub created_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// A learner record as it was signed.
#[derive(Clone, Debug)]
pub struct StoredRecord {
    pub id: RecordId,
    pub contents: Vec<CredentialId>,
    pub json: String,
    pub jwt: String,
    pub created_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// A learner record in the file of a person.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptRecord {
    pub id: RecordId,
    /// The identifiers of the credentials in it.
    pub credentials: Vec<CredentialId>,
    pub created_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
    /// As it was signed.
    pub json: String,
    pub jwt: String,
}

type Row = (String, String, String, String, NaiveDateTime, NaiveDateTime);

fn stored((id, contents, json, jwt, created_at, valid_until): Row) -> Result<StoredRecord, StoreError> {
    Ok(StoredRecord {
        id: id.into(),
        contents: serde_json::from_str(&contents).map_err(|_| StoreError::Corrupt("what a learner record holds"))?,
        json,
        jwt,
        created_at: created_at.and_utc(),
        valid_until: valid_until.and_utc(),
    })
}

/// Records of people whose data was not erased.
macro_rules! kept {
    () => {
        learner_records::table
            .inner_join(persons::table.on(persons::id.eq(learner_records::person_id)))
            .filter(persons::erased_at.is_null())
            .select((
                learner_records::id,
                learner_records::contents,
                learner_records::json,
                learner_records::jwt,
                learner_records::created_at,
                learner_records::valid_until,
            ))
    };
}

/// All records of somebody, the oldest first.
pub(super) fn kept_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptRecord>, StoreError> {
    let rows: Vec<Row> = kept!()
        .filter(learner_records::person_id.eq(person.as_str()))
        .order((learner_records::created_at, learner_records::id))
        .load(db)?;
    rows.into_iter()
        .map(|row| {
            let StoredRecord { id, contents, json, jwt, created_at, valid_until } = stored(row)?;
            Ok(KeptRecord { id, credentials: contents, created_at, valid_until, json, jwt })
        })
        .collect()
}

impl Store {
    /// Keeps a record, and queues its entry in the log.
    pub async fn record_learner_record(&self, new: NewRecord) -> Result<(), StoreError> {
        self.write(move |db| {
            let contents = serde_json::to_string(&new.contents).expect("a list of texts is JSON");
            let row = (
                learner_records::id.eq(new.id.as_str()),
                learner_records::person_id.eq(new.person.as_str()),
                learner_records::issuer_id.eq(new.issuer.as_str()),
                learner_records::contents.eq(contents),
                learner_records::json.eq(&new.json),
                learner_records::jwt.eq(&new.jwt),
                learner_records::created_at.eq(new.created_at.naive_utc()),
                learner_records::valid_until.eq(new.valid_until.naive_utc()),
            );
            diesel::insert_into(learner_records::table).values(row).execute(db)?;
            enter_issued(db, new.id.as_str(), &new.json, &new.jwt, new.created_at)
        })
        .await
    }

    pub async fn find_learner_record(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
        self.read(move |db| {
            let row: Option<Row> = kept!().filter(learner_records::id.eq(id.as_str())).first(db).optional()?;
            row.map(stored).transpose()
        })
        .await
    }

    /// The records of somebody, the latest first.
    pub async fn list_learner_records(&self, person: PersonId) -> Result<Vec<KeptRecord>, StoreError> {
        let mut found = self.read(move |db| kept_of(db, &person)).await?;
        found.reverse();
        Ok(found)
    }

    /// The latest record of somebody.
    pub async fn find_latest_record(&self, person: PersonId) -> Result<Option<StoredRecord>, StoreError> {
        self.read(move |db| {
            let row: Option<Row> = kept!()
                .filter(learner_records::person_id.eq(person.as_str()))
                .order((learner_records::created_at.desc(), learner_records::id.desc()))
                .first(db)
                .optional()?;
            row.map(stored).transpose()
        })
        .await
    }
}
