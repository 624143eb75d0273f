//! Judging the members of a course: the facts that it needs, and what it came to.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::{list_judged, list_of_context};
use super::awards::{credentials_of, state};
use super::connection::Db;
use super::contexts::last_sync_of;
use super::grants::{Grant, Granted, after_grants, grant, occurrence};
use super::renewals::{Renewal, want_renewal};
use super::requests::{Approval, approvals};
use super::results::{Activity, list_activities, results_of};
use super::roster::{CourseMember, MemberRow, PersonRow, member};
use super::schema::{achievements, awards, credentials, members, persons};
use super::waits::{Deed, Tally, decided, hold_surprises, use_up_flag};
use super::{Store, StoreError, StoredAchievement, StoredResult, directly};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::{AchievementId, AwardId, ContextId, CredentialId, PersonId};
use crate::domain::life::Span;

/// An award whose rule is no longer met, or met again.
#[derive(Clone, Debug)]
pub struct Flag {
    pub award: AwardId,
    pub achievement: AchievementId,
    /// `None` takes the flag away.
    pub reason: Option<String>,
}

#[derive(Clone, Debug)]
pub struct JudgedMember {
    pub member: CourseMember,
    pub grants: Vec<Grant>,
    pub renewals: Vec<Renewal>,
    pub flags: Vec<Flag>,
}

/// What judging some members of a course came to.
#[derive(Clone, Debug)]
pub struct Judged {
    pub context: ContextId,
    pub members: Vec<JudgedMember>,
    /// Everybody whom the whole run is about to award or to flag, those of `members` among them; looked at with the first
    /// members of a run, and empty with the others.
    pub tallies: HashMap<AchievementId, Tally>,
    pub now: DateTime<Utc>,
}

/// Whom to bring the facts of.
#[derive(Clone, Debug)]
pub enum Whom {
    Everyone,
    /// The course is asked about, and none of its members.
    Nobody,
    /// Members that something changed for since they were last judged, in the order of their ids from behind one, at
    /// most so many.
    DueBehind(Option<PersonId>, i64),
    /// These, and what they were awarded, whether they are still on the roster or not.
    Some(Vec<PersonId>),
    One(PersonId),
}

/// Everything that judging members of a course needs.
#[derive(Clone, Debug)]
pub struct CourseFacts {
    pub last_sync_at: Option<DateTime<Utc>>,
    /// What rules can name: all but the columns that badges write.
    pub activities: Vec<Activity>,
    pub achievements: Vec<StoredAchievement>,
    pub members: Vec<CourseMember>,
    pub results: HashMap<PersonId, Vec<StoredResult>>,
    /// Badges held now, by key, with the time of the award.
    pub badges: HashMap<PersonId, HashMap<String, DateTime<Utc>>>,
    /// Badges that ran out, with the time of the award.
    pub ended: HashMap<PersonId, HashMap<String, DateTime<Utc>>>,
    /// What was handed in for badges of this course and approved.
    pub approvals: HashMap<(AchievementId, PersonId), Approval>,
    /// The last award of each badge of this course to each person, whatever became of it.
    pub awards: HashMap<(AchievementId, PersonId), HeldAward>,
}

#[derive(Clone, Debug)]
pub struct HeldAward {
    pub id: AwardId,
    pub state: AwardState,
    pub is_flagged: bool,
    pub granted_at: DateTime<Utc>,
    /// When the rule came to be met, the last time that it counted.
    pub earned_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether it was revoked and holds another award back.
    pub holds_back: bool,
    /// The number and the life of its current credential; none while one is to be signed.
    pub current: Option<(i32, Span)>,
    /// What is signed, and when it runs out.
    pub credential: Option<(CredentialId, Option<DateTime<Utc>>)>,
    /// Whether its holder lets nobody find it.
    pub is_hidden: bool,
    occurrence: i32,
}

