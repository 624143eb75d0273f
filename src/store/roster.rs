//! Persons and their membership in courses.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::{JobKind, enqueue};
use super::launches::LaunchedPerson;
use super::schema::{contexts, erasures, members, persons};
use super::{Store, StoreError, insert_once};
use crate::domain::ids::{ContextId, PersonId};
use crate::keys::PersonMarks;

/// What a source tells of a person; what it does not tell stays as it was known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRecord {
    pub new_id: String,
    pub sub: String,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub email: Option<String>,
    pub locale: Option<String>,
    /// The language that a roster tells: it holds until a launch tells one.
    pub listed_locale: Option<String>,
}

/// One line of a roster.
#[derive(Clone, Debug)]
pub struct RosterRecord {
    pub person: PersonRecord,
    pub is_learner: bool,
    pub is_teacher: bool,
    pub is_test_user: bool,
    pub is_observer: bool,
    pub is_active: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RosterOutcome {
    pub members: usize,
    /// Members added, changed, or no longer listed.
    pub changed: usize,
}

/// Somebody in a course.
#[derive(Clone, Debug)]
pub struct Member {
    pub person: PersonId,
    pub sub: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub is_learner: bool,
    pub is_teacher: bool,
    pub launched_as_teacher: bool,
    pub is_test_user: bool,
    pub is_observer: bool,
    pub is_active: bool,
    pub first_seen_at: DateTime<Utc>,
}

impl Member {
    /// Whether a rule may award this member: an active learner, and nobody who teaches, tests or watches.
    pub fn is_awardable(&self) -> bool {
        self.is_active
            && self.is_learner
            && !(self.is_teacher || self.launched_as_teacher || self.is_test_user || self.is_observer)
    }
}

/// A member with the numbers that tell whether judging is due.
#[derive(Clone, Debug)]
pub struct CourseMember {
    pub member: Member,
    pub(super) revision: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = members)]
pub(super) struct MemberRow {
    person_id: String,
    is_learner: bool,
    is_teacher: bool,
    is_test_user: bool,
    is_observer: bool,
    launched_as_teacher: bool,
    is_active: bool,
    pub(super) revision: i64,
    first_seen_at: NaiveDateTime,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = persons)]
pub(super) struct PersonRow {
    pub(super) id: String,
    registration_id: String,
    pub(super) sub: String,
    pub(super) name: Option<String>,
    pub(super) given_name: Option<String>,
    pub(super) family_name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) locale: Option<String>,
    pub(super) first_seen_at: NaiveDateTime,
    pub(super) changed_at: NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = members)]
struct NewMemberRow<'a> {
    context_id: &'a str,
    person_id: &'a str,
    is_learner: bool,
    is_teacher: bool,
    is_test_user: bool,
    is_observer: bool,
    launched_as_teacher: bool,
    is_active: bool,
    revision: i64,
    judged_revision: i64,
    first_seen_at: NaiveDateTime,
    changed_at: NaiveDateTime,
}

pub(super) fn member(row: MemberRow, person: PersonRow) -> Member {
    let (sub, name, email) = identity(person);
    Member {
        person: row.person_id.into(),
        sub,
        name,
        email,
        is_learner: row.is_learner,
        is_teacher: row.is_teacher,
        launched_as_teacher: row.launched_as_teacher,
        is_test_user: row.is_test_user,
        is_observer: row.is_observer,
        is_active: row.is_active,
        first_seen_at: row.first_seen_at.and_utc(),
    }
}

