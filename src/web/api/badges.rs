//! Badges: made, changed, published, and tried out before anybody gets one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::{self, Created, Fields, json};
use super::contexts::Person;
use super::details::BadgeDetails;
use super::paging::{self, InContext, Page, Wanted};
use super::problem::{Kind, Problem, ProblemDocument, Wrong};
use super::token;
use super::trace::{self, Condition};
use crate::app::App;
use crate::artwork::Design;
use crate::domain::award::{AchievementState, AwardState};
use crate::domain::details::{self, AchievementDetails};
use crate::domain::ids::{AchievementId, ContextId};
use crate::domain::progress::Verdict;
use crate::domain::rule::Rule;
use crate::flows::author::{self, BadgeInput, Looked, MemberStanding, PictureInput};
use crate::flows::standing::LeftOut;
use crate::flows::{retire, round, wait};
use crate::store::{Ruling, StoreError, StoredAchievement};

pub const COLLECTION: &str = "/api/v1/badges";
/// A picture of 2 MB grows by a third in base64; the rest is text.
const LARGEST: usize = 4 << 20;

/// A badge: what can be earned.
#[derive(Serialize, ToSchema)]
pub struct Badge {
    id: String,
    /// Names the badge in rules, files and the API, and never changes.
    #[schema(example = "lab-safety")]
    key: String,
    name: String,
    description: String,
    /// What people read about how it is earned.
    criteria: String,
    /// The id of its course; null for a badge that only people hand out.
    context: Option<String>,
    /// The id of who signs it.
    issuer: String,
    /// With activities by id; null for a badge that only people hand out.
    #[schema(value_type = Option<Object>)]
    rule: Option<Value>,
    #[schema(value_type = String, pattern = "^(draft|active|paused|retired)$")]
    state: AchievementState,
    /// Counted from 1; whatever changes after publishing makes a new one.
    version: u32,
    /// What the rule names and the course no longer has; while there is anything, the rule awards nobody.
    missing: Vec<String>,
    /// The address of its picture, a PNG.
    #[schema(format = "uri")]
    image: String,
    image_alt: String,
    /// How long a credential lasts (ISO 8601); null for ever.
    #[schema(example = "P2Y")]
    expires_after: Option<String>,
    /// What it says besides, and what its credentials say with it.
    #[schema(value_type = BadgeDetails)]
    details: AchievementDetails,
    /// Its public page.
    #[schema(format = "uri")]
    url: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: DateTime<Utc>,
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<DateTime<Utc>>,
    /// What waits until somebody confirms it, since it is more at once than is usual; null as long as nothing does.
    held: Option<Held>,
    /// What is told of its end; null unless it is retired.
    retirement: Option<Retirement>,
}

/// Awards and flags that wait. While they do, the rule awards and flags nobody whom nobody confirmed.
#[derive(Serialize, ToSchema)]
pub struct Held {
    /// How many were about to get the badge.
    awards: u32,
    /// How many who have it had fallen below the rule.
    flags: u32,
    #[schema(value_type = String, format = DateTime)]
    since: DateTime<Utc>,
}

/// What everybody who opens the page of a retired badge is told.
#[derive(Serialize, ToSchema)]
pub struct Retirement {
    /// Null where it was retired before this was kept.
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<DateTime<Utc>>,
    note: Option<String>,
    /// The id of the badge that took its place.
    successor: Option<String>,
}

impl Badge {
    fn of(app: &App, badge: StoredAchievement) -> Self {
        let achievement = badge.achievement;
        Self {
            url: app.urls.achievement(achievement.id.as_str()),
            id: achievement.id.into_string(),
            key: achievement.key,
            name: achievement.texts.name,
            description: achievement.texts.description,
            criteria: achievement.texts.criteria,
            context: achievement.context.map(ContextId::into_string),
            issuer: badge.issuer.into_string(),
            rule: achievement.rule.as_ref().map(Rule::to_json),
            state: achievement.state,
            version: achievement.version_number,
            missing: badge.missing,
            image: app.urls.picture(badge.picture.as_str()),
            image_alt: badge.picture_alt,
            expires_after: achievement.expires_after.map(|period| period.to_string()),
            details: achievement.details,
            created_at: badge.created_at,
            published_at: badge.published_at,
            held: badge.hold.map(|hold| Held { awards: hold.awards, flags: hold.flags, since: hold.since }),
            retirement: badge.retirement.map(|end| Retirement {
                at: end.at,
                note: end.note,
                successor: end.successor.map(AchievementId::into_string),
            }),
        }
    }
}

