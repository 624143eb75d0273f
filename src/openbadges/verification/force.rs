//! Is it in force by its dates? And what a check of force means for the state.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::detail::Detail;
use super::json::{valid_from, valid_until};
use super::report::{Check, CheckName, Outcome, State};
use super::say;
use crate::domain::trial;

/// A check of force, and what it means for the state.
pub(super) struct Found {
    pub(super) check: Check,
    pub(super) state: State,
}

impl Found {
    pub(super) fn new(name: CheckName, outcome: Outcome, detail: Detail) -> Self {
        let state = match outcome {
            Outcome::Passed | Outcome::Warning => State::Valid,
            Outcome::Failed | Outcome::NotChecked => State::Unverifiable,
        };
        Self { check: Check::new(name, outcome, detail), state }
    }

    pub(super) fn meaning(self, state: State) -> Self {
        Self { state, ..self }
    }
}

/// Who signed a test says so in it, and nothing else makes one an award.
pub(super) fn test_check(document: &Value) -> Option<Found> {
    let is_test = document["credentialSubject"]["achievement"]["achievementType"] == trial::KIND;
    is_test.then(|| Found::new(CheckName::Test, Outcome::Failed, say::is_test()).meaning(State::Test))
}

pub(super) fn period_check(document: &Value, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail| Found::new(CheckName::Period, outcome, detail);
    match (valid_from(document), valid_until(document)) {
        (None, _) => found(Outcome::Failed, say::no_start()),
        (_, Err(())) => found(Outcome::Failed, say::unreadable_end()),
        (Some(from), _) if from > now => found(Outcome::Failed, say::not_yet_valid(from)).meaning(State::NotYetValid),
        (_, Ok(Some(until))) if until < now => found(Outcome::Failed, say::expired(until)).meaning(State::Expired),
        (Some(from), Ok(None)) => found(Outcome::Passed, say::valid_since(from)),
        (Some(from), Ok(Some(until))) => found(Outcome::Passed, say::valid_between(from, until)),
    }
}
