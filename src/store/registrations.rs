//! Registrations of platforms and their deployments.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{contexts, deployments, registrations};
use super::{Recorded, Store, StoreError, audit, insert_once};
use crate::domain::console::Deed;
use crate::domain::ids::{ContextId, RegistrationId};
use crate::lti::registration::Registration;

/// How a registration came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationOrigin {
    Hand,
    Dynamic,
    /// Not a platform: keeps the people who were awarded by their mail address alone.
    Address,
}

impl RegistrationOrigin {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Dynamic => "dynamic",
            Self::Address => "address",
        }
    }

    fn read(text: &str) -> Result<Self, StoreError> {
        match text {
            "hand" => Ok(Self::Hand),
            "dynamic" => Ok(Self::Dynamic),
            "address" => Ok(Self::Address),
            _ => Err(StoreError::Corrupt("the origin of a registration")),
        }
    }
}

/// A registration to add, or to bring up to date.
#[derive(Clone, Debug)]
pub struct NewRegistration {
    pub registration: Registration,
    pub origin: RegistrationOrigin,
    /// A proposed id, and what the platform calls it.
    pub deployment: Option<(String, String)>,
    /// What the platform said that the tool may use, where it said so.
    pub scopes: Option<Vec<String>>,
}

/// A registration with what became of it.
#[derive(Clone, Debug)]
pub struct Platform {
    pub registration: Registration,
    pub deployments: Vec<String>,
    pub origin: RegistrationOrigin,
    /// What the platform granted when it registered itself; the truth is in its token answers.
    pub scopes: Option<Vec<String>>,
    pub created_at: DateTime<Utc>,
    /// The first launch. Until then the platform's own admin may have to switch the tool on.
    pub activated_at: Option<DateTime<Utc>>,
    /// The course that was opened last, and when.
    pub latest_course: Option<(ContextId, DateTime<Utc>)>,
}

impl Platform {
    /// Whether anybody has come from there yet.
    pub fn is_active(&self) -> bool {
        self.activated_at.is_some() || self.latest_course.is_some()
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = registrations)]
pub(super) struct RegistrationRow {
    id: String,
    name: String,
    issuer: String,
    client_id: String,
    auth_url: String,
    token_url: String,
    jwks_url: String,
    token_audience: Option<String>,
    family: Option<String>,
    accepts_new_deployments: bool,
    origin: String,
    created_at: NaiveDateTime,
    removed_at: Option<NaiveDateTime>,
}

impl From<RegistrationRow> for Registration {
    fn from(row: RegistrationRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            issuer: row.issuer,
            client_id: row.client_id,
            auth_url: row.auth_url,
            token_url: row.token_url,
            jwks_url: row.jwks_url,
            token_audience: row.token_audience,
            accepts_new_deployments: row.accepts_new_deployments,
            family: row.family,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = deployments)]
struct DeploymentRow {
    id: String,
    registration_id: String,
    deployment_id: String,
    created_at: NaiveDateTime,
}

/// The row of a deployment; an unknown one is added when `accept` says so.
pub(super) fn deployment_row(
    db: &mut Db,
    registration: &str,
    deployment: &str,
    accept: bool,
    new_id: &str,
    now: NaiveDateTime,
) -> Result<Option<String>, StoreError> {
    let find = |db: &mut Db| -> Result<Option<String>, StoreError> {
        Ok(deployments::table
            .filter(deployments::registration_id.eq(registration).and(deployments::deployment_id.eq(deployment)))
            .select(deployments::id)
            .first(db)
            .optional()?)
    };
    match find(db)? {
        Some(id) => Ok(Some(id)),
        None if accept => {
            let row = DeploymentRow {
                id: new_id.to_owned(),
                registration_id: registration.to_owned(),
                deployment_id: deployment.to_owned(),
                created_at: now,
            };
            match insert_once!(db, deployments::table, &row)? {
                Recorded::New => Ok(Some(row.id)),
                Recorded::Existing => find(db),
            }
        }
        None => Ok(None),
    }
}

fn platform(
    db: &mut Db,
    (row, scopes, activated_at): (RegistrationRow, Option<String>, Option<NaiveDateTime>),
) -> Result<Platform, StoreError> {
    let known = deployments::table
        .filter(deployments::registration_id.eq(&row.id))
        .order(deployments::deployment_id)
        .select(deployments::deployment_id)
        .load(db)?;
    let latest: Option<(String, NaiveDateTime)> = contexts::table
        .filter(contexts::registration_id.eq(&row.id))
        .order(contexts::launched_at.desc())
        .select((contexts::id, contexts::launched_at))
        .first(db)
        .optional()?;
    Ok(Platform {
        deployments: known,
        origin: RegistrationOrigin::read(&row.origin)?,
        scopes: scopes.map(|scopes| scopes.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect()),
        created_at: row.created_at.and_utc(),
        activated_at: activated_at.map(|time| time.and_utc()),
        latest_course: latest.map(|(id, time)| (id.into(), time.and_utc())),
        registration: row.into(),
    })
}

