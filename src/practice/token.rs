//! The token endpoint: checks each client assertion against the tool's published keys
//! ([1EdTech Security Framework 1.0, section 4](https://www.imsglobal.org/spec/security/v1p0/#using-oauth-2-0-client-credentials-grant)).

use actix_web::HttpMessage;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

use super::keys::random_hex;
use super::manners::{Manners, ToolKeys};
use super::state::{Grant, Platform};
use super::wire::{Parameters, body, parameters};

const TOKEN_SECONDS: i64 = 3600;
const MOST_KEY_SET_BYTES: usize = 256 * 1024;
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Why no token is given: the protocol's code, and a sentence for platforms that send one.
pub(super) struct Refusal {
    code: &'static str,
    why: String,
}

fn refusal(code: &'static str, why: impl Into<String>) -> Refusal {
    Refusal { code, why: why.into() }
}

pub(super) async fn token(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    form: web::Bytes,
) -> HttpResponse {
    let manners = *manners;
    let is_form = request.content_type() == "application/x-www-form-urlencoded";
    let granted = if request.method() == Method::POST && is_form {
        grant(&platform, manners, &parameters(&form)).await
    } else {
        Err(refusal("invalid_request", "a form post is needed"))
    };
    let content_type = manners.customs().token.content_type;
    match granted {
        Ok(answer) => body(200, content_type, answer.to_string()),
        Err(Refusal { code, why }) => body(400, content_type, error_text(manners, code, &why)),
    }
}

/// Moodle puts its error together by hand: a sentence in the place of a code, and quotes unescaped.
fn error_text(manners: Manners, code: &str, why: &str) -> String {
    match manners {
        Manners::Moodle if code == UNVERIFIED => format!("{{\"error\" : \"{why}\"}}"),
        Manners::Moodle => format!("{{\"error\" : \"{code}\"}}"),
        Manners::Canvas if code == UNVERIFIED => {
            json!({"error": "invalid_request", "error_description": why}).to_string()
        }
        Manners::Canvas => json!({"error": code, "error_description": why}).to_string(),
    }
}

/// Marks a refusal that came from checking the assertion itself.
const UNVERIFIED: &str = "unverified";

async fn grant(platform: &Platform, manners: Manners, form: &Parameters) -> Result<Value, Refusal> {
    let value = |name: &str| form.get(name).map_or("", String::as_str);
    let needed = ["grant_type", "client_assertion_type", "client_assertion", "scope"];
    if let Some(missing) = needed.into_iter().find(|name| value(name).is_empty()) {
        return Err(refusal("invalid_request", format!("the parameter {missing} is missing")));
    }
    if value("grant_type") != "client_credentials" {
        return Err(refusal("unsupported_grant_type", "the grant type must be client_credentials"));
    }
    if value("client_assertion_type") != ASSERTION_TYPE {
        return Err(refusal("invalid_request", format!("the client_assertion_type must be {ASSERTION_TYPE}")));
    }
    let assertion = value("client_assertion");
    let claims = unverified_claims(assertion).ok_or_else(|| refusal("invalid_request", "the assertion is no JWT"))?;
    let client = platform.lock().client(manners).clone();
    if claims["sub"] != client.client_id || !client.is_active {
        return Err(refusal("invalid_client", "unknown client"));
    }
    check_signature(platform, manners, assertion).await?;
    check_claims(platform, manners, &claims)?;

    let mut state = platform.lock();
    let (granted, refused): (Vec<&str>, Vec<&str>) =
        value("scope").split_whitespace().partition(|scope| state.scopes.iter().any(|known| known == scope));
    if granted.is_empty() || (!refused.is_empty() && manners.customs().token.refuses_unknown_scopes) {
        return Err(refusal(
            "invalid_scope",
            "A requested scope is invalid, unknown, malformed, or exceeds the scope granted",
        ));
    }
    let now = platform.now();
    state.grants.retain(|_, kept| kept.expires > now);
    let access_token = random_hex(16);
    let scopes = granted.iter().map(|&scope| scope.to_owned()).collect();
    let expires = now + Duration::seconds(TOKEN_SECONDS);
    state.grants.insert(access_token.clone(), Grant { manners, scopes, expires });
    Ok(json!({
        "access_token": access_token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS, "scope": granted.join(" "),
    }))
}

pub(super) fn unverified_claims(assertion: &str) -> Option<Value> {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let mut parts = assertion.split('.');
    let payload = parts.nth(1)?;
    parts.next()?;
    if parts.next().is_some() {
        return None;
    }
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    claims.is_object().then_some(claims)
}

