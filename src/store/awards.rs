//! Awards as people and machines read them, with the credentials that they have.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::achievements::details;
use super::connection::Db;
use super::roster::{Member, MemberRow, PersonRow, member};
use super::schema::{achievement_versions, achievements, awards, credentials, members, persons};
use super::{Store, StoreError};
use crate::domain::award::{AwardState, AwardStatus, Visibility};
use crate::domain::details::{AwardDetails, Evidence};
use crate::domain::ids::{AchievementId, AwardId, ContextId, CredentialId, PersonId, VersionId};
use crate::domain::life::Span;

/// An award as people and machines read it.
#[derive(Clone, Debug)]
pub struct Award {
    pub id: AwardId,
    pub achievement: AchievementId,
    pub key: String,
    pub badge_name: String,
    pub version: VersionId,
    pub context: Option<ContextId>,
    pub person: PersonId,
    pub sub: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub state: AwardState,
    pub visibility: Visibility,
    pub origin: String,
    /// Names the awards that were made together with it.
    pub run: Option<String>,
    pub details: AwardDetails,
    pub trace: String,
    pub granted_at: DateTime<Utc>,
    pub earned_at: DateTime<Utc>,
    pub flag: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revocation_reason: Option<String>,
    /// Whether it was revoked and stands in the way of another award to this person.
    pub holds_back: bool,
    pub suspended_at: Option<DateTime<Utc>>,
    /// For those who teach; never public.
    pub suspension_reason: Option<String>,
    /// The name as its holder wants it to be read.
    pub shown_name: Option<String>,
    /// The name that its holder confirmed for all of their badges.
    pub confirmed_name: Option<String>,
    /// Whether its holder agreed that results stand in the credential.
    pub results_agreed: bool,
    /// When its holder said that they do not want it.
    pub declined_at: Option<DateTime<Utc>>,
    /// The current credential and its end, once it is signed.
    pub credential: Option<(CredentialId, Option<DateTime<Utc>>)>,
    /// The number and the life of the current credential.
    pub current: Option<(i32, Span)>,
    /// Whether a credential is to be signed.
    pub is_waiting: bool,
    /// The credentials that newer ones took the place of, the latest first.
    pub earlier: Vec<CredentialId>,
}

