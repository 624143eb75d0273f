//! Pathways: made, changed, and where somebody stands on one. The badge at the end is an ordinary badge whose rule follows
//! from the steps, so that judging, signing and verifying know nothing of pathways.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::author::{self, AuthorError, BadgeInput, Drafted};
use super::round;
use super::standing::Known;
use crate::app::App;
use crate::domain::achievement::{key_from, shortened_key};
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, ContextId, PathwayId, PersonId};
use crate::domain::pathway::{Progress, Standing, Structure, StructureError};
use crate::domain::progress::Verdict;
use crate::domain::rule::{Rule, cycle};
use crate::keys;
use crate::store::{
    AchievementDraft, CourseFacts, CourseMember, NewAchievement, PathwayDraft, Recorded, Revision, Seen, StoreError,
    StoredAchievement, StoredPathway,
};

/// What somebody wants a pathway to be.
#[derive(Clone, Debug)]
pub struct PathwayInput {
    /// Also of the badge at the end; made from the name where it is missing.
    pub key: Option<String>,
    /// The course that awards the badge at the end; badges on the way may lie in any course of its platform.
    pub context: Option<ContextId>,
    pub name: String,
    pub description: String,
    pub structure: Structure,
    /// Until when the version before can be finished, too.
    pub finish_earlier_by: Option<DateTime<Utc>>,
    /// Who signs the badge at the end, by id or key; the default issuer where nobody is named.
    pub issuer: Option<String>,
}

/// Why a pathway cannot be kept as it was typed. Everything that can be told at once is.
#[derive(Debug, thiserror::Error)]
pub enum PathwayError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Faults(Vec<Fault>),
    #[error("there is no pathway {0}")]
    Unknown(String),
    #[error("somebody else changed or published the pathway at the same time; look at it again")]
    Changed,
    /// What the badge at the end could not be.
    #[error("{0}")]
    Author(AuthorError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    Structure(StructureError),
    #[error("step {}: there is no badge {key} in this course or another of its platform", .step + 1)]
    UnknownBadge { step: usize, key: String },
    #[error("step {}: the badge {key} is not published, so that nobody could finish the pathway", .step + 1)]
    Unpublished { step: usize, key: String },
    #[error("the badges would wait for each other: {}", .0.join(" → "))]
    Cycle(Vec<String>),
    #[error("a pathway needs a course that awards the badge at its end: name its context")]
    NoCourse,
    #[error("the day by which the earlier version can be finished has passed")]
    Past,
    #[error("there is no earlier version that could be finished")]
    NoEarlier,
    #[error("{0}")]
    End(author::Fault),
}

impl From<AuthorError> for PathwayError {
    fn from(error: AuthorError) -> Self {
        match error {
            AuthorError::Faults(faults) => Self::Faults(faults.into_iter().map(Fault::End).collect()),
            AuthorError::Changed => Self::Changed,
            AuthorError::Store(error) => Self::Store(error),
            other => Self::Author(other),
        }
    }
}

/// Adds a pathway. `activate` publishes it at once; otherwise it is a draft.
pub async fn create(app: &App, input: PathwayInput, activate: bool) -> Result<StoredPathway, PathwayError> {
    Ok(add(app, input, activate, None).await?.1)
}

/// Keeps the draft that a form of a new pathway describes, as [`author::draft`] does with that of a badge.
pub async fn draft(app: &App, input: PathwayInput, form: String) -> Result<Drafted<StoredPathway>, PathwayError> {
    let (recorded, pathway) = add(app, input.clone(), false, Some(form.clone())).await?;
    if recorded == Recorded::New {
        return Ok(Drafted::Kept(pathway));
    }
    let end = &pathway.end;
    if end.achievement.state != AchievementState::Draft || !end.comes_from(Some(&form)) {
        return Ok(Drafted::Left(pathway));
    }
    let key = Some(end.achievement.key.clone());
    match revise(app, &pathway, Some(form), PathwayInput { key, ..input }).await {
        Err(PathwayError::Changed) => Ok(Drafted::Left(find(app, &pathway.id).await?)),
        outcome => outcome.map(Drafted::Kept),
    }
}

