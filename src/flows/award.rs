//! Hands out a badge without a rule: by a teacher's decision, through the API, or row by row from a file.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::details::{AwardDetails, DetailError};
use crate::domain::ids::AwardId;
use crate::domain::mail::is_mail_address;
use crate::domain::progress::{Judgement, Verdict};
use crate::flows::issue::{self, issue};
use crate::keys;
use crate::store::{Grant, Granted, Recorded, StoreError, StoredAchievement};

/// Who gets the badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A member of the badge's course, by the id that the platform uses.
    Member(String),
    /// Somebody without a platform.
    Address { email: String, name: String },
}

pub const LONGEST_NAME: usize = 200;

#[derive(Debug, thiserror::Error)]
pub enum AwardError {
    #[error("this is not a mail address")]
    Address,
    #[error("a name of 1 to {LONGEST_NAME} characters is needed")]
    Name,
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Details(Vec<DetailError>),
    #[error("the badge asks for evidence: {0}")]
    EvidenceAsked(String),
    #[error("the badge belongs to no course, so it has no members: give a mail address and a name")]
    NoCourse,
    #[error("the course has no such member")]
    NoSuchMember,
    #[error("teachers, observers and test users are never awarded")]
    NotAwardable,
    #[error("the date of an award cannot lie in the future, nor before 1970")]
    Future,
    #[error("a retired badge, or one that is still a draft, cannot be awarded")]
    NotActive,
    #[error("the end that the badge gives has passed, so it would be expired at once")]
    Over,
    #[error("the badge was revoked for this person, and another one is held back until somebody clears that")]
    HeldBack,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Awards and signs. The second of two equal calls finds the award and says so.
pub async fn award(
    app: &App,
    badge: &StoredAchievement,
    recipient: &Recipient,
    details: AwardDetails,
    earned_at: Option<DateTime<Utc>>,
    origin: &'static str,
) -> Result<(AwardId, Recorded), AwardError> {
    let (id, recorded) = grant(app, badge, recipient, details, earned_at, origin, None).await?;
    if recorded == Recorded::New {
        sign_now(app, vec![id.clone()]).await;
    }
    Ok((id, recorded))
}

/// Signs at once what was just awarded. The awards stand and their job is queued: what fails here a worker does later.
pub async fn sign_now(app: &App, awards: Vec<AwardId>) {
    if let Err(error) = issue(app, awards).await {
        tracing::warn!(%error, "awards could not be signed at once");
    }
}

/// Awards, and leaves the signature to a job. `run` names the awards that are made together, so that all of them can be
/// undone.
pub async fn grant(
    app: &App,
    badge: &StoredAchievement,
    recipient: &Recipient,
    details: AwardDetails,
    earned_at: Option<DateTime<Utc>>,
    origin: &'static str,
    run: Option<String>,
) -> Result<(AwardId, Recorded), AwardError> {
    let now = app.clock.now();
    if !badge.achievement.state.awards() {
        return Err(AwardError::NotActive);
    }
    if badge.achievement.expires_after.is_some_and(|life| life.is_over(now)) {
        return Err(AwardError::Over);
    }
    let details = check_details(app, badge, details).await?;
    if earned_at.is_some_and(|time| time > now || time < DateTime::UNIX_EPOCH) {
        return Err(AwardError::Future);
    }
    let person = match recipient {
        Recipient::Member(sub) => {
            let context = badge.achievement.context.clone().ok_or(AwardError::NoCourse)?;
            let member = app.store.find_member_by_sub(context, sub.clone()).await?.ok_or(AwardError::NoSuchMember)?;
            if member.is_test_user || member.is_teacher || member.launched_as_teacher || member.is_observer {
                return Err(AwardError::NotAwardable);
            }
            member.person
        }
        Recipient::Address { email, name } => {
            check_address(email, name)?;
            let (email, name) = (email.trim().to_owned(), name.trim().to_owned());
            app.store.record_addressed_person(keys::ordered_id(), email, name, now).await?
        }
    };
    // A decision of a person has no conditions; the trace says so by being empty.
    let trace = Judgement { verdict: Verdict::Met, met_at: None, met: 0, total: 0, trace: Vec::new() };
    let grant = Grant {
        new_id: keys::ordered_id().into(),
        achievement: badge.achievement.id.clone(),
        version: badge.achievement.version.clone(),
        key: badge.achievement.key.clone(),
        person,
        origin,
        details,
        trace: serde_json::to_string(&trace).expect("a judgement is JSON"),
        earned_at: earned_at.unwrap_or(now),
        run,
    };
    match app.store.record_award(grant, now).await? {
        Granted::New(id) => Ok((id, Recorded::New)),
        Granted::Existing(id) => Ok((id, Recorded::Existing)),
        Granted::HeldBack(_) => Err(AwardError::HeldBack),
    }
}

/// The details of an award as they would be kept, held against what its badge says and asks for.
pub async fn check_details(
    app: &App,
    badge: &StoredAchievement,
    details: AwardDetails,
) -> Result<AwardDetails, AwardError> {
    let details = details.checked(&badge.achievement.details).map_err(AwardError::Details)?;
    check_whole(app, badge, details).await
}

/// Whether the badge has the evidence that it asks for, and a credential the room for all of these details.
pub(super) async fn check_whole(
    app: &App,
    badge: &StoredAchievement,
    details: AwardDetails,
) -> Result<AwardDetails, AwardError> {
    if let (Some(asked), true) = (&badge.achievement.details.evidence_asked, details.evidence.is_empty()) {
        return Err(AwardError::EvidenceAsked(asked.clone()));
    }
    if details.is_empty() {
        return Ok(details);
    }
    let content = issue::achievement_of(badge, &app.urls);
    app.heavy(move || match issue::check_signable(&content, &details) {
        Ok(()) => Ok(details),
        Err(problem) => Err(AwardError::Details(vec![DetailError::of_all(problem)])),
    })
    .await
}

/// Checks what can be checked without sending a mail.
pub fn check_address(email: &str, name: &str) -> Result<(), AwardError> {
    if !is_mail_address(email.trim()) {
        return Err(AwardError::Address);
    }
    match name.trim().chars().count() {
        1..=LONGEST_NAME if !name.chars().any(char::is_control) => Ok(()),
        _ => Err(AwardError::Name),
    }
}
