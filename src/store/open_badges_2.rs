//! What Open Badges 2.0 needs beyond the signed credentials: the classes that assertions name, and assertions that were
//! signed. Both stay as they were handed out first.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{achievement_versions, awards, badge_classes, credentials, signed_assertions, status_lists};
use super::{Store, StoreError, insert_once};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::{AchievementId, BadgeClassId, CredentialId, IssuerId, KeyId, PictureId, VersionId};

/// A credential with all that its 2.0 form depends on.
#[derive(Clone, Debug)]
pub struct Assertable {
    pub id: CredentialId,
    /// The signed 3.0 document.
    pub json: String,
    /// Who signed it.
    pub issuer: IssuerId,
    pub version: VersionId,
    pub picture: PictureId,
    pub state: AwardState,
    /// The credential that took its place.
    pub superseded_by: Option<CredentialId>,
    pub is_superseded: bool,
    pub visibility: Visibility,
    pub revocation_reason: Option<String>,
}

/// What a version of a badge is, as one issuer gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadgeClass {
    pub id: BadgeClassId,
    pub achievement: AchievementId,
    pub issuer: IssuerId,
    /// JSON.
    pub content: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAssertion {
    pub credential: CredentialId,
    pub key: KeyId,
    pub urn: String,
    pub jws: String,
}

/// A signed assertion that does not hold, or may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub urn: String,
    pub state: AwardState,
    pub is_superseded: bool,
    pub visibility: Visibility,
    pub revocation_reason: Option<String>,
}

fn state(text: &str) -> Result<AwardState, StoreError> {
    AwardState::parse(text).ok_or(StoreError::Corrupt("the state of an award"))
}

fn visibility(text: &str) -> Result<Visibility, StoreError> {
    Visibility::parse(text).ok_or(StoreError::Corrupt("the visibility of an award"))
}

fn class_of(db: &mut Db, version: &str, issuer: &str) -> Result<Option<BadgeClassId>, StoreError> {
    let id: Option<String> = badge_classes::table
        .filter(badge_classes::version_id.eq(version).and(badge_classes::issuer_id.eq(issuer)))
        .select(badge_classes::id)
        .first(db)
        .optional()?;
    Ok(id.map(Into::into))
}

fn signed(db: &mut Db, credential: &str) -> Result<Option<SignedAssertion>, StoreError> {
    let found: Option<(String, String, String)> = signed_assertions::table
        .find(credential)
        .select((signed_assertions::key_id, signed_assertions::urn, signed_assertions::jws))
        .first(db)
        .optional()?;
    Ok(found.map(|(key, urn, jws)| SignedAssertion { credential: credential.into(), key: key.into(), urn, jws }))
}

impl Store {
    /// None whose bytes were withdrawn.
    pub async fn find_assertable(&self, id: CredentialId) -> Result<Option<Assertable>, StoreError> {
        self.read(move |db| {
            type Row = ((String, String, bool, String), (String, String, Option<String>), (String, String));
            let found: Option<Row> = credentials::table
                .inner_join(awards::table)
                .inner_join(achievement_versions::table.on(achievement_versions::id.eq(credentials::version_id)))
                .inner_join(status_lists::table.on(status_lists::id.eq(credentials::status_list_id)))
                .filter(credentials::id.eq(id.as_str()).and(credentials::withdrawn_at.is_null()))
                .select((
                    (credentials::json, credentials::version_id, credentials::is_superseded, credentials::award_id),
                    (awards::state, awards::visibility, awards::revocation_reason),
                    (achievement_versions::picture_id, status_lists::issuer_id),
                ))
                .first(db)
                .optional()?;
            let Some((document, award, (picture, issuer))) = found else { return Ok(None) };
            let (json, version, is_superseded, award_id) = document;
            let (text, seen, revocation_reason) = award;
            let superseded_by: Option<String> = credentials::table
                .filter(credentials::award_id.eq(award_id).and(credentials::is_superseded.eq(false)))
                .filter(credentials::id.ne(id.as_str()))
                .select(credentials::id)
                .first(db)
                .optional()?;
            Ok(Some(Assertable {
                id,
                json,
                issuer: issuer.into(),
                version: version.into(),
                picture: picture.into(),
                state: state(&text)?,
                superseded_by: superseded_by.filter(|_| is_superseded).map(Into::into),
                is_superseded,
                visibility: visibility(&seen)?,
                revocation_reason,
            }))
        })
        .await
    }

