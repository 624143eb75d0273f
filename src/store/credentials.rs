//! Signed documents and status lists. What was signed is kept byte for byte and served for ever.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::details;
use super::awards::award_details;
use super::connection::Db;
use super::counts::count;
use super::issuers::{Issuer, find_issuer};
use super::jobs::{JobKind, enqueue};
use super::log::enter_issued;
use super::roster::{PersonRow, identity};
use super::schema::{achievement_versions, achievements, awards, credentials, persons, status_lists};
use super::scores::want_score;
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::details::{AchievementDetails, AwardDetails};
use crate::domain::ids::{AchievementId, AwardId, CredentialId, IssuerId, PictureId, StatusListId, VersionId};
use crate::domain::period::Period;

/// How many entries of a list are given before a new list is begun: half of them, so that a free random index is found
/// at the second try on average.
const ENTRIES_GIVEN: i64 = 65_536;

/// Everything a credential is made from.
#[derive(Clone, Debug)]
pub struct ToIssue {
    pub award: AwardId,
    pub achievement: AchievementId,
    pub version: VersionId,
    pub issuer: Issuer,
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub picture: PictureId,
    pub picture_alt: String,
    pub expires_after: Option<Period>,
    pub sub: String,
    pub email: Option<String>,
    pub details: AchievementDetails,
    pub award_details: AwardDetails,
    /// Whether the learner agreed that results stand in the credential.
    pub results_agreed: bool,
    pub trace: String,
    pub earned_at: DateTime<Utc>,
    pub granted_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct NewCredential {
    pub id: CredentialId,
    pub award: AwardId,
    pub version: VersionId,
    pub number: i32,
    pub json: String,
    pub jwt: String,
    pub status_list: StatusListId,
    pub status_index: u32,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
}

/// What came of keeping a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issued {
    Now,
    /// Another worker was faster, or the award was withdrawn meanwhile.
    NotNeeded,
    /// The status index is given already: sign again with another.
    IndexTaken,
}

/// A credential with what its page says.
#[derive(Clone, Debug)]
pub struct Published {
    pub id: CredentialId,
    pub award: AwardId,
    pub achievement: AchievementId,
    pub issuer: Issuer,
    pub json: String,
    pub jwt: String,
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub picture: PictureId,
    pub picture_alt: String,
    pub holder: Option<String>,
    pub state: AwardState,
    pub is_superseded: bool,
    pub visibility: Visibility,
    pub trace: String,
    pub granted_at: DateTime<Utc>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revocation_reason: Option<String>,
}

/// A status list as it was last signed.
#[derive(Clone, Debug)]
pub struct StatusList {
    pub id: StatusListId,
    pub issuer: IssuerId,
    pub document: Option<String>,
    pub signed_at: Option<DateTime<Utc>>,
    pub valid_until: Option<DateTime<Utc>>,
}

impl Store {
    /// An award that waits for its signature; `None` when nothing is left to do.
    pub async fn find_to_issue(&self, id: AwardId) -> Result<Option<ToIssue>, StoreError> {
        self.read(move |db| {
            type Row = (
                (String, String, Option<String>, String, NaiveDateTime, NaiveDateTime, String),
                (String, String, String, String, String, Option<String>, String),
                (Option<String>, Option<String>, Option<NaiveDateTime>),
                PersonRow,
            );
            let found: Option<Row> = awards::table
                .inner_join(achievements::table)
                .inner_join(persons::table)
                .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
                .filter(awards::id.eq(id.as_str()).and(awards::state.eq(AwardState::Granted.as_str())))
                .select((
                    (
                        awards::achievement_id,
                        awards::version_id,
                        awards::evidence,
                        awards::trace,
                        awards::earned_at,
                        awards::granted_at,
                        achievements::issuer_id,
                    ),
                    (
                        achievement_versions::name,
                        achievement_versions::description,
                        achievement_versions::criteria,
                        achievement_versions::picture_id,
                        achievement_versions::picture_alt,
                        achievement_versions::expires_after,
                        awards::id,
                    ),
                    (achievement_versions::details, awards::details, awards::results_agreed_at),
                    PersonRow::as_select(),
                ))
                .first(db)
                .optional()?;
            let Some((award, version, besides, person)) = found else { return Ok(None) };
            let (achievement, version_id, evidence, trace, earned_at, granted_at, issuer) = award;
            let (name, description, criteria, picture, picture_alt, expires_after, award) = version;
            let (version_details, own_details, results_agreed_at) = besides;
            let (sub, _, email) = identity(person);
            Ok(Some(ToIssue {
                award: award.into(),
                achievement: achievement.into(),
                version: version_id.into(),
                issuer: find_issuer(db, &issuer)?.ok_or(StoreError::Corrupt("the issuer of a badge"))?,
                name,
                description,
                criteria,
                picture: picture.into(),
                picture_alt,
                expires_after: expires_after
                    .map(|text| Period::parse(&text).map_err(|_| StoreError::Corrupt("the life of a badge")))
                    .transpose()?,
                sub,
                email,
                details: details(version_details.as_deref())?,
                award_details: award_details(own_details.as_deref(), evidence)?,
                results_agreed: results_agreed_at.is_some(),
                trace,
                earned_at: earned_at.and_utc(),
                granted_at: granted_at.and_utc(),
            }))
        })
        .await
    }

