//! Evidence that learners take out of their badges again. What a teacher approved stays approved; what was signed with it is
//! not served any more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::renewals::{Correction, correct};
use super::requests::{Answered, enter, find};
use super::schema::{credentials, requests};
use super::{Store, StoreError};
use crate::domain::ids::{AwardId, PersonId};
use crate::domain::request::{Paper, RequestKind, RequestState};

/// What a learner takes out of a badge that they hold.
#[derive(Clone, Debug)]
pub struct TakenOut {
    /// The approved request that it came from.
    pub request: String,
    pub person: PersonId,
    pub award: AwardId,
    /// What the award says without it, and in the place of which credential.
    pub correction: Correction,
    pub number: i32,
    pub now: DateTime<Utc>,
}

impl Store {
    /// Keeps what was approved out of the badge that it leads to. False when it is not this person's, or was out before.
    pub async fn keep_evidence_out(
        &self,
        request: String,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let shown = requests::table
                .find(&request)
                .filter(requests::person_id.eq(person.as_str()).and(requests::may_show.eq(true)))
                .filter(requests::kind.eq(RequestKind::Application.as_str()))
                .filter(requests::state.eq(RequestState::Approved.as_str()));
            let out = (requests::may_show.eq(false), requests::changed_at.eq(now.naive_utc()));
            Ok(diesel::update(shown).set(out).execute(db)? == 1)
        })
        .await
    }

    /// Takes evidence out of an award: asks for another credential without it, and serves no file any more that tells
    /// of it.
    pub async fn take_evidence_out(&self, out: TakenOut) -> Result<Answered, StoreError> {
        self.write(move |db| {
            let row = requests::table.find(&out.request);
            let shown = row
                .filter(requests::person_id.eq(out.person.as_str()).and(requests::may_show.eq(true)))
                .filter(requests::state.eq(RequestState::Approved.as_str()));
            // Whoever does the same at the same time waits here.
            if diesel::update(shown).set(requests::changed_at.eq(out.now.naive_utc())).execute(db)? == 0 {
                return Ok(Answered::Changed);
            }
            let request = find(db, &out.request)?.ok_or(StoreError::Corrupt("a request that was just there"))?;
            if !correct(db, &out.award, out.correction, Some(out.number), out.now)? {
                return Ok(Answered::Busy);
            }
            diesel::update(row).set(requests::may_show.eq(false)).execute(db)?;
            let telling = credentials::table
                .filter(credentials::award_id.eq(out.award.as_str()))
                .filter(credentials::json.like("%\"evidence\":%"));
            diesel::update(telling).set(credentials::evidence_taken_out.eq(true)).execute(db)?;
            // An application goes on counting for the rule; a request for evidence has nothing left of it.
            if request.kind == RequestKind::Evidence {
                enter(db, &request, RequestState::Withdrawn, (&Paper::default(), false, None, None), out.now)?;
            }
            Ok(Answered::Now)
        })
        .await
    }
}
