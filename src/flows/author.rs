//! Makes, changes and publishes badges: what is typed is checked whole, resolved against the course, and kept.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::app::App;
use crate::artwork::{self, ArtworkError, Colour, Design, DesignError};
use crate::domain::achievement::{TextError, Texts, is_key, key_from, shortened_key};
use crate::domain::award::AchievementState;
use crate::domain::criteria::criteria_text;
use crate::domain::details::{AchievementDetails, AwardDetails, DetailError};
use crate::domain::ids::{AchievementId, ContextId, IssuerId, PersonId, PictureId};
use crate::domain::life::{Life, LifeError};
use crate::domain::progress::{Judgement, Verdict};
use crate::domain::rule::{ActivityKind, Course, NamedActivity, Rule, RuleError, RuleProblem, cycle};
use crate::flows::issue;
use crate::flows::standing::{self, Known, LeftOut, Names};
use crate::keys;
use crate::openbadges::credential::Image;
use crate::store::{
    AchievementDraft, Activity, CourseFacts, HeldAward, Member, NewAchievement, Picture, Recorded, Revision, Seen,
    StoreError, StoredAchievement, Whom,
};

/// What somebody wants a badge to be.
#[derive(Clone, Debug, Default)]
pub struct BadgeInput {
    /// Made from the name where it is missing.
    pub key: Option<String>,
    pub context: Option<ContextId>,
    pub name: String,
    pub description: String,
    /// Written from the rule where it is missing.
    pub criteria: Option<String>,
    /// The rule tree as JSON, activities by id or label. Without one only people hand the badge out.
    pub rule: Option<Value>,
    pub picture: PictureInput,
    pub picture_alt: Option<String>,
    /// A length of time, a day or a moment in ISO 8601, such as `P2Y` or `2027-06-30`.
    pub expires_after: Option<String>,
    /// Who signs it, by id or key; the default issuer where nobody is named.
    pub issuer: Option<String>,
    /// The document of [`AchievementDetails`]; nothing besides where it is missing.
    pub details: Option<Value>,
}

#[derive(Clone, Debug, Default)]
pub enum PictureInput {
    /// A design that follows from the name, so that badges of a course differ.
    #[default]
    FromName,
    Designed(Design),
    Uploaded(Vec<u8>),
    /// One that is kept already.
    Kept(PictureId),
}

/// Why a badge cannot be kept as it was typed. Everything that can be told at once is.
#[derive(Debug, thiserror::Error)]
pub enum AuthorError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Faults(Vec<Fault>),
    #[error("there is no course {0}")]
    UnknownContext(ContextId),
    #[error("there is no badge {0}")]
    UnknownBadge(String),
    #[error("a badge that is {from} cannot become {to}")]
    NotPossible { from: AchievementState, to: AchievementState },
    /// A badge that came along into a copied course names what the copy does not have.
    #[error("the rule names activities that the course does not have: {}", .0.join(", "))]
    Unmatched(Vec<String>),
    /// A pathway leads over badges that nobody can earn yet.
    #[error("these badges on the way are not published: {}", .0.join(", "))]
    Unpublished(Vec<String>),
    #[error("somebody else changed or published the badge at the same time; look at it again")]
    Changed,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    Text(TextError),
    #[error("a key is made of lower-case letters, digits and hyphens, 64 at most")]
    Key,
    #[error("the key {0} is taken by another badge")]
    KeyTaken(String),
    #[error("rule{}: {}", .0.path, .0.problem)]
    Rule(RuleError),
    #[error("the badges would wait for each other: {}", .0.join(" → "))]
    Cycle(Vec<String>),
    #[error("a rule needs a course: name its context")]
    RuleWithoutCourse,
    #[error("picture: {0}")]
    Picture(ArtworkError),
    #[error("picture: {0}")]
    Design(DesignError),
    #[error("there is no such picture")]
    UnknownPicture,
    #[error("the words for the picture are longer than 300 characters")]
    PictureAlt,
    #[error("expires_after: {0}")]
    Expiry(LifeError),
    #[error("there is no issuer {0}")]
    UnknownIssuer(String),
    #[error("a badge that was published keeps its issuer, because what was signed names it; make a new badge")]
    IssuerFixed,
    #[error("details: {0}")]
    Details(DetailError),
    #[error("the badge stands at the end of a pathway, which writes its rule: change the pathway")]
    RuleOfPathway,
}