/// A badge to be.
#[derive(Debug, Default, ToSchema)]
pub struct NewBadge {
    /// 1 to 64 lower-case letters, digits and hyphens.
    #[schema(example = "lab-safety")]
    key: String,
    #[schema(max_length = 200)]
    name: String,
    #[schema(max_length = 2000)]
    description: String,
    /// The id of its course. A rule needs one.
    context: Option<String>,
    /// A tree of `all`, `any`, `at_least`, `score`, `completed`, `on_roster`, `opened`, `approved`, `badge`, `member`,
    /// `before` and `after`; activities by id, or by a label that is unique in the course among those that the condition can name.
    /// Thresholds are percentages of the maximum.
    #[schema(value_type = Option<Object>, example = json!({"score": {"activity": "Final quiz", "at_least": 75}}))]
    rule: Option<Value>,
    /// Written from the rule where it is missing.
    #[schema(max_length = 10000)]
    criteria: Option<String>,
    /// A PNG of 64 to 4096 pixels a side or a plain SVG, 2 MB at most, as base64 or as a `data:` address; or a design to
    /// be drawn, whose members may all be missing; drawn from the name where it is missing.
    #[schema(value_type = Option<Object>, example = json!({"shape": "shield", "icon": "flask", "title": "Lab safety"}))]
    image: Option<Value>,
    #[schema(max_length = 300)]
    image_alt: Option<String>,
    /// How long a credential lasts, in years, months and days (`P2Y`), or the day or moment when all of them end
    /// (`2027-06-30`, `2027-06-30T18:00:00Z`; a day ends with its last second in UTC).
    #[schema(example = "P2Y")]
    expires_after: Option<String>,
    /// Who signs it, by id or key; the default issuer where it is missing.
    issuer: Option<String>,
    /// What it says besides: its type, skills, credits, results.
    #[schema(value_type = Option<BadgeDetails>)]
    details: Option<Value>,
    /// Whether publishing waits; it happens at once otherwise.
    #[schema(default = false)]
    draft: Option<bool>,
}

impl NewBadge {
    fn read(body: &[u8]) -> Result<(BadgeInput, bool), Problem> {
        let mut fields = Fields::read(body)?;
        let new = Self {
            key: fields.required("key"),
            name: fields.required("name"),
            description: fields.required("description"),
            context: fields.optional("context"),
            rule: fields.optional("rule"),
            criteria: fields.optional("criteria"),
            image: fields.optional("image"),
            image_alt: fields.optional("image_alt"),
            expires_after: fields.optional("expires_after"),
            issuer: fields.optional("issuer"),
            details: fields.optional("details"),
            draft: fields.optional("draft"),
        };
        let picture = picture(new.image, &mut fields);
        fields.finish()?;
        let input = BadgeInput {
            key: Some(new.key),
            context: new.context.map(Into::into),
            name: new.name,
            description: new.description,
            criteria: new.criteria,
            rule: new.rule,
            picture,
            picture_alt: new.image_alt,
            expires_after: new.expires_after,
            issuer: new.issuer,
            details: new.details,
        };
        // An empty key would be made from the name; here it is somebody's slip.
        match input.key.as_deref() {
            Some("") => Err(Problem::invalid(vec![Wrong::at("/key", "key is empty")])),
            _ => Ok((input, !new.draft.unwrap_or(false))),
        }
    }
}

/// What is to change; a member that is missing stays as it is. Key and course never change.
#[derive(Debug, Default, ToSchema)]
#[expect(dead_code, reason = "describes a body whose members are taken one by one, because null and missing differ")]
pub struct BadgeChange {
    #[schema(max_length = 200)]
    name: Option<String>,
    #[schema(max_length = 2000)]
    description: Option<String>,
    /// Null takes the rule away.
    #[schema(value_type = Option<Object>)]
    rule: Option<Value>,
    /// Null writes it anew from the rule. Text that was written from the rule follows the rule by itself.
    #[schema(max_length = 10000)]
    criteria: Option<String>,
    /// As for a new badge; null draws it anew from the name.
    #[schema(value_type = Option<Object>)]
    image: Option<Value>,
    /// Null words it anew from the name.
    #[schema(max_length = 300)]
    image_alt: Option<String>,
    /// Null for ever.
    expires_after: Option<String>,
    /// Who signs it, by id or key; only until it is published.
    issuer: Option<String>,
    /// Takes the place of all details; null takes them away.
    #[schema(value_type = Option<BadgeDetails>)]
    details: Option<Value>,
}

