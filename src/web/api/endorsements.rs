//! Endorsements: what others signed about badges, issuers and awards, and what our issuers sign about others.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::body::{self, Created, Fields, json};
use super::paging::{self, Page, Wanted};
use super::problem::{Problem, ProblemDocument, Wrong};
use super::token;
use crate::app::App;
use crate::domain::endorsement::{EndorsedKind, EndorsementForm};
use crate::domain::ids::EndorsementId;
use crate::flows::endorse::{self, LARGEST, Saying};
use crate::store::{self, Recorded};

pub const COLLECTION: &str = "/api/v1/endorsements";

/// What somebody signed about a badge, an issuer or an award.
#[derive(Serialize, ToSchema)]
pub struct Endorsement {
    id: String,
    /// What it speaks of.
    #[schema(value_type = String, pattern = "^(achievement|issuer|award)$")]
    kind: EndorsedKind,
    /// The id of that badge, issuer or award.
    subject: String,
    #[schema(value_type = String, pattern = "^(json|jwt)$")]
    form: EndorsementForm,
    /// As it was signed: JSON with a proof, or a JWT.
    document: String,
    /// The identifier of who signed it.
    endorser: String,
    endorser_name: Option<String>,
    comment: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    valid_until: Option<DateTime<Utc>>,
    /// Whether it was taken out of use.
    withdrawn: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
}

impl From<store::Endorsement> for Endorsement {
    fn from(kept: store::Endorsement) -> Self {
        Self {
            id: kept.id.into_string(),
            kind: kept.kind,
            subject: kept.subject,
            form: kept.form,
            document: kept.document,
            endorser: kept.endorser_id,
            endorser_name: kept.endorser_name,
            comment: kept.comment,
            valid_until: kept.valid_until,
            withdrawn: kept.is_withdrawn,
            created_at: kept.created_at,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    kind: Option<EndorsedKind>,
    subject: Option<String>,
    limit: Option<u16>,
    after: Option<String>,
}

/// Lists endorsements
#[utoipa::path(
    get, path = "/api/v1/endorsements", tag = "endorsements", operation_id = "list_endorsements",
    security(("token" = ["read"])),
    params(
        ("kind" = Option<String>, Query, description = "With `subject`: `achievement`, `issuer` or `award`"),
        ("subject" = Option<String>, Query, description = "The id of one badge, issuer or award: what is said of it alone"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Endorsement>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let query: ListQuery = paging::query(&request)?;
    let of = match (query.kind, query.subject) {
        (Some(kind), Some(subject)) => Some((kind, subject)),
        (None, None) => None,
        _ => return Err(Problem::invalid(vec![Wrong::in_query("subject", "kind and subject go together")])),
    };
    let wanted = Wanted::new(query.limit, query.after.as_deref())?;
    let found = app.store.list_endorsements(of, wanted.after.clone(), wanted.look_for()).await?;
    let page = wanted.page(found, |one| one.id.as_str(), Endorsement::from);
    Ok(json(StatusCode::OK, &page))
}

/// What others signed about something of this server.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a body whose member is taken by itself")]
pub struct NewEndorsement {
    /// An EndorsementCredential: as an object with its proof inside, or as a JWT.
    #[schema(value_type = Object)]
    document: Value,
}

/// Keeps an endorsement
///
/// It is checked like any credential, and has to speak of a published badge, an issuer or an award of this server by the
/// identifier that credentials give it. What is said of a badge or an issuer is signed along with every award from then on;
/// what is said of an award stands on its page.
#[utoipa::path(
    post, path = "/api/v1/endorsements", tag = "endorsements", operation_id = "create_endorsement",
    security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = NewEndorsement,
    responses(
        (status = 201, body = Endorsement, headers(("Location" = String, description = "The endorsement's address in the API"))),
        (status = 200, body = Endorsement, description = "It was kept before"),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, 2 * LARGEST).await?;
    let create = async {
        let mut fields = Fields::read(&body)?;
        let document = fields.optional::<Value>("document");
        if document.is_none() {
            fields.refuse("document", "document is missing");
        }
        fields.finish()?;
        let text = match document.unwrap_or_default() {
            Value::String(text) => text,
            document => document.to_string(),
        };
        let (kept, recorded) = endorse::add(&app, text.as_bytes()).await?;
        Ok(Created { is_new: recorded == Recorded::New, value: Endorsement::from(kept) })
    };
    body::once(&app, &request, token, &body, COLLECTION, create).await
}

async fn find(app: &App, id: EndorsementId) -> Result<Endorsement, Problem> {
    let found = app.store.find_endorsement(id).await?;
    Ok(found.ok_or_else(|| Problem::not_found("endorsement"))?.into())
}

/// Shows an endorsement
#[utoipa::path(
    get, path = "/api/v1/endorsements/{id}", tag = "endorsements", operation_id = "find_endorsement",
    security(("token" = ["read"])), params(("id" = String, Path, description = "The endorsement's id")),
    responses((status = 200, body = Endorsement), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<EndorsementId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    Ok(json(StatusCode::OK, &find(&app, id.into_inner()).await?))
}

/// Takes an endorsement out of use
///
/// Credentials that carry it stay as they are; no further one will.
#[utoipa::path(
    delete, path = "/api/v1/endorsements/{id}", tag = "endorsements", operation_id = "remove_endorsement",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The endorsement's id")),
    responses((status = 204, description = "Out of use"), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn remove(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<EndorsementId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    endorse::remove(&app, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What one of our issuers is to say of something.
#[derive(Debug, Default, ToSchema)]
pub struct NewSaying {
    /// The issuer's id or key; the default issuer where it is missing.
    issuer: Option<String>,
    /// The identifier of the badge, issuer or award, here or elsewhere, as its credentials name it.
    #[schema(example = "https://badges.example.org/achievements/7")]
    subject: String,
    #[schema(min_length = 1, max_length = 500)]
    comment: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    valid_until: Option<DateTime<Utc>>,
}

/// What was signed.
#[derive(Serialize, ToSchema)]
pub struct Said {
    /// The signed EndorsementCredential, for whoever it speaks of.
    #[schema(value_type = Object)]
    document: Value,
    /// As it is kept, where it speaks of something of this server.
    endorsement: Option<Endorsement>,
}

/// Signs an endorsement in the name of an issuer of this server
///
/// One that speaks of something of this server is kept and carried like those of others.
#[utoipa::path(
    post, path = "/api/v1/endorsements/sign", tag = "endorsements", operation_id = "sign_endorsement",
    security(("token" = ["write"])), request_body = NewSaying,
    responses((status = 200, body = Said), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn sign(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let mut fields = Fields::of(&request, payload).await?;
    let new = NewSaying {
        issuer: fields.optional("issuer"),
        subject: fields.required("subject"),
        comment: fields.required("comment"),
        valid_until: fields.optional("valid_until"),
    };
    fields.finish()?;
    let saying =
        Saying { issuer: new.issuer, subject: new.subject, comment: new.comment, valid_until: new.valid_until };
    let (document, kept) = endorse::sign(&app, saying).await?;
    let document = serde_json::from_str(&document).unwrap_or_default();
    Ok(json(StatusCode::OK, &Said { document, endorsement: kept.map(Into::into) }))
}
