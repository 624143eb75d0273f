//! Logins under way and what a launch leaves behind. A launch costs one read and one write.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::contexts::last_sync_of;
use super::gates::{Opening, record_opening};
use super::jobs::{JobKind, enqueue};
use super::placements;
use super::registrations::{RegistrationRow, deployment_row};
use super::roster::{PersonRecord, member_from_launch, person_row};
use super::schema::{contexts, logins, registrations, resource_links};
use super::sessions::{SessionRecord, insert_session};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::ids::{ContextId, PlacementId, RegistrationId};
use crate::lti::registration::Registration;

/// A class that opens its course together asks the platform once and not thirty times.
const BETWEEN_LAUNCH_POLLS: TimeDelta = TimeDelta::seconds(30);

/// A login that was begun. State and binding are kept as fingerprints.
#[derive(Clone, Debug)]
pub struct LoginRecord {
    pub state_hash: String,
    pub registration: RegistrationId,
    pub nonce: String,
    pub binding_hash: String,
    pub target_link_uri: String,
    /// The frame of the platform that keeps values for us.
    pub storage_target: Option<String>,
    /// Where the platform opens the same link anew in a window of its own.
    pub reopen_url: Option<String>,
    pub expires_at: DateTime<Utc>,
}

/// A login as it is found when the platform answers.
#[derive(Clone, Debug)]
pub struct OpenLogin {
    pub registration: Registration,
    pub nonce: String,
    pub binding_hash: String,
    pub target_link_uri: String,
    pub storage_target: Option<String>,
    pub reopen_url: Option<String>,
    pub expires_at: DateTime<Utc>,
    pub is_used: bool,
    /// Whether the registration was taken out of use meanwhile.
    pub is_registration_removed: bool,
    /// Whether nobody came from this platform before.
    pub is_first_launch: bool,
}

/// Everything a valid launch tells. Ids are proposals for rows that may be there already.
#[derive(Clone, Debug)]
pub struct LaunchRecord {
    pub state_hash: String,
    pub registration: RegistrationId,
    pub deployment: String,
    pub accept_deployment: bool,
    pub new_deployment_id: String,
    pub context: Option<ContextRecord>,
    pub person: Option<LaunchedPerson>,
    pub session: SessionRecord,
    /// The link of ours that was followed, as the launch names it.
    pub placement: Option<PlacementId>,
    /// Whether it came through a link of its own, and not by a menu entry of the course.
    pub is_through_link: bool,
    /// Whether it may be the registration's first, which activates it.
    pub activates: bool,
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
    pub is_teacher: bool,
    pub is_learner: bool,
    pub is_test_user: bool,
    pub is_observer: bool,
}

/// What came of recording a launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchRecorded {
    Recorded(Option<ContextId>),
    /// Another launch used the state meanwhile.
    Replayed,
    UnknownDeployment,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = logins)]
struct LoginRow {
    state_hash: String,
    registration_id: String,
    nonce: String,
    binding_hash: String,
    target_link_uri: String,
    expires_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
    storage_target: Option<String>,
    reopen_url: Option<String>,
}

