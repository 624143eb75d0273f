//! Documents that other people publish: badges, keys, status lists.
//!
//! A few redirects are followed, each to an address that is guarded like the first. What a check fetched is remembered for
//! minutes, so that a page that many people open does not ask the same host for each of them; a badge that somebody hands
//! in by its link is always fetched anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};
use url::Url;

use super::http::{FetchError, Fetched, Http};
use crate::clock::Clock;

const MOST_REDIRECTS: usize = 3;
/// How long a status list may be taken for current where its host does not say
/// ([Bitstring Status List 1.0 §2.2](https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential)).
const LONGEST: Duration = Duration::minutes(5);
const MOST_DOCUMENTS: usize = 256;
const MOST_BYTES: usize = 16 << 20;
const ACCEPT: &str = "application/vc+ld+json, application/ld+json, application/vc, application/json, \
                      application/vc+jwt;q=0.9, application/jwt;q=0.9, text/plain;q=0.5";

/// Why a document could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("{0}")]
    Fetch(#[from] FetchError),
    #[error("the host answered with status {0}")]
    Status(u16),
    /// With what is left there: revoked badges of Open Badges 2.0 say why.
    #[error("the host answered with status 410")]
    Gone(Vec<u8>),
    #[error("the address leads from one to the next without end")]
    Redirects,
}

/// The way to other people's documents; clones share what is remembered.
#[derive(Clone, Debug)]
pub struct Documents(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    http: Http,
    clock: Clock,
    shelf: Mutex<Shelf>,
}

impl Documents {
    pub fn new(http: Http, clock: Clock) -> Self {
        Self(Arc::new(Inner { http, clock, shelf: Mutex::default() }))
    }

    /// Fetches a document as it is now.
    pub async fn fetch(&self, url: &str, limit: usize) -> Result<Vec<u8>, DocumentError> {
        Ok(self.follow(url, limit).await?.body)
    }

    /// A document as it was minutes ago at most.
    pub async fn recent(&self, url: &str, limit: usize) -> Result<Vec<u8>, DocumentError> {
        let now = self.0.clock.now();
        if let Some(known) = self.with_shelf(|shelf| shelf.find(url, now)) {
            return Ok(known.to_vec());
        }
        let answer = self.follow(url, limit).await?;
        let until = now + lifetime(answer.cache_control.as_deref());
        if until > now {
            self.with_shelf(|shelf| shelf.keep(url, &answer.body, until, now));
        }
        Ok(answer.body)
    }

    async fn follow(&self, url: &str, limit: usize) -> Result<Fetched, DocumentError> {
        let mut url = url.to_owned();
        for _ in 0..=MOST_REDIRECTS {
            let answer = self.0.http.fetch(&url, ACCEPT, limit).await?;
            match (answer.status, answer.location.as_ref()) {
                (200..=299, _) => return Ok(answer),
                (301 | 302 | 303 | 307 | 308, Some(next)) => {
                    let base = Url::parse(&url).map_err(|_| FetchError::AddressUnusable)?;
                    url = base.join(next).map_err(|_| FetchError::AddressUnusable)?.to_string();
                }
                (410, _) => return Err(DocumentError::Gone(answer.body)),
                (status, _) => return Err(DocumentError::Status(status)),
            }
        }
        Err(DocumentError::Redirects)
    }

