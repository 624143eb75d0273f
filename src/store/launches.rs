//! What a launch leaves behind, and that its login was answered. A launch costs one write: what is known is read in one
//! query, and only what it does not say already is written.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::gates::{Opening, record_opening};
use super::jobs::{JobKind, enqueue};
use super::known::{self, Known, KnownContext};
use super::placements;
use super::registrations::deployment_row;
use super::roster::{PersonRecord, member_from_launch, person_from_launch};
use super::schema::{answered_logins, contexts, erasures, registrations, resource_links};
use super::sessions::{SessionRecord, insert_session};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::ids::{ContextId, PlacementId, RegistrationId};

/// A class that opens its course together asks the platform once and not thirty times.
const BETWEEN_LAUNCH_POLLS: TimeDelta = TimeDelta::seconds(30);

/// How far the time of a course's last launch may lag behind, so that not every launch writes it.
const LAG: TimeDelta = TimeDelta::minutes(1);

/// How long an answered login is remembered after it ran out: clocks of several machines differ.
const REMEMBERED: TimeDelta = TimeDelta::hours(1);

/// A login that was answered, and must not be again.
#[derive(Clone, Debug)]
pub struct AnsweredLogin {
    pub name: String,
    pub expires_at: DateTime<Utc>,
}

/// Everything a valid launch tells. Ids are proposals for rows that may be there already.
#[derive(Clone, Debug)]
pub struct LaunchRecord {
    pub login: AnsweredLogin,
    pub registration: RegistrationId,
    pub deployment: String,
    pub new_deployment_id: String,
    pub context: Option<ContextRecord>,
    pub person: Option<LaunchedPerson>,
    pub session: SessionRecord,
    /// The link of ours that was followed, as the launch names it.
    pub placement: Option<PlacementId>,
    /// Whether it came through a link of its own, and not by a menu entry of the course.
    pub is_through_link: bool,
    pub now: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct ContextRecord {
    pub new_id: String,
    pub lti_id: String,
    pub label: String,
    pub title: String,
    pub memberships_url: Option<String>,
    pub line_items_url: Option<String>,
    pub scopes: Vec<String>,
    /// Id and title.
    pub resource_link: Option<(String, String)>,
    /// The platform's ids of the courses that this one was copied from, the nearest first.
    pub history: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct LaunchedPerson {
    pub record: PersonRecord,
    /// What stands for them if everything about them was erased.
    pub mark: String,
    pub is_teacher: bool,
    pub is_learner: bool,
    pub is_test_user: bool,
    pub is_observer: bool,
}

/// What came of recording a launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchRecorded {
    Recorded(Option<ContextId>),
    /// The login was answered before.
    Replayed,
    /// The registration was taken out of use.
    RegistrationRemoved,
    /// The registration takes on no new deployments.
    UnknownDeployment,
}

impl Store {
    /// Whether the login was open until now; exactly one caller hears yes. For a login that leads to no launch.
    pub async fn answer_login(&self, login: AnsweredLogin) -> Result<bool, StoreError> {
        self.write(move |db| answer(db, &login)).await
    }

    pub async fn is_login_answered(&self, name: String) -> Result<bool, StoreError> {
        self.read(move |db| {
            let found = answered_logins::table.find(name).select(answered_logins::name).first::<String>(db);
            Ok(found.optional()?.is_some())
        })
        .await
    }

    /// Uses the login up and records deployment, course, link, person, member and session, and asks for a poll of the
    /// course; all of it or nothing.
    pub async fn record_launch(&self, launch: LaunchRecord) -> Result<LaunchRecorded, StoreError> {
        self.write(move |db| {
            if !answer(db, &launch.login)? {
                return Ok(LaunchRecorded::Replayed);
            }
            match known::find(db, &launch)? {
                Some(known) => record(db, launch, known),
                None => Ok(LaunchRecorded::RegistrationRemoved),
            }
        })
        .await
    }

    /// Removes logins, sessions and tests that ran out, and says how many there were.
    pub async fn purge_expired(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let over = answered_logins::expires_at.lt((now - REMEMBERED).naive_utc());
            let logins = diesel::delete(answered_logins::table.filter(over)).execute(db)?;
            let consoles = super::admins::delete_expired(db, now.naive_utc())?;
            let trials = super::trials::delete_expired(db, now.naive_utc())?;
            Ok(logins + consoles + trials + super::sessions::delete_expired(db, now.naive_utc())?)
        })
        .await
    }
}

