//! From the platform's login request to a session in the course: the two halves of an LTI launch.

use chrono::TimeDelta;
use url::Url;

use crate::app::App;
use crate::domain::ids::{ContextId, RegistrationId};
use crate::keys;
use crate::lti::id_token;
use crate::lti::launch::{self, AuthenticationResponse, Launch, LaunchError};
use crate::lti::login::{self, LoginError, LoginRequest, PendingLogin};
use crate::outbound::platform::PlatformError;
use crate::store::{
    ContextRecord, LaunchRecord, LaunchRecorded, LaunchedPerson, LoginRecord, OpenLogin, PersonRecord, SessionRecord,
    StoreError,
};

/// Why a login could not begin.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    #[error("{0}")]
    Login(#[from] LoginError),
    #[error("no registration has this issuer and client id")]
    RegistrationUnknown,
    #[error("several registrations have this issuer, and the login names no client id")]
    ClientIdNeeded,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// A login that was begun: where the browser goes, and the cookie that binds it.
#[derive(Debug)]
pub struct Begun {
    pub redirect: Url,
    /// Names the cookie: the beginning of the state's fingerprint, so that parallel logins keep apart.
    pub cookie: String,
    pub binding: String,
}

/// Why a launch was refused.
#[derive(Debug, thiserror::Error)]
pub enum CompleteError {
    #[error("{error}")]
    Refused { error: LaunchError, registration: Option<RegistrationId> },
    #[error("the keys of the platform cannot be had: {source}")]
    Keys { source: PlatformError, registration: RegistrationId },
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<LaunchError> for CompleteError {
    fn from(error: LaunchError) -> Self {
        Self::Refused { error, registration: None }
    }
}

/// A launch that became a session.
#[derive(Debug)]
pub struct Completed {
    pub handle: String,
    pub context: Option<ContextId>,
    /// Where the browser proved that it keeps cookies.
    pub cookies: Option<SessionCookies>,
}

#[derive(Debug)]
pub struct SessionCookies {
    /// Name and value of the one that must come with every request from now on.
    pub session: (String, String),
    /// The name of the login's, which has done its work.
    pub login: String,
}

/// The name of the cookie of a login or a session.
pub fn cookie_name(handle: &str) -> String {
    keys::fingerprint(handle)[..8].to_owned()
}

/// Begins a login: finds the registration, keeps state and nonce, and says where to send the browser.
pub async fn begin(app: &App, pairs: &[(String, String)]) -> Result<Begun, BeginError> {
    let request = LoginRequest::read(pairs)?;
    let mut found = app.store.find_registrations(request.iss.clone(), request.client_id.clone()).await?;
    let registration = match (found.pop(), found.is_empty()) {
        (Some(registration), true) => registration,
        (Some(_), false) => return Err(BeginError::ClientIdNeeded),
        (None, _) => return Err(BeginError::RegistrationUnknown),
    };
    let now = app.clock.now();
    let pending = PendingLogin::begin(&registration, &request, now);
    let redirect = login::authentication_url(&registration, &request, &pending, &app.urls.launch())?;
    let record = LoginRecord {
        state_hash: keys::fingerprint(&pending.state),
        registration: pending.registration_id.into(),
        nonce: pending.nonce,
        binding_hash: keys::fingerprint(&pending.binding),
        target_link_uri: pending.target_link_uri,
        expires_at: now + PendingLogin::LIFETIME,
    };
    app.store.record_login(record).await?;
    Ok(Begun { redirect, cookie: cookie_name(&pending.state), binding: pending.binding })
}

/// Completes a launch, in the order of the security framework's checks: the state decides the registration, the
/// registration's keys verify the token, and only a token that holds is read. `cookie` gives the value of the login's
/// cookie by its name, where the browser sent it back.
pub async fn complete(
    app: &App,
    pairs: &[(String, String)],
    cookie: impl Fn(&str) -> Option<String>,
) -> Result<Completed, CompleteError> {
    let (token, state) = match AuthenticationResponse::read(pairs)? {
        AuthenticationResponse::Token { id_token, state, .. } => (id_token, state),
        AuthenticationResponse::Refused(refusal) => return Err(LaunchError::PlatformRefused(refusal).into()),
    };
    let now = app.clock.now();
    let state_hash = keys::fingerprint(&state);
    let login = app.store.find_login(state_hash.clone()).await?.ok_or(LaunchError::StateUnknown)?;
    let registration = RegistrationId::from(login.registration.id.as_str());
    let refused = |error| CompleteError::Refused { error, registration: Some(registration.clone()) };
    if login.is_used {
        return Err(refused(LaunchError::Replayed));
    }
    if login.expires_at < now {
        return Err(refused(LaunchError::StateExpired));
    }
    if login.is_registration_removed {
        return Err(refused(LaunchError::RegistrationUnknown));
    }
    let header = id_token::read_header(&token).map_err(refused)?;
    let key = match app.platforms.key(&login.registration, &header.kid).await {
        Ok(key) => key,
        Err(PlatformError::KeyUnknown) => return Err(refused(LaunchError::KeyUnknown)),
        Err(source) => return Err(CompleteError::Keys { source, registration }),
    };
    let launch = match read(app, &token, &key, &login) {
        Ok(launch) => launch,
        Err(error) => {
            // A signature that does not hold tells nothing about the state; anything else used it up.
            if error != LaunchError::SignatureInvalid {
                app.store.spend_login(state_hash, now).await?;
            }
            return Err(refused(error));
        }
    };
    let binding = cookie(&cookie_name(&state));
    if binding.as_ref().is_some_and(|binding| !keys::same(&keys::fingerprint(binding), &login.binding_hash)) {
        return Err(refused(LaunchError::BindingMissing));
    }
    let handle = keys::random_token();
    let cookies = binding
        .map(|_| SessionCookies { session: (cookie_name(&handle), keys::random_token()), login: cookie_name(&state) });
    let record = record(app, &login, state_hash, &launch, &handle, cookies.as_ref());
    match app.store.record_launch(record).await? {
        LaunchRecorded::Replayed => Err(refused(LaunchError::Replayed)),
        LaunchRecorded::UnknownDeployment => Err(refused(LaunchError::DeploymentUnknown)),
        LaunchRecorded::Recorded(context) => {
            if context.is_some() {
                app.work.notify_one();
            }
            Ok(Completed { handle, context, cookies })
        }
    }
}

fn read(app: &App, token: &str, key: &id_token::Key, login: &OpenLogin) -> Result<Launch, LaunchError> {
    let claims = id_token::verify(token, key, &login.registration, &login.nonce, app.clock.now())?;
    launch::read(&claims, app.urls.root().origin(), &login.target_link_uri)
}

fn record(
    app: &App,
    login: &OpenLogin,
    state_hash: String,
    launch: &Launch,
    handle: &str,
    cookies: Option<&SessionCookies>,
) -> LaunchRecord {
    let now = app.clock.now();
    // Somebody acting as another person must not make that person a teacher, nor look as them for longer than needed.
    let acts_for_another = launch.is_masqueraded;
    let is_teacher = launch.roles.is_teacher() && !launch.is_test_user();
    let person = launch.person.as_ref().filter(|_| !acts_for_another).map(|person| LaunchedPerson {
        record: PersonRecord {
            new_id: keys::ordered_id(),
            sub: person.sub.clone(),
            name: person.name.clone(),
            given_name: person.given_name.clone(),
            family_name: person.family_name.clone(),
            email: person.email.clone(),
            locale: person.locale.clone().or_else(|| launch.locale.clone()),
        },
        is_teacher,
        is_learner: launch.roles.is_learner(),
        is_test_user: launch.is_test_user(),
        is_observer: launch.roles.is_observer(),
    });
    let context = launch.context.as_ref().map(|context| ContextRecord {
        new_id: keys::ordered_id(),
        lti_id: context.id.clone(),
        label: context.label.clone().unwrap_or_default(),
        title: context.title.clone().or_else(|| context.label.clone()).unwrap_or_else(|| context.id.clone()),
        memberships_url: launch.nrps.as_ref().map(|nrps| nrps.memberships_url.clone()),
        line_items_url: launch.ags.as_ref().and_then(|ags| ags.lineitems.clone()),
        scopes: launch.ags.as_ref().map(|ags| ags.scopes.clone()).unwrap_or_default(),
        resource_link: launch.resource_link().map(|link| (link.id.clone(), link.title.clone().unwrap_or_default())),
    });
    LaunchRecord {
        state_hash,
        registration: login.registration.id.as_str().into(),
        deployment: launch.deployment_id.clone(),
        accept_deployment: login.registration.accepts_new_deployments,
        new_deployment_id: keys::ordered_id(),
        context,
        session: SessionRecord {
            handle_hash: keys::fingerprint(handle),
            context: None,
            person: None,
            // A visitor without an identity is nobody's teacher.
            is_teacher: is_teacher && person.is_some(),
            is_learner: launch.roles.is_learner(),
            locale: launch.locale.clone(),
            cookie_hash: cookies.map(|cookies| keys::fingerprint(&cookies.session.1)),
            now,
        },
        person,
        activates: login.is_first_launch,
        now,
    }
}

/// How often expired logins and sessions are cleared away.
pub const PURGE_EVERY: TimeDelta = TimeDelta::minutes(10);
