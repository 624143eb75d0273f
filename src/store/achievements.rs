//! Achievements, their versions and pictures, and what their rules name.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::retirements::Retirement;
use super::roster::touch_all;
use super::schema::{achievement_versions, achievements, activities, awards, contexts, pictures, rule_references};
use super::waits::{Deed, Hold, Ruling, hold_of, record_decisions};
use super::{Recorded, Store, StoreError, audit, directly, insert_once};
use crate::domain::achievement::{Achievement, Texts};
use crate::domain::award::{AchievementState, AwardState};
use crate::domain::console;
use crate::domain::details::AchievementDetails;
use crate::domain::ids::{AchievementId, ContextId, IssuerId, PathwayId, PersonId, PictureId};
use crate::domain::life::Life;
use crate::domain::rule::Rule;

/// An achievement with its current version.
#[derive(Clone, Debug)]
pub struct StoredAchievement {
    pub achievement: Achievement,
    pub issuer: IssuerId,
    pub picture: PictureId,
    pub picture_alt: String,
    /// What the rule names and the course no longer has; not empty means that the rule awards nobody.
    pub missing: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub published_at: Option<DateTime<Utc>>,
    /// Whether it writes into a column of the gradebook that it was earned.
    pub writes_score: bool,
    /// The badge of another course that it came along from.
    pub copied_from: Option<AchievementId>,
    /// The pathway that it stands at the end of, and that writes its rule.
    pub pathway: Option<PathwayId>,
    /// Whether its rule awards nobody until somebody has seen whom it is about to.
    pub hold: Option<Hold>,
    /// What is told of its end, where it is retired.
    pub retirement: Option<Retirement>,
    /// The form that made the last change, as long as that was not published for the first time since.
    pub last_form: Option<String>,
}

/// An achievement to be, with its first version.
#[derive(Clone, Debug)]
pub struct NewAchievement {
    pub id: AchievementId,
    pub version_id: String,
    pub key: String,
    pub context: Option<ContextId>,
    pub issuer: IssuerId,
    pub draft: AchievementDraft,
    pub state: AchievementState,
    /// The pathway that it stands at the end of.
    pub pathway: Option<PathwayId>,
    /// Whom whoever publishes it at once has seen.
    pub seen: Seen,
    /// The form that it comes from, which makes one badge of its course, however often it is sent.
    pub form: Option<String>,
}

impl StoredAchievement {
    /// What its current version says.
    pub fn draft(&self) -> AchievementDraft {
        AchievementDraft {
            texts: self.achievement.texts.clone(),
            rule: self.achievement.rule.clone(),
            picture: self.picture.clone(),
            picture_alt: self.picture_alt.clone(),
            expires_after: self.achievement.expires_after,
            details: self.achievement.details.clone(),
        }
    }

    /// Whether it is signed by the same issuer and says the same as when it was read before.
    pub fn says_what(&self, read: &Self) -> bool {
        self.issuer == read.issuer && self.draft() == read.draft()
    }

    /// Whether this form made the last change.
    pub fn comes_from(&self, form: Option<&str>) -> bool {
        form.is_some() && self.last_form.as_deref() == form
    }

    /// Whether nobody changed or published it since it was read, or the same form did the last change.
    pub(super) fn is_as(&self, read: &Self, form: Option<&str>) -> bool {
        (self.says_what(read) || self.comes_from(form)) && self.published_at.is_some() == read.published_at.is_some()
    }
}

/// What a version of an achievement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AchievementDraft {
    pub texts: Texts,
    /// Resolved: activities by id. `None` for a badge that only people hand out.
    pub rule: Option<Rule>,
    pub picture: PictureId,
    pub picture_alt: String,
    pub expires_after: Option<Life>,
    pub details: AchievementDetails,
}

/// A change of what an achievement says and who signs it.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Of the version that it makes, where the achievement was once published.
    pub version_id: String,
    pub issuer: IssuerId,
    pub draft: AchievementDraft,
    /// The form that it comes from.
    pub form: Option<String>,
}

impl Revision {
    /// Whether it says so already.
    pub(super) fn is_made(&self, known: &StoredAchievement) -> bool {
        known.issuer == self.issuer && known.draft() == self.draft
    }
}

#[derive(Clone, Debug)]
pub struct Picture {
    pub id: PictureId,
    pub media_type: String,
    pub bytes: Vec<u8>,
    /// How it was drawn, for the form that changes it; `None` for an upload.
    pub design: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BadgeCounts {
    pub earned: i64,
    pub flagged: i64,
}

/// Whom people saw when they published, and what they said about them.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub awarded: Vec<PersonId>,
    pub set_aside: Vec<PersonId>,
}

