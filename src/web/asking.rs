//! The forms of learners who ask something of their teachers: to look at what they hand in, to add evidence to a badge
//! that they have, to correct their name on it, or to explain.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use super::{mine, words};
use crate::app::App;
use crate::domain::ids::ContextId;
use crate::domain::request::{MAX_LINK, MAX_LINKS, MAX_REQUESTS, Paper, PaperError, RequestKind, RequestState};
use crate::domain::rule::Rule;
use crate::flows::award::AwardError;
use crate::flows::evidence;
use crate::flows::request::{self, About, RequestError};
use crate::keys;
use crate::store::{Request, RequestEntry};
use crate::views::parts::{FieldError, Notice, Problem};
use crate::views::requests::{Entry, MyRequest, Standing};

/// How a request stands, in one word: a question is not approved but answered.
pub fn state_word(kind: RequestKind, state: RequestState) -> &'static str {
    match (kind, state) {
        (RequestKind::Question, RequestState::Approved) => "answered",
        (_, state) => state.as_str(),
    }
}

pub fn entry(kind: RequestKind, entry: RequestEntry) -> Entry {
    Entry {
        deed: state_word(kind, entry.deed),
        text: entry.paper.text,
        links: entry.paper.links,
        name: entry.paper.name,
        may_show: entry.may_show,
        at: entry.at,
    }
}

/// A place where something is asked: whose session, about what, and what was asked there before.
struct Place {
    open: Open,
    about: About,
    /// Below the session's root.
    path: String,
    back: String,
    known: Vec<Request>,
}

impl Place {
    /// The request that is open, or the last one.
    fn last(&self) -> Option<&Request> {
        self.known.last()
    }

    /// What is written on: the open request, or a new one where another may be made.
    fn writable(&self) -> Option<Option<&Request>> {
        match self.last() {
            Some(last) if last.state.is_with_learner() => Some(Some(last)),
            Some(last) if last.state == RequestState::Submitted => None,
            Some(last) if last.kind == RequestKind::Application && last.state == RequestState::Approved => None,
            _ if i64::try_from(self.known.len()).is_ok_and(|known| known >= MAX_REQUESTS) => None,
            _ => Some(None),
        }
    }
}

/// The form about a badge of the course that one does not have: `hand-in/{badge}` or `ask/{badge}`.
async fn at_badge(
    app: &App,
    request: &HttpRequest,
    kind: RequestKind,
    (handle, badge): (String, String),
) -> Result<Place, PageError> {
    let open = session::open(app, request, &handle).await?;
    let nobody = || Refusal::not_found("a learner of a course");
    let person = open.session.person.clone().filter(|_| open.session.is_learner).ok_or_else(nobody).or_refuse(app)?;
    let context = open.context.as_ref().map(|context| context.id.clone()).ok_or_else(nobody).or_refuse(app)?;
    let about = request::about_badge(app, kind, &context, &person, &badge).await.or_refuse(app)?;
    let known = known(app, &about, context).await?;
    let word = if kind == RequestKind::Application { "hand-in" } else { "ask" };
    Ok(Place { back: open.root.clone(), path: format!("{word}/{badge}"), open, about, known })
}

/// The form about a badge that one holds: `mine/{award}/evidence` or `mine/{award}/name`.
async fn at_award(
    app: &App,
    request: &HttpRequest,
    kind: RequestKind,
    path: (String, String),
) -> Result<Place, PageError> {
    let (open, award, badge) = mine::holding(app, request, path).await?;
    let about = request::about_award(app, kind, &award, &badge).or_refuse(app)?;
    let known = app.store.list_requests_about(award.id.clone()).await.or_refuse(app)?;
    let known = known.into_iter().filter(|one| one.kind == kind).collect();
    let back = format!("{}mine/{}", open.root, award.id);
    Ok(Place { back, path: format!("mine/{}/{kind}", award.id), open, about, known })
}

async fn known(app: &App, about: &About, context: ContextId) -> Result<Vec<Request>, PageError> {
    let mut known = app.store.list_requests_of(about.person.clone(), context).await.or_refuse(app)?;
    known.retain(|one| one.kind == about.kind && one.achievement == about.badge.achievement.id);
    Ok(known)
}