/// Adds a pathway, or finds the one that the same form made in this course.
async fn add(
    app: &App,
    input: PathwayInput,
    activate: bool,
    form: Option<String>,
) -> Result<(Recorded, StoredPathway), PathwayError> {
    let typed = input.key.clone().filter(|key| !key.is_empty());
    let key = typed.clone().unwrap_or_else(|| key_from(&input.name));
    let issuer = author::chosen_issuer(app, input.issuer.as_deref()).await?;
    let structure = checked(app, &input, &key, activate).await?;
    if input.finish_earlier_by.is_some() {
        return Err(PathwayError::Faults(vec![Fault::NoEarlier]));
    }
    let end = author::check(app, end_of(&input, &structure.rule(), None), &key).await;
    let (issuer, end) = author::both(issuer, end)?;
    let draft = PathwayDraft {
        name: end.texts.name.clone(),
        description: end.texts.description.clone(),
        structure,
        finish_earlier_by: None,
    };
    let state = if activate { AchievementState::Active } else { AchievementState::Draft };
    let id = PathwayId::from(keys::ordered_id());
    let seen = match activate {
        true => author::meant(app, input.context.as_ref(), end.rule.as_ref()).await?,
        false => Seen::default(),
    };
    for attempt in 1..=20 {
        let candidate = if attempt == 1 { key.clone() } else { format!("{}-{attempt}", shortened_key(&key, 4)) };
        let new = NewAchievement {
            id: AchievementId::from(keys::ordered_id()),
            version_id: keys::ordered_id(),
            key: candidate,
            context: input.context.clone(),
            issuer: issuer.clone(),
            draft: end.clone(),
            state,
            pathway: Some(id.clone()),
            seen: seen.clone(),
            form: form.clone(),
        };
        let recorded = app.store.record_pathway(id.clone(), draft.clone(), new, app.clock.now()).await?;
        if recorded == Recorded::New {
            app.work.notify_one();
            return Ok((recorded, find(app, &id).await?));
        }
        if let Some((context, form)) = input.context.clone().zip(form.clone())
            && let Some(made) = app.store.find_achievement_of_form(context, form).await?
        {
            // Of a form that made a badge, there is no pathway.
            let made = made.pathway.ok_or(PathwayError::Changed)?;
            return Ok((recorded, find(app, &made).await?));
        }
        if typed.is_some() {
            break;
        }
    }
    Err(PathwayError::Faults(vec![Fault::End(author::Fault::KeyTaken(key))]))
}

/// Tells one state of a pathway from another, as [`author::stand`] does of a badge.
pub fn stand(pathway: &StoredPathway) -> String {
    let PathwayDraft { name, description, structure, finish_earlier_by } = &pathway.draft;
    author::digest(&json!([name, description, structure, finish_earlier_by, author::stand(&pathway.end)]))
}

/// Changes a pathway; its key, its course and its issuer stay. Whoever has the badge at the end keeps it. Nothing is changed
/// where somebody else did since it was read. `form` is what the change comes from, if from a form.
pub async fn revise(
    app: &App,
    read: &StoredPathway,
    form: Option<String>,
    input: PathwayInput,
) -> Result<StoredPathway, PathwayError> {
    let (draft, end) = revised(app, read, input).await?;
    let end = Revision { version_id: keys::ordered_id(), issuer: read.end.issuer.clone(), draft: end, form };
    if !app.store.revise_pathway(read.clone(), draft, end, app.clock.now()).await? {
        return Err(PathwayError::Changed);
    }
    app.work.notify_one();
    find(app, &read.id).await
}

