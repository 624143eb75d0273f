//! Runs of awards that wait for somebody's word, and what they said about whom.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::roster::touch_all;
use super::schema::{achievements, award_decisions, members};
use super::{Store, StoreError, insert_once};
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, ContextId, PersonId};
use crate::domain::{console, guard};

/// What a run is about to do to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    Award,
    Flag,
}

impl Deed {
    fn as_str(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Flag => "flag",
        }
    }
}

/// What somebody who saw a list said about those on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    Confirmed,
    /// Not now, and not by itself later; people may still award.
    SetAside,
}

impl Ruling {
    fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::SetAside => "set_aside",
        }
    }

    fn parse(word: &str) -> Result<Self, StoreError> {
        match word {
            "confirmed" => Ok(Self::Confirmed),
            "set_aside" => Ok(Self::SetAside),
            _ => Err(StoreError::Corrupt("a decision about an award")),
        }
    }
}

/// Everybody whom a whole run is about to award a badge to, or to flag.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub awards: HashSet<PersonId>,
    pub flags: HashSet<PersonId>,
}

/// A badge that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub since: DateTime<Utc>,
    pub awards: u32,
    pub flags: u32,
}

pub(super) fn hold_of(since: Option<NaiveDateTime>, awards: i32, flags: i32) -> Option<Hold> {
    let number = |count| u32::try_from(count).unwrap_or_default();
    since.map(|since| Hold { since: since.and_utc(), awards: number(awards), flags: number(flags) })
}

/// The decisions that hold for some people.
#[derive(Default)]
pub(super) struct Decided {
    held: HashSet<String>,
    decisions: HashMap<(String, Deed, String), Ruling>,
}

impl Decided {
    /// Whether a run may do it now.
    pub(super) fn allow(&self, achievement: &AchievementId, deed: Deed, person: &PersonId) -> bool {
        let key = (achievement.to_string(), deed, person.to_string());
        match self.decisions.get(&key) {
            Some(Ruling::Confirmed) => true,
            Some(Ruling::SetAside) => false,
            None => !self.held.contains(achievement.as_str()),
        }
    }
}

/// Those of `persons` about whom nobody decided.
fn undecided(
    db: &mut Db,
    achievement: &AchievementId,
    deed: Deed,
    persons: &HashSet<PersonId>,
) -> Result<usize, StoreError> {
    let decided: Vec<String> = award_decisions::table
        .filter(award_decisions::achievement_id.eq(achievement.as_str()))
        .filter(award_decisions::what.eq(deed.as_str()))
        .select(award_decisions::person_id)
        .load(db)?;
    let decided = decided.iter().filter(|person| persons.contains(person.as_str())).count();
    Ok(persons.len() - decided)
}

