//! Is a badge genuine and in force? A report of named checks.
//!
//! Follows [Open Badges 3.0 §9](https://www.imsglobal.org/spec/ob/v3p0/#verification-and-validation), with the status of
//! [Bitstring Status List 1.0 §3.2](https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm). It works in stages,
//! because the facts lie elsewhere: [`read`] takes a file apart, [`Presented::needs`] says what to fetch, and [`report`]
//! judges. Nothing is fetched or believed here: a document that could not be had makes a badge unverifiable, never valid.
//!
//! Badges of Open Badges 2.0 go the same way in [`v2`].
//!
//! Three questions have three answers: is it authentic, is it in force, and is the issuer known to whoever asks.

mod authenticity;
mod force;
mod identity;
mod json;
mod metadata;
mod needs;
mod read;
mod report;
mod status;
mod structure;
#[cfg(test)]
mod tests;
mod v2;

use chrono::{DateTime, Utc};

pub use metadata::Metadata;
pub use needs::{Fetched, Need};
pub use read::{Form, Presented, ReadError, read};
pub use report::{Answer, Check, CheckName, Outcome, Report, State};
pub use v2::is_revocation;

use authenticity::{authenticity, terms_check};
use force::{Found, period_check};
use identity::{endorsement_check, issuer_check, recipient_check};
use json::status_entries;
use metadata::metadata;
use read::Content;
use report::{answer, strongest};
use status::status_check;
use structure::structure_check;

/// How many status entries and identities of a credential are looked at.
const FEW: usize = 8;

/// Judges a badge. `recipient` is what somebody says the recipient is known by, mostly an e-mail address.
pub fn report(presented: &Presented, fetched: &Fetched, recipient: Option<&str>, now: DateTime<Utc>) -> Report {
    let signed = match &presented.content {
        Content::Credential(signed) => signed,
        Content::Older(subject) => return v2::report(subject, presented.form, fetched, recipient, now),
    };
    let document = &signed.document;
    let terms = terms_check(document);
    let is_of_known_kind = terms.outcome != Outcome::NotChecked;
    let mut checks = vec![terms];
    if is_of_known_kind {
        checks.push(structure_check(document));
        checks.extend(authenticity(signed, fetched, now));
    }
    let authentic = answer(&checks);

    let mut force = vec![period_check(document, now)];
    force.extend(status_entries(document).take(FEW).map(|entry| status_check(entry, presented, fetched, now)));
    if let Some(newer) = &fetched.superseded_by {
        force.push(
            Found::new(CheckName::Superseded, Outcome::Failed, format!("A newer credential took its place: {newer}."))
                .meaning(State::Superseded),
        );
    }
    // The dates of a forgery mean nothing.
    let in_force = match authentic {
        Answer::No => Answer::Unknown,
        Answer::Yes | Answer::Unknown => answer(force.iter().map(|found| &found.check)),
    };
    let state = match authentic {
        Answer::No => State::Invalid,
        Answer::Unknown => State::Unverifiable,
        Answer::Yes => strongest(force.iter().map(|found| found.state)),
    };
    checks.extend(force.into_iter().map(|found| found.check));

    // Anybody can write somebody's name into a file.
    let issuer = match authentic {
        Answer::Yes => issuer_check(presented, fetched),
        Answer::No | Answer::Unknown => Check::new(
            CheckName::Issuer,
            Outcome::NotChecked,
            "Nothing is said of the issuer, because no signature of theirs was found to hold.",
        ),
    };
    let issuer_known = if issuer.outcome == Outcome::Passed { Answer::Yes } else { Answer::Unknown };
    checks.push(issuer);
    checks.extend(recipient.map(|recipient| recipient_check(document, recipient)));
    checks.extend(endorsement_check(document));
    Report { state, authentic, in_force, issuer_known, form: presented.form, checks, badge: metadata(document) }
}
