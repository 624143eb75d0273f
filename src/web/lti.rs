//! The addresses that platforms call: login, launch, key set.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::error::{Level, OrRefuse, PageError, Refusal};
use super::session::{cookie, remove_cookie, remove_oldest_cookies, set_cookie};
use crate::app::App;
use crate::flows::launch;
use crate::store::KeyAlgorithm;

/// A launch waits ten minutes for its answer; a session lasts as long as it is used.
const LOGIN_COOKIE_SECONDS: u32 = 600;
const SESSION_COOKIE_SECONDS: u32 = 12 * 3600;

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
    let mut response = HttpResponse::Found();
    response
        .insert_header((header::LOCATION, begun.redirect.as_str()))
        .insert_header((header::SET_COOKIE, set_cookie(app, &begun.cookie, &begun.binding, LOGIN_COOKIE_SECONDS)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"));
    for removal in remove_oldest_cookies(app, request) {
        response.append_header((header::SET_COOKIE, removal));
    }
    Ok(response.finish())
}

pub async fn launch(app: web::Data<App>, request: HttpRequest, form: Body) -> Result<HttpResponse, PageError> {
    let pairs = pairs(&body(&app, form)?);
    let completed = launch::complete(&app, &pairs, |name| cookie(&request, name)).await.or_refuse(&app)?;
    let mut response = HttpResponse::SeeOther();
    response
        .insert_header((header::LOCATION, app.urls.frame(&completed.handle)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"));
    if let Some(cookies) = &completed.cookies {
        let (name, value) = &cookies.session;
        response.append_header((header::SET_COOKIE, set_cookie(&app, name, value, SESSION_COOKIE_SECONDS)));
        response.append_header((header::SET_COOKIE, remove_cookie(&app, &cookies.login)));
    }
    Ok(response.finish())
}

/// A launch address that somebody opened by hand.
pub async fn launch_by_get(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let refusal = Refusal::new(
        actix_web::http::StatusCode::BAD_REQUEST,
        "launch.malformed",
        Level::Info,
        "the launch address was opened without a launch",
    );
    Err(PageError::new(&app, refusal))
}

/// The tool's public keys ([RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5)); a retired key stays for
/// platforms that keep key sets for long.
pub async fn key_set(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let published = app.keys.published(app.clock.now()).await.or_refuse_in_public(&app)?;
    let keys: Vec<_> = published
        .iter()
        .filter(|key| key.issuer.is_none() && key.algorithm == KeyAlgorithm::Rs256)
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