impl Seen {
    fn record(&self, db: &mut Db, achievement: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        record_decisions(db, achievement, Deed::Award, &self.awarded, Ruling::Confirmed, now)?;
        record_decisions(db, achievement, Deed::Award, &self.set_aside, Ruling::SetAside, now)
    }
}

/// Which achievements name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleReference {
    Activity,
    Badge,
}

impl RuleReference {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Badge => "badge",
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = achievements)]
struct AchievementRow {
    id: String,
    key: String,
    context_id: Option<String>,
    issuer_id: String,
    state: String,
    attention: Option<String>,
    created_at: NaiveDateTime,
    published_at: Option<NaiveDateTime>,
    writes_score: bool,
    copied_from: Option<String>,
    pathway_id: Option<String>,
    held_at: Option<NaiveDateTime>,
    held_awards: i32,
    held_flags: i32,
    retired_at: Option<NaiveDateTime>,
    retirement_note: Option<String>,
    successor_id: Option<String>,
    last_form: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = achievement_versions)]
pub(super) struct VersionRow {
    id: String,
    achievement_id: String,
    number: i32,
    name: String,
    description: String,
    criteria: String,
    rule: Option<String>,
    picture_id: String,
    picture_alt: String,
    expires_after: Option<String>,
    created_at: NaiveDateTime,
    details: Option<String>,
}

/// What a version or an award says besides; nothing where there is nothing.
pub(super) fn details<T: Default + serde::de::DeserializeOwned>(kept: Option<&str>) -> Result<T, StoreError> {
    kept.map_or_else(
        || Ok(T::default()),
        |text| serde_json::from_str(text).map_err(|_| StoreError::Corrupt("the details of a badge or an award")),
    )
}

impl VersionRow {
    pub(super) fn new(id: String, achievement: &str, number: i32, draft: AchievementDraft, now: NaiveDateTime) -> Self {
        Self {
            id,
            achievement_id: achievement.to_owned(),
            number,
            name: draft.texts.name,
            description: draft.texts.description,
            criteria: draft.texts.criteria,
            rule: draft.rule.map(|rule| rule.to_json().to_string()),
            picture_id: draft.picture.into_string(),
            picture_alt: draft.picture_alt,
            expires_after: draft.expires_after.map(|period| period.to_string()),
            created_at: now,
            details: (!draft.details.is_empty()).then(|| draft.details.to_json().to_string()),
        }
    }
}

fn stored(row: AchievementRow, version: VersionRow) -> Result<StoredAchievement, StoreError> {
    let rule = match version.rule {
        None => None,
        Some(text) => {
            let json = serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("a rule"))?;
            Some(Rule::parse(&json).map_err(|_| StoreError::Corrupt("a rule"))?)
        }
    };
    let expires_after = version
        .expires_after
        .map(|text| Life::parse(&text).map_err(|_| StoreError::Corrupt("the life of a badge")))
        .transpose()?;
    let missing = match row.attention {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("what a rule misses"))?,
        None => Vec::new(),
    };
    let state = AchievementState::parse(&row.state).ok_or(StoreError::Corrupt("the state of a badge"))?;
    Ok(StoredAchievement {
        retirement: (state == AchievementState::Retired).then(|| Retirement {
            at: row.retired_at.map(|time| time.and_utc()),
            note: row.retirement_note,
            successor: row.successor_id.map(Into::into),
        }),
        achievement: Achievement {
            id: row.id.into(),
            context: row.context_id.map(Into::into),
            key: row.key,
            state,
            version: version.id.into(),
            version_number: u32::try_from(version.number)
                .map_err(|_| StoreError::Corrupt("the number of a version"))?,
            texts: Texts { name: version.name, description: version.description, criteria: version.criteria },
            picture: Some(version.picture_id.clone().into()),
            rule,
            expires_after,
            details: details(version.details.as_deref())?,
        },
        issuer: row.issuer_id.into(),
        picture: version.picture_id.into(),
        picture_alt: version.picture_alt,
        missing,
        created_at: row.created_at.and_utc(),
        published_at: row.published_at.map(|time| time.and_utc()),
        writes_score: row.writes_score,
        copied_from: row.copied_from.map(Into::into),
        pathway: row.pathway_id.map(Into::into),
        hold: hold_of(row.held_at, row.held_awards, row.held_flags),
        last_form: row.last_form,
    })
}

