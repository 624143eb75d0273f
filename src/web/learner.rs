//! The first page of a session, and what learners see of their course, or of all their courses.

use std::collections::BTreeSet;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::earning::{Earning, awards_of, can_be_seen, earned, earning};
use super::error::{OrRefuse, PageError, Refusal};
use super::page::{see_other, show};
use super::session::{self, Open};
use super::{instructor, pathways, watched, words};
use crate::app::App;
use crate::domain::ids::{AchievementId, PersonId};
use crate::flows::{round, takeout, tally};
use crate::store::{Asked, Context, StoredAchievement};
use crate::views::learner::{Anonymous, Badges, Here, Mine, MyCourse, NoCourse, Offered};

pub async fn index(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let open = session::open(&app, &request, &handle).await?;
    if open.session.asked != Asked::Nothing {
        return Ok(see_other(&format!("{}link", open.root)));
    }
    let Some(context) = open.context.clone() else { return without_course(&app, &open).await };
    round::await_first(&app, &context).await.or_refuse(&app)?;
    if !open.session.watches.is_empty() {
        return watched::badges(&app, &open, &context).await;
    }
    let placed = placed_badge(&app, &open, &context).await?;
    if open.session.is_teacher {
        return match placed {
            Some(badge) => Ok(see_other(&format!("{}badges/{}", open.root, badge.achievement.id))),
            None => instructor::badges(&app, &open, context.id, None).await,
        };
    }
    match open.session.person.clone().filter(|_| open.session.is_learner) {
        Some(person) => badges(&app, &open, &context, person, placed).await,
        None => offered(&app, &open, &context).await,
    }
}

/// The badge that the followed link leads to.
async fn placed_badge(app: &App, open: &Open, context: &Context) -> Result<Option<StoredAchievement>, PageError> {
    let Some(placement) = open.session.placement.clone() else { return Ok(None) };
    let placement = app.store.find_placement(placement).await.or_refuse(app)?;
    let Some(badge) = placement.and_then(|placement| placement.achievement) else { return Ok(None) };
    let badge = app.store.find_achievement(badge).await.or_refuse(app)?;
    // In a copied course whose badges did not come along, the link still knows the original.
    Ok(badge.filter(|badge| badge.achievement.context.as_ref() == Some(&context.id)))
}

async fn offered(app: &App, open: &Open, context: &Context) -> Result<HttpResponse, PageError> {
    let badges = app.store.list_achievements_of(context.id.clone()).await.or_refuse(app)?;
    let page = Anonymous {
        course: context.title.clone(),
        is_known: open.session.person.is_some(),
        badges: badges
            .iter()
            .filter(|badge| can_be_seen(badge))
            .map(|badge| Offered {
                name: badge.achievement.texts.name.clone(),
                description: badge.achievement.texts.description.clone(),
                picture: words::picture(app, badge),
                criteria: badge.achievement.texts.criteria.clone(),
            })
            .collect(),
    };
    show(app, &page, open.language, &open.framing)
}

async fn badges(
    app: &App,
    open: &Open,
    context: &Context,
    person: PersonId,
    placed: Option<StoredAchievement>,
) -> Result<HttpResponse, PageError> {
    let Earning { facts, mut earned, open: mut open_badges } =
        earning(app, &context.id, &person, Some(&open.root)).await?;
    tally::count(app, open_badges.iter().map(|(id, _)| id), "seen");
    let held = earned.iter().map(|(id, _)| id.clone()).collect();
    app.store.record_opened_by(person, Some(held), app.clock.now()).await.or_refuse(app)?;
    let here = placed.map(|badge| {
        let id = &badge.achievement.id;
        taken(&mut earned, id)
            .map(Here::Earned)
            .or_else(|| taken(&mut open_badges, id).map(Here::Open))
            .unwrap_or_else(|| Here::NotYet { name: badge.achievement.texts.name.clone() })
    });
    let page = Badges {
        root: open.root.clone(),
        course: context.title.clone(),
        here,
        earned: earned.into_iter().map(|(_, earned)| earned).collect(),
        open: open_badges.into_iter().map(|(_, open)| open).collect(),
        pathways: pathways::of_learner(app, &context.id, &facts).await?,
        last_checked: facts.last_sync_at,
    };
    show(app, &page, open.language, &open.framing)
}

fn taken<T>(cards: &mut Vec<(AchievementId, T)>, id: &AchievementId) -> Option<T> {
    let at = cards.iter().position(|(known, _)| known == id)?;
    Some(cards.remove(at).1)
}

/// A launch from outside of courses: what somebody holds in all of them, or where to go.
async fn without_course(app: &App, open: &Open) -> Result<HttpResponse, PageError> {
    let Some(person) = &open.session.person else {
        return show(app, &NoCourse {}, open.language, &open.framing);
    };
    let courses = courses_of(app, open, person).await?;
    if courses.is_empty() {
        return show(app, &NoCourse {}, open.language, &open.framing);
    }
    show(app, &Mine { root: open.root.clone(), in_course: false, courses }, open.language, &open.framing)
}

/// What somebody holds, by course; of courses that are gone, too, but for their names.
async fn courses_of(app: &App, open: &Open, person: &PersonId) -> Result<Vec<MyCourse>, PageError> {
    app.store.record_opened_by(person.clone(), None, app.clock.now()).await.or_refuse(app)?;
    let awards = awards_of(app, person, None).await?;
    let courses: BTreeSet<_> = awards.iter().filter_map(|award| award.context.clone()).collect();
    let mut mine = Vec::new();
    for id in courses {
        let Some(context) = app.store.find_context(id.clone()).await.or_refuse(app)? else { continue };
        let badges = app.store.list_achievements_of(id).await.or_refuse(app)?;
        let earned = earned(app, &awards, &badges, Some(&open.root)).into_iter().map(|(_, earned)| earned).collect();
        mine.push(MyCourse { title: context.title, earned });
    }
    mine.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(mine)
}

/// The person of a session who may hold badges; whoever acts as somebody else has none.
fn holder(app: &App, open: &Open) -> Result<PersonId, PageError> {
    let person = open.session.person.clone();
    person.ok_or_else(|| Refusal::not_found("the badges of nobody")).or_refuse(app)
}

pub async fn all(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let open = session::open(&app, &request, &handle).await?;
    let courses = courses_of(&app, &open, &holder(&app, &open)?).await?;
    let page = Mine { root: open.root.clone(), in_course: open.context.is_some(), courses };
    show(&app, &page, open.language, &open.framing)
}

/// Everything that this person holds, in one archive.
pub async fn take_along(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let open = session::open(&app, &request, &handle).await?;
    let person = holder(&app, &open)?;
    let archive = takeout::everything(&app, person, open.language).await.or_refuse(&app)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/zip"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"badges.zip\""))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(archive))
}
