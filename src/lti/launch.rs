//! What a verified token says: which message, from where, about whom. And why a launch is refused.
//!
//! [LTI Core 1.3 §5.3](https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims),
//! [LTI Deep Linking 2.0 §4.4](https://www.imsglobal.org/spec/lti-dl/v2p0/#deep-linking-request-message),
//! [Submission Review](https://www.imsglobal.org/spec/lti-sr/v1p0/).

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use url::Url;

use super::id_token::Claims;
use super::login::Target;
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
/// Canvas alone: from which place of its pages the tool was opened.
const CANVAS_PLACEMENT: &str = "https://www.instructure.com/placement";
const AGS_ENDPOINT: &str = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
const NRPS_SERVICE: &str = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

/// The custom parameter in which our configuration asks for `$Canvas.masqueradingUser.userId`.
const MASQUERADE: &str = "masq";

/// The custom parameter by which a link that we gave is known again, also in a copy of its course.
pub const PLACEMENT: &str = "accolade_link";

/// Ours are shorter.
const LONGEST_PLACEMENT: usize = 100;

/// Nobody watches more learners than this at once.
const MOST_WATCHED: usize = 50;

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

/// The field in which our own page sends on what the platform's storage held.
pub const STORED_BINDING: &str = "binding";

/// What the platform posts to our launch address: a token, or its reason not to give one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthenticationResponse {
    Token {
        id_token: String,
        state: String,
        lti_storage_target: Option<String>,
        /// What our own page found in the platform's storage; empty where it found nothing.
        stored_binding: Option<String>,
    },
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
        super::id_token::check_shape(id_token)?;
        Ok(Self::Token {
            id_token: id_token.to_owned(),
            state: state.to_owned(),
            lti_storage_target: find("lti_storage_target")?.map(|target| clean(target, 255)),
            stored_binding: pairs.iter().find(|(name, _)| name == STORED_BINDING).map(|(_, value)| clean(value, 100)),
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
    /// Where in Canvas the tool was opened: `link_selection`, `assignment_selection`, …
    pub canvas_placement: Option<String>,
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

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DeepLinking {
    pub return_url: String,
    pub accept_types: Vec<String>,
    pub accept_presentation_document_targets: Vec<String>,
    pub accept_multiple: bool,
    /// Whether the platform makes a gradebook column with a link; `None` when it does not say.
    pub accept_line_item: Option<bool>,
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

    /// Whose badges may be looked at without being them, by `sub`: a teacher's review shows the learner whom it is
    /// about, an observer sees whom the platform names and nobody else, and an administrator who acts as a learner sees
    /// what that learner sees.
    pub fn watches(&self) -> Vec<String> {
        let Some(person) = &self.person else { return Vec::new() };
        if self.is_masqueraded {
            return if self.roles.is_learner() { vec![person.sub.clone()] } else { Vec::new() };
        }
        match &self.message {
            Message::SubmissionReview(review) if self.roles.is_teacher() => review.for_user.iter().cloned().collect(),
            _ if self.roles.is_observer() && !self.roles.is_teacher() => self.mentored.clone(),
            _ => Vec::new(),
        }
    }

    /// The link of ours that was followed.
    pub fn placement(&self) -> Option<&str> {
        self.custom.get(PLACEMENT).map(String::as_str).filter(|id| !id.is_empty() && id.len() <= LONGEST_PLACEMENT)
    }
}

/// Reads the message of a verified token. `tool_origin` is ours, such as `https://badges.example`; `asked_for` is what
/// the login had asked for.
pub fn read(claims: &Claims, tool_origin: &str, asked_for: Target) -> Result<Launch, LaunchError> {
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
    let target_link_uri = target(claims.get(TARGET_LINK_URI), tool_origin, asked_for)?;
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
        mentored: mentored(claims),
        canvas_placement: tolerant::text(claims.get(CANVAS_PLACEMENT)),
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

fn target(value: Option<&Value>, tool_origin: &str, asked_for: Target) -> Result<String, LaunchError> {
    let text = match value {
        Some(Value::String(text)) if !text.is_empty() => text,
        _ => return Err(LaunchError::ClaimMissing("target_link_uri")),
    };
    let url = Url::parse(text).map_err(|_| LaunchError::ClaimInvalid("target_link_uri"))?;
    let ours = Url::parse(tool_origin).is_ok_and(|ours| ours.origin() == url.origin() && ours.origin().is_tuple());
    if !ours {
        return Err(LaunchError::TargetForeign);
    }
    if Target::of_url(&url) != asked_for {
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
        accept_line_item: settings.get("accept_lineitem").map(|_| flag("accept_lineitem")),
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

fn mentored(claims: &Claims) -> Vec<String> {
    let mut subs = tolerant::texts(claims.get(MENTORED));
    subs.retain(|sub| tolerant::identifier(Some(&Value::from(sub.as_str()))).is_ok());
    subs.truncate(MOST_WATCHED);
    subs
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
    // Canvas names the account in which a menu was opened: a place without learners and columns.
    if tolerant::texts(claim.get("type")) == ["Account"] {
        return Ok(None);
    }
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
pub(super) fn language_tag(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::id_token::tests::{at_noon, key_set, sign};
    use super::super::id_token::verify;
    use super::super::registration::tests::moodle;
    use super::*;

    const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";
    const INSTRUCTOR: &str = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    const TARGET: &str = "https://tool.example/lti/launch?badge=1";

    /// In the shape of Moodle 4.5's launch of an activity by a student.
    fn student() -> Value {
        let iat = at_noon().timestamp();
        json!({
            "iss": "https://moodle.example", "aud": "UEDcAvHQE8vipUg", "sub": "4", "iat": iat, "exp": iat + 60,
            "nonce": "n-1", "name": "Ada Example", "given_name": "Ada", "family_name": "Example",
            "email": "student1@example.test",
            format!("{LTI}version"): "1.3.0",
            format!("{LTI}message_type"): "LtiResourceLinkRequest",
            format!("{LTI}deployment_id"): "2",
            format!("{LTI}target_link_uri"): TARGET,
            format!("{LTI}roles"): ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
            format!("{LTI}context"): {"id": "2", "label": "BADGE101", "title": "Badge 101", "type": ["CourseSection"]},
            format!("{LTI}resource_link"): {"id": "4", "title": "Badge 1", "description": ""},
            format!("{LTI}launch_presentation"): {"locale": "pt_br", "document_target": "iframe",
                "return_url": "https://moodle.example/mod/lti/return.php?course=2&sesskey=x"},
            format!("{LTI}tool_platform"): {"product_family_code": "Moodle", "version": "2024100706", "guid": "1fa9"},
            format!("{LTI}custom"): {"badge": "1", "history": "", "due": "$ResourceLink.submission.endDateTime"},
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {
                "scope": [super::super::ags::SCOPE_SCORE], "lineitems": "https://moodle.example/2/lineitems?type_id=2"},
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice": {
                "context_memberships_url": "https://moodle.example/memberships", "service_versions": ["2.0"]},
        })
    }

    fn deep_linking() -> Value {
        let mut claims = with(student(), "message_type", json!("LtiDeepLinkingRequest"));
        claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"] = json!({
            "accept_types": ["ltiResourceLink"], "accept_presentation_document_targets": ["frame", "iframe"],
            "accept_multiple": true, "auto_create": false, "data": "opaque \u{e9}",
            "deep_link_return_url": "https://moodle.example/contentitem_return.php?course=2&sesskey=x"});
        claims
    }

    fn with(mut claims: Value, name: &str, value: Value) -> Value {
        let full = format!("{LTI}{name}");
        let key = if claims.get(&full).is_some() { full } else { name.to_owned() };
        claims[key] = value;
        claims
    }

    fn without(mut claims: Value, names: &[&str]) -> Value {
        let object = claims.as_object_mut().unwrap();
        object.retain(|key, _| !names.iter().any(|name| key.rsplit('/').next() == Some(name)));
        claims
    }

    fn launch(claims: &Value) -> Result<Launch, LaunchError> {
        launch_after(claims, TARGET)
    }

    fn launch_after(claims: &Value, login_target: &str) -> Result<Launch, LaunchError> {
        let verified = verify(&sign(claims), key_set().find("kid-1").unwrap(), &moodle(), "n-1", at_noon()).unwrap();
        read(&verified, "https://tool.example", Target::of(login_target))
    }

    #[test]
    fn a_students_launch_from_moodle_is_read_in_full() {
        let launch = launch(&student()).unwrap();
        assert_eq!(launch.resource_link().unwrap().id, "4");
        assert_eq!((launch.deployment_id.as_str(), launch.target_link_uri.as_str()), ("2", TARGET));
        assert!(launch.roles.may_earn() && !launch.is_test_user() && !launch.is_masqueraded);
        let person = launch.person.unwrap();
        assert_eq!((person.sub.as_str(), person.name.as_deref()), ("4", Some("Ada Example")));
        assert_eq!((person.locale.as_deref(), launch.locale.as_deref()), (Some("pt-BR"), Some("pt-BR")));
        assert_eq!(launch.context.unwrap().label.as_deref(), Some("BADGE101"));
        assert_eq!(launch.nrps.unwrap().memberships_url, "https://moodle.example/memberships");
        let ags = launch.ags.unwrap();
        assert_eq!((ags.lineitem, ags.scopes.len()), (None, 1));
        assert_eq!(ags.lineitems.as_deref(), Some("https://moodle.example/2/lineitems?type_id=2"));
        assert_eq!(launch.platform.family.as_deref(), Some("moodle"));
        assert_eq!(launch.document_target.as_deref(), Some("iframe"));
        assert_eq!(launch.custom.keys().collect::<Vec<_>>(), ["badge", "history"]);
    }

    #[test]
    fn a_message_that_is_not_lti_1_3_is_refused() {
        for version in [json!("1.2.0"), json!("1.3"), json!(1.3), Value::Null] {
            assert_eq!(launch(&with(student(), "version", version)), Err(LaunchError::VersionUnsupported));
        }
        assert_eq!(launch(&without(student(), &["version"])), Err(LaunchError::VersionUnsupported));
    }

    #[test]
    fn a_message_of_another_type_is_refused() {
        let unknown = with(student(), "message_type", json!("LtiStartProctoring"));
        assert_eq!(launch(&unknown), Err(LaunchError::MessageTypeUnsupported));
    }

    #[test]
    fn every_required_claim_is_missed_by_its_name() {
        for name in ["message_type", "deployment_id", "target_link_uri", "roles"] {
            assert_eq!(launch(&without(student(), &[name])), Err(LaunchError::ClaimMissing(name)));
        }
        let linkless = Err(LaunchError::ClaimMissing("resource_link.id"));
        assert_eq!(launch(&without(student(), &["resource_link"])), linkless);
        assert_eq!(launch(&with(student(), "resource_link", json!({"id": ""}))), linkless);
    }

    #[test]
    fn claims_of_the_wrong_type_are_refused_or_read_tolerantly() {
        let invalid = |name, value| launch(&with(student(), name, value)).unwrap_err();
        assert_eq!(invalid("deployment_id", json!("x".repeat(256))), LaunchError::ClaimInvalid("deployment_id"));
        assert_eq!(invalid("roles", json!("Instructor")), LaunchError::ClaimInvalid("roles"));
        assert_eq!(invalid("sub", json!({"id": 4})), LaunchError::ClaimInvalid("sub"));
        assert_eq!(invalid("context", json!({"id": "x".repeat(256)})), LaunchError::ClaimInvalid("context.id"));
        let numeric = with(with(student(), "deployment_id", json!(2)), "context", json!({"id": 2, "title": null}));
        let launch = launch(&with(with(numeric, "sub", json!(4)), "custom", json!([]))).unwrap();
        assert_eq!((launch.deployment_id.as_str(), launch.context.unwrap().id.as_str()), ("2", "2"));
        assert!(launch.person.unwrap().sub == "4" && launch.custom.is_empty());
    }

    #[test]
    fn a_launch_for_another_address_is_refused() {
        for foreign in [
            "https://evil.example/lti/launch",
            "http://tool.example/lti/launch",
            "https://tool.example:8443/",
            "https://tool.example@evil.example/",
            "javascript:alert(1)",
        ] {
            assert_eq!(
                launch_after(&with(student(), "target_link_uri", json!(foreign)), foreign),
                Err(LaunchError::TargetForeign),
                "{foreign}"
            );
        }
        let relative = with(student(), "target_link_uri", json!("/lti/launch"));
        assert_eq!(launch(&relative), Err(LaunchError::ClaimInvalid("target_link_uri")));
        let elsewhere = launch_after(&student(), "https://tool.example/lti/launch?badge=2");
        assert_eq!(elsewhere, Err(LaunchError::TargetMismatch));
        assert!(launch_after(&student(), "https://TOOL.example:443/lti/launch?badge=1").is_ok());
    }

    #[test]
    fn a_visitor_without_sub_is_nobody() {
        for claims in [without(student(), &["sub"]), with(student(), "sub", json!(""))] {
            assert_eq!(launch(&claims).unwrap().person, None);
        }
    }

    #[test]
    fn a_launch_with_the_least_that_is_required_is_read() {
        let optional = [
            "name",
            "given_name",
            "family_name",
            "email",
            "context",
            "launch_presentation",
            "tool_platform",
            "custom",
            "endpoint",
            "namesroleservice",
        ];
        let bare = launch(&with(without(student(), &optional), "roles", json!([]))).unwrap();
        assert_eq!((bare.context, bare.nrps, bare.ags, bare.locale), (None, None, None, None));
        assert!(!bare.roles.is_teacher() && !bare.roles.is_learner());
        assert_eq!(bare.person.unwrap().name, None);
    }

    #[test]
    fn teachers_test_users_and_masquerades_are_told_apart() {
        let roles = |names: Value| launch(&with(student(), "roles", names)).unwrap();
        assert!(roles(json!([INSTRUCTOR, 5, "https://example.org/unknown"])).roles.is_teacher());
        let tried_out = roles(json!(["Learner", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"]));
        assert!(tried_out.is_test_user());
        let masquerade = |value| launch(&with(student(), "custom", json!({"masq": value}))).unwrap().is_masqueraded;
        assert!(masquerade("17") && !masquerade("") && !masquerade("$Canvas.masqueradingUser.userId"));
    }

    #[test]
    fn a_deep_linking_request_says_where_to_answer() {
        let Message::DeepLinking(settings) = launch(&deep_linking()).unwrap().message else {
            panic!("another message")
        };
        assert_eq!(settings.return_url, "https://moodle.example/contentitem_return.php?course=2&sesskey=x");
        assert_eq!(
            (settings.accept_types, settings.data),
            (vec!["ltiResourceLink".to_owned()], Some("opaque \u{e9}".to_owned()))
        );
        assert!(settings.accept_multiple && settings.accept_line_item.is_none());
    }

    #[test]
    fn a_deep_linking_request_that_cannot_be_answered_is_refused() {
        let settings = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
        assert_eq!(
            launch(&without(deep_linking(), &["deep_linking_settings"])),
            Err(LaunchError::ClaimMissing("deep_linking_settings"))
        );
        for address in [json!("http://moodle.example/return"), json!("javascript:alert(1)"), Value::Null] {
            let mut claims = deep_linking();
            claims[settings]["deep_link_return_url"] = address;
            assert_eq!(launch(&claims), Err(LaunchError::ReturnAddressUnusable));
        }
        for name in ["accept_types", "accept_presentation_document_targets"] {
            let mut claims = deep_linking();
            claims[settings][name] = json!("ltiResourceLink");
            assert_eq!(launch(&claims), Err(LaunchError::ClaimMissing(name)));
        }
    }

    #[test]
    fn a_submission_review_names_whose_it_is() {
        let mut claims = with(student(), "message_type", json!("LtiSubmissionReviewRequest"));
        claims[format!("{LTI}for_user")] = json!({"user_id": 5});
        let Message::SubmissionReview(review) = launch(&claims).unwrap().message else { panic!("another message") };
        assert_eq!((review.for_user.as_deref(), review.resource_link.unwrap().id.as_str()), (Some("5"), "4"));
    }

    #[test]
    fn a_launch_watches_whom_its_role_allows_and_nobody_else() {
        let review = |roles: Value| {
            let claims = with(with(student(), "message_type", json!("LtiSubmissionReviewRequest")), "roles", roles);
            let mut claims = claims;
            claims[format!("{LTI}for_user")] = json!({"user_id": "9"});
            launch(&claims).unwrap().watches()
        };
        assert_eq!(review(json!([INSTRUCTOR])), ["9"]);
        assert!(review(json!(["Learner"])).is_empty());
        let observing = |roles: Value| {
            let mut claims = with(student(), "roles", roles);
            claims[format!("{LTI}role_scope_mentor")] = json!(["5", "", 7, "6"]);
            launch(&claims).unwrap().watches()
        };
        assert_eq!(observing(json!(["Mentor"])), ["5", "6"]);
        assert!(observing(json!(["Learner"])).is_empty() && observing(json!([INSTRUCTOR, "Mentor"])).is_empty());
        let acting = |roles: Value| {
            let claims = with(with(student(), "custom", json!({"masq": "1"})), "roles", roles);
            launch(&claims).unwrap().watches()
        };
        assert_eq!(acting(json!(["Learner"])), ["4"]);
        assert!(acting(json!([INSTRUCTOR])).is_empty());
    }

    #[test]
    fn an_account_is_no_course() {
        let account =
            with(student(), "context", json!({"id": "a1", "title": "Example University", "type": ["Account"]}));
        assert_eq!(launch(&account).unwrap().context, None);
        let course = with(student(), "context", json!({"id": "c1", "type": ["Account", "CourseSection"]}));
        assert!(launch(&course).unwrap().context.is_some());
    }

    #[test]
    fn addresses_that_are_no_web_addresses_are_left_out() {
        let presentation = json!({"return_url": "javascript:alert(1)", "locale": 5});
        let launch = launch(&with(student(), "launch_presentation", presentation)).unwrap();
        assert_eq!((launch.return_url, launch.locale.as_deref()), (None, None));
    }

    #[test]
    fn moodles_language_codes_become_tags() {
        let cases = [
            ("en", "en"),
            ("pt_br", "pt-BR"),
            ("de_du", "de"),
            ("zh_cn", "zh-CN"),
            ("en-US", "en-US"),
            ("sr_latn", "sr-Latn"),
            ("es-419", "es-419"),
            ("en_us_k12", "en-US"),
            ("fr_FR.UTF-8", "fr-FR"),
        ];
        for (written, tag) in cases {
            assert_eq!(language_tag(written).as_deref(), Some(tag));
        }
        for nonsense in ["", "x", "english", "1a", "../en"] {
            assert_eq!(language_tag(nonsense), None);
        }
    }

    fn form(pairs: &[(&str, &str)]) -> Result<AuthenticationResponse, LaunchError> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        AuthenticationResponse::read(&pairs)
    }

    #[test]
    fn an_answer_has_one_token_and_one_state() {
        let Ok(AuthenticationResponse::Token { state, lti_storage_target, .. }) =
            form(&[("id_token", "a.b.c"), ("state", "s"), ("lti_storage_target", "_parent"), ("x", "1"), ("x", "2")])
        else {
            panic!("not read")
        };
        assert_eq!((state.as_str(), lti_storage_target.as_deref()), ("s", Some("_parent")));
        assert_eq!(form(&[("state", "s")]), Err(LaunchError::FormMalformed("id_token")));
        assert_eq!(form(&[("id_token", "a.b.c")]), Err(LaunchError::FormMalformed("state")));
        let twice = form(&[("id_token", "a"), ("id_token", "b"), ("state", "s")]);
        assert_eq!(twice, Err(LaunchError::FormMalformed("id_token")));
        let twice = form(&[("id_token", "a"), ("state", "s"), ("state", "s")]);
        assert_eq!(twice, Err(LaunchError::FormMalformed("state")));
        let large = "a".repeat(super::super::id_token::LARGEST_TOKEN + 1);
        assert_eq!(form(&[("id_token", &large), ("state", "s")]), Err(LaunchError::TokenTooLarge));
    }

    #[test]
    fn a_platforms_refusal_is_kept_in_its_words_and_bounds() {
        let long = "x".repeat(5000);
        let refused = form(&[("error", "login_required\r\n"), ("error_description", &long), ("state", "s")]);
        let Ok(AuthenticationResponse::Refused(refusal)) = refused else { panic!("not a refusal") };
        assert_eq!((refusal.error.as_str(), refusal.state.as_deref()), ("login_required", Some("s")));
        assert_eq!(refusal.description.map(|text| text.len()), Some(500));
        assert_eq!(
            LaunchError::PlatformRefused(PlatformRefusal { error: String::new(), description: None, state: None })
                .code(),
            "launch.platform_refused"
        );
    }
}
