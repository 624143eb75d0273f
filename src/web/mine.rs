//! The page of one badge for the learner who holds it, and what they decide there. Whoever only watches, or acts as
//! somebody else, has no badge of their own and finds nothing.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::asking::state_word;
use super::error::{OrRefuse, PageError, Refusal};
use super::page::{see_other, show, show_as};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::artwork;
use crate::domain::award::{AwardStatus, Visibility};
use crate::domain::ids::AwardId;
use crate::domain::request::RequestKind;
use crate::flows::award::LONGEST_NAME;
use crate::flows::hold::{self, HoldError, Spelling};
use crate::flows::request;
use crate::flows::share::{self, Place};
use crate::store::{Award, Issuer, StoredAchievement};
use crate::views::holding::{Files, MyBadge, NameQuestion, Post, Seen, Share, Sharing};
use crate::views::parts::{FieldError, Notice, Problem};
use crate::views::requests::Asking;

/// A badge that the person of this session holds.
struct Held {
    open: Open,
    award: Award,
    badge: StoredAchievement,
    issuer: Issuer,
}

/// The badge of this person, in whatever course of the platform; anybody else's is not found.
async fn held(app: &App, request: &HttpRequest, (handle, award): (String, String)) -> Result<Held, PageError> {
    let open = session::open(app, request, &handle).await?;
    let id = AwardId::from(award);
    let found = app.store.find_award(id.clone()).await.or_refuse(app)?;
    let own = found.filter(|award| open.session.person.as_ref() == Some(&award.person));
    let award = own.ok_or_else(|| Refusal::not_found(&id)).or_refuse(app)?;
    let badge = app.store.find_achievement(award.achievement.clone()).await.or_refuse(app)?;
    let badge = badge.ok_or_else(|| Refusal::not_found("the badge of an award")).or_refuse(app)?;
    let issuer = app.store.find_issuer(badge.issuer.clone()).await.or_refuse(app)?;
    let issuer = issuer.ok_or_else(|| Refusal::not_found("the issuer of a badge")).or_refuse(app)?;
    Ok(Held { open, award, badge, issuer })
}

/// The award of a badge that the person of this session holds, and its badge, for pages of their own.
pub async fn holding(
    app: &App,
    request: &HttpRequest,
    path: (String, String),
) -> Result<(Open, Award, StoredAchievement), PageError> {
    let Held { open, award, badge, .. } = held(app, request, path).await?;
    Ok((open, award, badge))
}

/// What the holder may ask their teachers about the badge, and how that stands.
async fn asking(app: &App, held: &Held) -> Result<Vec<Asking>, PageError> {
    let Held { open, award, badge, .. } = held;
    if !request::is_correctable(app, award, badge) {
        return Ok(Vec::new());
    }
    let known = app.store.list_requests_about(award.id.clone()).await.or_refuse(app)?;
    let of = |kind: RequestKind| Asking {
        kind: kind.as_str(),
        url: format!("{}mine/{}/{kind}", open.root, award.id),
        state: known.iter().rfind(|one| one.kind == kind).map(|one| state_word(kind, one.state)),
    };
    Ok(vec![of(RequestKind::Evidence), of(RequestKind::Name)])
}

pub fn seen(award: &Award) -> Seen {
    match award.visibility {
        _ if award.declined_at.is_some() => Seen::Declined,
        Visibility::Private => Seen::Private,
        Visibility::Link => Seen::Link,
        Visibility::Public => Seen::Public,
        Visibility::Hidden => Seen::Hidden,
    }
}

/// Everything that shows the badge elsewhere, once its holder lets it be seen.
fn sharing(app: &App, held: &Held) -> Option<Sharing> {
    let Held { open, award, issuer, .. } = held;
    let (credential, expires_at) = award.credential.as_ref().filter(|_| award.visibility != Visibility::Hidden)?;
    if !matches!(award.status(app.clock.now()), AwardStatus::Valid | AwardStatus::Expired) {
        return Some(Sharing::Ended);
    }
    if !award.visibility.shows_name() {
        return Some(Sharing::Private);
    }
    let page_url = app.urls.credential(credential.as_str());
    let profile = &issuer.profile;
    let subject = share::Subject {
        credential: credential.as_str(),
        name: &award.badge_name,
        issuer: &profile.name,
        linkedin_id: profile.linkedin_id.as_deref(),
        awarded_at: award.granted_at,
        expires_at: *expires_at,
    };
    // The words of the picture belong to the badge, and its language need not be that of the page around it.
    let words = app.views.embed_alt(&award.badge_name, &profile.name, open.language);
    let text = app.views.share_text(&award.badge_name, &profile.name, open.language);
    let post = |place: Place| Post { place: place.as_str(), url: place.post(&page_url, &text) };
    Some(Sharing::Open(Share {
        linkedin_url: share::linkedin_profile(&subject, &app.urls),
        posts: Place::ALL.into_iter().map(post).collect(),
        code_url: format!("{}mine/{}/code.svg", open.root, award.id),
        picture: share::picture_snippet(&subject, &app.urls, &words, 150),
        mail_picture: share::picture_snippet(&subject, &app.urls, &words, 90),
        frame: share::frame_snippet(&subject, &app.urls, &words),
        text,
        page_url,
    }))
}

/// The address of the public page as a picture for telephones.
pub async fn code(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    let credential = held.award.credential.as_ref().filter(|_| held.award.visibility.shows_name());
    let address = credential.map(|(id, _)| app.urls.credential(id.as_str()));
    let not_shared = || Refusal::not_found("a code of a badge that is not shared");
    let address = address.ok_or_else(not_shared).or_refuse(&app)?;
    let key = format!("code {address}");
    let draw =
        async { app.heavy(move || artwork::qr_svg(&address)).await.map(String::into_bytes).ok_or_else(not_shared) };
    let drawn = app.draw_once(key, draw).await.or_refuse(&app)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(drawn))
}

