//! The login and the launch from the platform's side: OpenID Connect third-party login as LTI 1.3 uses it
//! ([1EdTech Security Framework 1.0](https://www.imsglobal.org/spec/security/v1p0/#openid_connect_launch_flow)).

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::keys::{Signature, random_hex, signing_input};
use super::manners::{AuthErrors, Dated, Manners, Place, RedirectMatch};
use super::state::{Platform, State};
use super::wire::{Parameters, body, parameters};
use super::{claims, links, pages};

/// Changes claims and header of an id_token before it is signed.
pub(super) type Edit = Arc<dyn Fn(&mut Value, &mut Value) + Send + Sync>;

/// What a login began with; kept until its single use.
#[derive(Clone)]
pub(super) struct Hint {
    pub manners: Manners,
    /// The person's key; `None` for a visitor whom the platform does not name.
    pub person: Option<String>,
    /// The copy of the course that it is opened from; 0 for the course itself.
    pub copy: u32,
    pub link: u32,
    /// Asks for links, from this place and under this token.
    pub asks: Option<(&'static Place, String)>,
    pub in_window: bool,
    /// Whether the login names the frame that keeps values for the tool, where the platform has one.
    pub offers_storage: bool,
    pub begun: DateTime<Utc>,
    pub roles: Option<Vec<String>>,
    pub edit: Option<Edit>,
    pub signature: Signature,
}

/// A login that the platform asks the browser to begin at the tool.
#[derive(Clone, Debug)]
pub struct Login {
    /// The tool's login address.
    pub address: String,
    /// The fields of the form or the query, in the platform's order.
    pub fields: Vec<(String, String)>,
    pub by_get: bool,
}

impl Login {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The same as one address, for a login by GET.
    pub fn as_get(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.fields);
        let separator = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{separator}{}", self.address, query.finish())
    }
}

/// The form that brings the id_token, or an error, to the tool.
#[derive(Clone, Debug)]
pub struct LaunchPost {
    pub address: String,
    pub fields: Vec<(String, String)>,
}

impl LaunchPost {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The id_token.
    ///
    /// # Panics
    /// When the platform answered with an error.
    pub fn id_token(&self) -> &str {
        self.field("id_token").unwrap_or_else(|| panic!("the platform answered {:?}", self.fields))
    }

    pub fn state(&self) -> &str {
        self.field("state").unwrap_or_default()
    }
}

impl Hint {
    /// A plain launch of a link.
    pub fn new(manners: Manners, person: Option<String>, link: u32, begun: DateTime<Utc>) -> Self {
        Self {
            manners,
            person,
            copy: 0,
            link,
            asks: None,
            in_window: false,
            offers_storage: false,
            begun,
            roles: None,
            edit: None,
            signature: Signature::Proper,
        }
    }
}

/// What the authentication endpoint answers.
pub(super) enum Answer {
    Post(LaunchPost),
    Page { status: u16, why: String },
    Json { status: u16, value: Value },
}

const HINT_MINUTES: i64 = 5;

/// Remembers a login and gives the fields that begin it.
pub(super) fn begin(platform: &Platform, mut hint: Hint) -> Login {
    let now = platform.now();
    hint.begun = now;
    let mut state = platform.lock();
    hint.copy = state.course.copy;
    state.hints.retain(|_, kept| kept.begun > now - Duration::minutes(HINT_MINUTES) && kept.begun <= now);
    let customs = hint.manners.customs();
    let client_id = state.client(hint.manners).client_id.clone();
    let person = hint.person.as_deref().and_then(|key| state.course.person(key));
    let login_hint = person.map_or_else(|| ANONYMOUS_HINT.to_owned(), |person| person.login_hint(customs));
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let (message_hint, fields) = match hint.manners {
        Manners::Moodle => {
            let launch_id = format!("ltilaunch{}_{}", hint.link, random_hex(8));
            let message_hint = json!({"cmid": hint.link, "launchid": launch_id}).to_string();
            let fields = vec![
                field("iss", &platform.base),
                field("target_link_uri", &state.tool.launch_url),
                field("login_hint", &login_hint),
                field("client_id", &client_id),
                field("lti_deployment_id", customs.deployment_id),
                field("lti_message_hint", &message_hint),
            ];
            (launch_id, fields)
        }
        Manners::Canvas => {
            let message_hint = canvas_message_hint(&state, now);
            let mut fields = vec![
                field("iss", &platform.base),
                field("login_hint", &login_hint),
                field("client_id", &client_id),
                field("lti_deployment_id", customs.deployment_id),
                field("target_link_uri", &state.tool.launch_url),
                field("lti_message_hint", &message_hint),
                field("canvas_environment", "prod"),
                field("canvas_region", "us-east-1"),
            ];
            if hint.offers_storage {
                fields.push(field("lti_storage_target", STORAGE_FRAME));
            }
            (message_hint, fields)
        }
    };
    links::remember(&mut state, &hint);
    state.hints.insert(message_hint, hint);
    Login { address: state.tool.login_url.clone(), fields, by_get: state.login_by_get }
}