/// The badge with its changes; `None` when nothing would change.
async fn changed(app: &App, known: &StoredAchievement, body: &[u8]) -> Result<Option<BadgeInput>, Problem> {
    let mut fields = Fields::read(body)?;
    let mut input = author::input_of(known);
    for (name, present) in [("key", &input.key), ("context", &input.context.as_ref().map(ToString::to_string))] {
        if fields.change::<String>(name).is_some_and(|given| given != *present) {
            fields.refuse(name, format!("the {name} of a badge never changes"));
        }
    }
    let was_written_from_rule = is_written_from_rule(app, known).await?;
    let alt_of_name = format!("{} badge", known.achievement.texts.name);
    for (name, place) in [("name", &mut input.name), ("description", &mut input.description)] {
        if let Some(text) = fields.change::<String>(name) {
            *place = text.unwrap_or_default();
        }
    }
    if let Some(rule) = fields.change("rule") {
        input.rule = rule;
        if was_written_from_rule {
            input.criteria = None;
        }
    }
    if let Some(criteria) = fields.change("criteria") {
        input.criteria = criteria;
    }
    if input.picture_alt.as_ref() == Some(&alt_of_name) {
        input.picture_alt = None;
    }
    if let Some(alt) = fields.change("image_alt") {
        input.picture_alt = alt;
    }
    if let Some(period) = fields.change("expires_after") {
        input.expires_after = period;
    }
    let issuer = fields.optional::<String>("issuer");
    let changes_issuer = author::changes_issuer(app, known, issuer.as_deref()).await?;
    input.issuer = issuer.or(input.issuer);
    if let Some(details) = fields.change("details") {
        input.details = details;
    }
    let image = fields.change::<Value>("image");
    if let Some(image) = &image {
        input.picture = picture(image.clone(), &mut fields);
    }
    fields.finish()?;
    let draft = author::resolved(app, &input).await?;
    let is_same = image.is_none()
        && draft.texts == known.achievement.texts
        && draft.rule == known.achievement.rule
        && draft.picture_alt == known.picture_alt
        && draft.expires_after == known.achievement.expires_after
        && draft.details == known.achievement.details
        && !changes_issuer;
    Ok((!is_same).then_some(input))
}

/// Whether the criteria are the very words that the rule gives: then they have to change with it, or they would lie.
async fn is_written_from_rule(app: &App, badge: &StoredAchievement) -> Result<bool, Problem> {
    let (Some(context), Some(rule)) = (&badge.achievement.context, &badge.achievement.rule) else { return Ok(false) };
    let written = author::criteria_for(app, context, &rule.to_json()).await?;
    Ok(written.is_some_and(|text| text.trim() == badge.achievement.texts.criteria))
}

/// What a picture is made from: a design as an object, or a file as text.
fn picture(image: Option<Value>, fields: &mut Fields) -> PictureInput {
    let read = match image {
        None => return PictureInput::FromName,
        Some(Value::String(text)) => {
            picture_bytes(&text).map(PictureInput::Uploaded).map_err(|detail| (String::new(), detail.to_owned()))
        }
        Some(Value::Object(design)) => match details::read::<Design>(&Value::Object(design)) {
            Ok(design) => {
                design.checked().map(PictureInput::Designed).map_err(|error| (String::new(), error.to_string()))
            }
            Err(error) => Err((error.pointer, error.problem.to_string())),
        },
        Some(_) => Err((String::new(), "an image is a text in base64 or a design".to_owned())),
    };
    read.unwrap_or_else(|(pointer, detail)| {
        fields.refuse(&format!("image{pointer}"), detail);
        PictureInput::FromName
    })
}

/// Reads base64 in either alphabet, with or without padding and line breaks, bare or as a `data:` address
/// ([RFC 2397](https://www.rfc-editor.org/rfc/rfc2397)). Whether it is a picture is for others to see.
pub(super) fn picture_bytes(text: &str) -> Result<Vec<u8>, &'static str> {
    let encoded = match text.trim().strip_prefix("data:").map(|rest| rest.split_once(',')) {
        None => text,
        Some(Some((kind, encoded)))
            if ["image/png;base64", "image/svg+xml;base64"].iter().any(|known| kind.eq_ignore_ascii_case(known)) =>
        {
            encoded
        }
        Some(_) => return Err("of data: addresses, those with a PNG or SVG picture as base64 are read"),
    };
    let plain = |byte: u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    };
    let bytes: Vec<u8> = encoded.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(plain).collect();
    let end = bytes.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    match STANDARD_NO_PAD.decode(&bytes[..end]) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        _ => Err("a picture is given as base64"),
    }
}

