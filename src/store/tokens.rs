//! API tokens, kept as fingerprints.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::tokens;
use super::{Store, StoreError, audit};
use crate::domain::console::Deed;

#[derive(Clone, Debug)]
pub struct Token {
    pub id: String,
    pub name: String,
    /// `read`, `write`.
    pub scopes: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub is_revoked: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = tokens)]
struct TokenRow {
    id: String,
    name: String,
    token_hash: String,
    scopes: String,
    created_at: NaiveDateTime,
    revoked_at: Option<NaiveDateTime>,
}

impl From<TokenRow> for Token {
    fn from(row: TokenRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            scopes: row.scopes.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect(),
            created_at: row.created_at.and_utc(),
            is_revoked: row.revoked_at.is_some(),
        }
    }
}

impl Store {
    pub async fn record_token(&self, token: Token, token_hash: String) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = TokenRow {
                id: token.id,
                name: token.name,
                token_hash,
                scopes: token.scopes.join(" "),
                created_at: token.created_at.naive_utc(),
                revoked_at: None,
            };
            diesel::insert_into(tokens::table).values(&row).execute(db)?;
            audit::note(db, Deed::TokenMade, &row.id, token.created_at)
        })
        .await
    }

    /// The token with this fingerprint, unless it was revoked.
    pub async fn find_token(&self, token_hash: String) -> Result<Option<Token>, StoreError> {
        self.read(move |db| {
            let row: Option<TokenRow> = tokens::table
                .filter(tokens::token_hash.eq(token_hash).and(tokens::revoked_at.is_null()))
                .select(TokenRow::as_select())
                .first(db)
                .optional()?;
            Ok(row.map(Into::into))
        })
        .await
    }

    pub async fn list_tokens(&self) -> Result<Vec<Token>, StoreError> {
        self.read(|db| {
            let rows: Vec<TokenRow> = tokens::table.order(tokens::id).select(TokenRow::as_select()).load(db)?;
            Ok(rows.into_iter().map(Into::into).collect())
        })
        .await
    }

    pub async fn revoke_token(&self, id: String, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let revoked = diesel::update(tokens::table.find(&id).filter(tokens::revoked_at.is_null()))
                .set(tokens::revoked_at.eq(Some(now.naive_utc())))
                .execute(db)?;
            if revoked == 1 {
                audit::note(db, Deed::TokenRevoked, &id, now)?;
            }
            Ok(revoked == 1)
        })
        .await
    }
}