    /// The list that takes new entries of an issuer; a new one is begun when the last is half given.
    pub async fn open_status_list(&self, issuer: IssuerId, new_id: StatusListId) -> Result<StatusListId, StoreError> {
        let last = |db: &mut Db, issuer: &IssuerId| -> Result<Option<(String, i32)>, StoreError> {
            Ok(status_lists::table
                .filter(status_lists::issuer_id.eq(issuer.as_str()))
                .order(status_lists::number.desc())
                .select((status_lists::id, status_lists::number))
                .first(db)
                .optional()?)
        };
        let has_room = |db: &mut Db, list: &str| -> Result<bool, StoreError> {
            let given: i64 = credentials::table.filter(credentials::status_list_id.eq(list)).count().get_result(db)?;
            Ok(given < ENTRIES_GIVEN)
        };
        let known = issuer.clone();
        let open = self
            .read(move |db| match last(db, &known)? {
                Some((id, _)) if has_room(db, &id)? => Ok(Some(id)),
                _ => Ok(None),
            })
            .await?;
        if let Some(id) = open {
            return Ok(id.into());
        }
        self.write(move |db| {
            let number = match last(db, &issuer)? {
                Some((id, _)) if has_room(db, &id)? => return Ok(id.into()),
                Some((_, number)) => number + 1,
                None => 1,
            };
            let row = (
                status_lists::id.eq(new_id.as_str()),
                status_lists::issuer_id.eq(issuer.as_str()),
                status_lists::number.eq(number),
            );
            insert_once!(db, status_lists::table, row)?;
            let (id, _) = last(db, &issuer)?.ok_or(StoreError::Corrupt("the list that was just begun"))?;
            Ok(id.into())
        })
        .await
    }

    /// Keeps a signed credential and marks its award as issued.
    pub async fn record_credential(&self, new: NewCredential, now: DateTime<Utc>) -> Result<Issued, StoreError> {
        self.write(move |db| {
            let index = i32::try_from(new.status_index).map_err(|_| StoreError::Corrupt("a status index"))?;
            let given: i64 = credentials::table
                .filter(credentials::status_list_id.eq(new.status_list.as_str()))
                .filter(credentials::status_index.eq(index))
                .count()
                .get_result(db)?;
            if given > 0 {
                return Ok(Issued::IndexTaken);
            }
            let issued = diesel::update(
                awards::table.find(new.award.as_str()).filter(awards::state.eq(AwardState::Granted.as_str())),
            )
            .set(awards::state.eq(AwardState::Issued.as_str()))
            .execute(db)?;
            if issued == 0 {
                return Ok(Issued::NotNeeded);
            }
            let row = (
                credentials::id.eq(new.id.as_str()),
                credentials::award_id.eq(new.award.as_str()),
                credentials::version_id.eq(new.version.as_str()),
                credentials::number.eq(new.number),
                credentials::json.eq(&new.json),
                credentials::jwt.eq(&new.jwt),
                credentials::status_list_id.eq(new.status_list.as_str()),
                credentials::status_index.eq(index),
                credentials::is_revoked.eq(false),
                credentials::is_superseded.eq(false),
                credentials::valid_from.eq(new.valid_from.naive_utc()),
                credentials::valid_until.eq(new.valid_until.map(|time| time.naive_utc())),
                credentials::created_at.eq(now.naive_utc()),
            );
            diesel::insert_into(credentials::table).values(row).execute(db)?;
            enter_issued(db, new.id.as_str(), &new.json, &new.jwt, now)?;
            let achievement: String =
                awards::table.find(new.award.as_str()).select(awards::achievement_id).first(db)?;
            count(db, &achievement, "issued", now)?;
            want_score(db, new.award.as_str(), &achievement, now)?;
            Ok(Issued::Now)
        })
        .await
    }

