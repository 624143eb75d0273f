//! What a verified token says: which message, from where, about whom. And why a launch is refused.
//!
//! [LTI Core 1.3 §5.3](https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims),
//! [LTI Deep Linking 2.0 §4.4](https://www.imsglobal.org/spec/lti-dl/v2p0/#deep-linking-request-message),
//! [Submission Review](https://www.imsglobal.org/spec/lti-sr/v1p0/).

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use url::Url;

use super::id_token::Claims;
use super::roles::Roles;
use super::tolerant::{self, IdentifierFault};

const VERSION: &str = "https://purl.imsglobal.org/spec/lti/claim/version";
const MESSAGE_TYPE: &str = "https://purl.imsglobal.org/spec/lti/claim/message_type";
const DEPLOYMENT_ID: &str = "https://purl.imsglobal.org/spec/lti/claim/deployment_id";
const TARGET_LINK_URI: &str = "https://purl.imsglobal.org/spec/lti/claim/target_link_uri";
const ROLES: &str = "https://purl.imsglobal.org/spec/lti/claim/roles";
const CONTEXT: &str = "https://purl.imsglobal.org/spec/lti/claim/context";
const RESOURCE_LINK: &str = "https://purl.imsglobal.org/spec/lti/claim/resource_link";
const TOOL_PLATFORM: &str = "https://purl.imsglobal.org/spec/lti/claim/tool_platform";
const LAUNCH_PRESENTATION: &str = "https://purl.imsglobal.org/spec/lti/claim/launch_presentation";
const CUSTOM: &str = "https://purl.imsglobal.org/spec/lti/claim/custom";
const FOR_USER: &str = "https://purl.imsglobal.org/spec/lti/claim/for_user";
const MENTORED: &str = "https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor";
const DEEP_LINKING_SETTINGS: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
const AGS_ENDPOINT: &str = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
const NRPS_SERVICE: &str = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

/// The custom parameter in which our configuration asks for `$Canvas.masqueradingUser.userId`.
const MASQUERADE: &str = "masq";

