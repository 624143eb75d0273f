//! What a learner decides about a badge that they hold: who may see it, how their name is spelt, whether results stand
//! in the file, and whether they keep it at all.
//!
//! A badge is private until its holder decides otherwise, and every decision can be taken back at once. What was handed
//! out already keeps verifying; what is served from here follows the decision.

use super::award::LONGEST_NAME;
use super::issue::{IssueError, issue};
use crate::app::App;
use crate::domain::award::Visibility;
use crate::domain::details::{AchievementDetails, ResultsInCredentials};
use crate::domain::ids::AwardId;
use crate::keys;
use crate::store::{Award, Choice, Decided, Decision, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum HoldError {
    #[error("there is no such award")]
    NoSuchAward,
    /// Before a name is shown for the first time, its holder says that it is spelt right.
    #[error("the name has to be confirmed before it is shown")]
    NameUnconfirmed,
    #[error("a name has 1 to {LONGEST_NAME} characters, without control characters")]
    Name,
    #[error("what was declined is shown to nobody before that is taken back")]
    Declined,
    #[error("the badge has no results that could stand in its file")]
    NoResults,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// How the holder answered the question for their name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// That the name which the platform told is spelt right.
    pub confirmed: bool,
    /// The name, where the platform told none.
    pub typed: String,
}

/// Decides who may see the badge. Says whether that was news.
pub async fn show_to(
    app: &App,
    award: &Award,
    visibility: Visibility,
    spelling: &Spelling,
    language: &'static str,
) -> Result<bool, HoldError> {
    let asked = visibility.shows_name() && award.shown_name.is_none() && award.confirmed_name.is_none();
    let name = match &award.name {
        _ if !asked => None,
        // Nobody gives themselves another name than the one that they are known by.
        Some(told) if spelling.confirmed => Some(told.clone()),
        Some(_) => return Err(HoldError::NameUnconfirmed),
        None => Some(spelt(&spelling.typed).ok_or(HoldError::Name)?),
    };
    decide(app, award, Choice::Visibility { visibility, name }, language).await
}

/// Whether there are results that may stand in the file if the holder agrees.
pub fn has_results(award: &Award, badge: &AchievementDetails) -> bool {
    !award.details.results.is_empty() && badge.results != ResultsInCredentials::Hidden
}

/// Lets results into the file, or takes them out again. Says whether that was news.
pub async fn agree_to_results(
    app: &App,
    award: &Award,
    badge: &AchievementDetails,
    agreed: bool,
    language: &'static str,
) -> Result<bool, HoldError> {
    if agreed && !has_results(award, badge) {
        return Err(HoldError::NoResults);
    }
    decide(app, award, Choice::Results { agreed }, language).await
}

/// Declines the badge, or takes that back: then it is private. Says whether that was news.
pub async fn decline(app: &App, award: &Award, declined: bool, language: &'static str) -> Result<bool, HoldError> {
    decide(app, award, Choice::Declined { declined }, language).await
}

async fn decide(app: &App, award: &Award, choice: Choice, language: &'static str) -> Result<bool, HoldError> {
    let new_ids = [keys::ordered_id(), keys::ordered_id()];
    let decision = Decision { award: award.id.clone(), choice, language, new_ids, now: app.clock.now() };
    match app.store.record_decision(decision).await? {
        Decided::Now => {
            tracing::info!(award = %award.id, "its holder decided");
            sign_anew(app, award.id.clone()).await;
            Ok(true)
        }
        Decided::Before => Ok(false),
        Decided::NameMissing => Err(HoldError::NameUnconfirmed),
        Decided::Declined => Err(HoldError::Declined),
        Decided::NoSuchAward => Err(HoldError::NoSuchAward),
    }
}

/// The decision stands, and the job that signs is queued with it; what fails here a worker does later.
async fn sign_anew(app: &App, award: AwardId) {
    let outcome: Result<usize, IssueError> = issue(app, vec![award]).await;
    if let Err(error) = outcome {
        tracing::warn!(%error, "a decision could not be signed at once");
    }
}

/// A name as somebody typed it, without the space around it; none when it is too long, or would not be read as it is
/// written: control characters, and marks that turn the text around them.
pub(super) fn spelt(name: &str) -> Option<String> {
    let name = name.trim();
    let misleads = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    (fits && !name.chars().any(misleads)).then(|| name.to_owned())
}
