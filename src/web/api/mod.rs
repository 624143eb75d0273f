//! The REST API, version 1: what scripts and other systems use in place of the pages.
//!
//! JSON in UTF-8; errors are problem documents ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), for everything below
//! `/api`; lists come in pages; requests that create may carry an `Idempotency-Key`; `GET /api/openapi.json` describes it
//! all. A token with a scope is asked everywhere but for checking badges. Nothing here is allowed to pages of other
//! origins but that, and no answer tells why something of ours failed.

mod awards;
mod badges;
mod body;
mod changes;
mod contexts;
mod details;
mod document;
mod endorsements;
mod issuers;
mod paging;
mod pathways;
mod persons;
mod platforms;
mod problem;
mod records;
mod token;
mod trace;
mod verify;

use actix_web::http::{Method, header};
use actix_web::middleware::DefaultHeaders;
use actix_web::{FromRequest, Handler, HttpRequest, Responder, Route, guard, web};

pub use document::document;
pub use problem::Problem;

const ROOT: &str = "/api";

/// An address with what can be done there.
struct Resource {
    path: &'static str,
    routes: Vec<(Method, Route)>,
    /// Whether pages of any origin may ask.
    is_open: bool,
}

/// Every address of the API.
fn resources() -> Vec<Resource> {
    let closed = |path, routes| Resource { path, routes, is_open: false };
    let open = |path, routes| Resource { path, routes, is_open: true };
    vec![
        closed("/api/v1/platforms", vec![get(platforms::list)]),
        closed("/api/v1/platforms/{id}", vec![get(platforms::show)]),
        closed("/api/v1/platforms/{id}/check", vec![post(platforms::check)]),
        closed(platforms::INVITES, vec![post(platforms::create_invite)]),
        closed("/api/v1/invites/{id}", vec![get(platforms::show_invite)]),
        closed("/api/v1/contexts", vec![get(contexts::list)]),
        closed("/api/v1/contexts/{id}", vec![get(contexts::show)]),
        closed("/api/v1/contexts/{id}/sync", vec![post(contexts::sync)]),
        closed("/api/v1/contexts/{id}/activities", vec![get(contexts::activities)]),
        closed("/api/v1/contexts/{id}/members", vec![get(contexts::members)]),
        closed("/api/v1/contexts/{id}/members/{member}/record", vec![post(records::make)]),
        closed(badges::COLLECTION, vec![get(badges::list), post(badges::create)]),
        closed(
            "/api/v1/badges/{id}",
            vec![get(badges::show), on(Method::PATCH, badges::change), on(Method::DELETE, badges::remove)],
        ),
        closed("/api/v1/badges/{id}/publish", vec![post(badges::publish)]),
        closed("/api/v1/badges/{id}/pause", vec![post(badges::pause)]),
        closed("/api/v1/badges/{id}/retire", vec![post(badges::retire)]),
        closed("/api/v1/badges/{id}/confirm", vec![post(badges::confirm)]),
        closed("/api/v1/badges/{id}/set-aside", vec![post(badges::set_aside)]),
        closed("/api/v1/badges/{id}/preview", vec![get(badges::preview)]),
        closed(pathways::COLLECTION, vec![get(pathways::list), post(pathways::create)]),
        closed("/api/v1/pathways/{id}", vec![get(pathways::show), on(Method::PATCH, pathways::change)]),
        closed("/api/v1/pathways/{id}/publish", vec![post(pathways::publish)]),
        closed("/api/v1/pathways/{id}/retire", vec![post(pathways::retire)]),
        closed("/api/v1/pathways/{id}/progress", vec![get(pathways::progress)]),
        closed(issuers::COLLECTION, vec![get(issuers::list), post(issuers::create)]),
        closed(
            "/api/v1/issuers/{id}",
            vec![get(issuers::show), on(Method::PATCH, issuers::change), on(Method::DELETE, issuers::remove)],
        ),
        closed("/api/v1/issuers/{id}/logo", vec![on(Method::PUT, issuers::upload_logo)]),
        closed(awards::COLLECTION, vec![get(awards::list), post(awards::create)]),
        closed("/api/v1/awards/{id}", vec![get(awards::show)]),
        closed("/api/v1/awards/{id}/revoke", vec![post(changes::revoke)]),
        closed("/api/v1/awards/{id}/clear-hold", vec![post(changes::clear_hold)]),
        closed("/api/v1/awards/{id}/renew", vec![post(changes::renew)]),
        closed("/api/v1/awards/{id}/correct", vec![post(changes::correct)]),
        closed("/api/v1/awards/{id}/suspend", vec![post(changes::suspend)]),
        closed("/api/v1/awards/{id}/reinstate", vec![post(changes::reinstate)]),
        closed(endorsements::COLLECTION, vec![get(endorsements::list), post(endorsements::create)]),
        closed("/api/v1/endorsements/sign", vec![post(endorsements::sign)]),
        closed("/api/v1/endorsements/{id}", vec![get(endorsements::show), on(Method::DELETE, endorsements::remove)]),
        closed("/api/v1/persons", vec![get(persons::find)]),
        closed("/api/v1/persons/{id}", vec![on(Method::DELETE, persons::erase)]),
        closed("/api/v1/persons/{id}/export", vec![get(persons::export)]),
        open("/api/verify", vec![post(verify::check), on(Method::OPTIONS, verify::preflight)]),
        open("/api/verify/{credential}", vec![get(verify::check_named), on(Method::OPTIONS, verify::preflight)]),
        open("/api/openapi.json", vec![get(document::openapi)]),
        closed("/api/problems/{kind}", vec![get(document::problem)]),
    ]
}

