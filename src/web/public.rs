//! What anyone may open: badges and their files, status lists, the server's own pages.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, EntityTag, Header};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::error::{Level, OrRefuse, PageError, Refusal};
use super::page::{Framing, language, show};
use super::{besides, certificate, issuers, words};
use crate::app::App;
use crate::artwork::{self, Design};
use crate::domain::award::{AchievementState, AwardStatus, Visibility};
use crate::domain::endorsement::EndorsedKind;
use crate::domain::ids::{AchievementId, CredentialId, PictureId, StatusListId};
use crate::domain::status::ListKind;
use crate::flows::{assert, endorse, identity, issue, mail_copies, retention, tally, trial};
use crate::keys;
use crate::openbadges::baking::{BakingError, bake_png, bake_svg};
use crate::openbadges::endorsement::Endorsements;
use crate::store::{self, Issuer, Published, Retirement, Showing, StoredAchievement};
use crate::views::details::Shown;
use crate::views::parts::{AwardState, Picture};
use crate::views::public as pages;

const LINKED_DATA: &str = "application/ld+json";

/// Whether the browser asked for a page: JSON is served unless `text/html` is listed.
pub(super) fn wants_page(request: &HttpRequest) -> bool {
    accept(request).contains("text/html")
}

fn accept(request: &HttpRequest) -> &str {
    request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// JSON that any page of any site may read.
pub(super) fn open_json(request: &HttpRequest, body: String) -> HttpResponse {
    open_answer(request, StatusCode::OK, body)
}

/// The same with another status.
pub(super) fn open_answer(request: &HttpRequest, status: StatusCode, body: String) -> HttpResponse {
    let accept = accept(request);
    let plain = accept.contains("application/json") && !accept.contains("ld+json");
    let content_type = if plain { "application/json" } else { LINKED_DATA };
    let mut response = open_bytes(content_type, body.into_bytes(), "public, max-age=60");
    *response.status_mut() = status;
    response
}

pub(super) fn open_bytes(content_type: &str, body: Vec<u8>, cache: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::VARY, "Accept"))
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(body)
}

/// A file to keep, under a name that is safe in a header.
pub(super) fn attached(mut response: HttpResponse, name: &str) -> HttpResponse {
    let text = format!("attachment; filename=\"{name}\"");
    let disposition = header::HeaderValue::from_str(&text).expect("an id has no characters that a header refuses");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    response
}

/// A name with an extension, as the last part of an address has it.
pub(super) fn named(name: &str) -> (&str, Option<&str>) {
    name.split_once('.').map_or((name, None), |(id, extension)| (id, Some(extension)))
}

pub(super) fn missing(app: &App, what: impl ToString) -> PageError {
    PageError::new(app, Refusal::not_found(what)).in_public()
}

pub async fn credential(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    if extension.is_none() && wants_page(&request) {
        let found = trial::find_showing(&app, CredentialId::from(id)).await.or_refuse_in_public(&app)?;
        let showing = or_gone(&app, id, found.filter(|showing| !showing.published.is_hidden())).await?;
        let told = Told::of(&showing.published);
        return Ok(told.mark(credential_page(&app, &request, showing).await?));
    }
    let published = visible(&app, id).await?;
    let told = Told::of(&published);
    let response = match extension {
        _ if !published.may_be_read() => Err(missing(&app, format!("what the files of credential {id} tell"))),
        None | Some("json") => Ok(open_json(&request, published.json)),
        Some("jwt") => Ok(open_bytes("text/plain; charset=utf-8", published.jwt.into_bytes(), "public, max-age=60")),
        Some("png") => baked(&app, published, false).await,
        Some("svg") => baked(&app, published, true).await,
        Some("pdf") => certificate::pdf(&app, &request, published).await,
        Some(_) => Err(missing(&app, format!("credential {}", name.as_str()))),
    }?;
    Ok(told.mark(response))
}

/// What caches and search engines are told of a credential.
struct Told {
    is_listed: bool,
    is_test: bool,
}

impl Told {
    fn of(published: &Published) -> Self {
        Self { is_listed: published.visibility == Visibility::Public, is_test: published.is_test }
    }

