//! Persons: found, everything that is kept about them told, and erased.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::json;
use super::paging::{self, Page};
use super::problem::{Problem, ProblemDocument, Wrong};
use super::token;
use crate::app::App;
use crate::domain::ids::PersonId;
use crate::flows::person;
use crate::store;

/// Somebody known to a platform, or by mail address alone.
#[derive(Serialize, ToSchema)]
pub struct KnownPerson {
    id: String,
    /// The platform's name.
    platform: String,
    lti_user_id: String,
    name: Option<String>,
    email: Option<String>,
    awards: i64,
}

impl From<store::Person> for KnownPerson {
    fn from(person: store::Person) -> Self {
        Self {
            id: person.id.into_string(),
            platform: person.platform,
            lti_user_id: person.sub,
            name: person.name,
            email: person.email,
            awards: person.awards,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindQuery {
    lti_user_id: Option<String>,
    email: Option<String>,
}

/// Finds persons by the platform's user id or by mail address
///
/// Several platforms may know the same id or address: each person is listed; 200 at most.
#[utoipa::path(
    get, path = "/api/v1/persons", tag = "persons", operation_id = "find_persons", security(("token" = ["read"])),
    params(
        ("lti_user_id" = Option<String>, Query, description = "The platform's id of the person"),
        ("email" = Option<String>, Query, description = "The mail address, in any spelling"),
    ),
    responses((status = 200, body = Page<KnownPerson>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn find(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let query: FindQuery = paging::query(&request)?;
    if query.lti_user_id.is_none() && query.email.is_none() {
        return Err(Problem::invalid(vec![Wrong::in_query("email", "give lti_user_id or email")]));
    }
    let found = app.store.find_persons(query.lti_user_id, query.email).await?;
    let items: Vec<KnownPerson> = found.into_iter().map(Into::into).collect();
    Ok(json(StatusCode::OK, &Page { items, next: None }))
}

/// Everything that is kept about a person
///
/// Courses, results, awards with what rules saw, and the signed documents. Hand it to that person alone.
#[utoipa::path(
    get, path = "/api/v1/persons/{id}/export", tag = "persons", operation_id = "export_person",
    security(("token" = ["read"])), params(("id" = String, Path, description = "The person's id")),
    responses((status = 200, description = "JSON, with the words of the tables", body = Object), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn export(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<PersonId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    Ok(json(StatusCode::OK, &person::export(&app, id.into_inner()).await?))
}

/// Erases everything about a person
///
/// Their credentials are withdrawn: files that somebody still has count as revoked wherever they are checked. It cannot
/// be taken back. A platform that still lists the person is not believed until they open a course themselves.
#[utoipa::path(
    delete, path = "/api/v1/persons/{id}", tag = "persons", operation_id = "erase_person",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The person's id")),
    responses((status = 204, description = "Erased"), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn erase(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<PersonId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    person::erase(&app, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