/// Checks the RS256 signature against the tool's keys, fetched or kept as the platform does it.
pub(super) async fn check_signature(platform: &Platform, manners: Manners, assertion: &str) -> Result<(), Refusal> {
    if matches!(manners.customs().token.keys, ToolKeys::KeptUntilOneFails) {
        let kept = platform.lock().kept_tool_keys.clone();
        if kept.is_some_and(|keys| is_signed_by(&keys, assertion).is_ok()) {
            return Ok(());
        }
    }
    let address = platform.lock().tool.jwks_url.clone();
    let keys = fetch(platform, &address).await.ok_or_else(|| no_key_set(manners))?;
    is_signed_by(&keys, assertion).map_err(|why| match manners {
        Manners::Moodle => refusal(UNVERIFIED, why),
        Manners::Canvas => refusal(UNVERIFIED, "JWS signature invalid."),
    })?;
    platform.lock().kept_tool_keys = Some(keys);
    Ok(())
}

fn no_key_set(manners: Manners) -> Refusal {
    match manners {
        Manners::Moodle => refusal(UNVERIFIED, "JWK Set must contain a keys array"),
        Manners::Canvas => refusal(UNVERIFIED, "JWK Error: Invalid JSON"),
    }
}

async fn fetch(platform: &Platform, address: &str) -> Option<Value> {
    let mut response =
        platform.http.get(address).send().await.ok().filter(|response| response.status().is_success())?;
    let mut bytes = vec![];
    while let Some(chunk) = response.chunk().await.ok()? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_KEY_SET_BYTES {
            return None;
        }
    }
    serde_json::from_slice(&bytes).ok()
}

fn is_signed_by(keys: &Value, assertion: &str) -> Result<(), &'static str> {
    const INVALID_KID: &str = "\"kid\" invalid, unable to lookup correct key";
    let header = jsonwebtoken::decode_header(assertion).map_err(|_| "Algorithm not supported")?;
    if header.alg != Algorithm::RS256 {
        return Err("Incorrect key for this algorithm");
    }
    let kid = header.kid.ok_or("kid must be provided in the JWT header")?;
    let keys: JwkSet = serde_json::from_value(keys.clone()).map_err(|_| "JWK Set must contain a keys array")?;
    let key: &Jwk = keys.find(&kid).ok_or(INVALID_KID)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| INVALID_KID)?;
    let mut signature_alone = Validation::new(Algorithm::RS256);
    signature_alone.required_spec_claims.clear();
    signature_alone.validate_exp = false;
    signature_alone.validate_aud = false;
    jsonwebtoken::decode::<Value>(assertion, &key, &signature_alone)
        .map(|_| ())
        .map_err(|_| "Signature verification failed")
}

/// The checks of what a genuine assertion says.
fn check_claims(platform: &Platform, manners: Manners, claims: &Value) -> Result<(), Refusal> {
    let customs = manners.customs();
    let rules = &customs.token;
    let missing: Vec<&str> = rules.required_claims.iter().copied().filter(|name| claims[name].is_null()).collect();
    if !missing.is_empty() {
        return Err(refusal(UNVERIFIED, format!("the following assertions are missing: {}", missing.join(","))));
    }
    let now = platform.now().timestamp();
    let seconds = |name: &str| claims[name].as_f64().map(|seconds| seconds as i64);
    if let Some(issued) = seconds("iat") {
        if issued > now + rules.iat_ahead {
            return Err(refusal(UNVERIFIED, in_the_future(manners, issued)));
        }
        if rules.iat_age.is_some_and(|most| issued < now - most) {
            return Err(refusal(UNVERIFIED, "the 'iat' must be less than 300 seconds old"));
        }
    }
    if seconds("exp").is_some_and(|expires| expires <= now) {
        return Err(match manners {
            Manners::Moodle => refusal(UNVERIFIED, "Expired token"),
            Manners::Canvas => refusal(UNVERIFIED, "the JWT has expired"),
        });
    }
    if rules.checks_issuer && claims["iss"] != claims["sub"] {
        return Err(refusal(UNVERIFIED, "the 'iss' is invalid"));
    }
    if rules.checks_audience {
        let endpoint = Value::String(platform.url(customs.token_path));
        let is_ours = claims["aud"] == endpoint || claims["aud"].as_array().is_some_and(|all| all[..] == [endpoint]);
        if !is_ours {
            return Err(refusal(UNVERIFIED, "the 'aud' is invalid"));
        }
    }
    if rules.refuses_replay && !platform.lock().seen_assertions.insert(claims["jti"].to_string()) {
        return Err(refusal(UNVERIFIED, "the 'jti' is invalid"));
    }
    Ok(())
}

fn in_the_future(manners: Manners, issued: i64) -> String {
    match manners {
        Manners::Moodle => {
            let time = DateTime::<Utc>::from_timestamp(issued, 0).map_or_else(String::new, |time| time.to_rfc3339());
            format!("Cannot handle token with iat prior to {time}")
        }
        Manners::Canvas => "the 'iat' must not be in the future".to_owned(),
    }
}
