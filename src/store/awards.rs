//! Awards: what was judged, what was granted, and to whom.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::{contexts_that_name_badge, details, list_judged, list_of_context};
use super::connection::Db;
use super::contexts::last_sync_of;
use super::counts::count;
use super::jobs::{JobKind, enqueue};
use super::log::enter_change_of_award;
use super::results::{Activity, list_activities, results_of};
use super::roster::{CourseMember, Member, MemberRow, PersonRecord, PersonRow, member, person_row, touch};
use super::schema::{achievement_versions, achievements, awards, credentials, members, persons, registrations};
use super::{Recorded, Store, StoreError, StoredAchievement, StoredResult, insert_once};
use crate::domain::award::{AwardState, AwardStatus, Visibility};
use crate::domain::details::{AwardDetails, Evidence};
use crate::domain::ids::{AchievementId, AwardId, ContextId, CredentialId, PersonId, VersionId};
use crate::domain::log::EventKind;

/// A decision to grant, with the trace of what led to it.
#[derive(Clone, Debug)]
pub struct Grant {
    pub new_id: AwardId,
    pub achievement: AchievementId,
    pub version: VersionId,
    pub key: String,
    pub person: PersonId,
    pub occurrence: String,
    /// `rule`, `hand` or `file`.
    pub origin: &'static str,
    pub details: AwardDetails,
    /// JSON; private.
    pub trace: String,
    pub earned_at: DateTime<Utc>,
}

/// An award whose rule is no longer met, or met again.
#[derive(Clone, Debug)]
pub struct Flag {
    pub award: AwardId,
    /// `None` takes the flag away.
    pub reason: Option<String>,
}

#[derive(Clone, Debug)]
pub struct JudgedMember {
    pub member: CourseMember,
    pub grants: Vec<Grant>,
    pub flags: Vec<Flag>,
}

/// What judging some members of a course came to.
#[derive(Clone, Debug)]
pub struct Judged {
    pub context: ContextId,
    pub members: Vec<JudgedMember>,
    pub now: DateTime<Utc>,
}

/// Whom to bring the facts of.
#[derive(Clone, Debug)]
pub enum Whom {
    Everyone,
    /// Members that something changed for since they were last judged, at most so many.
    Due(i64),
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
    /// Every award of a badge of this course, whatever became of it.
    pub awards: HashMap<(AchievementId, PersonId), HeldAward>,
}

#[derive(Clone, Debug)]
pub struct HeldAward {
    pub id: AwardId,
    pub state: AwardState,
    pub is_flagged: bool,
    pub granted_at: DateTime<Utc>,
}

/// An award as people and machines read it.
#[derive(Clone, Debug)]
pub struct Award {
    pub id: AwardId,
    pub achievement: AchievementId,
    pub key: String,
    pub badge_name: String,
    pub context: Option<ContextId>,
    pub person: PersonId,
    pub sub: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub state: AwardState,
    pub visibility: Visibility,
    pub origin: String,
    pub details: AwardDetails,
    pub trace: String,
    pub granted_at: DateTime<Utc>,
    pub earned_at: DateTime<Utc>,
    pub flag: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revocation_reason: Option<String>,
    /// The current credential and its end, once it is signed.
    pub credential: Option<(CredentialId, Option<DateTime<Utc>>)>,
}

impl Award {
    pub fn status(&self, now: DateTime<Utc>) -> AwardStatus {
        self.state.status(self.credential.as_ref().and_then(|(_, until)| *until), now)
    }
}

/// Which awards to list.
#[derive(Clone, Debug, Default)]
pub struct AwardFilter {
    pub achievement: Option<AchievementId>,
    pub context: Option<ContextId>,
    pub person: Option<PersonId>,
    /// The `sub` of a person, as platforms name it.
    pub sub: Option<String>,
    pub after: Option<String>,
    pub limit: i64,
}

