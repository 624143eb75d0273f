//! Was it withdrawn? Its bit in the status list of its issuer.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::authenticity::authenticity;
use super::force::Found;
use super::json::{has_type, instant, issuer_of, list};
use super::needs::Fetched;
use super::read::{Presented, Signed};
use super::report::{CheckName, Outcome, State};
use crate::openbadges::status_list::{StatusBits, StatusPurpose};
use crate::openbadges::terms::CREDENTIALS_V2;

/// A credential's own place in a status list.
pub(super) struct Entry {
    pub(super) list: String,
    index: u64,
    purpose: StatusPurpose,
}

impl Entry {
    pub(super) fn read(entry: &Value) -> Option<Self> {
        let index = entry["statusListIndex"].as_str()?;
        let list = entry["statusListCredential"].as_str()?;
        let is_plain = entry["type"] == "BitstringStatusListEntry"
            && entry["id"] != list
            && index.bytes().all(|byte| byte.is_ascii_digit())
            && entry.get("statusSize").is_none_or(|size| *size == 1);
        let purpose = StatusPurpose::parse(entry["statusPurpose"].as_str()?)?;
        is_plain.then_some(())?;
        Some(Self { list: list.to_owned(), index: index.parse().ok()?, purpose })
    }
}

pub(super) fn status_check(entry: &Value, presented: &Presented, fetched: &Fetched, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail: String| Found::new(CheckName::Status, outcome, detail);
    let Some(entry) = Entry::read(entry) else {
        return found(Outcome::NotChecked, "Its status is published in a way that this version does not check.".into());
    };
    let bytes = match fetched.document(&entry.list, "The status list") {
        Ok(bytes) => bytes,
        Err(reason) => return found(Outcome::NotChecked, reason),
    };
    match (read_bit(bytes, &entry, presented.issuer(), fetched, now), entry.purpose) {
        (Err(problem), _) => found(Outcome::Failed, format!("The status list cannot be relied on: {problem}.")),
        (Ok(false), StatusPurpose::Revocation) => found(Outcome::Passed, "It was not revoked.".into()),
        (Ok(false), StatusPurpose::Suspension) => found(Outcome::Passed, "It is not suspended.".into()),
        (Ok(true), StatusPurpose::Revocation) => {
            found(Outcome::Failed, "The issuer revoked it.".into()).meaning(State::Revoked)
        }
        (Ok(true), StatusPurpose::Suspension) => {
            found(Outcome::Failed, "The issuer suspended it.".into()).meaning(State::Suspended)
        }
    }
}

/// The bit of an entry, from a list that is the issuer's own, for this purpose, and of today.
fn read_bit(
    bytes: &[u8],
    entry: &Entry,
    issuer: Option<&str>,
    fetched: &Fetched,
    now: DateTime<Utc>,
) -> Result<bool, String> {
    let (_, signed) = Signed::read(bytes).map_err(|error| error.to_string())?;
    let list = &signed.document;
    let subject = &list["credentialSubject"];
    if list["@context"].as_str().or_else(|| list["@context"][0].as_str()) != Some(CREDENTIALS_V2)
        || !has_type(list, "BitstringStatusListCredential")
        || !has_type(subject, "BitstringStatusList")
    {
        return Err("it is not a Bitstring status list".into());
    }
    if list["id"].as_str().is_some_and(|id| id != entry.list) {
        return Err("it is another list than the badge names".into());
    }
    if issuer_of(list) != issuer {
        return Err("it is the list of another issuer".into());
    }
    if let Some(failed) = authenticity(&signed, fetched, now).into_iter().find(|check| check.outcome != Outcome::Passed)
    {
        return Err(format!("its signature does not hold ({})", failed.detail.trim_end_matches('.')));
    }
    let is_current = instant(list["validFrom"].as_str()).is_some_and(|from| from <= now)
        && (list["validUntil"].is_null() || instant(list["validUntil"].as_str()).is_some_and(|until| until >= now));
    if !is_current {
        return Err("it is out of date".into());
    }
    if !self::list(&subject["statusPurpose"]).iter().any(|purpose| purpose == entry.purpose.as_str()) {
        return Err("it is kept for another purpose".into());
    }
    let encoded = subject["encodedList"].as_str().ok_or("it holds no list")?;
    StatusBits::decode(encoded).and_then(|bits| bits.is_set(entry.index)).map_err(|error| error.to_string())
}