/// How many people of a course rules award.
fn awardable(db: &mut Db, context: &ContextId) -> Result<usize, StoreError> {
    let count: i64 = members::table
        .filter(members::context_id.eq(context.as_str()))
        .filter(members::is_learner.eq(true).and(members::is_active.eq(true)))
        .filter(members::is_teacher.eq(false).and(members::launched_as_teacher.eq(false)))
        .filter(members::is_observer.eq(false).and(members::is_test_user.eq(false)))
        .count()
        .get_result(db)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Lets badges wait whose run would surprise, unless somebody has seen the people in question. What is read here is read
/// in the transaction that awards, so that a word given meanwhile counts, and a run that was counted before another
/// worker wrote half of it asks about nobody twice.
pub(super) fn hold_surprises(
    db: &mut Db,
    context: &ContextId,
    tallies: &HashMap<AchievementId, Tally>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // Always in the same order: two workers that wait for each other would wait for ever.
    let mut tallies: Vec<_> = tallies.iter().collect();
    tallies.sort_unstable_by_key(|(achievement, _)| achievement.as_str());
    for (achievement, tally) in tallies {
        if !guard::may_surprise(tally.awards.len()) && !guard::alarms(tally.flags.len()) {
            continue;
        }
        super::achievements::lock(db, achievement.as_str(), now.naive_utc())?;
        let awards = undecided(db, achievement, Deed::Award, &tally.awards)?;
        let flags = undecided(db, achievement, Deed::Flag, &tally.flags)?;
        let surprises = guard::may_surprise(awards) && guard::surprises(awards, awardable(db, context)?);
        if surprises || guard::alarms(flags) {
            let waiting = achievements::table.find(achievement.as_str()).filter(achievements::held_at.is_null());
            let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
            let held = diesel::update(waiting)
                .set((
                    achievements::held_at.eq(Some(now.naive_utc())),
                    achievements::held_awards.eq(number(awards)),
                    achievements::held_flags.eq(number(flags)),
                ))
                .execute(db)?;
            if held > 0 {
                tracing::warn!(%achievement, awards, flags, "a run would surprise; it waits for a teacher");
            }
        }
    }
    Ok(())
}

/// What was decided about some people and badges, and which of the badges wait.
pub(super) fn decided(
    db: &mut Db,
    achievements: &HashSet<String>,
    persons: &HashSet<String>,
) -> Result<Decided, StoreError> {
    if achievements.is_empty() {
        return Ok(Decided::default());
    }
    let held: Vec<String> = achievements::table
        .filter(achievements::id.eq_any(achievements).and(achievements::held_at.is_not_null()))
        .select(achievements::id)
        .load(db)?;
    let rows: Vec<(String, String, String, String)> = award_decisions::table
        .filter(award_decisions::achievement_id.eq_any(achievements))
        .filter(award_decisions::person_id.eq_any(persons))
        .select((
            award_decisions::achievement_id,
            award_decisions::what,
            award_decisions::person_id,
            award_decisions::decision,
        ))
        .load(db)?;
    let decisions = rows.into_iter().map(|(achievement, what, person, decision)| {
        let deed = if what == Deed::Award.as_str() { Deed::Award } else { Deed::Flag };
        Ok(((achievement, deed, person), Ruling::parse(&decision)?))
    });
    Ok(Decided { held: held.into_iter().collect(), decisions: decisions.collect::<Result<_, StoreError>>()? })
}

/// A flag that was allowed once is set; another time it is asked about again.
pub(super) fn use_up_flag(db: &mut Db, achievement: &AchievementId, person: &PersonId) -> Result<(), StoreError> {
    diesel::delete(award_decisions::table.find((achievement.as_str(), Deed::Flag.as_str(), person.as_str())))
        .execute(db)?;
    Ok(())
}

/// Keeps what was said about some people; the last word counts.
pub(super) fn record_decisions(
    db: &mut Db,
    achievement: &str,
    deed: Deed,
    persons: &[PersonId],
    decision: Ruling,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for person in persons {
        let known = award_decisions::table.find((achievement, deed.as_str(), person.as_str()));
        let changed = diesel::update(known)
            .set((award_decisions::decision.eq(decision.as_str()), award_decisions::decided_at.eq(now.naive_utc())))
            .execute(db)?;
        if changed == 0 {
            let row = (
                award_decisions::achievement_id.eq(achievement),
                award_decisions::what.eq(deed.as_str()),
                award_decisions::person_id.eq(person.as_str()),
                award_decisions::decision.eq(decision.as_str()),
                award_decisions::decided_at.eq(now.naive_utc()),
            );
            insert_once!(db, award_decisions::table, row)?;
        }
    }
    Ok(())
}

/// Keeps what was said about those of some people about whom nothing was said before.
pub(super) fn record_first_word(
    db: &mut Db,
    achievement: &str,
    deed: Deed,
    persons: &[PersonId],
    decision: Ruling,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    super::achievements::lock(db, achievement, now.naive_utc())?;
    let said: Vec<String> = award_decisions::table
        .filter(award_decisions::achievement_id.eq(achievement).and(award_decisions::what.eq(deed.as_str())))
        .select(award_decisions::person_id)
        .load(db)?;
    let said: HashSet<&str> = said.iter().map(String::as_str).collect();
    let mut new: Vec<PersonId> = persons.iter().filter(|person| !said.contains(person.as_str())).cloned().collect();
    // Always in the same order, for whoever does the same at once.
    new.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
    record_decisions(db, achievement, deed, &new, decision, now)
}

impl Store {
    /// Ends the waiting of a badge with a word about everybody on the list. Whoever is not on it is judged as ever. False
    /// when nothing waited.
    pub async fn decide_hold(
        &self,
        id: AchievementId,
        awards: Vec<PersonId>,
        flags: Vec<PersonId>,
        decision: Ruling,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            super::achievements::lock(db, id.as_str(), now.naive_utc())?;
            let waiting = achievements::table.find(id.as_str()).filter(achievements::held_at.is_not_null());
            let ended = diesel::update(waiting)
                .set((
                    achievements::held_at.eq(None::<NaiveDateTime>),
                    achievements::held_awards.eq(0),
                    achievements::held_flags.eq(0),
                ))
                .execute(db)?;
            if ended == 0 {
                return Ok(false);
            }
            record_decisions(db, id.as_str(), Deed::Award, &awards, decision, now)?;
            record_decisions(db, id.as_str(), Deed::Flag, &flags, decision, now)?;
            let context: Option<String> =
                achievements::table.find(id.as_str()).select(achievements::context_id).first(db)?;
            if let Some(context) = context {
                touch_all(db, &context, now)?;
            }
            let deed = match decision {
                Ruling::Confirmed => console::Deed::RunConfirmed,
                Ruling::SetAside => console::Deed::RunSetAside,
            };
            super::audit::note(db, deed, id.as_str(), now)?;
            Ok(true)
        })
        .await
    }

    /// Whom no rule awards a badge, because somebody said so.
    pub async fn list_set_aside(&self, id: AchievementId) -> Result<HashSet<PersonId>, StoreError> {
        self.read(move |db| {
            let persons: Vec<String> = award_decisions::table
                .filter(award_decisions::achievement_id.eq(id.as_str()))
                .filter(award_decisions::what.eq(Deed::Award.as_str()))
                .filter(award_decisions::decision.eq(Ruling::SetAside.as_str()))
                .select(award_decisions::person_id)
                .load(db)?;
            Ok(persons.into_iter().map(Into::into).collect())
        })
        .await
    }

    /// Awards of a course that wait for somebody's word.
    pub async fn count_held(&self, context: ContextId) -> Result<i64, StoreError> {
        self.read(move |db| {
            let held: Vec<i32> = achievements::table
                .filter(achievements::context_id.eq(context.as_str()).and(achievements::held_at.is_not_null()))
                .filter(achievements::state.eq(AchievementState::Active.as_str()))
                .select(achievements::held_awards)
                .load(db)?;
            Ok(held.into_iter().map(i64::from).sum())
        })
        .await
    }
}
