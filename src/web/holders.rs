//! What a teacher does to one award of the course: renew it, set it aside, withdraw it, and take that back.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::{back_to, badge_of, badge_page};
use super::page::show_as;
use super::session::{self, Open};
use crate::app::App;
use crate::domain::ids::AwardId;
use crate::flows::renew::renew as renew_award;
use crate::flows::revoke::{self, Because, LONGEST_REASON, RevokeError};
use crate::flows::suspend::{self, SuspendError};
use crate::store::{Award, Context};
use crate::views::instructor::RefusedRevocation;
use crate::views::parts::{Notice, Problem};

/// Why a badge is withdrawn or set aside, as it was typed.
#[derive(Deserialize)]
pub struct Reason {
    #[serde(default)]
    reason: String,
    /// Whether it was a mistake, so that another award is not held back.
    #[serde(default)]
    mistake: String,
}

/// An award of this course, for its teacher; one of another course is not found.
pub async fn award_of(
    app: &App,
    request: &HttpRequest,
    (handle, award): (String, String),
) -> Result<(Open, Context, Award), PageError> {
    let (open, context) = session::open_as_teacher(app, request, &handle).await?;
    let id = AwardId::from(award);
    let found = app.store.find_award(id.clone()).await.or_refuse(app)?;
    let award = found.filter(|award| award.context.as_ref() == Some(&context.id));
    let award = award.ok_or_else(|| Refusal::not_found(&id)).or_refuse(app)?;
    Ok((open, context, award))
}

pub async fn renew(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, _, award) = award_of(&app, &request, path.into_inner()).await?;
    let renewed = renew_award(&app, award.id.clone()).await.or_refuse(&app)?;
    Ok(back_to(&open, &award.achievement, renewed.then_some(Notice::Renewed)))
}

pub async fn suspend(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Reason>,
) -> Result<HttpResponse, PageError> {
    let (open, context, award) = award_of(&app, &request, path.into_inner()).await?;
    match suspend::suspend(&app, award.id.clone(), Some(&form.reason)).await {
        Err(SuspendError::Reason) => refuse(&app, &open, &context, &award, &form).await,
        outcome => {
            let suspended = outcome.or_refuse(&app)?;
            Ok(back_to(&open, &award.achievement, suspended.then_some(Notice::Suspended)))
        }
    }
}

pub async fn reinstate(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, _, award) = award_of(&app, &request, path.into_inner()).await?;
    let reinstated = suspend::reinstate(&app, award.id.clone()).await.or_refuse(&app)?;
    Ok(back_to(&open, &award.achievement, reinstated.then_some(Notice::Reinstated)))
}

pub async fn clear_hold(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, _, award) = award_of(&app, &request, path.into_inner()).await?;
    let cleared = revoke::clear_hold(&app, award.id.clone()).await.or_refuse(&app)?;
    Ok(back_to(&open, &award.achievement, cleared.then_some(Notice::HoldCleared)))
}

pub async fn revoke(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Reason>,
) -> Result<HttpResponse, PageError> {
    let (open, context, award) = award_of(&app, &request, path.into_inner()).await?;
    let because = if form.mistake == "on" { Because::Mistake } else { Because::Cause };
    match revoke::revoke(&app, award.id.clone(), &form.reason, because).await {
        Err(RevokeError::Reason) => refuse(&app, &open, &context, &award, &form).await,
        outcome => {
            outcome.or_refuse(&app)?;
            Ok(back_to(&open, &award.achievement, Some(Notice::Revoked)))
        }
    }
}

/// The page of the badge with the form as it was typed.
async fn refuse(
    app: &App,
    open: &Open,
    context: &Context,
    award: &Award,
    form: &Reason,
) -> Result<HttpResponse, PageError> {
    let badge = badge_of(app, context, award.achievement.as_str()).await?;
    let problem = match form.reason.trim().is_empty() {
        true => Problem::Missing,
        false => Problem::TooLong { max: u32::try_from(LONGEST_REASON).unwrap_or(u32::MAX) },
    };
    let refused = RefusedRevocation {
        award: award.id.to_string(),
        reason: form.reason.clone(),
        is_mistake: form.mistake == "on",
        problem,
    };
    let page = badge_page(app, open, context, &badge, Some(refused), None).await?;
    show_as(app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}
