//! Evidence that learners added themselves, and take out again without asking anybody.
//!
//! What is not signed yet is simply kept out. Where it stands in a signed file, another file without it takes its place,
//! and this server serves none any more that tells of it; copies that others have cannot be called back. What a teacher
//! approved goes on counting for the rule.

use super::correct::{Prepared, Wrong, prepare};
use super::issue::issue;
use super::request::{About, RequestError};
use crate::app::App;
use crate::domain::details::Evidence;
use crate::domain::request::{RequestKind, RequestState};
use crate::store::{Answered, Request, StoreError, TakenOut};

/// What of a learner's own stands in the badge that this is about, or is to stand in it once they earn it.
pub async fn standing(app: &App, about: &About) -> Result<Vec<Request>, StoreError> {
    let mut shown = match (&about.award, &about.badge.achievement.context) {
        (_, Some(context)) if matches!(about.kind, RequestKind::Application | RequestKind::Evidence) => {
            app.store.list_requests_of(about.person.clone(), context.clone()).await?
        }
        _ => return Ok(Vec::new()),
    };
    shown.retain(|one| {
        one.achievement == about.badge.achievement.id && one.state == RequestState::Approved && one.may_show
    });
    let Some(award) = &about.award else {
        shown.retain(|one| one.kind == RequestKind::Application);
        return Ok(shown);
    };
    let Some(award) = app.store.find_award(award.clone()).await? else { return Ok(Vec::new()) };
    shown.retain(|one| {
        let is_about = match one.kind {
            RequestKind::Application => true,
            RequestKind::Evidence => one.award.as_ref() == Some(&award.id),
            RequestKind::Name | RequestKind::Question => false,
        };
        is_about && without(&award.details.evidence, &one.paper.evidence()).is_some()
    });
    Ok(shown)
}

/// What is left when these are taken out, each once; none when they do not all stand there.
fn without(evidence: &[Evidence], out: &[Evidence]) -> Option<Vec<Evidence>> {
    let mut left = evidence.to_vec();
    for one in out {
        let place = left.iter().position(|known| known == one)?;
        left.remove(place);
    }
    Some(left)
}

/// Takes out what came from a request. What is out already, or is somebody else's, is told as changed.
pub async fn take_out(app: &App, about: &About, request: &str) -> Result<(), RequestError> {
    let standing = standing(app, about).await?;
    let request = standing.into_iter().find(|one| one.id == request).ok_or(RequestError::Changed)?;
    let now = app.clock.now();
    let Some(award) = &about.award else {
        let is_out = app.store.keep_evidence_out(request.id, about.person.clone(), now).await?;
        return if is_out { Ok(()) } else { Err(RequestError::Changed) };
    };
    let known = app.store.find_award(award.clone()).await?.ok_or(RequestError::NotOffered)?;
    let left = without(&known.details.evidence, &request.paper.evidence()).ok_or(RequestError::Changed)?;
    let wrong = Wrong { evidence: Some(left), ..Wrong::default() };
    let prepared = prepare(app, award, wrong).await?;
    let Some(Prepared { correction, number: Some(number) }) = prepared else { return Err(RequestError::Changed) };
    let out =
        TakenOut { request: request.id, person: about.person.clone(), award: award.clone(), correction, number, now };
    match app.store.take_evidence_out(out).await? {
        Answered::Now => {}
        Answered::Changed => return Err(RequestError::Changed),
        Answered::Busy => return Err(super::correct::CorrectError::Busy.into()),
    }
    tracing::info!(%award, "a learner took evidence out");
    // It is out, and the job that signs is queued with it.
    if let Err(error) = issue(app, vec![award.clone()]).await {
        tracing::warn!(%error, "a credential without the evidence could not be signed at once");
    }
    app.work.notify_one();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_piece_is_taken_out_once_and_only_all_of_it() {
        let piece = |text: &str| Evidence { narrative: Some(text.to_owned()), ..Evidence::default() };
        let all = [piece("a"), piece("b"), piece("a")];
        assert_eq!(without(&all, &[piece("a")]), Some(vec![piece("b"), piece("a")]));
        assert_eq!(without(&all, &[piece("a"), piece("a"), piece("a")]), None);
        assert_eq!(without(&all, &[piece("c")]), None);
    }
}
