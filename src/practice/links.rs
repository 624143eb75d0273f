//! Links that the tool gives: asked for from a dialog, answered by a signed form, kept as activities of the course
//! ([LTI Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0)).

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::claims::LTI;
use super::manners::{Manners, Place};
use super::oidc::Hint;
use super::state::{Platform, State};
use super::wire::{body, parameters, query};
use super::{pages, token};

const DL: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/";

/// A request for links, as the platform remembers it.
pub(super) struct AskedForLinks {
    pub manners: Manners,
    pub copy: u32,
    /// Who asked.
    pub person: Option<String>,
    /// What came and waits to be saved.
    pub items: Vec<Value>,
}

/// Turns the claims of a launch into a request for links.
pub(super) fn ask_for_links(
    platform: &Platform,
    state: &State,
    hint: &Hint,
    place: &Place,
    token: &str,
    claims: &mut Value,
) {
    let customs = hint.manners.customs();
    let links = &customs.links;
    let (before, behind) = links.return_path;
    let number = customs.number_of(state.course.copy);
    let placement = if hint.manners == Manners::Canvas { format!("&placement={}", place.name) } else { String::new() };
    let address = platform.url(&format!("{before}{number}{behind}{placement}&{}={token}", links.token));
    claims[format!("{LTI}message_type")] = json!("LtiDeepLinkingRequest");
    claims[format!("{DL}deep_linking_settings")] = json!({
        "deep_link_return_url": address,
        "accept_types": place.takes,
        "accept_presentation_document_targets": links.targets,
        "accept_multiple": place.several,
        "auto_create": false,
    });
    if hint.manners == Manners::Canvas {
        claims["https://www.instructure.com/placement"] = json!(place.name);
    }
    if let Some(claims) = claims.as_object_mut() {
        claims.remove(&format!("{LTI}resource_link"));
    }
    if let Some(services) = claims["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"].as_object_mut() {
        services.remove("lineitem");
    }
}

/// Remembers that links were asked for.
pub(super) fn remember(state: &mut State, hint: &Hint) {
    if let Some((_, token)) = &hint.asks {
        let asked =
            AskedForLinks { manners: hint.manners, copy: hint.copy, person: hint.person.clone(), items: vec![] };
        state.asked.insert(token.clone(), asked);
    }
}

/// `POST` at the return address: checks the answer as the platform does, and keeps or shows what came.
pub(super) async fn answered(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    form: web::Bytes,
) -> HttpResponse {
    let manners = *manners;
    let customs = manners.customs();
    let refuse = |why: &str| match manners {
        Manners::Moodle => pages::refusal(404, why),
        Manners::Canvas => {
            let text = json!({"errors": {"jwt": [{"attribute": "jwt", "type": why, "message": why}]}}).to_string();
            body(400, "application/json; charset=utf-8", text)
        }
    };
    let sent: Vec<(String, String)> = url::form_urlencoded::parse(&form).into_owned().collect();
    let [(name, jwt)] = &sent[..] else { return refuse("the form has other fields than JWT") };
    if name != "JWT" {
        return refuse("there is no JWT");
    }
    if token::check_signature(&platform, manners, jwt).await.is_err() {
        return refuse("JWT verification failure");
    }
    let Some(claims) = token::unverified_claims(jwt) else { return refuse("the JWT cannot be read") };
    if let Err(why) = check(&platform, manners, &claims) {
        return refuse(why);
    }
    let query = query(&request);
    let mut state = platform.lock();
    let token = query.get(customs.links.token).cloned().unwrap_or_default();
    let Some(asked) = state.asked.get_mut(&token).filter(|asked| asked.manners == manners) else {
        return refuse("your session has timed out");
    };
    asked.items = claims[format!("{DL}content_items")].as_array().cloned().unwrap_or_default();
    let (copy, person, count) = (asked.copy, asked.person.clone().unwrap_or_default(), asked.items.len());
    state.link_answers.push(claims);
    if !customs.links.are_confirmed {
        keep(&mut state, &token);
    }
    state.take_out(copy);
    drop(state);
    let saved = !customs.links.are_confirmed || count == 0;
    pages::back_from_dialog(&person, if saved { None } else { Some(&token) })
}

fn check(platform: &Platform, manners: Manners, claims: &Value) -> Result<(), &'static str> {
    let customs = manners.customs();
    if claims["iss"] != customs.client_id {
        return Err("the issuer of the JWT is not the tool");
    }
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    if text(&format!("{LTI}message_type")) != "LtiDeepLinkingResponse" || text(&format!("{LTI}version")) != "1.3.0" {
        return Err("the JWT is no answer to a request for links");
    }
    if !customs.links.checks_claims {
        return Ok(());
    }
    let now = platform.now().timestamp();
    let (issued, expires) = (claims["iat"].as_i64().unwrap_or(0), claims["exp"].as_i64().unwrap_or(0));
    if claims["aud"] != json!(platform.base) {
        return Err("the JWT is for another platform");
    }
    if issued > now || issued < now - 300 || expires <= now {
        return Err("the JWT is not of this time");
    }
    if text("nonce").is_empty() || text(&format!("{LTI}deployment_id")) != customs.deployment_id {
        return Err("the JWT lacks a nonce, or the deployment");
    }
    Ok(())
}

/// Turns what came into activities of the course. Only what the platform takes is kept.
fn keep(state: &mut State, token: &str) {
    let Some(asked) = state.asked.get_mut(token) else { return };
    let (items, customs, copy) = (std::mem::take(&mut asked.items), asked.manners.customs(), asked.copy);
    state.take_out(copy);
    for item in items.iter().filter(|item| item["type"] == "ltiResourceLink") {
        state.course.add_item(customs, item);
    }
}

/// Saves whatever waits to be saved.
pub(super) fn save_latest(state: &mut State) {
    let waiting: Vec<String> =
        state.asked.iter().filter(|(_, asked)| !asked.items.is_empty()).map(|(token, _)| token.clone()).collect();
    for token in waiting {
        keep(state, &token);
    }
    let chosen = state.chosen;
    state.take_out(chosen);
}

/// `/links?as=…`: the dialog in which the tool picks, or what it picked, to be saved.
pub(super) async fn ask(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let query = query(&request);
    let waiting: Option<Vec<String>> = query.get("waiting").and_then(|token| {
        let state = platform.lock();
        let title = |item: &Value| item["title"].as_str().unwrap_or_default().to_owned();
        state.asked.get(token).map(|asked| asked.items.iter().map(title).collect())
    });
    match (waiting, query.get("waiting")) {
        (Some(titles), Some(token)) => pages::confirm_links(&query, token, &titles),
        _ => pages::dialog(&platform, &query),
    }
}

/// `POST /links`: the teacher saves.
pub(super) async fn save(platform: web::Data<Platform>, form: web::Bytes) -> HttpResponse {
    let form = parameters(&form);
    let field = |name: &str| form.get(name).map_or("", String::as_str);
    keep(&mut platform.lock(), field("waiting"));
    pages::to_course(field("as"))
}
