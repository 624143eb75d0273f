//! Tests of a badge: a teacher sees its page, its picture and its files, and checks them, before anybody earns it.
//!
//! A test is signed as an award would be, with the keys of the issuer, in the name of the teacher who asks. It says that
//! it is a test, in words and for machines, and ends after a day. It counts nowhere: no award, no entry in the issuance log,
//! no place in a status list stands behind it, so that deleting it leaves nothing. Nor does it bind the public address
//! or the domain of the issuer, as the first award does.

use chrono::{SubsecRound, TimeDelta};

use super::identity;
use super::issue;
use crate::app::{App, KeyringError};
use crate::domain::achievement::Texts;
use crate::domain::award::AchievementState;
use crate::domain::details::AwardDetails;
use crate::domain::ids::{CredentialId, PersonId};
use crate::domain::trial;
use crate::keys;
use crate::openbadges::achievement::{AchievementContent, Criteria};
use crate::openbadges::credential::{CredentialContent, Identity, Image};
use crate::openbadges::proof::{self, ProofError};
use crate::store::{Issuer, Kept, NewTrial, Person, Published, Showing, StoreError, StoredAchievement};

#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    #[error("the platform does not tell who would hold the test")]
    Unnamed,
    #[error("a retired badge is not given any more, and not tested")]
    Retired,
    #[error("the form has no name that we gave")]
    Form,
    #[error("{} tests of a badge are the most at once", trial::MOST)]
    TooMany,
    #[error("the badge, or whoever asks, is gone")]
    Gone,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Proof(#[from] ProofError),
}

/// A credential begins a minute before it is signed, because verifiers allow their clock no lead.
const BACKDATED: TimeDelta = TimeDelta::minutes(1);

/// Signs a test of a badge for a person. The same form makes one, however often it is sent.
pub async fn make(app: &App, badge: &StoredAchievement, person: PersonId, form: &str) -> Result<(), TrialError> {
    if badge.achievement.state == AchievementState::Retired {
        return Err(TrialError::Retired);
    }
    if !(1..=64).contains(&form.len()) || !form.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(TrialError::Form);
    }
    let now = app.clock.now();
    let known = app.store.list_trials(badge.achievement.id.clone(), person.clone(), now).await?;
    if known.iter().any(|trial| trial.form == form) {
        return Ok(());
    }
    if i32::try_from(known.len()).is_ok_and(|known| known >= trial::MOST) {
        return Err(TrialError::TooMany);
    }
    let person = app.store.find_person(person).await?.ok_or(TrialError::Gone)?;
    let issuer = app.store.find_issuer(badge.issuer.clone()).await?;
    let issuer = issuer.ok_or(StoreError::Corrupt("the issuer of a badge"))?;
    let new = sign(app, badge, &issuer, person, form).await?;
    match app.store.record_trial(new).await? {
        Kept::Now => {
            tracing::info!(badge = %badge.achievement.id, "a test was signed");
            Ok(())
        }
        Kept::Before => Ok(()),
        Kept::TooMany => Err(TrialError::TooMany),
        Kept::Gone => Err(TrialError::Gone),
    }
}

async fn sign(
    app: &App,
    badge: &StoredAchievement,
    issuer: &Issuer,
    person: Person,
    form: &str,
) -> Result<NewTrial, TrialError> {
    let now = app.clock.now();
    let signing = identity::signing(app, issuer).await?;
    let id = trial::id(&keys::opaque_id());
    let texts = trial::marked(&badge.achievement.texts);
    let valid_from = (now - BACKDATED).trunc_subsecs(0);
    let valid_until = valid_from + trial::LIFETIME;
    let salt = keys::random();
    let recipient = match &person.email {
        Some(address) => Identity::Email { address: address.clone(), salt },
        None => Identity::LtiUser { id: person.sub.clone(), salt },
    };
    let content = CredentialContent {
        id: app.urls.credential(id.as_str()),
        name: texts.name.clone(),
        description: Some(texts.description.clone()),
        valid_from,
        valid_until: Some(valid_until),
        awarded_date: now,
        issuer: identity::profile(issuer, &app.urls),
        subject_id: format!("urn:uuid:{}", keys::opaque_id()),
        recipient: std::iter::once(recipient).chain(person.name.clone().map(Identity::Name)).collect(),
        image: Some(Image { url: format!("{}.png", app.urls.credential(id.as_str())), caption: None }),
        narrative: Some(trial::NARRATIVE.to_owned()),
        achievement: achievement(app, badge, &texts),
        award: AwardDetails::default(),
        status: None,
        refresh_service: None,
    };
    let signed = app.heavy(move || proof::sign(content.to_json(), signing.signer(), content.valid_from)).await?;
    Ok(NewTrial {
        id,
        achievement: badge.achievement.id.clone(),
        person: person.id,
        form: form.to_owned(),
        texts,
        picture: badge.picture.clone(),
        picture_alt: badge.picture_alt.clone(),
        holder: person.name,
        json: signed.json,
        jwt: signed.jwt,
        created_at: now,
        valid_from,
        valid_until,
    })
}

/// What the test is of: what the badge says, under an identifier of its own, so that nobody counts the test as the badge.
fn achievement(app: &App, badge: &StoredAchievement, texts: &Texts) -> AchievementContent {
    let criteria = Criteria { url: None, narrative: Some(texts.criteria.clone()) };
    AchievementContent {
        id: format!("urn:uuid:{}", keys::opaque_id()),
        name: texts.name.clone(),
        description: texts.description.clone(),
        criteria,
        details: trial::marked_details(&badge.achievement.details),
        ..issue::achievement_of(badge, &app.urls)
    }
}

/// A credential of ours as its page shows it, or a test.
pub async fn find_showing(app: &App, id: CredentialId) -> Result<Option<Showing>, StoreError> {
    let now = app.clock.now();
    if trial::is_id(&id) {
        app.store.find_showing_of_trial(id, now).await
    } else {
        app.store.find_showing(id, now).await
    }
}

/// The same without what is known besides.
pub async fn find_published(app: &App, id: CredentialId) -> Result<Option<Published>, StoreError> {
    if trial::is_id(&id) { app.store.find_trial(id, app.clock.now()).await } else { app.store.find_published(id).await }
}