    pub async fn find_badge_class(&self, id: BadgeClassId) -> Result<Option<BadgeClass>, StoreError> {
        self.read(move |db| {
            let found: Option<(String, String, String)> = badge_classes::table
                .inner_join(achievement_versions::table)
                .filter(badge_classes::id.eq(id.as_str()))
                .select((badge_classes::issuer_id, badge_classes::content, achievement_versions::achievement_id))
                .first(db)
                .optional()?;
            Ok(found.map(|(issuer, content, achievement)| BadgeClass {
                id,
                achievement: achievement.into(),
                issuer: issuer.into(),
                content,
            }))
        })
        .await
    }

    /// The class of a version and an issuer, if it was ever asked for.
    pub async fn find_badge_class_of(
        &self,
        version: VersionId,
        issuer: IssuerId,
    ) -> Result<Option<BadgeClassId>, StoreError> {
        self.read(move |db| class_of(db, version.as_str(), issuer.as_str())).await
    }

    /// Keeps a class, unless somebody was faster; gives the one that holds.
    pub async fn record_badge_class(
        &self,
        new_id: BadgeClassId,
        version: VersionId,
        issuer: IssuerId,
        content: String,
        now: DateTime<Utc>,
    ) -> Result<BadgeClassId, StoreError> {
        self.write(move |db| {
            let row = (
                badge_classes::id.eq(new_id.as_str()),
                badge_classes::version_id.eq(version.as_str()),
                badge_classes::issuer_id.eq(issuer.as_str()),
                badge_classes::content.eq(&content),
                badge_classes::created_at.eq(now.naive_utc()),
            );
            insert_once!(db, badge_classes::table, row)?;
            class_of(db, version.as_str(), issuer.as_str())?.ok_or(StoreError::Corrupt("a class that was just kept"))
        })
        .await
    }

    pub async fn find_signed_assertion(&self, id: CredentialId) -> Result<Option<SignedAssertion>, StoreError> {
        self.read(move |db| signed(db, id.as_str())).await
    }

    /// Keeps a signed assertion, unless somebody was faster; gives the one that holds.
    pub async fn record_signed_assertion(
        &self,
        new: SignedAssertion,
        now: DateTime<Utc>,
    ) -> Result<SignedAssertion, StoreError> {
        self.write(move |db| {
            let row = (
                signed_assertions::credential_id.eq(new.credential.as_str()),
                signed_assertions::key_id.eq(new.key.as_str()),
                signed_assertions::urn.eq(&new.urn),
                signed_assertions::jws.eq(&new.jws),
                signed_assertions::created_at.eq(now.naive_utc()),
            );
            insert_once!(db, signed_assertions::table, row)?;
            signed(db, new.credential.as_str())?.ok_or(StoreError::Corrupt("an assertion that was just kept"))
        })
        .await
    }

    /// The assertions signed with a key whose awards do not stand as they were issued.
    pub async fn list_withdrawn_assertions(&self, key: KeyId) -> Result<Vec<Withdrawn>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(String, bool, String, String, Option<String>)> = signed_assertions::table
                .inner_join(credentials::table.inner_join(awards::table))
                .filter(signed_assertions::key_id.eq(key.as_str()))
                .filter(awards::state.ne(AwardState::Issued.as_str()).or(credentials::is_superseded.eq(true)))
                .select((
                    signed_assertions::urn,
                    credentials::is_superseded,
                    awards::state,
                    awards::visibility,
                    awards::revocation_reason,
                ))
                .load(db)?;
            rows.into_iter()
                .map(|(urn, is_superseded, text, seen, revocation_reason)| {
                    Ok(Withdrawn {
                        urn,
                        state: state(&text)?,
                        is_superseded,
                        visibility: visibility(&seen)?,
                        revocation_reason,
                    })
                })
                .collect()
        })
        .await
    }
}
