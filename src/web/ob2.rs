//! Awards in the form of Open Badges 2.0, under `/ob2/`: JSON for backpacks and verifiers, a redirect to the page of the
//! same thing for people.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::error::{OrRefuse, PageError, Refusal};
use super::public::{
    as_svg, attached, baked_file, missing, named, open_answer, open_bytes, open_json, picture_of, wants_page,
};
use crate::app::App;
use crate::domain::ids::{BadgeClassId, CredentialId, IssuerId, KeyId};
use crate::flows::assert::{self, Asserted};
use crate::openbadges::baking;

/// Where people read about it; programs that follow come to JSON all the same.
fn to_page(url: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, url))
        .insert_header((header::VARY, "Accept"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .finish()
}

/// What is left of an assertion is said under all of its addresses.
fn gone(request: &HttpRequest, left: &Value) -> HttpResponse {
    open_answer(request, StatusCode::GONE, left.to_string())
}

fn no_address(app: &App, id: &str) -> PageError {
    let reason = format!("credential {id} names no mail address");
    PageError::new(app, Refusal { code: "ob2.no_address", ..Refusal::not_found(reason) }).in_public()
}

pub async fn assertion(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let mut response = match extension {
        None | Some("json" | "png" | "svg") => hosted(&app, &request, id, extension).await?,
        Some("jws") => match assert::signed(&app, CredentialId::from(id)).await.or_refuse_in_public(&app)? {
            Asserted::Standing(jws) => {
                let response = open_bytes("text/plain; charset=utf-8", jws.into_bytes(), "public, max-age=60");
                attached(response, &format!("badge-{id}.jws"))
            }
            Asserted::Withdrawn(left) => gone(&request, &left),
            Asserted::NoAddress => return Err(no_address(&app, id)),
            Asserted::Nothing => return Err(missing(&app, format!("assertion {id}"))),
        },
        Some(_) => return Err(missing(&app, format!("assertion {}", name.as_str()))),
    };
    let robots = header::HeaderName::from_static("x-robots-tag");
    response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
    Ok(response)
}

/// The assertion that is checked by asking for it, alone or baked into its picture.
async fn hosted(
    app: &App,
    request: &HttpRequest,
    id: &str,
    extension: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let asserted = assert::hosted(app, CredentialId::from(id)).await.or_refuse_in_public(app)?;
    if extension.is_none() && wants_page(request) && asserted != Asserted::Nothing {
        return Ok(to_page(&app.urls.credential(id)));
    }
    let hosted = match asserted {
        Asserted::Standing(hosted) => hosted,
        Asserted::Withdrawn(left) => return Ok(gone(request, &left)),
        Asserted::NoAddress => return Err(no_address(app, id)),
        Asserted::Nothing => return Err(missing(app, format!("assertion {id}"))),
    };
    let text = hosted.document.to_string();
    match extension {
        Some("png") => {
            let picture = picture_of(app, hosted.picture).await?;
            let baked = app.heavy(move || baking::bake_png_2_0(&picture.bytes, &text)).await;
            baked_file(app, "image/png", baked, &format!("badge-{id}.png"))
        }
        Some("svg") => {
            let picture = picture_of(app, hosted.picture).await?;
            let baked = app.heavy(move || baking::bake_svg_2_0(&as_svg(&picture)?, &text)).await;
            baked_file(app, "image/svg+xml", baked.map(String::into_bytes), &format!("badge-{id}.svg"))
        }
        _ => Ok(open_json(request, text)),
    }
}

pub async fn badge(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    show_badge(&app, &request, id, None, extension).await
}

pub async fn badge_signed(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (id, name) = &*path;
    let (key, extension) = named(name);
    show_badge(&app, &request, id, Some(key.into()), extension).await
}

async fn show_badge(
    app: &App,
    request: &HttpRequest,
    id: &str,
    key: Option<KeyId>,
    extension: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let found = assert::badge_class(app, BadgeClassId::from(id), key).await.or_refuse_in_public(app)?;
    let (document, achievement) = found.ok_or_else(|| missing(app, format!("badge class {id}")))?;
    json_or_page(app, request, extension, &document, &app.urls.achievement(achievement.as_str()))
}

pub async fn issuer(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    show_issuer(&app, &request, id, None, extension).await
}

pub async fn issuer_signing(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (id, name) = &*path;
    let (key, extension) = named(name);
    show_issuer(&app, &request, id, Some(key.into()), extension).await
}

async fn show_issuer(
    app: &App,
    request: &HttpRequest,
    id: &str,
    key: Option<KeyId>,
    extension: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let found = assert::issuer(app, IssuerId::from(id), key).await.or_refuse_in_public(app)?;
    let document = found.ok_or_else(|| missing(app, format!("issuer {id}")))?;
    json_or_page(app, request, extension, &document, &app.urls.issuer(id))
}

pub async fn key(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = assert::key(&app, KeyId::from(id)).await.or_refuse_in_public(&app)?;
    json_alone(&app, &request, extension, found, &name)
}

pub async fn revocations(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = assert::revocations(&app, KeyId::from(id)).await.or_refuse_in_public(&app)?;
    json_alone(&app, &request, extension, found, &name)
}

fn json_or_page(
    app: &App,
    request: &HttpRequest,
    extension: Option<&str>,
    document: &Value,
    page: &str,
) -> Result<HttpResponse, PageError> {
    match extension {
        None if wants_page(request) => Ok(to_page(page)),
        None | Some("json") => Ok(open_json(request, document.to_string())),
        Some(other) => Err(missing(app, format!("{page} as {other}"))),
    }
}

/// What has no page for people.
fn json_alone(
    app: &App,
    request: &HttpRequest,
    extension: Option<&str>,
    document: Option<Value>,
    name: &str,
) -> Result<HttpResponse, PageError> {
    match document.filter(|_| matches!(extension, None | Some("json"))) {
        Some(document) => Ok(open_json(request, document.to_string())),
        None => Err(missing(app, name)),
    }
}
