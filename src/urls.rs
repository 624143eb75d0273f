//! Every address that Accolade publishes, built from one root, so that a published address is written in one place.

use url::{Host, Url};

/// Why an address cannot be the public one.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PublicUrlError {
    #[error("it is not an address such as https://badges.example.edu")]
    Unreadable,
    #[error("it must begin with https:// (http:// is allowed on loopback only)")]
    Scheme,
    #[error("it must be an origin alone, without path, query, user or fragment")]
    NotAnOrigin,
}

/// The root of everything we publish: an https origin, or http on loopback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    authority: String,
}

impl PublicUrl {
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text.trim()).map_err(|_| PublicUrlError::Unreadable)?;
        let host = url.host().ok_or(PublicUrlError::Unreadable)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            _ => return Err(PublicUrlError::Scheme),
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(PublicUrlError::NotAnOrigin);
        }
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_string(),
        };
        Ok(Self { origin: url.origin().ascii_serialization(), authority })
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// Host and, where it is not the usual one, port.
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// Why a host cannot be an issuer's domain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    #[error("it is not a host name such as badges.law.example.edu")]
    Unreadable,
    #[error("it must be served by https, and be a host name alone, without path, query, user or fragment")]
    NotAnOrigin,
    #[error(
        "an identifier that outlives machines needs a name: addresses of machines and names of a single network are not taken"
    )]
    NotPublic,
    #[error("it is the server's own; an issuer without a domain has an identifier below it already")]
    OwnHost,
}

impl PublicUrl {
    /// Reads the domain of an issuer: a host name, with a port if it is not the usual one, given as such or as an https
    /// origin. What comes back is in lower case, and international names are in their ASCII form.
    pub fn other_domain(&self, text: &str) -> Result<String, DomainError> {
        let text = text.trim();
        let origin = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let url = PublicUrl::parse(&origin).map_err(|error| match error {
            PublicUrlError::Unreadable => DomainError::Unreadable,
            PublicUrlError::Scheme | PublicUrlError::NotAnOrigin => DomainError::NotAnOrigin,
        })?;
        if !url.is_https() {
            return Err(DomainError::NotAnOrigin);
        }
        let host = url.authority.split(':').next().unwrap_or_default();
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let top = host.rsplit('.').next().unwrap_or_default();
        if !host.contains('.') || top.bytes().all(|byte| byte.is_ascii_digit()) || is_local(top) {
            return Err(DomainError::NotPublic);
        }
        if host.len() > 253 || !host.split('.').all(is_label) {
            return Err(DomainError::Unreadable);
        }
        if host == self.authority.split(':').next().unwrap_or_default() {
            return Err(DomainError::OwnHost);
        }
        Ok(url.authority)
    }
}

/// Names that nobody outside of a network finds
/// ([RFC 6761](https://www.rfc-editor.org/rfc/rfc6761), [RFC 6762](https://www.rfc-editor.org/rfc/rfc6762)).
fn is_local(top: &str) -> bool {
    matches!(top, "localhost" | "local" | "internal" | "invalid" | "onion")
}

/// The published addresses. They stand in signed documents, so their shapes never change.
#[derive(Clone, Debug)]
pub struct Urls {
    root: PublicUrl,
}

impl Urls {
    pub fn new(root: PublicUrl) -> Self {
        Self { root }
    }

