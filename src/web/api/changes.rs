//! What becomes of an award later: renewed, corrected, suspended, withdrawn.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use utoipa::ToSchema;

use super::awards::{Award, EvidenceGiven, find};
use super::body::{Fields, json};
use super::details;
use super::problem::{Problem, ProblemDocument};
use super::token;
use crate::app::App;
use crate::domain::details::Evidence;
use crate::domain::ids::AwardId;
use crate::flows::correct::{self, Wrong};
use crate::flows::renew;
use crate::flows::revoke::{self, Because};
use crate::flows::suspend;

/// Why an award is withdrawn.
#[derive(Debug, ToSchema)]
pub struct Revocation {
    /// Shown in public.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// Whether another award of the badge to this person is held back until somebody clears that. False for an award
    /// that was made by mistake: then people may award anew, and a rule does for what happens from now on.
    #[schema(default = true)]
    hold: Option<bool>,
}

/// Withdraws an award for good
///
/// Its credentials fail verification from now on. Withdrawing it again changes nothing.
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/revoke", tag = "awards", operation_id = "revoke_award",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    request_body = Revocation,
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn revoke(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AwardId>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let mut fields = Fields::of(&request, payload).await?;
    let revocation = Revocation { reason: fields.required("reason"), hold: fields.optional("hold") };
    fields.finish()?;
    let because = if revocation.hold == Some(false) { Because::Mistake } else { Because::Cause };
    revoke::revoke(&app, id.clone(), &revocation.reason, because).await?;
    shown(&app, id).await
}

/// Lets somebody whose award was revoked get the badge again
///
/// The revoked award stays revoked. Clearing what is not there changes nothing.
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/clear-hold", tag = "awards", operation_id = "clear_hold",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn clear_hold(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AwardId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    revoke::clear_hold(&app, id.clone()).await?;
    shown(&app, id).await
}

/// Renews an award that runs out
///
/// A new credential takes the place of the present one. It lasts as long as the badge says now, counted from the old end,
/// or from today when that has passed. What was renewed already, and is in force for longer than one renewal gives,
/// stays as it is.
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/renew", tag = "awards", operation_id = "renew_award",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn renew(app: web::Data<App>, request: HttpRequest, id: web::Path<AwardId>) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    renew::renew(&app, id.clone()).await?;
    shown(&app, id).await
}

/// What a credential says wrong. What is missing stays as it is.
#[derive(Debug, ToSchema)]
pub struct AwardCorrection {
    /// The holder's name, as they want it to be read. It is signed and shown only where they agreed.
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// What takes the place of all evidence: a text, or pieces. An empty text takes it away.
    #[schema(value_type = Option<EvidenceGiven>)]
    evidence: Option<Vec<Evidence>>,
    /// Whether the texts and the picture that the badge has now are to stand in it.
    #[schema(default = false)]
    badge_texts: Option<bool>,
}

/// Corrects an award
///
/// A new credential, in force for as long as the present one, takes its place, unless nothing that is signed changes.
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/correct", tag = "awards", operation_id = "correct_award",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    request_body = AwardCorrection,
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn correct(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AwardId>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let mut fields = Fields::of(&request, payload).await?;
    let correction = AwardCorrection {
        name: fields.optional("name"),
        evidence: details::evidence(&mut fields),
        badge_texts: fields.optional("badge_texts"),
    };
    fields.finish()?;
    let wrong = Wrong {
        name: correction.name,
        evidence: correction.evidence,
        badge_texts: correction.badge_texts.unwrap_or(false),
    };
    correct::correct(&app, id.clone(), wrong).await?;
    shown(&app, id).await
}

/// Why an award is set aside.
#[derive(Debug, ToSchema)]
pub struct Suspension {
    /// Never shown in public.
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// Sets an award aside until it is reinstated
///
/// Its page, this API, its 2.0 form and the verifier of this server say so from now on, and it counts for no rule. Files
/// of the present form that were handed out do not tell it to the verifiers of others.
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/suspend", tag = "awards", operation_id = "suspend_award",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    request_body = Suspension,
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn suspend(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AwardId>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let mut fields = Fields::of(&request, payload).await?;
    let suspension = Suspension { reason: fields.optional("reason") };
    fields.finish()?;
    suspend::suspend(&app, id.clone(), suspension.reason.as_deref()).await?;
    shown(&app, id).await
}

/// Takes a suspension back
#[utoipa::path(
    post, path = "/api/v1/awards/{id}/reinstate", tag = "awards", operation_id = "reinstate_award",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The award's id")),
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn reinstate(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AwardId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    suspend::reinstate(&app, id.clone()).await?;
    shown(&app, id).await
}

async fn shown(app: &App, id: web::Path<AwardId>) -> Result<HttpResponse, Problem> {
    Ok(json(StatusCode::OK, &find(app, id.into_inner()).await?))
}
