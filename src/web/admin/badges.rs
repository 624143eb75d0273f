//! The registry of all badges, as a page and as a table, and the work in the background.

use std::iter;

use actix_web::{HttpRequest, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{Answer, Fields, Said, done, not_found, open, posted_by_owner};
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::console::Deed;
use crate::domain::ids::AchievementId;
use crate::flows::standing::display_name;
use crate::store::{Owner, Registered, RegistryFilter, acting};
use crate::views::admin::{BadgeRow, Done, JobRow, Jobs, Registry, Section};
use crate::web::error::OrRefuse;
use crate::web::table::{self, cell};

const ON_A_PAGE: usize = 100;
/// More badges than a university has; a table ends there.
const MOST_IN_TABLE: usize = 20_000;
const MOST_JOBS: i64 = 200;
const LONGEST_TEXT: usize = 100;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    text: String,
    #[serde(default)]
    state: String,
    after: Option<String>,
    done: Option<String>,
}

pub async fn registry(app: web::Data<App>, request: HttpRequest, wanted: web::Query<Wanted>) -> Answer {
    let signed = open(&app, &request).await?;
    let text: String = wanted.text.trim().chars().take(LONGEST_TEXT).collect();
    let state = AchievementState::parse(&wanted.state);
    let filter = RegistryFilter {
        text: Some(text.clone()).filter(|text| !text.is_empty()),
        state,
        id: None,
        after: wanted.after.clone(),
        limit: i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX),
    };
    let mut found = app.store.list_registry(filter).await.or_refuse_in_public(&app)?;
    let has_more = found.len() > ON_A_PAGE;
    found.truncate(ON_A_PAGE);
    let state = state.map_or("", AchievementState::as_str);
    let last = found.last().filter(|_| has_more).map(|badge| badge.id.to_string());
    let next = last.map(|after| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("text", &text).append_pair("state", state).append_pair("after", &after);
        format!("/admin/registry?{}", query.finish())
    });
    let now = app.clock.now();
    let rows = found.into_iter().map(|badge| row(&app, badge, now, signed.is_owner())).collect();
    let said = Said { done: wanted.done.clone() };
    let chrome = signed.chrome(&app, Section::Registry);
    let mut page = Registry::new(chrome, said.done(), text, state.to_owned(), rows);
    page.next = next;
    signed.show(&app, &page)
}

/// What somebody who looks after a badge is called.
pub fn named(owner: &Owner) -> String {
    display_name(owner.name.as_deref(), &owner.id)
}

fn row(app: &App, badge: Registered, now: DateTime<Utc>, may_see_people: bool) -> BadgeRow {
    BadgeRow {
        url: app.urls.achievement(badge.id.as_str()),
        has_owner: badge.owner.is_some(),
        owner: badge.owner.as_ref().filter(|_| may_see_people).map(named),
        id: badge.id.into_string(),
        name: badge.name,
        course: badge.course,
        issuer: badge.issuer,
        version: badge.version,
        state: badge.state.as_str(),
        awards: badge.awards,
        first_award: badge.first_award,
        last_award: badge.last_award,
        is_due: badge.review_at.is_some_and(|at| at <= now),
        review_at: badge.review_at,
    }
}

/// Every badge as a table.
pub async fn file(app: web::Data<App>, request: HttpRequest) -> Answer {
    let signed = open(&app, &request).await?;
    let limit = i64::try_from(MOST_IN_TABLE).unwrap_or(i64::MAX);
    let badges = app.store.list_registry(RegistryFilter { limit, ..RegistryFilter::default() }).await;
    let head =
        ["id", "key", "name", "course", "issuer", "owner", "version", "stage", "awards", "first", "last", "review"];
    let day = |at: Option<DateTime<Utc>>| at.map(|at| at.format("%F").to_string()).unwrap_or_default();
    let line = |badge: Registered| {
        [
            badge.id.into_string(),
            cell(&badge.key),
            cell(&badge.name),
            cell(badge.course.as_deref().unwrap_or_default()),
            cell(&badge.issuer),
            cell(&badge.owner.as_ref().filter(|_| signed.is_owner()).map(named).unwrap_or_default()),
            badge.version.to_string(),
            badge.state.as_str().to_owned(),
            badge.awards.to_string(),
            day(badge.first_award),
            day(badge.last_award),
            day(badge.review_at),
        ]
    };
    let badges = badges.or_refuse_in_public(&app)?.into_iter().map(line);
    let lines = table::lines(iter::once(head.map(str::to_owned)).chain(badges));
    Ok(table::download("badges.csv").body(lines))
}

pub async fn reviewed(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<AchievementId>,
    fields: web::Form<Fields>,
) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    if app.store.find_achievement(id.clone()).await.or_refuse_in_public(&app)?.is_none() {
        return Err(not_found(&app, "a badge"));
    }
    let act = signed.act(&app, Deed::BadgeReviewed, id.as_str());
    acting(act, app.store.record_review(id.into_inner(), app.clock.now())).await.or_refuse_in_public(&app)?;
    Ok(done("/admin/registry", Done::BadgeReviewed))
}

pub async fn jobs(app: web::Data<App>, request: HttpRequest, said: web::Query<Said>) -> Answer {
    let signed = open(&app, &request).await?;
    let jobs = app.store.list_jobs(app.clock.now(), MOST_JOBS).await.or_refuse_in_public(&app)?;
    let rows = jobs.into_iter().map(|job| JobRow {
        kind: job.kind,
        subject: job.subject,
        attempts: job.attempts,
        is_running: job.is_running,
        run_at: job.run_at,
        last_error: job.last_error,
    });
    let page = Jobs { chrome: signed.chrome(&app, Section::Jobs), done: said.done(), jobs: rows.collect() };
    signed.show(&app, &page)
}

pub async fn retry(app: web::Data<App>, request: HttpRequest, fields: web::Form<Fields>) -> Answer {
    let signed = posted_by_owner(&app, &request, &fields).await?;
    let (kind, subject) = (fields.text("kind").to_owned(), fields.text("subject").to_owned());
    let known = app.store.list_jobs(app.clock.now(), MOST_JOBS).await.or_refuse_in_public(&app)?;
    if known.iter().any(|job| job.kind == kind && job.subject == subject && !job.is_running) {
        let act = signed.act(&app, Deed::JobRetried, format!("{kind} {subject}"));
        acting(act, app.store.retry_job(kind, subject, app.clock.now())).await.or_refuse_in_public(&app)?;
        app.work.notify_waiters();
    }
    // One that is gone or running already needs nobody.
    Ok(done("/admin/jobs", Done::JobRetried))
}