/// What came of a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    Now,
    Before,
    NoSuchAward,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct AwardRow {
    id: String,
    achievement_id: String,
    person_id: String,
    state: String,
    visibility: String,
    origin: String,
    evidence: Option<String>,
    trace: String,
    earned_at: NaiveDateTime,
    granted_at: NaiveDateTime,
    flag: Option<String>,
    revoked_at: Option<NaiveDateTime>,
    revocation_reason: Option<String>,
    details: Option<String>,
}

/// The details of an award. Awards of earlier versions have a text of evidence in its place.
pub(super) fn award_details(kept: Option<&str>, evidence: Option<String>) -> Result<AwardDetails, StoreError> {
    let mut details: AwardDetails = details(kept)?;
    if let Some(text) = evidence {
        details.evidence.insert(0, Evidence { narrative: Some(text), ..Evidence::default() });
    }
    Ok(details)
}

fn state(text: &str) -> Result<AwardState, StoreError> {
    AwardState::parse(text).ok_or(StoreError::Corrupt("the state of an award"))
}

/// A credential and its end, if it has one.
type Current = (CredentialId, Option<DateTime<Utc>>);

/// The current credentials of some awards.
fn credentials_of(db: &mut Db, ids: &[String]) -> Result<HashMap<String, Current>, StoreError> {
    let mut found = HashMap::new();
    for ids in ids.chunks(500) {
        let rows: Vec<(String, String, Option<NaiveDateTime>)> = credentials::table
            .filter(credentials::award_id.eq_any(ids).and(credentials::is_superseded.eq(false)))
            .select((credentials::award_id, credentials::id, credentials::valid_until))
            .load(db)?;
        found.extend(rows.into_iter().map(|(award, id, until)| (award, (id.into(), until.map(|time| time.and_utc())))));
    }
    Ok(found)
}

/// Badges held at `now` by some persons, in whatever course they were earned.
fn badges_of(
    db: &mut Db,
    persons: &[String],
    now: DateTime<Utc>,
) -> Result<HashMap<PersonId, HashMap<String, DateTime<Utc>>>, StoreError> {
    let mut held: HashMap<PersonId, HashMap<String, DateTime<Utc>>> = HashMap::new();
    for persons in persons.chunks(500) {
        let rows: Vec<(String, String, String, NaiveDateTime)> = awards::table
            .inner_join(achievements::table)
            .filter(awards::person_id.eq_any(persons))
            .filter(awards::state.eq_any([AwardState::Granted.as_str(), AwardState::Issued.as_str()]))
            .select((awards::id, awards::person_id, achievements::key, awards::granted_at))
            .load(db)?;
        let ids: Vec<String> = rows.iter().map(|(id, ..)| id.clone()).collect();
        let ends = credentials_of(db, &ids)?;
        for (id, person, key, granted_at) in rows {
            let until = ends.get(&id).and_then(|(_, until)| *until);
            if AwardState::Issued.is_held(until, now) {
                held.entry(person.into()).or_default().insert(key, granted_at.and_utc());
            }
        }
    }
    Ok(held)
}

fn course_members(db: &mut Db, context: &str, whom: &Whom) -> Result<Vec<CourseMember>, StoreError> {
    let mut query = members::table
        .inner_join(persons::table)
        .filter(members::context_id.eq(context.to_owned()))
        .order((persons::name, persons::sub))
        .select((MemberRow::as_select(), PersonRow::as_select()))
        .into_boxed::<<Db as Connection>::Backend>();
    match whom {
        Whom::Everyone => {}
        Whom::Due(limit) => query = query.filter(members::revision.gt(members::judged_revision)).limit(*limit),
        Whom::One(person) => query = query.filter(members::person_id.eq(person.as_str().to_owned())),
    }
    let rows: Vec<(MemberRow, PersonRow)> = query.load(db)?;
    Ok(rows
        .into_iter()
        .map(|(row, person)| CourseMember { revision: row.revision, member: member(row, person) })
        .collect())
}

