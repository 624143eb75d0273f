//! Published status lists: which credential has which place, what is set, and the document as it was last signed.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::schema::{awards, credentials, issuers, status_lists};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::award::Visibility;
use crate::domain::ids::{AwardId, CredentialId, IssuerId, StatusListId};
use crate::domain::status::{ListKind, StatusForm};

/// How many entries of a list are given before a new list is begun: half of them, so that a free random index is found
/// at the second try on average.
const ENTRIES_GIVEN: i64 = 65_536;

/// Places for new credentials of an issuer.
#[derive(Clone, Debug)]
pub struct Places {
    pub form: StatusForm,
    pub list: StatusListId,
    /// Which of the candidates nobody has yet.
    pub free: Vec<u32>,
}

/// A status list as it was last signed.
#[derive(Clone, Debug)]
pub struct StatusList {
    pub id: StatusListId,
    pub issuer: IssuerId,
    pub kind: ListKind,
    pub document: Option<String>,
    pub signed_at: Option<DateTime<Utc>>,
    pub valid_until: Option<DateTime<Utc>>,
}

/// A credential that was withdrawn, by name.
#[derive(Clone, Debug)]
pub struct RevokedCredential {
    pub id: CredentialId,
    /// None where its holder hid it, or everything about the person was erased.
    pub reason: Option<String>,
}

/// The list that takes new entries of an issuer, and its number.
fn last(db: &mut Db, issuer: &str, kind: ListKind) -> Result<Option<(String, i32)>, StoreError> {
    Ok(status_lists::table
        .filter(status_lists::issuer_id.eq(issuer).and(status_lists::kind.eq(kind.as_str())))
        .order(status_lists::number.desc())
        .select((status_lists::id, status_lists::number))
        .first(db)
        .optional()?)
}

fn has_room(db: &mut Db, list: &str) -> Result<bool, StoreError> {
    let given: i64 = credentials::table.filter(credentials::status_list_id.eq(list)).count().get_result(db)?;
    Ok(given < ENTRIES_GIVEN)
}

fn form_of(db: &mut Db, issuer: &str) -> Result<StatusForm, StoreError> {
    let form: String = issuers::table.find(issuer).select(issuers::status_form).first(db)?;
    StatusForm::parse(&form).ok_or(StoreError::Corrupt("the form of a status"))
}

/// The open list of an issuer, as far as one is begun.
fn open(db: &mut Db, issuer: &str) -> Result<(StatusForm, Option<String>), StoreError> {
    let form = form_of(db, issuer)?;
    let list = match last(db, issuer, form.list())? {
        Some((id, _)) if has_room(db, &id)? => Some(id),
        _ => None,
    };
    Ok((form, list))
}

fn begin(db: &mut Db, id: &StatusListId, issuer: &str, kind: ListKind) -> Result<Recorded, StoreError> {
    let last: Option<i32> = status_lists::table
        .filter(status_lists::issuer_id.eq(issuer))
        .select(diesel::dsl::max(status_lists::number))
        .first(db)?;
    let row = (
        status_lists::id.eq(id.as_str()),
        status_lists::issuer_id.eq(issuer),
        status_lists::number.eq(last.unwrap_or(0) + 1),
        status_lists::kind.eq(kind.as_str()),
    );
    insert_once!(db, status_lists::table, row)
}

fn index(index: u32) -> Result<i32, StoreError> {
    i32::try_from(index).map_err(|_| StoreError::Corrupt("a status index"))
}

/// Which of these places of a list are taken.
pub(super) fn taken(db: &mut Db, list: &str, candidates: &[u32]) -> Result<Vec<u32>, StoreError> {
    let candidates = candidates.iter().copied().map(index).collect::<Result<Vec<_>, _>>()?;
    let mut taken = Vec::new();
    for candidates in candidates.chunks(500) {
        let found: Vec<i32> = credentials::table
            .filter(credentials::status_list_id.eq(list).and(credentials::status_index.eq_any(candidates)))
            .select(credentials::status_index)
            .load(db)?;
        taken.extend(found);
    }
    indexes(taken)
}

fn indexes(found: Vec<i32>) -> Result<Vec<u32>, StoreError> {
    found.into_iter().map(|index| u32::try_from(index).map_err(|_| StoreError::Corrupt("a status index"))).collect()
}

/// The lists that carry the credentials of an award.
pub(super) fn lists_of(db: &mut Db, award: &str) -> Result<Vec<String>, StoreError> {
    Ok(credentials::table
        .filter(credentials::award_id.eq(award))
        .select(credentials::status_list_id)
        .distinct()
        .load(db)?)
}