/// The frame that keeps values for tools, by the name that tools look for.
pub(super) const STORAGE_FRAME: &str = "post_message_forwarding";

/// What stands for a visitor of a public course.
const ANONYMOUS_HINT: &str = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

fn canvas_message_hint(state: &State, now: DateTime<Utc>) -> String {
    let expires = (now + Duration::minutes(HINT_MINUTES)).timestamp();
    let header = json!({"typ": "JWT", "alg": "RS256"});
    let payload =
        json!({"verifier": random_hex(32), "canvas_domain": "practice", "context_type": "Course", "exp": expires});
    state.keys[0].sign(&header, &payload)
}

/// The name under which a login is kept, as found in its `lti_message_hint`.
fn login_named_by(manners: Manners, message_hint: &str) -> Option<String> {
    match manners {
        Manners::Moodle => {
            let hint: Value = serde_json::from_str(message_hint).ok()?;
            Some(hint["launchid"].as_str()?.to_owned())
        }
        Manners::Canvas => Some(message_hint.to_owned()),
    }
}

fn redirect_is_registered(rule: &RedirectMatch, registered: &str, sent: &str) -> bool {
    match rule {
        RedirectMatch::Exact => registered == sent,
        RedirectMatch::UpToQuery => {
            let (place, pairs) = registered.split_once('?').unwrap_or((registered, ""));
            let (sent_place, sent_pairs) = sent.split_once('?').unwrap_or((sent, ""));
            let sent_pairs = parameters(sent_pairs.as_bytes());
            place == sent_place
                && parameters(pairs.as_bytes()).iter().all(|(name, value)| sent_pairs.get(name) == Some(value))
        }
    }
}

/// Judges an authentication request; a login is used up by its first answer.
pub(super) fn authorize(platform: &Platform, manners: Manners, sent: &Parameters) -> Answer {
    let customs = manners.customs();
    let now = platform.now();
    let value = |name: &str| sent.get(name).map_or("", String::as_str);
    let mut state = platform.lock();
    let is_redirect_known =
        redirect_is_registered(&customs.redirect_match, &state.tool.launch_url, value("redirect_uri"));
    let untrusted = |why: &str| match customs.auth_errors {
        AuthErrors::OwnPageWhenUntrusted => Answer::Page { status: 404, why: why.to_owned() },
        AuthErrors::AlwaysToTool => Answer::Json { status: 400, value: json!({"errors": [{"message": why}]}) },
    };
    if !is_redirect_known {
        return untrusted("Invalid redirect_uri");
    }
    let refused = |code: &str, why: &str| {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![field("error", code), field("error_description", why)];
        if !value("state").is_empty() {
            fields.push(field("state", value("state")));
        }
        Answer::Post(LaunchPost { address: value("redirect_uri").to_owned(), fields })
    };
    let client = state.client(manners);
    let is_our_client = client.is_active && value("client_id") == client.client_id;
    let named = login_named_by(manners, value("lti_message_hint"));
    let hint = named.and_then(|name| state.hints.remove(&name));
    let hint = hint.filter(|hint| hint.manners == manners && hint.begun + Duration::minutes(HINT_MINUTES) > now);
    if let Some(hint) = &hint {
        state.take_out(hint.copy);
    }
    let missing: Vec<_> = customs.required_auth_parameters.iter().filter(|name| value(name).is_empty()).collect();

    match customs.auth_errors {
        AuthErrors::OwnPageWhenUntrusted => {
            // Without the launch there is no tool whose address could be trusted.
            let Some(hint) = hint else { return untrusted("Invalid request: no such launch") };
            if !missing.is_empty() {
                return refused("invalid_request", "A required parameter is missing");
            }
            if value("scope") != "openid" {
                return refused("invalid_scope", "");
            }
            if value("response_type") != "id_token" {
                return refused("unsupported_response_type", "");
            }
            if !is_our_client {
                return refused("unauthorized_client", "");
            }
            if !is_same_person(&state, &hint, value("login_hint")) {
                return refused("access_denied", "");
            }
            if value("response_mode") != "form_post" {
                return refused("invalid_request", "Invalid response_mode");
            }
            if !matches!(value("prompt"), "" | "none") {
                return refused("invalid_request", "Invalid prompt");
            }
            answer_to(platform, &state, &hint, sent, now)
        }
        AuthErrors::AlwaysToTool => {
            if !missing.is_empty() {
                let names: Vec<&str> = missing.into_iter().copied().collect();
                return refused(
                    "invalid_request_object",
                    &format!("The following parameters are missing: {}", names.join(",")),
                );
            }
            let fixed = [
                ("scope", "openid"),
                ("response_type", "id_token"),
                ("response_mode", "form_post"),
                ("prompt", "none"),
            ];
            if let Some((name, wanted)) = fixed.into_iter().find(|(name, wanted)| value(name) != *wanted) {
                return refused("invalid_request_object", &format!("The '{name}' must be '{wanted}'"));
            }
            if !is_our_client {
                return refused("unauthorized_client", "Client not authorized in requested context");
            }
            let Some(hint) = hint else {
                return refused("launch_no_longer_valid", "The launch has either expired or already been consumed");
            };
            if !is_same_person(&state, &hint, value("login_hint")) {
                return refused("login_required", "Must have an active user session");
            }
            answer_to(platform, &state, &hint, sent, now)
        }
    }
}

