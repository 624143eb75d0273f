//! What goes wrong on purpose: tests make an endpoint fail, stall or mislead for its next requests, and count requests.

use std::collections::VecDeque;
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, LINK};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};

use super::manners::Manners;
use super::state::Platform;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    Authentication,
    KeySet,
    Token,
    Configuration,
    Registration,
    Members,
    LineItems,
    LineItem,
    Results,
    Scores,
    /// Where answers to requests for links go.
    Links,
    /// Whatever people look at.
    Page,
}

/// Whose manners a path follows, and what it is for.
pub(super) fn place_of(path: &str) -> (Option<Manners>, Endpoint) {
    for manners in Manners::ALL {
        let customs = manners.customs();
        let endpoint = match path {
            _ if path == customs.auth_path => Some(Endpoint::Authentication),
            _ if path == customs.token_path => Some(Endpoint::Token),
            _ if path == customs.jwks_path => Some(Endpoint::KeySet),
            _ if path == customs.configuration_path => Some(Endpoint::Configuration),
            _ if path == customs.registration_path => Some(Endpoint::Registration),
            _ => None,
        };
        if let Some(endpoint) = endpoint {
            return (Some(manners), endpoint);
        }
    }
    if path == "/mod/lti/launch.php" {
        return (None, Endpoint::Page);
    }
    if path.ends_with("/contentitem_return.php") {
        return (Some(Manners::Moodle), Endpoint::Links);
    }
    if path.ends_with("/deep_linking_response") {
        return (Some(Manners::Canvas), Endpoint::Links);
    }
    let manners = if path.starts_with("/mod/lti/") {
        Some(Manners::Moodle)
    } else if path.starts_with("/api/lti/") {
        Some(Manners::Canvas)
    } else {
        return (None, Endpoint::Page);
    };
    let endpoint = match path.rsplit('/').next() {
        Some("memberships" | "names_and_roles") => Endpoint::Members,
        Some("lineitems" | "line_items") => Endpoint::LineItems,
        Some("results") => Endpoint::Results,
        Some("scores") => Endpoint::Scores,
        _ => Endpoint::LineItem,
    };
    (manners, endpoint)
}

/// One thing that goes wrong.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Something else is answered, and nothing is done.
    Answer { status: u16, headers: Vec<(String, String)>, body: String },
    /// The true answer comes late.
    Delay(Duration),
    /// The true answer leads on to a page that leads on, and so forth, each under an address of its own.
    NextForever,
    /// The true answer leads on to this address.
    NextAt(String),
}

impl Fault {
    pub fn status(status: u16) -> Self {
        Self::Answer { status, headers: vec![], body: String::new() }
    }

    pub fn body(status: u16, content_type: &str, body: &str) -> Self {
        Self::Answer { status, headers: vec![("content-type".into(), content_type.into())], body: body.to_owned() }
    }

    /// A page for people where a machine's answer belongs.
    pub fn html() -> Self {
        Self::body(200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Maintenance</title><h1>Back soon</h1>")
    }

    pub fn too_many_requests(retry_after_seconds: u32) -> Self {
        Self::Answer {
            status: 429,
            headers: vec![("retry-after".into(), retry_after_seconds.to_string())],
            body: String::new(),
        }
    }
}

struct Planned {
    endpoint: Endpoint,
    skip: usize,
    times: usize,
    fault: Fault,
}

#[derive(Default)]
pub(super) struct Faults {
    planned: VecDeque<Planned>,
    pages_made_up: usize,
}

impl Faults {
    pub fn plan(&mut self, endpoint: Endpoint, skip: usize, times: usize, fault: Fault) {
        self.planned.push_back(Planned { endpoint, skip, times, fault });
    }

    pub fn clear(&mut self) {
        self.planned.clear();
    }

    /// The fault that the next request for this endpoint meets. Plans for one endpoint are used up in their order.
    fn take(&mut self, endpoint: Endpoint) -> Option<Fault> {
        self.planned.retain(|planned| planned.times > 0);
        let planned = self.planned.iter_mut().find(|planned| planned.endpoint == endpoint)?;
        if planned.skip > 0 {
            planned.skip -= 1;
            return None;
        }
        planned.times -= 1;
        Some(planned.fault.clone())
    }
}

/// Stands before all endpoints: tells them whose manners they follow, counts, and lets planned faults happen.
pub(super) async fn watch(
    platform: web::Data<Platform>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (manners, endpoint) = place_of(request.path());
    if let Some(manners) = manners {
        request.extensions_mut().insert(manners);
    }
    let fault = {
        let mut state = platform.lock();
        *state.requests.entry(endpoint).or_default() += 1;
        state.faults.take(endpoint)
    };
    let next_page = match fault {
        None => None,
        Some(Fault::Answer { status, headers, body }) => {
            return Ok(request.into_response(made_up(status, &headers, body)));
        }
        Some(Fault::Delay(time)) => {
            tokio::time::sleep(time).await;
            None
        }
        Some(Fault::NextAt(address)) => Some(address),
        Some(Fault::NextForever) => {
            let mut state = platform.lock();
            state.faults.pages_made_up += 1;
            Some(platform.url(&format!("{}?made_up={}", request.path(), state.faults.pages_made_up)))
        }
    };
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Some(address) = next_page {
        let link = HeaderValue::from_str(&format!("<{address}>; rel=\"next\"")).expect("tests plan plain addresses");
        response.headers_mut().insert(LINK, link);
    }
    Ok(response)
}

fn made_up(status: u16, headers: &[(String, String)], body: String) -> HttpResponse {
    let status = StatusCode::from_u16(status).expect("tests plan real statuses");
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, "application/json"));
    for (name, value) in headers {
        let name = HeaderName::try_from(name.as_str()).expect("tests plan real headers");
        response.insert_header((name, value.as_str()));
    }
    response.body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_skips_then_happens_its_times_and_no_more() {
        let mut faults = Faults::default();
        faults.plan(Endpoint::Members, 1, 2, Fault::status(500));
        let happened: Vec<bool> = (0..4).map(|_| faults.take(Endpoint::Members).is_some()).collect();
        assert_eq!(happened, [false, true, true, false]);
        faults.plan(Endpoint::Members, 0, 1, Fault::status(500));
        assert!(faults.take(Endpoint::Results).is_none());
    }

    #[test]
    fn every_service_path_is_known_by_its_manners() {
        use {Endpoint::*, Manners::*};
        for (path, manners, endpoint) in [
            ("/mod/lti/auth.php", Some(Moodle), Authentication),
            ("/api/lti/authorize_redirect", Some(Canvas), Authentication),
            ("/login/oauth2/token", Some(Canvas), Token),
            ("/mod/lti/services.php/CourseSection/2/bindings/2/memberships", Some(Moodle), Members),
            ("/mod/lti/services.php/2/lineitems", Some(Moodle), LineItems),
            ("/mod/lti/services.php/2/lineitems/15/lineitem", Some(Moodle), LineItem),
            ("/mod/lti/services.php/2/lineitems/15/lineitem/scores", Some(Moodle), Scores),
            ("/api/lti/courses/171/line_items/15", Some(Canvas), LineItem),
            ("/api/lti/courses/171/line_items/15/results", Some(Canvas), Results),
            ("/mod/lti/contentitem_return.php", Some(Moodle), Links),
            ("/courses/171/deep_linking_response", Some(Canvas), Links),
            ("/course", None, Page),
        ] {
            assert_eq!(place_of(path), (manners, endpoint), "{path}");
        }
    }
}
