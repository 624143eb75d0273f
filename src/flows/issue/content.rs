//! What the credential of an award says: badge, learner and award become the content of a document.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::ids::{CredentialId, StatusListId};
use crate::domain::progress::{Judgement, Verdict};
use crate::domain::rule::Rule;
use crate::flows::identity;
use crate::keys;
use crate::openbadges::credential::{AchievementContent, CredentialContent, Criteria, Evidence, Identity, Image};
use crate::openbadges::status_list::{StatusEntry, StatusPurpose};
use crate::store::ToIssue;
use crate::urls::Urls;

/// A credential begins a minute before it is signed, because verifiers allow their clock no lead.
const BACKDATED: TimeDelta = TimeDelta::minutes(1);

/// What the credential of an award says.
pub(super) fn of(
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
        issuer: identity::profile(&award.issuer, urls),
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
