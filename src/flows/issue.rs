//! Signs the credentials that awards wait for: the first of each, renewals and corrections. A second run finds nothing
//! to do, and a run that was killed half-way leaves each award signed whole or not at all.
//!
//! Many awards are signed together: their places in the status list are drawn at once, the signatures are made side by
//! side on the bounded pool, and what is done is kept before the next are begun, so that nobody waits long for the
//! database.

mod content;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::future::join_all;

pub use content::{achievement, achievement_of, check_signable, conditions_met};

use super::endorse::{self, Carried};
use super::identity::{self, Signing};
use super::status::{self, StatusError};
use crate::app::{App, KeyringError};
use crate::domain::ids::{AchievementId, AwardId, CredentialId};
use crate::keys;
use crate::openbadges::endorsement::{self, Endorsements};
use crate::openbadges::proof::{self, ProofError, Signer};
use crate::openbadges::status_list::ENTRIES;
use crate::store::{Issued, Issuer, NewCredential, Places, StoreError, ToIssue};
use crate::urls::Urls;
use content::Place;

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

/// Awards that are read, signed and kept together. It bounds memory, and how long the database's writer is held.
const AT_ONCE: i64 = 512;
/// Of those, how many are signed in one turn on the pool: others wait for a turn no longer than that takes.
const IN_ONE_TURN: usize = 16;
/// Awards of one run of a job; the rest is asked for again, so that other work has its turn.
const IN_ONE_RUN: usize = 1_024;
/// Places are drawn three times as many as are needed. With half of a list given, as many misses as would leave none
/// twenty times in a row do not happen.
const CANDIDATES: usize = 3;
const TRIES: usize = 20;

/// What signing some awards came to.
#[derive(Debug, Default)]
struct Outcome {
    signed: usize,
    /// Why the first of those failed that could not be signed; the others are.
    failed: Option<ProofError>,
}

impl Outcome {
    fn add(&mut self, other: Self) {
        self.signed += other.signed;
        self.failed = self.failed.take().or(other.failed);
    }

    fn result(self) -> Result<usize, IssueError> {
        self.failed.map_or(Ok(self.signed), |error| Err(error.into()))
    }
}

/// Signs these awards, as far as they wait for it; says how many were signed.
pub async fn issue(app: &App, ids: Vec<AwardId>) -> Result<usize, IssueError> {
    let mut outcome = Outcome::default();
    let at_once = usize::try_from(AT_ONCE).expect("the number is small");
    for ids in ids.chunks(at_once) {
        let waiting = app.store.find_to_issue(ids.to_vec()).await?;
        outcome.add(sign_and_keep(app, waiting).await?);
    }
    outcome.result()
}

/// Signs what waits of a badge, up to a bound; then it is asked for again.
pub async fn issue_waiting(app: &App, badge: AchievementId) -> Result<usize, IssueError> {
    let mut outcome = Outcome::default();
    let mut looked_at = 0;
    let mut after = None;
    while looked_at < IN_ONE_RUN {
        let waiting = app.store.list_to_issue(badge.clone(), after, AT_ONCE).await?;
        let Some(last) = waiting.last() else { return outcome.result() };
        after = Some(last.award.clone());
        looked_at += waiting.len();
        outcome.add(sign_and_keep(app, waiting).await?);
    }
    app.store.enqueue_issue(badge, app.clock.now()).await?;
    app.work.notify_one();
    outcome.result()
}

async fn sign_and_keep(app: &App, mut waiting: Vec<ToIssue>) -> Result<Outcome, IssueError> {
    let mut outcome = Outcome::default();
    if waiting.is_empty() {
        return Ok(outcome);
    }
    while let Some(first) = waiting.first() {
        let issuer = Arc::new(identity::pinned(app, Issuer::clone(&first.issuer)).await?);
        let (own, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|award| award.issuer.id == issuer.id);
        let own = own.into_iter().map(|award| Arc::new(ToIssue { issuer: issuer.clone(), ..award })).collect();
        outcome.add(sign_for_issuer(app, own).await?);
        waiting = others;
    }
    Ok(outcome)
}