const LONGEST_ALT: usize = 300;

/// Where a member stands with one badge.
#[derive(Clone, Debug)]
pub struct MemberStanding {
    pub member: Member,
    /// Why no rule awards this member.
    pub left_out: Option<LeftOut>,
    pub held: Option<HeldAward>,
    pub judgement: Option<Judgement>,
}

/// Adds a badge. `activate` publishes it at once; otherwise it is a draft.
pub async fn create(app: &App, input: BadgeInput, activate: bool) -> Result<StoredAchievement, AuthorError> {
    Ok(add(app, input, activate, None).await?.1)
}

/// What a form of a new badge, or of a new pathway, came to.
#[derive(Clone, Debug)]
pub enum Drafted<T> {
    Kept(T),
    /// It made this before, which somebody changed or published since: nothing was changed.
    Left(T),
}

/// Keeps the draft that a form of a new badge describes. Forms are sent twice, and sent again by who went back to them:
/// one that made a draft of this course before changes that draft, and makes no other.
pub async fn draft(app: &App, input: BadgeInput, form: String) -> Result<Drafted<StoredAchievement>, AuthorError> {
    let (recorded, badge) = add(app, input.clone(), false, Some(form.clone())).await?;
    if recorded == Recorded::New {
        return Ok(Drafted::Kept(badge));
    }
    if badge.achievement.state != AchievementState::Draft || !badge.comes_from(Some(&form)) {
        return Ok(Drafted::Left(badge));
    }
    match revise(app, &badge, Some(form), input).await {
        Err(AuthorError::Changed) => Ok(Drafted::Left(find(app, &badge.achievement.id).await?)),
        outcome => outcome.map(Drafted::Kept),
    }
}

/// Adds a badge, or finds the one that the same form made in this course.
async fn add(
    app: &App,
    input: BadgeInput,
    activate: bool,
    form: Option<String>,
) -> Result<(Recorded, StoredAchievement), AuthorError> {
    let key = input.key.clone().unwrap_or_default();
    let derived = key.is_empty();
    let key = if derived { key_from(&input.name) } else { key };
    let context = input.context.clone();
    let issuer = chosen_issuer(app, input.issuer.as_deref()).await?;
    let (issuer, draft) = both(issuer, check(app, input, &key).await)?;
    refuse_past(app, draft.expires_after)?;
    let state = if activate { AchievementState::Active } else { AchievementState::Draft };
    // Whoever publishes without looking first means those who meet the rule at this moment.
    let seen = if activate { meant(app, context.as_ref(), draft.rule.as_ref()).await? } else { Seen::default() };
    let id = AchievementId::from(keys::ordered_id());
    // A key that was made from a name gives way; one that somebody chose is refused.
    for attempt in 1..=20 {
        let candidate = if attempt == 1 { key.clone() } else { format!("{}-{attempt}", shortened_key(&key, 4)) };
        let new = NewAchievement {
            id: id.clone(),
            version_id: keys::ordered_id(),
            key: candidate,
            context: context.clone(),
            issuer: issuer.clone(),
            draft: draft.clone(),
            state,
            pathway: None,
            seen: seen.clone(),
            form: form.clone(),
        };
        let recorded = app.store.record_achievement(new, app.clock.now()).await?;
        if recorded == Recorded::New {
            app.work.notify_one();
            return Ok((recorded, find(app, &id).await?));
        }
        if let Some((context, form)) = context.clone().zip(form.clone())
            && let Some(made) = app.store.find_achievement_of_form(context, form).await?
        {
            return Ok((recorded, made));
        }
        if !derived {
            break;
        }
    }
    Err(AuthorError::Faults(vec![Fault::KeyTaken(key)]))
}

/// Tells what a badge says from what it says at another time, for whoever publishes it: 32 hexadecimal digits.
pub fn said(badge: &StoredAchievement) -> String {
    let says = badge.draft();
    let (rule, details) = (says.rule.as_ref().map(Rule::to_json), says.details.to_json());
    digest(&json!([
        (says.texts.name, says.texts.description, says.texts.criteria),
        (says.picture.as_str(), says.picture_alt, says.expires_after.map(|life| life.to_string())),
        (rule, details, badge.issuer.as_str()),
    ]))
}