/// An achievement with its current version, as one query.
macro_rules! current {
    () => {
        achievements::table
            .inner_join(
                achievement_versions::table.on(achievement_versions::achievement_id
                    .eq(achievements::id)
                    .and(achievement_versions::number.eq(achievements::version))),
            )
            .select((AchievementRow::as_select(), VersionRow::as_select()))
    };
}

fn load(rows: Vec<(AchievementRow, VersionRow)>) -> Result<Vec<StoredAchievement>, StoreError> {
    rows.into_iter().map(|(row, version)| stored(row, version)).collect()
}

pub(super) fn find(db: &mut Db, id: &str) -> Result<Option<StoredAchievement>, StoreError> {
    let found = current!().filter(achievements::id.eq(id)).first(db).optional()?;
    found.map(|(row, version)| stored(row, version)).transpose()
}

/// Makes whoever changes the same achievement wait: writing comes first, so that what is read next is what holds.
pub(super) fn lock(db: &mut Db, id: &str, now: NaiveDateTime) -> Result<(), StoreError> {
    diesel::update(achievements::table.find(id)).set(achievements::changed_at.eq(now)).execute(db)?;
    Ok(())
}

/// Active achievements of a course whose rule can be judged.
pub(super) fn list_judged(db: &mut Db, context: &str) -> Result<Vec<StoredAchievement>, StoreError> {
    let rows = current!()
        .filter(achievements::context_id.eq(context))
        .filter(achievements::state.eq(AchievementState::Active.as_str()))
        .filter(achievements::attention.is_null())
        .filter(achievement_versions::rule.is_not_null())
        .order(achievements::id)
        .load(db)?;
    load(rows)
}

pub(super) fn list_of_context(db: &mut Db, context: &str) -> Result<Vec<StoredAchievement>, StoreError> {
    load(directly!(db, |db| current!().filter(achievements::context_id.eq(context)).order(achievements::id).load(db))?)
}

/// The courses whose active rules name this badge.
pub(super) fn contexts_that_name_badge(db: &mut Db, key: &str) -> Result<Vec<String>, StoreError> {
    let contexts: Vec<Option<String>> = rule_references::table
        .inner_join(achievements::table)
        .filter(rule_references::kind.eq(RuleReference::Badge.as_str()).and(rule_references::target.eq(key)))
        .filter(achievements::state.eq(AchievementState::Active.as_str()))
        .select(achievements::context_id)
        .distinct()
        .load(db)?;
    Ok(contexts.into_iter().flatten().collect())
}

/// An activity went or came back: the rules that name it need attention while anything they name is gone.
pub(super) fn refresh_attention(db: &mut Db, activity: &str, now: NaiveDateTime) -> Result<(), StoreError> {
    let named: Vec<String> = rule_references::table
        .filter(rule_references::kind.eq(RuleReference::Activity.as_str()).and(rule_references::target.eq(activity)))
        .select(rule_references::achievement_id)
        .load(db)?;
    for achievement in named {
        let targets: Vec<String> = rule_references::table
            .filter(rule_references::achievement_id.eq(&achievement))
            .filter(rule_references::kind.eq(RuleReference::Activity.as_str()))
            .select(rule_references::target)
            .load(db)?;
        let missing: Vec<String> = activities::table
            .filter(activities::id.eq_any(targets).and(activities::gone_at.is_not_null()))
            .order(activities::label)
            .select(activities::label)
            .load(db)?;
        let attention =
            (!missing.is_empty()).then(|| serde_json::to_string(&missing).expect("a list of strings is JSON"));
        diesel::update(achievements::table.find(&achievement))
            .set((achievements::attention.eq(attention), achievements::changed_at.eq(now)))
            .execute(db)?;
        let context: Option<String> =
            achievements::table.find(&achievement).select(achievements::context_id).first(db)?;
        if let (true, Some(context)) = (missing.is_empty(), context) {
            touch_all(db, &context, now.and_utc())?;
        }
    }
    Ok(())
}

pub(super) fn write_references(db: &mut Db, achievement: &str, rule: Option<&Rule>) -> Result<(), StoreError> {
    diesel::delete(rule_references::table.filter(rule_references::achievement_id.eq(achievement))).execute(db)?;
    let Some(rule) = rule else { return Ok(()) };
    let activities = rule.activities().into_iter().map(|activity| (RuleReference::Activity, activity.as_str()));
    let badges = rule.badges().into_iter().map(|key| (RuleReference::Badge, key));
    for (kind, target) in activities.chain(badges) {
        let row = (
            rule_references::achievement_id.eq(achievement),
            rule_references::kind.eq(kind.as_str()),
            rule_references::target.eq(target),
        );
        insert_once!(db, rule_references::table, row)?;
    }
    Ok(())
}

