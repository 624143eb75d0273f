//! How a tool registers itself here ([LTI Dynamic Registration 1.0](https://www.imsglobal.org/spec/lti-dr/v1p0)): the
//! configuration, the token that permits it, and the answer, as each family gives it.
//!
//! A tool that registered takes the place of the one that was known under the same manners, with a client id of its own,
//! and stays off until the administrator switches it on. An update keeps client id and state.

use std::sync::Arc;

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use url::Url;

use super::ToolAddress;
use super::keys::random_hex;
use super::manners::{Customs, Manners, RegistrationErrors};
use super::state::{Platform, State};
use super::wire::{body, header, query};

const TOOL: &str = "https://purl.imsglobal.org/spec/lti-tool-configuration";
const PLATFORM: &str = "https://purl.imsglobal.org/spec/lti-platform-configuration";
const JSON: &str = "application/json; charset=utf-8";
const TOKEN_MINUTES: i64 = 60;
const AGS: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/";

/// Changes a configuration before it is sent.
pub(super) type Edit = Arc<dyn Fn(&mut Value) + Send + Sync>;

/// A tool as the platform knows it.
#[derive(Clone, Debug)]
pub(super) struct Client {
    pub client_id: String,
    pub is_active: bool,
    /// Whether it registered itself.
    pub is_dynamic: bool,
}

/// The permission for one registration.
pub(super) struct Ticket {
    manners: Manners,
    /// The client that is brought up to date; none makes a new one.
    updates: Option<String>,
    expires: DateTime<Utc>,
    is_used: bool,
}

/// The address that the administrator's frame opens: the pasted link, with our configuration and a fresh token.
pub(super) fn frame_address(platform: &Platform, manners: Manners, link: &str, is_update: bool) -> Option<String> {
    let mut address = Url::parse(link).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let now = platform.now();
    let mut state = platform.lock();
    let customs = manners.customs();
    let updates = is_update.then(|| state.client(manners).client_id.clone());
    let claims = json!({
        "sub": updates.clone().unwrap_or_else(|| random_hex(8)), "scope": if is_update { "reg-update" } else { "reg" },
        "iat": now.timestamp(), "exp": (now + Duration::minutes(TOKEN_MINUTES)).timestamp(), "jti": random_hex(8),
    });
    let token = state.keys[0].sign(&json!({"typ": "JWT", "alg": "RS256"}), &claims);
    let ticket = Ticket { manners, updates, expires: now + Duration::minutes(TOKEN_MINUTES), is_used: false };
    state.tickets.insert(token.clone(), ticket);
    let mut configuration = platform.url(customs.configuration_path);
    if customs.configuration_needs_token {
        configuration = format!("{configuration}?registration_token={token}");
    }
    address
        .query_pairs_mut()
        .append_pair("openid_configuration", &configuration)
        .append_pair("registration_token", &token);
    Some(address.into())
}

