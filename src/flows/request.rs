//! What learners ask of their teachers, and how it is answered. A request changes nothing until a teacher approves it:
//! then what was handed in is judged with the rest of the rule, or a corrected credential takes the place of the old one.
//!
//! Nobody answers their own request, and of two teachers who answer at the same time one is told to look again.

use super::author::{self, AuthorError};
use super::award::{AwardError, check_details};
use super::correct::{CorrectError, Prepared, Wrong, prepare};
use super::hold::spelt;
use super::issue::issue;
use crate::app::App;
use crate::domain::award::{AchievementState, AwardState, AwardStatus};
use crate::domain::details::AwardDetails;
use crate::domain::ids::{AwardId, ContextId, PersonId};
use crate::domain::request::{Paper, PaperError, RequestKind, RequestState, comment};
use crate::store::{
    Answer, Answered, Award, CourseFacts, Request, StoreError, StoredAchievement, Whom, Writing, Written,
};

#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    #[error("nothing of this kind can be asked about this badge by this person")]
    NotOffered,
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Paper(Vec<PaperError>),
    #[error("the name cannot be read as one")]
    Name,
    /// Evidence is there to stand in the badge.
    #[error("whoever adds evidence agrees that it stands in the badge")]
    NotAgreed,
    /// A badge that has it could not be signed.
    #[error("it cannot stand in the badge: {0}")]
    NotFitting(AwardError),
    #[error("the request is with a teacher, or was answered")]
    Closed,
    #[error("too much was asked about this badge already")]
    TooMany,
    #[error("nobody answers their own request")]
    Own,
    #[error("the platform does not tell who would answer")]
    Unnamed,
    #[error("an answer of this kind needs a comment")]
    CommentMissing,
    #[error("a comment has 2000 characters at most, without control characters")]
    Comment,
    #[error("somebody else was faster, or the learner changed the request")]
    Changed,
    #[error("{0}")]
    Correct(#[from] CorrectError),
    #[error("{0}")]
    Author(#[from] AuthorError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What a request is about, and whose it is.
#[derive(Clone, Debug)]
pub struct About {
    pub kind: RequestKind,
    pub badge: StoredAchievement,
    pub person: PersonId,
    /// The award that is to be changed.
    pub award: Option<AwardId>,
}

/// Whether the learner of these facts may hand in for a badge, or ask about it.
pub fn is_offered(kind: RequestKind, badge: &StoredAchievement, facts: &CourseFacts) -> bool {
    let Some(member) = facts.members.first().map(|member| &member.member) else { return false };
    let held = facts.awards.get(&(badge.achievement.id.clone(), member.person.clone()));
    let is_held = held.is_some_and(|held| held.state != AwardState::Revoked || held.holds_back);
    let is_asked = badge.achievement.rule.as_ref().is_some_and(|rule| rule.asks_for().is_some());
    match kind {
        RequestKind::Application => {
            badge.achievement.state == AchievementState::Active && is_asked && !is_held && member.is_awardable()
        }
        RequestKind::Question => badge.achievement.state == AchievementState::Active && member.is_awardable(),
        RequestKind::Evidence | RequestKind::Name => false,
    }
}

/// What a badge of a course may be asked about by somebody who does not have it.
pub async fn about_badge(
    app: &App,
    kind: RequestKind,
    context: &ContextId,
    person: &PersonId,
    badge: &str,
) -> Result<About, RequestError> {
    let facts = author::course_facts(app, context, Whom::One(person.clone())).await?;
    let found = facts.achievements.iter().find(|one| one.achievement.id.as_str() == badge);
    let badge = found.filter(|badge| is_offered(kind, badge, &facts)).ok_or(RequestError::NotOffered)?;
    Ok(About { kind, badge: badge.clone(), person: person.clone(), award: None })
}

/// Whether an award can be corrected at the wish of its holder: in force, and of a course that has teachers.
pub fn is_correctable(app: &App, award: &Award, badge: &StoredAchievement) -> bool {
    award.status(app.clock.now()) == AwardStatus::Valid
        && award.state == AwardState::Issued
        && award.declined_at.is_none()
        && badge.achievement.context.is_some()
}

/// What the holder of an award may ask about it.
pub fn about_award(
    app: &App,
    kind: RequestKind,
    award: &Award,
    badge: &StoredAchievement,
) -> Result<About, RequestError> {
    if !is_correctable(app, award, badge) {
        return Err(RequestError::NotOffered);
    }
    Ok(About { kind, badge: badge.clone(), person: award.person.clone(), award: Some(award.id.clone()) })
}

/// Keeps what a learner wrote, or hands it in; says whether that was news. `id` names the request.
pub async fn write(
    app: &App,
    about: &About,
    id: &str,
    (paper, may_show): (Paper, bool),
    submits: bool,
    language: &'static str,
) -> Result<bool, RequestError> {
    let mut paper = paper.checked(about.kind, !submits).map_err(RequestError::Paper)?;
    if let Some(name) = &paper.name {
        paper.name = Some(spelt(name).ok_or(RequestError::Name)?);
    }
    if submits && about.kind == RequestKind::Evidence && !may_show {
        return Err(RequestError::NotAgreed);
    }
    if submits && may_show && about.kind.takes_links() {
        let details = AwardDetails { evidence: paper.evidence(), ..AwardDetails::default() };
        check_details(app, &about.badge, details).await.map_err(RequestError::NotFitting)?;
    }
    let writing = Writing {
        id: id.to_owned(),
        kind: about.kind,
        achievement: about.badge.achievement.id.clone(),
        person: about.person.clone(),
        award: about.award.clone(),
        paper,
        may_show: may_show && about.kind.takes_links(),
        submits,
        language,
        now: app.clock.now(),
    };
    match app.store.record_writing(writing).await? {
        Written::Now => {
            if submits {
                tracing::info!(request = id, kind = %about.kind, "a learner asked");
            }
            Ok(true)
        }
        Written::Before => Ok(false),
        Written::Closed => Err(RequestError::Closed),
        Written::TooMany => Err(RequestError::TooMany),
    }
}

/// Whoever may not answer is told why, before they write an answer.
pub fn check_reviewer(request: &Request, reviewer: Option<&PersonId>) -> Result<PersonId, RequestError> {
    match reviewer {
        None => Err(RequestError::Unnamed),
        Some(reviewer) if *reviewer == request.person => Err(RequestError::Own),
        Some(reviewer) => Ok(reviewer.clone()),
    }
}

/// Answers a request of which the teacher saw so many entries.
pub async fn answer(
    app: &App,
    request: &Request,
    reviewer: Option<&PersonId>,
    seen: i32,
    to: RequestState,
    words: &str,
) -> Result<(), RequestError> {
    let author = check_reviewer(request, reviewer)?;
    let comment = comment(words).ok_or(RequestError::Comment)?;
    let needs_words = to != RequestState::Approved || request.kind == RequestKind::Question;
    if needs_words && comment.is_empty() {
        return Err(RequestError::CommentMissing);
    }
    let is_answer = match to {
        RequestState::Approved => true,
        RequestState::Refused | RequestState::Returned => request.kind.may_be_returned(),
        _ => false,
    };
    if !is_answer {
        return Err(RequestError::NotOffered);
    }
    if request.state != RequestState::Submitted || request.entries != seen {
        return Err(RequestError::Changed);
    }
    let prepared = match (&request.award, to) {
        (Some(award), RequestState::Approved) => correction(app, request, award).await?,
        _ => None,
    };
    let is_signed = prepared.is_some();
    let answer = Answer {
        id: request.id.clone(),
        seen,
        author,
        to,
        comment,
        correction: prepared.map(|prepared| (prepared.correction, prepared.number)),
        now: app.clock.now(),
    };
    match app.store.record_request_answer(answer).await? {
        Answered::Now => {}
        Answered::Changed => return Err(RequestError::Changed),
        Answered::Busy => return Err(CorrectError::Busy.into()),
    }
    tracing::info!(request = request.id, kind = %request.kind, answer = %to, "a request was answered");
    if let (true, Some(award)) = (is_signed, &request.award) {
        // The correction stands, and the job that signs is queued with it.
        if let Err(error) = issue(app, vec![award.clone()]).await {
            tracing::warn!(%error, "a correction could not be signed at once");
        }
    }
    app.work.notify_one();
    Ok(())
}

/// What an approved request changes in an award; none where it says so already.
async fn correction(app: &App, request: &Request, award: &AwardId) -> Result<Option<Prepared>, RequestError> {
    let wrong = match request.kind {
        RequestKind::Evidence => {
            let known = app.store.find_award(award.clone()).await?.ok_or(CorrectError::NoSuchAward)?;
            let mut evidence = known.details.evidence;
            evidence.extend(request.paper.evidence());
            Wrong { evidence: Some(evidence), ..Wrong::default() }
        }
        RequestKind::Name => Wrong { name: request.paper.name.clone(), ..Wrong::default() },
        RequestKind::Application | RequestKind::Question => return Ok(None),
    };
    Ok(prepare(app, award, wrong).await?)
}
