//! Corrects what a credential says wrong: the holder's name, the evidence, or a text of the badge. What was signed stays
//! as it is; a new credential that says it right takes its place, in force for as long as the old one.
//!
//! A name stands in a credential only where its holder agreed. Where they did not, it is kept for when they do, and
//! nothing is signed.

use super::award::{AwardError, LONGEST_NAME, check_whole};
use super::hold::spelt;
use super::issue::{IssueError, issue};
use crate::app::App;
use crate::domain::award::{AwardState, AwardStatus};
use crate::domain::details::{AwardDetails, Evidence};
use crate::domain::ids::AwardId;
use crate::store::{Award, Correction, StoreError, StoredAchievement};

/// What was wrong; `None` leaves it as it is.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    /// The holder's name, as they want it to be read.
    pub name: Option<String>,
    /// What takes the place of all evidence; an empty list takes it away.
    pub evidence: Option<Vec<Evidence>>,
    /// Whether the texts and the picture that the badge has now are to stand in it.
    pub badge_texts: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum CorrectError {
    #[error("a name has 1 to {LONGEST_NAME} characters, without control characters")]
    Name,
    #[error("{0}")]
    Evidence(AwardError),
    #[error("say what is to be corrected: the name, the evidence, or the texts of the badge")]
    Nothing,
    #[error("there is no such award")]
    NoSuchAward,
    #[error("the award is {0}: only one that is in force is corrected")]
    NotInForce(AwardStatus),
    #[error("somebody else is changing this award; look at it again")]
    Busy,
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Issue(#[from] IssueError),
}

/// Takes the correction over; says whether a new credential was signed for it.
pub async fn correct(app: &App, id: AwardId, wrong: Wrong) -> Result<bool, CorrectError> {
    let Some(Prepared { correction, number }) = prepare(app, &id, wrong).await? else { return Ok(false) };
    let changes_file = number.is_some();
    if !app.store.record_correction(id.clone(), correction, number, app.clock.now()).await? {
        return Err(CorrectError::Busy);
    }
    tracing::info!(award = %id, signed = changes_file, "award corrected");
    issue(app, vec![id]).await?;
    Ok(changes_file)
}

/// A correction that is ready to be kept.
pub(super) struct Prepared {
    pub correction: Correction,
    /// The number of the credential that another takes the place of; none where nothing is signed for it.
    pub number: Option<i32>,
}

/// Holds a correction against the award and its badge; none where they say so already.
pub(super) async fn prepare(app: &App, id: &AwardId, wrong: Wrong) -> Result<Option<Prepared>, CorrectError> {
    let wrong = checked(wrong)?;
    issue(app, vec![id.clone()]).await?;
    let award = app.store.find_award(id.clone()).await?.ok_or(CorrectError::NoSuchAward)?;
    let status = award.status(app.clock.now());
    let (AwardState::Issued, AwardStatus::Valid, Some((number, _))) = (award.state, status, award.current) else {
        return Err(CorrectError::NotInForce(status));
    };
    let badge = app.store.find_achievement(award.achievement.clone()).await?;
    let badge = badge.ok_or(StoreError::Corrupt("the badge of an award"))?;
    let details = match wrong.evidence {
        Some(evidence) => Some(with_evidence(app, &award, &badge, evidence).await?),
        None => None,
    };
    let badge = badge.achievement;
    let correction = Correction {
        version: (wrong.badge_texts && badge.version != award.version).then_some(badge.version),
        shown_name: wrong.name.filter(|name| award.shown_name.as_ref() != Some(name)),
        details: details.filter(|details| *details != award.details),
    };
    let changes_file = changes_file(&award, &correction);
    if correction.shown_name.is_none() && !changes_file {
        return Ok(None);
    }
    Ok(Some(Prepared { correction, number: changes_file.then_some(number) }))
}

/// What the award says with other evidence. The rest was held against the version that it is given for.
async fn with_evidence(
    app: &App,
    award: &Award,
    badge: &StoredAchievement,
    evidence: Vec<Evidence>,
) -> Result<AwardDetails, CorrectError> {
    let alone = AwardDetails { evidence, ..AwardDetails::default() };
    let alone = alone
        .checked(&badge.achievement.details)
        .map_err(|errors| CorrectError::Evidence(AwardError::Details(errors)))?;
    let details = AwardDetails { evidence: alone.evidence, ..award.details.clone() };
    check_whole(app, badge, details).await.map_err(CorrectError::Evidence)
}

fn changes_file(award: &Award, correction: &Correction) -> bool {
    correction.version.is_some()
        || correction.details.is_some()
        || (correction.shown_name.is_some() && award.visibility.shows_name())
}

fn checked(wrong: Wrong) -> Result<Wrong, CorrectError> {
    let name = match wrong.name {
        Some(name) => Some(spelt(&name).ok_or(CorrectError::Name)?),
        None => None,
    };
    if name.is_none() && wrong.evidence.is_none() && !wrong.badge_texts {
        return Err(CorrectError::Nothing);
    }
    Ok(Wrong { name, ..wrong })
}
