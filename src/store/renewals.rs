//! New credentials of awards that have one: renewals and corrections, asked for here and signed by a job.
//!
//! Whoever asks names the credential that they looked at; when another one has taken its place, nothing is asked for.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::schema::awards;
use super::{Store, StoreError, audit};
use crate::domain::award::AwardState;
use crate::domain::console::Deed;
use crate::domain::details::AwardDetails;
use crate::domain::ids::{AwardId, VersionId};
use crate::domain::status::MadeFor;

/// A badge that was earned again before or after it ran out.
#[derive(Clone, Debug)]
pub struct Renewal {
    pub award: AwardId,
    /// The number of the credential that it takes the place of: who comes second finds another.
    pub number: i32,
    pub version: VersionId,
    /// What the rule saw this time; none where people renewed.
    pub trace: Option<String>,
    pub earned_at: Option<DateTime<Utc>>,
    /// From when the new life counts.
    pub life_from: DateTime<Utc>,
}

/// What was wrong in a credential; `None` leaves a value as it is.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    pub shown_name: Option<String>,
    /// Everything that the award says besides, as it is to stand.
    pub details: Option<AwardDetails>,
    /// The version of the badge whose texts and picture are to stand in it.
    pub version: Option<VersionId>,
}

/// Asks for the next credential, if `number` is still the last one and it is in force. Says whether it was asked for.
fn want_next(
    db: &mut Db,
    award: &AwardId,
    number: i32,
    made_for: MadeFor,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let still = awards::table
        .find(award.as_str())
        .filter(awards::state.eq(AwardState::Issued.as_str()))
        .filter(awards::signed.eq(number).and(awards::wanted.eq(number)));
    let wanted = diesel::update(still)
        .set((awards::wanted.eq(number + 1), awards::wanted_for.eq(Some(made_for.as_str()))))
        .execute(db)?;
    if wanted == 0 {
        return Ok(false);
    }
    let badge: String = awards::table.find(award.as_str()).select(awards::achievement_id).first(db)?;
    enqueue(db, JobKind::Issue, &badge, now)?;
    Ok(true)
}

pub(super) fn want_renewal(db: &mut Db, renewal: &Renewal, now: DateTime<Utc>) -> Result<bool, StoreError> {
    if !want_next(db, &renewal.award, renewal.number, MadeFor::Renewal, now)? {
        return Ok(false);
    }
    let award = awards::table.find(renewal.award.as_str());
    diesel::update(award)
        .set((
            awards::version_id.eq(renewal.version.as_str()),
            awards::life_from.eq(Some(renewal.life_from.naive_utc())),
            awards::flag.eq(None::<String>),
        ))
        .execute(db)?;
    if let (Some(trace), Some(earned_at)) = (&renewal.trace, renewal.earned_at) {
        diesel::update(award)
            .set((awards::trace.eq(trace), awards::earned_at.eq(earned_at.naive_utc())))
            .execute(db)?;
    }
    Ok(true)
}

impl Store {
    /// Asks for a renewal; false when somebody was faster, or the award is no longer in force.
    pub async fn record_renewal(&self, renewal: Renewal, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let is_wanted = want_renewal(db, &renewal, now)?;
            if is_wanted {
                audit::note(db, Deed::AwardRenewed, renewal.award.as_str(), now)?;
            }
            Ok(is_wanted)
        })
        .await
    }

    /// Takes a correction over. With the `number` of a credential, one that says it right is asked for in its place;
    /// false when somebody was faster, or the award is no longer in force.
    pub async fn record_correction(
        &self,
        award: AwardId,
        correction: Correction,
        number: Option<i32>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| correct(db, &award, correction, number, now)).await
    }
}

/// See [`Store::record_correction`].
pub(super) fn correct(
    db: &mut Db,
    award: &AwardId,
    correction: Correction,
    number: Option<i32>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    if let Some(number) = number
        && !want_next(db, award, number, MadeFor::Correction, now)?
    {
        return Ok(false);
    }
    let known = awards::table.find(award.as_str());
    if let Some(name) = correction.shown_name {
        diesel::update(known).set(awards::shown_name.eq(Some(name))).execute(db)?;
    }
    if let Some(details) = correction.details {
        let details = (!details.is_empty()).then(|| details.to_json().to_string());
        // A text of evidence of an earlier version is one of the details by now.
        diesel::update(known).set((awards::details.eq(details), awards::evidence.eq(None::<String>))).execute(db)?;
    }
    if let Some(version) = correction.version {
        diesel::update(known).set(awards::version_id.eq(version.as_str())).execute(db)?;
    }
    audit::note(db, Deed::AwardCorrected, award.as_str(), now)?;
    Ok(true)
}
