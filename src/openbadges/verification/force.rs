//! Is it in force by its dates? And what a check of force means for the state.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::json::{day, valid_from, valid_until};
use super::report::{Check, CheckName, Outcome, State};
use crate::domain::trial;

/// A check of force, and what it means for the state.
pub(super) struct Found {
    pub(super) check: Check,
    pub(super) state: State,
}

impl Found {
    pub(super) fn new(name: CheckName, outcome: Outcome, detail: impl Into<String>) -> Self {
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
    let detail = "This is a test, not an award: it was signed to try the badge out, and says nothing about anybody.";
    is_test.then(|| Found::new(CheckName::Test, Outcome::Failed, detail).meaning(State::Test))
}

pub(super) fn period_check(document: &Value, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail: String| Found::new(CheckName::Period, outcome, detail);
    match (valid_from(document), valid_until(document)) {
        (None, _) => found(Outcome::Failed, "It does not say from when it is valid.".into()),
        (_, Err(())) => found(Outcome::Failed, "The end of its validity cannot be read.".into()),
        (Some(from), _) if from > now => {
            found(Outcome::Failed, format!("It becomes valid on {}.", day(from))).meaning(State::NotYetValid)
        }
        (_, Ok(Some(until))) if until < now => {
            found(Outcome::Failed, format!("It expired on {}.", day(until))).meaning(State::Expired)
        }
        (Some(from), Ok(None)) => {
            found(Outcome::Passed, format!("It is valid since {} and does not expire.", day(from)))
        }
        (Some(from), Ok(Some(until))) => {
            found(Outcome::Passed, format!("It is valid from {} to {}.", day(from), day(until)))
        }
    }
}
