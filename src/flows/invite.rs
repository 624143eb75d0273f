//! Invitations: an operator makes a link, an LMS's admin pastes it, and the LMS and Accolade register each other
//! ([LTI Dynamic Registration 1.0](https://www.imsglobal.org/spec/lti-dr/v1p0)).
//!
//! The link alone opens the way, for a week. Opening it changes nothing anywhere: the admin first sees what will be
//! shared, and says yes. What the platform sent along (where its configuration is, and a token that works once) travels
//! in the form of that page, sealed, and is kept nowhere. A link that made a registration goes on to update that one and
//! no other.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::app::App;
use crate::domain::ids::{InviteId, RegistrationId};
use crate::keys;
use crate::lti::dynamic_registration::{
    self, AnswerError, ConfigurationError, PlatformConfiguration, Registered, ToolAddresses,
};
use crate::lti::registration::{Registration, RegistrationError};
use crate::outbound::http::FetchError;
use crate::store::{Invite, Invited, NewRegistration, Platform, Recorded, RegistrationOrigin, StoreError, Turn};

/// How long a link may be followed for the first time.
pub const VALID: TimeDelta = TimeDelta::days(7);
/// How long the admin may think: registration tokens live an hour.
const FORM_VALID: TimeDelta = TimeDelta::hours(1);
const LONGEST_NAME: usize = 255;
const LONGEST_ADDRESS: usize = 4096;
/// Moodle's token is a short JWT; Canvas's carries more.
const LONGEST_TOKEN: usize = 8 * 1024;
/// Patience with another click of the same admin, and how often to look.
const TURNS: u32 = 120;
const TURN: Duration = Duration::from_millis(250);

/// A link that was just made. The only time that its address is known.
#[derive(Clone, Debug)]
pub struct NewInvite {
    pub id: InviteId,
    pub url: String,
    pub expires_at: DateTime<Utc>,
}

