//! What somebody typed into a form of the course or of the console is not lost when their session has ended meanwhile: the
//! page that says so shows it, so that it can be copied.
//!
//! Only texts of forms and fields that we know are shown, never a password, and only to a browser that says the form came from
//! a page of ours: nobody else gets words of their own onto a page of this server. Nothing of it is kept here.

use std::pin::Pin;
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use futures_util::{Stream, StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::LARGEST_BODY;
use super::admin::{self, Stopped};
use super::error::PageError;
use super::forms::Form;
use super::page::language;
use crate::app::App;
use crate::views::refusal::Typed;

/// A form with a picture, and all the text that such a form takes; others are as large as bodies may be.
const LARGEST_WITH_FILE: usize = 3 << 20;
/// How long a form may take to come before nothing of it is kept here; it goes on to its page as it comes.
const LONGEST_READ: Duration = Duration::from_secs(10);
/// All that is shown, in characters.
const MOST_SHOWN: usize = 64 * 1024;
/// Rows of a form whose fields are numbered.
const MOST_ROWS: usize = 30;

/// The forms that people type into.
const FORMS: &[&str] = &[
    "/frame/{session}/badges/new",
    "/frame/{session}/badges/{id}/edit",
    "/frame/{session}/badges/{id}/retire",
    "/frame/{session}/badges/{id}/give",
    "/frame/{session}/badges/{id}/mail",
    "/frame/{session}/copies",
    "/frame/{session}/pathways/new",
    "/frame/{session}/pathways/{id}",
    "/frame/{session}/sources/columns",
    "/frame/{session}/sources/gates",
    "/frame/{session}/awards/{id}/suspend",
    "/frame/{session}/awards/{id}/revoke",
    "/frame/{session}/requests/{id}",
    "/frame/{session}/hand-in/{badge}",
    "/frame/{session}/ask/{badge}",
    "/frame/{session}/mine/{award}/evidence",
    "/frame/{session}/mine/{award}/name",
    "/frame/{session}/mine/{award}/show",
    "/admin/platforms/add",
    "/admin/platforms/invite",
    "/admin/registry/{id}/owner",
    "/admin/persons",
    "/admin/issuers/{id}",
    "/admin/retention",
    "/admin/admins/invite",
];

/// Their fields that take words, in the order in which they are shown; what a form carries besides is not the person's.
const FIELDS: &[&str] = &[
    "name",
    "description",
    "step-title",
    "other",
    "threshold",
    "asks",
    "criteria",
    "evidence-asked",
    "language",
    "tags",
    "edition",
    "credits",
    "skill-name",
    "skill-url",
    "skill-framework",
    "arc",
    "initials",
    "banner",
    "alt",
    "reason",
    "evidence-link",
    "note",
    "column",
    "maximum",
    "gate",
    "comment",
    "wanted-name",
    "text-application",
    "text-evidence",
    "text-name",
    "text-question",
    "handed-link",
    "holder",
    "mail-subject",
    "mail-opening",
    "copy-address",
    "platform-url",
    "client-id",
    "deployment-id",
    "admin-platform-name",
    "platform-issuer",
    "auth-url",
    "token-url",
    "jwks-url",
    "admin-owner",
    "admin-person",
    "issuer-name",
    "issuer-url",
    "issuer-email",
    "issuer-description",
    "issuer-logo-alt",
    "issuer-domain",
    "course-days",
    "audit-days",
    "admin-email",
];

/// Those among them that carry a file.
const FORMS_WITH_FILE: &[&str] =
    &["/frame/{session}/badges/new", "/frame/{session}/badges/{id}/edit", "/admin/issuers/{id}"];

/// Their fields that take files.
const FILES: &[&str] = &["picture", "issuer-logo"];

/// Whether the browser says, and not only does not deny, that a form came from a page of ours.
fn is_from_here(app: &App, request: &ServiceRequest) -> bool {
    let said = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (said("sec-fetch-site"), said("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, origin) => origin == Some(app.urls.root().origin()),
    }
}

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// The most that a form takes, where it is one that people type into.
fn largest(form: &str) -> Option<usize> {
    match (FORMS.contains(&form), FORMS_WITH_FILE.contains(&form)) {
        (true, true) => Some(LARGEST_WITH_FILE),
        (true, false) => Some(LARGEST_BODY),
        (false, _) => None,
    }
}

/// The body as far as it is looked at, and the whole of it again. Nobody has been asked yet who sends it, so little is
/// held, and not for long.
async fn read(mut payload: Payload, largest: usize) -> (Option<Vec<Bytes>>, Payload) {
    let (mut chunks, mut size, mut end) = (Vec::new(), 0, None);
    let deadline = Instant::now() + LONGEST_READ;
    while size <= largest {
        match timeout_at(deadline, payload.next()).await {
            Ok(Some(Ok(chunk))) => {
                size += chunk.len();
                chunks.push(chunk);
            }
            Ok(other) => {
                end = Some(other);
                break;
            }
            Err(_) => break,
        }
    }
    let is_whole = matches!(end, Some(None));
    let begun = stream::iter(chunks.clone().into_iter().map(Ok));
    let whole: Chunks = match end {
        Some(end) => Box::pin(begun.chain(stream::iter(end))),
        None => Box::pin(begun.chain(payload)),
    };
    (is_whole.then_some(chunks), Payload::from(whole))
}

/// Whether a form was refused because nobody is signed in any more.
fn ends_session(error: &actix_web::Error) -> bool {
    error.as_error::<PageError>().is_some_and(PageError::ends_session)
        || matches!(error.as_error::<Stopped>(), Some(Stopped::SignIn { .. }))
}

pub async fn keep_typed(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let is_form =
        request.method() == Method::POST && ["/frame/", "/admin/"].iter().any(|root| request.path().starts_with(root));
    let form = is_form.then(|| request.match_pattern()).flatten();
    let app = request.app_data::<web::Data<App>>().filter(|app| is_from_here(app, &request)).cloned();
    let Some((app, largest)) = app.zip(form.as_deref().and_then(largest)) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let (kept, payload) = read(request.take_payload(), largest).await;
    request.set_payload(payload);
    let response = next.call(request).await?.map_into_boxed_body();
    let Some(error) = response.response().error().filter(|error| ends_session(error)) else {
        return Ok(response);
    };
    let Some(kept) = kept else { return Ok(response) };
    let (typed, is_cut) = typed(response.request().headers(), kept).await;
    let language = language(response.request(), None);
    let page = match error.as_error::<PageError>() {
        Some(error) => error.draw(language, typed, is_cut),
        // The console leads to the form to sign in; where something would be lost by it, that is shown first.
        None if typed.is_empty() => return Ok(response),
        None => admin::signed_out(&app).draw(language, typed, is_cut),
    };
    Ok(response.into_response(page))
}

/// The words of a form, and whether there were more than are shown.
async fn typed(headers: &header::HeaderMap, body: Vec<Bytes>) -> (Vec<Typed>, bool) {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = if content_type.starts_with("multipart/form-data") {
        let body = stream::iter(body.into_iter().map(Ok::<_, PayloadError>));
        Form::read(Multipart::new(headers, body), FILES, None, LARGEST_WITH_FILE).await.unwrap_or_default()
    } else {
        Form::of(&body.concat())
    };
    let mut shown = Vec::new();
    let mut left = MOST_SHOWN;
    for (label, row, text) in FIELDS.iter().flat_map(|label| fields(&form, label)) {
        let count = text.chars().count();
        if count > left {
            return (shown, true);
        }
        left -= count;
        shown.push(Typed { label, row, text: text.to_owned() });
    }
    (shown, false)
}

/// What was typed under a label, in a field of its own or in numbered ones.
fn fields<'a>(form: &'a Form, label: &'static str) -> Vec<(&'static str, Option<usize>, &'a str)> {
    let rows = (0..MOST_ROWS).map(|row| (Some(row + 1), format!("{label}-{row}")));
    let names = std::iter::once((None, label.to_owned())).chain(rows);
    let typed = names.map(|(row, name)| (label, row, form.text(&name)));
    typed.filter(|(_, _, text)| !text.is_empty()).collect()
}
