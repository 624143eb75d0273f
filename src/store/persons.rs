//! Persons as such: found, everything about them told, everything about them erased.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::digests::erase_choices;
use super::jobs::{JobKind, enqueue};
use super::log::enter_change_of_award;
use super::mail_copies::erase_copies_to;
use super::mails::erase_mails;
use super::roster::{PersonRow, identity};
use super::schema::{
    achievement_versions, achievements, activities, award_decisions, awards, consents, contexts, credentials,
    endorsements, erasures, idempotent_requests, learner_records, mails, members, persons, registrations, results,
    scores, sessions, signed_assertions,
};
use super::status_lists::lists_of;
use super::withdrawals::mark_revoked;
use super::{Store, StoreError, audit, insert_once};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::console::Deed;
use crate::domain::endorsement::EndorsedKind;
use crate::domain::ids::{AwardId, PersonId, RegistrationId, StatusListId};
use crate::domain::log::EventKind;
use crate::keys::PersonMarks;

diesel::define_sql_function! {
    fn lower(text: diesel::sql_types::Nullable<diesel::sql_types::Text>)
        -> diesel::sql_types::Nullable<diesel::sql_types::Text>;
}

/// Somebody known to a platform, or by mail address alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub registration: RegistrationId,
    /// The platform's name.
    pub platform: String,
    /// The platform's id of the person.
    pub sub: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub awards: i64,
}

/// Everything that is kept about a person, table by table, in words for them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PersonFile {
    pub id: PersonId,
    pub platform: String,
    pub lti_user_id: String,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub email: Option<String>,
    pub locale: Option<String>,
    /// The name as they confirmed it.
    pub confirmed_name: Option<String>,
    pub first_seen_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    pub courses: Vec<Membership>,
    pub results: Vec<KeptResult>,
    pub awards: Vec<KeptAward>,
    /// What they took along of their badges.
    pub records: Vec<super::KeptRecord>,
    pub decisions: Vec<KeptDecision>,
    /// What they asked of their teachers, and what they were answered.
    pub requests: Vec<super::KeptRequest>,
    /// Tests of badges that they made as a teacher, for as long as those live.
    pub tests: Vec<super::KeptTrial>,
    pub sessions: Vec<KeptSession>,
    pub mails: Vec<KeptMail>,
}

/// A mail to them. Its text is not kept.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptMail {
    pub kind: String,
    /// Whether it was a copy, to those whom the teachers of a course named.
    pub is_copy: bool,
    pub state: String,
    pub created_at: DateTime<Utc>,
}