/// Adds an achievement with its first version; the teacher who does it looks after it from then on. `Existing` means that
/// the key is taken, or that its form was sent before.
pub(super) fn insert(db: &mut Db, new: NewAchievement, now: DateTime<Utc>) -> Result<Recorded, StoreError> {
    let at = now.naive_utc();
    let row = (
        achievements::id.eq(new.id.as_str()),
        achievements::key.eq(&new.key),
        achievements::context_id.eq(new.context.as_ref().map(ContextId::as_str)),
        achievements::issuer_id.eq(new.issuer.as_str()),
        achievements::state.eq(new.state.as_str()),
        achievements::version.eq(1),
        achievements::created_at.eq(at),
        achievements::changed_at.eq(at),
        achievements::published_at.eq((new.state == AchievementState::Active).then_some(at)),
        achievements::pathway_id.eq(new.pathway.as_ref().map(PathwayId::as_str)),
        achievements::owner_id.eq(audit::teacher()),
        achievements::form.eq(&new.form),
        achievements::last_form.eq(&new.form),
    );
    if insert_once!(db, achievements::table, row)? == Recorded::Existing {
        return Ok(Recorded::Existing);
    }
    write_references(db, new.id.as_str(), new.draft.rule.as_ref())?;
    let version = VersionRow::new(new.version_id, new.id.as_str(), 1, new.draft, at);
    diesel::insert_into(achievement_versions::table).values(version).execute(db)?;
    new.seen.record(db, new.id.as_str(), now)?;
    if let (AchievementState::Active, Some(context)) = (new.state, &new.context) {
        touch_all(db, context.as_str(), now)?;
    }
    audit::note(db, console::Deed::BadgeMade, new.id.as_str(), now)?;
    Ok(Recorded::New)
}

/// Changes what an achievement says and who signs it: a draft is overwritten, and what was once published gets a new
/// version. False where it is gone, or not as it was when it was read any more.
pub(super) fn revise(
    db: &mut Db,
    read: &StoredAchievement,
    revision: Revision,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let at = now.naive_utc();
    let id = read.achievement.id.as_str();
    lock(db, id, at)?;
    let Some(known) = find(db, id)? else { return Ok(false) };
    // Whoever sends a change twice has made it once.
    let is_made = revision.is_made(&known);
    if !is_made && !known.is_as(read, revision.form.as_deref()) {
        return Ok(false);
    }
    let Revision { version_id, issuer, draft, form } = revision;
    write_references(db, id, draft.rule.as_ref())?;
    let number = i32::try_from(known.achievement.version_number).map_err(|_| StoreError::Corrupt("a version"))?;
    if known.published_at.is_none() {
        let row = VersionRow::new(known.achievement.version.into_string(), id, number, draft, at);
        diesel::update(achievement_versions::table.find(&row.id))
            .set((
                achievement_versions::name.eq(&row.name),
                achievement_versions::description.eq(&row.description),
                achievement_versions::criteria.eq(&row.criteria),
                achievement_versions::rule.eq(&row.rule),
                achievement_versions::picture_id.eq(&row.picture_id),
                achievement_versions::picture_alt.eq(&row.picture_alt),
                achievement_versions::expires_after.eq(&row.expires_after),
                achievement_versions::details.eq(&row.details),
            ))
            .execute(db)?;
    } else if !is_made {
        let row = VersionRow::new(version_id, id, number + 1, draft, at);
        diesel::insert_into(achievement_versions::table).values(row).execute(db)?;
        diesel::update(achievements::table.find(id)).set(achievements::version.eq(number + 1)).execute(db)?;
    }
    diesel::update(achievements::table.find(id))
        .set((
            achievements::issuer_id.eq(issuer.as_str()),
            achievements::attention.eq(None::<String>),
            // Another rule is another list; should it surprise as well, it waits anew.
            achievements::held_at.eq(None::<NaiveDateTime>),
            achievements::held_awards.eq(0),
            achievements::held_flags.eq(0),
            achievements::changed_at.eq(at),
            achievements::last_form.eq(form),
        ))
        .execute(db)?;
    if let (AchievementState::Active, Some(context)) = (known.achievement.state, &known.achievement.context) {
        touch_all(db, context.as_str(), now)?;
    }
    if !is_made {
        audit::note(db, console::Deed::BadgeChanged, id, now)?;
    }
    Ok(true)
}