/// The badge with this id, or else with this key.
pub async fn find_named(app: &App, name: &str) -> Result<Option<StoredAchievement>, StoreError> {
    match app.store.find_achievement(name.into()).await? {
        Some(badge) => Ok(Some(badge)),
        None => app.store.find_achievement_by_key(name.to_owned()).await,
    }
}

async fn find(app: &App, name: &str) -> Result<StoredAchievement, Problem> {
    find_named(app, name).await?.ok_or_else(|| Problem::not_found("badge"))
}

/// Judges and signs what is known already, so that an answer stands on what it made. A failure costs nothing but time:
/// the workers come to it.
async fn settle(app: &App, badge: &StoredAchievement) {
    let (AchievementState::Active, Some(context)) = (badge.achievement.state, &badge.achievement.context) else {
        return;
    };
    if let Err(error) = round::settle(app, context.clone()).await {
        tracing::warn!(%context, %error, "a published badge waits for the workers");
    }
}

/// Lists badges
#[utoipa::path(
    get, path = "/api/v1/badges", tag = "badges", operation_id = "list_badges", security(("token" = ["read"])),
    params(
        ("context" = Option<String>, Query, description = "The id of a course: its badges alone"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Badge>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let query: InContext = paging::query(&request)?;
    let wanted = Wanted::new(query.limit, query.after.as_deref())?;
    let found = app.store.list_achievements(query.context, wanted.after.clone(), wanted.look_for()).await?;
    let page = wanted.page(found, |badge| badge.achievement.id.as_str(), |badge| Badge::of(&app, badge));
    Ok(json(StatusCode::OK, &page))
}

/// Makes a badge
///
/// It is active at once unless `draft` is true; then everybody who has earned it already gets it before the answer.
#[utoipa::path(
    post, path = "/api/v1/badges", tag = "badges", operation_id = "create_badge", security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = NewBadge,
    responses(
        (status = 201, body = Badge, headers(("Location" = String, description = "The badge's address in the API"))),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, LARGEST).await?;
    let create = async {
        let (input, activate) = NewBadge::read(&body)?;
        let badge = author::create(&app, input, activate).await?;
        settle(&app, &badge).await;
        Ok(Created { is_new: true, value: Badge::of(&app, badge) })
    };
    body::once(&app, &request, token, &body, COLLECTION, create).await
}

/// Shows a badge
#[utoipa::path(
    get, path = "/api/v1/badges/{id}", tag = "badges", operation_id = "find_badge", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The badge's id or key")),
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let badge = find(&app, &id).await?;
    Ok(json(StatusCode::OK, &Badge::of(&app, badge)))
}

/// Changes a badge
///
/// What changes after publishing makes a new version; earlier awards keep theirs.
#[utoipa::path(
    patch, path = "/api/v1/badges/{id}", tag = "badges", operation_id = "change_badge", security(("token" = ["write"])),
    params(("id" = String, Path, description = "The badge's id or key")), request_body = BadgeChange,
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let body = body::read(&request, payload, LARGEST).await?;
    let known = find(&app, &id).await?;
    let badge = match changed(&app, &known, &body).await? {
        None => known,
        Some(input) => {
            let badge = author::revise(&app, &known, None, input).await?;
            settle(&app, &badge).await;
            find(&app, badge.achievement.id.as_str()).await?
        }
    };
    Ok(json(StatusCode::OK, &Badge::of(&app, badge)))
}

/// A badge as it is once the course was judged.
async fn settled(app: &App, badge: &StoredAchievement) -> Result<HttpResponse, Problem> {
    let badge = find(app, badge.achievement.id.as_str()).await?;
    settle(app, &badge).await;
    Ok(json(StatusCode::OK, &Badge::of(app, find(app, badge.achievement.id.as_str()).await?)))
}

async fn move_to(app: &App, request: &HttpRequest, id: &str, state: AchievementState) -> Result<HttpResponse, Problem> {
    token::writer(app, request).await?;
    let known = find(app, id).await?;
    author::move_to(app, &known.achievement.id, state, Looked::Everybody).await?;
    settled(app, &known).await
}

/// Publishes a badge, or ends its pause
///
/// Whoever meets the rule at this moment is meant by it, however many they are.
#[utoipa::path(
    post, path = "/api/v1/badges/{id}/publish", tag = "badges", operation_id = "publish_badge",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn publish(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    move_to(&app, &request, &id, AchievementState::Active).await
}