/// What they decided about one of their badges, and under which text.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptDecision {
    pub award: AwardId,
    pub about: String,
    pub chosen: String,
    pub text_version: String,
    pub language: String,
    pub decided_at: DateTime<Utc>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct Membership {
    pub course: String,
    pub lti_id: String,
    pub is_learner: bool,
    pub is_teacher: bool,
    pub launched_as_teacher: bool,
    pub is_test_user: bool,
    pub is_observer: bool,
    pub is_active: bool,
    pub first_seen_at: DateTime<Utc>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptResult {
    pub course: String,
    pub activity: String,
    pub score: Option<String>,
    pub maximum: String,
    pub completed: Option<bool>,
    pub happened_at: Option<DateTime<Utc>>,
    pub first_seen_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptAward {
    pub id: AwardId,
    pub badge: String,
    pub badge_name: String,
    pub state: AwardState,
    pub origin: String,
    pub visibility: Visibility,
    pub shown_name: Option<String>,
    pub evidence: Option<String>,
    /// What it says besides.
    pub details: Option<serde_json::Value>,
    pub results_agreed_at: Option<DateTime<Utc>>,
    pub declined_at: Option<DateTime<Utc>>,
    /// What the rule saw.
    pub trace: serde_json::Value,
    pub earned_at: DateTime<Utc>,
    pub granted_at: DateTime<Utc>,
    pub flag: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revocation_reason: Option<String>,
    pub holds_back: bool,
    pub suspended_at: Option<DateTime<Utc>>,
    pub suspension_reason: Option<String>,
    /// What became of its score in the platform's gradebook.
    pub score: Option<String>,
    pub credentials: Vec<KeptCredential>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptCredential {
    pub id: String,
    pub is_superseded: bool,
    pub is_revoked: bool,
    pub created_at: DateTime<Utc>,
    /// As it was signed.
    pub json: String,
    pub jwt: String,
    /// The same in the form of Open Badges 2.0, where somebody asked for it.
    pub open_badges_2: Option<String>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct KeptSession {
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// What erasing a person came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    pub awards: usize,
    /// The lists that have to be signed anew.
    pub lists: Vec<StatusListId>,
}

/// What a platform's id becomes once everything about the person is erased; unique, like the id of the row.
fn anonymous(person: &str) -> String {
    format!("erased:{person}")
}

fn utc(time: NaiveDateTime) -> DateTime<Utc> {
    time.and_utc()
}

impl Store {
    /// Persons with this id of their platform, or this mail address in any spelling; erased ones are nobody.
    pub async fn find_persons(&self, sub: Option<String>, email: Option<String>) -> Result<Vec<Person>, StoreError> {
        self.read(move |db| {
            let mut query = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::erased_at.is_null())
                .order(persons::id)
                .limit(200)
                .select((PersonRow::as_select(), registrations::id, registrations::name))
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(sub) = sub {
                query = query.filter(persons::sub.eq(sub));
            }
            if let Some(email) = email {
                query = query.filter(lower(persons::email).eq(email.trim().to_lowercase()));
            }
            let rows: Vec<(PersonRow, String, String)> = query.load(db)?;
            rows.into_iter().map(|(row, registration, platform)| person(db, row, registration, platform)).collect()
        })
        .await
    }

    pub async fn find_person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.read(move |db| {
            let found: Option<(PersonRow, String, String)> = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::id.eq(id.as_str()).and(persons::erased_at.is_null()))
                .select((PersonRow::as_select(), registrations::id, registrations::name))
                .first(db)
                .optional()?;
            found.map(|(row, registration, platform)| person(db, row, registration, platform)).transpose()
        })
        .await
    }

    /// Everything that is kept about a person.
    pub async fn find_person_file(&self, id: PersonId) -> Result<Option<PersonFile>, StoreError> {
        self.read(move |db| {
            let found: Option<(PersonRow, String)> = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::id.eq(id.as_str()).and(persons::erased_at.is_null()))
                .select((PersonRow::as_select(), registrations::name))
                .first(db)
                .optional()?;
            let Some((row, platform)) = found else { return Ok(None) };
            Ok(Some(PersonFile {
                platform,
                lti_user_id: row.sub,
                name: row.name,
                given_name: row.given_name,
                family_name: row.family_name,
                email: row.email,
                locale: row.locale,
                first_seen_at: utc(row.first_seen_at),
                changed_at: utc(row.changed_at),
                courses: courses_of(db, &id)?,
                results: results_of(db, &id)?,
                awards: awards_of(db, &id)?,
                records: super::learner_records::kept_of(db, &id)?,
                decisions: decisions_of(db, &id)?,
                requests: super::requests::kept_of(db, &id)?,
                tests: super::trials::kept_of(db, &id)?,
                confirmed_name: persons::table.find(id.as_str()).select(persons::confirmed_name).first(db)?,
                sessions: sessions_of(db, &id)?,
                mails: mails_of(db, &id)?,
                id,
            }))
        })
        .await
    }

    /// Erases everything about a person but that their credentials are withdrawn, in one transaction: the bytes of the
    /// credentials go, their places in the status lists stay and are set. `trace` takes the place of what rules saw.
    /// `mark` stands for the person as long as the platform still lists them.
    pub async fn erase_person(
        &self,
        id: PersonId,
        mark: String,
        trace: String,
        now: DateTime<Utc>,
    ) -> Result<Option<Erased>, StoreError> {
        self.write(move |db| {
            let known: Option<(String, String, String, Option<String>)> = persons::table
                .inner_join(registrations::table.on(registrations::id.eq(persons::registration_id)))
                .filter(persons::id.eq(id.as_str()).and(persons::erased_at.is_null()))
                .select((persons::registration_id, persons::sub, registrations::origin, persons::email))
                .first(db)
                .optional()?;
            let Some((registration, sub, origin, email)) = known else { return Ok(None) };
            // This comes first: whoever writes about the person at the same time waits, or is waited for.
            forget(db, id.as_str(), now)?;
            let ids: Vec<String> =
                awards::table.filter(awards::person_id.eq(id.as_str())).select(awards::id).load(db)?;
            let mut lists = HashSet::new();
            for award in &ids {
                lists.extend(lists_of(db, award)?);
                erase_award(db, award, &trace, now)?;
            }
            for list in &lists {
                enqueue(db, JobKind::Status, list, now)?;
            }
            erase_memberships(db, id.as_str())?;
            if let Some(email) = email {
                erase_copies_to(db, &email)?;
            }
            forget_watchers(db, &registration, &sub)?;
            // Nobody lists those who are known by mail address alone.
            if origin != "address" {
                let row = (
                    erasures::registration_id.eq(registration),
                    erasures::sub_hash.eq(mark),
                    erasures::erased_at.eq(now.naive_utc()),
                );
                insert_once!(db, erasures::table, row)?;
            }
            audit::note(db, Deed::PersonErased, id.as_str(), now)?;
            Ok(Some(Erased { awards: ids.len(), lists: lists.into_iter().map(Into::into).collect() }))
        })
        .await
    }

    /// Takes away what was written about erased persons by somebody who had read before they were erased and wrote
    /// afterwards; says how many rows that were.
    pub async fn sweep_erased(&self) -> Result<usize, StoreError> {
        self.write(move |db| {
            let erased: Vec<String> =
                persons::table.filter(persons::erased_at.is_not_null()).select(persons::id).load(db)?;
            let mut swept = 0;
            for person in &erased {
                swept += erase_memberships(db, person)?;
                let granted = awards::table
                    .filter(awards::person_id.eq(person).and(awards::signed.eq(0)))
                    .filter(awards::state.eq(AwardState::Granted.as_str()));
                swept += diesel::delete(granted).execute(db)?;
            }
            Ok(swept)
        })
        .await
    }
}

