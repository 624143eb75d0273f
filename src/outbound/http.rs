//! One client for all calls, which other people's addresses cannot misuse.
//!
//! An address that a platform or a stranger hands us may point into our own network (server-side request forgery). So
//! a name is resolved once, every address it stands for is checked, and the connection goes to a checked address: a
//! name that answers differently the second time gains nothing. Redirects are never followed, proxies never used.
//! Times, sizes, header counts and the number of calls to one host at a time are bounded.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName};
use reqwest::{Client, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::{Host, Url};

/// Where calls may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Registered platforms and invited registrations: public addresses over https. With `allow_private` also loopback
    /// and private networks, where plain http will do.
    Platform { allow_private: bool },
    /// Everything that strangers point us to: public addresses over https.
    Public,
}

/// Why a call brought nothing. Says no more about the other side than its kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("the address cannot be called")]
    AddressUnusable,
    #[error("the address must begin with https://")]
    NotHttps,
    #[error("the host is unknown, or lies in a network that is not called")]
    AddressRefused,
    #[error("the host is unknown, or lies in a network that is not called")]
    NameUnknown,
    #[error("no connection could be made")]
    Unreachable,
    #[error("no answer came in time")]
    TimedOut,
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    #[error("too many calls to this host are waiting")]
    Busy,
    #[error("the connection broke, or the answer is not HTTP")]
    Broken,
    #[error("this machine has no list of trusted certificates (on Debian: install ca-certificates)")]
    NoTrustedCertificates,
}

/// An answer, whatever its status.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub status: u16,
    pub content_type: Option<String>,
    pub cache_control: Option<String>,
    pub retry_after: Option<String>,
    pub rate_limit_remaining: Option<f64>,
    /// What time it was there.
    pub date: Option<String>,
    /// Where a redirect points; it is not followed.
    pub location: Option<String>,
    pub links: Vec<String>,
    /// Of a refusal only the beginning.
    pub body: Vec<u8>,
}

impl Fetched {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// One call. Not printable: it holds a token.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub url: &'a Url,
    pub accept: &'a str,
    pub bearer: Option<&'a str>,
    pub body: Body<'a>,
    /// The largest body that is read.
    pub limit: usize,
}

/// What is sent along; anything but nothing is posted.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    Nothing,
    Form(&'a [(&'static str, String)]),
    /// A document under its media type, which platforms compare exactly.
    Document {
        media_type: &'static str,
        text: &'a str,
    },
}

const CONNECT: Duration = Duration::from_secs(5);
const TOTAL: Duration = Duration::from_secs(15);
const WAITING: Duration = Duration::from_secs(60);
const AT_ONCE_PER_HOST: usize = 4;
const MOST_HEADERS: usize = 100;
/// Refusals are read for their reason, which is short.
const LARGEST_REFUSAL: usize = 16 * 1024;
const LONGEST_HEADER: usize = 8 * 1024;
/// Hosts whose count of calls is remembered while nobody calls them.
const MOST_IDLE_HOSTS: usize = 1000;

/// The client. Clones share connections and bounds.
#[derive(Clone, Debug)]
pub struct Http(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    policy: Policy,
    /// Nothing where the machine has no trusted certificates; everything on loopback works all the same.
    secure: Option<Client>,
    plain: Client,
    hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
}

impl Http {
    pub fn new(policy: Policy) -> Self {
        Self::with_patience(policy, TOTAL)
    }

    fn with_patience(policy: Policy, total: Duration) -> Self {
        let plain = builder(policy, Scheme::Plain, total)
            .tls_certs_only([])
            .build()
            .expect("a client without certificates can be made");
        let secure = builder(policy, Scheme::Secure, total).build().ok();
        Self(Arc::new(Inner { policy, secure, plain, hosts: Mutex::default() }))
    }

    /// Gets a document; at most `limit` bytes of it.
    pub async fn fetch(&self, url: &str, accept: &str, limit: usize) -> Result<Fetched, FetchError> {
        let url = Url::parse(url).map_err(|_| FetchError::AddressUnusable)?;
        self.send(Request { url: &url, accept, bearer: None, body: Body::Nothing, limit }).await
    }

