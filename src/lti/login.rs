//! The first half of a launch: the platform asks us to log someone in, and we send the browser back with a question.
//!
//! [Security Framework 1.0 §5.1.1](https://www.imsglobal.org/spec/security/v1p0/#openid_connect_launch_flow):
//! third-party initiated login, answered by an authentication request of the implicit flow.

use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreClient, CoreJsonWebKeySet, CoreResponseType};
use openidconnect::{AuthUrl, AuthenticationFlow, ClientId, CsrfToken, IssuerUrl, LoginHint, Nonce, RedirectUrl};
use std::borrow::Cow;
use url::Url;

use super::registration::Registration;
use crate::keys;

/// What the platform sends to our login address, by GET or POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginRequest {
    pub iss: String,
    pub login_hint: String,
    pub target_link_uri: String,
    pub client_id: Option<String>,
    pub lti_deployment_id: Option<String>,
    /// Opaque: Canvas sends a token, Moodle JSON. Goes back as it came.
    pub lti_message_hint: Option<String>,
    /// The frame that keeps values for us where cookies are blocked; Canvas only.
    pub lti_storage_target: Option<String>,
}

/// Why a login request was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// <https://www.imsglobal.org/spec/security/v1p0/#step-1-third-party-initiated-login>
    #[error("{0} is missing")]
    Missing(&'static str),
    /// Two values for one name: which one did the platform mean?
    #[error("{0} is given twice")]
    Twice(&'static str),
    #[error("{0} is longer than {1} bytes")]
    TooLong(&'static str, usize),
    #[error("{0} has control characters in it")]
    Unprintable(&'static str),
    #[error("more than {MOST_PARAMETERS} parameters")]
    TooMany,
    #[error("the registration's addresses cannot be used")]
    UnusableRegistration,
}

impl LoginError {
    /// Names the page that explains the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "login.missing",
            Self::Twice(_) => "login.twice",
            Self::TooLong(..) | Self::Unprintable(_) | Self::TooMany => "login.malformed",
            Self::UnusableRegistration => "login.registration_unusable",
        }
    }
}

const MOST_PARAMETERS: usize = 64;
/// Canvas's message hint is a token of a few hundred bytes; address lines end near 8 KiB on many servers.
const LONGEST_HINT: usize = 6 * 1024;
const LONGEST_ADDRESS: usize = 2048;
const LONGEST_IDENTIFIER: usize = 255;

impl LoginRequest {
    /// Reads the decoded pairs of the query or the form. Unknown names are ignored, known ones may come once.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, LoginError> {
        if pairs.len() > MOST_PARAMETERS {
            return Err(LoginError::TooMany);
        }
        let find = |name: &'static str, limit: usize| -> Result<Option<String>, LoginError> {
            let mut found = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
            let Some(value) = found.next() else { return Ok(None) };
            if found.next().is_some() {
                return Err(LoginError::Twice(name));
            }
            if value.len() > limit {
                return Err(LoginError::TooLong(name, limit));
            }
            if value.chars().any(char::is_control) {
                return Err(LoginError::Unprintable(name));
            }
            Ok((!value.is_empty()).then(|| value.clone()))
        };
        let need = |name, limit| find(name, limit)?.ok_or(LoginError::Missing(name));
        // Older builds of Canvas call it `deployment_id`.
        let deployment =
            match (find("lti_deployment_id", LONGEST_IDENTIFIER)?, find("deployment_id", LONGEST_IDENTIFIER)?) {
                (Some(one), Some(other)) if one != other => return Err(LoginError::Twice("lti_deployment_id")),
                (one, other) => one.or(other),
            };
        Ok(Self {
            iss: need("iss", LONGEST_ADDRESS)?,
            login_hint: need("login_hint", LONGEST_HINT)?,
            target_link_uri: need("target_link_uri", LONGEST_ADDRESS)?,
            client_id: find("client_id", LONGEST_IDENTIFIER)?,
            lti_deployment_id: deployment,
            lti_message_hint: find("lti_message_hint", LONGEST_HINT)?,
            lti_storage_target: find("lti_storage_target", LONGEST_IDENTIFIER)?,
        })
    }
}

/// What is kept between the two halves, once, until the answer comes or ten minutes have passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingLogin {
    /// Names this login; travels through the platform.
    pub state: String,
    /// Must come back inside the signed token.
    pub nonce: String,
    /// Known to the browser that began and to us: without it a launch could be moved to another browser.
    pub binding: String,
    pub registration_id: String,
    /// What the login asked for; the launch has to ask for the same.
    pub target_link_uri: String,
    pub created_at: DateTime<Utc>,
}

impl PendingLogin {
    pub const LIFETIME: Duration = Duration::minutes(10);

    pub fn begin(registration: &Registration, request: &LoginRequest, now: DateTime<Utc>) -> Self {
        Self {
            state: keys::random_token(),
            nonce: keys::random_token(),
            binding: keys::random_token(),
            registration_id: registration.id.clone(),
            target_link_uri: request.target_link_uri.clone(),
            created_at: now,
        }
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        now - self.created_at > Self::LIFETIME
    }
}

