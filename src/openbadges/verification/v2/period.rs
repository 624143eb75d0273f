//! Is it in force by its dates?

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::super::force::Found;
use super::super::json::instant;
use super::super::report::{CheckName, Outcome, State};
use super::super::say;

pub(super) fn period_check(assertion: &Value, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail| Found::new(CheckName::Period, outcome, detail);
    let end = &assertion["expires"];
    match (instant(assertion["issuedOn"].as_str()), instant(end.as_str())) {
        (None, _) if assertion.is_null() || assertion["revoked"] == true => {
            found(Outcome::NotChecked, say::dates_not_seen())
        }
        (None, _) => found(Outcome::Failed, say::no_issue_date()),
        (_, None) if !end.is_null() => found(Outcome::Failed, say::unreadable_end()),
        (Some(issued), _) if issued > now => {
            found(Outcome::Failed, say::dated_ahead(issued)).meaning(State::NotYetValid)
        }
        (_, Some(end)) if end < now => found(Outcome::Failed, say::expired(end)).meaning(State::Expired),
        (Some(issued), None) => found(Outcome::Passed, say::issued_for_ever(issued)),
        (Some(issued), Some(end)) => found(Outcome::Passed, say::issued_until(issued, end)),
    }
}
