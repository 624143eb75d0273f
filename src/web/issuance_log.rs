//! The issuance log as anyone may read it: its head, proofs, entries. `docs/log.md` says how to check them.

use actix_web::http::header;
use actix_web::middleware::DefaultHeaders;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::Problem;
use crate::app::App;
use crate::flows::log;
use crate::openbadges::log::path_to_json;

/// Mounts the log; pages of every origin may read it, also what is refused.
pub fn configure(config: &mut web::ServiceConfig) {
    let scope = web::scope("/log")
        .wrap(DefaultHeaders::new().add((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")))
        .route("", web::get().to(head))
        .route("/checkpoint", web::get().to(checkpoint))
        .route("/proof", web::get().to(proof))
        .route("/entries", web::get().to(entries))
        .default_service(web::to(async || Err::<String, _>(Problem::not_found("address"))));
    config.service(scope);
}

/// A head is a few seconds old when it is signed.
const CACHE: &str = "public, max-age=5";

fn open(content_type: &str, body: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CACHE_CONTROL, CACHE))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(body)
}

fn open_json(body: &Value) -> HttpResponse {
    open("application/json", body.to_string())
}

/// The newest signed head.
async fn head(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let head = log::head(&app).await?.ok_or_else(|| Problem::not_found("head: nothing was entered yet"))?;
    Ok(open_json(&head.to_json(&log::key_url(&app).await?)))
}

/// The same as a signed note, for monitors that read those.
async fn checkpoint(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let head = log::head(&app).await?.ok_or_else(|| Problem::not_found("head: nothing was entered yet"))?;
    let key = app.keys.log().await?.key.public_key();
    Ok(open("text/plain; charset=utf-8", head.note(&key)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    leaf: Option<u64>,
    credential: Option<String>,
    first: Option<u64>,
    second: Option<u64>,
}

/// Reads the query of a request, or says what it may be.
fn query<T: serde::de::DeserializeOwned>(request: &HttpRequest, expected: &str) -> Result<T, Problem> {
    let read = web::Query::<T>::from_query(request.query_string());
    read.map(web::Query::into_inner).map_err(|_| Problem::malformed(expected))
}

const PROOF: &str = "Ask with `leaf`, with `credential`, or with `first` and `second`; numbers count from zero.";

/// An inclusion proof of an entry or of a credential, or a consistency proof between two sizes.
async fn proof(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    match query::<Asked>(&request, PROOF)? {
        Asked { leaf: Some(number), credential: None, first: None, second: None } => {
            let evidence = log::proof_of_entry(&app, number).await?;
            Ok(open_json(&evidence.ok_or_else(|| Problem::not_found("entry"))?.to_json()))
        }
        Asked { leaf: None, credential: Some(name), first: None, second: None } => {
            let addresses = [app.urls.credential(""), app.urls.record("")];
            let id = addresses.iter().find_map(|address| name.strip_prefix(address)).unwrap_or(&name);
            let evidence = log::proof_of_credential(&app, id.into()).await?;
            let evidence = evidence.ok_or_else(|| Problem::not_found("entry of this credential (yet)"))?;
            Ok(open_json(&evidence.to_json()))
        }
        Asked { leaf: None, credential: None, first: Some(first), second: Some(second) } => {
            let path = log::consistency(&app, first, second).await?;
            let path = path.ok_or_else(|| {
                Problem::not_found(
                    "such proof: `first` is at least 1, `second` no less, and the log has so many entries",
                )
            })?;
            Ok(open_json(&json!({"first": first, "second": second, "path": path_to_json(&path)})))
        }
        _ => Err(Problem::malformed(PROOF)),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    start: u64,
    end: u64,
}

/// Entries by number, both ends included; fewer than asked for when there are more than fit.
async fn entries(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    const RANGE: &str = "Ask with `start` and `end`: the numbers of the first and the last entry, counted from zero.";
    let Range { start, end } = query(&request, RANGE)?;
    if start > end {
        return Err(Problem::malformed(RANGE));
    }
    let entries = log::entries(&app, start, end).await?;
    let entries: Vec<Value> =
        entries.into_iter().map(|entry| json!({"number": entry.number, "leaf": entry.leaf})).collect();
    Ok(open_json(&json!({ "entries": entries })))
}
