//! Endorsements: signed by others or by our own issuers, kept as they came.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::endorsements;
use super::{Recorded, Store, StoreError, audit, insert_once};
use crate::domain::console::Deed;
use crate::domain::endorsement::{EndorsedKind, EndorsementForm};
use crate::domain::ids::EndorsementId;

pub(super) const ACTIVE: &str = "active";
const WITHDRAWN: &str = "withdrawn";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    pub id: EndorsementId,
    pub kind: EndorsedKind,
    /// The id of what is endorsed.
    pub subject: String,
    pub form: EndorsementForm,
    /// As it was signed.
    pub document: String,
    pub document_hash: String,
    pub endorser_id: String,
    pub endorser_name: Option<String>,
    pub comment: Option<String>,
    pub valid_until: Option<DateTime<Utc>>,
    pub is_withdrawn: bool,
    pub created_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = endorsements)]
struct Row {
    id: String,
    subject_kind: String,
    subject_id: String,
    form: String,
    document: String,
    document_hash: String,
    endorser_id: String,
    endorser_name: Option<String>,
    comment: Option<String>,
    state: String,
    valid_until: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

impl TryFrom<Row> for Endorsement {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.into(),
            kind: EndorsedKind::parse(&row.subject_kind).ok_or(StoreError::Corrupt("what is endorsed"))?,
            subject: row.subject_id,
            form: EndorsementForm::parse(&row.form).ok_or(StoreError::Corrupt("the form of an endorsement"))?,
            document: row.document,
            document_hash: row.document_hash,
            endorser_id: row.endorser_id,
            endorser_name: row.endorser_name,
            comment: row.comment,
            valid_until: row.valid_until.map(|time| time.and_utc()),
            is_withdrawn: row.state != ACTIVE,
            created_at: row.created_at.and_utc(),
        })
    }
}

fn read(rows: Vec<Row>) -> Result<Vec<Endorsement>, StoreError> {
    rows.into_iter().map(TryInto::try_into).collect()
}

impl Store {
    /// Keeps an endorsement. One that was withdrawn and comes again is in use again, under its first id.
    pub async fn record_endorsement(&self, new: Endorsement) -> Result<(Endorsement, Recorded), StoreError> {
        self.write(move |db| {
            let row = (
                endorsements::id.eq(new.id.as_str()),
                endorsements::subject_kind.eq(new.kind.as_str()),
                endorsements::subject_id.eq(&new.subject),
                endorsements::form.eq(new.form.as_str()),
                endorsements::document.eq(&new.document),
                endorsements::document_hash.eq(&new.document_hash),
                endorsements::endorser_id.eq(&new.endorser_id),
                endorsements::endorser_name.eq(&new.endorser_name),
                endorsements::comment.eq(&new.comment),
                endorsements::state.eq(ACTIVE),
                endorsements::valid_until.eq(new.valid_until.map(|time| time.naive_utc())),
                endorsements::created_at.eq(new.created_at.naive_utc()),
            );
            let recorded = insert_once!(db, endorsements::table, row)?;
            let at = new.created_at;
            let same = endorsements::table
                .filter(endorsements::subject_kind.eq(new.kind.as_str()))
                .filter(endorsements::subject_id.eq(&new.subject))
                .filter(endorsements::document_hash.eq(&new.document_hash));
            let again = same.filter(endorsements::state.eq(WITHDRAWN));
            let is_back = diesel::update(again).set(endorsements::state.eq(ACTIVE)).execute(db)? > 0;
            let kept: Endorsement = same.select(Row::as_select()).first(db)?.try_into()?;
            if is_back || recorded == Recorded::New {
                audit::note(db, Deed::EndorsementAdded, kept.id.as_str(), at)?;
            }
            Ok((kept, recorded))
        })
        .await
    }

    /// What is said of something now, the oldest first; at most `limit`.
    pub async fn list_endorsements_of(
        &self,
        kind: EndorsedKind,
        subject: String,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Endorsement>, StoreError> {
        self.read(move |db| {
            let until = endorsements::valid_until.is_null().or(endorsements::valid_until.gt(Some(now.naive_utc())));
            let rows = endorsements::table
                .filter(endorsements::subject_kind.eq(kind.as_str()).and(endorsements::subject_id.eq(subject)))
                .filter(endorsements::state.eq(ACTIVE))
                .filter(until)
                .order((endorsements::created_at, endorsements::id))
                .limit(limit)
                .select(Row::as_select())
                .load(db)?;
            read(rows)
        })
        .await
    }

    /// Every endorsement in the order of the ids, from behind `after`; of one thing alone where that is named.
    pub async fn list_endorsements(
        &self,
        of: Option<(EndorsedKind, String)>,
        after: Option<String>,
        limit: i64,
    ) -> Result<Vec<Endorsement>, StoreError> {
        self.read(move |db| {
            let all = endorsements::table
                .filter(endorsements::id.gt(after.unwrap_or_default()))
                .order(endorsements::id)
                .limit(limit)
                .select(Row::as_select());
            read(match of {
                None => all.load(db)?,
                Some((kind, subject)) => all
                    .filter(endorsements::subject_kind.eq(kind.as_str()).and(endorsements::subject_id.eq(subject)))
                    .load(db)?,
            })
        })
        .await
    }

    pub async fn find_endorsement(&self, id: EndorsementId) -> Result<Option<Endorsement>, StoreError> {
        self.read(move |db| {
            let found: Option<Row> =
                endorsements::table.find(id.as_str()).select(Row::as_select()).first(db).optional()?;
            found.map(TryInto::try_into).transpose()
        })
        .await
    }

    /// Puts it into no further credential, and shows it no more; false when there is no such endorsement.
    pub async fn withdraw_endorsement(&self, id: EndorsementId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let known = endorsements::table.find(id.as_str());
            let in_use = known.filter(endorsements::state.eq(ACTIVE));
            if diesel::update(in_use).set(endorsements::state.eq(WITHDRAWN)).execute(db)? == 1 {
                audit::note(db, Deed::EndorsementRemoved, id.as_str(), now)?;
                return Ok(true);
            }
            Ok(known.count().get_result::<i64>(db)? == 1)
        })
        .await
    }
}
