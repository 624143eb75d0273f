//! Platforms: which are registered, how their connection does, and links by which others register themselves.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{self, Created, Fields, json};
use super::paging::{self, Page};
use super::problem::{Problem, ProblemDocument};
use super::token;
use crate::app::App;
use crate::domain::ids::{InviteId, RegistrationId};
use crate::flows::check::{self, Outcome};
use crate::flows::invite;
use crate::store::{self, RegistrationOrigin};

pub const INVITES: &str = "/api/v1/invites";

/// A registered platform.
#[derive(Serialize, ToSchema)]
pub struct Platform {
    id: String,
    name: String,
    issuer: String,
    client_id: String,
    /// `moodle`, `canvas`, …, where it is known.
    family: Option<String>,
    /// `waiting` until the first launch: the platform's admin may have to switch the tool on.
    #[schema(pattern = "^(waiting|active)$")]
    state: &'static str,
    /// `dynamic` when the platform registered itself, `hand` otherwise.
    #[schema(pattern = "^(dynamic|hand)$")]
    origin: &'static str,
    deployments: Vec<String>,
    /// Whether a deployment seen for the first time is taken on.
    accepts_new_deployments: bool,
    /// What the platform said to grant when it registered itself; `check` asks what it does grant.
    scopes: Option<Vec<String>>,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    /// When a course was opened last.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_launch: Option<DateTime<Utc>>,
}

/// What a connection check found.
#[derive(Serialize, ToSchema)]
pub struct Checked {
    /// Whether no line failed.
    ok: bool,
    lines: Vec<CheckedLine>,
}

/// One part of the connection.
#[derive(Serialize, ToSchema)]
pub struct CheckedLine {
    /// A word that never changes, such as `token` or `roster`.
    name: &'static str,
    #[schema(pattern = "^(ok|warning|failed|not_tested)$")]
    outcome: &'static str,
    found: String,
    /// How to mend it; null where there is nothing to mend.
    mend: Option<String>,
}

/// A link that lets a platform register itself.
#[derive(Serialize, ToSchema)]
pub struct Invite {
    id: String,
    /// What the platform will be called.
    name: Option<String>,
    /// To be pasted into the LMS; whoever has it can register a platform. Told to whoever makes the link, and null later.
    #[schema(format = "uri")]
    url: Option<String>,
    /// `open`, `used` when it made a registration, or `expired`.
    #[schema(pattern = "^(open|used|expired)$")]
    state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    #[schema(value_type = String, format = DateTime)]
    expires_at: DateTime<Utc>,
    /// The platform that it registered.
    platform: Option<String>,
}

/// A link to be made.
#[derive(Debug, ToSchema)]
pub struct NewInvite {
    /// What the platform will be called; otherwise what it calls itself.
    #[schema(max_length = 255)]
    name: Option<String>,
}

impl NewInvite {
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let mut fields = Fields::read(body)?;
        let new = Self { name: fields.optional("name") };
        fields.finish()?;
        Ok(new)
    }
}

impl From<store::Platform> for Platform {
    fn from(platform: store::Platform) -> Self {
        Self {
            state: if platform.is_active() { "active" } else { "waiting" },
            origin: match platform.origin {
                RegistrationOrigin::Dynamic => "dynamic",
                RegistrationOrigin::Hand | RegistrationOrigin::Address => "hand",
            },
            id: platform.registration.id,
            name: platform.registration.name,
            issuer: platform.registration.issuer,
            client_id: platform.registration.client_id,
            family: platform.registration.family,
            deployments: platform.deployments,
            accepts_new_deployments: platform.registration.accepts_new_deployments,
            scopes: platform.scopes,
            created_at: platform.created_at,
            last_launch: platform.latest_course.map(|(_, last)| last),
        }
    }
}

impl From<check::Line> for CheckedLine {
    fn from(line: check::Line) -> Self {
        let outcome = match line.outcome {
            Outcome::Ok => "ok",
            Outcome::Warning => "warning",
            Outcome::Failed => "failed",
            Outcome::NotTested => "not_tested",
        };
        Self { name: line.name, outcome, found: line.found, mend: line.mend }
    }
}