/// A registration, unless it was taken out of use.
pub(super) fn find_in_use(db: &mut Db, id: &str) -> Result<Option<Registration>, StoreError> {
    let row: Option<RegistrationRow> = registrations::table
        .find(id)
        .filter(registrations::removed_at.is_null())
        .select(RegistrationRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.map(Into::into))
}

/// Adds a registration, or brings the one with the same issuer and client id up to date. What an operator decided by
/// hand (its name, which deployments it takes on, its audience) outlasts what a platform says of itself.
pub(super) fn insert_registration(
    db: &mut Db,
    new: NewRegistration,
    now: NaiveDateTime,
) -> Result<(RegistrationId, Recorded), StoreError> {
    let registration = new.registration;
    let row = RegistrationRow {
        id: registration.id,
        name: registration.name,
        issuer: registration.issuer,
        client_id: registration.client_id,
        auth_url: registration.auth_url,
        token_url: registration.token_url,
        jwks_url: registration.jwks_url,
        token_audience: registration.token_audience,
        family: registration.family,
        accepts_new_deployments: registration.accepts_new_deployments,
        origin: new.origin.as_str().to_owned(),
        created_at: now,
        removed_at: None,
    };
    let outcome = insert_once!(db, registrations::table, &row)?;
    let same = registrations::issuer.eq(row.issuer.clone()).and(registrations::client_id.eq(row.client_id.clone()));
    let id: String = registrations::table.filter(same).select(registrations::id).first(db)?;
    if outcome == Recorded::Existing {
        diesel::update(registrations::table.find(&id))
            .set((
                registrations::auth_url.eq(row.auth_url),
                registrations::token_url.eq(row.token_url),
                registrations::jwks_url.eq(row.jwks_url),
                registrations::removed_at.eq(None::<NaiveDateTime>),
            ))
            .execute(db)?;
        // A platform that does not say what it is has not become another one.
        if row.family.is_some() {
            diesel::update(registrations::table.find(&id)).set(registrations::family.eq(row.family)).execute(db)?;
        }
        if new.origin == RegistrationOrigin::Hand {
            diesel::update(registrations::table.find(&id))
                .set((
                    registrations::name.eq(row.name),
                    registrations::token_audience.eq(row.token_audience),
                    registrations::accepts_new_deployments.eq(row.accepts_new_deployments),
                ))
                .execute(db)?;
        }
    }
    if let Some(scopes) = new.scopes {
        diesel::update(registrations::table.find(&id))
            .set(registrations::scopes.eq(Some(scopes.join(" "))))
            .execute(db)?;
    }
    if let Some((new_id, deployment)) = new.deployment {
        deployment_row(db, &id, &deployment, true, &new_id, now)?;
    }
    Ok((id.into(), outcome))
}

/// The rows of platforms in use: not those taken out of use, and not the one for people known by their address alone.
macro_rules! in_use {
    () => {
        registrations::table
            .filter(registrations::removed_at.is_null())
            .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str()))
            .select(RegistrationRow::as_select())
    };
}

/// How long another process may go on with a registration as it was: its addresses, its family and its audience. That
/// it was taken out of use, and which deployments it takes on, is asked at every launch.
const FRESH: Duration = Duration::from_secs(10);

/// Registrations in use that were asked for a moment ago. Those alone are remembered, so that strangers cannot fill it,
/// and a new one is found at once.
#[derive(Default)]
pub(super) struct Remembered(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    known: Vec<(Arc<Registration>, Instant)>,
    /// Counts what changed here, so that nobody remembers what was read before.
    changes: u64,
}

/// More platforms than an installation has; beyond, each is asked for.
const MOST_REMEMBERED: usize = 200;

impl Remembered {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, is_it: impl Fn(&Registration) -> bool) -> Option<Arc<Registration>> {
        let memory = self.memory();
        let (known, since) = memory.known.iter().find(|(known, _)| is_it(known))?;
        (since.elapsed() < FRESH).then(|| known.clone())
    }

    fn changes(&self) -> u64 {
        self.memory().changes
    }

    fn learn(&self, found: &[Arc<Registration>], changes: u64) {
        let mut memory = self.memory();
        if memory.changes != changes {
            return;
        }
        let now = Instant::now();
        memory.known.retain(|(known, since)| {
            now.duration_since(*since) < FRESH && found.iter().all(|found| found.id != known.id)
        });
        let room = MOST_REMEMBERED.saturating_sub(memory.known.len());
        memory.known.extend(found.iter().take(room).map(|found| (found.clone(), now)));
    }

    /// After every change of ours.
    pub(super) fn forget(&self) {
        let mut memory = self.memory();
        memory.changes += 1;
        memory.known.clear();
    }
}

