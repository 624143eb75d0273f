//! Was it withdrawn? What its issuer publishes about it, in a list of bits or by name.
//!
//! [Bitstring Status List 1.0](https://www.w3.org/TR/vc-bitstring-status-list/), its predecessor
//! [Status List 2021](https://www.w3.org/TR/2023/WD-vc-status-list-20230427/), and the
//! [1EdTech Revocation List 1.0](https://www.imsglobal.org/spec/vcrl/v1p0/), which is not signed: it is believed because the
//! signed credential names its address.

use serde_json::Value;

use super::detail::Detail;
use super::force::Found;
use super::json::{has_type, issuer_of, list, valid_from, valid_until};
use super::judge::Judge;
use super::read::Signed;
use super::report::{CheckName, Outcome, State};
use super::say;
use crate::openbadges::status_list::{StatusBits, StatusPurpose};
use crate::openbadges::strict_json;

/// How many entries of a revocation list are looked at.
const REVOKED: usize = 100_000;

/// A credential's own place in a status list.
struct Entry<'a> {
    format: Format,
    list: &'a str,
    index: u64,
    purpose: StatusPurpose,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Bitstring,
    List2021,
}

/// What an entry of a status asks for.
enum Kind<'a> {
    Bit(Entry<'a>),
    /// The address of a list that names what was revoked.
    Names(&'a str),
    /// Something that is good to know and does not take its force.
    Note,
    Unknown,
}

impl<'a> Kind<'a> {
    fn of(entry: &'a Value) -> Self {
        if has_type(entry, "1EdTechRevocationList") {
            return entry["id"].as_str().map_or(Self::Unknown, Self::Names);
        }
        let format = if has_type(entry, "BitstringStatusListEntry") {
            Format::Bitstring
        } else if has_type(entry, "StatusList2021Entry") {
            Format::List2021
        } else {
            return Self::Unknown;
        };
        if entry["statusPurpose"] == "message" {
            return Self::Note;
        }
        Entry::read(entry, format).map_or(Self::Unknown, Self::Bit)
    }
}

impl<'a> Entry<'a> {
    fn read(entry: &'a Value, format: Format) -> Option<Self> {
        let index = entry["statusListIndex"].as_str()?;
        let list = entry["statusListCredential"].as_str()?;
        let is_plain = entry["id"] != list
            && index.bytes().all(|byte| byte.is_ascii_digit())
            && entry.get("statusSize").is_none_or(|size| *size == 1);
        let purpose = StatusPurpose::parse(entry["statusPurpose"].as_str()?)?;
        is_plain.then_some(())?;
        Some(Self { format, list, index: index.parse().ok()?, purpose })
    }
}

impl Judge<'_> {
    pub(super) fn status_check(&self, entry: &Value, document: &Value) -> Found {
        let found = |outcome, detail| Found::new(CheckName::Status, outcome, detail);
        match Kind::of(entry) {
            Kind::Bit(entry) => self.bit_check(&entry, document),
            Kind::Names(list) => self.names_check(list, document),
            Kind::Note => found(Outcome::Warning, say::notes_not_read()),
            Kind::Unknown => found(Outcome::NotChecked, say::other_status()),
        }
    }

    fn bit_check(&self, entry: &Entry<'_>, document: &Value) -> Found {
        let found = |outcome, detail| Found::new(CheckName::Status, outcome, detail);
        let bytes = match self.sources.document(entry.list, None, say::status_list) {
            Ok(bytes) => bytes,
            Err(absent) => return found(Outcome::NotChecked, absent.detail),
        };
        match (self.read_bit(bytes, entry, issuer_of(document)), entry.purpose) {
            (Err(problem), _) => found(Outcome::Failed, say::bad_status_list(problem)),
            (Ok(false), StatusPurpose::Revocation) => found(Outcome::Passed, say::not_revoked()),
            (Ok(false), StatusPurpose::Suspension) => found(Outcome::Passed, say::not_suspended()),
            (Ok(true), StatusPurpose::Revocation) => found(Outcome::Failed, say::revoked()).meaning(State::Revoked),
            (Ok(true), StatusPurpose::Suspension) => found(Outcome::Failed, say::suspended()).meaning(State::Suspended),
        }
    }

    /// The bit of an entry, from a list that is the issuer's own, for this purpose, and of today
    /// ([§3.2](https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm)).
    fn read_bit(&self, bytes: &[u8], entry: &Entry<'_>, issuer: Option<&str>) -> Result<bool, Detail> {
        let signed = Signed::read(bytes).map_err(|error| Detail::from(&error))?;
        let list = &signed.document;
        let subject = &list["credentialSubject"];
        let [of_list, of_subject] = match entry.format {
            Format::Bitstring => ["BitstringStatusListCredential", "BitstringStatusList"],
            Format::List2021 => ["StatusList2021Credential", "StatusList2021"],
        };
        if !has_type(list, of_list) || !has_type(subject, of_subject) {
            return Err(say::list_of_another_kind());
        }
        if list["id"].as_str().is_some_and(|id| id != entry.list) {
            return Err(say::list_is_another());
        }
        if issuer_of(list) != issuer {
            return Err(say::list_of_another_issuer());
        }
        let checks = self.authenticity(&signed);
        let failed = checks.into_iter().find(|check| !matches!(check.outcome, Outcome::Passed | Outcome::Warning));
        if let Some(failed) = failed {
            return Err(say::list_not_signed(failed.detail));
        }
        let is_current = valid_from(list).is_some_and(|from| from <= self.now)
            && valid_until(list).is_ok_and(|until| until.is_none_or(|until| until >= self.now));
        if !is_current {
            return Err(say::list_out_of_date());
        }
        if !self::list(&subject["statusPurpose"]).iter().any(|purpose| purpose == entry.purpose.as_str()) {
            return Err(say::list_for_another_purpose());
        }
        let encoded = subject["encodedList"].as_str().ok_or_else(say::list_is_empty)?;
        let bits = match entry.format {
            Format::Bitstring => StatusBits::decode(encoded),
            Format::List2021 => StatusBits::decode_2021(encoded),
        };
        bits.and_then(|bits| bits.is_set(entry.index)).map_err(|error| Detail::from(&error))
    }

    fn names_check(&self, address: &str, document: &Value) -> Found {
        let found = |outcome, detail| Found::new(CheckName::Status, outcome, detail);
        let bytes = match self.sources.document(address, None, say::revocation_list) {
            Ok(bytes) => bytes,
            Err(absent) => return found(Outcome::NotChecked, absent.detail),
        };
        match read_names(bytes, address, document) {
            Err(problem) => found(Outcome::Failed, say::bad_revocation_list(problem)),
            Ok(None) => found(Outcome::Passed, say::not_revoked()),
            Ok(Some(reason)) => {
                let detail = match reason.as_str() {
                    "" => say::revoked(),
                    reason => say::revoked_because(reason),
                };
                found(Outcome::Failed, detail).meaning(State::Revoked)
            }
        }
    }
}

/// Whether a list names a credential as revoked, and the reason it gives.
fn read_names(bytes: &[u8], address: &str, document: &Value) -> Result<Option<String>, Detail> {
    let list = strict_json::read(bytes).map_err(|error| Detail::from(&error))?;
    if list["id"].as_str().is_some_and(|id| id != address) {
        return Err(say::list_is_another());
    }
    if issuer_of(&list) != issuer_of(document) {
        return Err(say::list_of_another_issuer());
    }
    let named = self::list(&list["revokedCredential"]);
    if named.len() > REVOKED {
        return Err(say::list_too_long());
    }
    let id = &document["id"];
    let entry = named.iter().find(|entry| (*entry == id || entry["id"] == *id) && entry["revoked"] != false);
    Ok(entry.map(|entry| entry["revocationReason"].as_str().unwrap_or_default().chars().take(500).collect()))
}