/// Pauses a badge: nobody gets it until it is published again
#[utoipa::path(
    post, path = "/api/v1/badges/{id}/pause", tag = "badges", operation_id = "pause_badge",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn pause(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    move_to(&app, &request, &id, AchievementState::Paused).await
}

/// What is told of a retired badge. What is missing stays as it is, null takes it away.
#[derive(Debug, Default, ToSchema)]
#[expect(dead_code, reason = "describes a body whose members are taken one by one, because null and missing differ")]
pub struct RetirementTold {
    /// Shown on the public page.
    #[schema(max_length = 500)]
    note: Option<String>,
    /// The id or key of the published badge that takes its place.
    successor: Option<String>,
}

/// Retires a badge for good; what was awarded stays
///
/// Asked of a retired badge, it changes what is told of it.
#[utoipa::path(
    post, path = "/api/v1/badges/{id}/retire", tag = "badges", operation_id = "retire_badge",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    request_body(content = Option<RetirementTold>, description = "May be left out"),
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn retire(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let body = body::read(&request, payload, body::LARGEST).await?;
    let known = find(&app, &id).await?;
    let mut fields = Fields::read(if body.is_empty() { b"{}" } else { &body })?;
    let mut told = |name: &str| fields.change::<String>(name).map(Option::unwrap_or_default);
    let (note, successor) = (told("note"), told("successor"));
    fields.finish()?;
    let badge = retire::retire(&app, &known.achievement.id, note.as_deref(), successor.as_deref()).await?;
    Ok(json(StatusCode::OK, &Badge::of(&app, badge)))
}