/// What a change would keep, without keeping it.
pub async fn revised(
    app: &App,
    known: &StoredPathway,
    mut input: PathwayInput,
) -> Result<(PathwayDraft, AchievementDraft), PathwayError> {
    input.context.clone_from(&known.end.achievement.context);
    input.issuer = Some(known.end.issuer.to_string());
    let is_published = known.end.published_at.is_some();
    let structure = checked(app, &input, &known.end.achievement.key, is_published).await?;
    let rule = match input.finish_earlier_by {
        None => structure.rule(),
        Some(_) if !is_published => return Err(PathwayError::Faults(vec![Fault::NoEarlier])),
        Some(until) if until < app.clock.now() && known.draft.finish_earlier_by != Some(until) => {
            return Err(PathwayError::Faults(vec![Fault::Past]));
        }
        Some(until) => match earlier(app, known, &structure).await? {
            Some(earlier) => structure.rule_beside(&earlier, until),
            None => return Err(PathwayError::Faults(vec![Fault::NoEarlier])),
        },
    };
    let end = author::check(app, end_of(&input, &rule, Some(known)), &known.end.achievement.key).await?;
    let typed = author::resolved(app, &end_of(&input, &rule, None)).await?.texts;
    let draft = PathwayDraft {
        name: typed.name,
        description: typed.description,
        structure,
        finish_earlier_by: input.finish_earlier_by,
    };
    Ok((draft, end))
}

/// Checks what creating would check.
pub async fn check_only(app: &App, input: PathwayInput) -> Result<(), PathwayError> {
    let key = input.key.clone().unwrap_or_else(|| key_from(&input.name));
    let structure = checked(app, &input, &key, false).await?;
    Ok(author::check_only(app, end_of(&input, &structure.rule(), None)).await?)
}

/// The input as it stands now, for changing parts of it.
pub fn input_of(pathway: &StoredPathway) -> PathwayInput {
    PathwayInput {
        key: Some(pathway.end.achievement.key.clone()),
        context: pathway.end.achievement.context.clone(),
        name: pathway.draft.name.clone(),
        description: pathway.draft.description.clone(),
        structure: pathway.draft.structure.clone(),
        finish_earlier_by: pathway.draft.finish_earlier_by,
        issuer: Some(pathway.end.issuer.to_string()),
    }
}

async fn find(app: &App, id: &PathwayId) -> Result<StoredPathway, PathwayError> {
    app.store.find_pathway(id.clone()).await?.ok_or_else(|| PathwayError::Unknown(id.to_string()))
}

/// How far back an earlier version is looked for; those between differ in their texts alone.
const MOST_VERSIONS: u32 = 50;

/// The steps of the last version that had others.
async fn earlier(app: &App, known: &StoredPathway, now: &Structure) -> Result<Option<Structure>, StoreError> {
    for number in (1..=known.version).rev().take(MOST_VERSIONS as usize) {
        let Some(version) = app.store.find_pathway_version(known.id.clone(), number).await? else { continue };
        if version.structure != *now {
            return Ok(Some(version.structure));
        }
    }
    Ok(None)
}

/// What the badge at the end is to be. Its texts follow those of the pathway for as long as they are the same.
fn end_of(input: &PathwayInput, rule: &Rule, known: Option<&StoredPathway>) -> BadgeInput {
    let mut end = BadgeInput {
        key: input.key.clone(),
        context: input.context.clone(),
        name: input.name.clone(),
        description: input.description.clone(),
        issuer: input.issuer.clone(),
        ..BadgeInput::default()
    };
    if let Some(known) = known {
        let present = author::input_of(&known.end);
        let follows = |badge: &str, pathway: &str, typed: &str| if badge == pathway { typed } else { badge }.to_owned();
        let written_from_rule = known.end.achievement.rule.as_ref() == Some(rule);
        end = BadgeInput {
            name: follows(&present.name, &known.draft.name, &input.name),
            description: follows(&present.description, &known.draft.description, &input.description),
            // Criteria say what has to be done; with other steps they are written anew.
            criteria: present.criteria.clone().filter(|_| written_from_rule),
            ..present
        };
        // Words that were made from the name follow it.
        end.picture_alt = end.picture_alt.filter(|alt| *alt != author::alt_of(&known.end.achievement.texts.name));
    }
    end.rule = Some(rule.to_json());
    end
}

