//! The signed half of a launch: header, key, signature, and the claims that decide trust.
//!
//! [Security Framework 1.0 §5.1.3](https://www.imsglobal.org/spec/security/v1p0/#authentication-response-validation).
//! Checks run in a fixed order and the first failure wins. Keys come from the registration's key set alone: `jwk`,
//! `jku` and `x5*` in a header are what an attacker would like us to use, and are ignored.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::launch::LaunchError;
use super::registration::Registration;
use crate::keys;

/// Real tokens have 3 to 8 KB.
pub const LARGEST_TOKEN: usize = 64 * 1024;

/// How far the platform's clock may be off.
const LEEWAY: Duration = Duration::seconds(60);

/// Canvas dates a token by the moment it built the login request, minutes before our question.
const OLDEST: Duration = Duration::minutes(15);

/// Why a platform's key set is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeySetError {
    #[error("the key set is larger than {LARGEST_KEY_SET} bytes")]
    TooLarge,
    /// <https://www.rfc-editor.org/rfc/rfc7517#section-5>
    #[error("the answer is not a JSON Web Key Set")]
    NotAKeySet,
}

/// Canvas publishes three keys at a time; a certificate chain beside each still stays far below.
pub const LARGEST_KEY_SET: usize = 256 * 1024;
const MOST_KEYS: usize = 100;

/// A platform's key, ready to verify with. Clones share it.
#[derive(Clone, Debug)]
pub struct Key(Arc<(String, DecodingKey)>);

impl Key {
    pub fn kid(&self) -> &str {
        &self.0.0
    }
}

/// The keys of a platform that can verify an RS256 signature. Odd keys are skipped: one of them must not break a launch
/// that another key signed.
#[derive(Clone, Debug, Default)]
pub struct KeySet(Vec<Key>);

impl KeySet {
    pub fn parse(body: &[u8]) -> Result<Self, KeySetError> {
        #[derive(Deserialize)]
        struct Wire {
            keys: Vec<Value>,
        }
        if body.len() > LARGEST_KEY_SET {
            return Err(KeySetError::TooLarge);
        }
        let wire: Wire = serde_json::from_slice(body).map_err(|_| KeySetError::NotAKeySet)?;
        Ok(Self(wire.keys.iter().take(MOST_KEYS).filter_map(key).collect()))
    }

    pub fn find(&self, kid: &str) -> Option<&Key> {
        self.0.iter().find(|key| key.kid() == kid)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An RSA key with a `kid`, of at least 2048 bits; `use` and `alg` may be absent but not say otherwise.
fn key(jwk: &Value) -> Option<Key> {
    let says = |name: &str, wanted: &str| jwk.get(name).is_none_or(|value| value == wanted || value.is_null());
    if jwk["kty"] != "RSA" || !says("use", "sig") || !says("alg", "RS256") {
        return None;
    }
    let kid = jwk["kid"].as_str().filter(|kid| !kid.is_empty() && kid.len() <= 1024)?;
    let number = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str()?.trim_end_matches('=')).ok();
    let (modulus, exponent) = (number("n")?, number("e")?);
    let bits = modulus.iter().skip_while(|byte| **byte == 0).count() * 8;
    if !(2048..=8192).contains(&bits) || exponent.len() > 8 {
        return None;
    }
    Some(Key(Arc::new((kid.to_owned(), DecodingKey::from_rsa_raw_components(&modulus, &exponent)))))
}

/// The part of a token's header that we use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenHeader {
    pub kid: String,
}

/// Reads the header of a token that nobody has vouched for yet: size, three parts, RS256, a `kid`.
pub fn read_header(token: &str) -> Result<TokenHeader, LaunchError> {
    #[derive(Deserialize)]
    struct Wire {
        alg: String,
        kid: Option<Value>,
    }
    if token.len() > LARGEST_TOKEN {
        return Err(LaunchError::TokenTooLarge);
    }
    let (header, _, _) = parts(token)?;
    let header = URL_SAFE_NO_PAD.decode(header).map_err(|_| LaunchError::TokenMalformed)?;
    let wire: Wire = serde_json::from_slice(&header).map_err(|_| LaunchError::TokenMalformed)?;
    if wire.alg != "RS256" {
        return Err(LaunchError::AlgorithmNotAllowed);
    }
    match wire.kid {
        Some(Value::String(kid)) if !kid.is_empty() => Ok(TokenHeader { kid }),
        _ => Err(LaunchError::KeyIdMissing),
    }
}

