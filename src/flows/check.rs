//! The connection check: asks a platform everything that courses will depend on, and says of each part how it stands and
//! how it is mended. Nothing of the answers is kept.
//!
//! Each line is a sentence for whoever runs the server or administers the platform; the command line and the API show
//! the same ones.

use chrono::{DateTime, Duration, SecondsFormat, Utc};

use super::sync::gradebook;
use crate::app::{App, KeyringError};
use crate::lti::ags;
use crate::lti::nrps::{self, Member};
use crate::lti::registration::Registration;
use crate::lti::service_token::{Refusal, TokenError};
use crate::outbound::platform::{PlatformError, Signer};
use crate::store::{Context, KeyAlgorithm, Platform, StoreError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ok,
    /// It works, but not for everybody or everything.
    Warning,
    Failed,
    /// Something else has to be there first.
    NotTested,
}

/// One part of the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// A word that never changes.
    pub name: &'static str,
    pub outcome: Outcome,
    pub found: String,
    pub mend: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl Line {
    fn ok(name: &'static str, found: impl Into<String>) -> Self {
        Self { name, outcome: Outcome::Ok, found: found.into(), mend: None }
    }

    fn not(outcome: Outcome, name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { name, outcome, found: found.into(), mend: Some(mend.into()) }
    }

    fn failed(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::not(Outcome::Failed, name, found, mend)
    }

    fn warning(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::not(Outcome::Warning, name, found, mend)
    }

    fn not_tested(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::not(Outcome::NotTested, name, found, mend)
    }
}

/// The services, by the name of their line, with what goes without each.
const SERVICES: [(&str, &str, &str); 5] = [
    ("service_roster", nrps::SCOPE, "the list of participants"),
    ("service_columns", ags::SCOPE_LINE_ITEM_READONLY, "reading our gradebook columns"),
    ("service_results", ags::SCOPE_RESULT_READONLY, "reading the grades in our columns"),
    ("service_own_columns", ags::SCOPE_LINE_ITEM, "making gradebook columns"),
    ("service_scores", ags::SCOPE_SCORE, "entering in the gradebook that a badge was earned"),
];

/// A difference beyond this makes platforms refuse our messages sooner or later, or us theirs.
const SMALL_DIFFERENCE: Duration = Duration::seconds(30);
const OPEN_A_COURSE: &str = "Open Accolade from a course as a teacher, then check again.";

type Granted = Result<(), PlatformError>;

/// Asks the platform, part by part, in the order in which the parts need each other.
pub async fn check(app: &App, platform: &Platform) -> Result<Vec<Line>, CheckError> {
    let registration = &platform.registration;
    let mut lines = vec![activation(platform), deployments(platform)];
    lines.extend(key_set(app, registration).await);
    let key = app.keys.tool(app.clock.now()).await?;
    let signer = Signer { kid: key.id.as_str(), key: &key.key };
    let mut grants = Vec::new();
    for (_, scope, _) in SERVICES {
        grants.push(app.platforms.ask_scope(registration, signer, scope).await);
        // A platform that gives no token at all is not asked four times more.
        if grants.iter().all(|granted| granted.as_ref().is_err_and(|error| !is_scope_refusal(error))) {
            break;
        }
    }
    lines.push(token(registration, &grants));
    lines.push(our_keys(app, &grants).await?);
    lines.extend(services(registration, &grants));
    let course = match &platform.latest_course {
        Some((id, _)) => app.store.find_context(id.clone()).await?,
        None => None,
    };
    lines.extend(roster(app, registration, signer, course.as_ref()).await);
    lines.push(columns(app, registration, signer, course.as_ref()).await);
    Ok(lines)
}

fn activation(platform: &Platform) -> Line {
    const NAME: &str = "activation";
    let day = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Secs, true);
    match (&platform.latest_course, platform.activated_at) {
        (Some((_, last)), _) => Line::ok(NAME, format!("in use; a course was opened last at {}", day(*last))),
        (None, Some(first)) => Line::ok(NAME, format!("in use since {}, but no course was opened yet", day(first))),
        (None, None) => Line::warning(NAME, "waiting for activation: nobody came from there yet", switch_on(platform)),
    }
}

fn switch_on(platform: &Platform) -> &'static str {
    if platform.registration.is_family("moodle") {
        "In Moodle, press Activate on the tool's card (Manage tools), and show it in the activity chooser. Then open it \
         from a course."
    } else if platform.registration.is_family("canvas") {
        "In Canvas, switch the developer key on and install the app in the account or a course. Then open it from a course."
    } else {
        "Switch the tool on at the platform, and open it from a course."
    }
}

