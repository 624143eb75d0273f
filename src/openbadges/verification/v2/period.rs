//! Is it in force by its dates?

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::super::force::Found;
use super::super::json::{day, instant};
use super::super::report::{CheckName, Outcome, State};

pub(super) fn period_check(assertion: &Value, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail: String| Found::new(CheckName::Period, outcome, detail);
    let end = &assertion["expires"];
    match (instant(assertion["issuedOn"].as_str()), instant(end.as_str())) {
        (None, _) if assertion.is_null() || assertion["revoked"] == true => {
            found(Outcome::NotChecked, "Its dates were not seen.".into())
        }
        (None, _) => found(Outcome::Failed, "It does not say when it was issued.".into()),
        (_, None) if !end.is_null() => found(Outcome::Failed, "The end of its validity cannot be read.".into()),
        (Some(issued), _) if issued > now => {
            found(Outcome::Failed, format!("It is dated {}, which is still to come.", day(issued)))
                .meaning(State::NotYetValid)
        }
        (_, Some(end)) if end < now => {
            found(Outcome::Failed, format!("It expired on {}.", day(end))).meaning(State::Expired)
        }
        (Some(issued), None) => {
            found(Outcome::Passed, format!("It was issued on {} and does not expire.", day(issued)))
        }
        (Some(issued), Some(end)) => {
            found(Outcome::Passed, format!("It was issued on {} and is valid to {}.", day(issued), day(end)))
        }
    }
}