/// Whether this looks like a token at all: three parts of base64url
/// ([RFC 7515 §7.1](https://www.rfc-editor.org/rfc/rfc7515#section-7.1)). Asked before anything is looked up.
pub(super) fn check_shape(token: &str) -> Result<(), LaunchError> {
    if token.len() > LARGEST_TOKEN {
        return Err(LaunchError::TokenTooLarge);
    }
    parts(token)?;
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if token.bytes().all(is_allowed) { Ok(()) } else { Err(LaunchError::TokenMalformed) }
}

fn parts(token: &str) -> Result<(&str, &str, &str), LaunchError> {
    let mut parts = token.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(header), Some(payload), Some(signature), None) => Ok((header, payload, signature)),
        _ => Err(LaunchError::TokenMalformed),
    }
}

/// The claims of a token that was verified; made by [`verify`] alone.
#[derive(Clone, Debug)]
pub struct Claims(Map<String, Value>);

impl Claims {
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }
}

/// Verifies signature, issuer, audience, times and nonce, in this order.
pub fn verify(
    token: &str,
    key: &Key,
    registration: &Registration,
    nonce: &str,
    now: DateTime<Utc>,
) -> Result<Claims, LaunchError> {
    let header = read_header(token)?;
    if header.kid != key.kid() {
        return Err(LaunchError::KeyUnknown);
    }
    let claims = signed_claims(token, key)?;
    if claims.text("iss") != Some(&registration.issuer) {
        return Err(LaunchError::IssuerMismatch);
    }
    check_audience(&claims, &registration.client_id)?;
    check_times(&claims, now)?;
    match claims.text("nonce") {
        Some(answered) if keys::same(answered, nonce) => Ok(claims),
        _ => Err(LaunchError::NonceMismatch),
    }
}

fn signed_claims(token: &str, key: &Key) -> Result<Claims, LaunchError> {
    let (message, signature) = token.rsplit_once('.').ok_or(LaunchError::TokenMalformed)?;
    let (_, payload, _) = parts(token)?;
    match jsonwebtoken::crypto::verify(signature, message.as_bytes(), &key.0.1, Algorithm::RS256) {
        Ok(true) => {}
        Ok(false) | Err(_) => return Err(LaunchError::SignatureInvalid),
    }
    let payload = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LaunchError::TokenMalformed)?;
    serde_json::from_slice(&payload).map(Claims).map_err(|_| LaunchError::TokenMalformed)
}

/// `aud` is us alone, as a text or as a list; `azp` is required beside other audiences, and we trust no others.
fn check_audience(claims: &Claims, client_id: &str) -> Result<(), LaunchError> {
    let ours = match claims.get("aud") {
        Some(Value::String(one)) => one == client_id,
        Some(Value::Array(several)) => !several.is_empty() && several.iter().all(|one| one == client_id),
        _ => false,
    };
    if !ours {
        return Err(LaunchError::AudienceMismatch);
    }
    match claims.get("azp") {
        None | Some(Value::Null) => Ok(()),
        Some(azp) if azp == client_id => Ok(()),
        Some(_) => Err(LaunchError::AuthorizedPartyMismatch),
    }
}