impl Store {
    pub async fn record_login(&self, login: LoginRecord) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = LoginRow {
                state_hash: login.state_hash,
                registration_id: login.registration.into_string(),
                nonce: login.nonce,
                binding_hash: login.binding_hash,
                target_link_uri: login.target_link_uri,
                expires_at: login.expires_at.naive_utc(),
                used_at: None,
                storage_target: login.storage_target,
                reopen_url: login.reopen_url,
            };
            diesel::insert_into(logins::table).values(row).execute(db)?;
            Ok(())
        })
        .await
    }

    /// The login behind a state, used or expired as it may be; its registration is the one that counts.
    pub async fn find_login(&self, state_hash: String) -> Result<Option<OpenLogin>, StoreError> {
        self.read(move |db| {
            type Time = Option<NaiveDateTime>;
            let found: Option<(RegistrationRow, LoginRow, Time, Time)> = logins::table
                .inner_join(registrations::table)
                .filter(logins::state_hash.eq(state_hash))
                .select((
                    RegistrationRow::as_select(),
                    LoginRow::as_select(),
                    registrations::removed_at,
                    registrations::activated_at,
                ))
                .first(db)
                .optional()?;
            Ok(found.map(|(registration, login, removed_at, activated_at)| OpenLogin {
                registration: registration.into(),
                nonce: login.nonce,
                binding_hash: login.binding_hash,
                target_link_uri: login.target_link_uri,
                storage_target: login.storage_target,
                reopen_url: login.reopen_url,
                expires_at: login.expires_at.and_utc(),
                is_used: login.used_at.is_some(),
                is_registration_removed: removed_at.is_some(),
                is_first_launch: activated_at.is_none(),
            }))
        })
        .await
    }

    /// Uses a state up without a launch, after its token was found wanting.
    pub async fn spend_login(&self, state_hash: String, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| spend(db, &state_hash, now.naive_utc()).map(drop)).await
    }

    /// Uses the state up and records deployment, course, link, person, member and session, and asks for a poll of the
    /// course; all of it or nothing.
    pub async fn record_launch(&self, launch: LaunchRecord) -> Result<LaunchRecorded, StoreError> {
        self.write(move |db| {
            let now = launch.now.naive_utc();
            if !spend(db, &launch.state_hash, now)? {
                return Ok(LaunchRecorded::Replayed);
            }
            let registration = launch.registration.as_str();
            let deployment = deployment_row(
                db,
                registration,
                &launch.deployment,
                launch.accept_deployment,
                &launch.new_deployment_id,
                now,
            )?;
            let Some(deployment) = deployment else { return Ok(LaunchRecorded::UnknownDeployment) };
            if launch.activates {
                diesel::update(registrations::table.find(registration).filter(registrations::activated_at.is_null()))
                    .set(registrations::activated_at.eq(Some(now)))
                    .execute(db)?;
            }
            let recorded = match &launch.context {
                Some(context) => Some(record_context(db, registration, &deployment, context, now)?),
                None => None,
            };
            let roster = recorded.as_ref().map(|(_, roster)| *roster);
            let context = recorded.map(|(id, _)| id);
            let mut session = launch.session;
            let link = session.resource_link.clone().filter(|_| launch.is_through_link);
            if let Some(person) = &launch.person {
                let id = person_row(db, registration, &person.record, now)?;
                if let Some(context) = &context {
                    member_from_launch(db, context.as_str(), &id, person, now)?;
                }
                if let (Some(context), Some(placement), Some(link)) = (&context, &launch.placement, &link) {
                    record_opening(db, &opening(context, &id, placement, link, person), launch.now)?;
                }
                session.person = Some(id.into());
            }
            session.context = context.clone();
            if let (Some(context), Some(placement)) = (&context, &launch.placement) {
                let person = session.person.as_ref().map(|person| person.as_str());
                session.placement = placements::follow(db, context.as_str(), placement, link.as_deref(), person, now)?;
            }
            let asks_for_links = session.asked_for_links.is_some();
            insert_session(db, registration, session)?;
            if let Some(context) = &context {
                let earliest = match roster {
                    // Moodle offers a roster only once a course has an activity of ours; the dialog that makes the
                    // first one comes before that, and a poll would only say that there is none.
                    Some(RosterAddress::None) if asks_for_links => None,
                    Some(RosterAddress::New) => Some(launch.now),
                    _ => {
                        let last = last_sync_of(db, context.as_str())?;
                        Some(last.map_or(launch.now, |last| launch.now.max(last + BETWEEN_LAUNCH_POLLS)))
                    }
                };
                if let Some(earliest) = earliest {
                    enqueue(db, JobKind::Sync, context.as_str(), earliest)?;
                }
            }
            Ok(LaunchRecorded::Recorded(context))
        })
        .await
    }

    /// Removes logins and sessions that ran out, and says how many there were.
    pub async fn purge_expired(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let logins = diesel::delete(logins::table.filter(logins::expires_at.lt(now.naive_utc()))).execute(db)?;
            Ok(logins + super::sessions::delete_expired(db, now.naive_utc())?)
        })
        .await
    }
}

