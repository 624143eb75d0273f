//! Issuer profiles: the organisations that sign.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::issuers;
use super::signing_keys::{StoredKey, insert_key};
use super::{Store, StoreError};
use crate::domain::ids::{IssuerId, PictureId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    pub id: IssuerId,
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
    pub description: Option<String>,
    pub logo: Option<PictureId>,
    pub is_default: bool,
    pub created_at: DateTime<Utc>,
}

/// What somebody wants a profile to say; `None` leaves a value as it is.
#[derive(Clone, Debug, Default)]
pub struct IssuerChange {
    pub name: Option<String>,
    pub url: Option<String>,
    pub email: Option<String>,
    pub description: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = issuers)]
struct IssuerRow {
    id: String,
    name: String,
    url: Option<String>,
    email: Option<String>,
    description: Option<String>,
    logo_id: Option<String>,
    is_default: bool,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
}

impl From<IssuerRow> for Issuer {
    fn from(row: IssuerRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            url: row.url,
            email: row.email,
            description: row.description,
            logo: row.logo_id.map(Into::into),
            is_default: row.is_default,
            created_at: row.created_at.and_utc(),
        }
    }
}

pub(super) fn find_issuer(db: &mut Db, id: &str) -> Result<Option<Issuer>, StoreError> {
    let row: Option<IssuerRow> = issuers::table.find(id).select(IssuerRow::as_select()).first(db).optional()?;
    Ok(row.map(Into::into))
}

impl Store {
    pub async fn list_issuers(&self) -> Result<Vec<Issuer>, StoreError> {
        self.read(|db| {
            let rows: Vec<IssuerRow> = issuers::table.order(issuers::id).select(IssuerRow::as_select()).load(db)?;
            Ok(rows.into_iter().map(Into::into).collect())
        })
        .await
    }

    pub async fn find_issuer(&self, id: IssuerId) -> Result<Option<Issuer>, StoreError> {
        self.read(move |db| find_issuer(db, id.as_str())).await
    }

    pub async fn find_default_issuer(&self) -> Result<Option<Issuer>, StoreError> {
        self.read(|db| {
            let row: Option<IssuerRow> = issuers::table
                .filter(issuers::is_default.eq(true))
                .order(issuers::id)
                .select(IssuerRow::as_select())
                .first(db)
                .optional()?;
            Ok(row.map(Into::into))
        })
        .await
    }

    /// Adds an issuer with its keys; the first one becomes the default. A default that somebody else made meanwhile
    /// stays the only one.
    pub async fn record_issuer(&self, issuer: Issuer, keys: Vec<StoredKey>) -> Result<(), StoreError> {
        self.write(move |db| {
            if let Db::Postgres(inner) = db {
                diesel::sql_query("LOCK TABLE issuers IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
            }
            let defaults: i64 = issuers::table.filter(issuers::is_default.eq(true)).count().get_result(db)?;
            if issuer.is_default && defaults > 0 {
                return Ok(());
            }
            let row = IssuerRow {
                id: issuer.id.into_string(),
                name: issuer.name,
                url: issuer.url,
                email: issuer.email,
                description: issuer.description,
                logo_id: issuer.logo.map(PictureId::into_string),
                is_default: issuer.is_default,
                created_at: issuer.created_at.naive_utc(),
                changed_at: issuer.created_at.naive_utc(),
            };
            diesel::insert_into(issuers::table).values(row).execute(db)?;
            keys.into_iter().try_for_each(|key| insert_key(db, key))
        })
        .await
    }

    pub async fn update_issuer(
        &self,
        id: IssuerId,
        change: IssuerChange,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let Some(known) = find_issuer(db, id.as_str())? else { return Ok(false) };
            diesel::update(issuers::table.find(id.as_str()))
                .set((
                    issuers::name.eq(change.name.unwrap_or(known.name)),
                    issuers::url.eq(change.url.or(known.url)),
                    issuers::email.eq(change.email.or(known.email)),
                    issuers::description.eq(change.description.or(known.description)),
                    issuers::changed_at.eq(now.naive_utc()),
                ))
                .execute(db)?;
            Ok(true)
        })
        .await
    }
}