/// Those of a platform who were erased and did not come back.
pub(super) struct ErasedOf {
    registration: String,
    marks: HashSet<String>,
}

impl ErasedOf {
    pub(super) fn includes(&self, marks: &PersonMarks, sub: &str) -> bool {
        !self.marks.is_empty() && self.marks.contains(&marks.of(&self.registration, sub))
    }
}

/// Those of the platform of a course.
pub(super) fn erased_among(db: &mut Db, context: &str) -> Result<ErasedOf, StoreError> {
    let registration: String = contexts::table.find(context).select(contexts::registration_id).first(db)?;
    let marks: Vec<String> =
        erasures::table.filter(erasures::registration_id.eq(&registration)).select(erasures::sub_hash).load(db)?;
    Ok(ErasedOf { registration, marks: marks.into_iter().collect() })
}

pub(super) fn person(
    db: &mut Db,
    row: PersonRow,
    registration: String,
    platform: String,
) -> Result<Person, StoreError> {
    let id = row.id.clone();
    let awards = awards::table.filter(awards::person_id.eq(&id)).count().get_result(db)?;
    let (sub, name, email) = identity(row);
    Ok(Person { id: id.into(), registration: registration.into(), platform, sub, name, email, awards })
}

/// The row of a person stays, since awards refer to it, and says nothing.
fn forget(db: &mut Db, person: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(achievements::table.filter(achievements::owner_id.eq(person)))
        .set(achievements::owner_id.eq(None::<String>))
        .execute(db)?;
    diesel::update(persons::table.find(person))
        .set((
            persons::sub.eq(anonymous(person)),
            persons::name.eq(None::<String>),
            persons::given_name.eq(None::<String>),
            persons::family_name.eq(None::<String>),
            persons::email.eq(None::<String>),
            persons::locale.eq(None::<String>),
            persons::confirmed_name.eq(None::<String>),
            persons::changed_at.eq(now.naive_utc()),
            persons::erased_at.eq(Some(now.naive_utc())),
        ))
        .execute(db)?;
    Ok(())
}

