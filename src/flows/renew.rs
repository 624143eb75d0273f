//! Renews an award that runs out: a new credential of the same award, with an id of its own, takes the place of the old
//! one. The old one is superseded, not revoked; its page leads to the newer, and so does its refresh service.
//!
//! The new life is added to the old one, or begins today when the old one is over. The texts and the length of life are
//! those that the badge has now. Whoever asks twice renews once.

use super::issue::{IssueError, issue};
use crate::app::App;
use crate::domain::award::AwardState;
use crate::domain::ids::AwardId;
use crate::domain::life::NotRenewed;
use crate::store::{Award, Renewal, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum RenewError {
    #[error("there is no such award")]
    NoSuchAward,
    #[error("the award is {0}: only one that is in force, or ran out, is renewed")]
    NotInForce(AwardState),
    #[error("the badge is not handed out now, so nobody's is renewed")]
    NotActive,
    #[error("{0}")]
    NotRenewed(NotRenewed),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Issue(#[from] IssueError),
}

/// Renews and signs; false when it was renewed before.
pub async fn renew(app: &App, id: AwardId) -> Result<bool, RenewError> {
    let award = settled(app, id).await?;
    let badge = app.store.find_achievement(award.achievement.clone()).await?;
    let badge = badge.ok_or(StoreError::Corrupt("the badge of an award"))?.achievement;
    if !badge.state.awards() {
        return Err(RenewError::NotActive);
    }
    let now = app.clock.now();
    let (AwardState::Issued, Some((number, span))) = (award.state, award.current) else {
        return Err(RenewError::NotInForce(award.state));
    };
    let life_from = match span.renewed(badge.expires_after, now) {
        Ok(life_from) => life_from,
        Err(NotRenewed::Already) => return Ok(false),
        Err(reason) => return Err(RenewError::NotRenewed(reason)),
    };
    let renewal =
        Renewal { award: award.id.clone(), number, version: badge.version, trace: None, earned_at: None, life_from };
    let asked = app.store.record_renewal(renewal, now).await?;
    if asked {
        tracing::info!(award = %award.id, "award renewed");
    }
    issue(app, vec![award.id]).await?;
    Ok(asked)
}

/// The award, with everything signed that was asked for before.
async fn settled(app: &App, id: AwardId) -> Result<Award, RenewError> {
    let award = app.store.find_award(id.clone()).await?.ok_or(RenewError::NoSuchAward)?;
    if !award.is_waiting {
        return Ok(award);
    }
    issue(app, vec![id.clone()]).await?;
    app.store.find_award(id).await?.ok_or(RenewError::NoSuchAward)
}
