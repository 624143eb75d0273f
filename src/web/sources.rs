//! What counts in a course: the page of its sources, and the forms that add, check and give up one.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::{self, Done};
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::ids::ActivityId;
use crate::domain::rule::ActivityKind;
use crate::flows::column::{self, ColumnError, LARGEST_MAXIMUM, USUAL_MAXIMUM};
use crate::flows::gate::{self, GateError, LONGEST_NAME};
use crate::flows::lock::{self, Confirmed, LockError};
use crate::flows::round::{self, RoundError};
use crate::flows::standing;
use crate::flows::sync::{Part, Trouble};
use crate::flows::work::WorkError;
use crate::lti::ags::TAG_COLUMN;
use crate::store::{Context, Lock, Member};
use crate::views::instructor::{Choice, SourceProblem};
use crate::views::parts::{FieldError, Notice, Problem};
use crate::views::sources::{Column, Family, Gate, LockPage, Look, Offer, Sources, Typed};

/// What the page has to say beside what the course has.
#[derive(Default)]
struct Said {
    notice: Option<Notice>,
    typed: Typed,
    errors: Vec<FieldError>,
    refused: Option<SourceProblem>,
}

pub async fn list(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let notice = done.notice();
    let page = page(&app, &open, &context, Said { notice, ..Said::default() }).await?;
    show(&app, &page, open.language, &open.framing)
}

async fn page(app: &App, open: &Open, context: &Context, said: Said) -> Result<Sources, PageError> {
    let id = &context.id;
    let activities = app.store.list_activities(id.clone()).await.or_refuse(app)?;
    let locks = app.store.list_locks(id.clone()).await.or_refuse(app)?;
    let links = app.store.list_lockable_links(id.clone()).await.or_refuse(app)?;
    let opened = app.store.count_successes(id.clone()).await.or_refuse(app)?;
    let gates = app.store.list_gates(id.clone()).await.or_refuse(app)?;
    let mut typed = said.typed;
    if typed.maximum.is_empty() && said.errors.is_empty() {
        typed.maximum = USUAL_MAXIMUM.to_string();
    }
    Ok(Sources {
        root: open.root.clone(),
        course: context.title.clone(),
        notice: said.notice,
        family: family(context),
        columns: activities
            .iter()
            .filter(|one| one.kind == ActivityKind::Column && one.gone_at.is_none() && !one.is_output())
            .map(|column| Column {
                label: column.label.clone(),
                maximum: column.maximum.map(|maximum| maximum.normalize().to_string()),
                is_own: column.tag.as_deref() == Some(TAG_COLUMN),
            })
            .collect(),
        locks: locks.iter().map(words::lock).collect(),
        gates: gates.into_iter().map(|gate| shown_gate(gate, &opened)).collect(),
        links: links.into_iter().map(|(id, title)| choice_of_link(id, title)).collect(),
        reads_columns: context.line_items_url.is_some(),
        makes_columns: makes_columns(context),
        makes_locks: makes_locks(context),
        last_checked: context.last_sync_at,
        typed,
        errors: said.errors,
        refused: said.refused,
    })
}

fn shown_gate(gate: crate::store::Gate, opened: &HashMap<ActivityId, i64>) -> Gate {
    Gate {
        opened: opened.get(&gate.activity).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
        id: gate.activity.into_string(),
        label: gate.label,
        is_placed: gate.link.is_some(),
    }
}

fn choice_of_link(id: String, title: String) -> Choice {
    let title = if title.trim().is_empty() { format!("Link {id}") } else { title };
    Choice::new(id, title)
}

pub fn family(context: &Context) -> Family {
    if context.registration.is_family("moodle") {
        Family::Moodle
    } else if context.registration.is_family("canvas") {
        Family::Canvas
    } else {
        Family::Other
    }
}

/// Whether columns can be made here, as far as launches tell.
pub fn makes_columns(context: &Context) -> Offer {
    match (&context.line_items_url, column::may_make(context)) {
        (None, _) => Offer::NoService,
        (Some(_), false) => Offer::NoRight,
        (Some(_), true) => Offer::Yes,
    }
}

