//! A small OpenID provider over a real socket. It writes its JSON by hand, holds the client to what it has to do, and can
//! be told to lie.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use accolade::keys::{self, RsaKey};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

pub const CLIENT_ID: &str = "accolade at example";
pub const CLIENT_SECRET: &str = "s3cret & more";

/// How the provider answers the next question.
#[derive(Clone)]
pub struct Manners {
    pub email: Option<&'static str>,
    pub email_verified: Value,
    /// Told at the user info endpoint alone.
    pub only_in_user_info: bool,
    /// Another nonce than was asked with.
    pub nonce: Option<&'static str>,
    pub audience: Option<&'static str>,
    pub issuer: Option<&'static str>,
    /// Seconds from now.
    pub expires: i64,
    /// Signed with a key that is not published.
    pub other_key: bool,
}

impl Manners {
    pub fn honest() -> Self {
        Self {
            email: Some("Grace@Example.edu"),
            email_verified: json!(true),
            only_in_user_info: false,
            nonce: None,
            audience: None,
            issuer: None,
            expires: 300,
            other_key: false,
        }
    }
}

struct Under {
    code: String,
    nonce: String,
    challenge: String,
    back: String,
}

struct Inner {
    origin: String,
    key: RsaKey,
    other: RsaKey,
    manners: Mutex<Manners>,
    codes: Mutex<Vec<Under>>,
}

#[derive(Clone)]
pub struct Provider(Arc<Inner>);

impl Provider {
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        let origin = format!("http://localhost:{}", listener.local_addr().expect("it is bound").port());
        let provider = Self(Arc::new(Inner {
            origin,
            key: RsaKey::generate().expect("a key"),
            other: RsaKey::generate().expect("a key"),
            manners: Mutex::new(Manners::honest()),
            codes: Mutex::default(),
        }));
        let served = provider.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(web::Data::new(served.clone()))
                .route("/.well-known/openid-configuration", web::get().to(configuration))
                .route("/jwks", web::get().to(key_set))
                .route("/token", web::post().to(token))
                .route("/userinfo", web::get().to(user_info))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .expect("the provider listens")
        .run();
        tokio::spawn(server);
        provider
    }

    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    pub fn set(&self, manners: Manners) {
        *self.0.manners.lock().unwrap() = manners;
    }

    /// Somebody signs in at the address that their browser was sent to: gives what it brings back.
    pub fn authorize(&self, address: &str) -> (String, String) {
        let url = url::Url::parse(address).expect("an address");
        assert!(address.starts_with(&format!("{}/authorize?", self.0.origin)), "{address}");
        let one = |name: &str| {
            let mut values = url.query_pairs().filter(|(key, _)| key == name).map(|(_, value)| value.into_owned());
            values.next().unwrap_or_else(|| panic!("{name} is missing"))
        };
        assert_eq!(one("response_type"), "code");
        assert_eq!(one("client_id"), CLIENT_ID);
        assert_eq!(one("code_challenge_method"), "S256");
        let scopes = one("scope");
        assert!(scopes.split(' ').any(|scope| scope == "openid") && scopes.contains("email"), "{scopes}");
        let code = keys::random_token();
        let under = Under {
            code: code.clone(),
            nonce: one("nonce"),
            challenge: one("code_challenge"),
            back: one("redirect_uri"),
        };
        self.0.codes.lock().unwrap().push(under);
        (one("state"), code)
    }
}

async fn configuration(provider: web::Data<Provider>) -> HttpResponse {
    let at = |path: &str| format!("{}{path}", provider.0.origin);
    HttpResponse::Ok().json(json!({
        "issuer": provider.0.origin,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": at("/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }))
}

async fn key_set(provider: web::Data<Provider>) -> HttpResponse {
    let mut key = provider.0.key.public_jwk();
    key["kid"] = json!("one");
    key["alg"] = json!("RS256");
    key["use"] = json!("sig");
    HttpResponse::Ok().json(json!({"keys": [key]}))
}

async fn token(provider: web::Data<Provider>, request: HttpRequest, body: web::Bytes) -> HttpResponse {
    let refuse =
        |why: &str| HttpResponse::BadRequest().json(json!({"error": "invalid_grant", "error_description": why}));
    let field = |name: &str| {
        let found = url::form_urlencoded::parse(&body).find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    // Each part is form-encoded before it is put together (RFC 6749 §2.3.1).
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let wanted = STANDARD.encode(format!("{}:{}", encoded(CLIENT_ID), encoded(CLIENT_SECRET)));
    let shown = request.headers().get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if shown != format!("Basic {wanted}") {
        return HttpResponse::Unauthorized().json(json!({"error": "invalid_client"}));
    }
    let mut codes = provider.0.codes.lock().unwrap();
    let Some(at) = codes.iter().position(|one| one.code == field("code")) else { return refuse("unknown code") };
    let under = codes.remove(at);
    if keys::to_base64url(&keys::sha256(field("code_verifier").as_bytes())) != under.challenge {
        return refuse("wrong verifier");
    }
    if field("redirect_uri") != under.back || field("grant_type") != "authorization_code" {
        return refuse("another address");
    }
    let manners = provider.0.manners.lock().unwrap().clone();
    let now = accolade::clock::Clock::system().now().timestamp();
    let mut claims = json!({
        "iss": manners.issuer.unwrap_or(&provider.0.origin),
        "sub": "grace-1",
        "aud": manners.audience.unwrap_or(CLIENT_ID),
        "iat": now - 1,
        "exp": now + manners.expires,
        "nonce": manners.nonce.unwrap_or(&under.nonce),
        "name": "Grace <b>Example</b>",
    });
    if let Some(email) = manners.email.filter(|_| !manners.only_in_user_info) {
        claims["email"] = json!(email);
        claims["email_verified"] = manners.email_verified;
    }
    let key = if manners.other_key { &provider.0.other } else { &provider.0.key };
    let id_token = key.sign_jws(&json!({"kid": "one", "typ": "JWT"}), claims.to_string().as_bytes()).expect("a token");
    HttpResponse::Ok().json(json!({
        "access_token": "access-1", "token_type": "Bearer", "expires_in": 60, "id_token": id_token,
    }))
}

async fn user_info(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    if request.headers().get("authorization").is_none_or(|value| value != "Bearer access-1") {
        return HttpResponse::Unauthorized().finish();
    }
    let manners = provider.0.manners.lock().unwrap().clone();
    let told = json!({"sub": "grace-1", "email": manners.email, "email_verified": manners.email_verified});
    HttpResponse::Ok().json(told)
}
