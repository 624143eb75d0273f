//! Tests of badges, kept for a day as they were signed. Nothing else refers to them: whoever deletes one deletes all of it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::credentials::Published;
use super::issuers::find_issuer;
use super::schema::{achievements, persons, trials};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::achievement::Texts;
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::{AchievementId, AwardId, CredentialId, PersonId, PictureId};
use crate::domain::trial::MOST;

/// A test to be kept.
#[derive(Clone, Debug)]
pub struct NewTrial {
    pub id: CredentialId,
    pub achievement: AchievementId,
    pub person: PersonId,
    /// The form that asked for it.
    pub form: String,
    /// As it was signed.
    pub texts: Texts,
    pub picture: PictureId,
    pub picture_alt: String,
    /// The name that stands in it.
    pub holder: Option<String>,
    pub json: String,
    pub jwt: String,
    pub created_at: DateTime<Utc>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// What came of keeping a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Now,
    /// The same form made one already.
    Before,
    /// There are as many as there may be.
    TooMany,
    /// Whose it is, or what it is of, is gone.
    Gone,
}

/// A test in the list of whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub id: CredentialId,
    pub form: String,
    pub created_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// A test as it is told to the person.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptTrial {
    pub id: CredentialId,
    pub badge: AchievementId,
    pub created_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
    pub json: String,
}

/// A place that nobody has; none when the form is known by then, or all are taken. The constraint decides.
fn insert(db: &mut Db, new: &NewTrial) -> Result<Kept, StoreError> {
    for place in 1..=MOST {
        let row = (
            (
                trials::id.eq(new.id.as_str()),
                trials::achievement_id.eq(new.achievement.as_str()),
                trials::person_id.eq(new.person.as_str()),
                trials::place.eq(place),
                trials::form.eq(&new.form),
            ),
            (
                trials::name.eq(&new.texts.name),
                trials::description.eq(&new.texts.description),
                trials::criteria.eq(&new.texts.criteria),
                trials::picture_id.eq(new.picture.as_str()),
                trials::picture_alt.eq(&new.picture_alt),
                trials::holder.eq(&new.holder),
            ),
            (
                trials::json.eq(&new.json),
                trials::jwt.eq(&new.jwt),
                trials::created_at.eq(new.created_at.naive_utc()),
                trials::valid_from.eq(new.valid_from.naive_utc()),
                trials::valid_until.eq(new.valid_until.naive_utc()),
            ),
        );
        if insert_once!(db, trials::table, row)? == Recorded::New {
            return Ok(Kept::Now);
        }
        if is_known(db, new)? {
            return Ok(Kept::Before);
        }
    }
    Ok(Kept::TooMany)
}

fn is_known(db: &mut Db, new: &NewTrial) -> Result<bool, StoreError> {
    let known: i64 = trials::table
        .filter(trials::achievement_id.eq(new.achievement.as_str()).and(trials::person_id.eq(new.person.as_str())))
        .filter(trials::form.eq(&new.form))
        .count()
        .get_result(db)?;
    Ok(known > 0)
}

pub(super) fn delete_expired(db: &mut Db, now: NaiveDateTime) -> Result<usize, StoreError> {
    Ok(diesel::delete(trials::table.filter(trials::valid_until.le(now))).execute(db)?)
}

pub(super) fn delete_of_person(db: &mut Db, person: &str) -> Result<usize, StoreError> {
    Ok(diesel::delete(trials::table.filter(trials::person_id.eq(person))).execute(db)?)
}

pub(super) fn kept_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptTrial>, StoreError> {
    let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime, String)> = trials::table
        .filter(trials::person_id.eq(person.as_str()))
        .order(trials::created_at)
        .select((trials::id, trials::achievement_id, trials::created_at, trials::valid_until, trials::json))
        .load(db)?;
    let kept = |(id, badge, created_at, valid_until, json): (String, String, NaiveDateTime, NaiveDateTime, String)| {
        KeptTrial {
            id: id.into(),
            badge: badge.into(),
            created_at: created_at.and_utc(),
            valid_until: valid_until.and_utc(),
            json,
        }
    };
    Ok(rows.into_iter().map(kept).collect())
}

