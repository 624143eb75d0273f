//! The addresses that platforms call: login, launch, key set.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use serde_json::json;

use super::error::{Level, OrRefuse, PageError, Refusal};
use super::page::{Framing, language, show, show_as};
use super::session::{COOKIE_SECONDS, cookie, remove_cookie, remove_oldest_cookies, set_cookie};
use crate::app::App;
use crate::flows::launch::{self, Outcome, PlatformStorage, Reopening, Shown};
use crate::store::KeyAlgorithm;
use crate::views::launch as pages;

/// A launch waits ten minutes for its answer.
const LOGIN_COOKIE_SECONDS: u32 = 600;

/// A form's bytes, or why they were not taken.
pub type Body = Result<web::Bytes, actix_web::Error>;

/// The fields of a form or a query, in their order.
pub fn pairs(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}

/// The body of a form; one beyond the limit of all forms is refused.
pub fn body(app: &App, body: Body) -> Result<web::Bytes, PageError> {
    let refused = |error: actix_web::Error| {
        Refusal::new(error.as_response_error().status_code(), "page.too_large", Level::Info, error)
    };
    body.map_err(refused).or_refuse(app)
}

pub async fn login_by_get(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    login(&app, &request, &pairs(request.query_string().as_bytes())).await
}

pub async fn login_by_post(app: web::Data<App>, request: HttpRequest, form: Body) -> Result<HttpResponse, PageError> {
    login(&app, &request, &pairs(&body(&app, form)?)).await
}

async fn login(app: &App, request: &HttpRequest, pairs: &[(String, String)]) -> Result<HttpResponse, PageError> {
    let begun = launch::begin(app, pairs).await.or_refuse(app)?;
    let mut cookies = remove_oldest_cookies(app, request);
    cookies.push(set_cookie(app, &begun.cookie, &begun.binding, LOGIN_COOKIE_SECONDS));
    let mut response = match &begun.storage {
        None => see(StatusCode::FOUND, begun.redirect.as_str()),
        // The platform keeps the binding, too, before the browser goes on: nobody knows yet whether the cookie stays.
        Some(storage) => {
            let page = pages::Storing {
                storage: storage.clone().into(),
                value: begun.binding,
                onward: begun.redirect.to_string(),
            };
            show(app, &page, language(request, None), &Framing::AnyPlatform)?
        }
    };
    append_cookies(&mut response, cookies);
    Ok(response)
}

pub async fn launch(app: web::Data<App>, request: HttpRequest, form: Body) -> Result<HttpResponse, PageError> {
    let pairs = pairs(&body(&app, form)?);
    let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let shown =
        Shown { cookie: &|name| cookie(&request, name), from_own_page: origin == Some(app.urls.root().origin()) };
    let language = || language(&request, None);
    match launch::complete(&app, &pairs, shown).await.or_refuse(&app)? {
        Outcome::Opened(completed) => {
            let mut response = see(StatusCode::SEE_OTHER, &app.urls.frame(&completed.handle));
            if let Some(cookies) = &completed.cookies {
                let (name, value) = &cookies.session;
                let set = set_cookie(&app, name, value, COOKIE_SECONDS);
                append_cookies(&mut response, vec![set, remove_cookie(&app, &cookies.login)]);
            }
            Ok(response)
        }
        Outcome::AskStorage { fields, storage, again } => {
            let page = pages::Asking { storage: storage.into(), fields, again: again.into() };
            let mut response = show(&app, &page, language(), &Framing::AnyPlatform)?;
            // Its form has to say that it is ours, which browsers leave out of requests that tell no referrer.
            response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
            Ok(response)
        }
        Outcome::OpenWindow(again) => {
            tracing::info!("a launch could not be bound to its login: the browser kept neither cookie nor storage");
            let page = pages::NewWindow { again: again.into() };
            show_as(&app, &page, language(), &Framing::AnyPlatform, StatusCode::UNAUTHORIZED)
        }
    }
}

impl From<PlatformStorage> for pages::Storage {
    fn from(storage: PlatformStorage) -> Self {
        Self { target: storage.target, origin: storage.origin, key: storage.key }
    }
}

impl From<Reopening> for pages::Again {
    fn from(again: Reopening) -> Self {
        Self {
            url: again.url,
            full_window: again.full_window,
            course_url: again.course_url,
            was_window: again.was_window,
        }
    }
}

fn see(status: StatusCode, address: &str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::LOCATION, address))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .finish()
}

fn append_cookies(response: &mut HttpResponse, cookies: Vec<String>) {
    for cookie in cookies {
        let value = HeaderValue::try_from(cookie).expect("a cookie of ours is made of letters and signs");
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// A launch address that somebody opened by hand.
pub async fn launch_by_get(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let refusal = Refusal::new(
        StatusCode::BAD_REQUEST,
        "launch.malformed",
        Level::Info,
        "the launch address was opened without a launch",
    );
    Err(PageError::new(&app, refusal))
}

/// How long a retired key stays in the set: longer than platforms keep it (Canvas asks each time, others for a day).
const RETIRED_KEY_STAYS: TimeDelta = TimeDelta::days(30);

/// The tool's public keys ([RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5)): the one that signs, the one
/// that will, and those that did a while ago.
pub async fn key_set(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let now = app.clock.now();
    let published = app.keys.published(now).await.or_refuse_in_public(&app)?;
    let keys: Vec<_> = published
        .iter()
        .filter(|key| key.issuer.is_none() && key.algorithm == KeyAlgorithm::Rs256)
        .filter(|key| key.retired_at.is_none_or(|end| now < end + RETIRED_KEY_STAYS) && key.distrusted_at.is_none())
        .filter_map(|key| serde_json::from_str::<serde_json::Value>(&key.public_key).ok().map(|jwk| (key, jwk)))
        .map(|(key, jwk)| {
            json!({"kty": "RSA", "n": jwk["n"], "e": jwk["e"], "alg": "RS256", "use": "sig", "kid": key.id.as_str()})
        })
        .collect();
    Ok(HttpResponse::Ok()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .json(json!({ "keys": keys })))
}
