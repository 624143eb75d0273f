//! Registrations of platforms and their deployments.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{deployments, registrations};
use super::{Recorded, Store, StoreError, insert_once};
use crate::domain::ids::RegistrationId;
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
    fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Dynamic => "dynamic",
            Self::Address => "address",
        }
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

impl Store {
    /// The registrations of an issuer that a login may mean; with a client id at most one.
    pub async fn find_registrations(
        &self,
        issuer: String,
        client_id: Option<String>,
    ) -> Result<Vec<Registration>, StoreError> {
        self.read(move |db| {
            let mut query = registrations::table
                .filter(registrations::issuer.eq(issuer))
                .filter(registrations::removed_at.is_null())
                .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str()))
                .select(RegistrationRow::as_select())
                .limit(2)
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(client_id) = client_id {
                query = query.filter(registrations::client_id.eq(client_id));
            }
            let rows: Vec<RegistrationRow> = query.load(db)?;
            Ok(rows.into_iter().map(Into::into).collect())
        })
        .await
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

    /// Adds a registration, or brings the one with the same issuer and client id up to date, and gives its id.
    pub async fn record_registration(
        &self,
        registration: Registration,
        origin: RegistrationOrigin,
        deployment: Option<(String, String)>,
        now: DateTime<Utc>,
    ) -> Result<(RegistrationId, Recorded), StoreError> {
        self.write(move |db| {
            let now = now.naive_utc();
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
                origin: origin.as_str().to_owned(),
                created_at: now,
                removed_at: None,
            };
            let outcome = insert_once!(db, registrations::table, &row)?;
            let same =
                registrations::issuer.eq(row.issuer.clone()).and(registrations::client_id.eq(row.client_id.clone()));
            let id: String = registrations::table.filter(same).select(registrations::id).first(db)?;
            if outcome == Recorded::Existing {
                diesel::update(registrations::table.find(&id))
                    .set((
                        registrations::name.eq(row.name),
                        registrations::auth_url.eq(row.auth_url),
                        registrations::token_url.eq(row.token_url),
                        registrations::jwks_url.eq(row.jwks_url),
                        registrations::token_audience.eq(row.token_audience),
                        registrations::family.eq(row.family),
                        registrations::accepts_new_deployments.eq(row.accepts_new_deployments),
                        registrations::removed_at.eq(None::<NaiveDateTime>),
                    ))
                    .execute(db)?;
            }
            if let Some((new_id, deployment)) = deployment {
                deployment_row(db, &id, &deployment, true, &new_id, now)?;
            }
            Ok((id.into(), outcome))
        })
        .await
    }

    /// Takes a registration out of use. What its courses earned stays; false when there is none of that id.
    pub async fn remove_registration(&self, id: RegistrationId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write(move |db| {
            let removed = diesel::update(
                registrations::table
                    .find(id.as_str())
                    .filter(registrations::removed_at.is_null())
                    .filter(registrations::origin.ne(RegistrationOrigin::Address.as_str())),
            )
            .set(registrations::removed_at.eq(Some(now.naive_utc())))
            .execute(db)?;
            Ok(removed == 1)
        })
        .await
    }
}