/// The platform's description of itself.
pub(super) async fn configuration(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
) -> HttpResponse {
    let customs = manners.customs();
    let state = platform.lock();
    // Canvas looks into the query alone, whatever the header says.
    let sent = query(&request).get("registration_token").cloned().unwrap_or_default();
    if customs.configuration_needs_token && !state.tickets.contains_key(&sent) {
        return refuse(customs, 401, "Unauthorized");
    }
    let mut document = json!({
        "issuer": platform.base,
        "authorization_endpoint": platform.url(customs.auth_path),
        "token_endpoint": platform.url(customs.token_path),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
        "jwks_uri": platform.url(customs.jwks_path),
        "registration_endpoint": platform.url(customs.registration_path),
        "scopes_supported": customs.scopes_supported,
        "response_types_supported": ["id_token"],
        "subject_types_supported": ["public", "pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported": ["sub", "iss", "name", "given_name", "family_name", "email"],
        PLATFORM: {
            "product_family_code": customs.family,
            "version": customs.version,
            "messages_supported": [
                {"type": "LtiResourceLinkRequest"},
                {"type": "LtiDeepLinkingRequest", "placements": ["ContentArea"]},
            ],
            "variables": ["Context.id.history", "User.username", "Person.name.full", "ResourceLink.id"],
        },
    });
    if let Some(name) = customs.account_name {
        document[PLATFORM]["https://canvas.instructure.com/lti/account_name"] = json!(name);
    }
    if let Some(edit) = &state.configuration_edit {
        edit(&mut document);
    }
    body(200, JSON, document.to_string())
}

fn refuse(customs: &Customs, status: u16, why: &str) -> HttpResponse {
    match customs.registration_errors {
        RegistrationErrors::PlainText => body(status, "text/plain; charset=utf-8", why.to_owned()),
        RegistrationErrors::Json if status == 401 => body(401, JSON, json!({"errorMessage": why}).to_string()),
        RegistrationErrors::Json => body(status, JSON, json!({"errors": [{"message": why}]}).to_string()),
    }
}

/// The tool's request.
pub(super) async fn register(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    sent: web::Bytes,
) -> HttpResponse {
    let customs = manners.customs();
    let now = platform.now();
    let mut state = platform.lock();
    let token = header(&request, &AUTHORIZATION).strip_prefix("Bearer ").unwrap_or_default().to_owned();
    if token.is_empty() {
        return refuse(customs, 401, "missing_registration_token");
    }
    let Some(ticket) = state.tickets.get(&token).filter(|ticket| ticket.manners == *manners && ticket.expires > now)
    else {
        return refuse(customs, 401, "invalid_registration_token");
    };
    let updates = ticket.updates.clone();
    if ticket.is_used && customs.registration_token_works_once && updates.is_none() {
        return refuse(customs, 401, "token_already_used");
    }
    let wanted: Value = serde_json::from_slice(&sent).unwrap_or_default();
    if let Err((status, why)) = check(customs, &wanted) {
        return refuse(customs, status, why);
    }
    if let Some(ticket) = state.tickets.get_mut(&token) {
        ticket.is_used = true;
    }
    let client_id = enter(&mut state, *manners, updates, &wanted);
    state.registrations.push(wanted.clone());
    body(200, JSON, answer(&platform, customs, client_id, wanted).to_string())
}

/// What each family insists on.
fn check(customs: &Customs, wanted: &Value) -> Result<(), (u16, &'static str)> {
    let tool = &wanted[TOOL];
    let listed =
        |name: &str, value: &str| wanted[name].as_array().is_some_and(|all| all.iter().any(|one| one == value));
    let texts = ["initiate_login_uri", "client_name", "jwks_uri"].iter().all(|name| wanted[*name].is_string());
    let has_redirect = wanted["redirect_uris"].as_array().is_some_and(|all| all.iter().any(Value::is_string));
    if !texts || !has_redirect || !listed("response_types", "id_token") {
        return Err((400, "missing_or_invalid_parameter"));
    }
    if wanted["token_endpoint_auth_method"] != "private_key_jwt" {
        return Err((400, "token_endpoint_auth_method_not_supported"));
    }
    let scopes: Vec<&str> = wanted["scope"].as_str().unwrap_or_default().split_whitespace().collect();
    match customs.registration_errors {
        RegistrationErrors::PlainText => {
            let domain = tool["domain"].as_str().ok_or((400, "missing_domain"))?;
            let target = tool["target_link_uri"].as_str().and_then(|target| Url::parse(target).ok());
            let authority = target.map(|url| {
                let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                format!("{}{port}", url.host_str().unwrap_or_default())
            });
            (authority.as_deref() == Some(domain)).then_some(()).ok_or((400, "domain_targetlinkuri_mismatch"))
        }
        RegistrationErrors::Json => {
            if scopes.iter().any(|scope| !customs.scopes_supported.contains(scope)) {
                return Err((422, "scopes are invalid"));
            }
            let both = listed("grant_types", "implicit") && listed("grant_types", "client_credentials");
            let complete = tool["claims"].is_array() && tool["messages"].is_array() && tool["domain"].is_string();
            (both && complete && wanted["application_type"] == "web")
                .then_some(())
                .ok_or((422, "configuration is invalid"))
        }
    }
}

/// Takes the tool over as it described itself, and gives its client id.
fn enter(state: &mut State, manners: Manners, updates: Option<String>, wanted: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let tool = &wanted[TOOL];
    state.tool = ToolAddress {
        login_url: text(&wanted["initiate_login_uri"]),
        launch_url: text(&wanted["redirect_uris"][0]),
        jwks_url: text(&wanted["jwks_uri"]),
    };
    state.kept_tool_keys = None;
    state.scopes = text(&wanted["scope"]).split_whitespace().map(str::to_owned).collect();
    let custom = tool["custom_parameters"].as_object().into_iter().flatten();
    state.custom = custom.map(|(name, value)| (name.clone(), text(value))).collect();
    let claims = |name: &str| tool["claims"].as_array().is_some_and(|all| all.iter().any(|claim| claim == name));
    state.shares_names = claims("name");
    state.shares_emails = claims("email");
    let client = match updates {
        Some(_) => Client { is_dynamic: true, ..state.client(manners).clone() },
        None => {
            let client_id = match manners {
                Manners::Moodle => random_hex(8)[..15].to_owned(),
                Manners::Canvas => format!("1000000000{:04}", 100 + state.registrations.len()),
            };
            Client { client_id, is_active: false, is_dynamic: true }
        }
    };
    let client_id = client.client_id.clone();
    state.clients.insert(manners, client);
    client_id
}

/// The request again, with what the platform adds.
fn answer(platform: &Platform, customs: &Customs, client_id: String, mut wanted: Value) -> Value {
    wanted["client_id"] = json!(client_id);
    match customs.registration_errors {
        RegistrationErrors::PlainText => {
            wanted[TOOL]["deployment_id"] = json!(customs.deployment_id);
            wanted[TOOL]["version"] = json!("1.3.0");
            // Moodle names every grade service as soon as one was asked for.
            let asked = wanted["scope"].as_str().unwrap_or_default().to_owned();
            if asked.contains(AGS) {
                let others = asked.split_whitespace().filter(|scope| !scope.starts_with(AGS)).map(str::to_owned);
                let grades =
                    ["score", "result.readonly", "lineitem.readonly", "lineitem"].map(|name| format!("{AGS}{name}"));
                wanted["scope"] = json!(grades.into_iter().chain(others).collect::<Vec<_>>().join(" "));
            }
        }
        RegistrationErrors::Json => {
            wanted["deployment_id"] = json!(customs.deployment_id);
            wanted["registration_client_uri"] = json!(platform.url(customs.registration_path));
        }
    }
    wanted
}
