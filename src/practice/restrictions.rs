//! Access restrictions, as a teacher sets them: which activities launch the tool, and who may open each.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

use super::course::ResourceLink;
use super::pages::{document, encoded, escape, home, refusal};
use super::state::{Platform, State};
use super::wire::{parameters, query};

/// `/restrictions?as=…`
pub(super) async fn page(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let query = query(&request);
    let key = query.get("as").map_or("", String::as_str);
    let state = platform.lock();
    let lines: String = state.course.links.iter().map(|link| line(&state, link, key)).collect();
    let saved = if query.contains_key("saved") { "<p class=\"note\" role=\"status\">Saved.</p>" } else { "" };
    let content = format!(
        "{saved}<p>These activities of the course open the badge tool. A restriction keeps learners out until they have \
         enough points; who teaches is always let in. The tool sees whom an activity lets in, and no grade.</p>\n{lines}\n\
         <h2>One more activity</h2>\n<form method=\"post\" action=\"/restrictions?as={}\">\
         <p><label for=\"title\">Name</label> <input id=\"title\" name=\"title\" required maxlength=\"100\"> \
         <button class=\"second\">Add it</button></p></form>",
        encoded(key),
    );
    let back = (format!("/course?as={}", encoded(key)), "Back to the course");
    document(200, "Access restrictions", &[home(), back], "", &content)
}

fn line(state: &State, link: &ResourceLink, key: &str) -> String {
    let (number, title) = (link.number, escape(&link.title));
    let chosen = link.needs.as_ref();
    let options: String = state
        .course
        .columns
        .iter()
        .map(|column| {
            let label = escape(&column.label);
            let selected = if chosen.is_some_and(|(known, _)| *known == column.label) { " selected" } else { "" };
            format!("<option value=\"{label}\"{selected}>{label}</option>")
        })
        .collect();
    let points = chosen.map_or_else(String::new, |(_, points)| points.to_string());
    format!(
        "<h2>{title}</h2>\n<p><a href=\"/course?as={key}&amp;link={number}\">Open it</a></p>\n\
         <form method=\"post\" action=\"/restrictions?as={key}\"><fieldset><legend>Restrict access to {title}</legend>\
         <input type=\"hidden\" name=\"link\" value=\"{number}\">\
         <label for=\"column-{number}\">Points in</label> <select id=\"column-{number}\" name=\"column\">\
         <option value=\"\">no restriction</option>{options}</select> \
         <label for=\"points-{number}\">at least</label> \
         <input type=\"number\" step=\"any\" min=\"0\" id=\"points-{number}\" name=\"points\" value=\"{points}\"> \
         <button>Save</button></fieldset></form>",
        key = encoded(key),
    )
}

/// `POST /restrictions`: changes the restriction of an activity, or adds an activity.
pub(super) async fn save(platform: web::Data<Platform>, request: HttpRequest, form: web::Bytes) -> HttpResponse {
    let (query, form) = (query(&request), parameters(&form));
    let key = query.get("as").map_or("", String::as_str);
    let mut state = platform.lock();
    if let Some(title) = form.get("title").map(|title| title.trim()).filter(|title| !title.is_empty()) {
        let number = state.course.links.iter().map(|link| link.number).max().unwrap_or_default().saturating_add(1);
        state.course.links.push(ResourceLink::new(number, title));
    } else {
        let number = form.get("link").and_then(|number| number.parse::<u32>().ok());
        let needs = match (form.get("column").map_or("", String::as_str), form.get("points")) {
            ("", _) => None,
            (column, points) => match points.and_then(|points| points.replace(',', ".").parse::<f64>().ok()) {
                Some(points) if points.is_finite() && points >= 0.0 => Some((column.to_owned(), points)),
                _ => return refusal(422, "Say how many points are needed."),
            },
        };
        match state.course.links.iter_mut().find(|link| Some(link.number) == number) {
            Some(link) => (link.open_to, link.needs) = (None, needs),
            None => return refusal(404, "There is no such activity."),
        }
    }
    let address = format!("/restrictions?saved&as={}", encoded(key));
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}