impl Award {
    /// Whether the current credential runs out, or has.
    pub fn expires(&self) -> bool {
        self.credential.as_ref().is_some_and(|(_, until)| until.is_some())
    }

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
    pub newest_first: bool,
    pub limit: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct AwardRow {
    id: String,
    achievement_id: String,
    version_id: String,
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
    wanted: i32,
    signed: i32,
    shown_name: Option<String>,
    holds_back: bool,
    suspended_at: Option<NaiveDateTime>,
    suspension_reason: Option<String>,
    results_agreed_at: Option<NaiveDateTime>,
    declined_at: Option<NaiveDateTime>,
    run: Option<String>,
}

/// An award with its badge's key, course and name, and its person with the name that they confirmed.
type Joined = (AwardRow, String, Option<String>, String, (PersonRow, Option<String>));

/// The details of an award. Awards of earlier versions have a text of evidence in its place.
pub(super) fn award_details(kept: Option<&str>, evidence: Option<String>) -> Result<AwardDetails, StoreError> {
    let mut details: AwardDetails = details(kept)?;
    if let Some(text) = evidence {
        details.evidence.insert(0, Evidence { narrative: Some(text), ..Evidence::default() });
    }
    Ok(details)
}

pub(super) fn state(text: &str) -> Result<AwardState, StoreError> {
    AwardState::parse(text).ok_or(StoreError::Corrupt("the state of an award"))
}

/// The credentials of an award: the current one, and those before it, the latest first.
#[derive(Default)]
pub(super) struct Signed {
    pub(super) current: Option<(CredentialId, i32, Span)>,
    earlier: Vec<CredentialId>,
}

pub(super) fn credentials_of(db: &mut Db, ids: &[String]) -> Result<HashMap<String, Signed>, StoreError> {
    type Row = (String, String, i32, bool, NaiveDateTime, Option<NaiveDateTime>);
    let mut found: HashMap<String, Signed> = HashMap::new();
    for ids in ids.chunks(500) {
        let rows: Vec<Row> = credentials::table
            .filter(credentials::award_id.eq_any(ids))
            .order((credentials::award_id, credentials::number.desc()))
            .select((
                credentials::award_id,
                credentials::id,
                credentials::number,
                credentials::is_superseded,
                credentials::valid_from,
                credentials::valid_until,
            ))
            .load(db)?;
        for (award, id, number, is_superseded, from, until) in rows {
            let signed = found.entry(award).or_default();
            if is_superseded {
                signed.earlier.push(id.into());
            } else {
                let span = Span { from: from.and_utc(), until: until.map(|time| time.and_utc()) };
                signed.current = Some((id.into(), number, span));
            }
        }
    }
    Ok(found)
}

fn load_awards(db: &mut Db, filter: &AwardFilter) -> Result<Vec<Award>, StoreError> {
    let mut query = awards::table
        .inner_join(achievements::table)
        .inner_join(persons::table)
        .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
        .filter(awards::id.gt(filter.after.clone().unwrap_or_default()).and(persons::erased_at.is_null()))
        .order(awards::id)
        .select((
            AwardRow::as_select(),
            achievements::key,
            achievements::context_id,
            achievement_versions::name,
            (PersonRow::as_select(), persons::confirmed_name),
        ))
        .into_boxed::<<Db as Connection>::Backend>();
    if filter.newest_first {
        query = query.order(awards::id.desc());
    }
    if filter.limit < i64::MAX {
        query = query.limit(filter.limit);
    }
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
    let rows: Vec<Joined> = query.load(db)?;
    with_credentials(db, rows)
}

fn with_credentials(db: &mut Db, rows: Vec<Joined>) -> Result<Vec<Award>, StoreError> {
    let ids: Vec<String> = rows.iter().map(|(row, ..)| row.id.clone()).collect();
    let mut signed = credentials_of(db, &ids)?;
    rows.into_iter()
        .map(|(row, key, context, badge_name, (person, confirmed_name))| {
            let (sub, name, email) = super::roster::identity(person);
            let Signed { current, earlier } = signed.remove(&row.id).unwrap_or_default();
            Ok(Award {
                credential: current.as_ref().map(|(id, _, span)| (id.clone(), span.until)),
                current: current.map(|(_, number, span)| (number, span)),
                is_waiting: row.wanted > row.signed,
                earlier,
                id: row.id.into(),
                achievement: row.achievement_id.into(),
                key,
                badge_name,
                version: row.version_id.into(),
                context: context.map(Into::into),
                person: row.person_id.into(),
                sub,
                name,
                email,
                state: state(&row.state)?,
                visibility: Visibility::parse(&row.visibility)
                    .ok_or(StoreError::Corrupt("the visibility of an award"))?,
                origin: row.origin,
                run: row.run,
                details: award_details(row.details.as_deref(), row.evidence)?,
                trace: row.trace,
                granted_at: row.granted_at.and_utc(),
                earned_at: row.earned_at.and_utc(),
                flag: row.flag,
                revoked_at: row.revoked_at.map(|time| time.and_utc()),
                revocation_reason: row.revocation_reason,
                holds_back: row.holds_back,
                suspended_at: row.suspended_at.map(|time| time.and_utc()),
                suspension_reason: row.suspension_reason,
                shown_name: row.shown_name,
                confirmed_name,
                results_agreed: row.results_agreed_at.is_some(),
                declined_at: row.declined_at.map(|time| time.and_utc()),
            })
        })
        .collect()
}

/// Everybody who was awarded an achievement, also those from whom it was withdrawn, or without them.
fn people(db: &mut Db, achievement: &str, also_revoked: bool) -> Result<HashSet<PersonId>, StoreError> {
    let mut found = awards::table.filter(awards::achievement_id.eq(achievement)).into_boxed();
    if !also_revoked {
        found = found.filter(awards::state.ne(AwardState::Revoked.as_str()));
    }
    let people: Vec<String> = found.select(awards::person_id).distinct().load(db)?;
    Ok(people.into_iter().map(Into::into).collect())
}

impl Store {
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
                    (PersonRow::as_select(), persons::confirmed_name),
                ))
                .load(db)?;
            Ok(with_credentials(db, rows)?.pop())
        })
        .await
    }

    /// Everybody who was ever awarded a badge.
    pub async fn list_people_awarded(&self, id: AchievementId) -> Result<HashSet<PersonId>, StoreError> {
        self.read(move |db| people(db, id.as_str(), true)).await
    }

    /// Everybody who has a badge that was not withdrawn.
    pub async fn list_holders(&self, id: AchievementId) -> Result<HashSet<PersonId>, StoreError> {
        self.read(move |db| people(db, id.as_str(), false)).await
    }

    /// The awards of a badge that were made together and are not withdrawn.
    pub async fn list_awards_of_run(&self, id: AchievementId, run: String) -> Result<Vec<AwardId>, StoreError> {
        self.read(move |db| {
            let ids: Vec<String> = awards::table
                .filter(awards::achievement_id.eq(id.as_str()).and(awards::run.eq(run)))
                .filter(awards::state.ne(AwardState::Revoked.as_str()))
                .order(awards::id)
                .select(awards::id)
                .load(db)?;
            Ok(ids.into_iter().map(Into::into).collect())
        })
        .await
    }

    /// How many signatures are due in a course.
    pub async fn count_unsigned(&self, context: ContextId) -> Result<i64, StoreError> {
        self.read(move |db| {
            Ok(awards::table
                .inner_join(achievements::table)
                .filter(achievements::context_id.eq(context.as_str()))
                .filter(awards::wanted.gt(awards::signed))
                .filter(awards::state.eq_any([AwardState::Granted.as_str(), AwardState::Issued.as_str()]))
                .count()
                .get_result(db)?)
        })
        .await
    }

    /// The badges of a course of which signatures are due.
    pub async fn list_unsigned(&self, context: ContextId) -> Result<Vec<AchievementId>, StoreError> {
        self.read(move |db| {
            let ids: Vec<String> = awards::table
                .inner_join(achievements::table)
                .filter(achievements::context_id.eq(context.as_str()))
                .filter(awards::wanted.gt(awards::signed))
                .filter(awards::state.eq_any([AwardState::Granted.as_str(), AwardState::Issued.as_str()]))
                .order(achievements::id)
                .select(achievements::id)
                .distinct()
                .load(db)?;
            Ok(ids.into_iter().map(Into::into).collect())
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