/// Awards of one issuer. Those whose place somebody else took meanwhile are signed again.
async fn sign_for_issuer(app: &App, mut waiting: Vec<Arc<ToIssue>>) -> Result<Outcome, IssueError> {
    let mut outcome = Outcome::default();
    for _ in 0..TRIES {
        let Some(first) = waiting.first() else { return Ok(outcome) };
        let now = app.clock.now();
        let issuer = first.issuer.id.clone();
        let signing = Arc::new(identity::signing(app, &first.issuer).await?);
        let badges = waiting.iter().map(|award| award.achievement.clone());
        let carried = Arc::new(endorse::carried(app, &issuer, badges, now).await?);
        let drawn: HashSet<u32> = (0..waiting.len() * CANDIDATES).map(|_| keys::random_below(ENTRIES)).collect();
        let new_id = keys::opaque_id().into();
        let places = app.store.open_places(issuer, new_id, drawn.into_iter().collect()).await?;
        status::ensure_published(app, places.list.clone()).await?;
        let without_place = waiting.split_off(waiting.len().min(places.free.len()));
        let (signed, failed) = sign_all(app, &waiting, &places, (&signing, &carried), now).await;
        outcome.failed = outcome.failed.take().or(failed);
        let awards: Vec<AwardId> = signed.iter().map(|credential| credential.award.clone()).collect();
        let outcomes = app.store.record_credentials(signed, app.mailer.is_some(), now).await?;
        outcome.signed += outcomes.iter().filter(|issued| **issued == Issued::Now).count();
        let missed: HashSet<AwardId> = awards
            .into_iter()
            .zip(outcomes)
            .filter(|(_, issued)| *issued == Issued::IndexTaken)
            .map(|(id, _)| id)
            .collect();
        waiting.retain(|award| missed.contains(&award.award));
        waiting.extend(without_place);
    }
    if waiting.is_empty() { Ok(outcome) } else { Err(IssueError::NoFreeIndex) }
}

/// Signs each award under a place of its own, as many side by side as the pool allows.
async fn sign_all(
    app: &App,
    waiting: &[Arc<ToIssue>],
    places: &Places,
    (signing, carried): (&Arc<Signing>, &Arc<Carried>),
    now: DateTime<Utc>,
) -> (Vec<NewCredential>, Option<ProofError>) {
    let turns = waiting.chunks(IN_ONE_TURN).zip(places.free.chunks(IN_ONE_TURN)).map(|(awards, indexes)| {
        let (awards, indexes, places) = (awards.to_vec(), indexes.to_vec(), places.clone());
        let (signing, urls, carried) = (signing.clone(), app.urls.clone(), carried.clone());
        app.heavy(move || {
            let with = (signing.signer(), &*carried);
            let awards = awards.iter().zip(indexes);
            awards.map(|(award, index)| sign(award, index, &places, with, &urls, now)).collect::<Vec<_>>()
        })
    });
    let (mut signed, mut failed) = (Vec::with_capacity(waiting.len()), None);
    for (outcome, award) in join_all(turns).await.into_iter().flatten().zip(waiting) {
        match outcome {
            Ok(credential) => signed.push(credential),
            Err(error) => {
                tracing::error!(award = %award.award, %error, "a credential could not be signed");
                failed.get_or_insert(error);
            }
        }
    }
    (signed, failed)
}

fn sign(
    award: &ToIssue,
    index: u32,
    places: &Places,
    (signer, carried): (Signer<'_>, &Carried),
    urls: &Urls,
    now: DateTime<Utc>,
) -> Result<NewCredential, ProofError> {
    let place = Place { id: CredentialId::from(keys::opaque_id()), index, places, refresh: keys::random_token() };
    let content = content::of(award, &place, urls, now);
    let none = Endorsements::default();
    let of_badge = carried.badges.get(&award.achievement).unwrap_or(&none);
    let mut document = content.to_json();
    endorsement::embed(&mut document, of_badge, &carried.issuer);
    let signed = match proof::sign(document, signer, content.valid_from) {
        // What others say must never stand in the way of what was earned.
        Err(_) if !(of_badge.is_empty() && carried.issuer.is_empty()) => {
            proof::sign(content.to_json(), signer, content.valid_from)?
        }
        signed => signed?,
    };
    Ok(NewCredential {
        award: award.award.clone(),
        achievement: award.achievement.clone(),
        person: award.person.clone(),
        version: award.version.clone(),
        number: award.number,
        made_for: award.made_for,
        json: signed.json,
        jwt: signed.jwt,
        refresh: content.refresh_service.is_some().then_some(place.refresh),
        status_list: places.list.clone(),
        status_index: index,
        valid_from: content.valid_from,
        valid_until: content.valid_until,
        names_holder: award.shown_name.is_some(),
        tells_results: !content.award.results.is_empty(),
        id: place.id,
    })
}
