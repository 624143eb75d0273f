//! Hands out a badge without a rule: by a teacher's decision, through the API, or row by row from a file.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::award::AwardState;
use crate::domain::details::{AwardDetails, DetailError};
use crate::domain::ids::AwardId;
use crate::domain::mail::is_mail_address;
use crate::domain::progress::{Judgement, Verdict};
use crate::flows::{issue, work};
use crate::keys;
use crate::store::{Grant, JobKind, Recorded, StoreError, StoredAchievement};

/// Who gets the badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A member of the badge's course, by the id that the platform uses.
    Member(String),
    /// Somebody without a platform.
    Address { email: String, name: String },
}

const LONGEST_NAME: usize = 200;

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
    #[error("the badge was revoked for this person, and this version awards it to nobody twice")]
    Revoked,
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
    let now = app.clock.now();
    if !badge.achievement.state.awards() {
        return Err(AwardError::NotActive);
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
        occurrence: "1".to_owned(),
        origin,
        details,
        trace: serde_json::to_string(&trace).expect("a judgement is JSON"),
        earned_at: earned_at.unwrap_or(now),
    };
    let (id, recorded) = app.store.record_award(grant, now).await?;
    if recorded == Recorded::Existing {
        let held = app.store.find_award(id.clone()).await?;
        if held.is_some_and(|held| held.state == AwardState::Revoked) {
            return Err(AwardError::Revoked);
        }
    }
    if recorded == Recorded::New
        && let Err(error) = work::run_named(app, JobKind::Issue, id.as_str()).await
    {
        // The award stands and its job is queued: a worker signs it later.
        tracing::warn!(award = %id, %error, "an award could not be signed at once");
    }
    Ok((id, recorded))
}

/// The details of an award as they would be kept, held against what its badge says and asks for.
pub async fn check_details(
    app: &App,
    badge: &StoredAchievement,
    details: AwardDetails,
) -> Result<AwardDetails, AwardError> {
    let known = &badge.achievement.details;
    let details = details.checked(known).map_err(AwardError::Details)?;
    if let (Some(asked), true) = (&known.evidence_asked, details.evidence.is_empty()) {
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