impl Store {
    /// Keeps a picture; the same bytes are kept once.
    pub async fn record_picture(&self, picture: Picture, now: DateTime<Utc>) -> Result<(), StoreError> {
        audit::beside(self.write(move |db| {
            let row = (
                pictures::id.eq(picture.id.as_str()),
                pictures::media_type.eq(&picture.media_type),
                pictures::bytes.eq(&picture.bytes),
                pictures::design.eq(&picture.design),
                pictures::created_at.eq(now.naive_utc()),
            );
            insert_once!(db, pictures::table, row)?;
            Ok(())
        }))
        .await
    }

    pub async fn find_picture(&self, id: PictureId) -> Result<Option<Picture>, StoreError> {
        self.read(move |db| {
            let found: Option<(String, Vec<u8>, Option<String>)> = pictures::table
                .find(id.as_str())
                .select((pictures::media_type, pictures::bytes, pictures::design))
                .first(db)
                .optional()?;
            Ok(found.map(|(media_type, bytes, design)| Picture { id, media_type, bytes, design }))
        })
        .await
    }

    /// Adds an achievement with its first version. `Existing` means that the key is taken, or that its form was sent
    /// before.
    pub async fn record_achievement(&self, new: NewAchievement, now: DateTime<Utc>) -> Result<Recorded, StoreError> {
        self.write(move |db| insert(db, new, now)).await
    }