    /// Sends a call that a library wrote, under the same guard, and gives the answer in the same form.
    pub async fn exchange(
        &self,
        request: openidconnect::HttpRequest,
        limit: usize,
    ) -> Result<openidconnect::HttpResponse, FetchError> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| FetchError::AddressUnusable)?;
        let client = self.client_for(&url)?;
        let _place = self.place(&url).await?;
        let call = reqwest::Request::try_from(request).map_err(|_| FetchError::AddressUnusable)?;
        let fetched = read(client.execute(call).await.map_err(|error| reason(&error))?, limit).await?;
        let mut answer = openidconnect::http::Response::builder().status(fetched.status);
        if let Some(kind) = fetched.content_type {
            answer = answer.header("content-type", kind);
        }
        answer.body(fetched.body).map_err(|_| FetchError::Broken)
    }

    /// A place among the calls to this host.
    async fn place(&self, url: &Url) -> Result<OwnedSemaphorePermit, FetchError> {
        let places = self.places(url.host_str().ok_or(FetchError::AddressUnusable)?);
        let place = tokio::time::timeout(WAITING, places.acquire_owned()).await.map_err(|_| FetchError::Busy)?;
        Ok(place.expect("the places are never closed"))
    }

    pub async fn send(&self, request: Request<'_>) -> Result<Fetched, FetchError> {
        let client = self.client_for(request.url)?;
        let _place = self.place(request.url).await?;
        let mut call = match request.body {
            Body::Nothing => client.get(request.url.clone()),
            Body::Form(form) => client.post(request.url.clone()).form(form),
            Body::Document { media_type, text } => {
                client.post(request.url.clone()).header(CONTENT_TYPE, media_type).body(text.to_owned())
            }
        };
        call = call.header(ACCEPT, request.accept);
        if let Some(token) = request.bearer {
            call = call.bearer_auth(token);
        }
        let response = call.send().await.map_err(|error| reason(&error))?;
        read(response, request.limit).await
    }

    /// Refuses what can be refused before a name is resolved, and picks the client whose resolver checks the rest.
    fn client_for(&self, url: &Url) -> Result<&Client, FetchError> {
        let scheme = match url.scheme() {
            "https" => Scheme::Secure,
            "http" if self.0.policy == (Policy::Platform { allow_private: true }) => Scheme::Plain,
            "http" => return Err(FetchError::NotHttps),
            _ => return Err(FetchError::AddressUnusable),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::AddressUnusable);
        }
        // The resolver is not asked about addresses written as numbers.
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(_)) => None,
            None => return Err(FetchError::AddressUnusable),
        };
        if literal.is_some_and(|address| !admits(self.0.policy, scheme, address)) {
            return Err(FetchError::AddressRefused);
        }
        match scheme {
            Scheme::Plain => Ok(&self.0.plain),
            Scheme::Secure => self.0.secure.as_ref().ok_or(FetchError::NoTrustedCertificates),
        }
    }

    fn places(&self, host: &str) -> Arc<Semaphore> {
        let mut hosts = self.0.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() > MOST_IDLE_HOSTS {
            hosts.retain(|_, places| Arc::strong_count(places) > 1);
        }
        hosts.entry(host.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE_PER_HOST))).clone()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that makes clients")]