fn deployments(platform: &Platform) -> Line {
    const NAME: &str = "deployments";
    match (platform.deployments.len(), platform.registration.accepts_new_deployments) {
        (0, false) => Line::failed(
            NAME,
            "no deployment is admitted, so every launch is refused",
            "Run `accolade platform add` again with --deployment-id.",
        ),
        (known, true) => Line::ok(NAME, format!("{known} deployments known; new ones are taken on")),
        (known, false) => Line::ok(NAME, format!("{known} deployments admitted, and no other")),
    }
}

/// The platform's key set, fetched anew, and what time it is there.
async fn key_set(app: &App, registration: &Registration) -> [Line; 2] {
    const NAME: &str = "platform_keys";
    match app.platforms.visit_key_set(registration).await {
        Ok(visit) => {
            [Line::ok(NAME, format!("its key set can be read ({} keys)", visit.keys)), clock(visit.clock_ahead)]
        }
        Err(error) => [
            Line::failed(
                NAME,
                format!("its key set cannot be read: {error}"),
                format!(
                    "Try on this machine: curl -i {}\nA platform in a private network needs \
                     ACCOLADE_ALLOW_PRIVATE_NETWORK=true.",
                    registration.jwks_url
                ),
            ),
            Line::not_tested("clock", "not compared, since the platform did not answer", "Mend the key set first."),
        ],
    }
}

fn clock(ahead: Option<Duration>) -> Line {
    const NAME: &str = "clock";
    match ahead {
        None => Line::not_tested(NAME, "the platform does not tell its time", "Nothing depends on it."),
        Some(ahead) if ahead.abs() > SMALL_DIFFERENCE => {
            let side = if ahead > Duration::zero() { "ahead of" } else { "behind" };
            Line::warning(
                NAME,
                format!("the platform's clock is {} seconds {side} ours", ahead.num_seconds().abs()),
                "Let both machines follow a time server (timedatectl set-ntp true). Messages with a wrong time are refused.",
            )
        }
        Some(_) => Line::ok(NAME, "the clocks agree"),
    }
}

fn is_scope_refusal(error: &PlatformError) -> bool {
    matches!(
        error,
        PlatformError::ScopeNotGranted(_)
            | PlatformError::Token(TokenError::Refused { reason: Refusal::InvalidScope, .. })
    )
}

/// Why there is no token at all; nothing when the platform took our word, whatever it grants.
fn refusal(grants: &[Granted]) -> Option<&PlatformError> {
    let first = grants.first()?.as_ref().err()?;
    let spoke = grants.iter().any(|granted| granted.as_ref().err().is_none_or(is_scope_refusal));
    (!spoke).then_some(first)
}

fn token(registration: &Registration, grants: &[Granted]) -> Line {
    const NAME: &str = "token";
    let Some(error) = refusal(grants) else { return Line::ok(NAME, "the platform gives access tokens") };
    let mend = match error {
        PlatformError::Token(TokenError::Refused { reason, .. }) => match reason {
            Refusal::InvalidClient => "Compare the client id, and switch the tool on at the platform.".to_owned(),
            Refusal::KeyNotFound => "See our_keys.".to_owned(),
            Refusal::ClockDifference => "Let both machines follow a time server.".to_owned(),
            Refusal::AudienceInvalid => {
                format!("Compare the token URL with the platform's, every character: {}", registration.token_url)
            }
            Refusal::InvalidScope | Refusal::InvalidRequest | Refusal::Unexplained => {
                "Look into the platform's own log for this request.".to_owned()
            }
        },
        PlatformError::Token(TokenError::Unreadable { .. }) | PlatformError::WebPage => format!(
            "What answers there gives no tokens. Compare the token URL with the platform's, every character: {}",
            registration.token_url
        ),
        PlatformError::Signing => "Our own key cannot sign. Run: accolade keys rotate --now".to_owned(),
        PlatformError::RateLimited { .. } => "Wait a while, then check again.".to_owned(),
        _ => format!("Try on this machine: curl -i {}", registration.token_url),
    };
    Line::failed(NAME, format!("no access token: {error}"), mend)
}

