//! What the teachers of a course were asked, and their answers.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::asking::{entry, state_word};
use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::settle;
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::request::{MAX_WORDS, RequestKind, RequestState};
use crate::domain::rule::Rule;
use crate::flows::correct::CorrectError;
use crate::flows::request::{self, RequestError};
use crate::flows::standing;
use crate::store::{Context, Listed, Request, StoredAchievement, Whom};
use crate::views::parts::{FieldError, Notice, Problem};
use crate::views::requests::{Barred, Line, Requests, Review, Unanswered};

/// What was just done.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

fn line(listed: Listed) -> Line {
    let Listed { request, badge_name, name } = listed;
    Line {
        kind: request.kind.as_str(),
        badge: badge_name,
        learner: standing::display_name(name.as_deref(), &request.person),
        state: state_word(request.kind, request.state),
        at: request.changed_at,
        id: request.id,
    }
}

pub async fn list(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let waiting = app.store.list_requests_in(context.id.clone(), true).await.or_refuse(&app)?;
    let others = app.store.list_requests_in(context.id.clone(), false).await.or_refuse(&app)?;
    let page = Requests {
        root: open.root.clone(),
        course: context.title.clone(),
        notice: Notice::parse(&done.done),
        waiting: waiting.into_iter().map(line).collect(),
        done: others.into_iter().map(line).collect(),
    };
    show(&app, &page, open.language, &open.framing)
}

/// A request of this course; what was never handed in is nobody's but the learner's.
struct Asked {
    open: Open,
    context: Context,
    request: Request,
    badge: StoredAchievement,
}

async fn asked(app: &App, request: &HttpRequest, (handle, id): (String, String)) -> Result<Asked, PageError> {
    let (open, context) = session::open_as_teacher(app, request, &handle).await?;
    let missing = || Refusal::not_found("a request");
    let found = app.store.find_request(id).await.or_refuse(app)?;
    let found = found.filter(|one| one.submitted_at.is_some()).ok_or_else(missing).or_refuse(app)?;
    let badge = app.store.find_achievement(found.achievement.clone()).await.or_refuse(app)?;
    let badge = badge.filter(|badge| badge.achievement.context.as_ref() == Some(&context.id));
    let badge = badge.ok_or_else(missing).or_refuse(app)?;
    Ok(Asked { open, context, request: found, badge })
}

async fn page(app: &App, asked: &Asked) -> Result<Review, PageError> {
    let Asked { open, context, request, badge } = asked;
    let entries = app.store.list_request_entries(request.id.clone()).await.or_refuse(app)?;
    let whom = Whom::One(request.person.clone());
    let facts = app.store.find_course_facts(context.id.clone(), whom, true, app.clock.now()).await.or_refuse(app)?;
    let name = facts.members.first().and_then(|member| member.member.name.clone());
    let barred = match request::check_reviewer(request, open.session.person.as_ref()) {
        Err(RequestError::Own) => Some(Barred::Own),
        Err(_) => Some(Barred::Unnamed),
        Ok(_) => None,
    };
    let is_waiting = request.state == RequestState::Submitted;
    Ok(Review {
        root: open.root.clone(),
        id: request.id.clone(),
        kind: request.kind.as_str(),
        state: state_word(request.kind, request.state),
        learner: standing::display_name(name.as_deref(), &request.person),
        badge: badge.achievement.texts.name.clone(),
        badge_id: badge.achievement.id.to_string(),
        picture: words::picture(app, badge),
        asks: (request.kind == RequestKind::Application)
            .then(|| badge.achievement.rule.as_ref().and_then(Rule::asks_for).map(str::to_owned))
            .flatten(),
        seen: request.entries,
        history: entries.into_iter().map(|found| entry(request.kind, found)).collect(),
        comment: String::new(),
        is_waiting,
        can_return: request.kind.may_be_returned(),
        barred: barred.filter(|_| is_waiting),
        unanswered: None,
        errors: Vec::new(),
    })
}

pub async fn review(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let asked = asked(&app, &request, path.into_inner()).await?;
    let page = page(&app, &asked).await?;
    show(&app, &page, asked.open.language, &asked.open.framing)
}

/// An answer, to a request of which so many entries were seen.
#[derive(Default)]
struct Typed {
    seen: i32,
    to: Option<RequestState>,
    comment: String,
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in url::form_urlencoded::parse(body) {
            match name.as_ref() {
                "seen" => typed.seen = value.parse().unwrap_or_default(),
                "answer" => typed.to = RequestState::parse(&value),
                "comment" => typed.comment = value.into_owned(),
                _ => {}
            }
        }
        typed
    }
}

pub async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let path = path.into_inner();
    let mut asked = asked(&app, &request, path).await?;
    let typed = Typed::read(&body);
    let to = typed.to.unwrap_or(RequestState::Draft);
    let reviewer = asked.open.session.person.clone();
    let outcome = request::answer(&app, &asked.request, reviewer.as_ref(), typed.seen, to, &typed.comment).await;
    let (unanswered, errors) = match outcome {
        Ok(()) => {
            settle(&app, asked.context.id.clone()).await;
            return Ok(see_other(&format!("{}requests?done={}", asked.open.root, Notice::Answered.as_str())));
        }
        Err(RequestError::CommentMissing) => (None, vec![FieldError::new("comment", Problem::Missing)]),
        Err(RequestError::Comment) => {
            let max = u32::try_from(MAX_WORDS).unwrap_or(u32::MAX);
            let is_long = typed.comment.chars().count() > MAX_WORDS;
            let problem = if is_long { Problem::TooLong { max } } else { Problem::Control };
            (None, vec![FieldError::new("comment", problem)])
        }
        Err(RequestError::Changed | RequestError::Correct(CorrectError::Busy)) => {
            (Some(Unanswered::Changed), Vec::new())
        }
        Err(RequestError::Correct(CorrectError::NotInForce(_) | CorrectError::NoSuchAward)) => {
            (Some(Unanswered::NotInForce), Vec::new())
        }
        Err(RequestError::Correct(CorrectError::Evidence(_) | CorrectError::Name)) => {
            (Some(Unanswered::NotFitting), Vec::new())
        }
        Err(error) => return Err(error).or_refuse(&app),
    };
    // What happened meanwhile is shown with what was typed.
    if let Some(now) = app.store.find_request(asked.request.id.clone()).await.or_refuse(&app)? {
        asked.request = now;
    }
    let status = if errors.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Review { comment: typed.comment, unanswered, errors, ..page(&app, &asked).await? };
    show_as(&app, &page, asked.open.language, &asked.open.framing, status)
}