fn page(app: &App, held: &Held) -> MyBadge {
    let Held { open, award, badge, .. } = held;
    let is_shown = award.visibility != Visibility::Hidden;
    let credential = award.credential.as_ref().filter(|_| is_shown);
    let page_url = credential.map(|(id, _)| app.urls.credential(id.as_str()));
    let confirmed = award.shown_name.clone().or_else(|| award.confirmed_name.clone());
    MyBadge {
        root: open.root.clone(),
        award: award.id.to_string(),
        name: award.badge_name.clone(),
        description: badge.achievement.texts.description.clone(),
        picture: words::picture(app, badge),
        state: words::award_state(award, app.clock.now()),
        awarded_at: award.granted_at,
        seen: seen(award),
        chosen: seen(award),
        question: match (confirmed, &award.name) {
            (Some(name), _) => NameQuestion::Known { name },
            (None, Some(name)) => NameQuestion::Confirm { name: name.clone() },
            (None, None) => NameQuestion::Type { typed: String::new() },
        },
        results: hold::has_results(award, &badge.achievement.details).then_some(award.results_agreed),
        asking: Vec::new(),
        sharing: sharing(app, held),
        files: page_url.as_deref().map(Files::below),
        page_url,
        notice: None,
        errors: Vec::new(),
    }
}

/// What has just been done.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

pub async fn badge(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    query: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    app.store.record_opened(held.award.id.clone(), app.clock.now()).await.or_refuse(&app)?;
    let asking = asking(&app, &held).await?;
    let page = MyBadge { notice: Notice::parse(&query.done), asking, ..page(&app, &held) };
    show(&app, &page, held.open.language, &held.open.framing)
}

/// Back to the badge, with a word about what was done, if anything was.
fn back(held: &Held, is_news: bool, done: Notice) -> HttpResponse {
    let notice = if is_news { format!("?done={}", done.as_str()) } else { String::new() };
    see_other(&format!("{}mine/{}{notice}", held.open.root, held.award.id))
}

/// Who may see the badge, as it was chosen.
#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    visibility: String,
    #[serde(default)]
    spelling: String,
    #[serde(default)]
    holder: String,
}

pub async fn show_to(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Shown>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    let form = form.into_inner();
    let Some(visibility) = Visibility::parse(&form.visibility) else {
        return refuse(&app, &held, None, FieldError::new("visibility", Problem::Missing), String::new()).await;
    };
    let spelling = Spelling { confirmed: form.spelling == "on", typed: form.holder };
    let language = held.open.language.tag();
    match hold::show_to(&app, &held.award, visibility, &spelling, language).await {
        Err(HoldError::NameUnconfirmed) => {
            let error = FieldError::new("spelling", Problem::NotConfirmed);
            refuse(&app, &held, Some(visibility), error, spelling.typed).await
        }
        Err(HoldError::Name) => {
            let max = u32::try_from(LONGEST_NAME).unwrap_or(u32::MAX);
            let problem = match spelling.typed.trim().chars().count() {
                0 => Problem::Missing,
                count if count > LONGEST_NAME => Problem::TooLong { max },
                _ => Problem::NotAName,
            };
            refuse(&app, &held, Some(visibility), FieldError::new("holder", problem), spelling.typed).await
        }
        outcome => Ok(back(&held, outcome.or_refuse(&app)?, now_seen(visibility))),
    }
}

fn now_seen(visibility: Visibility) -> Notice {
    match visibility {
        Visibility::Private => Notice::SeenByNobody,
        Visibility::Link => Notice::SeenByLink,
        Visibility::Public => Notice::SeenByAll,
        Visibility::Hidden => Notice::Hidden,
    }
}

/// The page with what was chosen and typed, and what is missing. Whoever is asked about a wrong name finds there how to
/// have it corrected.
async fn refuse(
    app: &App,
    held: &Held,
    chosen: Option<Visibility>,
    error: FieldError,
    typed: String,
) -> Result<HttpResponse, PageError> {
    let page = page(app, held);
    let chosen = match chosen {
        Some(Visibility::Private) => Seen::Private,
        Some(Visibility::Link) => Seen::Link,
        Some(Visibility::Public) => Seen::Public,
        Some(Visibility::Hidden) => Seen::Hidden,
        None => page.chosen,
    };
    let question = match page.question {
        NameQuestion::Type { .. } => NameQuestion::Type { typed },
        question => question,
    };
    let asking = asking(app, held).await?;
    let page = MyBadge { chosen, question, asking, errors: vec![error], ..page };
    show_as(app, &page, held.open.language, &held.open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Whether results may stand in the file.
#[derive(Deserialize)]
pub struct Results {
    #[serde(default)]
    results: String,
}

pub async fn results(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Results>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    let agreed = form.results == "on";
    let details = &held.badge.achievement.details;
    let outcome = hold::agree_to_results(&app, &held.award, details, agreed, held.open.language.tag()).await;
    let notice = if agreed { Notice::ResultsIn } else { Notice::ResultsOut };
    Ok(back(&held, outcome.or_refuse(&app)?, notice))
}

pub async fn decline(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    let outcome = hold::decline(&app, &held.award, true, held.open.language.tag()).await;
    Ok(back(&held, outcome.or_refuse(&app)?, Notice::Declined))
}

pub async fn keep(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let held = held(&app, &request, path.into_inner()).await?;
    let outcome = hold::decline(&app, &held.award, false, held.open.language.tag()).await;
    Ok(back(&held, outcome.or_refuse(&app)?, Notice::Kept))
}
