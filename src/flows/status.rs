//! Signs the status lists: at the first credential, after every revocation, and well before the last signature ends.

use chrono::TimeDelta;

use super::identity;
use crate::app::{App, KeyringError};
use crate::domain::ids::StatusListId;
use crate::openbadges::did;
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::status_list::{StatusBits, StatusListContent, StatusListError, StatusPurpose};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum StatusError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Proof(#[from] ProofError),
    #[error("{0}")]
    List(#[from] StatusListError),
}

/// A verifier refuses a list past its end, so a list lives long enough for a weekend without us.
const VALID_FOR: TimeDelta = TimeDelta::days(7);
const SIGN_AGAIN_AFTER: TimeDelta = TimeDelta::days(1);
const BACKDATED: TimeDelta = TimeDelta::minutes(1);

/// Signs a list that has never been signed.
pub async fn ensure_signed(app: &App, id: StatusListId) -> Result<(), StatusError> {
    match app.store.find_status_list(id.clone()).await? {
        Some(list) if list.document.is_none() => sign(app, id).await,
        _ => Ok(()),
    }
}

/// Signs the bits as they are now.
pub async fn sign(app: &App, id: StatusListId) -> Result<(), StatusError> {
    let Some(list) = app.store.find_status_list(id.clone()).await? else { return Ok(()) };
    // The time is taken before the bits are read: of two signers the one that read later wins. A machine whose clock
    // runs behind that of the last signer must not lose for it.
    let last = list.signed_at.map(|signed_at| signed_at + TimeDelta::milliseconds(1));
    let now = last.map_or(app.clock.now(), |last| last.max(app.clock.now()));
    let revoked = app.store.list_revoked_indexes(id.clone()).await?;
    let keys = app.keys.issuer(&list.issuer, now).await?;
    let issuer = app.store.find_issuer(list.issuer.clone()).await?;
    let issuer = issuer.ok_or(StoreError::Corrupt("the issuer of a status list"))?;
    let issuer = identity::did(&issuer, &app.urls);
    let url = app.urls.status_list(id.as_str());
    let document = app
        .heavy(move || -> Result<String, StatusError> {
            let method = did::ed25519_method(&issuer, &keys.ed25519.public_key());
            let content = StatusListContent {
                url,
                issuer,
                purpose: StatusPurpose::Revocation,
                valid_from: now - BACKDATED,
                valid_until: now + VALID_FOR,
                bits: StatusBits::with(revoked)?,
            };
            Ok(proof::sign_embedded(&content.to_json(), &keys.ed25519, &method, now - BACKDATED)?.to_string())
        })
        .await?;
    app.store.record_status_document(id, document, now, now + VALID_FOR, now + SIGN_AGAIN_AFTER).await?;
    Ok(())
}