    pub fn root(&self) -> &PublicUrl {
        &self.root
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root.origin)
    }

    pub fn login(&self) -> String {
        self.at("/lti/login")
    }

    pub fn launch(&self) -> String {
        self.at("/lti/launch")
    }

    pub fn tool_keys(&self) -> String {
        self.at("/lti/jwks.json")
    }

    /// An invitation's link, to be pasted into an LMS.
    pub fn invitation(&self, token: &str) -> String {
        self.at(&format!("/lti/register/{token}"))
    }

    /// What Canvas reads when a key is entered by its address.
    pub fn canvas_configuration(&self) -> String {
        self.at("/lti/canvas.json")
    }

    /// What to paste where, for those who register by hand.
    pub fn setup(&self) -> String {
        self.at("/lti/setup")
    }

    /// The link by which the first administrator comes in.
    pub fn first_admin(&self, token: &str) -> String {
        format!("{}/admin/first/{token}", self.root.origin())
    }

    /// Where the institution's provider sends administrators back to.
    pub fn sign_on(&self) -> String {
        format!("{}/admin/sso/back", self.root.origin())
    }

    /// A link that makes an administrator's account, or sets a password anew.
    pub fn admin_link(&self, token: &str) -> String {
        format!("{}/admin/welcome/{token}", self.root.origin())
    }

    pub fn icon(&self) -> String {
        self.at("/icon.png")
    }

    pub fn privacy(&self) -> String {
        self.at("/privacy")
    }

    pub fn terms(&self) -> String {
        self.at("/terms")
    }

    /// The pages of one launch; relative, because they are never handed on.
    pub fn frame(&self, session: &str) -> String {
        format!("/frame/{session}/")
    }

    pub fn credential(&self, id: &str) -> String {
        self.at(&format!("/credentials/{id}"))
    }

    /// The badge as other pages show it in a frame of their own.
    pub fn embed(&self, credential: &str) -> String {
        self.at(&format!("/embed/{credential}"))
    }

    /// Where programs ask how to embed a page ([oEmbed](https://oembed.com/)).
    pub fn oembed(&self) -> String {
        self.at("/oembed")
    }

    /// Where a verifier asks for the newest credential of an award.
    pub fn refresh(&self, token: &str) -> String {
        self.at(&format!("/refresh/{token}"))
    }

    pub fn achievement(&self, id: &str) -> String {
        self.at(&format!("/achievements/{id}"))
    }

    /// The public page of badges that lead to another.
    pub fn pathway(&self, id: &str) -> String {
        self.at(&format!("/pathways/{id}"))
    }

    /// What somebody took along of their badges.
    pub fn record(&self, id: &str) -> String {
        self.at(&format!("/records/{id}"))
    }

    pub fn picture(&self, id: &str) -> String {
        self.at(&format!("/pictures/{id}.png"))
    }

    pub fn issuer(&self, id: &str) -> String {
        self.at(&format!("/issuers/{id}"))
    }

    pub fn status_list(&self, id: &str) -> String {
        self.at(&format!("/status/{id}"))
    }

    pub fn key(&self, id: &str) -> String {
        self.at(&format!("/keys/{id}"))
    }

    /// Where whoever gets mail says that they want none.
    pub fn mail_stop(&self, token: &str) -> String {
        self.at(&format!("/mail/stop/{token}"))
    }

    /// The Open Badges 2.0 form of a credential; with an extension, one of its files.
    pub fn ob2_assertion(&self, credential: &str) -> String {
        self.at(&format!("/ob2/assertions/{credential}"))
    }

    /// What was earned, as Open Badges 2.0 names it, with the profile that is verified by address.
    pub fn ob2_badge(&self, id: &str) -> String {
        self.at(&format!("/ob2/badges/{id}"))
    }

    /// The same with the profile that signs with one key.
    pub fn ob2_badge_signed(&self, id: &str, key: &str) -> String {
        self.at(&format!("/ob2/badges/{id}/{key}"))
    }

    pub fn ob2_issuer(&self, id: &str) -> String {
        self.at(&format!("/ob2/issuers/{id}"))
    }

    pub fn ob2_issuer_signing(&self, id: &str, key: &str) -> String {
        self.at(&format!("/ob2/issuers/{id}/{key}"))
    }

    pub fn ob2_key(&self, id: &str) -> String {
        self.at(&format!("/ob2/keys/{id}"))
    }

    /// Which of the assertions that a key signed do not hold any more.
    pub fn ob2_revocations(&self, key: &str) -> String {
        self.at(&format!("/ob2/revocations/{key}"))
    }

    /// What all assertions that are verified by address begin with.
    pub fn ob2_scope(&self) -> String {
        self.at("/ob2/assertions/")
    }

    /// The issuance log.
    pub fn log(&self) -> String {
        self.at("/log")
    }

    /// The name that the log's heads carry: its address without the scheme.
    pub fn log_origin(&self) -> String {
        format!("{}/log", self.root.authority)
    }

    /// What the log proves of a credential.
    pub fn log_proof(&self, credential: &str) -> String {
        self.at(&format!("/log/proof?credential={credential}"))
    }

    /// The server's own identifier, `did:web:HOST`
    /// ([did:web §3](https://w3c-ccg.github.io/did-method-web/#method-specific-identifier)).
    pub fn server_did(&self) -> String {
        format!("did:web:{}", self.root.authority.replace(':', "%3A"))
    }

    /// An issuer's identifier: `did:web:DOMAIN` of its own, or `did:web:HOST:issuers:ID` below the server's.
    pub fn issuer_did(&self, id: &str, domain: Option<&str>) -> String {
        match domain {
            Some(domain) => format!("did:web:{}", domain.replace(':', "%3A")),
            None => format!("{}:issuers:{id}", self.server_did()),
        }
    }

    /// The path below our root, when `address` is one of ours.
    pub fn own_path<'a>(&self, address: &'a str) -> Option<&'a str> {
        address
            .strip_prefix(&self.root.origin)
            .filter(|path| path.starts_with('/') && !path.contains(|c: char| c.is_control()))
    }

    /// The issuer behind an identifier below the server's.
    pub fn own_issuer<'a>(&self, did: &'a str) -> Option<&'a str> {
        did.strip_prefix(&self.server_did())?.strip_prefix(":issuers:")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_https_origin_or_http_on_loopback_is_taken() {
        for good in [
            "https://badges.example.edu",
            "https://badges.example.edu:8443/",
            "http://localhost:8080",
            "http://[::1]:1",
        ] {
            PublicUrl::parse(good).unwrap();
        }
        assert_eq!(PublicUrl::parse("http://badges.example.edu"), Err(PublicUrlError::Scheme));
        assert_eq!(PublicUrl::parse("https://badges.example.edu/app"), Err(PublicUrlError::NotAnOrigin));
        assert_eq!(PublicUrl::parse("https://me@badges.example.edu"), Err(PublicUrlError::NotAnOrigin));
        assert_eq!(PublicUrl::parse("badges.example.edu"), Err(PublicUrlError::Unreadable));
    }

    #[test]
    fn identifiers_carry_host_and_port() {
        let urls = Urls::new(PublicUrl::parse("http://localhost:8080").unwrap());
        assert_eq!(urls.issuer_did("i1", None), "did:web:localhost%3A8080:issuers:i1");
        assert_eq!(urls.issuer_did("i1", Some("law.example.edu:8443")), "did:web:law.example.edu%3A8443");
        assert_eq!(urls.own_issuer("did:web:localhost%3A8080:issuers:i1"), Some("i1"));
        assert_eq!(urls.own_issuer("did:web:other.example:issuers:i1"), None);
        assert_eq!(urls.own_path("http://localhost:8080/keys/1"), Some("/keys/1"));
        assert_eq!(urls.own_path("http://localhost:80801/keys/1"), None);
    }

    #[test]
    fn a_domain_is_a_public_host_name_in_its_plain_form() {
        let server = PublicUrl::parse("https://badges.example.edu").unwrap();
        for (given, kept) in [
            ("law.example.edu", "law.example.edu"),
            ("https://Law.Example.EDU/", "law.example.edu"),
            ("law.example.edu:443", "law.example.edu"),
            ("law.example.edu:8443", "law.example.edu:8443"),
            ("bücher.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(server.other_domain(given).as_deref(), Ok(kept), "{given}");
        }
        for refused in [
            "",
            "law",
            "localhost",
            "law.localhost",
            "printer.local",
            "10.0.0.7",
            "[::1]",
            "0x7f.1",
            "http://law.example.edu",
            "https://law.example.edu/badges",
            "https://law.example.edu?x",
            "me@law.example.edu",
            "law..example.edu",
            "-law.example.edu",
            "law_school.example.edu",
            "law.example.edu:99999",
            "a b.example.edu",
            "did:web:law.example.edu",
            "badges.example.edu",
            "badges.example.edu:8443",
        ] {
            assert!(server.other_domain(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn published_addresses_keep_their_shape() {
        let urls = Urls::new(PublicUrl::parse("https://badges.example.edu").unwrap());
        assert_eq!(urls.credential("c"), "https://badges.example.edu/credentials/c");
        assert_eq!(urls.achievement("a"), "https://badges.example.edu/achievements/a");
        assert_eq!(urls.pathway("p"), "https://badges.example.edu/pathways/p");
        assert_eq!(urls.record("r"), "https://badges.example.edu/records/r");
        assert_eq!(urls.issuer("i"), "https://badges.example.edu/issuers/i");
        assert_eq!(urls.status_list("s"), "https://badges.example.edu/status/s");
        assert_eq!(urls.refresh("r"), "https://badges.example.edu/refresh/r");
        assert_eq!(urls.key("k"), "https://badges.example.edu/keys/k");
        assert_eq!(urls.server_did(), "did:web:badges.example.edu");
        assert_eq!(urls.ob2_assertion("c"), "https://badges.example.edu/ob2/assertions/c");
        assert_eq!(urls.ob2_badge("b"), "https://badges.example.edu/ob2/badges/b");
        assert_eq!(urls.ob2_badge_signed("b", "k"), "https://badges.example.edu/ob2/badges/b/k");
        assert_eq!(urls.ob2_issuer("i"), "https://badges.example.edu/ob2/issuers/i");
        assert_eq!(urls.ob2_issuer_signing("i", "k"), "https://badges.example.edu/ob2/issuers/i/k");
        assert_eq!(urls.ob2_key("k"), "https://badges.example.edu/ob2/keys/k");
        assert_eq!(urls.ob2_revocations("k"), "https://badges.example.edu/ob2/revocations/k");
        assert!(urls.ob2_assertion("c").starts_with(&urls.ob2_scope()));
    }
}
