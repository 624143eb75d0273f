//! Enters a platform by hand.

use crate::app::App;
use crate::domain::ids::RegistrationId;
use crate::keys;
use crate::lti::registration::{Registration, RegistrationError};
use crate::store::{Recorded, RegistrationOrigin, StoreError};

/// What an operator tells of a platform.
#[derive(Clone, Debug)]
pub struct PlatformInput {
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub auth_url: String,
    pub token_url: String,
    pub jwks_url: String,
    pub token_audience: Option<String>,
    pub family: Option<String>,
    /// Naming one means that no other is accepted, unless `accepts_new_deployments` says so.
    pub deployment_id: Option<String>,
    pub accepts_new_deployments: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("{0}")]
    Registration(#[from] RegistrationError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Adds the platform, or updates the registration with the same issuer and client id.
pub async fn register(app: &App, input: PlatformInput) -> Result<(RegistrationId, Recorded), RegisterError> {
    let registration = Registration {
        id: keys::ordered_id(),
        name: input.name,
        issuer: input.issuer,
        client_id: input.client_id,
        auth_url: input.auth_url,
        token_url: input.token_url,
        jwks_url: input.jwks_url,
        token_audience: input.token_audience,
        accepts_new_deployments: input.accepts_new_deployments,
        family: input.family,
    }
    .checked(app.config.server.allow_private_network)?;
    let deployment = input.deployment_id.map(|id| (keys::ordered_id(), id));
    let now = app.clock.now();
    Ok(app.store.record_registration(registration, RegistrationOrigin::Hand, deployment, now).await?)
}