impl Store {
    /// Keeps a test, unless its form made one already or there are too many.
    pub async fn record_trial(&self, new: NewTrial) -> Result<Kept, StoreError> {
        self.write(move |db| {
            let alive: i64 = persons::table
                .filter(persons::id.eq(new.person.as_str()).and(persons::erased_at.is_null()))
                .count()
                .get_result(db)?;
            let known: i64 = achievements::table.find(new.achievement.as_str()).count().get_result(db)?;
            if alive == 0 || known == 0 {
                return Ok(Kept::Gone);
            }
            delete_expired(db, new.created_at.naive_utc())?;
            if is_known(db, &new)? {
                return Ok(Kept::Before);
            }
            insert(db, &new)
        })
        .await
    }

    /// Somebody's tests of a badge that have not ended, the oldest first.
    pub async fn list_trials(
        &self,
        achievement: AchievementId,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Trial>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime)> = trials::table
                .filter(trials::achievement_id.eq(achievement.as_str()).and(trials::person_id.eq(person.as_str())))
                .filter(trials::valid_until.gt(now.naive_utc()))
                .order((trials::created_at, trials::id))
                .select((trials::id, trials::form, trials::created_at, trials::valid_until))
                .load(db)?;
            let trial = |(id, form, created_at, valid_until): (String, String, NaiveDateTime, NaiveDateTime)| Trial {
                id: id.into(),
                form,
                created_at: created_at.and_utc(),
                valid_until: valid_until.and_utc(),
            };
            Ok(rows.into_iter().map(trial).collect())
        })
        .await
    }

    /// A test as its page shows it. One that ended is gone, whether it was cleared away already or not.
    pub async fn find_trial(&self, id: CredentialId, now: DateTime<Utc>) -> Result<Option<Published>, StoreError> {
        self.read(move |db| {
            type Row = (
                (String, String, String, String, String),
                (String, String, Option<String>, String, String),
                (NaiveDateTime, NaiveDateTime, NaiveDateTime),
            );
            let found: Option<Row> = trials::table
                .inner_join(achievements::table)
                .filter(trials::id.eq(id.as_str()).and(trials::valid_until.gt(now.naive_utc())))
                .select((
                    (
                        trials::achievement_id,
                        achievements::issuer_id,
                        trials::name,
                        trials::description,
                        trials::criteria,
                    ),
                    (trials::picture_id, trials::picture_alt, trials::holder, trials::json, trials::jwt),
                    (trials::created_at, trials::valid_from, trials::valid_until),
                ))
                .first(db)
                .optional()?;
            let Some((texts, (picture, picture_alt, holder, json, jwt), times)) = found else { return Ok(None) };
            let (achievement, issuer, name, description, criteria) = texts;
            let (created_at, valid_from, valid_until) = times;
            Ok(Some(Published {
                // There is no award; nothing else has this name.
                award: AwardId::from(id.as_str()),
                id,
                achievement: achievement.into(),
                issuer: find_issuer(db, &issuer)?.ok_or(StoreError::Corrupt("the issuer of a badge"))?,
                json,
                jwt,
                name,
                description,
                criteria,
                picture: picture.into(),
                picture_alt,
                holder,
                is_test: true,
                is_opened: true,
                state: AwardState::Issued,
                is_superseded: false,
                newest: None,
                visibility: Visibility::Link,
                is_withheld: false,
                trace: String::new(),
                granted_at: created_at.and_utc(),
                valid_from: valid_from.and_utc(),
                valid_until: Some(valid_until.and_utc()),
                revoked_at: None,
                revocation_reason: None,
            }))
        })
        .await
    }

    /// Deletes a test. False when there is none of this person and this badge.
    pub async fn delete_trial(
        &self,
        id: CredentialId,
        achievement: AchievementId,
        person: PersonId,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let own = trials::table
                .find(id.as_str())
                .filter(trials::achievement_id.eq(achievement.as_str()).and(trials::person_id.eq(person.as_str())));
            Ok(diesel::delete(own).execute(db)? == 1)
        })
        .await
    }
}