    fn with_shelf<T>(&self, look: impl FnOnce(&mut Shelf) -> T) -> T {
        look(&mut self.0.shelf.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How long an answer may be used again ([RFC 9111 §5.2.2](https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2)).
fn lifetime(cache_control: Option<&str>) -> Duration {
    let directives = || cache_control.unwrap_or_default().split(',').map(str::trim);
    let says = |word: &str| directives().any(|directive| directive.eq_ignore_ascii_case(word));
    if says("no-store") || says("no-cache") || says("private") {
        return Duration::zero();
    }
    let seconds = directives().find_map(|directive| {
        let (name, value) = directive.split_once('=')?;
        name.trim().eq_ignore_ascii_case("max-age").then(|| value.trim().trim_matches('"').parse::<u32>().ok())?
    });
    seconds.map_or(LONGEST, |seconds| Duration::seconds(seconds.into()).min(LONGEST))
}

#[derive(Debug, Default)]
struct Shelf {
    kept: HashMap<String, Kept>,
    bytes: usize,
}

#[derive(Debug)]
struct Kept {
    body: Arc<[u8]>,
    until: DateTime<Utc>,
}

impl Shelf {
    fn find(&self, url: &str, now: DateTime<Utc>) -> Option<Arc<[u8]>> {
        self.kept.get(url).filter(|kept| now < kept.until).map(|kept| kept.body.clone())
    }

    fn keep(&mut self, url: &str, body: &[u8], until: DateTime<Utc>, now: DateTime<Utc>) {
        if body.len() > MOST_BYTES {
            return;
        }
        self.drop_where(|known, kept| known == url || kept.until <= now);
        while self.kept.len() >= MOST_DOCUMENTS || self.bytes + body.len() > MOST_BYTES {
            let Some(next) = self.kept.values().map(|kept| kept.until).min() else { break };
            self.drop_where(|_, kept| kept.until <= next);
        }
        self.bytes += body.len();
        self.kept.insert(url.to_owned(), Kept { body: body.into(), until });
    }

    fn drop_where(&mut self, goes: impl Fn(&str, &Kept) -> bool) {
        self.kept.retain(|url, kept| !goes(url, kept));
        self.bytes = self.kept.values().map(|kept| kept.body.len()).sum();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use actix_web::HttpResponse;
    use chrono::TimeZone;

    use super::super::http::tests::{local, serve};
    use super::*;

    fn start() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 9, 30, 0).unwrap()
    }

    #[actix_web::test]
    async fn a_document_is_remembered_for_minutes_and_no_longer() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let base = serve(|request, _, _| {
            let count = ASKED.fetch_add(1, Ordering::SeqCst);
            let mut answer = HttpResponse::Ok();
            match request.path() {
                "/never" => answer.insert_header(("Cache-Control", "public, No-Store")),
                "/short" => answer.insert_header(("Cache-Control", "max-age=10")),
                "/absent" => return HttpResponse::NotFound().finish(),
                _ => answer.insert_header(("Cache-Control", "max-age=86400")),
            };
            answer.body(count.to_string())
        })
        .await;
        let clock = Clock::fixed_at(start());
        let documents = Documents::new(local(), clock.clone());
        let asked = |path: &'static str| {
            let (documents, url) = (documents.clone(), format!("{base}{path}"));
            async move {
                let before = ASKED.load(Ordering::SeqCst);
                let outcome = documents.recent(&url, 100).await;
                (ASKED.load(Ordering::SeqCst) - before, outcome.is_ok())
            }
        };
        assert_eq!(asked("/long").await, (1, true));
        assert_eq!(asked("/long").await, (0, true));
        assert_eq!((asked("/never").await, asked("/never").await), ((1, true), (1, true)));
        assert_eq!((asked("/absent").await, asked("/absent").await), ((1, false), (1, false)));
        assert_eq!((asked("/short").await, asked("/short").await), ((1, true), (0, true)));
        clock.advance(Duration::seconds(11));
        assert_eq!((asked("/short").await, asked("/long").await), ((1, true), (0, true)));
        clock.advance(Duration::minutes(5));
        assert_eq!(asked("/long").await, (1, true));
        let before = ASKED.load(Ordering::SeqCst);
        documents.fetch(&format!("{base}/long"), 100).await.unwrap();
        assert_eq!(ASKED.load(Ordering::SeqCst), before + 1, "a badge by its link is fetched anew");
    }

    #[actix_web::test]
    async fn redirects_are_followed_a_few_times_and_not_into_the_private_network() {
        let base = serve(|request, _, own| {
            let to = |path: String| HttpResponse::Found().insert_header(("Location", path)).finish();
            match request.path() {
                "/here" => HttpResponse::Ok().body("here"),
                "/left" => HttpResponse::Gone().body("left"),
                "/relative" => to("/here".into()),
                "/inside" => to("http://169.254.169.254/latest/".into()),
                "/script" => to("javascript:alert(1)".into()),
                path => to(format!("{own}{path}x")),
            }
        })
        .await;
        let documents = Documents::new(local(), Clock::fixed_at(start()));
        let fetch = |path: &'static str| {
            let (documents, url) = (documents.clone(), format!("{base}{path}"));
            async move { documents.fetch(&url, 100).await }
        };
        assert_eq!(fetch("/relative").await.unwrap(), b"here");
        assert_eq!(fetch("/left").await, Err(DocumentError::Gone(b"left".to_vec())));
        assert_eq!(fetch("/endless").await, Err(DocumentError::Redirects));
        assert_eq!(fetch("/inside").await, Err(DocumentError::Fetch(FetchError::AddressRefused)));
        assert_eq!(fetch("/script").await, Err(DocumentError::Fetch(FetchError::AddressUnusable)));
    }

    #[test]
    fn what_is_remembered_is_bounded_in_number_and_size() {
        let mut shelf = Shelf::default();
        let now = start();
        for number in 0..MOST_DOCUMENTS * 2 {
            let until = now + Duration::seconds(i64::try_from(number).unwrap() + 1);
            shelf.keep(&format!("https://h.example/{number}"), b"x", until, now);
        }
        assert_eq!((shelf.kept.len(), shelf.bytes), (MOST_DOCUMENTS, MOST_DOCUMENTS));
        assert!(shelf.find("https://h.example/0", now).is_none(), "what ends first goes first");
        let large = vec![0; MOST_BYTES / 2 + 1];
        shelf.keep("https://h.example/a", &large, now + LONGEST * 2, now);
        shelf.keep("https://h.example/b", &large, now + LONGEST * 3, now);
        assert_eq!((shelf.kept.len(), shelf.bytes), (1, large.len()));
        shelf.keep("https://h.example/c", &vec![0; MOST_BYTES + 1], now + LONGEST, now);
        assert!(shelf.find("https://h.example/c", now).is_none());
    }
}
