//! Badges of a teacher's other courses, to be copied into this one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError};
use super::instructor::Done;
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::ids::AchievementId;
use crate::flows::author;
use crate::flows::copy::{self, Offered, Original};
use crate::store::{Activity, Context};
use crate::views::copying::{Copying, Course, Here, Offer, Problem};
use crate::views::parts::Notice;

/// What the teacher of a session may copy; a session without a person teaches nowhere else.
async fn originals(app: &App, open: &Open, context: &Context) -> Result<Vec<Original>, PageError> {
    match &open.session.person {
        Some(person) => copy::offered(app, &context.id, person).await.or_refuse(app),
        None => Ok(Vec::new()),
    }
}

pub async fn form(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    let originals = originals(&app, &open, &context).await?;
    let mut page = page(&app, &open, &context, originals, &[]).await?;
    page.notice = done.notice();
    show(&app, &page, open.language, &open.framing)
}

pub async fn copy(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    let posted = url::form_urlencoded::parse(&body).filter(|(name, _)| name == "pick");
    let chosen: Vec<AchievementId> = posted.map(|(_, id)| AchievementId::from(id.into_owned())).collect();
    let originals = originals(&app, &open, &context).await?;
    let is_offered = |id: &AchievementId| {
        originals.iter().flat_map(|original| &original.badges).any(|one| one.badge.achievement.id == *id)
    };
    let problem = match &chosen[..] {
        [] => Some(Problem::NothingPicked),
        // It was retired, or its course is not theirs any more.
        some if !some.iter().all(is_offered) => Some(Problem::NotOffered),
        _ => None,
    };
    if problem.is_some() {
        let mut page = page(&app, &open, &context, originals, &chosen).await?;
        page.problem = problem;
        return show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY);
    }
    copy::copy_chosen(&app, &context.id, &originals, &chosen).await.or_refuse(&app)?;
    Ok(see_other(&format!("{}badges/copy?done={}", open.root, Notice::Copied.as_str())))
}

async fn page(
    app: &App,
    open: &Open,
    context: &Context,
    originals: Vec<Original>,
    chosen: &[AchievementId],
) -> Result<Copying, PageError> {
    let activities = app.store.list_activities(context.id.clone()).await.or_refuse(app)?;
    let courses = originals.into_iter().map(|original| Course {
        title: original.course.title,
        badges: original.badges.iter().map(|one| offer(app, one, &activities, chosen)).collect(),
    });
    Ok(Copying {
        root: open.root.clone(),
        course: context.title.clone(),
        notice: None,
        problem: None,
        courses: courses.collect(),
    })
}

fn offer(app: &App, one: &Offered, activities: &[Activity], chosen: &[AchievementId]) -> Offer {
    let achievement = &one.badge.achievement;
    Offer {
        id: achievement.id.to_string(),
        name: achievement.texts.name.clone(),
        description: achievement.texts.description.clone(),
        picture: words::picture(app, &one.badge),
        is_picked: chosen.contains(&achievement.id),
        here: one.here.as_ref().map(|here| Here {
            id: here.achievement.id.to_string(),
            state: words::badge_state(here),
            unmatched: here
                .achievement
                .rule
                .as_ref()
                .filter(|_| here.copied_from.is_some())
                .map(|rule| author::still_unmatched(rule, activities))
                .unwrap_or_default(),
        }),
    }
}
