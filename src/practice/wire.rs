//! What all endpoints share: parameters, bearer tokens, media types, pages of a list, refusals.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, LINK};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::manners::{ErrorBody, LinkStyle, Manners, Paging};
use super::state::Platform;

pub(super) type Parameters = BTreeMap<String, String>;

/// The pairs of a query or of a form body; the last of equal names counts.
pub(super) fn parameters(text: &[u8]) -> Parameters {
    url::form_urlencoded::parse(text).into_owned().collect()
}

pub(super) fn query(request: &HttpRequest) -> Parameters {
    parameters(request.query_string().as_bytes())
}

pub(super) fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> &'a str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A number as the platform would write it: `40` or `40.0`.
pub(super) fn number(manners: Manners, value: f64) -> Value {
    if manners.customs().whole_numbers && value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

pub(super) fn body(status: u16, content_type: &str, text: String) -> HttpResponse {
    let status = StatusCode::from_u16(status).expect("statuses are written as literals");
    HttpResponse::build(status).insert_header((CONTENT_TYPE, content_type)).body(text)
}

/// A successful answer of a service, in its media type.
pub(super) fn answer(manners: Manners, status: u16, media_type: &str, value: &Value) -> HttpResponse {
    body(status, &format!("{media_type}{}", manners.customs().media_type_suffix), value.to_string())
}

/// A refused service request, in the platform's shape.
pub(super) fn refuse(
    manners: Manners,
    platform: &Platform,
    request: &HttpRequest,
    status: u16,
    why: &str,
) -> HttpResponse {
    let text = match (&manners.customs().errors, status) {
        (ErrorBody::StatusReasonRequest, _) => json!({
            "status": status,
            "reason": why,
            "request": {
                "method": request.method().as_str(),
                "url": platform.url(&request.uri().to_string()),
                "accept": header(request, &ACCEPT),
                "contentType": header(request, &CONTENT_TYPE),
            },
        }),
        (ErrorBody::TypeMessage, 400) => json!({"error": why}),
        (ErrorBody::TypeMessage, _) => {
            let kind = match status {
                401 => "unauthorized",
                404 => "not_found",
                412 => "precondition_failed",
                _ => "unprocessable_entity",
            };
            json!({"errors": {"type": kind, "message": why}})
        }
    };
    body(status, "application/json; charset=utf-8", text.to_string())
}

/// Whether the bearer token of the request was given by this platform and holds one of the scopes.
pub(super) fn is_allowed(platform: &Platform, manners: Manners, request: &HttpRequest, scopes: &[&str]) -> bool {
    let Some(token) = header(request, &AUTHORIZATION).strip_prefix("Bearer ") else { return false };
    let now = platform.now();
    platform.lock().grants.get(token.trim()).is_some_and(|grant| {
        grant.manners == manners
            && grant.expires > now
            && grant.scopes.iter().any(|granted| scopes.contains(&granted.as_str()))
    })
}

/// Whether the platform would find a handler for this `Accept` or `Content-Type`.
pub(super) fn knows_media_type(manners: Manners, sent: &str, wanted: &str) -> bool {
    !manners.customs().exact_media_types || sent.split(';').next().is_some_and(|kind| kind.trim() == wanted)
}

/// One page of a list, and the header that leads on.
pub(super) struct Page {
    pub items: Vec<Value>,
    pub link: Option<String>,
}

impl Page {
    pub fn with_link(&self, mut response: HttpResponse) -> HttpResponse {
        if let Some(link) = self.link.as_deref().and_then(|link| HeaderValue::from_bytes(link.as_bytes()).ok()) {
            response.headers_mut().insert(LINK, link);
        }
        response
    }
}

/// Cuts a list as the request and the platform want it. `kept` are the query pairs that go into the links.
pub(super) fn page(
    all: Vec<Value>,
    request: &HttpRequest,
    address: &str,
    kept: &[&str],
    paging: &Paging,
    forced: Option<usize>,
) -> Page {
    let query = query(request);
    let amount = |name: &str| query.get(name).and_then(|text| text.parse::<usize>().ok()).filter(|&n| n > 0);
    let asked = amount("limit").or_else(|| amount("per_page")).or(paging.usual);
    let Some(size) = asked.into_iter().chain(forced).min() else { return Page { items: all, link: None } };
    let size = paging.most.map_or(size, |most| size.min(most));
    let total = all.len();
    let place = match paging.links {
        LinkStyle::Pages => (amount("page").unwrap_or(1) - 1).saturating_mul(size),
        LinkStyle::Offset | LinkStyle::OffsetTypographic => amount("from").unwrap_or(0),
    };
    let items = all.into_iter().skip(place).take(size).collect();
    let with = |pairs: &[(&str, usize)]| {
        let mut query_text = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in query.iter().filter(|(name, _)| kept.contains(&name.as_str())) {
            query_text.append_pair(name, value);
        }
        for (name, value) in pairs {
            query_text.append_pair(name, &value.to_string());
        }
        format!("{address}?{}", query_text.finish())
    };
    let is_last = place.saturating_add(size) >= total;
    let link = match paging.links {
        LinkStyle::Pages => {
            let numbered =
                |page: usize, rel: &str| format!("<{}>; rel=\"{rel}\"", with(&[("page", page), ("per_page", size)]));
            let current = place / size + 1;
            let mut links = vec![numbered(current, "current")];
            if !is_last {
                links.push(numbered(current + 1, "next"));
            }
            links.push(numbered(1, "first"));
            links.push(numbered(total.div_ceil(size).max(1), "last"));
            Some(links.join(","))
        }
        _ if is_last => None,
        LinkStyle::Offset => Some(format!("<{}>; rel=\"next\"", with(&[("limit", size), ("from", place + size)]))),
        LinkStyle::OffsetTypographic => {
            let next = with(&[("limit", size), ("from", place + size)]).replace('&', "&amp;");
            Some(format!("<{next}>; rel=\u{201c}next\u{201d}"))
        }
    };
    Page { items, link }
}
