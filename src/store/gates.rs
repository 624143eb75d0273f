//! Claim links: placed links that the platform shows to whoever reached them, and who opened them.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::locks::record_success;
use super::results::source_of;
use super::roster::touch;
use super::schema::{activities, placements, results};
use super::{Store, StoreError};
use crate::domain::ids::{ActivityId, ContextId};
use crate::domain::rule::ActivityKind;

/// The word of `placements.purpose` for claim links.
const PURPOSE: &str = "gate";

/// A claim link of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    pub activity: ActivityId,
    /// What the link carries as the custom parameter `accolade_link`.
    pub placement: String,
    pub label: String,
    /// The platform's id of the link; none until it was opened once.
    pub link: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// A launch that may have come through a claim link.
pub(super) struct Opening<'a> {
    pub context: &'a str,
    pub person: &'a str,
    pub placement: &'a str,
    /// The platform's id of the link that was opened.
    pub link: &'a str,
    pub is_teacher: bool,
    /// A learner on their own behalf: nobody who teaches, tests, watches, or acts as somebody else.
    pub counts: bool,
}

impl Store {
    /// The claim links of a course that were not given up, whether they are in the course yet or not.
    pub async fn list_gates(&self, context: ContextId) -> Result<Vec<Gate>, StoreError> {
        self.read(move |db| {
            let rows: Vec<(String, String, String, Option<String>, NaiveDateTime)> = activities::table
                .inner_join(placements::table.on(placements::id.eq(activities::source_key)))
                .filter(activities::context_id.eq(context.as_str()).and(activities::gone_at.is_null()))
                .filter(activities::source.eq(source_of(ActivityKind::Gate)))
                .order((activities::label, activities::id))
                .select((
                    activities::id,
                    placements::id,
                    activities::label,
                    placements::resource_link_id,
                    placements::created_at,
                ))
                .load(db)?;
            let gate = |(activity, placement, label, link, created_at): (String, _, _, _, NaiveDateTime)| Gate {
                activity: activity.into(),
                placement,
                label,
                link,
                created_at: created_at.and_utc(),
            };
            Ok(rows.into_iter().map(gate).collect())
        })
        .await
    }

    /// Makes a claim link: the activity that rules name, and the placement that the link in the course will carry.
    pub async fn record_gate(
        &self,
        context: ContextId,
        new_id: String,
        placement: String,
        label: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let at = now.naive_utc();
            let placed = (
                placements::id.eq(&placement),
                placements::context_id.eq(context.as_str()),
                placements::purpose.eq(PURPOSE),
                placements::created_at.eq(at),
            );
            diesel::insert_into(placements::table).values(placed).execute(db)?;
            let activity = (
                activities::id.eq(new_id),
                activities::context_id.eq(context.as_str()),
                activities::source.eq(source_of(ActivityKind::Gate)),
                activities::source_key.eq(&placement),
                activities::label.eq(label),
                activities::first_seen_at.eq(at),
                activities::changed_at.eq(at),
            );
            diesel::insert_into(activities::table).values(activity).execute(db)?;
            Ok(())
        })
        .await
    }
}

/// Counts an opening, if it was one of a claim link of this very course. The link itself is learnt at its first launch;
/// another link with the same parameter counts only once a teacher has opened it, who thereby vouches for it. The first
/// opening of each learner is the one that counts.
pub(super) fn record_opening(db: &mut Db, opening: &Opening<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let found: Option<(String, Option<String>)> = placements::table
        .inner_join(
            activities::table
                .on(activities::source_key.eq(placements::id).and(activities::context_id.eq(placements::context_id))),
        )
        .filter(placements::id.eq(opening.placement).and(placements::purpose.eq(PURPOSE)))
        .filter(placements::context_id.eq(opening.context))
        .filter(activities::source.eq(source_of(ActivityKind::Gate)).and(activities::gone_at.is_null()))
        .select((activities::id, placements::resource_link_id))
        .first(db)
        .optional()?;
    let Some((activity, known)) = found else { return Ok(()) };
    let is_this_link = known.as_deref() == Some(opening.link);
    if !is_this_link && (known.is_none() || opening.is_teacher) {
        diesel::update(placements::table.find(opening.placement))
            .set(placements::resource_link_id.eq(Some(opening.link)))
            .execute(db)?;
    } else if !is_this_link {
        return Ok(());
    }
    let opened: i64 = results::table
        .filter(results::activity_id.eq(&activity).and(results::person_id.eq(opening.person)))
        .count()
        .get_result(db)?;
    if !opening.counts || opened > 0 {
        return Ok(());
    }
    record_success(db, &activity, opening.person, Some(now.naive_utc()), now.naive_utc())?;
    touch(db, opening.context, opening.person)?;
    enqueue(db, JobKind::Evaluate, opening.context, now)
}
