//! Pathways: badges in steps that lead to another, and where members stand on them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{self, Created, Fields, json};
use super::contexts::Person;
use super::paging::{self, InContext, Page, Wanted};
use super::problem::{Problem, ProblemDocument};
use super::token;
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::ids::ContextId;
use crate::domain::pathway::{Order, StepState, Structure};
use crate::flows::author;
use crate::flows::pathway::{self, PathwayInput};
use crate::store::{StoreError, StoredPathway, Whom};

pub const COLLECTION: &str = "/api/v1/pathways";

/// Badges in steps that lead to another.
#[derive(Serialize, ToSchema)]
pub struct Pathway {
    id: String,
    /// Also the key of the badge at the end; it never changes.
    #[schema(example = "laboratory")]
    key: String,
    name: String,
    description: String,
    /// The id of the course that awards the badge at the end.
    context: Option<String>,
    /// That of the badge at the end.
    #[schema(value_type = String, pattern = "^(draft|active|paused|retired)$")]
    state: AchievementState,
    /// Counted from 1; whatever changes after publishing makes a new one.
    version: u32,
    #[schema(value_type = String, pattern = "^(free|strict)$")]
    order: Order,
    #[schema(value_type = Vec<PathwayStep>)]
    steps: Vec<crate::domain::pathway::Step>,
    /// The id of the badge at the end, an ordinary badge whose rule follows from the steps.
    capstone: String,
    /// Until when the version before can be finished, too.
    #[schema(value_type = Option<String>, format = DateTime)]
    finish_earlier_by: Option<DateTime<Utc>>,
    /// Its public page.
    #[schema(format = "uri")]
    url: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<DateTime<Utc>>,
}

/// One step: badges of which all, or some, have to be earned.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the steps, which the domain defines")]
pub struct PathwayStep {
    #[schema(max_length = 200)]
    title: Option<String>,
    /// How many of the badges are enough; all of them where it is missing.
    #[schema(minimum = 1)]
    needs: Option<u32>,
    /// Whether the end can be reached without it.
    #[schema(default = false)]
    optional: Option<bool>,
    /// The keys of badges of the course, of other courses of its platform, or of no course.
    #[schema(min_items = 1)]
    badges: Vec<String>,
}

impl Pathway {
    fn of(app: &App, pathway: StoredPathway) -> Self {
        let (end, draft) = (pathway.end, pathway.draft);
        Self {
            url: app.urls.pathway(pathway.id.as_str()),
            id: pathway.id.into_string(),
            key: end.achievement.key,
            name: draft.name,
            description: draft.description,
            context: end.achievement.context.map(ContextId::into_string),
            state: end.achievement.state,
            version: pathway.version,
            order: draft.structure.order,
            steps: draft.structure.steps,
            capstone: end.achievement.id.into_string(),
            finish_earlier_by: draft.finish_earlier_by,
            created_at: pathway.created_at,
            published_at: end.published_at,
        }
    }
}

/// A pathway to be.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a body whose members are taken one by one")]
pub struct NewPathway {
    /// 1 to 64 lower-case letters, digits and hyphens; the badge at the end gets the same.
    #[schema(example = "laboratory")]
    key: String,
    #[schema(max_length = 200)]
    name: String,
    #[schema(max_length = 2000)]
    description: String,
    /// The id of the course that awards the badge at the end.
    context: String,
    /// Whether a step counts only once those before it are done.
    #[schema(value_type = Option<String>, pattern = "^(free|strict)$", default = "free")]
    order: Option<Order>,
    #[schema(min_items = 1, max_items = 20)]
    steps: Vec<PathwayStep>,
    /// Who signs the badge at the end, by id or key; the default issuer where it is missing.
    issuer: Option<String>,
    /// Whether publishing waits; it happens at once otherwise.
    #[schema(default = false)]
    draft: Option<bool>,
}

/// What is to change; a member that is missing stays as it is. Key, course and issuer never change.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a body whose members are taken one by one")]
pub struct PathwayChange {
    #[schema(max_length = 200)]
    name: Option<String>,
    #[schema(max_length = 2000)]
    description: Option<String>,
    #[schema(value_type = Option<String>, pattern = "^(free|strict)$")]
    order: Option<Order>,
    #[schema(min_items = 1, max_items = 20)]
    steps: Option<Vec<PathwayStep>>,
    /// Until when the version before can be finished, too; null ends that.
    #[schema(value_type = Option<String>, format = DateTime)]
    finish_earlier_by: Option<DateTime<Utc>>,
}

