//! The first half of a launch: the platform asks us to log someone in, and we send the browser back with a question.
//!
//! [Security Framework 1.0 §5.1.1](https://www.imsglobal.org/spec/security/v1p0/#openid_connect_launch_flow):
//! third-party initiated login, answered by an authentication request of the implicit flow.

use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreClient, CoreJsonWebKeySet, CoreResponseType};
use openidconnect::{AuthUrl, AuthenticationFlow, ClientId, CsrfToken, IssuerUrl, LoginHint, Nonce, RedirectUrl};
use std::borrow::Cow;
use std::num::NonZeroU64;
use url::Url;

use super::registration::Registration;
use crate::keys::{self, Voucher};

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

/// A login between its two halves. Nothing of it is kept: the state carries it through the platform, and a voucher of
/// ours says that it came from here. Only that it was answered is kept, so that it is answered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingLogin {
    id: [u8; ID],
    pub registration_id: String,
    /// What the login asked for; the launch has to ask for the same.
    pub target: Target,
    /// The platform's number of what is opened, by which it opens it anew; never 0.
    pub activity: Option<NonZeroU64>,
    /// The frame of the platform that keeps values for us.
    pub storage_target: Option<String>,
    pub expires_at: DateTime<Utc>,
}

/// What a login is known by while it lasts. Each follows from the login and from our key, and none from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handles {
    /// Names this login; travels through the platform.
    pub state: String,
    /// Must come back inside the signed token.
    pub nonce: String,
    /// Known to the browser that began and to us: without it a launch could be moved to another browser.
    pub binding: String,
}

const ID: usize = 16;
/// Id, end, target and activity, before the texts.
const HEAD: usize = ID + 8 + TARGET + 8;
/// A registration's id and a frame's name, and some room.
const LONGEST_STATE: usize = 1024;

/// The kinds of values that the voucher tells apart.
const STATE: u8 = 1;
const NONCE: u8 = 2;
const BINDING: u8 = 3;

impl PendingLogin {
    pub const LIFETIME: Duration = Duration::minutes(10);

    pub fn begin(
        registration: &Registration,
        request: &LoginRequest,
        activity: Option<NonZeroU64>,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: keys::random(),
            registration_id: registration.id.clone(),
            target: Target::of(&request.target_link_uri),
            activity,
            storage_target: request.lti_storage_target.clone(),
            expires_at: now + Self::LIFETIME,
        }
    }

    /// What is remembered of a login that was answered.
    pub fn name(&self) -> String {
        keys::to_base64url(&self.id)
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.expires_at < now
    }

    pub fn handles(&self, voucher: &Voucher) -> Handles {
        let mut state = self.to_bytes();
        let tag = voucher.vouch(STATE, &state);
        state.extend(tag);
        let follows = |kind| keys::to_base64url(&voucher.vouch(kind, &self.id));
        Handles { state: keys::to_base64url(&state), nonce: follows(NONCE), binding: follows(BINDING) }
    }

    /// The login behind a state that came back, whether it ran out or not; none when we never gave that state.
    pub fn open(state: &str, voucher: &Voucher) -> Option<Self> {
        if state.len() > LONGEST_STATE {
            return None;
        }
        let bytes = keys::from_base64url(state)?;
        let (bytes, tag) = bytes.split_at_checked(bytes.len().checked_sub(Voucher::LENGTH)?)?;
        if !voucher.vouches(STATE, bytes, tag) {
            return None;
        }
        Self::of_bytes(bytes)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(2 * HEAD + Voucher::LENGTH);
        bytes.extend(self.id);
        bytes.extend(self.expires_at.timestamp_millis().to_be_bytes());
        bytes.extend(self.target.0);
        bytes.extend(self.activity.map_or(0, NonZeroU64::get).to_be_bytes());
        // Neither text has a control character in it.
        bytes.extend(self.registration_id.as_bytes());
        bytes.push(0);
        bytes.extend(self.storage_target.as_deref().unwrap_or_default().as_bytes());
        bytes
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (id, bytes) = bytes.split_first_chunk()?;
        let (expires_at, bytes) = bytes.split_first_chunk()?;
        let (target, bytes) = bytes.split_first_chunk()?;
        let (activity, bytes) = bytes.split_first_chunk()?;
        let (registration_id, storage_target) = std::str::from_utf8(bytes).ok()?.split_once('\0')?;
        Some(Self {
            id: *id,
            registration_id: registration_id.to_owned(),
            target: Target(*target),
            activity: NonZeroU64::new(u64::from_be_bytes(*activity)),
            storage_target: (!storage_target.is_empty()).then(|| storage_target.to_owned()),
            expires_at: DateTime::from_timestamp_millis(i64::from_be_bytes(*expires_at))?,
        })
    }
}

