//! Awards that are withdrawn: for good, or for a while. What follows from it is queued with it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::awards::state;
use super::connection::Db;
use super::counts::count;
use super::grants::judge_what_names;
use super::jobs::{JobKind, enqueue};
use super::log::enter_change_of_award;
use super::mails::{MailKind, tell};
use super::schema::{achievements, awards, credentials};
use super::status_lists::lists_of;
use super::{Store, StoreError, audit};
use crate::domain::award::AwardState;
use crate::domain::console::Deed;
use crate::domain::ids::AwardId;
use crate::domain::log::EventKind;

/// What came of a withdrawal, or of taking one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    Now,
    /// It was so before.
    Before,
    /// What was revoked stays revoked.
    ForGood,
    NoSuchAward,
}

struct Known {
    state: AwardState,
    achievement: String,
    key: String,
    person: String,
    signed: i32,
    wanted: i32,
    holds_back: bool,
}

fn known(db: &mut Db, award: &AwardId) -> Result<Option<Known>, StoreError> {
    type Row = (String, String, String, String, i32, i32, bool);
    let found: Option<Row> = awards::table
        .inner_join(achievements::table)
        .filter(awards::id.eq(award.as_str()))
        .select((
            awards::state,
            awards::achievement_id,
            achievements::key,
            awards::person_id,
            awards::signed,
            awards::wanted,
            awards::holds_back,
        ))
        .first(db)
        .optional()?;
    let Some((word, achievement, key, person, signed, wanted, holds_back)) = found else { return Ok(None) };
    Ok(Some(Known { state: state(&word)?, achievement, key, person, signed, wanted, holds_back }))
}

/// Makes whoever withdraws the same award wait, so that what is read next is what holds.
pub(super) fn lock(db: &mut Db, award: &AwardId) -> Result<(), StoreError> {
    diesel::update(awards::table.find(award.as_str())).set(awards::signed.eq(awards::signed)).execute(db)?;
    Ok(())
}

impl Store {
    /// Withdraws an award for good and marks its credentials; the status list is signed anew by a job. `holds_back` says
    /// whether another award to the same person has to wait until somebody allows it, `by_mail` whether its holder is told;
    /// `undone` names the run that is undone with it, for the one award that tells of that.
    pub async fn revoke_award(
        &self,
        id: AwardId,
        reason: String,
        holds_back: bool,
        by_mail: bool,
        undone: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<Withdrawal, StoreError> {
        self.write(move |db| {
            lock(db, &id)?;
            let Some(known) = known(db, &id)? else { return Ok(Withdrawal::NoSuchAward) };
            if known.state == AwardState::Revoked {
                return Ok(Withdrawal::Before);
            }
            diesel::update(awards::table.find(id.as_str()))
                .set((
                    awards::state.eq(AwardState::Revoked.as_str()),
                    awards::revoked_at.eq(Some(now.naive_utc())),
                    awards::revocation_reason.eq(Some(&reason)),
                    awards::holds_back.eq(holds_back),
                    awards::flag.eq(None::<String>),
                ))
                .execute(db)?;
            mark_revoked(db, &id, now)?;
            enter_change_of_award(db, EventKind::Revoked, id.as_str(), now)?;
            count(db, &known.achievement, "revoked", now)?;
            if by_mail && known.signed > 0 {
                tell(db, MailKind::Revoked, (id.as_str(), &known.person), "", now)?;
            }
            judge_what_names(db, &known.key, &known.person, now)?;
            if let Some(run) = undone {
                audit::note(db, Deed::RunUndone, &run, now)?;
            }
            audit::note(db, Deed::AwardRevoked, id.as_str(), now)?;
            Ok(Withdrawal::Now)
        })
        .await
    }

    /// Allows another award to somebody whose award was revoked.
    pub async fn clear_hold(&self, id: AwardId, now: DateTime<Utc>) -> Result<Withdrawal, StoreError> {
        self.write(move |db| {
            lock(db, &id)?;
            let Some(known) = known(db, &id)? else { return Ok(Withdrawal::NoSuchAward) };
            if !known.holds_back {
                return Ok(Withdrawal::Before);
            }
            diesel::update(awards::table.find(id.as_str())).set(awards::holds_back.eq(false)).execute(db)?;
            audit::note(db, Deed::HoldCleared, id.as_str(), now)?;
            Ok(Withdrawal::Now)
        })
        .await
    }

    /// Sets an award aside until it is reinstated.
    pub async fn suspend_award(
        &self,
        id: AwardId,
        reason: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<Withdrawal, StoreError> {
        self.write(move |db| {
            lock(db, &id)?;
            let Some(known) = known(db, &id)? else { return Ok(Withdrawal::NoSuchAward) };
            match known.state {
                AwardState::Suspended => return Ok(Withdrawal::Before),
                AwardState::Revoked | AwardState::Superseded => return Ok(Withdrawal::ForGood),
                AwardState::Granted | AwardState::Issued => {}
            }
            diesel::update(awards::table.find(id.as_str()))
                .set((
                    awards::state.eq(AwardState::Suspended.as_str()),
                    awards::suspended_at.eq(Some(now.naive_utc())),
                    awards::suspension_reason.eq(reason),
                ))
                .execute(db)?;
            enter_change_of_award(db, EventKind::Suspended, id.as_str(), now)?;
            audit::note(db, Deed::AwardSuspended, id.as_str(), now)?;
            judge_what_names(db, &known.key, &known.person, now)?;
            Ok(Withdrawal::Now)
        })
        .await
    }

    /// Takes a suspension back. A signature that was due meanwhile is asked for again.
    pub async fn reinstate_award(&self, id: AwardId, now: DateTime<Utc>) -> Result<Withdrawal, StoreError> {
        self.write(move |db| {
            lock(db, &id)?;
            let Some(known) = known(db, &id)? else { return Ok(Withdrawal::NoSuchAward) };
            match known.state {
                AwardState::Suspended => {}
                AwardState::Revoked | AwardState::Superseded => return Ok(Withdrawal::ForGood),
                AwardState::Granted | AwardState::Issued => return Ok(Withdrawal::Before),
            }
            let state = if known.signed > 0 { AwardState::Issued } else { AwardState::Granted };
            diesel::update(awards::table.find(id.as_str()))
                .set((
                    awards::state.eq(state.as_str()),
                    awards::suspended_at.eq(None::<NaiveDateTime>),
                    awards::suspension_reason.eq(None::<String>),
                ))
                .execute(db)?;
            if known.wanted > known.signed {
                enqueue(db, JobKind::Issue, &known.achievement, now)?;
            }
            enter_change_of_award(db, EventKind::Reinstated, id.as_str(), now)?;
            audit::note(db, Deed::AwardReinstated, id.as_str(), now)?;
            judge_what_names(db, &known.key, &known.person, now)?;
            Ok(Withdrawal::Now)
        })
        .await
    }
}

/// Sets the bits of an award's credentials, and asks for the signatures that publish them.
pub(super) fn mark_revoked(db: &mut Db, award: &AwardId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(credentials::table.filter(credentials::award_id.eq(award.as_str())))
        .set(credentials::is_revoked.eq(true))
        .execute(db)?;
    lists_of(db, award.as_str())?.iter().try_for_each(|list| enqueue(db, JobKind::Status, list, now))
}
