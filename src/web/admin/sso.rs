//! Signing in at the institution's provider. What the browser has to bring back travels sealed in a cookie that comes
//! along when the provider sends the browser here; the session's own cookie would not, so a page of ours leads on.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, web};

use super::{Answer, COOKIE_SECONDS, network_address, set_cookie, shown};
use crate::app::App;
use crate::flows::sign_on::{self, Back, StaffError};
use crate::views::admin::{Arrived, SignIn, Trouble};
use crate::web::error::{PageError, Refusal, Refuse};
use crate::web::page::{language, see_other};

fn cookie_name(app: &App) -> &'static str {
    if app.urls.root().is_https() { "__Host-accolade-sso" } else { "accolade-sso" }
}

/// Ten minutes, as long as what is in it holds.
fn under_way(app: &App, sealed: &str, seconds: u32) -> HeaderValue {
    let secure = if app.urls.root().is_https() { "; Secure" } else { "" };
    let name = cookie_name(app);
    let cookie = format!("{name}={sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::try_from(cookie).expect("what is sealed is plain text")
}

pub async fn begin(app: web::Data<App>, request: HttpRequest) -> Answer {
    match sign_on::begin(&app, &network_address(&request)).await {
        Ok((url, sealed)) => {
            let mut response = see_other(&url);
            response.headers_mut().append(header::SET_COOKIE, under_way(&app, &sealed, 600));
            Ok(response)
        }
        Err(error) => refused(&app, &request, &error),
    }
}

pub async fn back(app: web::Data<App>, request: HttpRequest, back: web::Query<Back>) -> Answer {
    let kept = request.cookie(cookie_name(&app));
    let kept = kept.as_ref().map(|cookie| cookie.value());
    let mut response = match sign_on::complete(&app, kept, back.into_inner(), &network_address(&request)).await {
        Ok(token) => {
            let mut response = shown(&app, &Arrived {}, language(&request, None), StatusCode::OK)?;
            let cookie =
                HeaderValue::try_from(set_cookie(&app, &token, COOKIE_SECONDS)).expect("a handle is plain text");
            response.headers_mut().append(header::SET_COOKIE, cookie);
            response
        }
        Err(error) => refused(&app, &request, &error)?,
    };
    // It works once, whatever came of it.
    response.headers_mut().append(header::SET_COOKIE, under_way(&app, "", 0));
    Ok(response)
}

/// The form to sign in, with what went wrong; the log says more to whoever set the provider up.
fn refused(app: &App, request: &HttpRequest, error: &StaffError) -> Answer {
    let (trouble, status) = match error {
        StaffError::NotOffered => {
            return Err(PageError::new(app, Refusal::not_found(error)).in_public().into());
        }
        StaffError::Store(error) => return Err(PageError::new(app, error.refusal()).in_public().into()),
        StaffError::TooOften => (Trouble::TooOften, StatusCode::TOO_MANY_REQUESTS),
        StaffError::Strange | StaffError::Refused(_) => (Trouble::SsoFailed, StatusCode::UNPROCESSABLE_ENTITY),
        StaffError::Provider(_) => (Trouble::SsoFailed, StatusCode::BAD_GATEWAY),
        StaffError::Unverified | StaffError::Unknown => (Trouble::SsoUnknown, StatusCode::FORBIDDEN),
    };
    match error {
        StaffError::Provider(error) => tracing::warn!(%error, "single sign-on failed"),
        error => tracing::info!(%error, "single sign-on was refused"),
    }
    shown(app, &SignIn::new(Some(trouble), "", app.sign_on.is_some()), language(request, None), status)
}