/// We cannot see ourselves as the world does; a platform that verified our signature has.
async fn our_keys(app: &App, grants: &[Granted]) -> Result<Line, CheckError> {
    const NAME: &str = "our_keys";
    let address = app.urls.tool_keys();
    let published = app.keys.published(app.clock.now()).await?;
    let is_tools = |key: &&crate::app::Published| key.issuer.is_none() && key.algorithm == KeyAlgorithm::Rs256;
    if published.iter().filter(is_tools).count() == 0 {
        return Ok(Line::failed(NAME, "our key set is empty", "Run: accolade keys rotate"));
    }
    Ok(match refusal(grants) {
        None => Line::ok(NAME, format!("the platform has read {address}")),
        Some(PlatformError::Token(TokenError::Refused { reason: Refusal::KeyNotFound, .. })) => Line::failed(
            NAME,
            "the platform could not verify our signature",
            format!(
                "The platform itself must be able to open {address}. Moodle refuses private addresses, and ports other \
                 than 80 and 443, unless they are allowed under Security › HTTP security."
            ),
        ),
        Some(_) if !app.urls.root().is_https() => Line::warning(
            NAME,
            format!("{address} is reached from this machine only"),
            "For a platform elsewhere set ACCOLADE_PUBLIC_URL to an https:// address.",
        ),
        Some(_) => {
            Line::not_tested(NAME, "whether the platform reads our keys shows with its first token", "See token.")
        }
    })
}

fn services(registration: &Registration, grants: &[Granted]) -> Vec<Line> {
    let line = |(at, (name, _, what)): (usize, (&'static str, &str, &str))| match grants.get(at) {
        Some(Ok(())) => Line::ok(name, format!("granted: {what}")),
        Some(Err(error)) if is_scope_refusal(error) => {
            Line::warning(name, format!("not granted: {what}"), mend_service(registration))
        }
        Some(Err(error)) => Line::not_tested(name, format!("{what}: {error}"), "See token."),
        None => Line::not_tested(name, format!("{what}: not asked for without a token"), "See token."),
    };
    SERVICES.into_iter().enumerate().map(line).collect()
}

fn mend_service(registration: &Registration) -> &'static str {
    if registration.is_family("moodle") {
        "In Moodle, open the tool's settings, Services: \"grade sync and column management\", and retrieving members' \
         information."
    } else if registration.is_family("canvas") {
        "In Canvas, open the developer key and switch the scope on, then save the key."
    } else {
        "Allow this service to the tool in the platform's settings."
    }
}

/// How a list is mended that the platform did not give, by what it said.
fn mend_reading(registration: &Registration, error: &PlatformError) -> String {
    match error {
        error if error.is_missing_scope() => mend_service(registration).to_owned(),
        PlatformError::Token(_) | PlatformError::Signing => "See token.".to_owned(),
        PlatformError::Unauthorized if registration.is_family("moodle") => format!(
            "{} If that is so already, Moodle's web server takes the Authorization header away: for Apache, add \
             `SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1`.",
            mend_service(registration)
        ),
        PlatformError::Unauthorized | PlatformError::Forbidden => mend_service(registration).to_owned(),
        PlatformError::NotFound => {
            format!("The platform has this course, or the activity it was opened from, no more. {OPEN_A_COURSE}")
        }
        PlatformError::RateLimited { .. } => "Wait a while, then check again.".to_owned(),
        PlatformError::Fetch(_) => "See platform_keys: the platform has to be reached from this machine.".to_owned(),
        _ => "Look into the platform's own log for this request.".to_owned(),
    }
}

/// Who takes part, and whether their names and mail addresses come along.
async fn roster(app: &App, registration: &Registration, signer: Signer<'_>, course: Option<&Context>) -> [Line; 3] {
    const NAMES: [&str; 3] = ["roster", "names", "email"];
    let unknown = |found: &str, mend: &str| NAMES.map(|name| Line::not_tested(name, found, mend));
    let Some(course) = course else { return unknown("no course was opened yet", OPEN_A_COURSE) };
    let Some(url) = &course.memberships_url else {
        return unknown(
            &format!("{} came without the address of its participants", course.title),
            mend_service(registration),
        );
    };
    match app.platforms.roster(registration, signer, url).await {
        Ok(found) => {
            let count = |has: fn(&Member) -> bool| found.members.iter().filter(|member| has(member)).count();
            let all = found.members.len();
            [
                Line::ok(NAMES[0], format!("{all} people in {}", course.title)),
                shared(NAMES[1], "names", count(|member| member.name.is_some()), all, registration),
                shared(NAMES[2], "mail addresses", count(|member| member.email.is_some()), all, registration),
            ]
        }
        Err(error) => {
            let [roster, names, email] = unknown("the list of participants could not be read", "See roster.");
            let found = format!("the participants of {} cannot be read: {error}", course.title);
            [Line::failed(roster.name, found, mend_reading(registration, &error)), names, email]
        }
    }
}

