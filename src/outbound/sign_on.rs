//! Single sign-on for those who run the installation, through their institution's provider
//! ([OpenID Connect Core 1.0](https://openid.net/specs/openid-connect-core-1_0.html), code flow with
//! [PKCE](https://www.rfc-editor.org/rfc/rfc7636)).
//!
//! The provider is whom the operator named, and nobody else; its addresses are guarded like those of platforms.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse,
};

use super::http::{FetchError, Http};
use crate::clock::Clock;

/// How long a provider's configuration and keys are taken for current where somebody only begins.
const FRESH: TimeDelta = TimeDelta::minutes(10);
/// A key set, the largest of the documents, is far smaller.
const LARGEST: usize = 256 * 1024;

/// Why the provider let nobody in. The reason is for the log; it names nobody.
#[derive(Debug, thiserror::Error)]
pub enum SignOnError {
    #[error("the issuer or the address to come back to cannot be used")]
    Unusable,
    #[error("the provider's configuration or keys could not be read: {0}")]
    Discovery(String),
    #[error("the provider took the code for none of its own: {0}")]
    Code(String),
    #[error("the provider sent no ID token")]
    NoIdToken,
    #[error("the ID token does not hold: {0}")]
    IdToken(String),
    #[error("the provider did not say who it is: {0}")]
    UserInfo(String),
}

/// What the browser brings back, and has to fit.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct Asked {
    pub state: String,
    nonce: String,
    verifier: String,
}

/// Whom the provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    pub name: Option<String>,
    pub email: Option<String>,
    /// Whether the provider made sure that the address is theirs.
    pub is_verified: bool,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The way to the provider.
pub struct SignOn {
    http: Http,
    clock: Clock,
    issuer: String,
    client_id: String,
    client_secret: String,
    /// Where the browser comes back to.
    back: String,
    known: Mutex<Option<(CoreProviderMetadata, DateTime<Utc>)>>,
}

impl std::fmt::Debug for SignOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignOn(…)")
    }
}

impl SignOn {
    pub fn new(
        http: Http,
        clock: Clock,
        issuer: String,
        (client_id, client_secret): (String, String),
        back: String,
    ) -> Self {
        Self { http, clock, issuer, client_id, client_secret, back, known: Mutex::default() }
    }

    /// Where the browser goes, and what it has to bring back.
    pub async fn begin(&self) -> Result<(String, Asked), SignOnError> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let now = self.clock.now();
        let metadata = match known.filter(|(_, at)| now - *at < FRESH) {
            Some((metadata, _)) => metadata,
            None => self.discover().await?,
        };
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client(metadata)?;
        let (url, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let asked =
            Asked { state: state.into_secret(), nonce: nonce.secret().clone(), verifier: verifier.into_secret() };
        Ok((url.into(), asked))
    }

    /// Trades the code for the word of the provider.
    pub async fn complete(&self, asked: Asked, code: String) -> Result<Vouched, SignOnError> {
        // Read anew, so that keys that were renewed meanwhile are known.
        let client = self.client(self.discover().await?)?;
        let calls = |request: HttpRequest| self.call(request);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| SignOnError::Unusable)?;
        let answer: CoreTokenResponse = request
            .set_pkce_verifier(PkceCodeVerifier::new(asked.verifier))
            .request_async(&calls)
            .await
            .map_err(|error| SignOnError::Code(error.to_string()))?;
        let claims = self.claims(&client, &answer, &Nonce::new(asked.nonce))?;
        if let Some(email) = claims.email() {
            return Ok(Vouched {
                name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
                email: Some(email.to_string()),
                is_verified: claims.email_verified() == Some(true),
            });
        }
        // With a code, providers may tell the address at this place alone (§5.4).
        let Ok(request) = client.user_info(answer.access_token().clone(), Some(claims.subject().clone())) else {
            return Ok(Vouched { name: None, email: None, is_verified: false });
        };
        let told: CoreUserInfoClaims =
            request.request_async(&calls).await.map_err(|error| SignOnError::UserInfo(error.to_string()))?;
        Ok(Vouched {
            name: told.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
            email: told.email().map(|email| email.to_string()),
            is_verified: told.email_verified() == Some(true),
        })
    }

    /// The claims of an ID token that holds: signature, issuer, audience, times, nonce, and the hash of the access token
    /// ([§3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)).
    fn claims(
        &self,
        client: &Client,
        answer: &CoreTokenResponse,
        nonce: &Nonce,
    ) -> Result<CoreIdTokenClaims, SignOnError> {
        let refused = |error: &dyn std::fmt::Display| SignOnError::IdToken(error.to_string());
        let token = answer.id_token().ok_or(SignOnError::NoIdToken)?;
        let now = self.clock.now();
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs([
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                CoreJwsSigningAlgorithm::RsaSsaPssSha256,
                CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            ])
            .set_time_fn(move || now);
        let claims = token.claims(&verifier, nonce).map_err(|error| refused(&error))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|error| refused(&error))?;
            let key = token.signing_key(&verifier).map_err(|error| refused(&error))?;
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if actual.map_err(|error| refused(&error))? != *expected {
                return Err(SignOnError::IdToken("it belongs to another access token".to_owned()));
            }
        }
        Ok(claims.clone())
    }

    async fn discover(&self) -> Result<CoreProviderMetadata, SignOnError> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(|_| SignOnError::Unusable)?;
        let calls = |request: HttpRequest| self.call(request);
        let found = CoreProviderMetadata::discover_async(issuer, &calls).await;
        let metadata = found.map_err(|error| SignOnError::Discovery(error.to_string()))?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((metadata.clone(), self.clock.now()));
        Ok(metadata)
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Result<Client, SignOnError> {
        let back = RedirectUrl::new(self.back.clone()).map_err(|_| SignOnError::Unusable)?;
        let secret = ClientSecret::new(self.client_secret.clone());
        let client = CoreClient::from_provider_metadata(metadata, ClientId::new(self.client_id.clone()), Some(secret));
        Ok(client.set_redirect_uri(back))
    }

    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        self.http.exchange(request, LARGEST).await
    }
}