/// What remains of an award says that it was withdrawn, and neither to whom nor why.
fn erase_award(db: &mut Db, award: &str, trace: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let at = now.naive_utc();
    let state: String = awards::table.find(award).select(awards::state).first(db)?;
    if state != AwardState::Revoked.as_str() {
        enter_change_of_award(db, EventKind::Revoked, award, now)?;
    }
    mark_revoked(db, &award.into(), now)?;
    diesel::update(awards::table.find(award).filter(awards::revoked_at.is_null()))
        .set(awards::revoked_at.eq(Some(at)))
        .execute(db)?;
    diesel::update(awards::table.find(award))
        .set((
            awards::state.eq(AwardState::Revoked.as_str()),
            awards::visibility.eq(Visibility::Hidden.as_str()),
            awards::trace.eq(trace),
            awards::wanted.eq(awards::signed),
            awards::holds_back.eq(false),
            awards::evidence.eq(None::<String>),
            awards::details.eq(None::<String>),
            awards::results_agreed_at.eq(None::<NaiveDateTime>),
            awards::declined_at.eq(None::<NaiveDateTime>),
            awards::opened_at.eq(None::<NaiveDateTime>),
            awards::flag.eq(None::<String>),
            awards::revocation_reason.eq(None::<String>),
            awards::shown_name.eq(None::<String>),
            awards::suspended_at.eq(None::<NaiveDateTime>),
            awards::suspension_reason.eq(None::<String>),
        ))
        .execute(db)?;
    diesel::update(credentials::table.filter(credentials::award_id.eq(award)))
        .set((
            credentials::json.eq(""),
            credentials::jwt.eq(""),
            credentials::refresh.eq(None::<String>),
            credentials::withdrawn_at.eq(Some(at)),
            credentials::expiry_told.eq(true),
        ))
        .execute(db)?;
    let signed = credentials::table.filter(credentials::award_id.eq(award)).select(credentials::id);
    // Its identifier stays in the revocation list of its key.
    diesel::update(signed_assertions::table.filter(signed_assertions::credential_id.eq_any(signed)))
        .set(signed_assertions::jws.eq(""))
        .execute(db)?;
    let of_award = endorsements::subject_kind.eq(EndorsedKind::Award.as_str()).and(endorsements::subject_id.eq(award));
    diesel::delete(endorsements::table.filter(of_award)).execute(db)?;
    diesel::delete(scores::table.find(award)).execute(db)?;
    // An answer of the API that is kept for a day, in case its request is repeated.
    diesel::delete(idempotent_requests::table.filter(idempotent_requests::body.like(format!("%{award}%"))))
        .execute(db)?;
    Ok(())
}

/// What was read of a person, where they were, what they decided, asked and took along; says how many rows that were.
fn erase_memberships(db: &mut Db, person: &str) -> Result<usize, StoreError> {
    let mails = erase_mails(db, person)? + erase_choices(db, person)?;
    let results = diesel::delete(results::table.filter(results::person_id.eq(person))).execute(db)?;
    let members = diesel::delete(members::table.filter(members::person_id.eq(person))).execute(db)?;
    let sessions = diesel::delete(sessions::table.filter(sessions::person_id.eq(person))).execute(db)?;
    let consents = diesel::delete(consents::table.filter(consents::person_id.eq(person))).execute(db)?;
    let decided = diesel::delete(award_decisions::table.filter(award_decisions::person_id.eq(person))).execute(db)?;
    let taken = diesel::delete(learner_records::table.filter(learner_records::person_id.eq(person))).execute(db)?;
    let asked = super::requests::delete_of_person(db, person)?;
    let tests = super::trials::delete_of_person(db, person)?;
    Ok(mails + results + members + sessions + consents + decided + taken + asked + tests)
}