fn load_awards(db: &mut Db, filter: &AwardFilter) -> Result<Vec<Award>, StoreError> {
    type Row = (AwardRow, String, Option<String>, String, PersonRow);
    let mut query = awards::table
        .inner_join(achievements::table)
        .inner_join(persons::table)
        .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
        .filter(awards::id.gt(filter.after.clone().unwrap_or_default()))
        .order(awards::id)
        .limit(filter.limit)
        .select((
            AwardRow::as_select(),
            achievements::key,
            achievements::context_id,
            achievement_versions::name,
            PersonRow::as_select(),
        ))
        .into_boxed::<<Db as Connection>::Backend>();
    if let Some(achievement) = &filter.achievement {
        query = query.filter(awards::achievement_id.eq(achievement.as_str().to_owned()));
    }
    if let Some(context) = &filter.context {
        query = query.filter(achievements::context_id.eq(context.as_str().to_owned()));
    }
    if let Some(person) = &filter.person {
        query = query.filter(awards::person_id.eq(person.as_str().to_owned()));
    }
    if let Some(sub) = &filter.sub {
        query = query.filter(persons::sub.eq(sub.clone()));
    }
    let rows: Vec<Row> = query.load(db)?;
    with_credentials(db, rows)
}

fn with_credentials(
    db: &mut Db,
    rows: Vec<(AwardRow, String, Option<String>, String, PersonRow)>,
) -> Result<Vec<Award>, StoreError> {
    let ids: Vec<String> = rows.iter().map(|(row, ..)| row.id.clone()).collect();
    let mut signed = credentials_of(db, &ids)?;
    rows.into_iter()
        .map(|(row, key, context, badge_name, person)| {
            let (sub, name, email) = super::roster::identity(person);
            Ok(Award {
                credential: signed.remove(&row.id),
                id: row.id.into(),
                achievement: row.achievement_id.into(),
                key,
                badge_name,
                context: context.map(Into::into),
                person: row.person_id.into(),
                sub,
                name,
                email,
                state: state(&row.state)?,
                visibility: Visibility::parse(&row.visibility)
                    .ok_or(StoreError::Corrupt("the visibility of an award"))?,
                origin: row.origin,
                details: award_details(row.details.as_deref(), row.evidence)?,
                trace: row.trace,
                granted_at: row.granted_at.and_utc(),
                earned_at: row.earned_at.and_utc(),
                flag: row.flag,
                revoked_at: row.revoked_at.map(|time| time.and_utc()),
                revocation_reason: row.revocation_reason,
            })
        })
        .collect()
}

/// Grants once: whoever comes second finds it done. Queues the signing, and the judging of rules that name the badge.
fn grant(db: &mut Db, grant: &Grant, now: DateTime<Utc>) -> Result<Recorded, StoreError> {
    // Whoever decides may say that it counts from an earlier day; a rule's award counts from when it was found.
    let granted_at = if grant.origin == "rule" { now } else { grant.earned_at };
    let row = (
        awards::id.eq(grant.new_id.as_str()),
        awards::achievement_id.eq(grant.achievement.as_str()),
        awards::version_id.eq(grant.version.as_str()),
        awards::person_id.eq(grant.person.as_str()),
        awards::occurrence.eq(&grant.occurrence),
        awards::state.eq(AwardState::Granted.as_str()),
        awards::origin.eq(grant.origin),
        awards::visibility.eq(Visibility::Private.as_str()),
        awards::details.eq((!grant.details.is_empty()).then(|| grant.details.to_json().to_string())),
        awards::trace.eq(&grant.trace),
        awards::earned_at.eq(grant.earned_at.naive_utc()),
        awards::granted_at.eq(granted_at.naive_utc()),
    );
    let outcome = insert_once!(db, awards::table, row)?;
    if outcome == Recorded::New {
        enqueue(db, JobKind::Issue, grant.new_id.as_str(), now)?;
        count(db, grant.achievement.as_str(), "granted", now)?;
        judge_what_names(db, &grant.key, grant.person.as_str(), now)?;
    }
    Ok(outcome)
}

