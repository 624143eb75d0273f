//! Speaking to platforms: their key sets, access tokens, rosters and grades.
//!
//! What a platform's answer means is said in [`crate::lti`]; here is how to get it: when to ask again, how to turn
//! pages, when to give up. This room alone knows platforms by name, where their manners differ. A list is given whole
//! or not at all, so that nobody mistakes half a course for the course.

pub mod browser;
mod columns;
mod grades;
mod keys;
mod registration;
mod roster;
pub mod scores;
mod tokens;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};
use url::Url;

pub use self::grades::{Gradebook, Listing};
pub use self::keys::KeySetVisit;
pub use self::registration::Reply;
pub use self::roster::Roster;
use super::http::{Body, FetchError, Fetched, Http, Request};
use crate::clock::Clock;
use crate::keys::RsaKey;
use crate::lti::paging;
use crate::lti::registration::Registration;
use crate::lti::service_token::{Refusal, TokenError};

/// Why a platform did not give what was asked for. Carries a status and a reason, never a body, a token or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlatformError {
    #[error("{0}")]
    Fetch(#[from] FetchError),
    #[error("{0}")]
    Token(#[from] TokenError),
    #[error("the assertion could not be signed")]
    Signing,
    /// The platform gave a token, but not for this.
    #[error("the platform does not grant {0}")]
    ScopeNotGranted(&'static str),
    #[error("the token's key is not in the platform's key set")]
    KeyUnknown,
    #[error("the platform's key set cannot be used")]
    KeySetUnusable,
    /// On Moodle behind Apache also a sign that the server takes the `Authorization` header away.
    #[error("the platform refused our access token (status 401)")]
    Unauthorized,
    #[error("the platform does not allow this (status 403)")]
    Forbidden,
    #[error("the platform does not know this address (status 404)")]
    NotFound,
    #[error("the platform asks for patience")]
    RateLimited { retry_after: Option<Duration> },
    #[error("the platform answered with status {0}")]
    Status(u16),
    #[error("the platform answered with a web page instead of data")]
    WebPage,
    #[error("the platform's answer cannot be read")]
    Unreadable,
    #[error("more than {MOST_PAGES} pages")]
    TooManyPages,
    #[error("more than {MOST_ENTRIES} entries")]
    TooManyEntries,
    #[error("the pages lead back to one that was read")]
    PagesLoop,
    #[error("the next page is on another server")]
    NextPageForeign,
    #[error("the list took too long")]
    ListTooSlow,
}

impl PlatformError {
    /// Whether the platform lets this tool do other things, but not this.
    pub fn is_missing_scope(self) -> bool {
        matches!(
            self,
            Self::ScopeNotGranted(_) | Self::Token(TokenError::Refused { reason: Refusal::InvalidScope, .. })
        )
    }
}

/// The tool's key, with which it proves to a platform who it is.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    pub kid: &'a str,
    pub key: &'a RsaKey,
}

const MOST_PAGES: usize = 1000;
const MOST_ENTRIES: usize = 100_000;
/// Moodle gives a whole roster as one page; 50,000 people are about 15 MB.
const LARGEST_PAGE: usize = 16 * 1024 * 1024;
/// How long a platform is left alone that asks for patience without saying for how long.
const PATIENCE: Duration = Duration::minutes(1);
const LONGEST_LISTING: std::time::Duration = std::time::Duration::from_secs(300);

/// The platforms we speak to. Clones share what is remembered of them: key sets and access tokens.
#[derive(Clone, Debug)]
pub struct Platforms(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    http: Http,
    clock: Clock,
    key_sets: keys::KeySets,
    tokens: tokens::Tokens,
    /// Registrations whose platform asked for patience, and until when.
    paused: Mutex<HashMap<String, DateTime<Utc>>>,
}

impl Platforms {
    pub fn new(http: Http, clock: Clock) -> Self {
        let (key_sets, tokens) = (keys::KeySets::default(), tokens::Tokens::default());
        Self(Arc::new(Inner { http, clock, key_sets, tokens, paused: Mutex::default() }))
    }

    /// Reads a list page by page to its end. `take` decodes one page and says how many entries it brought.
    async fn pages(
        &self,
        service: &Service<'_>,
        first: Url,
        mut take: impl FnMut(&[u8]) -> Result<usize, PlatformError>,
    ) -> Result<(), PlatformError> {
        let reading = async {
            let origin = first.origin();
            let (mut seen, mut entries, mut page) = (HashSet::new(), 0, Some(first));
            while let Some(url) = page {
                if seen.len() == MOST_PAGES {
                    return Err(PlatformError::TooManyPages);
                }
                if !seen.insert(url.to_string()) {
                    return Err(PlatformError::PagesLoop);
                }
                let answer = self.ask(service, &url).await?;
                entries += take(&answer.body)
                    .map_err(|error| if is_web_page(&answer) { PlatformError::WebPage } else { error })?;
                if entries > MOST_ENTRIES {
                    return Err(PlatformError::TooManyEntries);
                }
                page = paging::next(answer.links.iter().map(String::as_str), &url)
                    .map(|next| upgraded(service.registration, next));
                if page.as_ref().is_some_and(|next| next.origin() != origin) {
                    return Err(PlatformError::NextPageForeign);
                }
            }
            Ok(())
        };
        tokio::time::timeout(LONGEST_LISTING, reading).await.map_err(|_| PlatformError::ListTooSlow)?
    }

    async fn ask(&self, service: &Service<'_>, url: &Url) -> Result<Fetched, PlatformError> {
        self.call(service, url, Body::Nothing).await
    }

    /// Posts a document; its media type is the one that answers come in, too.
    async fn post(&self, service: &Service<'_>, url: &Url, text: &str) -> Result<Fetched, PlatformError> {
        self.call(service, url, Body::Document { media_type: service.media_type, text }).await
    }

    /// One call, unless the platform asked for patience: then nothing is sent until the time is over.
    async fn call(&self, service: &Service<'_>, url: &Url, body: Body<'_>) -> Result<Fetched, PlatformError> {
        let now = self.0.clock.now();
        let until = self.paused().get(&service.registration.id).copied();
        if let Some(until) = until.filter(|until| now < *until) {
            return Err(PlatformError::RateLimited { retry_after: Some(until - now) });
        }
        let outcome = self.call_once(service, url, body).await;
        if let Err(PlatformError::RateLimited { retry_after }) = outcome {
            let until = self.0.clock.now() + retry_after.unwrap_or(PATIENCE);
            self.paused().insert(service.registration.id.clone(), until);
        }
        outcome
    }

    fn paused(&self) -> std::sync::MutexGuard<'_, HashMap<String, DateTime<Utc>>> {
        self.0.paused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// With an access token. One that is refused is replaced once.
    async fn call_once(&self, service: &Service<'_>, url: &Url, body: Body<'_>) -> Result<Fetched, PlatformError> {
        let token = self.token(service.registration, service.signer, service.scope).await?;
        let answer = self.call_with(service, url, body, token.secret()).await?;
        if answer.status != 401 {
            return self.accepted(answer);
        }
        self.drop_token(service.registration, service.scope, &token).await;
        let renewed = self.token(service.registration, service.signer, service.scope).await?;
        self.accepted(self.call_with(service, url, body, renewed.secret()).await?)
    }

    async fn call_with(
        &self,
        service: &Service<'_>,
        url: &Url,
        body: Body<'_>,
        token: &str,
    ) -> Result<Fetched, PlatformError> {
        let request = Request { url, accept: service.media_type, bearer: Some(token), body, limit: LARGEST_PAGE };
        Ok(self.0.http.send(request).await?)
    }

    fn accepted(&self, answer: Fetched) -> Result<Fetched, PlatformError> {
        match answer.status {
            200..=299 => Ok(answer),
            _ if is_rate_limit(&answer) => {
                Err(PlatformError::RateLimited { retry_after: retry_after(&answer, self.0.clock.now()) })
            }
            401 => Err(PlatformError::Unauthorized),
            403 => Err(PlatformError::Forbidden),
            404 => Err(PlatformError::NotFound),
            status => Err(PlatformError::Status(status)),
        }
    }
}

/// What is asked of whom, and with which right.
struct Service<'a> {
    registration: &'a Registration,
    signer: Signer<'a>,
    scope: &'static str,
    media_type: &'static str,
}

