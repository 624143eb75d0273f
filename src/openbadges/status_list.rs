//! Published revocation and suspension bits ([Bitstring Status List 1.0](https://www.w3.org/TR/vc-bitstring-status-list/)).
//!
//! A list is public, cacheable and the same for everybody, so that checking one credential tells nobody which. This room
//! keeps no list and draws no index.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::credential::time;
use super::terms::CREDENTIALS_V2;

/// How many credentials one list serves: the specification's minimum, which hides a credential among many
/// ([§6.1](https://www.w3.org/TR/vc-bitstring-status-list/#herd-privacy)).
pub const ENTRIES: u32 = 131_072;

/// The longest foreign list that is read: 32 million entries.
const LONGEST: usize = 4 << 20;

/// Why a status list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusListError {
    #[error("the list is not a base64url text of a gzip stream")]
    Encoding,
    #[error("the list has fewer than 131,072 entries")]
    TooShort,
    #[error("the list is too long")]
    TooLong,
    #[error("the index {0} lies outside of the list")]
    OutOfRange(u64),
}

/// What a set bit means ([§2.1](https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusPurpose {
    /// Final.
    Revocation,
    /// May be lifted.
    Suspension,
}

impl StatusPurpose {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Revocation, Self::Suspension].into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// Where a credential says that its status is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialStatus {
    Bit(StatusEntry),
    /// A list that names what was revoked, at this address
    /// ([1EdTech Revocation List 1.0](https://www.imsglobal.org/spec/vcrl/v1p0/)).
    Names(String),
}

impl CredentialStatus {
    pub fn to_json(&self) -> Value {
        match self {
            Self::Bit(entry) => entry.to_json(),
            Self::Names(list_url) => json!({"id": list_url, "type": "1EdTechRevocationList"}),
        }
    }
}

impl From<StatusEntry> for CredentialStatus {
    fn from(entry: StatusEntry) -> Self {
        Self::Bit(entry)
    }
}

/// Where a credential's own bit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    pub list_url: String,
    pub index: u32,
    pub purpose: StatusPurpose,
}

impl StatusEntry {
    pub fn to_json(&self) -> Value {
        json!({
            // Must differ from the list's address, or some verifiers refuse it.
            "id": format!("{}#{}", self.list_url, self.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": self.purpose.as_str(),
            "statusListIndex": self.index.to_string(),
            "statusListCredential": self.list_url,
        })
    }
}

/// The bits of a list; the first is the most significant of its byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusBits(Vec<u8>);

impl Default for StatusBits {
    fn default() -> Self {
        Self(vec![0; ENTRIES as usize / 8])
    }
}

impl StatusBits {
    /// A list of [`ENTRIES`] in which these are set.
    pub fn with(set: impl IntoIterator<Item = u32>) -> Result<Self, StatusListError> {
        let mut bits = Self::default();
        for index in set {
            let byte = bits.0.get_mut(index as usize / 8).ok_or(StatusListError::OutOfRange(index.into()))?;
            *byte |= 0x80 >> (index % 8);
        }
        Ok(bits)
    }

    pub fn is_set(&self, index: u64) -> Result<bool, StatusListError> {
        let byte = usize::try_from(index / 8).ok().and_then(|at| self.0.get(at));
        let byte = byte.ok_or(StatusListError::OutOfRange(index))?;
        Ok(byte & (0x80 >> (index % 8)) != 0)
    }

    /// `u` (multibase for base64url) and the compressed bits
    /// ([§3.3](https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm)).
    pub fn encode(&self) -> String {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&self.0).expect("writing to memory cannot fail");
        let bytes = gzip.finish().expect("writing to memory cannot fail");
        format!("u{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    pub fn decode(text: &str) -> Result<Self, StatusListError> {
        let bits = Self::unpack(text.strip_prefix('u').ok_or(StatusListError::Encoding)?)?;
        if bits.0.len() < ENTRIES as usize / 8 { Err(StatusListError::TooShort) } else { Ok(bits) }
    }

    /// Reads a list of the predecessor, whose text says nothing of its base, and of which shorter ones are about
    /// ([Status List 2021](https://www.w3.org/TR/2023/WD-vc-status-list-20230427/#statuslist2021credential)).
    pub fn decode_2021(text: &str) -> Result<Self, StatusListError> {
        Self::unpack(text)
    }

