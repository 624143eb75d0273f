//! Signing in and out, links that work once, and who may come in.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::{
    Answer, Fields, Said, Signed, Stopped, done, handle, is_from_here, let_in, network_address, not_found,
    open_as_owner, posted, posted_by_owner, refused, set_cookie, shown,
};
use crate::app::App;
use crate::domain::console::AdminRole;
use crate::flows::console::{
    self, Account, ConsoleError, Fault, LONGEST_NAME, LONGEST_PASSWORD, LinkKind, SHORTEST_PASSWORD,
};
use crate::keys;
use crate::views::admin::{AdminRow, Admins, Done, InvitedAdmin, Section, SignIn, Trouble, Welcome, WelcomeKind};
use crate::views::parts::{FieldError, Problem};
use crate::web::error::{OrRefuse, PageError};
use crate::web::page::{language, see_other};

#[derive(Deserialize)]
pub struct Why {
    why: Option<String>,
}

pub async fn form(app: web::Data<App>, request: HttpRequest, why: web::Query<Why>) -> Answer {
    let trouble = match why.why.as_deref() {
        Some("ended") => Some(Trouble::Ended),
        Some("out") => Some(Trouble::SignedOut),
        _ => None,
    };
    shown(&app, &SignIn::new(trouble, "", app.sign_on.is_some()), language(&request, None), StatusCode::OK)
}

pub async fn sign_in(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    if !is_from_here(&app, &request) {
        return Err(refused(&app, "the form to sign in came from elsewhere"));
    }
    let email = fields.text("admin-email");
    let tried = console::sign_in(&app, email, &fields.secret("password"), &network_address(&request)).await;
    let (trouble, status) = match tried {
        Ok(token) => return Ok(let_in(&app, &token)),
        Err(ConsoleError::TooOften) => (Trouble::TooOften, StatusCode::TOO_MANY_REQUESTS),
        Err(ConsoleError::Wrong) => (Trouble::Wrong, StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) => return Err(stopped(&app, error)),
    };
    let email: String = email.chars().take(console::LONGEST_ADDRESS).collect();
    shown(&app, &SignIn::new(Some(trouble), email, app.sign_on.is_some()), language(&request, None), status)
}

/// What is not told beside a field.
fn stopped(app: &App, error: ConsoleError) -> Stopped {
    PageError::new(app, crate::web::error::Refuse::refusal(&error)).in_public().into()
}