async fn find(app: &App, id: RegistrationId) -> Result<store::Platform, Problem> {
    app.store.list_platforms(Some(id)).await?.pop().ok_or_else(|| Problem::not_found("platform"))
}

/// Lists the platforms
#[utoipa::path(
    get, path = "/api/v1/platforms", tag = "platforms", operation_id = "list_platforms", security(("token" = ["read"])),
    params(
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Platform>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    let all = app.store.list_platforms(None).await?;
    let page = wanted.page_of_all(all, |platform| platform.registration.id.as_str(), Platform::from);
    Ok(json(StatusCode::OK, &page))
}

/// Shows one platform
#[utoipa::path(
    get, path = "/api/v1/platforms/{id}", tag = "platforms", operation_id = "find_platform",
    security(("token" = ["read"])), params(("id" = String, Path, description = "The platform's id")),
    responses((status = 200, body = Platform), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<RegistrationId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    Ok(json(StatusCode::OK, &Platform::from(find(&app, id.into_inner()).await?)))
}

/// Checks the connection
///
/// Asks the platform everything that courses depend on: keys, clock, access token, each service, and, once a course was
/// opened, its participants and columns. The status is 200 whatever was found.
#[utoipa::path(
    post, path = "/api/v1/platforms/{id}/check", tag = "platforms", operation_id = "check_platform",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The platform's id")),
    responses((status = 200, body = Checked), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn check(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<RegistrationId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let platform = find(&app, id.into_inner()).await?;
    let lines = check::check(&app, &platform).await?;
    let ok = lines.iter().all(|line| line.outcome != Outcome::Failed);
    let lines = lines.into_iter().map(Into::into).collect();
    Ok(json(StatusCode::OK, &Checked { ok, lines }))
}

/// Makes a link by which a platform registers itself
///
/// It is valid for seven days, used up by the registration that it makes, and goes on to update that one.
#[utoipa::path(
    post, path = "/api/v1/invites", tag = "platforms", operation_id = "create_invite", security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = NewInvite,
    responses(
        (status = 201, body = Invite, headers(("Location" = String, description = "The link's address in the API"))),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create_invite(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, body::LARGEST).await?;
    let create = async {
        let made = invite::invite(&app, NewInvite::read(&body)?.name).await?;
        Ok(Created { is_new: true, value: find_invite(&app, made.id).await? })
    };
    // What is kept for a repeated request leaves the link out, because it opens doors.
    body::once_then(&app, &request, token, &body, INVITES, create, |kept| with_link(&app, kept)).await
}

/// Shows what became of a link
#[utoipa::path(
    get, path = "/api/v1/invites/{id}", tag = "platforms", operation_id = "find_invite", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The link's id")),
    responses((status = 200, body = Invite), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show_invite(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<InviteId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    Ok(json(StatusCode::OK, &find_invite(&app, id.into_inner()).await?))
}

async fn find_invite(app: &App, id: InviteId) -> Result<Invite, Problem> {
    let found = app.store.find_invite(id).await?.ok_or_else(|| Problem::not_found("invite"))?;
    let state = match (&found.made, found.is_open(app.clock.now())) {
        (Some(_), _) => "used",
        (None, true) => "open",
        (None, false) => "expired",
    };
    Ok(Invite {
        id: found.id.into_string(),
        name: found.name,
        url: None,
        state,
        created_at: found.created_at,
        expires_at: found.expires_at,
        platform: found.made.map(RegistrationId::into_string),
    })
}

/// An answer as it was kept, with the link that it leaves out.
fn with_link(app: &App, kept: String) -> String {
    let Ok(mut shown) = serde_json::from_str::<serde_json::Value>(&kept) else { return kept };
    if let Some(id) = shown["id"].as_str().map(InviteId::from) {
        shown["url"] = invite::link(app, &id).into();
    }
    shown.to_string()
}
