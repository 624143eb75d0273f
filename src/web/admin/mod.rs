//! The console `/admin`: who is signed in, and what keeps others out.
//!
//! A session is a random handle in a cookie that no other site can have sent along (`SameSite=Strict`), kept as its
//! fingerprint. Every form also brings back a token that follows from the session, and the browser's own word about
//! where the form came from has to fit. Nothing here can be framed.

mod accounts;
mod badges;
mod by_hand;
mod issuers;
mod owner;
mod people;
mod platforms;
mod policy;
mod sso;

use std::collections::HashMap;

use actix_web::http::{StatusCode, header};
use actix_web::web::{self, ServiceConfig, get, post};
use actix_web::{HttpRequest, HttpResponse, ResponseError};

use super::error::{Level, OrRefuse, PageError, Refusal};
use super::page::{Framing, language, see_other, show_as};
use crate::app::App;
use crate::domain::console::{Actor, AdminRole, Deed};
use crate::flows::console;
use crate::keys;
use crate::store::Admin;
use crate::views::admin::{Chrome, Done, Section};
use crate::views::{Language, Page};

pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/admin", get().to(platforms::overview))
        .service(
            web::resource("/admin/first/{token}")
                .route(get().to(accounts::first))
                .route(post().to(accounts::become_first)),
        )
        .service(
            web::resource("/admin/welcome/{token}")
                .route(get().to(accounts::welcome))
                .route(post().to(accounts::follow_link)),
        )
        .service(web::resource("/admin/sign-in").route(get().to(accounts::form)).route(post().to(accounts::sign_in)))
        .route("/admin/sso", get().to(sso::begin))
        .route("/admin/sso/back", get().to(sso::back))
        .route("/admin/sign-out", post().to(accounts::sign_out))
        .route("/admin/platforms", get().to(platforms::list))
        .service(web::resource("/admin/platforms/add").route(get().to(by_hand::form)).route(post().to(by_hand::add)))
        .route("/admin/platforms/invite", post().to(platforms::invite))
        .route("/admin/platforms/{id}", get().to(platforms::platform))
        .route("/admin/platforms/{id}/check", post().to(platforms::check))
        .route("/admin/platforms/{id}/remove", post().to(platforms::remove))
        .route("/admin/invites/{id}/withdraw", post().to(platforms::withdraw))
        .route("/admin/registry", get().to(badges::registry))
        .route("/admin/registry.csv", get().to(badges::file))
        .service(
            web::resource("/admin/registry/{id}/owner").route(get().to(owner::form)).route(post().to(owner::change)),
        )
        .route("/admin/registry/{id}/reviewed", post().to(badges::reviewed))
        .route("/admin/jobs", get().to(badges::jobs))
        .route("/admin/jobs/retry", post().to(badges::retry))
        .service(web::resource("/admin/persons").route(get().to(people::form)).route(post().to(people::search)))
        .route("/admin/persons/{id}", get().to(people::person))
        .route("/admin/persons/{id}/export", post().to(people::export))
        .route("/admin/persons/{id}/erase", post().to(people::erase))
        .route("/admin/issuers", get().to(issuers::list))
        .service(web::resource("/admin/issuers/{id}").route(get().to(issuers::show)).route(post().to(issuers::change)))
        .route("/admin/issuers/{id}/rotate", post().to(issuers::rotate))
        .route("/admin/issuers/{id}/keys/{key}/distrust", post().to(issuers::distrust))
        .service(web::resource("/admin/policy").route(get().to(policy::show)).route(post().to(policy::decide)))
        .route("/admin/retention", post().to(policy::keep))
        .route("/admin/copies", post().to(policy::copies))
        .route("/admin/makers/{id}", post().to(policy::list))
        .route("/admin/admins", get().to(accounts::list))
        .route("/admin/admins/invite", post().to(accounts::invite))
        .route("/admin/admins/{id}/remove", post().to(accounts::remove))
        .route("/admin/audit", get().to(people::audit));
}

/// Why a request goes no further.
#[derive(Debug)]
pub enum Stopped {
    /// Nobody is signed in; `ended` says that somebody was.
    SignIn {
        ended: bool,
    },
    Refused(PageError),
}

impl From<PageError> for Stopped {
    fn from(error: PageError) -> Self {
        Self::Refused(error)
    }
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SignIn { .. } => f.write_str("nobody is signed in"),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl ResponseError for Stopped {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::Refused(error) => error.status_code(),
        }
    }

    fn error_response(&self) -> HttpResponse {
        match self {
            Self::SignIn { ended: true } => see_other("/admin/sign-in?why=ended"),
            Self::SignIn { ended: false } => see_other("/admin/sign-in"),
            Self::Refused(error) => error.error_response(),
        }
    }
}

type Answer = Result<HttpResponse, Stopped>;

/// Somebody who is signed in.
pub struct Signed {
    pub admin: Admin,
    session_hash: String,
    pub language: Language,
}

impl Signed {
    fn is_owner(&self) -> bool {
        self.admin.role == AdminRole::Owner
    }

    /// What stands around a page of this section.
    fn chrome(&self, app: &App, here: Section) -> Chrome {
        let token = app.keys.console_form_token(&self.session_hash);
        Chrome::new(self.admin.name.clone(), self.is_owner(), token, here)
    }

    /// Whether a form with this token came from a page of theirs.
    fn holds(&self, app: &App, request: &HttpRequest, token: &str) -> bool {
        is_from_here(app, request) && keys::same(token, &app.keys.console_form_token(&self.session_hash))
    }

    fn actor(&self) -> Actor {
        Actor::Admin(self.admin.id.clone())
    }

