//! Links that teachers put into courses: made with the answer to a request for links, known again at every launch.
//!
//! A link's id travels in its custom parameters, and with them into copies of its course. There the link gets a row of
//! its own at its first launch, and leads to the copy of its badge as soon as there is one.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{achievements, activities, badge_columns, contexts, members, placements, sessions};
use super::scores::{expect_column, forget_column};
use super::sessions::ANSWERED;
use super::{ColumnState, Store, StoreError, directly, insert_once};
use crate::domain::ids::{AchievementId, ContextId, PlacementId};
use crate::keys;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Leads to all badges of the course.
    Course,
    /// Leads to one badge.
    Badge,
    /// Its launch is what counts: only who may open it gets here.
    Gate,
}

impl Purpose {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Badge => "badge",
            Self::Gate => "gate",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Course, Self::Badge, Self::Gate].into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// A link that somebody put into a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub id: PlacementId,
    pub context: ContextId,
    pub purpose: Purpose,
    /// In a copied course the badge of the original, until its copy is there.
    pub achievement: Option<AchievementId>,
    /// The platform's id of the link, learnt at its first launch.
    pub resource_link: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// The answer to a request for links.
#[derive(Clone, Debug)]
pub struct LinkRecord {
    pub session: String,
    /// The sealed request that is answered.
    pub request: String,
    pub placements: Vec<Placement>,
    /// Badges that write into a gradebook column from now on.
    pub columns: Vec<AchievementId>,
    /// Those of them whose earlier column the platform has no more.
    pub gone_columns: Vec<AchievementId>,
    pub now: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = placements)]
struct PlacementRow {
    id: String,
    context_id: String,
    purpose: String,
    achievement_id: Option<String>,
    resource_link_id: Option<String>,
    created_at: NaiveDateTime,
}

impl TryFrom<PlacementRow> for Placement {
    type Error = StoreError;

    fn try_from(row: PlacementRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.into(),
            context: row.context_id.into(),
            purpose: Purpose::parse(&row.purpose).ok_or(StoreError::Corrupt("the purpose of a link"))?,
            achievement: row.achievement_id.map(Into::into),
            resource_link: row.resource_link_id,
            created_at: row.created_at.and_utc(),
        })
    }
}

impl From<Placement> for PlacementRow {
    fn from(placement: Placement) -> Self {
        Self {
            id: placement.id.into_string(),
            context_id: placement.context.into_string(),
            purpose: placement.purpose.as_str().to_owned(),
            achievement_id: placement.achievement.map(AchievementId::into_string),
            resource_link_id: placement.resource_link,
            created_at: placement.created_at.naive_utc(),
        }
    }
}

fn find(db: &mut Db, id: &str) -> Result<Option<PlacementRow>, StoreError> {
    Ok(directly!(db, |db| placements::table.find(id).select(PlacementRow::as_select()).get_result(db)).optional()?)
}

impl Store {
    pub async fn find_placement(&self, id: PlacementId) -> Result<Option<Placement>, StoreError> {
        self.read(move |db| find(db, id.as_str())?.map(TryInto::try_into).transpose()).await
    }

    /// The badges of a course that write into a column, each with the column's address.
    pub async fn list_ready_columns(
        &self,
        context: ContextId,
    ) -> Result<Vec<(AchievementId, Option<String>)>, StoreError> {
        self.read(move |db| {
            let rows = ready_columns(db, context.as_str())?;
            Ok(rows.into_iter().map(|(badge, url)| (badge.into(), url)).collect())
        })
        .await
    }

    /// Answers a request for links, once: `false` means that it was answered before, and nothing is written.
    pub async fn answer_with_links(&self, links: LinkRecord) -> Result<bool, StoreError> {
        self.write(move |db| {
            let open = sessions::table.find(&links.session).filter(sessions::deep_linking.eq(&links.request));
            if diesel::update(open).set(sessions::deep_linking.eq(ANSWERED)).execute(db)? == 0 {
                return Ok(false);
            }
            for placement in links.placements {
                diesel::insert_into(placements::table).values(PlacementRow::from(placement)).execute(db)?;
            }
            for badge in &links.gone_columns {
                forget_column(db, badge.as_str(), links.now)?;
            }
            for badge in &links.columns {
                expect_column(db, badge.as_str(), links.now)?;
            }
            Ok(true)
        })
        .await
    }