/// The same for whoever changes it, to whom it is another thing once it was published.
pub fn stand(badge: &StoredAchievement) -> String {
    digest(&json!([said(badge), badge.published_at.is_some()]))
}

pub(super) fn digest(value: &Value) -> String {
    keys::hex(&keys::sha256(value.to_string().as_bytes())[..16])
}

/// Whether a badge, or the pathway to it, was changed or published since a form of it was opened, and not by the same form:
/// `stand` is that of either now, `as_read` what the form says of then, if anything.
pub fn is_past(badge: &StoredAchievement, stand: &str, form: &str, as_read: &str) -> bool {
    !as_read.is_empty() && stand != as_read && !badge.comes_from(Some(form))
}

/// Changes what a badge says; its key and course stay. Nothing is changed where somebody else did since it was read. `form`
/// is what the change comes from, if from a form.
pub async fn revise(
    app: &App,
    read: &StoredAchievement,
    form: Option<String>,
    input: BadgeInput,
) -> Result<StoredAchievement, AuthorError> {
    let (issuer, draft) = revised(app, read, input).await?;
    if issuer != read.issuer && read.published_at.is_some() {
        return Err(AuthorError::Faults(vec![Fault::IssuerFixed]));
    }
    let revision = Revision { version_id: keys::ordered_id(), issuer, draft, form };
    if !app.store.revise_achievement(read.clone(), revision, app.clock.now()).await? {
        return Err(AuthorError::Changed);
    }
    app.work.notify_one();
    find(app, &read.achievement.id).await
}

/// What a change would keep, and who signs it then.
async fn revised(
    app: &App,
    known: &StoredAchievement,
    mut input: BadgeInput,
) -> Result<(IssuerId, AchievementDraft), AuthorError> {
    input.context.clone_from(&known.achievement.context);
    let issuer = match input.issuer.as_deref() {
        Some(named) if named != known.issuer.as_str() => chosen_issuer(app, Some(named)).await?,
        _ => Ok(known.issuer.clone()),
    };
    let (issuer, draft) = both(issuer, check(app, input, &known.achievement.key).await)?;
    if known.pathway.is_some() && draft.rule != known.achievement.rule {
        return Err(AuthorError::Faults(vec![Fault::RuleOfPathway]));
    }
    if draft.expires_after != known.achievement.expires_after {
        refuse_past(app, draft.expires_after)?;
    }
    Ok((issuer, draft))
}

/// The issuer that was named, or the default one.
pub(super) async fn chosen_issuer(app: &App, named: Option<&str>) -> Result<Result<IssuerId, Fault>, StoreError> {
    let found = match named {
        Some(named) => app.store.find_issuer_named(named.to_owned()).await?.filter(|one| one.removed_at.is_none()),
        None => Some(app.store.find_default_issuer().await?.ok_or(StoreError::Corrupt("the default issuer"))?),
    };
    let unknown = || Fault::UnknownIssuer(named.unwrap_or_default().chars().take(80).collect());
    Ok(found.map(|issuer| issuer.id).ok_or_else(unknown))
}

/// Whether the badge would be signed by somebody else than it is now.
pub async fn changes_issuer(app: &App, badge: &StoredAchievement, named: Option<&str>) -> Result<bool, AuthorError> {
    let Some(named) = named else { return Ok(false) };
    let chosen = chosen_issuer(app, Some(named)).await?.map_err(|fault| AuthorError::Faults(vec![fault]))?;
    Ok(chosen != badge.issuer)
}

/// What is wrong with both is told at once.
pub(super) fn both<T>(
    issuer: Result<IssuerId, Fault>,
    rest: Result<T, AuthorError>,
) -> Result<(IssuerId, T), AuthorError> {
    match (issuer, rest) {
        (Ok(issuer), Ok(rest)) => Ok((issuer, rest)),
        (Err(fault), Ok(_)) => Err(AuthorError::Faults(vec![fault])),
        (Err(fault), Err(AuthorError::Faults(mut faults))) => {
            faults.push(fault);
            Err(AuthorError::Faults(faults))
        }
        (_, Err(error)) => Err(error),
    }
}