/// Platforms that send the parts without the whole write given name and family name in this order.
fn joined(given: Option<String>, family: Option<String>) -> Option<String> {
    let parts: Vec<String> = [given, family].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Finds or adds the person and brings the row up to date with what the source tells; gives the id.
pub(super) fn person_row(
    db: &mut Db,
    registration: &str,
    person: &PersonRecord,
    now: NaiveDateTime,
) -> Result<String, StoreError> {
    let same = persons::registration_id.eq(registration).and(persons::sub.eq(&person.sub));
    let known: Option<PersonRow> = persons::table.filter(same).select(PersonRow::as_select()).first(db).optional()?;
    person_from_launch(db, registration, known, person, now)
}

/// The same, where it was read already whether the person is known.
pub(super) fn person_from_launch(
    db: &mut Db,
    registration: &str,
    known: Option<PersonRow>,
    person: &PersonRecord,
    now: NaiveDateTime,
) -> Result<String, StoreError> {
    if let Some(known) = known {
        update_person(db, &known, person, now)?;
        return Ok(known.id);
    }
    let row = PersonRow {
        id: person.new_id.clone(),
        registration_id: registration.to_owned(),
        sub: person.sub.clone(),
        name: person.name.clone(),
        given_name: person.given_name.clone(),
        family_name: person.family_name.clone(),
        email: person.email.clone(),
        locale: person.locale.as_ref().or(person.listed_locale.as_ref()).cloned(),
        first_seen_at: now,
        changed_at: now,
    };
    insert_once!(db, persons::table, &row)?;
    let same = persons::registration_id.eq(registration).and(persons::sub.eq(&person.sub));
    Ok(persons::table.filter(same).select(persons::id).first(db)?)
}

/// The same for somebody whom a platform lists: none where everything about them was erased and they did not come back
/// of their own accord. Whether they are known is asked first: an erasure that comes between is seen by the second
/// question.
pub(super) fn listed_person_row(
    db: &mut Db,
    registration: &str,
    person: &PersonRecord,
    marks: &PersonMarks,
    now: NaiveDateTime,
) -> Result<Option<String>, StoreError> {
    let same = persons::registration_id.eq(registration).and(persons::sub.eq(&person.sub));
    let known: Option<PersonRow> = persons::table.filter(same).select(PersonRow::as_select()).first(db).optional()?;
    if known.is_none() {
        let mark = marks.of(registration, &person.sub);
        let erased: Option<NaiveDateTime> =
            erasures::table.find((registration, mark)).select(erasures::erased_at).first(db).optional()?;
        if erased.is_some() {
            return Ok(None);
        }
    }
    person_from_launch(db, registration, known, person, now).map(Some)
}

/// Whether anything was to be changed.
fn update_person(db: &mut Db, known: &PersonRow, told: &PersonRecord, now: NaiveDateTime) -> Result<bool, StoreError> {
    let news = |told: &Option<String>, known: &Option<String>| told.is_some() && told != known;
    let locale = told.locale.as_ref().or(known.locale.as_ref()).or(told.listed_locale.as_ref());
    let changed = news(&told.name, &known.name)
        || news(&told.given_name, &known.given_name)
        || news(&told.family_name, &known.family_name)
        || news(&told.email, &known.email)
        || locale != known.locale.as_ref();
    if changed {
        diesel::update(persons::table.find(&known.id).filter(persons::erased_at.is_null()))
            .set((
                persons::name.eq(told.name.as_ref().or(known.name.as_ref())),
                persons::given_name.eq(told.given_name.as_ref().or(known.given_name.as_ref())),
                persons::family_name.eq(told.family_name.as_ref().or(known.family_name.as_ref())),
                persons::email.eq(told.email.as_ref().or(known.email.as_ref())),
                persons::locale.eq(locale),
                persons::changed_at.eq(now),
            ))
            .execute(db)?;
    }
    Ok(changed)
}

/// A launch proves more than a roster: whoever taught, tested or watched once is never awarded by a rule.
pub(super) fn member_from_launch(
    db: &mut Db,
    (context, person): (&str, &str),
    known: Option<MemberRow>,
    launched: &LaunchedPerson,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let Some(known) = known else {
        let row = NewMemberRow {
            context_id: context,
            person_id: person,
            is_learner: launched.is_learner,
            is_teacher: false,
            is_test_user: launched.is_test_user,
            is_observer: launched.is_observer,
            launched_as_teacher: launched.is_teacher,
            is_active: true,
            revision: 1,
            judged_revision: 0,
            first_seen_at: now,
            changed_at: now,
        };
        insert_once!(db, members::table, &row)?;
        return Ok(());
    };
    let taught = known.launched_as_teacher || launched.is_teacher;
    let tested = known.is_test_user || launched.is_test_user;
    let watched = known.is_observer || launched.is_observer;
    if (taught, tested, watched, true)
        != (known.launched_as_teacher, known.is_test_user, known.is_observer, known.is_active)
    {
        diesel::update(members::table.find((context, person)))
            .set((
                members::launched_as_teacher.eq(taught),
                members::is_test_user.eq(tested),
                members::is_observer.eq(watched),
                members::is_active.eq(true),
                members::revision.eq(members::revision + 1),
                members::changed_at.eq(now),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// Makes one member due for judging.
pub(super) fn touch(db: &mut Db, context: &str, person: &str) -> Result<(), StoreError> {
    diesel::update(members::table.find((context, person)))
        .set(members::revision.eq(members::revision + 1))
        .execute(db)?;
    Ok(())
}

/// Makes some members due for judging. Whoever writes about several members of a course comes to them in the order of
/// their ids: PostgreSQL ends one of two that wait for each other.
pub(super) fn touch_each(db: &mut Db, context: &str, persons: BTreeSet<String>) -> Result<(), StoreError> {
    persons.iter().try_for_each(|person| touch(db, context, person))
}

/// Makes a whole course due for judging, and asks for it.
pub(super) fn touch_all(db: &mut Db, context: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(members::table.filter(members::context_id.eq(context)))
        .set(members::revision.eq(members::revision + 1))
        .execute(db)?;
    enqueue(db, JobKind::Evaluate, context, now)
}

pub(super) fn list_members(db: &mut Db, context: &str) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<(MemberRow, PersonRow)> = members::table
        .inner_join(persons::table)
        .filter(members::context_id.eq(context))
        .order((persons::name, persons::sub))
        .select((MemberRow::as_select(), PersonRow::as_select()))
        .load(db)?;
    Ok(rows.into_iter().map(|(row, person)| member(row, person)).collect())
}

impl Store {
    /// Everybody ever seen in a course.
    pub async fn list_members(&self, context: ContextId) -> Result<Vec<Member>, StoreError> {
        self.read(move |db| list_members(db, context.as_str())).await
    }

    /// Takes over a complete roster: whoever is no longer on it becomes inactive, nobody is deleted. What did not
    /// change is not written. Whoever was erased stays unknown.
    pub async fn record_roster(
        &self,
        context: ContextId,
        mut roster: Vec<RosterRecord>,
        marks: &PersonMarks,
        now: DateTime<Utc>,
    ) -> Result<RosterOutcome, StoreError> {
        // Pages that overlap list somebody twice.
        let mut listed = HashSet::new();
        roster.retain(|record| listed.insert(record.person.sub.clone()));
        let marks = marks.clone();
        self.write(move |db| {
            let at = now.naive_utc();
            let context = context.as_str();
            let registration: String = contexts::table.find(context).select(contexts::registration_id).first(db)?;
            let rows: Vec<(MemberRow, PersonRow)> = members::table
                .inner_join(persons::table)
                .filter(members::context_id.eq(context))
                // As `touch_each` says.
                .order(members::person_id)
                .select((MemberRow::as_select(), PersonRow::as_select()))
                .load(db)?;
            let known: HashSet<String> = rows.iter().map(|(_, person)| person.sub.clone()).collect();
            let mut changed = 0;
            let mut members_told = roster.len();
            let (told, new): (Vec<_>, Vec<_>) = roster.into_iter().partition(|told| known.contains(&told.person.sub));
            let told: HashMap<&str, &RosterRecord> =
                told.iter().map(|record| (record.person.sub.as_str(), record)).collect();
            for (row, person) in &rows {
                match told.get(person.sub.as_str()) {
                    Some(record) => {
                        let renamed = update_person(db, person, &record.person, at)?;
                        changed += usize::from(update_member(db, context, row, record, at)? || renamed);
                    }
                    None if row.is_active => {
                        diesel::update(members::table.find((context, &row.person_id)))
                            .set((
                                members::is_active.eq(false),
                                members::revision.eq(members::revision + 1),
                                members::changed_at.eq(at),
                            ))
                            .execute(db)?;
                        changed += 1;
                    }
                    None => {}
                }
            }
            for record in &new {
                match add_member(db, &registration, context, record, &marks, at)? {
                    true => changed += 1,
                    false => members_told -= 1,
                }
            }
            if changed > 0 {
                enqueue(db, JobKind::Evaluate, context, now)?;
            }
            Ok(RosterOutcome { members: members_told, changed })
        })
        .await
    }
}

/// False for somebody who was erased.
fn add_member(
    db: &mut Db,
    registration: &str,
    context: &str,
    record: &RosterRecord,
    marks: &PersonMarks,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let Some(person) = listed_person_row(db, registration, &record.person, marks, now)? else { return Ok(false) };
    let row = NewMemberRow {
        context_id: context,
        person_id: &person,
        is_learner: record.is_learner,
        is_teacher: record.is_teacher,
        is_test_user: record.is_test_user,
        is_observer: record.is_observer,
        launched_as_teacher: false,
        is_active: record.is_active,
        revision: 1,
        judged_revision: 0,
        first_seen_at: now,
        changed_at: now,
    };
    insert_once!(db, members::table, &row)?;
    Ok(true)
}

fn update_member(
    db: &mut Db,
    context: &str,
    known: &MemberRow,
    told: &RosterRecord,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let tested = known.is_test_user || told.is_test_user;
    let watched = known.is_observer || told.is_observer;
    let changed = (told.is_learner, told.is_teacher, tested, watched, told.is_active)
        != (known.is_learner, known.is_teacher, known.is_test_user, known.is_observer, known.is_active);
    if changed {
        diesel::update(members::table.find((context, &known.person_id)))
            .set((
                members::is_learner.eq(told.is_learner),
                members::is_teacher.eq(told.is_teacher),
                members::is_test_user.eq(tested),
                members::is_observer.eq(watched),
                members::is_active.eq(told.is_active),
                members::revision.eq(members::revision + 1),
                members::changed_at.eq(now),
            ))
            .execute(db)?;
    }
    Ok(changed)
}

/// The platform's id, the name and the mail address of a person.
pub(super) fn identity(person: PersonRow) -> (String, Option<String>, Option<String>) {
    (person.sub, person.name.or_else(|| joined(person.given_name, person.family_name)), person.email)
}
