//! A platform and the tool introduce themselves, so that nobody copies addresses.
//!
//! [LTI Dynamic Registration 1.0](https://www.imsglobal.org/spec/lti-dr/v1p0), on top of [OpenID Connect Dynamic Client
//! Registration 1.0](https://openid.net/specs/openid-connect-registration-1_0.html): the platform's configuration is
//! read, one request is written for every platform, and its answer is read. What decides whom we will trust is checked
//! (who may speak for an issuer, how messages are signed); the rest is taken as it comes. Here is also what the tool
//! asks of any platform, for those that are told by hand. Nothing here calls anybody.

use serde_json::{Map, Value, json};
use url::Url;

use super::{ags, nrps, tolerant};

/// The services that the tool can use, those that it cannot do without first.
pub const SCOPES: [&str; 5] =
    [nrps::SCOPE, ags::SCOPE_LINE_ITEM_READONLY, ags::SCOPE_RESULT_READONLY, ags::SCOPE_LINE_ITEM, ags::SCOPE_SCORE];

/// What launches should tell beyond the standard. A platform that does not know a variable sends its name, which counts
/// as nothing; `$Canvas.…` is such to every other platform.
pub const CUSTOM_PARAMETERS: [(&str, &str); 5] = [
    ("masq", "$Canvas.masqueradingUser.userId"),
    ("cv_user", "$Canvas.user.id"),
    ("cv_course", "$Canvas.course.id"),
    ("cv_api", "$Canvas.api.baseUrl"),
    ("ctx_history", "$Context.id.history"),
];

/// What is to be known of people. Moodle shares names and mail addresses only with tools that list them.
const CLAIMS: [&str; 7] = ["iss", "sub", "name", "given_name", "family_name", "email", "locale"];

/// The largest configuration that is read.
pub const LARGEST_CONFIGURATION: usize = 64 * 1024;
pub const LARGEST_ANSWER: usize = 64 * 1024;

const TOOL_CONFIGURATION: &str = "https://purl.imsglobal.org/spec/lti-tool-configuration";
const PLATFORM_CONFIGURATION: &str = "https://purl.imsglobal.org/spec/lti-platform-configuration";
const CANVAS: &str = "https://canvas.instructure.com/lti/";

/// The clouds of Canvas: their issuers, and the hosts that speak for them beside the issuer's own. Every customer shares
/// them, and every self-hosted Canvas whose `lti_iss` was never set claims the first.
const CANVAS_CLOUDS: [(&str, &str); 3] = [
    ("canvas.instructure.com", "sso.canvaslms.com"),
    ("canvas.beta.instructure.com", "sso.beta.canvaslms.com"),
    ("canvas.test.instructure.com", "sso.test.canvaslms.com"),
];

/// Blackboard's issuer for every customer, and the portal that speaks for it.
const BLACKBOARD: (&str, &str) = ("blackboard.com", "developer.blackboard.com");

/// A platform as it describes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformConfiguration {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    pub registration_endpoint: String,
    /// `moodle`, `canvas`, …
    pub family: Option<String>,
    /// What the platform calls itself, where it says so.
    pub name: Option<String>,
    /// The services of ours that it offers; all of them where it lists none.
    pub scopes: Vec<&'static str>,
    /// Whether content can be picked ([Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0)).
    pub has_deep_linking: bool,
}