const TARGET: usize = 16;

/// An address that something asked for, as far as it takes to know the same one again: the beginning of its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target([u8; TARGET]);

impl Target {
    pub fn of(address: &str) -> Self {
        match Url::parse(address) {
            Ok(url) => Self::of_url(&url),
            // Equal to no address that is one.
            Err(_) => Self::of_text(address),
        }
    }

    /// However it was written: `HTTPS://Tool.Example:443` is `https://tool.example/`.
    pub fn of_url(url: &Url) -> Self {
        Self::of_text(url.as_str())
    }

    fn of_text(text: &str) -> Self {
        let digest = keys::sha256(text.as_bytes());
        Self(*digest.first_chunk().expect("SHA-256 gives more"))
    }
}

/// The address to send the browser to. Parameters of the registered address stay, hints go back byte for byte, and
/// there is never one named `repost`: Moodle guards its own loop with it.
pub fn authentication_url(
    registration: &Registration,
    request: &LoginRequest,
    handles: &Handles,
    redirect_uri: &str,
) -> Result<Url, LoginError> {
    let unusable = |_| LoginError::UnusableRegistration;
    let issuer = IssuerUrl::new(registration.issuer.clone()).map_err(unusable)?;
    let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(unusable)?;
    let client = CoreClient::new(ClientId::new(registration.client_id.clone()), issuer, CoreJsonWebKeySet::default())
        .set_auth_uri(AuthUrl::new(registration.auth_url.clone()).map_err(unusable)?);
    let (state, nonce) = (handles.state.clone(), handles.nonce.clone());
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

    fn voucher() -> Voucher {
        keys::MasterSecret::generate().derive_voucher("logins")
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
        let handles = PendingLogin::begin(&registration, &request, None, at_noon()).handles(&voucher());
        let url = authentication_url(&registration, &request, &handles, "https://tool.example/lti/launch").unwrap();
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
            ("state", &handles.state),
            ("nonce", &handles.nonce),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        expected.sort();
        assert_eq!(sent, expected);
        assert!(url.as_str().is_ascii());
    }

    fn pending() -> PendingLogin {
        let request = LoginRequest::read(&pairs(&[("lti_storage_target", "frame")])).unwrap();
        PendingLogin::begin(&moodle(), &request, NonZeroU64::new(7), at_noon())
    }

    #[test]
    fn a_state_brings_its_login_back_and_tells_neither_nonce_nor_binding() {
        let voucher = voucher();
        for pending in [pending(), PendingLogin { activity: None, storage_target: None, ..pending() }] {
            let handles = pending.handles(&voucher);
            let came_back = PendingLogin::open(&handles.state, &voucher).unwrap();
            assert_eq!(came_back, pending);
            assert_eq!(came_back.handles(&voucher), handles);
            assert!(handles.nonce != handles.binding && !handles.state.contains(&handles.binding));
            assert!(handles.state.len() < 200, "{} characters", handles.state.len());
        }
        let (one, other) = (pending(), pending());
        assert_ne!(one.name(), other.name());
        assert_ne!(one.handles(&voucher).binding, other.handles(&voucher).binding);
    }

    #[test]
    fn a_state_that_was_changed_or_made_by_somebody_else_brings_nothing_back() {
        let voucher = voucher();
        let state = pending().handles(&voucher).state;
        let bytes = keys::from_base64url(&state).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(PendingLogin::open(&keys::to_base64url(&changed), &voucher), None, "byte {at}");
        }
        let handles = pending().handles(&voucher);
        let long = format!("{state}{}", "A".repeat(1024));
        for odd in ["", "x", "é", &state[1..], &state[..state.len() - 1], &format!("{state}="), &long, &handles.nonce]
        {
            assert_eq!(PendingLogin::open(odd, &voucher), None, "{odd}");
        }
        let other = keys::MasterSecret::generate().derive_voucher("logins");
        assert_eq!(PendingLogin::open(&state, &other), None);
    }

    #[test]
    fn a_pending_login_lives_ten_minutes() {
        let pending = pending();
        assert!(!pending.is_expired(at_noon() + Duration::minutes(10)));
        assert!(pending.is_expired(at_noon() + Duration::minutes(10) + Duration::milliseconds(1)));
    }

    #[test]
    fn a_target_is_known_again_however_it_is_written() {
        let target = Target::of("https://tool.example/lti/launch?badge=1");
        assert_eq!(target, Target::of("HTTPS://Tool.Example:443/lti/launch?badge=1"));
        for other in ["https://tool.example/lti/launch?badge=2", "https://tool.example/lti/launch", "", "tool.example"]
        {
            assert_ne!(target, Target::of(other), "{other}");
        }
    }
}
