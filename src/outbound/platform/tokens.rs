//! Access tokens, one per registration and scope, kept until most of their life is over.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use url::Url;

use super::{PlatformError, Platforms, Signer};
use crate::keys;
use crate::lti::registration::Registration;
use crate::lti::service_token::{self, AccessToken};
use crate::outbound::http::{Body, FetchError, Request};

const LARGEST_ANSWER: usize = 64 * 1024;

/// A failure is passed on to everyone who waited for the same token.
const FAILURE_LASTS: Duration = Duration::seconds(10);

type TokenKey = (String, String, String, &'static str);

/// By registration, client id, token address and scope: never shared between registrations.
#[derive(Debug, Default)]
pub(super) struct Tokens(Mutex<HashMap<TokenKey, Arc<tokio::sync::Mutex<Known>>>>);

#[derive(Debug, Default)]
struct Known {
    token: Option<Held>,
    failure: Option<(PlatformError, DateTime<Utc>)>,
}

#[derive(Debug)]
struct Held {
    token: AccessToken,
    renew_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl Platforms {
    /// A token that grants `scope`. Whoever comes while it is fetched waits for the same one.
    pub(super) async fn token(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        scope: &'static str,
    ) -> Result<AccessToken, PlatformError> {
        let entry = self.token_entry(registration, scope);
        let mut known = entry.lock().await;
        let now = self.0.clock.now();
        if let Some(held) = known.token.as_ref().filter(|held| now < held.renew_at) {
            return Ok(held.token.clone());
        }
        if let Some((failure, _)) = known.failure.as_ref().filter(|(_, at)| now - *at < FAILURE_LASTS) {
            return known.still_valid(now).ok_or(*failure);
        }
        match self.fetch_token(registration, signer, scope, now).await {
            Ok(held) => {
                let token = held.token.clone();
                *known = Known { token: Some(held), failure: None };
                Ok(token)
            }
            Err(error) => {
                known.failure = Some((error, now));
                known.still_valid(now).ok_or(error)
            }
        }
    }

    /// Asks for a token that grants `scope`, whatever is remembered, and throws it away: to see whether there is one.
    pub async fn ask_scope(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        scope: &'static str,
    ) -> Result<(), PlatformError> {
        self.fetch_token(registration, signer, scope, self.0.clock.now()).await.map(drop)
    }

    /// Forgets a token that the platform refused, unless another has taken its place.
    pub(super) async fn drop_token(&self, registration: &Registration, scope: &'static str, refused: &AccessToken) {
        let entry = self.token_entry(registration, scope);
        let mut known = entry.lock().await;
        if known.token.as_ref().is_some_and(|held| held.token == *refused) {
            known.token = None;
        }
    }

    fn token_entry(&self, registration: &Registration, scope: &'static str) -> Arc<tokio::sync::Mutex<Known>> {
        let key = (registration.id.clone(), registration.client_id.clone(), registration.token_url.clone(), scope);
        let mut tokens = self.0.tokens.0.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.entry(key).or_default().clone()
    }

    async fn fetch_token(
        &self,
        registration: &Registration,
        signer: Signer<'_>,
        scope: &'static str,
        now: DateTime<Utc>,
    ) -> Result<Held, PlatformError> {
        let claims = service_token::assertion(registration, &keys::opaque_id(), now);
        let header = json!({"typ": "JWT", "kid": signer.kid});
        let signed = signer.key.sign_jws(&header, claims.to_string().as_bytes());
        let form = service_token::form(&signed.map_err(|_| PlatformError::Signing)?, &[scope]);
        let url = Url::parse(&registration.token_url).map_err(|_| FetchError::AddressUnusable)?;
        let request = Request {
            url: &url,
            accept: "application/json",
            bearer: None,
            body: Body::Form(&form),
            limit: LARGEST_ANSWER,
        };
        let answer = self.0.http.send(request).await?;
        if super::is_rate_limit(&answer) {
            return Err(PlatformError::RateLimited { retry_after: super::retry_after(&answer, now) });
        }
        let token = service_token::read(answer.status, &answer.body, &[scope])?;
        if !token.grants(scope) {
            return Err(PlatformError::ScopeNotGranted(scope));
        }
        let life = token.expires_in;
        Ok(Held { token, renew_at: now + life * 4 / 5, ends_at: now + life })
    }
}

impl Known {
    fn still_valid(&self, now: DateTime<Utc>) -> Option<AccessToken> {
        self.token.as_ref().filter(|held| now < held.ends_at).map(|held| held.token.clone())
    }
}