/// Removes a badge that nobody was ever awarded
///
/// It is as if it had never been. A badge that somebody was awarded, or that the rule of another badge names, stays.
#[utoipa::path(
    delete, path = "/api/v1/badges/{id}", tag = "badges", operation_id = "remove_badge",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    responses((status = 204, description = "Removed"), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn remove(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    token::writer(&app, &request).await?;
    let known = find(&app, &id).await?;
    retire::remove(&app, &known.achievement.id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What whoever decides has seen.
#[derive(Debug, Default, ToSchema)]
pub struct SeenList {
    /// How many were about to get the badge, as the preview says. Where it is given, another list is not decided about
    /// (409).
    awards: Option<usize>,
    /// How many were about to be flagged.
    flags: Option<usize>,
}

async fn decide(
    app: &App,
    request: &HttpRequest,
    id: &str,
    payload: web::Payload,
    decision: Ruling,
) -> Result<HttpResponse, Problem> {
    token::writer(app, request).await?;
    let body = body::read(request, payload, LARGEST).await?;
    let mut fields = Fields::read(if body.is_empty() { b"{}" } else { &body })?;
    let seen = SeenList { awards: fields.optional("awards"), flags: fields.optional("flags") };
    fields.finish()?;
    let known = find(app, id).await?;
    let seen = seen.awards.map(|awards| (awards, seen.flags.unwrap_or(0)));
    wait::decide(app, &known, seen, decision).await?;
    settled(app, &known).await
}

/// Confirms what waits: everybody on the list gets the badge
#[utoipa::path(
    post, path = "/api/v1/badges/{id}/confirm", tag = "badges", operation_id = "confirm_held",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    request_body = SeenList,
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn confirm(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    decide(&app, &request, &id, payload, Ruling::Confirmed).await
}

/// Sets aside what waits: nobody on the list gets the badge by its rule
///
/// People may still award it to them.
#[utoipa::path(
    post, path = "/api/v1/badges/{id}/set-aside", tag = "badges", operation_id = "set_held_aside",
    security(("token" = ["write"])), params(("id" = String, Path, description = "The badge's id or key")),
    request_body = SeenList,
    responses((status = 200, body = Badge), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn set_aside(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    decide(&app, &request, &id, payload, Ruling::SetAside).await
}

/// Where every member of the course stands with a badge now.
#[derive(Serialize, ToSchema)]
pub struct Preview {
    counts: PreviewCounts,
    would_earn: Vec<Person>,
    has: Vec<Holder>,
    would_not: Vec<NotYet>,
    /// Whom no rule awards.
    left_out: Vec<Passed>,
}

#[derive(Serialize, ToSchema)]
pub struct PreviewCounts {
    members: usize,
    would_earn: usize,
    has: usize,
    would_not: usize,
    left_out: usize,
}

#[derive(Serialize, ToSchema)]
pub struct Holder {
    member: Person,
    award: String,
    /// Whether it was withdrawn; a rule does not award it again.
    revoked: bool,
    /// Whether the rule is no longer met.
    flagged: bool,
    #[schema(value_type = String, format = DateTime)]
    awarded_at: DateTime<Utc>,
}

#[derive(Serialize, ToSchema)]
pub struct NotYet {
    member: Person,
    #[schema(value_type = String, pattern = "^(not_met|unknown)$")]
    verdict: Verdict,
    /// Every condition of the rule; those with `missing` are what it takes.
    because: Vec<Condition>,
}

#[derive(Serialize, ToSchema)]
pub struct Passed {
    member: Person,
    #[schema(pattern = "^(teacher|observer|test_user|inactive|not_a_learner)$")]
    reason: &'static str,
}

impl Preview {
    fn of(standings: Vec<MemberStanding>) -> Self {
        let members = standings.len();
        let (mut would_earn, mut has, mut would_not, mut left_out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for standing in standings {
            let member = Person::of(&standing.member);
            if let Some(held) = standing.held {
                has.push(Holder {
                    member,
                    award: held.id.into_string(),
                    revoked: held.state == AwardState::Revoked,
                    flagged: held.is_flagged,
                    awarded_at: held.granted_at,
                });
            } else if let Some(reason) = standing.left_out {
                left_out.push(Passed { member, reason: word(reason) });
            } else {
                match standing.judgement {
                    Some(judgement) if judgement.verdict == Verdict::Met => would_earn.push(member),
                    Some(judgement) => would_not.push(NotYet {
                        member,
                        verdict: judgement.verdict,
                        because: trace::conditions(judgement),
                    }),
                    // Without a rule, only people hand it out.
                    None => would_not.push(NotYet { member, verdict: Verdict::Unknown, because: Vec::new() }),
                }
            }
        }
        let counts = PreviewCounts {
            members,
            would_earn: would_earn.len(),
            has: has.len(),
            would_not: would_not.len(),
            left_out: left_out.len(),
        };
        Self { counts, would_earn, has, would_not, left_out }
    }
}

fn word(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::Teacher => "teacher",
        LeftOut::Observer => "observer",
        LeftOut::TestUser => "test_user",
        LeftOut::Inactive => "inactive",
        LeftOut::NotALearner => "not_a_learner",
    }
}

/// Shows who would earn a badge now, and why each other member would not
#[utoipa::path(
    get, path = "/api/v1/badges/{id}/preview", tag = "badges", operation_id = "preview_badge",
    security(("token" = ["read"])), params(("id" = String, Path, description = "The badge's id or key")),
    responses((status = 200, body = Preview), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn preview(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let badge = find(&app, &id).await?;
    if badge.achievement.context.is_none() {
        return Err(Problem::new(Kind::Conflict, "The badge belongs to no course, so it has no members to try it on."));
    }
    let (standings, ..) = author::preview(&app, &badge).await?;
    Ok(json(StatusCode::OK, &Preview::of(standings)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_read_from_base64_of_every_kind() {
        let bytes = b"\x89PNG\xff\xfe\x00".to_vec();
        for text in [
            "iVBOR//+AA==",
            "iVBOR//+AA",
            "iVBOR__-AA",
            "iVBO\r\nR//+AA==\n",
            "data:image/png;base64,iVBOR//+AA==",
            "data:IMAGE/PNG;base64,iVBOR__-AA",
        ] {
            assert_eq!(picture_bytes(text), Ok(bytes.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_no_base64_of_a_png_is_refused() {
        for text in [
            "",
            "====",
            "data:image/png;base64,",
            "data:text/html;base64,PHN2Zz4=",
            "data:image/png,raw",
            "data:",
            "https://badges.example.edu/picture.png",
            "iVBOR//+A",
        ] {
            assert!(picture_bytes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_new_badge_is_active_unless_it_is_a_draft() {
        let body = |draft: &str| format!(r#"{{"key": "lab", "name": "Lab", "description": "Works safely."{draft}}}"#);
        assert!(NewBadge::read(body("").as_bytes()).unwrap().1);
        assert!(!NewBadge::read(body(r#", "draft": true"#).as_bytes()).unwrap().1);
        assert!(NewBadge::read(body(r#", "draft": "no""#).as_bytes()).is_err());
        assert!(NewBadge::read(br#"{"key": "", "name": "Lab", "description": "Works safely."}"#).is_err());
    }
}
