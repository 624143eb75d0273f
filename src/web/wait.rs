//! What a teacher says to a list of awards: that what waits is meant, or is not; that what was made was a mistake.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError};
use super::holders::award_of;
use super::instructor::{badge_of, settle};
use super::page::see_other;
use super::session;
use crate::app::App;
use crate::flows::revoke::{self, Because};
use crate::flows::wait::{self, WaitError};
use crate::store::Ruling;
use crate::views::parts::Notice;

/// What was decided about the list with so many awards and flags.
#[derive(Deserialize)]
pub struct Decided {
    #[serde(default)]
    decision: String,
    awards: usize,
    flags: usize,
}

pub async fn decide(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Decided>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let badge = badge_of(&app, &context, &id).await?;
    let decision = if form.decision == "confirm" { Ruling::Confirmed } else { Ruling::SetAside };
    let notice = match wait::decide(&app, &badge, Some((form.awards, form.flags)), decision).await {
        Ok(_) => {
            settle(&app, context.id).await;
            Some(if decision == Ruling::Confirmed { Notice::Confirmed } else { Notice::SetAside })
        }
        // The page shows the list as it is now.
        Err(WaitError::Changed(..)) => Some(Notice::ListChanged),
        // A second press of the same button.
        Err(WaitError::Nothing) => None,
        Err(error) => return Err(error).or_refuse(&app),
    };
    let done = notice.map(|notice| format!("?done={}", notice.as_str())).unwrap_or_default();
    Ok(see_other(&format!("{}badges/{}{done}", open.root, badge.achievement.id)))
}

#[derive(Deserialize)]
pub struct Run {
    run: String,
}

/// Takes back all awards of a run, as made by mistake.
pub async fn undo_run(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Run>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let badge = badge_of(&app, &context, &id).await?;
    let reason = app.views.undone(open.language);
    let run = form.into_inner().run;
    revoke::undo_run(&app, badge.achievement.id.clone(), run, &reason).await.or_refuse(&app)?;
    Ok(see_other(&format!("{}badges/{}?done={}", open.root, badge.achievement.id, Notice::Undone.as_str())))
}

/// Takes back one award, as made by mistake.
pub async fn undo(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, _, award) = award_of(&app, &request, path.into_inner()).await?;
    let reason = app.views.undone(open.language);
    revoke::revoke(&app, award.id.clone(), &reason, Because::Mistake).await.or_refuse(&app)?;
    Ok(see_other(&format!("{}badges/{}?done={}", open.root, award.achievement, Notice::Undone.as_str())))
}