/// The structure in the form that is kept: it is sound, its badges exist, and none waits for itself.
async fn checked(app: &App, input: &PathwayInput, key: &str, to_be_walked: bool) -> Result<Structure, PathwayError> {
    let structure = match input.structure.clone().checked(Some(key)) {
        Ok(structure) => structure,
        Err(errors) => return Err(PathwayError::Faults(errors.into_iter().map(Fault::Structure).collect())),
    };
    let Some(context) = input.context.clone() else { return Err(PathwayError::Faults(vec![Fault::NoCourse])) };
    if app.store.find_context(context.clone()).await?.is_none() {
        return Err(PathwayError::Author(AuthorError::UnknownContext(context)));
    }
    let named: Vec<String> = structure.badges().map(str::to_owned).collect();
    let in_reach = app.store.list_badges_in_reach(context, named).await?;
    let found: HashMap<String, StoredAchievement> = by_key(app.store.list_achievements_by_key(in_reach).await?);
    let mut faults = Vec::new();
    for (step, of) in structure.steps.iter().enumerate() {
        for key in &of.badges {
            match found.get(key).map(|badge| badge.achievement.state) {
                None => faults.push(Fault::UnknownBadge { step, key: key.clone() }),
                Some(AchievementState::Draft) if to_be_walked && !of.optional => {
                    faults.push(Fault::Unpublished { step, key: key.clone() });
                }
                Some(_) => {}
            }
        }
    }
    let mut graph = app.store.list_badge_graph().await?;
    structure.add_waits(key, &mut graph);
    if let Some(circle) = cycle(&graph) {
        faults.push(Fault::Cycle(circle));
    }
    if faults.is_empty() { Ok(structure) } else { Err(PathwayError::Faults(faults)) }
}

fn by_key(badges: Vec<StoredAchievement>) -> HashMap<String, StoredAchievement> {
    badges.into_iter().map(|badge| (badge.achievement.key.clone(), badge)).collect()
}

/// The badges on the way, by key: what stands in a step and does not exist any more is left out.
pub async fn badges(app: &App, pathway: &StoredPathway) -> Result<HashMap<String, StoredAchievement>, StoreError> {
    let named = pathway.draft.structure.badges().map(str::to_owned).collect();
    Ok(by_key(app.store.list_achievements_by_key(named).await?))
}

/// Where a member of a course stands on a pathway that ends there or leads through it. Of badges of other courses only
/// whether they are held is known here.
pub fn progress(
    pathway: &StoredPathway,
    badges: &HashMap<String, StoredAchievement>,
    facts: &CourseFacts,
    member: &CourseMember,
) -> (Progress, HashMap<String, Standing>) {
    let known = Known::of(facts, &member.member);
    let standing = |key: &str| {
        let badge = badges.get(key);
        let here = facts.achievements.iter().find(|badge| badge.achievement.key == key);
        let rule = here.and_then(|badge| badge.achievement.rule.as_ref());
        let judgement = rule.map(|rule| known.judge(here.map(|badge| &badge.achievement.id), rule));
        let missing = judgement.as_ref().filter(|judgement| judgement.verdict != Verdict::Met);
        let waits_for = missing.into_iter().flat_map(|judgement| judgement.missing()).filter_map(|condition| {
            match &condition.asks {
                Rule::Badge(key) => Some(key.clone()),
                _ => None,
            }
        });
        Standing {
            is_held: known.holds(key),
            can_be_earned: badge.is_some_and(|badge| badge.achievement.state.awards()),
            missing: judgement.as_ref().map(|judgement| judgement.total.saturating_sub(judgement.met)),
            waits_for: waits_for.collect(),
        }
    };
    let standings: HashMap<String, Standing> =
        pathway.draft.structure.badges().map(|key| (key.to_owned(), standing(key))).collect();
    (pathway.draft.structure.progress(&standings), standings)
}

/// Judges and signs what is known already, so that an answer stands on what it made. A failure costs nothing but time:
/// the workers come to it.
pub async fn settle(app: &App, pathway: &StoredPathway) {
    let (AchievementState::Active, Some(context)) = (pathway.end.achievement.state, &pathway.end.achievement.context)
    else {
        return;
    };
    if let Err(error) = round::settle(app, context.clone()).await {
        tracing::warn!(%context, %error, "a published pathway waits for the workers");
    }
}

/// Whether somebody holds the badge at the end, by what is known of the course.
pub fn holds_end(pathway: &StoredPathway, facts: &CourseFacts, person: &PersonId) -> bool {
    facts.badges.get(person).is_some_and(|held| held.contains_key(&pathway.end.achievement.key))
}