/// The form as it was typed.
#[derive(Default)]
struct Typed {
    request: String,
    paper: Paper,
    may_show: bool,
    action: String,
}

impl Typed {
    fn read(kind: RequestKind, body: &[u8]) -> Self {
        let mut typed =
            Self { paper: Paper { links: vec![String::new(); MAX_LINKS], ..Paper::default() }, ..Self::default() };
        for (name, value) in url::form_urlencoded::parse(body) {
            match name.as_ref() {
                "request" => typed.request = value.into_owned(),
                "wanted-name" if kind == RequestKind::Name => typed.paper.name = Some(value.into_owned()),
                "may-show" => typed.may_show = value == "on",
                "action" => typed.action = value.into_owned(),
                name if name.strip_prefix("text-") == Some(kind.as_str()) => typed.paper.text = value.into_owned(),
                name => {
                    let number = name.strip_prefix("handed-link-").and_then(|number| number.parse::<usize>().ok());
                    if let Some(link) = number.and_then(|number| typed.paper.links.get_mut(number)) {
                        *link = value.into_owned();
                    }
                }
            }
        }
        typed
    }

    /// Whether the request has a name that we may have given.
    fn is_named(&self) -> bool {
        (1..=64).contains(&self.request.len()) && self.request.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    }
}

async fn page(app: &App, place: &Place) -> Result<MyRequest, PageError> {
    let Place { open, about, .. } = place;
    let kind = about.kind;
    let mut history = Vec::new();
    for one in &place.known {
        let entries = app.store.list_request_entries(one.id.clone()).await.or_refuse(app)?;
        history.extend(entries.into_iter().map(|found| entry(kind, found)));
    }
    let last = place.last();
    let writable = place.writable();
    let draft = writable.flatten();
    let mut links = draft.map(|draft| draft.paper.links.clone()).unwrap_or_default();
    links.resize(MAX_LINKS, String::new());
    let open_one = last.filter(|last| last.state.is_open());
    let asks = about.badge.achievement.rule.as_ref().and_then(Rule::asks_for).map(str::to_owned);
    Ok(MyRequest {
        root: open.root.clone(),
        url: format!("{}{}", open.root, place.path),
        back: place.back.clone(),
        kind: kind.as_str(),
        badge: about.badge.achievement.texts.name.clone(),
        picture: words::picture(app, &about.badge),
        asks: asks.filter(|_| kind == RequestKind::Application),
        request: open_one.map_or_else(keys::ordered_id, |one| one.id.clone()),
        state: last.map(|last| state_word(kind, last.state)),
        history,
        standing: standing(app, about).await?,
        text: draft.map(|draft| draft.paper.text.clone()).unwrap_or_default(),
        links,
        name: draft.and_then(|draft| draft.paper.name.clone()).unwrap_or_default(),
        may_show: draft.is_some_and(|draft| draft.may_show),
        max_text: u32::try_from(kind.max_text()).unwrap_or(u32::MAX),
        can_write: writable.is_some(),
        can_withdraw: open_one.is_some(),
        notice: None,
        changed: false,
        too_many: writable.is_none() && last.is_some_and(|last| last.state == RequestState::Refused),
        errors: Vec::new(),
    })
}

/// What of their own stands in the badge, or is to.
async fn standing(app: &App, about: &About) -> Result<Vec<Standing>, PageError> {
    let found = evidence::standing(app, about).await.or_refuse(app)?;
    let standing = |one: Request| Standing { request: one.id, text: one.paper.text, links: one.paper.links };
    Ok(found.into_iter().map(standing).collect())
}

/// What was just done.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

async fn form(app: &App, place: Place, done: &Done) -> Result<HttpResponse, PageError> {
    let page = MyRequest { notice: Notice::parse(&done.done), ..page(app, &place).await? };
    show(app, &page, place.open.language, &place.open.framing)
}

/// The address of the form with a word about what was done, if anything was.
fn back(place: &Place, done: Option<Notice>) -> HttpResponse {
    let notice = done.map(|done| format!("?done={}", done.as_str())).unwrap_or_default();
    see_other(&format!("{}{}{notice}", place.open.root, place.path))
}