/// A badge whose end has passed could be given to nobody; one that had its time stays as it is.
fn refuse_past(app: &App, life: Option<Life>) -> Result<(), AuthorError> {
    match life.is_some_and(|life| life.is_over(app.clock.now())) {
        true => Err(AuthorError::Faults(vec![Fault::Expiry(LifeError::Past)])),
        false => Ok(()),
    }
}

/// What somebody who publishes a badge has seen of whom it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Nothing: should it go to many at once, it waits for a word.
    Nowhere,
    /// Whoever meets the rule at this moment is meant.
    Everybody,
    /// A preview with so many who would get it, and whether they are to get it.
    At { awards: usize, also_award: bool },
}

/// Publishes, pauses or retires.
pub async fn move_to(
    app: &App,
    id: &AchievementId,
    to: AchievementState,
    looked: Looked,
) -> Result<StoredAchievement, AuthorError> {
    match to {
        AchievementState::Active => publish(app, id, looked, None).await,
        _ => moved(app, find(app, id).await?, to, Seen::default()).await,
    }
}

/// Publishes, or ends a pause. With what was [`said`] on the page that led here, nothing else is published than that.
pub async fn publish(
    app: &App,
    id: &AchievementId,
    looked: Looked,
    as_read: Option<&str>,
) -> Result<StoredAchievement, AuthorError> {
    let mut known = find(app, id).await?;
    // Whoever publishes twice has done it once.
    if as_read.is_some() && known.achievement.state == AchievementState::Active {
        return Ok(known);
    }
    refuse_other(&known, as_read)?;
    if let (Some(rule), Some(context)) = (&known.achievement.rule, &known.achievement.context)
        && !unmatched(rule, &app.store.list_activities(context.clone()).await?).is_empty()
    {
        known = name_anew(app, &known, as_read.map(str::to_owned)).await?;
        refuse_other(&known, as_read)?;
    }
    let unpublished = unpublished_on_the_way(app, &known).await?;
    if !unpublished.is_empty() {
        return Err(AuthorError::Unpublished(unpublished));
    }
    let seen = seen(app, &known, looked).await?;
    moved(app, known, AchievementState::Active, seen).await
}

/// Refuses what is not what was looked at, with its activities named by their identifiers or not.
fn refuse_other(badge: &StoredAchievement, as_read: Option<&str>) -> Result<(), AuthorError> {
    match as_read {
        Some(read) if !badge.comes_from(as_read) && said(badge) != read => Err(AuthorError::Changed),
        _ => Ok(()),
    }
}

async fn moved(
    app: &App,
    read: StoredAchievement,
    to: AchievementState,
    seen: Seen,
) -> Result<StoredAchievement, AuthorError> {
    let moved = app.store.move_achievement(read.clone(), to, seen, app.clock.now()).await?;
    let present = find(app, &read.achievement.id).await?;
    match moved {
        true => {
            app.work.notify_one();
            Ok(present)
        }
        false if present.says_what(&read) => Err(AuthorError::NotPossible { from: present.achievement.state, to }),
        false => Err(AuthorError::Changed),
    }
}

/// The badges that lead to the end of a pathway and are not published, by name. Until they are, nobody can go it.
pub async fn unpublished_on_the_way(app: &App, badge: &StoredAchievement) -> Result<Vec<String>, StoreError> {
    let (Some(_), Some(rule)) = (&badge.pathway, &badge.achievement.rule) else { return Ok(Vec::new()) };
    let on_the_way = app.store.list_achievements_by_key(standing::named_badges(std::iter::once(rule))).await?;
    let drafts = on_the_way.into_iter().filter(|badge| badge.achievement.state == AchievementState::Draft);
    Ok(drafts.map(|badge| badge.achievement.texts.name).collect())
}