/// Why no invitation was made.
#[derive(Debug, thiserror::Error)]
pub enum MakeInviteError {
    #[error("a name has 1 to {LONGEST_NAME} printable characters")]
    Name,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Why an invitation did not lead to a registration.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("no invitation has this token")]
    Unknown,
    #[error("the invitation has run out")]
    Expired,
    /// The registration that it made was taken out of use.
    #[error("the registration of this invitation was removed")]
    Removed,
    #[error("the invitation belongs to another platform or client id")]
    OtherPlatform,
    /// Opened by hand, or by a platform that knows no Dynamic Registration.
    #[error("the link was opened without a platform's configuration")]
    NotFromPlatform,
    #[error("the form is damaged, too old, or of another invitation")]
    FormExpired,
    #[error("another click is still at work")]
    Busy,
    #[error("the configuration could not be fetched: {1}")]
    Configuration(Unreached, FetchError),
    #[error("{0}")]
    ConfigurationUnusable(#[from] ConfigurationError),
    #[error("the request could not be handed in: {1}")]
    Endpoint(Unreached, FetchError),
    #[error("{0}")]
    Answer(#[from] AnswerError),
    #[error("{0}")]
    Registration(#[from] RegistrationError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What stood between us and a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// Its address is one that is never called.
    AddressRefused,
    NoAnswer,
    TooLarge,
    /// This machine trusts nobody.
    NoTrustedCertificates,
}

impl From<FetchError> for Unreached {
    fn from(error: FetchError) -> Self {
        use FetchError as E;
        match error {
            E::AddressUnusable | E::NotHttps | E::AddressRefused => Self::AddressRefused,
            E::NameUnknown | E::Unreachable | E::TimedOut | E::Broken | E::Busy => Self::NoAnswer,
            E::TooLarge(_) => Self::TooLarge,
            E::NoTrustedCertificates => Self::NoTrustedCertificates,
        }
    }
}

/// What the admin is asked to agree to.
#[derive(Clone, Debug)]
pub struct Opened {
    pub configuration: PlatformConfiguration,
    /// What the platform will be called here.
    pub name: String,
    /// Whether there is a registration already, which will be brought up to date.
    pub is_update: bool,
    /// What comes back with the admin's yes.
    pub form: String,
}

/// A platform that registered itself.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub platform: Platform,
    pub recorded: Recorded,
    /// Whether the same platform is registered under other client ids, too.
    pub has_siblings: bool,
}

/// What the platform sent with its request, on its way through the admin's browser.
#[derive(Serialize, Deserialize)]
struct Form {
    /// Tells this page from every other one, so that a second click finds the first.
    id: String,
    configuration: String,
    token: Option<String>,
    expires_at: DateTime<Utc>,
}

/// Makes a link that an LMS admin can paste.
pub async fn invite(app: &App, name: Option<String>) -> Result<NewInvite, MakeInviteError> {
    invite_as(app, InviteId::from(keys::ordered_id()), name).await
}

/// The same under an id that is known beforehand.
pub async fn invite_as(app: &App, id: InviteId, name: Option<String>) -> Result<NewInvite, MakeInviteError> {
    let name = name.map(|name| name.trim().to_owned());
    let is_usable =
        |name: &String| (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if !name.as_ref().is_none_or(is_usable) {
        return Err(MakeInviteError::Name);
    }
    let now = app.clock.now();
    let token = app.keys.invitation_token(&id);
    let expires_at = now + VALID;
    let record = Invite { id: id.clone(), name, created_at: now, expires_at, made: None };
    app.store.record_invite(record, keys::fingerprint(&token)).await?;
    Ok(NewInvite { id, url: app.urls.invitation(&token), expires_at })
}

/// The link of an invitation, once more.
pub fn link(app: &App, id: &InviteId) -> String {
    app.urls.invitation(&app.keys.invitation_token(id))
}

/// An admin opened the link: reads the platform's configuration, and says what is going to be agreed.
pub async fn open(app: &App, token: &str, pairs: &[(String, String)]) -> Result<Opened, InviteError> {
    let (invite, made) = find(app, token).await?;
    let form = read_pairs(pairs, app.clock.now())?;
    let configuration = configuration(app, &form).await?;
    check_belongs(&configuration, made.as_ref())?;
    let sealed = serde_json::to_string(&form).expect("texts and times are JSON");
    Ok(Opened {
        name: made.as_ref().map_or_else(|| name_of(&invite, &configuration), |made| made.name.clone()),
        is_update: made.is_some(),
        form: app.keys.seal(&sealed, &purpose(&invite)),
        configuration,
    })
}

/// The admin said yes: hands in our request, and records what the platform answers. A second click waits for the first
/// and sees what came of it.
pub async fn accept(app: &App, token: &str, sealed: &str) -> Result<Accepted, InviteError> {
    let (invite, _) = find(app, token).await?;
    let form = app.keys.open(sealed, &purpose(&invite)).and_then(|form| serde_json::from_str::<Form>(&form).ok());
    let form = form.filter(|form| app.clock.now() < form.expires_at).ok_or(InviteError::FormExpired)?;
    let fingerprint = keys::fingerprint(&form.id);
    for _ in 0..TURNS {
        match app.store.take_turn(invite.id.clone(), fingerprint.clone(), app.clock.now()).await? {
            Turn::Done(id) => return accepted(app, id, Recorded::Existing).await,
            Turn::Busy => tokio::time::sleep(TURN).await,
            Turn::Granted => {
                // In a task of its own: a browser that goes away must not stop between the platform's yes and ours.
                let (app, id) = (app.clone(), invite.id.clone());
                let work = tokio::spawn(async move {
                    let outcome = register(&app, &invite, &form).await;
                    if outcome.is_err() {
                        app.store.release_turn(id).await?;
                    }
                    outcome
                });
                return work.await.unwrap_or_else(|_| Err(StoreError::CutOff.into()));
            }
        }
    }
    Err(InviteError::Busy)
}

async fn register(app: &App, invite: &Invite, form: &Form) -> Result<Accepted, InviteError> {
    // What was agreed to is read again, because the form may be an hour old.
    let configuration = configuration(app, form).await?;
    let made = match &invite.made {
        Some(id) => app.store.list_platforms(Some(id.clone())).await?.pop().map(|platform| platform.registration),
        None => None,
    };
    if invite.made.is_some() && made.is_none() {
        return Err(InviteError::Removed);
    }
    check_belongs(&configuration, made.as_ref())?;
    let request = dynamic_registration::request(&addresses(app), &configuration).to_string();
    let reply = app.platforms.register(&configuration.registration_endpoint, form.token.as_deref(), &request).await;
    let reply = reply.map_err(|error| InviteError::Endpoint(error.into(), error))?;
    let registered = dynamic_registration::read_answer(reply.status, &reply.body)
        .map_err(|error| without_token(error, form.token.as_deref()))?;
    let new = new_registration(app, invite, configuration, registered)?;
    match app.store.record_invited(invite.id.clone(), new, app.clock.now()).await? {
        Invited::OtherRegistration => Err(InviteError::OtherPlatform),
        Invited::Registered { id, recorded } => accepted(app, id, recorded).await,
    }
}

fn new_registration(
    app: &App,
    invite: &Invite,
    platform: PlatformConfiguration,
    registered: Registered,
) -> Result<NewRegistration, InviteError> {
    let registration = Registration {
        id: keys::ordered_id(),
        name: name_of(invite, &platform),
        issuer: platform.issuer,
        client_id: registered.client_id,
        auth_url: platform.authorization_endpoint,
        token_url: platform.token_endpoint,
        jwks_url: platform.jwks_uri,
        token_audience: None,
        accepts_new_deployments: true,
        family: platform.family,
    };
    Ok(NewRegistration {
        registration: registration.checked(app.config.server.allow_private_network)?,
        origin: RegistrationOrigin::Dynamic,
        deployment: registered.deployment_id.map(|deployment| (keys::ordered_id(), deployment)),
        scopes: Some(
            registered.scopes.unwrap_or_else(|| platform.scopes.iter().map(|&scope| scope.to_owned()).collect()),
        ),
    })
}

async fn accepted(app: &App, id: RegistrationId, recorded: Recorded) -> Result<Accepted, InviteError> {
    let found = app.store.list_platforms(Some(id.clone())).await?.pop();
    let platform = found.ok_or(InviteError::Removed)?;
    let siblings = app.store.count_siblings(id, platform.registration.issuer.clone()).await?;
    // Every customer of such a cloud has its issuer: others there are nobody's doubles.
    let is_shared =
        Url::parse(&platform.registration.issuer).is_ok_and(|issuer| dynamic_registration::is_shared_issuer(&issuer));
    Ok(Accepted { platform, recorded, has_siblings: siblings > 0 && !is_shared })
}

async fn find(app: &App, token: &str) -> Result<(Invite, Option<Registration>), InviteError> {
    let found = app.store.find_invite_by_token(keys::fingerprint(token)).await?;
    let (invite, made) = found.ok_or(InviteError::Unknown)?;
    if !invite.is_open(app.clock.now()) {
        return Err(InviteError::Expired);
    }
    // Removing a platform is a decision that a link from before must not undo.
    if invite.made.is_some() && made.is_none() {
        return Err(InviteError::Removed);
    }
    Ok((invite, made))
}

/// The two parameters of the platform's request
/// ([Dynamic Registration §3.3](https://www.imsglobal.org/spec/lti-dr/v1p0#step-1-registration-initiation-request)).
fn read_pairs(pairs: &[(String, String)], now: DateTime<Utc>) -> Result<Form, InviteError> {
    let one = |name: &str| {
        let mut values = pairs.iter().filter(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value);
        (values.next().cloned(), values.next().is_some())
    };
    let ((address, twice), (token, again)) = (one("openid_configuration"), one("registration_token"));
    let address = address.filter(|address| address.len() <= LONGEST_ADDRESS && Url::parse(address).is_ok());
    let is_header = |token: &String| token.len() <= LONGEST_TOKEN && token.bytes().all(|byte| byte.is_ascii_graphic());
    match address {
        Some(configuration) if !twice && !again && token.as_ref().is_none_or(is_header) => {
            Ok(Form { id: keys::opaque_id(), configuration, token, expires_at: now + FORM_VALID })
        }
        _ => Err(InviteError::NotFromPlatform),
    }
}

async fn configuration(app: &App, form: &Form) -> Result<PlatformConfiguration, InviteError> {
    let address = Url::parse(&form.configuration).map_err(|_| InviteError::NotFromPlatform)?;
    let reply = app.platforms.configuration(&address, form.token.as_deref()).await;
    let reply = reply.map_err(|error| InviteError::Configuration(error.into(), error))?;
    let plain_http = app.config.server.allow_private_network;
    Ok(dynamic_registration::read_configuration(&address, reply.status, &reply.body, plain_http)?)
}

/// Refuses a platform that could only become another registration, before it has made an entry for us.
fn check_belongs(platform: &PlatformConfiguration, made: Option<&Registration>) -> Result<(), InviteError> {
    match made {
        Some(made) if made.issuer != platform.issuer => Err(InviteError::OtherPlatform),
        _ => Ok(()),
    }
}

fn name_of(invite: &Invite, platform: &PlatformConfiguration) -> String {
    let host = || Url::parse(&platform.issuer).ok().and_then(|url| url.host_str().map(str::to_owned));
    let own = invite.name.clone().or_else(|| platform.name.clone()).or_else(host);
    own.unwrap_or_else(|| platform.issuer.clone()).chars().take(LONGEST_NAME).collect()
}

fn purpose(invite: &Invite) -> String {
    format!("registration form of {}", invite.id)
}

/// What the platform said is shown and logged; a platform may repeat the token.
fn without_token(error: AnswerError, token: Option<&str>) -> AnswerError {
    match error {
        AnswerError::Refused { status, reason, said } => {
            let start = |token: &str| token.chars().take(20).collect::<String>();
            let repeats = |said: &String| token.is_some_and(|token| said.contains(&start(token)));
            AnswerError::Refused { status, reason, said: said.filter(|said| !repeats(said)) }
        }
        other => other,
    }
}

/// Our own addresses, for whoever registers us.
pub fn addresses(app: &App) -> ToolAddresses {
    let root = app.urls.root();
    ToolAddresses {
        origin: root.origin().to_owned(),
        host: root.authority().to_owned(),
        login: app.urls.login(),
        launch: app.urls.launch(),
        keys: app.urls.tool_keys(),
        icon: app.urls.icon(),
        privacy: app.urls.privacy(),
        terms: app.urls.terms(),
    }
}