    /// A line for the audit log about what is about to be done.
    fn act(&self, app: &App, deed: Deed, object: impl Into<String>) -> crate::domain::console::Act {
        console::act(app, self.actor(), deed, object)
    }

    /// Draws a page that nobody else may see, frame or keep.
    fn show<P: Page>(&self, app: &App, page: &P) -> Answer {
        shown(app, page, self.language, StatusCode::OK)
    }

    fn show_refused<P: Page>(&self, app: &App, page: &P) -> Answer {
        shown(app, page, self.language, StatusCode::UNPROCESSABLE_ENTITY)
    }
}

fn shown<P: Page>(app: &App, page: &P, language: Language, status: StatusCode) -> Answer {
    let mut response = show_as(app, page, language, &Framing::Never, status)?;
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Its name on the wire. The `__Host-` prefix needs https. Not one of the names of course sessions, of which a browser
/// keeps few.
fn cookie_name(app: &App) -> &'static str {
    if app.urls.root().is_https() { "__Host-accolade-admin" } else { "accolade-admin" }
}

/// Half a day: no session lasts longer.
const COOKIE_SECONDS: u32 = 12 * 3600;

fn set_cookie(app: &App, value: &str, seconds: u32) -> String {
    let secure = if app.urls.root().is_https() { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}", cookie_name(app))
}

/// Sends the browser on with a session.
fn let_in(app: &App, token: &str) -> HttpResponse {
    let mut response = see_other("/admin");
    let cookie = set_cookie(app, token, COOKIE_SECONDS);
    let cookie = header::HeaderValue::try_from(cookie).expect("a handle is plain text");
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

fn handle(app: &App, request: &HttpRequest) -> Option<String> {
    request.cookie(cookie_name(app)).map(|cookie| cookie.value().to_owned())
}

/// Who is signed in; everybody else is led to the form.
async fn open(app: &App, request: &HttpRequest) -> Result<Signed, Stopped> {
    let Some(handle) = handle(app, request) else { return Err(Stopped::SignIn { ended: false }) };
    let session_hash = keys::fingerprint(&handle);
    let found = app.store.find_admin_session(session_hash.clone(), app.clock.now()).await.or_refuse_in_public(app)?;
    match found {
        Some(session) if !session.is_expired => {
            Ok(Signed { admin: session.admin, session_hash, language: language(request, None) })
        }
        _ => Err(Stopped::SignIn { ended: true }),
    }
}

/// The page about a form whose session ended before it was sent, for those who typed something into it.
pub fn signed_out(app: &App) -> PageError {
    let refusal = Refusal::new(StatusCode::UNAUTHORIZED, "console.ended", Level::Info, "nobody is signed in any more");
    PageError::new(app, refusal).in_public()
}

fn refused(app: &App, reason: &str) -> Stopped {
    let refusal = Refusal::new(StatusCode::FORBIDDEN, "page.wrong_role", Level::Info, reason);
    PageError::new(app, refusal).in_public().into()
}

fn not_found(app: &App, what: &str) -> Stopped {
    PageError::new(app, Refusal::not_found(what)).in_public().into()
}

/// The same for what owners alone may see.
async fn open_as_owner(app: &App, request: &HttpRequest) -> Result<Signed, Stopped> {
    let signed = open(app, request).await?;
    if signed.is_owner() { Ok(signed) } else { Err(refused(app, "not an owner of the console")) }
}

/// A posted form, by names.
#[derive(serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(HashMap<String, String>);

impl Fields {
    fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// As it was typed: blanks count in a password.
    fn secret(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Whether the browser says that a form came from a page of ours. `Origin` is `null` where a page hands no address on;
/// browsers that say no more are as old as that.
fn is_from_here(app: &App, request: &HttpRequest) -> bool {
    let said = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (said("sec-fetch-site"), said("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, None | Some("null")) => true,
        (None, Some(origin)) => origin == app.urls.root().origin(),
    }
}

/// Who posted a form that owners alone may post, from a page of ours.
async fn posted(app: &App, request: &HttpRequest, fields: &Fields) -> Result<Signed, Stopped> {
    let signed = open(app, request).await?;
    if !signed.holds(app, request, fields.text("token")) {
        return Err(refused(app, "a form of the console came from elsewhere"));
    }
    Ok(signed)
}

async fn posted_by_owner(app: &App, request: &HttpRequest, fields: &Fields) -> Result<Signed, Stopped> {
    let signed = posted(app, request, fields).await?;
    if signed.is_owner() { Ok(signed) } else { Err(refused(app, "not an owner of the console")) }
}

/// What has just been done, from the address.
#[derive(serde::Deserialize)]
pub struct Said {
    done: Option<String>,
}

impl Said {
    fn done(&self) -> Option<Done> {
        self.done.as_deref().and_then(Done::parse)
    }
}

fn done(path: &str, done: Done) -> HttpResponse {
    see_other(&format!("{path}?done={}", done.as_str()))
}

/// Where a request comes from, as far as can be told: behind a proxy on this machine, what the proxy added last.
fn network_address(request: &HttpRequest) -> String {
    let peer = request.peer_addr().map(|address| address.ip());
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let last = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|text| text.trim().parse().ok());
    match (peer, last) {
        (Some(peer), Some(last)) if peer.is_loopback() => network(last),
        (Some(peer), _) => network(peer),
        (None, _) => String::new(),
    }
}

/// One household or office has a whole /64 of version 6.
fn network(address: std::net::IpAddr) -> String {
    match address {
        std::net::IpAddr::V4(address) => address.to_string(),
        std::net::IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}
