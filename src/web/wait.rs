//! What a teacher says to a list of awards: that what waits is meant, or is not; that what was made was a mistake.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError};
use super::holders::award_of;
use super::instructor::{back_to, badge_at, settle};
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
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
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
    Ok(back_to(&open, &badge.achievement.id, notice))
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
    let (open, _, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let reason = app.views.undone(open.language);
    let run = form.into_inner().run;
    revoke::undo_run(&app, badge.achievement.id.clone(), run, &reason).await.or_refuse(&app)?;
    Ok(back_to(&open, &badge.achievement.id, Some(Notice::Undone)))
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
    Ok(back_to(&open, &award.achievement, Some(Notice::Undone)))
}
