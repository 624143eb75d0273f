//! From the platform's login request to a session in the course: the two halves of an LTI launch.

use std::sync::Arc;

use chrono::TimeDelta;
use url::Url;

use super::link;
use crate::app::App;
use crate::domain::ids::{ContextId, RegistrationId};
use crate::keys;
use crate::lti::history;
use crate::lti::id_token;
use crate::lti::launch::{self, AuthenticationResponse, Launch, LaunchError, Message};
use crate::lti::login::{self, Handles, LoginError, LoginRequest, PendingLogin};
use crate::lti::registration::Registration;
use crate::outbound::platform::{PlatformError, browser};
use crate::store::{
    AnsweredLogin, ContextRecord, LaunchRecord, LaunchRecorded, LaunchedPerson, PersonRecord, SessionRecord, StoreError,
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

/// A login that was begun: where the browser goes, and what binds it to the launch that comes back.
#[derive(Debug)]
pub struct Begun {
    pub redirect: Url,
    /// Names the cookie: the beginning of the state's fingerprint, so that parallel logins keep apart.
    pub cookie: String,
    pub binding: String,
    /// Where the platform offers to keep the binding, for browsers that drop the cookie.
    pub storage: Option<PlatformStorage>,
}

/// A place in the platform's own page that keeps a value for us
/// ([LTI postMessage Storage](https://www.imsglobal.org/spec/lti-pm-s/v0p1)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformStorage {
    /// The frame that answers, by name; `_parent` is the page around ours.
    pub target: String,
    /// Only messages to and from this origin count.
    pub origin: String,
    pub key: String,
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

/// What comes of a launch whose token holds.
#[derive(Debug)]
pub enum Outcome {
    Opened(Completed),
    /// The browser sent no cookie: a page of ours asks the platform's storage and sends the launch again.
    AskStorage {
        fields: Vec<(&'static str, String)>,
        storage: PlatformStorage,
        again: Reopening,
    },
    /// Nothing binds this browser to the login: a click opens the link anew in a window of its own.
    OpenWindow(Reopening),
}

/// How somebody opens the same link once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// The platform's page that launches the link.
    pub url: Option<String>,
    /// What the platform opens in a window when its page is asked to, where it listens.
    pub full_window: Option<String>,
    /// The course on the platform.
    pub course_url: Option<String>,
    /// Whether this was a window already: then the browser keeps no cookies at all.
    pub was_window: bool,
}

/// What a browser shows beside the form of a launch.
pub struct Shown<'a> {
    /// The value of a cookie of ours, by its name.
    pub cookie: &'a dyn Fn(&str) -> Option<String>,
    /// Whether a page of ours sent the form, as its `Origin` says. Only then does a stored binding count: anybody
    /// can write one into a form.
    pub from_own_page: bool,
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

/// Begins a login: finds the registration, and says where to send the browser. Nothing is written: the state carries
/// what the second half has to know.
pub async fn begin(app: &App, pairs: &[(String, String)]) -> Result<Begun, BeginError> {
    let request = LoginRequest::read(pairs)?;
    let mut found = app.store.find_registrations(&request.iss, request.client_id.as_deref()).await?;
    let registration = match (found.pop(), found.is_empty()) {
        (Some(registration), true) => registration,
        (Some(_), false) => return Err(BeginError::ClientIdNeeded),
        (None, _) => return Err(BeginError::RegistrationUnknown),
    };
    let activity = browser::activity_number(&registration, request.lti_message_hint.as_deref());
    let pending = PendingLogin::begin(&registration, &request, activity, app.clock.now());
    let handles = pending.handles(app.keys.logins());
    let redirect = login::authentication_url(&registration, &request, &handles, &app.urls.launch())?;
    let storage = storage(&registration, pending.storage_target.as_deref(), &handles.state);
    Ok(Begun { redirect, cookie: cookie_name(&handles.state), binding: handles.binding, storage })
}

/// A platform keeps 500 values for a tool, for weeks, and then no more; so ours have 256 names and no new ones.
fn storage(registration: &Registration, target: Option<&str>, state: &str) -> Option<PlatformStorage> {
    let key = format!("accolade_{}", &keys::fingerprint(state)[..2]);
    Some(PlatformStorage { target: target?.to_owned(), origin: browser::storage_origin(registration)?, key })
}

/// Completes a launch, in the order of the security framework's checks: the state decides the registration, the
/// registration's keys verify the token, and only a token that holds is read. Then the browser has to show that it is
/// the one that began: by the login's cookie, or by what the platform's storage kept.
pub async fn complete(app: &App, pairs: &[(String, String)], shown: Shown<'_>) -> Result<Outcome, CompleteError> {
    let (token, state, target, stored) = match AuthenticationResponse::read(pairs)? {
        AuthenticationResponse::Token { id_token, state, lti_storage_target, stored_binding } => {
            (id_token, state, lti_storage_target, stored_binding)
        }
        AuthenticationResponse::Refused(refusal) => return Err(LaunchError::PlatformRefused(refusal).into()),
    };
    let login = opened(app, &state).await?;
    let refused = |error| login.refused(error);
    let launch = verified(app, &token, &login).await?;
    let cookie = (shown.cookie)(&cookie_name(&state));
    let binding = cookie.clone().or_else(|| stored.clone().filter(|_| shown.from_own_page));
    match binding.filter(|binding| !binding.is_empty()) {
        Some(binding) if keys::same(&binding, &login.handles.binding) => {}
        Some(_) => return Err(refused(LaunchError::BindingMissing)),
        None => return unbound(app, Unbound { token, state, target, stored, login, launch }).await,
    }
    let handle = keys::random_token();
    let cookies = cookie
        .map(|_| SessionCookies { session: (cookie_name(&handle), keys::random_token()), login: cookie_name(&state) });
    let record = record(app, &login, &launch, &handle, cookies.as_ref());
    match app.store.record_launch(record).await? {
        LaunchRecorded::Replayed => Err(refused(LaunchError::Replayed)),
        LaunchRecorded::RegistrationRemoved => Err(refused(LaunchError::RegistrationUnknown)),
        LaunchRecorded::UnknownDeployment => Err(refused(LaunchError::DeploymentUnknown)),
        LaunchRecorded::Recorded(context) => {
            if context.is_some() {
                app.work.notify_one();
            }
            Ok(Outcome::Opened(Completed { handle, context, cookies }))
        }
    }
}

/// A login whose state came back, and its registration.
struct Login {
    pending: PendingLogin,
    handles: Handles,
    registration: Arc<Registration>,
}

impl Login {
    fn refused(&self, error: LaunchError) -> CompleteError {
        CompleteError::Refused { error, registration: Some(self.registration.id.as_str().into()) }
    }

    /// As it is remembered, so that it is answered once.
    fn answered(&self) -> AnsweredLogin {
        AnsweredLogin { name: self.pending.name(), expires_at: self.pending.expires_at }
    }
}

/// The login behind a state; the registration that it began with is the one that counts.
async fn opened(app: &App, state: &str) -> Result<Login, CompleteError> {
    let pending = PendingLogin::open(state, app.keys.logins()).ok_or(LaunchError::StateUnknown)?;
    let id = RegistrationId::from(pending.registration_id.as_str());
    let refused = |error| CompleteError::Refused { error, registration: Some(id.clone()) };
    if pending.is_expired(app.clock.now()) {
        return Err(refused(LaunchError::StateExpired));
    }
    let registration = app.store.find_registration(id.clone()).await?;
    let registration = registration.ok_or_else(|| refused(LaunchError::RegistrationUnknown))?;
    let handles = pending.handles(app.keys.logins());
    Ok(Login { pending, handles, registration })
}

/// The launch of a token that holds, for a login that is open.
async fn verified(app: &App, token: &str, login: &Login) -> Result<Launch, CompleteError> {
    let header = id_token::read_header(token).map_err(|error| login.refused(error))?;
    let key = match app.platforms.key(&login.registration, &header.kid).await {
        Ok(key) => key,
        Err(PlatformError::KeyUnknown) => return Err(login.refused(LaunchError::KeyUnknown)),
        Err(source) => {
            let registration = RegistrationId::from(login.registration.id.as_str());
            return Err(CompleteError::Keys { source, registration });
        }
    };
    match read(app, token, &key, login) {
        Ok(launch) => Ok(launch),
        // A signature that does not hold tells nothing about the state; anything else used it up.
        Err(error @ LaunchError::SignatureInvalid) => Err(login.refused(error)),
        Err(error) => {
            let was_open = app.store.answer_login(login.answered()).await?;
            Err(login.refused(if was_open { error } else { LaunchError::Replayed }))
        }
    }
}

/// A launch whose browser showed nothing.
struct Unbound {
    token: String,
    state: String,
    target: Option<String>,
    stored: Option<String>,
    login: Login,
    launch: Launch,
}

/// The next rung: the platform's storage, once; then a new window, for which this launch is over.
async fn unbound(app: &App, it: Unbound) -> Result<Outcome, CompleteError> {
    let registration = &it.login.registration;
    let again = Reopening {
        url: it.login.pending.activity.and_then(|number| browser::reopen_url(registration, number)),
        full_window: registration.is_family("canvas").then(|| it.launch.target_link_uri.clone()),
        course_url: it.launch.return_url,
        was_window: it.launch.document_target.as_deref() == Some("window"),
    };
    let target = it.target.as_deref().or(it.login.pending.storage_target.as_deref());
    let answered = it.login.answered();
    // A page that is loaded anew has lost its cookie, too, and is told that it was used.
    let replayed = Err(it.login.refused(LaunchError::Replayed));
    match storage(registration, target, &it.state).filter(|_| it.stored.is_none()) {
        Some(_) if app.store.is_login_answered(answered.name.clone()).await? => replayed,
        Some(storage) => {
            let fields = vec![("id_token", it.token), ("state", it.state)];
            Ok(Outcome::AskStorage { fields, storage, again })
        }
        None if app.store.answer_login(answered).await? => Ok(Outcome::OpenWindow(again)),
        None => replayed,
    }
}

fn read(app: &App, token: &str, key: &id_token::Key, login: &Login) -> Result<Launch, LaunchError> {
    let claims = id_token::verify(token, key, &login.registration, &login.handles.nonce, app.clock.now())?;
    launch::read(&claims, app.urls.root().origin(), login.pending.target)
}

fn record(app: &App, login: &Login, launch: &Launch, handle: &str, cookies: Option<&SessionCookies>) -> LaunchRecord {
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
            listed_locale: None,
        },
        mark: app.keys.persons().of(&login.registration.id, &person.sub),
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
        history: history::read(&launch.custom),
    });
    let handle_hash = keys::fingerprint(handle);
    LaunchRecord {
        login: login.answered(),
        registration: login.registration.id.as_str().into(),
        deployment: launch.deployment_id.clone(),
        new_deployment_id: keys::ordered_id(),
        context,
        session: SessionRecord {
            asked_for_links: link::Request::of(launch, &login.registration)
                .map(|request| request.seal(app, &handle_hash)),
            handle_hash,
            context: None,
            person: None,
            // A visitor without an identity is nobody's teacher.
            is_teacher: is_teacher && person.is_some(),
            is_learner: launch.roles.is_learner(),
            locale: launch.locale.clone(),
            cookie_hash: cookies.map(|cookies| keys::fingerprint(&cookies.session.1)),
            frame_ancestors: browser::frame_ancestors(&login.registration, launch),
            resource_link: launch.resource_link().map(|link| link.id.clone()),
            placement: None,
            watches: launch.watches(),
            now,
        },
        placement: launch.placement().map(Into::into),
        is_through_link: is_through_link(launch, &login.registration),
        person,
        now,
    }
}

/// Whether the launch came through a link of its own. A teacher who reviews a submission opens none, and neither does
/// whoever follows the menu entry of a course, whatever parameters it carries: Canvas gives it the id of the course.
/// Moodle has no such entry, and numbers its links and its courses apart, so that equal numbers say nothing there.
fn is_through_link(launch: &Launch, registration: &Registration) -> bool {
    let Message::ResourceLink(link) = &launch.message else { return false };
    let is_menu_entry = launch.context.as_ref().is_some_and(|context| context.id == link.id);
    !is_menu_entry || registration.is_family("moodle")
}

/// How often expired logins and sessions are cleared away.
pub const PURGE_EVERY: TimeDelta = TimeDelta::minutes(10);
