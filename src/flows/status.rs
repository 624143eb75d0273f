//! Publishes the status lists: at the first credential, after every withdrawal, and well before the last signature ends.

use chrono::{DateTime, TimeDelta, Utc};

use super::identity;
use crate::app::{App, KeyringError};
use crate::domain::ids::StatusListId;
use crate::domain::status::ListKind;
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::revocation_list::{Revoked, revocation_list};
use crate::openbadges::status_list::{StatusBits, StatusListContent, StatusListError, StatusPurpose};
use crate::store::{Issuer, StatusList, StoreError};

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
/// The job of a list asks for its own successor; a list that is older than this has lost it.
pub const STALE: TimeDelta = TimeDelta::days(2);
const BACKDATED: TimeDelta = TimeDelta::minutes(1);
/// Credentials that a list by name holds and that never existed.
const DECOYS: u32 = 8;

/// Publishes a list that has never been.
pub async fn ensure_published(app: &App, id: StatusListId) -> Result<(), StatusError> {
    match app.store.find_status_list(id.clone()).await? {
        Some(list) if list.document.is_none() => sign(app, id).await,
        _ => Ok(()),
    }
}

/// Publishes what is revoked now.
pub async fn sign(app: &App, id: StatusListId) -> Result<(), StatusError> {
    let Some(list) = app.store.find_status_list(id.clone()).await? else { return Ok(()) };
    // The time is taken before the bits are read: of two signers the one that read later wins. A machine whose clock
    // runs behind that of the last signer must not lose for it.
    let last = list.signed_at.map(|signed_at| signed_at + TimeDelta::milliseconds(1));
    let now = last.map_or(app.clock.now(), |last| last.max(app.clock.now()));
    let document = match list.kind {
        ListKind::Revocation => bits(app, &list, now).await?,
        ListKind::RevocationList => names(app, &list).await?,
    };
    app.store.record_status_document(id, document, now, now + VALID_FOR, now + SIGN_AGAIN_AFTER).await?;
    Ok(())
}

async fn bits(app: &App, list: &StatusList, now: DateTime<Utc>) -> Result<String, StatusError> {
    let set = app.store.list_revoked_indexes(list.id.clone()).await?;
    let issuer = issuer_of(app, list).await?;
    let signing = identity::signing(app, &issuer).await?;
    let issuer = identity::did(&issuer, &app.urls);
    let url = app.urls.status_list(list.id.as_str());
    app.heavy(move || {
        let signer = signing.signer();
        let content = StatusListContent {
            url,
            issuer,
            purpose: StatusPurpose::Revocation,
            valid_from: now - BACKDATED,
            valid_until: now + VALID_FOR,
            bits: StatusBits::with(set)?,
        };
        Ok(proof::sign_embedded(&content.to_json(), signer.ed25519, signer.method, now - BACKDATED)?.to_string())
    })
    .await
}

/// The list by name. Whoever looks names up cannot tell those that never existed from those that their holders hid.
async fn names(app: &App, list: &StatusList) -> Result<String, StatusError> {
    let revoked = app.store.list_revoked_credentials(list.id.clone()).await?;
    let known = revoked
        .into_iter()
        .map(|revoked| Revoked { url: app.urls.credential(revoked.id.as_str()), reason: revoked.reason });
    let decoys =
        (0..DECOYS).map(|number| Revoked { url: app.urls.credential(&app.keys.decoy(&list.id, number)), reason: None });
    let entries = known.chain(decoys).collect();
    let issuer = identity::did(&issuer_of(app, list).await?, &app.urls);
    Ok(revocation_list(&app.urls.status_list(list.id.as_str()), &issuer, entries).to_string())
}

async fn issuer_of(app: &App, list: &StatusList) -> Result<Issuer, StoreError> {
    let issuer = app.store.find_issuer(list.issuer.clone()).await?;
    issuer.ok_or(StoreError::Corrupt("the issuer of a status list"))
}