/// Ends the sessions of those who watch the person, which name them; whoever watches others too opens the page anew.
fn forget_watchers(db: &mut Db, registration: &str, sub: &str) -> Result<(), StoreError> {
    let watching: Vec<(String, Option<String>)> = sessions::table
        .filter(sessions::registration_id.eq(registration).and(sessions::watches.is_not_null()))
        .select((sessions::handle_hash, sessions::watches))
        .load(db)?;
    for (handle, watched) in watching {
        let watched: Vec<String> = watched.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        if watched.iter().any(|watched| watched == sub) {
            diesel::delete(sessions::table.find(handle)).execute(db)?;
        }
    }
    Ok(())
}

fn courses_of(db: &mut Db, person: &PersonId) -> Result<Vec<Membership>, StoreError> {
    type Row = (String, String, (bool, bool, bool, bool, bool, bool), NaiveDateTime);
    let rows: Vec<Row> = members::table
        .inner_join(contexts::table.on(contexts::id.eq(members::context_id)))
        .filter(members::person_id.eq(person.as_str()))
        .order(contexts::id)
        .select((
            contexts::title,
            contexts::lti_id,
            (
                members::is_learner,
                members::is_teacher,
                members::launched_as_teacher,
                members::is_test_user,
                members::is_observer,
                members::is_active,
            ),
            members::first_seen_at,
        ))
        .load(db)?;
    let course = |(course, lti_id, roles, first_seen_at): Row| {
        let (is_learner, is_teacher, launched_as_teacher, is_test_user, is_observer, is_active) = roles;
        Membership {
            course,
            lti_id,
            is_learner,
            is_teacher,
            launched_as_teacher,
            is_test_user,
            is_observer,
            is_active,
            first_seen_at: utc(first_seen_at),
        }
    };
    Ok(rows.into_iter().map(course).collect())
}

fn mails_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptMail>, StoreError> {
    let rows: Vec<(String, Option<String>, String, NaiveDateTime)> = mails::table
        .filter(mails::person_id.eq(person.as_str()))
        .order(mails::id)
        .select((mails::kind, mails::copy_of, mails::state, mails::created_at))
        .load(db)?;
    let mail = |(kind, of, state, created_at): (String, Option<String>, String, NaiveDateTime)| KeptMail {
        kind,
        is_copy: of.is_some(),
        state,
        created_at: utc(created_at),
    };
    Ok(rows.into_iter().map(mail).collect())
}

fn results_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptResult>, StoreError> {
    type Row = (
        (String, String),
        (Option<String>, String, Option<bool>),
        (Option<NaiveDateTime>, NaiveDateTime, NaiveDateTime),
    );
    let rows: Vec<Row> = results::table
        .inner_join(activities::table.inner_join(contexts::table.on(contexts::id.eq(activities::context_id))))
        .filter(results::person_id.eq(person.as_str()))
        .order((contexts::id, activities::id))
        .select((
            (contexts::title, activities::label),
            (results::score, results::maximum, results::completed),
            (results::happened_at, results::first_seen_at, results::changed_at),
        ))
        .load(db)?;
    let result =
        |((course, activity), (score, maximum, completed), (happened_at, first_seen_at, changed_at)): Row| KeptResult {
            course,
            activity,
            score,
            maximum,
            completed,
            happened_at: happened_at.map(utc),
            first_seen_at: utc(first_seen_at),
            changed_at: utc(changed_at),
        };
    Ok(rows.into_iter().map(result).collect())
}

fn decisions_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptDecision>, StoreError> {
    type Row = (String, (String, String), (String, String), NaiveDateTime);
    let rows: Vec<Row> = consents::table
        .filter(consents::person_id.eq(person.as_str()))
        .order((consents::decided_at, consents::id))
        .select((
            consents::award_id,
            (consents::about, consents::chosen),
            (consents::text_version, consents::language),
            consents::decided_at,
        ))
        .load(db)?;
    let decision = |(award, (about, chosen), (text_version, language), at): Row| KeptDecision {
        award: award.into(),
        about,
        chosen,
        text_version,
        language,
        decided_at: utc(at),
    };
    Ok(rows.into_iter().map(decision).collect())
}