    /// Changes what an achievement says and who signs it. A draft is overwritten; what was once published gets a new
    /// version, so that earlier awards keep the text they were given for. False where somebody changed or published it since
    /// it was read, or it is gone: nothing is changed then.
    pub async fn revise_achievement(
        &self,
        read: StoredAchievement,
        revision: Revision,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| revise(db, &read, revision, now)).await
    }

    /// Moves an achievement to another stage, if its present one allows it. Nobody publishes what somebody changed since it
    /// was read.
    pub async fn move_achievement(
        &self,
        read: StoredAchievement,
        to: AchievementState,
        seen: Seen,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            let id = &read.achievement.id;
            lock(db, id.as_str(), at)?;
            let Some(known) = find(db, id.as_str())? else { return Ok(false) };
            if known.achievement.state != to && !known.achievement.state.may_become(to)
                || to == AchievementState::Active && !known.says_what(&read)
            {
                return Ok(false);
            }
            diesel::update(achievements::table.find(id.as_str()))
                .set((achievements::state.eq(to.as_str()), achievements::changed_at.eq(at)))
                .execute(db)?;
            seen.record(db, id.as_str(), now)?;
            if to == AchievementState::Retired {
                diesel::update(achievements::table.find(id.as_str()).filter(achievements::retired_at.is_null()))
                    .set(achievements::retired_at.eq(Some(at)))
                    .execute(db)?;
            }
            if to == AchievementState::Active {
                diesel::update(achievements::table.find(id.as_str()).filter(achievements::published_at.is_null()))
                    .set((achievements::published_at.eq(Some(at)), achievements::last_form.eq(None::<String>)))
                    .execute(db)?;
                if let Some(context) = &known.achievement.context {
                    touch_all(db, context.as_str(), now)?;
                }
            }
            let deed = match to {
                AchievementState::Active => Some(console::Deed::BadgePublished),
                AchievementState::Paused => Some(console::Deed::BadgePaused),
                AchievementState::Retired => Some(console::Deed::BadgeRetired),
                AchievementState::Draft => None,
            };
            if let Some(deed) = deed.filter(|_| known.achievement.state != to) {
                audit::note(db, deed, id.as_str(), now)?;
            }
            Ok(true)
        })
        .await
    }

    pub async fn find_achievement(&self, id: AchievementId) -> Result<Option<StoredAchievement>, StoreError> {
        self.read(move |db| find(db, id.as_str())).await
    }

    /// What a form of a course has made.
    pub async fn find_achievement_of_form(
        &self,
        context: ContextId,
        form: String,
    ) -> Result<Option<StoredAchievement>, StoreError> {
        self.read(move |db| {
            let of_form = achievements::context_id.eq(context.as_str()).and(achievements::form.eq(form));
            let found = current!().filter(of_form).first(db).optional()?;
            found.map(|(row, version)| stored(row, version)).transpose()
        })
        .await
    }

    pub async fn find_achievement_by_key(&self, key: String) -> Result<Option<StoredAchievement>, StoreError> {
        self.read(move |db| {
            let found = current!().filter(achievements::key.eq(key)).first(db).optional()?;
            found.map(|(row, version)| stored(row, version)).transpose()
        })
        .await
    }

    pub async fn list_achievements_of(&self, context: ContextId) -> Result<Vec<StoredAchievement>, StoreError> {
        self.read(move |db| list_of_context(db, context.as_str())).await
    }

    /// Achievements in the order of their ids, from behind `after`.
    pub async fn list_achievements(
        &self,
        context: Option<ContextId>,
        after: Option<String>,
        limit: i64,
    ) -> Result<Vec<StoredAchievement>, StoreError> {
        self.read(move |db| {
            let after = after.unwrap_or_default();
            let rows = match context {
                Some(context) => current!()
                    .filter(achievements::context_id.eq(context.as_str()))
                    .filter(achievements::id.gt(after))
                    .order(achievements::id)
                    .limit(limit)
                    .load(db)?,
                None => current!().filter(achievements::id.gt(after)).order(achievements::id).limit(limit).load(db)?,
            };
            load(rows)
        })
        .await
    }

    /// Which badges every rule names, by key: what a search for cycles needs. Only badges that name others are listed.
    pub async fn list_badge_graph(&self) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
        self.read(|db| {
            let rows: Vec<(String, String)> = rule_references::table
                .inner_join(achievements::table)
                .filter(rule_references::kind.eq(RuleReference::Badge.as_str()))
                .select((achievements::key, rule_references::target))
                .load(db)?;
            let mut graph: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (key, names) in rows {
                graph.entry(key).or_default().push(names);
            }
            Ok(graph)
        })
        .await
    }

    /// The names of badges by key; keys that no badge has are left out.
    pub async fn find_badge_names(&self, keys: Vec<String>) -> Result<HashMap<String, String>, StoreError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        self.read(move |db| {
            let rows: Vec<(AchievementRow, VersionRow)> = current!().filter(achievements::key.eq_any(keys)).load(db)?;
            Ok(rows.into_iter().map(|(row, version)| (row.key, version.name)).collect())
        })
        .await
    }

    /// The badges with these keys; keys that no badge has are left out.
    pub async fn list_achievements_by_key(&self, keys: Vec<String>) -> Result<Vec<StoredAchievement>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        self.read(move |db| load(current!().filter(achievements::key.eq_any(keys)).order(achievements::id).load(db)?))
            .await
    }

    /// The badges among `keys` that people of a course's platform can hold, or that belong to no course.
    pub async fn list_badges_in_reach(&self, context: ContextId, keys: Vec<String>) -> Result<Vec<String>, StoreError> {
        self.read(move |db| {
            let registration: String =
                contexts::table.find(context.as_str()).select(contexts::registration_id).first(db)?;
            let near =
                contexts::table.filter(contexts::registration_id.eq(registration)).select(contexts::id.nullable());
            Ok(achievements::table
                .filter(achievements::key.eq_any(keys))
                .filter(achievements::context_id.is_null().or(achievements::context_id.eq_any(near)))
                .select(achievements::key)
                .load(db)?)
        })
        .await
    }

    /// How many hold each badge of a course, and how many of those are flagged.
    pub async fn count_awards_of(&self, context: ContextId) -> Result<HashMap<AchievementId, BadgeCounts>, StoreError> {
        self.read(move |db| {
            let held = [AwardState::Granted.as_str(), AwardState::Issued.as_str()];
            let rows: Vec<(String, i64, i64)> = awards::table
                .inner_join(achievements::table)
                .filter(achievements::context_id.eq(context.as_str()))
                .filter(awards::state.eq_any(held))
                .group_by(awards::achievement_id)
                .select((awards::achievement_id, diesel::dsl::count_star(), diesel::dsl::count(awards::flag)))
                .load(db)?;
            Ok(rows.into_iter().map(|(id, earned, flagged)| (id.into(), BadgeCounts { earned, flagged })).collect())
        })
        .await
    }

    /// The awards of a whole course that are in force, and how many of those are flagged.
    pub async fn count_course_awards(&self, context: ContextId) -> Result<BadgeCounts, StoreError> {
        let counts = self.count_awards_of(context).await?;
        Ok(counts.values().fold(BadgeCounts::default(), |sum, badge| BadgeCounts {
            earned: sum.earned + badge.earned,
            flagged: sum.flagged + badge.flagged,
        }))
    }
}