fn check_times(claims: &Claims, now: DateTime<Utc>) -> Result<(), LaunchError> {
    let time = |name: &'static str| {
        let seconds = match claims.get(name) {
            None | Some(Value::Null) => return Err(LaunchError::ClaimMissing(name)),
            // Some platforms write fractions of a second; the whole ones are enough.
            Some(value) => value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64)),
        };
        let time = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        time.ok_or(LaunchError::ClaimInvalid(name))
    };
    let (expires, issued) = (time("exp")?, time("iat")?);
    if expires <= now - LEEWAY {
        Err(LaunchError::Expired)
    } else if issued > now + LEEWAY {
        Err(LaunchError::IssuedInFuture)
    } else if issued < now - OLDEST {
        Err(LaunchError::IssuedTooLongAgo)
    } else {
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use chrono::TimeZone;
    use serde_json::json;
    use std::sync::LazyLock;

    use super::super::registration::tests::moodle;
    use super::*;
    use crate::keys::RsaKey;

    pub(crate) static PLATFORM: LazyLock<RsaKey> = LazyLock::new(|| RsaKey::generate().unwrap());

    pub(crate) fn at_noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
    }

    fn jwk(key: &RsaKey, kid: &str) -> Value {
        let mut jwk = key.public_jwk();
        jwk["kid"] = json!(kid);
        jwk
    }

    pub(crate) fn key_set() -> KeySet {
        KeySet::parse(json!({"keys": [jwk(&PLATFORM, "kid-1")]}).to_string().as_bytes()).unwrap()
    }

    pub(crate) fn sign(claims: &Value) -> String {
        PLATFORM.sign_jws(&json!({"typ": "JWT", "kid": "kid-1"}), claims.to_string().as_bytes()).unwrap()
    }

    fn claims() -> Value {
        let iat = at_noon().timestamp();
        json!({"iss": "https://moodle.example", "aud": "UEDcAvHQE8vipUg", "sub": "4", "iat": iat, "exp": iat + 60,
               "nonce": "n-1"})
    }

    fn with(name: &str, value: Value) -> Value {
        let mut changed = claims();
        changed[name] = value;
        changed
    }

    fn without(name: &str) -> Value {
        let mut changed = claims();
        changed.as_object_mut().unwrap().remove(name);
        changed
    }

    fn verify_at(token: &str, now: DateTime<Utc>) -> Result<(), LaunchError> {
        verify(token, key_set().find("kid-1").unwrap(), &moodle(), "n-1", now).map(|_| ())
    }

    fn verified(claims: &Value) -> Result<(), LaunchError> {
        verify_at(&sign(claims), at_noon())
    }

    fn raw(header: &Value, rest: &str) -> String {
        format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string()))
    }

    #[test]
    fn a_token_that_the_platform_signed_for_us_is_accepted() {
        assert_eq!(verified(&claims()), Ok(()));
        assert_eq!(verified(&with("aud", json!(["UEDcAvHQE8vipUg"]))), Ok(()));
        assert_eq!(verified(&with("azp", json!("UEDcAvHQE8vipUg"))), Ok(()));
        assert_eq!(verified(&without("sub")), Ok(()));
    }

    #[test]
    fn a_header_is_refused_before_any_key_is_looked_for() {
        assert_eq!(read_header(&"a".repeat(LARGEST_TOKEN + 1)), Err(LaunchError::TokenTooLarge));
        for shapeless in ["", "a.b", "a.b.c", "a.b.c.d", "....", "é.b.c", "e30.e30.e30"] {
            assert_eq!(read_header(shapeless), Err(LaunchError::TokenMalformed), "{shapeless}");
        }
        for alg in ["none", "HS256", "RS512", "rs256"] {
            let token = raw(&json!({"alg": alg, "kid": "kid-1"}), "e30.e30");
            assert_eq!(read_header(&token), Err(LaunchError::AlgorithmNotAllowed), "{alg}");
        }
        assert_eq!(read_header(&raw(&json!({"alg": "RS256"}), "e30.e30")), Err(LaunchError::KeyIdMissing));
        assert_eq!(read_header(&raw(&json!({"alg": "RS256", "kid": ""}), "e30.e30")), Err(LaunchError::KeyIdMissing));
    }

    #[test]
    fn a_key_that_the_token_brings_along_is_ignored() {
        let stranger = RsaKey::generate().unwrap();
        let header = json!({"kid": "kid-1", "jwk": jwk(&stranger, "kid-1"), "jku": "https://evil.example/keys"});
        let token = stranger.sign_jws(&header, claims().to_string().as_bytes()).unwrap();
        assert_eq!(read_header(&token), Ok(TokenHeader { kid: "kid-1".to_owned() }));
        assert_eq!(verify_at(&token, at_noon()), Err(LaunchError::SignatureInvalid));
    }

    #[test]
    fn a_changed_token_is_refused() {
        let token = sign(&claims());
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = head.split_once('.').unwrap();
        let payload = URL_SAFE_NO_PAD.encode(with("sub", json!("5")).to_string());
        for changed in [format!("{header}.{payload}.{signature}"), format!("{head}."), format!("{head}.!!!!")] {
            assert_eq!(verify_at(&changed, at_noon()), Err(LaunchError::SignatureInvalid));
        }
    }

    #[test]
    fn a_token_under_another_kid_is_refused() {
        let token = PLATFORM.sign_jws(&json!({"kid": "kid-2"}), claims().to_string().as_bytes()).unwrap();
        assert_eq!(verify_at(&token, at_noon()), Err(LaunchError::KeyUnknown));
    }

    #[test]
    fn another_issuer_is_refused_down_to_the_slash() {
        for issuer in [json!("https://moodle.example/"), json!("https://MOODLE.example"), json!(1), Value::Null] {
            assert_eq!(verified(&with("iss", issuer)), Err(LaunchError::IssuerMismatch));
        }
        assert_eq!(verified(&without("iss")), Err(LaunchError::IssuerMismatch));
    }

    #[test]
    fn a_token_for_anyone_else_is_refused() {
        for audience in [json!("other"), json!([]), json!(["UEDcAvHQE8vipUg", "other"]), json!({}), Value::Null] {
            assert_eq!(verified(&with("aud", audience)), Err(LaunchError::AudienceMismatch));
        }
        assert_eq!(verified(&with("azp", json!("other"))), Err(LaunchError::AuthorizedPartyMismatch));
    }

    #[test]
    fn a_token_is_accepted_within_its_times_and_a_minute_of_clock_difference() {
        let token = sign(&claims());
        let after = |seconds| verify_at(&token, at_noon() + Duration::seconds(seconds));
        assert_eq!(after(119), Ok(()));
        assert_eq!(after(120), Err(LaunchError::Expired));
        assert_eq!(after(-60), Ok(()));
        assert_eq!(after(-61), Err(LaunchError::IssuedInFuture));
        let long_lived = sign(&with("exp", json!(at_noon().timestamp() + 3600)));
        assert_eq!(verify_at(&long_lived, at_noon() + Duration::minutes(15)), Ok(()));
        let late = verify_at(&long_lived, at_noon() + Duration::seconds(901));
        assert_eq!(late, Err(LaunchError::IssuedTooLongAgo));
    }

    #[test]
    fn times_that_are_none_are_refused_without_a_panic() {
        for name in ["exp", "iat"] {
            assert_eq!(verified(&without(name)), Err(LaunchError::ClaimMissing(name)));
            for value in [json!("soon"), json!(i64::MAX), json!(1e300), json!([])] {
                assert_eq!(verified(&with(name, value)), Err(LaunchError::ClaimInvalid(name)));
            }
        }
        assert_eq!(verified(&with("iat", json!(at_noon().timestamp() as f64 + 0.5))), Ok(()));
    }

    #[test]
    fn another_nonce_is_refused() {
        assert_eq!(verified(&with("nonce", json!("n-2"))), Err(LaunchError::NonceMismatch));
        assert_eq!(verified(&without("nonce")), Err(LaunchError::NonceMismatch));
    }

    #[test]
    fn a_signed_token_that_is_no_object_is_refused() {
        for payload in ["[]", "null", "\"text\"", "{", ""] {
            let token = PLATFORM.sign_jws(&json!({"kid": "kid-1"}), payload.as_bytes()).unwrap();
            assert_eq!(verify_at(&token, at_noon()), Err(LaunchError::TokenMalformed), "{payload}");
        }
    }

    #[test]
    fn an_odd_key_does_not_spoil_the_set() {
        let mut encryption = jwk(&PLATFORM, "enc");
        encryption["use"] = json!("enc");
        let mut weak = jwk(&PLATFORM, "weak");
        weak["n"] = json!(URL_SAFE_NO_PAD.encode([0xff; 128]));
        let keys = json!({"keys": [
            {"kty": "OKP", "crv": "X25519", "kid": "okp"}, 5, {"kty": "RSA", "kid": "bare"}, encryption, weak,
            PLATFORM.public_jwk(), jwk(&PLATFORM, "kid-1")
        ]});
        let set = KeySet::parse(keys.to_string().as_bytes()).unwrap();
        assert_eq!(set.len(), 1);
        assert!(set.find("kid-1").is_some() && set.find("weak").is_none() && !set.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_reading_of_a_token(text in "\\PC*", header in "[\"a-z:{},]*") {
            let _outcome = read_header(&text);
            let encoded = format!("{}.e30.e30", URL_SAFE_NO_PAD.encode(&header));
            assert!(verify_at(&encoded, at_noon()).is_err());
            assert!(KeySet::parse(text.as_bytes()).is_err());
        }
    }

    #[test]
    fn what_is_no_key_set_is_refused() {
        assert_eq!(KeySet::parse(b"<html>").unwrap_err(), KeySetError::NotAKeySet);
        assert_eq!(KeySet::parse(b"{\"keys\":{}}").unwrap_err(), KeySetError::NotAKeySet);
        assert_eq!(KeySet::parse(&vec![b' '; LARGEST_KEY_SET + 1]).unwrap_err(), KeySetError::TooLarge);
    }
}