fn is_same_person(state: &State, hint: &Hint, login_hint: &str) -> bool {
    let customs = hint.manners.customs();
    match hint.person.as_deref().map(|key| state.course.person(key)) {
        Some(Some(person)) => person.login_hint(customs) == login_hint,
        // Removed from the course since the login began.
        Some(None) => false,
        None => login_hint == ANONYMOUS_HINT,
    }
}

fn answer_to(platform: &Platform, state: &State, hint: &Hint, sent: &Parameters, now: DateTime<Utc>) -> Answer {
    let customs = hint.manners.customs();
    let dated = match customs.id_token_dated {
        Dated::AtLogin => hint.begun,
        Dated::AtAnswer => now,
    };
    let nonce = sent.get("nonce").map_or("", String::as_str);
    let claims = claims::launch(platform, state, hint, nonce, dated.timestamp());
    let id_token = signed(state, hint, claims);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![field("id_token", &id_token)];
    if let Some(value) = sent.get("state") {
        fields.push(field("state", value));
    }
    if hint.offers_storage && hint.manners == Manners::Canvas {
        fields.push(field("lti_storage_target", STORAGE_FRAME));
    }
    Answer::Post(LaunchPost { address: sent.get("redirect_uri").cloned().unwrap_or_default(), fields })
}

/// Signs the claims as the hint wants it, after its edits.
fn signed(state: &State, hint: &Hint, mut claims: Value) -> String {
    let customs = hint.manners.customs();
    let key = &state.keys[0];
    let mut header = json!({"typ": "JWT", "alg": "RS256", "kid": key.kid(customs)});
    let stranger = matches!(hint.signature, Signature::AnotherKey | Signature::UnpublishedKey)
        .then(|| super::keys::Key::generate(hint.begun));
    match (hint.signature, &stranger) {
        (Signature::UnpublishedKey, _) => header["kid"] = json!(random_hex(10)),
        (Signature::None, _) => header["alg"] = json!("none"),
        (Signature::PublicKeyAsSecret, _) => header["alg"] = json!("HS256"),
        _ => {}
    }
    if let Some(edit) = &hint.edit {
        edit(&mut claims, &mut header);
    }
    match (hint.signature, &stranger) {
        (Signature::None, _) => format!("{}.", signing_input(&header, &claims)),
        (Signature::PublicKeyAsSecret, _) => key.sign_with_modulus_as_secret(&header, &claims),
        (_, Some(stranger)) => stranger.sign(&header, &claims),
        (_, None) => key.sign(&header, &claims),
    }
}

/// `GET` and `POST` at the authentication endpoint.
pub(super) async fn authentication(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    form: web::Bytes,
) -> HttpResponse {
    let mut sent = parameters(request.query_string().as_bytes());
    sent.extend(parameters(&form));
    match authorize(&platform, *manners, &sent) {
        Answer::Post(post) => pages::self_submitting(&post),
        Answer::Page { status, why } => pages::refusal(status, &why),
        Answer::Json { status, value } => body(status, "application/json; charset=utf-8", value.to_string()),
    }
}

/// The platform's public keys, the newest first.
pub(super) async fn key_set(platform: web::Data<Platform>, manners: web::ReqData<Manners>) -> HttpResponse {
    let customs = manners.customs();
    let state = platform.lock();
    let keys: Vec<Value> = state.keys.iter().take(customs.keys_shown).map(|key| key.jwk(customs)).collect();
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, "application/json; charset=utf-8"));
    if let Some(seconds) = customs.keys_max_age {
        response.insert_header((CACHE_CONTROL, format!("max-age={seconds}, private")));
    }
    response.body(json!({"keys": keys}).to_string())
}