impl HeldAward {
    /// Whether what happened at `met_at` earns the badge anew: after a revocation by mistake, what came later counts.
    pub fn may_be_followed(&self, met_at: Option<DateTime<Utc>>) -> bool {
        self.state == AwardState::Revoked && !self.holds_back && met_at > self.revoked_at
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct HeldRow {
    id: String,
    achievement_id: String,
    person_id: String,
    occurrence: String,
    state: String,
    flag: Option<String>,
    granted_at: NaiveDateTime,
    earned_at: NaiveDateTime,
    revoked_at: Option<NaiveDateTime>,
    holds_back: bool,
    wanted: i32,
    signed: i32,
    visibility: String,
}

type Badges = HashMap<PersonId, HashMap<String, DateTime<Utc>>>;

/// Badges held at `now` by some persons, in whatever course they were earned; and those that ran out.
fn badges_of(db: &mut Db, persons: &[String], now: DateTime<Utc>) -> Result<(Badges, Badges), StoreError> {
    let (mut held, mut ended) = (Badges::new(), Badges::new());
    let of = awards::table
        .inner_join(achievements::table)
        .filter(awards::state.eq(AwardState::Granted.as_str()).or(awards::state.eq(AwardState::Issued.as_str())))
        .select((awards::id, awards::person_id, achievements::key, awards::granted_at));
    for persons in persons.chunks(500) {
        let rows: Vec<(String, String, String, NaiveDateTime)> = match persons {
            [one] => directly!(db, |db| of.filter(awards::person_id.eq(one)).load(db))?,
            persons => of.filter(awards::person_id.eq_any(persons)).load(db)?,
        };
        let ids: Vec<String> = rows.iter().map(|(id, ..)| id.clone()).collect();
        let signed = credentials_of(db, &ids)?;
        for (id, person, key, granted_at) in rows {
            let current = signed.get(&id).and_then(|signed| signed.current.as_ref());
            let until = current.and_then(|(_, _, span)| span.until);
            let badges = if AwardState::Issued.is_held(until, now) { &mut held } else { &mut ended };
            badges.entry(person.into()).or_default().insert(key, granted_at.and_utc());
        }
    }
    Ok((held, ended))
}

type Holding = ((AchievementId, PersonId), HeldAward);

/// The awards of some badges to some persons, each with the life of its current credential.
fn held_awards(db: &mut Db, achievements: &[String], persons: &[String]) -> Result<Vec<Holding>, StoreError> {
    type Row = (HeldRow, Option<(String, i32, NaiveDateTime, Option<NaiveDateTime>)>);
    let rows: Vec<Row> = awards::table
        .left_join(
            credentials::table.on(credentials::award_id.eq(awards::id).and(credentials::is_superseded.eq(false))),
        )
        .filter(awards::achievement_id.eq_any(achievements))
        .filter(awards::person_id.eq_any(persons))
        .select((
            HeldRow::as_select(),
            (credentials::id, credentials::number, credentials::valid_from, credentials::valid_until).nullable(),
        ))
        .load(db)?;
    rows.into_iter()
        .map(|(row, signed)| {
            let signed = signed.map(|(id, number, from, until)| {
                (id, number, Span { from: from.and_utc(), until: until.map(|time| time.and_utc()) })
            });
            let current =
                signed.as_ref().filter(|_| row.wanted == row.signed).map(|(_, number, span)| (*number, *span));
            let award = HeldAward {
                id: row.id.into(),
                state: state(&row.state)?,
                is_flagged: row.flag.is_some(),
                granted_at: row.granted_at.and_utc(),
                earned_at: row.earned_at.and_utc(),
                revoked_at: row.revoked_at.map(|time| time.and_utc()),
                holds_back: row.holds_back,
                current,
                credential: signed.map(|(id, _, span)| (id.into(), span.until)),
                is_hidden: row.visibility == Visibility::Hidden.as_str(),
                occurrence: occurrence(&row.occurrence)?,
            };
            Ok(((row.achievement_id.into(), row.person_id.into()), award))
        })
        .collect()
}

fn course_members(db: &mut Db, context: &str, whom: &Whom) -> Result<Vec<CourseMember>, StoreError> {
    let query = members::table
        .inner_join(persons::table)
        .filter(members::context_id.eq(context))
        .order((persons::name, persons::sub));
    let rows: Vec<(MemberRow, PersonRow)> = match whom {
        Whom::Everyone => query.select((MemberRow::as_select(), PersonRow::as_select())).load(db)?,
        Whom::Nobody => Vec::new(),
        Whom::DueBehind(after, limit) => members::table
            .inner_join(persons::table)
            .filter(members::context_id.eq(context).and(members::revision.gt(members::judged_revision)))
            .filter(members::person_id.gt(after.as_ref().map_or("", PersonId::as_str)))
            .order(members::person_id)
            .limit(*limit)
            .select((MemberRow::as_select(), PersonRow::as_select()))
            .load(db)?,
        Whom::Some(some) => {
            let mut rows = Vec::new();
            for some in some.chunks(500) {
                let query = query.filter(members::person_id.eq_any(some.iter().map(PersonId::as_str)));
                rows.extend(query.select((MemberRow::as_select(), PersonRow::as_select())).load(db)?);
            }
            rows
        }
        Whom::One(person) => directly!(db, |db| query
            .filter(members::person_id.eq(person.as_str()))
            .select((MemberRow::as_select(), PersonRow::as_select()))
            .load(db))?,
    };
    Ok(rows
        .into_iter()
        .map(|(row, person)| CourseMember { revision: row.revision, member: member(row, person) })
        .collect())
}

/// The badges and the people of which some grant or flag speaks.
fn concerned(members: &[JudgedMember]) -> (HashSet<String>, HashSet<String>) {
    let (mut badges, mut persons) = (HashSet::new(), HashSet::new());
    for judged in members {
        let granted = judged.grants.iter().map(|grant| &grant.achievement);
        let flagged = judged.flags.iter().filter(|flag| flag.reason.is_some()).map(|flag| &flag.achievement);
        for achievement in granted.chain(flagged) {
            badges.insert(achievement.to_string());
            persons.insert(judged.member.member.person.to_string());
        }
    }
    (badges, persons)
}

impl Store {
    /// What is known of a course, for judging: its active rules, or with `every_badge` all its badges.
    pub async fn find_course_facts(
        &self,
        context: ContextId,
        whom: Whom,
        every_badge: bool,
        now: DateTime<Utc>,
    ) -> Result<CourseFacts, StoreError> {
        self.read(move |db| {
            let id = context.as_str();
            let members = course_members(db, id, &whom)?;
            let achievements = if every_badge { list_of_context(db, id)? } else { list_judged(db, id)? };
            let persons: Vec<String> = match &whom {
                Whom::Some(persons) => persons.iter().map(PersonId::to_string).collect(),
                _ => members.iter().map(|member| member.member.person.to_string()).collect(),
            };
            let mut activities = list_activities(db, id)?;
            activities.retain(|activity| !activity.is_output());
            let one = if let Whom::One(person) = &whom { Some(person.clone()) } else { None };
            let some = match whom {
                Whom::Everyone => None,
                _ => Some(persons.as_slice()),
            };
            let results = results_of(db, id, some)?;
            let (badges, ended) = badges_of(db, &persons, now)?;
            let mut held = HashMap::new();
            let badges_here: Vec<String> = achievements.iter().map(|one| one.achievement.id.to_string()).collect();
            for persons in persons.chunks(500) {
                for (key, award) in held_awards(db, &badges_here, persons)? {
                    let known: Option<&HeldAward> = held.get(&key);
                    if known.is_none_or(|known| known.occurrence < award.occurrence) {
                        held.insert(key, award);
                    }
                }
            }
            Ok(CourseFacts {
                last_sync_at: last_sync_of(db, id)?,
                activities,
                members,
                results,
                badges,
                ended,
                approvals: approvals(db, &achievements, one.as_ref())?,
                achievements,
                awards: held,
            })
        })
        .await
    }

    /// Keeps what judging came to, in one transaction: grants, flags, and up to which change each member was judged.
    /// Gives the grants that were new and the number of awards renewed and flagged.
    pub async fn record_judged(&self, judged: Judged) -> Result<(Vec<AwardId>, usize, usize), StoreError> {
        self.write(move |db| {
            let at = judged.now.naive_utc();
            let (mut granted, mut renewed, mut flagged) = (Vec::new(), 0, 0);
            let mut badges: HashMap<&AchievementId, i64> = HashMap::new();
            hold_surprises(db, &judged.context, &judged.tallies, judged.now)?;
            let (named, persons) = concerned(&judged.members);
            let decided = decided(db, &named, &persons)?;
            for judged_member in &judged.members {
                let person = &judged_member.member.member.person;
                let grants = judged_member.grants.iter();
                for one in grants.filter(|one| decided.allow(&one.achievement, Deed::Award, person)) {
                    if let Granted::New(id) = grant(db, one, judged.now)? {
                        granted.push(id);
                        *badges.entry(&one.achievement).or_default() += 1;
                    }
                }
                for renewal in &judged_member.renewals {
                    renewed += usize::from(want_renewal(db, renewal, judged.now)?);
                }
                for flag in &judged_member.flags {
                    if flag.reason.is_some() {
                        if !decided.allow(&flag.achievement, Deed::Flag, person) {
                            continue;
                        }
                        use_up_flag(db, &flag.achievement, person)?;
                    }
                    diesel::update(awards::table.find(flag.award.as_str()))
                        .set(awards::flag.eq(&flag.reason))
                        .execute(db)?;
                    flagged += usize::from(flag.reason.is_some());
                }
                let key = (judged.context.as_str(), person.as_str());
                diesel::update(members::table.find(key))
                    .set((members::judged_revision.eq(judged_member.member.revision), members::changed_at.eq(at)))
                    .execute(db)?;
            }
            after_grants(db, &badges, judged.now)?;
            Ok((granted, renewed, flagged))
        })
        .await
    }
}
