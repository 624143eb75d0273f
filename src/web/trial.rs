//! Tests of a badge, on its page in the course. Each is its teacher's own: nobody else lists or deletes it there.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError};
use super::instructor::{badge_at, badge_page};
use super::page::{see_other, show_as};
use super::session::{self, Open};
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::ids::PersonId;
use crate::domain::trial::MOST;
use crate::flows::makers;
use crate::flows::trial::{self, TrialError};
use crate::keys;
use crate::store::StoredAchievement;
use crate::views::parts::Notice;
use crate::views::trial::{Test, Tests};

/// What the page of a badge shows of them; nothing to whoever may make none.
pub async fn list(app: &App, open: &Open, badge: &StoredAchievement) -> Result<Option<Tests>, PageError> {
    let Some(person) = open.session.person.clone() else { return Ok(None) };
    if !makers::may_make(app, Some(&person)).await.or_refuse(app)? {
        return Ok(None);
    }
    let now = app.clock.now();
    let known = app.store.list_trials(badge.achievement.id.clone(), person, now).await.or_refuse(app)?;
    let tests: Vec<Test> = known
        .into_iter()
        .map(|known| Test {
            page_url: app.urls.credential(known.id.as_str()),
            verify_url: format!("/verify?credential={}", known.id),
            id: known.id.into_string(),
            made_at: known.created_at,
            ends_at: known.valid_until,
        })
        .collect();
    Ok(Some(Tests {
        form: keys::opaque_id(),
        is_full: i32::try_from(tests.len()).is_ok_and(|count| count >= MOST),
        can_make: badge.achievement.state != AchievementState::Retired,
        tests,
    }))
}

/// Whose tests these are: a teacher who may make badges, and whom the platform names.
async fn tester(app: &App, open: &Open) -> Result<PersonId, PageError> {
    session::refuse_others(app, open).await?;
    open.session.person.clone().ok_or(TrialError::Unnamed).or_refuse(app)
}

fn back(open: &Open, badge: &StoredAchievement, done: Notice) -> HttpResponse {
    see_other(&format!("{}badges/{}?done={}#tests", open.root, badge.achievement.id, done.as_str()))
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    form: String,
}

pub async fn make(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    wanted: web::Form<Wanted>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let person = tester(&app, &open).await?;
    match trial::make(&app, &badge, person, &wanted.form).await {
        // The page says so, and shows which there are.
        Err(TrialError::TooMany) => {
            let page = badge_page(&app, &open, &context, &badge, None, None).await?;
            show_as(&app, &page, open.language, &open.framing, StatusCode::CONFLICT)
        }
        made => {
            made.or_refuse(&app)?;
            Ok(back(&open, &badge, Notice::TestMade))
        }
    }
}

pub async fn delete(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, badge, test) = path.into_inner();
    let (open, _, badge) = badge_at(&app, &request, (handle, badge)).await?;
    let person = tester(&app, &open).await?;
    // Where there is none of theirs, it was pressed twice or has ended: it is gone, as it was meant to be.
    app.store.delete_trial(test.into(), badge.achievement.id.clone(), person).await.or_refuse(&app)?;
    Ok(back(&open, &badge, Notice::TestDeleted))
}