impl Store {
    /// The list that takes new entries of an issuer, and which of the candidates are free in it; a new list is begun
    /// when the last is half given. The constraint has the last word when they are given.
    pub async fn open_places(
        &self,
        issuer: IssuerId,
        new_id: StatusListId,
        candidates: Vec<u32>,
    ) -> Result<Places, StoreError> {
        let known = issuer.clone();
        let (form, list) = self.read(move |db| open(db, known.as_str())).await?;
        let (form, list) = match list {
            Some(list) => (form, list),
            None => {
                self.write(move |db| {
                    let (form, list) = open(db, issuer.as_str())?;
                    let list = match list {
                        Some(list) => list,
                        None => {
                            begin(db, &new_id, issuer.as_str(), form.list())?;
                            let last = last(db, issuer.as_str(), form.list())?;
                            last.ok_or(StoreError::Corrupt("the list that was just begun"))?.0
                        }
                    };
                    Ok((form, list))
                })
                .await?
            }
        };
        let list = StatusListId::from(list);
        let known = list.clone();
        let free = self
            .read(move |db| {
                let taken = taken(db, known.as_str(), &candidates)?;
                Ok(candidates.into_iter().filter(|index| !taken.contains(index)).collect())
            })
            .await?;
        Ok(Places { form, list, free })
    }

    /// The status lists that carry the credentials of an award.
    pub async fn list_status_lists_of(&self, award: AwardId) -> Result<Vec<StatusListId>, StoreError> {
        self.read(move |db| Ok(lists_of(db, award.as_str())?.into_iter().map(Into::into).collect())).await
    }

    pub async fn find_status_list(&self, id: StatusListId) -> Result<Option<StatusList>, StoreError> {
        type Row = (String, String, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>);
        self.read(move |db| {
            let found: Option<Row> = status_lists::table
                .find(id.as_str())
                .select((
                    status_lists::issuer_id,
                    status_lists::kind,
                    status_lists::document,
                    status_lists::signed_at,
                    status_lists::valid_until,
                ))
                .first(db)
                .optional()?;
            let Some((issuer, kind, document, signed_at, valid_until)) = found else { return Ok(None) };
            Ok(Some(StatusList {
                id,
                issuer: issuer.into(),
                kind: ListKind::parse(&kind).ok_or(StoreError::Corrupt("the kind of a status list"))?,
                document,
                signed_at: signed_at.map(|time| time.and_utc()),
                valid_until: valid_until.map(|time| time.and_utc()),
            }))
        })
        .await
    }

    pub async fn list_revoked_indexes(&self, id: StatusListId) -> Result<Vec<u32>, StoreError> {
        self.read(move |db| {
            let found = credentials::table
                .filter(credentials::status_list_id.eq(id.as_str()).and(credentials::is_revoked.eq(true)))
                .order(credentials::status_index)
                .select(credentials::status_index)
                .load(db)?;
            indexes(found)
        })
        .await
    }

    /// The withdrawn credentials of a list, by name.
    pub async fn list_revoked_credentials(&self, id: StatusListId) -> Result<Vec<RevokedCredential>, StoreError> {
        self.read(move |db| {
            let found: Vec<(String, Option<String>, String)> = credentials::table
                .inner_join(awards::table)
                .filter(credentials::status_list_id.eq(id.as_str()).and(credentials::is_revoked.eq(true)))
                .order(credentials::id)
                .select((credentials::id, awards::revocation_reason, awards::visibility))
                .load(db)?;
            let named = |(id, reason, visibility): (String, Option<String>, String)| RevokedCredential {
                id: id.into(),
                reason: reason.filter(|_| visibility != Visibility::Hidden.as_str()),
            };
            Ok(found.into_iter().map(named).collect())
        })
        .await
    }

    /// Keeps a newly signed list and asks for the next signature before this one ends.
    pub async fn record_status_document(
        &self,
        id: StatusListId,
        document: String,
        signed_at: DateTime<Utc>,
        valid_until: DateTime<Utc>,
        sign_again_at: DateTime<Utc>,
    ) -> Result<Recorded, StoreError> {
        self.write(move |db| {
            let newer = status_lists::signed_at.is_null().or(status_lists::signed_at.le(Some(signed_at.naive_utc())));
            let written = diesel::update(status_lists::table.find(id.as_str()).filter(newer))
                .set((
                    status_lists::document.eq(Some(document)),
                    status_lists::signed_at.eq(Some(signed_at.naive_utc())),
                    status_lists::valid_until.eq(Some(valid_until.naive_utc())),
                ))
                .execute(db)?;
            enqueue(db, JobKind::Status, id.as_str(), sign_again_at)?;
            Ok(if written == 1 { Recorded::New } else { Recorded::Existing })
        })
        .await
    }

    /// Asks for a signature under every list whose last one is older than `older_than`, whatever became of the job that
    /// should have seen to it: with a list that ran out, every badge in it fails.
    pub async fn enqueue_stale_lists(&self, now: DateTime<Utc>, older_than: TimeDelta) -> Result<usize, StoreError> {
        let stale = move |db: &mut Db| -> Result<Vec<String>, StoreError> {
            Ok(status_lists::table
                .filter(status_lists::signed_at.lt(Some((now - older_than).naive_utc())))
                .order(status_lists::id)
                .select(status_lists::id)
                .load(db)?)
        };
        if self.read(stale).await?.is_empty() {
            return Ok(0);
        }
        self.write(move |db| {
            let stale = stale(db)?;
            stale.iter().try_for_each(|list| enqueue(db, JobKind::Status, list, now))?;
            Ok(stale.len())
        })
        .await
    }
}
