//! Badges that came along when a course was copied, or that a teacher brought from another course: each once.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::{VersionRow, write_references};
use super::connection::Db;
use super::mail_texts::copy_text;
use super::schema::{achievement_versions, achievements, badge_columns, contexts, members, placements};
use super::{AchievementDraft, Store, StoreError, insert_once};
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, ContextId, IssuerId, PersonId};

/// Copies of copies beyond this are not followed back.
const LONGEST_LINE: usize = 50;

/// What comes along into a copy. A retired badge is over, in the copy too.
const COME_ALONG: [AchievementState; 3] = [AchievementState::Draft, AchievementState::Active, AchievementState::Paused];

/// The column of the gradebook that a copied badge writes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopiedColumn {
    None,
    /// The original wrote into one; in the copy none was found.
    Wanted,
    /// The copy of the original's, by its address.
    Found(String),
}

/// A badge as it arrives in a copy: a draft.
#[derive(Clone, Debug)]
pub struct CopiedBadge {
    pub id: AchievementId,
    pub version_id: String,
    pub key: String,
    pub original: AchievementId,
    pub issuer: IssuerId,
    /// Its rule names what the copy has; what the copy lacks it names by the label that it had.
    pub draft: AchievementDraft,
    /// Labels of activities that the copy lacks.
    pub missing: Vec<String>,
    pub column: CopiedColumn,
}

/// The course that badges come from: the nearest one known that has any, unless they came already, or the copy has
/// badges of its own.
fn origin_of(db: &mut Db, context: &str) -> Result<Option<String>, StoreError> {
    let (registration, deployment, history, copied_at): (String, String, String, Option<NaiveDateTime>) =
        contexts::table
            .find(context)
            .select((contexts::registration_id, contexts::deployment_id, contexts::history, contexts::copied_at))
            .first(db)?;
    let history: Vec<String> =
        serde_json::from_str(&history).map_err(|_| StoreError::Corrupt("the history of a course"))?;
    let own: i64 = achievements::table.filter(achievements::context_id.eq(context)).count().get_result(db)?;
    if copied_at.is_some() || history.is_empty() || own > 0 {
        return Ok(None);
    }
    let mut known: Vec<(String, String, String)> = contexts::table
        .filter(contexts::registration_id.eq(&registration).and(contexts::lti_id.eq_any(&history)))
        .filter(contexts::id.ne(context))
        .select((contexts::lti_id, contexts::deployment_id, contexts::id))
        .order(contexts::id)
        .load(db)?;
    // The nearest first; the same name may stand for another course in another deployment.
    known.sort_by_key(|(course, other, _)| (history.iter().position(|id| id == course), *other != deployment));
    for (_, _, id) in known {
        let badges: i64 = achievements::table
            .filter(achievements::context_id.eq(&id))
            .filter(achievements::state.eq_any(COME_ALONG.map(AchievementState::as_str)))
            .count()
            .get_result(db)?;
        if badges > 0 {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether badges of another course are still to come along.
pub(super) fn is_wanted(db: &mut Db, context: &str) -> Result<bool, StoreError> {
    Ok(origin_of(db, context)?.is_some())
}

/// A link of `origin` was followed in `context`: the one was copied from the other, whether the platform says so or not.
pub(super) fn note_origin(db: &mut Db, context: &str, origin: &str) -> Result<(), StoreError> {
    let course: String = contexts::table.find(origin).select(contexts::lti_id).first(db)?;
    let (history, copied_at): (String, Option<NaiveDateTime>) =
        contexts::table.find(context).select((contexts::history, contexts::copied_at)).first(db)?;
    let mut history: Vec<String> =
        serde_json::from_str(&history).map_err(|_| StoreError::Corrupt("the history of a course"))?;
    if copied_at.is_none() && !history.contains(&course) && history.len() < LONGEST_LINE {
        history.push(course);
        let history = serde_json::to_string(&history).expect("a list of strings is JSON");
        diesel::update(contexts::table.find(context)).set(contexts::history.eq(history)).execute(db)?;
    }
    Ok(())
}

/// The badge of a course that was copied from this one, directly or over courses between.
pub(super) fn copy_of(db: &mut Db, context: &str, original: &str) -> Result<Option<String>, StoreError> {
    let copies: Vec<(String, Option<String>)> = achievements::table
        .filter(achievements::context_id.eq(context).and(achievements::copied_from.is_not_null()))
        .select((achievements::id, achievements::copied_from))
        .load(db)?;
    for (id, mut from) in copies {
        for _ in 0..LONGEST_LINE {
            match from {
                Some(badge) if badge == original => return Ok(Some(id)),
                Some(badge) => {
                    let before: Option<Option<String>> =
                        achievements::table.find(badge).select(achievements::copied_from).first(db).optional()?;
                    from = before.flatten();
                }
                None => break,
            }
        }
    }
    Ok(None)
}

impl Store {
    /// The course whose badges are still to come along into this one.
    pub async fn find_copied_course(&self, context: ContextId) -> Result<Option<ContextId>, StoreError> {
        self.read(move |db| Ok(origin_of(db, context.as_str())?.map(Into::into))).await
    }

    /// Adds the badges that came along, once for each course; says how many were added. Links that led to an original
    /// lead to its copy from now on.
    pub async fn record_copies(
        &self,
        context: ContextId,
        copies: Vec<CopiedBadge>,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            let waiting = contexts::table.find(context.as_str()).filter(contexts::copied_at.is_null());
            if diesel::update(waiting).set(contexts::copied_at.eq(Some(at))).execute(db)? == 0 {
                return Ok(0);
            }
            let count = copies.len();
            for copy in copies {
                insert(db, context.as_str(), copy, at)?;
            }
            lead_links_to_copies(db, context.as_str())?;
            Ok(count)
        })
        .await
    }
}

/// A course that somebody teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaughtCourse {
    pub context: ContextId,
    pub title: String,
}

