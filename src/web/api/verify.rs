//! Anybody checks any badge, without a token and from any origin.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::body::{self, json};
use super::document::VerificationReport;
use super::problem::{Problem, ProblemDocument, Wrong};
use crate::app::App;
use crate::flows::verify::{LARGEST, Verifier};
use crate::flows::{record, trial};
use crate::store::Published;

/// Longer than a link or a mail address that anybody uses.
const LONGEST_LINK: usize = 4_000;
const LONGEST_RECIPIENT: usize = 500;

/// A badge by link or inside of JSON; instead of it, the body may be the badge itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented<'a> {
    /// The address of a credential.
    link: Option<String>,
    /// The credential: an object, or a string with a JWT.
    #[serde(borrow)]
    #[schema(value_type = Option<Object>)]
    credential: Option<&'a RawValue>,
    /// The mail address or identifier of whom it is said to belong to; check `recipient` tells whether it does, and is
    /// `not_checked` where the badge holds nothing that it can be compared with.
    recipient: Option<String>,
    /// Ask the issuance log of whoever issued it, too. That of this server is asked about its own badges in any case.
    #[serde(default)]
    log: bool,
}

/// What a body asks to check.
#[derive(Debug, PartialEq, Eq)]
struct Question {
    subject: Subject,
    recipient: Option<String>,
    log: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Subject {
    Link(String),
    Document(Vec<u8>),
}

impl Question {
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let bare = |subject| Ok(Self { subject, recipient: None, log: false });
        if let Some(link) = bare_link(body) {
            return bare(Subject::Link(link.to_owned()));
        }
        // What has other members is a credential itself.
        let Ok(presented) = serde_json::from_slice::<Presented>(body) else {
            return bare(Subject::Document(body.to_vec()));
        };
        let mut wrongs = Vec::new();
        if presented.link.as_ref().is_some_and(|link| link.len() > LONGEST_LINK) {
            wrongs.push(Wrong::at("/link", format!("a link may have {LONGEST_LINK} characters at most")));
        }
        if presented.recipient.as_ref().is_some_and(|recipient| recipient.len() > LONGEST_RECIPIENT) {
            wrongs.push(Wrong::at("/recipient", format!("a recipient may have {LONGEST_RECIPIENT} bytes at most")));
        }
        let subject = match (presented.link, presented.credential) {
            (Some(link), None) => Subject::Link(link),
            (None, Some(credential)) => Subject::Document(match serde_json::from_str::<String>(credential.get()) {
                Ok(jwt) => jwt.into_bytes(),
                Err(_) => credential.get().as_bytes().to_vec(),
            }),
            _ => {
                wrongs.push(Wrong::at("", "give either a link or a credential"));
                Subject::Link(String::new())
            }
        };
        if wrongs.is_empty() {
            Ok(Self { subject, recipient: presented.recipient, log: presented.log })
        } else {
            Err(Problem::invalid(wrongs))
        }
    }
}