fn new_pathway(body: &[u8]) -> Result<(PathwayInput, bool), Problem> {
    let mut fields = Fields::read(body)?;
    let input = PathwayInput {
        key: Some(fields.required("key")),
        name: fields.required("name"),
        description: fields.required("description"),
        context: Some(ContextId::from(fields.required::<String>("context"))),
        structure: Structure {
            order: fields.optional("order").unwrap_or(Order::Free),
            steps: fields.required("steps"),
        },
        finish_earlier_by: None,
        issuer: fields.optional("issuer"),
    };
    let draft: Option<bool> = fields.optional("draft");
    if input.key.as_deref() == Some("") {
        fields.refuse("key", "key is empty");
    }
    fields.finish()?;
    Ok((input, !draft.unwrap_or(false)))
}

/// The pathway with its changes; `None` when nothing would change.
fn changed(known: &StoredPathway, body: &[u8]) -> Result<Option<PathwayInput>, Problem> {
    let mut fields = Fields::read(body)?;
    let mut input = pathway::input_of(known);
    for (name, place) in [("name", &mut input.name), ("description", &mut input.description)] {
        if let Some(text) = fields.change::<String>(name) {
            *place = text.unwrap_or_default();
        }
    }
    if let Some(order) = fields.optional("order") {
        input.structure.order = order;
    }
    if let Some(steps) = fields.optional("steps") {
        input.structure.steps = steps;
    }
    if let Some(until) = fields.change("finish_earlier_by") {
        input.finish_earlier_by = until;
    }
    fields.finish()?;
    let is_same = input.name == known.draft.name
        && input.description == known.draft.description
        && input.structure == known.draft.structure
        && input.finish_earlier_by == known.draft.finish_earlier_by;
    Ok((!is_same).then_some(input))
}

/// The pathway with this id, or else with this key.
pub(super) async fn find_named(app: &App, name: &str) -> Result<Option<StoredPathway>, StoreError> {
    if let Some(pathway) = app.store.find_pathway(name.into()).await? {
        return Ok(Some(pathway));
    }
    let end = app.store.find_achievement_by_key(name.to_owned()).await?;
    match end.and_then(|badge| badge.pathway) {
        Some(id) => app.store.find_pathway(id).await,
        None => Ok(None),
    }
}

async fn find(app: &App, name: &str) -> Result<StoredPathway, Problem> {
    find_named(app, name).await?.ok_or_else(|| Problem::not_found("pathway"))
}

/// Lists pathways
#[utoipa::path(
    get, path = "/api/v1/pathways", tag = "pathways", operation_id = "list_pathways", security(("token" = ["read"])),
    params(
        ("context" = Option<String>, Query, description = "The id of a course: those that end there"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Pathway>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let query: InContext = paging::query(&request)?;
    let wanted = Wanted::new(query.limit, query.after.as_deref())?;
    let found = app.store.list_pathways(query.context, wanted.after.clone(), wanted.look_for()).await?;
    let page = wanted.page(found, |pathway| pathway.id.as_str(), |pathway| Pathway::of(&app, pathway));
    Ok(json(StatusCode::OK, &page))
}

/// Makes a pathway, and the badge at its end
///
/// It is active at once unless `draft` is true; then everybody who has all its badges already gets the one at the end
/// before the answer.
#[utoipa::path(
    post, path = "/api/v1/pathways", tag = "pathways", operation_id = "create_pathway", security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = NewPathway,
    responses(
        (status = 201, body = Pathway, headers(("Location" = String, description = "The pathway's address in the API"))),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, body::LARGEST).await?;
    let create = async {
        let (input, activate) = new_pathway(&body)?;
        let pathway = pathway::create(&app, input, activate).await?;
        pathway::settle(&app, &pathway).await;
        Ok(Created { is_new: true, value: Pathway::of(&app, pathway) })
    };
    body::once(&app, &request, token, &body, COLLECTION, create).await
}

/// Shows a pathway
#[utoipa::path(
    get, path = "/api/v1/pathways/{id}", tag = "pathways", operation_id = "find_pathway", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The pathway's id or key")),
    responses((status = 200, body = Pathway), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let pathway = find(&app, &id).await?;
    Ok(json(StatusCode::OK, &Pathway::of(&app, pathway)))
}

/// Changes a pathway
///
/// What changes after publishing makes a new version. Whoever has the badge at the end keeps it; with `finish_earlier_by`
/// the version before can be finished until then.
#[utoipa::path(
    patch, path = "/api/v1/pathways/{id}", tag = "pathways", operation_id = "change_pathway",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The pathway's id or key")),
    request_body = PathwayChange,
    responses((status = 200, body = Pathway), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let body = body::read(&request, payload, body::LARGEST).await?;
    let known = find(&app, &id).await?;
    let pathway = match changed(&known, &body)? {
        None => known,
        Some(input) => {
            let pathway = pathway::revise(&app, &known, None, input).await?;
            pathway::settle(&app, &pathway).await;
            pathway
        }
    };
    Ok(json(StatusCode::OK, &Pathway::of(&app, pathway)))
}