/// Why a launch was refused. The checks of tokens and messages find most; the flow that knows states, registrations
/// and deployments finds the others.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LaunchError {
    /// <https://www.imsglobal.org/spec/security/v1p0/#step-3-authentication-response>
    #[error("the form needs exactly one {0}")]
    FormMalformed(&'static str),
    /// The platform itself refused: <https://openid.net/specs/openid-connect-core-1_0.html#AuthError>
    #[error("the platform answered with an error: {0}")]
    PlatformRefused(PlatformRefusal),

    #[error("the state is unknown")]
    StateUnknown,
    #[error("the login began too long ago")]
    StateExpired,
    #[error("this launch was used before")]
    Replayed,
    /// The browser that came back is not the one that began, or its cookies are blocked.
    #[error("the browser did not show what it was given at login")]
    BindingMissing,
    /// The registration was removed between login and launch.
    #[error("the registration is gone")]
    RegistrationUnknown,

    #[error("the token is larger than {} bytes", super::id_token::LARGEST_TOKEN)]
    TokenTooLarge,
    /// <https://www.rfc-editor.org/rfc/rfc7515#section-3.1>
    #[error("the token cannot be read")]
    TokenMalformed,
    /// <https://www.imsglobal.org/spec/security/v1p0/#authentication-response-validation>
    #[error("the token is not signed with RS256")]
    AlgorithmNotAllowed,
    /// <https://www.imsglobal.org/spec/security/v1p0/#h_key-set-url>
    #[error("the token names no key")]
    KeyIdMissing,
    #[error("the token's key is not in the platform's key set")]
    KeyUnknown,
    #[error("the platform's key set could not be fetched")]
    KeySetUnavailable,
    /// <https://www.rfc-editor.org/rfc/rfc7515#section-5.2>
    #[error("the signature does not match")]
    SignatureInvalid,
    /// <https://openid.net/specs/openid-connect-core-1_0.html#ImplicitIDTValidation>
    #[error("the token is from another issuer")]
    IssuerMismatch,
    /// <https://openid.net/specs/openid-connect-core-1_0.html#ImplicitIDTValidation>
    #[error("the token is for another client, or for others too")]
    AudienceMismatch,
    /// <https://openid.net/specs/openid-connect-core-1_0.html#ImplicitIDTValidation>
    #[error("the token was made out to another party")]
    AuthorizedPartyMismatch,
    #[error("the token has expired")]
    Expired,
    #[error("the token is dated in the future")]
    IssuedInFuture,
    #[error("the token was issued too long ago")]
    IssuedTooLongAgo,
    /// <https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes>
    #[error("the token answers another login")]
    NonceMismatch,

    /// <https://www.imsglobal.org/spec/lti/v1p3/#lti-version-claim>
    #[error("the message is not LTI 1.3")]
    VersionUnsupported,
    /// <https://www.imsglobal.org/spec/lti/v1p3/#message-type-claim>
    #[error("the message type is not one we know")]
    MessageTypeUnsupported,
    /// <https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims>
    #[error("the claim {0} is missing")]
    ClaimMissing(&'static str),
    #[error("the claim {0} cannot be used")]
    ClaimInvalid(&'static str),
    /// <https://www.imsglobal.org/spec/lti/v1p3/#lti-deployment-id-claim>
    #[error("the deployment is unknown to this registration")]
    DeploymentUnknown,
    /// <https://www.imsglobal.org/spec/lti/v1p3/#target-link-uri>
    #[error("the launch is for an address that is not ours")]
    TargetForeign,
    /// <https://www.imsglobal.org/spec/lti/v1p3/#target-link-uri>
    #[error("the launch is for another address than the login")]
    TargetMismatch,
    /// <https://www.imsglobal.org/spec/lti-dl/v2p0/#deep-linking-settings>
    #[error("the address for the deep linking answer cannot be used")]
    ReturnAddressUnusable,
}

impl LaunchError {
    /// Names the page that explains the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FormMalformed(_) => "launch.form_malformed",
            Self::PlatformRefused(_) => "launch.platform_refused",
            Self::StateUnknown => "launch.state_unknown",
            Self::StateExpired => "launch.state_expired",
            Self::Replayed => "launch.replayed",
            Self::BindingMissing => "launch.binding_missing",
            Self::RegistrationUnknown => "launch.registration_unknown",
            Self::TokenTooLarge => "launch.token_too_large",
            Self::TokenMalformed => "launch.token_malformed",
            Self::AlgorithmNotAllowed => "launch.algorithm_not_allowed",
            Self::KeyIdMissing => "launch.key_id_missing",
            Self::KeyUnknown => "launch.key_unknown",
            Self::KeySetUnavailable => "launch.key_set_unavailable",
            Self::SignatureInvalid => "launch.signature_invalid",
            Self::IssuerMismatch => "launch.issuer_mismatch",
            Self::AudienceMismatch => "launch.audience_mismatch",
            Self::AuthorizedPartyMismatch => "launch.authorized_party_mismatch",
            Self::Expired => "launch.expired",
            Self::IssuedInFuture => "launch.issued_in_future",
            Self::IssuedTooLongAgo => "launch.issued_too_long_ago",
            Self::NonceMismatch => "launch.nonce_mismatch",
            Self::VersionUnsupported => "launch.version_unsupported",
            Self::MessageTypeUnsupported => "launch.message_type_unsupported",
            Self::ClaimMissing(_) => "launch.claim_missing",
            Self::ClaimInvalid(_) => "launch.claim_invalid",
            Self::DeploymentUnknown => "launch.deployment_unknown",
            Self::TargetForeign => "launch.target_foreign",
            Self::TargetMismatch => "launch.target_mismatch",
            Self::ReturnAddressUnusable => "launch.return_address_unusable",
        }
    }
}

/// What the platform posts to our launch address: a token, or its reason not to give one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthenticationResponse {
    Token { id_token: String, state: String, lti_storage_target: Option<String> },
    Refused(PlatformRefusal),
}

