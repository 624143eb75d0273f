//! Bodies: JSON read strictly, everything wrong with it told at once, and requests that create carried out once.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::problem::{Kind, Problem, Wrong};
use crate::app::App;
use crate::domain::details;
use crate::keys;
use crate::openbadges::strict_json;
use crate::store::{Replay, Token};

/// The largest body of JSON without a picture.
pub const LARGEST: usize = 256 << 10;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Tells an answer that is given again from one that was just made.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const LONGEST_IDEMPOTENCY_KEY: usize = 255;

/// Reads a body up to a limit, as it came.
pub async fn read(request: &HttpRequest, payload: web::Payload, limit: usize) -> Result<web::Bytes, Problem> {
    if request.headers().get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::new(Kind::UnsupportedMediaType, "A body with a Content-Encoding is not read."));
    }
    match payload.to_bytes_limited(limit).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Problem::new(Kind::Malformed, "The body broke off.")),
        Err(_) => Err(Problem::new(Kind::TooLarge, format!("A body may have {limit} bytes here at most."))),
    }
}

/// The members of a JSON object, taken one by one. What is wrong is gathered, so that it can be told at once.
#[derive(Debug)]
pub struct Fields {
    members: Map<String, Value>,
    wrongs: Vec<Wrong>,
}

/// Whether any text holds a NUL, which PostgreSQL takes nowhere. The depth was bounded when the value was read.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_nul),
        Value::Object(members) => members.iter().any(|(name, item)| name.contains('\0') || has_nul(item)),
        _ => false,
    }
}

impl Fields {
    /// The members of a request's body.
    pub async fn of(request: &HttpRequest, payload: web::Payload) -> Result<Self, Problem> {
        Self::read(&read(request, payload, LARGEST).await?)
    }

    pub fn read(body: &[u8]) -> Result<Self, Problem> {
        let value = strict_json::read(body).map_err(|error| Problem::new(Kind::Malformed, error))?;
        if has_nul(&value) {
            return Err(Problem::new(Kind::Malformed, "a text with a NUL in it cannot be kept"));
        }
        match value {
            Value::Object(members) => Ok(Self { members, wrongs: Vec::new() }),
            _ => Err(Problem::invalid(vec![Wrong::at("", "the body is a JSON object")])),
        }
    }

    /// A member that may be missing; null counts as missing.
    pub fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.change(name).flatten()
    }

    /// A member that may be missing, or be null to take something away.
    pub fn change<T: DeserializeOwned>(&mut self, name: &str) -> Option<Option<T>> {
        match self.members.remove(name)? {
            Value::Null => Some(None),
            value => match details::read(&value) {
                Ok(value) => Some(Some(value)),
                Err(error) => {
                    self.refuse(&format!("{name}{}", error.pointer), error.problem);
                    None
                }
            },
        }
    }

    /// A member that has to be there; its default stands in for it until [`Fields::finish`] refuses.
    pub fn required<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        if self.members.get(name).is_none_or(Value::is_null) {
            self.members.remove(name);
            self.refuse(name, format!("{name} is missing"));
        }
        self.optional(name).unwrap_or_default()
    }

    pub fn refuse(&mut self, name: &str, detail: impl ToString) {
        self.wrongs.push(Wrong::at(format!("/{name}"), detail));
    }

    /// Refuses when anything was wrong, or when a member is left that nobody took.
    pub fn finish(mut self) -> Result<(), Problem> {
        for name in self.members.keys().take(10) {
            let name: String = name.chars().take(64).collect();
            let pointer = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
            self.wrongs.push(Wrong::at(pointer, format!("there is no member {name}")));
        }
        if self.wrongs.is_empty() { Ok(()) } else { Err(Problem::invalid(self.wrongs)) }
    }
}

/// Shows a value as JSON.
pub fn json(status: StatusCode, value: &impl Serialize) -> HttpResponse {
    as_json(status, serde_json::to_string(value).expect("answers have text for keys"))
}

fn as_json(status: StatusCode, text: String) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text)
}

/// What a request created, or found in its place.
pub struct Created<T> {
    pub is_new: bool,
    pub value: T,
}

/// Carries out a request that creates. When its `Idempotency-Key` was seen with the same request, the earlier answer is
/// given again; a refusal is not kept, since it changed nothing. Of two requests at the same time with one key, the
/// database's own constraints let one create.
pub async fn once<T: Serialize>(
    app: &App,
    request: &HttpRequest,
    token: Token,
    body: &[u8],
    collection: &str,
    create: impl Future<Output = Result<Created<T>, Problem>>,
) -> Result<HttpResponse, Problem> {
    once_then(app, request, token, body, collection, create, |kept| kept).await
}