    fn unpack(encoded: &str) -> Result<Self, StatusListError> {
        if encoded.len() > LONGEST * 3 / 2 {
            return Err(StatusListError::TooLong);
        }
        let bytes = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| StatusListError::Encoding)?;
        let mut bits = Vec::new();
        let longest = u64::try_from(LONGEST).expect("the limit is small");
        GzDecoder::new(bytes.as_slice())
            .take(longest + 1)
            .read_to_end(&mut bits)
            .map_err(|_| StatusListError::Encoding)?;
        if bits.len() > LONGEST { Err(StatusListError::TooLong) } else { Ok(Self(bits)) }
    }
}

/// A list as a credential, ready to be signed by the issuer of the credentials it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusListContent {
    /// The address where it is published.
    pub url: String,
    /// The same DID as in the credentials: verifiers refuse a list of somebody else.
    pub issuer: String,
    pub purpose: StatusPurpose,
    pub valid_from: DateTime<Utc>,
    /// Verifiers refuse a list past this time, so it must be signed anew well before.
    pub valid_until: DateTime<Utc>,
    pub bits: StatusBits,
}

impl StatusListContent {
    pub fn to_json(&self) -> Value {
        json!({
            "@context": [CREDENTIALS_V2],
            "id": self.url,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.issuer,
            "validFrom": time(self.valid_from),
            "validUntil": time(self.valid_until),
            "credentialSubject": {
                "id": format!("{}#list", self.url),
                "type": "BitstringStatusList",
                "statusPurpose": self.purpose.as_str(),
                "encodedList": self.bits.encode(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_bit_is_the_most_significant_of_the_first_byte() {
        let bits = StatusBits::with([0, 9]).unwrap();
        assert_eq!(bits.0[..2], [0b1000_0000, 0b0100_0000]);
        assert!(bits.is_set(0).unwrap() && bits.is_set(9).unwrap() && !bits.is_set(1).unwrap());
    }

    #[test]
    fn an_empty_list_is_long_and_its_text_short() {
        let bits = StatusBits::default();
        assert_eq!(bits.0.len(), 16 * 1024);
        let text = bits.encode();
        assert!(text.starts_with("uH4sI") && text.len() < 100, "{text}");
    }

    #[test]
    fn an_index_outside_of_the_list_is_refused() {
        assert_eq!(StatusBits::with([ENTRIES]), Err(StatusListError::OutOfRange(ENTRIES.into())));
        assert_eq!(StatusBits::default().is_set(u64::MAX), Err(StatusListError::OutOfRange(u64::MAX)));
    }

    #[test]
    fn a_short_a_bombed_or_a_misspelt_list_is_refused() {
        let encoded = |bytes: Vec<u8>| StatusBits(bytes).encode();
        assert_eq!(StatusBits::decode(&encoded(vec![0; 100])), Err(StatusListError::TooShort));
        assert_eq!(StatusBits::decode(&encoded(vec![0; LONGEST + 1])), Err(StatusListError::TooLong));
        let good = StatusBits::default().encode();
        assert_eq!(StatusBits::decode(&good[1..]), Err(StatusListError::Encoding));
        assert_eq!(StatusBits::decode(&format!("{good}=")), Err(StatusListError::Encoding));
        assert_eq!(StatusBits::decode("uAAAA"), Err(StatusListError::Encoding));
        let short = StatusBits(vec![1, 0]);
        assert_eq!(StatusBits::decode_2021(&short.encode()[1..]), Ok(short));
        assert_eq!(StatusBits::decode_2021(&encoded(vec![0; LONGEST + 1])[1..]), Err(StatusListError::TooLong));
        assert_eq!(StatusBits::decode(&good[..good.len() - 8]), Err(StatusListError::Encoding));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_list_reads_back_as_it_was_written(set in proptest::collection::btree_set(0..ENTRIES, 0..200)) {
            let bits = StatusBits::with(set.iter().copied()).unwrap();
            let read = StatusBits::decode(&bits.encode()).unwrap();
            let found: Vec<u32> = (0..ENTRIES).filter(|index| read.is_set(u64::from(*index)).unwrap()).collect();
            prop_assert_eq!(found, set.into_iter().collect::<Vec<_>>());
        }
    }
}
