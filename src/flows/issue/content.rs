//! What the credential of an award says: badge, learner and award become the content of a document.

use std::borrow::Cow;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::domain::achievement::Texts;
use crate::domain::details::{AchievementDetails, AwardDetails, DetailProblem, ResultsInCredentials};
use crate::domain::ids::{AchievementId, CredentialId};
use crate::domain::progress::Verdict;
use crate::domain::status::{MadeFor, StatusForm};
use crate::flows::identity;
use crate::keys;
use crate::openbadges::achievement::{AchievementContent, Criteria};
use crate::openbadges::credential::{self, CredentialContent, Identity, Image};
use crate::openbadges::status_list::{CredentialStatus, StatusEntry, StatusPurpose};
use crate::openbadges::terms::TermProblem;
use crate::store::{Places, StoredAchievement, ToIssue};
use crate::urls::Urls;

/// A credential begins a minute before it is signed, because verifiers allow their clock no lead.
const BACKDATED: TimeDelta = TimeDelta::minutes(1);

/// Where a credential will be found, and where its status.
pub(super) struct Place<'a> {
    pub id: CredentialId,
    pub index: u32,
    pub places: &'a Places,
    /// The last part of the address that answers with the newest credential of the award.
    pub refresh: String,
}

/// What the credential of an award says.
pub(super) fn of(award: &ToIssue, place: &Place<'_>, urls: &Urls, now: DateTime<Utc>) -> CredentialContent {
    // Whole seconds, as they stand in the document: what is kept ends at the very moment that is signed.
    let valid_from = (now - BACKDATED).trunc_subsecs(0);
    let valid_until = match award.made_for {
        MadeFor::Correction => award.earlier_end,
        MadeFor::Award | MadeFor::Renewal => {
            award.expires_after.and_then(|life| life.end(award.life_from.unwrap_or(valid_from)))
        }
    };
    let salt = keys::random();
    let recipient = match &award.email {
        Some(address) => Identity::Email { address: address.clone(), salt },
        None => Identity::LtiUser { id: award.sub.clone(), salt },
    };
    CredentialContent {
        id: urls.credential(place.id.as_str()),
        name: award.name.clone(),
        description: Some(award.description.clone()),
        valid_from,
        valid_until,
        awarded_date: award.granted_at,
        issuer: identity::profile(&award.issuer, urls),
        subject_id: format!("urn:uuid:{}", keys::opaque_id()),
        recipient: std::iter::once(recipient).chain(award.shown_name.clone().map(Identity::Name)).collect(),
        // An address of its own, which is the baked picture; the achievement's is the bare one.
        image: Some(Image { url: format!("{}.png", urls.credential(place.id.as_str())), caption: None }),
        narrative: conditions_met(&award.trace),
        achievement: achievement(
            &award.achievement,
            &Texts {
                name: award.name.clone(),
                description: award.description.clone(),
                criteria: award.criteria.clone(),
            },
            Image { url: urls.picture(award.picture.as_str()), caption: Some(award.picture_alt.clone()) },
            award.details.clone(),
            urls,
        ),
        award: shown(award),
        status: Some(status(place, urls)),
        // What runs out will be renewed; a verifier that holds the old file can ask for the new one.
        refresh_service: valid_until.map(|_| urls.refresh(&place.refresh)),
    }
}

fn status(place: &Place<'_>, urls: &Urls) -> CredentialStatus {
    let list_url = urls.status_list(place.places.list.as_str());
    match place.places.form {
        StatusForm::Bitstring => {
            CredentialStatus::Bit(StatusEntry { list_url, index: place.index, purpose: StatusPurpose::Revocation })
        }
        StatusForm::RevocationList => CredentialStatus::Names(list_url),
    }
}

/// A badge as credentials carry it and its page publishes it.
pub fn achievement(
    id: &AchievementId,
    texts: &Texts,
    image: Image,
    details: AchievementDetails,
    urls: &Urls,
) -> AchievementContent {
    let id = urls.achievement(id.as_str());
    AchievementContent {
        name: texts.name.clone(),
        description: texts.description.clone(),
        // An address of its own: under the achievement's, the graph of the credential would make one thing of the two.
        criteria: Criteria { url: Some(format!("{id}#criteria")), narrative: Some(texts.criteria.clone()) },
        image: Some(image),
        details,
        id,
    }
}

/// The same of a badge as it is kept.
pub fn achievement_of(badge: &StoredAchievement, urls: &Urls) -> AchievementContent {
    let image = Image { url: urls.picture(badge.picture.as_str()), caption: Some(badge.picture_alt.clone()) };
    achievement(&badge.achievement.id, &badge.achievement.texts, image, badge.achievement.details.clone(), urls)
}

/// The details of an award without results that nobody agreed to show: the badge has to, and the learner.
fn shown(award: &ToIssue) -> AwardDetails {
    let mut details = award.award_details.clone();
    if award.details.results == ResultsInCredentials::Hidden || !award.results_agreed {
        details.results.clear();
    }
    details
}

/// What details may say in all, so that a credential has room for its issuer, its status and endorsements. One that
/// says more takes verifiers long, and ours refuses it.
const MOST_STATEMENTS: usize = 2_000;
const MOST_UNNAMED: usize = 400;

/// Whether credentials with these details can be signed, and have the room for it.
pub fn check_signable(achievement: &AchievementContent, award: &AwardDetails) -> Result<(), DetailProblem> {
    match credential::size_of(achievement, award) {
        Ok(size) if size.statements <= MOST_STATEMENTS && size.unnamed <= MOST_UNNAMED => Ok(()),
        Ok(_) => Err(DetailProblem::TooMuch),
        Err(error) if error.problem == TermProblem::TooComplex => Err(DetailProblem::TooMuch),
        Err(error) if error.problem == TermProblem::Order => Err(DetailProblem::Unsortable),
        Err(error) => Err(DetailProblem::NotSignable(error.to_string())),
    }
}

/// As much of a [`Judgement`](crate::domain::progress::Judgement) as is told. Membership is no condition that anybody met.
#[derive(Deserialize)]
struct Told<'a> {
    #[serde(borrow)]
    trace: Vec<ToldCondition<'a>>,
}

#[derive(Deserialize)]
struct ToldCondition<'a> {
    asks: Asked,
    #[serde(borrow, default)]
    words: Cow<'a, str>,
    verdict: Verdict,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    member: Option<IgnoredAny>,
}

/// The conditions met, in words and without the values seen: those stay in the private trace.
pub fn conditions_met(trace: &str) -> Option<String> {
    let judgement: Told = serde_json::from_str(trace).ok()?;
    let met = judgement.trace.into_iter().filter(|condition| condition.verdict == Verdict::Met);
    let met = met.filter(|condition| condition.asks.member.is_none() && !condition.words.is_empty());
    let met: Vec<Cow<'_, str>> = met.map(|condition| condition.words).collect();
    (!met.is_empty()).then(|| met.join("\n"))
}