/// The address to send the browser to. Parameters of the registered address stay, hints go back byte for byte, and
/// there is never one named `repost`: Moodle guards its own loop with it.
pub fn authentication_url(
    registration: &Registration,
    request: &LoginRequest,
    pending: &PendingLogin,
    redirect_uri: &str,
) -> Result<Url, LoginError> {
    let unusable = |_| LoginError::UnusableRegistration;
    let issuer = IssuerUrl::new(registration.issuer.clone()).map_err(unusable)?;
    let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(unusable)?;
    let client = CoreClient::new(ClientId::new(registration.client_id.clone()), issuer, CoreJsonWebKeySet::default())
        .set_auth_uri(AuthUrl::new(registration.auth_url.clone()).map_err(unusable)?);
    let (state, nonce) = (pending.state.clone(), pending.nonce.clone());
    let mut question = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::Implicit(false),
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .set_redirect_uri(Cow::Owned(redirect))
        .set_login_hint(LoginHint::new(request.login_hint.clone()))
        .add_prompt(CoreAuthPrompt::None)
        .add_extra_param("response_mode", "form_post");
    if let Some(hint) = &request.lti_message_hint {
        question = question.add_extra_param("lti_message_hint", hint.clone());
    }
    let (url, ..) = question.url();
    Ok(url)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::super::registration::tests::moodle;
    use super::*;

    fn pairs(extra: &[(&str, &str)]) -> Vec<(String, String)> {
        let usual = [
            ("iss", "https://moodle.example"),
            ("login_hint", "4"),
            ("target_link_uri", "https://tool.example/lti/launch?badge=1"),
            ("client_id", "UEDcAvHQE8vipUg"),
        ];
        usual.iter().chain(extra).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn at_noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
    }

    #[test]
    fn a_login_is_read_whatever_else_the_platform_adds() {
        let read = LoginRequest::read(&pairs(&[
            ("deployment_id", "7:abc"),
            ("lti_message_hint", ""),
            ("canvas_region", "eu-west-1"),
            ("canvas_region", "again"),
        ]))
        .unwrap();
        assert_eq!(read.lti_deployment_id.as_deref(), Some("7:abc"));
        assert_eq!(read.lti_message_hint, None);
        assert_eq!(read.client_id.as_deref(), Some("UEDcAvHQE8vipUg"));
    }

    #[test]
    fn a_login_without_its_three_parts_is_refused_by_name() {
        for name in ["iss", "login_hint", "target_link_uri"] {
            let without: Vec<_> = pairs(&[]).into_iter().filter(|(key, _)| key != name).collect();
            assert_eq!(LoginRequest::read(&without), Err(LoginError::Missing(name)));
        }
    }

    #[test]
    fn a_login_that_says_something_twice_is_refused() {
        assert_eq!(LoginRequest::read(&pairs(&[("iss", "https://other.example")])), Err(LoginError::Twice("iss")));
        let both = |other| LoginRequest::read(&pairs(&[("lti_deployment_id", "1"), ("deployment_id", other)]));
        assert_eq!(both("2"), Err(LoginError::Twice("lti_deployment_id")));
        assert_eq!(both("1").unwrap().lti_deployment_id.as_deref(), Some("1"));
    }

    #[test]
    fn a_login_beyond_its_bounds_is_refused() {
        let long = "x".repeat(LONGEST_HINT + 1);
        let refused = LoginRequest::read(&pairs(&[("lti_message_hint", &long)]));
        assert_eq!(refused, Err(LoginError::TooLong("lti_message_hint", LONGEST_HINT)));
        let refused = LoginRequest::read(&pairs(&[("lti_storage_target", "a\r\nb")]));
        assert_eq!(refused, Err(LoginError::Unprintable("lti_storage_target")));
        assert_eq!(LoginRequest::read(&pairs(&[("x", "y"); 61])), Err(LoginError::TooMany));
    }

    #[test]
    fn the_question_carries_every_parameter_and_the_hints_byte_for_byte() {
        let hint = r#"{"cmid":"5","launchid":"x_1"} +&=%é"#;
        let request = LoginRequest::read(&pairs(&[("lti_message_hint", hint)])).unwrap();
        let registration = Registration { auth_url: "https://moodle.example/auth.php?tenant=a".to_owned(), ..moodle() };
        let pending = PendingLogin::begin(&registration, &request, at_noon());
        let url = authentication_url(&registration, &request, &pending, "https://tool.example/lti/launch").unwrap();
        let mut sent: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        sent.sort();
        let mut expected = [
            ("tenant", "a"),
            ("scope", "openid"),
            ("response_type", "id_token"),
            ("response_mode", "form_post"),
            ("prompt", "none"),
            ("client_id", "UEDcAvHQE8vipUg"),
            ("redirect_uri", "https://tool.example/lti/launch"),
            ("login_hint", "4"),
            ("lti_message_hint", hint),
            ("state", &pending.state),
            ("nonce", &pending.nonce),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        expected.sort();
        assert_eq!(sent, expected);
        assert!(url.as_str().is_ascii());
    }

    #[test]
    fn a_pending_login_holds_three_secrets_and_lives_ten_minutes() {
        let request = LoginRequest::read(&pairs(&[])).unwrap();
        let pending = PendingLogin::begin(&moodle(), &request, at_noon());
        assert!(pending.state != pending.nonce && pending.nonce != pending.binding);
        assert!(!pending.is_expired(at_noon() + Duration::minutes(10)));
        assert!(pending.is_expired(at_noon() + Duration::minutes(10) + Duration::seconds(1)));
    }
}