/// A launch through a placed link.
fn opening<'a>(
    context: &'a ContextId,
    person: &'a str,
    placement: &'a PlacementId,
    link: &'a str,
    launched: &LaunchedPerson,
) -> Opening<'a> {
    let others = launched.is_teacher || launched.is_test_user || launched.is_observer;
    Opening {
        context: context.as_str(),
        person,
        placement: placement.as_str(),
        link,
        is_teacher: launched.is_teacher,
        counts: launched.is_learner && !others,
    }
}

/// Whether the state was still unused; exactly one caller hears yes.
fn spend(db: &mut Db, state_hash: &str, now: NaiveDateTime) -> Result<bool, StoreError> {
    let spent = diesel::update(logins::table.find(state_hash).filter(logins::used_at.is_null()))
        .set(logins::used_at.eq(Some(now)))
        .execute(db)?;
    Ok(spent == 1)
}

/// Whether the address of a course's roster is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RosterAddress {
    None,
    New,
    Known,
}

fn record_context(
    db: &mut Db,
    registration: &str,
    deployment: &str,
    context: &ContextRecord,
    now: NaiveDateTime,
) -> Result<(ContextId, RosterAddress), StoreError> {
    let same = contexts::deployment_id.eq(deployment.to_owned()).and(contexts::lti_id.eq(context.lti_id.clone()));
    let scopes = serde_json::to_string(&context.scopes).expect("a list of strings is JSON");
    let known: Option<(String, Option<String>)> =
        contexts::table.filter(same.clone()).select((contexts::id, contexts::memberships_url)).first(db).optional()?;
    let roster = match (known.as_ref().and_then(|(_, url)| url.as_ref()), &context.memberships_url) {
        (Some(_), _) => RosterAddress::Known,
        (None, Some(_)) => RosterAddress::New,
        (None, None) => RosterAddress::None,
    };
    let id = match known {
        Some((id, _)) => id,
        None => {
            let row = (
                contexts::id.eq(&context.new_id),
                contexts::registration_id.eq(registration),
                contexts::deployment_id.eq(deployment),
                contexts::lti_id.eq(&context.lti_id),
                contexts::label.eq(&context.label),
                contexts::title.eq(&context.title),
                contexts::scopes.eq(&scopes),
                contexts::created_at.eq(now),
                contexts::launched_at.eq(now),
                contexts::changed_at.eq(now),
                contexts::failures.eq(0),
                contexts::empty_rosters.eq(0),
            );
            insert_once!(db, contexts::table, row)?;
            contexts::table.filter(same).select(contexts::id).first(db)?
        }
    };
    // A launch without a service claim, from a menu for instance, must not forget the addresses of an earlier one.
    diesel::update(contexts::table.find(&id))
        .set((contexts::label.eq(&context.label), contexts::title.eq(&context.title), contexts::launched_at.eq(now)))
        .execute(db)?;
    if let Some(url) = &context.memberships_url {
        diesel::update(contexts::table.find(&id)).set(contexts::memberships_url.eq(Some(url))).execute(db)?;
    }
    if let Some(url) = &context.line_items_url {
        diesel::update(contexts::table.find(&id))
            .set((contexts::line_items_url.eq(Some(url)), contexts::scopes.eq(&scopes)))
            .execute(db)?;
    }
    if !context.history.is_empty() {
        let history = serde_json::to_string(&context.history).expect("a list of strings is JSON");
        diesel::update(contexts::table.find(&id)).set(contexts::history.eq(history)).execute(db)?;
    }
    if let Some((lti_id, title)) = &context.resource_link {
        let row = (
            resource_links::context_id.eq(&id),
            resource_links::lti_id.eq(lti_id),
            resource_links::title.eq(title),
            resource_links::created_at.eq(now),
        );
        if insert_once!(db, resource_links::table, row)? == Recorded::Existing {
            diesel::update(resource_links::table.find((&id, lti_id)))
                .set(resource_links::title.eq(title))
                .execute(db)?;
        }
    }
    Ok((id.into(), roster))
}
