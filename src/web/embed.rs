//! A badge on the pages of others: a small page that any site may frame, and a picture that shows by itself how the
//! badge stands. Neither sets a cookie. What its holder keeps private is not shown, and nor is what does not exist.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::json;

use super::error::{OrRefuse, PageError};
use super::page::{Framing, language, show_as};
use super::public::{missing, named, picture_of, state_of, tagged};
use crate::app::App;
use crate::artwork::{self, LIVE_SIDE, Stamp};
use crate::domain::ids::CredentialId;
use crate::flows::share::FRAME;
use crate::store::Published;
use crate::views::embed::{Embed, Shown};
use crate::views::parts::{AwardState, Picture};

/// Asked for again at every use: a badge that is withdrawn is withdrawn at once.
const FRESH: &str = "no-cache";

/// A badge that may be shown elsewhere.
async fn shown(app: &App, id: &str) -> Result<(Option<Published>, StatusCode), PageError> {
    let found = app.store.find_published(CredentialId::from(id)).await.or_refuse_in_public(app)?;
    let visible = found.filter(|published| !published.is_hidden());
    let status = if visible.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    Ok((visible.filter(|published| published.visibility.shows_name()), status))
}

pub async fn embed(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    match extension {
        None => page(&app, &request, id).await,
        Some("png") => picture(&app, &request, id).await,
        Some(_) => Err(missing(&app, format!("embedded {}", name.as_str()))),
    }
}

async fn page(app: &App, request: &HttpRequest, id: &str) -> Result<HttpResponse, PageError> {
    let (published, status) = shown(app, id).await?;
    let shown = published.map(|published| Shown {
        page_url: app.urls.credential(published.id.as_str()),
        picture: Picture { url: format!("/embed/{}.png", published.id), alt: published.picture_alt.clone() },
        state: state_of(app, &published, app.clock.now()),
        issuer: published.issuer.profile.name.clone(),
        holder: published.holder.clone(),
        awarded_at: published.granted_at,
        name: published.name,
    });
    let mut response = show_as(app, &Embed { shown }, language(request, None), &Framing::Anywhere, status)?;
    let robots = header::HeaderName::from_static("x-robots-tag");
    response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
    Ok(response)
}

fn stamp(state: &AwardState) -> Option<Stamp> {
    match state {
        AwardState::Valid => None,
        AwardState::Expired { .. } => Some(Stamp::Expired),
        AwardState::Revoked { .. } | AwardState::Test => Some(Stamp::Revoked),
        AwardState::Suspended => Some(Stamp::Suspended),
        AwardState::Superseded { .. } => Some(Stamp::Superseded),
    }
}

async fn picture(app: &App, request: &HttpRequest, id: &str) -> Result<HttpResponse, PageError> {
    let (published, status) = shown(app, id).await?;
    let stamp = published.as_ref().and_then(|published| stamp(&state_of(app, published, app.clock.now())));
    // All that can be seen on it: whatever changes makes another picture.
    let key = match &published {
        Some(published) => format!("live {} {stamp:?}", published.picture),
        None => "locked".to_owned(),
    };
    let draw = async {
        let drawn = match published {
            Some(published) => {
                let picture = picture_of(app, published.picture).await?;
                app.heavy(move || artwork::live(&picture.bytes, stamp)).await
            }
            None => Some(app.heavy(artwork::locked).await),
        };
        Ok(drawn.ok_or_else(|| missing(app, "the picture of a badge"))?.into_bytes())
    };
    let bytes = app.draw_once(key, draw).await?;
    let mut response = tagged(request, "image/png", bytes, FRESH);
    if status == StatusCode::NOT_FOUND {
        *response.status_mut() = status;
    }
    Ok(response)
}

/// What a program asks that was given the address of a badge.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    url: String,
    #[serde(default)]
    format: String,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
}

/// Tells how to embed the page of a badge ([oEmbed 1.0](https://oembed.com/)).
pub async fn oembed(app: web::Data<App>, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    if !matches!(asked.format.as_str(), "" | "json") {
        return Ok(HttpResponse::NotImplemented().finish());
    }
    let id = app.urls.own_path(&asked.url).and_then(|path| path.strip_prefix("/credentials/"));
    let Some(id) = id.map(|id| id.split(['.', '?', '#']).next().unwrap_or(id)) else {
        return Ok(HttpResponse::NotFound().finish());
    };
    let (published, status) = shown(&app, id).await?;
    let Some(published) = published else {
        // §2.3.5: what is there, and private.
        let private = if status == StatusCode::OK { StatusCode::UNAUTHORIZED } else { status };
        return Ok(HttpResponse::build(private).finish());
    };
    let (width, height) = FRAME;
    let (width, height) = (width.min(asked.maxwidth.unwrap_or(width)), height.min(asked.maxheight.unwrap_or(height)));
    let embed = app.urls.embed(published.id.as_str());
    let document = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": published.issuer.profile.name,
        "provider_url": app.urls.issuer(published.issuer.id.as_str()),
        "title": published.name,
        "author_name": published.holder,
        "html": format!(r#"<iframe src="{embed}" width="{width}" height="{height}" loading="lazy"></iframe>"#),
        "width": width,
        "height": height,
        "thumbnail_url": format!("{embed}.png"),
        "thumbnail_width": LIVE_SIDE,
        "thumbnail_height": LIVE_SIDE,
        "cache_age": 300,
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::CACHE_CONTROL, FRESH))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .json(document))
}