/// An address that a launch brought. Self-hosted Canvas may write `http` where it means `https`; a platform that is
/// registered with https is not asked over anything less, since the access token travels along.
fn service_url(registration: &Registration, text: &str) -> Result<Url, PlatformError> {
    let url = Url::parse(text).map_err(|_| FetchError::AddressUnusable)?;
    Ok(upgraded(registration, url))
}

/// Whether an address that the platform named lies where another of its addresses does: our token goes nowhere else.
fn is_beside(address: &str, list: &Url) -> bool {
    Url::parse(address).is_ok_and(|url| url.host_str() == list.host_str() && url.port() == list.port())
}

fn upgraded(registration: &Registration, mut url: Url) -> Url {
    if url.scheme() == "http" && registration.token_url.starts_with("https:") {
        // Between http and https the change is always possible, and the usual port follows.
        let _changed = url.set_scheme("https");
    }
    url
}

fn is_web_page(answer: &Fetched) -> bool {
    answer.body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// Canvas has documented both 403 and 429 for a client that asks too much.
fn is_rate_limit(answer: &Fetched) -> bool {
    let exhausted = || answer.rate_limit_remaining.is_some_and(|remaining| remaining <= 0.0);
    let says_so = || String::from_utf8_lossy(&answer.body).contains("Rate Limit Exceeded");
    answer.status == 429 || (answer.status == 403 && (exhausted() || says_so()))
}

/// Seconds or a date ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), believed up to a day.
fn retry_after(answer: &Fetched, now: DateTime<Utc>) -> Option<Duration> {
    let text = answer.retry_after.as_deref()?.trim();
    let wait = match text.parse::<u32>() {
        Ok(seconds) => Duration::seconds(i64::from(seconds)),
        Err(_) => DateTime::parse_from_rfc2822(text).ok()?.to_utc() - now,
    };
    Some(wait.clamp(Duration::zero(), Duration::days(1)))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use actix_web::{HttpRequest, HttpResponse};
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use chrono::TimeZone;
    use serde_json::{Value, json};

    use super::*;
    use crate::lti::{ags, nrps};
    use crate::outbound::http::Policy;
    use crate::outbound::http::tests::{local, serve};

    static TOOL: LazyLock<RsaKey> = LazyLock::new(|| RsaKey::generate().unwrap());

    pub(super) fn at_noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
    }

    pub(super) fn registered_at(base: &str) -> Registration {
        Registration {
            id: "registration-1".to_owned(),
            name: "Example University".to_owned(),
            issuer: base.to_owned(),
            client_id: "client-1".to_owned(),
            auth_url: format!("{base}/auth"),
            token_url: format!("{base}/token"),
            jwks_url: format!("{base}/keys"),
            token_audience: None,
            accepts_new_deployments: true,
            family: None,
        }
    }

    fn signer() -> Signer<'static> {
        Signer { kid: "tool-1", key: &TOOL }
    }

    fn gradebook(url: &str) -> Gradebook<'_> {
        Gradebook { url, scopes: &[] }
    }

    /// What a platform's token address counts and can be told to do.
    #[derive(Default)]
    struct Lms {
        tokens: AtomicUsize,
        pages: AtomicUsize,
        /// Tokens up to this one are refused by the services.
        revoked: AtomicUsize,
        tokens_fail: std::sync::atomic::AtomicBool,
    }

    struct Meeting {
        lms: Arc<Lms>,
        registration: Registration,
        platforms: Platforms,
        clock: Clock,
        base: String,
    }

    /// A platform that grants `granted` (or what was asked, when empty) and answers everything else by `answer`.
    async fn meet(
        granted: &'static str,
        answer: impl Fn(&HttpRequest, &str) -> HttpResponse + Clone + Send + 'static,
    ) -> Meeting {
        let lms = Arc::new(Lms::default());
        let seen = lms.clone();
        let base = serve(move |request, body, own| {
            if request.path() == "/token" {
                let number = seen.tokens.fetch_add(1, Ordering::SeqCst) + 1;
                if seen.tokens_fail.load(Ordering::SeqCst) {
                    return HttpResponse::BadRequest().body(r#"{"error" : ""kid" invalid, unable to lookup"}"#);
                }
                let scope = if granted.is_empty() { scope_of(body) } else { granted.to_owned() };
                let token = json!({"access_token": format!("t-{number}"), "expires_in": 3600, "scope": scope});
                return HttpResponse::Ok().content_type("text/html").body(token.to_string());
            }
            seen.pages.fetch_add(1, Ordering::SeqCst);
            let bearer = request.headers().get("authorization").unwrap().to_str().unwrap();
            let number: usize = bearer.strip_prefix("Bearer t-").unwrap().parse().unwrap();
            if number <= seen.revoked.load(Ordering::SeqCst) {
                return HttpResponse::Unauthorized().body("{}");
            }
            answer(request, own)
        })
        .await;
        let clock = Clock::fixed_at(at_noon());
        let platforms = Platforms::new(local(), clock.clone());
        Meeting { lms, registration: registered_at(&base), platforms, clock, base }
    }

    fn scope_of(form: &[u8]) -> String {
        let fields: Vec<(String, String)> = url::form_urlencoded::parse(form).into_owned().collect();
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).unwrap().1.clone();
        assert_eq!(field("grant_type"), "client_credentials");
        let assertion = field("client_assertion");
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(assertion.split('.').nth(1).unwrap()).unwrap()).unwrap();
        assert_eq!(claims["iss"], "client-1");
        assert!(claims["iat"].as_i64().unwrap() < claims["exp"].as_i64().unwrap());
        field("scope")
    }

    impl Meeting {
        async fn roster(&self, path: &str) -> Result<Roster, PlatformError> {
            self.platforms.roster(&self.registration, signer(), &format!("{}{path}", self.base)).await
        }

        fn tokens(&self) -> usize {
            self.lms.tokens.load(Ordering::SeqCst)
        }
    }

    fn members(ids: &[&str]) -> String {
        let members: Vec<Value> = ids.iter().map(|id| json!({"user_id": id, "roles": ["Learner"]})).collect();
        json!({"context": {"id": "2"}, "members": members}).to_string()
    }

    #[actix_web::test]
    async fn a_roster_is_read_to_its_last_page() {
        let meeting = meet("", |request, own| {
            assert_eq!(request.headers().get("accept").unwrap(), nrps::MEMBERSHIP_CONTAINER);
            match request.query_string() {
                "rlid=7" => HttpResponse::Ok()
                    .insert_header(("Link", format!("<{own}/members?rlid=7&amp;from=2>; rel=“next”")))
                    .body(members(&["1", "2"])),
                "rlid=7&from=2" => HttpResponse::Ok().body(members(&["3"])),
                other => panic!("{other}"),
            }
        })
        .await;
        let roster = meeting.roster("/members?rlid=7").await.unwrap();
        assert_eq!(roster.members.iter().map(|member| member.user_id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(roster.context.unwrap().id, "2");
    }

    #[actix_web::test]
    async fn a_page_that_fails_fails_the_roster() {
        let meeting = meet("", |request, _| match request.query_string() {
            "" => HttpResponse::Ok().insert_header(("Link", "<?from=1>; rel=\"next\"")).body(members(&["1"])),
            _ => HttpResponse::InternalServerError().body("<html>"),
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::Status(500)));
    }

    #[actix_web::test]
    async fn pages_that_lead_back_end_the_reading() {
        let meeting = meet("", |request, _| {
            let next = if request.query_string() == "from=1" { "/members" } else { "/members?from=1" };
            HttpResponse::Ok().insert_header(("Link", format!("<{next}>; rel=next"))).body(members(&["1"]))
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::PagesLoop));
        assert_eq!(meeting.lms.pages.load(Ordering::SeqCst), 2);
    }

    #[actix_web::test]
    async fn endless_pages_end_after_a_thousand() {
        let meeting = meet("", |request, _| {
            let number: usize = request.query_string().trim_start_matches("from=").parse().unwrap_or(0);
            let next = format!("</members?from={}>; rel=next", number + 1);
            HttpResponse::Ok().insert_header(("Link", next)).body(members(&[]))
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::TooManyPages));
        assert_eq!(meeting.lms.pages.load(Ordering::SeqCst), MOST_PAGES);
    }

    #[actix_web::test]
    async fn a_next_page_elsewhere_is_not_asked_for() {
        let meeting = meet("", |_, own| {
            let elsewhere = own.replace("127.0.0.1", "localhost");
            HttpResponse::Ok().insert_header(("Link", format!("<{elsewhere}/members>; rel=next"))).body(members(&["1"]))
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::NextPageForeign));
        assert_eq!(meeting.lms.pages.load(Ordering::SeqCst), 1);
    }

    #[actix_web::test]
    async fn more_members_than_any_course_has_are_refused() {
        let meeting = meet("", |request, _| {
            let half = r#"{"user_id":"1"},"#.repeat(MOST_ENTRIES / 2);
            let page = format!(r#"{{"members":[{half}{{"user_id":"1"}}]}}"#);
            let next = format!("<?from={}1>; rel=next", request.query_string());
            HttpResponse::Ok().insert_header(("Link", next)).body(page)
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::TooManyEntries));
        assert_eq!(meeting.lms.pages.load(Ordering::SeqCst), 2);
    }

    #[actix_web::test]
    async fn a_web_page_for_data_is_told_apart_from_other_nonsense() {
        let meeting = meet("", |request, _| match request.path() {
            "/html" => HttpResponse::Ok().body("\n<!DOCTYPE html><html>Log in</html>"),
            "/none" => HttpResponse::NotFound().body("{}"),
            "/forbidden" => HttpResponse::Forbidden().body("{}"),
            _ => HttpResponse::Ok().body("{}"),
        })
        .await;
        assert_eq!(meeting.roster("/html").await, Err(PlatformError::WebPage));
        assert_eq!(meeting.roster("/other").await, Err(PlatformError::Unreadable));
        assert_eq!(meeting.roster("/none").await, Err(PlatformError::NotFound));
        assert_eq!(meeting.roster("/forbidden").await, Err(PlatformError::Forbidden));
    }

    #[actix_web::test]
    async fn a_platform_that_asks_for_patience_says_for_how_long() {
        let meeting = meet("", |request, _| match request.path() {
            "/429" => HttpResponse::TooManyRequests().insert_header(("Retry-After", "120")).finish(),
            "/date" => {
                HttpResponse::TooManyRequests().insert_header(("Retry-After", "Mon, 02 Mar 2026 12:00:30 GMT")).finish()
            }
            "/canvas" => HttpResponse::Forbidden().body("403 Forbidden (Rate Limit Exceeded)"),
            _ => HttpResponse::Forbidden().insert_header(("X-Rate-Limit-Remaining", "0.0")).finish(),
        })
        .await;
        for (path, seconds) in [("/429", Some(120)), ("/date", Some(30)), ("/canvas", None), ("/header", None)] {
            let registration = Registration { id: path.to_owned(), ..meeting.registration.clone() };
            let url = format!("{}{path}", meeting.base);
            let refused = meeting.platforms.roster(&registration, signer(), &url).await;
            let retry_after = seconds.map(Duration::seconds);
            assert_eq!(refused, Err(PlatformError::RateLimited { retry_after }), "{path}");
        }
    }

    #[actix_web::test]
    async fn a_platform_is_left_alone_for_as_long_as_it_asked() {
        let meeting = meet("", |request, _| match request.path() {
            "/busy" => HttpResponse::TooManyRequests().insert_header(("Retry-After", "120")).finish(),
            _ => HttpResponse::Ok().body(members(&["1"])),
        })
        .await;
        assert!(meeting.roster("/busy").await.is_err());
        meeting.clock.advance(Duration::seconds(119));
        let left_alone = PlatformError::RateLimited { retry_after: Some(Duration::seconds(1)) };
        assert_eq!(meeting.roster("/members").await, Err(left_alone));
        assert_eq!(meeting.lms.pages.load(Ordering::SeqCst), 1);
        let other = Registration { id: "registration-2".to_owned(), ..meeting.registration.clone() };
        let url = format!("{}/members", meeting.base);
        assert!(meeting.platforms.roster(&other, signer(), &url).await.is_ok());
        meeting.clock.advance(Duration::seconds(1));
        assert!(meeting.roster("/members").await.is_ok());
    }

    #[actix_web::test]
    async fn one_token_serves_all_until_four_fifths_of_its_life() {
        let meeting = meet("", |_, _| HttpResponse::Ok().body(members(&["1"]))).await;
        let together = futures_util::future::join_all((0..20).map(|_| meeting.roster("/members"))).await;
        assert!(together.iter().all(Result::is_ok));
        meeting.clock.advance(Duration::seconds(2879));
        meeting.roster("/members").await.unwrap();
        assert_eq!(meeting.tokens(), 1);
        meeting.lms.tokens_fail.store(true, Ordering::SeqCst);
        meeting.clock.advance(Duration::seconds(1));
        meeting.roster("/members").await.unwrap();
        meeting.roster("/members").await.unwrap();
        assert_eq!(meeting.tokens(), 2);
        meeting.clock.advance(Duration::seconds(720));
        assert!(matches!(meeting.roster("/members").await, Err(PlatformError::Token(_))));
    }

    #[actix_web::test]
    async fn a_refused_token_is_replaced_once() {
        let meeting = meet("", |_, _| HttpResponse::Ok().body(members(&["1"]))).await;
        meeting.roster("/members").await.unwrap();
        meeting.lms.revoked.store(1, Ordering::SeqCst);
        meeting.roster("/members").await.unwrap();
        assert_eq!(meeting.tokens(), 2);
        meeting.lms.revoked.store(usize::MAX, Ordering::SeqCst);
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::Unauthorized));
        assert_eq!(meeting.tokens(), 3);
    }

    #[actix_web::test]
    async fn tokens_are_not_shared_between_registrations() {
        let meeting = meet("", |_, _| HttpResponse::Ok().body(members(&["1"]))).await;
        meeting.roster("/members").await.unwrap();
        let other = Registration { id: "registration-2".to_owned(), ..meeting.registration.clone() };
        let url = format!("{}/members", meeting.base);
        meeting.platforms.roster(&other, signer(), &url).await.unwrap();
        assert_eq!(meeting.tokens(), 2);
    }

    #[actix_web::test]
    async fn a_failed_token_is_not_asked_for_by_everyone_who_waits() {
        let meeting = meet("", |_, _| panic!("no token, no page")).await;
        meeting.lms.tokens_fail.store(true, Ordering::SeqCst);
        let together = futures_util::future::join_all((0..20).map(|_| meeting.roster("/members"))).await;
        assert!(together.iter().all(|outcome| matches!(outcome, Err(PlatformError::Token(_)))));
        assert_eq!(meeting.tokens(), 1);
        meeting.clock.advance(Duration::seconds(10));
        assert!(meeting.roster("/members").await.is_err());
        assert_eq!(meeting.tokens(), 2);
    }

    #[actix_web::test]
    async fn a_scope_that_was_not_granted_stops_only_what_needs_it() {
        let meeting = meet(ags::SCOPE_LINE_ITEM, |_, own| {
            HttpResponse::Ok().body(format!(r#"[{{"id": "{own}/items/1", "label": "Lab"}}]"#))
        })
        .await;
        assert_eq!(meeting.roster("/members").await, Err(PlatformError::ScopeNotGranted(nrps::SCOPE)));
        let url = format!("{}/items", meeting.base);
        let items = meeting.platforms.line_items(&meeting.registration, signer(), gradebook(&url)).await.unwrap();
        assert_eq!(items.entries[0].label, "Lab");
        let results = meeting.platforms.results(&meeting.registration, signer(), &items.entries[0].id).await;
        assert_eq!(results, Err(PlatformError::ScopeNotGranted(ags::SCOPE_RESULT_READONLY)));
    }

    #[actix_web::test]
    async fn line_items_are_read_by_the_right_to_write_them_where_the_right_to_read_is_not_enough() {
        let meeting =
            meet("", |_, own| HttpResponse::Ok().body(format!(r#"[{{"id": "{own}/items/1", "label": "Lab"}}]"#))).await;
        let url = format!("{}/items", meeting.base);
        // The token for reading, and the one that replaces it.
        meeting.lms.revoked.store(2, Ordering::SeqCst);
        let items = meeting.platforms.line_items(&meeting.registration, signer(), gradebook(&url)).await.unwrap();
        assert_eq!((items.entries.len(), meeting.tokens()), (1, 3));
        meeting.lms.revoked.store(usize::MAX, Ordering::SeqCst);
        let refused = meeting.platforms.line_items(&meeting.registration, signer(), gradebook(&url)).await;
        assert_eq!(refused, Err(PlatformError::Unauthorized));
    }

    #[actix_web::test]
    async fn line_items_are_read_by_the_right_that_the_launch_named() {
        let meeting =
            meet("", |_, own| HttpResponse::Ok().body(format!(r#"[{{"id": "{own}/items/1", "label": "Lab"}}]"#))).await;
        let url = format!("{}/items", meeting.base);
        // Whoever may write, and was not told that reading is offered, asks for no other token.
        let writing = [ags::SCOPE_LINE_ITEM.to_owned(), ags::SCOPE_SCORE.to_owned()];
        let both = [ags::SCOPE_LINE_ITEM.to_owned(), ags::SCOPE_LINE_ITEM_READONLY.to_owned()];
        for (scopes, tokens) in [(&writing, 1), (&writing, 1), (&both, 2)] {
            let gradebook = Gradebook { url: &url, scopes };
            meeting.platforms.line_items(&meeting.registration, signer(), gradebook).await.unwrap();
            assert_eq!(meeting.tokens(), tokens, "{scopes:?}");
        }
    }

    #[actix_web::test]
    async fn results_are_asked_for_as_moodle_needs_it() {
        let meeting = meet("", |request, _| {
            assert_eq!(request.headers().get("accept").unwrap(), ags::RESULT_CONTAINER);
            assert_eq!(request.uri().to_string(), "/15/lineitem/results?type_id=2");
            HttpResponse::Ok().body(r#"[{"userId": 5, "resultScore": 59.999999, "resultMaximum": 100}, {"x": 1}]"#)
        })
        .await;
        let url = format!("{}/15/lineitem?type_id=2", meeting.base);
        let results = meeting.platforms.results(&meeting.registration, signer(), &url).await.unwrap();
        assert_eq!((results.entries.len(), results.skipped), (1, 1));
        assert_eq!(results.entries[0].score.unwrap().to_string(), "59.999999");
    }

    #[actix_web::test]
    async fn only_canvas_is_asked_for_larger_pages_of_results() {
        let meeting = meet("", |request, _| {
            let path = request.uri().to_string();
            assert!(["/canvas/results?limit=100", "/moodle/results"].contains(&path.as_str()), "{path}");
            HttpResponse::Ok().body("[]")
        })
        .await;
        for family in ["canvas", "moodle"] {
            let registration = Registration { family: Some(family.to_owned()), ..meeting.registration.clone() };
            let url = format!("{}/{family}", meeting.base);
            assert_eq!(meeting.platforms.results(&registration, signer(), &url).await.unwrap().entries, []);
        }
    }

    #[actix_web::test]
    async fn only_canvas_is_asked_for_larger_pages_of_line_items() {
        let meeting = meet("", |request, _| {
            assert_eq!(request.headers().get("accept").unwrap(), ags::LINE_ITEM_CONTAINER);
            let label = request.query_string();
            HttpResponse::Ok().body(format!(r#"[{{"id": "https://lms.example/1", "label": "?{label}"}}]"#))
        })
        .await;
        for (family, query) in [("canvas", "?type_id=2&limit=100"), ("moodle", "?type_id=2")] {
            let registration = Registration { family: Some(family.to_owned()), ..meeting.registration.clone() };
            let url = format!("{}/items?type_id=2", meeting.base);
            let items = meeting.platforms.line_items(&registration, signer(), gradebook(&url)).await.unwrap();
            assert_eq!(items.entries[0].label, query);
        }
    }

    #[actix_web::test]
    async fn a_platform_with_https_is_never_asked_over_http() {
        let secure = Registration { token_url: "https://lms.example/token".to_owned(), ..registered_at("http://x") };
        let url = service_url(&secure, "http://lms.example/api/lti/courses/1/line_items?a=b").unwrap();
        assert_eq!(url.as_str(), "https://lms.example/api/lti/courses/1/line_items?a=b");
        let plain = service_url(&registered_at("http://127.0.0.1:1"), "http://127.0.0.1:1/items").unwrap();
        assert_eq!(plain.scheme(), "http");
    }

    #[actix_web::test]
    async fn a_platform_on_a_private_address_is_not_called_unless_allowed() {
        let platforms =
            Platforms::new(Http::new(Policy::Platform { allow_private: false }), Clock::fixed_at(at_noon()));
        let inside = registered_at("https://10.0.0.8");
        let refused = Err(PlatformError::Fetch(FetchError::AddressRefused));
        assert_eq!(platforms.roster(&inside, signer(), "https://10.0.0.8/members").await, refused);
        assert_eq!(platforms.key(&inside, "kid").await.map(|_| ()), refused.map(|_: Roster| ()));
    }
}