/// The primary key decides who was first.
fn answer(db: &mut Db, login: &AnsweredLogin) -> Result<bool, StoreError> {
    let row = (answered_logins::name.eq(&login.name), answered_logins::expires_at.eq(login.expires_at.naive_utc()));
    Ok(insert_once!(db, answered_logins::table, row)? == Recorded::New)
}

fn record(db: &mut Db, launch: LaunchRecord, known: Known) -> Result<LaunchRecorded, StoreError> {
    let now = launch.now.naive_utc();
    let registration = launch.registration.as_str();
    let deployment = match known.deployment {
        Some(id) => id,
        None => {
            let accepts = known.accepts_deployments;
            match deployment_row(db, registration, &launch.deployment, accepts, &launch.new_deployment_id, now)? {
                Some(id) => id,
                None => return Ok(LaunchRecorded::UnknownDeployment),
            }
        }
    };
    if !known.is_active {
        diesel::update(registrations::table.find(registration).filter(registrations::activated_at.is_null()))
            .set(registrations::activated_at.eq(Some(now)))
            .execute(db)?;
    }
    let course = match &launch.context {
        Some(told) => Some(record_context(db, registration, &deployment, known.context, told, now)?),
        None => None,
    };
    if let (Some(course), Some((link, title))) =
        (&course, launch.context.as_ref().and_then(|context| context.resource_link.as_ref()))
    {
        record_link(db, course.id.as_str(), known.link_title.as_deref(), (link, title), now)?;
    }
    let person = match &launch.person {
        Some(told) if known.person.is_none() => {
            // Whoever comes of their own accord is known again.
            diesel::delete(erasures::table.find((registration, &told.mark))).execute(db)?;
            Some(person_from_launch(db, registration, None, &told.record, now)?)
        }
        Some(told) => Some(person_from_launch(db, registration, known.person, &told.record, now)?),
        None => None,
    };
    if let (Some(course), Some(id), Some(told)) = (&course, &person, &launch.person) {
        member_from_launch(db, (course.id.as_str(), id), known.member, told, now)?;
    }
    let placement = match (&course, &launch.placement) {
        (Some(course), Some(placement)) => follow(db, &launch, &course.id, placement, person.as_deref())?,
        _ => None,
    };
    let asks_for_links = launch.session.asked_for_links.is_some();
    let context = course.as_ref().map(|course| course.id.clone());
    let session =
        SessionRecord { context: context.clone(), person: person.map(Into::into), placement, ..launch.session };
    insert_session(db, registration, session)?;
    if let Some(course) = course {
        ask_for_poll(db, &course, known.poll, asks_for_links, launch.now)?;
    }
    Ok(LaunchRecorded::Recorded(context))
}

/// The link of ours that was followed, as it is known in this course. One that proves something is counted.
fn follow(
    db: &mut Db,
    launch: &LaunchRecord,
    context: &ContextId,
    placement: &PlacementId,
    person: Option<&str>,
) -> Result<Option<PlacementId>, StoreError> {
    let link = launch.session.resource_link.as_deref().filter(|_| launch.is_through_link);
    let followed = placements::follow(db, context.as_str(), placement, link, person, launch.now.naive_utc())?;
    let Some(followed) = followed else { return Ok(None) };
    if let (true, Some(id), Some(launched), Some(link)) = (followed.is_gate, person, &launch.person, link) {
        let others = launched.is_teacher || launched.is_test_user || launched.is_observer;
        let opening = Opening {
            context: context.as_str(),
            person: id,
            placement: placement.as_str(),
            link,
            is_teacher: launched.is_teacher,
            counts: launched.is_learner && !others,
        };
        record_opening(db, &opening, launch.now)?;
    }
    Ok(Some(followed.id))
}

/// Whether the address of a course's roster is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RosterAddress {
    None,
    New,
    Known,
}

/// A course that a launch opened.
struct Opened {
    id: ContextId,
    roster: RosterAddress,
    last_sync_at: Option<DateTime<Utc>>,
    /// Whether a poll that was asked for before may not know all of this.
    has_news: bool,
}

/// What a launch tells anew of a course. A launch without a service claim, from a menu for instance, must not forget
/// the addresses of an earlier one.
#[derive(AsChangeset, Default, PartialEq)]
#[diesel(table_name = contexts)]
struct ContextNews<'a> {
    label: Option<&'a str>,
    title: Option<&'a str>,
    memberships_url: Option<&'a str>,
    line_items_url: Option<&'a str>,
    scopes: Option<&'a str>,
    history: Option<&'a str>,
    launched_at: Option<NaiveDateTime>,
}