/// The same for an answer with something in it that must not be kept: `show` puts it into the text.
pub async fn once_then<T: Serialize>(
    app: &App,
    request: &HttpRequest,
    token: Token,
    body: &[u8],
    collection: &str,
    create: impl Future<Output = Result<Created<T>, Problem>>,
    show: impl Fn(String) -> String,
) -> Result<HttpResponse, Problem> {
    let key = idempotency_key(request)?;
    let hash = request_hash(request, body);
    if let Some(key) = &key {
        match app.store.find_replay(token.id.clone(), key.clone(), hash.clone(), app.clock.now()).await? {
            Replay::New => {}
            Replay::Answered { status, body } => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
                let mut response = located(status, show(body), collection);
                response.headers_mut().insert(REPLAYED, header::HeaderValue::from_static("true"));
                return Ok(response);
            }
            Replay::Different => {
                let detail = "This token used the key for a request with another address or body.";
                return Err(Problem::new(Kind::IdempotencyKeyReused, detail));
            }
        }
    }
    let created = create.await?;
    let status = if created.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let text = serde_json::to_string(&created.value).expect("answers have text for keys");
    if let Some(key) = key {
        let answer = (status.as_u16(), text.clone());
        app.store.record_answer(token.id, key, hash, answer, app.clock.now()).await?;
    }
    Ok(located(status, show(text), collection))
}

/// An answer with the address of what it shows, which follows from the `id` in it.
fn located(status: StatusCode, text: String, collection: &str) -> HttpResponse {
    #[derive(serde::Deserialize)]
    struct Identified {
        id: String,
    }
    let location = serde_json::from_str::<Identified>(&text).map(|shown| format!("{collection}/{}", shown.id));
    let mut response = as_json(status, text);
    if let Ok(value) = location.map_err(drop).and_then(|location| location.parse().map_err(drop)) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// The `Idempotency-Key` header, as
/// [its draft](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/) has it; quotes around the
/// key are a part of it.
fn idempotency_key(request: &HttpRequest) -> Result<Option<String>, Problem> {
    let Some(value) = request.headers().get(&IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=LONGEST_IDEMPOTENCY_KEY).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => {
            let detail = format!("An Idempotency-Key has 1 to {LONGEST_IDEMPOTENCY_KEY} visible ASCII characters.");
            Err(Problem::new(Kind::Malformed, detail))
        }
    }
}

fn request_hash(request: &HttpRequest, body: &[u8]) -> String {
    let mut text = format!("{} {}\n", request.method(), request.path()).into_bytes();
    text.extend_from_slice(body);
    keys::hex(&keys::sha256(&text))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn everything_wrong_with_a_body_is_told_at_once() {
        let body = br#"{"key": 7, "draft": "yes", "a/b": 1, "gone": null}"#;
        let mut fields = Fields::read(body).unwrap();
        assert_eq!(fields.required::<String>("key"), "");
        assert_eq!(fields.required::<String>("name"), "");
        assert_eq!(fields.optional::<bool>("draft"), None);
        assert_eq!(fields.change::<String>("gone"), Some(None));
        let pointers: Vec<_> = {
            let mut wrongs = fields.wrongs.clone();
            wrongs.sort_by(|one, other| one.pointer.cmp(&other.pointer));
            wrongs.into_iter().filter_map(|wrong| wrong.pointer).collect()
        };
        assert_eq!(pointers, ["/draft", "/key", "/name"]);
        assert_eq!(fields.finish().unwrap_err().kind, Kind::Invalid);
    }

    #[test]
    fn a_member_that_nobody_took_is_refused() {
        let fields = Fields::read(br#"{"naem": "Lab"}"#).unwrap();
        assert_eq!(fields.finish().unwrap_err().kind, Kind::Invalid);
    }

    #[test]
    fn what_is_no_strict_json_object_is_refused() {
        for malformed in [&b"{"[..], b"", br#"{"a": 1, "a": 2}"#, b"{} {}", "[".repeat(1000).as_bytes(), b"\xff"] {
            assert_eq!(Fields::read(malformed).unwrap_err().kind, Kind::Malformed);
        }
        assert_eq!(Fields::read(b"[]").unwrap_err().kind, Kind::Invalid);
    }

    #[test]
    fn an_idempotency_key_is_bounded() {
        let key = |key: &str| {
            let request = TestRequest::post().insert_header(("Idempotency-Key", key)).to_http_request();
            idempotency_key(&request).map_err(|problem| problem.kind)
        };
        assert_eq!(key("a-1"), Ok(Some("a-1".to_owned())));
        assert_eq!(key(&"k".repeat(256)), Err(Kind::Malformed));
        assert_eq!(key(""), Err(Kind::Malformed));
        assert_eq!(idempotency_key(&TestRequest::post().to_http_request()).unwrap(), None);
    }

    #[test]
    fn another_address_or_body_is_another_request() {
        let hash = |path: &str, body: &[u8]| request_hash(&TestRequest::post().uri(path).to_http_request(), body);
        assert_eq!(hash("/a", b"1"), hash("/a", b"1"));
        assert_ne!(hash("/a", b"1"), hash("/a", b"2"));
        assert_ne!(hash("/a", b"1"), hash("/b", b"1"));
    }
}