fn sessions_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptSession>, StoreError> {
    let rows: Vec<(NaiveDateTime, NaiveDateTime)> = sessions::table
        .filter(sessions::person_id.eq(person.as_str()))
        .order(sessions::created_at)
        .select((sessions::created_at, sessions::expires_at))
        .load(db)?;
    let session = |(created, expires)| KeptSession { created_at: utc(created), expires_at: utc(expires) };
    Ok(rows.into_iter().map(session).collect())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct WholeRow {
    id: String,
    state: String,
    origin: String,
    visibility: String,
    evidence: Option<String>,
    details: Option<String>,
    results_agreed_at: Option<NaiveDateTime>,
    declined_at: Option<NaiveDateTime>,
    trace: String,
    earned_at: NaiveDateTime,
    granted_at: NaiveDateTime,
    flag: Option<String>,
    revoked_at: Option<NaiveDateTime>,
    revocation_reason: Option<String>,
    shown_name: Option<String>,
    holds_back: bool,
    suspended_at: Option<NaiveDateTime>,
    suspension_reason: Option<String>,
}

fn awards_of(db: &mut Db, person: &PersonId) -> Result<Vec<KeptAward>, StoreError> {
    let rows: Vec<(WholeRow, String, String, Option<String>)> = awards::table
        .inner_join(achievements::table)
        .inner_join(achievement_versions::table.on(achievement_versions::id.eq(awards::version_id)))
        .left_join(scores::table)
        .filter(awards::person_id.eq(person.as_str()))
        .order(awards::id)
        .select((WholeRow::as_select(), achievements::key, achievement_versions::name, scores::state.nullable()))
        .load(db)?;
    let ids: Vec<&str> = rows.iter().map(|(row, ..)| row.id.as_str()).collect();
    let mut signed = signed_of(db, &ids)?;
    rows.into_iter()
        .map(|(row, badge, badge_name, score)| {
            Ok(KeptAward {
                credentials: signed.remove(&row.id).unwrap_or_default(),
                badge,
                badge_name,
                score,
                state: super::awards::state(&row.state)?,
                visibility: Visibility::parse(&row.visibility)
                    .ok_or(StoreError::Corrupt("the visibility of an award"))?,
                trace: serde_json::from_str(&row.trace).map_err(|_| StoreError::Corrupt("the trace of an award"))?,
                id: row.id.into(),
                origin: row.origin,
                shown_name: row.shown_name,
                evidence: row.evidence,
                details: (row.details.as_deref())
                    .map(|text| serde_json::from_str(text).map_err(|_| StoreError::Corrupt("the details of an award")))
                    .transpose()?,
                results_agreed_at: row.results_agreed_at.map(utc),
                declined_at: row.declined_at.map(utc),
                earned_at: utc(row.earned_at),
                granted_at: utc(row.granted_at),
                flag: row.flag,
                revoked_at: row.revoked_at.map(utc),
                revocation_reason: row.revocation_reason,
                holds_back: row.holds_back,
                suspended_at: row.suspended_at.map(utc),
                suspension_reason: row.suspension_reason,
            })
        })
        .collect()
}

fn signed_of(db: &mut Db, awards: &[&str]) -> Result<HashMap<String, Vec<KeptCredential>>, StoreError> {
    type Row = (String, String, (bool, bool), NaiveDateTime, (String, String), Option<String>);
    let mut found: HashMap<String, Vec<KeptCredential>> = HashMap::new();
    for awards in awards.chunks(100) {
        let rows: Vec<Row> = credentials::table
            .left_join(signed_assertions::table)
            .filter(credentials::award_id.eq_any(awards))
            .order((credentials::award_id, credentials::number))
            .select((
                credentials::award_id,
                credentials::id,
                (credentials::is_superseded, credentials::is_revoked),
                credentials::created_at,
                (credentials::json, credentials::jwt),
                signed_assertions::jws.nullable(),
            ))
            .load(db)?;
        for (award, id, (is_superseded, is_revoked), created_at, (json, jwt), open_badges_2) in rows {
            let created_at = utc(created_at);
            let kept = KeptCredential { id, is_superseded, is_revoked, created_at, json, jwt, open_badges_2 };
            found.entry(award).or_default().push(kept);
        }
    }
    Ok(found)
}
