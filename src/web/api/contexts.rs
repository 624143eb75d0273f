//! Courses: which there are, what is known of them, and asking the platform now.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::body::json;
use super::paging::{self, Page};
use super::problem::{Problem, ProblemDocument};
use super::token;
use super::trace::exact;
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::flows::round::{self, SyncSummary};
use crate::store;

/// A course of a platform.
#[derive(Serialize, ToSchema)]
pub struct Context {
    id: String,
    /// The name of the platform's registration.
    platform: String,
    /// How the platform itself names the course.
    lti_id: String,
    title: String,
    /// Active members, teachers included.
    members: i64,
    /// When everything was last read without a failure.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_sync: Option<DateTime<Utc>>,
    /// What could not be read last time, a line for each.
    last_error: Option<String>,
}

/// Something in a course that can be scored or completed.
#[derive(Serialize, ToSchema)]
pub struct Activity {
    /// What rules name; a label that is unique in the course does as well.
    id: String,
    label: String,
    /// Where it comes from: `ags` is the platform's gradebook, `roster` whom a locked link lets in, `launch` who opened
    /// a claim link.
    source: String,
    /// What it can prove, and so which conditions may name it: a `column` is asked for by `score` and `completed`, a
    /// `lock` by `on_roster`, a `gate` by `opened`.
    kind: &'static str,
    /// Whether rules may name it: a lock is ready once a teacher has looked at whom it lets in.
    ready: bool,
    /// In points, exact; null where the platform tells none.
    #[schema(value_type = Option<f64>)]
    maximum: Option<Box<RawValue>>,
}

/// Somebody, as far as the platform tells.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Person {
    /// The platform's own id (`sub`); of somebody without a platform, the mail address.
    pub lti_user_id: String,
    pub name: Option<String>,
    pub email: Option<String>,
}

/// Somebody in a course.
#[derive(Serialize, ToSchema)]
pub struct Member {
    #[serde(flatten)]
    person: Person,
    /// `Learner`, `Instructor`, `Observer`, `TestUser`.
    roles: Vec<&'static str>,
    /// `Active`, or `Inactive` when the roster no longer lists them.
    status: &'static str,
    /// Whether rules award this member: active learners who neither teach, test nor watch.
    awardable: bool,
    #[schema(value_type = String, format = DateTime)]
    first_seen_at: DateTime<Utc>,
}

/// What polling, judging and signing came to.
#[derive(Serialize, ToSchema)]
pub struct Synced {
    /// Members on the roster.
    members: usize,
    activities: usize,
    /// Results read.
    results: usize,
    /// Awards made meanwhile.
    awarded: i64,
    /// Awards that wait, more at once than is usual, until somebody confirms them.
    held: i64,
    /// Awards of the course whose rule is no longer met.
    flagged: i64,
    /// What could not be read; what was known of it stays as it was.
    errors: Vec<String>,
}

impl Person {
    pub fn of(member: &store::Member) -> Self {
        Self { lti_user_id: member.sub.clone(), name: member.name.clone(), email: member.email.clone() }
    }
}

impl Member {
    fn of(member: &store::Member) -> Self {
        let roles = [
            (member.is_learner, "Learner"),
            (member.is_teacher || member.launched_as_teacher, "Instructor"),
            (member.is_observer, "Observer"),
            (member.is_test_user, "TestUser"),
        ];
        Self {
            person: Person::of(member),
            roles: roles.into_iter().filter_map(|(has, role)| has.then_some(role)).collect(),
            status: if member.is_active { "Active" } else { "Inactive" },
            awardable: member.is_awardable(),
            first_seen_at: member.first_seen_at,
        }
    }
}

impl From<SyncSummary> for Synced {
    fn from(summary: SyncSummary) -> Self {
        Self {
            members: summary.report.members,
            activities: summary.report.activities,
            results: summary.report.results,
            awarded: summary.awarded,
            held: summary.held,
            flagged: summary.flagged,
            errors: summary.report.errors,
        }
    }
}

async fn find(app: &App, id: &ContextId) -> Result<store::Context, Problem> {
    app.store.find_context(id.clone()).await?.ok_or_else(|| Problem::not_found("context"))
}

/// Lists the courses
#[utoipa::path(
    get, path = "/api/v1/contexts", tag = "contexts", operation_id = "list_contexts", security(("token" = ["read"])),
    params(
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Context>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    let found = app.store.list_contexts(wanted.after.clone(), wanted.look_for()).await?;
    let page = wanted.page(
        found,
        |context| context.id.as_str(),
        |context| Context {
            id: context.id.into_string(),
            platform: context.platform,
            lti_id: context.lti_id,
            title: context.title,
            members: context.members,
            last_sync: context.last_sync_at,
            last_error: context.last_error,
        },
    );
    Ok(json(StatusCode::OK, &page))
}

/// Shows one course
#[utoipa::path(
    get, path = "/api/v1/contexts/{id}", tag = "contexts", operation_id = "find_context", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The course's id")),
    responses((status = 200, body = Context), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<ContextId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let context = find(&app, &id).await?;
    let members = app.store.list_members(id.into_inner()).await?;
    let shown = Context {
        id: context.id.into_string(),
        platform: context.registration.name,
        lti_id: context.lti_id,
        title: context.title,
        members: i64::try_from(members.iter().filter(|member| member.is_active).count()).unwrap_or(i64::MAX),
        last_sync: context.last_sync_at,
        last_error: context.last_error,
    };
    Ok(json(StatusCode::OK, &shown))
}

/// Polls the platform now
///
/// Answers when results are judged and awards are signed. What could not be read is listed in `errors`; the status is
/// 200 all the same.
#[utoipa::path(
    post, path = "/api/v1/contexts/{id}/sync", tag = "contexts", operation_id = "sync_context",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The course's id")),
    responses((status = 200, body = Synced), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn sync(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<ContextId>,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let summary = round::sync_now(&app, id.into_inner()).await?;
    Ok(json(StatusCode::OK, &Synced::from(summary)))
}

/// Lists what can be scored or completed
#[utoipa::path(
    get, path = "/api/v1/contexts/{id}/activities", tag = "contexts", operation_id = "list_activities",
    security(("token" = ["read"])),
    params(
        ("id" = String, Path, description = "The course's id"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Activity>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn activities(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<ContextId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    find(&app, &id).await?;
    let mut all = app.store.list_activities(id.into_inner()).await?;
    all.retain(|activity| activity.gone_at.is_none() && !activity.is_output());
    let page = wanted.page_of_all(
        all,
        |activity| activity.id.as_str(),
        |activity| Activity {
            ready: activity.is_armed(),
            id: activity.id.into_string(),
            label: activity.label,
            kind: activity.kind.as_str(),
            source: activity.source,
            maximum: activity.maximum.map(exact),
        },
    );
    Ok(json(StatusCode::OK, &page))
}

/// Lists everybody ever seen in the course
#[utoipa::path(
    get, path = "/api/v1/contexts/{id}/members", tag = "contexts", operation_id = "list_members",
    security(("token" = ["read"])),
    params(
        ("id" = String, Path, description = "The course's id"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Member>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn members(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<ContextId>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    find(&app, &id).await?;
    let all = app.store.list_members(id.into_inner()).await?;
    let page = wanted.page_of_all(all, |member| member.person.as_str(), |member| Member::of(&member));
    Ok(json(StatusCode::OK, &page))
}