impl Store {
    /// The registrations of an issuer that a login may mean; with a client id at most one.
    pub async fn find_registrations(
        &self,
        issuer: &str,
        client_id: Option<&str>,
    ) -> Result<Vec<Arc<Registration>>, StoreError> {
        let known = client_id
            .and_then(|client_id| self.remembered.find(|known| known.issuer == issuer && known.client_id == client_id));
        if let Some(known) = known {
            return Ok(vec![known]);
        }
        let (issuer, client_id) = (issuer.to_owned(), client_id.map(str::to_owned));
        let changes = self.remembered.changes();
        let rows: Vec<RegistrationRow> = self
            .read(move |db| {
                let mut query = in_use!()
                    .filter(registrations::issuer.eq(issuer))
                    .limit(2)
                    .into_boxed::<<Db as Connection>::Backend>();
                if let Some(client_id) = client_id {
                    query = query.filter(registrations::client_id.eq(client_id));
                }
                Ok(query.load(db)?)
            })
            .await?;
        let found: Vec<_> = rows.into_iter().map(|row| Arc::new(Registration::from(row))).collect();
        self.remembered.learn(&found, changes);
        Ok(found)
    }

    /// A registration in use.
    pub async fn find_registration(&self, id: RegistrationId) -> Result<Option<Arc<Registration>>, StoreError> {
        if let Some(known) = self.remembered.find(|known| known.id == id.as_str()) {
            return Ok(Some(known));
        }
        let changes = self.remembered.changes();
        let row: Option<RegistrationRow> =
            self.read(move |db| Ok(in_use!().filter(registrations::id.eq(id.as_str())).first(db).optional()?)).await?;
        let found = row.map(|row| Arc::new(row.into()));
        self.remembered.learn(found.as_slice(), changes);
        Ok(found)
    }

    /// Every registration in use, with its deployments.
    pub async fn list_registrations(&self) -> Result<Vec<(Registration, Vec<String>)>, StoreError> {
        self.read(|db| {
            let rows: Vec<RegistrationRow> = registrations::table
                .filter(registrations::removed_at.is_null())
                .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str()))
                .order(registrations::id)
                .select(RegistrationRow::as_select())
                .load(db)?;
            rows.into_iter()
                .map(|row| {
                    let known = deployments::table
                        .filter(deployments::registration_id.eq(&row.id))
                        .order(deployments::deployment_id)
                        .select(deployments::deployment_id)
                        .load(db)?;
                    Ok((row.into(), known))
                })
                .collect()
        })
        .await
    }

    /// The registrations in use with what became of them; with an id at most that one.
    pub async fn list_platforms(&self, only: Option<RegistrationId>) -> Result<Vec<Platform>, StoreError> {
        self.read(move |db| {
            type Facts = (RegistrationRow, Option<String>, Option<NaiveDateTime>);
            let mut query = registrations::table
                .filter(registrations::removed_at.is_null())
                .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str()))
                .order(registrations::id)
                .select((RegistrationRow::as_select(), registrations::scopes, registrations::activated_at))
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(id) = only {
                query = query.filter(registrations::id.eq(id.into_string()));
            }
            let rows: Vec<Facts> = query.load(db)?;
            rows.into_iter().map(|row| platform(db, row)).collect()
        })
        .await
    }

    /// How many other registrations in use have this issuer.
    pub async fn count_siblings(&self, id: RegistrationId, issuer: String) -> Result<i64, StoreError> {
        self.read(move |db| {
            Ok(registrations::table
                .filter(registrations::issuer.eq(issuer))
                .filter(registrations::removed_at.is_null())
                .filter(registrations::id.ne(id.as_str()))
                .count()
                .get_result(db)?)
        })
        .await
    }

    /// Adds a registration, or brings the one with the same issuer and client id up to date, and gives its id.
    pub async fn record_registration(
        &self,
        registration: Registration,
        origin: RegistrationOrigin,
        deployment: Option<(String, String)>,
        now: DateTime<Utc>,
    ) -> Result<(RegistrationId, Recorded), StoreError> {
        let new = NewRegistration { registration, origin, deployment, scopes: None };
        let outcome = self
            .write(move |db| {
                let (id, recorded) = insert_registration(db, new, now.naive_utc())?;
                audit::note(db, Deed::PlatformAdded, id.as_str(), now)?;
                Ok((id, recorded))
            })
            .await;
        self.remembered.forget();
        outcome
    }

    /// Takes a registration out of use. What its courses earned stays; false when there is none of that id.
    pub async fn remove_registration(&self, id: RegistrationId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let outcome = self
            .write(move |db| {
                let removed = diesel::update(
                    registrations::table
                        .find(id.as_str())
                        .filter(registrations::removed_at.is_null())
                        .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str())),
                )
                .set(registrations::removed_at.eq(Some(now.naive_utc())))
                .execute(db)?;
                if removed == 1 {
                    audit::note(db, Deed::PlatformRemoved, id.as_str(), now)?;
                } else {
                    audit::nothing_done();
                }
                Ok(removed == 1)
            })
            .await;
        self.remembered.forget();
        outcome
    }
}
