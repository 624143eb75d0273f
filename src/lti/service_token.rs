//! Asking a platform for access to its services.
//!
//! [Security Framework 1.0 §4.1](https://www.imsglobal.org/spec/security/v1p0/#using-json-web-tokens-with-oauth-2-0-client-credentials-grant):
//! client credentials, proven by a signed assertion ([RFC 7523](https://www.rfc-editor.org/rfc/rfc7523)).

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::registration::Registration;

/// Moodle refuses an assertion dated a second ahead of its clock; Canvas one older than five minutes.
const BACK_DATED: Duration = Duration::seconds(5);
const LIFETIME: Duration = Duration::seconds(240);

/// The claims of an assertion; `jti` is new for each.
pub fn assertion(registration: &Registration, jti: &str, now: DateTime<Utc>) -> Value {
    json!({
        "iss": registration.client_id,
        "sub": registration.client_id,
        "aud": registration.token_audience(),
        "iat": (now - BACK_DATED).timestamp(),
        "exp": (now + LIFETIME).timestamp(),
        "jti": jti,
    })
}

/// The fields of the form that carries a signed assertion.
pub fn form(signed_assertion: &str, scopes: &[&str]) -> [(&'static str, String); 4] {
    [
        ("grant_type", "client_credentials".to_owned()),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned()),
        ("client_assertion", signed_assertion.to_owned()),
        ("scope", scopes.join(" ")),
    ]
}

/// What opens the services for a while. Prints nothing of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    token: String,
    /// What was granted, which may be less than was asked for.
    pub scopes: BTreeSet<String>,
    pub expires_in: Duration,
}

impl AccessToken {
    /// The value for an `Authorization: Bearer` header.
    pub fn secret(&self) -> &str {
        &self.token
    }

    pub fn grants(&self, scope: &str) -> bool {
        self.scopes.contains(scope)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken").field("scopes", &self.scopes).finish_non_exhaustive()
    }
}

/// Why there is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("the platform refused to give a token (status {status}): {reason}")]
    Refused { status: u16, reason: Refusal },
    #[error("the platform's answer holds no token (status {status})")]
    Unreadable { status: u16 },
}

/// A platform's reason, in the words of [RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2) or, where
/// it writes a sentence instead, as far as the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("it does not know the client id, or the tool is not activated")]
    InvalidClient,
    #[error("none of the services asked for is allowed to this tool")]
    InvalidScope,
    #[error("it could not verify our signature: can it read our key set?")]
    KeyNotFound,
    #[error("its clock and ours differ")]
    ClockDifference,
    #[error("it expects another audience than the token address")]
    AudienceInvalid,
    #[error("it found the request invalid")]
    InvalidRequest,
    #[error("it gave no reason that we understand")]
    Unexplained,
}

/// A lifetime is believed between a minute and a day; an hour is usual, and assumed where nothing is said.
const SHORTEST: i64 = 60;
const LONGEST: i64 = 86_400;
const USUAL: i64 = 3600;
const LONGEST_TOKEN: usize = 16 * 1024;

/// Reads the answer, whatever its content type says: Moodle calls its JSON HTML.
pub fn read(status: u16, body: &[u8], asked: &[&str]) -> Result<AccessToken, TokenError> {
    #[derive(Deserialize)]
    struct Wire {
        access_token: String,
        expires_in: Option<Value>,
        scope: Option<String>,
    }
    if !(200..300).contains(&status) {
        return Err(TokenError::Refused { status, reason: refusal(body) });
    }
    let wire: Wire = serde_json::from_slice(body).map_err(|_| TokenError::Unreadable { status })?;
    // What goes into a header has to be printable.
    let usable = (1..=LONGEST_TOKEN).contains(&wire.access_token.len())
        && wire.access_token.bytes().all(|byte| byte.is_ascii_graphic());
    if !usable {
        return Err(TokenError::Unreadable { status });
    }
    let seconds = wire.expires_in.as_ref().and_then(|value| value.as_i64().or_else(|| value.as_str()?.parse().ok()));
    // RFC 6749 §5.1: scopes are left out when they are those asked for.
    let scopes = match &wire.scope {
        Some(granted) => granted.split_whitespace().map(str::to_owned).collect(),
        None => asked.iter().map(|scope| (*scope).to_owned()).collect(),
    };
    Ok(AccessToken {
        token: wire.access_token,
        scopes,
        expires_in: Duration::seconds(seconds.unwrap_or(USUAL).clamp(SHORTEST, LONGEST)),
    })
}

