//! The issuance log at work: one job gives numbers to what waits and signs the head; everybody may ask for proofs.

use std::collections::HashMap;

use super::record;
use crate::app::{App, KeyringError};
use crate::domain::ids::CredentialId;
use crate::openbadges::log::tree::{self, Edge, Hash, Recipe};
use crate::openbadges::log::{Entry, Evidence, Head, SignedHead};
use crate::store::{LogEntry, NewEntries, Recorded, StoreError, Waiting};

#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// Entries that get their numbers in one transaction: it holds up whoever issues for some ten milliseconds.
pub const BATCH: i64 = 1_000;
/// After so many batches the head is signed although more is waiting.
const BATCHES_UNDER_ONE_HEAD: usize = 10;
/// The most entries that are listed at once.
pub const MOST_ENTRIES: u64 = 1_000;
/// A credential has one entry, and a few more when it was withdrawn or replaced.
const ENTRIES_OF_ONE: i64 = 100;

/// Numbers what waits, in the order of happening, and signs the head. Killed half-way, or run by two at once, it doubles
/// and skips nothing: a batch is numbered whole or not at all, and a head says of each size the same.
pub async fn enter(app: &App) -> Result<(), LogError> {
    if !app.has_pinned_public_url().await? {
        // A head carries the address, which holds from the first badge on.
        return Ok(());
    }
    for round in 1.. {
        let edge = edge(app).await?;
        let events = app.store.list_log_queue(BATCH).await?;
        if events.is_empty() || round % BATCHES_UNDER_ONE_HEAD == 0 {
            sign_head(app, &edge).await?;
        }
        if events.is_empty() {
            break;
        }
        if app.store.record_log_entries(grown(edge, events)).await? == Recorded::Existing {
            tracing::info!("another worker numbers the log, too");
        }
    }
    Ok(())
}

/// The tree as far as it has numbers.
async fn edge(app: &App) -> Result<Edge, LogError> {
    let size = app.store.find_log_size().await?;
    let roots = hashes(app, &tree::edge_of(size)).await?;
    Ok(Edge::new(size, roots).ok_or(StoreError::Corrupt("the hashes of the log"))?)
}

fn grown(mut edge: Edge, events: Vec<Waiting>) -> NewEntries {
    let (size, mut hashes) = (edge.size(), Vec::new());
    for event in &events {
        edge.push(tree::leaf_hash(event.leaf.as_bytes()), &mut hashes);
    }
    NewEntries { size, events, place: tree::hashes_kept(size), hashes }
}

/// Signs the head of this tree, unless a later one is there. Two that sign at once follow each other, so that of two heads
/// the larger is never the older.
async fn sign_head(app: &App, edge: &Edge) -> Result<(), LogError> {
    loop {
        let last = head(app).await?.map(|signed| signed.head);
        if edge.size() == 0 || last.as_ref().is_some_and(|last| last.size >= edge.size()) {
            return Ok(());
        }
        let now = app.clock.now();
        let head = Head {
            origin: app.urls.log_origin(),
            size: edge.size(),
            root: edge.root(),
            // A machine whose clock runs behind that of the last signer must not turn back time.
            signed_at: last.as_ref().map_or(now, |last| last.signed_at.max(now)),
        };
        let signed = head.sign(&app.keys.log().await?.key);
        let after = last.map(|last| last.size);
        let kept = app.store.record_log_head(after, head.size, signed.text, signed.signature.to_vec()).await?;
        if kept == Recorded::New {
            return Ok(());
        }
    }
}

/// The hashes that a recipe asks for.
async fn hashes(app: &App, recipe: &Recipe) -> Result<Vec<Hash>, LogError> {
    let places: Vec<u64> = recipe.places().collect();
    let kept = if places.is_empty() { HashMap::new() } else { app.store.find_log_hashes(places).await? };
    Ok(recipe.fold(&kept).ok_or(StoreError::Corrupt("the hashes of the log"))?)
}

/// The newest signed head; none before anything was entered.
pub async fn head(app: &App) -> Result<Option<SignedHead>, LogError> {
    let Some((text, signature)) = app.store.find_log_head().await? else { return Ok(None) };
    Ok(Some(SignedHead::new(text, &signature).ok_or(StoreError::Corrupt("a head of the log"))?))
}

/// Where the public key of the log is published.
pub async fn key_url(app: &App) -> Result<String, LogError> {
    Ok(app.urls.key(app.keys.log().await?.id.as_str()))
}

/// Proves entries under a head that has them.
async fn prove(app: &App, head: SignedHead, entries: Vec<LogEntry>) -> Result<Evidence, LogError> {
    let mut proven = Vec::new();
    for LogEntry { number, leaf } in entries {
        let recipe = tree::inclusion(number, head.head.size).ok_or(StoreError::Corrupt("a number of the log"))?;
        proven.push(Entry { number, leaf, path: hashes(app, &recipe).await? });
    }
    Ok(Evidence { head, key_url: key_url(app).await?, entries: proven })
}

/// The inclusion proof of one entry; `None` when no head has it.
pub async fn proof_of_entry(app: &App, number: u64) -> Result<Option<Evidence>, LogError> {
    let Some(head) = head(app).await?.filter(|head| number < head.head.size) else { return Ok(None) };
    let entries = app.store.list_log_entries(number, number + 1, 1).await?;
    Ok(Some(prove(app, head, entries).await?))
}

/// The inclusion proofs of everything that was entered of a credential or a learner record; `None` when there is none that
/// may be told of, or nothing was entered yet.
pub async fn proof_of_credential(app: &App, id: CredentialId) -> Result<Option<Evidence>, LogError> {
    let is_told_of = match app.store.find_published(id.clone()).await? {
        Some(published) => !published.is_hidden(),
        None => record::served(app, id.as_str().into()).await?.is_some(),
    };
    if !is_told_of {
        return Ok(None);
    }
    let Some(head) = head(app).await? else { return Ok(None) };
    let entries = app.store.list_log_entries_of(id, head.head.size, ENTRIES_OF_ONE).await?;
    if entries.is_empty() {
        return Ok(None);
    }
    Ok(Some(prove(app, head, entries).await?))
}

/// The proof that the log of `second` entries began as that of `first`; `None` when the newest head has fewer, or there
/// is no such proof.
pub async fn consistency(app: &App, first: u64, second: u64) -> Result<Option<Vec<Hash>>, LogError> {
    if head(app).await?.is_none_or(|head| second > head.head.size) {
        return Ok(None);
    }
    match tree::consistency(first, second) {
        Some(recipe) => Ok(Some(hashes(app, &recipe).await?)),
        None => Ok(None),
    }
}

/// Entries from `start` to `end`, which belongs to them, as far as the newest head has them, and at most
/// [`MOST_ENTRIES`].
pub async fn entries(app: &App, start: u64, end: u64) -> Result<Vec<LogEntry>, LogError> {
    let size = head(app).await?.map_or(0, |head| head.head.size);
    let end = end.saturating_add(1).min(size).min(start.saturating_add(MOST_ENTRIES));
    if start >= end {
        return Ok(Vec::new());
    }
    Ok(app.store.list_log_entries(start, end, i64::MAX).await?)
}