/// Why a platform's configuration is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigurationError {
    #[error("the platform does not give its configuration (status {0})")]
    Refused(u16),
    #[error("in place of a configuration there is a web page")]
    WebPage,
    #[error("the configuration cannot be read")]
    Unreadable,
    #[error("the configuration lacks a usable {0}")]
    Missing(&'static str),
    #[error("the {0} of the configuration must begin with https://")]
    NotHttps(&'static str),
    /// [Dynamic Registration §3.5.1](https://www.imsglobal.org/spec/lti-dr/v1p0#platform-configuration): who serves the
    /// configuration must be who issues.
    #[error("the configuration comes from {configured}, but speaks for the issuer {issuer}")]
    HostMismatch { configured: String, issuer: String },
    /// A Canvas that is told apart from the cloud by nothing.
    #[error("the configuration belongs to Canvas's cloud, where this platform is unknown")]
    CanvasDefaultIssuer,
    #[error("the platform does not offer {0}")]
    Unsupported(&'static str),
}

/// Whether this address belongs to a cloud of Canvas.
pub fn is_canvas_cloud(address: &Url) -> bool {
    let host = address.host_str().unwrap_or_default();
    CANVAS_CLOUDS.iter().any(|(issuer, spokesman)| host == *issuer || host == *spokesman)
}

/// Whether an issuer stands for many platforms that have nothing to do with each other.
pub fn is_shared_issuer(issuer: &Url) -> bool {
    is_canvas_cloud(issuer) || issuer.host_str() == Some(BLACKBOARD.0)
}

/// Reads what a platform answered at the address of its configuration. `plain_http` admits `http://` addresses, for a
/// platform in the operator's own network.
pub fn read_configuration(
    address: &Url,
    status: u16,
    body: &[u8],
    plain_http: bool,
) -> Result<PlatformConfiguration, ConfigurationError> {
    if !(200..300).contains(&status) {
        // A self-hosted Canvas that kept the cloud's issuer sends its admins' tools to the cloud, which refuses them.
        let is_lost = is_canvas_cloud(address) && matches!(status, 400..=404);
        return Err(if is_lost {
            ConfigurationError::CanvasDefaultIssuer
        } else {
            ConfigurationError::Refused(status)
        });
    }
    let document = object(body)
        .ok_or_else(|| if is_web_page(body) { ConfigurationError::WebPage } else { ConfigurationError::Unreadable })?;
    let issuer = endpoint(&document, "issuer", plain_http)?;
    check_host(address, &issuer)?;
    check_listed(&document, "token_endpoint_auth_methods_supported", "private_key_jwt")?;
    check_listed(&document, "token_endpoint_auth_signing_alg_values_supported", "RS256")?;
    check_listed(&document, "id_token_signing_alg_values_supported", "RS256")?;
    let lti = document.get(PLATFORM_CONFIGURATION).and_then(Value::as_object).cloned().unwrap_or_default();
    let messages = lti.get("messages_supported").and_then(Value::as_array);
    let has_message = |wanted: &str| messages.is_none_or(|all| all.iter().any(|message| message["type"] == wanted));
    let offered = document.get("scopes_supported").map(|scopes| tolerant::texts(Some(scopes)));
    let is_offered = |scope: &&str| offered.as_ref().is_none_or(|all| all.iter().any(|offered| offered == scope));
    Ok(PlatformConfiguration {
        authorization_endpoint: endpoint(&document, "authorization_endpoint", plain_http)?,
        token_endpoint: endpoint(&document, "token_endpoint", plain_http)?,
        jwks_uri: endpoint(&document, "jwks_uri", plain_http)?,
        registration_endpoint: endpoint(&document, "registration_endpoint", plain_http)?,
        family: family(&lti),
        name: tolerant::text(lti.get(&format!("{CANVAS}account_name"))),
        scopes: SCOPES.into_iter().filter(is_offered).collect(),
        has_deep_linking: has_message("LtiDeepLinkingRequest"),
        issuer,
    })
}

fn object(body: &[u8]) -> Option<Map<String, Value>> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}

fn is_web_page(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

fn endpoint(document: &Map<String, Value>, name: &'static str, plain_http: bool) -> Result<String, ConfigurationError> {
    let text = tolerant::address(document.get(name)).ok_or(ConfigurationError::Missing(name))?;
    let url = Url::parse(&text).map_err(|_| ConfigurationError::Missing(name))?;
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(ConfigurationError::Missing(name));
    }
    if url.scheme() != "https" && !plain_http {
        return Err(ConfigurationError::NotHttps(name));
    }
    Ok(text)
}

/// Without this, anybody could speak for any issuer. Ports are compared as well: on one machine they may belong to
/// different people.
fn check_host(address: &Url, issuer: &str) -> Result<(), ConfigurationError> {
    let issuer = Url::parse(issuer).map_err(|_| ConfigurationError::Missing("issuer"))?;
    let (host, issuer_host) = (address.host_str().unwrap_or_default(), issuer.host_str().unwrap_or_default());
    // An issuer in a folder speaks for that folder alone: two sites may share a host.
    let folder = format!("{}/", issuer.path().trim_end_matches('/'));
    let is_same = host == issuer_host
        && address.port_or_known_default() == issuer.port_or_known_default()
        && address.path().starts_with(&folder);
    if is_same || CANVAS_CLOUDS.contains(&(issuer_host, host)) || BLACKBOARD == (issuer_host, host) {
        return Ok(());
    }
    if CANVAS_CLOUDS.iter().any(|(cloud, _)| *cloud == issuer_host) {
        return Err(ConfigurationError::CanvasDefaultIssuer);
    }
    Err(ConfigurationError::HostMismatch { configured: host.to_owned(), issuer: issuer_host.to_owned() })
}

/// A list that is absent promises nothing and forbids nothing.
fn check_listed(document: &Map<String, Value>, list: &str, wanted: &'static str) -> Result<(), ConfigurationError> {
    match document.get(list) {
        Some(Value::Array(values)) if !values.iter().any(|value| value == wanted) => {
            Err(ConfigurationError::Unsupported(wanted))
        }
        _ => Ok(()),
    }
}

/// As one word, which is how launches are compared with it.
fn family(lti: &Map<String, Value>) -> Option<String> {
    let code = tolerant::text(lti.get("product_family_code"))?.to_lowercase();
    let word = code.split_whitespace().collect::<Vec<_>>().join("-");
    (word.len() <= 255).then_some(word)
}

/// Our own addresses, as registrations carry them.
#[derive(Clone, Debug)]
pub struct ToolAddresses {
    /// Scheme, host and port.
    pub origin: String,
    /// Host and port: Moodle compares it with the launch address.
    pub host: String,
    pub login: String,
    pub launch: String,
    pub keys: String,
    pub icon: String,
    pub privacy: String,
    pub terms: String,
}

/// The request for a registration: one for all platforms, but for services and messages that this one does not have.
/// Canvas refuses unknown scopes; Moodle ignores what is Canvas's.
pub fn request(tool: &ToolAddresses, platform: &PlatformConfiguration) -> Value {
    let mut messages = vec![json!({
        "type": "LtiResourceLinkRequest",
        "label": "Badges",
        "target_link_uri": tool.launch,
        "icon_uri": tool.icon,
        "placements": ["course_navigation"],
        "https://canvas.instructure.com/lti/course_navigation/default_enabled": true,
        "https://canvas.instructure.com/lti/visibility": "members",
        "https://canvas.instructure.com/lti/display_type": "full_width_in_context",
    })];
    if platform.has_deep_linking {
        messages.push(json!({
            "type": "LtiDeepLinkingRequest",
            "label": "Badge",
            "target_link_uri": tool.launch,
            "icon_uri": tool.icon,
            "placements": ["link_selection", "assignment_selection", "ContentArea"],
            "https://canvas.instructure.com/lti/launch_width": 890,
            "https://canvas.instructure.com/lti/launch_height": 700,
        }));
    }
    let custom: Map<String, Value> =
        CUSTOM_PARAMETERS.into_iter().map(|(name, variable)| (name.to_owned(), json!(variable))).collect();
    json!({
        "application_type": "web",
        "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"],
        "client_name": "Accolade",
        "client_uri": tool.origin,
        "logo_uri": tool.icon,
        "policy_uri": tool.privacy,
        "tos_uri": tool.terms,
        "initiate_login_uri": tool.login,
        "redirect_uris": [tool.launch],
        "jwks_uri": tool.keys,
        "token_endpoint_auth_method": "private_key_jwt",
        "id_token_signed_response_alg": "RS256",
        "scope": platform.scopes.join(" "),
        TOOL_CONFIGURATION: {
            "domain": tool.host,
            "target_link_uri": tool.launch,
            "description": "Open Badges for this course",
            "claims": CLAIMS,
            "custom_parameters": custom,
            "messages": messages,
            "https://canvas.instructure.com/lti/privacy_level": "public",
            "https://canvas.instructure.com/lti/tool_id": "accolade",
            "https://canvas.instructure.com/lti/vendor": "Accolade",
        },
    })
}