fn builder(policy: Policy, scheme: Scheme, total: Duration) -> reqwest::ClientBuilder {
    Client::builder()
        .user_agent(concat!("Accolade/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(CONNECT.min(total))
        .timeout(total)
        .pool_max_idle_per_host(AT_ONCE_PER_HOST)
        .pool_idle_timeout(Duration::from_secs(30))
        .http1_max_headers(MOST_HEADERS)
        .dns_resolver(Guard { policy, scheme })
}

async fn read(mut response: Response, limit: usize) -> Result<Fetched, FetchError> {
    let status = response.status();
    let limit_here = if status.is_success() { limit } else { LARGEST_REFUSAL };
    let announced = response.content_length().unwrap_or_default();
    if status.is_success() && usize::try_from(announced).map_or(true, |length| length > limit) {
        return Err(FetchError::TooLarge(limit));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| reason(&error))? {
        let room = limit_here - body.len();
        if chunk.len() > room {
            if status.is_success() {
                return Err(FetchError::TooLarge(limit));
            }
            body.extend_from_slice(&chunk[..room]);
            break;
        }
        body.extend_from_slice(&chunk);
    }
    let headers = response.headers();
    Ok(Fetched {
        status: status.as_u16(),
        content_type: text(headers, "content-type"),
        cache_control: text(headers, "cache-control"),
        retry_after: text(headers, "retry-after"),
        rate_limit_remaining: text(headers, "x-rate-limit-remaining").and_then(|text| text.trim().parse().ok()),
        date: text(headers, "date"),
        location: text(headers, "location"),
        links: texts(headers, "link"),
        body,
    })
}

/// Read as UTF-8, because Moodle writes typographic quotes into its `Link` headers.
fn texts(headers: &HeaderMap, name: &'static str) -> Vec<String> {
    let values = headers.get_all(HeaderName::from_static(name)).iter();
    let bounded = values.filter(|value| value.len() <= LONGEST_HEADER);
    bounded.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
}

fn text(headers: &HeaderMap, name: &'static str) -> Option<String> {
    texts(headers, name).into_iter().next()
}

fn reason(error: &reqwest::Error) -> FetchError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(current) = cause {
        if current.is::<Refused>() {
            return FetchError::AddressRefused;
        }
        cause = current.source();
    }
    if error.is_timeout() {
        FetchError::TimedOut
    } else if error.is_dns() {
        FetchError::NameUnknown
    } else if error.is_connect() {
        FetchError::Unreachable
    } else if error.is_builder() {
        FetchError::AddressUnusable
    } else {
        FetchError::Broken
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Secure,
    Plain,
}

/// Resolves names for the client, and gives it only addresses that may be called.
#[derive(Debug)]
struct Guard {
    policy: Policy,
    scheme: Scheme,
}

#[derive(Debug, thiserror::Error)]
#[error("every address of this name is refused")]
struct Refused;

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (policy, scheme) = (self.policy, self.scheme);
        Box::pin(async move {
            let found = tokio::task::spawn_blocking(move || (name.as_str(), 0).to_socket_addrs()).await??;
            let admitted: Vec<SocketAddr> = found.filter(|address| admits(policy, scheme, address.ip())).collect();
            if admitted.is_empty() {
                return Err(Refused.into());
            }
            Ok(Box::new(admitted.into_iter()) as Addrs)
        })
    }
}

/// Plain http goes to the operator's own network only, where nobody is meant to listen in.
fn admits(policy: Policy, scheme: Scheme, address: IpAddr) -> bool {
    let allow_private = policy == Policy::Platform { allow_private: true };
    match (reach(address), scheme) {
        (Reach::Public, Scheme::Secure) => true,
        (Reach::Public, Scheme::Plain) | (Reach::Special, _) => false,
        (Reach::Private, _) => allow_private,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Public,
    /// Loopback and the networks that an operator may have.
    Private,
    /// Addresses at which no platform is: link-local with the metadata services of clouds, multicast, documentation.
    Special,
}

/// The [IANA special-purpose registries](https://www.iana.org/assignments/iana-ipv4-special-registry/) in three words.
fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => reach_v4(address),
        IpAddr::V6(address) => reach_v6(address),
    }
}

fn reach_v4(address: Ipv4Addr) -> Reach {
    let [a, b, c, d] = address.octets();
    match (a, b, c, d) {
        // The metadata service of one cloud lies among the shared addresses.
        (100, 100, 100, 200) => Reach::Special,
        (127 | 10, ..) | (172, 16..=31, ..) | (192, 168, ..) | (100, 64..=127, ..) => Reach::Private,
        (0 | 224..=255, ..) | (169, 254, ..) | (198, 18 | 19, ..) | (192, 0, 0 | 2, _) => Reach::Special,
        (192, 88, 99, _) | (198, 51, 100, _) | (203, 0, 113, _) => Reach::Special,
        _ => Reach::Public,
    }
}