fn shared(name: &'static str, what: &str, with: usize, all: usize, registration: &Registration) -> Line {
    match with {
        _ if all == 0 => Line::not_tested(name, "nobody is in the course", OPEN_A_COURSE),
        0 => Line::warning(name, format!("{what} are not shared"), mend_sharing(registration)),
        _ => Line::ok(name, format!("{what} are shared ({with} of {all})")),
    }
}

fn mend_sharing(registration: &Registration) -> &'static str {
    if registration.is_family("moodle") {
        "In Moodle, open the tool's settings, Privacy: share the launcher's name and email with the tool, Always."
    } else if registration.is_family("canvas") {
        "In Canvas, set the privacy level of the developer key to Public."
    } else {
        "Let the platform share it with this tool. Without names teachers see numbers; without mail addresses a badge \
         names its recipient by the platform's number."
    }
}

async fn columns(app: &App, registration: &Registration, signer: Signer<'_>, course: Option<&Context>) -> Line {
    const NAME: &str = "columns";
    let Some(course) = course else { return Line::not_tested(NAME, "no course was opened yet", OPEN_A_COURSE) };
    let Some(gradebook) = gradebook(course) else {
        let found = format!("{} came without the address of its gradebook", course.title);
        return Line::not_tested(NAME, found, mend_service(registration));
    };
    match app.platforms.line_items(registration, signer, gradebook).await {
        Ok(found) => Line::ok(NAME, format!("{} of our columns in {}", found.entries.len(), course.title)),
        Err(error) => Line::failed(
            NAME,
            format!("the gradebook of {} cannot be read: {error}", course.title),
            mend_reading(registration, &error),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moodle() -> Registration {
        Registration {
            id: "registration-1".to_owned(),
            name: "Example University".to_owned(),
            issuer: "https://moodle.example".to_owned(),
            client_id: "client-1".to_owned(),
            auth_url: "https://moodle.example/mod/lti/auth.php".to_owned(),
            token_url: "https://moodle.example/mod/lti/token.php".to_owned(),
            jwks_url: "https://moodle.example/mod/lti/certs.php".to_owned(),
            token_audience: None,
            accepts_new_deployments: true,
            family: Some("moodle".to_owned()),
        }
    }

    #[test]
    fn a_clock_is_told_from_another_beyond_half_a_minute() {
        assert_eq!(clock(Some(Duration::seconds(30))).outcome, Outcome::Ok);
        let behind = clock(Some(Duration::seconds(-31)));
        assert!(behind.outcome == Outcome::Warning && behind.found.contains("31 seconds behind"));
        assert_eq!(clock(None).outcome, Outcome::NotTested);
    }

    #[test]
    fn one_service_that_is_refused_does_not_make_the_token_fail() {
        let not_granted = PlatformError::ScopeNotGranted(ags::SCOPE_SCORE);
        assert!(refusal(&[Err(not_granted), Ok(())]).is_none());
        assert!(refusal(&[Err(not_granted)]).is_none());
        assert!(refusal(&[Err(PlatformError::NotFound)]).is_some());
    }

    #[test]
    fn a_list_that_was_not_given_is_mended_where_the_fault_lies() {
        let moodle = moodle();
        let mend = |error| mend_reading(&moodle, &error);
        assert!(mend(PlatformError::ScopeNotGranted(nrps::SCOPE)).contains("Services"));
        assert!(mend(PlatformError::Unauthorized).contains("Apache"));
        assert_eq!(mend(PlatformError::Token(TokenError::Unreadable { status: 502 })), "See token.");
        assert!(mend(PlatformError::NotFound).contains("no more"));
        let slow = PlatformError::RateLimited { retry_after: None };
        for error in [PlatformError::NotFound, slow, PlatformError::Unreadable, PlatformError::Status(500)] {
            assert!(!mend(error).contains("Services"), "{error}");
        }
    }

    #[test]
    fn a_token_that_was_not_given_is_mended_where_the_fault_lies() {
        let moodle = moodle();
        let mend = |error| token(&moodle, &[Err(error)]).mend.unwrap();
        assert!(mend(PlatformError::Token(TokenError::Unreadable { status: 200 })).contains("Compare the token URL"));
        assert!(mend(PlatformError::NotFound).contains("curl"));
        assert!(!mend(PlatformError::RateLimited { retry_after: None }).contains("curl"));
    }
}