/// A body that is nothing but an address.
fn bare_link(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body.get(..LONGEST_LINK).unwrap_or(body)).ok()?.trim();
    let is_link = is_address(text) && body.len() <= LONGEST_LINK && !text.contains(char::is_whitespace);
    is_link.then_some(text)
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Checks a badge
///
/// The body is the badge itself (JSON, JWT, PNG or SVG picture, or a PDF certificate that it is attached to), a link to
/// one, or JSON with `link` or `credential`. A badge that fails is reported with status 200 as well: the verdict is in `state`.
#[utoipa::path(
    post, path = "/api/verify", tag = "verify", operation_id = "verify", security(()),
    request_body(content(
        (Presented<'static> = "application/json"), (String = "text/plain"), (Vec<u8> = "application/octet-stream"), (Vec<u8> = "image/png"), (String = "image/svg+xml"), (Vec<u8> = "application/pdf")
    )),
    responses((status = 200, body = VerificationReport), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn check(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let body = body::read(&request, payload, LARGEST).await?;
    let question = Question::read(&body)?;
    let (mut verifier, recipient) = (Verifier::of(&app), question.recipient.as_deref());
    if question.log {
        verifier = verifier.asking_the_log(None);
    }
    let report = match question.subject {
        Subject::Link(link) => verifier.verify_link(&link, recipient).await?,
        Subject::Document(document) => verifier.verify(&document, recipient).await?,
    };
    Ok(json(StatusCode::OK, &report))
}

/// Checks a badge or a learner record by its id or address
///
/// What stands within, endorsements and the credentials of a record, is reported each by itself.
#[utoipa::path(
    get, path = "/api/verify/{credential}", tag = "verify", operation_id = "verify_credential", security(()),
    params(("credential" = String, Path, description = "The id of a credential or a learner record of this server, or the percent-encoded address of any")),
    responses((status = 200, body = VerificationReport), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn check_named(app: web::Data<App>, credential: web::Path<String>) -> Result<HttpResponse, Problem> {
    let verifier = Verifier::of(&app);
    let report = if is_address(&credential) && credential.len() <= LONGEST_LINK {
        verifier.verify_link(&credential, None).await?
    } else {
        let json = published(&app, &credential).await?.ok_or_else(|| Problem::not_found("credential"))?;
        verifier.verify(json.as_bytes(), None).await?
    };
    Ok(json(StatusCode::OK, &report))
}

/// A credential of this server as it was signed, or a learner record.
async fn published(app: &App, id: &str) -> Result<Option<String>, Problem> {
    if let Some(found) = trial::find_published(app, id.into()).await? {
        return Ok(Some(found).filter(Published::may_be_read).map(|found| found.json));
    }
    Ok(record::served(app, id.into()).await?.map(|record| record.json))
}

/// Lets pages of any origin ask, without cookies
/// ([Fetch, CORS-preflight](https://fetch.spec.whatwg.org/#cors-preflight-fetch)).
pub async fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type"))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Option<Question> {
        Question::read(body.as_bytes()).ok()
    }

    fn document(text: &str) -> Option<Question> {
        Some(Question { subject: Subject::Document(text.as_bytes().to_vec()), recipient: None, log: false })
    }

    #[test]
    fn a_credential_inside_of_json_is_taken_out_byte_for_byte() {
        assert_eq!(read(r#"{"credential": {"a":  1.50}}"#), document(r#"{"a":  1.50}"#));
        assert_eq!(read(r#"{"credential": "a.b.c"}"#), document("a.b.c"));
    }

    #[test]
    fn what_is_no_wrapping_is_the_badge_itself() {
        for text in [r#"{"@context": [], "credential": 1}"#, "a.b.c", "", "[1", r#"{"link": 7}"#] {
            assert_eq!(read(text), document(text), "{text}");
        }
    }

    #[test]
    fn a_link_is_taken_bare_or_inside_of_json() {
        let link = Subject::Link("https://badges.example.edu/credentials/1".to_owned());
        let bare = read(" https://badges.example.edu/credentials/1\n").unwrap();
        assert_eq!((bare.subject, bare.recipient), (link, None));
        let body = r#"{"link": "https://badges.example.edu/credentials/1", "recipient": "ada@example.edu"}"#;
        assert_eq!(read(body).unwrap().recipient.as_deref(), Some("ada@example.edu"));
        let asking = read(r#"{"link": "https://badges.example.edu/credentials/1", "log": true}"#).unwrap();
        assert!(asking.log && !read(body).unwrap().log);
    }

    #[test]
    fn both_or_neither_of_link_and_credential_are_refused() {
        for text in ["{}", r#"{"link": "https://a.example", "credential": {}}"#, r#"{"recipient": "ada@example.edu"}"#]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let long = "a".repeat(LONGEST_LINK);
        assert_eq!(read(&format!(r#"{{"link": "https://{long}"}}"#)), None);
    }
}
