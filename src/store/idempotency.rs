//! Answers to requests that create, so that a repeated request is answered and not carried out again.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::schema::idempotent_requests as requests;
use super::{Store, StoreError, insert_once};

/// How long a key is remembered.
const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    New,
    /// The same request was answered like this.
    Answered {
        status: u16,
        body: String,
    },
    /// The key was used for another request.
    Different,
}

impl Store {
    pub async fn find_replay(
        &self,
        token: String,
        key: String,
        request_hash: String,
        now: DateTime<Utc>,
    ) -> Result<Replay, StoreError> {
        self.read(move |db| {
            let found: Option<(String, i32, String)> = requests::table
                .find((token, key))
                .filter(requests::created_at.gt((now - REMEMBERED).naive_utc()))
                .select((requests::request_hash, requests::status, requests::body))
                .first(db)
                .optional()?;
            Ok(match found {
                None => Replay::New,
                Some((hash, status, body)) if hash == request_hash => Replay::Answered {
                    status: u16::try_from(status).map_err(|_| StoreError::Corrupt("the status of an answer"))?,
                    body,
                },
                Some(_) => Replay::Different,
            })
        })
        .await
    }

    pub async fn record_answer(
        &self,
        token: String,
        key: String,
        request_hash: String,
        (status, body): (u16, String),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::delete(requests::table.filter(requests::created_at.le((now - REMEMBERED).naive_utc())))
                .execute(db)?;
            let row = (
                requests::token_id.eq(token),
                requests::key.eq(key),
                requests::request_hash.eq(request_hash),
                requests::status.eq(i32::from(status)),
                requests::body.eq(body),
                requests::created_at.eq(now.naive_utc()),
            );
            insert_once!(db, requests::table, row)?;
            Ok(())
        })
        .await
    }
}
