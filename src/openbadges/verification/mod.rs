//! Is a badge genuine and in force? A report of named checks.
//!
//! Follows [Open Badges 3.0 §9](https://www.imsglobal.org/spec/ob/v3p0/#verification-and-validation). It works in stages,
//! because the facts lie elsewhere: [`read`] takes a file apart, [`Presented::needs`] says what to fetch, and [`report`]
//! judges. Nothing is fetched or believed here: a document that could not be had makes a badge unverifiable, never valid.
//!
//! Badges of Open Badges 2.0 go the same way in `v2`.
//!
//! Three questions have three answers: is it authentic, is it in force, and is the issuer known to whoever asks.

mod authenticity;
mod detail;
mod force;
#[cfg(test)]
mod foreign_tests;
mod identity;
mod issuer_key;
mod json;
mod judge;
mod log;
mod metadata;
mod needs;
mod read;
mod reasons;
mod refresh;
mod report;
pub mod say;
mod status;
mod structure;
mod terms;
#[cfg(test)]
mod tests;
mod v2;
mod within;

use chrono::{DateTime, Utc};

pub use detail::{Detail, Value, capitalised};
pub use log::{KeptHead, LogAnswer, LogQuestion, log_key};
pub use metadata::Metadata;
pub use needs::{Fetched, Need};
pub use read::{Form, Presented, ReadError, read};
#[cfg(test)]
pub(crate) use reasons::samples as reason_samples;
pub use report::{Answer, Check, CheckName, Kind, Outcome, Report, State};
pub use v2::is_revocation;

use read::Content;

/// How many status entries, identities and endorsements of a credential are looked at.
const FEW: usize = 8;
/// How many credentials within another are looked at, in all.
const MOST_WITHIN: usize = 80;

/// Judges a badge. `recipient` is what somebody says the recipient is known by, mostly an e-mail address.
pub fn report(presented: &Presented, fetched: &Fetched, recipient: Option<&str>, now: DateTime<Utc>) -> Report {
    let form = presented.form;
    match &presented.content {
        Content::Credential(signed) => {
            let sources = needs::Sources::new(fetched);
            judge::Judge::new(&sources, now, recipient).presented(signed, form)
        }
        Content::Older(subject) => v2::report(subject, form, fetched, recipient, now),
    }
}
