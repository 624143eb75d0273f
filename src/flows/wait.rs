//! A badge whose run would have surprised waits until somebody has seen the list and says what is to happen.

use super::author::{self, AuthorError};
use super::standing::left_out;
use crate::app::App;
use crate::domain::award::AwardState;
use crate::domain::ids::PersonId;
use crate::domain::progress::Verdict;
use crate::store::{Ruling, StoreError, StoredAchievement};

/// Whom a badge that waits is about to be awarded to, and whose award is about to be flagged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    pub awards: Vec<PersonId>,
    pub flags: Vec<PersonId>,
}

#[derive(Debug, thiserror::Error)]
pub enum WaitError {
    /// The list that was seen is not the list as it is now.
    #[error("the list has changed: {0} awards and {1} flags wait now")]
    Changed(usize, usize),
    #[error("nothing waits")]
    Nothing,
    #[error("{0}")]
    Author(#[from] AuthorError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// The list as it is now.
pub async fn waiting(app: &App, badge: &StoredAchievement) -> Result<Waiting, WaitError> {
    let (standings, ..) = author::preview(app, badge).await?;
    let set_aside = app.store.list_set_aside(badge.achievement.id.clone()).await?;
    let mut waiting = Waiting::default();
    for standing in standings {
        let Some(judgement) = standing.judgement else { continue };
        let person = standing.member.person.clone();
        match standing.held {
            None if judgement.verdict == Verdict::Met && left_out(&standing.member).is_none() => {
                waiting.awards.push(person);
            }
            Some(held) if held.may_be_followed(judgement.met_at) && judgement.verdict == Verdict::Met => {
                waiting.awards.push(person);
            }
            Some(held)
                if judgement.verdict == Verdict::NotMet
                    && !held.is_flagged
                    && matches!(held.state, AwardState::Granted | AwardState::Issued) =>
            {
                waiting.flags.push(person);
            }
            _ => {}
        }
    }
    waiting.awards.retain(|person| !set_aside.contains(person));
    Ok(waiting)
}

/// Decides about everybody on the list. `seen` is how many awards and flags whoever decides has seen; where it is given,
/// another list is not decided about.
pub async fn decide(
    app: &App,
    badge: &StoredAchievement,
    seen: Option<(usize, usize)>,
    decision: Ruling,
) -> Result<Waiting, WaitError> {
    if badge.hold.is_none() {
        return Err(WaitError::Nothing);
    }
    let waiting = waiting(app, badge).await?;
    let now = (waiting.awards.len(), waiting.flags.len());
    if seen.is_some_and(|seen| seen != now) {
        return Err(WaitError::Changed(now.0, now.1));
    }
    let Waiting { awards, flags } = waiting.clone();
    let id = badge.achievement.id.clone();
    if !app.store.decide_hold(id.clone(), awards, flags, decision, app.clock.now()).await? {
        return Err(WaitError::Nothing);
    }
    tracing::info!(badge = %id, awards = now.0, flags = now.1, ?decision, "what waited was decided");
    app.work.notify_one();
    Ok(waiting)
}