/// Whether links can be locks here.
pub fn makes_locks(context: &Context) -> Offer {
    match family(context) {
        _ if lock::tells(context) => Offer::Yes,
        Family::Moodle => Offer::NoService,
        Family::Canvas | Family::Other => Offer::NotHere,
    }
}

/// Shows the page again with what was typed and what is wrong with it.
async fn refuse(app: &App, open: &Open, context: &Context, said: Said) -> Result<HttpResponse, PageError> {
    let page = page(app, open, context, said).await?;
    show_as(app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}

fn done(open: &Open, notice: Notice) -> HttpResponse {
    see_other(&format!("{}sources?done={}", open.root, notice.as_str()))
}

fn name_problem(name: &str) -> Problem {
    match name.trim().chars().count() {
        0 => Problem::Missing,
        count if count > LONGEST_NAME => Problem::TooLong { max: u32::try_from(LONGEST_NAME).unwrap_or(u32::MAX) },
        _ => Problem::Unreadable,
    }
}

#[derive(Deserialize)]
pub struct NewColumn {
    #[serde(default)]
    column: String,
    #[serde(default)]
    maximum: String,
}

pub async fn make_column(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<NewColumn>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let form = form.into_inner();
    let typed_maximum = match form.maximum.trim() {
        "" => Some(Decimal::from(USUAL_MAXIMUM)),
        text => text.replace(',', ".").parse().ok(),
    };
    let mut said = Said::default();
    match typed_maximum {
        None => said.errors.push(FieldError::new("maximum", Problem::NotANumber)),
        Some(maximum) => match column::make(&app, &context, &form.column, maximum).await {
            Ok(()) => {
                refresh(&app, &context).await?;
                return Ok(done(&open, Notice::Made));
            }
            Err(ColumnError::Name) => said.errors.push(FieldError::new("column", name_problem(&form.column))),
            Err(ColumnError::Maximum) => {
                said.errors.push(FieldError::new("maximum", Problem::OutOfRange { min: 1, max: LARGEST_MAXIMUM }));
            }
            Err(ColumnError::NotGranted) => said.refused = Some(SourceProblem::Refused),
            Err(ColumnError::Platform(error)) => {
                said.refused = Some(words::source_problem(Trouble::of(Part::Results, &error).kind));
            }
            Err(error @ ColumnError::Keyring(_)) => return Err(Refusal::failed(&error)).or_refuse(&app),
        },
    }
    said.typed = Typed { column: form.column, maximum: form.maximum, ..Typed::default() };
    refuse(&app, &open, &context, said).await
}

/// Polls, so that what was just made can be named at once.
async fn refresh(app: &App, context: &Context) -> Result<(), PageError> {
    match round::sync_now(app, context.id.clone()).await {
        // Somebody else is at it for long; the next poll brings it.
        Err(RoundError::Work(WorkError::Busy)) => Ok(()),
        outcome => outcome.or_refuse(app).map(drop),
    }
}

#[derive(Deserialize)]
pub struct NewGate {
    #[serde(default)]
    gate: String,
}

pub async fn make_gate(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<NewGate>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    match gate::make(&app, context.id.clone(), &form.gate).await {
        Ok(()) => Ok(done(&open, Notice::Placed)),
        Err(GateError::Name) => {
            let errors = vec![FieldError::new("gate", name_problem(&form.gate))];
            let typed = Typed { gate: form.into_inner().gate, ..Typed::default() };
            refuse(&app, &open, &context, Said { typed, errors, ..Said::default() }).await
        }
        Err(GateError::Store(error)) => Err(error).or_refuse(&app),
    }
}

#[derive(Deserialize)]
pub struct NewLock {
    #[serde(default)]
    link: String,
}

pub async fn make_lock(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<NewLock>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let problem = match form.link.is_empty() {
        true => Problem::Missing,
        false => Problem::Gone,
    };
    match lock::choose(&app, &context, form.into_inner().link).await {
        Ok(id) => Ok(see_other(&format!("{}sources/{id}", open.root))),
        Err(LockError::NoSuchLink) => {
            let errors = vec![FieldError::new("link", problem)];
            refuse(&app, &open, &context, Said { errors, ..Said::default() }).await
        }
        Err(error) => Err(error).or_refuse(&app),
    }
}

fn lock_page(open: &Open, context: &Context, lock: &Lock) -> LockPage {
    LockPage {
        root: open.root.clone(),
        course: context.title.clone(),
        lock: words::lock(lock),
        look: None,
        trouble: None,
        has_changed: false,
    }
}

async fn find_lock(app: &App, context: &Context, id: &str) -> Result<Lock, PageError> {
    let found = app.store.find_lock(context.id.clone(), id.into()).await.or_refuse(app)?;
    found.ok_or_else(|| Refusal::not_found(format!("lock {id}"))).or_refuse(app)
}

/// One lock: the steps in the platform, and how it stands.
pub async fn show_lock(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let lock = find_lock(&app, &context, &id).await?;
    show(&app, &lock_page(&open, &context, &lock), open.language, &open.framing)
}

/// Asks the platform whom the lock lets in, and shows it by name.
pub async fn check_lock(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let lock = find_lock(&app, &context, &id).await?;
    let page = match lock::look(&app, &context, lock.activity.clone()).await {
        Ok(look) => looked(lock_page(&open, &context, &look.lock), &look),
        Err(error) => unread(&app, lock_page(&open, &context, &lock), error)?,
    };
    show(&app, &page, open.language, &open.framing)
}

#[derive(Deserialize)]
pub struct Seen {
    seen: String,
}

/// The teacher has seen whom the lock lets in: it is put to use, or released.
pub async fn use_lock(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Seen>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let lock = find_lock(&app, &context, &id).await?;
    let page = match lock::confirm(&app, &context, lock.activity.clone(), &form.seen).await {
        Ok(Confirmed::Used) => {
            instructor::settle(&app, context.id.clone()).await;
            return Ok(done(&open, Notice::Used));
        }
        Ok(Confirmed::Refused(look)) => {
            let page = looked(lock_page(&open, &context, &look.lock), &look);
            LockPage { has_changed: look.print() != form.seen, ..page }
        }
        Err(error) => unread(&app, lock_page(&open, &context, &lock), error)?,
    };
    show_as(&app, &page, open.language, &open.framing, StatusCode::CONFLICT)
}

fn looked(page: LockPage, look: &lock::Look) -> LockPage {
    let names = |members: &[Member]| {
        members.iter().map(|member| standing::display_name(member.name.as_deref(), &member.person)).collect()
    };
    let counted = |count: usize| Some(u32::try_from(count).unwrap_or(u32::MAX));
    let mut page = page;
    page.lock.let_in = counted(look.let_in.len());
    page.lock.of_all = counted(look.let_in.len() + look.kept_out.len());
    page.look = Some(Look {
        finding: words::finding(look.finding),
        let_in: names(&look.let_in),
        kept_out: names(&look.kept_out),
        may_be_used: look.may_be_confirmed(),
        seen: look.print(),
    });
    page
}

/// The page of a lock that could not be read; what else went wrong is refused.
fn unread(app: &App, page: LockPage, error: LockError) -> Result<LockPage, PageError> {
    match error {
        LockError::NotRead(trouble) => Ok(LockPage { trouble: Some(words::source_problem(trouble.kind)), ..page }),
        error => Err(error).or_refuse(app),
    }
}

/// Gives up a lock or a claim link.
pub async fn drop_source(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let activity = ActivityId::from(id);
    let dropped = app.store.give_up_source(context.id, activity.clone(), app.clock.now()).await.or_refuse(&app)?;
    if !dropped {
        return Err(Refusal::not_found(activity)).or_refuse(&app);
    }
    Ok(done(&open, Notice::Dropped))
}