/// Whom the rule of a badge is about to award, as far as whoever publishes it knows of them.
async fn seen(app: &App, badge: &StoredAchievement, looked: Looked) -> Result<Seen, AuthorError> {
    let (Some(rule), Some(context)) = (&badge.achievement.rule, &badge.achievement.context) else {
        return Ok(Seen::default());
    };
    let met = async || -> Result<Vec<PersonId>, AuthorError> {
        let held = app.store.list_people_awarded(badge.achievement.id.clone()).await?;
        let met = who_meets(app, context, Some(&badge.achievement.id), rule).await?;
        Ok(met.into_iter().filter(|person| !held.contains(person)).collect())
    };
    Ok(match looked {
        Looked::Nowhere => Seen::default(),
        Looked::Everybody => Seen { awarded: met().await?, ..Seen::default() },
        Looked::At { also_award: false, .. } => Seen { set_aside: met().await?, ..Seen::default() },
        // Another list than the one that was seen is another decision.
        Looked::At { awards, also_award: true } => {
            let met = met().await?;
            Seen { awarded: if met.len() == awards { met } else { Vec::new() }, ..Seen::default() }
        }
    })
}

/// Everybody who meets the rule of a new badge.
pub(super) async fn meant(app: &App, context: Option<&ContextId>, rule: Option<&Rule>) -> Result<Seen, AuthorError> {
    let (Some(context), Some(rule)) = (context, rule) else { return Ok(Seen::default()) };
    Ok(Seen { awarded: who_meets(app, context, None, rule).await?, ..Seen::default() })
}

/// The learners of a course who meet a rule now.
async fn who_meets(
    app: &App,
    context: &ContextId,
    badge: Option<&AchievementId>,
    rule: &Rule,
) -> Result<Vec<PersonId>, AuthorError> {
    let facts = course_facts(app, context, Whom::Everyone).await?;
    let (badge, rule) = (badge.cloned(), rule.clone());
    Ok(app
        .heavy(move || {
            let learners = facts.members.iter().map(|member| &member.member).filter(|member| member.is_awardable());
            let meets =
                |member: &Member| Known::of(&facts, member).judge(badge.as_ref(), &rule).verdict == Verdict::Met;
            learners.filter(|member| meets(member)).map(|member| member.person.clone()).collect()
        })
        .await)
}

/// What a rule names by a label and not by an identifier: a badge that came along from another course names so what the
/// copy did not have. What is gone from a course is known there.
pub fn unmatched(rule: &Rule, activities: &[Activity]) -> Vec<String> {
    let is_known = |name: &str| activities.iter().any(|activity| activity.id.as_str() == name);
    let named = rule.activities().into_iter().map(|activity| activity.as_str());
    named.filter(|name| !is_known(name)).map(str::to_owned).collect()
}

/// What of it the course still does not have under that label, once.
pub fn still_unmatched(rule: &Rule, activities: &[Activity]) -> Vec<String> {
    let named_so = |label: &str| activities.iter().filter(|one| one.gone_at.is_none() && one.label == label).count();
    unmatched(rule, activities).into_iter().filter(|label| named_so(label) != 1).collect()
}

/// Names by their identifiers what has appeared in the course since, for whoever publishes what they have read.
async fn name_anew(
    app: &App,
    badge: &StoredAchievement,
    as_read: Option<String>,
) -> Result<StoredAchievement, AuthorError> {
    match revise(app, badge, as_read, input_of(badge)).await {
        Ok(named) => Ok(named),
        Err(AuthorError::Faults(faults)) => {
            let label = |fault: &Fault| match fault {
                Fault::Rule(error) => match &error.problem {
                    RuleProblem::UnknownActivity { name, .. } | RuleProblem::AmbiguousActivity { name, .. } => {
                        Some(name.clone())
                    }
                    _ => None,
                },
                _ => None,
            };
            let labels: Vec<String> = faults.iter().filter_map(label).collect();
            Err(if labels.is_empty() { AuthorError::Faults(faults) } else { AuthorError::Unmatched(labels) })
        }
        Err(error) => Err(error),
    }
}

async fn find(app: &App, id: &AchievementId) -> Result<StoredAchievement, AuthorError> {
    let found = app.store.find_achievement(id.clone()).await?;
    found.ok_or_else(|| AuthorError::UnknownBadge(id.to_string()))
}

