//! What was revoked, by name ([1EdTech Revocation List 1.0](https://www.imsglobal.org/spec/vcrl/v1p0/)).
//!
//! It is not signed: a signed credential names its address. Who reads it learns which credentials were revoked, so some of
//! those that it names never existed.

use serde_json::{Value, json};

/// A credential that is not in force any more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revoked {
    pub url: String,
    /// What the public may know of why.
    pub reason: Option<String>,
}

/// The list at `url`. The order tells nothing of what was revoked when.
pub fn revocation_list(url: &str, issuer: &str, mut revoked: Vec<Revoked>) -> Value {
    revoked.sort_unstable();
    let entry = |revoked: Revoked| {
        let mut entry = json!({"id": revoked.url, "revoked": true});
        if let Some(reason) = revoked.reason {
            entry["revocationReason"] = Value::String(reason);
        }
        entry
    };
    let entries: Vec<Value> = revoked.into_iter().map(entry).collect();
    json!({"id": url, "issuer": issuer, "revokedCredential": entries})
}
