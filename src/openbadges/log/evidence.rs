//! What somebody carries away from the log and checks without us: entries of one credential, each with its inclusion
//! proof, under a signed head.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::head::{SignedHead, hash};
use super::tree::{Hash, leaf_hash, verify_inclusion};
use super::{LogError, LogPart};
use crate::domain::log::{Event, EventKind};
use crate::keys;

/// The most entries that are looked at; a credential has one, and a few more when it was withdrawn or replaced.
const MOST_ENTRIES: usize = 100;
/// A path has a step for each doubling of the tree.
const LONGEST_PATH: usize = 64;

/// One entry with the hashes that lead from it to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log, counted from zero.
    pub number: u64,
    /// The text that is hashed.
    pub leaf: String,
    pub path: Vec<Hash>,
}

/// Entries under a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub head: SignedHead,
    /// Where the log's public key is published.
    pub key_url: String,
    pub entries: Vec<Entry>,
}

/// What the log has of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub number: u64,
    /// When it was issued, as the entry says.
    pub time: String,
    /// What happened to it afterwards, with the time, in the order of the log.
    pub later: Vec<(EventKind, String)>,
}

impl Evidence {
    pub fn to_json(&self) -> Value {
        let entries: Vec<Value> = self
            .entries
            .iter()
            .map(|entry| json!({"number": entry.number, "leaf": entry.leaf, "path": path_to_json(&entry.path)}))
            .collect();
        json!({"head": self.head.to_json(&self.key_url), "entries": entries})
    }

    pub fn from_json(value: &Value) -> Result<Self, LogError> {
        const PROOF: LogError = LogError::Unreadable(LogPart::Proof);
        let (head, key_url) = SignedHead::from_json(&value["head"])?;
        let listed = value["entries"].as_array().filter(|listed| listed.len() <= MOST_ENTRIES).ok_or(PROOF)?;
        let entries = listed
            .iter()
            .map(|entry| {
                Ok(Entry {
                    number: entry["number"].as_u64().ok_or(PROOF)?,
                    leaf: entry["leaf"].as_str().ok_or(PROOF)?.to_owned(),
                    path: path_from_json(&entry["path"])?,
                })
            })
            .collect::<Result<_, LogError>>()?;
        Ok(Self { head, key_url, entries })
    }

    /// Looks a credential up: every entry has to lie in the tree, and the document that was entered has to be one of
    /// `documents`, which are hashes of what somebody holds. The signature of the head is checked apart from it.
    pub fn entered(&self, credential: &str, documents: &[String]) -> Result<Entered, LogError> {
        let credential = credential_hash(credential);
        let (mut issued, mut later, mut is_other) = (None, Vec::new(), false);
        for entry in &self.entries {
            let head = &self.head.head;
            if !verify_inclusion(&leaf_hash(entry.leaf.as_bytes()), entry.number, head.size, &entry.path, &head.root) {
                return Err(LogError::NotInTree(entry.number));
            }
            let event = Event::parse(&entry.leaf).ok_or(LogError::Unreadable(LogPart::Entry))?;
            if event.credential.as_ref() != Some(&credential) {
                continue;
            }
            match &event.documents {
                Some(entered) if documents.iter().any(|held| [&entered.json, &entered.jwt].contains(&held)) => {
                    issued = Some((entry.number, event.time));
                }
                Some(_) => is_other = true,
                None => later.push((entry.number, event.kind, event.time)),
            }
        }
        match issued {
            Some((number, time)) => {
                later.sort_by_key(|(number, ..)| *number);
                Ok(Entered { number, time, later: later.into_iter().map(|(_, kind, time)| (kind, time)).collect() })
            }
            None if is_other => Err(LogError::OtherDocument),
            None => Err(LogError::NotEntered),
        }
    }
}

/// How the log names a credential: by the hash of its identifier, the last part of its address.
pub fn credential_hash(id: &str) -> String {
    keys::fingerprint(id.rsplit('/').next().unwrap_or(id))
}

/// How the log names a signed file.
pub fn document_hash(bytes: &[u8]) -> String {
    keys::hex(&keys::sha256(bytes))
}

/// The hashes under which the log may have what somebody holds: as it is, and for JSON that a program wrote anew, in
/// the form in which we sign it: members sorted, without blanks, the proof in a list.
pub fn forms_of(document: &str) -> Vec<String> {
    let document = document.trim();
    let mut forms = vec![document_hash(document.as_bytes())];
    if let Ok(mut value @ Value::Object(_)) = serde_json::from_str(document) {
        forms.push(document_hash(value.to_string().as_bytes()));
        // A list of one proof means the same as the proof, and some programs write it so.
        if value["proof"].is_object() {
            value["proof"] = Value::Array(vec![value["proof"].take()]);
            forms.push(document_hash(value.to_string().as_bytes()));
        }
    }
    forms
}

pub fn path_to_json(path: &[Hash]) -> Value {
    path.iter().map(|step| STANDARD.encode(step)).collect()
}