/// The input as it stands now, for changing parts of it.
pub fn input_of(badge: &StoredAchievement) -> BadgeInput {
    BadgeInput {
        key: Some(badge.achievement.key.clone()),
        context: badge.achievement.context.clone(),
        name: badge.achievement.texts.name.clone(),
        description: badge.achievement.texts.description.clone(),
        criteria: Some(badge.achievement.texts.criteria.clone()),
        rule: badge.achievement.rule.as_ref().map(Rule::to_json),
        picture: PictureInput::Kept(badge.picture.clone()),
        picture_alt: Some(badge.picture_alt.clone()),
        expires_after: badge.achievement.expires_after.map(|period| period.to_string()),
        issuer: Some(badge.issuer.to_string()),
        details: Some(badge.achievement.details.to_json()),
    }
}

/// Checks what creating would check.
pub async fn check_only(app: &App, input: BadgeInput) -> Result<(), AuthorError> {
    let issuer = chosen_issuer(app, input.issuer.as_deref()).await?;
    both(issuer, resolved(app, &input).await).map(drop)
}

/// What would be kept, without keeping it.
pub async fn resolved(app: &App, input: &BadgeInput) -> Result<AchievementDraft, AuthorError> {
    let key = input.key.clone().unwrap_or_else(|| key_from(&input.name));
    check(app, BadgeInput { picture: PictureInput::FromName, ..input.clone() }, &key).await
}

/// Checks everything and keeps the picture; nothing else is written.
pub(super) async fn check(app: &App, input: BadgeInput, key: &str) -> Result<AchievementDraft, AuthorError> {
    let mut faults = Vec::new();
    if !is_key(key) {
        faults.push(Fault::Key);
    }
    let expires_after = match input.expires_after.as_deref().filter(|text| !text.is_empty()).map(Life::parse) {
        Some(Err(error)) => {
            faults.push(Fault::Expiry(error));
            None
        }
        Some(Ok(period)) => Some(period),
        None => None,
    };
    let facts = match &input.context {
        Some(context) => Some(course_facts(app, context, Whom::Nobody).await?),
        None => None,
    };
    let rule = match (&input.rule, input.context.as_ref().zip(facts.as_ref())) {
        (None, _) => None,
        (Some(_), None) => {
            faults.push(Fault::RuleWithoutCourse);
            None
        }
        (Some(json), Some((context, facts))) => {
            resolve(app, json, context, facts, key).await?.map_err(|found| faults.extend(found)).ok()
        }
    };
    let criteria = match (input.criteria.filter(|text| !text.trim().is_empty()), &rule, &facts) {
        (Some(criteria), ..) => criteria,
        (None, Some(rule), Some(facts)) => draft_criteria(app, rule, facts).await?,
        // Nothing that a machine could write from; the description is what people are told.
        _ => input.description.clone(),
    };
    let texts = Texts { name: input.name, description: input.description, criteria };
    let texts = match texts.checked() {
        Ok(texts) => Some(texts),
        Err(errors) => {
            // Without a rule that holds, the criteria could not be drafted: that is not the writer's fault.
            faults.extend(errors.into_iter().map(Fault::Text));
            None
        }
    };
    let alt = input.picture_alt.map(|alt| alt.trim().to_owned()).filter(|alt| !alt.is_empty());
    if alt.as_ref().is_some_and(|alt| alt.chars().count() > LONGEST_ALT) {
        faults.push(Fault::PictureAlt);
    }
    let details =
        match input.details.as_ref().map_or_else(|| Ok(AchievementDetails::default()), AchievementDetails::parse) {
            Ok(details) => details,
            Err(errors) => {
                faults.extend(errors.into_iter().map(Fault::Details));
                AchievementDetails::default()
            }
        };
    let (Some(texts), true) = (texts, faults.is_empty()) else { return Err(AuthorError::Faults(faults)) };
    let details = signable(app, &texts, details).await?;
    let picture = keep_picture(app, input.picture, &texts.name, input.issuer.as_deref()).await?;
    let picture_alt = alt.unwrap_or_else(|| alt_of(&texts.name));
    Ok(AchievementDraft { texts, rule, picture, picture_alt, expires_after, details })
}

/// The words for the picture of a badge for which nobody wrote any.
pub fn alt_of(name: &str) -> String {
    format!("{name} badge")
}