/// Mounts the API, and answers everything else below `/api` with a problem document.
pub fn configure(cfg: &mut web::ServiceConfig) {
    let scope = resources().into_iter().fold(web::scope(ROOT), |scope, resource| scope.service(mounted(resource)));
    cfg.service(scope.default_service(web::to(unknown)));
}

fn mounted(resource: Resource) -> impl actix_web::dev::HttpServiceFactory {
    let mut methods: Vec<&str> = resource.routes.iter().map(|(method, _)| method.as_str()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    let allowed = methods.join(", ");
    let refuse = move |request: HttpRequest| {
        let problem = Problem::method_not_allowed(request.method(), &allowed);
        std::future::ready(Err::<String, _>(problem))
    };
    let mut headers = DefaultHeaders::new().add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    if resource.is_open {
        headers = headers.add((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    }
    let path = resource.path.strip_prefix(ROOT).expect("every address of the API lies below its root");
    let routes = resource.routes.into_iter().map(|(_, route)| route);
    routes.fold(web::resource(path), actix_web::Resource::route).default_service(web::to(refuse)).wrap(headers)
}

fn on<F, A>(method: Method, handler: F) -> (Method, Route)
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    (method.clone(), web::method(method).to(handler))
}

/// Answers HEAD as well ([RFC 9110 §9.1](https://www.rfc-editor.org/rfc/rfc9110#section-9.1)).
fn get<F, A>(handler: F) -> (Method, Route)
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    (Method::GET, web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler))
}

fn post<F, A>(handler: F) -> (Method, Route)
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    on(Method::POST, handler)
}

async fn unknown() -> Result<String, Problem> {
    Err(Problem::not_found("address"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_is_mounted_is_documented_and_the_other_way_round() {
        let document = serde_json::to_value(document()).unwrap();
        let documented: BTreeSet<(String, String)> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, operations)| {
                operations.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase()))
            })
            .collect();
        let mounted: BTreeSet<(String, String)> = resources()
            .into_iter()
            .flat_map(|resource| resource.routes.into_iter().map(move |(method, _)| (resource.path, method)))
            .filter(|(_, method)| method != Method::OPTIONS)
            .map(|(path, method)| (path.to_owned(), method.to_string()))
            .collect();
        assert_eq!(documented, mounted);
    }
}
