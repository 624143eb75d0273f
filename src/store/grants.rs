//! Grants: the decision that somebody earned a badge, made once, whoever decides and however often.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::contexts_that_name_badge;
use super::awards::state;
use super::connection::Db;
use super::counts::count_many;
use super::jobs::{JobKind, enqueue};
use super::roster::{PersonRecord, person_row, touch};
use super::schema::{awards, registrations};
use super::{Recorded, Store, StoreError, audit, insert_once};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::console::Deed;
use crate::domain::details::AwardDetails;
use crate::domain::ids::{AchievementId, AwardId, PersonId, VersionId};

/// A decision to grant, with the trace of what led to it.
#[derive(Clone, Debug)]
pub struct Grant {
    pub new_id: AwardId,
    pub achievement: AchievementId,
    pub version: VersionId,
    pub key: String,
    pub person: PersonId,
    /// `rule`, `hand` or `file`.
    pub origin: &'static str,
    pub details: AwardDetails,
    /// JSON; private.
    pub trace: String,
    pub earned_at: DateTime<Utc>,
    /// Names the awards that are made together.
    pub run: Option<String>,
}

/// What came of a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    New(AwardId),
    /// The person has the badge, or had it, and nothing allows another.
    Existing(AwardId),
    /// An earlier award was revoked, and holds another one back until somebody clears it.
    HeldBack(AwardId),
}

/// An award of a badge to a person, as far as another one depends on it.
struct Last {
    id: String,
    state: AwardState,
    occurrence: i32,
    holds_back: bool,
    revoked_at: Option<NaiveDateTime>,
}

pub(super) fn occurrence(text: &str) -> Result<i32, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt("the occurrence of an award"))
}

/// The last award of a badge to a person.
fn last_award(db: &mut Db, achievement: &str, person: &str) -> Result<Option<Last>, StoreError> {
    let rows: Vec<(String, String, String, bool, Option<NaiveDateTime>)> = awards::table
        .filter(awards::achievement_id.eq(achievement).and(awards::person_id.eq(person)))
        .select((awards::id, awards::state, awards::occurrence, awards::holds_back, awards::revoked_at))
        .load(db)?;
    let awards = rows.into_iter().map(|(id, known, number, holds_back, revoked_at)| {
        Ok(Last { id, state: state(&known)?, occurrence: occurrence(&number)?, holds_back, revoked_at })
    });
    let awards = awards.collect::<Result<Vec<_>, StoreError>>()?;
    Ok(awards.into_iter().max_by_key(|award| award.occurrence))
}

/// Which time it is that the person gets the badge, or what stands in the way of another.
fn next_occurrence(last: Option<Last>, grant: &Grant) -> Result<i32, Granted> {
    let Some(last) = last else { return Ok(1) };
    if last.state != AwardState::Revoked {
        return Err(Granted::Existing(last.id.into()));
    }
    if last.holds_back {
        return Err(Granted::HeldBack(last.id.into()));
    }
    // A rule that is still met by what was revoked would only take the revocation back.
    let is_news = last.revoked_at.is_none_or(|revoked_at| grant.earned_at.naive_utc() > revoked_at);
    if grant.origin == "rule" && !is_news {
        return Err(Granted::Existing(last.id.into()));
    }
    Ok(last.occurrence + 1)
}

/// Grants once: whoever comes second finds it done. Queues the judging of rules that name the badge.
pub(super) fn grant(db: &mut Db, grant: &Grant, now: DateTime<Utc>) -> Result<Granted, StoreError> {
    let last = last_award(db, grant.achievement.as_str(), grant.person.as_str())?;
    let occurrence = match next_occurrence(last, grant) {
        Ok(occurrence) => occurrence,
        Err(outcome) => return Ok(outcome),
    };
    // Whoever decides may say that it counts from an earlier day; a rule's award counts from when it was found.
    let granted_at = if grant.origin == "rule" { now } else { grant.earned_at };
    let row = (
        awards::id.eq(grant.new_id.as_str()),
        awards::achievement_id.eq(grant.achievement.as_str()),
        awards::version_id.eq(grant.version.as_str()),
        awards::person_id.eq(grant.person.as_str()),
        awards::occurrence.eq(occurrence.to_string()),
        awards::state.eq(AwardState::Granted.as_str()),
        awards::origin.eq(grant.origin),
        awards::visibility.eq(Visibility::Private.as_str()),
        awards::details.eq((!grant.details.is_empty()).then(|| grant.details.to_json().to_string())),
        awards::trace.eq(&grant.trace),
        awards::earned_at.eq(grant.earned_at.naive_utc()),
        awards::granted_at.eq(granted_at.naive_utc()),
        awards::wanted.eq(1),
        awards::signed.eq(0),
        awards::holds_back.eq(false),
        awards::run.eq(&grant.run),
    );
    if insert_once!(db, awards::table, row)? == Recorded::Existing {
        let faster = last_award(db, grant.achievement.as_str(), grant.person.as_str())?;
        let faster = faster.ok_or(StoreError::Corrupt("an award that was just there"))?;
        return Ok(Granted::Existing(faster.id.into()));
    }
    judge_what_names(db, &grant.key, grant.person.as_str(), now)?;
    Ok(Granted::New(grant.new_id.clone()))
}

/// What follows from new awards, once for each badge: the job that signs, and the count.
pub(super) fn after_grants(
    db: &mut Db,
    granted: &HashMap<&AchievementId, i64>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for (achievement, n) in granted {
        enqueue(db, JobKind::Issue, achievement.as_str(), now)?;
        count_many(db, achievement.as_str(), "granted", *n, now)?;
    }
    Ok(())
}

/// A badge came or went: rules that name it may now judge this person otherwise.
pub(super) fn judge_what_names(db: &mut Db, key: &str, person: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    for context in contexts_that_name_badge(db, key)? {
        touch(db, &context, person)?;
        enqueue(db, JobKind::Evaluate, &context, now)?;
    }
    Ok(())
}

impl Store {
    /// Grants one award outside of a rule.
    pub async fn record_award(&self, one: Grant, now: DateTime<Utc>) -> Result<Granted, StoreError> {
        self.write(move |db| {
            let outcome = grant(db, &one, now)?;
            if let Granted::New(id) = &outcome {
                audit::note(db, Deed::AwardGiven, id.as_str(), now)?;
                after_grants(db, &HashMap::from([(&one.achievement, 1)]), now)?;
            }
            Ok(outcome)
        })
        .await
    }

    /// Somebody who is known by a mail address alone, without any platform.
    pub async fn record_addressed_person(
        &self,
        new_id: String,
        email: String,
        name: String,
        now: DateTime<Utc>,
    ) -> Result<PersonId, StoreError> {
        const BY_ADDRESS: &str = "by-address";
        self.write(move |db| {
            let at = now.naive_utc();
            let row = (
                registrations::id.eq(BY_ADDRESS),
                registrations::name.eq("By mail address"),
                registrations::issuer.eq("urn:accolade:by-address"),
                registrations::client_id.eq(BY_ADDRESS),
                registrations::auth_url.eq(""),
                registrations::token_url.eq(""),
                registrations::jwks_url.eq(""),
                registrations::accepts_new_deployments.eq(false),
                registrations::origin.eq("address"),
                registrations::created_at.eq(at),
            );
            insert_once!(db, registrations::table, row)?;
            let person = PersonRecord {
                new_id,
                sub: email.to_lowercase(),
                name: Some(name),
                email: Some(email),
                ..PersonRecord::default()
            };
            Ok(person_row(db, BY_ADDRESS, &person, at)?.into())
        })
        .await
    }
}