/// The details, when credentials with them can be signed: better now than with the first award.
async fn signable(app: &App, texts: &Texts, details: AchievementDetails) -> Result<AchievementDetails, AuthorError> {
    if details.is_empty() {
        return Ok(details);
    }
    let image = Image { url: app.urls.picture("any"), caption: None };
    let content = issue::achievement(&"any".into(), texts, image, details, &app.urls);
    app.heavy(move || match issue::check_signable(&content, &AwardDetails::default()) {
        Ok(()) => Ok(content.details),
        Err(problem) => Err(AuthorError::Faults(vec![Fault::Details(DetailError::of_all(problem))])),
    })
    .await
}

/// The rule with activities by id, or everything that is wrong with it.
async fn resolve(
    app: &App,
    json: &Value,
    context: &ContextId,
    facts: &CourseFacts,
    key: &str,
) -> Result<Result<Rule, Vec<Fault>>, StoreError> {
    let rule = match Rule::parse(json) {
        Ok(rule) => rule,
        Err(error) => return Ok(Err(vec![Fault::Rule(error)])),
    };
    let named = rule.badges().into_iter().map(str::to_owned).collect();
    let mut badges: HashSet<String> =
        app.store.list_badges_in_reach(context.clone(), named).await?.into_iter().collect();
    badges.extend(facts.achievements.iter().map(|badge| badge.achievement.key.clone()));
    let course = Course {
        activities: facts.activities.iter().map(named_activity).collect(),
        badges: badges.into_iter().collect(),
        own_key: Some(key),
    };
    let resolved = match rule.resolve(&course) {
        Ok(resolved) => resolved,
        Err(errors) => return Ok(Err(errors.into_iter().map(Fault::Rule).collect())),
    };
    let wanted: Vec<String> = resolved.badges().into_iter().map(str::to_owned).collect();
    if !wanted.is_empty() {
        let mut graph = app.store.list_badge_graph().await?;
        graph.insert(key.to_owned(), wanted);
        if let Some(circle) = cycle(&graph) {
            return Ok(Err(vec![Fault::Cycle(circle)]));
        }
    }
    Ok(Ok(resolved))
}

/// An activity as rules see it.
pub fn named_activity(activity: &Activity) -> NamedActivity {
    NamedActivity {
        id: activity.id.clone(),
        label: activity.label.clone(),
        kind: activity.kind,
        armed: activity.is_armed(),
        maximum: activity.maximum,
        scored: activity.kind == ActivityKind::Column,
        gone: activity.gone_at.is_some(),
    }
}

async fn draft_criteria(app: &App, rule: &Rule, facts: &CourseFacts) -> Result<String, StoreError> {
    let badges = app.store.find_badge_names(standing::named_badges(std::iter::once(rule))).await?;
    Ok(criteria_text(rule, &standing::names(facts, badges).labels()))
}

/// A rule as it was typed, resolved, with the names that it speaks of; nothing while it does not hold.
pub async fn read_rule(app: &App, context: &ContextId, rule: &Value) -> Result<Option<(Rule, Names)>, AuthorError> {
    let facts = course_facts(app, context, Whom::Nobody).await?;
    let Ok(rule) = resolve(app, rule, context, &facts, "").await? else { return Ok(None) };
    let badges = app.store.find_badge_names(standing::named_badges(std::iter::once(&rule))).await?;
    Ok(Some((rule, standing::names(&facts, badges))))
}

/// Criteria written from a rule as it was typed; nothing while the rule does not hold.
pub async fn criteria_for(app: &App, context: &ContextId, rule: &Value) -> Result<Option<String>, AuthorError> {
    let facts = course_facts(app, context, Whom::Nobody).await?;
    match resolve(app, rule, context, &facts, "").await? {
        Ok(rule) => Ok(Some(draft_criteria(app, &rule, &facts).await?)),
        Err(_) => Ok(None),
    }
}