    /// The badges of a course that have their gradebook column already, by what was written there or seen at a poll. One
    /// that the last poll did not see any more is none.
    pub async fn list_badges_with_column(
        &self,
        context: ContextId,
        tag: &'static str,
    ) -> Result<HashSet<AchievementId>, StoreError> {
        self.read(move |db| {
            let ready = ready_columns(db, context.as_str())?;
            let listed: Vec<(String, Option<String>, Option<NaiveDateTime>)> = activities::table
                .filter(activities::context_id.eq(context.as_str()).and(activities::tag.eq(tag)))
                .select((activities::source_key, activities::resource_id, activities::gone_at))
                .load(db)?;
            let is_gone =
                |url: &Option<String>| listed.iter().any(|(key, _, gone)| Some(key) == url.as_ref() && gone.is_some());
            let seen = listed.iter().filter(|(.., gone)| gone.is_none()).filter_map(|(_, badge, _)| badge.clone());
            let ready = ready.into_iter().filter(|(_, url)| !is_gone(url)).map(|(badge, _)| badge);
            Ok(ready.chain(seen).map(Into::into).collect())
        })
        .await
    }
}

/// A link of ours that a launch followed, as it is known in its course.
pub(super) struct Followed {
    pub(super) id: PlacementId,
    pub(super) is_gate: bool,
}

/// The badges of a course that write into a column, each with its address.
fn ready_columns(db: &mut Db, context: &str) -> Result<Vec<(String, Option<String>)>, StoreError> {
    Ok(badge_columns::table
        .inner_join(achievements::table)
        .filter(achievements::context_id.eq(context))
        .filter(badge_columns::state.eq(ColumnState::Ready.as_str()))
        .select((badge_columns::achievement_id, badge_columns::line_item_url))
        .load(db)?)
}

/// A launch followed this link in this course. `link` is the platform's id of it, where it has one of its own.
pub(super) fn follow(
    db: &mut Db,
    context: &str,
    id: &PlacementId,
    link: Option<&str>,
    person: Option<&str>,
    now: NaiveDateTime,
) -> Result<Option<Followed>, StoreError> {
    let Some(placement) = find(db, id.as_str())? else { return Ok(None) };
    let placement = if placement.context_id == context {
        placement
    } else {
        match arrived(db, context, placement, person, now)? {
            Some(placement) => placement,
            None => return Ok(None),
        }
    };
    if let Some(link) = link.filter(|_| placement.resource_link_id.is_none()) {
        diesel::update(placements::table.find(&placement.id))
            .set(placements::resource_link_id.eq(Some(link)))
            .execute(db)?;
    }
    let is_gate = placement.purpose == Purpose::Gate.as_str();
    Ok(Some(Followed { id: placement.id.into(), is_gate }))
}

/// The same link in a copy of its course: its row, which its first launch makes. A link of another platform is none.
fn arrived(
    db: &mut Db,
    context: &str,
    original: PlacementRow,
    person: Option<&str>,
    now: NaiveDateTime,
) -> Result<Option<PlacementRow>, StoreError> {
    let registration_of = |db: &mut Db, id: &str| -> Result<String, StoreError> {
        Ok(contexts::table.find(id).select(contexts::registration_id).first(db)?)
    };
    if registration_of(db, context)? != registration_of(db, &original.context_id)? {
        return Ok(None);
    }
    // Anybody who may edit an activity can type the link of another course into it. What that course has comes along
    // only for somebody who teaches there, too.
    if let Some(person) = person
        && teaches(db, &original.context_id, person)?
    {
        super::copies::note_origin(db, context, &original.context_id)?;
    }
    // The link names its original at every launch, so the id of the row follows from both.
    let id = keys::fingerprint(&format!("{} in {context}", original.id))[..32].to_owned();
    if let Some(known) = find(db, &id)? {
        return Ok(Some(known));
    }
    let achievement_id = match original.achievement_id {
        Some(badge) => Some(super::copies::copy_of(db, context, &badge)?.unwrap_or(badge)),
        None => None,
    };
    let row = PlacementRow {
        id: id.clone(),
        context_id: context.to_owned(),
        purpose: original.purpose,
        achievement_id,
        resource_link_id: None,
        created_at: now,
    };
    insert_once!(db, placements::table, row)?;
    find(db, &id)
}

fn teaches(db: &mut Db, context: &str, person: &str) -> Result<bool, StoreError> {
    let found: Option<(bool, bool)> = members::table
        .find((context, person))
        .select((members::is_teacher, members::launched_as_teacher))
        .first(db)
        .optional()?;
    Ok(found.is_some_and(|(is_teacher, launched_as_teacher)| is_teacher || launched_as_teacher))
}
