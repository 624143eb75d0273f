//! What an administrator of the practice LMS does: pastes a tool's registration link, sees it in a frame, and switches
//! the tool on.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

use super::manners::Manners;
use super::pages::{document, escape, home, refusal};
use super::registration::frame_address;
use super::state::{Platform, State};
use super::wire::{parameters, query};

/// Closes the frame when the tool says so, as both families do. Without scripts there is a link.
const CLOSING: &str = "<script>addEventListener('message', function (event) {\
    if (event.source === document.getElementById('tool').contentWindow && event.data \
    && event.data.subject === 'org.imsglobal.lti.close') { location.replace('/admin/tools?closed'); }\
    });</script>";

/// `GET /admin/tools`
pub(super) async fn tools(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let state = platform.lock();
    let message = match query(&request) {
        query if query.contains_key("closed") => "<p class=\"note\" role=\"status\">The tool closed its window.</p>",
        query if query.contains_key("activated") => "<p class=\"note\" role=\"status\">The tool is active.</p>",
        _ => "",
    };
    let content = format!(
        "{message}<h2>Register a tool by its link</h2>\n<p>Paste the link that the tool's operator gave you. It opens \
         here, says what will be shared, and asks for one click.</p>\n\
         <form method=\"post\" action=\"/admin/tools\">\n<p><label for=\"link\">Registration link</label><br>\
         <input id=\"link\" name=\"link\" type=\"url\" required></p>\n{}<p><button>Open the link</button></p>\
         </form>\n<h2>The tool of {}</h2>\n{}",
        if state.client(state.manners).is_dynamic { UPDATE_OR_NEW } else { "" },
        state.manners.customs().title,
        card(&state),
    );
    document(200, "Tools", &[home()], "", &content)
}

const UPDATE_OR_NEW: &str = "<fieldset><legend>The tool is known already</legend>\
    <label><input type=\"radio\" name=\"how\" value=\"update\" checked> Update it</label>\
    <label><input type=\"radio\" name=\"how\" value=\"new\"> Register a new one</label></fieldset>\n";

fn card(state: &State) -> String {
    let client = state.client(state.manners);
    let (says, button) = if client.is_active {
        ("It is active.", "")
    } else {
        (
            "It waits for an administrator to switch it on.",
            "<form method=\"post\" action=\"/admin/tools/activate\"><button>Activate</button></form>",
        )
    };
    format!(
        "<div class=\"note\"><p>Client id <strong>{}</strong>, {}. {says}</p>{button}</div>",
        escape(&client.client_id),
        if client.is_dynamic { "registered by link" } else { "registered beforehand" },
    )
}

/// `POST /admin/tools`: the tool's own page, in a frame.
pub(super) async fn open_link(platform: web::Data<Platform>, form: web::Bytes) -> HttpResponse {
    let form = parameters(&form);
    let manners = platform.lock().manners;
    let is_update = form.get("how").is_some_and(|how| how == "update");
    let link = form.get("link").map_or("", |link| link.trim());
    let Some(address) = frame_address(&platform, manners, link, is_update) else {
        return refusal(400, "This is not a registration link: it begins with https://.");
    };
    let content = format!(
        "<iframe id=\"tool\" name=\"tool\" title=\"Registration\" src=\"{}\"></iframe>\n{CLOSING}\n\
         <p><a href=\"/admin/tools\">Back to the tools</a></p>",
        escape(&address),
    );
    document(200, "Registering a tool", &[home()], "wide", &content)
}

/// `POST /admin/tools/activate`
pub(super) async fn activate(platform: web::Data<Platform>) -> HttpResponse {
    let mut state = platform.lock();
    let manners = state.manners;
    switch_on(&mut state, manners);
    HttpResponse::SeeOther().insert_header((LOCATION, "/admin/tools?activated")).finish()
}

pub(super) fn switch_on(state: &mut State, manners: Manners) {
    let client = super::registration::Client { is_active: true, ..state.client(manners).clone() };
    state.clients.insert(manners, client);
}
