//! Signs the credential of a granted award. A second run finds nothing to do.

use chrono::{DateTime, TimeDelta, Utc};

use super::status::{self, StatusError};
use crate::app::{App, KeyringError};
use crate::domain::ids::{AwardId, CredentialId, StatusListId};
use crate::domain::progress::{Judgement, Verdict};
use crate::domain::rule::Rule;
use crate::keys;
use crate::openbadges::credential::{AchievementContent, CredentialContent, Criteria, Evidence, Identity, Image};
use crate::openbadges::did;
use crate::openbadges::profile::IssuerProfile;
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::status_list::{ENTRIES, StatusEntry, StatusPurpose};
use crate::store::{Issued, Issuer, NewCredential, StoreError, ToIssue};
use crate::urls::Urls;

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

/// A credential begins a minute before it is signed, because verifiers allow their clock no lead.
const BACKDATED: TimeDelta = TimeDelta::minutes(1);
/// With half of a list given, twenty misses in a row happen once in a million credentials; then the job runs again.
const TRIES: usize = 20;

pub async fn issue(app: &App, id: AwardId) -> Result<bool, IssueError> {
    let Some(award) = app.store.find_to_issue(id).await? else { return Ok(false) };
    app.pin_public_url().await?;
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
                let content = content(&award, &id, &list, index, &urls, now);
                let document = content.to_json();
                let did = urls.issuer_did(award.issuer.id.as_str());
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

/// The profile of an issuer as credentials carry it.
pub fn profile(issuer: &Issuer, urls: &Urls) -> IssuerProfile {
    IssuerProfile {
        did: urls.issuer_did(issuer.id.as_str()),
        name: issuer.name.clone(),
        url: Some(issuer.url.clone().unwrap_or_else(|| urls.issuer(issuer.id.as_str()))),
        email: issuer.email.clone(),
        description: issuer.description.clone(),
        image: issuer.logo.as_ref().map(|logo| Image { url: urls.picture(logo.as_str()), caption: None }),
    }
}

fn content(
    award: &ToIssue,
    id: &CredentialId,
    list: &StatusListId,
    index: u32,
    urls: &Urls,
    now: DateTime<Utc>,
) -> CredentialContent {
    let valid_from = now - BACKDATED;
    let achievement = urls.achievement(award.achievement.as_str());
    let salt = keys::random();
    let recipient = match &award.email {
        Some(address) => Identity::Email { address: address.clone(), salt },
        None => Identity::LtiUser { id: award.sub.clone(), salt },
    };
    CredentialContent {
        id: urls.credential(id.as_str()),
        name: award.name.clone(),
        description: Some(award.description.clone()),
        valid_from,
        valid_until: award.expires_after.and_then(|period| period.after(valid_from)),
        awarded_date: award.granted_at,
        issuer: profile(&award.issuer, urls),
        subject_id: format!("urn:uuid:{}", keys::opaque_id()),
        recipient: vec![recipient],
        narrative: conditions_met(&award.trace),
        achievement: AchievementContent {
            id: achievement.clone(),
            achievement_type: Some("Badge".to_owned()),
            name: award.name.clone(),
            description: award.description.clone(),
            // An address of its own: under the achievement's, the graph of the credential would make one thing of the two.
            criteria: Criteria {
                url: Some(format!("{achievement}#criteria")),
                narrative: Some(award.criteria.clone()),
            },
            image: Some(Image { url: urls.picture(award.picture.as_str()), caption: Some(award.picture_alt.clone()) }),
            tags: Vec::new(),
            language: None,
        },
        evidence: award
            .evidence
            .iter()
            .map(|text| Evidence {
                url: None,
                name: None,
                description: None,
                narrative: Some(text.clone()),
                genre: None,
            })
            .collect(),
        status: Some(StatusEntry {
            list_url: urls.status_list(list.as_str()),
            index,
            purpose: StatusPurpose::Revocation,
        }),
    }
}

/// The conditions met, in words and without the values seen: those stay in the private trace.
pub fn conditions_met(trace: &str) -> Option<String> {
    let judgement: Judgement = serde_json::from_str(trace).ok()?;
    let met: Vec<String> = judgement
        .trace
        .into_iter()
        .filter(|condition| condition.verdict == Verdict::Met && !matches!(condition.asks, Rule::Member { .. }))
        .map(|condition| condition.words)
        .filter(|words| !words.is_empty())
        .collect();
    (!met.is_empty()).then(|| met.join("\n"))
}
