//! What a person or a machine is told when something was refused, and the only place that knows status codes for it.
//! Each error of a flow is matched without a wildcard, so that a new variant has to choose its page.

mod flows;
mod lti;
mod register;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};

use super::page::{Framing, guarded};
use crate::app::App;
use crate::keys;
use crate::views::Language;
use crate::views::refusal::{Refusal as Page, Typed};

/// How loud the log is about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Somebody's slip.
    Info,
    /// Something an operator or an admin should look at.
    Warning,
    /// Ours.
    Error,
}

/// A refusal before it is drawn.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub status: StatusCode,
    /// The key of the page that explains it.
    pub code: &'static str,
    pub level: Level,
    /// For the log alone.
    pub reason: String,
    /// What the platform said, for the page.
    pub detail: Option<String>,
}

impl Refusal {
    pub fn new(status: StatusCode, code: &'static str, level: Level, reason: impl ToString) -> Self {
        Self { status, code, level, reason: reason.to_string(), detail: None }
    }

    /// A failure of ours; the reason is logged, and never shown.
    pub fn failed(error: &dyn std::error::Error) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "page.failed", Level::Error, error)
    }

    pub fn not_found(what: impl ToString) -> Self {
        Self::new(StatusCode::NOT_FOUND, "page.not_found", Level::Info, what)
    }
}

/// An error that knows its page.
pub trait Refuse {
    fn refusal(&self) -> Refusal;
}

impl Refuse for Refusal {
    fn refusal(&self) -> Refusal {
        self.clone()
    }
}

/// A refusal on its way to the browser; boxed, because most requests carry none.
pub struct PageError(Box<Drawn>);

struct Drawn {
    app: App,
    refusal: Refusal,
    framing: Framing,
    reference: String,
}

impl PageError {
    /// Logs the refusal under a new reference, which its page shows.
    pub fn new(app: &App, refusal: Refusal) -> Self {
        let reference = keys::hex(&keys::random::<5>()).to_uppercase();
        let (code, reason) = (refusal.code, &refusal.reason);
        match refusal.level {
            Level::Info => tracing::info!(reference, code, reason, "refused"),
            Level::Warning => tracing::warn!(reference, code, reason, "refused"),
            Level::Error => tracing::error!(reference, code, reason, "failed"),
        }
        Self(Box::new(Drawn { app: app.clone(), refusal, framing: Framing::AnyPlatform, reference }))
    }

    /// Whether it says that a session has ended, or is not this browser's.
    pub fn ends_session(&self) -> bool {
        self.0.refusal.code.starts_with("session.")
    }

    /// Shows it as a page of the open web.
    pub fn in_public(mut self) -> Self {
        self.0.framing = Framing::Never;
        self
    }
}

impl std::fmt::Debug for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.refusal.code, self.0.refusal.reason)
    }
}

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.refusal.code)
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        self.0.refusal.status
    }

    fn error_response(&self) -> HttpResponse {
        self.draw(Language::ENGLISH, Vec::new(), false)
    }
}

impl PageError {
    /// Its page, with what was typed into the form that was refused, and whether that was more.
    pub fn draw(&self, language: Language, typed: Vec<Typed>, is_cut: bool) -> HttpResponse {
        let Drawn { app, refusal, framing, reference } = &*self.0;
        let page = Page::new(refusal.code, refusal.status.as_u16()).with_reference(reference.clone());
        let mut page = page.with_typed(typed, is_cut);
        if let Some(detail) = &refusal.detail {
            page = page.with_detail(detail.clone());
        }
        if matches!(framing, Framing::Never) {
            page = page.in_public();
        }
        let mut response = HttpResponse::build(refusal.status);
        guarded(&mut response, app, framing);
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        match app.views.render(&page, language) {
            Ok(html) => response.body(html),
            Err(error) => {
                tracing::error!(reference, %error, "the page of a refusal could not be drawn");
                response.body(format!("Something failed. Reference: {reference}"))
            }
        }
    }
}

/// Turns the errors of flows into pages.
pub trait OrRefuse<T> {
    /// As a page inside the course.
    fn or_refuse(self, app: &App) -> Result<T, PageError>;
    /// As a page of the open web.
    fn or_refuse_in_public(self, app: &App) -> Result<T, PageError>;
}

impl<T, E: Refuse> OrRefuse<T> for Result<T, E> {
    fn or_refuse(self, app: &App) -> Result<T, PageError> {
        self.map_err(|error| PageError::new(app, error.refusal()))
    }

    fn or_refuse_in_public(self, app: &App) -> Result<T, PageError> {
        self.map_err(|error| PageError::new(app, error.refusal()).in_public())
    }
}