async fn take(app: &App, place: Place, body: &[u8]) -> Result<HttpResponse, PageError> {
    let kind = place.about.kind;
    let typed = Typed::read(kind, body);
    if !typed.is_named() {
        return Err(Refusal::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "page.invalid",
            super::error::Level::Info,
            "no request",
        ))
        .or_refuse(app);
    }
    if typed.action == "withdraw" {
        let person = place.about.person.clone();
        let taken = app.store.withdraw_request(typed.request.clone(), person, app.clock.now()).await.or_refuse(app)?;
        return Ok(back(&place, taken.then_some(Notice::TakenBack)));
    }
    let submits = typed.action == "submit";
    if typed.action == "take-out" {
        return match evidence::take_out(app, &place.about, &typed.request).await {
            // Pressed twice, it is out.
            Err(RequestError::Changed) => Ok(back(&place, None)),
            outcome => outcome.or_refuse(app).map(|()| back(&place, Some(Notice::TakenOut))),
        };
    }
    let given = (typed.paper.clone(), typed.may_show);
    let language = place.open.language.tag();
    let errors = match request::write(app, &place.about, &typed.request, given, submits, language).await {
        Ok(is_news) => {
            let done = if submits { Notice::HandedIn } else { Notice::DraftKept };
            return Ok(back(&place, is_news.then_some(done)));
        }
        Err(RequestError::Paper(errors)) => errors.into_iter().map(|error| paper_error(kind, error)).collect(),
        Err(RequestError::Name) => vec![FieldError::new("wanted-name", Problem::NotAName)],
        Err(RequestError::NotAgreed) => vec![FieldError::new("may-show", Problem::NotAgreed)],
        Err(RequestError::NotFitting(AwardError::Details(_))) => {
            vec![FieldError::new(format!("text-{kind}"), Problem::NotSignable)]
        }
        Err(RequestError::Closed | RequestError::TooMany) => Vec::new(),
        Err(error) => return Err(error).or_refuse(app),
    };
    // What was typed comes back, whatever the reason.
    let known = page(app, &place).await?;
    let page = MyRequest {
        text: typed.paper.text,
        links: typed.paper.links,
        name: typed.paper.name.unwrap_or_default(),
        may_show: typed.may_show,
        changed: errors.is_empty(),
        errors,
        ..known
    };
    let status = if page.changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_as(app, &page, place.open.language, &place.open.framing, status)
}

fn paper_error(kind: RequestKind, error: PaperError) -> FieldError {
    let text = format!("text-{kind}");
    match error {
        PaperError::Empty => FieldError::new(text, Problem::Missing),
        PaperError::TextTooLong(max) => {
            FieldError::new(text, Problem::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) })
        }
        PaperError::Control => FieldError::new(text, Problem::Control),
        PaperError::NameMissing => FieldError::new("wanted-name", Problem::Missing),
        PaperError::LinkTooLong(at) => {
            let max = u32::try_from(MAX_LINK).unwrap_or(u32::MAX);
            FieldError::new(format!("handed-link-{at}"), Problem::TooLong { max })
        }
        PaperError::Link(at) => FieldError::new(format!("handed-link-{at}"), Problem::BadLink),
    }
}

macro_rules! forms {
    ($($show:ident, $take:ident: $at:ident $kind:ident;)+) => {$(
        pub async fn $show(
            app: web::Data<App>,
            request: HttpRequest,
            path: web::Path<(String, String)>,
            done: web::Query<Done>,
        ) -> Result<HttpResponse, PageError> {
            let place = $at(&app, &request, RequestKind::$kind, path.into_inner()).await?;
            form(&app, place, &done).await
        }

        pub async fn $take(
            app: web::Data<App>,
            request: HttpRequest,
            path: web::Path<(String, String)>,
            body: web::Bytes,
        ) -> Result<HttpResponse, PageError> {
            let place = $at(&app, &request, RequestKind::$kind, path.into_inner()).await?;
            take(&app, place, &body).await
        }
    )+};
}

forms! {
    hand_in_form, hand_in: at_badge Application;
    ask_form, ask: at_badge Question;
    evidence_form, evidence: at_award Evidence;
    name_form, name: at_award Name;
}