/// A platform's answer to our request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    pub client_id: String,
    /// Learnt at the first launch where the platform does not say it.
    pub deployment_id: Option<String>,
    /// What it says to grant. Moodle says more than it does: the truth is in its token answers.
    pub scopes: Option<Vec<String>>,
}

/// What a platform gave as its reason, as far as we understand it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalReason {
    /// The registration token was used before, has run out, or was never there.
    Token,
    /// Our domain is not the one of our launch address, in the platform's eyes.
    Domain,
    /// It does not have one of the services.
    Scope,
    Unexplained,
}

/// Why a platform did not register us.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    #[error("the platform refused the registration (status {status}, {reason:?})")]
    Refused {
        status: u16,
        reason: RefusalReason,
        /// The platform's own words, cut short.
        said: Option<String>,
    },
    #[error("the platform answered with a web page")]
    WebPage,
    #[error("the platform's answer cannot be read, or names no client id")]
    Unreadable,
}

/// Reads the answer to our request. Moodle says 200 where the specification says 201.
pub fn read_answer(status: u16, body: &[u8]) -> Result<Registered, AnswerError> {
    if !(200..300).contains(&status) {
        let said = said(body);
        let reason = reason(status, said.as_deref().unwrap_or_default());
        return Err(AnswerError::Refused { status, reason, said });
    }
    let unreadable = || if is_web_page(body) { AnswerError::WebPage } else { AnswerError::Unreadable };
    let document = object(body).ok_or_else(unreadable)?;
    let client_id = tolerant::identifier(document.get("client_id")).map_err(|_| AnswerError::Unreadable)?;
    let tool = document.get(TOOL_CONFIGURATION).and_then(Value::as_object);
    // Canvas says it beside the client id, Moodle inside the tool's configuration.
    let inside = tool.and_then(|tool| tolerant::identifier(tool.get("deployment_id")).ok());
    let deployment_id = tolerant::identifier(document.get("deployment_id")).ok().or(inside);
    let scopes = document
        .get("scope")
        .and_then(Value::as_str)
        .map(|scope| scope.split_whitespace().take(SCOPES.len() * 4).map(str::to_owned).collect());
    Ok(Registered { client_id, deployment_id, scopes })
}