pub async fn sign_out(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    posted(&app, &request, &fields).await?;
    if let Some(handle) = handle(&app, &request) {
        app.store.remove_admin_session(keys::fingerprint(&handle)).await.or_refuse_in_public(&app)?;
    }
    let mut response = see_other("/admin/sign-in?why=out");
    let cookie = HeaderValue::try_from(set_cookie(&app, "", 0)).expect("it is plain text");
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

pub async fn first(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Answer {
    look(&app, &request, &token, true).await
}

pub async fn welcome(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> Answer {
    look(&app, &request, &token, false).await
}

pub async fn become_first(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    fields: web::Form<Fields>,
) -> Answer {
    follow(&app, &request, &token, true, &fields).await
}

pub async fn follow_link(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    fields: web::Form<Fields>,
) -> Answer {
    follow(&app, &request, &token, false, &fields).await
}

/// Shows the form of a link. Opening it changes nothing: programs that look at links in mail use none up.
async fn look(app: &App, request: &HttpRequest, token: &str, is_first: bool) -> Answer {
    match console::look_at_link(app, token, is_first).await {
        Ok(kind) => shown(app, &page(&kind, token), language(request, None), StatusCode::OK),
        Err(error) => gone(app, request, error),
    }
}

fn gone(app: &App, request: &HttpRequest, error: ConsoleError) -> Answer {
    match error {
        ConsoleError::LinkGone => {
            let page = SignIn::new(Some(Trouble::LinkGone), "", app.sign_on.is_some());
            shown(app, &page, language(request, None), StatusCode::GONE)
        }
        error => Err(stopped(app, error)),
    }
}

fn page(kind: &LinkKind, token: &str) -> Welcome {
    let (shown, invited, folder) = match kind {
        LinkKind::First => (WelcomeKind::First, None, "first"),
        LinkKind::Invite(email) => (WelcomeKind::Invite, email.clone(), "welcome"),
        LinkKind::Reset => (WelcomeKind::Reset, None, "welcome"),
    };
    Welcome {
        kind: shown,
        action: format!("/admin/{folder}/{token}"),
        invited,
        name: String::new(),
        email: String::new(),
        errors: vec![],
        too_often: false,
    }
}

async fn follow(app: &App, request: &HttpRequest, token: &str, is_first: bool, fields: &Fields) -> Answer {
    if !is_from_here(app, request) {
        return Err(refused(app, "the form of a link came from elsewhere"));
    }
    let kind = match console::look_at_link(app, token, is_first).await {
        Ok(kind) => kind,
        Err(error) => return gone(app, request, error),
    };
    let account = Account {
        name: fields.text("admin-name").to_owned(),
        email: fields.text("admin-email").to_owned(),
        password: fields.secret("password"),
        again: fields.secret("password-again"),
    };
    let empty = page(&kind, token);
    let typed = Welcome { name: account.name.clone(), email: account.email.clone(), ..empty };
    match console::follow_link(app, token, &kind, account, &network_address(request)).await {
        Ok(session) => Ok(let_in(app, &session)),
        Err(ConsoleError::Faults(faults)) => {
            let errors = faults.into_iter().map(|fault| told(fault, &typed.name)).collect();
            let page = Welcome { errors, ..typed };
            shown(app, &page, language(request, None), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(ConsoleError::TooOften) => {
            let page = Welcome { too_often: true, ..typed };
            shown(app, &page, language(request, None), StatusCode::TOO_MANY_REQUESTS)
        }
        Err(error) => gone(app, request, error),
    }
}

/// A fault beside its field.
fn told(fault: Fault, name: &str) -> FieldError {
    let max = |most: usize| u32::try_from(most).unwrap_or(u32::MAX);
    match fault {
        Fault::Name if name.is_empty() => FieldError::new("admin-name", Problem::Missing),
        Fault::Name if name.chars().any(char::is_control) => FieldError::new("admin-name", Problem::Control),
        Fault::Name => FieldError::new("admin-name", Problem::TooLong { max: max(LONGEST_NAME) }),
        Fault::Address => FieldError::new("admin-email", Problem::NotAnAddress),
        Fault::AddressTaken => FieldError::new("admin-email", Problem::Taken),
        Fault::PasswordTooShort => FieldError::new("password", Problem::TooShort { min: max(SHORTEST_PASSWORD) }),
        Fault::PasswordTooLong => FieldError::new("password", Problem::TooLong { max: max(LONGEST_PASSWORD) }),
        Fault::NotTheSame => FieldError::new("password-again", Problem::NotTheSame),
    }
}

pub async fn list(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open_as_owner(&app, &request).await?;
    let mut page = admins(&app, &signed).await?;
    page.done = said.done();
    signed.show(&app, &page)
}

async fn admins(app: &App, signed: &Signed) -> Result<Admins, Stopped> {
    let admins = app.store.list_admins().await.or_refuse_in_public(app)?;
    let invites = app.store.list_admin_invites(app.clock.now()).await.or_refuse_in_public(app)?;
    let row = |admin: crate::store::Admin| AdminRow {
        is_me: admin.id == signed.admin.id,
        id: admin.id.into_string(),
        name: admin.name,
        email: admin.email,
        role: admin.role.as_str(),
    };
    let invited = |link: crate::store::AdminLink| InvitedAdmin {
        email: link.email.unwrap_or_default(),
        role: link.role.as_str(),
        expires_at: link.expires_at,
    };
    Ok(Admins {
        chrome: signed.chrome(app, Section::Admins),
        done: None,
        admins: admins.into_iter().map(row).collect(),
        invites: invites.into_iter().map(invited).collect(),
        made: None,
        typed: String::new(),
        role: AdminRole::Viewer.as_str(),
        errors: vec![],
        is_last: false,
    })
}

/// Makes an invitation and shows its link, which is known at this moment alone.
pub async fn invite(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let role = AdminRole::parse(fields.text("role")).unwrap_or(AdminRole::Viewer);
    match console::invite(&app, signed.actor(), fields.text("admin-email"), role).await {
        Ok(link) => {
            let page = admins(&app, &signed).await?;
            signed.show(&app, &Admins { made: Some(link), ..page })
        }
        Err(ConsoleError::Faults(faults)) => {
            let page = admins(&app, &signed).await?;
            let errors = faults.into_iter().map(|fault| told(fault, "")).collect();
            let typed = fields.text("admin-email").chars().take(console::LONGEST_ADDRESS).collect();
            signed.show_refused(&app, &Admins { errors, typed, role: role.as_str(), ..page })
        }
        Err(error) => Err(stopped(&app, error)),
    }
}

pub async fn remove(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, Stopped> {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    match console::remove(&app, signed.actor(), id.as_str().into()).await {
        Ok(()) => Ok(done("/admin/admins", Done::AdminRemoved)),
        Err(ConsoleError::LastOwner) => {
            let page = admins(&app, &signed).await?;
            shown(&app, &Admins { is_last: true, ..page }, signed.language, StatusCode::CONFLICT)
        }
        Err(ConsoleError::Unknown) => Err(not_found(&app, "an administrator")),
        Err(error) => Err(stopped(&app, error)),
    }
}