/// A badge came or went: rules that name it may now judge this person otherwise.
fn judge_what_names(db: &mut Db, key: &str, person: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    for context in contexts_that_name_badge(db, key)? {
        touch(db, &context, person)?;
        enqueue(db, JobKind::Evaluate, &context, now)?;
    }
    Ok(())
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
            let persons: Vec<String> = members.iter().map(|member| member.member.person.as_str().to_owned()).collect();
            let mut activities = list_activities(db, id)?;
            activities.retain(|activity| !activity.is_output());
            let some = match whom {
                Whom::Everyone => None,
                _ => Some(persons.as_slice()),
            };
            let results = results_of(db, id, some)?;
            let badges = badges_of(db, &persons, now)?;
            let mut held = HashMap::new();
            for achievement in &achievements {
                for persons in persons.chunks(500) {
                    let rows: Vec<(String, String, String, Option<String>, NaiveDateTime)> = awards::table
                        .filter(awards::achievement_id.eq(achievement.achievement.id.as_str()))
                        .filter(awards::person_id.eq_any(persons))
                        .select((awards::id, awards::person_id, awards::state, awards::flag, awards::granted_at))
                        .load(db)?;
                    for (id, person, text, flag, granted_at) in rows {
                        let award = HeldAward {
                            id: id.into(),
                            state: state(&text)?,
                            is_flagged: flag.is_some(),
                            granted_at: granted_at.and_utc(),
                        };
                        held.insert((achievement.achievement.id.clone(), PersonId::from(person)), award);
                    }
                }
            }
            Ok(CourseFacts {
                last_sync_at: last_sync_of(db, id)?,
                activities,
                achievements,
                members,
                results,
                badges,
                awards: held,
            })
        })
        .await
    }

    /// Keeps what judging came to, in one transaction: grants, flags, and up to which change each member was judged.
    /// Gives the grants that were new and the number of awards flagged.
    pub async fn record_judged(&self, judged: Judged) -> Result<(Vec<AwardId>, usize), StoreError> {
        self.write(move |db| {
            let at = judged.now.naive_utc();
            let (mut granted, mut flagged) = (Vec::new(), 0);
            for judged_member in &judged.members {
                for one in &judged_member.grants {
                    if grant(db, one, judged.now)? == Recorded::New {
                        granted.push(one.new_id.clone());
                    }
                }
                for flag in &judged_member.flags {
                    diesel::update(awards::table.find(flag.award.as_str()))
                        .set(awards::flag.eq(&flag.reason))
                        .execute(db)?;
                    flagged += usize::from(flag.reason.is_some());
                }
                let key = (judged.context.as_str(), judged_member.member.member.person.as_str());
                diesel::update(members::table.find(key))
                    .set((members::judged_revision.eq(judged_member.member.revision), members::changed_at.eq(at)))
                    .execute(db)?;
            }
            Ok((granted, flagged))
        })
        .await
    }

    /// Grants one award outside of a rule. Gives the id of the one that holds, and whether it is new.
    pub async fn record_award(&self, one: Grant, now: DateTime<Utc>) -> Result<(AwardId, Recorded), StoreError> {
        self.write(move |db| {
            let outcome = grant(db, &one, now)?;
            let id: String = awards::table
                .filter(awards::achievement_id.eq(one.achievement.as_str()))
                .filter(awards::person_id.eq(one.person.as_str()).and(awards::occurrence.eq(&one.occurrence)))
                .select(awards::id)
                .first(db)?;
            Ok((id.into(), outcome))
        })
        .await
    }

    /// Somebody who is known by a mail address alone, without any platform.
    pub async fn record_addressed_person(
        &self,
        new_id: String,
        email: String,
        name: String,
        now: DateTime<Utc>,
    ) -> Result<PersonId, StoreError> {
        const BY_ADDRESS: &str = "by-address";
        self.write(move |db| {
            let at = now.naive_utc();
            let row = (
                registrations::id.eq(BY_ADDRESS),
                registrations::name.eq("By mail address"),
                registrations::issuer.eq("urn:accolade:by-address"),
                registrations::client_id.eq(BY_ADDRESS),
                registrations::auth_url.eq(""),
                registrations::token_url.eq(""),
                registrations::jwks_url.eq(""),
                registrations::accepts_new_deployments.eq(false),
                registrations::origin.eq("address"),
                registrations::created_at.eq(at),
            );
            insert_once!(db, registrations::table, row)?;
            let person = PersonRecord {
                new_id,
                sub: email.to_lowercase(),
                name: Some(name),
                email: Some(email),
                ..PersonRecord::default()
            };
            Ok(person_row(db, BY_ADDRESS, &person, at)?.into())
        })
        .await
    }

    pub async fn list_awards(&self, filter: AwardFilter) -> Result<Vec<Award>, StoreError> {
        self.read(move |db| load_awards(db, &filter)).await
    }

    pub async fn find_award(&self, id: AwardId) -> Result<Option<Award>, StoreError> {
        self.read(move |db| {
            let rows = awards::table
                .inner_join(achievements::table)
                .inner_join(persons::table)
                .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
                .filter(awards::id.eq(id.as_str()))
                .select((
                    AwardRow::as_select(),
                    achievements::key,
                    achievements::context_id,
                    achievement_versions::name,
                    PersonRow::as_select(),
                ))
                .load(db)?;
            Ok(with_credentials(db, rows)?.pop())
        })
        .await
    }

    /// Awards of a course that wait for their signature.
    pub async fn list_unsigned(&self, context: ContextId) -> Result<Vec<AwardId>, StoreError> {
        self.read(move |db| {
            let ids: Vec<String> = awards::table
                .inner_join(achievements::table)
                .filter(achievements::context_id.eq(context.as_str()))
                .filter(awards::state.eq(AwardState::Granted.as_str()))
                .order(awards::id)
                .select(awards::id)
                .load(db)?;
            Ok(ids.into_iter().map(Into::into).collect())
        })
        .await
    }

    /// Withdraws an award and marks its credentials; the status list is signed anew by a job.
    pub async fn revoke_award(&self, id: AwardId, reason: String, now: DateTime<Utc>) -> Result<Revoked, StoreError> {
        self.write(move |db| {
            let found: Option<(String, String, String, String)> = awards::table
                .inner_join(achievements::table)
                .filter(awards::id.eq(id.as_str()))
                .select((awards::state, awards::achievement_id, achievements::key, awards::person_id))
                .first(db)
                .optional()?;
            let Some((known, achievement, key, person)) = found else { return Ok(Revoked::NoSuchAward) };
            if state(&known)? == AwardState::Revoked {
                return Ok(Revoked::Before);
            }
            diesel::update(awards::table.find(id.as_str()))
                .set((
                    awards::state.eq(AwardState::Revoked.as_str()),
                    awards::revoked_at.eq(Some(now.naive_utc())),
                    awards::revocation_reason.eq(Some(&reason)),
                    awards::flag.eq(None::<String>),
                ))
                .execute(db)?;
            let lists: Vec<String> = credentials::table
                .filter(credentials::award_id.eq(id.as_str()))
                .select(credentials::status_list_id)
                .distinct()
                .load(db)?;
            diesel::update(credentials::table.filter(credentials::award_id.eq(id.as_str())))
                .set(credentials::is_revoked.eq(true))
                .execute(db)?;
            for list in lists {
                enqueue(db, JobKind::Status, &list, now)?;
            }
            enter_change_of_award(db, EventKind::Revoked, id.as_str(), now)?;
            count(db, &achievement, "revoked", now)?;
            judge_what_names(db, &key, &person, now)?;
            Ok(Revoked::Now)
        })
        .await
    }

    /// A person of a course's platform by the platform's own id.
    pub async fn find_member_by_sub(&self, context: ContextId, sub: String) -> Result<Option<Member>, StoreError> {
        self.read(move |db| {
            let found: Option<(MemberRow, PersonRow)> = members::table
                .inner_join(persons::table)
                .filter(members::context_id.eq(context.as_str()).and(persons::sub.eq(sub)))
                .select((MemberRow::as_select(), PersonRow::as_select()))
                .first(db)
                .optional()?;
            Ok(found.map(|(row, person)| member(row, person)))
        })
        .await
    }
}