/// Longer sentences are no reasons.
const LONGEST_SAYING: usize = 200;

/// What a refusal says: plain text on Moodle, JSON of several shapes elsewhere, never a web page.
fn said(body: &[u8]) -> Option<String> {
    let text = match serde_json::from_slice(body) {
        Ok(value) => sentences(&value),
        Err(_) if is_web_page(body) => return None,
        Err(_) => String::from_utf8_lossy(body).into_owned(),
    };
    let printable: String = text.chars().filter(|c| !c.is_control()).take(LONGEST_SAYING).collect();
    let trimmed = printable.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// The texts in a JSON value under any of the names that platforms give to errors. The depth was bounded when it was
/// read.
fn sentences(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().take(5).map(sentences).collect::<Vec<_>>().join("; "),
        Value::Object(members) => {
            let named = ["error", "errorMessage", "error_description", "message", "errors", "reason", "field"];
            let found = named.iter().filter_map(|name| members.get(*name)).map(sentences);
            found.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ")
        }
        _ => String::new(),
    }
}

fn reason(status: u16, said: &str) -> RefusalReason {
    let said = said.to_lowercase();
    if said.contains("scope") {
        RefusalReason::Scope
    } else if said.contains("domain") {
        RefusalReason::Domain
    } else if said.contains("token") || status == 401 {
        RefusalReason::Token
    } else {
        RefusalReason::Unexplained
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moodle() -> Value {
        json!({
            "issuer": "https://example.edu/moodle",
            "authorization_endpoint": "https://example.edu/moodle/mod/lti/auth.php",
            "token_endpoint": "https://example.edu/moodle/mod/lti/token.php",
            "jwks_uri": "https://example.edu/moodle/mod/lti/certs.php",
            "registration_endpoint": "https://example.edu/moodle/mod/lti/openid-registration.php",
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": [nrps::SCOPE, ags::SCOPE_SCORE, "https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting"],
            PLATFORM_CONFIGURATION: {
                "product_family_code": "moodle",
                "messages_supported": [{"type": "LtiResourceLinkRequest"},
                    {"type": "LtiDeepLinkingRequest", "placements": ["ContentArea"]}],
            },
        })
    }

    fn at(address: &str, document: &Value) -> Result<PlatformConfiguration, ConfigurationError> {
        read_configuration(&Url::parse(address).unwrap(), 200, document.to_string().as_bytes(), false)
    }

    fn changed(name: &str, value: Value) -> Value {
        let mut document = moodle();
        document[name] = value;
        document
    }

    const MOODLE: &str = "https://example.edu/moodle/mod/lti/openid-configuration.php";

    fn tool() -> ToolAddresses {
        let at = |path: &str| format!("https://badges.example.edu:8443{path}");
        ToolAddresses {
            origin: at(""),
            host: "badges.example.edu:8443".to_owned(),
            login: at("/lti/login"),
            launch: at("/lti/launch"),
            keys: at("/lti/jwks.json"),
            icon: at("/icon.png"),
            privacy: at("/privacy"),
            terms: at("/terms"),
        }
    }

    #[test]
    fn a_moodle_in_a_path_is_read_with_what_it_offers() {
        let read = at(MOODLE, &moodle()).unwrap();
        assert_eq!(read.issuer, "https://example.edu/moodle");
        assert_eq!(read.family.as_deref(), Some("moodle"));
        assert_eq!(read.scopes, [nrps::SCOPE, ags::SCOPE_SCORE]);
        assert!(read.has_deep_linking);
    }

    #[test]
    fn another_host_than_the_issuer_s_may_not_speak_for_it() {
        let foreign = at("https://evil.example/configuration", &moodle()).unwrap_err();
        assert_eq!(
            foreign,
            ConfigurationError::HostMismatch { configured: "evil.example".into(), issuer: "example.edu".into() }
        );
        // A name that only ends, or begins, alike is another host.
        assert!(at("https://example.edu.evil.example/", &moodle()).is_err());
        assert!(at("https://www.example.edu/", &moodle()).is_err());
        assert!(at("https://example.edu:8443/moodle/x", &moodle()).is_err());
        assert!(at("https://example.edu:443/moodle/x", &moodle()).is_ok());
        // Nor does another folder of the same host: two sites may share it.
        for folder in ["", "moodle2/x", "other/x", "moodle/../other/x"] {
            assert!(at(&format!("https://example.edu/{folder}"), &moodle()).is_err(), "{folder}");
        }
    }

    #[test]
    fn canvas_s_cloud_speaks_through_two_hosts_and_no_other_canvas_for_it() {
        let cloud = changed("issuer", json!("https://canvas.instructure.com"));
        assert!(at("https://canvas.instructure.com/api/lti/security/openid-configuration?a=b", &cloud).is_ok());
        assert!(at("https://sso.canvaslms.com/api/lti/security/openid-configuration", &cloud).is_ok());
        for other in
            ["https://canvas.example.edu/api/lti/security/openid-configuration", "https://sso.beta.canvaslms.com/"]
        {
            assert_eq!(at(other, &cloud), Err(ConfigurationError::CanvasDefaultIssuer), "{other}");
        }
        let address = Url::parse("https://canvas.instructure.com/api/lti/security/openid-configuration").unwrap();
        let lost = read_configuration(&address, 401, b"{}", false);
        assert_eq!(lost, Err(ConfigurationError::CanvasDefaultIssuer));
        assert_eq!(read_configuration(&address, 503, b"", false), Err(ConfigurationError::Refused(503)));
    }

    #[test]
    fn blackboard_s_portal_speaks_for_blackboard_alone() {
        let cloud = changed("issuer", json!("https://blackboard.com"));
        assert!(at("https://developer.blackboard.com/api/v1/management/.well-known/configuration", &cloud).is_ok());
        assert!(at("https://evil.blackboard.com/", &cloud).is_err());
        assert!(at("https://developer.blackboard.com/", &moodle()).is_err());
        assert!(is_shared_issuer(&Url::parse("https://blackboard.com").unwrap()));
    }

    #[test]
    fn a_configuration_without_its_addresses_or_over_plain_http_is_refused_by_name() {
        for name in ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"] {
            for wrong in
                [Value::Null, json!(7), json!("/relative"), json!("javascript:alert(1)"), json!("https://a@b/")]
            {
                assert_eq!(at(MOODLE, &changed(name, wrong)), Err(ConfigurationError::Missing(name)));
            }
            let plain = changed(name, json!("http://example.edu/moodle"));
            assert_eq!(at(MOODLE, &plain), Err(ConfigurationError::NotHttps(name)));
            let address = if name == "issuer" { MOODLE.replacen("https", "http", 1) } else { MOODLE.to_owned() };
            let allowed = read_configuration(&Url::parse(&address).unwrap(), 200, plain.to_string().as_bytes(), true);
            assert!(allowed.is_ok(), "{name}");
        }
    }

    #[test]
    fn a_platform_that_signs_otherwise_is_refused() {
        for (list, wanted) in [
            ("token_endpoint_auth_methods_supported", "private_key_jwt"),
            ("token_endpoint_auth_signing_alg_values_supported", "RS256"),
            ("id_token_signing_alg_values_supported", "RS256"),
        ] {
            let refused = at(MOODLE, &changed(list, json!(["client_secret_basic", "HS256"])));
            assert_eq!(refused, Err(ConfigurationError::Unsupported(wanted)), "{list}");
            assert!(at(MOODLE, &changed(list, Value::Null)).is_ok(), "{list}");
        }
    }

    #[test]
    fn what_is_no_configuration_is_told_apart() {
        let read = |body: &[u8]| read_configuration(&Url::parse(MOODLE).unwrap(), 200, body, false);
        assert_eq!(read(b" <!doctype html><title>Log in"), Err(ConfigurationError::WebPage));
        assert_eq!(read(b"[]"), Err(ConfigurationError::Unreadable));
        assert_eq!(read(b"\xff"), Err(ConfigurationError::Unreadable));
        assert_eq!(read("[".repeat(60_000).as_bytes()), Err(ConfigurationError::Unreadable));
    }

    #[test]
    fn a_platform_that_lists_no_services_is_asked_for_all_and_one_without_deep_linking_for_none_of_it() {
        let quiet = changed("scopes_supported", Value::Null);
        let mut quiet = quiet;
        quiet.as_object_mut().unwrap().remove("scopes_supported");
        quiet[PLATFORM_CONFIGURATION] = json!({"messages_supported": [{"type": "LtiResourceLinkRequest"}]});
        let read = at(MOODLE, &quiet).unwrap();
        assert_eq!(read.scopes, SCOPES);
        let request = request(&tool(), &read);
        assert_eq!(request[TOOL_CONFIGURATION]["messages"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn the_request_has_what_both_families_insist_on() {
        let request = request(&tool(), &at(MOODLE, &moodle()).unwrap());
        assert_eq!(request["scope"], format!("{} {}", nrps::SCOPE, ags::SCOPE_SCORE));
        assert_eq!(request["grant_types"], json!(["implicit", "client_credentials"]));
        assert_eq!(request["response_types"], json!(["id_token"]));
        assert_eq!(request["token_endpoint_auth_method"], "private_key_jwt");
        assert_eq!(request["redirect_uris"], json!(["https://badges.example.edu:8443/lti/launch"]));
        let tool = &request[TOOL_CONFIGURATION];
        // Moodle compares host and port of the two.
        assert_eq!(tool["domain"], "badges.example.edu:8443");
        assert_eq!(tool["target_link_uri"], "https://badges.example.edu:8443/lti/launch");
        assert_eq!(tool["custom_parameters"]["masq"], "$Canvas.masqueradingUser.userId");
        for claim in ["name", "given_name", "family_name", "email"] {
            assert!(tool["claims"].as_array().unwrap().contains(&json!(claim)));
        }
        assert_eq!(tool["messages"][1]["type"], "LtiDeepLinkingRequest");
    }

    #[test]
    fn the_deployment_is_found_in_either_place() {
        let canvas = json!({"client_id": 10_000_000_000_002_u64, "deployment_id": "7:abc", "scope": "a b"});
        let read = read_answer(200, canvas.to_string().as_bytes()).unwrap();
        assert_eq!((read.client_id.as_str(), read.deployment_id.as_deref()), ("10000000000002", Some("7:abc")));
        assert_eq!(read.scopes.unwrap(), ["a", "b"]);
        let moodle = json!({"client_id": "UEDcAvHQE8vipUg", TOOL_CONFIGURATION: {"deployment_id": "2"}});
        assert_eq!(read_answer(201, moodle.to_string().as_bytes()).unwrap().deployment_id.as_deref(), Some("2"));
        let neither = read_answer(200, br#"{"client_id": "c"}"#).unwrap();
        assert_eq!((neither.deployment_id, neither.scopes), (None, None));
    }

    #[test]
    fn an_answer_without_a_client_id_is_no_registration() {
        for body in ["{}", r#"{"client_id": ""}"#, r#"{"client_id": ["a"]}"#, "[]", ""] {
            assert_eq!(read_answer(200, body.as_bytes()), Err(AnswerError::Unreadable), "{body}");
        }
        assert_eq!(read_answer(200, b"<html>"), Err(AnswerError::WebPage));
    }

    #[test]
    fn refusals_of_every_shape_are_understood() {
        let refused = |status, body: &str| match read_answer(status, body.as_bytes()) {
            Err(AnswerError::Refused { reason, said, .. }) => (reason, said),
            other => panic!("{other:?}"),
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(refused(401, "token_already_used"), (RefusalReason::Token, text("token_already_used")));
        assert_eq!(
            refused(400, "domain_targetlinkuri_mismatch"),
            (RefusalReason::Domain, text("domain_targetlinkuri_mismatch"))
        );
        assert_eq!(
            refused(422, r#"{"errors": [{"field": "scopes", "message": "Invalid scope"}]}"#).0,
            RefusalReason::Scope
        );
        assert_eq!(refused(401, r#"{"errorMessage": "Unauthorized"}"#), (RefusalReason::Token, text("Unauthorized")));
        assert_eq!(refused(500, "<html>secret</html>"), (RefusalReason::Unexplained, None));
        assert_eq!(refused(500, &"x\u{0}".repeat(1000)).1.unwrap().len(), 200);
    }
}