    pub async fn find_published(&self, id: CredentialId) -> Result<Option<Published>, StoreError> {
        self.read(move |db| {
            type Row = (
                (String, String, bool, NaiveDateTime, Option<NaiveDateTime>),
                (String, String, String, String, String, NaiveDateTime),
                (Option<NaiveDateTime>, Option<String>, String),
                (String, String, String, String, String),
                PersonRow,
            );
            let found: Option<Row> = credentials::table
                .inner_join(awards::table.inner_join(achievements::table).inner_join(persons::table))
                .inner_join(achievement_versions::table.on(achievement_versions::id.eq(credentials::version_id)))
                .filter(credentials::id.eq(id.as_str()))
                .select((
                    (
                        credentials::json,
                        credentials::jwt,
                        credentials::is_superseded,
                        credentials::valid_from,
                        credentials::valid_until,
                    ),
                    (
                        awards::id,
                        awards::achievement_id,
                        awards::state,
                        awards::visibility,
                        awards::trace,
                        awards::granted_at,
                    ),
                    (awards::revoked_at, awards::revocation_reason, achievements::issuer_id),
                    (
                        achievement_versions::name,
                        achievement_versions::description,
                        achievement_versions::criteria,
                        achievement_versions::picture_id,
                        achievement_versions::picture_alt,
                    ),
                    PersonRow::as_select(),
                ))
                .first(db)
                .optional()?;
            let Some((document, award, end, version, person)) = found else { return Ok(None) };
            let (json, jwt, is_superseded, valid_from, valid_until) = document;
            let (award, achievement, state, visibility, trace, granted_at) = award;
            let (revoked_at, revocation_reason, issuer) = end;
            let (name, description, criteria, picture, picture_alt) = version;
            Ok(Some(Published {
                id,
                award: award.into(),
                achievement: achievement.into(),
                issuer: find_issuer(db, &issuer)?.ok_or(StoreError::Corrupt("the issuer of a badge"))?,
                json,
                jwt,
                name,
                description,
                criteria,
                picture: picture.into(),
                picture_alt,
                holder: identity(person).1,
                state: AwardState::parse(&state).ok_or(StoreError::Corrupt("the state of an award"))?,
                is_superseded,
                visibility: Visibility::parse(&visibility).ok_or(StoreError::Corrupt("the visibility of an award"))?,
                trace,
                granted_at: granted_at.and_utc(),
                valid_from: valid_from.and_utc(),
                valid_until: valid_until.map(|time| time.and_utc()),
                revoked_at: revoked_at.map(|time| time.and_utc()),
                revocation_reason,
            }))
        })
        .await
    }

    /// The award behind the id of one of its credentials.
    pub async fn find_award_of(&self, credential: CredentialId) -> Result<Option<AwardId>, StoreError> {
        self.read(move |db| {
            let id: Option<String> =
                credentials::table.find(credential.as_str()).select(credentials::award_id).first(db).optional()?;
            Ok(id.map(Into::into))
        })
        .await
    }

    /// The status lists that carry the credentials of an award.
    pub async fn list_status_lists_of(&self, award: AwardId) -> Result<Vec<StatusListId>, StoreError> {
        self.read(move |db| {
            let lists: Vec<String> = credentials::table
                .filter(credentials::award_id.eq(award.as_str()))
                .select(credentials::status_list_id)
                .distinct()
                .load(db)?;
            Ok(lists.into_iter().map(Into::into).collect())
        })
        .await
    }

    pub async fn find_status_list(&self, id: StatusListId) -> Result<Option<StatusList>, StoreError> {
        self.read(move |db| {
            type Row = (String, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>);
            let found: Option<Row> = status_lists::table
                .find(id.as_str())
                .select((
                    status_lists::issuer_id,
                    status_lists::document,
                    status_lists::signed_at,
                    status_lists::valid_until,
                ))
                .first(db)
                .optional()?;
            Ok(found.map(|(issuer, document, signed_at, valid_until)| StatusList {
                id,
                issuer: issuer.into(),
                document,
                signed_at: signed_at.map(|time| time.and_utc()),
                valid_until: valid_until.map(|time| time.and_utc()),
            }))
        })
        .await
    }

    pub async fn list_revoked_indexes(&self, id: StatusListId) -> Result<Vec<u32>, StoreError> {
        self.read(move |db| {
            let indexes: Vec<i32> = credentials::table
                .filter(credentials::status_list_id.eq(id.as_str()).and(credentials::is_revoked.eq(true)))
                .order(credentials::status_index)
                .select(credentials::status_index)
                .load(db)?;
            indexes
                .into_iter()
                .map(|index| u32::try_from(index).map_err(|_| StoreError::Corrupt("a status index")))
                .collect()
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
}