fn record_context(
    db: &mut Db,
    registration: &str,
    deployment: &str,
    known: Option<KnownContext>,
    told: &ContextRecord,
    now: NaiveDateTime,
) -> Result<Opened, StoreError> {
    let scopes = serde_json::to_string(&told.scopes).expect("a list of strings is JSON");
    let history = serde_json::to_string(&told.history).expect("a list of strings is JSON");
    let is_new = known.is_none();
    let known = match known {
        Some(known) => known,
        None => {
            let row = (
                contexts::id.eq(&told.new_id),
                contexts::registration_id.eq(registration),
                contexts::deployment_id.eq(deployment),
                contexts::lti_id.eq(&told.lti_id),
                contexts::label.eq(&told.label),
                contexts::title.eq(&told.title),
                contexts::scopes.eq(&scopes),
                contexts::created_at.eq(now),
                contexts::launched_at.eq(now),
                contexts::changed_at.eq(now),
                contexts::failures.eq(0),
                contexts::empty_rosters.eq(0),
            );
            insert_once!(db, contexts::table, row)?;
            known::context(db, deployment, &told.lti_id)?
        }
    };
    let roster = match (&known.memberships_url, &told.memberships_url) {
        (Some(_), _) => RosterAddress::Known,
        (None, Some(_)) => RosterAddress::New,
        (None, None) => RosterAddress::None,
    };
    let has_list = told.line_items_url.is_some();
    let mut news = ContextNews {
        label: differs(Some(&told.label), Some(&known.label)),
        title: differs(Some(&told.title), Some(&known.title)),
        memberships_url: differs(told.memberships_url.as_deref(), known.memberships_url.as_deref()),
        line_items_url: differs(told.line_items_url.as_deref(), known.line_items_url.as_deref()),
        scopes: differs(has_list.then_some(&scopes), Some(&known.scopes)),
        history: differs((!told.history.is_empty()).then_some(&history), Some(&known.history)),
        launched_at: None,
    };
    let has_news = is_new || news != ContextNews::default();
    if has_news || now - known.launched_at > LAG {
        news.launched_at = Some(now);
        diesel::update(contexts::table.find(&known.id)).set(&news).execute(db)?;
    }
    let last_sync_at = known.last_sync_at.map(|time| time.and_utc());
    Ok(Opened { id: known.id.into(), roster, last_sync_at, has_news })
}

/// What is told, where that is anything and not what is known.
fn differs<'a>(told: Option<&'a str>, known: Option<&str>) -> Option<&'a str> {
    told.filter(|told| Some(*told) != known)
}

fn record_link(
    db: &mut Db,
    context: &str,
    known_title: Option<&str>,
    (lti_id, title): (&str, &str),
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let is_known = match known_title {
        Some(known) if known == title => return Ok(()),
        Some(_) => true,
        None => {
            let row = (
                resource_links::context_id.eq(context),
                resource_links::lti_id.eq(lti_id),
                resource_links::title.eq(title),
                resource_links::created_at.eq(now),
            );
            insert_once!(db, resource_links::table, row)? == Recorded::Existing
        }
    };
    if is_known {
        diesel::update(resource_links::table.find((context, lti_id)))
            .set(resource_links::title.eq(title))
            .execute(db)?;
    }
    Ok(())
}

fn ask_for_poll(
    db: &mut Db,
    course: &Opened,
    waiting: Option<NaiveDateTime>,
    asks_for_links: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let earliest = match course.roster {
        // Moodle offers a roster only once a course has an activity of ours; the dialog that makes the first one comes
        // before that, and a poll would only say that there is none.
        RosterAddress::None if asks_for_links => return Ok(()),
        RosterAddress::New => now,
        _ => course.last_sync_at.map_or(now, |last| now.max(last + BETWEEN_LAUNCH_POLLS)),
    };
    // Most launches find a poll that waits already. It may begin before this launch is recorded, so it will not do where
    // it has to know more than it could read before.
    if !course.has_news && waiting.is_some_and(|at| at <= earliest.naive_utc()) {
        return Ok(());
    }
    enqueue(db, JobKind::Sync, course.id.as_str(), earliest)
}
