//! A learner record: what somebody takes along of their badges, made when it is asked for and kept as it was signed.
//!
//! It lives for a season and has no status of its own: each credential in it has one, which verifiers ask.

use chrono::{SubsecRound, TimeDelta};
use serde_json::Value;

use super::{identity, pathway};
use crate::app::{App, KeyringError};
use crate::domain::award::AwardStatus;
use crate::domain::ids::{CredentialId, PersonId, RecordId};
use crate::keys;
use crate::openbadges::credential::Identity;
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::record::{Association, RecordContent, Relation};
use crate::store::{Award, AwardFilter, Issuer, NewRecord, Published, StoreError, StoredRecord};

#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error("this person has no badge that is in force and may be shown")]
    Nothing,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Proof(#[from] ProofError),
}

/// More than these, and verifiers would refuse to read it; the latest are taken.
const MOST_CREDENTIALS: usize = 40;
const LIVES_FOR: TimeDelta = TimeDelta::days(90);
/// Until then the same is given again, unless it would hold anything else.
const FRESH_FOR: TimeDelta = TimeDelta::days(1);
const BACKDATED: TimeDelta = TimeDelta::minutes(1);
/// Pathways that are looked through for associations.
const MOST_PATHWAYS: usize = 50;
const NAME: &str = "Badges";

/// The record of somebody's badges that are in force, and that they have not hidden or declined.
pub async fn make(app: &App, person: &PersonId) -> Result<StoredRecord, RecordError> {
    let now = app.clock.now();
    let filter = AwardFilter { person: Some(person.clone()), limit: i64::MAX, ..AwardFilter::default() };
    let mut awards = app.store.list_awards(filter).await?;
    awards.retain(|award| award.status(now) == AwardStatus::Valid && award.credential.is_some());
    awards.sort_by_key(|award| std::cmp::Reverse(award.granted_at));
    let (mut held, mut is_partial) = (Vec::new(), false);
    for award in awards {
        let Some((id, _)) = award.credential.clone() else { continue };
        let Some(published) = readable(app, &id).await? else { continue };
        if held.len() == MOST_CREDENTIALS {
            is_partial = true;
            break;
        }
        held.push((award, published));
    }
    let contents: Vec<CredentialId> = held.iter().map(|(_, published)| published.id.clone()).collect();
    if contents.is_empty() {
        return Err(RecordError::Nothing);
    }
    if let Some(latest) = app.store.find_latest_record(person.clone()).await?
        && latest.contents == contents
        && latest.created_at + FRESH_FOR > now
    {
        return Ok(latest);
    }
    let id = sign_and_keep(app, person, &held, is_partial, contents).await?;
    let kept = app.store.find_learner_record(id).await?;
    Ok(kept.ok_or(StoreError::Corrupt("a learner record that was just kept"))?)
}

/// A record that is still served: of everything in it, nothing was hidden or withdrawn by its holder since.
pub async fn served(app: &App, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
    let Some(record) = app.store.find_learner_record(id).await? else { return Ok(None) };
    if record.valid_until <= app.clock.now() {
        return Ok(None);
    }
    for credential in &record.contents {
        if readable(app, credential).await?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(record))
}

async fn readable(app: &App, id: &CredentialId) -> Result<Option<Published>, StoreError> {
    Ok(app.store.find_published(id.clone()).await?.filter(Published::may_be_read))
}

async fn sign_and_keep(
    app: &App,
    person: &PersonId,
    held: &[(Award, Published)],
    is_partial: bool,
    contents: Vec<CredentialId>,
) -> Result<RecordId, RecordError> {
    let now = app.clock.now();
    let issuer = identity::pinned(app, signer(app, held).await?).await?;
    let signing = identity::signing(app, &issuer).await?;
    let id = RecordId::from(keys::opaque_id());
    let valid_from = (now - BACKDATED).trunc_subsecs(0);
    let credentials = held.iter().map(|(_, published)| serde_json::from_str::<Value>(&published.json));
    let content = RecordContent {
        id: app.urls.record(id.as_str()),
        name: NAME.to_owned(),
        valid_from,
        valid_until: valid_from + LIVES_FOR,
        issuer: identity::profile(&issuer, &app.urls),
        subject_id: format!("urn:uuid:{}", keys::opaque_id()),
        recipient: recipient(&held[0].0),
        is_partial,
        credentials: credentials.collect::<Result<_, _>>().map_err(|_| StoreError::Corrupt("a signed credential"))?,
        associations: associations(app, held).await?,
    };
    let valid_until = content.valid_until;
    let signed = app.heavy(move || proof::sign(content.to_json(), signing.signer(), content.valid_from)).await?;
    let new = NewRecord {
        id: id.clone(),
        person: person.clone(),
        issuer: issuer.id,
        contents,
        json: signed.json,
        jwt: signed.jwt,
        created_at: now,
        valid_until,
    };
    app.store.record_learner_record(new).await?;
    Ok(id)
}

/// Who signs: the issuer of all the badges, or the default one where there are several.
async fn signer(app: &App, held: &[(Award, Published)]) -> Result<Issuer, StoreError> {
    let first = &held[0].1.issuer;
    if held.iter().all(|(_, published)| published.issuer.id == first.id) {
        return Ok(first.clone());
    }
    app.store.find_default_issuer().await?.ok_or(StoreError::Corrupt("the default issuer"))
}

/// As the badges know their holder, with a salt of its own.
fn recipient(award: &Award) -> Vec<Identity> {
    let salt = keys::random();
    vec![match &award.email {
        Some(address) => Identity::Email { address: address.clone(), salt },
        None => Identity::LtiUser { id: award.sub.clone(), salt },
    }]
}

/// How the badges in it stand to each other: what stands at the end of a pathway is the parent of what leads there, and in
/// a strict order one precedes the other.
async fn associations(app: &App, held: &[(Award, Published)]) -> Result<Vec<Association>, StoreError> {
    let mut found = Vec::new();
    for (award, _) in held.iter().take(MOST_PATHWAYS) {
        let end = app.store.find_achievement(award.achievement.clone()).await?;
        let Some(id) = end.and_then(|badge| badge.pathway) else { continue };
        let Some(pathway) = app.store.find_pathway(id).await? else { continue };
        let badges = pathway::badges(app, &pathway).await?;
        let address = |key: &str| {
            let badge = badges.get(key)?;
            let is_held = held.iter().any(|(award, _)| award.achievement == badge.achievement.id);
            is_held.then(|| app.urls.achievement(badge.achievement.id.as_str()))
        };
        let end = app.urls.achievement(pathway.end.achievement.id.as_str());
        let structure = &pathway.draft.structure;
        found.extend(structure.badges().filter_map(|key| {
            Some(Association { relation: Relation::IsParentOf, source: end.clone(), target: address(key)? })
        }));
        if structure.order == crate::domain::pathway::Order::Strict {
            found.extend(structure.precedes().into_iter().filter_map(|(one, next)| {
                Some(Association { relation: Relation::Precedes, source: address(one)?, target: address(next)? })
            }));
        }
    }
    Ok(found)
}
