//! What the public page of a credential shows, read in one go.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::credentials::{Published, find_published};
use super::log::number_of;
use super::schema::endorsements;
use super::{Store, StoreError, directly};
use crate::domain::endorsement::EndorsedKind;
use crate::domain::ids::CredentialId;

/// Shown of one thing at most.
const MOST_SAID: usize = 20;
/// How many things are asked for at once.
const THINGS: usize = 3;
const MOST_ROWS: i64 = 60;

/// A credential with what is known besides.
#[derive(Clone, Debug)]
pub struct Showing {
    pub published: Published,
    /// The number of its first entry in the log, once a signed head has it.
    pub number: Option<u64>,
    pub said: Vec<Said>,
}

/// What somebody signed about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub about: EndorsedKind,
    pub by: String,
    pub comment: Option<String>,
}

/// What is said now of up to three things, in their order and of each the oldest first and at most [`MOST_SAID`].
fn said_of(db: &mut Db, things: &[(EndorsedKind, String)], now: DateTime<Utc>) -> Result<Vec<Said>, StoreError> {
    let Some(last) = things.last() else { return Ok(Vec::new()) };
    assert!(things.len() <= THINGS, "a page shows a credential, its badge and its issuer");
    let is_about = |place: usize| {
        let (about, id) = things.get(place).unwrap_or(last);
        endorsements::subject_kind.eq(about.as_str()).and(endorsements::subject_id.eq(id.clone()))
    };
    let until = endorsements::valid_until.is_null().or(endorsements::valid_until.gt(Some(now.naive_utc())));
    let found = endorsements::table
        .filter(is_about(0).or(is_about(1)).or(is_about(2)))
        .filter(endorsements::state.eq(super::endorsements::ACTIVE).and(until))
        .order((endorsements::created_at, endorsements::id))
        // No more are kept of one thing.
        .limit(MOST_ROWS)
        .select((
            (endorsements::subject_kind, endorsements::subject_id),
            (endorsements::endorser_name, endorsements::endorser_id, endorsements::comment),
        ));
    type Row = ((String, String), (Option<String>, String, Option<String>));
    let rows: Vec<Row> = directly!(db, |db| found.load(db))?;
    let of = |(about, id): &(EndorsedKind, String)| {
        let (about, id) = (*about, id.clone());
        let is_it = move |(subject, _): &&Row| subject.0 == about.as_str() && subject.1 == id;
        rows.iter().filter(is_it).take(MOST_SAID).map(move |(_, (name, by, comment))| Said {
            about,
            by: name.as_ref().unwrap_or(by).clone(),
            comment: comment.clone(),
        })
    };
    Ok(things.iter().flat_map(of).collect())
}

impl Published {
    /// What may be endorsed of it: the award only while its holder lets it be read.
    fn endorsable(&self) -> Vec<(EndorsedKind, String)> {
        let award = (EndorsedKind::Award, self.award.to_string());
        let badge = (EndorsedKind::Achievement, self.achievement.to_string());
        let issuer = (EndorsedKind::Issuer, self.issuer.id.to_string());
        self.may_be_read().then_some(award).into_iter().chain([badge, issuer]).collect()
    }
}

impl Store {
    pub async fn find_showing(&self, id: CredentialId, now: DateTime<Utc>) -> Result<Option<Showing>, StoreError> {
        self.read(move |db| {
            let Some(published) = find_published(db, id)? else { return Ok(None) };
            let number = number_of(db, &published.id)?;
            let said = said_of(db, &published.endorsable(), now)?;
            Ok(Some(Showing { published, number, said }))
        })
        .await
    }

    /// The same of a test, which nobody counts or endorses by itself.
    pub async fn find_showing_of_trial(
        &self,
        id: CredentialId,
        now: DateTime<Utc>,
    ) -> Result<Option<Showing>, StoreError> {
        let Some(published) = self.find_trial(id, now).await? else { return Ok(None) };
        let said = self.list_said_of(published.endorsable(), now).await?;
        Ok(Some(Showing { published, number: None, said }))
    }

    /// What others signed about these things, as far as it holds now.
    pub async fn list_said_of(
        &self,
        things: Vec<(EndorsedKind, String)>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Said>, StoreError> {
        self.read(move |db| said_of(db, &things, now)).await
    }
}