    fn mark(self, mut response: HttpResponse) -> HttpResponse {
        if !self.is_listed {
            let robots = header::HeaderName::from_static("x-robots-tag");
            response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
        }
        // What its holder decides holds at once, and a test that is deleted is gone at once.
        let cache = if self.is_test { "no-store" } else { "no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static(cache));
        response
    }
}

/// A credential that may be seen, or a test.
pub(super) async fn visible(app: &App, id: &str) -> Result<Published, PageError> {
    let found = trial::find_published(app, CredentialId::from(id)).await.or_refuse_in_public(app)?;
    or_gone(app, id, found.filter(|published| !published.is_hidden())).await
}

/// What was found, or why there is no such credential: there never was one that may be seen, or it was withdrawn with
/// everything about its holder.
async fn or_gone<T>(app: &App, id: &str, found: Option<T>) -> Result<T, PageError> {
    if let Some(found) = found {
        return Ok(found);
    }
    if app.store.was_withdrawn(CredentialId::from(id)).await.or_refuse_in_public(app)? {
        let refusal = Refusal::new(StatusCode::GONE, "page.withdrawn", Level::Info, format!("credential {id}"));
        return Err(PageError::new(app, refusal).in_public());
    }
    Err(missing(app, format!("credential {id}")))
}

/// The picture with the signed JSON inside; put together anew, from bytes that never change.
async fn baked(app: &App, published: Published, is_svg: bool) -> Result<HttpResponse, PageError> {
    let picture = picture_of(app, published.picture.clone()).await?;
    let (id, json) = (published.id, published.json);
    if is_svg {
        let baked = app.heavy(move || bake_svg(&as_svg(&picture)?, &json)).await.map(String::into_bytes);
        return baked_file(app, "image/svg+xml", baked, &format!("badge-{id}.svg"));
    }
    let baked = app.heavy(move || bake_png(&picture.bytes, &json)).await;
    baked_file(app, "image/png", baked, &format!("badge-{id}.png"))
}

pub(super) async fn picture_of(app: &App, id: PictureId) -> Result<store::Picture, PageError> {
    let picture = app.store.find_picture(id).await.or_refuse_in_public(app)?;
    picture.ok_or_else(|| missing(app, "the picture of a badge"))
}

/// A picture as SVG, ready to be baked.
pub(super) fn as_svg(picture: &store::Picture) -> Result<String, BakingError> {
    let design = picture.design.as_deref().and_then(Design::from_json);
    artwork::to_svg(&picture.bytes, design.as_ref()).ok_or(BakingError::NotAPng)
}

pub(super) fn baked_file(
    app: &App,
    content_type: &str,
    baked: Result<Vec<u8>, BakingError>,
    name: &str,
) -> Result<HttpResponse, PageError> {
    let baked = baked.map_err(|error| match error {
        // A picture of a few megapixels is too much for a text.
        BakingError::TooLarge => missing(app, format!("{name}, which would be too large")),
        error => PageError::new(app, Refusal::failed(&error)).in_public(),
    })?;
    Ok(attached(open_bytes(content_type, baked, "public, max-age=60"), name))
}

pub(super) fn issuer_name(app: &App, issuer: &Issuer) -> pages::IssuerName {
    pages::IssuerName {
        name: issuer.profile.name.clone(),
        page_url: app.urls.issuer(issuer.id.as_str()),
        domain: identity::domain(issuer, &app.urls),
    }
}

/// What the issuer was called when it signed.
pub(super) fn signed_name(json: &str) -> Option<String> {
    let credential: Value = serde_json::from_str(json).ok()?;
    credential["issuer"]["name"].as_str().map(str::to_owned)
}

/// Whether a credential can be relied on.
pub(super) fn state_of(app: &App, published: &Published, now: DateTime<Utc>) -> AwardState {
    if published.is_test {
        return AwardState::Test;
    }
    match published.state.status(published.valid_until, now) {
        AwardStatus::Revoked => AwardState::Revoked {
            at: published.revoked_at.unwrap_or(now),
            reason: published.revocation_reason.clone().unwrap_or_default(),
        },
        AwardStatus::Suspended => AwardState::Suspended,
        _ if published.is_superseded => {
            AwardState::Superseded { by_url: published.newest.as_ref().map(|id| app.urls.credential(id.as_str())) }
        }
        AwardStatus::Valid => AwardState::Valid,
        AwardStatus::Expired => AwardState::Expired { at: published.valid_until.unwrap_or(now) },
        AwardStatus::Superseded => AwardState::Superseded { by_url: None },
    }
}

async fn credential_page(app: &App, request: &HttpRequest, showing: Showing) -> Result<HttpResponse, PageError> {
    let Showing { published, number, said } = showing;
    let now = app.clock.now();
    let url = app.urls.credential(published.id.as_str());
    if !published.is_test {
        tally::count(app, [&published.achievement], "viewed");
    }
    if !published.is_opened {
        app.store.record_opened(published.award.clone(), now).await.or_refuse_in_public(app)?;
    }
    let status = published.state.status(published.valid_until, now);
    let shown = published.visibility.shows_name();
    let picture_url = app.urls.picture(published.picture.as_str());
    // What was signed is what is shown, whatever became of badge and issuer since.
    let signed: Value = serde_json::from_str(&published.json).unwrap_or_default();
    let method = signed["proof"][0]["verificationMethod"].as_str();
    let withdrawn = identity::withdrawn_keys(app, &published.issuer).await.or_refuse_in_public(app)?;
    let stands = !published.is_superseded && matches!(status, AwardStatus::Valid | AwardStatus::Expired);
    let conditions = conditions_signed(&published, &signed);
    let page = pages::Credential {
        key_withdrawn_at: withdrawn
            .into_iter()
            .find(|(name, _)| stands && Some(name.as_str()) == method)
            .map(|(_, at)| at),
        state: state_of(app, &published, now),
        name: published.name.clone(),
        description: published.description.clone(),
        picture: Picture { url: picture_url, alt: published.picture_alt.clone() },
        preview_picture: format!("{url}/card.png"),
        issuer: pages::IssuerName {
            // What it was called when it signed.
            name: signed["issuer"]["name"].as_str().unwrap_or(&published.issuer.profile.name).to_owned(),
            ..issuer_name(app, &published.issuer)
        },
        achievement_url: app.urls.achievement(published.achievement.as_str()),
        criteria: published.criteria.clone(),
        besides: besides::of_achievement(&signed["credentialSubject"]["achievement"], None),
        // What its holder took back is told no more, neither by the files nor here.
        shown: match published.may_be_read() && !published.is_test {
            true => besides::of_award(&signed, &conditions),
            false => Shown::default(),
        },
        endorsed: besides::endorsed(said),
        conditions,
        awarded_at: published.granted_at,
        expires_at: published.valid_until,
        holder: published.holder.clone().filter(|_| shown),
        json_url: format!("{url}.json"),
        jwt_url: format!("{url}.jwt"),
        png_url: format!("{url}.png"),
        svg_url: format!("{url}.svg"),
        older: older_files(app, &published, status),
        oembed_url: (shown && !published.is_test).then(|| format!("{}?url={}", app.urls.oembed(), encoded(&url))),
        verify_url: format!("/verify?credential={}", published.id),
        log: number.map(|number| pages::LogEntry { number, proof_url: app.urls.log_proof(published.id.as_str()) }),
        indexable: published.visibility == Visibility::Public,
        url,
    };
    let mut response = show(app, &page, language(request, None), &Framing::Never)?;
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept, Accept-Language"));
    Ok(response)
}

/// A text as part of a query.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The older form, where backpacks would take it.
fn older_files(app: &App, published: &Published, status: AwardStatus) -> Option<pages::OlderFiles> {
    let holds = status == AwardStatus::Valid && !published.is_superseded && !published.is_test;
    let is_offered = holds && assert::is_offered(&published.json, published.issuer.profile.email.as_deref());
    is_offered.then(|| pages::OlderFiles::below(app.urls.ob2_assertion(published.id.as_str())))
}

/// The conditions met, in the words that were signed: a renewal may have met others. What the award itself tells stands
/// before them, and alone where people awarded.
fn conditions_signed(published: &Published, signed: &Value) -> Vec<String> {
    if issue::conditions_met(&published.trace).is_none() {
        return Vec::new();
    }
    let narrative = signed["credentialSubject"]["narrative"].as_str().unwrap_or_default();
    let conditions = narrative.rsplit("\n\n").next().unwrap_or_default();
    conditions.lines().map(str::to_owned).collect()
}

pub async fn achievement(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = app.store.find_achievement(AchievementId::from(id)).await.or_refuse_in_public(&app)?;
    let published = found.filter(|badge| badge.achievement.state != AchievementState::Draft);
    let badge = published.ok_or_else(|| missing(&app, format!("achievement {id}")))?;
    match extension {
        None if wants_page(&request) => {
            let issuer = app.store.find_issuer(badge.issuer.clone()).await.or_refuse_in_public(&app)?;
            let issuer = issuer.ok_or_else(|| missing(&app, "the issuer of a badge"))?;
            achievement_page(&app, &request, &badge, &issuer).await
        }
        None | Some("json") => {
            let kind = EndorsedKind::Achievement;
            let said = endorse::of(&app, kind, badge.achievement.id.as_str(), app.clock.now()).await;
            let document = issue::achievement_of(&badge, &app.urls).to_json();
            Ok(open_json(&request, with_context(document, &said.or_refuse_in_public(&app)?).to_string()))
        }
        Some(_) => Err(missing(&app, format!("achievement {}", name.as_str()))),
    }
}

async fn achievement_page(
    app: &App,
    request: &HttpRequest,
    badge: &StoredAchievement,
    issuer: &Issuer,
) -> Result<HttpResponse, PageError> {
    let url = app.urls.achievement(badge.achievement.id.as_str());
    let page = pages::Achievement {
        json_url: format!("{url}.json"),
        name: badge.achievement.texts.name.clone(),
        description: badge.achievement.texts.description.clone(),
        picture: words::picture(app, badge),
        preview_picture: app.urls.picture(badge.picture.as_str()),
        issuer: issuer_name(app, issuer),
        criteria: badge.achievement.texts.criteria.clone(),
        besides: besides::of_achievement(
            &issue::achievement_of(badge, &app.urls).to_json(),
            badge.achievement.details.evidence_asked.clone(),
        ),
        endorsed: besides::said_of(
            app,
            &[
                (EndorsedKind::Achievement, badge.achievement.id.as_str()),
                (EndorsedKind::Issuer, badge.issuer.as_str()),
            ],
        )
        .await
        .or_refuse_in_public(app)?,
        retired: match &badge.retirement {
            Some(end) => Some(retired(app, end).await?),
            None => None,
        },
        url,
    };
    show(app, &page, language(request, None), &Framing::Never)
}

/// What is told of the end of a badge.
async fn retired(app: &App, end: &Retirement) -> Result<pages::Retired, PageError> {
    let successor = match &end.successor {
        Some(id) => app.store.find_achievement(id.clone()).await.or_refuse_in_public(app)?,
        None => None,
    };
    Ok(pages::Retired {
        at: end.at,
        note: end.note.clone(),
        successor: successor.map(|badge| pages::Successor {
            url: app.urls.achievement(badge.achievement.id.as_str()),
            name: badge.achievement.texts.name,
        }),
    })
}

/// What credentials carry, as a document of its own, with what others signed about it.
pub(super) fn with_context(mut document: Value, said: &Endorsements) -> Value {
    let contexts =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
    let contexts: Vec<Value> = contexts.into_iter().map(Value::from).chain(said.context()).collect();
    said.put(&mut document);
    document["@context"] = json!(contexts);
    document
}

/// Less than the five minutes that a list without a `ttl` may be kept
/// ([Bitstring Status List §2.2](https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential)).
const STATUS_CACHE: &str = "public, max-age=60";

pub async fn status_list(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let list = app.store.find_status_list(StatusListId::from(id.as_str())).await.or_refuse_in_public(&app)?;
    let found = list.and_then(|list| Some((list.kind, list.document?)));
    let (kind, document) = found.ok_or_else(|| missing(&app, format!("status list {}", id.as_str())))?;
    let content_type = match kind {
        ListKind::Revocation => LINKED_DATA,
        ListKind::RevocationList => "application/json",
    };
    Ok(tagged(&request, content_type, document.into_bytes(), STATUS_CACHE))
}

/// An answer that whoever has it already need not fetch again
/// ([RFC 9110 §13.1.2](https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2)).
pub(super) fn tagged(request: &HttpRequest, content_type: &str, body: Vec<u8>, cache: &str) -> HttpResponse {
    let tag = EntityTag::new_strong(keys::hex(&keys::sha256(&body)[..16]));
    let is_known = match header::IfNoneMatch::parse(request) {
        Ok(header::IfNoneMatch::Any) => true,
        Ok(header::IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        Err(_) => false,
    };
    let mut response = open_bytes(content_type, if is_known { Vec::new() } else { body }, cache);
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    let tag = header::HeaderValue::from_str(&tag.to_string()).expect("a tag of hexadecimal digits");
    response.headers_mut().insert(header::ETAG, tag);
    response
}

/// The newest credential of an award, for whoever holds an earlier one
/// ([1EdTech VCCR](https://www.imsglobal.org/spec/vccr/v1p0/)). The address stands in the signed file and nowhere else.
pub async fn refreshed(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let gone = || missing(&app, "nothing to refresh");
    let newest = app.store.find_refreshed(token.into_inner()).await.or_refuse_in_public(&app)?.ok_or_else(gone)?;
    let found = app.store.find_published(newest).await.or_refuse_in_public(&app)?;
    let visible = found.filter(Published::may_be_read).ok_or_else(gone)?;
    let mut response = open_json(&request, visible.json);
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    let robots = header::HeaderName::from_static("x-robots-tag");
    response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
    Ok(response)
}

#[derive(serde::Deserialize)]
pub struct Wanted {
    size: Option<String>,
}

/// A picture as it was kept, or with sides of one of [`artwork::SIZES`]. Its address stands for its bytes for ever.
pub async fn picture(
    app: web::Data<App>,
    name: web::Path<String>,
    wanted: web::Query<Wanted>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = app.store.find_picture(PictureId::from(id)).await.or_refuse_in_public(&app)?;
    let kept = found.filter(|_| extension == Some("png")).ok_or_else(|| missing(&app, format!("picture {id}")))?;
    let bytes = match &wanted.size {
        None => kept.bytes,
        Some(size) => {
            let known = artwork::SIZES.into_iter().find(|known| known.to_string() == *size);
            let side = known.ok_or_else(|| missing(&app, format!("picture {id} of size {size}")))?;
            let draw = async {
                let design = kept.design.as_deref().and_then(Design::from_json);
                let drawn = app.heavy(move || artwork::resized(&kept.bytes, design.as_ref(), side)).await;
                drawn.ok_or_else(|| missing(&app, format!("the pixels of picture {id}")))
            };
            app.draw_once(format!("picture {id} {side}"), draw).await?
        }
    };
    Ok(open_bytes("image/png", bytes, "public, max-age=31536000, immutable"))
}

/// The front page; under the domain of an issuer, that one's.
pub async fn home(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    if let Some(issuer) = issuers::addressed(&app, &request).await? {
        return issuers::page(&app, &request, issuer).await;
    }
    let issuers = app.store.list_issuers().await.or_refuse_in_public(&app)?;
    let page = pages::Home { issuers: issuers.iter().map(|issuer| issuer_name(&app, issuer)).collect() };
    show(&app, &page, language(&request, None), &Framing::Never)
}

async fn operator(app: &App) -> Result<pages::Operator, PageError> {
    let issuer = app.store.find_default_issuer().await.or_refuse_in_public(app)?;
    Ok(issuer.map_or_else(pages::Operator::default, |issuer| pages::Operator {
        name: Some(issuer.profile.name),
        email: issuer.profile.email,
    }))
}

pub async fn privacy(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let kept = retention::retention(&app).await.or_refuse_in_public(&app)?;
    let sends_copies = mail_copies::are_allowed(&app).await.or_refuse_in_public(&app)?;
    let page = pages::Privacy { operator: operator(&app).await?, course_days: kept.course_days, sends_copies };
    show(&app, &page, language(&request, None), &Framing::Never)
}

pub async fn terms(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let page = pages::Terms { operator: operator(&app).await? };
    show(&app, &page, language(&request, None), &Framing::Never)
}

/// A file of our own pages: for them alone, so no other origin is let in.
fn asset_response(name: &str, cache: &str) -> Option<HttpResponse> {
    let asset = crate::views::asset(name)?;
    let response = HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, asset.content_type))
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(asset.bytes.to_vec());
    Some(response)
}

pub async fn asset(app: web::Data<App>, path: web::Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let (_, name) = path.into_inner();
    let response = asset_response(&name, "public, max-age=31536000, immutable");
    response.ok_or_else(|| missing(&app, format!("asset {name}")))
}

pub async fn icon(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    asset_response("icon.png", "public, max-age=86400").ok_or_else(|| missing(&app, "icon"))
}

/// The process runs.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// The process can serve: the database answers.
pub async fn readyz(app: web::Data<App>) -> HttpResponse {
    let (status, body) = match app.store.list_issuers().await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    };
    HttpResponse::build(status).content_type("text/plain; charset=utf-8").body(body)
}

/// An address that nothing is served under.
pub async fn nowhere(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    Err(missing(&app, "no such address"))
}
