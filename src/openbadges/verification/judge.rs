//! How one credential is judged, step by step
//! ([Open Badges 3.0 §9](https://www.imsglobal.org/spec/ob/v3p0/#verification-and-validation)).

use std::cell::Cell;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::detail::Detail;
use super::force::{Found, period_check, test_check};
use super::identity::{issuer_check, recipient_check};
use super::json::{has_type, status_entries};
use super::metadata::{Metadata, metadata};
use super::needs::Sources;
use super::read::{Form, ReadError, Signed};
use super::report::{Answer, Check, CheckName, Kind, Outcome, Report, State, answer, strongest};
use super::say;
use super::structure::structure_check;
use super::terms::terms_check;
use super::{FEW, MOST_WITHIN};

/// One judgement and what it stands on.
pub(super) struct Judge<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) now: DateTime<Utc>,
    /// What somebody says the recipient is known by.
    recipient: Option<&'a str>,
    /// How many more credentials within this one are looked at.
    left: Cell<usize>,
}

/// Where a credential stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'a> {
    Alone,
    /// In a learner record.
    Within,
    /// In what it endorses, which has this identifier.
    About(Option<&'a str>),
}

impl<'a> Judge<'a> {
    pub(super) fn new(sources: &'a Sources<'a>, now: DateTime<Utc>, recipient: Option<&'a str>) -> Self {
        Self { sources, now, recipient, left: Cell::new(MOST_WITHIN) }
    }

    pub(super) fn presented(&self, signed: &Signed, form: Form) -> Report {
        let report = self.credential(signed, form, Place::Alone);
        self.refreshed(signed, report)
    }

    pub(super) fn credential(&self, signed: &Signed, form: Form, place: Place<'_>) -> Report {
        let document = &signed.document;
        let kind = kind_of(document);
        let terms = terms_check(document);
        let is_of_known_kind = terms.outcome != Outcome::NotChecked;
        let mut checks = vec![terms];
        if is_of_known_kind {
            checks.push(structure_check(document, kind, place));
            checks.extend(self.authenticity(signed));
        }
        let authentic = answer(&checks);

        let force = self.force(document, authentic);
        // The dates of a forgery mean nothing.
        let in_force = match authentic {
            Answer::No => Answer::Unknown,
            Answer::Yes | Answer::Unknown => answer(force.iter().map(|found| &found.check)),
        };
        let state = match authentic {
            Answer::No if self.fails_by_withdrawn_key(signed, &checks) => State::KeyWithdrawn,
            Answer::No => State::Invalid,
            Answer::Unknown => State::Unverifiable,
            Answer::Yes => strongest(force.iter().map(|found| found.state)),
        };
        checks.extend(force.into_iter().map(|found| found.check));

        let issuer = issuer_check(document, authentic, self.sources.fetched);
        let issuer_known = if issuer.outcome == Outcome::Passed { Answer::Yes } else { Answer::Unknown };
        checks.push(issuer);
        if place == Place::Alone {
            checks.extend(self.recipient.map(|recipient| recipient_check(document, authentic, recipient)));
        }
        let (endorsements, check) = self.endorsements(document, authentic, place);
        checks.extend(check);
        let (contained, check) = self.contained(document, kind, authentic, place);
        checks.extend(check);
        let badge = metadata(document);
        Report { state, authentic, in_force, issuer_known, kind, form, checks, badge, endorsements, contained }
    }

    fn force(&self, document: &Value, authentic: Answer) -> Vec<Found> {
        let mut force: Vec<Found> = test_check(document).into_iter().collect();
        force.push(period_check(document, self.now));
        // Nobody is asked about a forgery.
        if authentic != Answer::No {
            force.extend(status_entries(document).take(FEW).map(|entry| self.status_check(entry, document)));
        }
        let id = document["id"].as_str().unwrap_or_default();
        if self.sources.fetched.suspended.contains(id) {
            let told = Found::new(CheckName::Status, Outcome::Failed, say::suspended());
            force.push(told.meaning(State::Suspended));
        }
        if let Some(newer) = self.sources.fetched.superseded.get(id) {
            let told = Found::new(CheckName::Superseded, Outcome::Failed, say::replaced(newer.as_str()));
            force.push(told.meaning(State::Superseded));
        }
        force
    }

    /// One of the credentials within another, as long as there are not too many.
    pub(super) fn within(&self, read: Result<Signed, ReadError>, kind: Kind, place: Place<'_>) -> Option<Report> {
        self.left.set(self.left.get().checked_sub(1)?);
        Some(match read {
            Ok(signed) => self.credential(&signed, signed.bare_form(), place),
            Err(error) => unreadable(&error, kind),
        })
    }
}

/// The report on what cannot be read.
fn unreadable(error: &ReadError, kind: Kind) -> Report {
    Report {
        state: State::Invalid,
        authentic: Answer::No,
        in_force: Answer::Unknown,
        issuer_known: Answer::Unknown,
        kind,
        form: if matches!(error, ReadError::Jwt(_)) { Form::Jwt } else { Form::Json },
        checks: vec![Check::new(CheckName::Signature, Outcome::Failed, Detail::from(error).into_sentence())],
        badge: Metadata::default(),
        endorsements: Vec::new(),
        contained: Vec::new(),
    }
}

fn kind_of(document: &Value) -> Kind {
    if has_type(document, "OpenBadgeCredential") || has_type(document, "AchievementCredential") {
        Kind::Badge
    } else if has_type(document, "EndorsementCredential") {
        Kind::Endorsement
    } else if has_type(document, "ClrCredential") {
        Kind::LearnerRecord
    } else {
        Kind::Other
    }
}
