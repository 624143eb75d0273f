//! What somebody takes along of their badges: made in the course, and served to whoever has its address.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError, Refusal};
use super::page::see_other;
use super::public::{attached, missing, named, open_bytes, open_json};
use super::session;
use crate::app::App;
use crate::domain::ids::RecordId;
use crate::flows::record;

/// Makes the record of the person of this session, and leads to its file.
pub async fn take_along(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let open = session::open(&app, &request, &handle).await?;
    let person = open.session.person.clone().filter(|_| open.session.watches.is_empty());
    let person = person.ok_or_else(|| Refusal::not_found("a person who holds badges")).or_refuse(&app)?;
    let record = record::make(&app, &person).await.or_refuse(&app)?;
    Ok(see_other(&format!("/records/{}.json", record.id)))
}

/// A record as it was signed. Whoever hid one of its badges since took the record back, too.
pub async fn record(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = record::served(&app, RecordId::from(id)).await.or_refuse_in_public(&app)?;
    let record = found.ok_or_else(|| missing(&app, format!("record {id}")))?;
    let mut response = match extension {
        None => open_json(&request, record.json),
        Some("json") => attached(open_json(&request, record.json), &format!("badges-{id}.json")),
        Some("jwt") => open_bytes("text/plain; charset=utf-8", record.jwt.into_bytes(), "public, max-age=60"),
        Some(_) => return Err(missing(&app, format!("record {}", name.as_str()))),
    };
    let robots = header::HeaderName::from_static("x-robots-tag");
    response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
    Ok(response)
}
