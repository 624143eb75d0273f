//! How platforms get to know us: the registration that an LMS's admin starts by an invitation's link, and what those read
//! who register by hand.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use url::Url;

use super::error::{OrRefuse, PageError};
use super::lti::{Body, body, pairs};
use super::page::{Framing, language, show};
use crate::app::App;
use crate::flows::invite;
use crate::lti::dynamic_registration::{CUSTOM_PARAMETERS, SCOPES};
use crate::lti::{ags, nrps};
use crate::store::Recorded;
use crate::views::public::Setup;
use crate::views::register::{Consent, Done, Family, Services};

/// What Canvas is given, with places for our addresses.
const CANVAS: &str = include_str!("../../lti-config/canvas.json");

/// Shows the admin what will be shared. Changes nothing, here or at the platform.
pub async fn consent(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let pairs = pairs(request.query_string().as_bytes());
    let opened = invite::open(&app, &token, &pairs).await.or_refuse(&app)?;
    let platform = &opened.configuration;
    let offers = |scope: &str| platform.scopes.contains(&scope);
    let page = Consent {
        name: opened.name,
        host: Url::parse(&platform.issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default(),
        family: family(platform.family.as_deref()),
        services: Services {
            roster: offers(nrps::SCOPE),
            results: offers(ags::SCOPE_RESULT_READONLY)
                && (offers(ags::SCOPE_LINE_ITEM_READONLY) || offers(ags::SCOPE_LINE_ITEM)),
            scores: offers(ags::SCOPE_LINE_ITEM) && offers(ags::SCOPE_SCORE),
        },
        is_update: opened.is_update,
        privacy_url: app.urls.privacy(),
        action: request.path().to_owned(),
        form: opened.form,
    };
    show(&app, &page, language(&request, None), &Framing::AnyPlatform)
}

/// The admin's yes.
pub async fn register(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Body,
) -> Result<HttpResponse, PageError> {
    let fields = pairs(&body(&app, form)?);
    let sealed = fields.iter().find(|(name, _)| name == "form").map_or("", |(_, value)| value.as_str());
    let accepted = invite::accept(&app, &token, sealed).await.or_refuse(&app)?;
    let page = Done {
        family: family(accepted.platform.registration.family.as_deref()),
        is_update: accepted.recorded == Recorded::Existing,
        is_waiting: !accepted.platform.is_active(),
        has_siblings: accepted.has_siblings,
        name: accepted.platform.registration.name,
    };
    show(&app, &page, language(&request, None), &Framing::AnyPlatform)
}

fn family(code: Option<&str>) -> Family {
    match code {
        Some("moodle") => Family::Moodle,
        Some("canvas") => Family::Canvas,
        _ => Family::Other,
    }
}

/// The configuration of a developer key, for "Enter URL".
pub async fn canvas_configuration(app: web::Data<App>) -> HttpResponse {
    let root = app.urls.root();
    let text = CANVAS.replace("{origin}", root.origin()).replace("{host}", root.authority());
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(text)
}

/// What to paste where.
pub async fn setup(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let ours = invite::addresses(&app);
    let page = Setup {
        launch: ours.launch,
        login: ours.login,
        keys: ours.keys,
        icon: ours.icon,
        privacy: ours.privacy,
        terms: ours.terms,
        canvas: app.urls.canvas_configuration(),
        host: ours.host,
        scopes: SCOPES.map(str::to_owned).to_vec(),
        custom_lines: CUSTOM_PARAMETERS.iter().map(|(name, variable)| format!("{name}={variable}")).collect(),
    };
    show(&app, &page, language(&request, None), &Framing::Never)
}