async fn keep_picture(
    app: &App,
    input: PictureInput,
    name: &str,
    issuer: Option<&str>,
) -> Result<PictureId, AuthorError> {
    let fault = |fault| AuthorError::Faults(vec![fault]);
    let (bytes, design) = match input {
        PictureInput::Kept(id) => {
            return match app.store.find_picture(id.clone()).await? {
                Some(_) => Ok(id),
                None => Err(fault(Fault::UnknownPicture)),
            };
        }
        PictureInput::Uploaded(bytes) => {
            let png = app.heavy(move || artwork::read_picture(&bytes)).await;
            (png.map_err(|error| fault(Fault::Picture(error)))?.into_bytes(), None)
        }
        PictureInput::Designed(design) => {
            drawn(app, design.checked().map_err(|error| fault(Fault::Design(error)))?).await
        }
        PictureInput::FromName => drawn(app, design_for(app, name, issuer).await?).await,
    };
    let id = PictureId::from(keys::hex(&keys::sha256(&bytes)));
    let picture = Picture { id: id.clone(), media_type: "image/png".to_owned(), bytes, design };
    app.store.record_picture(picture, app.clock.now()).await?;
    Ok(id)
}

/// The picture of a design, and the design as it is kept beside it.
async fn drawn(app: &App, design: Design) -> (Vec<u8>, Option<String>) {
    let kept = design.to_json();
    (app.heavy(move || design.png()).await.into_bytes(), Some(kept))
}

/// Keeps a picture that was uploaded before the rest of its form is right.
pub async fn keep_upload(app: &App, bytes: Vec<u8>) -> Result<PictureId, AuthorError> {
    keep_picture(app, PictureInput::Uploaded(bytes), "", None).await
}

/// A design that follows from a name, in the colour of whoever signs the badge.
pub async fn design_for(app: &App, name: &str, issuer: Option<&str>) -> Result<Design, StoreError> {
    Ok(Design::guessed(name, brand(app, issuer).await?))
}

/// The colour of the logo of an issuer: the default one where nobody is named.
pub async fn brand(app: &App, issuer: Option<&str>) -> Result<Option<Colour>, StoreError> {
    let named = match issuer {
        Some(issuer) => app.store.find_issuer_named(issuer.to_owned()).await?,
        None => app.store.find_default_issuer().await?,
    };
    let Some(logo) = named.and_then(|issuer| issuer.logo) else { return Ok(None) };
    let logo = app.store.find_picture(logo).await?;
    Ok(app.heavy(move || logo.and_then(|logo| artwork::brand_of(&logo.bytes))).await)
}

pub async fn course_facts(app: &App, context: &ContextId, whom: Whom) -> Result<CourseFacts, AuthorError> {
    if app.store.find_context(context.clone()).await?.is_none() {
        return Err(AuthorError::UnknownContext(context.clone()));
    }
    Ok(app.store.find_course_facts(context.clone(), whom, true, app.clock.now()).await?)
}

/// Who would earn a badge now, and why each other member would not; with the names that the conditions speak of.
pub async fn preview(
    app: &App,
    badge: &StoredAchievement,
) -> Result<(Vec<MemberStanding>, Names, CourseFacts), AuthorError> {
    let context = badge.achievement.context.clone().ok_or(AuthorError::Faults(vec![Fault::RuleWithoutCourse]))?;
    let facts = course_facts(app, &context, Whom::Everyone).await?;
    let badge_names = app.store.find_badge_names(standing::named_badges(badge.achievement.rule.iter())).await?;
    let badge = badge.clone();
    Ok(app
        .heavy(move || {
            let names = standing::names(&facts, badge_names);
            let standings = facts
                .members
                .iter()
                .map(|member| {
                    let held = facts.awards.get(&(badge.achievement.id.clone(), member.member.person.clone()));
                    let rule = badge.achievement.rule.as_ref();
                    MemberStanding {
                        left_out: standing::left_out(&member.member),
                        held: held.cloned(),
                        judgement: rule.map(|rule| {
                            let known = Known::of(&facts, &member.member);
                            judged(&known, &badge.achievement.id, rule, &names)
                        }),
                        member: member.member.clone(),
                    }
                })
                .collect();
            (standings, names, facts)
        })
        .await)
}

/// A judgement with its conditions in words.
pub fn judged(known: &Known, badge: &AchievementId, rule: &Rule, names: &Names) -> Judgement {
    let mut judgement = known.judge(Some(badge), rule);
    judgement.put_in_words(&names.labels());
    judgement
}