pub fn path_from_json(value: &Value) -> Result<Vec<Hash>, LogError> {
    const PATH: LogError = LogError::Unreadable(LogPart::Path);
    let steps = value.as_array().filter(|steps| steps.len() <= LONGEST_PATH).ok_or(PATH)?;
    steps.iter().map(|step| step.as_str().and_then(hash).ok_or(PATH)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::Head;
    use super::super::tree::{Edge, inclusion};
    use super::*;
    use crate::domain::log::DocumentHashes;
    use crate::keys::Ed25519Key;

    const URL: &str = "https://badges.example.edu/credentials/6a1f0c52-5a7e-4a77-9b0c-3f1f6f0f8f11";
    const JSON: &str =
        r#"{"id":"https://badges.example.edu/credentials/6a1f0c52-5a7e-4a77-9b0c-3f1f6f0f8f11","name":"Lab"}"#;
    const JWT: &str = "e30.e30.AAAA";

    /// A log of eleven entries in which the credential stands at 4 and is revoked at 9.
    fn evidence() -> Evidence {
        let at = "2026-11-26T10:20:30Z".parse().unwrap();
        let documents = DocumentHashes { json: document_hash(JSON.as_bytes()), jwt: document_hash(JWT.as_bytes()) };
        let leaves: Vec<String> = (0..11_u64)
            .map(|number| match number {
                4 => Event::issued(credential_hash(URL), documents.clone(), at).to_text(),
                9 => Event::of_credential(EventKind::Revoked, credential_hash(URL), at).to_text(),
                _ => Event::of_credential(EventKind::Revoked, credential_hash(&number.to_string()), at).to_text(),
            })
            .collect();
        let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
        leaves.iter().for_each(|leaf| edge.push(leaf_hash(leaf.as_bytes()), &mut made));
        let kept: HashMap<u64, Hash> = (0..).zip(made).collect();
        let entry = |number: u64| Entry {
            number,
            leaf: leaves[usize::try_from(number).unwrap()].clone(),
            path: inclusion(number, 11).unwrap().fold(&kept).unwrap(),
        };
        let head = Head { origin: "badges.example.edu/log".to_owned(), size: 11, root: edge.root(), signed_at: at };
        Evidence {
            head: head.sign(&Ed25519Key::generate().unwrap()),
            key_url: "https://badges.example.edu/keys/1".to_owned(),
            entries: vec![entry(9), entry(4)],
        }
    }

    #[test]
    fn a_credential_is_found_by_each_of_its_files_and_by_json_that_was_written_anew() {
        let evidence = Evidence::from_json(&evidence().to_json()).unwrap();
        let anew = serde_json::to_string_pretty(&json!({"name": "Lab", "id": URL})).unwrap();
        for file in [JSON, JWT, &format!("{JWT}\n"), &anew] {
            let entered = evidence.entered(URL, &forms_of(file)).unwrap();
            assert_eq!((entered.number, entered.later.len()), (4, 1), "{file}");
            assert_eq!(entered.later[0].0, EventKind::Revoked);
        }
        let other = JSON.replace("Lab", "Lap");
        assert_eq!(evidence.entered(URL, &forms_of(&other)), Err(LogError::OtherDocument));
        assert_eq!(evidence.entered("https://badges.example.edu/credentials/7", &[]), Err(LogError::NotEntered));
    }

    #[test]
    fn an_entry_that_was_changed_moved_or_given_another_path_is_refused() {
        let good = evidence();
        let forms = forms_of(JSON);
        let mut other = good.clone();
        other.entries[1].leaf = other.entries[1].leaf.replace("10:20:30", "10:20:31");
        assert_eq!(other.entered(URL, &forms), Err(LogError::NotInTree(4)));
        let mut other = good.clone();
        other.entries[1].number = 5;
        assert_eq!(other.entered(URL, &forms), Err(LogError::NotInTree(5)));
        let mut other = good.clone();
        other.entries[0].path[0][0] ^= 1;
        assert_eq!(other.entered(URL, &forms), Err(LogError::NotInTree(9)));
        let mut other = good.clone();
        other.entries.truncate(1);
        assert_eq!(other.entered(URL, &forms), Err(LogError::NotEntered));
    }

    #[test]
    fn a_proof_that_is_none_or_too_large_is_not_read() {
        let good = evidence().to_json();
        let change = |pointer: &str, value: Value| {
            let mut other = good.clone();
            *other.pointer_mut(pointer).unwrap() = value;
            Evidence::from_json(&other)
        };
        let step = good["entries"][0]["path"][0].clone();
        for (pointer, value) in [
            ("/head", json!(null)),
            ("/entries", json!({})),
            ("/entries", json!(vec![good["entries"][0].clone(); 101])),
            ("/entries/0/number", json!(-1)),
            ("/entries/0/leaf", json!(4)),
            ("/entries/0/path", json!(vec![step; 65])),
            ("/entries/0/path/0", json!("AAAA")),
        ] {
            assert!(matches!(change(pointer, value), Err(LogError::Unreadable(_))), "{pointer}");
        }
    }
}