fn reach_v6(address: Ipv6Addr) -> Reach {
    if address == Ipv6Addr::LOCALHOST {
        return Reach::Private;
    }
    let embedded = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
        reach_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        // An IPv4 address in disguise: mapped, translated (NAT64), or tunnelled (6to4).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => embedded(high, low),
        [0x2002, high, low, ..] => embedded(high, low),
        // The metadata service of one cloud lies among the unique local addresses.
        [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254] => Reach::Special,
        [0xfc00..=0xfdff, ..] => Reach::Private,
        // Teredo and other protocol assignments, and documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Reach::Special,
        // Only 2000::/3 is assigned to the public.
        [0x2000..=0x3fff, ..] => Reach::Public,
        _ => Reach::Special,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
    use futures_util::stream;

    use super::*;

    /// A server on loopback that answers each request by a function of it and of the server's own address.
    pub(crate) async fn serve(
        answer: impl Fn(&HttpRequest, &[u8], &str) -> HttpResponse + Clone + Send + 'static,
    ) -> String {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let own = base.clone();
        let server = HttpServer::new(move || {
            let (answer, own) = (answer.clone(), own.clone());
            App::new().default_service(web::to(move |request: HttpRequest, body: web::Bytes| {
                let answered = answer(&request, &body, &own);
                async move { answered }
            }))
        });
        let running = server.workers(1).disable_signals().listen(listener).unwrap().run();
        actix_web::rt::spawn(running);
        base
    }

    pub(crate) fn local() -> Http {
        Http::new(Policy::Platform { allow_private: true })
    }

    #[actix_web::test]
    async fn an_answer_comes_with_its_headers() {
        let base = serve(|request, _, _| {
            assert_eq!(request.headers().get("accept").unwrap(), "application/x-test");
            HttpResponse::Ok()
                .insert_header(("Cache-Control", "max-age=60"))
                .append_header(("Link", "<a>; rel=prev"))
                .append_header(("Link", "<b>; rel=“next”"))
                .body("hello")
        });
        let answer = local().fetch(&base.await, "application/x-test", 100).await.unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (200, &b"hello"[..]));
        assert_eq!(answer.links, ["<a>; rel=prev", "<b>; rel=“next”"]);
        assert_eq!(answer.cache_control.as_deref(), Some("max-age=60"));
    }

    #[actix_web::test]
    async fn a_redirect_is_told_and_not_followed() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let base = serve(|_, _, own| {
            ASKED.fetch_add(1, Ordering::SeqCst);
            HttpResponse::Found().insert_header(("Location", format!("{own}/elsewhere"))).finish()
        })
        .await;
        let answer = local().fetch(&base, "*/*", 100).await.unwrap();
        assert_eq!((answer.status, answer.location), (302, Some(format!("{base}/elsewhere"))));
        assert_eq!(ASKED.load(Ordering::SeqCst), 1);
    }

    #[actix_web::test]
    async fn an_endless_or_oversized_body_is_cut_off() {
        let base = serve(|request, _, _| match request.path() {
            "/endless" => HttpResponse::Ok().streaming(stream::repeat_with(|| {
                Ok::<_, std::convert::Infallible>(web::Bytes::from_static(&[b'x'; 4096]))
            })),
            "/announced" => HttpResponse::Ok()
                .no_chunking(1 << 30)
                .streaming(stream::pending::<Result<web::Bytes, std::convert::Infallible>>()),
            "/refused" => HttpResponse::NotFound().body(vec![b'x'; 1 << 20]),
            _ => HttpResponse::Ok().body(vec![b'x'; 100]),
        })
        .await;
        let http = local();
        let fetch = |path: &'static str| {
            let (http, url) = (http.clone(), format!("{base}{path}"));
            async move { http.fetch(&url, "*/*", 100).await }
        };
        assert_eq!(fetch("/exact").await.unwrap().body.len(), 100);
        assert_eq!(fetch("/endless").await.unwrap_err(), FetchError::TooLarge(100));
        assert_eq!(fetch("/announced").await.unwrap_err(), FetchError::TooLarge(100));
        let refused = fetch("/refused").await.unwrap();
        assert_eq!((refused.status, refused.body.len()), (404, LARGEST_REFUSAL));
    }

    #[actix_web::test]
    async fn a_body_that_never_ends_its_drip_is_given_up() {
        let base = serve(|_, _, _| {
            HttpResponse::Ok().streaming(stream::unfold((), |()| async {
                actix_web::rt::time::sleep(Duration::from_millis(50)).await;
                Some((Ok::<_, std::convert::Infallible>(web::Bytes::from_static(b".")), ()))
            }))
        })
        .await;
        let impatient = Http::with_patience(Policy::Platform { allow_private: true }, Duration::from_millis(300));
        assert_eq!(impatient.fetch(&base, "*/*", 1 << 20).await.unwrap_err(), FetchError::TimedOut);
    }

    #[actix_web::test]
    async fn headers_without_end_are_given_up() {
        for line in ["X-Many: 1\r\n", "X-Long-"] {
            let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
            let url = format!("http://{}/", listener.local_addr().unwrap());
            let server = std::thread::spawn(move || {
                use std::io::{Read, Write};
                let (mut stream, _) = listener.accept().unwrap();
                let _asked = stream.read(&mut [0; 4096]).unwrap();
                stream.write_all(b"HTTP/1.1 200 OK\r\n").unwrap();
                let sent = (0..10_000_000).take_while(|_| stream.write_all(line.as_bytes()).is_ok()).count();
                sent * line.len()
            });
            assert_eq!(local().fetch(&url, "*/*", 100).await.unwrap_err(), FetchError::Broken);
            assert!(server.join().unwrap() < 10 << 20);
        }
    }

    #[actix_web::test]
    async fn no_more_than_four_calls_go_to_one_host_at_a_time() {
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let base = serve(|_, _, _| {
            MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            HttpResponse::Ok().streaming(stream::once(async {
                actix_web::rt::time::sleep(Duration::from_millis(30)).await;
                NOW.fetch_sub(1, Ordering::SeqCst);
                Ok::<_, std::convert::Infallible>(web::Bytes::from_static(b"x"))
            }))
        })
        .await;
        let http = local();
        let calls = (0..12).map(|_| http.fetch(&base, "*/*", 100));
        assert!(futures_util::future::join_all(calls).await.iter().all(Result::is_ok));
        assert_eq!(MOST.load(Ordering::SeqCst), AT_ONCE_PER_HOST);
    }

    #[actix_web::test]
    async fn nothing_private_is_called_for_strangers_or_public_platforms() {
        for policy in [Policy::Public, Policy::Platform { allow_private: false }] {
            let http = Http::new(policy);
            for host in [
                "169.254.169.254",
                "127.0.0.1",
                "127.1",
                "0x7f000001",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "[::1]",
                "[::]",
                "[fd00::1]",
                "[fe80::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::a00:1]",
                "[2002:7f00:1::]",
                "localhost",
            ] {
                let refused = http.fetch(&format!("https://{host}:9/"), "*/*", 100).await;
                assert_eq!(refused.unwrap_err(), FetchError::AddressRefused, "{host}");
            }
            let plain = http.fetch("http://badges.example/", "*/*", 100).await;
            assert_eq!(plain.unwrap_err(), FetchError::NotHttps);
        }
    }

    #[actix_web::test]
    async fn what_is_allowed_privately_is_still_not_link_local_and_not_plain_in_public() {
        for url in ["http://169.254.169.254/", "https://169.254.169.254/", "http://[fe80::1]/", "http://8.8.8.8/"] {
            assert_eq!(local().fetch(url, "*/*", 100).await.unwrap_err(), FetchError::AddressRefused, "{url}");
        }
        let base = serve(|_, _, _| HttpResponse::Ok().body("here")).await;
        let by_name = base.replace("127.0.0.1", "localhost");
        assert_eq!(local().fetch(&by_name, "*/*", 100).await.unwrap().body, b"here");
    }

    #[actix_web::test]
    async fn an_address_that_is_none_is_refused() {
        for url in ["", "lms.example", "file:///etc/passwd", "ftp://lms.example/", "https://user:pw@lms.example/"] {
            assert_eq!(local().fetch(url, "*/*", 100).await.unwrap_err(), FetchError::AddressUnusable, "{url}");
        }
        let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        let refused = local().fetch(&format!("http://{nobody}/"), "*/*", 100).await;
        assert_eq!(refused.unwrap_err(), FetchError::Unreachable);
    }

    #[test]
    fn every_special_network_is_known_for_what_it_is() {
        let reach_of = |text: &str| reach(text.parse().unwrap());
        for public in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"] {
            assert_eq!(reach_of(public), Reach::Public, "{public}");
        }
        for private in ["127.9.9.9", "100.64.0.1", "::1", "fc00::1", "::ffff:10.0.0.1"] {
            assert_eq!(reach_of(private), Reach::Private, "{private}");
        }
        for special in [
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.2.1",
            "100.100.100.200",
            "::",
            "::7f00:1",
            "ff02::1",
            "fec0::1",
            "2001:db8::1",
            "2001::1",
            "fd00:ec2::254",
            "::ffff:169.254.169.254",
        ] {
            assert_eq!(reach_of(special), Reach::Special, "{special}");
        }
    }
}
