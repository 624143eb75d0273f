//! Pages as responses: the language chosen, the headers that every page carries.

use std::sync::LazyLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, http::StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::{PageError, Refusal};
use crate::app::App;
use crate::keys;
use crate::views::{Language, Page, styles};

/// Who may show a page in a frame.
#[derive(Clone, Debug)]
pub enum Framing {
    /// Nobody.
    Never,
    /// Anybody: there is nothing on it that a click could change.
    Anywhere,
    /// Any platform: before a launch is complete we cannot know under which names it is reached.
    AnyPlatform,
    /// The pages that a launch came from, as a content security policy writes them.
    Ancestors(String),
}

impl Framing {
    fn ancestors(&self, app: &App) -> String {
        match self {
            Self::Never => "'none'".to_owned(),
            Self::Anywhere => "*".to_owned(),
            Self::AnyPlatform if app.config.server.allow_private_network => {
                "https: http://localhost:* http://127.0.0.1:*".to_owned()
            }
            Self::AnyPlatform => "https:".to_owned(),
            Self::Ancestors(ancestors) => ancestors.clone(),
        }
    }
}

/// The styles that public pages carry, [as a policy names them](https://www.w3.org/TR/CSP3/#grammardef-hash-source).
static STYLE: LazyLock<String> = LazyLock::new(|| {
    let hash = |style: &str| format!("'sha256-{}'", STANDARD.encode(keys::sha256(style.as_bytes())));
    styles().map(hash).collect::<Vec<_>>().join(" ")
});

/// What a page does besides showing itself, for which its content policy makes room.
#[derive(Clone, Copy, Debug)]
pub enum Besides<'a> {
    Nothing,
    /// It shows a mail in a frame of its own: what stands in such a frame is under the policy of the page, and mails carry
    /// their style in attributes. Nothing runs in it.
    FramesMail,
    /// Its form leaves us: it goes to these servers and nowhere else.
    SendsTo(&'a str),
}

impl Besides<'_> {
    /// Where forms may go, and whatever else the policy lets pass.
    fn allowed(self) -> String {
        match self {
            Self::Nothing => "form-action 'self'".to_owned(),
            Self::FramesMail => "form-action 'self'; style-src-attr 'unsafe-inline'".to_owned(),
            Self::SendsTo(servers) => format!("form-action {servers}"),
        }
    }
}

/// Adds what every page carries: nothing from elsewhere, nothing inline but our own style, no address handed on.
pub fn guarded(response: &mut HttpResponseBuilder, app: &App, framing: &Framing) {
    guard(response, app, framing, Besides::Nothing);
}

fn guard(response: &mut HttpResponseBuilder, app: &App, framing: &Framing, besides: Besides<'_>) {
    response
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            format!(
                "default-src 'none'; style-src 'self' {}; script-src 'self'; img-src 'self' data:; font-src 'self'; \
                 connect-src 'self'; {}; base-uri 'none'; frame-ancestors {}",
                *STYLE,
                besides.allowed(),
                framing.ancestors(app)
            ),
        ))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
}

/// The language of a request: what the launch said, then what the browser prefers.
pub fn language(request: &HttpRequest, locale: Option<&str>) -> Language {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::choose(locale.into_iter().chain(header))
}

/// Draws a page with status 200.
pub fn show<P: Page>(app: &App, page: &P, language: Language, framing: &Framing) -> Result<HttpResponse, PageError> {
    show_as(app, page, language, framing, StatusCode::OK)
}

pub fn show_as<P: Page>(
    app: &App,
    page: &P,
    language: Language,
    framing: &Framing,
    status: StatusCode,
) -> Result<HttpResponse, PageError> {
    show_under(app, page, language, framing, status, Besides::Nothing)
}

/// Draws a form of something new, or one that was refused, on which nobody is named. The browser keeps it for itself, so
/// that whoever goes back to it finds what was typed, and not an empty form. The form of what is there already is not
/// kept: whoever goes back to that sees what others changed meanwhile, and does not save over it.
pub fn show_form<P: Page>(
    app: &App,
    page: &P,
    language: Language,
    framing: &Framing,
    status: StatusCode,
) -> Result<HttpResponse, PageError> {
    let mut response = show_as(app, page, language, framing, status)?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=0"));
    Ok(response)
}

/// Draws a page that does something besides.
pub fn show_under<P: Page>(
    app: &App,
    page: &P,
    language: Language,
    framing: &Framing,
    status: StatusCode,
    besides: Besides<'_>,
) -> Result<HttpResponse, PageError> {
    let html = app.views.render(page, language).map_err(|error| PageError::new(app, Refusal::failed(&error)))?;
    let mut response = HttpResponse::build(status);
    guard(&mut response, app, framing, besides);
    if !matches!(framing, Framing::Never) {
        response.insert_header((header::CACHE_CONTROL, "no-store"));
    }
    Ok(response.body(html))
}

/// Sends the browser on after a form, so that going back posts nothing again.
pub fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, address))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}
