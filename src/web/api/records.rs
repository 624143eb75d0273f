//! Learner records: what a member takes along of their badges.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::json;
use super::problem::{Problem, ProblemDocument};
use super::token;
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::flows::record;

/// A signed record of somebody's badges (CLR 2.0).
#[derive(Serialize, ToSchema)]
pub struct LearnerRecord {
    /// Where it is published, as JSON with an embedded proof; with `.jwt` at the end, as a token.
    #[schema(format = "uri")]
    url: String,
    /// The public addresses of the credentials in it.
    credentials: Vec<String>,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    #[schema(value_type = String, format = DateTime)]
    valid_until: DateTime<Utc>,
}

/// Makes the record of a member's badges, from all courses
///
/// It holds the credentials in force that the member has neither hidden nor declined, as they were signed. Asked for again
/// within a day, the same is given, unless it would hold anything else.
#[utoipa::path(
    post, path = "/api/v1/contexts/{id}/members/{member}/record", tag = "contexts", operation_id = "make_record",
    security(("token" = ["write"])),
    params(
        ("id" = String, Path, description = "The course's id"),
        ("member" = String, Path, description = "The platform's id of a person (`lti_user_id`)"),
    ),
    responses((status = 200, body = LearnerRecord), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn make(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(ContextId, String)>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let (context, member) = path.into_inner();
    let member = app.store.find_member_by_sub(context, member).await?.ok_or_else(|| Problem::not_found("member"))?;
    let made = record::make(&app, &member.person).await?;
    let shown = LearnerRecord {
        url: app.urls.record(made.id.as_str()),
        credentials: made.contents.iter().map(|id| app.urls.credential(id.as_str())).collect(),
        created_at: made.created_at,
        valid_until: made.valid_until,
    };
    Ok(json(StatusCode::OK, &shown))
}