impl AuthenticationResponse {
    /// Reads the decoded pairs of the form.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, LaunchError> {
        let find = |name: &'static str| -> Result<Option<&str>, LaunchError> {
            let mut found = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
            match (found.next(), found.next()) {
                (value, None) => Ok(value.filter(|value| !value.is_empty())),
                _ => Err(LaunchError::FormMalformed(name)),
            }
        };
        let need = |name| find(name)?.ok_or(LaunchError::FormMalformed(name));
        if find("id_token")?.is_none()
            && let Some(error) = find("error")?
        {
            return Ok(Self::Refused(PlatformRefusal {
                error: clean(error, 100),
                description: find("error_description")?.map(|text| clean(text, 500)),
                state: find("state")?.map(|state| clean(state, 100)),
            }));
        }
        let (id_token, state) = (need("id_token")?, need("state")?);
        if id_token.len() > super::id_token::LARGEST_TOKEN {
            return Err(LaunchError::TokenTooLarge);
        }
        Ok(Self::Token {
            id_token: id_token.to_owned(),
            state: state.to_owned(),
            lti_storage_target: find("lti_storage_target")?.map(|target| clean(target, 255)),
        })
    }
}

fn clean(text: &str, longest: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(longest).collect()
}

/// A platform's refusal, in its own words: to be escaped where it is shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct PlatformRefusal {
    /// `login_required`, `launch_no_longer_valid`, …
    pub error: String,
    pub description: Option<String>,
    pub state: Option<String>,
}