/// Some bodies are not even JSON (`{"error" : ""kid" invalid, …"}`), so the text itself is searched for telling words;
/// it is never passed on.
fn refusal(body: &[u8]) -> Refusal {
    let text = String::from_utf8_lossy(&body[..body.len().min(4096)]).to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["iat prior", "expired token", "not yet valid", "the 'iat'", "the 'exp'"]) {
        Refusal::ClockDifference
    } else if says(&["the 'aud'", "\"aud\"", "audience"]) {
        Refusal::AudienceInvalid
    } else if says(&["kid", "signature"]) {
        Refusal::KeyNotFound
    } else if says(&["invalid_scope"]) {
        Refusal::InvalidScope
    } else if says(&["invalid_client", "unauthorized_client"]) {
        Refusal::InvalidClient
    } else if says(&["invalid_request", "invalid_grant", "unsupported_grant_type"]) {
        Refusal::InvalidRequest
    } else {
        Refusal::Unexplained
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::super::ags::{SCOPE_RESULT_READONLY, SCOPE_SCORE};
    use super::super::registration::tests::moodle;
    use super::*;

    #[test]
    fn an_assertion_is_ours_for_the_token_address_and_dated_back() {
        let now = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap();
        let claims = assertion(&moodle(), "j-1", now);
        assert_eq!(
            claims,
            json!({"iss": "UEDcAvHQE8vipUg", "sub": "UEDcAvHQE8vipUg", "jti": "j-1",
                   "aud": "https://moodle.example/mod/lti/token.php",
                   "iat": now.timestamp() - 5, "exp": now.timestamp() + 240})
        );
        let elsewhere = Registration { token_audience: Some("https://api.example/auth/token".to_owned()), ..moodle() };
        assert_eq!(assertion(&elsewhere, "j-2", now)["aud"], "https://api.example/auth/token");
        assert_eq!(form("signed", &["a", "b"])[3], ("scope", "a b".to_owned()));
    }

    #[test]
    fn an_answer_tells_what_was_granted_and_for_how_long() {
        let body = format!(
            r#"{{"access_token": "5ee5d3bc", "token_type": "Bearer", "expires_in": 3600, "scope": "{SCOPE_SCORE}"}}"#
        );
        let token = read(200, body.as_bytes(), &[SCOPE_SCORE, SCOPE_RESULT_READONLY]).unwrap();
        assert_eq!((token.secret(), token.expires_in), ("5ee5d3bc", Duration::hours(1)));
        assert!(token.grants(SCOPE_SCORE) && !token.grants(SCOPE_RESULT_READONLY));
        assert!(!format!("{token:?}").contains("5ee5d3bc"));
    }

    #[test]
    fn an_answer_without_scopes_grants_what_was_asked() {
        let token = read(200, br#"{"access_token": "x", "expires_in": "1e9"}"#, &[SCOPE_SCORE]).unwrap();
        assert!(token.grants(SCOPE_SCORE) && token.expires_in == Duration::hours(1));
        let token = read(200, br#"{"access_token": "x", "expires_in": 99999999999}"#, &[]).unwrap();
        assert_eq!(token.expires_in, Duration::days(1));
    }

    #[test]
    fn an_answer_without_a_usable_token_is_an_error() {
        for body in [&b"<html>"[..], b"{}", br#"{"access_token": ""}"#, br#"{"access_token": "a\r\nX-Evil: 1"}"#, b"[]"]
        {
            assert_eq!(read(200, body, &[]), Err(TokenError::Unreadable { status: 200 }));
        }
    }

    #[test]
    fn a_refusal_is_understood_as_far_as_it_can_be() {
        let reason = |body: &str| match read(400, body.as_bytes(), &[]) {
            Err(TokenError::Refused { status: 400, reason }) => reason,
            other => panic!("{other:?}"),
        };
        assert_eq!(reason(r#"{"error":"invalid_client"}"#), Refusal::InvalidClient);
        assert_eq!(reason(r#"{"error":"invalid_scope"}"#), Refusal::InvalidScope);
        assert_eq!(reason(r#"{"error" : ""kid" invalid, unable to lookup"}"#), Refusal::KeyNotFound);
        assert_eq!(reason(r#"{"error":"Cannot handle token with iat prior to 2026"}"#), Refusal::ClockDifference);
        assert_eq!(
            reason(r#"{"error":"invalid_request","error_description":"the 'aud' is invalid"}"#),
            Refusal::AudienceInvalid
        );
        assert_eq!(reason(r#"{"error":"invalid_request"}"#), Refusal::InvalidRequest);
        assert_eq!(reason("<html>Ada Lovelace</html>"), Refusal::Unexplained);
    }
}
