//! Signs the credential of a granted award. A second run finds nothing to do.

mod content;

pub use content::{achievement, achievement_of, check_signable, conditions_met};

use super::identity;
use super::status::{self, StatusError};
use crate::app::{App, KeyringError};
use crate::domain::ids::{AwardId, CredentialId};
use crate::keys;
use crate::openbadges::did;
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::status_list::ENTRIES;
use crate::store::{Issued, NewCredential, StoreError, ToIssue};

#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Proof(#[from] ProofError),
    #[error("{0}")]
    Status(#[from] StatusError),
    #[error("no free place in the status list was found")]
    NoFreeIndex,
}

/// With half of a list given, twenty misses in a row happen once in a million credentials; then the job runs again.
const TRIES: usize = 20;

pub async fn issue(app: &App, id: AwardId) -> Result<bool, IssueError> {
    let Some(award) = app.store.find_to_issue(id).await? else { return Ok(false) };
    let issuer = identity::pinned(app, award.issuer.clone()).await?;
    let award = ToIssue { issuer, ..award };
    let now = app.clock.now();
    let keys = app.keys.issuer(&award.issuer.id, now).await?;
    let list = app.store.open_status_list(award.issuer.id.clone(), keys::opaque_id().into()).await?;
    status::ensure_signed(app, list.clone()).await?;
    for _ in 0..TRIES {
        let index = keys::random_below(ENTRIES);
        let (award, keys, list, urls) = (award.clone(), keys.clone(), list.clone(), app.urls.clone());
        let signed = app
            .heavy(move || -> Result<NewCredential, ProofError> {
                let id = CredentialId::from(keys::opaque_id());
                let content = content::of(&award, &id, &list, index, &urls, now);
                let document = content.to_json();
                let did = identity::did(&award.issuer, &urls);
                let method = did::ed25519_method(&did, &keys.ed25519.public_key());
                let embedded = proof::sign_embedded(&document, &keys.ed25519, &method, content.valid_from)?;
                let jwt = proof::sign_jwt(&document, &keys.rsa, &urls.key(keys.rsa_id.as_str()))?;
                Ok(NewCredential {
                    id,
                    award: award.award,
                    version: award.version,
                    number: 1,
                    json: embedded.to_string(),
                    jwt,
                    status_list: list,
                    status_index: index,
                    valid_from: content.valid_from,
                    valid_until: content.valid_until,
                })
            })
            .await?;
        match app.store.record_credential(signed, now).await? {
            Issued::Now => return Ok(true),
            Issued::NotNeeded => return Ok(false),
            Issued::IndexTaken => {}
        }
    }
    Err(IssueError::NoFreeIndex)
}
