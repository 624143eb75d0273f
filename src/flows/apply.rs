//! Brings badges to what a file says: creates what is missing, changes what differs, leaves the rest alone.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use super::author::{self, AuthorError, BadgeInput, PictureInput};
use super::pathway::{self, PathwayError, PathwayInput};
use crate::app::App;
use crate::artwork::Design;
use crate::domain::award::AchievementState;
use crate::domain::pathway::{Order, Step, Structure};
use crate::domain::rule::Rule;
use crate::store::{StoreError, StoredAchievement};

/// One badge of a file; the same shape as in the API.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BadgeFile {
    pub key: String,
    pub name: String,
    pub description: String,
    /// The id of a course, as `GET /api/v1/contexts` lists it.
    pub context: Option<String>,
    pub criteria: Option<String>,
    pub rule: Option<Value>,
    pub expires_after: Option<String>,
    /// The design of its picture, as in the API. Where it is missing, what there is stays.
    pub image: Option<Design>,
    /// What the picture shows, for those who do not see it. Where it is missing, what there is stays.
    pub image_alt: Option<String>,
    /// The key or id of who signs it; the default issuer where nobody is named.
    pub issuer: Option<String>,
    /// What it says besides, as in the API. Where it is missing, what there is stays.
    pub details: Option<Value>,
    #[serde(default)]
    pub draft: bool,
}

/// One pathway of a file; the same shape as in the API.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathwayFile {
    pub key: String,
    pub name: String,
    pub description: String,
    /// The id of the course that awards the badge at the end.
    pub context: Option<String>,
    pub order: Option<Order>,
    pub steps: Vec<Step>,
    pub issuer: Option<String>,
    /// Until when the version before can be finished, too. Where it is missing, what there is stays.
    pub finish_earlier_by: Option<DateTime<Utc>>,
    #[serde(default)]
    pub draft: bool,
}

/// The file: `[[badge]]` and `[[pathway]]` tables in TOML, or `{"badge": […], "pathway": […]}` in JSON. Pathways come
/// after all badges.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub badge: Vec<BadgeFile>,
    #[serde(default)]
    pub pathway: Vec<PathwayFile>,
}

#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("badge {key}: {error}")]
    Badge { key: String, error: AuthorError },
    #[error("pathway {key}: {error}")]
    Pathway { key: String, error: PathwayError },
    #[error("{0}: it belongs to another course, and cannot move")]
    OtherCourse(String),
    #[error("pathway {0}: a badge without a pathway has this key already")]
    KeyOfBadge(String),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What happened, or would happen, to one badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Created,
    Changed,
    Unchanged,
}

/// Reads a file by its look: JSON begins with a brace, everything else is TOML.
pub fn read(text: &str) -> Result<File, ApplyError> {
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| ApplyError::Unreadable(error.to_string()))
    } else {
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| ApplyError::Unreadable(error.to_string()))?;
        let json = serde_json::to_value(table).map_err(|error| ApplyError::Unreadable(error.to_string()))?;
        serde_json::from_value(json).map_err(|error| ApplyError::Unreadable(error.to_string()))
    }
}

/// Applies one badge. Applied in the order of their file, a rule can name a badge that stands before it.
pub async fn apply(app: &App, badge: BadgeFile, dry_run: bool) -> Result<Change, ApplyError> {
    let key = badge.key.clone();
    apply_one(app, badge, dry_run).await.map_err(|error| match error {
        OneError::Author(error) => ApplyError::Badge { key, error },
        OneError::OtherCourse => ApplyError::OtherCourse(key),
        OneError::Store(error) => ApplyError::Store(error),
    })
}

