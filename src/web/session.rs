//! Whose session a request belongs to. The handle stands in the path, so frames work with cookies blocked; a session
//! whose launch brought its cookie back asks for a cookie as well.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};

use super::error::{Level, OrRefuse, PageError, Refusal};
use super::page::{Framing, language};
use crate::app::App;
use crate::domain::console::Actor;
use crate::flows::launch::cookie_name;
use crate::flows::makers;
use crate::keys;
use crate::store::{Context, Session, acts};
use crate::views::Language;

/// A session with its course.
pub struct Open {
    pub session: Session,
    pub context: Option<Context>,
    /// `/frame/{session}/`.
    pub root: String,
    pub language: Language,
    pub framing: Framing,
}

/// Finds the session, or says why there is none.
pub async fn open(app: &App, request: &HttpRequest, handle: &str) -> Result<Open, PageError> {
    let refuse = |code, reason| PageError::new(app, Refusal::new(StatusCode::UNAUTHORIZED, code, Level::Info, reason));
    let found = app.store.find_session(keys::fingerprint(handle), app.clock.now()).await.or_refuse(app)?;
    let (session, context) = found.ok_or_else(|| refuse("session.unknown", "no such session"))?;
    if session.is_expired {
        return Err(refuse("session.expired", "idle for too long"));
    }
    if let Some(wanted) = &session.cookie_hash {
        let name = cookie_name(handle);
        let shown = cookie(request, &name).filter(|value| keys::same(&keys::fingerprint(value), wanted));
        let value = shown.ok_or_else(|| refuse("session.cookie", "the cookie of the session is missing or wrong"))?;
        if session.is_renewed {
            request.extensions_mut().insert(Renewed(set_cookie(app, &name, &value, COOKIE_SECONDS)));
        }
    }
    let framing = Framing::Ancestors(session.frame_ancestors.clone());
    let language = language(request, session.locale.as_deref());
    Ok(Open { session, context, root: app.urls.frame(handle), language, framing })
}

/// A session of a teacher in a course; everybody else is told that this page is not theirs.
pub async fn open_as_teacher(app: &App, request: &HttpRequest, handle: &str) -> Result<(Open, Context), PageError> {
    let open = open(app, request, handle).await?;
    if !open.session.is_teacher {
        let refusal = Refusal::new(StatusCode::FORBIDDEN, "page.wrong_role", Level::Info, "not a teacher");
        return Err(PageError::new(app, refusal));
    }
    if let Some(person) = &open.session.person {
        acts(Actor::Teacher(person.clone()));
    }
    match open.context.clone() {
        Some(context) => Ok((open, context)),
        None => {
            let reason = "the launch named no course";
            Err(PageError::new(app, Refusal::new(StatusCode::NOT_FOUND, "launch.context_missing", Level::Info, reason)))
        }
    }
}

/// A session of a teacher who may make badges.
pub async fn open_as_maker(app: &App, request: &HttpRequest, handle: &str) -> Result<(Open, Context), PageError> {
    let (open, context) = open_as_teacher(app, request, handle).await?;
    refuse_others(app, &open).await?;
    Ok((open, context))
}

/// Refuses teachers to whom whoever runs the installation leaves no badges to make.
pub async fn refuse_others(app: &App, open: &Open) -> Result<(), PageError> {
    if makers::may_make(app, open.session.person.as_ref()).await.or_refuse(app)? {
        return Ok(());
    }
    let refusal = Refusal::new(StatusCode::FORBIDDEN, "page.no_maker", Level::Info, "not one of those who make badges");
    Err(PageError::new(app, refusal))
}

/// The cookie of a session lasts as long as the session may lie idle, and a little longer, since its time is not begun
/// anew at every click.
pub const COOKIE_SECONDS: u32 = 2 * 3600 + 600;

/// The `Set-Cookie` of a session whose idle time began anew.
struct Renewed(String);

/// Sends it along, whatever the answer is.
pub async fn renew_cookie(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let renewed = response.request().extensions_mut().remove::<Renewed>();
    if let Some(value) = renewed.and_then(|Renewed(cookie)| HeaderValue::try_from(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

const PREFIX: &str = "accolade_";

/// The cookies of ours that a browser keeps, logins under way and sessions together: fewer than would outgrow the
/// 8 KiB that many servers in front of us allow a request's headers.
const MOST_COOKIES: usize = 20;

/// The name that a cookie has on the wire. The `__Host-` prefix needs https.
fn wire_name(app: &App, name: &str) -> String {
    if app.urls.root().is_https() { format!("__Host-{PREFIX}{name}") } else { format!("{PREFIX}{name}") }
}

/// The `Set-Cookie` of a cookie that works inside a frame of another site, written by hand because the framework's
/// cookies know no `Partitioned`.
pub fn set_cookie(app: &App, name: &str, value: &str, seconds: u32) -> String {
    set_cookie_as(&wire_name(app, name), value, seconds)
}

/// The `Set-Cookie` that takes one away.
pub fn remove_cookie(app: &App, name: &str) -> String {
    set_cookie_as(&wire_name(app, name), "", 0)
}

/// The `Set-Cookie`s that take away the oldest of our cookies, so that there is room for one more. Browsers send the
/// oldest first ([RFC 6265 §5.4](https://www.rfc-editor.org/rfc/rfc6265#section-5.4)).
pub fn remove_oldest_cookies(app: &App, request: &HttpRequest) -> Vec<String> {
    let prefix = wire_name(app, "");
    let Ok(sent) = request.cookies() else { return vec![] };
    let ours: Vec<&str> = sent.iter().map(|cookie| cookie.name()).filter(|name| name.starts_with(&prefix)).collect();
    let surplus = (ours.len() + 1).saturating_sub(MOST_COOKIES);
    ours[..surplus].iter().map(|name| set_cookie_as(name, "", 0)).collect()
}

fn set_cookie_as(wire_name: &str, value: &str, seconds: u32) -> String {
    format!("{wire_name}={value}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age={seconds}")
}

/// The value of a cookie of ours, if the browser sent it.
pub fn cookie(request: &HttpRequest, name: &str) -> Option<String> {
    let app = request.app_data::<actix_web::web::Data<App>>()?;
    request.cookie(&wire_name(app, name)).map(|cookie| cookie.value().to_owned())
}
