//! The signed head of the log: a checkpoint ([C2SP](https://c2sp.org/tlog-checkpoint)), which is a text of four lines
//! under an Ed25519 signature, and the JSON around it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::tree::Hash;
use super::{LogError, LogPart};
use crate::keys::{self, Ed25519Key};

/// What the log says of itself at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The name of the log: host and path, without a scheme.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    pub root: Hash,
    pub signed_at: DateTime<Utc>,
}

impl Head {
    /// The text that is signed: origin, size, root, and as an extension line the time.
    pub fn text(&self) -> String {
        let time = self.signed_at.to_rfc3339_opts(SecondsFormat::Millis, true);
        format!("{}\n{}\n{}\n{time}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// Reads such a text; `None` for any other, also where it could be read but is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (origin, size, root, time) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let head = Self {
            origin: origin.to_owned(),
            size: size.parse().ok()?,
            root: hash(root)?,
            signed_at: DateTime::parse_from_rfc3339(time).ok()?.with_timezone(&Utc),
        };
        let is_name = !origin.is_empty() && !origin.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+');
        (is_name && head.text() == text).then_some(head)
    }

    pub fn sign(&self, key: &Ed25519Key) -> SignedHead {
        let text = self.text();
        SignedHead { signature: key.sign(text.as_bytes()), head: self.clone(), text }
    }
}

/// A head with its signature. The text is what was signed, and what counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    pub head: Head,
    pub text: String,
    pub signature: [u8; 64],
}

impl SignedHead {
    /// From the parts that are kept.
    pub fn new(text: String, signature: &[u8]) -> Option<Self> {
        Some(Self { head: Head::parse(&text)?, signature: signature.try_into().ok()?, text })
    }

    pub fn verify(&self, key: &[u8; 32]) -> Result<(), LogError> {
        keys::verify_ed25519(key, self.text.as_bytes(), &self.signature).map_err(|_| LogError::HeadSignature)
    }

    /// `key_url` is where the public key is published.
    pub fn to_json(&self, key_url: &str) -> Value {
        json!({
            "origin": self.head.origin,
            "size": self.head.size,
            "root": STANDARD.encode(self.head.root),
            "timestamp": self.head.signed_at.to_rfc3339_opts(SecondsFormat::Millis, true),
            "signed": self.text,
            "signature": STANDARD.encode(self.signature),
            "key": key_url,
        })
    }

    /// Reads the JSON, where what stands beside the signed text must say the same; gives the address of the key with it.
    pub fn from_json(value: &Value) -> Result<(Self, String), LogError> {
        let text = |name: &str| value[name].as_str().ok_or(LogError::Unreadable(LogPart::Head));
        let signature = STANDARD.decode(text("signature")?).map_err(|_| LogError::Unreadable(LogPart::Head))?;
        let head = Self::new(text("signed")?.to_owned(), &signature).ok_or(LogError::Unreadable(LogPart::Head))?;
        let key = text("key")?.to_owned();
        if head.to_json(&key) != *value {
            return Err(LogError::Unreadable(LogPart::Head));
        }
        Ok((head, key))
    }

    /// The head as a signed note ([C2SP](https://c2sp.org/signed-note)), which monitors of other logs read.
    pub fn note(&self, key: &[u8; 32]) -> String {
        let mut line = key_id(&self.head.origin, key).to_vec();
        line.extend_from_slice(&self.signature);
        format!("{}\n\u{2014} {} {}\n", self.text, self.head.origin, STANDARD.encode(line))
    }
}

/// How a note names the key: the beginning of a hash over its name, its kind and itself.
fn key_id(name: &str, key: &[u8; 32]) -> [u8; 4] {
    const ED25519: u8 = 1;
    let mut input = name.as_bytes().to_vec();
    input.extend_from_slice(&[b'\n', ED25519]);
    input.extend_from_slice(key);
    let hash = keys::sha256(&input);
    [hash[0], hash[1], hash[2], hash[3]]
}

/// A hash as the JSON of the log has it.
pub(super) fn hash(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head {
            origin: "badges.example.edu/log".to_owned(),
            size: 20_852_163,
            root: [7; 32],
            signed_at: "2026-11-26T10:20:30.456Z".parse().unwrap(),
        }
    }

    const KEY: &str = "https://badges.example.edu/keys/1";

    #[test]
    fn a_head_comes_back_from_its_text_and_from_its_json() {
        let key = Ed25519Key::generate().unwrap();
        let signed = head().sign(&key);
        assert_eq!(Head::parse(&signed.text), Some(head()));
        let json = signed.to_json(KEY);
        assert_eq!(SignedHead::from_json(&json).unwrap(), (signed.clone(), KEY.to_owned()));
        assert_eq!(signed.verify(&key.public_key()), Ok(()));
        let other = Ed25519Key::generate().unwrap();
        assert_eq!(signed.verify(&other.public_key()), Err(LogError::HeadSignature));
    }

    #[test]
    fn a_head_written_otherwise_is_not_read() {
        let text = head().text();
        for other in [
            text.replace("20852163", "020852163"),
            text.replace("20852163", "+20852163"),
            text.replace(".456Z", ".456+00:00"),
            text.replace("456Z\n", "456Z"),
            format!("{text}more\n"),
            text.replacen('\n', "\r\n", 1),
            String::new(),
        ] {
            assert_eq!(Head::parse(&other), None, "{other:?}");
        }
    }

    #[test]
    fn json_that_says_otherwise_than_the_signed_text_is_refused() {
        let json = head().sign(&Ed25519Key::generate().unwrap()).to_json(KEY);
        for (member, value) in [
            ("size", json!(20_852_164)),
            ("root", json!(STANDARD.encode([8; 32]))),
            ("origin", json!("other.example/log")),
            ("timestamp", json!("2026-11-27T10:20:30.456Z")),
            ("signature", json!("AAAA")),
            ("more", json!(1)),
        ] {
            let mut other = json.clone();
            other[member] = value;
            assert_eq!(SignedHead::from_json(&other), Err(LogError::Unreadable(LogPart::Head)), "{member}");
        }
    }

    #[test]
    fn a_note_names_log_and_key_as_other_monitors_expect() {
        // The published keys of Go's checksum database and of the example in its documentation carry their ids.
        for (name, id, key) in [
            ("sum.golang.org", "033de0ae", "Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"),
            ("PeterNeumann", "c74f20a3", "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
        ] {
            let key = STANDARD.decode(key).unwrap();
            assert_eq!(keys::hex(&key_id(name, key[1..].try_into().unwrap())), id);
        }
        let key = Ed25519Key::generate().unwrap();
        let signed = head().sign(&key);
        let note = signed.note(&key.public_key());
        let (text, line) = note.split_once("\n\n").unwrap();
        assert_eq!(format!("{text}\n"), signed.text);
        let signature = line.strip_prefix("\u{2014} badges.example.edu/log ").unwrap().trim_end();
        let signature = STANDARD.decode(signature).unwrap();
        assert_eq!((signature.len(), &signature[4..]), (68, &signed.signature[..]));
    }
}