async fn move_to(app: &App, request: &HttpRequest, id: &str, state: AchievementState) -> Result<HttpResponse, Problem> {
    token::writer(app, request).await?;
    let known = find(app, id).await?;
    author::move_to(app, &known.end.achievement.id, state, author::Looked::Everybody).await?;
    let moved = find(app, known.id.as_str()).await?;
    pathway::settle(app, &moved).await;
    Ok(json(StatusCode::OK, &Pathway::of(app, moved)))
}

/// Publishes a pathway and the badge at its end, or ends their pause
#[utoipa::path(
    post, path = "/api/v1/pathways/{id}/publish", tag = "pathways", operation_id = "publish_pathway",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The pathway's id or key")),
    responses((status = 200, body = Pathway), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn publish(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    move_to(&app, &request, &id, AchievementState::Active).await
}

/// Retires a pathway and the badge at its end for good; what was awarded stays
#[utoipa::path(
    post, path = "/api/v1/pathways/{id}/retire", tag = "pathways", operation_id = "retire_pathway",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The pathway's id or key")),
    responses((status = 200, body = Pathway), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn retire(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    move_to(&app, &request, &id, AchievementState::Retired).await
}

/// Where a learner of the course stands on a pathway.
#[derive(Serialize, ToSchema)]
pub struct Walker {
    member: Person,
    /// Whether every needed step is done.
    done: bool,
    /// The key of the badge that lacks least, of those that nothing holds back.
    next: Option<String>,
    steps: Vec<StepTaken>,
}

#[derive(Serialize, ToSchema)]
pub struct StepTaken {
    /// A `locked` step waits for an earlier one, and one `ahead` counts once that is done.
    #[schema(pattern = "^(done|open|locked|ahead)$")]
    state: &'static str,
    /// The number of the earlier step, counted from 1.
    behind: Option<usize>,
    /// Badges held now; what ran out is not.
    held: usize,
    needed: usize,
}

impl StepTaken {
    fn of(step: &crate::domain::pathway::StepProgress) -> Self {
        let (state, behind) = match step.state {
            StepState::Done => ("done", None),
            StepState::Open => ("open", None),
            StepState::Locked { behind } => ("locked", Some(behind + 1)),
            StepState::Ahead { behind } => ("ahead", Some(behind + 1)),
        };
        Self { state, behind, held: step.held, needed: step.needed }
    }
}

/// Lists where each learner of the course stands
#[utoipa::path(
    get, path = "/api/v1/pathways/{id}/progress", tag = "pathways", operation_id = "list_pathway_progress",
    security(("token" = ["read"])),
    params(
        ("id" = String, Path, description = "The pathway's id or key"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Walker>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn progress(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let wanted = paging::wanted(&request)?;
    let pathway = find(&app, &id).await?;
    let context = pathway.end.achievement.context.clone().ok_or_else(|| Problem::not_found("context"))?;
    let facts = author::course_facts(&app, &context, Whom::Everyone).await?;
    let badges = pathway::badges(&app, &pathway).await?;
    let members = facts.members.iter().filter(|member| member.member.is_awardable()).collect();
    let page = wanted.page_of_all(
        members,
        |member| member.member.person.as_str(),
        |member| {
            let (progress, _) = pathway::progress(&pathway, &badges, &facts, member);
            Walker {
                member: Person::of(&member.member),
                done: progress.is_done,
                next: progress.next,
                steps: progress.steps.iter().map(StepTaken::of).collect(),
            }
        },
    );
    Ok(json(StatusCode::OK, &page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_strictly_and_a_pathway_is_active_unless_it_is_a_draft() {
        let body = |rest: &str| {
            format!(r#"{{"key": "lab", "name": "Lab", "description": "Works.", "context": "c", "steps": {rest}}}"#)
        };
        let (input, activate) = new_pathway(body(r#"[{"badges": ["a"], "needs": 1}]"#).as_bytes()).unwrap();
        assert!(activate && input.structure.order == Order::Free);
        assert!(!new_pathway(body(r#"[{"badges": ["a"]}], "draft": true, "order": "strict""#).as_bytes()).unwrap().1);
        for wrong in [
            r#""a""#,
            r#"[{"badge": "a"}]"#,
            r#"[{"badges": ["a"], "needs": -1}]"#,
            r#"[{"badges": ["a"]}], "order": "loose""#,
            r#"[{"badges": ["a"]}], "finish_earlier_by": null"#,
        ] {
            assert!(new_pathway(body(wrong).as_bytes()).is_err(), "{wrong}");
        }
    }
}