/// Applies one pathway, after the badges of its file.
pub async fn apply_pathway(app: &App, file: PathwayFile, dry_run: bool) -> Result<Change, ApplyError> {
    let key = file.key.clone();
    let failed = |error| ApplyError::Pathway { key: key.clone(), error };
    let known = match app.store.find_achievement_by_key(key.clone()).await? {
        None => None,
        Some(badge) => match badge.pathway {
            Some(id) => app.store.find_pathway(id).await?,
            None => return Err(ApplyError::KeyOfBadge(key)),
        },
    };
    let mut input = PathwayInput {
        key: Some(file.key),
        context: file.context.map(Into::into),
        name: file.name,
        description: file.description,
        structure: Structure { order: file.order.unwrap_or(Order::Free), steps: file.steps },
        finish_earlier_by: file.finish_earlier_by,
        issuer: file.issuer,
    };
    let Some(known) = known else {
        match dry_run {
            true => pathway::check_only(app, input).await.map_err(failed)?,
            false => drop(pathway::create(app, input, !file.draft).await.map_err(failed)?),
        }
        return Ok(Change::Created);
    };
    if input.context.is_some() && input.context != known.end.achievement.context {
        return Err(ApplyError::OtherCourse(key));
    }
    input.finish_earlier_by = input.finish_earlier_by.or(known.draft.finish_earlier_by);
    let (revised, _) = pathway::revised(app, &known, input.clone()).await.map_err(failed)?;
    let same = revised == known.draft;
    let end = &known.end.achievement;
    let moves = !file.draft && end.state == AchievementState::Draft;
    if !dry_run {
        if !same {
            pathway::revise(app, &known, None, input).await.map_err(failed)?;
        }
        if moves {
            let moved = author::move_to(app, &end.id, AchievementState::Active, author::Looked::Everybody).await;
            moved.map_err(|error| failed(error.into()))?;
        }
    }
    Ok(if same && !moves { Change::Unchanged } else { Change::Changed })
}

enum OneError {
    Author(AuthorError),
    OtherCourse,
    Store(StoreError),
}

impl From<AuthorError> for OneError {
    fn from(error: AuthorError) -> Self {
        Self::Author(error)
    }
}

impl From<StoreError> for OneError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn apply_one(app: &App, badge: BadgeFile, dry_run: bool) -> Result<Change, OneError> {
    let known = app.store.find_achievement_by_key(badge.key.clone()).await?;
    let activate = !badge.draft;
    let refused = |error| AuthorError::Faults(vec![author::Fault::Design(error)]);
    let design = badge.image.map(Design::checked).transpose().map_err(refused)?;
    let mut input = BadgeInput {
        key: Some(badge.key),
        context: badge.context.map(Into::into),
        name: badge.name,
        description: badge.description,
        criteria: badge.criteria,
        rule: badge.rule,
        expires_after: badge.expires_after,
        issuer: badge.issuer,
        details: badge.details,
        picture: design.clone().map_or(PictureInput::FromName, PictureInput::Designed),
        picture_alt: badge.image_alt,
    };
    let Some(known) = known else {
        match dry_run {
            true => author::check_only(app, input).await?,
            false => drop(author::create(app, input, activate).await?),
        }
        return Ok(Change::Created);
    };
    if input.context.is_some() && input.context != known.achievement.context {
        return Err(OneError::OtherCourse);
    }
    let present = author::input_of(&known);
    input.context = present.context;
    let is_drawn = match design {
        None => true,
        Some(design) => is_drawn_so(app, &known, design).await?,
    };
    if is_drawn {
        input.picture = present.picture;
    }
    // Words that were made from the name follow it.
    let of_name = author::alt_of(&known.achievement.texts.name);
    input.picture_alt = input.picture_alt.or(present.picture_alt.filter(|alt| *alt != of_name));
    input.details = input.details.or(present.details);
    let revised = author::resolved(app, &input).await?;
    let same =
        is_drawn && is_same(&known, &revised) && !author::changes_issuer(app, &known, input.issuer.as_deref()).await?;
    let moves = activate && known.achievement.state == AchievementState::Draft;
    if !dry_run {
        if !same {
            author::revise(app, &known, None, input).await?;
        }
        if moves {
            author::move_to(app, &known.achievement.id, AchievementState::Active, author::Looked::Everybody).await?;
        }
    }
    Ok(if same && !moves { Change::Unchanged } else { Change::Changed })
}

/// Whether the badge has the picture of this design.
async fn is_drawn_so(app: &App, known: &StoredAchievement, wanted: Design) -> Result<bool, StoreError> {
    let picture = app.store.find_picture(known.picture.clone()).await?;
    Ok(picture.and_then(|picture| picture.design).and_then(|kept| Design::from_json(&kept)) == Some(wanted))
}

fn is_same(known: &StoredAchievement, revised: &crate::store::AchievementDraft) -> bool {
    known.achievement.texts == revised.texts
        && known.achievement.rule.as_ref().map(Rule::to_json) == revised.rule.as_ref().map(Rule::to_json)
        && known.achievement.expires_after == revised.expires_after
        && known.achievement.details == revised.details
        && known.picture_alt == revised.picture_alt
}