/// More courses than anybody copies from; the latest come first.
const MOST_COURSES: i64 = 100;

impl Store {
    /// The other courses in which this person teaches, as their rosters or the person's own launches tell, the latest
    /// first. A person belongs to one registration, and so do these courses.
    pub async fn list_courses_taught(
        &self,
        person: PersonId,
        except: ContextId,
    ) -> Result<Vec<TaughtCourse>, StoreError> {
        self.read(move |db| {
            let courses: Vec<(String, String)> = members::table
                .inner_join(contexts::table.on(contexts::id.eq(members::context_id)))
                .filter(members::person_id.eq(person.as_str()).and(members::context_id.ne(except.as_str())))
                .filter(members::is_active.eq(true))
                .filter(members::is_teacher.eq(true).or(members::launched_as_teacher.eq(true)))
                .order((contexts::launched_at.desc(), contexts::id))
                .limit(MOST_COURSES)
                .select((contexts::id, contexts::title))
                .load(db)?;
            let course = |(id, title): (String, String)| TaughtCourse { context: id.into(), title };
            Ok(courses.into_iter().map(course).collect())
        })
        .await
    }

    /// Adds badges that a teacher chose from other courses. One whose original has a copy here already is left out; says
    /// how many were added.
    pub async fn record_chosen_copies(
        &self,
        context: ContextId,
        copies: Vec<CopiedBadge>,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        self.write(move |db| {
            // Two who choose the same at once follow each other.
            let course = contexts::table.find(context.as_str());
            diesel::update(course).set(contexts::changed_at.eq(contexts::changed_at)).execute(db)?;
            let here: Vec<Option<String>> = achievements::table
                .filter(achievements::context_id.eq(context.as_str()))
                .select(achievements::copied_from)
                .load(db)?;
            let mut here: BTreeSet<String> = here.into_iter().flatten().collect();
            let mut added = 0;
            for copy in copies {
                if here.insert(copy.original.to_string()) {
                    insert(db, context.as_str(), copy, now.naive_utc())?;
                    added += 1;
                }
            }
            Ok(added)
        })
        .await
    }
}

fn insert(db: &mut Db, context: &str, copy: CopiedBadge, at: NaiveDateTime) -> Result<(), StoreError> {
    let missing =
        (!copy.missing.is_empty()).then(|| serde_json::to_string(&copy.missing).expect("a list of strings is JSON"));
    let row = (
        achievements::id.eq(copy.id.as_str()),
        achievements::key.eq(&copy.key),
        achievements::context_id.eq(Some(context)),
        achievements::issuer_id.eq(copy.issuer.as_str()),
        achievements::state.eq(AchievementState::Draft.as_str()),
        achievements::attention.eq(missing),
        achievements::version.eq(1),
        achievements::created_at.eq(at),
        achievements::changed_at.eq(at),
        achievements::writes_score.eq(copy.column != CopiedColumn::None),
        achievements::copied_from.eq(Some(copy.original.as_str())),
    );
    diesel::insert_into(achievements::table).values(row).execute(db)?;
    write_references(db, copy.id.as_str(), copy.draft.rule.as_ref())?;
    let version = VersionRow::new(copy.version_id, copy.id.as_str(), 1, copy.draft, at);
    diesel::insert_into(achievement_versions::table).values(version).execute(db)?;
    copy_text(db, copy.original.as_str(), copy.id.as_str(), at)?;
    let (state, address) = match copy.column {
        CopiedColumn::None => return Ok(()),
        CopiedColumn::Wanted => ("wanted", None),
        CopiedColumn::Found(address) => ("ready", Some(address)),
    };
    let row = (
        badge_columns::achievement_id.eq(copy.id.as_str()),
        badge_columns::state.eq(state),
        badge_columns::line_item_url.eq(address),
        badge_columns::changed_at.eq(at),
    );
    insert_once!(db, badge_columns::table, row)?;
    Ok(())
}

fn lead_links_to_copies(db: &mut Db, context: &str) -> Result<(), StoreError> {
    let led: Vec<Option<String>> = placements::table
        .filter(placements::context_id.eq(context).and(placements::achievement_id.is_not_null()))
        .select(placements::achievement_id)
        .load(db)?;
    for badge in led.into_iter().flatten().collect::<BTreeSet<String>>() {
        if let Some(copy) = copy_of(db, context, &badge)? {
            let links = placements::table
                .filter(placements::context_id.eq(context).and(placements::achievement_id.eq(Some(&badge))));
            diesel::update(links).set(placements::achievement_id.eq(Some(copy))).execute(db)?;
        }
    }
    Ok(())
}