/// A message that passed every check a token alone can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    pub message: Message,
    /// Whether it is known is for the flow to say.
    pub deployment_id: String,
    pub target_link_uri: String,
    /// Absent when the platform does not say who it is: shown a page that only reads, and never stored.
    pub person: Option<Person>,
    pub roles: Roles,
    pub context: Option<ContextClaim>,
    pub nrps: Option<NrpsClaim>,
    pub ags: Option<AgsClaim>,
    /// Parameters that our configuration or deep link asked for; unknown variables are left out.
    pub custom: BTreeMap<String, String>,
    pub platform: PlatformClaim,
    /// Where to go back to. May hold a session key of the platform: neither logged nor stored.
    pub return_url: Option<String>,
    /// A BCP 47 tag.
    pub locale: Option<String>,
    /// `frame`, `iframe` or `window`.
    pub document_target: Option<String>,
    /// An administrator who acts as this person: may look, not earn.
    pub is_masqueraded: bool,
    /// Whom an observer may see, by `sub`.
    pub mentored: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    ResourceLink(ResourceLink),
    DeepLinking(DeepLinking),
    SubmissionReview(SubmissionReview),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceLink {
    pub id: String,
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeepLinking {
    pub return_url: String,
    pub accept_types: Vec<String>,
    pub accept_presentation_document_targets: Vec<String>,
    pub accept_multiple: bool,
    pub accept_line_item: bool,
    /// Opaque; goes back as it came.
    pub data: Option<String>,
}

/// A teacher opens one learner's score of a line item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionReview {
    pub for_user: Option<String>,
    pub resource_link: Option<ResourceLink>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Stable within the registration.
    pub sub: String,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    /// Not proven to be theirs, and not unique.
    pub email: Option<String>,
    pub locale: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextClaim {
    pub id: String,
    pub label: Option<String>,
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NrpsClaim {
    pub memberships_url: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgsClaim {
    pub lineitems: Option<String>,
    /// Present only when exactly one line item belongs to the link.
    pub lineitem: Option<String>,
    pub scopes: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlatformClaim {
    pub family: Option<String>,
    pub version: Option<String>,
    pub guid: Option<String>,
    pub name: Option<String>,
}

impl Launch {
    pub fn resource_link(&self) -> Option<&ResourceLink> {
        match &self.message {
            Message::ResourceLink(link) => Some(link),
            Message::SubmissionReview(review) => review.resource_link.as_ref(),
            Message::DeepLinking(_) => None,
        }
    }

    pub fn is_test_user(&self) -> bool {
        self.roles.is_test_user()
    }
}

/// Reads the message of a verified token. `tool_origin` is ours, such as `https://badges.example`;
/// `login_target_link_uri` is what the login had asked for.
pub fn read(claims: &Claims, tool_origin: &str, login_target_link_uri: &str) -> Result<Launch, LaunchError> {
    if claims.get(VERSION).and_then(Value::as_str) != Some("1.3.0") {
        return Err(LaunchError::VersionUnsupported);
    }
    let message_type = match claims.get(MESSAGE_TYPE) {
        Some(Value::String(name)) => name.as_str(),
        _ => return Err(LaunchError::ClaimMissing("message_type")),
    };
    if !["LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest"].contains(&message_type) {
        return Err(LaunchError::MessageTypeUnsupported);
    }
    let deployment_id = required(claims.get(DEPLOYMENT_ID), "deployment_id")?;
    let target_link_uri = target(claims.get(TARGET_LINK_URI), tool_origin, login_target_link_uri)?;
    let roles = roles(claims)?;
    let message = match message_type {
        "LtiDeepLinkingRequest" => Message::DeepLinking(deep_linking(claims)?),
        "LtiSubmissionReviewRequest" => Message::SubmissionReview(submission_review(claims)),
        _ => Message::ResourceLink(resource_link(object(claims, RESOURCE_LINK))?),
    };
    let presentation = object(claims, LAUNCH_PRESENTATION);
    let locale = tolerant::text(claims.get("locale")).or_else(|| tolerant::text(presentation.get("locale")));
    let locale = locale.as_deref().and_then(language_tag);
    let custom = tolerant::custom(claims.get(CUSTOM));
    Ok(Launch {
        message,
        deployment_id,
        target_link_uri,
        person: person(claims, locale.clone())?,
        roles,
        context: context(object(claims, CONTEXT))?,
        nrps: nrps(object(claims, NRPS_SERVICE)),
        ags: claims.get(AGS_ENDPOINT).and_then(Value::as_object).map(ags),
        platform: platform(object(claims, TOOL_PLATFORM)),
        return_url: tolerant::address(presentation.get("return_url")),
        locale,
        document_target: tolerant::text(presentation.get("document_target")),
        is_masqueraded: custom.get(MASQUERADE).is_some_and(|user| !user.is_empty()),
        custom,
        mentored: tolerant::texts(claims.get(MENTORED)),
    })
}

/// A claim that is an object; an empty one where it is absent or of another type.
fn object<'a>(claims: &'a Claims, name: &str) -> &'a Map<String, Value> {
    static NOTHING: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    claims.get(name).and_then(Value::as_object).unwrap_or(&NOTHING)
}

fn required(value: Option<&Value>, name: &'static str) -> Result<String, LaunchError> {
    tolerant::identifier(value).map_err(|fault| match fault {
        IdentifierFault::Missing => LaunchError::ClaimMissing(name),
        IdentifierFault::Unusable => LaunchError::ClaimInvalid(name),
    })
}

/// An identifier that may be absent, but not unusable.
fn optional(value: Option<&Value>, name: &'static str) -> Result<Option<String>, LaunchError> {
    match tolerant::identifier(value) {
        Ok(id) => Ok(Some(id)),
        Err(IdentifierFault::Missing) => Ok(None),
        Err(IdentifierFault::Unusable) => Err(LaunchError::ClaimInvalid(name)),
    }
}

fn target(value: Option<&Value>, tool_origin: &str, login_target: &str) -> Result<String, LaunchError> {
    let text = match value {
        Some(Value::String(text)) if !text.is_empty() => text,
        _ => return Err(LaunchError::ClaimMissing("target_link_uri")),
    };
    let url = Url::parse(text).map_err(|_| LaunchError::ClaimInvalid("target_link_uri"))?;
    let ours = Url::parse(tool_origin).is_ok_and(|ours| ours.origin() == url.origin() && ours.origin().is_tuple());
    if !ours {
        return Err(LaunchError::TargetForeign);
    }
    if text != login_target && Url::parse(login_target).ok() != Some(url) {
        return Err(LaunchError::TargetMismatch);
    }
    Ok(text.clone())
}

fn roles(claims: &Claims) -> Result<Roles, LaunchError> {
    match claims.get(ROLES) {
        Some(Value::Array(_)) => Ok(Roles::read(&tolerant::texts(claims.get(ROLES)))),
        None | Some(Value::Null) => Err(LaunchError::ClaimMissing("roles")),
        Some(_) => Err(LaunchError::ClaimInvalid("roles")),
    }
}

fn resource_link(link: &Map<String, Value>) -> Result<ResourceLink, LaunchError> {
    Ok(ResourceLink { id: required(link.get("id"), "resource_link.id")?, title: tolerant::text(link.get("title")) })
}

fn deep_linking(claims: &Claims) -> Result<DeepLinking, LaunchError> {
    let settings = object(claims, DEEP_LINKING_SETTINGS);
    if settings.is_empty() {
        return Err(LaunchError::ClaimMissing("deep_linking_settings"));
    }
    let list = |name: &str, claim: &'static str| match settings.get(name) {
        Some(Value::Array(_)) => Ok(tolerant::texts(settings.get(name))),
        _ => Err(LaunchError::ClaimMissing(claim)),
    };
    let flag = |name: &str| settings.get(name).is_some_and(|value| value == true || value == "true");
    Ok(DeepLinking {
        return_url: answer_address(settings.get("deep_link_return_url"), claims)?,
        accept_types: list("accept_types", "accept_types")?,
        accept_presentation_document_targets: list(
            "accept_presentation_document_targets",
            "accept_presentation_document_targets",
        )?,
        accept_multiple: flag("accept_multiple"),
        accept_line_item: flag("accept_lineitem"),
        data: settings.get("data").and_then(Value::as_str).map(str::to_owned),
    })
}

/// Over https, unless the platform as a whole lives on plain http (an LMS on loopback).
fn answer_address(value: Option<&Value>, claims: &Claims) -> Result<String, LaunchError> {
    let address = tolerant::address(value).ok_or(LaunchError::ReturnAddressUnusable)?;
    let plain_platform = claims.get("iss").and_then(Value::as_str).is_some_and(|iss| iss.starts_with("http://"));
    if Url::parse(&address).is_ok_and(|url| url.scheme() == "https") || plain_platform {
        Ok(address)
    } else {
        Err(LaunchError::ReturnAddressUnusable)
    }
}

fn submission_review(claims: &Claims) -> SubmissionReview {
    SubmissionReview {
        for_user: tolerant::identifier(object(claims, FOR_USER).get("user_id")).ok(),
        resource_link: resource_link(object(claims, RESOURCE_LINK)).ok(),
    }
}

fn person(claims: &Claims, locale: Option<String>) -> Result<Option<Person>, LaunchError> {
    let Some(sub) = optional(claims.get("sub"), "sub")? else { return Ok(None) };
    let text = |name| tolerant::text(claims.get(name));
    Ok(Some(Person {
        sub,
        name: text("name"),
        given_name: text("given_name"),
        family_name: text("family_name"),
        email: text("email"),
        locale,
    }))
}

fn context(claim: &Map<String, Value>) -> Result<Option<ContextClaim>, LaunchError> {
    let Some(id) = optional(claim.get("id"), "context.id")? else { return Ok(None) };
    Ok(Some(ContextClaim { id, label: tolerant::text(claim.get("label")), title: tolerant::text(claim.get("title")) }))
}

fn nrps(claim: &Map<String, Value>) -> Option<NrpsClaim> {
    Some(NrpsClaim { memberships_url: tolerant::address(claim.get("context_memberships_url"))? })
}

fn ags(claim: &Map<String, Value>) -> AgsClaim {
    AgsClaim {
        lineitems: tolerant::address(claim.get("lineitems")),
        lineitem: tolerant::address(claim.get("lineitem")),
        scopes: tolerant::texts(claim.get("scope")),
    }
}

fn platform(claim: &Map<String, Value>) -> PlatformClaim {
    let text = |name: &str| tolerant::text(claim.get(name));
    PlatformClaim {
        family: text("product_family_code").map(|family| family.to_ascii_lowercase()),
        version: text("version"),
        guid: text("guid"),
        name: text("name"),
    }
}

/// A BCP 47 tag from what platforms write: Moodle has `pt_br`, and `de_du` for a language without a country.
fn language_tag(text: &str) -> Option<String> {
    let mut parts = text.split(['_', '-', '.', '@']);
    let language = parts.next().filter(|part| (2..=3).contains(&part.len()) && is_alphabetic(part))?;
    let mut tag = language.to_ascii_lowercase();
    for part in parts {
        match part.len() {
            4 if is_alphabetic(part) && tag.len() <= 3 => {
                let (first, rest) = part.split_at(1);
                tag = format!("{tag}-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
            }
            // Moodle's informal German is not a country.
            2 if is_alphabetic(part) && !part.eq_ignore_ascii_case("du") => {
                return Some(format!("{tag}-{}", part.to_ascii_uppercase()));
            }
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => return Some(format!("{tag}-{part}")),
            _ => break,
        }
    }
    Some(tag)
}

fn is_alphabetic(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}
